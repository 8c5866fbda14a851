// SPDX-License-Identifier: EUPL-1.2
// One sentence of a promise or a warning, with its picture.
import QtQuick
import QtQuick.Layouts
import Ventanilla

RowLayout {
    id: root

    required property string text
    required property string symbol

    Layout.fillWidth: true
    spacing: Theme.spacingGroup

    Badge {
        Layout.alignment: Qt.AlignTop
        name: root.symbol
        implicitWidth: Theme.badgeSmall
    }
    Words {
        Layout.fillWidth: true
        Layout.minimumHeight: Theme.badgeSmall
        verticalAlignment: Text.AlignVCenter
        text: root.text
    }
}
