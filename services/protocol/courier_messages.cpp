// SPDX-License-Identifier: EUPL-1.2
#include "services/protocol/courier_messages.h"

#include "kiosk/base/encoding.h"
#include "services/protocol/json.h"
#include "services/protocol/object_reader.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace ventanilla::protocol {
namespace {

constexpr std::size_t kMaxSmall = std::size_t{16} * 1024;
constexpr std::size_t kMaxToken = std::size_t{512} * 1024;
constexpr std::size_t kMaxFiles = 64;
constexpr std::size_t kJtiBytes = 16;
constexpr std::size_t kHashBytes = 32;
constexpr Length kName{1, 128};

constexpr std::array kStatuses{"unknown",
                               "waiting",
                               "delivered",
                               "in_review",
                               "approved",
                               "ready",
                               "handed_over",
                               "declined",
                               "withdrawn"};

bool isSafePath(std::string_view path)
{
    const bool plain = std::ranges::all_of(path, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
               c == '-' || c == '/';
    });
    return plain && !path.empty() && path.size() <= 128 && path.front() != '/' &&
           path.back() != '/' && path.find("..") == std::string_view::npos &&
           path.find("//") == std::string_view::npos;
}

} // namespace

const char* toString(Chain chain)
{
    switch (chain) {
    case Chain::Applications:
        return "applications";
    case Chain::Referrals:
        return "referrals";
    case Chain::Audit:
        return "audit";
    }
    return "unknown";
}

Result<Record> Record::parse(std::string_view json)
{
    VN_TRY(const auto object, Json::parse(json, kMaxSmall));
    ObjectReader in{object};
    Record record;
    static_cast<void>(in.integer("v", 1, 1));
    record.jti = in.base64Url("jti", kJtiBytes);
    record.aud = in.text("aud", kName);
    record.chain = static_cast<Chain>(in.word("chain", {"applications", "referrals", "audit"}));
    record.seq = in.integer("seq", 1, std::numeric_limits<std::int64_t>::max());
    if (record.seq == 1) {
        record.prev = in.text("prev", {0, 0});
    } else {
        record.prev = in.base64Url("prev", kHashBytes);
    }
    record.sha256 = in.base64Url("sha256", kHashBytes);
    record.day = in.day("day");
    VN_CHECK(in.finish());
    return record;
}

std::string Record::dump() const
{
    auto out = Json::object();
    out.set("v", 1).set("jti", jti).set("aud", aud).set("chain", toString(chain)).set("seq", seq);
    out.set("prev", prev).set("sha256", sha256).set("day", day);
    return out.dump();
}

Result<ParcelPost> ParcelPost::parse(std::string_view json)
{
    VN_TRY(const auto object, Json::parse(json, kMaxSize));
    ObjectReader in{object};
    ParcelPost post;
    post.record = in.text("record", {1, kMaxSmall});
    if (!in.child("parcel").isNull()) {
        post.parcel = in.text("parcel", {1, kMaxToken});
    }
    VN_CHECK(in.finish());
    return post;
}

std::string ParcelPost::dump() const
{
    auto out = Json::object();
    out.set("record", record).set("parcel", parcel ? Json{*parcel} : Json{});
    return out.dump();
}

Result<Receipt> Receipt::parse(std::string_view json)
{
    VN_TRY(const auto object, Json::parse(json, kMaxSmall));
    ObjectReader in{object};
    Receipt receipt;
    receipt.jti = in.base64Url("jti", kJtiBytes);
    receipt.sha256 = in.base64Url("sha256", kHashBytes);
    receipt.device = in.text("device", kName);
    receipt.day = in.day("day");
    receipt.city = in.text("city", kName);
    VN_CHECK(in.finish());
    return receipt;
}

std::string Receipt::dump() const
{
    auto out = Json::object();
    out.set("jti", jti)
        .set("sha256", sha256)
        .set("device", device)
        .set("day", day)
        .set("city", city);
    return out.dump();
}

Result<ReceiptAnswer> ReceiptAnswer::parse(std::string_view json)
{
    VN_TRY(const auto object, Json::parse(json, kMaxSmall));
    ObjectReader in{object};
    ReceiptAnswer answer{in.text("receipt", {1, kMaxSmall})};
    VN_CHECK(in.finish());
    return answer;
}

std::string ReceiptAnswer::dump() const
{
    return Json::object().set("receipt", receipt).dump();
}

Result<Problem> Problem::parse(std::string_view json)
{
    VN_TRY(const auto object, Json::parse(json, kMaxSmall));
    Problem problem;
    const auto* type = object.find("type");
    const auto* title = object.find("title");
    const auto* status = object.find("status");
    if (type == nullptr || type->text() == nullptr) {
        return Error{ErrorKind::InvalidInput, "a problem document without type"};
    }
    problem.type = *type->text();
    problem.title = title != nullptr && title->text() != nullptr ? *title->text() : "";
    if (status != nullptr && status->integer() != nullptr && *status->integer() >= 100 &&
        *status->integer() <= 599)
    {
        problem.status = static_cast<int>(*status->integer());
    }
    return problem;
}

std::string Problem::dump() const
{
    return Json::object().set("type", type).set("title", title).set("status", status).dump();
}

const char* toString(DeliveryStatus status)
{
    return kStatuses.at(static_cast<std::size_t>(status));
}

Result<StatusAnswer> StatusAnswer::parse(std::string_view json)
{
    VN_TRY(const auto object, Json::parse(json, kMaxSmall));
    ObjectReader in{object};
    const auto word = in.text("status", kName);
    VN_CHECK(in.finish());
    const auto* found = std::ranges::find(kStatuses, word);
    if (found == kStatuses.end()) {
        return Error{ErrorKind::InvalidInput, "status: no such word"};
    }
    return StatusAnswer{static_cast<DeliveryStatus>(found - kStatuses.begin())};
}

std::string StatusAnswer::dump() const
{
    return Json::object().set("status", toString(status)).dump();
}

Result<BundleAnswer> BundleAnswer::parse(std::string_view json)
{
    VN_TRY(const auto object, Json::parse(json, kMaxSize));
    ObjectReader in{object};
    const auto* files = in.child("files").members();
    VN_CHECK(in.finish());
    if (files == nullptr || files->size() > kMaxFiles) {
        return Error{ErrorKind::InvalidInput, "bundle: files"};
    }
    BundleAnswer answer;
    for (const auto& [path, content] : *files) {
        if (!isSafePath(path) || content.text() == nullptr) {
            return Error{ErrorKind::InvalidInput, "bundle: path or content of a file"};
        }
        VN_TRY(const auto bytes, fromBase64(*content.text()));
        answer.files.push_back({path, std::string{bytes.begin(), bytes.end()}});
    }
    return answer;
}

std::string BundleAnswer::dump() const
{
    auto members = Json::object();
    for (const auto& file : files) {
        members.set(file.path, toBase64(bytesOf(file.content)));
    }
    return Json::object().set("files", std::move(members)).dump();
}

} // namespace ventanilla::protocol
