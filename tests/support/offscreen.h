// SPDX-License-Identifier: EUPL-1.2
//
// A QGuiApplication without a display, for tests that draw text.
#pragma once

#include <QGuiApplication>

namespace ventanilla::test {

/// The one application of this test program; lives until the program ends.
inline QGuiApplication& offscreenApplication()
{
    static int count = 1;
    static char name[] = "test";
    static char* arguments[] = {name, nullptr};
    static QGuiApplication* application = [] {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        return new QGuiApplication(count, arguments);
    }();
    return *application;
}

} // namespace ventanilla::test
