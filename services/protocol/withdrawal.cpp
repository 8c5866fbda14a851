// SPDX-License-Identifier: EUPL-1.2
#include "services/protocol/withdrawal.h"

#include "services/protocol/limits.h"
#include "services/protocol/padding.h"
#include "services/protocol/person_json.h"

namespace ventanilla::protocol {

SensitiveText writeWithdrawal(const Withdrawal& withdrawal)
{
    auto json = Json::object();
    json.set("v", 1).set("aud", withdrawal.audience).set("jti", withdrawal.jti.text);
    json.set("X", withdrawal.code.reveal());
    json.set("of", withdrawal.of == Withdrawal::Of::Application ? "application" : "referral");
    json.set("day", withdrawal.day);
    return padded(json.dump(), kReferralStep);
}

Result<Withdrawal> readWithdrawal(std::string_view plaintext)
{
    VN_CHECK(checkPadded(plaintext, kReferralStep));
    VN_TRY(const auto json, Json::parse(plaintext, plaintext.size()));
    ObjectReader in{json};
    (void)in.integer("v", 1, 1);
    auto code = readCode(in, "X");
    if (!code) {
        return in.finish().error();
    }
    const bool referral = in.word("of", {"application", "referral"}) == 1;
    Withdrawal withdrawal{.of = referral ? Withdrawal::Of::Referral : Withdrawal::Of::Application,
                          .audience = readRecipient(in, "aud"),
                          .jti = {in.base64Url("jti", 16)},
                          .code = *std::move(code),
                          .day = in.day("day")};
    VN_CHECK(in.finish());
    return withdrawal;
}

} // namespace ventanilla::protocol
