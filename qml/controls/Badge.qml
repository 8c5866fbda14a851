// SPDX-License-Identifier: EUPL-1.2
// A picture beside the words: an icon in a quiet disc.
import QtQuick
import Ventanilla

Rectangle {
    id: root

    required property string name
    property color tint: Theme.surfaceTint
    property color ink: Theme.accent

    implicitWidth: Theme.badge
    implicitHeight: implicitWidth
    radius: width / 2
    color: root.tint
    border.color: Theme.outline
    border.width: Theme.highContrast ? Theme.lineThin : 0

    Icon {
        anchors.centerIn: parent
        width: root.width * 0.56
        height: width
        name: root.name
        color: root.ink
    }
}
