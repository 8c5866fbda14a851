// SPDX-License-Identifier: EUPL-1.2
// What a bank may have to do, said before consent.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property BankWarningController controller

    symbol: "alert"
    badgeTint: Theme.warmSoft
    badgeInk: Theme.warm
    //% "Please know this first"
    question: qsTrId("bank.warning.question")
    spoken: [question, first.text, second.text, third.text].join(" ")

    PromiseLine {
        id: first

        symbol: "bank"
        //% "Banks follow federal rules and may have to report to the government. The city cannot stop that."
        text: qsTrId("bank.warning.rules")
    }
    PromiseLine {
        id: second

        symbol: "paper"
        //% "The bank will ask for your papers itself, and keeps its own records."
        text: qsTrId("bank.warning.papers")
    }
    PromiseLine {
        id: third

        symbol: "card"
        //% "You can get the city card without this."
        text: qsTrId("bank.warning.card")
    }
    Item {
        Layout.fillHeight: true
    }
    footer: BigButton {
        objectName: "acceptWarning"
        Layout.fillWidth: true
        symbol: "check"
        text: qsTrId("promise.accept")
        onClicked: root.controller.accept()
    }
}
