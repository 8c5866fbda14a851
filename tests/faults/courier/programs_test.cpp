// SPDX-License-Identifier: EUPL-1.2
//
// The real courier and the real city are killed again and again while residents go on accepting.
#include "kiosk/base/random.h"
#include "services/jose/bundle_verifier.h"
#include "services/jose/parcel_sealer.h"
#include "services/spool/folder_spool.h"
#include "services/store/files/private_files.h"
#include "tests/faults/courier/trial_programs.h"
#include "tests/support/sample_parcels.h"

#include <gtest/gtest.h>

#include <filesystem>

#include <fcntl.h>
#include <poll.h>

namespace ventanilla {
namespace {

using namespace std::chrono_literals;
using protocol::CourierRequest;

/// A resident process as the spool sees it.
class Resident
{
public:
    Resident(const test::TrialPrograms& trial, int number)
        : m_random(static_cast<std::uint64_t>(number))
        , m_number(number)
    {
        const auto root = store::readWholeFile(trial.kiosk() + "/trial-root.pub").value();
        const auto verifier =
            jose::makeBundleVerifier(jose::Ed25519PublicKey::fromJwk(root).value(), true);
        m_sealer =
            jose::ParcelSealer::create(verifier->verify(trial.state() + "/city/bundle", {}).value())
                .value();
        const auto path = trial.kiosk() + "/spool/s-" + std::to_string(number);
        std::filesystem::create_directories(path);
        UniqueFd folder{::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
        m_spool = spool::FolderSpool::open(std::move(folder)).value();
    }

    Loc applies()
    {
        auto application = test::sampleApplication(static_cast<std::uint64_t>(m_number));
        application.jti = ParcelId::mint(m_random);
        application.code = Code::mint(m_random);
        EXPECT_TRUE(m_spool->store(m_sealer->seal(application).value()));
        return m_sealer->locOf(application.code);
    }
    void isIntroduced()
    {
        auto referral = test::sampleReferral(static_cast<std::uint64_t>(m_number));
        referral.jti = ParcelId::mint(m_random);
        referral.code = Code::mint(m_random);
        const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
        referral.issuedAt = today;
        referral.expires = today + std::chrono::days{30};
        EXPECT_TRUE(m_spool->store(m_sealer->seal(referral).value()));
    }

private:
    SeededRandom m_random;
    int m_number;
    std::unique_ptr<jose::ParcelSealer> m_sealer;
    std::unique_ptr<spool::FolderSpool> m_spool;
};

bool allIsDelivered(const test::TrialPrograms& trial)
{
    CourierRequest request;
    request.what = CourierRequest::Do::Network;
    static_cast<void>(trial.ask(request));
    request.what = CourierRequest::Do::Queue;
    const auto reply = trial.ask(request);
    const bool queueEmpty = reply && reply->waiting && reply->waiting->empty();
    return queueEmpty && trial.countIn("application") + trial.countIn("forward") > 0;
}

TEST(CourierPrograms, KilledAgainAndAgainDeliverEachParcelOnce)
{
    constexpr std::int64_t kResidents = 12;
    test::TrialPrograms trial;
    SeededRandom random{11};
    trial.startCity();
    trial.startCourier();
    Loc last;
    for (int number = 1; number <= kResidents; ++number) {
        Resident resident{trial, number};
        last = resident.applies();
        resident.isIntroduced();
        ::poll(nullptr, 0, static_cast<int>(random.below(120)));
        if (random.below(2) == 0) {
            trial.killCity();
            trial.startCity();
        }
        if (random.below(2) == 0) {
            trial.killCourier();
            trial.startCourier();
        }
    }
    ASSERT_TRUE(test::TrialPrograms::waitFor(
        [&trial] { return allIsDelivered(trial) && trial.countIn("receipt") == 2 * kResidents; },
        40s));
    EXPECT_EQ(trial.countIn("application"), kResidents);
    EXPECT_EQ(trial.countIn("forward"), kResidents);
    EXPECT_EQ(trial.countIn("chain_gap"), 0);

    CourierRequest status;
    status.what = CourierRequest::Do::Status;
    status.loc = last.text;
    const auto reply = trial.ask(status);
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->error, std::nullopt);
    EXPECT_NE(reply->status, DeliveryStatus::Unknown);
}

} // namespace
} // namespace ventanilla
