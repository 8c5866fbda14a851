// SPDX-License-Identifier: EUPL-1.2
// The same question for everyone; neither answer is preset.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property AddressOnCardController controller

    symbol: "home"
    //% "Do you want an address on your card?"
    question: qsTrId("oncard.question")
    //% "Both are fine. The card is good either way."
    detail: qsTrId("oncard.detail")

    ChoiceCard {
        objectName: "yes"
        symbol: "home"
        //% "Yes, with an address"
        text: qsTrId("oncard.yes")
        onClicked: root.controller.answer(true)
    }
    ChoiceCard {
        objectName: "no"
        symbol: "card"
        //% "No, without an address"
        text: qsTrId("oncard.no")
        onClicked: root.controller.answer(false)
    }
    Item {
        Layout.fillHeight: true
    }
}
