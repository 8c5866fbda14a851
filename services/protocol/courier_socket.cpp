// SPDX-License-Identifier: EUPL-1.2
#include "services/protocol/courier_socket.h"

#include "services/protocol/json.h"
#include "services/protocol/object_reader.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace ventanilla::protocol {
namespace {

constexpr std::size_t kMaxLine = std::size_t{256} * 1024;
constexpr std::size_t kMaxEntries = 1000;
constexpr std::size_t kJtiBytes = 16;
constexpr std::size_t kLocBytes = 32;
constexpr Length kWord{0, 64};

constexpr std::array kVerbs{
    "status", "queue", "retry", "bundle", "time", "network", "carry-out", "carry-in", "sign"};

Json jsonOf(const QueueEntry& entry)
{
    auto out = Json::object();
    out.set("jti", entry.jti).set("chain", toString(entry.chain)).set("aside", entry.aside);
    out.set("attempts", entry.attempts).set("cause", entry.cause).set("arrived", entry.arrived);
    return out;
}

Result<QueueEntry> entryOf(const Json& json)
{
    ObjectReader in{json};
    QueueEntry entry;
    entry.jti = in.base64Url("jti", kJtiBytes);
    entry.chain = static_cast<Chain>(in.word("chain", {"applications", "referrals", "audit"}));
    entry.aside = in.boolean("aside");
    entry.attempts = static_cast<int>(in.integer("attempts", 0, std::numeric_limits<int>::max()));
    entry.cause = in.text("cause", kWord);
    entry.arrived = in.integer("arrived",
                               std::numeric_limits<std::int64_t>::min(),
                               std::numeric_limits<std::int64_t>::max());
    VN_CHECK(in.finish());
    return entry;
}

Result<std::vector<QueueEntry>> entriesOf(std::span<const Json> items)
{
    std::vector<QueueEntry> entries;
    for (const auto& item : items) {
        VN_TRY(auto entry, entryOf(item));
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace

Result<CourierRequest> CourierRequest::parse(std::string_view line)
{
    VN_TRY(const auto object, Json::parse(line, kMaxLine));
    ObjectReader in{object};
    CourierRequest request;
    const auto verb = in.text("do", {1, 32});
    const auto* found = std::ranges::find(kVerbs, verb);
    if (found == kVerbs.end()) {
        return Error{ErrorKind::InvalidInput, "courier request: no such verb"};
    }
    request.what = static_cast<Do>(found - kVerbs.begin());
    if (request.what == Do::Status) {
        request.loc = in.base64Url("loc", kLocBytes);
    } else if (request.what == Do::Retry) {
        request.jti = in.base64Url("jti", kJtiBytes);
    }
    // What cannot be done yet may carry members that cannot be judged yet.
    const auto whole = request.what <= Do::Bundle ? in.finish() : Result<void>{};
    if (!whole) {
        return whole.error();
    }
    return request;
}

std::string CourierRequest::dump() const
{
    auto out = Json::object();
    out.set("do", kVerbs.at(static_cast<std::size_t>(what)));
    if (what == Do::Status) {
        out.set("loc", loc);
    } else if (what == Do::Retry) {
        out.set("jti", jti);
    }
    return out.dump();
}

CourierReply CourierReply::failed(std::string error)
{
    CourierReply reply;
    reply.error = std::move(error);
    return reply;
}

Result<CourierReply> CourierReply::parse(std::string_view line)
{
    VN_TRY(const auto object, Json::parse(line, kMaxLine));
    ObjectReader in{object};
    CourierReply reply;
    if (!in.boolean("ok")) {
        reply.error = in.text("error", {1, 64});
    }
    const auto status = in.optionalText("status", kWord);
    if (status) {
        VN_TRY(const auto answer,
               StatusAnswer::parse(Json::object().set("status", *status).dump()));
        reply.status = answer.status;
    }
    if (in.optionalChild("waiting") != nullptr) {
        VN_TRY(reply.waiting, entriesOf(in.items("waiting", kMaxEntries)));
        reply.roadOpen = in.boolean("road_open");
    }
    VN_CHECK(in.finish());
    return reply;
}

std::string CourierReply::dump() const
{
    auto out = Json::object();
    out.set("ok", !error.has_value());
    if (error) {
        out.set("error", *error);
    }
    if (status) {
        out.set("status", toString(*status));
    }
    if (waiting) {
        auto items = Json::array();
        for (const auto& entry : *waiting) {
            items.push(jsonOf(entry));
        }
        out.set("waiting", std::move(items)).set("road_open", roadOpen.value_or(false));
    }
    return out.dump();
}

} // namespace ventanilla::protocol
