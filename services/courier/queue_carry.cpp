// SPDX-License-Identifier: EUPL-1.2
//
// What the queue tells about itself: what may be carried out by hand, numbers, keys in use.
#include "kiosk/base/encoding.h"
#include "services/courier/queue.h"
#include "services/protocol/json.h"

#include <array>

namespace ventanilla::courier {
namespace {

constexpr std::size_t kMaxHeader = 4096;

/// Of the first part of a JWE; empty when it is none.
std::string kidOf(const std::string& header)
{
    const auto bytes = fromBase64Url(header);
    if (!bytes) {
        return {};
    }
    const auto json = protocol::Json::parse(std::string{bytes->begin(), bytes->end()}, kMaxHeader);
    const auto* kid = json ? json->find("kid") : nullptr;
    return kid != nullptr && kid->text() != nullptr ? *kid->text() : std::string{};
}

} // namespace

Result<std::vector<std::string>> Queue::carriable()
{
    const std::lock_guard lock{*m_mutex};
    VN_TRY(auto row,
           m_database.query("SELECT jti FROM parcel WHERE seq IS NOT NULL AND folder IS NULL"
                            " ORDER BY chain, seq"));
    std::vector<std::string> all;
    for (;;) {
        VN_TRY(const bool more, row.step());
        if (!more) {
            return all;
        }
        all.push_back(row.text(0));
    }
}

Result<std::optional<Sending>> Queue::find(const std::string& jti)
{
    const std::lock_guard lock{*m_mutex};
    {
        VN_TRY(auto row,
               m_database.query("SELECT 1 FROM parcel WHERE jti = ? AND seq IS NOT NULL", {jti}));
        VN_TRY(const bool found, row.step());
        if (!found) {
            return std::optional<Sending>{};
        }
    }
    return load(jti);
}

Result<std::set<std::string>> Queue::keysInUse()
{
    const std::lock_guard lock{*m_mutex};
    VN_TRY(auto row, m_database.query("SELECT substr(jwe, 1, instr(jwe, '.') - 1) FROM body"));
    std::set<std::string> all;
    for (;;) {
        VN_TRY(const bool more, row.step());
        if (!more) {
            return all;
        }
        all.insert(kidOf(row.text(0)));
    }
}

Result<Numbered> Queue::numbered()
{
    const std::lock_guard lock{*m_mutex};
    Numbered numbered;
    {
        VN_TRY(auto row, m_database.query("SELECT chain, seq FROM chain"));
        for (;;) {
            VN_TRY(const bool more, row.step());
            if (!more) {
                break;
            }
            auto& chains = numbered.chains;
            const std::array<std::int64_t*, 3> all{
                &chains.applications, &chains.referrals, &chains.audit};
            *all.at(static_cast<std::size_t>(row.integer(0))) = row.integer(1);
        }
    }
    VN_TRY(auto row, m_database.query("SELECT count(*) FROM parcel WHERE seq IS NOT NULL"));
    VN_CHECK(row.step());
    numbered.waiting = row.integer(0);
    return numbered;
}

} // namespace ventanilla::courier
