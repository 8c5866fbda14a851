// SPDX-License-Identifier: EUPL-1.2
// Shows how a paper is laid into the tray, picture side up.
import QtQuick
import Ventanilla

Item {
    id: root

    property bool sheet: false

    implicitWidth: Theme.badge * 3
    implicitHeight: Theme.badge * 2
    Accessible.ignored: true

    Rectangle {
        id: tray

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        width: parent.width
        height: parent.height * 0.82
        radius: Theme.radius
        color: Theme.tray
        border.color: Theme.trayEdge
        border.width: Theme.lineThick * 2
    }
    Rectangle {
        id: paper

        readonly property real restY: tray.y + (tray.height - height) / 2

        anchors.horizontalCenter: parent.horizontalCenter
        width: root.sheet ? tray.height * 0.6 : tray.width * 0.5
        height: root.sheet ? tray.height * 0.78 : width * 0.63
        y: restY
        radius: root.sheet ? 0 : Theme.radiusSmall
        color: Theme.paper

        Rectangle {
            id: photo

            visible: !root.sheet
            x: parent.width * 0.08
            y: parent.height * 0.18
            width: parent.width * 0.27
            height: parent.height * 0.6
            radius: Theme.radiusSmall
            color: Theme.surfaceTint

            Icon {
                anchors.centerIn: parent
                width: parent.width * 0.8
                height: width
                name: "person"
            }
        }
        Column {
            x: root.sheet ? parent.width * 0.12 : parent.width * 0.43
            y: parent.height * 0.2
            spacing: parent.height * (root.sheet ? 0.07 : 0.12)

            Repeater {
                model: root.sheet ? 6 : 4

                Rectangle {
                    required property int index

                    width: paper.width * (root.sheet ? (index % 3 === 2 ? 0.45 : 0.76) : (index % 2 === 0 ? 0.48 : 0.34))
                    height: Math.max(Theme.lineThick, paper.height * 0.05)
                    radius: height / 2
                    color: index === 0 ? Theme.warm : Theme.outline
                }
            }
        }
        SequentialAnimation on y {
            running: Theme.slow > 0 && root.visible
            loops: Animation.Infinite

            NumberAnimation {
                from: -paper.height * 0.1
                to: paper.restY
                duration: Theme.slow
                easing.type: Easing.OutCubic
            }
            PauseAnimation {
                duration: Theme.slow * 3
            }
        }
    }
}
