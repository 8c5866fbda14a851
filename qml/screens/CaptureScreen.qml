// SPDX-License-Identifier: EUPL-1.2
// The live picture with the paper outlined, and one hint at a time.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property CaptureController controller
    readonly property bool away: root.controller.state === CaptureController.CameraAway

    question: root.hint
    readonly property string hint: {
        if (root.away)
            //% "The camera is not ready. One moment, please."
            return qsTrId("capture.away");
        if (root.controller.state === CaptureController.OnceMore)
            //% "Once more, please: lift the paper and lay it down again"
            return qsTrId("capture.again");
        switch (root.controller.hint) {
        case CaptureController.NoPaper:
            //% "Lay your paper on the tray"
            return qsTrId("capture.nopaper");
        case CaptureController.PaperTooBig:
            //% "Fold the paper so that it fits"
            return qsTrId("capture.toobig");
        case CaptureController.MoveIntoView:
            //% "Move it to the middle"
            return qsTrId("capture.move");
        case CaptureController.TooDark:
            //% "It is too dark. Take your hand away, please."
            return qsTrId("capture.dark");
        case CaptureController.TooBlurred:
            //% "Lay it flat"
            return qsTrId("capture.blurred");
        case CaptureController.Glare:
            //% "The light shines on it. Turn it a little."
            return qsTrId("capture.glare");
        case CaptureController.Covered:
            //% "Something covers it. Take your fingers away, please."
            return qsTrId("capture.covered");
        case CaptureController.TurnOver:
            //% "Turn it over, please"
            return qsTrId("capture.turn");
        case CaptureController.NotReadable:
            //% "I cannot read it. You can type instead."
            return qsTrId("capture.unreadable");
        case CaptureController.Reading:
            //% "I am reading …"
            return qsTrId("capture.reading");
        default:
            //% "Good. Leave it there."
            return qsTrId("capture.hold");
        }
    }

    PreviewItem {
        objectName: "preview"
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: Theme.choiceHeight * 2
        Layout.maximumHeight: width * 0.8
        controller: root.controller
        emptyColor: Theme.preview
        outlineColor: Theme.previewOutline
        outlineWidth: Theme.focusWidth
        cornerRadius: Theme.radius
    }
    Words {
        Layout.fillWidth: true
        //% "You see what I see. No picture is kept."
        text: qsTrId("capture.privacy")
        color: Theme.textSoft
        font.pixelSize: Theme.fontSmall
    }
    Item {
        Layout.fillHeight: true
    }
    footer: [
        BigButton {
            objectName: "typeInstead"
            Layout.fillWidth: true
            kind: BigButton.Secondary
            symbol: "keyboard"
            //% "Type instead"
            text: qsTrId("capture.type")
            onClicked: root.controller.typeInstead()
        },
        BigButton {
            objectName: "askForPerson"
            Layout.fillWidth: true
            kind: BigButton.Secondary
            symbol: "people"
            //% "A person's help, please"
            text: qsTrId("common.person")
            onClicked: root.controller.askForPerson()
        }
    ]
}
