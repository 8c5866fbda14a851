// SPDX-License-Identifier: EUPL-1.2
// The birth date by touch: day, month by name, year.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property BirthDateController controller

    symbol: Theme.wide ? "calendar" : ""
    //% "When were you born?"
    question: qsTrId("birth.question")
    detail: root.controller.words

    Words {
        Layout.fillWidth: true
        //% "Day"
        text: qsTrId("birth.day")
        color: Theme.textSoft
        font.pixelSize: Theme.fontSmall
    }
    GridLayout {
        Layout.fillWidth: true
        columns: Theme.wide ? 11 : 8
        columnSpacing: Theme.spacingTight
        rowSpacing: Theme.spacingTight

        Repeater {
            // Always 31: Qt 6.4 crashes when a layout inside a moving layout loses an item.
            model: 31

            Chip {
                required property int index

                visible: index < root.controller.daysInMonth

                objectName: "day_" + (index + 1)
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                text: index + 1
                chosen: root.controller.day === index + 1
                onClicked: root.controller.chooseDay(index + 1)
            }
        }
    }
    Words {
        Layout.fillWidth: true
        //% "Month"
        text: qsTrId("birth.month")
        color: Theme.textSoft
        font.pixelSize: Theme.fontSmall
    }
    GridLayout {
        Layout.fillWidth: true
        columns: Theme.wide && !Theme.compact ? 6 : 4
        columnSpacing: Theme.spacingTight
        rowSpacing: Theme.spacingTight

        Repeater {
            model: root.controller.months

            Chip {
                required property int index
                required property string modelData

                objectName: "month_" + (index + 1)
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                leftPadding: 0
                rightPadding: 0
                text: modelData
                chosen: root.controller.month === index + 1
                onClicked: root.controller.chooseMonth(index + 1)
            }
        }
    }
    RowLayout {
        spacing: Theme.spacing

        Words {
            //% "Year"
            text: qsTrId("birth.year")
            color: Theme.textSoft
            font.pixelSize: Theme.fontSmall
        }
        Words {
            objectName: "year"
            text: root.controller.year
            font.pixelSize: Theme.fontLarge
            font.bold: true
        }
    }
    GridLayout {
        Layout.fillWidth: true
        columns: 11
        columnSpacing: Theme.spacingTight
        rowSpacing: Theme.spacingTight

        Repeater {
            model: 10

            Chip {
                required property int index
                readonly property int digit: (index + 1) % 10

                objectName: "digit_" + digit
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                text: digit
                onClicked: root.controller.digit(digit)
            }
        }
        Chip {
            objectName: "eraseDigit"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            symbol: "erase"
            text: qsTrId("keyboard.erase")
            onClicked: root.controller.eraseDigit()
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
        enabled: root.controller.complete
        onClicked: root.controller.save()
    }
}
