// SPDX-License-Identifier: EUPL-1.2
#include "services/courier/terms.h"

#include "kiosk/base/unique_fd.h"
#include "kiosk/policy/policy.h"
#include "services/jose/key_set.h"
#include "services/store/files/private_files.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace ventanilla::courier {
namespace {

bool isInPlace(const protocol::BundleAnswer& bundle, const std::string& folder)
{
    return std::ranges::all_of(bundle.files, [&folder](const PolicyFiles::File& file) {
        const auto present = store::readWholeFile(folder + "/" + file.path);
        return present && *present == file.content;
    });
}

/// The first key of an audience is the one to use.
std::set<std::string> keysToSealWith(const std::vector<jose::RecipientKey>& recipients)
{
    std::set<std::string> audiences;
    std::set<std::string> keys;
    for (const auto& recipient : recipients) {
        if (audiences.insert(recipient.audience).second) {
            keys.insert(recipient.key.thumbprint());
        }
    }
    return keys;
}

Result<void> writeOne(const std::string& path, const std::string& content)
{
    VN_CHECK(store::ensurePrivateFolder(std::filesystem::path{path}.parent_path().string()));
    return store::writePrivateFile(path, content);
}

Result<void> writeFiles(const protocol::BundleAnswer& bundle, const std::string& folder)
{
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    VN_CHECK(store::ensurePrivateFolder(folder));
    for (const auto& file : bundle.files) {
        auto written = writeOne(folder + "/" + file.path, file.content);
        if (!written) {
            return written;
        }
    }
    return {};
}

Result<void> swap(const std::string& fresh, const std::string& folder)
{
    VN_CHECK(store::ensurePrivateFolder(folder));
    if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, folder.c_str(), RENAME_EXCHANGE) != 0) {
        return Error{ErrorKind::Unavailable, "a new bundle cannot be put in place"};
    }
    const auto parent = std::filesystem::path{folder}.parent_path().string();
    const UniqueFd above{::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!above.valid() || ::fsync(above.get()) != 0) {
        return Error{ErrorKind::Unavailable, "a new bundle cannot be made durable"};
    }
    std::error_code ignored;
    std::filesystem::remove_all(fresh, ignored);
    return {};
}

} // namespace

Result<Terms>
readTerms(BundleVerifier& verifier, const std::string& folder, const PolicyFloor& floor)
{
    VN_TRY(const auto files, verifier.verify(folder, floor));
    VN_TRY(const auto policy, policy::Policy::parse(files));
    VN_TRY(auto receipts, ReceiptKeys::parse(files.receiptJwks, files.city));
    VN_TRY(auto limits, policy::serviceLimits(files));
    VN_TRY(const auto recipients, jose::readRecipients(files.recipientsJwks));
    const auto city =
        std::ranges::find(recipients, policy.recipient, &jose::RecipientKey::audience);
    return Terms{std::move(receipts),
                 {policy.kiosk.referralDelayMinimum, policy.kiosk.referralDelayMaximum},
                 {files.version, files.keysVersion},
                 std::move(limits),
                 policy.notAfter,
                 policy.graceDays,
                 city == recipients.end() ? std::string{} : city->key.thumbprint(),
                 keysToSealWith(recipients)};
}

Result<bool> installBundle(BundleVerifier& verifier,
                           const protocol::BundleAnswer& bundle,
                           const std::string& folder,
                           const PolicyFloor& floor)
{
    if (!bundle.files.empty() && isInPlace(bundle, folder)) {
        return false;
    }
    const auto fresh = folder + ".new";
    VN_CHECK(writeFiles(bundle, fresh));
    VN_CHECK(readTerms(verifier, fresh, floor));
    VN_CHECK(swap(fresh, folder));
    return true;
}

} // namespace ventanilla::courier
