// SPDX-License-Identifier: EUPL-1.2
#include "tests/unit/services/courier/delivery_fixture.h"

#include "services/jose/jws.h"
#include "services/jose/key_set.h"
#include "services/jose/thumbprint.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

namespace ventanilla::courier::test {
namespace {

using ventanilla::test::readFile;
using ventanilla::test::TemporaryFolder;
using ventanilla::test::writeFile;

// RFC 7515, A.3: a key that everybody knows.
constexpr std::string_view kKnownKey = R"({"kty":"EC","crv":"P-256",
"x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
"y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
"d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"})";

const jose::P256PrivateKey& knownKey()
{
    static const auto key = jose::P256PrivateKey::fromJwk(kKnownKey).value();
    return key;
}

std::string padded(int number, std::size_t size)
{
    auto digits = std::to_string(number);
    return std::string(size - 1 - digits.size(), 'A') + digits + "A";
}

http::Response problem(int status, const std::string& type)
{
    return {status,
            {{"Content-Type", protocol::Problem::kContentType}},
            protocol::Problem{type, "No", status}.dump()};
}

} // namespace

std::string jtiOf(int number)
{
    return padded(number, 22);
}

std::string locOf(int number)
{
    return padded(number, 43);
}

std::string makeParcel(const ParcelOrder& order)
{
    jose::JweHeader header;
    header.typ = order.typ;
    header.aud = order.aud;
    header.jti = jtiOf(order.jti);
    header.loc = locOf(order.loc);
    header.exp = order.exp;
    return jose::sealJwe(header, knownKey().publicKey(), order.plaintext).value();
}

std::string makeApplication(int jti, int loc)
{
    return makeParcel({jose::parcel_type::kApplication, kCity, jti, loc});
}

std::string makeReferral(int jti, int loc)
{
    // 64 hours after the tests' clock; a whole day on the wire.
    return makeParcel({jose::parcel_type::kReferral, kBank, jti, loc, 1'800'230'400});
}

std::string makeWithdrawal(const std::string& aud, int jti, int loc)
{
    return makeParcel({jose::parcel_type::kWithdrawal, aud, jti, loc});
}

Device makeDevice()
{
    return Device{"kiosk-7", knownKey()};
}

FakeCity::FakeCity(std::string folder)
    : m_folder(std::move(folder))
    , m_key(knownKey())
{
    std::filesystem::create_directories(m_folder);
}

ReceiptKeys FakeCity::receiptKeys() const
{
    return ReceiptKeys::parse(jose::writeKeySet({m_key.publicKey()}), "new-haven").value();
}

http::Outcome FakeCity::post(Chain /*chain*/, const std::string& jti, const std::string& body)
{
    ++posts;
    const auto mood = moods.empty() ? Mood::Good : moods.front();
    if (!moods.empty()) {
        moods.pop_front();
    }
    switch (mood) {
    case Mood::NoConnection:
        return tl::unexpected{http::RoadFault::NoConnection};
    case Mood::CutBeforeStoring:
        return tl::unexpected{http::RoadFault::Cut};
    case Mood::Busy429:
        return http::Response{429, {{"Retry-After", "600"}}, {}};
    case Mood::Broken500:
        return http::Response{500, {}, "oops"};
    case Mood::Problem409:
        return problem(409, std::string{protocol::Problem::kOurs} + "conflict");
    case Mood::StrangersProblem409:
        return problem(409, "https://proxy.example/blocked");
    default:
        break;
    }
    const auto path = m_folder + "/" + jti;
    const bool known = std::filesystem::exists(path);
    if (!known) {
        writeFile(path + ".part", body);
        std::filesystem::rename(path + ".part", path);
    }
    if (readFile(path) != body) {
        return problem(409, std::string{protocol::Problem::kOurs} + "conflict");
    }
    if (mood == Mood::CutAfterStoring) {
        return tl::unexpected{http::RoadFault::Cut};
    }
    auto answer = receipt(jti, body, mood);
    answer.status = known ? 200 : 201;
    return answer;
}

http::Response FakeCity::receipt(const std::string& jti, const std::string& body, Mood mood) const
{
    if (mood == Mood::NoReceipt) {
        return {201, {{"Content-Type", "text/html"}}, "<html>Welcome to the free network</html>"};
    }
    const auto post = protocol::ParcelPost::parse(body).value();
    const auto payload =
        jose::verifyJws(post.record, jose::jws_type::kRecord, m_key.publicKey()).value();
    const auto record = protocol::Record::parse(payload).value();
    protocol::Receipt receipt{jti, record.sha256, "kiosk-7", record.day, "new-haven"};
    if (mood == Mood::ReceiptForAnother) {
        receipt.jti = jtiOf(999);
    }
    if (mood == Mood::ReceiptForAnotherDevice) {
        receipt.device = "kiosk-8";
    }
    const auto stranger = jose::P256PrivateKey::generate().value();
    const auto& key = mood == Mood::ReceiptByUnknownKey ? stranger : m_key;
    const jose::JwsHeader header{std::string{jose::jws_type::kReceipt},
                                 key.publicKey().thumbprint()};
    return {201,
            {},
            protocol::ReceiptAnswer{jose::signJws(header, receipt.dump(), key).value()}.dump()};
}

std::vector<protocol::Record> FakeCity::stored(Chain chain) const
{
    std::vector<std::pair<protocol::Record, std::string>> all;
    for (const auto& entry : std::filesystem::directory_iterator{m_folder}) {
        if (entry.path().extension() == ".part") {
            continue; // A post that a crash has cut short.
        }
        const auto post = protocol::ParcelPost::parse(readFile(entry.path().string())).value();
        const auto payload =
            jose::verifyJws(post.record, jose::jws_type::kRecord, m_key.publicKey()).value();
        const auto record = protocol::Record::parse(payload).value();
        EXPECT_EQ(record.jti, entry.path().filename().string());
        if (post.parcel) {
            EXPECT_EQ(record.sha256, jose::sha256Base64Url(*post.parcel));
        }
        if (record.chain == chain) {
            all.emplace_back(record, jose::sha256Base64Url(post.record));
        }
    }
    std::ranges::sort(all, {}, [](const auto& one) { return one.first.seq; });
    std::vector<protocol::Record> records;
    std::string head;
    for (const auto& [record, hash] : all) {
        EXPECT_EQ(record.seq, static_cast<std::int64_t>(records.size()) + 1);
        EXPECT_EQ(record.prev, head);
        head = hash;
        records.push_back(record);
    }
    return records;
}

std::optional<std::string> FakeCity::parcel(const std::string& jti) const
{
    return protocol::ParcelPost::parse(readFile(m_folder + "/" + jti)).value().parcel;
}

std::size_t FakeCity::count() const
{
    std::size_t whole = 0;
    for (const auto& entry : std::filesystem::directory_iterator{m_folder}) {
        whole += entry.path().extension() == ".part" ? 0 : 1;
    }
    return whole;
}

DeliveryTest::DeliveryTest()
    : DeliveryTest(std::make_shared<TemporaryFolder>(TemporaryFolder::quickPlace()))
{}

DeliveryTest::DeliveryTest(std::shared_ptr<ventanilla::test::TemporaryFolder> where)
    : kept(std::move(where))
    , queue(Queue::open(folder / "courier.sqlite").value())
    , city(folder / "city")
    , sender({queue, city, device, clock, random})
{
    std::filesystem::create_directories(folder / "spool");
    sender.setReceiptKeys(city.receiptKeys());
    queue.setReleaseDelay({std::chrono::hours{1}, std::chrono::hours{24}}, random);
}

void DeliveryTest::spool(const std::string& jwe, const std::string& jti, const std::string& process)
{
    const auto path = folder / ("spool/" + process);
    std::filesystem::create_directories(path);
    writeFile(path + "/" + jti + ".jwe", jwe);
}

Result<SweepCount> DeliveryTest::sweepNow()
{
    return sweep(folder / "spool", queue, clock.now(), device);
}

int DeliveryTest::sendAll()
{
    int delivered = 0;
    for (bool busy = true; busy;) {
        busy = false;
        for (const auto chain : kChains) {
            const auto progress = sender.sendNext(chain);
            EXPECT_TRUE(progress);
            delivered += progress == Progress::Delivered ? 1 : 0;
            busy = busy || progress != Progress::Idle;
        }
    }
    return delivered;
}

std::size_t DeliveryTest::waiting()
{
    return queue.waiting(1000).value().size();
}

} // namespace ventanilla::courier::test
