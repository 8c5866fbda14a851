// SPDX-License-Identifier: EUPL-1.2
//
// One process for one resident: it starts as a spare, serves, wipes, and ends.
#include "kiosk/app/resident/resident_app.h"
#include "kiosk/app/resident/walls.h"
#include "kiosk/base/log.h"
#include "kiosk/base/program.h"
#include "services/jose/parcel_sealer.h"
#include "services/spool/folder_spool.h"

#include <QGuiApplication>

#include <cstdlib>

#include <sys/stat.h>

#include <CLI/CLI.hpp>

namespace ventanilla::app {
namespace {

constexpr int kChannelFd = 3;
constexpr std::chrono::milliseconds kConfigurePatience{10000};

Result<ResidentParts> makeParts(ResidentFlags flags)
{
    ResidentParts parts;
    parts.flags = std::move(flags);
    parts.station = std::make_unique<StationLink>(UniqueFd{kChannelFd});
    VN_TRY(auto configure, parts.station->awaitConfigure(kConfigurePatience));
    VN_TRY(const auto files, policyFromMemory(std::move(configure.policy)));
    VN_TRY(parts.policy, policy::Policy::parse(files));
    VN_TRY(parts.sealer, jose::ParcelSealer::create(files));
    const int spoolFolder = configure.spoolFolder.get();
    VN_TRY(parts.spool, spool::FolderSpool::open(std::move(configure.spoolFolder)));
    VN_CHECK(raiseWalls(spoolFolder, parts.flags.inspector));
    DecoderLinkOptions decoder;
    decoder.weights = standardWeights();
    decoder.specimens = configure.trial ? reading::Specimens::Read : reading::Specimens::Refuse;
    VN_TRY(parts.decoder, DecoderLink::create(std::move(decoder)));
    return parts;
}

int run(int argc, char** argv, ResidentFlags flags)
{
    auto parts = makeParts(std::move(flags));
    if (!parts) {
        log::failure("resident.cannot_start", parts.error());
        return EXIT_FAILURE;
    }
    const QGuiApplication application{argc, argv};
    QGuiApplication::setQuitOnLastWindowClosed(false);
    ResidentApp resident{*std::move(parts)};
    if (const auto started = resident.start(); !started) {
        log::failure("resident.cannot_start", started.error());
        return EXIT_FAILURE;
    }
    return QGuiApplication::exec();
}

int runResident(int argc, char** argv)
{
    ::umask(S_IRWXG | S_IRWXO);
    ResidentFlags flags;
    CLI::App cli{"Serves one resident. Started by the station alone."};
    cli.add_flag("--windowed", flags.windowed, "In a window instead of the whole screen");
    cli.add_option("--inspector", flags.inspector, "Socket for scripted residents (trial only)");
    CLI11_PARSE(cli, argc, argv);
    return run(argc, argv, std::move(flags));
}

} // namespace
} // namespace ventanilla::app

int main(int argc, char** argv)
{
    return ventanilla::runProgram("ventanilla-resident", ventanilla::app::runResident, argc, argv);
}
