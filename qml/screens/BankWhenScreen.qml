// SPDX-License-Identifier: EUPL-1.2
// Now with the papers at hand, or later with the card.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property BankWhenController controller

    symbol: "calendar"
    //% "When do you want to go?"
    question: qsTrId("bank.when.question")

    ChoiceCard {
        objectName: "now"
        symbol: "paper"
        //% "Now, with the papers I have"
        text: qsTrId("bank.when.now")
        onClicked: root.controller.now()
    }
    ChoiceCard {
        objectName: "afterCard"
        symbol: "card"
        //% "After I get my city card"
        text: qsTrId("bank.when.after")
        onClicked: root.controller.afterCard()
    }
    Item {
        Layout.fillHeight: true
    }
}
