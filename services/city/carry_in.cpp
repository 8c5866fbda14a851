// SPDX-License-Identifier: EUPL-1.2
#include "services/city/carry_in.h"

#include "kiosk/base/log.h"
#include "services/store/files/private_files.h"

#include <filesystem>
#include <string_view>
#include <system_error>

namespace ventanilla::city {
namespace {

constexpr std::size_t kJti = 22;
constexpr std::string_view kParcel = ".parcel.json";
constexpr std::string_view kReceipt = ".receipt.json";

bool isAnswered(int status)
{
    constexpr int kKnown = 200;
    constexpr int kTaken = 201;
    return status == kKnown || status == kTaken;
}

} // namespace

Result<CarriedIn> carryIn(const Intake& intake, const std::string& folder)
{
    std::error_code failed;
    CarriedIn carried;
    for (std::filesystem::directory_iterator at{folder, failed}, end; !failed && at != end;
         at.increment(failed))
    {
        const auto name = at->path().filename().string();
        if (at->is_symlink() || name.size() <= kJti || name.substr(kJti) != kParcel) {
            continue;
        }
        const auto body = store::readWholeFile(at->path().string(), protocol::ParcelPost::kMaxSize);
        const auto answer = body ? intake.carried(*body) : http::Response{0, {}, {}};
        if (!isAnswered(answer.status)) {
            log::event(log::Level::Warning, "carried-parcel-refused", {{"status", answer.status}});
            ++carried.refused;
            continue;
        }
        const auto receipt = folder + "/" + name.substr(0, kJti) + std::string{kReceipt};
        VN_CHECK(store::writePrivateFile(receipt, answer.body));
        ++carried.taken;
    }
    if (failed) {
        return Error{ErrorKind::NotFound, "the folder to carry in cannot be read"};
    }
    return carried;
}

} // namespace ventanilla::city
