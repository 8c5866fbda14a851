// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/resident/station_devices.h"

#include "drivers/barcode/hardware_barcode_reader.h"
#include "drivers/camera/v4l2_camera.h"
#include "drivers/printer/escpos_printer.h"
#include "drivers/printer/slip_raster.h"
#include "drivers/virtual/virtual_barcode_reader.h"
#include "drivers/virtual/virtual_camera.h"
#include "drivers/virtual/virtual_room.h"
#include "drivers/virtual/virtual_slip_printer.h"

#include <sys/stat.h>

namespace ventanilla::app {
namespace {

bool leadsToDock(const Device& device)
{
    struct stat status = {};
    return ::fstat(device.fd.get(), &status) == 0 && S_ISSOCK(status.st_mode);
}

drivers::PaperWidth paperOf(const Device& device)
{
    return device.settings == "58" ? drivers::PaperWidth::Mm58 : drivers::PaperWidth::Mm80;
}

} // namespace

Result<std::unique_ptr<DocumentCamera>> StationDrivers::documentCamera(Device device)
{
    if (leadsToDock(device)) {
        return std::make_unique<drivers::VirtualDocumentCamera>(LineSocket{std::move(device.fd)});
    }
    VN_TRY(auto profile, drivers::parseCameraProfile(device.settings));
    return std::make_unique<drivers::V4l2DocumentCamera>(std::move(device.fd), std::move(profile));
}

Result<std::unique_ptr<BarcodeReader>> StationDrivers::barcodeReader(Device device)
{
    if (leadsToDock(device)) {
        return std::make_unique<drivers::VirtualBarcodeReader>(LineSocket{std::move(device.fd)});
    }
    return drivers::makeBarcodeReader(std::move(device.fd));
}

Result<std::unique_ptr<SlipPrinter>> StationDrivers::slipPrinter(Device device)
{
    const auto paper = paperOf(device);
    if (leadsToDock(device)) {
        return std::make_unique<drivers::VirtualSlipPrinter>(LineSocket{std::move(device.fd)},
                                                             paper);
    }
    return std::make_unique<drivers::EscPosPrinter>(
        std::move(device.fd), [paper](const Slip& slip) { return drivers::drawSlip(slip, paper); });
}

Result<std::unique_ptr<Lights>> StationDrivers::lights(Device device)
{
    if (!leadsToDock(device)) {
        return Error{ErrorKind::Unsupported, "no lights of this kind are known"};
    }
    return std::make_unique<drivers::VirtualLights>(LineSocket{std::move(device.fd)});
}

Result<void> StationCamera::start(CameraMode mode, FrameRing& ring)
{
    stop();
    VN_TRY(auto device, m_station.wantDevice("document-camera"));
    VN_TRY(m_camera, m_drivers.documentCamera(std::move(device)));
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
    VN_TRY(auto device, m_station.wantDevice("barcode-reader"));
    VN_TRY(m_reader, m_drivers.barcodeReader(std::move(device)));
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
    VN_TRY(auto device, m_station.wantDevice("slip-printer"));
    return m_drivers.slipPrinter(std::move(device));
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
    auto device = m_station.wantDevice("lights");
    if (!device) {
        return nullptr;
    }
    auto made = m_drivers.lights(*std::move(device));
    return made ? *std::move(made) : nullptr;
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
