// SPDX-License-Identifier: EUPL-1.2
//
// Any bytes as a message: refused, or written and read again as the same.
#include "services/protocol/application.h"
#include "services/protocol/bank_messages.h"
#include "services/protocol/courier_messages.h"
#include "services/protocol/json.h"
#include "services/protocol/limits.h"
#include "services/protocol/policy_files.h"
#include "services/protocol/referral.h"
#include "services/protocol/withdrawal.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

using namespace ventanilla;
using namespace ventanilla::protocol;

namespace {

/// Fuzzers do not find a length that is a multiple of 98304 by themselves.
std::string paddedTo(std::string_view text, std::size_t step)
{
    std::string whole{text};
    whole.resize((text.size() / step + 1) * step, ' ');
    return whole;
}

void asJson(std::string_view text)
{
    const auto json = Json::parse(text, std::size_t{1} << 20);
    if (json) {
        const auto again = Json::parse(json->dump(), std::size_t{1} << 24);
        VN_ASSERT(again && again->dump() == json->dump());
    }
}

void asApplication(std::string_view text)
{
    const auto read = readApplication(paddedTo(text, kApplicationStep));
    if (read) {
        const auto written = writeApplication(*read);
        VN_ASSERT(written.reveal().size() == kApplicationStep);
        const auto again = readApplication(written.reveal());
        VN_ASSERT(again && writeApplication(*again) == written);
    }
}

void asReferral(std::string_view text)
{
    for (const auto kind : {Referral::Kind::Introduction, Referral::Kind::Voucher}) {
        const auto read = readReferral(paddedTo(text, kReferralStep), kind);
        if (read) {
            const auto written = writeReferral(*read);
            VN_ASSERT(written.reveal().size() == kReferralStep);
            const auto again = readReferral(written.reveal(), kind);
            VN_ASSERT(again && writeReferral(*again) == written);
        }
    }
}

void asWithdrawal(std::string_view text)
{
    const auto read = readWithdrawal(paddedTo(text, kReferralStep));
    VN_ASSERT(!read || readWithdrawal(writeWithdrawal(*read).reveal()));
}

template <typename Message>
void asMember(std::string_view text)
{
    const auto read = Message::parse(text);
    if (read) {
        const auto again = Message::parse(read->dump());
        VN_ASSERT(again && again->dump() == read->dump());
    }
}

template <typename Message>
bool isSame(const Result<Message>& again, const Message& message)
{
    return again && *again == message;
}

void asBankMessage(std::string_view text)
{
    const auto body = readForwardBody(text);
    VN_ASSERT(!body || isSame(readForwardBody(write(*body)), *body));
    const auto report = readReferralReport(text);
    VN_ASSERT(!report || isSame(readReferralReport(write(*report)), *report));
    (void)readVoucherAnswer(text);
}

void asPolicyFile(std::string_view text)
{
    const auto manifest = readManifestFile(text);
    VN_ASSERT(!manifest || isSame(readManifestFile(write(*manifest)), *manifest));
    const auto fresh = readFreshFile(text);
    VN_ASSERT(!fresh || isSame(readFreshFile(write(*fresh)), *fresh));
    (void)readKeysFile(text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0) {
        return 0;
    }
    constexpr std::array kReaders{asJson,
                                  asApplication,
                                  asReferral,
                                  asWithdrawal,
                                  asMember<Record>,
                                  asMember<ParcelPost>,
                                  asMember<Receipt>,
                                  asMember<StatusAnswer>,
                                  asMember<BundleAnswer>,
                                  asBankMessage,
                                  asPolicyFile};
    kReaders.at(data[0] % kReaders.size())({reinterpret_cast<const char*>(data) + 1, size - 1});
    return 0;
}
