// SPDX-License-Identifier: EUPL-1.2
// Exactly one of three; going alone stands first and sends no number.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property BankHowController controller

    symbol: "people"
    //% "How do you want to meet the bank?"
    question: qsTrId("bank.how.question")

    ChoiceCard {
        objectName: "goMyself"
        symbol: "walk"
        //% "I will go myself"
        text: qsTrId("bank.how.myself")
        //% "You take a paper with you. No phone number is sent."
        detail: qsTrId("bank.how.myself.detail")
        onClicked: root.controller.goMyself()
    }
    ChoiceCard {
        objectName: "text"
        symbol: "message"
        //% "Send me a text"
        text: qsTrId("bank.how.text")
        onClicked: root.controller.text()
    }
    ChoiceCard {
        objectName: "call"
        symbol: "phone"
        //% "Call me"
        text: qsTrId("bank.how.call")
        onClicked: root.controller.call()
    }
    Item {
        Layout.fillHeight: true
    }
}
