// SPDX-License-Identifier: EUPL-1.2
//
// Puts one resident's journey on a window: engine, catalogue, timers, and nothing about processes.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/session/journey.h"
#include "kiosk/ui/journey_controller.h"
#include "kiosk/ui/words.h"

#include <QObject>
#include <QQmlApplicationEngine>
#include <QTimer>
#include <QTranslator>

class QQuickWindow;

namespace ventanilla::ui {

/// What a stage needs from outside; everything must outlive it.
struct StagePorts
{
    const Clock& clock;
    Random& random;
    Sealer& sealer;
    Spool& spool;
    SlipPrinter& printer;
    session::Capture::Ports capture;
    Speech* speech = nullptr;
};

/// Thread-bound (GUI). One for each resident process; README.md beside this file shows the use.
class Stage : public QObject
{
    Q_OBJECT

public:
    /// @p policy must outlive the stage.
    Stage(const policy::Policy& policy, const StagePorts& ports);
    ~Stage() override;

    /// Loads the screens into a window that is not mapped yet. Fails with Internal.
    Result<void> load();
    /// Maps the window, full screen or as a window of the reference shape.
    void show(bool windowed);
    /// Null before load().
    [[nodiscard]] QQuickWindow* window() const { return m_window; }
    [[nodiscard]] session::Journey& journey() { return m_journey; }
    [[nodiscard]] JourneyController& controller() { return m_controller; }
    /// "lay-identity"; see session/step.cpp.
    [[nodiscard]] QString screen() const { return m_controller.screen(); }

Q_SIGNALS:
    /// The window was mapped and has drawn once.
    void firstFrame();
    void screenChanged(const QString& screen, const QString& language);
    /// The session was wiped and its farewell is over: close the devices and end the process.
    void over();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void translate();
    void fitToScreen();
    void pace();

    CatalogueTexts m_texts;
    session::Journey m_journey;
    JourneyController m_controller;
    QTranslator m_translator;
    QQmlApplicationEngine m_engine;
    QQuickWindow* m_window = nullptr;
    QTimer m_tick;
    QTimer m_pump;
};

} // namespace ventanilla::ui
