// SPDX-License-Identifier: EUPL-1.2
//
// Puts questions to the city on a thread and a connection of its own, away from all chains.
#pragma once

#include "kiosk/base/result.h"
#include "services/courier/wake.h"
#include "services/http/client.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

namespace ventanilla::courier {

struct StatusQuestion
{
    std::uint64_t ticket = 0; ///< Given back with the answer.
    std::string loc;
};
struct BundleQuestion
{};
/// For another certificate of the same key.
struct RenewalQuestion
{};
struct HeartbeatQuestion
{
    std::string body;
};
using Question = std::variant<StatusQuestion, BundleQuestion, RenewalQuestion, HeartbeatQuestion>;

struct Answer
{
    Question question;
    http::Outcome outcome;
};

/// Thread-safe. Answers are raised on a Wake and fetched by the loop.
class Asker
{
public:
    static constexpr std::size_t kMaxQuestions = 16;

    /// @p wake must outlive the asker.
    Asker(std::string city, http::Client client, const Wake& wake);

    /// False: too many wait already.
    bool ask(Question question);
    [[nodiscard]] std::optional<Answer> next();

private:
    void run(const std::stop_token& stop);
    [[nodiscard]] http::Outcome put(const Question& question);

    std::string m_city;
    http::Client m_client;
    const Wake& m_wake;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Question> m_questions;
    std::deque<Answer> m_answers;
    std::jthread m_thread; ///< Last: it uses all the others.
};

} // namespace ventanilla::courier
