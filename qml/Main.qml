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

    // In a window of a desktop that is smaller than the kiosk's panel everything is drawn smaller.
    property real fit: 1

    MainView {
        width: root.width / root.fit
        height: root.height / root.fit
        scale: root.fit
        transformOrigin: Item.TopLeft
        focus: true
        journey: root.journey
    }
}
