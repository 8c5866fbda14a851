// SPDX-License-Identifier: EUPL-1.2
//
// One sentence of a promise or a warning, with its picture.
import QtQuick
import QtQuick.Layouts
import Ventanilla

Item {
    id: root

    required property string text
    required property string symbol

    Layout.fillWidth: true
    implicitWidth: Theme.touchTarget
    implicitHeight: Math.max(badge.height, words.height)

    Badge {
        id: badge

        width: Theme.badgeSmall
        height: Theme.badgeSmall
        name: root.symbol
    }
    Words {
        id: words

        x: Theme.badgeSmall + Theme.spacingGroup
        y: Math.max(0, (badge.height - height) / 2)
        width: root.width - x
        text: root.text
    }
}
