// SPDX-License-Identifier: EUPL-1.2
//
// ventanilla-city: takes applications, forwards referrals unopened, shows the desk its list.
#include "kiosk/base/log.h"
#include "kiosk/base/program.h"
#include "services/city/carry_in.h"
#include "services/city/desk_page.h"
#include "services/city/devices.h"
#include "services/city/exchange.h"
#include "services/city/routes.h"
#include "services/http/server.h"
#include "services/store/files/private_files.h"
#include "services/store/sqlite/city_store_sqlite.h"
#include "services/web/answers.h"
#include "services/web/until_stopped.h"

#include <cstdio>
#include <thread>

#include <CLI/CLI.hpp>

namespace {

using namespace ventanilla;

struct Options
{
    std::string data;
    std::string listen;
    std::string desk;
    std::string carryIn;
};

Result<std::optional<jose::CertificateAuthority>> authorityIn(const std::string& folder)
{
    if (!store::fileExists(folder + "/ca.key")) {
        return std::optional<jose::CertificateAuthority>{};
    }
    VN_TRY(const auto text, store::readWholeFile(folder + "/ca.key"));
    VN_TRY(auto key, jose::P256PrivateKey::fromJwk(text));
    VN_TRY(auto pem, store::readWholeFile(folder + "/ca.pem"));
    VN_TRY(auto authority, jose::CertificateAuthority::load(std::move(pem), std::move(key)));
    return std::optional{std::move(authority)};
}

Result<http::Server> listenTls(const Options& options, http::Handler handler)
{
    http::ServerOptions server;
    VN_TRY(server.endpoint, http::parseEndpoint(options.listen));
    server.tls = http::ServerTls{options.data + "/tls/server.pem",
                                 options.data + "/tls/server.key",
                                 options.data + "/tls/ca.pem",
                                 true};
    server.tooLarge = web::problemAnswer(413, "too-large", "The request is too large.");
    return http::Server::start(server, std::move(handler));
}

Result<http::Server> listenPlain(const std::string& address, http::Handler handler)
{
    http::ServerOptions server;
    VN_TRY(server.endpoint, http::parseEndpoint(address));
    return http::Server::start(server, std::move(handler));
}

Result<void> takeCarried(const city::Intake::Parts& parts, const std::string& folder)
{
    VN_TRY(const auto carried, city::carryIn(city::Intake{parts}, folder));
    (void)std::printf("%d parcels taken, %d refused\n", carried.taken, carried.refused);
    return {};
}

Result<void> serve(const Options& options)
{
    const web::StopSignals signals;
    VN_TRY(const auto text, store::readWholeFile(options.data + "/settings.json"));
    VN_TRY(const auto settings, protocol::CitySettings::parse(text));
    if (!settings.trial) {
        return Error{ErrorKind::Unsupported, "the desk page has no sign-in yet: trial only"};
    }
    VN_TRY(const auto keys, city::CityKeys::load(options.data + "/keys", settings.recipient()));
    VN_TRY(const auto store,
           store::CityStoreSqlite::open(options.data + "/city.sqlite", settings.city));
    VN_CHECK(city::importDevices(*store, options.data + "/devices"));
    VN_TRY(auto authority, authorityIn(options.data + "/keys"));

    const SystemClock clock;
    if (!options.carryIn.empty()) {
        return takeCarried({settings, keys, *store, clock, [] {}}, options.carryIn);
    }
    SystemRandom random;
    std::stop_source stop;
    city::Exchange exchange{{settings,
                             keys,
                             *store,
                             clock,
                             random,
                             city::tlsRoad({options.data + "/tls/ca.pem",
                                            options.data + "/tls/client.pem",
                                            options.data + "/tls/client.key"},
                                           stop.get_token())}};
    city::BundleShelf shelf{options.data + "/bundle", keys.timeKey, clock};
    const city::Fleet fleet{*store, clock, std::move(authority)};
    city::Routes routes{
        {settings, keys, *store, clock, [&exchange] { exchange.wake(); }}, shelf, fleet};

    VN_TRY(auto kiosks, listenTls(options, [&routes](const http::Request& request) {
               return routes.answer(request);
           }));
    VN_TRY(auto desk, listenPlain(options.desk, [&settings, &store](const http::Request& request) {
               return city::deskAnswer(request, settings, *store);
           }));
    const std::jthread forwarding{[&exchange, &stop] { exchange.run(stop.get_token()); }};
    signals.announceAndWait();
    stop.request_stop();
    kiosks.stop();
    desk.stop();
    return {};
}

int runCity(int argc, char** argv)
{
    CLI::App app{"The city's server: registry, referral exchange, desk"};
    Options options;
    app.add_option("--data", options.data, "Folder of keys, certificates and database")->required();
    auto* carry = app.add_option(
        "--carry-in", options.carryIn, "Take the parcels in this folder, leave receipts, and end");
    app.add_option("--listen", options.listen, "Address for kiosks and banks (mutual TLS)");
    app.add_option("--desk", options.desk, "Loopback address of the desk's page");
    CLI11_PARSE(app, argc, argv);
    if (carry->count() == 0 && (options.listen.empty() || options.desk.empty())) {
        (void)std::fprintf(stderr, "--listen and --desk are needed\n");
        return 1;
    }
    const auto served = serve(options);
    if (!served) {
        log::failure("city.ended", served.error());
        return 1;
    }
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    return ventanilla::runProgram("ventanilla-city", runCity, argc, argv);
}
