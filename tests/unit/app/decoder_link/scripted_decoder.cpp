// SPDX-License-Identifier: EUPL-1.2
//
// A decoder for tests: an honest one whose engine does as it is told, or one that lies.
#include "kiosk/app/decoder/conversation.h"
#include "kiosk/app/decoder_wire/assembly.h"
#include "kiosk/app/decoder_wire/codec.h"
#include "tests/unit/app/decoder_link/scripted_engine.h"

#include <functional>
#include <map>
#include <string>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace {

using namespace ventanilla;
using namespace ventanilla::decoder_wire;

constexpr auto kBlocks = Channel::Waiting::Blocks;

void say(Channel& channel, const FromDecoder& message)
{
    const auto bytes = encode(message);
    VN_ASSERT(bytes.has_value());
    (void)channel.send(bytes->reveal(), kBlocks);
}

void sayBytes(Channel& channel, const std::vector<std::byte>& bytes)
{
    (void)channel.send(bytes, kBlocks);
}

Preview preview(std::uint32_t slot, std::uint16_t width, std::uint16_t height)
{
    return {1, slot, width, height, Guidance::None, {}};
}

/// Each lie is told once a frame has come, so that all promises of the link are open.
const std::map<std::string, std::function<void(Channel&)>>& lies()
{
    static const std::map<std::string, std::function<void(Channel&)>> kLies{
        {"garbage", [](Channel& c) { sayBytes(c, std::vector<std::byte>(100, std::byte{0xA5})); }},
        {"empty", [](Channel& c) { sayBytes(c, {}); }},
        {"over-long", [](Channel& c) { sayBytes(c, std::vector<std::byte>(kMaxMessage + 1)); }},
        {"slot-not-held", [](Channel& c) { say(c, FrameReleased{3}); }},
        {"slot-beyond", [](Channel& c) { say(c, FrameReleased{15}); }},
        {"preview-beyond", [](Channel& c) { say(c, preview(3, 4, 4)); }},
        {"preview-too-big", [](Channel& c) { say(c, preview(0, 1921, 1080)); }},
        {"preview-twice",
         [](Channel& c) {
             say(c, preview(0, 4, 4));
             say(c, preview(0, 4, 4));
         }},
        {"pixels-alone",
         [](Channel& c) { say(c, Pixels{Sensitive{std::vector<std::uint8_t>(9)}}); }},
        {"ready-again", [](Channel& c) { say(c, Ready{}); }},
        {"models-unasked", [](Channel& c) { say(c, ModelsLoaded{true}); }},
        {"scan-unasked", [](Channel& c) { say(c, ScanTaken{}); }},
        {"inspection", [](Channel& c) { say(c, InspectDone{}); }},
        {"descriptor",
         [](Channel& c) {
             const int fd = 2;
             const auto bytes = encode(FromDecoder{Trouble{}});
             (void)c.send(bytes->reveal(), kBlocks, {&fd, 1});
         }},
        {"closes", [](Channel& c) { c = Channel{}; }},
        {"never-answers", [](Channel& /*c*/) {}},
        {"only-trouble",
         [](Channel& c) {
             for (int i = 0; i < 100'000; ++i) {
                 say(c, Trouble{});
                 ::poll(nullptr, 0, 1);
             }
         }},
        {"exits", [](Channel& /*c*/) { ::_exit(3); }},
    };
    return kLies;
}

int lie(const std::string& name, Channel channel)
{
    if (name == "never-ready") {
        ::pause();
    }
    say(channel, Ready{});
    while (true) {
        auto packet = channel.receive(kBlocks);
        if (!packet) {
            return 0;
        }
        const auto message = decodeToDecoder((*packet)->bytes.reveal());
        if (message && std::holds_alternative<Frame>(*message)) {
            lies().at(name)(channel);
            ::pause();
        }
    }
}

} // namespace

int main(int argc, char** argv)
{
    const std::string role = argc > 1 ? argv[1] : "honest";
    Channel channel{UniqueFd{3}};
    if (role == "dies-at-once") {
        return 1;
    }
    if (role != "honest") {
        return lie(role, std::move(channel));
    }
    auto camera = SharedMemory::map(UniqueFd{4}, SharedMemory::Access::ReadOnly);
    auto preview = SharedMemory::map(UniqueFd{5}, SharedMemory::Access::ReadWrite);
    VN_ASSERT(camera.has_value() && preview.has_value());
    decoder::ScriptedEngine engine;
    decoder::Conversation conversation{std::move(channel),
                                       FrameRing{*std::move(camera), kCameraRingSlots},
                                       FrameRing{*std::move(preview), kPreviewRingSlots},
                                       engine};
    return conversation.run(0) ? 0 : 1;
}
