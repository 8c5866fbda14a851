// SPDX-License-Identifier: EUPL-1.2
// The name as the resident writes it: one, two or more parts, any letters.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property NameController controller

    symbol: "person"
    keyboard: true
    //% "What is your name?"
    question: qsTrId("name.question")
    //% "Write it as it shall stand on your card. One name alone is fine."
    detail: qsTrId("name.detail")

    Field {
        objectName: "given"
        Layout.fillWidth: true
        focus: true
        //% "First names"
        label: qsTrId("name.given")
        text: root.controller.given
        onEdited: text => root.controller.given = text
        onAccepted: nextItemInFocusChain().forceActiveFocus()
    }
    Field {
        objectName: "family"
        Layout.fillWidth: true
        //% "First last name"
        label: qsTrId("name.family")
        text: root.controller.family
        onEdited: text => root.controller.family = text
        onAccepted: nextItemInFocusChain().forceActiveFocus()
    }
    Field {
        objectName: "secondFamily"
        Layout.fillWidth: true
        //% "Second last name, if you have one"
        label: qsTrId("name.second")
        text: root.controller.secondFamily
        onEdited: text => root.controller.secondFamily = text
        onAccepted: root.controller.save()
    }
    Note {
        objectName: "fault"
        visible: root.controller.fault.length > 0
        kind: Note.Problem
        text: root.controller.fault
    }
    Item {
        Layout.fillHeight: true
    }
    footer: BigButton {
        objectName: "save"
        Layout.fillWidth: true
        symbol: "forward"
        //% "Go on"
        text: qsTrId("common.next")
        onClicked: root.controller.save()
    }
}
