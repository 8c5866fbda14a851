// SPDX-License-Identifier: EUPL-1.2
#include "services/protocol/policy_files.h"

#include "services/protocol/limits.h"

#include <algorithm>

namespace ventanilla::protocol {
namespace {

constexpr std::size_t kMaxFile = std::size_t{128} * 1024;
constexpr std::size_t kMaxFiles = 256;
constexpr int kLongestGrace = 3650;
constexpr Length kCity{1, 64};

bool isHexDigest(std::string_view text)
{
    return text.size() == 64 && std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

bool isPlainName(std::string_view name)
{
    return !name.empty() && name.front() != '.' && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    });
}

/// Each member of an object as text, through @p take(path, text), which says whether it is right.
template <typename Take>
void readFileMap(ObjectReader& in, Take take)
{
    const auto* members = in.child("files").members();
    if (members == nullptr || members->size() > kMaxFiles) {
        in.refuse("files", "is not an object of bounded size");
        return;
    }
    for (const auto& [path, value] : *members) {
        if (!isBundlePath(path) || value.text() == nullptr || !take(path, *value.text())) {
            in.refuse("files", "has a path or value of the wrong shape");
        }
    }
}

} // namespace

bool isBundlePath(std::string_view path)
{
    while (true) {
        const auto slash = path.find('/');
        if (!isPlainName(path.substr(0, slash))) {
            return false;
        }
        if (slash == std::string_view::npos) {
            return true;
        }
        path.remove_prefix(slash + 1);
    }
}

Result<std::string> write(const KeysFile& keys)
{
    VN_TRY(auto policyKey, Json::parse(keys.policyKey, kMaxFile));
    VN_TRY(auto timeKey, Json::parse(keys.timeKey, kMaxFile));
    VN_TRY(auto recipients, Json::parse(keys.recipients, kMaxFile));
    VN_TRY(auto receipts, Json::parse(keys.receipts, kMaxFile));
    auto json = Json::object();
    json.set("city", keys.city)
        .set("keys_version", keys.keysVersion)
        .set("not_after", keys.notAfter);
    json.set("policy_key", std::move(policyKey)).set("time_key", std::move(timeKey));
    json.set("recipients", std::move(recipients)).set("receipts", std::move(receipts));
    return json.dump();
}

Result<KeysFile> readKeysFile(std::string_view text)
{
    VN_TRY(const auto json, Json::parse(text, kMaxFile));
    ObjectReader in{json};
    KeysFile keys;
    keys.city = in.text("city", kCity);
    keys.keysVersion = in.integer("keys_version", 1, kLargestVersion);
    keys.notAfter = in.day("not_after");
    keys.policyKey = in.child("policy_key").dump();
    keys.timeKey = in.child("time_key").dump();
    keys.recipients = in.child("recipients").dump();
    keys.receipts = in.child("receipts").dump();
    VN_CHECK(in.finish());
    return keys;
}

std::string write(const ManifestFile& manifest)
{
    auto files = Json::object();
    for (const auto& [path, digest] : manifest.files) {
        files.set(path, digest);
    }
    auto json = Json::object();
    json.set("city", manifest.city)
        .set("version", manifest.version)
        .set("keys_version", manifest.keysVersion);
    json.set("not_after", manifest.notAfter)
        .set("grace_days", manifest.graceDays)
        .set("files", std::move(files));
    return json.dump();
}

Result<ManifestFile> readManifestFile(std::string_view text)
{
    VN_TRY(const auto json, Json::parse(text, kMaxFile));
    ObjectReader in{json};
    ManifestFile manifest;
    manifest.city = in.text("city", kCity);
    manifest.version = in.integer("version", 1, kLargestVersion);
    manifest.keysVersion = in.integer("keys_version", 1, kLargestVersion);
    manifest.notAfter = in.day("not_after");
    manifest.graceDays = static_cast<int>(in.integer("grace_days", 0, kLongestGrace));
    readFileMap(in, [&manifest](const std::string& path, const std::string& digest) {
        manifest.files.emplace(path, digest);
        return isHexDigest(digest);
    });
    VN_CHECK(in.finish());
    return manifest;
}

std::string write(const FreshFile& fresh)
{
    return Json::object()
        .set("city", fresh.city)
        .set("now", fresh.now)
        .set("version", fresh.version)
        .dump();
}

Result<FreshFile> readFreshFile(std::string_view text)
{
    VN_TRY(const auto json, Json::parse(text, kMaxFile));
    ObjectReader in{json};
    FreshFile fresh;
    fresh.city = in.text("city", kCity);
    fresh.now = in.integer("now", 0, kLastSecond);
    fresh.version = in.integer("version", 1, kLargestVersion);
    VN_CHECK(in.finish());
    return fresh;
}

} // namespace ventanilla::protocol
