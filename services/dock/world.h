// SPDX-License-Identifier: EUPL-1.2
//
// What is simulated: papers, plugs, faults, slips and light, and the frames that cameras make of
// it. Knows nothing of sockets and time.
#pragma once

#include "services/dock/tray.h"
#include "services/protocol/dock_messages.h"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ventanilla::dock {

using protocol::dock::Device;
using protocol::dock::Mode;

struct Settings
{
    std::string folder;              ///< Where printed slips go.
    double pixelsPerMillimetre = 12; ///< Of the preview; a capture has twice as many.
};

struct Frame
{
    std::shared_ptr<const std::vector<std::byte>> jpeg;
    cv::Size size;
};

class World
{
public:
    explicit World(Settings settings);

    Result<void> lay(const protocol::dock::Lay& lay);
    void remove();
    void turn(double degrees);
    Result<void> pose(const std::string& file);
    void dim(double level);

    void plug(Device device, bool in) { m_plugged[device] = in; }
    [[nodiscard]] bool isPlugged(Device device) const;
    void setFault(const protocol::dock::Fault& fault);
    /// The fault that meets this act, if there is one; a fault for once is then over.
    [[nodiscard]] std::string meetFault(Device device);
    /// The same without ending it.
    [[nodiscard]] std::string faultOf(Device device) const;

    /// What @p camera sees now, as JPEG, or a raw file's bytes.
    [[nodiscard]] Frame frame(Device camera, Mode mode, std::uint32_t sequence);

    /// Stores a slip as slip-NNN.png. @p raster: as protocol::dock::Print says.
    Result<void> print(const protocol::dock::Print& print, std::span<const std::byte> raster);
    void setLights(const protocol::dock::SetLights& lights);
    void setPresence(bool somebody) { m_somebody = somebody; }
    void setNetwork(bool cut) { m_networkCut = cut; }
    [[nodiscard]] bool somebody() const { return m_somebody; }

    /// Without who uses what.
    [[nodiscard]] protocol::dock::State state() const;

private:
    struct Film
    {
        std::vector<std::shared_ptr<const std::vector<std::byte>>>
            prints; ///< One scene, differing in noise.
        cv::Mat scene;
    };

    void sceneChanged();
    [[nodiscard]] View viewOf(Mode mode) const;
    [[nodiscard]] double nextSlant();

    Settings m_settings;
    std::optional<Paper> m_paper;
    std::string m_paperFile;
    std::shared_ptr<const std::vector<std::byte>> m_raw;
    std::optional<cv::Mat> m_pose;
    double m_light = 1;
    std::map<std::pair<Device, Mode>, Film> m_films;
    std::map<Device, bool> m_plugged;
    std::map<Device, protocol::dock::Fault> m_faults;
    std::uint32_t m_laid = 0;
    std::uint32_t m_slips = 0;
    bool m_trayLight = false;
    std::string m_statusLight = "off";
    bool m_somebody = false;
    bool m_networkCut = false;
};

} // namespace ventanilla::dock
