// SPDX-License-Identifier: EUPL-1.2
//
// A resident process as the spool sees it: seals with a trial's real keys and stores durably.
#pragma once

#include "kiosk/base/random.h"
#include "services/jose/bundle_verifier.h"
#include "services/jose/parcel_sealer.h"
#include "services/spool/folder_spool.h"
#include "services/store/files/private_files.h"
#include "tests/faults/courier/trial_programs.h"
#include "tests/support/sample_parcels.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include <fcntl.h>

namespace ventanilla::test {

/// A resident process as the spool sees it.
class Resident
{
public:
    Resident(const TrialPrograms& trial, int number)
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
        auto application = sampleApplication(static_cast<std::uint64_t>(m_number));
        application.jti = ParcelId::mint(m_random);
        application.code = Code::mint(m_random);
        EXPECT_TRUE(m_spool->store(m_sealer->seal(application).value()));
        m_last = application.jti.text;
        return m_sealer->locOf(application.code);
    }
    void isIntroduced()
    {
        auto referral = sampleReferral(static_cast<std::uint64_t>(m_number));
        referral.jti = ParcelId::mint(m_random);
        referral.code = Code::mint(m_random);
        const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
        referral.issuedAt = today;
        referral.expires = today + std::chrono::days{30};
        EXPECT_TRUE(m_spool->store(m_sealer->seal(referral).value()));
        m_last = referral.jti.text;
    }
    /// Of what was accepted last.
    [[nodiscard]] const std::string& lastJti() const { return m_last; }

private:
    SeededRandom m_random;
    int m_number;
    std::string m_last;
    std::unique_ptr<jose::ParcelSealer> m_sealer;
    std::unique_ptr<spool::FolderSpool> m_spool;
};

} // namespace ventanilla::test
