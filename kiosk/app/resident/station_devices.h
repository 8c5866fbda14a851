// SPDX-License-Identifier: EUPL-1.2
//
// Devices that are asked for when a step begins and given back when it ends.
#pragma once

#include "kiosk/app/resident/station_link.h"
#include "kiosk/ports/barcode_reader.h"
#include "kiosk/ports/camera.h"
#include "kiosk/ports/room.h"
#include "kiosk/ports/slip_printer.h"

#include <memory>

namespace ventanilla::app {

/// Makes the driver that speaks to a device of the station's. Fails with Unsupported or
/// InvalidInput.
class DriverFactory
{
public:
    DriverFactory() = default;
    DriverFactory(const DriverFactory&) = delete;
    DriverFactory& operator=(const DriverFactory&) = delete;
    virtual ~DriverFactory() = default;

    [[nodiscard]] virtual Result<std::unique_ptr<DocumentCamera>> documentCamera(Device device) = 0;
    [[nodiscard]] virtual Result<std::unique_ptr<BarcodeReader>> barcodeReader(Device device) = 0;
    [[nodiscard]] virtual Result<std::unique_ptr<SlipPrinter>> slipPrinter(Device device) = 0;
    [[nodiscard]] virtual Result<std::unique_ptr<Lights>> lights(Device device) = 0;
};

/// A socket leads to the dock, a node to hardware; which of the two it is, the station decided.
class StationDrivers : public DriverFactory
{
public:
    [[nodiscard]] Result<std::unique_ptr<DocumentCamera>> documentCamera(Device device) override;
    [[nodiscard]] Result<std::unique_ptr<BarcodeReader>> barcodeReader(Device device) override;
    [[nodiscard]] Result<std::unique_ptr<SlipPrinter>> slipPrinter(Device device) override;
    [[nodiscard]] Result<std::unique_ptr<Lights>> lights(Device device) override;
};

/// Holds the device only from start() to stop(): nothing is open outside its step.
class StationCamera : public DocumentCamera
{
public:
    StationCamera(StationLink& station, DriverFactory& drivers)
        : m_station(station)
        , m_drivers(drivers)
    {}

    Result<void> start(CameraMode mode, FrameRing& ring) override;
    void stop() override;
    [[nodiscard]] int readableFd() const override { return m_camera ? m_camera->readableFd() : -1; }
    [[nodiscard]] Result<std::optional<CameraFrame>> next() override;
    void giveBack(std::uint32_t slot) override;

private:
    StationLink& m_station;
    DriverFactory& m_drivers;
    std::unique_ptr<DocumentCamera> m_camera;
};

class StationBarcodeReader : public BarcodeReader
{
public:
    StationBarcodeReader(StationLink& station, DriverFactory& drivers)
        : m_station(station)
        , m_drivers(drivers)
    {}

    Result<void> open() override;
    void close() override { m_reader.reset(); }
    [[nodiscard]] int readableFd() const override { return m_reader ? m_reader->readableFd() : -1; }
    [[nodiscard]] Result<std::optional<Scan>> next() override;

private:
    StationLink& m_station;
    DriverFactory& m_drivers;
    std::unique_ptr<BarcodeReader> m_reader;
};

class StationPrinter : public SlipPrinter
{
public:
    StationPrinter(StationLink& station, DriverFactory& drivers)
        : m_station(station)
        , m_drivers(drivers)
    {}

    [[nodiscard]] PrinterState state() override;
    Result<void> print(const Slip& slip) override;

private:
    Result<std::unique_ptr<SlipPrinter>> open();

    StationLink& m_station;
    DriverFactory& m_drivers;
};

/// Asks anew each time: lights that were away come back.
class StationLights : public Lights
{
public:
    StationLights(StationLink& station, DriverFactory& drivers)
        : m_station(station)
        , m_drivers(drivers)
    {}

    void tray(bool on) override;
    void status(StatusLight light) override;

private:
    [[nodiscard]] std::unique_ptr<Lights> lights();

    StationLink& m_station;
    DriverFactory& m_drivers;
};

} // namespace ventanilla::app
