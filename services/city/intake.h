// SPDX-License-Identifier: EUPL-1.2
//
// Takes parcels from kiosks: proves who sent them, keeps each once, gives the same receipt for
// ever.
#pragma once

#include "kiosk/base/clock.h"
#include "services/city/city_keys.h"
#include "services/http/message.h"
#include "services/protocol/courier_messages.h"
#include "services/protocol/settings.h"
#include "services/store/city_store.h"

#include <functional>

namespace ventanilla::city {

/// Thread-safe when the store is. Borrows everything it is made of.
class Intake
{
public:
    struct Parts
    {
        const protocol::CitySettings& settings;
        const CityKeys& keys;
        store::CityStore& store;
        const Clock& clock;
        std::function<void()> wakeExchange; ///< A parcel for a bank is waiting.
    };

    explicit Intake(Parts parts)
        : m_parts(std::move(parts))
    {}

    /// POST /v1/parcels
    [[nodiscard]] http::Response post(const http::Request& request) const;

    /// The same body, carried here by hand: the record's signature alone says whose it is.
    [[nodiscard]] http::Response carried(const std::string& body) const;

private:
    struct Delivery
    {
        protocol::Record record;
        std::optional<std::string> parcel;
        std::string device;
    };

    [[nodiscard]] std::optional<http::Response> repeated(const protocol::Record& record) const;
    [[nodiscard]] http::Response take(const Delivery& delivery) const;
    [[nodiscard]] Result<store::Intake> intakeOf(const Delivery& delivery) const;
    [[nodiscard]] Result<void> store(const Delivery& delivery, const store::Intake& intake) const;
    [[nodiscard]] Result<void> storeOpened(const Delivery& delivery,
                                           const store::Intake& intake) const;
    [[nodiscard]] Result<void> storeForward(const Delivery& delivery,
                                            const store::Intake& intake) const;

    Parts m_parts;
};

} // namespace ventanilla::city
