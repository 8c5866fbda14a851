// SPDX-License-Identifier: EUPL-1.2
#include "services/city/bundle_answer.h"

#include "kiosk/base/log.h"
#include "services/jose/jws.h"
#include "services/protocol/courier_messages.h"
#include "services/protocol/policy_files.h"
#include "services/store/files/private_files.h"
#include "services/web/answers.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace ventanilla::city {
namespace {

constexpr auto kFreshFor = std::chrono::hours{1};
constexpr const char* kFresh = "fresh.jws";

Result<protocol::BundleAnswer> readBundle(const std::string& folder)
{
    std::vector<std::string> paths{"keys.jws", "manifest.jws", kFresh};
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator{folder + "/files", failed}) {
        if (entry.path().extension() == ".toml") {
            paths.push_back("files/" + entry.path().filename().string());
        }
    }
    std::sort(paths.begin(), paths.end());
    protocol::BundleAnswer bundle;
    for (const auto& path : paths) {
        const std::filesystem::path whole = std::filesystem::path{folder} / path;
        VN_TRY(auto content, store::readWholeFile(whole));
        bundle.files.push_back({path, std::move(content)});
    }
    return bundle;
}

} // namespace

Result<void> BundleShelf::freshen()
{
    const auto now = m_clock.now();
    if (now < m_freshUntil) {
        return {};
    }
    VN_TRY(const auto compact, signedNow());
    VN_CHECK(store::writePrivateFile(m_folder + "/" + kFresh, compact));
    m_freshUntil = now + kFreshFor;
    return {};
}

Result<std::string> BundleShelf::signedNow()
{
    VN_TRY(const auto last, store::readWholeFile(m_folder + "/" + kFresh));
    VN_TRY(const auto payload,
           jose::verifyJws(last, jose::jws_type::kFresh, m_timeKey.publicKey()));
    VN_TRY(auto fresh, protocol::readFreshFile(payload));
    fresh.now = m_clock.now().time_since_epoch().count();
    return jose::signJws({std::string{jose::jws_type::kFresh}, m_timeKey.publicKey().thumbprint()},
                         protocol::write(fresh),
                         m_timeKey);
}

http::Response BundleShelf::get()
{
    const std::scoped_lock lock{m_mutex};
    if (const auto fresh = freshen(); !fresh) {
        // The bundle is still good: its age is the kiosk's to judge.
        log::failure("bundle.fresh", fresh.error());
    }
    const auto bundle = readBundle(m_folder);
    return bundle ? web::jsonAnswer(200, bundle->dump()) : web::failureAnswer(bundle.error());
}

} // namespace ventanilla::city
