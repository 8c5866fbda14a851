// SPDX-License-Identifier: EUPL-1.2
#include "tests/lab/guest/uvc_device.h"

#include "tests/lab/guest/kernel_devices.h"

#include <algorithm>
#include <string>
#include <string_view>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace ventanilla::lab {
namespace {

constexpr std::uint32_t kSubmit = 1;
constexpr std::uint32_t kUnlink = 2;
constexpr std::uint32_t kYuyvSize = UvcDevice::kYuyvWidth * UvcDevice::kYuyvHeight * 2;
constexpr std::uint32_t kLargest = 1920 * 1080;
constexpr std::uint32_t kPayload = 16384;
constexpr std::uint32_t kInterval = 666666; ///< In 100 ns.
constexpr int kStalled = -32;
constexpr std::uint8_t kEndOfFrame = 2;
constexpr std::uint8_t kErrorInFrame = 0x40;

constexpr std::uint8_t byteOf(std::uint32_t value, unsigned index)
{
    return static_cast<std::uint8_t>(value >> (8 * index));
}

#define VN_LE16(v) byteOf(v, 0), byteOf(v, 1)
#define VN_LE32(v) byteOf(v, 0), byteOf(v, 1), byteOf(v, 2), byteOf(v, 3)

constexpr std::array<std::uint8_t, 18> kDeviceDescriptor{
    18, 1, 0, 2, 0xEF, 2, 1, 64, 0x6d, 0x1b, 0x05, 0x01, 0, 1, 1, 2, 3, 1};

// USB Video Class 1.0: control interface (header, camera terminal, output terminal), then one
// streaming interface with two formats of one frame size each.
constexpr std::array kConfiguration = std::to_array<std::uint8_t>({
    9,
    2,
    0,
    0,
    2,
    1,
    0,
    0x80,
    250,
    8,
    0x0b,
    0,
    2,
    0x0e,
    3,
    0,
    0,
    9,
    4,
    0,
    0,
    0,
    0x0e,
    1,
    0,
    0,
    13,
    0x24,
    1,
    0,
    1,
    40,
    0,
    VN_LE32(48000000),
    1,
    1,
    18,
    0x24,
    2,
    1,
    1,
    2,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    3,
    0,
    0,
    0,
    9,
    0x24,
    3,
    2,
    1,
    1,
    0,
    1,
    0,
    9,
    4,
    1,
    0,
    1,
    0x0e,
    2,
    0,
    0,
    15,
    0x24,
    1,
    2,
    113,
    0,
    0x81,
    0,
    2,
    0,
    0,
    0,
    1,
    0,
    0,
    27,
    0x24,
    4,
    1,
    1,
    'Y',
    'U',
    'Y',
    '2',
    0,
    0,
    0x10,
    0,
    0x80,
    0,
    0,
    0xaa,
    0,
    0x38,
    0x9b,
    0x71,
    16,
    1,
    0,
    0,
    0,
    0,
    30,
    0x24,
    5,
    1,
    0,
    VN_LE16(UvcDevice::kYuyvWidth),
    VN_LE16(UvcDevice::kYuyvHeight),
    VN_LE32(kYuyvSize * 120),
    VN_LE32(kYuyvSize * 120),
    VN_LE32(kYuyvSize),
    VN_LE32(kInterval),
    1,
    VN_LE32(kInterval),
    11,
    0x24,
    6,
    2,
    1,
    0,
    1,
    0,
    0,
    0,
    0,
    30,
    0x24,
    7,
    1,
    0,
    VN_LE16(1920),
    VN_LE16(1080),
    VN_LE32(kLargest * 120),
    VN_LE32(kLargest * 120),
    VN_LE32(kLargest),
    VN_LE32(kInterval),
    1,
    VN_LE32(kInterval),
    7,
    5,
    0x81,
    2,
    0,
    2,
    0,
});

#undef VN_LE16
#undef VN_LE32

bool readAll(int fd, void* memory, std::size_t size)
{
    return size == 0 || ::recv(fd, memory, size, MSG_WAITALL) == static_cast<ssize_t>(size);
}

bool writeAll(int fd, std::span<const std::uint8_t> bytes)
{
    while (!bytes.empty()) {
        const auto sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        bytes = bytes.subspan(static_cast<std::size_t>(sent));
    }
    return true;
}

std::vector<std::uint8_t> stringDescriptor(unsigned index)
{
    constexpr std::array<std::string_view, 4> kStrings{
        "", "Kiosk Test", "Virtual Document Camera", "0001"};
    if (index == 0) {
        return {4, 3, 9, 4};
    }
    if (index >= kStrings.size()) {
        return {};
    }
    std::vector<std::uint8_t> bytes{static_cast<std::uint8_t>(2 + 2 * kStrings.at(index).size()),
                                    3};
    for (const char c : kStrings.at(index)) {
        bytes.push_back(static_cast<std::uint8_t>(c));
        bytes.push_back(0);
    }
    return bytes;
}

} // namespace

std::span<const std::uint8_t> UvcDevice::Request::setup() const
{
    return {reinterpret_cast<const std::uint8_t*>(&words[10]), 8};
}

bool UvcDevice::plug()
{
    std::array<int, 2> pair{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()) != 0) {
        return false;
    }
    m_socket.reset(pair[0]);
    const UniqueFd kernels{pair[1]};
    constexpr auto kHighSpeed = 3;
    const auto words =
        "0 " + std::to_string(kernels.get()) + " 65538 " + std::to_string(kHighSpeed);
    // The port of a camera that was just pulled takes a moment until it is free.
    const bool attached =
        becomesTrue([&] { return writeFile("/sys/devices/platform/vhci_hcd.0/attach", words); },
                    std::chrono::seconds{5});
    if (attached) {
        m_sent = m_frame.size();
        m_thread = std::thread{[this] { serve(); }};
    }
    return attached;
}

void UvcDevice::unplug()
{
    if (m_thread.joinable()) {
        ::shutdown(m_socket.get(), SHUT_RDWR);
        m_thread.join();
        m_socket.reset();
    }
}

bool UvcDevice::readRequest(Request& request)
{
    if (!readAll(m_socket.get(), request.words.data(), sizeof request.words)) {
        return false;
    }
    for (std::size_t i = 0; i < 10; ++i) {
        request.words.at(i) = ntohl(request.words.at(i));
    }
    const bool brings = request.words[0] == kSubmit && !request.in();
    request.data.resize(brings ? request.length() : 0);
    return readAll(m_socket.get(), request.data.data(), request.data.size());
}

bool UvcDevice::answer(const Request& request, int status, std::span<const std::uint8_t> data)
{
    const bool unlink = request.words[0] == kUnlink;
    const auto taken = request.in() ? data.size() : request.data.size();
    std::array<std::uint32_t, 12> head{};
    head[0] = htonl(unlink ? 4 : 3);
    head[1] = htonl(request.words[1]);
    head[5] = htonl(static_cast<std::uint32_t>(status));
    head[6] = unlink ? 0 : htonl(static_cast<std::uint32_t>(taken));
    head[8] = htonl(UINT32_MAX);
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(head.data());
    return writeAll(m_socket.get(), {bytes, sizeof head}) &&
           (unlink || !request.in() || writeAll(m_socket.get(), data));
}

void UvcDevice::serve()
{
    Request request;
    while (readRequest(request)) {
        bool alive = false;
        if (request.words[0] == kUnlink) {
            alive = answer(request, 0, {});
        } else if (request.words[4] == 0) {
            alive = answerControl(request);
        } else {
            alive = answerBulk(request);
        }
        if (!alive) {
            return;
        }
    }
}

bool UvcDevice::answerDescriptor(const Request& request)
{
    const auto setup = request.setup();
    std::vector<std::uint8_t> bytes;
    if (setup[3] == 1) {
        bytes.assign(kDeviceDescriptor.begin(), kDeviceDescriptor.end());
    } else if (setup[3] == 2) {
        bytes.assign(kConfiguration.begin(), kConfiguration.end());
        bytes[2] = byteOf(static_cast<std::uint32_t>(bytes.size()), 0);
        bytes[3] = byteOf(static_cast<std::uint32_t>(bytes.size()), 1);
    } else if (setup[3] == 3) {
        bytes = stringDescriptor(setup[2]);
    }
    bytes.resize(std::min<std::size_t>(bytes.size(), request.length()));
    return answer(request, bytes.empty() ? kStalled : 0, bytes);
}

bool UvcDevice::answerVideoControl(const Request& request)
{
    const auto setup = request.setup();
    const bool streaming = setup[4] == 1 && (setup[3] == 1 || setup[3] == 2);
    if (!streaming) {
        return answer(request, kStalled, {});
    }
    if (setup[0] == 0x21) {
        const auto known = std::min<std::size_t>(request.data.size(), 4);
        std::copy_n(request.data.begin(), known, m_probe.begin());
        if (setup[3] == 2) {
            m_frame.clear();
            m_sent = 0;
        }
        return answer(request, 0, {});
    }
    constexpr std::array<std::uint8_t, 1> kMayBeReadAndSet{3};
    constexpr std::array<std::uint8_t, 2> kProbeLength{26, 0};
    if (setup[1] == 0x86) {
        return answer(request, 0, kMayBeReadAndSet);
    }
    if (setup[1] == 0x85) {
        return answer(request, 0, kProbeLength);
    }
    m_probe[2] = std::clamp<std::uint8_t>(m_probe[2], 1, 2);
    m_probe[3] = 1;
    const std::uint32_t largest = m_probe[2] == 1 ? kYuyvSize : kLargest;
    for (unsigned i = 0; i < 4; ++i) {
        m_probe.at(4 + i) = byteOf(kInterval, i);
        m_probe.at(18 + i) = byteOf(largest, i);
        m_probe.at(22 + i) = byteOf(kPayload, i);
    }
    return answer(
        request, 0, std::span{m_probe}.first(std::min<std::size_t>(26, request.length())));
}

bool UvcDevice::answerControl(const Request& request)
{
    const auto setup = request.setup();
    if (setup[0] == 0x80 && setup[1] == 6) {
        return answerDescriptor(request);
    }
    if (setup[0] == 0x21 || setup[0] == 0xA1) {
        return answerVideoControl(request);
    }
    constexpr std::array<std::uint8_t, 2> kStatus{};
    return answer(request, 0, request.in() ? std::span{kStatus} : std::span<const std::uint8_t>{});
}

void UvcDevice::nextFrame()
{
    constexpr int kPause = 20;
    ::poll(nullptr, 0, kPause);
    ++m_number;
    m_toggle ^= 1U;
    m_sent = 0;
    const bool jpeg = m_probe[2] == 2;
    m_frame.assign(jpeg ? kJpegSize : kYuyvSize, static_cast<std::uint8_t>(0x40 + m_number % 64));
    if (jpeg) {
        m_frame[0] = m_frame[2] = m_frame[kJpegSize - 2] = 0xFF;
        m_frame[1] = 0xD8;
        m_frame[kJpegSize - 1] = 0xD9;
    }
    const bool broken = m_broken > 0;
    m_errorBit = broken && m_fault == UvcFault::ErrorBit;
    if (broken) {
        --m_broken;
        if (m_fault == UvcFault::TornFrame) {
            m_frame.resize(m_frame.size() / 2);
        }
    }
}

bool UvcDevice::answerBulk(const Request& request)
{
    if (m_sent == m_frame.size()) {
        nextFrame();
    }
    const auto room = std::min(request.length(), kPayload) - 2;
    const auto size = std::min<std::size_t>(m_frame.size() - m_sent, room);
    const bool last = m_sent + size == m_frame.size();
    std::vector<std::uint8_t> packet{2, static_cast<std::uint8_t>(0x80U | m_toggle)};
    packet[1] |= last ? kEndOfFrame : 0;
    packet[1] |= m_errorBit ? kErrorInFrame : 0;
    const auto from = m_frame.begin() + static_cast<std::ptrdiff_t>(m_sent);
    packet.insert(packet.end(), from, from + static_cast<std::ptrdiff_t>(size));
    m_sent += size;
    return answer(request, 0, packet);
}

} // namespace ventanilla::lab
