// SPDX-License-Identifier: EUPL-1.2
//
// TLS set-up: what our servers offer and whom they meet.
#pragma once

#include "kiosk/base/result.h"
#include "services/http/client.h"
#include "services/http/message.h"
#include "services/http/server.h"

#include <chrono>
#include <string>

struct ssl_ctx_st;
struct ssl_st;

namespace ventanilla::http {

/// TLS 1.3 only, client certificate demanded, no resumption. Fails with InvalidInput.
[[nodiscard]] Result<void> setUp(ssl_ctx_st* context, const ServerTls& files);

/// For a client whose clock is not to be believed: certificates that ended before @p bound are
/// refused, beginnings are not judged. All else is verified as ever.
void judgeByLowerBound(ssl_ctx_st* context, std::chrono::sys_seconds bound);
/// What an X509_V_ERR code of the other end's certificate means for the road.
[[nodiscard]] RoadFault faultOfVerification(long code);

/// Reads the verified client certificate after the handshake.
[[nodiscard]] Peer peerOf(const ssl_st* connection);

/// Common name in the first certificate of a PEM file: what the other end will call us.
/// Fails with NotFound or InvalidInput.
[[nodiscard]] Result<std::string> commonNameOf(const std::string& certificateFile);

} // namespace ventanilla::http
