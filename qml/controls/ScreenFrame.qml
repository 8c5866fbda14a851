// SPDX-License-Identifier: EUPL-1.2
// What every screen has in the same place: one question, a picture, the answers, the main button below.
import QtQuick
import QtQuick.Layouts
import Ventanilla

FocusScope {
    id: root

    property string question
    property string detail
    property string symbol
    property color badgeTint: Theme.surfaceTint
    property color badgeInk: Theme.accent
    property int contentSpacing: Theme.spacingGroup
    property bool keyboard: false
    default property alias content: column.data
    property alias footer: buttons.data
    readonly property bool overflows: flick.contentHeight > flick.height + 1
    /// What "read it to me" says.
    property string spoken: root.detail.length > 0 ? root.question + " " + root.detail : root.question

    // The line that is written on stays in sight above the keyboard.
    readonly property Item writtenOn: root.keyboard ? root.Window.activeFocusItem : null

    function reveal() {
        const at = root.writtenOn?.mapToItem(body, 0, 0).y ?? 0;
        flick.contentY = Math.max(0, Math.min(flick.contentHeight - flick.height, at - flick.height / 3));
    }

    onWrittenOnChanged: Qt.callLater(root.reveal)

    Flickable {
        id: flick

        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: buttons.top
        anchors.bottomMargin: buttons.visible ? Theme.spacing : 0
        contentWidth: width
        contentHeight: Math.max(height, body.y + body.height + Theme.spacing)
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        interactive: root.overflows

        Item {
            id: body

            readonly property bool twoColumns: Theme.wide
            readonly property real gap: root.keyboard || Theme.compact ? Theme.spacingGroup : Theme.spacingSection
            readonly property real room: flick.height - y - Theme.spacing

            x: Math.max(Theme.pageMargin, (flick.width - Theme.columnMax * (twoColumns ? 2 : 1)) / 2)
            y: root.keyboard || Theme.compact ? Theme.spacing : Theme.spacingSection
            width: flick.width - 2 * x
            height: Math.max(head.height, column.y + column.height)

            ColumnLayout {
                id: head

                width: body.twoColumns ? body.width * Theme.columnShare - body.gap : body.width
                spacing: root.keyboard ? Theme.spacing : Theme.spacingGroup

                Badge {
                    visible: root.symbol.length > 0 && !(root.keyboard && !body.twoColumns)
                    name: root.symbol.length > 0 ? root.symbol : "info"
                    tint: root.badgeTint
                    ink: root.badgeInk
                }
                Words {
                    objectName: "question"
                    Layout.fillWidth: true
                    text: root.question
                    font.pixelSize: Theme.fontTitle
                    font.bold: true
                    lineHeight: 1
                    Accessible.role: Accessible.Heading
                }
                Words {
                    objectName: "detail"
                    Layout.fillWidth: true
                    visible: root.detail.length > 0
                    text: root.detail
                    color: Theme.textSoft
                }
            }
            ColumnLayout {
                id: column

                readonly property real below: body.twoColumns ? 0 : head.height + body.gap
                // Taken over when events are done: a layout must not be moved from within its own polish.
                property real natural: 0

                function takeNatural() {
                    natural = implicitHeight;
                }

                // On a tall screen the answers come down to where hands are.
                x: body.twoColumns ? body.width * Theme.columnShare : 0
                y: below + (root.keyboard ? 0 : Math.max(0, Math.min(Theme.airAbove, (body.room - below - natural) / 3)))
                width: body.width - x
                height: Math.max(natural, body.room - y)
                onImplicitHeightChanged: Qt.callLater(takeNatural)
                spacing: root.contentSpacing
            }
        }
    }
    BaseButton {
        id: more

        objectName: "more"
        anchors.right: parent.right
        anchors.rightMargin: Theme.spacingTight
        anchors.bottom: flick.bottom
        anchors.bottomMargin: Theme.spacingTight
        visible: root.overflows && !flick.atYEnd
        //: Scrolls down to what does not fit on the screen.
        //% "More"
        text: qsTrId("common.more")
        onClicked: flick.contentY = Math.min(flick.contentHeight - flick.height, flick.contentY + flick.height * 0.7)

        background: Rectangle {
            radius: height / 2
            color: Theme.accent
            border.color: Theme.textOnAccent
            border.width: Theme.lineThin
        }
        contentItem: Item {
            implicitWidth: Theme.icon
            implicitHeight: Theme.icon

            Icon {
                anchors.centerIn: parent
                width: Theme.iconSmall
                height: width
                name: "down"
                color: Theme.textOnAccent
            }
        }
    }
    // The software renderer does not clip drawn icons: what scrolls by must not show beside the buttons.
    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: flick.bottom
        anchors.bottom: parent.bottom
        color: Theme.surface
    }
    GridLayout {
        id: buttons

        readonly property bool stacked: !Theme.wide && !root.keyboard

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: keys.active ? keys.top : parent.bottom
        anchors.leftMargin: Theme.pageMargin
        anchors.rightMargin: Theme.pageMargin
        anchors.bottomMargin: Theme.spacing
        visible: children.length > 0
        columns: stacked ? 1 : 3
        columnSpacing: Theme.spacing
        rowSpacing: Theme.spacing
        layoutDirection: Qt.LeftToRight
    }
    Loader {
        id: keys

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        active: root.keyboard
        sourceComponent: Keyboard {}
    }
}
