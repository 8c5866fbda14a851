// SPDX-License-Identifier: EUPL-1.2
//
// A USB video camera made of a socket: the device's side of USB/IP, plugged into vhci_hcd, so that
// the kernel's own uvcvideo drives it.
#pragma once

#include "kiosk/base/unique_fd.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <thread>
#include <vector>

namespace ventanilla::lab {

enum class UvcFault { None, TornFrame, ErrorBit };

/// Streams YUYV 320x240 and MJPEG 1920x1080 over a bulk endpoint at 15 frames a second.
class UvcDevice
{
public:
    static constexpr std::uint32_t kYuyvWidth = 320;
    static constexpr std::uint32_t kYuyvHeight = 240;
    static constexpr std::uint32_t kJpegSize = 60000;

    UvcDevice() = default;
    UvcDevice(const UvcDevice&) = delete;
    UvcDevice& operator=(const UvcDevice&) = delete;
    ~UvcDevice() { unplug(); }

    /// False when vhci_hcd does not take it.
    bool plug();
    void unplug();
    /// The next @p frames go out broken.
    void breakFrames(UvcFault fault, int frames)
    {
        m_fault = fault;
        m_broken = frames;
    }

private:
    struct Request
    {
        std::array<std::uint32_t, 12> words{};
        std::vector<std::uint8_t> data;
        [[nodiscard]] bool in() const { return words[3] != 0; }
        [[nodiscard]] std::uint32_t length() const { return words[6]; }
        [[nodiscard]] std::span<const std::uint8_t> setup() const;
    };

    void serve();
    bool readRequest(Request& request);
    bool answer(const Request& request, int status, std::span<const std::uint8_t> data);
    bool answerControl(const Request& request);
    bool answerVideoControl(const Request& request);
    bool answerDescriptor(const Request& request);
    bool answerBulk(const Request& request);
    void nextFrame();

    UniqueFd m_socket;
    std::thread m_thread;
    std::atomic<UvcFault> m_fault{UvcFault::None};
    std::atomic<int> m_broken{0};
    std::array<std::uint8_t, 26> m_probe{};
    std::vector<std::uint8_t> m_frame;
    std::size_t m_sent = 0; ///< Of m_frame; all of it: the next one is due.
    std::uint8_t m_toggle = 0;
    bool m_errorBit = false;
    int m_number = 0;
};

} // namespace ventanilla::lab
