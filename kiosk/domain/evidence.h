// SPDX-License-Identifier: EUPL-1.2
//
// What a document showed: values, doubts, named checks. Lives in memory until the resident
// confirms.
#pragma once

#include "kiosk/base/sensitive.h"
#include "kiosk/domain/person.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ventanilla {

enum class CheckResult { Agrees, Disagrees, CannotBeChecked };

/// One named check with a plain reason; both are ids of texts in the catalogue, never free text.
struct Check
{
    std::string name;
    CheckResult result = CheckResult::CannotBeChecked;
    std::string reason;

    friend bool operator==(const Check&, const Check&) = default;
};

enum class FieldName { NameParts, BirthDate, Address, IssueDate, Expiry };

/// One line of the picture that a value came from, 8-bit grey, row by row.
struct LineCrop
{
    std::uint16_t width = 0;
    std::uint16_t height = 0;
    Sensitive<std::vector<std::uint8_t>> pixels;
};

struct FieldEvidence
{
    FieldName name = FieldName::NameParts;
    /// PersonName for NameParts, PartialDate for dates, Address for Address.
    std::variant<PersonName, BirthDate, Address> value;
    /// Indices of doubtful characters, counted over the displayed text (code points).
    std::vector<std::uint16_t> doubtful;
    std::optional<LineCrop> crop;
};

/// Whether the paper's own date has passed: the date itself does not travel further.
enum class ExpiryStanding { Unknown, Current, Expired, NoDate };

/// What one paper said. `documentClass` is a policy key such as "passport" or "consular_id";
/// it lives in memory only and is wiped when the verdict stands.
struct Evidence
{
    std::string documentClass; ///< Empty: not recognised.
    ExpiryStanding expiry = ExpiryStanding::Unknown;
    int daysExpired = 0;          ///< Meaningful when Expired.
    bool machineReadable = false; ///< An MRZ or barcode was read and holds.
    std::vector<FieldEvidence> fields;
    std::vector<Check> checks;
    Sensitive<std::vector<std::uint8_t>> portraitJpeg; ///< From the document; may be empty.
};

/// Why the picture is not good enough yet: one at a time is said to the resident.
enum class Guidance {
    None,
    NoPaper,
    PaperTooBig,
    MoveIntoView,
    HoldStill,
    TooDark,
    TooBlurred,
    Glare,
    Covered,
    TurnOver,
    Reading,
    NotReadable,
};

/// Corners of the paper, clockwise from its top left, in fractions of the preview.
struct PageOutline
{
    struct Corner
    {
        float x = 0;
        float y = 0;
    };
    std::array<Corner, 4> corners;
};

} // namespace ventanilla
