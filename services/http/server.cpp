// SPDX-License-Identifier: EUPL-1.2
//
// The server on Boost.Beast; the only translation unit that knows it.
#include "services/http/server.h"

#include "kiosk/base/log.h"
#include "services/http/tls.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <condition_variable>
#include <exception>
#include <future>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

namespace ventanilla::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using PlainStream = beast::tcp_stream;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;

constexpr std::chrono::seconds kStopGrace{3};
constexpr std::chrono::milliseconds kAcceptPause{100};
/// For reading away what a peer still sends after it was refused.
constexpr std::chrono::milliseconds kLingerTime{5000};
constexpr std::size_t kLingerBytes = std::size_t{64} * 1024 * 1024;

class Session
{
public:
    Session() = default;
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    virtual ~Session() = default;
    virtual void begin() = 0;
    /// Hangs up unless a handler is at work; the answer then ends the connection.
    virtual void endSoon() = 0;
};

/// What connections share with their server; counts them.
struct House
{
    House(const ServerOptions& given, Handler chosen)
        : options(given)
        , handler(std::move(chosen))
        , workers(given.workers)
    {}

    const ServerOptions options;
    const Handler handler;
    asio::thread_pool workers;
    std::atomic<bool> stopping{false};

    std::mutex mutex;
    std::condition_variable emptied;
    std::map<const Session*, std::weak_ptr<Session>> sessions;

    bool admit(const std::shared_ptr<Session>& session)
    {
        const std::lock_guard lock{mutex};
        if (stopping || sessions.size() >= options.maxConnections) {
            return false;
        }
        sessions.emplace(session.get(), session);
        return true;
    }
    void leave(const Session* session)
    {
        const std::lock_guard lock{mutex};
        sessions.erase(session);
        emptied.notify_all();
    }
    std::vector<std::shared_ptr<Session>> present()
    {
        const std::lock_guard lock{mutex};
        std::vector<std::shared_ptr<Session>> all;
        for (const auto& entry : sessions) {
            if (auto session = entry.second.lock()) {
                all.push_back(std::move(session));
            }
        }
        return all;
    }
};

Response answerOf(const Handler& handler, const Request& request)
{
    try {
        return handler(request);
    } catch (const std::exception&) {
        // The text could quote the request.
        log::event(log::Level::Error, "http-handler-threw");
    }
    return {500, {}, {}};
}

template <typename Stream>
class Connection : public Session, public std::enable_shared_from_this<Connection<Stream>>
{
public:
    template <typename... Arguments>
    explicit Connection(std::shared_ptr<House> house, Arguments&&... arguments)
        : m_house(std::move(house))
        , m_stream(std::forward<Arguments>(arguments)...)
    {}
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() override { m_house->leave(this); }

    void begin() override
    {
        if constexpr (std::is_same_v<Stream, TlsStream>) {
            lowest().expires_after(m_house->options.patience);
            m_stream.async_handshake(asio::ssl::stream_base::server,
                                     [self = this->shared_from_this()](beast::error_code error) {
                                         if (!error) {
                                             self->m_peer = peerOf(self->m_stream.native_handle());
                                             self->read();
                                         }
                                     });
        } else {
            read();
        }
    }

    void endSoon() override
    {
        if (!m_answering) {
            lowest().close();
        }
    }

private:
    using Parser = beast::http::request_parser<beast::http::string_body>;
    using Answer = beast::http::response<beast::http::string_body>;

    beast::tcp_stream& lowest() { return beast::get_lowest_layer(m_stream); }

    void read()
    {
        m_parser.emplace();
        m_parser->body_limit(m_house->options.maxBody);
        m_parser->header_limit(static_cast<std::uint32_t>(m_house->options.maxHeader));
        lowest().expires_after(m_house->options.patience);
        beast::http::async_read(
            m_stream,
            m_buffer,
            *m_parser,
            [self = this->shared_from_this()](beast::error_code error, std::size_t) {
                self->arrived(error);
            });
    }

    void arrived(beast::error_code error)
    {
        using Fault = beast::http::error;
        if (!error) {
            work();
        } else if (error == Fault::end_of_stream) {
            shutDown();
        } else if (error == Fault::body_limit) {
            m_refused = true;
            write(m_house->options.tooLarge, false);
        } else if (error == Fault::header_limit) {
            write({431, {}, {}}, false);
        } else if (error.category() == beast::http::make_error_code(Fault::bad_value).category() &&
                   error != Fault::partial_message)
        {
            write({400, {}, {}}, false);
        }
        // Else the peer stalled, hung up or broke TLS: there is nobody to answer.
    }

    void work()
    {
        auto message = m_parser->release();
        const bool keep = message.keep_alive();
        Request request;
        request.method = std::string{message.method_string()};
        request.target = std::string{message.target()};
        for (const auto& field : message) {
            request.headers.push_back(
                {std::string{field.name_string()}, std::string{field.value()}});
        }
        request.body = std::move(message.body());
        request.peer = m_peer;
        m_answering = true;
        lowest().expires_never();
        asio::post(m_house->workers,
                   [self = this->shared_from_this(), request = std::move(request), keep] {
                       auto response = answerOf(self->m_house->handler, request);
                       asio::post(self->m_stream.get_executor(),
                                  [self, response = std::move(response), keep] {
                                      self->write(response, keep);
                                  });
                   });
    }

    void write(const Response& response, bool keep)
    {
        m_answering = true;
        m_answer = Answer{};
        m_answer.version(11);
        m_answer.result(static_cast<unsigned>(response.status));
        for (const auto& header : response.headers) {
            m_answer.insert(header.name, header.value);
        }
        m_answer.body() = response.body;
        m_answer.keep_alive(keep && !m_house->stopping);
        m_answer.prepare_payload();
        lowest().expires_after(m_house->options.patience);
        beast::http::async_write(
            m_stream,
            m_answer,
            [self = this->shared_from_this()](beast::error_code error, std::size_t) {
                self->written(error);
            });
    }

    void written(beast::error_code error)
    {
        m_answering = false;
        if (error) {
            return;
        }
        if (m_refused) {
            lowest().expires_after(std::min(kLingerTime, m_house->options.patience));
            linger();
        } else if (m_answer.need_eof() || m_house->stopping) {
            shutDown();
        } else {
            read();
        }
    }

    // Closing on bytes that nobody read resets the connection, and the answer could be lost with
    // it (RFC 9112, 9.6).
    void linger()
    {
        m_stream.async_read_some(
            asio::buffer(m_scrap),
            [self = this->shared_from_this()](beast::error_code error, std::size_t size) {
                self->m_lingered += size;
                if (error || self->m_lingered > kLingerBytes || self->m_house->stopping) {
                    self->shutDown();
                } else {
                    self->linger();
                }
            });
    }

    void shutDown()
    {
        if constexpr (std::is_same_v<Stream, TlsStream>) {
            lowest().expires_after(m_house->options.patience);
            m_stream.async_shutdown([self = this->shared_from_this()](beast::error_code) {});
        } else {
            beast::error_code ignored;
            m_stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
        }
    }

    std::shared_ptr<House> m_house;
    Stream m_stream;
    Peer m_peer;
    beast::flat_buffer m_buffer;
    std::optional<Parser> m_parser;
    Answer m_answer;
    bool m_answering = false;
    bool m_refused = false; ///< Its body was too long and is not read.
    std::size_t m_lingered = 0;
    std::array<char, std::size_t{16} * 1024> m_scrap{};
};

} // namespace

class Server::Engine
{
public:
    Engine(const ServerOptions& options, Handler handler)
        : m_house(std::make_shared<House>(options, std::move(handler)))
        , m_acceptor(m_io)
        , m_pause(m_io)
    {}
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    ~Engine() { stop(); }

    Result<void> listen()
    {
        const auto& options = m_house->options;
        beast::error_code error;
        const auto address = asio::ip::make_address(options.endpoint.address, error);
        if (error) {
            return Error{ErrorKind::InvalidInput, "listening address is not an IP address"};
        }
        if (!options.tls && !address.is_loopback()) {
            return Error{ErrorKind::InvalidInput, "plain HTTP is for loopback addresses"};
        }
        if (options.tls) {
            m_tls.emplace(asio::ssl::context::tls_server);
            VN_CHECK(setUp(m_tls->native_handle(), *options.tls));
        }
        const tcp::endpoint endpoint{address, options.endpoint.port};
        m_acceptor.open(endpoint.protocol(), error);
        if (!error) {
            m_acceptor.set_option(tcp::acceptor::reuse_address(true), error);
            m_acceptor.bind(endpoint, error);
        }
        if (!error) {
            m_acceptor.listen(asio::socket_base::max_listen_connections, error);
        }
        if (error) {
            return Error{ErrorKind::Conflict, "cannot listen: " + error.message()};
        }
        m_port = m_acceptor.local_endpoint().port();
        accept();
        m_thread = std::thread{[this] { m_io.run(); }};
        return {};
    }

    [[nodiscard]] std::uint16_t port() const { return m_port; }

    void stop()
    {
        if (!m_thread.joinable()) {
            return;
        }
        m_house->stopping = true;
        std::promise<void> closed;
        asio::post(m_io, [this, &closed] {
            beast::error_code ignored;
            m_acceptor.close(ignored);
            m_pause.cancel();
            for (const auto& session : m_house->present()) {
                session->endSoon();
            }
            closed.set_value();
        });
        closed.get_future().wait();
        {
            std::unique_lock lock{m_house->mutex};
            m_house->emptied.wait_for(
                lock, kStopGrace, [this] { return m_house->sessions.empty(); });
        }
        m_io.stop();
        m_thread.join();
        m_house->workers.join();
    }

private:
    void accept()
    {
        m_acceptor.async_accept([this](beast::error_code error, tcp::socket socket) {
            if (error == asio::error::operation_aborted || m_house->stopping) {
                return;
            }
            if (error) {
                pauseAccepting();
                return;
            }
            welcome(std::move(socket));
            accept();
        });
    }

    // Out of descriptors, most likely: trying again at once would spin.
    void pauseAccepting()
    {
        log::event(log::Level::Warning, "http-accept-failed");
        m_pause.expires_after(kAcceptPause);
        m_pause.async_wait([this](beast::error_code error) {
            if (!error) {
                accept();
            }
        });
    }

    void welcome(tcp::socket socket)
    {
        beast::error_code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        std::shared_ptr<Session> session;
        if (m_tls) {
            session = std::make_shared<Connection<TlsStream>>(m_house, std::move(socket), *m_tls);
        } else {
            session = std::make_shared<Connection<PlainStream>>(m_house, std::move(socket));
        }
        if (m_house->admit(session)) {
            session->begin();
        } else {
            log::event(log::Level::Warning, "http-connections-full");
        }
    }

    std::shared_ptr<House> m_house;
    std::optional<asio::ssl::context> m_tls;
    asio::io_context m_io{1};
    // While handlers work there may be nothing else to wait for.
    asio::executor_work_guard<asio::io_context::executor_type> m_guard{m_io.get_executor()};
    tcp::acceptor m_acceptor;
    asio::steady_timer m_pause;
    std::uint16_t m_port = 0;
    std::thread m_thread;
};

Result<Endpoint> parseEndpoint(std::string_view text)
{
    const Error bad{ErrorKind::InvalidInput, "an endpoint is ADDRESS:PORT"};
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos || colon == 0) {
        return bad;
    }
    Endpoint endpoint;
    auto address = text.substr(0, colon);
    if (address.front() == '[' && address.back() == ']') {
        address = address.substr(1, address.size() - 2);
    }
    endpoint.address = std::string{address};
    const auto port = text.substr(colon + 1);
    const auto* end = port.data() + port.size();
    const auto read = std::from_chars(port.data(), end, endpoint.port);
    if (read.ec != std::errc{} || read.ptr != end) {
        return bad;
    }
    return endpoint;
}

Server::Server(std::unique_ptr<Engine> engine)
    : m_engine(std::move(engine))
{}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() = default;

Result<Server> Server::start(const ServerOptions& options, Handler handler)
{
    auto engine = std::make_unique<Engine>(options, std::move(handler));
    VN_CHECK(engine->listen());
    return Server{std::move(engine)};
}

std::uint16_t Server::port() const
{
    return m_engine->port();
}

void Server::stop()
{
    m_engine->stop();
}

} // namespace ventanilla::http
