// SPDX-License-Identifier: EUPL-1.2
// Branches with dated facts; what is not known says: ask the bank.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property BankBranchController controller

    //% "Which one suits you?"
    question: qsTrId("bank.branch.question")
    //% "The city takes no money from banks."
    detail: qsTrId("bank.branch.detail")

    Repeater {
        model: root.controller.branches

        BranchCard {
            id: card

            objectName: "branch_" + card.branchKey
            onClicked: root.controller.choose(card.bankKey, card.branchKey)
        }
    }
    Item {
        Layout.fillHeight: true
    }
}
