// SPDX-License-Identifier: EUPL-1.2
// Back, read it to me, stop and forget me: in the same place on every screen.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

Rectangle {
    id: root

    required property JourneyController journey

    signal readAloud
    signal stop

    implicitHeight: Theme.navHeight
    color: root.journey.canStop ? Theme.surfaceBar : Theme.surface

    Rectangle {
        width: parent.width
        height: Theme.lineThin
        visible: root.journey.canStop
        color: Theme.outlineSoft
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.pageMargin
        anchors.rightMargin: Theme.pageMargin
        spacing: Theme.spacing

        BigButton {
            objectName: "back"
            kind: BigButton.Quiet
            fontSize: Theme.fontNav
            implicitHeight: Theme.touchTarget
            leftPadding: Theme.spacing
            rightPadding: Theme.spacing
            symbol: "back"
            visible: root.journey.canGoBack
            //% "Back"
            text: qsTrId("nav.back")
            onClicked: root.journey.back()
        }
        Item {
            Layout.fillWidth: true
        }
        BigButton {
            objectName: "readAloud"
            kind: BigButton.Quiet
            fontSize: Theme.fontNav
            implicitHeight: Theme.touchTarget
            leftPadding: Theme.spacing
            rightPadding: Theme.spacing
            symbol: "speaker"
            visible: root.journey.hasVoice
            //% "Read it to me"
            text: qsTrId("nav.read")
            onClicked: root.readAloud()
        }
        Item {
            Layout.fillWidth: true
        }
        BigButton {
            objectName: "stop"
            kind: BigButton.Quiet
            fontSize: Theme.fontNav
            implicitHeight: Theme.touchTarget
            leftPadding: Theme.spacing
            rightPadding: Theme.spacing
            symbol: "close"
            visible: root.journey.canStop
            //% "Stop and forget me"
            text: qsTrId("nav.stop")
            onClicked: root.stop()
        }
    }
}
