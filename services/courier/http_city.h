// SPDX-License-Identifier: EUPL-1.2
//
// The city over HTTPS: one connection for each chain, and one for questions.
#pragma once

#include "kiosk/base/result.h"
#include "services/courier/sender.h"
#include "services/http/client.h"

#include <memory>
#include <string>
#include <vector>

namespace ventanilla::courier {

/// post() on one thread.
class HttpCity : public CityRoad
{
public:
    /// @p city is "https://host:port".
    [[nodiscard]] static Result<std::unique_ptr<HttpCity>> make(std::string city,
                                                                const http::ClientOptions& options);

    [[nodiscard]] http::Outcome
    post(Chain chain, const std::string& jti, const std::string& body) override;

private:
    HttpCity(std::string city, std::vector<http::Client> clients);

    std::string m_city;
    std::vector<http::Client> m_clients; ///< In the order of Chain.
};

} // namespace ventanilla::courier
