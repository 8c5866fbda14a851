// SPDX-License-Identifier: EUPL-1.2
//
// ventanilla-courier: carries sealed parcels from the kiosk to the city.
#include "kiosk/base/confinement/confinement.h"
#include "kiosk/base/log.h"
#include "kiosk/base/program.h"
#include "kiosk/base/unique_fd.h"
#include "services/courier/courier.h"
#include "services/courier/enrolment.h"
#include "services/jose/bundle_verifier.h"
#include "services/store/files/private_files.h"

#include <csignal>
#include <cstdio>

#include <sys/signalfd.h>
#include <unistd.h>

#include <CLI/CLI.hpp>

namespace {

using namespace ventanilla;

/// SIGTERM and SIGINT as something to poll; before any thread is made, so that all inherit the
/// mask.
UniqueFd stopSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
    return UniqueFd{::signalfd(-1, &signals, SFD_CLOEXEC)};
}

/// Before the threads are made. A new bundle is swapped in beside the old one, so the kiosk's
/// folder is among the courier's own; sticks that carry parcels out are mounted where desktops
/// mount them.
Result<void> raiseWalls(const courier::CourierOptions& options, const std::string& kiosk)
{
    const auto walls =
        confinement::confineCourier({options.data,
                                     options.spool,
                                     options.socket.substr(0, options.socket.rfind('/') + 1),
                                     kiosk,
                                     "/media",
                                     "/run/media"});
    confinement::log(walls);
    if (walls.anyFailed()) {
        return Error{ErrorKind::Internal, "a wall cannot be raised"};
    }
    return {};
}

Result<void> deliver(const courier::CourierOptions& options, const std::string& kiosk)
{
    const auto stop = stopSignals();
    const auto real = kiosk + "/root.pub";
    const bool trial = !store::fileExists(real);
    VN_TRY(const auto jwk, store::readWholeFile(trial ? kiosk + "/trial-root.pub" : real));
    VN_TRY(const auto root, jose::Ed25519PublicKey::fromJwk(jwk));
    const auto verifier = jose::makeBundleVerifier(root, trial);
    VN_CHECK(store::ensurePrivateFolder(options.data));
    VN_CHECK(store::ensurePrivateFolder(options.spool));
    VN_CHECK(raiseWalls(options, kiosk));
    const SystemClock clock;
    SystemRandom random;
    VN_TRY(const auto running,
           courier::Courier::make(options, courier::CourierParts{clock, random, *verifier, &root}));
    std::puts("ready");
    static_cast<void>(std::fflush(stdout));
    running->run(stop.get());
    return {};
}

int runEnrolment(const courier::EnrolmentOptions& options)
{
    const auto name = courier::enrol(options);
    if (!name) {
        (void)std::fprintf(stderr, "%s\n", name.error().what().c_str());
        return 1;
    }
    (void)std::printf("This kiosk is enrolled as %s.\n", name->c_str());
    return 0;
}

int runCourier(int argc, char** argv)
{
    courier::CourierOptions options;
    std::string kiosk;
    std::string code;
    std::string kit;
    CLI::App app{"Carries sealed parcels from the kiosk to the city, and the city's policy back."};
    auto* enrolment =
        app.add_option("--enrol", code, "Enrol this kiosk by a code of the office, and end");
    app.add_option("--kit", kit, "Folder that the office made with the code")->needs(enrolment);
    app.add_option("--data", options.data, "Folder of the queue");
    app.add_option("--spool", options.spool, "Folder of the spool folders");
    app.add_option("--socket", options.socket, "Path of courier.sock");
    app.add_option("--city", options.city, "https://HOST:PORT of the city")->required();
    app.add_option(
        "--kiosk",
        kiosk,
        "Folder with device/, bundle/ and the root key; the data folder's parent if not given");
    app.add_option("--proxy", options.proxy, "HTTP proxy, if the network needs one");
    app.add_option(
        "--guest", options.guests, "User id that may speak to the socket; again for more");
    CLI11_PARSE(app, argc, argv);
    if (kiosk.empty() && options.data.empty()) {
        (void)std::fprintf(stderr, "--kiosk or --data is needed\n");
        return 1;
    }
    if (kiosk.empty()) {
        kiosk = options.data + "/..";
    }
    if (options.guests.empty()) {
        options.guests.push_back(::getuid());
    }
    if (!code.empty()) {
        return runEnrolment(
            {SensitiveText{std::move(code)}, kit, kiosk, options.city, options.proxy});
    }
    if (options.data.empty() || options.spool.empty() || options.socket.empty()) {
        (void)std::fprintf(stderr, "--data, --spool and --socket are needed\n");
        return 1;
    }
    options.device = kiosk + "/device";
    options.bundle = kiosk + "/bundle";

    const auto delivered = deliver(options, kiosk);
    if (!delivered) {
        log::failure("courier-cannot-start", delivered.error());
        return 1;
    }
    log::event(log::Level::Info, "courier-stopped");
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    return ventanilla::runProgram("ventanilla-courier", runCourier, argc, argv);
}
