// SPDX-License-Identifier: EUPL-1.2
//
// The screen of the present step between the two bars, and what may stand above it.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

FocusScope {
    id: root

    required property JourneyController journey
    property bool stopping: false
    property ScreenFrame screen

    component Place: Loader {
        required property int step

        anchors.top: topBar.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: nav.top
        active: root.journey.step === step
        visible: active
        focus: active
        onLoaded: root.screen = item
    }

    Binding {
        target: Theme
        property: "wide"
        value: root.width > root.height
    }
    Binding {
        target: Theme
        property: "compact"
        value: root.height < 900
    }
    Connections {
        target: root.journey

        function onStepChanged() {
            root.stopping = false;
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }
    TrialBand {
        id: trial

        z: 1
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        height: visible ? Theme.bandHeight : 0
        visible: root.journey.trial
    }
    TopBar {
        id: topBar

        z: 1
        anchors.top: trial.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        journey: root.journey
    }
    NavBar {
        id: nav

        z: 1
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        journey: root.journey
        onReadAloud: root.journey.say(root.screen.spoken)
        onStop: root.stopping = true
    }
    Place {
        step: JourneyController.Language
        sourceComponent: LanguageScreen {
            focus: true
            controller: LanguageController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.Choices
        sourceComponent: ChoicesScreen {
            focus: true
            controller: ChoicesController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.AlreadyStarted
        sourceComponent: AlreadyStartedScreen {
            focus: true
            controller: OfficeController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.Rights
        sourceComponent: RightsScreen {
            focus: true
            controller: OfficeController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.Promise
        sourceComponent: PromiseScreen {
            focus: true
            controller: PromiseController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.LayIdentity
        sourceComponent: LayPaperScreen {
            focus: true
            controller: LayPaperController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.CaptureIdentity
        sourceComponent: CaptureScreen {
            focus: true
            controller: CaptureController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.ReadIdentity
        sourceComponent: ReadScreen {
            focus: true
            controller: ReadingController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.KindOfIdentity
        sourceComponent: KindScreen {
            focus: true
            controller: KindController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.StillValid
        sourceComponent: DateCheckScreen {
            focus: true
            controller: DateCheckController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.Name
        sourceComponent: NameScreen {
            focus: true
            controller: NameController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.BirthDate
        sourceComponent: BirthDateScreen {
            focus: true
            controller: BirthDateController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.Guardian
        sourceComponent: GuardianScreen {
            focus: true
            controller: GuardianController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.IdentityNotEnough
        sourceComponent: NotEnoughScreen {
            focus: true
            controller: NotEnoughController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.LayProof
        sourceComponent: LayPaperScreen {
            focus: true
            controller: LayPaperController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.CaptureProof
        sourceComponent: CaptureScreen {
            focus: true
            controller: CaptureController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.ReadProof
        sourceComponent: ReadScreen {
            focus: true
            controller: ReadingController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.KindOfProof
        sourceComponent: KindScreen {
            focus: true
            controller: KindController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.ProofRecent
        sourceComponent: DateCheckScreen {
            focus: true
            controller: DateCheckController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.ProofNotEnough
        sourceComponent: NotEnoughScreen {
            focus: true
            controller: NotEnoughController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.AddressOnCard
        sourceComponent: AddressOnCardScreen {
            focus: true
            controller: AddressOnCardController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.HomeAddress
        sourceComponent: AddressScreen {
            focus: true
            controller: AddressController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.Mail
        sourceComponent: MailScreen {
            focus: true
            controller: MailController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.MailAddress
        sourceComponent: AddressScreen {
            focus: true
            controller: AddressController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.Contact
        sourceComponent: ContactScreen {
            focus: true
            controller: ContactController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.Signature
        sourceComponent: SignatureScreen {
            focus: true
            controller: SignatureController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.Fee
        sourceComponent: FeeScreen {
            focus: true
            controller: FeeController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.Summary
        sourceComponent: SummaryScreen {
            focus: true
            controller: SummaryController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.Accepted
        sourceComponent: AcceptedScreen {
            focus: true
            controller: AcceptedController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.BankOffer
        sourceComponent: BankOfferScreen {
            focus: true
            controller: BankOfferController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.BankBranch
        sourceComponent: BankBranchScreen {
            focus: true
            controller: BankBranchController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.BankWhen
        sourceComponent: BankWhenScreen {
            focus: true
            controller: BankWhenController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.BankHow
        sourceComponent: BankHowScreen {
            focus: true
            controller: BankHowController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.BankContact
        sourceComponent: BankContactScreen {
            focus: true
            controller: BankContactController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.BankWarning
        sourceComponent: BankWarningScreen {
            focus: true
            controller: BankWarningController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.BankConsent
        sourceComponent: BankConsentScreen {
            focus: true
            controller: BankConsentController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.BankAccepted
        sourceComponent: BankAcceptedScreen {
            focus: true
            controller: AcceptedController {
                journey: root.journey
            }
        }
    }
    Place {
        step: JourneyController.Goodbye
        sourceComponent: GoodbyeScreen {
            focus: true
            controller: GoodbyeController {
                journey: root.journey
            }
        }
    }
    Overlay {
        objectName: "stopOverlay"
        z: 2
        anchors.fill: parent
        visible: root.stopping && root.journey.canStop && !root.journey.idleWarning
        symbol: "close"
        //% "Stop now?"
        question: qsTrId("stop.question")
        //% "This kiosk then forgets all that you told it."
        detail: qsTrId("stop.detail")

        BigButton {
            objectName: "stopConfirm"
            Layout.fillWidth: true
            //% "Yes, stop and forget me"
            text: qsTrId("stop.yes")
            onClicked: root.journey.stop()
        }
        BigButton {
            objectName: "stopCancel"
            Layout.fillWidth: true
            kind: BigButton.Secondary
            //% "No, go on"
            text: qsTrId("stop.no")
            onClicked: root.stopping = false
        }
    }
    Overlay {
        objectName: "idleOverlay"
        z: 2
        anchors.fill: parent
        visible: root.journey.idleWarning
        //% "Are you still there?"
        question: qsTrId("idle.question")
        //: %1 is a number of seconds.
        //% "In %1 seconds this kiosk forgets all that you told it."
        detail: qsTrId("idle.detail").arg(root.journey.secondsLeft)

        BigButton {
            objectName: "extend"
            Layout.fillWidth: true
            symbol: "check"
            //% "Yes, I need more time"
            text: qsTrId("idle.extend")
            onClicked: root.journey.touched()
        }
        BigButton {
            objectName: "stopIdle"
            Layout.fillWidth: true
            kind: BigButton.Secondary
            text: qsTrId("nav.stop")
            onClicked: root.journey.stop()
        }
    }
}
