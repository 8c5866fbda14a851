// SPDX-License-Identifier: EUPL-1.2
// What the card costs, and that nobody is turned away for money.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property FeeController controller

    symbol: "coin"
    //: %1 is an amount like $10.
    //% "The card costs %1"
    question: qsTrId("fee.question").arg(root.controller.amount)
    //% "You pay at the city's counter, not here."
    detail: qsTrId("fee.detail")

    ChoiceCard {
        objectName: "pay"
        symbol: "coin"
        //% "I will pay at the counter"
        text: qsTrId("fee.pay")
        onClicked: root.controller.pay()
    }
    ChoiceCard {
        objectName: "waive"
        visible: root.controller.waivable
        symbol: "check"
        //% "I ask not to pay"
        text: qsTrId("fee.waive")
        //% "You need not say why."
        detail: qsTrId("fee.waive.detail")
        onClicked: root.controller.waive()
    }
    Item {
        Layout.fillHeight: true
    }
}
