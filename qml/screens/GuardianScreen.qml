// SPDX-License-Identifier: EUPL-1.2
// A young resident comes with a grown-up who is responsible.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property GuardianController controller

    symbol: "people"
    //% "Is your parent or guardian here with you?"
    question: qsTrId("guardian.question")

    ChoiceCard {
        objectName: "yes"
        symbol: "check"
        //% "Yes, here beside me"
        text: qsTrId("guardian.yes")
        onClicked: root.controller.answer(true)
    }
    ChoiceCard {
        objectName: "no"
        symbol: "clock"
        //% "Not today"
        text: qsTrId("guardian.no")
        //% "You can go on. They come with you for the card."
        detail: qsTrId("guardian.no.detail")
        onClicked: root.controller.answer(false)
    }
    Item {
        Layout.fillHeight: true
    }
}
