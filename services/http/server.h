// SPDX-License-Identifier: EUPL-1.2
//
// A small HTTP/1.1 server: TLS 1.3 with client certificates, or plain on loopback for trial pages.
#pragma once

#include "kiosk/base/result.h"
#include "services/http/message.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace ventanilla::http {

struct Endpoint
{
    std::string address = "127.0.0.1";
    std::uint16_t port = 0; ///< 0: any free one.
};

/// "127.0.0.1:8443" or "[::1]:8443". Fails with InvalidInput.
[[nodiscard]] Result<Endpoint> parseEndpoint(std::string_view text);

/// PEM files.
struct ServerTls
{
    std::string certificateFile; ///< With its chain.
    std::string keyFile;
    std::string clientCaFile; ///< A client without a certificate from here is turned away.
    /// Lets a client in whose own certificate has ended: the handler must judge its dates.
    bool admitsEnded = false;
};

struct ServerOptions
{
    Endpoint endpoint;
    std::optional<ServerTls> tls; ///< Without it only a loopback address is accepted.
    std::size_t maxBody = std::size_t{1024} * 1024;
    std::size_t maxHeader = std::size_t{16} * 1024;
    std::chrono::milliseconds patience{
        30'000};                      ///< For a handshake, a whole request, a whole answer.
    std::size_t maxConnections = 256; ///< One more is closed at once.
    unsigned workers = 2;             ///< Threads that run the handler.
    Response tooLarge{413, {{"Content-Type", "text/plain"}}, "too large\n"};
};

/// Called on worker threads, several at a time. Whatever it throws becomes a bare 500.
using Handler = std::function<Response(const Request&)>;

class Server
{
public:
    /// Listens when this returns. Fails with InvalidInput (certificate, address) or
    /// Conflict (port in use).
    [[nodiscard]] static Result<Server> start(const ServerOptions& options, Handler handler);

    Server(Server&& other) noexcept;
    Server& operator=(Server&& other) noexcept;
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    /// stop()s.
    ~Server();

    [[nodiscard]] std::uint16_t port() const;
    /// Takes no more requests, lets running handlers answer, waits for at most three seconds.
    void stop();

private:
    class Engine;
    explicit Server(std::unique_ptr<Engine> engine);
    std::unique_ptr<Engine> m_engine;
};

} // namespace ventanilla::http
