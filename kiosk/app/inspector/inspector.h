// SPDX-License-Identifier: EUPL-1.2
//
// Lets a scripted resident see and touch the real screens over a socket. Trial builds only.
#pragma once

#include "kiosk/base/line_socket.h"

#include <QObject>
#include <QPointer>
#include <QQuickWindow>

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

class QSocketNotifier;

namespace ventanilla::app {

/// Speaks JSON lines at the socket file @p path:
///   {"do":"items"}                     the screen's name and its visible named items
///   {"do":"press","name":N}            a touch in the middle of the item
///   {"do":"type","text":T}             key strokes to whatever has the focus
///   {"do":"fill","name":N,"text":T}    touches a field, empties it, types
///   {"do":"draw","name":N}             a stroke across the item
///   {"do":"grab"}                      what is on the screen: the answer has a descriptor beside
///                                      it, sealed memory with the PNG
/// Every request is answered {"ok":true,...} or {"ok":false,"error":...}.
class Inspector : public QObject
{
public:
    /// Fails with Unavailable when the socket cannot be made.
    /// @p screen names the screen that stands now.
    [[nodiscard]] static Result<std::unique_ptr<Inspector>>
    listen(const std::string& path, QQuickWindow* window, std::function<QString()> screen);
    ~Inspector() override;

private:
    struct Peer;
    struct Answer
    {
        std::string text;
        UniqueFd picture; ///< Only of a grab.
    };

    Inspector(LineListener listener, QQuickWindow* window, std::function<QString()> screen);
    void acceptPeers();
    void readPeer(Peer& peer);
    [[nodiscard]] Answer answer(const std::string& request);
    [[nodiscard]] nlohmann::json act(const nlohmann::json& parsed);
    static Result<void> reply(LineSocket& socket, const Answer& answer);

    LineListener m_listener;
    QPointer<QQuickWindow> m_window;
    std::function<QString()> m_screen;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::vector<std::unique_ptr<Peer>> m_peers;
};

} // namespace ventanilla::app
