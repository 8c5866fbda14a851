// SPDX-License-Identifier: EUPL-1.2
#include "services/courier/carry.h"

#include "kiosk/base/log.h"
#include "services/protocol/courier_messages.h"
#include "services/store/files/private_files.h"

#include <filesystem>
#include <system_error>
#include <vector>

namespace ventanilla::courier {
namespace {

Result<void> checkFolder(const std::string& folder)
{
    std::error_code failed;
    if (!folder.starts_with('/') || !std::filesystem::is_directory(folder, failed)) {
        return Error{ErrorKind::InvalidInput, "to carry, the path of a folder is needed"};
    }
    return {};
}

/// Names of our own form only: a stick brings all kinds of files.
std::vector<std::string> receiptsIn(const std::string& folder)
{
    constexpr std::size_t kJti = 22;
    std::vector<std::string> all;
    std::error_code failed;
    for (std::filesystem::directory_iterator at{folder, failed}, end; !failed && at != end;
         at.increment(failed))
    {
        const auto name = at->path().filename().string();
        const bool isPlain = at->is_regular_file(failed) && !at->is_symlink(failed);
        if (isPlain && name.size() > kJti && name.substr(kJti) == kReceiptSuffix) {
            all.push_back(name.substr(0, kJti));
        }
    }
    return all;
}

std::string pathIn(const std::string& folder, const std::string& jti, const char* suffix)
{
    return std::filesystem::path{folder} / std::string{jti}.append(suffix);
}

} // namespace

Result<Carried> carryOut(Queue& queue, const std::string& folder)
{
    VN_CHECK(checkFolder(folder));
    VN_TRY(const auto all, queue.carriable());
    Carried carried;
    for (const auto& jti : all) {
        // One at a time: a long queue need not fit into memory.
        VN_TRY(const auto sending, queue.find(jti));
        if (!sending) {
            continue;
        }
        const protocol::ParcelPost post{sending->record, sending->jwe};
        VN_CHECK(store::writePrivateFile(pathIn(folder, jti, kParcelSuffix), post.dump()));
        ++carried.parcels;
    }
    return carried;
}

Result<Carried>
carryIn(Queue& queue, const ReceiptKeys& keys, const std::string& device, const std::string& folder)
{
    constexpr std::size_t kMaxReceipt = std::size_t{16} * 1024;
    VN_CHECK(checkFolder(folder));
    Carried carried;
    for (const auto& jti : receiptsIn(folder)) {
        VN_TRY(const auto sending, queue.find(jti));
        if (!sending) {
            continue; // Sent meanwhile, or another kiosk's.
        }
        const auto body = store::readWholeFile(pathIn(folder, jti, kReceiptSuffix), kMaxReceipt);
        const auto good = body ? keys.check(*body, *sending, device) : Result<void>{body.error()};
        if (!good) {
            log::failure("carried-receipt-refused", good.error());
            ++carried.refused;
            continue;
        }
        VN_CHECK(queue.delivered(jti));
        ++carried.parcels;
    }
    return carried;
}

} // namespace ventanilla::courier
