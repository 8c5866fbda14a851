// SPDX-License-Identifier: EUPL-1.2
#include "services/protocol/fleet_messages.h"

#include "services/protocol/json.h"
#include "services/protocol/object_reader.h"

namespace ventanilla::protocol {
namespace {

constexpr std::size_t kMaximumSmall = std::size_t{16} * 1024;
constexpr std::size_t kMaximumPem = 8192;
constexpr std::int64_t kMaximumCount = 1'000'000'000;
constexpr std::size_t kThumbprint = 32;
constexpr std::size_t kMostNotices = 16;

/// PEM has line breaks, which printable text has not.
std::string pem(ObjectReader& in, std::string_view name)
{
    const auto* text = in.child(name).text();
    if (text == nullptr || text->size() > kMaximumPem ||
        !text->starts_with("-----BEGIN CERTIFICATE-----"))
    {
        in.refuse(name, "is not a certificate");
        return {};
    }
    return *text;
}

Result<ChainNumbers> chainsOf(const Json& json)
{
    ObjectReader in{json};
    ChainNumbers numbers;
    numbers.applications = in.integer("applications", 0, kMaximumCount);
    numbers.referrals = in.integer("referrals", 0, kMaximumCount);
    numbers.audit = in.integer("audit", 0, kMaximumCount);
    VN_CHECK(in.finish());
    return numbers;
}

} // namespace

Result<EnrolRequest> EnrolRequest::parse(std::string_view json)
{
    VN_TRY(const auto object, Json::parse(json, kMaximumSmall));
    ObjectReader in{object};
    EnrolRequest request;
    request.code = in.secret("code", {16, 64});
    request.keyJwk = in.child("key").dump();
    VN_CHECK(in.finish());
    return request;
}

SensitiveText EnrolRequest::dump() const
{
    auto object = Json::object();
    auto key = Json::parse(keyJwk, kMaximumSmall);
    object.set("code", code.reveal()).set("key", key ? *std::move(key) : Json{});
    return SensitiveText{object.dump()};
}

Result<CertificateAnswer> CertificateAnswer::parse(std::string_view json)
{
    VN_TRY(const auto object, Json::parse(json, kMaximumSmall * 2));
    ObjectReader in{object};
    CertificateAnswer answer;
    answer.device = in.text("device", {1, 64});
    answer.certificate = pem(in, "certificate");
    answer.authority = pem(in, "ca");
    VN_CHECK(in.finish());
    return answer;
}

std::string CertificateAnswer::dump() const
{
    auto object = Json::object();
    object.set("device", device).set("certificate", certificate).set("ca", authority);
    return object.dump();
}

Result<Heartbeat> Heartbeat::parse(std::string_view json)
{
    VN_TRY(const auto object, Json::parse(json, kMaximumSmall));
    ObjectReader in{object};
    Heartbeat beat;
    beat.policyVersion = in.integer("policy_version", 0, kMaximumCount);
    beat.waiting = in.integer("waiting", 0, kMaximumCount);
    beat.sealsWith = in.base64Url("seals_with", kThumbprint);
    VN_TRY(beat.chains, chainsOf(in.child("chains")));
    beat.notices = in.texts("notices", kMostNotices, {1, 40});
    VN_CHECK(in.finish());
    return beat;
}

std::string Heartbeat::dump() const
{
    auto numbers = Json::object();
    numbers.set("applications", chains.applications)
        .set("referrals", chains.referrals)
        .set("audit", chains.audit);
    auto words = Json::array();
    for (const auto& notice : notices) {
        words.push(notice);
    }
    auto object = Json::object();
    object.set("policy_version", policyVersion)
        .set("waiting", waiting)
        .set("seals_with", sealsWith)
        .set("chains", std::move(numbers))
        .set("notices", std::move(words));
    return object.dump();
}

Result<HeartbeatAnswer> HeartbeatAnswer::parse(std::string_view json)
{
    VN_TRY(const auto object, Json::parse(json, kMaximumSmall));
    ObjectReader in{object};
    HeartbeatAnswer answer;
    answer.fresh = in.optionalText("fresh", {1, 4096});
    VN_CHECK(in.finish());
    return answer;
}

std::string HeartbeatAnswer::dump() const
{
    auto object = Json::object();
    if (fresh) {
        object.set("fresh", *fresh);
    }
    return object.dump();
}

} // namespace ventanilla::protocol
