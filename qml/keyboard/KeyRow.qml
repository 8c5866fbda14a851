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
        // Always ten: Qt 6.4 crashes when a layout inside a moving layout loses an item.
        model: 10

        Key {
            id: key

            required property int index

            visible: index < root.characters.length
            objectName: "key_" + root.characters.charAt(index)
            text: root.upper ? root.characters.charAt(index).toUpperCase() : root.characters.charAt(index)
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: root.typed(key.text)
        }
    }
}
