// SPDX-License-Identifier: EUPL-1.2
//
// What a courier does beside carrying: brings policy and time in, keeps the certificate alive, and
// says how the kiosk is.
#pragma once

#include "kiosk/base/random.h"
#include "kiosk/base/result.h"
#include "services/courier/asker.h"
#include "services/courier/bundle_keeper.h"
#include "services/courier/certificate_keeper.h"
#include "services/courier/city_clock.h"
#include "services/courier/queue.h"
#include "services/jose/keys.h"
#include "services/protocol/courier_socket.h"

#include <chrono>
#include <optional>
#include <string>

namespace ventanilla::courier {

/// Thread-bound.
class Housekeeping
{
public:
    /// All outlive it.
    struct Parts
    {
        CityClock& clock;
        Random& random;
        BundleVerifier& verifier;
        const jose::Ed25519PublicKey* root; ///< Null: no signed time is believed.
        Queue& queue;
    };
    struct Folders
    {
        std::string data;   ///< Keeps the highest signed time.
        std::string device; ///< device.pem.
        std::string bundle;
    };
    /// No resident process lives as long: after that nobody seals by an older bundle.
    static constexpr std::chrono::hours kBundleSettles{24};

    enum class News {
        None,
        Terms,   ///< Another bundle is in place: read its terms.
        Renewed, ///< Another certificate: the city may be willing again.
        Heard,   ///< The city told the time.
    };

    Housekeeping(Parts parts, Folders folders);

    /// The terms of the bundle in place. Fails as BundleVerifier does.
    [[nodiscard]] Result<Terms> readTerms();
    void askWhatIsDue(Asker& asker);
    [[nodiscard]] std::chrono::milliseconds untilDue() const;
    /// Everything is due now.
    void hurry();
    void hurryBundle() { m_bundle.hurry(); }
    /// Takes the answer to any question but StatusQuestion. Fails as the keepers do.
    [[nodiscard]] Result<News> take(const Answer& answer);

    [[nodiscard]] protocol::ServiceState service() const;
    /// Body of the next heartbeat. Needs terms.
    [[nodiscard]] std::string heartbeat();

private:
    void judgeKeys();
    [[nodiscard]] Result<News> takeTime(const http::Outcome& outcome);
    void recall();
    void noteHeard(std::chrono::sys_seconds when);
    [[nodiscard]] policy::ServiceFacts facts() const;

    Parts m_parts;
    Folders m_folders;
    BundleKeeper m_bundle;
    CertificateKeeper m_certificate;
    std::chrono::steady_clock::time_point m_beatDue{};
    std::chrono::sys_seconds m_heard{};
    std::optional<Terms> m_terms;
    std::string m_road;
    std::string m_sealsWith;   ///< As the city was told last.
    std::string m_nextSealing; ///< The key that will be told next.
    std::chrono::steady_clock::time_point m_nextSince{};
};

} // namespace ventanilla::courier
