// SPDX-License-Identifier: EUPL-1.2
//
// An HTTPS client with a certificate of its own. An answer and a fault of the road are told apart.
#pragma once

#include "kiosk/base/result.h"
#include "services/http/message.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace ventanilla::http {

/// PEM files.
struct ClientTls
{
    std::string caFile; ///< The only roots that are trusted.
    std::string certificateFile;
    std::string keyFile;
};

struct ClientOptions
{
    ClientTls tls;
    std::string proxy; ///< Empty: none, whatever the environment says.
    std::chrono::milliseconds connect{5'000};
    std::chrono::milliseconds total{30'000};
    std::size_t maxAnswer = std::size_t{4} * 1024 * 1024;
    std::stop_token stop; ///< Ends a transfer within a second, as Stopped.
    /// Asked at each new connection. A time: the system's clock is not to be believed, and at least
    /// this time has passed. The other end's certificate is then refused when its end lies before;
    /// its beginning cannot be judged.
    std::function<std::optional<std::chrono::sys_seconds>()> lowerBound = {};
};

/// Why no answer came. Nothing is known about what the other end did with the request.
enum class RoadFault {
    NoConnection, ///< Name, route, refused.
    TlsRefused,   ///< Either side did not accept the other's certificate or protocol.
    Intercepted,  ///< Whoever answers holds no certificate of the authority that is trusted.
    WrongTime,    ///< The certificate is of another time: its, or our clock's fault.
    Portal,       ///< The proxy, or who stands in its place, wants something of its own first.
    TimedOut,
    Cut,       ///< Broken off, or not HTTP.
    TooLong,   ///< The answer went over its cap.
    OurConfig, ///< Certificate, key or CA file cannot be used.
    Stopped,
};

/// Stable name for logs and for the cause of a waiting parcel.
[[nodiscard]] const char* toString(RoadFault fault);

using Outcome = tl::expected<Response, RoadFault>;

/// One connection, kept between requests. One thread at a time. https only, no redirects.
class Client
{
public:
    [[nodiscard]] static Result<Client> make(const ClientOptions& options);

    Client(Client&& other) noexcept;
    Client& operator=(Client&& other) noexcept;
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    ~Client();

    [[nodiscard]] Outcome get(const std::string& url, const std::vector<Header>& headers = {});
    [[nodiscard]] Outcome
    post(const std::string& url, std::string_view body, const std::vector<Header>& headers);

private:
    class Handle;
    explicit Client(std::unique_ptr<Handle> handle);
    std::unique_ptr<Handle> m_handle;
};

} // namespace ventanilla::http
