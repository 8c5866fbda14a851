// SPDX-License-Identifier: EUPL-1.2
#include "services/courier/http_city.h"

#include <utility>

namespace ventanilla::courier {

HttpCity::HttpCity(std::string city, std::vector<http::Client> clients)
    : m_city(std::move(city))
    , m_clients(std::move(clients))
{}

Result<std::unique_ptr<HttpCity>> HttpCity::make(std::string city,
                                                 const http::ClientOptions& options)
{
    std::vector<http::Client> clients;
    for ([[maybe_unused]] const auto chain : kChains) {
        VN_TRY(auto client, http::Client::make(options));
        clients.push_back(std::move(client));
    }
    return std::unique_ptr<HttpCity>{new HttpCity{std::move(city), std::move(clients)}};
}

http::Outcome HttpCity::post(Chain chain, const std::string& jti, const std::string& body)
{
    return m_clients.at(static_cast<std::size_t>(chain))
        .post(m_city + "/v1/parcels",
              body,
              {{"Content-Type", "application/json"}, {"Idempotency-Key", "\"" + jti + "\""}});
}

} // namespace ventanilla::courier
