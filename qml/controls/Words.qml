// SPDX-License-Identifier: EUPL-1.2
// Text in the house's type; sizes are chosen by the one who uses it.
import QtQuick
import Ventanilla

Text {
    color: Theme.textStrong
    font.family: Theme.family
    font.pixelSize: Theme.fontBody
    lineHeight: Theme.lineHeight
    wrapMode: Text.Wrap
    textFormat: Text.PlainText
}
