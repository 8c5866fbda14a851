// SPDX-License-Identifier: EUPL-1.2
//
// The courier as a whole: spool and socket in, city out, the bundle back.
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/base/random.h"
#include "kiosk/base/result.h"
#include "kiosk/ports/delivery.h"
#include "services/jose/keys.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include <sys/types.h>

namespace ventanilla::courier {

struct CourierOptions
{
    std::string data;          ///< Folder of courier.sqlite.
    std::string spool;         ///< Holds a folder for each resident process.
    std::string device;        ///< device.pem, device.key, ca.pem.
    std::string bundle;        ///< The policy bundle's folder.
    std::string socket;        ///< Path of courier.sock.
    std::string city;          ///< "https://host:port".
    std::string proxy;         ///< Empty: none.
    std::vector<uid_t> guests; ///< Who may speak to the socket.
};

/// What a courier is given; all outlive it.
struct CourierParts
{
    const Clock& clock;
    Random& random; ///< Thread-safe.
    BundleVerifier& verifier;
    const jose::Ed25519PublicKey* root = nullptr; ///< Null: no signed time is believed.
};

/// Thread-bound; has a send thread and an asking thread inside.
class Courier
{
public:
    /// Listens on the socket when this returns. Fails with whatever could not be opened.
    [[nodiscard]] static Result<std::unique_ptr<Courier>> make(const CourierOptions& options,
                                                               const CourierParts& parts);
    Courier(const Courier&) = delete;
    Courier& operator=(const Courier&) = delete;
    ~Courier();

    /// Until @p stopFd becomes readable.
    void run(int stopFd);

private:
    class Work;
    explicit Courier(std::unique_ptr<Work> work);
    std::unique_ptr<Work> m_work;
};

} // namespace ventanilla::courier
