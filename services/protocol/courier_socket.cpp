// SPDX-License-Identifier: EUPL-1.2
#include "services/protocol/courier_socket.h"

#include "services/protocol/json.h"
#include "services/protocol/limits.h"
#include "services/protocol/object_reader.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace ventanilla::protocol {
namespace {

constexpr std::size_t kMaxLine = std::size_t{256} * 1024;
constexpr std::size_t kMaxEntries = 1000;
constexpr std::size_t kMostWords = 16;
constexpr std::size_t kJtiBytes = 16;
constexpr std::size_t kLocBytes = 32;
constexpr Length kWord{0, 64};
constexpr Length kPath{2, 1024};
constexpr Length kReport{1, std::size_t{64} * 1024};

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

Result<ServiceState> serviceOf(const Json& json)
{
    ObjectReader in{json};
    ServiceState state;
    state.now = in.integer("now", 0, kLastSecond);
    state.clockBelieved = in.boolean("clock_believed");
    state.blocked = in.texts("blocked", kMostWords, {1, 64});
    state.notices = in.texts("notices", kMostWords, {1, 64});
    state.road = in.text("road", kWord);
    VN_CHECK(in.finish());
    return state;
}

Json jsonOf(const std::vector<std::string>& words)
{
    auto out = Json::array();
    for (const auto& word : words) {
        out.push(word);
    }
    return out;
}

Json jsonOf(const ServiceState& state)
{
    auto out = Json::object();
    out.set("now", state.now).set("clock_believed", state.clockBelieved);
    out.set("blocked", jsonOf(state.blocked)).set("notices", jsonOf(state.notices));
    out.set("road", state.road);
    return out;
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
    } else if (request.what == Do::CarryOut || request.what == Do::CarryIn) {
        request.folder = in.text("folder", kPath);
    } else if (request.what == Do::Sign) {
        request.report = in.text("report", kReport);
    }
    VN_CHECK(in.finish());
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
    } else if (what == Do::CarryOut || what == Do::CarryIn) {
        out.set("folder", folder);
    } else if (what == Do::Sign) {
        out.set("report", report);
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
    reply.carried = in.optionalInteger("carried", 0, std::numeric_limits<std::int64_t>::max());
    reply.signature = in.optionalText("signature", {1, kMaxLine});
    if (const auto* service = in.optionalChild("service")) {
        VN_TRY(reply.service, serviceOf(*service));
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
    if (carried) {
        out.set("carried", *carried);
    }
    if (signature) {
        out.set("signature", *signature);
    }
    if (service) {
        out.set("service", jsonOf(*service));
    }
    return out.dump();
}

} // namespace ventanilla::protocol
