// SPDX-License-Identifier: EUPL-1.2
//
// Photographs every screen in each language: screen_sheet FOLDER [WIDTH HEIGHT
// [large|contrast|plain [PART-OF-NAME]]]
#include "kiosk/ui/stage.h"
#include "tests/qml/walk.h"

#include <QDir>
#include <QGuiApplication>
#include <QQmlEngine>
#include <QQuickWindow>
#include <QTest>

#include <cstdio>

using namespace ventanilla;

namespace {

struct Look
{
    QString folder;
    QSize size{1080, 1920};
    QString variant;
    QString only; ///< Part of a name; empty for all.
};

bool photograph(ui::Stage& stage, const Look& look, const QString& name)
{
    // Two turns: bindings settle, then layouts.
    QTest::qWait(30);
    const auto file =
        QStringLiteral("%1/%2-%3.png").arg(look.folder, name, stage.controller().language());
    if (!stage.window()->grabWindow().save(file)) {
        (void)std::fprintf(stderr, "cannot write %s\n", qPrintable(file));
        return false;
    }
    return true;
}

bool photographAll(const Look& look, const std::string& language)
{
    bool good = true;
    for (const auto& station : test::stations()) {
        if (!QString::fromLatin1(station.name).contains(look.only)) {
            continue;
        }
        test::StageRoom room;
        station.walk(room, language);
        room.stage.window()->resize(look.size);
        room.dress(look.variant);
        good = photograph(room.stage, look, QString::fromLatin1(station.name)) && good;
    }
    return good;
}

} // namespace

int main(int argc, char** argv)
{
    QGuiApplication application{argc, argv};
    const auto arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        (void)std::fprintf(
            stderr,
            "usage: screen_sheet FOLDER [WIDTH HEIGHT [large|contrast|plain [PART-OF-NAME]]]\n");
        return 2;
    }
    Look look{arguments[1], {1080, 1920}, arguments.value(4), arguments.value(5)};
    if (arguments.size() >= 4) {
        look.size = {arguments[2].toInt(), arguments[3].toInt()};
    }
    QDir{}.mkpath(look.folder);
    const bool english = photographAll(look, "en");
    const bool spanish = photographAll(look, "es");
    return english && spanish ? 0 : 1;
}
