// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/resident/resident_app.h"

#include "kiosk/base/log.h"

#include <QCoreApplication>

namespace ventanilla::app {
namespace {

constexpr std::chrono::milliseconds kBetweenBeats{1000};

ui::StagePorts portsOf(ResidentParts& parts,
                       const Clock& clock,
                       SystemRandom& random,
                       StationPrinter& printer,
                       const session::Capture::Ports& capture)
{
    return {clock, random, *parts.sealer, *parts.spool, printer, capture, nullptr};
}

} // namespace

ResidentApp::ResidentApp(ResidentParts parts)
    : m_parts(std::move(parts))
    , m_camera(*m_parts.station, m_drivers)
    , m_barcodes(*m_parts.station, m_drivers)
    , m_printer(*m_parts.station, m_drivers)
    , m_lights(*m_parts.station, m_drivers)
    , m_stage(m_parts.policy,
              portsOf(m_parts,
                      m_clock,
                      m_random,
                      m_printer,
                      {m_clock, m_camera, *m_parts.decoder, &m_barcodes, &m_lights}))
    , m_fromStation(m_parts.station->readableFd(), QSocketNotifier::Read)
{
    QObject::connect(&m_fromStation, &QSocketNotifier::activated, [this] { obeyStation(); });
    QObject::connect(&m_beat, &QTimer::timeout, [this] { (void)m_parts.station->say(Beat{}); });
    QObject::connect(&m_stage, &ui::Stage::firstFrame, [this] { onFirstFrame(); });
    QObject::connect(&m_stage, &ui::Stage::screenChanged, [this] { renewWhenFree(); });
    QObject::connect(&m_stage, &ui::Stage::over, [this] { (void)m_parts.station->say(Done{}); });
}

Result<void> ResidentApp::start()
{
    VN_CHECK(m_stage.load());
    VN_CHECK(m_parts.station->say(Ready{}));
    m_beat.start(kBetweenBeats);
    obeyStation();
    return {};
}

void ResidentApp::obeyStation()
{
    while (true) {
        const auto message = m_parts.station->next();
        if (!message) {
            // Without its station nobody would ever end this process.
            log::failure("resident.station_gone", message.error());
            QCoreApplication::exit(1);
            return;
        }
        if (!*message) {
            return;
        }
        obey(**message);
    }
}

void ResidentApp::obey(const ToResident& message)
{
    if (std::holds_alternative<Promote>(message)) {
        promote();
    } else if (const auto* service = std::get_if<Service>(&message)) {
        m_clock.correctBy(std::chrono::seconds{service->clockOffset});
        m_stage.controller().setClosed(service->closed);
        m_renew = m_renew || service->renew;
        renewWhenFree();
    } else if (std::holds_alternative<Retire>(message)) {
        QCoreApplication::exit(0);
    }
}

void ResidentApp::promote()
{
    m_parts.decoder->loadModels();
    m_stage.show(m_parts.flags.windowed);
}

/// The first screen stands all night: who comes next shall not meet yesterday's policy there.
void ResidentApp::renewWhenFree()
{
    if (m_renew && m_shown && m_stage.journey().step() == session::Step::Language) {
        m_renew = false;
        (void)m_parts.station->say(Done{});
    }
}

void ResidentApp::onFirstFrame()
{
    m_shown = true;
    (void)m_parts.station->say(FirstFrame{});
    // Not earlier: the process before this one may still be answering at the same path.
    if (!m_parts.flags.inspector.empty() && !m_inspector) {
        auto inspector = Inspector::listen(
            m_parts.flags.inspector, m_stage.window(), [this] { return m_stage.screen(); });
        if (inspector) {
            m_inspector = *std::move(inspector);
        } else {
            log::failure("resident.no_inspector", inspector.error());
        }
    }
}

} // namespace ventanilla::app
