// SPDX-License-Identifier: EUPL-1.2
#include "tests/system/privacy/town.h"

#include "services/courier/parcel_facts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <optional>

namespace ventanilla::test {
namespace {

using namespace std::chrono_literals;
using protocol::Chain;
using std::chrono::seconds;
using std::chrono::sys_seconds;

constexpr std::array kChains{Chain::Applications, Chain::Referrals};
constexpr auto kOpeningHours = 8h;

std::vector<sys_seconds> momentsOf(const TownPlan& plan, Random& random)
{
    std::vector<sys_seconds> moments;
    for (int session = 0; session < plan.sessions; ++session) {
        const auto day = std::chrono::days{random.below(static_cast<std::uint64_t>(plan.days))};
        const seconds open{kOpeningHours};
        const auto within = random.below(static_cast<std::uint64_t>(open.count()));
        moments.push_back(kBenchNow + day + seconds{static_cast<std::int64_t>(within)});
    }
    std::ranges::sort(moments);
    return moments;
}

} // namespace

Town::Town(const TownPlan& plan, std::uint64_t seed)
    : m_plan(plan)
    , m_random(seed)
{
    for (int number = 0; number < plan.kiosks; ++number) {
        const auto name = "kiosk-" + std::to_string(number + 10);
        auto device = m_city.makeDevice(name);
        m_city.enrol(device);
        auto queue = courier::Queue::open(m_folder / (name + ".sqlite")).value();
        queue.setReleaseDelay(plan.delay, m_random);
        m_kiosks.push_back({device,
                            std::make_unique<courier::Device>(name, device.key),
                            std::make_unique<courier::Queue>(std::move(queue))});
    }
}

Evening Town::live()
{
    const auto moments = momentsOf(m_plan, m_random);
    for (std::size_t session = 0; session < moments.size(); ++session) {
        sendUntil(moments[session]);
        m_city.clock.jumpTo(moments[session]);
        serve(m_kiosks.at(m_random.below(m_kiosks.size())), static_cast<int>(session));
    }
    sendUntil(moments.back() + 25h);
    return std::move(m_evening);
}

void Town::serve(Kiosk& kiosk, int session)
{
    const auto folder = "s-" + std::to_string(session);
    auto application = m_city.application();
    application.jti = ParcelId::mint(m_random);
    application.code = Code::mint(m_random);
    put(kiosk, m_city.seal(application), folder);
    if (m_random.below(100) < m_plan.introducedOfHundred) {
        auto referral = m_city.referral();
        referral.jti = ParcelId::mint(m_random);
        referral.code = Code::mint(m_random);
        put(kiosk, m_city.seal(referral), folder);
        m_evening.truth[referral.jti.text] = application.jti.text;
    }
    ASSERT_TRUE(kiosk.queue->settle(folder));
}

void Town::put(Kiosk& kiosk, const SealedParcel& parcel, const std::string& folder)
{
    const auto facts = courier::factsOf(parcel.jwe);
    ASSERT_TRUE(facts);
    ASSERT_TRUE(
        kiosk.queue->arrive({*facts, parcel.jwe, folder}, m_city.clock.now(), *kiosk.signer));
}

void Town::sendUntil(sys_seconds end)
{
    while (sendEarliest(end)) {
    }
}

bool Town::sendEarliest(sys_seconds end)
{
    std::optional<sys_seconds> earliest;
    Kiosk* who = nullptr;
    auto what = Chain::Applications;
    for (auto& kiosk : m_kiosks) {
        for (const auto chain : kChains) {
            const auto due = kiosk.queue->nextDue(chain).value();
            if (due && *due <= end && (!earliest || *due < *earliest)) {
                earliest = due;
                who = &kiosk;
                what = chain;
            }
        }
    }
    if (who == nullptr) {
        return false;
    }
    m_city.clock.jumpTo(std::max(m_city.clock.now(), *earliest));
    send(*who, what);
    return true;
}

void Town::send(Kiosk& kiosk, Chain chain)
{
    const auto sending = kiosk.queue->claim(chain, m_city.clock.now(), *kiosk.signer).value();
    ASSERT_TRUE(sending);
    const auto body = protocol::ParcelPost{sending->record, sending->jwe}.dump();
    const auto answer = m_city.routes.answer({"POST",
                                              "/v1/parcels",
                                              {{"Idempotency-Key", "\"" + sending->jti + "\""}},
                                              body,
                                              kiosk.device.peer});
    ASSERT_EQ(answer.status, 201);
    ASSERT_TRUE(kiosk.queue->delivered(sending->jti));
    const auto header = jose::readJweHeader(*sending->jwe).value();
    const auto payload =
        jose::verifyJws(sending->record, jose::jws_type::kRecord, kiosk.device.key.publicKey());
    const auto record = protocol::Record::parse(payload.value()).value();
    auto& list = chain == Chain::Applications ? m_evening.applications : m_evening.referrals;
    list.push_back({m_city.clock.now(),
                    kiosk.device.name,
                    sending->jti,
                    header.loc.value_or(""),
                    record.seq,
                    body.size()});
}

} // namespace ventanilla::test
