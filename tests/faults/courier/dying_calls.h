// SPDX-License-Identifier: EUPL-1.2
//
// Ends the process just before its n-th system call that changes a disk, or lets calls fail.
#pragma once

namespace ventanilla::courier::test {

/// Counts from now on; the process leaves with kDied before call @p number. 0: only counts.
void dieBeforeCall(int number);
[[nodiscard]] int callsCounted();

enum class Failing {
    Once,    ///< Call @p number alone: a bad block, an interrupted cable.
    EverMore ///< That one and all that follow: a full or dead disk, until the next start.
};
/// Counts from now on; what fails says that the disk is full (writes) or broken (the rest).
/// Opening a file and linking one count as well.
void failCall(int number, Failing failing);
/// What happens in between is the other side's disk: neither counted nor failed.
void pauseCounting(bool pause);

inline constexpr int kDied = 42;

} // namespace ventanilla::courier::test
