// SPDX-License-Identifier: EUPL-1.2
//
// Seeds of the bench's scenes: none of them is a seed of the training.
#pragma once

#include <cstdint>

namespace ventanilla::bench {

inline constexpr std::uint64_t kModerateSeed = 770'001'000'000;
inline constexpr std::uint64_t kHarshSeed = 770'002'000'000;
inline constexpr std::uint64_t kPlainSeed = 770'003'000'000;
inline constexpr std::uint64_t kTimesSeed = 770'004'000'000;
inline constexpr std::uint64_t kSeedsACell = 1'000'000'000;

} // namespace ventanilla::bench
