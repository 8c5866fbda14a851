// SPDX-License-Identifier: EUPL-1.2
#include "services/courier/asker.h"

#include <utility>

namespace ventanilla::courier {

Asker::Asker(std::string city, http::Client client, const Wake& wake)
    : m_city(std::move(city))
    , m_client(std::move(client))
    , m_wake(wake)
    , m_thread([this](const std::stop_token& stop) { run(stop); })
{}

bool Asker::ask(Question question)
{
    const std::lock_guard lock{m_mutex};
    if (m_questions.size() >= kMaxQuestions) {
        return false;
    }
    m_questions.push_back(std::move(question));
    m_changed.notify_one();
    return true;
}

std::optional<Answer> Asker::next()
{
    const std::lock_guard lock{m_mutex};
    if (m_answers.empty()) {
        return std::nullopt;
    }
    std::optional answer{std::move(m_answers.front())};
    m_answers.pop_front();
    return answer;
}

void Asker::run(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        Question question;
        {
            std::unique_lock lock{m_mutex};
            if (!m_changed.wait(lock, stop, [this] { return !m_questions.empty(); })) {
                return;
            }
            question = std::move(m_questions.front());
            m_questions.pop_front();
        }
        auto outcome = put(question);
        {
            const std::lock_guard lock{m_mutex};
            m_answers.push_back({std::move(question), std::move(outcome)});
        }
        m_wake.raise();
    }
}

http::Outcome Asker::put(const Question& question)
{
    if (const auto* status = std::get_if<StatusQuestion>(&question)) {
        return m_client.get(m_city + "/v1/status/" + status->loc);
    }
    const std::vector<http::Header> json{{"Content-Type", "application/json"}};
    if (std::holds_alternative<RenewalQuestion>(question)) {
        return m_client.post(m_city + "/v1/renew", "{}", json);
    }
    if (const auto* beat = std::get_if<HeartbeatQuestion>(&question)) {
        return m_client.post(m_city + "/v1/heartbeat", beat->body, json);
    }
    return m_client.get(m_city + "/v1/bundle");
}

} // namespace ventanilla::courier
