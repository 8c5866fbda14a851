// SPDX-License-Identifier: EUPL-1.2
#include "services/dock/dock.h"

#include "kiosk/base/log.h"
#include "kiosk/base/shared_memory.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <deque>
#include <span>
#include <utility>

#include <poll.h>

namespace ventanilla::dock {

namespace wire = protocol::dock;
using namespace std::chrono_literals;

namespace {

constexpr auto kPreviewInterval = 80ms;
constexpr auto kCaptureInterval = 200ms;
/// Frames on their way that the driver has not copied yet; more are dropped, as a camera does.
constexpr int kMostUnderway = 2;

bool isCamera(Device device)
{
    return device == Device::DocumentCamera || device == Device::PortraitCamera;
}

} // namespace

struct Dock::Client
{
    struct Due
    {
        Moment when;
        std::string line;
    };

    LineSocket socket;
    std::optional<Device> device;
    bool started = false;
    Mode mode = Mode::Preview;
    std::uint32_t sequence = 0;
    int underway = 0;
    Moment nextFrame{};
    std::deque<Due> answers;
    bool gone = false;
};

/// Does what one request asks and says the answer; an empty one for Took.
class Dock::Answering
{
public:
    Answering(Dock& dock, Client& client, Line& line)
        : m_dock(dock)
        , m_client(client)
        , m_line(line)
    {}

    std::string operator()(const wire::Hello& hello)
    {
        m_client.device = hello.device;
        if (hello.device == Device::Presence) {
            m_client.answers.push_back({Moment{}, wire::okLine()});
            return wire::presenceLine(m_dock.m_world.somebody());
        }
        return wire::okLine();
    }
    std::string operator()(const wire::Start& start) { return said(begin(start)); }
    std::string operator()(const wire::Stop& /*stop*/)
    {
        m_client.started = false;
        return wire::okLine();
    }
    std::string operator()(const wire::Took& /*took*/)
    {
        m_client.underway = std::max(0, m_client.underway - 1);
        return {};
    }
    std::string operator()(const wire::Status& /*status*/)
    {
        if (m_client.device != Device::SlipPrinter) {
            return said(Error{ErrorKind::InvalidInput, "only a printer has a status"});
        }
        return wire::printerLine(printerState());
    }
    std::string operator()(const wire::Print& print) { return said(printed(print)); }
    std::string operator()(const wire::SetLights& lights)
    {
        m_dock.m_world.setLights(lights);
        return wire::okLine();
    }
    std::string operator()(const wire::Lay& lay) { return said(m_dock.m_world.lay(lay)); }
    std::string operator()(const wire::Remove& /*remove*/)
    {
        m_dock.m_world.remove();
        return wire::okLine();
    }
    std::string operator()(const wire::Turn& turn)
    {
        m_dock.m_world.turn(turn.degrees);
        return wire::okLine();
    }
    std::string operator()(const wire::Pose& pose) { return said(m_dock.m_world.pose(pose.file)); }
    std::string operator()(const wire::GiveScan& scan)
    {
        m_dock.giveScan(scan);
        return wire::okLine();
    }
    std::string operator()(const wire::Plug& plug)
    {
        m_dock.tellPlugged(plug.device, plug.in);
        return wire::okLine();
    }
    std::string operator()(const wire::Fault& fault)
    {
        m_dock.m_world.setFault(fault);
        return wire::okLine();
    }
    std::string operator()(const wire::Delay& delay)
    {
        m_dock.m_delays[delay.device] = delay.by;
        return wire::okLine();
    }
    std::string operator()(const wire::Dim& dim)
    {
        m_dock.m_world.dim(dim.level);
        return wire::okLine();
    }
    std::string operator()(const wire::SetPresence& presence)
    {
        m_dock.m_world.setPresence(presence.somebody);
        m_dock.tellPresence();
        return wire::okLine();
    }
    std::string operator()(const wire::SetNetwork& network)
    {
        m_dock.m_world.setNetwork(network.cut);
        return wire::okLine();
    }
    std::string operator()(const wire::GetState& /*get*/)
    {
        auto state = m_dock.m_world.state();
        for (auto& device : state.devices) {
            device.inUse = m_dock.isInUse(device.device);
        }
        return wire::stateLine(state);
    }

private:
    static std::string said(const Result<void>& result)
    {
        return result ? wire::okLine() : wire::errorLine(result.error());
    }

    Result<void> begin(const wire::Start& start)
    {
        if (!m_client.device) {
            return Error{ErrorKind::InvalidInput, "say hello first"};
        }
        const auto device = *m_client.device;
        if (!m_dock.m_world.isPlugged(device)) {
            return Error{ErrorKind::Unavailable, "the device is unplugged"};
        }
        if (m_dock.m_world.faultOf(device) == "no-start") {
            (void)m_dock.m_world.meetFault(device);
            return Error{ErrorKind::Unavailable, "the device does not start"};
        }
        if (isCamera(device) && !m_client.started && m_dock.isInUse(device)) {
            return Error{ErrorKind::Unavailable, "the device is in use"};
        }
        m_client.started = true;
        m_client.mode = start.mode;
        m_client.underway = 0;
        m_client.nextFrame = Moment{};
        return {};
    }

    [[nodiscard]] std::string printerState() const
    {
        if (!m_dock.m_world.isPlugged(Device::SlipPrinter)) {
            return "offline";
        }
        const auto fault = m_dock.m_world.faultOf(Device::SlipPrinter);
        return fault.empty() || fault == "jam" ? "ready" : fault;
    }

    Result<void> printed(const wire::Print& print)
    {
        if (m_client.device != Device::SlipPrinter || m_line.fds.size() != 1) {
            return Error{ErrorKind::InvalidInput, "a printer sends its raster as one descriptor"};
        }
        const auto state = printerState();
        const auto fault = m_dock.m_world.meetFault(Device::SlipPrinter);
        if (fault == "jam") {
            return Error{ErrorKind::TimedOut, "the paper is jammed"};
        }
        if (state != "ready" && state != "paper-low") {
            return Error{ErrorKind::Unavailable, "the printer cannot print"};
        }
        VN_TRY(const auto memory,
               SharedMemory::map(std::move(m_line.fds.front()), SharedMemory::Access::ReadOnly));
        return m_dock.m_world.print(print, memory.bytes());
    }

    Dock& m_dock;
    Client& m_client;
    Line& m_line;
};

Dock::Dock(LineListener listener, Settings settings)
    : m_listener(std::move(listener))
    , m_world(std::move(settings))
{}

Dock::~Dock() = default;

Result<std::unique_ptr<Dock>> Dock::listen(const std::string& socketPath, Settings settings)
{
    VN_TRY(auto listener, LineListener::listen(socketPath));
    return std::unique_ptr<Dock>{new Dock{std::move(listener), std::move(settings)}};
}

void Dock::acceptPeers()
{
    auto peer = m_listener.accept();
    if (peer && *peer) {
        auto client = std::make_unique<Client>();
        client->socket = std::move((*peer)->first);
        m_clients.push_back(std::move(client));
    }
}

void Dock::readFrom(Client& client)
{
    while (!client.gone) {
        auto line = client.socket.receive();
        if (!line) {
            client.gone = true;
        } else if (*line) {
            meet(client, std::move(**line));
        } else {
            return;
        }
    }
}

void Dock::meet(Client& client, Line line)
{
    const auto request = wire::parseRequest(line.text);
    const auto answer = request ? std::visit(Answering{*this, client, line}, *request)
                                : wire::errorLine(request.error());
    if (answer.empty()) {
        return;
    }
    // What a device does takes its time; being told to stop does not.
    const bool slow = request && (std::holds_alternative<wire::Start>(*request) ||
                                  std::holds_alternative<wire::Status>(*request) ||
                                  std::holds_alternative<wire::Print>(*request));
    const auto delay = slow && client.device ? m_delays[*client.device] : 0ms;
    client.answers.push_back({std::chrono::steady_clock::now() + delay, answer});
}

void Dock::tellPlugged(Device device, bool in)
{
    if (m_world.isPlugged(device) == in) {
        return;
    }
    m_world.plug(device, in);
    for (auto& client : m_clients) {
        if (client->device == device) {
            client->started = false;
            client->answers.push_back({Moment{}, wire::eventLine(in ? "plugged" : "unplugged")});
        }
    }
}

void Dock::giveScan(const wire::GiveScan& scan)
{
    for (auto& client : m_clients) {
        if (client->device == Device::BarcodeReader && client->started) {
            const auto when = std::chrono::steady_clock::now() + m_delays[Device::BarcodeReader];
            client->answers.push_back({when, wire::scanLine(scan)});
        }
    }
}

void Dock::tellPresence()
{
    for (auto& client : m_clients) {
        if (client->device == Device::Presence) {
            client->answers.push_back({Moment{}, wire::presenceLine(m_world.somebody())});
        }
    }
}

bool Dock::isInUse(Device device) const
{
    return std::any_of(m_clients.begin(), m_clients.end(), [device](const auto& client) {
        return !client->gone && client->started && client->device == device;
    });
}

void Dock::sendFrame(Client& client)
{
    const auto fault = m_world.faultOf(*client.device);
    if (fault == "no-frames") {
        return;
    }
    const auto frame = m_world.frame(*client.device, client.mode, client.sequence);
    std::size_t size = frame.jpeg->size();
    if (fault == "torn") {
        (void)m_world.meetFault(*client.device);
        size /= 2;
    }
    // Memory cannot be empty; an empty frame is told by its size.
    auto memory = SharedMemory::create("dock-frame", std::max<std::size_t>(1, size));
    if (!memory) {
        log::failure("frame-not-sent", memory.error());
        return;
    }
    std::copy_n(frame.jpeg->begin(), size, memory->bytes().begin());
    const auto line = wire::frameLine({static_cast<std::uint32_t>(size),
                                       static_cast<std::uint16_t>(frame.size.width),
                                       static_cast<std::uint16_t>(frame.size.height),
                                       client.sequence++});
    const std::array fds{memory->fd()};
    client.gone = !client.socket.send(line, fds);
    ++client.underway;
}

void Dock::sendAnswers(Client& client, Moment now)
{
    while (!client.gone && !client.answers.empty() && client.answers.front().when <= now) {
        client.gone = !client.socket.send(client.answers.front().line);
        client.answers.pop_front();
    }
}

void Dock::sendAnswersTo(Who who, Moment now)
{
    for (auto& client : m_clients) {
        if (client->device.has_value() == (who == Who::Devices)) {
            sendAnswers(*client, now);
        }
    }
}

void Dock::sendDue(Moment now)
{
    // When a hand is told "ok", what it did has reached the devices.
    sendAnswersTo(Who::Devices, now);
    sendAnswersTo(Who::Hands, now);
    for (auto& client : m_clients) {
        const bool streams = client->started && client->device && isCamera(*client->device);
        if (client->gone || !streams || client->nextFrame > now || !client->answers.empty()) {
            continue;
        }
        client->nextFrame =
            now + (client->mode == Mode::Capture ? kCaptureInterval : kPreviewInterval);
        if (client->underway < kMostUnderway) {
            sendFrame(*client);
        }
    }
}

int Dock::untilNext(Moment now) const
{
    auto next = now + 10s;
    for (const auto& client : m_clients) {
        if (!client->answers.empty()) {
            next = std::min(next, client->answers.front().when);
        } else if (client->started && client->device && isCamera(*client->device)) {
            next = std::min(next, client->nextFrame);
        }
    }
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(next - now);
    return static_cast<int>(std::max<std::int64_t>(0, wait.count()));
}

void Dock::readFromAll(std::span<const pollfd> polls)
{
    // Who left goes first: a successor may ask for the same camera in this very round.
    for (std::size_t i = 0; i < polls.size(); ++i) {
        m_clients[i]->started &= (polls[i].revents & (POLLHUP | POLLERR)) == 0;
    }
    for (std::size_t i = 0; i < polls.size(); ++i) {
        if (polls[i].revents != 0) {
            readFrom(*m_clients[i]);
        }
    }
}

Result<void> Dock::serve(int stopFd)
{
    while (true) {
        std::vector<pollfd> polls{{stopFd, POLLIN, 0}, {m_listener.fd(), POLLIN, 0}};
        for (const auto& client : m_clients) {
            polls.push_back({client->socket.fd(), POLLIN, 0});
        }
        if (::poll(polls.data(), polls.size(), untilNext(std::chrono::steady_clock::now())) < 0 &&
            errno != EINTR)
        {
            return Error{ErrorKind::Internal, "waiting for the clients failed"};
        }
        if (polls[0].revents != 0) {
            return {};
        }
        readFromAll(std::span{polls}.subspan(2));
        sendDue(std::chrono::steady_clock::now());
        std::erase_if(m_clients, [](const auto& client) { return client->gone; });
        if (polls[1].revents != 0) {
            acceptPeers();
        }
    }
}

} // namespace ventanilla::dock
