// SPDX-License-Identifier: EUPL-1.2
#include "services/courier/enrolment.h"

#include "kiosk/base/clock.h"
#include "kiosk/domain/code.h"
#include "services/http/tls.h"
#include "services/jose/certificates.h"
#include "services/jose/keys.h"
#include "services/protocol/courier_messages.h"
#include "services/protocol/fleet_messages.h"
#include "services/store/files/private_files.h"

#include <optional>
#include <utility>

namespace ventanilla::courier {
namespace {

Error said(ErrorKind kind, std::string words)
{
    return {kind, std::move(words)};
}

Result<jose::P256PrivateKey> deviceKey(const std::string& path)
{
    if (!store::fileExists(path)) {
        VN_TRY(auto fresh, jose::P256PrivateKey::generate());
        VN_CHECK(store::writePrivateFile(path, fresh.pem().reveal()));
        return fresh;
    }
    VN_CHECK(store::requirePrivate(path));
    VN_TRY(auto pem, store::readWholeFile(path));
    auto key = jose::P256PrivateKey::fromPem(pem);
    wipe(pem);
    return key;
}

Result<void> checkKit(const std::string& kit)
{
    for (const char* name : {"/ca.pem", "/enrolment.pem", "/enrolment.key"}) {
        if (!store::fileExists(kit + name)) {
            return said(ErrorKind::NotFound,
                        "The kit is not whole: " + kit + name +
                            " is missing. Copy the whole folder that the office made.");
        }
    }
    return {};
}

Error refused(const http::Response& answer, const std::string& city)
{
    const auto problem = protocol::Problem::parse(answer.body);
    if (!problem || !problem->isOurs()) {
        return said(ErrorKind::Unavailable,
                    "Something that is not the city's server answers at " + city +
                        ": the address is wrong, or a portal stands between (docs/network.md).");
    }
    const auto word = problem->type.substr(protocol::Problem::kOurs.size());
    if (word == "unknown-code") {
        return said(ErrorKind::InvalidInput,
                    "The city does not know this code. Type it again, or ask the office for "
                    "another.");
    }
    if (word == "code-expired") {
        return said(ErrorKind::InvalidInput,
                    "The time of this code has passed. Ask the office for another.");
    }
    if (word == "code-used") {
        return said(ErrorKind::Conflict,
                    "Another kiosk was enrolled by this code. If that was not you, tell the office "
                    "to revoke that kiosk now.");
    }
    if (word == "certificate-ended") {
        return said(ErrorKind::Conflict, "The kit is too old. Ask the office for a fresh one.");
    }
    return said(ErrorKind::Unavailable,
                "The city cannot enrol kiosks now (" + problem->title + "). Try again later.");
}

Result<protocol::CertificateAnswer> ask(const EnrolmentOptions& options,
                                        const protocol::EnrolRequest& request)
{
    http::ClientOptions client;
    client.tls = {
        options.kit + "/ca.pem", options.kit + "/enrolment.pem", options.kit + "/enrolment.key"};
    client.proxy = options.proxy;
    VN_TRY(const auto pem, store::readWholeFile(client.tls.certificateFile));
    VN_TRY(const auto validity, jose::validityOf(std::string_view{pem}));
    client.lowerBound = [made = validity.notBefore] {
        // A fresh kiosk may stand at 1970: it is surely later than the making of its kit.
        return SystemClock{}.now() < made ? std::optional{made} : std::nullopt;
    };
    VN_TRY(auto road, http::Client::make(client));
    const auto answer = road.post(options.city + "/v1/enrol",
                                  request.dump().reveal(),
                                  {{"Content-Type", "application/json"}});
    if (!answer) {
        return said(ErrorKind::Unavailable, roadInWords(answer.error(), options.city));
    }
    if (answer->status != 201) {
        return refused(*answer, options.city);
    }
    return protocol::CertificateAnswer::parse(answer->body);
}

/// The certificate comes last: with it the kiosk is enrolled.
Result<void> keep(const EnrolmentOptions& options, const protocol::CertificateAnswer& given)
{
    const auto root = options.kiosk + "/trial-root.pub";
    if (!store::fileExists(root) && store::fileExists(options.kit + "/trial-root.pub")) {
        VN_TRY(const auto key, store::readWholeFile(options.kit + "/trial-root.pub"));
        VN_CHECK(store::writePrivateFile(root, key));
    }
    VN_CHECK(store::writePrivateFile(options.kiosk + "/device/ca.pem", given.authority));
    return store::writePrivateFile(options.kiosk + "/device/device.pem", given.certificate);
}

} // namespace

std::string roadInWords(http::RoadFault fault, const std::string& city)
{
    switch (fault) {
    case http::RoadFault::NoConnection:
        return "The city cannot be reached at " + city +
               ". Look at cable, Wi-Fi and proxy; docs/network.md says what must be open.";
    case http::RoadFault::WrongTime:
        return "The city's certificate is not valid at the time that this kiosk's clock shows: set "
               "the clock and try again.";
    case http::RoadFault::Portal:
        return "The network wants something first: a sign-in page or a proxy's password "
               "(docs/network.md).";
    case http::RoadFault::TlsRefused:
    case http::RoadFault::Intercepted:
        return "Whoever answers at " + city +
               " does not hold the city's certificate: a portal or an intercepting proxy stands "
               "between (docs/network.md).";
    case http::RoadFault::TimedOut:
        return "The city did not answer in time. Try again; if it stays so, look at the network.";
    case http::RoadFault::OurConfig:
        return "The kit, or the city's address, cannot be used. Ask the office for a fresh kit.";
    case http::RoadFault::Cut:
    case http::RoadFault::TooLong:
    case http::RoadFault::Stopped:
        break;
    }
    return "The connection to the city broke off. Try again.";
}

Result<std::string> enrol(const EnrolmentOptions& options)
{
    const auto code = Code::parse(options.code.reveal());
    if (!code) {
        return said(ErrorKind::InvalidInput,
                    "The code is mistyped: it has four groups of four letters or digits.");
    }
    const auto device = options.kiosk + "/device";
    if (store::fileExists(device + "/device.pem")) {
        const auto name = http::commonNameOf(device + "/device.pem");
        return said(ErrorKind::Conflict,
                    "This kiosk is enrolled already" + (name ? " as " + *name : "") +
                        ". To enrol it anew, revoke it at the office and remove " + device + ".");
    }
    VN_CHECK(checkKit(options.kit));
    VN_CHECK(store::ensurePrivateFolder(options.kiosk));
    VN_CHECK(store::ensurePrivateFolder(device));
    VN_TRY(const auto key, deviceKey(device + "/device.key"));
    VN_TRY(const auto given, ask(options, {SensitiveText{code->reveal()}, key.publicKey().jwk()}));
    const auto certified = jose::P256PublicKey::fromPem(given.certificate);
    if (!certified || !(*certified == key.publicKey())) {
        return said(ErrorKind::Internal, "The city certified another key. Tell the office.");
    }
    VN_CHECK(keep(options, given));
    return given.device;
}

} // namespace ventanilla::courier
