// SPDX-License-Identifier: EUPL-1.2
// The two words by which the resident knows the bank, and its own slip.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property AcceptedController controller

    symbol: "check"
    badgeTint: Theme.goodSoft
    badgeInk: Theme.good
    //% "Done. These are your two words:"
    question: qsTrId("bank.accepted.question")
    //% "Who is from the bank says them first. The bank never asks for money, a code or papers by phone."
    readonly property string rule: qsTrId("bank.accepted.detail")
    spoken: [question, root.controller.words, root.rule].join(" ")

    Rectangle {
        Layout.fillWidth: true
        implicitHeight: words.implicitHeight + 2 * Theme.spacingGroup
        radius: Theme.radius
        color: Theme.warmSoft
        border.color: Theme.warm
        border.width: Theme.lineThick

        Words {
            id: words

            objectName: "words"
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.spacing
            horizontalAlignment: Text.AlignHCenter
            text: root.controller.words
            font.pixelSize: Theme.fontHero
            font.bold: true
        }
    }
    Words {
        Layout.fillWidth: true
        text: root.rule
        color: Theme.textSoft
    }
    Words {
        Layout.fillWidth: true
        text: root.controller.branch
        font.bold: true
    }
    Words {
        Layout.fillWidth: true
        visible: root.controller.voucher
        //: %1 is a date.
        //% "Your paper works there from %1."
        text: qsTrId("bank.accepted.from").arg(root.controller.worksFrom)
    }
    SlipCard {
        controller: root.controller
    }
    Item {
        Layout.fillHeight: true
    }
    footer: BigButton {
        objectName: "goOn"
        Layout.fillWidth: true
        symbol: "check"
        //% "I am done"
        text: qsTrId("bank.accepted.done")
        onClicked: root.controller.goOn()
    }
    Component.onCompleted: Qt.callLater(root.controller.print)
}
