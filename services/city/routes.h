// SPDX-License-Identifier: EUPL-1.2
//
// Which request goes where; everything but enrolment is for enrolled devices and known banks.
#pragma once

#include "services/city/bundle_answer.h"
#include "services/city/fleet.h"
#include "services/city/intake.h"

#include <deque>
#include <map>
#include <mutex>
#include <string>

namespace ventanilla::city {

/// Ten questions per kiosk in ten minutes: guessing codes is hopeless. Thread-safe.
class StatusLimit
{
public:
    /// False: too many; ask later.
    [[nodiscard]] bool admit(const std::string& device, std::chrono::steady_clock::time_point now);

private:
    std::mutex m_mutex;
    std::map<std::string, std::deque<std::chrono::steady_clock::time_point>> m_asked;
};

/// Thread-safe. Borrows its parts.
class Routes
{
public:
    Routes(Intake::Parts parts, BundleShelf& shelf, const Fleet& fleet)
        : m_parts(parts)
        , m_intake(std::move(parts))
        , m_shelf(shelf)
        , m_fleet(fleet)
    {}

    [[nodiscard]] http::Response answer(const http::Request& request);

private:
    [[nodiscard]] http::Response status(const http::Request& request, std::string_view loc);
    [[nodiscard]] http::Response redeem(const http::Request& request, std::string_view path);
    [[nodiscard]] http::Response referralReport(const http::Request& request,
                                                std::string_view path);

    Intake::Parts m_parts;
    Intake m_intake;
    BundleShelf& m_shelf;
    const Fleet& m_fleet;
    StatusLimit m_limit;
};

} // namespace ventanilla::city
