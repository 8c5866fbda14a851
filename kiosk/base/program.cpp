// SPDX-License-Identifier: EUPL-1.2
//
// Catches at the outermost place, so that a fault unwinds instead of aborting.
#include "kiosk/base/program.h"

#include <exception>

namespace ventanilla {

int runProgram(log::Token name, int (*body)(int argc, char** argv), int argc, char** argv)
{
    try {
        log::start(name);
        return body(argc, argv);
    } catch (const std::exception&) {
        log::event(log::Level::Error, "program_died");
        return 1;
    }
}

} // namespace ventanilla
