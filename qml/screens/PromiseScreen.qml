// SPDX-License-Identifier: EUPL-1.2
// What the city keeps and what it does not, before anything is asked.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property PromiseController controller

    symbol: "shield"
    //% "Our promise to you"
    question: qsTrId("promise.question")
    spoken: [question, notAsked.text, notKept.text, kept.text, court.text].join(" ")

    PromiseLine {
        id: notAsked

        symbol: "none"
        //% "I do not ask about immigration."
        text: qsTrId("promise.notasked")
    }
    PromiseLine {
        id: notKept

        symbol: "none"
        //% "I look at your papers, then I forget them: no picture, kind, number or country is kept."
        text: qsTrId("promise.notkept")
    }
    PromiseLine {
        id: kept

        symbol: "card"
        //% "The city keeps your name, birth date, photo, signature, address and how to reach you."
        text: qsTrId("promise.kept")
    }
    PromiseLine {
        id: court

        symbol: "alert"
        //% "A judge can order the city to hand over what it keeps."
        text: qsTrId("promise.court")
    }
    Item {
        Layout.fillHeight: true
    }
    footer: BigButton {
        objectName: "acceptPromise"
        Layout.fillWidth: true
        symbol: "check"
        //% "I understand, go on"
        text: qsTrId("promise.accept")
        onClicked: root.controller.accept()
    }
}
