// SPDX-License-Identifier: EUPL-1.2
// A line to write on, with its name above it. Keys come from our keyboard or from a real one.
import QtQuick
import Ventanilla

FocusScope {
    id: root

    required property string label
    property alias text: input.text
    property alias maximumLength: input.maximumLength
    property int keys: Keyboard.Names

    signal edited(string text)
    signal accepted

    implicitWidth: Theme.touchTarget
    implicitHeight: name.implicitHeight + Theme.spacingTight + box.height

    Words {
        id: name

        width: parent.width
        text: root.label
        color: Theme.textSoft
        font.pixelSize: Theme.fontSmall
        Accessible.ignored: true
    }
    Rectangle {
        id: box

        anchors.top: name.bottom
        anchors.topMargin: Theme.spacingTight
        width: parent.width
        height: Math.max(Theme.fieldHeight, input.implicitHeight + Theme.spacing)
        radius: Theme.radiusSmall
        color: Theme.surfaceRaised
        border.color: input.activeFocus ? Theme.accent : Theme.outline
        border.width: input.activeFocus ? Theme.lineThick : Theme.lineThin

        TextInput {
            id: input

            property int keys: root.keys

            objectName: root.objectName.length > 0 ? root.objectName + "Input" : ""
            anchors.fill: parent
            anchors.leftMargin: Theme.spacing
            anchors.rightMargin: Theme.spacing
            verticalAlignment: TextInput.AlignVCenter
            focus: true
            activeFocusOnTab: true
            clip: true
            color: Theme.textStrong
            selectionColor: Theme.accent
            selectedTextColor: Theme.textOnAccent
            font.family: Theme.family
            font.pixelSize: Theme.fontLarge
            maximumLength: 80
            inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
            Accessible.role: Accessible.EditableText
            Accessible.name: root.label
            onTextChanged: root.edited(text)
            onAccepted: root.accepted()
        }
    }
}
