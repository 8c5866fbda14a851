// SPDX-License-Identifier: EUPL-1.2
// Names the recipient and each thing that would be sent; all off until ticked.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property BankConsentController controller

    //: %1 is the name of a bank.
    //% "May the city send this to %1?"
    question: qsTrId("bank.consent.question").arg(root.controller.bankName)
    //% "Tick each line that you allow. Nothing else is sent. You can take it back with the code on your paper."
    detail: qsTrId("bank.consent.detail")

    Note {
        objectName: "trouble"
        visible: root.controller.state !== BankConsentController.Ready
        kind: Note.Problem
        text: qsTrId("summary.trouble")
    }
    TickRow {
        objectName: "tickName"
        //% "My name"
        text: qsTrId("bank.consent.name")
        value: root.controller.name
        ticked: root.controller.nameTicked
        onClicked: root.controller.tickName(!ticked)
    }
    TickRow {
        objectName: "tickLanguage"
        //% "My language"
        text: qsTrId("bank.consent.language")
        value: root.controller.languageName
        ticked: root.controller.languageTicked
        onClicked: root.controller.tickLanguage(!ticked)
    }
    TickRow {
        objectName: "tickContact"
        visible: root.controller.contact.length > 0
        //% "How to reach me"
        text: qsTrId("bank.consent.contact")
        value: root.controller.contact
        ticked: root.controller.contactTicked
        onClicked: root.controller.tickContact(!ticked)
    }
    Item {
        Layout.fillHeight: true
    }
    footer: BigButton {
        objectName: "send"
        Layout.fillWidth: true
        symbol: "check"
        enabled: root.controller.complete
        //% "Yes, send it"
        text: qsTrId("bank.consent.send")
        onClicked: root.controller.send()
    }
}
