// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/resident/station_devices.h"

#include "drivers/virtual/virtual_barcode_reader.h"
#include "drivers/virtual/virtual_camera.h"
#include "drivers/virtual/virtual_room.h"
#include "drivers/virtual/virtual_slip_printer.h"

namespace ventanilla::app {

std::unique_ptr<DocumentCamera> VirtualDrivers::documentCamera(UniqueFd fd)
{
    return std::make_unique<drivers::VirtualDocumentCamera>(LineSocket{std::move(fd)});
}

std::unique_ptr<BarcodeReader> VirtualDrivers::barcodeReader(UniqueFd fd)
{
    return std::make_unique<drivers::VirtualBarcodeReader>(LineSocket{std::move(fd)});
}

std::unique_ptr<SlipPrinter> VirtualDrivers::slipPrinter(UniqueFd fd)
{
    return std::make_unique<drivers::VirtualSlipPrinter>(LineSocket{std::move(fd)},
                                                         drivers::PaperWidth::Mm80);
}

std::unique_ptr<Lights> VirtualDrivers::lights(UniqueFd fd)
{
    return std::make_unique<drivers::VirtualLights>(LineSocket{std::move(fd)});
}

Result<void> StationCamera::start(CameraMode mode, FrameRing& ring)
{
    stop();
    VN_TRY(auto fd, m_station.wantDevice("document-camera"));
    m_camera = m_drivers.documentCamera(std::move(fd));
    auto started = m_camera->start(mode, ring);
    if (!started) {
        m_camera.reset();
    }
    return started;
}

void StationCamera::stop()
{
    if (m_camera) {
        m_camera->stop();
        m_camera.reset();
    }
}

Result<std::optional<CameraFrame>> StationCamera::next()
{
    if (!m_camera) {
        return Error{ErrorKind::Unavailable, "the camera is stopped"};
    }
    auto frame = m_camera->next();
    if (!frame) {
        // Its descriptor leads nowhere any more; the next start asks for a new one.
        m_camera.reset();
    }
    return frame;
}

void StationCamera::giveBack(std::uint32_t slot)
{
    if (m_camera) {
        m_camera->giveBack(slot);
    }
}

Result<void> StationBarcodeReader::open()
{
    VN_TRY(auto fd, m_station.wantDevice("barcode-reader"));
    m_reader = m_drivers.barcodeReader(std::move(fd));
    auto opened = m_reader->open();
    if (!opened) {
        m_reader.reset();
    }
    return opened;
}

Result<std::optional<Scan>> StationBarcodeReader::next()
{
    if (!m_reader) {
        return Error{ErrorKind::Unavailable, "the barcode reader is closed"};
    }
    auto scan = m_reader->next();
    if (!scan) {
        m_reader.reset();
    }
    return scan;
}

Result<std::unique_ptr<SlipPrinter>> StationPrinter::open()
{
    VN_TRY(auto fd, m_station.wantDevice("slip-printer"));
    return m_drivers.slipPrinter(std::move(fd));
}

PrinterState StationPrinter::state()
{
    const auto printer = open();
    return printer ? (*printer)->state() : PrinterState::Offline;
}

Result<void> StationPrinter::print(const Slip& slip)
{
    VN_TRY(const auto printer, open());
    return printer->print(slip);
}

std::unique_ptr<Lights> StationLights::lights()
{
    auto fd = m_station.wantDevice("lights");
    return fd ? m_drivers.lights(*std::move(fd)) : nullptr;
}

void StationLights::tray(bool on)
{
    if (const auto all = lights()) {
        all->tray(on);
    }
}

void StationLights::status(StatusLight light)
{
    if (const auto all = lights()) {
        all->status(light);
    }
}

} // namespace ventanilla::app
