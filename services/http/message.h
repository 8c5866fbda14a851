// SPDX-License-Identifier: EUPL-1.2
//
// HTTP messages as both ends see them: whole, bounded, without a library's types.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ventanilla::http {

struct Header
{
    std::string name;
    std::string value;
};

/// The first value of @p name, whatever its case.
[[nodiscard]] std::optional<std::string> find(const std::vector<Header>& headers,
                                              std::string_view name);

/// Who is at the other end of a TLS connection. Empty over plain HTTP.
struct Peer
{
    std::string commonName;                ///< Of the certificate's subject, UTF-8.
    std::string fingerprint;               ///< SHA-256 of the certificate, lower-case hex.
    std::vector<std::uint8_t> certificate; ///< DER.
};

struct Request
{
    std::string method; ///< "GET", "POST" ...
    std::string target; ///< Path and query as sent: "/v1/status/abc?x=1".
    std::vector<Header> headers;
    std::string body;
    Peer peer;

    /// The target without its query.
    [[nodiscard]] std::string_view path() const;
    /// What follows the '?', not decoded.
    [[nodiscard]] std::string_view query() const;
};

struct Response
{
    int status = 200;
    std::vector<Header> headers; ///< Content-Type and the like; the length is added.
    std::string body;
};

/// "a=1&b=two+words" decoded; the first value of @p name. Nothing when absent or ill-formed.
[[nodiscard]] std::optional<std::string> formValue(std::string_view form, std::string_view name);

} // namespace ventanilla::http
