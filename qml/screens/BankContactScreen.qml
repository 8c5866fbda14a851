// SPDX-License-Identifier: EUPL-1.2
// The number, between which hours, and until when it may be used.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property BankContactController controller

    keyboard: true
    //% "Where can they text you?"
    readonly property string textQuestion: qsTrId("bank.contact.text")
    //% "Where can they call you?"
    readonly property string callQuestion: qsTrId("bank.contact.call")
    question: root.controller.text ? root.textQuestion : root.callQuestion

    Field {
        objectName: "value"
        Layout.fillWidth: true
        focus: true
        keys: Keyboard.Digits
        label: qsTrId("contact.phone.label")
        text: root.controller.value
        onEdited: text => root.controller.value = text
    }
    Words {
        Layout.fillWidth: true
        //% "Between which hours?"
        text: qsTrId("bank.contact.hours")
        color: Theme.textSoft
        font.pixelSize: Theme.fontSmall
    }
    GridLayout {
        Layout.fillWidth: true
        columns: 3
        columnSpacing: Theme.spacingTight

        Chip {
            objectName: "morning"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            //% "9 to 12"
            text: qsTrId("bank.hours.morning")
            chosen: root.controller.hours === BankContactController.Morning
            onClicked: root.controller.chooseHours(BankContactController.Morning)
        }
        Chip {
            objectName: "afternoon"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            //% "12 to 5"
            text: qsTrId("bank.hours.afternoon")
            chosen: root.controller.hours === BankContactController.Afternoon
            onClicked: root.controller.chooseHours(BankContactController.Afternoon)
        }
        Chip {
            objectName: "evening"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            //% "5 to 8"
            text: qsTrId("bank.hours.evening")
            chosen: root.controller.hours === BankContactController.Evening
            onClicked: root.controller.chooseHours(BankContactController.Evening)
        }
    }
    Words {
        Layout.fillWidth: true
        //% "Until when may they use your number?"
        text: qsTrId("bank.contact.until")
        color: Theme.textSoft
        font.pixelSize: Theme.fontSmall
    }
    GridLayout {
        Layout.fillWidth: true
        columns: 3
        columnSpacing: Theme.spacingTight

        Chip {
            objectName: "oneWeek"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            //% "One week"
            text: qsTrId("bank.until.one")
            chosen: root.controller.until === BankContactController.OneWeek
            onClicked: root.controller.chooseUntil(BankContactController.OneWeek)
        }
        Chip {
            objectName: "twoWeeks"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            //% "Two weeks"
            text: qsTrId("bank.until.two")
            chosen: root.controller.until === BankContactController.TwoWeeks
            onClicked: root.controller.chooseUntil(BankContactController.TwoWeeks)
        }
        Chip {
            objectName: "fourWeeks"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            //% "Four weeks"
            text: qsTrId("bank.until.four")
            chosen: root.controller.until === BankContactController.FourWeeks
            onClicked: root.controller.chooseUntil(BankContactController.FourWeeks)
        }
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
        text: qsTrId("common.next")
        enabled: root.controller.complete
        onClicked: root.controller.save()
    }
}
