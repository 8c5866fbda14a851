// SPDX-License-Identifier: EUPL-1.2
//
// courier_parcels_per_s: a backlog of 96 kB parcels from the queue to a city over mutual TLS.
#include "kiosk/base/program.h"
#include "services/courier/http_city.h"
#include "services/http/server.h"
#include "tests/support/certificates.h"
#include "tests/unit/services/courier/delivery_fixture.h"

#include <chrono>
#include <cstdio>
#include <fstream>
#include <mutex>

#include <unistd.h>

namespace {

using namespace ventanilla;
using namespace ventanilla::courier;

constexpr int kParcels = 400;
constexpr std::size_t kParcelSize = std::size_t{72} * 1024; // 96 kB once it is base64url.

double residentMegabytes()
{
    std::ifstream file{"/proc/self/statm"};
    double total = 0;
    double resident = 0;
    file >> total >> resident;
    return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1e6;
}

/// On a real disk: the price of a sync is part of the figure.
std::shared_ptr<courier::test::DeliveryTest> filledQueue()
{
    auto folder = std::make_shared<ventanilla::test::TemporaryFolder>();
    auto t = std::make_shared<courier::test::DeliveryTest>(folder);
    const std::string plaintext(kParcelSize, 'x');
    for (int i = 1; i <= kParcels; ++i) {
        const auto jwe = courier::test::makeParcel({.typ = jose::parcel_type::kApplication,
                                                    .aud = courier::test::kCity,
                                                    .jti = i,
                                                    .loc = i,
                                                    .exp = std::nullopt,
                                                    .plaintext = plaintext});
        if (!t->queue.arrive({factsOf(jwe).value(), jwe, "s-one"}, t->clock.now(), t->device)) {
            std::abort();
        }
    }
    if (!t->queue.settle("s-one")) {
        std::abort();
    }
    return t;
}

int benchmark(int /*argc*/, char** /*argv*/)
{
    const ventanilla::test::Certificates certificates;
    const auto t = filledQueue();
    std::mutex mutex;
    http::ServerOptions options;
    options.tls = http::ServerTls{certificates.file("server.pem"),
                                  certificates.file("server.key"),
                                  certificates.file("ca.pem")};
    auto server =
        http::Server::start(options, [&](const http::Request& request) {
            const std::lock_guard lock{mutex};
            const auto key = http::find(request.headers, "Idempotency-Key").value_or("\"\"");
            return t->city.post(Chain::Applications, key.substr(1, key.size() - 2), request.body)
                .value();
        }).value();
    http::ClientOptions client;
    client.tls = {certificates.file("ca.pem"),
                  certificates.file("device.pem"),
                  certificates.file("device.key")};
    const auto road =
        HttpCity::make("https://127.0.0.1:" + std::to_string(server.port()), client).value();
    Sender sender{{t->queue, *road, t->device, t->clock, t->random}};
    sender.setReceiptKeys(t->city.receiptKeys());

    const auto before = residentMegabytes();
    const auto start = std::chrono::steady_clock::now();
    int delivered = 0;
    while (sender.sendNext(Chain::Applications).value() == Progress::Delivered) {
        ++delivered;
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    const double rate = delivered / took.count();
    const double growth = residentMegabytes() - before;
    const bool ok = delivered == kParcels && rate >= 50;
    std::printf("{\"name\":\"courier_parcels_per_s\",\"value\":%.1f,\"unit\":\"1/s\",\"budget\":50,"
                "\"ok\":%s,\"memory_growth_mb\":%.1f}\n",
                rate,
                ok ? "true" : "false",
                growth);
    return ok ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    return ventanilla::runProgram("bench_courier", benchmark, argc, argv);
}
