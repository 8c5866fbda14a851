// SPDX-License-Identifier: EUPL-1.2
#include "services/dock/world.h"

#include "services/dock/picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

namespace ventanilla::dock {
namespace {

const cv::Size kPreviewSize(1920, 1080);
constexpr int kCaptureFactor = 2;
constexpr int kJpegQuality = 88;
/// A still scene is photographed so often; then the photographs repeat.
constexpr std::size_t kPreviewPrints = 4;
constexpr std::size_t kCapturePrints = 2;

std::optional<Millimetres> knownSize(const cv::Size& picture, std::optional<double> perMillimetre)
{
    if (perMillimetre) {
        return Millimetres{picture.width / *perMillimetre, picture.height / *perMillimetre};
    }
    return guessSize(picture);
}

} // namespace

World::World(Settings settings)
    : m_settings(std::move(settings))
{}

/// Nobody lays a paper quite straight; the same hand every time the dock starts.
double World::nextSlant()
{
    static constexpr std::array kSlants{1.4, -0.9, 2.3, -1.8, 0.6, -2.6};
    return kSlants[m_laid++ % kSlants.size()];
}

Result<void> World::lay(const protocol::dock::Lay& lay)
{
    VN_TRY(auto file, readFile(lay.file));
    if (lay.raw) {
        m_raw = std::make_shared<const std::vector<std::byte>>(std::move(file));
        m_paper.reset();
    } else {
        VN_TRY(auto picture, decodePicture(file));
        const auto size =
            lay.size ? lay.size : knownSize(picture.size(), pixelsPerMillimetre(file));
        const double degrees = lay.degrees + (size ? nextSlant() : 0);
        m_paper = Paper{std::move(picture), size, degrees};
        m_raw.reset();
    }
    m_paperFile = lay.file;
    sceneChanged();
    return {};
}

void World::remove()
{
    m_paper.reset();
    m_raw.reset();
    m_paperFile.clear();
    sceneChanged();
}

void World::turn(double degrees)
{
    if (m_paper) {
        m_paper->degrees += degrees;
        sceneChanged();
    }
}

Result<void> World::pose(const std::string& file)
{
    if (file.empty()) {
        m_pose.reset();
    } else {
        VN_TRY(const auto bytes, readFile(file));
        VN_TRY(m_pose, decodePicture(bytes));
    }
    sceneChanged();
    return {};
}

void World::dim(double level)
{
    m_light = std::clamp(level, 0.0, 2.0);
    sceneChanged();
}

bool World::isPlugged(Device device) const
{
    const auto found = m_plugged.find(device);
    return found == m_plugged.end() || found->second;
}

void World::setFault(const protocol::dock::Fault& fault)
{
    if (fault.when == protocol::dock::When::Clear) {
        m_faults.erase(fault.device);
    } else {
        m_faults[fault.device] = fault;
    }
}

std::string World::faultOf(Device device) const
{
    const auto found = m_faults.find(device);
    return found == m_faults.end() ? std::string{} : found->second.name;
}

std::string World::meetFault(Device device)
{
    auto name = faultOf(device);
    if (!name.empty() && m_faults[device].when == protocol::dock::When::Next) {
        m_faults.erase(device);
    }
    return name;
}

View World::viewOf(Mode mode) const
{
    const int factor = mode == Mode::Capture ? kCaptureFactor : 1;
    return {kPreviewSize * factor, m_settings.pixelsPerMillimetre * factor, m_light};
}

void World::sceneChanged()
{
    m_films.clear();
}

Frame World::frame(Device camera, Mode mode, std::uint32_t sequence)
{
    const auto view = viewOf(mode);
    if (m_raw && camera == Device::DocumentCamera) {
        return {m_raw, view.frame};
    }
    auto& film = m_films[{camera, mode}];
    if (film.scene.empty()) {
        film.scene =
            camera == Device::PortraitCamera ? drawPose(m_pose, view) : drawTray(m_paper, view);
        film.prints.resize(mode == Mode::Capture ? kCapturePrints : kPreviewPrints);
    }
    const std::size_t index = sequence % film.prints.size();
    auto& print = film.prints[index];
    if (!print) {
        print = std::make_shared<const std::vector<std::byte>>(
            encodeJpeg(withNoise(film.scene, index), kJpegQuality));
    }
    return {print, view.frame};
}

Result<void> World::print(const protocol::dock::Print& print, std::span<const std::byte> raster)
{
    const std::size_t stride = (print.width + 7) / 8;
    if (raster.size() < stride * print.height) {
        return Error{ErrorKind::InvalidInput, "the raster is shorter than it says"};
    }
    cv::Mat grey(static_cast<int>(print.height), static_cast<int>(print.width), CV_8UC1);
    for (std::uint32_t y = 0; y < print.height; ++y) {
        auto* row = grey.ptr<std::uint8_t>(static_cast<int>(y));
        for (std::uint32_t x = 0; x < print.width; ++x) {
            const auto byte = std::to_integer<unsigned>(raster[y * stride + x / 8]);
            row[x] = (byte & (0x80U >> (x % 8))) != 0 ? 0 : 255;
        }
    }
    std::string path;
    do {
        path = fmt::format("{}/slip-{:03}.png", m_settings.folder, ++m_slips);
    } while (std::filesystem::exists(path));
    return writePng(path, grey);
}

void World::setLights(const protocol::dock::SetLights& lights)
{
    m_trayLight = lights.tray.value_or(m_trayLight);
    m_statusLight = lights.status.value_or(m_statusLight);
}

protocol::dock::State World::state() const
{
    protocol::dock::State state;
    for (const auto device : protocol::dock::kDevices) {
        state.devices.push_back({device, isPlugged(device), false, faultOf(device)});
    }
    state.paper = m_paperFile;
    state.pixelsPerMillimetre = m_settings.pixelsPerMillimetre;
    state.slips = m_slips;
    state.trayLight = m_trayLight;
    state.statusLight = m_statusLight;
    state.somebody = m_somebody;
    state.networkCut = m_networkCut;
    return state;
}

} // namespace ventanilla::dock
