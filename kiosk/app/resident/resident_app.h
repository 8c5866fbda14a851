// SPDX-License-Identifier: EUPL-1.2
//
// One resident process put together: station channel, decoder, devices, sealing, screens.
#pragma once

#include "kiosk/app/decoder_link/decoder_link.h"
#include "kiosk/app/inspector/inspector.h"
#include "kiosk/app/resident/corrected_clock.h"
#include "kiosk/app/resident/station_devices.h"
#include "kiosk/app/resident/station_link.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/random.h"
#include "kiosk/policy/policy.h"
#include "kiosk/ports/delivery.h"
#include "kiosk/ui/stage.h"

#include <QSocketNotifier>
#include <QTimer>

#include <memory>
#include <string>

namespace ventanilla::app {

struct ResidentFlags
{
    bool windowed = false;
    std::string inspector; ///< Socket path; empty: none. Trial only.
};

/// What is made before the walls go up and before Qt starts.
struct ResidentParts
{
    std::unique_ptr<StationLink> station;
    policy::Policy policy;
    std::unique_ptr<Sealer> sealer;
    std::unique_ptr<Spool> spool;
    std::unique_ptr<DecoderLink> decoder;
    ResidentFlags flags;
};

/// Thread-bound (GUI).
class ResidentApp
{
public:
    explicit ResidentApp(ResidentParts parts);

    /// Loads the screens and tells the station that this process is a spare. Fails with Internal.
    Result<void> start();

private:
    void obeyStation();
    void obey(const ToResident& message);
    void promote();
    void onFirstFrame();
    void renewWhenFree();

    ResidentParts m_parts;
    bool m_shown = false;
    bool m_renew = false; ///< Another policy stands.
    CorrectedClock m_clock;
    SystemRandom m_random;
    StationDrivers m_drivers;
    StationCamera m_camera;
    StationBarcodeReader m_barcodes;
    StationPrinter m_printer;
    StationLights m_lights;
    ui::Stage m_stage;
    QSocketNotifier m_fromStation;
    QTimer m_beat;
    std::unique_ptr<Inspector> m_inspector;
};

} // namespace ventanilla::app
