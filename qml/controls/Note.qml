// SPDX-License-Identifier: EUPL-1.2
// A sentence that matters, set apart: a hint, good news, or a problem with its way out.
import QtQuick
import QtQuick.Layouts
import Ventanilla

Rectangle {
    id: root

    enum Kind {
        Hint,
        Good,
        Problem
    }

    property int kind: Note.Hint
    property string text
    property string symbol: root.kind === Note.Problem ? "alert" : (root.kind === Note.Good ? "check" : "info")
    readonly property color ink: root.kind === Note.Problem ? Theme.problem : (root.kind === Note.Good ? Theme.good : Theme.accent)

    Layout.fillWidth: true
    implicitWidth: row.implicitWidth + Theme.spacingGroup * 2
    implicitHeight: row.implicitHeight + Theme.spacing * 2
    radius: Theme.radius
    color: root.kind === Note.Problem ? Theme.problemSoft : (root.kind === Note.Good ? Theme.goodSoft : Theme.surfaceTint)
    border.color: root.ink
    border.width: Theme.highContrast ? Theme.lineThin : 0
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.text

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.spacingGroup
        anchors.rightMargin: Theme.spacingGroup
        spacing: Theme.spacing

        Icon {
            name: root.symbol
            color: root.ink
            Layout.alignment: Qt.AlignTop
            implicitWidth: Theme.iconSmall
            implicitHeight: Theme.iconSmall
        }
        Words {
            Layout.fillWidth: true
            text: root.text
            color: root.ink
            font.pixelSize: Theme.fontSmall
        }
    }
}
