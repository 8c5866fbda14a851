// SPDX-License-Identifier: EUPL-1.2
//
// The settings files of the city's and the bank's servers, and the ports of a trial.
#pragma once

#include "kiosk/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ventanilla::protocol {

/// city/settings.json
struct CitySettings
{
    struct Bank
    {
        std::string recipient; ///< "bank:harbor", the audience of its parcels and its name in TLS.
        std::string url;       ///< "https://host:port", without a path.
    };

    std::string city; ///< "new-haven".
    bool trial = false;
    std::vector<Bank> banks;

    [[nodiscard]] std::string recipient() const { return "city:" + city; }
    [[nodiscard]] static Result<CitySettings> parse(std::string_view json);
    [[nodiscard]] std::string dump() const;
};

/// bank/settings.json. One inbox may stand for several institutions.
struct BankSettings
{
    struct Branch
    {
        std::string key; ///< As a referral names it.
        std::string name;
    };
    struct Recipient
    {
        std::string recipient; ///< "bank:harbor".
        std::string name;      ///< As shown.
        std::vector<Branch> branches;
    };

    std::string city; ///< Recipient name of the city whose forwards are taken.
    std::string cityUrl;
    bool trial = false;
    std::vector<Recipient> recipients;

    [[nodiscard]] static Result<BankSettings> parse(std::string_view json);
    [[nodiscard]] std::string dump() const;
};

/// trial.json
struct TrialPorts
{
    std::uint16_t city = 0;
    std::uint16_t desk = 0;
    std::uint16_t bank = 0;
    std::uint16_t inbox = 0;

    [[nodiscard]] static Result<TrialPorts> parse(std::string_view json);
    [[nodiscard]] std::string dump() const;
};

/// admin/sealing.json: every sealing key that the office ever announced, oldest first.
struct SealingKeys
{
    struct Row
    {
        std::string audience; ///< "city:new-haven", "bank:harbor".
        std::string kid;
        std::string file;      ///< Of the private half, in the state folder.
        std::string since;     ///< YYYY-MM-DD.
        std::string destroyed; ///< YYYY-MM-DD; empty: it is still held.
    };
    std::vector<Row> rows;

    [[nodiscard]] static Result<SealingKeys> parse(std::string_view json);
    [[nodiscard]] std::string dump() const;
};

/// admin/versions.json: what was signed last.
struct SignedVersions
{
    std::int64_t version = 0;
    std::int64_t keysVersion = 0;

    [[nodiscard]] static Result<SignedVersions> parse(std::string_view json);
    [[nodiscard]] std::string dump() const;
};

} // namespace ventanilla::protocol
