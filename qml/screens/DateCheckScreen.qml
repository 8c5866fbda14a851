// SPDX-License-Identifier: EUPL-1.2
// Whether the paper is still good, when the kiosk could not see its date.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property DateCheckController controller

    symbol: "calendar"
    //% "Is your ID still valid?"
    readonly property string identityQuestion: qsTrId("date.valid.question")
    //: %1 is a number of days.
    //% "Is the paper from the last %1 days?"
    readonly property string proofQuestion: qsTrId("date.recent.question").arg(root.controller.days)
    question: root.controller.proof ? root.proofQuestion : root.identityQuestion
    //% "Look for the date on it."
    detail: qsTrId("date.detail")

    ChoiceCard {
        objectName: "yes"
        symbol: "check"
        //% "Yes"
        text: qsTrId("common.yes")
        onClicked: root.controller.yes()
    }
    ChoiceCard {
        objectName: "no"
        symbol: "close"
        //% "No"
        text: qsTrId("common.no")
        onClicked: root.controller.no()
    }
    ChoiceCard {
        objectName: "unknown"
        symbol: "question"
        //% "I do not know"
        text: qsTrId("common.unknown")
        onClicked: root.controller.unknown()
    }
    Item {
        Layout.fillHeight: true
    }
}
