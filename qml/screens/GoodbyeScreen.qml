// SPDX-License-Identifier: EUPL-1.2
// Says that everything here is forgotten, and reminds of the papers.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property GoodbyeController controller

    symbol: "sparkle"
    //% "Thank you. Goodbye!"
    question: qsTrId("goodbye.question")
    detail: {
        if (root.controller.applicationSent)
            //% "Your application is on its way. This kiosk has forgotten you."
            return qsTrId("goodbye.sent");
        //% "Nothing was sent and nothing was kept. This kiosk has forgotten you."
        return qsTrId("goodbye.nothing");
    }

    Note {
        symbol: "paper"
        //% "Please take your papers with you."
        text: qsTrId("goodbye.papers")
    }
    Item {
        Layout.fillHeight: true
    }
    footer: BigButton {
        objectName: "finish"
        Layout.fillWidth: true
        symbol: "check"
        //% "Ready for the next person"
        text: qsTrId("goodbye.finish")
        onClicked: root.controller.finish()
    }
}
