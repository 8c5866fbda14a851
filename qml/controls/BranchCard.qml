// SPDX-License-Identifier: EUPL-1.2
// One branch of a bank and what is known about it.
import QtQuick
import QtQuick.Layouts
import Ventanilla

BaseButton {
    id: root

    required property string bankKey
    required property string branchKey
    required property string name
    required property string place
    required property string hours
    required property string fee
    required property string deposit
    required property string membership
    required property string ssn
    required property string secondPaper
    required property string languages
    required property string asOf

    readonly property var facts: [root.fee, root.deposit, root.membership, root.ssn, root.secondPaper, root.languages].filter(fact => fact.length > 0)

    Layout.fillWidth: true
    padding: Theme.spacingGroup
    label: [root.name, root.place, root.hours].concat(root.facts).join(". ")

    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.surfacePressed : Theme.surfaceRaised
        border.color: Theme.outline
        border.width: Theme.lineThin
    }
    contentItem: ColumnLayout {
        spacing: Theme.spacingTight

        RowLayout {
            spacing: Theme.spacing

            Words {
                Layout.fillWidth: true
                text: root.name
                font.bold: true
                font.pixelSize: Theme.fontLarge
                Accessible.ignored: true
            }
            Icon {
                name: "forward"
                implicitWidth: Theme.iconSmall
                implicitHeight: Theme.iconSmall
            }
        }
        Words {
            Layout.fillWidth: true
            text: root.place
            font.pixelSize: Theme.fontSmall
            Accessible.ignored: true
        }
        Words {
            Layout.fillWidth: true
            text: root.hours
            color: Theme.textSoft
            font.pixelSize: Theme.fontSmall
            Accessible.ignored: true
        }
        Words {
            Layout.fillWidth: true
            Layout.topMargin: Theme.spacingTight
            text: root.facts.map(fact => "•  " + fact).join("\n")
            font.pixelSize: Theme.fontSmall
            lineHeight: Theme.lineHeightList
            Accessible.ignored: true
        }
        Words {
            Layout.fillWidth: true
            text: root.asOf
            color: Theme.textSoft
            font.pixelSize: Theme.fontSmall
            font.italic: true
            Accessible.ignored: true
        }
    }
}
