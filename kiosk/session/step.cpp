// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/session/step.h"

#include <array>

namespace ventanilla::session {
namespace {

struct Row
{
    const char* name;
    int part;
};

// In the order of the enumeration.
constexpr std::array kRows{
    Row{"language", 0},
    Row{"choices", 0},
    Row{"already-started", 0},
    Row{"rights", 0},
    Row{"promise", 1},
    Row{"lay-identity", 1},
    Row{"capture-identity", 1},
    Row{"read-identity", 1},
    Row{"kind-of-identity", 1},
    Row{"still-valid", 1},
    Row{"name", 2},
    Row{"birth-date", 2},
    Row{"guardian", 2},
    Row{"identity-not-enough", 2},
    Row{"lay-proof", 2},
    Row{"capture-proof", 2},
    Row{"read-proof", 2},
    Row{"kind-of-proof", 2},
    Row{"proof-recent", 2},
    Row{"proof-not-enough", 2},
    Row{"address-on-card", 3},
    Row{"home-address", 3},
    Row{"mail", 3},
    Row{"mail-address", 3},
    Row{"contact", 3},
    Row{"signature", 4},
    Row{"fee", 4},
    Row{"summary", 4},
    Row{"accepted", 5},
    Row{"bank-offer", 0},
    Row{"bank-branch", 0},
    Row{"bank-when", 0},
    Row{"bank-how", 0},
    Row{"bank-contact", 0},
    Row{"bank-warning", 0},
    Row{"bank-consent", 0},
    Row{"bank-accepted", 0},
    Row{"goodbye", 0},
};
static_assert(kRows.size() == static_cast<std::size_t>(Step::Goodbye) + 1);

} // namespace

const char* toString(Step step)
{
    return kRows.at(static_cast<std::size_t>(step)).name;
}

int partOf(Step step)
{
    return kRows.at(static_cast<std::size_t>(step)).part;
}

} // namespace ventanilla::session
