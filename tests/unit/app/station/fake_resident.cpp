// SPDX-License-Identifier: EUPL-1.2
//
// Speaks the station channel like a resident process, and misbehaves as its first argument says.
#include "kiosk/app/station_channel/station_channel.h"

#include <chrono>
#include <string>

#include <fcntl.h>
#include <unistd.h>

using namespace ventanilla;
using namespace std::chrono_literals;

namespace {

/// What the fake does once its window is up.
void live(LineSocket& channel, const std::string& manner)
{
    (void)app::send(channel, app::ToStation{app::FirstFrame{}});
    if (manner == "quick") {
        (void)app::send(channel, app::ToStation{app::Done{}});
    } else if (manner == "crash-live") {
        ::_exit(3);
    } else if (manner == "wants-camera") {
        (void)app::send(channel, app::ToStation{app::WantDevice{"document-camera"}});
    }
}

bool configured(const app::ToResident& message)
{
    const auto* configure = std::get_if<app::Configure>(&message);
    if (configure == nullptr) {
        return false;
    }
    // Its own spool folder must be writable through the descriptor that came.
    const int file = ::openat(configure->spoolFolder.get(), "hello", O_CREAT | O_WRONLY, 0600);
    return file >= 0;
}

} // namespace

int main(int argc, char** argv)
{
    const std::string manner = argc > 1 ? argv[1] : "";
    LineSocket channel{UniqueFd{3}};
    if (manner == "dies-at-once") {
        return 1;
    }
    while (true) {
        auto line = channel.receiveWithin(500ms);
        if (!line) {
            if (line.error().kind() != ErrorKind::TimedOut) {
                return 0;
            }
            if (manner != "silent") {
                (void)app::send(channel, app::ToStation{app::Beat{}});
            }
            continue;
        }
        const auto message = app::parseToResident(std::move(*line));
        if (!message) {
            return 2;
        }
        if (configured(*message)) {
            (void)app::send(channel, app::ToStation{app::Ready{}});
        } else if (std::holds_alternative<app::Promote>(*message)) {
            live(channel, manner);
        } else if (std::holds_alternative<app::Device>(*message)) {
            (void)app::send(channel, app::ToStation{app::Count{"camera_came"}});
        } else if (const auto* service = std::get_if<app::Service>(&*message);
                   service != nullptr && service->renew && manner == "idle")
        {
            (void)app::send(channel, app::ToStation{app::Done{}});
        } else if (std::holds_alternative<app::Retire>(*message)) {
            return 0;
        }
    }
}
