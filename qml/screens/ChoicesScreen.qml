// SPDX-License-Identifier: EUPL-1.2
// Three large choices, the first minute's only question.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property ChoicesController controller

    symbol: "window"
    //% "What can we do for you?"
    question: qsTrId("choices.question")

    Note {
        visible: root.controller.journey.closed
        symbol: "clock"
        //% "This kiosk takes no applications today. Please ask at the counter."
        text: qsTrId("choices.closed")
    }
    ChoiceCard {
        objectName: "cityId"
        visible: !root.controller.journey.closed
        symbol: "card"
        //% "Get a city ID"
        text: qsTrId("choices.cityid")
        //% "It takes about ten minutes."
        detail: qsTrId("choices.cityid.detail")
        onClicked: root.controller.cityId()
    }
    ChoiceCard {
        objectName: "alreadyStarted"
        symbol: "clock"
        //% "I already started"
        text: qsTrId("choices.started")
        //% "Where is my card? Something is wrong."
        detail: qsTrId("choices.started.detail")
        onClicked: root.controller.alreadyStarted()
    }
    ChoiceCard {
        objectName: "rights"
        symbol: "shield"
        //% "Help and my rights"
        text: qsTrId("choices.rights")
        //% "What we ask, and what we never ask."
        detail: qsTrId("choices.rights.detail")
        onClicked: root.controller.rights()
    }
    Item {
        Layout.fillHeight: true
    }
}
