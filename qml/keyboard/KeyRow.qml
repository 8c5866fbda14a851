// SPDX-License-Identifier: EUPL-1.2
// A row of character keys of equal width.
import QtQuick
import QtQuick.Layouts
import Ventanilla

RowLayout {
    id: root

    required property string characters
    property bool upper: false

    signal typed(string character)

    spacing: Theme.keySpacing

    Repeater {
        model: root.characters.length

        Key {
            id: key

            required property int index

            objectName: "key_" + root.characters.charAt(index)
            text: root.upper ? root.characters.charAt(index).toUpperCase() : root.characters.charAt(index)
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: root.typed(key.text)
        }
    }
}
