// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/resident/station_link.h"

#include <algorithm>

namespace ventanilla::app {
namespace {

constexpr std::chrono::milliseconds kDevicePatience{2000};

} // namespace

Result<Configure> StationLink::awaitConfigure(std::chrono::milliseconds limit)
{
    VN_TRY(auto line, m_socket.receiveWithin(limit));
    VN_TRY(auto message, parseToResident(std::move(line)));
    auto* configure = std::get_if<Configure>(&message);
    if (configure == nullptr) {
        return Error{ErrorKind::InvalidInput, "the station did not configure this process first"};
    }
    return std::move(*configure);
}

Result<Device> StationLink::wantDevice(const std::string& name)
{
    VN_CHECK(say(WantDevice{name}));
    const auto end = std::chrono::steady_clock::now() + kDevicePatience;
    while (true) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        VN_TRY(auto line, m_socket.receiveWithin(std::max(left, std::chrono::milliseconds{1})));
        VN_TRY(auto message, parseToResident(std::move(line)));
        if (auto* device = std::get_if<Device>(&message); device != nullptr && device->name == name)
        {
            return std::move(*device);
        }
        if (const auto* none = std::get_if<NoDevice>(&message);
            none != nullptr && none->name == name) {
            return Error{ErrorKind::Unavailable, "the station has no such device now"};
        }
        m_early.push_back(std::move(message));
    }
}

Result<std::optional<ToResident>> StationLink::next()
{
    if (!m_early.empty()) {
        std::optional<ToResident> first{std::move(m_early.front())};
        m_early.pop_front();
        return first;
    }
    VN_TRY(auto line, m_socket.receive());
    if (!line) {
        return std::optional<ToResident>{};
    }
    VN_TRY(auto message, parseToResident(std::move(*line)));
    return std::optional<ToResident>{std::move(message)};
}

} // namespace ventanilla::app
