// SPDX-License-Identifier: EUPL-1.2
// Said only after the application is safe: the code, the slip, what comes next.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property AcceptedController controller

    //% "Your application is accepted"
    question: qsTrId("accepted.question")
    //% "A person at the city will look at it. Bring your papers when you come for the card."
    detail: qsTrId("accepted.detail")
    symbol: "check"
    badgeTint: Theme.goodSoft
    badgeInk: Theme.good

    SlipCard {
        controller: root.controller
    }
    Item {
        Layout.fillHeight: true
    }
    footer: BigButton {
        objectName: "goOn"
        Layout.fillWidth: true
        symbol: "forward"
        text: qsTrId("common.next")
        onClicked: root.controller.goOn()
    }
    Component.onCompleted: Qt.callLater(root.controller.print)
}
