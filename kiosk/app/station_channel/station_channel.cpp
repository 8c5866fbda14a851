// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/station_channel/station_channel.h"

#include "kiosk/base/encoding.h"
#include "kiosk/base/shared_memory.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <vector>

namespace ventanilla::app {
namespace {

using nlohmann::json;

template <typename... Handlers>
struct Overloaded : Handlers...
{
    using Handlers::operator()...;
};
template <typename... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

json saying(const char* what)
{
    return json{{"say", what}};
}

json naming(const char* what, const std::string& name)
{
    return json{{"say", what}, {"name", name}};
}

Result<void> sendJson(LineSocket& socket, const json& message, const std::vector<int>& fds = {})
{
    return socket.send(message.dump(), fds);
}

Result<json> objectOf(const Line& line)
{
    auto message = json::parse(line.text, nullptr, false);
    if (!message.is_object() || !message.contains("say") || !message["say"].is_string()) {
        return Error{ErrorKind::InvalidInput, "a line of the station channel is no message"};
    }
    return message;
}

std::string textOf(const json& message, const char* key)
{
    const auto found = message.find(key);
    return found != message.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

bool flagOf(const json& message, const char* key, bool otherwise)
{
    const auto found = message.find(key);
    return found != message.end() && found->is_boolean() ? found->get<bool>() : otherwise;
}

std::int64_t numberOf(const json& message, const char* key)
{
    const auto found = message.find(key);
    return found != message.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

Error missingFd()
{
    return {ErrorKind::InvalidInput, "a message of the station channel misses a descriptor"};
}

Result<ToResident> parseConfigure(const json& message, std::vector<UniqueFd> fds)
{
    if (fds.size() != 2) {
        return missingFd();
    }
    Configure configure;
    configure.trial = flagOf(message, "trial", false);
    configure.courierSocket = textOf(message, "courier");
    configure.policy = std::move(fds[0]);
    configure.spoolFolder = std::move(fds[1]);
    return ToResident{std::move(configure)};
}

} // namespace

Result<void> send(LineSocket& socket, const ToResident& message)
{
    return std::visit(
        Overloaded{
            [&](const Configure& configure) {
                auto json = saying("configure");
                json["trial"] = configure.trial;
                json["courier"] = configure.courierSocket;
                return sendJson(
                    socket, json, {configure.policy.get(), configure.spoolFolder.get()});
            },
            [&](const Promote&) { return sendJson(socket, saying("promote")); },
            [&](const Device& device) {
                auto json = naming("device", device.name);
                json["settings"] = device.settings;
                return sendJson(socket, json, {device.fd.get()});
            },
            [&](const NoDevice& device) {
                return sendJson(socket, naming("no-device", device.name));
            },
            [&](const Service& service) {
                auto json = saying("service");
                json["closed"] = service.closed;
                json["clock-offset"] = service.clockOffset;
                json["renew"] = service.renew;
                return sendJson(socket, json);
            },
            [&](const Retire&) { return sendJson(socket, saying("retire")); },
        },
        message);
}

Result<void> send(LineSocket& socket, const ToStation& message)
{
    return std::visit(
        Overloaded{
            [&](const Ready&) { return sendJson(socket, saying("ready")); },
            [&](const FirstFrame&) { return sendJson(socket, saying("first-frame")); },
            [&](const Beat&) { return sendJson(socket, saying("beat")); },
            [&](const WantDevice& want) {
                return sendJson(socket, naming("want-device", want.name));
            },
            [&](const Done& done) {
                auto json = saying("done");
                json["paper-left"] = done.paperLeft;
                return sendJson(socket, json);
            },
            [&](const Count& count) { return sendJson(socket, naming("count", count.what)); },
        },
        message);
}

Result<ToResident> parseToResident(Line line)
{
    VN_TRY(const auto message, objectOf(line));
    const auto say = textOf(message, "say");
    if (say == "configure") {
        return parseConfigure(message, std::move(line.fds));
    }
    if (say == "promote") {
        return ToResident{Promote{}};
    }
    if (say == "retire") {
        return ToResident{Retire{}};
    }
    if (say == "service") {
        return ToResident{Service{flagOf(message, "closed", true),
                                  numberOf(message, "clock-offset"),
                                  flagOf(message, "renew", false)}};
    }
    if (say == "no-device") {
        return ToResident{NoDevice{textOf(message, "name")}};
    }
    if (say == "device") {
        if (line.fds.size() != 1) {
            return missingFd();
        }
        return ToResident{
            Device{textOf(message, "name"), std::move(line.fds[0]), textOf(message, "settings")}};
    }
    return Error{ErrorKind::InvalidInput, "the station said something unknown"};
}

Result<ToStation> parseToStation(const Line& line)
{
    VN_TRY(const auto message, objectOf(line));
    const auto say = textOf(message, "say");
    if (say == "ready") {
        return ToStation{Ready{}};
    }
    if (say == "first-frame") {
        return ToStation{FirstFrame{}};
    }
    if (say == "beat") {
        return ToStation{Beat{}};
    }
    if (say == "want-device") {
        return ToStation{WantDevice{textOf(message, "name")}};
    }
    if (say == "done") {
        return ToStation{Done{flagOf(message, "paper-left", false)}};
    }
    if (say == "count") {
        return ToStation{Count{textOf(message, "name")}};
    }
    return Error{ErrorKind::InvalidInput, "the resident process said something unknown"};
}

Result<UniqueFd> policyToMemory(const PolicyFiles& files)
{
    json list = json::array();
    for (const auto& file : files.files) {
        list.push_back({{"path", file.path}, {"content", toBase64(bytesOf(file.content))}});
    }
    const json whole{{"city", files.city},
                     {"version", files.version},
                     {"keys_version", files.keysVersion},
                     {"not_after", files.notAfter},
                     {"grace_days", files.graceDays},
                     {"trial", files.trial},
                     {"recipients", files.recipientsJwks},
                     {"receipts", files.receiptJwks},
                     {"files", list}};
    const auto text = whole.dump();
    VN_TRY(auto memory, SharedMemory::create("policy", text.size()));
    std::ranges::copy(std::as_bytes(std::span{text}), memory.bytes().begin());
    return memory.takeFd();
}

Result<PolicyFiles> policyFromMemory(UniqueFd fd)
{
    VN_TRY(const auto memory, SharedMemory::map(std::move(fd), SharedMemory::Access::ReadOnly));
    const auto bytes = memory.bytes();
    const auto* text = reinterpret_cast<const char*>(bytes.data());
    try {
        const auto whole = json::parse(text, text + bytes.size());
        PolicyFiles files;
        files.city = whole.at("city");
        files.version = whole.at("version");
        files.keysVersion = whole.at("keys_version");
        files.notAfter = whole.at("not_after");
        files.graceDays = whole.at("grace_days");
        files.trial = whole.at("trial");
        files.recipientsJwks = whole.at("recipients");
        files.receiptJwks = whole.at("receipts");
        for (const auto& file : whole.at("files")) {
            VN_TRY(const auto content, fromBase64(file.at("content").get<std::string>()));
            files.files.push_back({file.at("path"), {content.begin(), content.end()}});
        }
        return files;
    } catch (const json::exception&) {
        return Error{ErrorKind::InvalidInput,
                     "the policy in memory is not what the station writes"};
    }
}

} // namespace ventanilla::app
