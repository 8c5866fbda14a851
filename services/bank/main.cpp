// SPDX-License-Identifier: EUPL-1.2
//
// ventanilla-bank: takes what the city forwards and shows it to the bank's people.
#include "kiosk/base/log.h"
#include "kiosk/base/program.h"
#include "services/bank/inbox_intake.h"
#include "services/bank/inbox_page.h"
#include "services/bank/reporter.h"
#include "services/bank/vouchers.h"
#include "services/http/server.h"
#include "services/store/files/private_files.h"
#include "services/store/sqlite/bank_store_sqlite.h"
#include "services/web/answers.h"
#include "services/web/until_stopped.h"

#include <thread>

#include <CLI/CLI.hpp>

namespace {

using namespace ventanilla;

struct Options
{
    std::string data;
    std::string listen;
    std::string web;
};

Result<jose::ParcelOpener> openerOf(const std::string& folder,
                                    const protocol::BankSettings& settings)
{
    std::vector<std::string> names;
    for (const auto& one : settings.recipients) {
        names.push_back(one.recipient);
    }
    return jose::ParcelOpener::following(std::move(names), folder);
}

Result<http::Server> listenTls(const Options& options, const bank::InboxIntake& intake)
{
    http::ServerOptions server;
    VN_TRY(server.endpoint, http::parseEndpoint(options.listen));
    server.tls = http::ServerTls{options.data + "/tls/server.pem",
                                 options.data + "/tls/server.key",
                                 options.data + "/tls/ca.pem"};
    server.tooLarge = web::problemAnswer(413, "too-large", "The request is too large.");
    return http::Server::start(server, [&intake](const http::Request& request) {
        if (request.method == "POST" && request.path() == "/v1/parcels") {
            return intake.post(request);
        }
        return web::problemAnswer(404, "not-found", "There is no such thing.");
    });
}

Result<http::Server> listenPlain(const std::string& address, const bank::InboxPage& page)
{
    http::ServerOptions server;
    VN_TRY(server.endpoint, http::parseEndpoint(address));
    return http::Server::start(
        server, [&page](const http::Request& request) { return page.answer(request); });
}

Result<void> serve(const Options& options)
{
    const web::StopSignals signals;
    VN_TRY(const auto text, store::readWholeFile(options.data + "/settings.json"));
    VN_TRY(const auto settings, protocol::BankSettings::parse(text));
    if (!settings.trial) {
        return Error{ErrorKind::Unsupported, "the inbox page has no sign-in yet: trial only"};
    }
    VN_TRY(const auto opener, openerOf(options.data + "/keys", settings));
    VN_TRY(const auto jwk, store::readWholeFile(options.data + "/city_forward.jwk"));
    VN_TRY(const auto cityForward, jose::P256PublicKey::fromJwk(jwk));
    VN_TRY(const auto store, store::BankStoreSqlite::open(options.data + "/bank.sqlite"));

    const SystemClock clock;
    SystemRandom random;
    std::stop_source stop;
    bank::Reporter reporter{
        {*store,
         clock,
         random,
         bank::tlsRoad(settings.cityUrl, options.data + "/tls", stop.get_token())}};
    const auto wake = [&reporter] { reporter.wake(); };
    const bank::InboxIntake intake{{settings, opener, cityForward, *store, clock, wake}};
    bank::Vouchers vouchers{
        {settings,
         opener,
         *store,
         clock,
         bank::tlsRoad(settings.cityUrl, options.data + "/tls", stop.get_token())}};
    const bank::InboxPage page{
        settings, *store, {wake, [&vouchers](const Code& code) { return vouchers.redeem(code); }}};

    VN_TRY(auto city, listenTls(options, intake));
    VN_TRY(auto people, listenPlain(options.web, page));
    const std::jthread reporting{[&reporter, &stop] { reporter.run(stop.get_token()); }};
    signals.announceAndWait();
    stop.request_stop();
    city.stop();
    people.stop();
    return {};
}

int runBank(int argc, char** argv)
{
    CLI::App app{"A bank's inbox for referrals from the city"};
    Options options;
    app.add_option("--data", options.data, "Folder of keys, certificates and database")->required();
    app.add_option("--listen", options.listen, "Address for the city (mutual TLS)")->required();
    app.add_option("--web", options.web, "Loopback address of the inbox page")->required();
    CLI11_PARSE(app, argc, argv);
    const auto served = serve(options);
    if (!served) {
        log::failure("bank.ended", served.error());
        return 1;
    }
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    return ventanilla::runProgram("ventanilla-bank", runBank, argc, argv);
}
