// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/station/service_watch.h"

#include "kiosk/base/log.h"

#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace ventanilla::app {
namespace {

// A clock that is set meanwhile shall not look like a change at every answer.
constexpr std::chrono::seconds kSameTime{120};

/// The log takes words of ours alone: an unknown one stays unsaid.
constexpr std::array<const char*, 8> kWords{"policy-past",
                                            "city-away",
                                            "clock-implausible",
                                            "disk-full",
                                            "no-policy",
                                            "courier-away",
                                            "policy-ends",
                                            "certificate-ends"};

void logNotice(const std::string& notice)
{
    for (const std::string_view word : kWords) {
        if (notice == word) {
            log::event(
                log::Level::Error, "station.closed", {{"reason", log::Token::ofEnum(word.data())}});
            return;
        }
        std::int64_t days = 0;
        const auto* end = notice.data() + notice.size();
        if (notice.starts_with(word) && notice.size() > word.size() + 1 &&
            std::from_chars(notice.data() + word.size() + 1, end, days).ptr == end)
        {
            log::event(log::Level::Warning,
                       "station.notice",
                       {{"what", log::Token::ofEnum(word.data())}, {"days", days}});
            return;
        }
    }
}

} // namespace

bool ServiceWatch::look(Time now)
{
    if (m_socketPath.empty()) {
        return false;
    }
    const auto before = m_state;
    if (m_asked) {
        if (const auto service = answer()) {
            m_asked = false;
            m_unanswered = 0;
            m_due = now + kEvery;
            const std::chrono::seconds offset{
                service->clockBelieved ? 0
                                       : service->now - m_clock.now().time_since_epoch().count()};
            m_state.blocked = service->blocked;
            const bool moved = std::chrono::abs(offset - m_state.clockOffset) > kSameTime;
            m_state.clockOffset = moved ? offset : m_state.clockOffset;
            noteNotices(service->notices);
        } else if (now - m_askedAt > kPatience || !m_socket.isOpen()) {
            giveUp(now);
        }
    } else if (now >= m_due) {
        ask(now);
    }
    return m_state != before;
}

void ServiceWatch::ask(Time now)
{
    protocol::CourierRequest request;
    request.what = protocol::CourierRequest::Do::Time;
    auto socket = LineSocket::connect(m_socketPath);
    if (!socket || !socket->send(request.dump())) {
        giveUp(now);
        return;
    }
    m_socket = *std::move(socket);
    m_asked = true;
    m_askedAt = now;
}

std::optional<protocol::ServiceState> ServiceWatch::answer()
{
    const auto line = m_socket.receive();
    if (!line) {
        m_socket.close();
        return std::nullopt;
    }
    if (!*line) {
        return std::nullopt;
    }
    const auto reply = protocol::CourierReply::parse((*line)->text);
    m_socket.close();
    return reply ? reply->service : std::nullopt;
}

void ServiceWatch::giveUp(Time now)
{
    m_socket.close();
    m_asked = false;
    m_due = now + kPatience;
    if (++m_unanswered >= kMostUnanswered) {
        // What is accepted now would lie here with nobody to carry it.
        m_state.blocked = {"courier-away"};
        noteNotices(m_state.blocked);
    }
}

void ServiceWatch::noteNotices(const std::vector<std::string>& notices)
{
    if (notices == m_notices) {
        return;
    }
    m_notices = notices;
    for (const auto& notice : notices) {
        logNotice(notice);
    }
}

} // namespace ventanilla::app
