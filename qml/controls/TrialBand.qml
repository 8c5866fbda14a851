// SPDX-License-Identifier: EUPL-1.2
//
// Says on every screen that this is a trial: nothing here is real.
import QtQuick
import Ventanilla

Rectangle {
    id: root

    color: Theme.trialBand
    objectName: "trialBand"

    Words {
        anchors.fill: parent
        anchors.leftMargin: Theme.spacing
        anchors.rightMargin: Theme.spacing
        //% "TRIAL · Nothing here is real"
        text: qsTrId("trial.band")
        color: Theme.trialText
        font.bold: true
        font.pixelSize: Math.min(Theme.fontSmall, root.height * 0.6)
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        maximumLineCount: 1
        fontSizeMode: Text.Fit
    }
}
