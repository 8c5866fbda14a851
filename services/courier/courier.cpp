// SPDX-License-Identifier: EUPL-1.2
#include "services/courier/courier.h"

#include "kiosk/base/log.h"
#include "services/courier/asker.h"
#include "services/courier/carry.h"
#include "services/courier/city_clock.h"
#include "services/courier/door.h"
#include "services/courier/housekeeping.h"
#include "services/courier/http_city.h"
#include "services/courier/rate.h"
#include "services/courier/send_loop.h"
#include "services/courier/spool_watch.h"
#include "services/courier/sweep.h"
#include "services/protocol/courier_socket.h"

#include <algorithm>
#include <stop_token>
#include <utility>

namespace ventanilla::courier {
namespace {

using protocol::CourierReply;
using protocol::CourierRequest;
using std::chrono::milliseconds;

constexpr milliseconds kSweepEvery{30'000};
constexpr milliseconds kSweepAgain{2'000};
constexpr std::size_t kMostShown = 200;

http::ClientOptions clientOptions(const CourierOptions& options, std::stop_token stop)
{
    http::ClientOptions client;
    client.tls = {
        options.device + "/ca.pem", options.device + "/device.pem", options.device + "/device.key"};
    client.proxy = options.proxy;
    client.stop = std::move(stop);
    return client;
}

CourierReply statusReply(const http::Outcome& outcome)
{
    if (!outcome || (outcome->status != 200 && outcome->status != 404)) {
        return CourierReply::failed("unavailable");
    }
    CourierReply reply;
    reply.status = DeliveryStatus::Unknown;
    if (outcome->status == 200) {
        const auto answer = protocol::StatusAnswer::parse(outcome->body);
        if (!answer) {
            return CourierReply::failed("unavailable");
        }
        reply.status = answer->status;
    }
    return reply;
}

CourierReply carriedReply(const Result<Carried>& carried)
{
    if (!carried) {
        log::failure("carry-failed", carried.error());
        return CourierReply::failed(
            carried.error().kind() == ErrorKind::InvalidInput ? "malformed" : "unavailable");
    }
    CourierReply reply;
    reply.carried = carried->parcels;
    return reply;
}

} // namespace

class Courier::Work
{
public:
    struct Opened
    {
        std::unique_ptr<CityClock> clock;
        Queue queue;
        std::unique_ptr<Device> device;
        std::unique_ptr<HttpCity> city;
        http::Client questions;
        SpoolWatch watch;
        Door door;
        std::stop_source transfers; ///< Cuts requests short that are under way.
    };

    Work(CourierOptions options, const CourierParts& parts, Opened opened)
        : m_options(std::move(options))
        , m_parts(parts)
        , m_opened(std::move(opened))
        , m_sender(
              {m_opened.queue, *m_opened.city, *m_opened.device, *m_opened.clock, parts.random})
        , m_house({*m_opened.clock, parts.random, parts.verifier, parts.root, m_opened.queue},
                  {m_options.data, m_options.device, m_options.bundle})
        , m_asker(m_options.city, std::move(m_opened.questions), m_answered)
    {
        takeTerms();
        const auto repaired = m_opened.queue.repairTimes(now());
        if (!repaired) {
            log::failure("queue-fault", repaired.error());
        }
        m_loop = std::make_unique<SendLoop>(m_sender);
    }

    void run(int stopFd)
    {
        for (;;) {
            sweepSpool();
            doChores();
            std::vector<pollfd> waiting{{stopFd, POLLIN, 0},
                                        {m_answered.fd(), POLLIN, 0},
                                        {m_opened.watch.fd(), POLLIN, 0}};
            m_opened.door.addTo(waiting);
            static_cast<void>(::poll(waiting.data(),
                                     static_cast<nfds_t>(waiting.size()),
                                     static_cast<int>(m_pause.count())));
            if (waiting.front().revents != 0) {
                m_opened.transfers.request_stop();
                return;
            }
            takeAnswers();
            for (const auto& said : m_opened.door.listen()) {
                answer(said);
            }
        }
    }

private:
    [[nodiscard]] std::chrono::sys_seconds now() const { return m_opened.clock->now(); }

    void takeTerms()
    {
        auto terms = m_house.readTerms();
        if (!terms) {
            log::failure("bundle-unusable", terms.error());
            return;
        }
        m_opened.queue.setReleaseDelay(terms->release, m_parts.random);
        m_receipts = terms->receipts;
        m_sender.setReceiptKeys(std::move(terms->receipts));
    }

    void sweepSpool()
    {
        // First: what comes during the sweep then shows up in the next poll.
        m_opened.watch.refresh();
        const auto swept = sweep(m_options.spool, m_opened.queue, now(), *m_opened.device);
        m_pause = swept ? kSweepEvery : kSweepAgain;
        if (!swept) {
            log::failure("sweep-fault", swept.error());
        }
        // Arrivals are not logged: two at one moment would tell that an applicant was introduced
        // too.
        m_loop->wake();
    }

    void doChores()
    {
        m_house.askWhatIsDue(m_asker);
        m_pause = std::min(m_pause, m_house.untilDue());
    }

    void takeAnswers()
    {
        m_answered.clear();
        while (auto got = m_asker.next()) {
            m_sender.noteRoad(got->outcome.has_value());
            if (const auto* status = std::get_if<StatusQuestion>(&got->question)) {
                m_opened.door.reply(status->ticket, statusReply(got->outcome).dump());
            } else {
                takeNews(m_house.take(*got));
            }
        }
    }

    void takeNews(const Result<Housekeeping::News>& news)
    {
        using News = Housekeeping::News;
        if (!news) {
            log::failure("city-not-heard", news.error());
            return;
        }
        if (*news == News::Terms) {
            log::event(log::Level::Info, "bundle-installed");
            takeTerms();
        } else if (*news == News::Renewed) {
            log::event(log::Level::Info, "certificate-renewed");
            static_cast<void>(hurrySending());
        } else if (*news == News::Heard) {
            // The road is open, and the time is the city's.
            const auto expired = m_opened.queue.expire(now());
            if (!expired) {
                log::failure("queue-fault", expired.error());
            }
        }
        m_loop->wake();
    }

    void answer(const Door::Said& said)
    {
        const auto request = CourierRequest::parse(said.line);
        if (!request) {
            m_opened.door.reply(said.guest, CourierReply::failed("malformed").dump());
            return;
        }
        const auto reply = replyTo(*request, said.guest);
        if (reply) {
            m_opened.door.reply(said.guest, reply->dump());
        }
    }

    /// Nothing: the answer comes later.
    std::optional<CourierReply> replyTo(const CourierRequest& request, std::uint64_t guest)
    {
        using Do = CourierRequest::Do;
        switch (request.what) {
        case Do::Status:
            return status(request.loc, guest);
        case Do::Queue:
            return queue();
        case Do::Retry:
            return retry(request.jti);
        case Do::Bundle:
            m_house.hurryBundle();
            return CourierReply{};
        case Do::Network:
            m_house.hurry();
            return hurrySending();
        case Do::Time:
            return time();
        case Do::CarryOut:
            return carriedReply(carryOut(m_opened.queue, request.folder));
        case Do::CarryIn:
            return carriedReply(
                carryIn(m_opened.queue, m_receipts, m_opened.device->name(), request.folder));
        case Do::Sign:
            return sign(request.report);
        }
        return CourierReply::failed("unsupported");
    }

    [[nodiscard]] CourierReply sign(const std::string& report) const
    {
        auto compact = m_opened.device->signReport(report);
        if (!compact) {
            return CourierReply::failed("unavailable");
        }
        CourierReply reply;
        reply.signature = *std::move(compact);
        return reply;
    }

    std::optional<CourierReply> status(const std::string& loc, std::uint64_t guest)
    {
        if (!m_rate.admit(m_opened.clock->steadyNow())) {
            return CourierReply::failed("too-many");
        }
        const auto standing = m_opened.queue.standingOf(loc);
        if (!standing) {
            log::failure("queue-fault", standing.error());
            return CourierReply::failed("unavailable");
        }
        if (*standing == Standing::NotHere) {
            return m_asker.ask(StatusQuestion{guest, loc})
                       ? std::nullopt
                       : std::optional{CourierReply::failed("unavailable")};
        }
        CourierReply reply;
        reply.status =
            *standing == Standing::Waiting ? DeliveryStatus::Waiting : DeliveryStatus::Withdrawn;
        return reply;
    }

    CourierReply time()
    {
        CourierReply reply;
        reply.service = m_house.service();
        return reply;
    }

    CourierReply hurrySending()
    {
        const auto hurried = m_sender.hurry();
        if (!hurried) {
            log::failure("queue-fault", hurried.error());
            return CourierReply::failed("unavailable");
        }
        m_loop->wake();
        return {};
    }

    CourierReply queue()
    {
        const auto waiting = m_opened.queue.waiting(kMostShown);
        if (!waiting) {
            log::failure("queue-fault", waiting.error());
            return CourierReply::failed("unavailable");
        }
        CourierReply reply;
        reply.roadOpen = m_sender.roadIsOpen();
        reply.waiting.emplace();
        for (const auto& one : *waiting) {
            reply.waiting->push_back({one.jti,
                                      one.chain,
                                      one.aside,
                                      one.attempts,
                                      one.cause,
                                      one.arrived.time_since_epoch().count()});
        }
        return reply;
    }

    CourierReply retry(const std::string& jti)
    {
        const auto found = m_opened.queue.retry(jti, now());
        if (!found) {
            log::failure("queue-fault", found.error());
            return CourierReply::failed("unavailable");
        }
        if (!*found) {
            return CourierReply::failed("not-found");
        }
        m_sender.closeBreakers();
        m_loop->wake();
        return {};
    }

    CourierOptions m_options;
    CourierParts m_parts;
    Opened m_opened;
    Sender m_sender;
    Housekeeping m_house;
    ReceiptKeys m_receipts;
    Wake m_answered;
    RateLimit m_rate;
    milliseconds m_pause{0};
    Asker m_asker;
    std::unique_ptr<SendLoop> m_loop;
};

Courier::Courier(std::unique_ptr<Work> work)
    : m_work(std::move(work))
{}
Courier::~Courier() = default;

Result<std::unique_ptr<Courier>> Courier::make(const CourierOptions& options,
                                               const CourierParts& parts)
{
    std::stop_source transfers;
    auto clock = std::make_unique<CityClock>(parts.clock);
    auto client = clientOptions(options, transfers.get_token());
    client.lowerBound = [known = clock.get()] { return known->lowerBound(); };
    VN_TRY(auto queue, Queue::open(options.data + "/courier.sqlite"));
    VN_TRY(auto device, Device::load(options.device));
    VN_TRY(auto city, HttpCity::make(options.city, client));
    VN_TRY(auto questions, http::Client::make(client));
    VN_TRY(auto watch, SpoolWatch::open(options.spool));
    VN_TRY(auto door, Door::open(options.socket, options.guests));
    Work::Opened opened{std::move(clock),
                        std::move(queue),
                        std::move(device),
                        std::move(city),
                        std::move(questions),
                        std::move(watch),
                        std::move(door),
                        std::move(transfers)};
    return std::unique_ptr<Courier>{
        new Courier{std::make_unique<Work>(options, parts, std::move(opened))}};
}

void Courier::run(int stopFd)
{
    m_work->run(stopFd);
}

} // namespace ventanilla::courier
