// SPDX-License-Identifier: EUPL-1.2
#include "services/protocol/bank_messages.h"

#include "services/protocol/limits.h"

#include <array>

namespace ventanilla::protocol {
namespace {

constexpr std::size_t kMaxSmall = 4096;
constexpr Length kCompactJws{1, 8192};
constexpr Length kCompactJwe{1, std::size_t{512} * 1024};
constexpr std::array kStatuses{ReferralStatus::Received,
                               ReferralStatus::Contacted,
                               ReferralStatus::Finished,
                               ReferralStatus::Withdrawn,
                               ReferralStatus::Expired};
constexpr std::array kAnswers{
    WithdrawalAnswer::Erased, WithdrawalAnswer::KeptByLaw, WithdrawalAnswer::NoAnswerYet};

} // namespace

std::string write(const Forward& forward)
{
    auto json = Json::object();
    json.set("jti", forward.jti.text)
        .set("aud", forward.audience)
        .set("loc", forward.loc)
        .set("iat", forward.iat);
    if (forward.exp) {
        json.set("exp", *forward.exp);
    }
    json.set("sha256", forward.parcelHash);
    return json.dump();
}

std::string write(const ForwardBody& body)
{
    return Json::object()
        .set("forward", body.forward)
        .set("iat", body.iat)
        .set("parcel", body.parcel)
        .dump();
}

Result<ForwardBody> readForwardBody(std::string_view text)
{
    VN_TRY(const auto json, Json::parse(text, ForwardBody::kMaxSize));
    ObjectReader in{json};
    ForwardBody body;
    body.forward = in.text("forward", kCompactJws);
    body.iat = in.integer("iat", 0, kLastSecond);
    body.parcel = in.text("parcel", kCompactJwe);
    if (body.iat % kDaySeconds != 0) {
        in.refuse("iat", "is not the start of a day");
    }
    VN_CHECK(in.finish());
    return body;
}

const char* wireName(ReferralStatus status)
{
    switch (status) {
    case ReferralStatus::Received:
        return "received";
    case ReferralStatus::Contacted:
        return "contacted";
    case ReferralStatus::Finished:
        return "finished";
    case ReferralStatus::Withdrawn:
        return "withdrawn";
    case ReferralStatus::Expired:
        return "expired";
    }
    VN_ASSERT(false);
}

const char* wireName(WithdrawalAnswer answer)
{
    switch (answer) {
    case WithdrawalAnswer::Erased:
        return "erased";
    case WithdrawalAnswer::KeptByLaw:
        return "kept_by_law";
    case WithdrawalAnswer::NoAnswerYet:
        return "no_answer_yet";
    }
    VN_ASSERT(false);
}

Result<ReferralStatus> referralStatusOf(std::string_view wireName)
{
    for (const auto status : kStatuses) {
        if (protocol::wireName(status) == wireName) {
            return status;
        }
    }
    return Error{ErrorKind::InvalidInput, "no status of a referral has this name"};
}

std::string write(const ReferralReport& report)
{
    auto json = Json::object().set("status", wireName(report.status));
    if (report.withdrawal) {
        json.set("withdrawal", wireName(*report.withdrawal));
    }
    return json.dump();
}

Result<ReferralReport> readReferralReport(std::string_view text)
{
    VN_TRY(const auto json, Json::parse(text, kMaxSmall));
    ObjectReader in{json};
    ReferralReport report;
    report.status = kStatuses.at(
        in.word("status", {"received", "contacted", "finished", "withdrawn", "expired"}));
    if (json.find("withdrawal") != nullptr) {
        report.withdrawal =
            kAnswers.at(in.word("withdrawal", {"erased", "kept_by_law", "no_answer_yet"}));
    }
    if (report.withdrawal && report.status != ReferralStatus::Withdrawn) {
        in.refuse("withdrawal", "is there only beside 'withdrawn'");
    }
    VN_CHECK(in.finish());
    return report;
}

std::string writeVoucherAnswer(std::string_view parcel)
{
    return Json::object().set("parcel", parcel).dump();
}

Result<std::string> readVoucherAnswer(std::string_view text)
{
    VN_TRY(const auto json, Json::parse(text, ForwardBody::kMaxSize));
    ObjectReader in{json};
    auto parcel = in.text("parcel", kCompactJwe);
    VN_CHECK(in.finish());
    return parcel;
}

} // namespace ventanilla::protocol
