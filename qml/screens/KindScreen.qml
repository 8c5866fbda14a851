// SPDX-License-Identifier: EUPL-1.2
// What the paper is, when it could not say so itself.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property KindController controller

    //% "What is it that you laid down?"
    question: qsTrId("kind.question")
    //% "I could not read it. That happens, it is not your fault. Choose what it is, then you can type."
    readonly property string unreadDetail: qsTrId("kind.unread")
    //% "I use this once and do not keep it."
    readonly property string plainDetail: qsTrId("kind.plain")
    detail: root.controller.unread ? root.unreadDetail : root.plainDetail

    Repeater {
        model: root.controller.kinds.length

        BigButton {
            required property int index

            objectName: "kind_" + root.controller.kinds[index]
            Layout.fillWidth: true
            kind: BigButton.Secondary
            text: root.controller.labels[index] ?? ""
            onClicked: root.controller.choose(root.controller.kinds[index])
        }
    }
    BigButton {
        objectName: "kind_other"
        Layout.fillWidth: true
        kind: BigButton.Secondary
        //% "Something else"
        text: qsTrId("kind.other")
        onClicked: root.controller.somethingElse()
    }
    Item {
        Layout.fillHeight: true
    }
}
