// SPDX-License-Identifier: EUPL-1.2
//
// The first process of a guest: brings the kernel modules up, runs the tests, switches off.
#pragma once

namespace ventanilla::lab {

/// Runs the tests as a child of process 1 and never returns. Ends at once when this is not
/// process 1.
void runGuestIfFirst(char** argv);

} // namespace ventanilla::lab
