// SPDX-License-Identifier: EUPL-1.2
//
// Lets a scripted resident see and touch the real screens over a socket. Trial builds only.
#pragma once

#include "kiosk/base/line_socket.h"

#include <QObject>
#include <QPointer>
#include <QQuickWindow>

#include <memory>
#include <string>
#include <vector>

class QSocketNotifier;

namespace ventanilla::app {

/// Speaks JSON lines at the socket file @p path:
///   {"do":"items"}                     visible named items: name, text, geometry, enabled
///   {"do":"press","name":N}            a touch in the middle of the item
///   {"do":"type","text":T}             key strokes to whatever has the focus
///   {"do":"grab","file":F}             what is on the screen, as PNG
/// Every request is answered {"ok":true,...} or {"ok":false,"error":...}.
class Inspector : public QObject
{
public:
    /// Fails with Unavailable when the socket cannot be made.
    [[nodiscard]] static Result<std::unique_ptr<Inspector>> listen(const std::string& path,
                                                                   QQuickWindow* window);
    ~Inspector() override;

private:
    struct Peer;

    Inspector(LineListener listener, QQuickWindow* window);
    void acceptPeers();
    void readPeer(Peer& peer);
    [[nodiscard]] std::string answer(const std::string& request);

    LineListener m_listener;
    QPointer<QQuickWindow> m_window;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::vector<std::unique_ptr<Peer>> m_peers;
};

} // namespace ventanilla::app
