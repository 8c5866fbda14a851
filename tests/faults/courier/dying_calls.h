// SPDX-License-Identifier: EUPL-1.2
//
// Ends the process just before its n-th system call that changes a disk.
#pragma once

namespace ventanilla::courier::test {

/// Counts from now on; the process leaves with kDied before call @p number. 0: only counts.
void dieBeforeCall(int number);
[[nodiscard]] int callsCounted();

inline constexpr int kDied = 42;

} // namespace ventanilla::courier::test
