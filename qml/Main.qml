// SPDX-License-Identifier: EUPL-1.2
//
// The window of one resident's journey. It is not shown until the stage says so.
import QtQuick
import Ventanilla
import Ventanilla.Ui

Window {
    id: root

    required property JourneyController journey

    width: 1080
    height: 1920
    visible: false
    color: Theme.surface
    //% "City ID"
    title: qsTrId("main.title")

    MainView {
        anchors.fill: parent
        focus: true
        journey: root.journey
    }
}
