// SPDX-License-Identifier: EUPL-1.2
//
// The bounds of every wire type in bytes of UTF-8, and how plaintexts are padded.
#pragma once

#include "services/protocol/object_reader.h"

#include <cstddef>
#include <cstdint>

namespace ventanilla::protocol {

/// JPEG bytes. In base64 and with every other member at its bound an application still fits one
/// step, so that all applications are equally long.
inline constexpr std::size_t kPortraitBudget = std::size_t{48} * 1024;
inline constexpr std::size_t kApplicationStep = std::size_t{96} * 1024;
inline constexpr std::size_t kReferralStep =
    std::size_t{4} * 1024; ///< Vouchers and withdrawals, too.

inline constexpr Length kRecipient{3, 64};
inline constexpr Length kNamePart{1, 100};
inline constexpr std::size_t kNameParts = 5; ///< Given, and as many family names.
inline constexpr Length kDisplayName{1, 1010};
inline constexpr Length kLanguage{2, 16};
inline constexpr Length kGender{1, 32};
inline constexpr Length kStreet{1, 120};
inline constexpr Length kUnit{1, 40};
inline constexpr Length kPlace{1, 80};
inline constexpr Length kContactValue{3, 120};
inline constexpr Length kPolicyName{3, 80};
inline constexpr Length kBranch{1, 64};
inline constexpr Length kWords{3, 64};
inline constexpr Length kConsentText{1, 128};
inline constexpr std::size_t kConsentFields = 8;
inline constexpr std::size_t kStrokes = 64;
inline constexpr std::size_t kStrokePoints = 2000; ///< In all strokes together.
inline constexpr Length kDevice{1, 64};

inline constexpr std::int64_t kHourSeconds = 3600;
inline constexpr std::int64_t kDaySeconds = 86400;
inline constexpr std::int64_t kLastSecond = 253402300799; ///< Year 9999.
inline constexpr std::int64_t kLargestVersion = 1'000'000'000;

} // namespace ventanilla::protocol
