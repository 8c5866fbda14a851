// SPDX-License-Identifier: EUPL-1.2
// City and name on the left; language, text size and contrast on the right; how far we are below.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

Rectangle {
    id: root

    required property JourneyController journey

    implicitHeight: Theme.barHeight + Theme.progressHeight
    color: Theme.surface

    RowLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.leftMargin: Theme.pageMargin
        anchors.rightMargin: Theme.pageMargin
        height: Theme.barHeight
        spacing: Theme.spacing

        Icon {
            name: "window"
        }
        Words {
            objectName: "cityName"
            Layout.fillWidth: true
            text: root.journey.cityName
            font.bold: true
            font.pixelSize: Math.min(Theme.fontSmall, Theme.icon)
            maximumLineCount: 1
            elide: Text.ElideRight
        }
        Chip {
            objectName: "switchLanguage"
            visible: root.journey.canStop && root.journey.otherLanguage.length > 0
            text: root.journey.otherLanguage
            onClicked: root.journey.switchLanguage()
        }
        Chip {
            objectName: "textSize"
            symbol: "textsize"
            //% "Larger text"
            text: qsTrId("top.textsize")
            chosen: false
            implicitWidth: Theme.touchTarget
            onClicked: Theme.textScale = Theme.textScale >= 2 ? 1 : Theme.textScale + 0.25
        }
        Chip {
            objectName: "contrast"
            symbol: "contrast"
            //% "Strong contrast"
            text: qsTrId("top.contrast")
            implicitWidth: Theme.touchTarget
            onClicked: Theme.highContrast = !Theme.highContrast
        }
    }
    Row {
        id: progress

        readonly property real segment: (width - spacing * (root.journey.parts - 1)) / root.journey.parts

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.leftMargin: Theme.pageMargin
        anchors.rightMargin: Theme.pageMargin
        height: Theme.progressHeight
        spacing: Theme.spacingTight
        visible: root.journey.part > 0
        Accessible.role: Accessible.ProgressBar
        //: How far the resident is, for those who cannot see the bar.
        //% "Part %1 of %2"
        Accessible.name: qsTrId("top.progress").arg(root.journey.part).arg(root.journey.parts)

        Repeater {
            model: root.journey.parts

            Rectangle {
                required property int index

                width: progress.segment
                height: progress.height
                radius: height / 2
                color: index < root.journey.part ? Theme.accent : Theme.outlineSoft
            }
        }
    }
}
