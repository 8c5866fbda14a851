// SPDX-License-Identifier: EUPL-1.2
#include "services/city/desk_page.h"

#include "services/city/vault.h"
#include "services/protocol/json.h"
#include "services/web/answers.h"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace ventanilla::city {
namespace {

using protocol::Json;
using web::escapeHtml;

constexpr const char* kMonths[] = {
    "", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr const char* kNone = "<span class=\"none\">&ndash;</span>";

std::string textAt(const Json& object, std::string_view name)
{
    const auto* member = object.find(name);
    return member != nullptr && member->text() != nullptr ? *member->text() : std::string{};
}

std::int64_t numberAt(const Json& object, std::string_view name)
{
    const auto* member = object.find(name);
    return member != nullptr && member->integer() != nullptr ? *member->integer() : 0;
}

bool flagAt(const Json& object, std::string_view name)
{
    const auto* member = object.find(name);
    return member != nullptr && member->boolean() != nullptr && *member->boolean();
}

std::string nameOf(const Json& application)
{
    std::string whole;
    const auto* name = application.find("name");
    for (const char* part : {"given", "family"}) {
        const auto* list = name != nullptr ? name->find(part) : nullptr;
        const auto* items = list != nullptr ? list->items() : nullptr;
        if (items == nullptr) {
            continue;
        }
        for (const auto& item : *items) {
            const auto* text = item.text();
            whole += (whole.empty() ? "" : " ") + (text != nullptr ? *text : std::string{});
        }
    }
    return whole;
}

/// Month names: 03/04 would be March to one reader and April to another.
std::string birthDateOf(const Json& application)
{
    const auto* date = application.find("birthDate");
    if (date == nullptr) {
        return "unknown";
    }
    const auto year = numberAt(*date, "year");
    const auto month = numberAt(*date, "month");
    const auto day = numberAt(*date, "day");
    std::string text;
    text += day != 0 ? std::to_string(day) + " " : "";
    text += month > 0 && month <= 12 ? std::string{kMonths[month]} + " " : "";
    text += year != 0 ? std::to_string(year) : "year unknown";
    return text;
}

std::string addressOf(const Json* address)
{
    if (address == nullptr) {
        return kNone;
    }
    const auto careOf = textAt(*address, "careOf");
    const auto unit = textAt(*address, "unit");
    return fmt::format("{}{}{}<br>{}, {} {}",
                       careOf.empty() ? "" : "c/o " + escapeHtml(careOf) + "<br>",
                       escapeHtml(textAt(*address, "street")),
                       unit.empty() ? "" : ", " + escapeHtml(unit),
                       escapeHtml(textAt(*address, "city")),
                       escapeHtml(textAt(*address, "state")),
                       escapeHtml(textAt(*address, "postalCode")));
}

std::string mailOf(const Json& application)
{
    const auto mail = textAt(application, "mail");
    if (mail == "other") {
        return "to another address:<br>" + addressOf(application.find("mailAddress"));
    }
    return mail == "home" ? "to the address" : "will collect it";
}

std::string contactOf(const Json& application)
{
    const auto* contact = application.find("contact");
    if (contact == nullptr) {
        return kNone;
    }
    return escapeHtml(textAt(*contact, "channel") + ": " + textAt(*contact, "value"));
}

std::string outcomeOf(const Json& application)
{
    std::string text =
        flagAt(application, "identity_met") ? "identity met" : "identity <b>open</b>";
    text +=
        flagAt(application, "residency_met") ? "<br>residency met" : "<br>residency <b>open</b>";
    text += flagAt(application, "seen_by_person") ? "<br>seen by a person" : "";
    text += flagAt(application, "guardian_present") ? "<br>guardian present" : "";
    return text;
}

std::string feeOf(const Json& application)
{
    const auto fee = textAt(application, "fee");
    if (fee == "pay") {
        return "will pay";
    }
    return fee == "waive" ? "asks for a waiver" : "none";
}

std::string rowOf(const store::ApplicationRow& row, std::string_view audience)
{
    if (row.state == store::ApplicationState::Withdrawn) {
        return fmt::format(
            "<tr><td class=\"nowrap\">{}</td><td colspan=\"8\" class=\"none\">withdrawn; "
            "its content is destroyed</td></tr>",
            escapeHtml(web::dayInWords(row.day)));
    }
    const auto opened = openApplication(row, audience);
    if (!opened) {
        return fmt::format(
            "<tr><td class=\"nowrap\">{}</td><td colspan=\"8\">cannot be opened</td></tr>",
            escapeHtml(web::dayInWords(row.day)));
    }
    return fmt::format(
        "<tr><td class=\"nowrap\">{}</td><td class=\"name\">{}</td><td class=\"nowrap\">{}</td>"
        "<td class=\"wide\">{}</td><td class=\"wide\">{}</td><td>{}</td><td>{}</td>"
        "<td class=\"nowrap\">{}</td><td>{}</td></tr>",
        escapeHtml(web::dayInWords(row.day)),
        escapeHtml(nameOf(*opened)),
        escapeHtml(birthDateOf(*opened)),
        addressOf(opened->find("address")),
        mailOf(*opened),
        contactOf(*opened),
        escapeHtml(web::languageInWords(textAt(*opened, "language"))),
        outcomeOf(*opened),
        feeOf(*opened));
}

http::Response page(const protocol::CitySettings& settings, store::CityStore& store)
{
    const auto rows = store.applications();
    if (!rows) {
        return web::failureAnswer(rows.error());
    }
    std::string body =
        fmt::format("<p class=\"lead\">{} application{} received. A card stays inactive "
                    "until a person has seen the originals.</p>",
                    rows->size(),
                    rows->size() == 1 ? "" : "s");
    if (!rows->empty()) {
        body += "<table><thead><tr><th>Day</th><th>Name</th><th>Born</th><th>Address</th>"
                "<th>Card goes</th><th>Contact</th><th>Language</th><th>Outcome</th><th>Fee</th>"
                "</tr></thead><tbody>";
        for (const auto& row : *rows) {
            body += rowOf(row, settings.recipient());
        }
        body += "</tbody></table>";
    }
    return web::pageAnswer(web::htmlPage("City desk: applications", settings.trial, body));
}

http::Response list(const protocol::CitySettings& settings, store::CityStore& store)
{
    const auto rows = store.applications();
    if (!rows) {
        return web::failureAnswer(rows.error());
    }
    auto all = Json::array();
    for (const auto& row : *rows) {
        if (row.state == store::ApplicationState::Withdrawn) {
            continue;
        }
        auto opened = openApplication(row, settings.recipient());
        if (!opened) {
            return web::failureAnswer(opened.error());
        }
        all.push(*std::move(opened));
    }
    return web::jsonAnswer(200, all.dump());
}

} // namespace

http::Response deskAnswer(const http::Request& request,
                          const protocol::CitySettings& settings,
                          store::CityStore& store)
{
    if (!web::isLoopbackHost(request)) {
        return web::problemAnswer(403, "not-here", "This page is for this machine alone.");
    }
    if (request.method == "GET" && request.path() == "/") {
        return page(settings, store);
    }
    if (settings.trial && request.method == "GET" && request.path() == "/trial/applications.json") {
        return list(settings, store);
    }
    return web::problemAnswer(404, "not-found", "There is no such page.");
}

} // namespace ventanilla::city
