// SPDX-License-Identifier: EUPL-1.2
// What the city asks and never asks, in a few sentences, and where people help.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property OfficeController controller

    symbol: "shield"
    //% "Your rights here"
    question: qsTrId("rights.question")

    PromiseLine {
        symbol: "none"
        //% "We never ask about immigration. Nobody at the city may ask you that for this card."
        text: qsTrId("rights.immigration")
    }
    PromiseLine {
        symbol: "none"
        //% "We do not ask for a Social Security number."
        text: qsTrId("rights.ssn")
    }
    PromiseLine {
        symbol: "check"
        //% "You may stop at any time. Then we keep nothing."
        text: qsTrId("rights.stop")
    }
    Words {
        Layout.fillWidth: true
        //% "People help you here:"
        text: qsTrId("rights.people")
        font.bold: true
    }
    OfficeCard {
        controller: root.controller
    }
    Item {
        Layout.fillHeight: true
    }
}
