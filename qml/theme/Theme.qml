// SPDX-License-Identifier: EUPL-1.2
//
// Every colour, size and font of the kiosk. High contrast and large text are variants of these, not branches.
pragma Singleton

import QtQuick

QtObject {
    id: root

    // Set by the main view. The reference panel is 27 inches, 1080 x 1920: 3.2 pixels a millimetre.
    property bool highContrast: false
    property real textScale: 1
    property bool wide: false
    property bool compact: false
    property bool reducedMotion: false

    readonly property string family: "Noto Sans"

    // Colours.
    readonly property color surface: highContrast ? "#FFFFFF" : "#FBF8F3"
    readonly property color surfaceRaised: "#FFFFFF"
    readonly property color surfaceTint: highContrast ? "#FFFFFF" : "#E3EEEC"
    readonly property color surfacePressed: highContrast ? "#E0E0E0" : "#CFE2DF"
    readonly property color surfaceBar: highContrast ? "#FFFFFF" : "#F1ECE2"
    readonly property color textStrong: highContrast ? "#000000" : "#15222B"
    readonly property color textSoft: highContrast ? "#000000" : "#2F3E48"
    readonly property color accent: highContrast ? "#000000" : "#0A454B"
    readonly property color accentPressed: highContrast ? "#333333" : "#062F33"
    readonly property color textOnAccent: "#FFFFFF"
    readonly property color outline: highContrast ? "#000000" : "#8A979C"
    readonly property color outlineSoft: highContrast ? "#000000" : "#DDD5C7"
    readonly property color warm: highContrast ? "#000000" : "#B6552A"
    readonly property color warmSoft: highContrast ? "#FFFFFF" : "#F7E4D6"
    readonly property color good: highContrast ? "#000000" : "#14532D"
    readonly property color goodSoft: highContrast ? "#FFFFFF" : "#DDEFDF"
    readonly property color problem: highContrast ? "#000000" : "#6E1410"
    readonly property color problemSoft: highContrast ? "#FFFFFF" : "#FBE3DF"
    readonly property color trialBand: highContrast ? "#FFFF00" : "#F4C64F"
    readonly property color trialText: "#15222B"
    readonly property color focusRing: highContrast ? "#000000" : "#C8702A"
    readonly property color shade: "#B015222B"
    readonly property color tray: highContrast ? "#000000" : "#1D2A32"
    readonly property color trayEdge: highContrast ? "#333333" : "#33444E"
    readonly property color preview: "#10181D"
    readonly property color previewOutline: "#6BE3A4"
    readonly property color paper: "#FFFFFF"

    // Type: a capital I of the smallest is 4.8 mm on the reference panel.
    readonly property real shrink: compact ? 0.84 : 1
    readonly property int fontHero: Math.round(76 * shrink * textScale)
    readonly property int fontTitle: Math.round(60 * shrink * textScale)
    readonly property int fontLarge: Math.round(42 * shrink * textScale)
    readonly property int fontBody: Math.round(35 * shrink * textScale)
    readonly property int fontSmall: Math.round(29 * shrink * textScale)
    readonly property int fontNav: Math.min(fontBody, compact ? 36 : 44)
    readonly property int fontKey: compact ? 28 : 36
    readonly property real lineHeight: 1.12
    readonly property real lineHeightList: 1.3

    // Space.
    readonly property int spacingTight: compact ? 6 : 8
    readonly property int spacing: compact ? 12 : 18
    readonly property int spacingGroup: compact ? 18 : 30
    readonly property int spacingSection: compact ? 26 : 52
    readonly property int pageMargin: compact ? 36 : 64

    // Shapes.
    readonly property int radius: compact ? 14 : 20
    readonly property int radiusSmall: 10
    readonly property int lineThin: 2
    readonly property int lineThick: highContrast ? 5 : 4
    readonly property int focusWidth: 6

    // Targets: never under 15 mm, 49 pixels on the reference panel.
    readonly property int touchTarget: compact ? 58 : 76
    readonly property int buttonHeight: compact ? 74 : 108
    readonly property int choiceHeight: compact ? 92 : 176
    readonly property int fieldHeight: compact ? 62 : 88
    readonly property int keyHeight: compact ? 50 : 84
    readonly property int keySpacing: compact ? 6 : 10
    readonly property int barHeight: compact ? 70 : 112
    readonly property int navHeight: compact ? 82 : 136
    readonly property int bandHeight: compact ? 40 : 56
    readonly property int progressHeight: compact ? 8 : 12

    readonly property int icon: compact ? 34 : 46
    readonly property int iconSmall: compact ? 28 : 36
    readonly property int badge: compact ? 84 : 190
    readonly property int badgeSmall: compact ? 58 : 106
    readonly property real columnShare: 0.4
    readonly property int cropHeight: compact ? 60 : 96
    readonly property int columnMax: 1180
    readonly property int airAbove: wide || compact ? 0 : 150
    readonly property int signatureHeight: compact ? 200 : 290

    readonly property int quick: reducedMotion ? 0 : 140
    readonly property int slow: reducedMotion ? 0 : 900
}
