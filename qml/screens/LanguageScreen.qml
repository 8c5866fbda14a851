// SPDX-License-Identifier: EUPL-1.2
// The first touch: each language in its own words, no flags.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property LanguageController controller

    symbol: "globe"
    //: Shown in every language at once on the first screen.
    //% "Welcome · Bienvenidos"
    question: qsTrId("language.question")
    //: Shown in both languages at once on the first screen.
    //% "Touch your language.\nToque su idioma."
    detail: qsTrId("language.detail")

    Note {
        objectName: "closed"
        visible: root.controller.journey.closed
        symbol: "clock"
        //: Shown in both languages at once on the first screen, while no applications are taken.
        //% "No applications today: please ask at the counter.\nHoy no hay solicitudes: pregunte en el mostrador."
        text: qsTrId("language.closed")
    }
    Repeater {
        model: root.controller.names.length

        ChoiceCard {
            required property int index

            objectName: "language_" + root.controller.tags[index]
            text: root.controller.names[index]
            onClicked: root.controller.choose(root.controller.tags[index])
        }
    }
    Item {
        Layout.fillHeight: true
    }
}
