// SPDX-License-Identifier: EUPL-1.2
#include "drivers/barcode/hardware_barcode_reader.h"

#include "kiosk/base/sensitive.h"

#include <array>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <linux/hidraw.h>
#include <linux/input.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/timerfd.h>
#include <termios.h>
#include <unistd.h>

namespace ventanilla::drivers {
namespace {

// A reader that never stops talking must not keep the caller.
constexpr int kMostReadsAtOnce = 256;
constexpr std::size_t kChunk = 4096;

ScanSlot::Time now()
{
    return std::chrono::steady_clock::now();
}

void watch(int epoll, int fd)
{
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = fd;
    ::epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
}

} // namespace

HardwareBarcodeReader::HardwareBarcodeReader(UniqueFd node, std::unique_ptr<ScanProtocol> protocol)
    : m_node(std::move(node))
    , m_protocol(std::move(protocol))
{
    const int flags = ::fcntl(m_node.get(), F_GETFL);
    if (flags >= 0) {
        ::fcntl(m_node.get(), F_SETFL, flags | O_NONBLOCK);
    }
}

HardwareBarcodeReader::~HardwareBarcodeReader()
{
    close();
}

Result<void> HardwareBarcodeReader::open()
{
    close();
    VN_CHECK(m_protocol->open(m_node.get()));
    m_silence = UniqueFd{::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK)};
    m_watch = UniqueFd{::epoll_create1(EPOLL_CLOEXEC)};
    watch(m_watch.get(), m_node.get());
    watch(m_watch.get(), m_silence.get());
    // What the kernel still holds was scanned before anybody asked.
    if (!readAll()) {
        close();
        return Error{ErrorKind::Unavailable, "the barcode reader is gone"};
    }
    m_protocol->drop();
    m_slot.clear();
    return {};
}

void HardwareBarcodeReader::close()
{
    if (m_watch) {
        m_protocol->drop();
        m_protocol->close(m_node.get());
        m_slot.clear();
        m_watch.reset();
        m_silence.reset();
    }
}

void HardwareBarcodeReader::awaitSilence()
{
    itimerspec limit{};
    limit.it_value.tv_nsec = std::chrono::nanoseconds{m_protocol->gap()}.count();
    ::timerfd_settime(m_silence.get(), 0, &limit, nullptr);
}

bool HardwareBarcodeReader::readAll()
{
    std::array<std::byte, kChunk> chunk{};
    const auto sink = [this](Scan scan) { m_slot.put(std::move(scan), now()); };
    bool alive = true;
    for (int i = 0; i < kMostReadsAtOnce; ++i) {
        const auto got = ::read(m_node.get(), chunk.data(), chunk.size());
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            alive = got < 0 && errno == EAGAIN;
            break;
        }
        m_protocol->take(std::span{chunk}.first(static_cast<std::size_t>(got)), sink);
        awaitSilence();
    }
    wipeMemory(chunk.data(), chunk.size());
    return alive;
}

Result<std::optional<Scan>> HardwareBarcodeReader::next()
{
    if (!m_watch) {
        return Error{ErrorKind::Unavailable, "the barcode reader is closed"};
    }
    if (!readAll()) {
        // Its last bytes may be garbage: nothing of them is used.
        close();
        return Error{ErrorKind::Unavailable, "the barcode reader is gone"};
    }
    std::uint64_t rings = 0;
    if (::read(m_silence.get(), &rings, sizeof rings) == sizeof rings) {
        m_protocol->fallSilent([this](Scan scan) { m_slot.put(std::move(scan), now()); });
    }
    return m_slot.take(now());
}

Result<std::unique_ptr<BarcodeReader>> makeBarcodeReader(UniqueFd node)
{
    int number = 0;
    termios settings{};
    std::unique_ptr<ScanProtocol> protocol;
    if (::ioctl(node.get(), HIDIOCGRDESCSIZE, &number) == 0) {
        protocol = makeHidProtocol();
    } else if (::ioctl(node.get(), EVIOCGVERSION, &number) == 0) {
        protocol = makeKeyboardProtocol();
    } else if (::tcgetattr(node.get(), &settings) == 0) {
        protocol = makeSerialProtocol();
    } else {
        return Error{ErrorKind::Unsupported, "the node is no barcode reader"};
    }
    return std::unique_ptr<BarcodeReader>{
        std::make_unique<HardwareBarcodeReader>(std::move(node), std::move(protocol))};
}

} // namespace ventanilla::drivers
