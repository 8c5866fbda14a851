// SPDX-License-Identifier: EUPL-1.2
// Everything that will be sent, each answer with a way to change it.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property SummaryController controller

    contentSpacing: Theme.spacingTight

    //% "Is everything right?"
    question: qsTrId("summary.question")
    //% "This goes to the city, sealed. Nothing else does."
    detail: qsTrId("summary.detail")

    Note {
        objectName: "trouble"
        visible: root.controller.state !== SummaryController.Ready
        kind: Note.Problem
        //% "It could not be saved just now. Nothing is lost: please try again, or ask a person for help."
        text: qsTrId("summary.trouble")
    }
    SummaryRow {
        buttonName: "editName"
        label: qsTrId("label.name")
        value: root.controller.name
        onEdit: root.controller.editName()
    }
    SummaryRow {
        buttonName: "editBirthDate"
        label: qsTrId("label.birthdate")
        value: root.controller.birthDate
        onEdit: root.controller.editBirthDate()
    }
    SummaryRow {
        buttonName: "editAddress"
        //% "Address on the card"
        label: qsTrId("summary.oncard")
        //% "No address"
        readonly property string noAddress: qsTrId("summary.noaddress")
        value: root.controller.addressOnCard ? root.controller.address : noAddress
        onEdit: root.controller.editAddress()
    }
    SummaryRow {
        buttonName: "editMail"
        //% "How I get my card"
        label: qsTrId("summary.mail")
        value: {
            switch (root.controller.mail) {
            case SummaryController.Home:
                //: %1 is an address.
                //% "By mail: %1"
                return qsTrId("summary.mail.to").arg(root.controller.address);
            case SummaryController.Other:
                return qsTrId("summary.mail.to").arg(root.controller.mailAddress);
            default:
                return qsTrId("mail.pickup");
            }
        }
        onEdit: root.controller.editAddress()
    }
    SummaryRow {
        buttonName: "editContact"
        //% "How you reach me"
        label: qsTrId("summary.contact")
        //% "Not at all"
        readonly property string noContact: qsTrId("summary.nocontact")
        value: root.controller.contact.length > 0 ? root.controller.contact : noContact
        onEdit: root.controller.editContact()
    }
    SummaryRow {
        buttonName: "editSignature"
        //% "Signature"
        label: qsTrId("summary.signature")
        value: {
            switch (root.controller.signature) {
            case SummaryController.Finger:
                //% "Written with my finger"
                return qsTrId("summary.finger");
            case SummaryController.Mark:
                return qsTrId("signature.mark");
            default:
                return qsTrId("signature.none");
            }
        }
        onEdit: root.controller.editSignature()
    }
    SummaryRow {
        visible: root.controller.fee !== SummaryController.NoFee
        editable: false
        //% "Price"
        label: qsTrId("summary.fee")
        //: %1 is an amount like $10.
        //% "%1 at the counter"
        readonly property string pays: qsTrId("summary.fee.pay").arg(root.controller.feeAmount)
        value: root.controller.fee === SummaryController.Waive ? qsTrId("fee.waive") : pays
    }
    Item {
        Layout.fillHeight: true
    }
    footer: BigButton {
        objectName: "submit"
        Layout.fillWidth: true
        symbol: "check"
        //% "Yes, send my application"
        text: qsTrId("summary.submit")
        onClicked: root.controller.submit()
    }
}
