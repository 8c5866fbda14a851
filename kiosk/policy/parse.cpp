// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/policy/parse.h"

#include "kiosk/policy/toml_table.h"

#include <algorithm>
#include <functional>

namespace ventanilla::policy {
namespace {

constexpr int kMaximumDays = 36'525;
constexpr int kMaximumPoints = 10;
constexpr int kMaximumAge = 130;
constexpr int kMaximumAway = 365;
constexpr int kMaximumMegabytes = 1'000'000;

const TomlTable::Words<DocumentRule::Use> kUses{
    {"identity", DocumentRule::Use::Identity},
    {"proof_of_address", DocumentRule::Use::ProofOfAddress}};

DocumentRule readDocument(TomlTable& table)
{
    DocumentRule rule;
    rule.documentClass = table.text("class");
    rule.use = table.word("use", kUses);
    rule.accepted = table.flag("accepted", true);
    rule.identityPoints = table.optionalNumber("identity_points", 0, kMaximumPoints).value_or(0);
    rule.residencyPoints = table.optionalNumber("residency_points", 0, kMaximumPoints).value_or(0);
    rule.hasPhoto = table.flag("photo", false);
    rule.hasBirthDate = table.flag("birth_date", false);
    rule.needsMachineReading = table.flag("needs_machine_reading", false);
    rule.maxExpiredDays = table.optionalNumber("max_expired_days", 0, kMaximumDays).value_or(0);
    rule.maxAgeDays = table.optionalNumber("max_age_days", 1, kMaximumDays);
    if (rule.accepted && rule.identityPoints + rule.residencyPoints == 0) {
        table.fault("accepted", "without points says nothing");
    }
    return rule;
}

void readRules(TomlTable& table, Rules& rules)
{
    rules.identityMinimum = table.number("identity_minimum", 1, kMaximumPoints);
    rules.residencyMinimum = table.number("residency_minimum", 0, kMaximumPoints);
    rules.totalMinimum = table.number("total_minimum", 1, 2 * kMaximumPoints);
    rules.photoNeeded = table.flag("photo_needed", true);
    rules.birthDateNeeded = table.flag("birth_date_needed", true);
}

void readFees(TomlTable& table, Fees& fees)
{
    fees.waivable = table.flag("waivable", false);
    table.each("row", [&fees](TomlTable& row) {
        fees.rows.push_back({row.optionalNumber("from_age", 0, kMaximumAge),
                             row.optionalNumber("below_age", 1, kMaximumAge),
                             row.number("cents", 0, 100'000)});
    });
}

void readOffice(TomlTable& row, Policy& policy)
{
    policy.offices.push_back({row.text("key"),
                              row.text("name"),
                              row.text("street"),
                              row.text("hours"),
                              row.text("phone")});
}

std::optional<ErasureAuthority> readAuthority(TomlTable& row)
{
    if (!row.has("authority")) {
        return std::nullopt;
    }
    ErasureAuthority authority;
    row.table("authority", [&authority](TomlTable& table) {
        authority.scheduleItem = table.text("schedule_item");
        authority.approvalNumber = table.text("approval_number");
        authority.by = table.text("by");
        authority.date = table.day("date");
    });
    return authority;
}

void readAges(TomlTable& table, AgeRules& ages)
{
    ages.minimum = table.number("minimum", 0, kMaximumAge);
    ages.guardianBelow = table.number("guardian_below", 0, kMaximumAge);
}

void addDocument(TomlTable& row, Policy& policy)
{
    auto rule = readDocument(row);
    if (policy.document(rule.documentClass) != nullptr) {
        row.fault("class", "stands there twice");
    }
    policy.documents.push_back(std::move(rule));
}

void addLanguage(TomlTable& row, Policy& policy)
{
    policy.languages.push_back({row.text("tag"),
                                row.text("name"),
                                row.flag("right_to_left", false),
                                row.text("texts_reviewed")});
    if (policy.languages.back().textsReviewed == "trial" && !policy.trial) {
        row.fault("texts_reviewed", "must name who reviewed the words outside a trial");
    }
}

void readReferralRules(TomlTable& table, Policy& policy)
{
    using std::chrono::minutes;
    auto& kiosk = policy.kiosk;
    // A trial may deliver at once; a real kiosk hides who was there when.
    const int least = policy.trial ? 0 : 60;
    kiosk.referralDelayMinimum = minutes{table.number("delay_minimum_minutes", least, 1440)};
    kiosk.referralDelayMaximum = minutes{table.number("delay_maximum_minutes", least, 2880)};
    if (kiosk.referralDelayMaximum < kiosk.referralDelayMinimum) {
        table.fault("delay_maximum_minutes", "is below the minimum");
    }
    kiosk.referralValidDays = table.number("valid_days", 2, 90);
    kiosk.bankFactMaxAgeDays = table.number("bank_fact_max_age_days", 1, 30);
}

void readIdleRules(TomlTable& table, KioskRules& kiosk)
{
    using std::chrono::seconds;
    kiosk.idleWarning = seconds{table.number("warning_seconds", 30, 600)};
    kiosk.idleCountdown = seconds{table.number("countdown_seconds", 20, 120)};
}

void readServiceTable(TomlTable& table, ServiceLimits& limits)
{
    limits.awayMaximumDays =
        table.optionalNumber("away_maximum_days", 1, kMaximumAway).value_or(limits.awayMaximumDays);
    limits.freeMinimumMegabytes =
        table.optionalNumber("free_minimum_megabytes", 1, kMaximumMegabytes)
            .value_or(limits.freeMinimumMegabytes);
    if (table.has("warn_first_days")) {
        limits.warnDays = {table.number("warn_first_days", 1, kMaximumAway),
                           table.number("warn_then_days", 1, kMaximumAway),
                           table.number("warn_last_days", 1, kMaximumAway)};
        if (!std::is_sorted(limits.warnDays.begin(), limits.warnDays.end(), std::greater<>{})) {
            table.fault("warn_then_days", "must lie between the first and the last warning");
        }
    }
}

Result<void> readKioskFile(const std::string& content, Policy& policy, ServiceLimits& limits)
{
    return TomlTable::read("kiosk.toml", content, [&policy, &limits](TomlTable& file) {
        file.table("referral", [&policy](TomlTable& table) { readReferralRules(table, policy); });
        file.table("idle", [&policy](TomlTable& table) { readIdleRules(table, policy.kiosk); });
        if (file.has("service")) {
            file.table("service", [&limits](TomlTable& table) { readServiceTable(table, limits); });
        }
    });
}

} // namespace

Result<void> parsePolicyFile(const std::string& content, Policy& policy)
{
    return TomlTable::read("policy.toml", content, [&policy](TomlTable& file) {
        if (file.text("city") != policy.city) {
            file.fault("city", "is not the city of the manifest");
        }
        policy.cityName = file.text("name");
        policy.cardValidYears = file.number("card_valid_years", 1, 20);
        file.table("rules", [&policy](TomlTable& table) { readRules(table, policy.rules); });
        file.table("ages", [&policy](TomlTable& table) { readAges(table, policy.ages); });
        file.table("fees", [&policy](TomlTable& table) { readFees(table, policy.fees); });
        file.each("office", [&policy](TomlTable& row) { readOffice(row, policy); });
        file.each("document", [&policy](TomlTable& row) { addDocument(row, policy); });
    });
}

Result<void> parseRetentionFile(const std::string& content, Policy& policy)
{
    return TomlTable::read("retention.toml", content, [&policy](TomlTable& file) {
        file.each("row", [&policy](TomlTable& row) {
            policy.retention.push_back(
                {row.text("what"), row.number("keep_days", 0, kMaximumDays), readAuthority(row)});
        });
    });
}

Result<void> parseLanguagesFile(const std::string& content, Policy& policy)
{
    return TomlTable::read("languages.toml", content, [&policy](TomlTable& file) {
        file.each("language", [&policy](TomlTable& row) { addLanguage(row, policy); });
        if (policy.languages.empty()) {
            file.fault("language", "needs at least one row");
        }
    });
}

Result<void> parseKioskFile(const std::string& content, Policy& policy)
{
    ServiceLimits ofTheStation;
    return readKioskFile(content, policy, ofTheStation);
}

Result<void> parseServiceLimits(const std::string& content, ServiceLimits& limits)
{
    Policy ofTheResident;
    return readKioskFile(content, ofTheResident, limits);
}

} // namespace ventanilla::policy
