// SPDX-License-Identifier: EUPL-1.2
// People answer, at a place, with the code on the slip: the kiosk does not look cards up.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property OfficeController controller

    symbol: "clock"
    //% "Where is my card?"
    question: qsTrId("started.question")
    //% "This kiosk cannot look it up yet. Please bring the paper with your code here, or call:"
    detail: qsTrId("started.detail")

    OfficeCard {
        controller: root.controller
    }
    Item {
        Layout.fillHeight: true
    }
}
