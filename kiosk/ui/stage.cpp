// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/ui/stage.h"

#include <QGuiApplication>
#include <QQuickWindow>
#include <QScreen>

#include <algorithm>

namespace ventanilla::ui {
namespace {

constexpr int kTickInterval = 250;
// Twice the pace of the decoder's previews.
constexpr int kPumpInterval = 16;

session::Journey::Ports journeyPorts(const StagePorts& ports, const session::SlipTexts& texts)
{
    return {
        ports.clock, ports.random, ports.sealer, ports.spool, ports.printer, texts, ports.capture};
}

} // namespace

Stage::Stage(const policy::Policy& policy, const StagePorts& ports)
    : m_journey(policy, journeyPorts(ports, m_texts))
    , m_controller(m_journey, ports.speech)
{
    m_tick.setInterval(kTickInterval);
    m_pump.setInterval(kPumpInterval);
    connect(&m_tick, &QTimer::timeout, &m_controller, &JourneyController::tick);
    connect(&m_pump, &QTimer::timeout, &m_controller, &JourneyController::pump);
    connect(&m_controller, &JourneyController::languageChanged, this, &Stage::translate);
    connect(&m_controller, &JourneyController::stepChanged, this, &Stage::pace);
    connect(&m_controller, &JourneyController::over, this, &Stage::over);
}

Stage::~Stage()
{
    // Screens read from the journey: they go first.
    delete m_window;
    m_window = nullptr;
    QCoreApplication::removeTranslator(&m_translator);
}

Result<void> Stage::load()
{
    translate();
    m_engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    m_engine.setInitialProperties(
        {{QStringLiteral("journey"), QVariant::fromValue(&m_controller)}});
    m_engine.load(QUrl{QStringLiteral("qrc:/qt/qml/Ventanilla/Main.qml")});
    const auto roots = m_engine.rootObjects();
    m_window = roots.isEmpty() ? nullptr : qobject_cast<QQuickWindow*>(roots.first());
    if (m_window == nullptr) {
        return Error{ErrorKind::Internal, "the screens did not load"};
    }
    m_window->installEventFilter(this);
    return {};
}

void Stage::show(bool windowed)
{
    VN_ASSERT(m_window != nullptr);
    connect(m_window,
            &QQuickWindow::frameSwapped,
            this,
            &Stage::firstFrame,
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    m_journey.touched();
    m_tick.start();
    if (windowed) {
        fitToScreen();
        m_window->show();
    } else {
        m_window->showFullScreen();
    }
    pace();
}

/// A desktop is lower than the panel of a kiosk: the whole window must be within reach.
void Stage::fitToScreen()
{
    constexpr double kRoomForTheFrame = 0.94;
    const auto* screen = m_window->screen();
    if (screen == nullptr || QGuiApplication::platformName() == QLatin1String("offscreen")) {
        return;
    }
    const auto room = QSizeF{screen->availableSize()} * kRoomForTheFrame;
    const double fit =
        std::min({1.0, room.width() / m_window->width(), room.height() / m_window->height()});
    m_window->setProperty("fit", fit);
    m_window->resize((QSizeF{m_window->size()} * fit).toSize());
    m_window->setPosition(screen->availableGeometry().topLeft() + QPoint{8, 40});
}

/// The camera is looked at only while a screen shows its picture.
void Stage::pace()
{
    const auto step = m_journey.step();
    if (step == session::Step::CaptureIdentity || step == session::Step::CaptureProof) {
        m_pump.start();
    } else {
        m_pump.stop();
    }
    Q_EMIT screenChanged(m_controller.screen(), m_controller.language());
}

void Stage::translate()
{
    QCoreApplication::removeTranslator(&m_translator);
    const auto name =
        QStringLiteral(":/qt/qml/Ventanilla/i18n/ventanilla_%1.qm").arg(m_controller.language());
    if (m_translator.load(name)) {
        QCoreApplication::installTranslator(&m_translator);
    }
    m_engine.retranslate();
    Q_EMIT screenChanged(m_controller.screen(), m_controller.language());
}

bool Stage::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::TouchBegin:
    case QEvent::MouseButtonPress:
    case QEvent::KeyPress:
        m_controller.touched();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ventanilla::ui
