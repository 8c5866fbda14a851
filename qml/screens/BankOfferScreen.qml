// SPDX-License-Identifier: EUPL-1.2
// An offer, only after the card is safe, and off unless wanted.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property BankOfferController controller

    symbol: "bank"
    //% "An offer, if you want it"
    question: qsTrId("bank.offer.question")
    //% "We can introduce you to a bank that opens accounts. Your card does not depend on it."
    detail: qsTrId("bank.offer.detail")

    ChoiceCard {
        objectName: "no"
        symbol: "none"
        //% "No, thank you"
        text: qsTrId("bank.offer.no")
        onClicked: root.controller.answer(false)
    }
    ChoiceCard {
        objectName: "yes"
        symbol: "bank"
        //% "Yes, show me"
        text: qsTrId("bank.offer.yes")
        onClicked: root.controller.answer(true)
    }
    Item {
        Layout.fillHeight: true
    }
}
