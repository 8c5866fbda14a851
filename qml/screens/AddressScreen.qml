// SPDX-License-Identifier: EUPL-1.2
// An address: at home, or of whoever takes the mail; the same lines for all.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property AddressController controller

    keyboard: true
    //% "Where shall the mail go?"
    readonly property string mailQuestion: qsTrId("address.mail.question")
    //% "What is your address?"
    readonly property string homeQuestion: qsTrId("address.home.question")
    question: root.controller.mail ? root.mailQuestion : root.homeQuestion

    Field {
        objectName: "careOf"
        Layout.fillWidth: true
        //% "Care of (if someone takes your mail)"
        label: qsTrId("address.careof")
        text: root.controller.careOf
        onEdited: text => root.controller.careOf = text
    }
    RowLayout {
        spacing: Theme.spacing

        Field {
            objectName: "street"
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            focus: true
            //% "Number and street"
            label: qsTrId("address.street")
            text: root.controller.street
            onEdited: text => root.controller.street = text
        }
        Field {
            objectName: "unit"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            //% "Apt."
            label: qsTrId("address.unit")
            text: root.controller.unit
            onEdited: text => root.controller.unit = text
        }
    }
    RowLayout {
        spacing: Theme.spacing

        Field {
            objectName: "city"
            Layout.fillWidth: true
            Layout.preferredWidth: 4
            //% "City"
            label: qsTrId("address.city")
            text: root.controller.city
            onEdited: text => root.controller.city = text
        }
        Field {
            objectName: "state"
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            maximumLength: 2
            //% "State"
            label: qsTrId("address.state")
            text: root.controller.state
            onEdited: text => root.controller.state = text
        }
        Field {
            objectName: "postalCode"
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            maximumLength: 10
            keys: Keyboard.Digits
            //% "ZIP code"
            label: qsTrId("address.zip")
            text: root.controller.postalCode
            onEdited: text => root.controller.postalCode = text
        }
    }
    Note {
        objectName: "fault"
        visible: root.controller.fault.length > 0
        kind: Note.Problem
        text: root.controller.fault
    }
    Item {
        Layout.fillHeight: true
    }
    footer: BigButton {
        objectName: "save"
        Layout.fillWidth: true
        symbol: "forward"
        text: qsTrId("common.next")
        onClicked: root.controller.save()
    }
}
