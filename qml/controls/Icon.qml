// SPDX-License-Identifier: EUPL-1.2
// Line pictures on a grid of 24, drawn rather than decoded: no image reader is needed.
import QtQuick
import QtQuick.Shapes
import Ventanilla

Item {
    id: root

    required property string name
    property color color: Theme.accent
    property real strokeWidth: Math.max(Theme.lineThin, width / 13)

    readonly property var paths: ({
            "alert": "M12 4 L21 19.5 H3 Z M12 10 V14 M12 16.7 V16.9",
            "back": "M15 5 L8 12 L15 19",
            "bank": "M3 9.5 L12 4 L21 9.5 Z M4 20.5 H20 M6.5 12 V17.5 M10.2 12 V17.5 M13.8 12 V17.5 M17.5 12 V17.5",
            "calendar": "M4 6 H20 V20 H4 Z M4 10.5 H20 M8.5 3.5 V7.5 M15.5 3.5 V7.5 M8 14 H8.1 M12 14 H12.1 M16 14 H16.1 M8 17 H8.1 M12 17 H12.1",
            "camera": "M4 8 H7.5 L9 5.5 H15 L16.5 8 H20 V19 H4 Z M15.5 13.2 A3.5 3.5 0 1 1 8.5 13.2 A3.5 3.5 0 1 1 15.5 13.2",
            "card": "M4.5 5 H19.5 A1.5 1.5 0 0 1 21 6.5 V17.5 A1.5 1.5 0 0 1 19.5 19 H4.5 A1.5 1.5 0 0 1 3 17.5 V6.5 A1.5 1.5 0 0 1 4.5 5 Z M10.2 10 A1.9 1.9 0 1 1 6.4 10 A1.9 1.9 0 1 1 10.2 10 M5.6 15.8 C5.6 12.8 11 12.8 11 15.8 M14 10 H18.3 M14 14 H18.3",
            "check": "M5 12.8 L10 17.6 L19 7",
            "clock": "M20.5 12 A8.5 8.5 0 1 1 3.5 12 A8.5 8.5 0 1 1 20.5 12 M12 7 V12 L15.5 14.5",
            "close": "M6 6 L18 18 M18 6 L6 18",
            "coin": "M20.5 12 A8.5 8.5 0 1 1 3.5 12 A8.5 8.5 0 1 1 20.5 12 M14.8 9.4 C14 7.6 9.5 7.6 9.5 10 C9.5 12.6 14.9 11.4 14.9 14.1 C14.9 16.5 10 16.5 9.1 14.6 M12 6.2 V7.8 M12 16.2 V17.8",
            "contrast": "M20.5 12 A8.5 8.5 0 1 1 3.5 12 A8.5 8.5 0 1 1 20.5 12 M12 3.5 V20.5 M12 7 H18.4 M12 10.4 H20 M12 13.8 H20 M12 17.2 H18",
            "down": "M5 9 L12 16 L19 9",
            "erase": "M8.5 6 H20.5 V18 H8.5 L3 12 Z M11.5 9.5 L16.5 14.5 M16.5 9.5 L11.5 14.5",
            "forward": "M9 5 L16 12 L9 19",
            "globe": "M21 12 A9 9 0 1 1 3 12 A9 9 0 1 1 21 12 M3.5 9 H20.5 M3.5 15 H20.5 M12 3 C16.4 7 16.4 17 12 21 M12 3 C7.6 7 7.6 17 12 21",
            "home": "M4 11 L12 4 L20 11 V20 H14.5 V14.5 H9.5 V20 H4 Z",
            "info": "M20.5 12 A8.5 8.5 0 1 1 3.5 12 A8.5 8.5 0 1 1 20.5 12 M12 11 V16.5 M12 7.6 V7.8",
            "keyboard": "M3 6.5 H21 V18 H3 Z M6.5 10 H6.6 M10 10 H10.1 M13.5 10 H13.6 M17 10 H17.1 M8 14.4 H16",
            "mail": "M3 6 H21 V18.5 H3 Z M3.5 6.5 L12 13.5 L20.5 6.5",
            "mark": "M7 5 L17 15 M17 5 L7 15 M4 20 H20",
            "message": "M4 5 H20 V16 H12 L7 20 V16 H4 Z M8 9 H16 M8 12.2 H13",
            "none": "M20.5 12 A8.5 8.5 0 1 1 3.5 12 A8.5 8.5 0 1 1 20.5 12 M8 12 H16",
            "paper": "M6 3 H14 L19 8 V21 H6 Z M14 3 V8 H19 M9 12.5 H16 M9 16.5 H16",
            "pen": "M4 20 L5.2 15.5 L16 4.7 A1.8 1.8 0 0 1 18.6 4.7 L19.3 5.4 A1.8 1.8 0 0 1 19.3 8 L8.5 18.8 Z M14 6.7 L17.3 10",
            "people": "M12.5 8.5 A3.2 3.2 0 1 1 6.1 8.5 A3.2 3.2 0 1 1 12.5 8.5 M3 19.5 C3 13.3 15.6 13.3 15.6 19.5 M15.5 5.6 A3.2 3.2 0 0 1 15.5 11.4 M18 14.4 C20 15.4 21.2 17 21.2 19.5",
            "person": "M16 8 A4 4 0 1 1 8 8 A4 4 0 1 1 16 8 M4.5 20.5 C4.5 13 19.5 13 19.5 20.5",
            "phone": "M6.5 3.5 H9.5 L11 8 L8.8 9.8 A11 11 0 0 0 14.2 15.2 L16 13 L20.5 14.5 V17.5 A2.5 2.5 0 0 1 18 20 C10.5 20 4 13.5 4 6 A2.5 2.5 0 0 1 6.5 3.5 Z",
            "printer": "M7 9 V3.5 H17 V9 M7 17 H4 V9 H20 V17 H17 M7 14 H17 V20.5 H7 Z",
            "question": "M20.5 12 A8.5 8.5 0 1 1 3.5 12 A8.5 8.5 0 1 1 20.5 12 M9.4 9.6 A2.7 2.7 0 1 1 12.8 12.2 C12.1 12.5 12 13 12 14 M12 16.8 V17",
            "shield": "M12 3 L19.5 6 V11.5 C19.5 16 16.5 19.5 12 21 C7.5 19.5 4.5 16 4.5 11.5 V6 Z M8.8 12 L11.2 14.4 L15.4 9.8",
            "shift": "M12 4.5 L19 12 H15.5 V18.5 H8.5 V12 H5 Z",
            "sparkle": "M12 3 L14 10 L21 12 L14 14 L12 21 L10 14 L3 12 L10 10 Z",
            "speaker": "M4 9.5 V14.5 H7.5 L12 18.5 V5.5 L7.5 9.5 Z M15.5 9 A4.2 4.2 0 0 1 15.5 15 M18 6.5 A8 8 0 0 1 18 17.5",
            "textsize": "M3 19 L8 6 L13 19 M4.9 14.5 H11.1 M14.5 19 L17.8 10.5 L21 19 M15.6 16 H20",
            "walk": "M14 4.5 A1.6 1.6 0 1 1 10.8 4.5 A1.6 1.6 0 1 1 14 4.5 M12 8.5 L8.5 11 L7.5 14 M12 8.5 L11 14 L14.5 16.5 L15.5 21 M11 14 L8 21 M12 8.5 L14.5 11.5 L17.5 12.5",
            "window": "M5 21 V10 A7 7 0 0 1 19 10 V21 Z M12 3 V21 M5 13.5 H19"
        })

    implicitWidth: Theme.icon
    implicitHeight: Theme.icon
    Accessible.ignored: true

    Shape {
        anchors.fill: parent

        ShapePath {
            fillColor: "transparent"
            strokeColor: root.color
            strokeWidth: root.strokeWidth
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            scale: Qt.size(root.width / 24, root.height / 24)

            PathSvg {
                path: root.paths[root.name] ?? ""
            }
        }
    }
}
