// SPDX-License-Identifier: EUPL-1.2
//
// Our side of the outside checks: makes what npm's jose takes apart, takes what npm's jose made,
// judges JSON.
#include "services/jose/jws.h"
#include "services/jose/parcel_opener.h"
#include "services/jose/parcel_sealer.h"
#include "services/jose/thumbprint.h"
#include "services/protocol/application.h"
#include "services/protocol/bank_messages.h"
#include "services/protocol/courier_messages.h"
#include "services/protocol/json.h"
#include "services/protocol/limits.h"
#include "services/protocol/policy_files.h"
#include "services/protocol/referral.h"
#include "services/protocol/settings.h"
#include "services/protocol/withdrawal.h"
#include "tests/support/sample_parcels.h"
#include "tests/support/temporary_folder.h"

#include <exception>
#include <filesystem>
#include <functional>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>

using namespace ventanilla;

namespace {

template <typename T>
T need(Result<T> result, const char* what)
{
    if (!result) {
        throw std::runtime_error{std::string{what} + ": " + result.error().what()};
    }
    return *std::move(result);
}

template <typename Key>
Key loadKey(const std::string& path)
{
    return need(Key::fromJwk(test::readFile(path)), path.c_str());
}

std::string trimmed(std::string text)
{
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

protocol::Forward sampleForward()
{
    const std::string hash(43, 'A');
    return {{std::string(22, 'A')}, test::kBank, hash, 1'795'219'200, 1'797'811'200, hash};
}

protocol::Record sampleRecord()
{
    const auto hash = jose::sha256Base64Url("parcel");
    return {std::string(22, 'A'),
            test::kCity,
            protocol::Chain::Applications,
            1,
            "",
            hash,
            "2026-11-21"};
}

void makeKeys(const std::string& folder)
{
    for (const auto* name : {"city", "bank", "device"}) {
        const auto key = need(jose::P256PrivateKey::generate(), name);
        test::writeFile(folder + "/" + name + ".jwk", key.jwk().reveal());
    }
    const auto root = need(jose::Ed25519PrivateKey::generate(), "root");
    test::writeFile(folder + "/root.jwk", root.jwk().reveal());
}

void makeSamples(const std::string& folder)
{
    const auto save = [&folder](const std::string& name, const std::string& text) {
        test::writeFile(folder + "/" + name + ".sample.json", text);
    };
    const std::string day = "2026-11-21";
    save("application", trimmed(protocol::writeApplication(test::sampleApplication()).reveal()));
    save("referral", trimmed(protocol::writeReferral(test::sampleReferral()).reveal()));
    save("withdrawal", trimmed(protocol::writeWithdrawal(test::sampleWithdrawal()).reveal()));
    save("record", sampleRecord().dump());
    save("parcel-post", protocol::ParcelPost{"a.b.c", "a.b.c.d.e"}.dump());
    save("receipt",
         protocol::Receipt{std::string(22, 'A'), std::string(43, 'A'), "kiosk-1", day, "new-haven"}
             .dump());
    save("receipt-answer", protocol::ReceiptAnswer{"a.b.c"}.dump());
    save("forward-body",
         protocol::write(protocol::ForwardBody{"a..c", 1'795'219'200, "a.b.c.d.e"}));
    save("referral-report",
         protocol::write(protocol::ReferralReport{protocol::ReferralStatus::Withdrawn,
                                                  protocol::WithdrawalAnswer::Erased}));
    save("voucher-answer", protocol::writeVoucherAnswer("a.b.c.d.e"));
    save("status-answer", protocol::StatusAnswer{DeliveryStatus::InReview}.dump());
    save(
        "problem",
        protocol::Problem{"urn:ventanilla:problem:conflict", "Said otherwise before.", 409}.dump());
    save("bundle-answer", protocol::BundleAnswer{{{"files/policy.toml", "x = 1\n"}}}.dump());
    save("manifest",
         protocol::write(protocol::ManifestFile{
             "new-haven", 7, 2, day, 30, {{"files/policy.toml", std::string(64, 'a')}}}));
    save("fresh", protocol::write(protocol::FreshFile{"new-haven", 1'795'219'200, 7}));
    save("trial", protocol::TrialPorts{4001, 4002, 4003, 4004}.dump());
    const auto root = loadKey<jose::Ed25519PrivateKey>(folder + "/root.jwk");
    const auto device = loadKey<jose::P256PrivateKey>(folder + "/device.jwk");
    const auto& jwk = root.publicKey().jwk();
    const auto recipients = jose::writeRecipients({{test::kCity, device.publicKey()}});
    const auto receipts = jose::writeKeySet({device.publicKey()});
    save("keys",
         need(protocol::write(
                  protocol::KeysFile{"new-haven", 2, day, jwk, jwk, recipients, receipts}),
              "keys"));
    save("forward", protocol::write(sampleForward()));
}

void makeParcels(const std::string& folder)
{
    const auto city = loadKey<jose::P256PrivateKey>(folder + "/city.jwk");
    const auto bank = loadKey<jose::P256PrivateKey>(folder + "/bank.jwk");
    jose::ParcelSealer sealer{{{test::kCity, city.publicKey()}, {test::kBank, bank.publicKey()}}};
    const auto save = [&folder](const std::string& name, Result<SealedParcel> parcel) {
        test::writeFile(folder + "/" + name + ".jwe", need(std::move(parcel), name.c_str()).jwe);
    };
    save("application", sealer.seal(test::sampleApplication()));
    save("referral", sealer.seal(test::sampleReferral()));
    save("voucher", sealer.seal(test::sampleVoucher()));
    save("withdrawal", sealer.seal(test::sampleWithdrawal()));

    const auto device = loadKey<jose::P256PrivateKey>(folder + "/device.jwk");
    const auto root = loadKey<jose::Ed25519PrivateKey>(folder + "/root.jwk");
    const auto record = jose::signJws(
        {std::string{jose::jws_type::kRecord}, "kiosk-1"}, sampleRecord().dump(), device);
    test::writeFile(folder + "/record.jws", need(record, "record"));
    const auto forward = jose::signDetachedJws(
        {std::string{jose::jws_type::kForward}, device.publicKey().thumbprint()},
        protocol::write(sampleForward()),
        device);
    test::writeFile(folder + "/forward.jws", need(forward, "forward"));
    const auto keys =
        jose::signJws({std::string{jose::jws_type::kKeys}, root.publicKey().thumbprint()},
                      test::readFile(folder + "/keys.sample.json"),
                      root);
    test::writeFile(folder + "/keys.jws", need(keys, "keys"));
}

int check(bool holds, const std::string& what)
{
    if (!holds) {
        std::cerr << "outside_helper: not so: " << what << '\n';
    }
    return holds ? 0 : 1;
}

/// What npm's jose made: *.node.jwe and *.node.jws, and refused/*.jwe that must not open.
int take(const std::string& folder)
{
    const auto cityKey = loadKey<jose::P256PrivateKey>(folder + "/city.jwk");
    const auto device = loadKey<jose::P256PrivateKey>(folder + "/device.jwk").publicKey();
    const auto root = loadKey<jose::Ed25519PrivateKey>(folder + "/root.jwk").publicKey();
    jose::KeyRing ring;
    ring.add(cityKey);
    const jose::ParcelOpener city{test::kCity, std::move(ring)};

    const auto opened = city.open(test::readFile(folder + "/application.node.jwe"));
    int faults = check(opened && std::holds_alternative<Application>(opened->content),
                       "our side opens npm's parcel");
    const auto record = jose::verifyJws(
        test::readFile(folder + "/record.node.jws"), jose::jws_type::kRecord, device);
    faults += check(record && *record == sampleRecord().dump(), "our side verifies npm's ES256");
    const auto keys =
        jose::verifyJws(test::readFile(folder + "/keys.node.jws"), jose::jws_type::kKeys, root);
    faults += check(keys.has_value(), "our side verifies npm's EdDSA");
    const auto forward = jose::verifyDetachedJws(test::readFile(folder + "/forward.node.jws"),
                                                 jose::jws_type::kForward,
                                                 protocol::write(sampleForward()),
                                                 device);
    faults += check(forward.has_value(), "our side verifies npm's detached ES256");
    int refused = 0;
    for (const auto& entry : std::filesystem::directory_iterator{folder + "/refused"}) {
        ++refused;
        faults += check(!city.open(test::readFile(entry.path())),
                        "our side refuses " + entry.path().filename().string());
    }
    return check(refused >= 10, "there is something to refuse") + faults;
}

std::string paddedTo(std::string text, std::size_t step)
{
    text.resize((text.size() + step - 1) / step * step, ' ');
    return text;
}

/// As the bundle's verifier reads them.
bool readsKeys(const std::string& text)
{
    const auto keys = protocol::readKeysFile(text);
    return keys && jose::Ed25519PublicKey::fromJwk(keys->policyKey) &&
           jose::Ed25519PublicKey::fromJwk(keys->timeKey) &&
           jose::readRecipients(keys->recipients) && jose::readKeySet(keys->receipts);
}

using Judge = std::function<bool(const std::string&)>;

std::map<std::string, Judge> judges()
{
    using namespace protocol;
    return {
        {"application",
         [](const auto& t) { return !!readApplication(paddedTo(t, kApplicationStep)); }},
        {"referral",
         [](const auto& t) {
             return !!readReferral(paddedTo(t, kReferralStep), Referral::Kind::Introduction);
         }},
        {"withdrawal", [](const auto& t) { return !!readWithdrawal(paddedTo(t, kReferralStep)); }},
        {"record", [](const auto& t) { return !!Record::parse(t); }},
        {"parcel-post", [](const auto& t) { return !!ParcelPost::parse(t); }},
        {"receipt", [](const auto& t) { return !!protocol::Receipt::parse(t); }},
        {"receipt-answer", [](const auto& t) { return !!ReceiptAnswer::parse(t); }},
        {"forward-body", [](const auto& t) { return !!readForwardBody(t); }},
        {"referral-report", [](const auto& t) { return !!readReferralReport(t); }},
        {"voucher-answer", [](const auto& t) { return !!readVoucherAnswer(t); }},
        {"status-answer", [](const auto& t) { return !!StatusAnswer::parse(t); }},
        {"bundle-answer", [](const auto& t) { return !!BundleAnswer::parse(t); }},
        {"keys", readsKeys},
        {"manifest", [](const auto& t) { return !!readManifestFile(t); }},
        {"fresh", [](const auto& t) { return !!readFreshFile(t); }},
        {"trial", [](const auto& t) { return !!TrialPorts::parse(t); }},
    };
}

/// Lines "<kind> <json>" in, "1" or "0" out: whether our strict reader takes it.
int judge()
{
    const auto known = judges();
    for (std::string line; std::getline(std::cin, line);) {
        const auto space = line.find(' ');
        const auto found = known.find(line.substr(0, space));
        if (found == known.end() || space == std::string::npos) {
            return check(false, "a kind that we can judge");
        }
        std::cout << (found->second(line.substr(space + 1)) ? '1' : '0') << '\n';
    }
    return 0;
}

int run(int argc, char** argv)
{
    const std::string command = argc > 1 ? argv[1] : "";
    if (command == "make" && argc == 3) {
        makeKeys(argv[2]);
        makeSamples(argv[2]);
        makeParcels(argv[2]);
        return 0;
    }
    if (command == "take" && argc == 3) {
        return take(argv[2]) == 0 ? 0 : 1;
    }
    if (command == "judge") {
        return judge();
    }
    std::cerr << "usage: outside_helper make FOLDER | take FOLDER | judge\n";
    return 2;
}

} // namespace

int main(int argc, char** argv)
{
    try {
        return run(argc, argv);
    } catch (const std::exception& fault) {
        std::cerr << "outside_helper: " << fault.what() << '\n';
        return 1;
    }
}
