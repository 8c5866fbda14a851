// SPDX-License-Identifier: EUPL-1.2
//
// Made-up people and what they send, for every test of delivery.
#pragma once

#include "kiosk/domain/application.h"
#include "kiosk/domain/referral.h"
#include "kiosk/domain/withdrawal.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ventanilla::test {

inline constexpr auto kCity = "city:new-haven";
inline constexpr auto kBank = "bank:harbor";

inline std::vector<std::uint8_t> portraitOf(std::size_t size)
{
    std::vector<std::uint8_t> jpeg(size, 0x55);
    jpeg[0] = 0xff;
    jpeg[1] = 0xd8;
    jpeg[2] = 0xff;
    return jpeg;
}

inline PersonName sampleName()
{
    return {{SensitiveText{"Lucía"}}, {SensitiveText{"Núñez"}, SensitiveText{"Prado"}}};
}

inline Address sampleAddress()
{
    return {SensitiveText{},
            SensitiveText{"12 Example Street"},
            SensitiveText{"Apt 3"},
            SensitiveText{"New Haven"},
            SensitiveText{"CT"},
            SensitiveText{"06511"}};
}

inline Application sampleApplication(std::uint64_t seed = 1)
{
    SeededRandom random{seed};
    return {.audience = kCity,
            .jti = ParcelId::mint(random),
            .code = Code::mint(random),
            .day = "2026-11-21",
            .name = sampleName(),
            .birthDate = BirthDate{PartialDate{1988, 2, 29}},
            .gender = std::nullopt,
            .language = "es",
            .portrait = Sensitive<std::vector<std::uint8_t>>{portraitOf(20'000)},
            .signature = SignatureStrokes{{{0, 0, 1000, 300}}},
            .address = sampleAddress(),
            .addressOnCard = true,
            .mail = MailTo::Home,
            .mailAddress = std::nullopt,
            .contact = Contact{ContactChannel::Text, SensitiveText{"+1 203 555 0100"}},
            .outcome = {true, true, false, false},
            .fee = FeeChoice::Pay,
            .policy = "new-haven/7"};
}

inline Referral sampleReferral(std::uint64_t seed = 2)
{
    using namespace std::chrono;
    SeededRandom random{seed};
    return {.kind = Referral::Kind::Introduction,
            .issuer = kCity,
            .audience = kBank,
            .jti = ParcelId::mint(random),
            .code = Code::mint(random),
            .issuedAt = sys_days{2026y / November / 21} + 15h,
            .expires = sys_days{2026y / December / 21},
            .subject = ParcelId::mint(random).text,
            .name = SensitiveText{"Lucía Núñez Prado"},
            .language = "es",
            .contact = ReferralContact{{ContactChannel::Call, SensitiveText{"+1 203 555 0100"}},
                                       "09:00-12:00",
                                       "2026-12-05"},
            .branch = "church-street",
            .when = ReferralWhen::Now,
            .words = "maple river",
            .consent = {kBank, {"name", "language", "contact"}, "consent.referral/3", "es"}};
}

inline Referral sampleVoucher(std::uint64_t seed = 3)
{
    auto voucher = sampleReferral(seed);
    voucher.kind = Referral::Kind::Voucher;
    voucher.contact.reset();
    voucher.when = ReferralWhen::AfterCard;
    voucher.consent.fields = {"name", "language"};
    return voucher;
}

inline Withdrawal sampleWithdrawal(std::uint64_t seed = 4)
{
    SeededRandom random{seed};
    return {.of = Withdrawal::Of::Referral,
            .audience = kBank,
            .jti = ParcelId::mint(random),
            .code = Code::mint(random),
            .day = "2026-11-22"};
}

} // namespace ventanilla::test
