// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/inspector/inspector.h"

#include "kiosk/base/shared_memory.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QKeyEvent>
#include <QPointingDevice>
#include <QQuickItem>
#include <QSocketNotifier>
#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace ventanilla::app {
namespace {

using nlohmann::json;

/// True when a finger can reach the item: shown, inside the window, and not faded out.
bool isReachable(const QQuickItem& item, const QQuickWindow& window)
{
    const auto middle = item.mapToScene(QPointF{item.width() / 2, item.height() / 2});
    const QRectF whole{QPointF{0, 0}, QSizeF{window.size()}};
    return item.isVisible() && item.opacity() > 0 && item.width() > 0 && whole.contains(middle);
}

template <typename Visit>
void forEachItem(const QQuickItem& parent, Visit visit)
{
    const auto children = parent.childItems();
    for (const auto* child : children) {
        if (child->isVisible()) {
            visit(*child);
            forEachItem(*child, visit);
        }
    }
}

const QQuickItem* findItem(const QQuickWindow& window, const QString& name)
{
    const QQuickItem* found = nullptr;
    forEachItem(*window.contentItem(), [&](const QQuickItem& item) {
        // The last one drawn lies on top.
        if (item.objectName() == name && isReachable(item, window)) {
            found = &item;
        }
    });
    return found;
}

json describe(const QQuickItem& item)
{
    const auto area = item.mapRectToScene(QRectF{0, 0, item.width(), item.height()});
    json described{{"name", item.objectName().toStdString()},
                   {"enabled", item.isEnabled()},
                   {"x", area.x()},
                   {"y", area.y()},
                   {"width", area.width()},
                   {"height", area.height()}};
    const auto text = item.property("text");
    if (text.isValid()) {
        described["text"] = text.toString().toStdString();
    }
    const auto checked = item.property("checked");
    if (checked.isValid()) {
        described["checked"] = checked.toBool();
    }
    return described;
}

QPointingDevice* touchscreen()
{
    static auto* const device = QTest::createTouchDevice();
    return device;
}

enum class Finger { Down, Move, Up };

void touch(QQuickWindow& window, QPointF at, Finger finger)
{
    const auto point = at.toPoint();
    auto sequence = QTest::touchEvent(&window, touchscreen(), false);
    switch (finger) {
    case Finger::Down:
        sequence.press(0, point, &window);
        break;
    case Finger::Move:
        sequence.move(0, point, &window);
        break;
    case Finger::Up:
        sequence.release(0, point, &window);
        break;
    }
    sequence.commit(false);
}

json press(QQuickWindow& window, const QString& name)
{
    const auto* item = findItem(window, name);
    if (item == nullptr) {
        return {{"ok", false}, {"error", "no such item can be reached"}};
    }
    if (!item->isEnabled()) {
        return {{"ok", false}, {"error", "the item is disabled"}};
    }
    const auto middle = item->mapToScene(QPointF{item->width() / 2, item->height() / 2});
    touch(window, middle, Finger::Down);
    touch(window, middle, Finger::Up);
    return {{"ok", true}};
}

void strike(QQuickWindow& window, int key, Qt::KeyboardModifiers modifiers, const QString& text)
{
    for (const auto kind : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event{kind, key, modifiers, text};
        QCoreApplication::sendEvent(&window, &event);
    }
}

json type(QQuickWindow& window, const QString& text)
{
    for (const auto character : text) {
        strike(window, 0, Qt::NoModifier, QString{character});
    }
    return {{"ok", true}};
}

json fill(QQuickWindow& window, const QString& name, const QString& text)
{
    auto pressed = press(window, name);
    if (!pressed["ok"]) {
        return pressed;
    }
    strike(window, Qt::Key_A, Qt::ControlModifier, {});
    strike(window, Qt::Key_Backspace, Qt::NoModifier, {});
    return type(window, text);
}

json draw(QQuickWindow& window, const QString& name)
{
    const auto* item = findItem(window, name);
    if (item == nullptr) {
        return {{"ok", false}, {"error", "no such item can be reached"}};
    }
    constexpr int kSteps = 12;
    const auto at = [&](int step) {
        const double along = 0.1 + 0.8 * step / kSteps;
        return item->mapToScene(
            QPointF{item->width() * along, item->height() * (step % 2 == 0 ? 0.35 : 0.65)});
    };
    touch(window, at(0), Finger::Down);
    for (int step = 1; step < kSteps; ++step) {
        touch(window, at(step), Finger::Move);
    }
    touch(window, at(kSteps), Finger::Up);
    return {{"ok", true}};
}

json items(const QQuickWindow& window, const QString& screen)
{
    auto list = json::array();
    forEachItem(*window.contentItem(), [&](const QQuickItem& item) {
        if (!item.objectName().isEmpty() && isReachable(item, window)) {
            list.push_back(describe(item));
        }
    });
    return {{"ok", true}, {"screen", screen.toStdString()}, {"items", list}};
}

/// This process may write no file, so the picture travels as memory.
Result<UniqueFd> grab(QQuickWindow& window)
{
    QByteArray png;
    QBuffer buffer{&png};
    if (!buffer.open(QIODevice::WriteOnly) || !window.grabWindow().save(&buffer, "PNG")) {
        return Error{ErrorKind::Internal, "the screen cannot be drawn"};
    }
    VN_TRY(auto memory, SharedMemory::create("grab", static_cast<std::size_t>(png.size())));
    std::ranges::copy(std::as_bytes(std::span{png.constData(), memory.bytes().size()}),
                      memory.bytes().begin());
    return memory.takeFd();
}

} // namespace

struct Inspector::Peer
{
    LineSocket socket;
    std::unique_ptr<QSocketNotifier> notifier;
    bool gone = false;
};

Result<std::unique_ptr<Inspector>>
Inspector::listen(const std::string& path, QQuickWindow* window, std::function<QString()> screen)
{
    VN_TRY(auto listener, LineListener::listen(path));
    return std::unique_ptr<Inspector>{
        new Inspector{std::move(listener), window, std::move(screen)}};
}

Inspector::Inspector(LineListener listener, QQuickWindow* window, std::function<QString()> screen)
    : m_listener(std::move(listener))
    , m_window(window)
    , m_screen(std::move(screen))
    , m_notifier(std::make_unique<QSocketNotifier>(m_listener.fd(), QSocketNotifier::Read))
{
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] { acceptPeers(); });
}

Inspector::~Inspector() = default;

void Inspector::acceptPeers()
{
    std::erase_if(m_peers, [](const auto& peer) { return peer->gone; });
    auto accepted = m_listener.accept();
    if (!accepted || !*accepted) {
        return;
    }
    auto peer = std::make_unique<Peer>();
    peer->socket = std::move((*accepted)->first);
    peer->notifier = std::make_unique<QSocketNotifier>(peer->socket.fd(), QSocketNotifier::Read);
    auto* raw = peer.get();
    connect(
        peer->notifier.get(), &QSocketNotifier::activated, this, [this, raw] { readPeer(*raw); });
    m_peers.push_back(std::move(peer));
}

void Inspector::readPeer(Peer& peer)
{
    while (true) {
        auto line = peer.socket.receive();
        if (line && !*line) {
            return;
        }
        if (!line || !reply(peer.socket, answer((**line).text))) {
            peer.notifier->setEnabled(false);
            peer.gone = true;
            return;
        }
    }
}

Result<void> Inspector::reply(LineSocket& socket, const Answer& answer)
{
    if (!answer.picture) {
        return socket.send(answer.text);
    }
    return socket.send(answer.text, std::array{answer.picture.get()});
}

Inspector::Answer Inspector::answer(const std::string& request)
{
    const auto parsed = json::parse(request, nullptr, false);
    if (!m_window.isNull() && parsed.is_object() && parsed.value("do", json{}) == "grab") {
        auto picture = grab(*m_window);
        return picture ? Answer{json{{"ok", true}}.dump(), *std::move(picture)}
                       : Answer{json{{"ok", false}, {"error", picture.error().what()}}.dump(), {}};
    }
    return {act(parsed).dump(), {}};
}

nlohmann::json Inspector::act(const nlohmann::json& parsed)
{
    const auto text = [&](const char* key) {
        const auto found = parsed.is_object() ? parsed.find(key) : parsed.end();
        return found != parsed.end() && found->is_string()
                   ? QString::fromStdString(found->get<std::string>())
                   : QString{};
    };
    if (m_window.isNull()) {
        return json{{"ok", false}, {"error", "there is no window"}};
    }
    const auto what = text("do");
    if (what == QLatin1String("items")) {
        return items(*m_window, m_screen());
    }
    if (what == QLatin1String("press")) {
        return press(*m_window, text("name"));
    }
    if (what == QLatin1String("type")) {
        return type(*m_window, text("text"));
    }
    if (what == QLatin1String("fill")) {
        return fill(*m_window, text("name"), text("text"));
    }
    if (what == QLatin1String("draw")) {
        return draw(*m_window, text("name"));
    }
    return json{{"ok", false}, {"error", "unknown request"}};
}

} // namespace ventanilla::app
