// SPDX-License-Identifier: EUPL-1.2
#include "tests/system/delivery/running_delivery.h"

#include "kiosk/base/line_socket.h"
#include "kiosk/policy/toml_table.h"
#include "services/admin/trial.h"
#include "services/jose/bundle_verifier.h"
#include "services/spool/folder_spool.h"
#include "tests/support/sample_parcels.h"

#include <array>
#include <csignal>
#include <filesystem>
#include <stdexcept>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace ventanilla::test {
namespace {

constexpr std::chrono::milliseconds kLookEvery{50};
// A killed city leaves a lease on the parcel that it was forwarding: that must run out first.
constexpr std::chrono::seconds kPatience{180};

/// A broken trial ends the test with its reason.
template <typename T>
T expect(Result<T> result)
{
    if (!result) {
        throw std::runtime_error{result.error().what()};
    }
    return *std::move(result);
}

std::string address(std::uint16_t port)
{
    return "127.0.0.1:" + std::to_string(port);
}

UniqueFd connectTo(std::uint16_t port)
{
    UniqueFd fd{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    to.sin_port = htons(port);
    if (::connect(fd.get(), reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) {
        fd.reset();
    }
    return fd;
}

/// The body of the answer; empty while nobody answers.
std::string askPlain(std::uint16_t port, const std::string& request)
{
    const auto fd = connectTo(port);
    if (!fd) {
        return {};
    }
    (void)::send(fd.get(), request.data(), request.size(), MSG_NOSIGNAL);
    std::string answer;
    std::array<char, 16384> piece{};
    for (auto got = ::read(fd.get(), piece.data(), piece.size()); got > 0;
         got = ::read(fd.get(), piece.data(), piece.size()))
    {
        answer.append(piece.data(), static_cast<std::size_t>(got));
    }
    const auto body = answer.find("\r\n\r\n");
    return body == std::string::npos ? std::string{} : answer.substr(body + 4);
}

protocol::Json::Array listIn(const std::string& body)
{
    const auto json = protocol::Json::parse(body, std::size_t{16} << 20U);
    const auto* items = json ? json->items() : nullptr;
    return items != nullptr ? *items : protocol::Json::Array{};
}

} // namespace

RunningDelivery::RunningDelivery()
    : m_ports(expect(admin::prepareTrial(
          {m_folder.path(), "installer/policies/trial", admin::ReferralDelay::Zero}, m_clock)))
{
    const auto root =
        expect(jose::Ed25519PublicKey::fromJwk(readFile(m_folder / "kiosk/trial-root.pub")));
    const auto files =
        expect(jose::makeBundleVerifier(root, true)->verify(m_folder / "kiosk/bundle", {}));
    m_sealer = expect(jose::ParcelSealer::create(files));
    std::filesystem::create_directory(m_folder / "kiosk/spool/s-0123456789abcdef0123456789abcdef");
}

ChildOptions RunningDelivery::optionsOf(const std::string& program) const
{
    ChildOptions options;
    options.program = std::string{VN_BIN} + "/ventanilla-" + program;
    if (program == "city") {
        options.arguments = {"--data",
                             m_folder / "city",
                             "--listen",
                             address(m_ports.city),
                             "--desk",
                             address(m_ports.desk)};
    } else if (program == "bank") {
        options.arguments = {"--data",
                             m_folder / "bank",
                             "--listen",
                             address(m_ports.bank),
                             "--web",
                             address(m_ports.inbox)};
    } else {
        options.arguments = {"--data",
                             m_folder / "kiosk/courier",
                             "--spool",
                             m_folder / "kiosk/spool",
                             "--socket",
                             m_folder / "courier.sock",
                             "--city",
                             "https://" + address(m_ports.city)};
    }
    return options;
}

void RunningDelivery::start(const std::string& program)
{
    m_programs[program] = expect(ChildProcess::start(optionsOf(program)));
}

RunningDelivery::Ended RunningDelivery::run(const std::string& program,
                                            const std::vector<std::string>& arguments) const
{
    const auto output = m_folder / "output";
    std::string line = std::string{VN_BIN} + "/ventanilla-" + program;
    for (const auto& argument : arguments) {
        line += " '" + argument + "'";
    }
    ChildOptions options;
    options.program = "/bin/sh";
    options.arguments = {"-c", line + " >'" + output + "' 2>&1"};
    auto child = expect(ChildProcess::start(options));
    Ended ended;
    (void)eventually([&child, &ended] {
        const auto status = child.poll();
        ended.status = status.value_or(-1);
        return status.has_value();
    });
    ended.said = readFile(output);
    return ended;
}

void RunningDelivery::kill(const std::string& program)
{
    m_programs[program].stop(std::chrono::milliseconds{0});
}

bool RunningDelivery::stop(const std::string& program)
{
    auto& child = m_programs[program];
    child.signal(SIGTERM);
    std::optional<int> status;
    (void)eventually([&child, &status] {
        status = child.poll();
        return status.has_value();
    });
    return status == 0;
}

Application RunningDelivery::application()
{
    auto made = sampleApplication();
    made.jti = ParcelId::mint(m_random);
    made.code = Code::mint(m_random);
    made.day = policy::formatDay(dayOf(m_clock.now()));
    return made;
}

Referral RunningDelivery::referral()
{
    auto made = sampleReferral();
    made.jti = ParcelId::mint(m_random);
    made.code = Code::mint(m_random);
    made.issuedAt = m_clock.now();
    made.expires = m_clock.now() + std::chrono::hours{24 * 30};
    return made;
}

void RunningDelivery::spool(const SealedParcel& parcel)
{
    const auto folder = m_folder / "kiosk/spool/s-0123456789abcdef0123456789abcdef";
    std::filesystem::create_directory(folder);
    UniqueFd fd{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    const auto spool = expect(spool::FolderSpool::open(std::move(fd)));
    const auto stored = spool->store(parcel);
    if (!stored) {
        throw std::runtime_error{stored.error().what()};
    }
}

std::string RunningDelivery::page(std::uint16_t port, const std::string& path) const
{
    return askPlain(port,
                    "GET " + path + " HTTP/1.1\r\nHost: " + address(port) +
                        "\r\nConnection: close\r\n\r\n");
}

std::string
RunningDelivery::submit(std::uint16_t port, const std::string& path, const std::string& form) const
{
    return askPlain(port,
                    "POST " + path + " HTTP/1.1\r\nHost: " + address(port) +
                        "\r\nConnection: close\r\nContent-Length: " + std::to_string(form.size()) +
                        "\r\n\r\n" + form);
}

std::optional<protocol::CourierReply>
RunningDelivery::ask(const protocol::CourierRequest& request) const
{
    auto socket = LineSocket::connect(m_folder / "courier.sock");
    if (!socket || !socket->send(request.dump())) {
        return std::nullopt;
    }
    const auto line = socket->receiveWithin(std::chrono::seconds{5});
    const auto reply = line ? protocol::CourierReply::parse(line->text)
                            : Result<protocol::CourierReply>{line.error()};
    return reply ? std::optional{*reply} : std::nullopt;
}

protocol::Json::Array RunningDelivery::applications() const
{
    return listIn(page(m_ports.desk, "/trial/applications.json"));
}

protocol::Json::Array RunningDelivery::referrals() const
{
    return listIn(page(m_ports.inbox, "/trial/inbox.json"));
}

bool RunningDelivery::eventually(const std::function<bool()>& done)
{
    const auto end = std::chrono::steady_clock::now() + kPatience;
    while (!done()) {
        if (std::chrono::steady_clock::now() > end) {
            return done();
        }
        // Nothing tells a stranger that a page has changed: look again a little later.
        letRun(kLookEvery);
    }
    return true;
}

void RunningDelivery::letRun(std::chrono::milliseconds time)
{
    (void)::poll(nullptr, 0, static_cast<int>(time.count()));
}

} // namespace ventanilla::test
