// SPDX-License-Identifier: EUPL-1.2
// The kiosk's own keyboard: large keys, no learning, no suggestions. Writes where the focus is.
import QtQuick
import QtQuick.Layouts
import Ventanilla

Rectangle {
    id: root

    enum Layer {
        Names,
        Digits,
        Email
    }

    readonly property TextInput target: root.Window.activeFocusItem as TextInput
    readonly property int keys: root.target && "keys" in root.target ? root.target["keys"] : Keyboard.Names
    readonly property bool atWordStart: !root.target || root.target.cursorPosition === 0 || " -'".includes(root.target.text.charAt(root.target.cursorPosition - 1))
    property bool accents: false
    property bool shifted: false
    readonly property bool upper: root.keys === Keyboard.Names && (root.shifted !== root.atWordStart)
    //: Which keyboard this language writes with: "en" or "es".
    //% "en"
    readonly property KeyboardLayout layout: qsTrId("keyboard.layout") === "es" ? spanish : english
    readonly property var rows: root.accents ? root.layout.accents : root.layout.letters

    function type(character) {
        root.target?.insert(root.target.cursorPosition, character);
        root.shifted = false;
    }

    implicitHeight: column.implicitHeight + 2 * Theme.spacing
    color: Theme.surfaceBar

    LayoutEnglish {
        id: english
    }
    LayoutSpanish {
        id: spanish
    }
    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.margins: Theme.spacing
        spacing: Theme.keySpacing

        KeyRow {
            Layout.fillWidth: true
            characters: root.layout.digits
            onTyped: character => root.type(character)
        }
        KeyRow {
            Layout.fillWidth: true
            visible: root.keys !== Keyboard.Digits
            characters: root.rows[0]
            upper: root.upper
            onTyped: character => root.type(character)
        }
        KeyRow {
            Layout.fillWidth: true
            Layout.leftMargin: root.rows[1].length < 10 ? Theme.keyHeight / 2 : 0
            Layout.rightMargin: Layout.leftMargin
            visible: root.keys !== Keyboard.Digits
            characters: root.rows[1]
            upper: root.upper
            onTyped: character => root.type(character)
        }
        RowLayout {
            spacing: Theme.keySpacing
            visible: root.keys !== Keyboard.Digits

            Key {
                objectName: "key_shift"
                Layout.fillWidth: true
                Layout.preferredWidth: 1.5
                symbol: "shift"
                strong: root.upper
                //% "Capital letters"
                text: qsTrId("keyboard.shift")
                onClicked: root.shifted = !root.shifted
            }
            KeyRow {
                Layout.fillWidth: true
                Layout.preferredWidth: characters.length
                characters: root.rows[2]
                upper: root.upper
                onTyped: character => root.type(character)
            }
            Key {
                objectName: "key_erase"
                Layout.fillWidth: true
                Layout.preferredWidth: 1.5
                symbol: "erase"
                //% "Erase"
                text: qsTrId("keyboard.erase")
                onClicked: root.target?.remove(root.target.cursorPosition - 1, root.target.cursorPosition)
            }
        }
        RowLayout {
            spacing: Theme.keySpacing

            Key {
                objectName: "key_accents"
                Layout.fillWidth: true
                Layout.preferredWidth: 2
                visible: root.keys !== Keyboard.Digits
                strong: root.accents
                text: root.accents ? "abc" : "áéñ"
                //% "Letters with accents"
                label: qsTrId("keyboard.accents")
                onClicked: root.accents = !root.accents
            }
            Key {
                objectName: "key_space"
                Layout.fillWidth: true
                Layout.preferredWidth: 5
                //% "space"
                text: qsTrId("keyboard.space")
                onClicked: root.type(" ")
            }
            KeyRow {
                Layout.fillWidth: true
                Layout.preferredWidth: characters.length
                characters: root.keys === Keyboard.Digits ? "-" : (root.keys === Keyboard.Email ? root.layout.emailMarks : root.layout.marks)
                onTyped: character => root.type(character)
            }
            Key {
                objectName: "key_erase_digit"
                Layout.fillWidth: true
                Layout.preferredWidth: 2
                visible: root.keys === Keyboard.Digits
                symbol: "erase"
                text: qsTrId("keyboard.erase")
                onClicked: root.target?.remove(root.target.cursorPosition - 1, root.target.cursorPosition)
            }
        }
    }
}
