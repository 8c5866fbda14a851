// SPDX-License-Identifier: EUPL-1.2
// Where mail goes; neither answer is preset.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property MailController controller

    symbol: "mail"
    //% "How do you want to get your card?"
    question: qsTrId("mail.question")

    ChoiceCard {
        objectName: "home"
        symbol: "home"
        //% "By mail to my address"
        text: qsTrId("mail.home")
        onClicked: root.controller.home()
    }
    ChoiceCard {
        objectName: "other"
        symbol: "mail"
        //% "By mail to another place"
        text: qsTrId("mail.other")
        onClicked: root.controller.other()
    }
    ChoiceCard {
        objectName: "pickUp"
        symbol: "walk"
        //% "I pick it up"
        text: qsTrId("mail.pickup")
        onClicked: root.controller.pickUp()
    }
    Item {
        Layout.fillHeight: true
    }
}
