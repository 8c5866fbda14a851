// SPDX-License-Identifier: EUPL-1.2
//
// ventanilla-inspect: the reading library on the command line. Never installed on a kiosk.
#include "kiosk/app/inspect/batch.h"
#include "kiosk/app/inspect/check_json.h"
#include "kiosk/app/inspect/payload.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/log.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <exception>
#include <iostream>

#include <CLI/CLI.hpp>

namespace {

using namespace ventanilla;
using Json = nlohmann::ordered_json;

constexpr int kUsage = 2;

struct Arguments
{
    std::string today;
    std::string only;
    std::string decoder;
    std::vector<std::string> weights;
    std::vector<std::string> files;
    std::string cardText;
};

void print(const std::string& line)
{
    // Each line at once: a reader of the pipe sees every picture as soon as it is done.
    std::cout << line << std::endl;
}

PartialDate systemDay()
{
    const auto day = dayOf(SystemClock{}.now());
    return {static_cast<int>(day.year()),
            static_cast<unsigned>(day.month()),
            static_cast<unsigned>(day.day())};
}

std::optional<PartialDate> todayOf(const Arguments& arguments)
{
    return arguments.today.empty() ? systemDay() : inspect::dayIn(arguments.today);
}

int runRead(const Arguments& arguments)
{
    inspect::PictureReaderOptions options;
    options.program.path = arguments.decoder;
    options.weights = arguments.weights.empty() ? standardWeights() : arguments.weights;
    inspect::PictureReader reader{std::move(options)};
    const auto wants = [&](const char* part) {
        return arguments.only.empty() || arguments.only == part;
    };
    const reading::InspectOptions wanted{
        wants("mrz"), wants("barcode"), wants("text"), todayOf(arguments)};
    return inspect::readAll(reader, arguments.files, wanted, print) ? 0 : 1;
}

std::string standardInput()
{
    constexpr std::size_t kMost = std::size_t{64} * 1024;
    std::string payload(kMost, '\0');
    payload.resize(std::fread(payload.data(), 1, payload.size(), stdin));
    return payload;
}

int show(const Result<Json>& fields)
{
    print(inspect::lineOf(fields ? *fields : Json{{"error", fields.error().what()}}));
    return fields ? 0 : 1;
}

std::string checkDay(const std::string& text)
{
    return inspect::dayIn(text) ? "" : "not a day of the form YYYY-MM-DD";
}

int run(int argc, char** argv)
{
    Arguments arguments;
    CLI::App app{"Reads documents and barcodes and prints what they say, as JSON.",
                 "ventanilla-inspect"};
    app.require_subcommand(1);
    int status = 0;

    auto* read = app.add_subcommand("read", "Read pictures; one object a line, in input order");
    read->add_option("--today", arguments.today, "Judge expiry as of this day")->check(checkDay);
    read->add_option("--only", arguments.only, "Look for one kind of reading only")
        ->check(CLI::IsMember({"mrz", "barcode", "text"}));
    read->add_option("--decoder", arguments.decoder, "Another decoder program");
    read->add_option("--weights", arguments.weights, "Another file of weights; once for each")
        ->allow_extra_args(false);
    read->add_option("FILE", arguments.files, "JPEG or PNG pictures")->required();
    read->callback([&] { status = runRead(arguments); });

    auto* mrz = app.add_subcommand("mrz", "Take apart one zone from standard input");
    mrz->add_option("--today", arguments.today, "Settle centuries as of this day")->check(checkDay);
    mrz->callback([&] { status = show(inspect::mrzFields(standardInput(), todayOf(arguments))); });

    auto* aamva = app.add_subcommand("aamva", "Take apart one licence barcode from standard input");
    aamva->add_option("--today", arguments.today, "Judge expiry as of this day")->check(checkDay);
    aamva->callback(
        [&] { status = show(inspect::aamvaFields(standardInput(), todayOf(arguments))); });

    auto* card = app.add_subcommand("card", "Verify a city card by its QR text");
    card->add_option("TEXT", arguments.cardText, "What the QR code says")->required();
    card->callback([&] {
        status = show(
            Error{ErrorKind::Unsupported, "unsupported: this version cannot verify city cards"});
    });

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : kUsage;
    }
    return status;
}

} // namespace

int main(int argc, char** argv)
{
    try {
        log::start("ventanilla-inspect");
        return run(argc, argv);
    } catch (const std::exception&) {
        std::cerr << "ventanilla-inspect: out of memory or a fault of ours\n";
        return 1;
    }
}
