// SPDX-License-Identifier: EUPL-1.2
//
// The frame of a program's main(): its name in the log, and an end for what nobody caught.
#pragma once

#include "kiosk/base/log.h"

namespace ventanilla {

/// Names the program in the log and runs @p body. An exception that leaves @p body is a fault of
/// ours: the stack is unwound, which wipes what it held, and the program ends with 1. Its text is
/// not logged, because nobody knows what is in it.
int runProgram(log::Token name, int (*body)(int argc, char** argv), int argc, char** argv);

} // namespace ventanilla
