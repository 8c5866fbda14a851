// SPDX-License-Identifier: EUPL-1.2
#include "services/courier/certificate_keeper.h"

#include "services/courier/retry.h"
#include "services/http/tls.h"
#include "services/jose/certificates.h"
#include "services/protocol/fleet_messages.h"
#include "services/store/files/private_files.h"

#include <utility>

namespace ventanilla::courier {
namespace {

constexpr std::chrono::minutes kAnswerDue{10};

} // namespace

CertificateKeeper::CertificateKeeper(std::string folder)
    : m_folder(std::move(folder))
{
    readEnd();
}

void CertificateKeeper::readEnd()
{
    const auto pem = store::readWholeFile(m_folder + "/device.pem");
    const auto end = pem ? jose::notAfterOf(*pem) : Result<std::chrono::sys_seconds>{pem.error()};
    m_end = end.value_or(std::chrono::sys_seconds{});
}

bool CertificateKeeper::isDue(std::chrono::sys_seconds now,
                              std::chrono::steady_clock::time_point steady) const
{
    return (m_demanded || now >= m_end - kRenewBefore) && steady >= m_next;
}

void CertificateKeeper::asked(std::chrono::steady_clock::time_point steady)
{
    m_next = steady + kAnswerDue;
}

void CertificateKeeper::hurry()
{
    m_next = {};
}

Result<void> CertificateKeeper::take(const http::Outcome& outcome,
                                     std::chrono::steady_clock::time_point steady,
                                     Random& random)
{
    ++m_failures;
    m_next = steady + pauseAfter(m_failures, random) + std::chrono::seconds{1};
    if (!outcome || outcome->status != 200) {
        return Error{ErrorKind::Unavailable, "renewal: " + judge(outcome).cause};
    }
    VN_TRY(const auto given, protocol::CertificateAnswer::parse(outcome->body));
    VN_TRY(const auto fresh, jose::P256PublicKey::fromPem(given.certificate));
    VN_TRY(const auto old, store::readWholeFile(m_folder + "/device.pem"));
    VN_TRY(const auto ours, jose::P256PublicKey::fromPem(old));
    VN_TRY(const auto name, http::commonNameOf(m_folder + "/device.pem"));
    if (!(fresh == ours) || given.device != name) {
        return Error{ErrorKind::InvalidInput, "a renewed certificate is not for this device"};
    }
    VN_CHECK(store::writePrivateFile(m_folder + "/device.pem", given.certificate));
    readEnd();
    m_failures = 0;
    m_demanded = false;
    return {};
}

} // namespace ventanilla::courier
