// SPDX-License-Identifier: EUPL-1.2
// Says what is missing without refusing: one more paper, or a person's help.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property NotEnoughController controller

    symbol: "paper"
    //% "We need a little more"
    question: qsTrId("enough.question")
    detail: {
        switch (root.controller.reason) {
        case NotEnoughController.OutOfDate:
            //% "This paper is out of date. Another one may do, or a person at the city looks at what you have."
            return qsTrId("enough.date");
        case NotEnoughController.NotOnList:
            //% "The city does not use this paper for the card. Another one may do, or a person looks at what you have."
            return qsTrId("enough.list");
        case NotEnoughController.CannotTell:
            //% "I cannot judge this paper. A person at the city can. Your application goes on either way."
            return qsTrId("enough.tell");
        default:
            //% "One more paper would complete it. Or a person at the city looks at what you have."
            return qsTrId("enough.more");
        }
    }

    ChoiceCard {
        objectName: "layAnother"
        symbol: "paper"
        //% "I have another paper"
        text: qsTrId("enough.another")
        onClicked: root.controller.layAnother()
    }
    ChoiceCard {
        objectName: "askForPerson"
        symbol: "people"
        //% "A person will help me"
        text: qsTrId("enough.person")
        //% "You go on now and bring your papers when you come for the card."
        detail: qsTrId("enough.person.detail")
        onClicked: root.controller.askForPerson()
    }
    Item {
        Layout.fillHeight: true
    }
}
