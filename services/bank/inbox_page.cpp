// SPDX-License-Identifier: EUPL-1.2
#include "services/bank/inbox_page.h"

#include "kiosk/domain/code.h"
#include "services/jose/thumbprint.h"
#include "services/protocol/json.h"
#include "services/web/answers.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

namespace ventanilla::bank {
namespace {

using protocol::Json;
using store::InboxState;
using web::escapeHtml;

std::string contactOf(const store::InboxRow& row)
{
    if (!row.contact) {
        return "<dt>Contact</dt><dd>none given: the resident comes to the branch</dd>";
    }
    const auto& contact = *row.contact;
    return fmt::format("<dt>Contact</dt><dd><b>{}</b>: {}</dd><dt>When</dt><dd>{}, until {}</dd>",
                       escapeHtml(contact.channel),
                       escapeHtml(contact.value.reveal()),
                       escapeHtml(contact.hours),
                       escapeHtml(web::dayInWords(contact.until)));
}

std::string ticksOf(const store::InboxRow& row)
{
    std::string ticks;
    for (const auto& field : row.consentFields) {
        ticks += fmt::format("{}&#10003; {}", ticks.empty() ? "" : " &nbsp; ", escapeHtml(field));
    }
    return ticks;
}

std::string
button(const std::string& jti, std::string_view act, std::string_view label, bool pressed)
{
    return fmt::format(
        "<form method=\"post\" action=\"/referral\"><input type=\"hidden\" name=\"jti\" "
        "value=\"{}\"><button name=\"act\" value=\"{}\"{}>{}</button></form>",
        escapeHtml(jti),
        act,
        pressed ? " disabled" : "",
        label);
}

/// Names of the bank and its branch; their keys where the settings do not know them.
std::pair<std::string, std::string> placeOf(const protocol::BankSettings& settings,
                                            const store::InboxRow& row)
{
    std::pair place{row.recipient, row.branch};
    for (const auto& bank : settings.recipients) {
        if (bank.recipient != row.recipient) {
            continue;
        }
        place.first = bank.name;
        for (const auto& branch : bank.branches) {
            place.second = branch.key == row.branch ? branch.name : place.second;
        }
    }
    return place;
}

/// Asks in the body of the request: a code in an address would stay in logs and histories.
constexpr const char* kFindForm =
    "<form method=\"post\" action=\"/find\"><p><label>Code on the resident&#39;s slip: <input "
    "type=\"text\" name=\"code\" autocomplete=\"off\" "
    "maxlength=\"40\"></label><button>Find</button></p></form>";

std::string withdrawnCard(const store::InboxRow& row)
{
    if (row.name.reveal().empty()) {
        return "<section class=\"card\"><p class=\"none\">Withdrawn by the resident before anybody "
               "worked "
               "on it; erased.</p></section>";
    }
    return fmt::format(
        "<section class=\"card\"><p class=\"words\">{}<small>Withdrawn by the resident. "
        "Do not contact them. Please answer:</small></p>{}{}</section>",
        escapeHtml(row.words),
        button(row.jti, "erase", "Erase it", false),
        button(row.jti, "keep", "The law makes us keep it", false));
}

/// A page of another site must not press our buttons.
bool isFromOurPage(const http::Request& request)
{
    const auto origin = http::find(request.headers, "Origin");
    const auto host = http::find(request.headers, "Host");
    return host && (!origin || *origin == "http://" + *host);
}

Json referralOf(const store::InboxRow& row)
{
    auto referral = Json::object();
    referral.set("iss", row.issuer).set("aud", row.recipient).set("jti", row.jti);
    referral.set("iat", row.issuedAt).set("exp", row.expires).set("sub", row.subject);
    referral.set("name", row.name.reveal());
    if (!row.language.empty()) {
        referral.set("language", row.language);
    }
    if (row.contact) {
        auto contact = Json::object();
        contact.set("channel", row.contact->channel).set("value", row.contact->value.reveal());
        contact.set("hours", row.contact->hours).set("until", row.contact->until);
        referral.set("contact", std::move(contact));
    }
    referral.set("branch", row.branch).set("when", row.when).set("words", row.words);
    auto fields = Json::array();
    for (const auto& field : row.consentFields) {
        fields.push(field);
    }
    auto consent = Json::object();
    consent.set("recipient", row.recipient).set("fields", std::move(fields));
    consent.set("text", row.consentText).set("language", row.consentLanguage);
    return referral.set("consent", std::move(consent));
}

} // namespace

std::string InboxPage::cardOf(const store::InboxRow& row) const
{
    if (row.state == InboxState::Withdrawn) {
        return withdrawnCard(row);
    }
    const auto [bank, branch] = placeOf(m_settings, row);
    return fmt::format(
        "<section class=\"card\"><p class=\"words\">{}<small>Say these two words first. The "
        "resident has them on paper.</small></p><dl><dt>Name</dt><dd><b>{}</b></dd>"
        "<dt>Language</dt><dd>{}</dd>{}<dt>Bank</dt><dd>{}</dd><dt>Branch</dt><dd>{}</dd>"
        "<dt>Account</dt><dd>{}</dd><dt>Agreed to send</dt><dd>{}</dd></dl>{}{}{}</section>",
        escapeHtml(row.words),
        escapeHtml(row.name.reveal()),
        row.language.empty() ? "not given" : escapeHtml(web::languageInWords(row.language)),
        contactOf(row),
        escapeHtml(bank),
        escapeHtml(branch),
        row.when == "now" ? "wants to open it now" : "once the city card is there",
        ticksOf(row),
        button(row.jti, "received", "Received", row.state == InboxState::Received),
        button(row.jti, "contacted", "Contacted", row.state == InboxState::Contacted),
        button(row.jti, "finished", "Finished", row.state == InboxState::Finished));
}

http::Response InboxPage::page() const
{
    const auto rows = m_store.inbox();
    if (!rows) {
        return web::failureAnswer(rows.error());
    }
    std::string body = "<p class=\"lead\">A referral is an introduction: the bank does its own "
                       "identification. What you note here stays with the bank; the city learns "
                       "only that a referral arrived or was withdrawn.</p>";
    body += kFindForm;
    if (rows->empty()) {
        body += "<p>No referral has arrived yet.</p>";
    }
    for (const auto& row : *rows) {
        body += cardOf(row);
    }
    return web::pageAnswer(web::htmlPage("Referral inbox", m_settings.trial, body));
}

Result<std::string> InboxPage::cardUnder(const std::string& loc) const
{
    VN_TRY(const auto rows, m_store.inbox());
    for (const auto& row : rows) {
        if (row.loc == loc) {
            return cardOf(row);
        }
    }
    return std::string{};
}

std::string InboxPage::answerTo(const Code& code) const
{
    constexpr const char* kLater =
        "<p class=\"notice bad\">The city cannot be asked just now. Please try again.</p>";
    const auto loc = jose::locOf(code).text;
    auto card = cardUnder(loc);
    if (card && card->empty()) {
        const auto redeemed = m_acts.redeem(code);
        if (!redeemed) {
            return kLater;
        }
        card = cardUnder(loc);
        m_acts.wakeReporter();
    }
    if (!card) {
        return kLater;
    }
    if (card->empty()) {
        return "<p class=\"notice bad\">There is no referral and no voucher with this code.</p>";
    }
    return "<p class=\"notice\">The code belongs to this referral. Now ask for the two words.</p>" +
           *card;
}

http::Response InboxPage::find(const http::Request& request) const
{
    const auto code = Code::parse(http::formValue(request.body, "code").value_or(""));
    std::string body = kFindForm;
    body += code
                ? answerTo(*code)
                : "<p class=\"notice bad\">This is not a whole code: it has 16 characters, and the "
                  "last one must fit the others.</p>";
    body += "<p><a href=\"/\">All referrals</a></p>";
    return web::pageAnswer(web::htmlPage("Referral inbox", m_settings.trial, body));
}

http::Response InboxPage::list() const
{
    const auto rows = m_store.inbox();
    if (!rows) {
        return web::failureAnswer(rows.error());
    }
    auto all = Json::array();
    for (const auto& row : *rows) {
        if (row.state != InboxState::Withdrawn) {
            all.push(referralOf(row));
        }
    }
    return web::jsonAnswer(200, all.dump());
}

http::Response InboxPage::act(const http::Request& request) const
{
    const auto jti = http::formValue(request.body, "jti");
    const auto word = http::formValue(request.body, "act");
    if (!isFromOurPage(request) || !jti || !word) {
        return web::problemAnswer(400, "malformed", "This is not one of the page's buttons.");
    }
    Result<void> done;
    if (*word == "erase" || *word == "keep") {
        done = m_store.answerWithdrawal(*jti, *word == "keep");
        m_acts.wakeReporter();
    } else if (*word == "contacted") {
        done = m_store.mark(*jti, InboxState::Contacted);
    } else if (*word == "finished") {
        done = m_store.mark(*jti, InboxState::Finished);
    } else if (*word == "received") {
        done = m_store.mark(*jti, InboxState::Received);
    } else {
        return web::problemAnswer(400, "malformed", "This is not one of the page's buttons.");
    }
    if (!done && done.error().kind() != ErrorKind::NotFound) {
        return web::failureAnswer(done.error());
    }
    return web::seeOther("/");
}

http::Response InboxPage::answer(const http::Request& request) const
{
    if (!web::isLoopbackHost(request)) {
        return web::problemAnswer(403, "not-here", "This page is for this machine alone.");
    }
    const auto path = request.path();
    if (request.method == "GET" && path == "/") {
        return page();
    }
    if (request.method == "POST" && path == "/referral") {
        return act(request);
    }
    if (request.method == "POST" && path == "/find") {
        return find(request);
    }
    if (m_settings.trial && request.method == "GET" && path == "/trial/inbox.json") {
        return list();
    }
    return web::problemAnswer(404, "not-found", "There is no such page.");
}

} // namespace ventanilla::bank
