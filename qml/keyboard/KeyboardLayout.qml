// SPDX-License-Identifier: EUPL-1.2
// A keyboard as data: rows of characters and which layer they stand on.
import QtQml

QtObject {
    required property var letters
    required property var accents
    readonly property string digits: "1234567890"
    property string marks: "-'."
    property string emailMarks: "@._-"
}
