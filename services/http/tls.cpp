// SPDX-License-Identifier: EUPL-1.2
//
// TLS set-up on OpenSSL 3.
#include "services/http/tls.h"

#include "kiosk/base/encoding.h"

#include <array>
#include <cstdio>
#include <memory>

#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

namespace ventanilla::http {
namespace {

struct FreeCertificate
{
    void operator()(X509* certificate) const { X509_free(certificate); }
};
using Certificate = std::unique_ptr<X509, FreeCertificate>;

struct FreeText
{
    void operator()(unsigned char* text) const { OPENSSL_free(text); }
};

std::string commonNameOf(X509* certificate)
{
    X509_NAME* subject = X509_get_subject_name(certificate);
    const int index = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
    if (index < 0) {
        return {};
    }
    unsigned char* raw = nullptr;
    const int size =
        ASN1_STRING_to_UTF8(&raw, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, index)));
    const std::unique_ptr<unsigned char, FreeText> text{raw};
    return size < 0
               ? std::string{}
               : std::string{reinterpret_cast<const char*>(raw), static_cast<std::size_t>(size)};
}

/// Everything but the end of the client's own certificate is judged as ever.
int passEndedLeaf(int good, X509_STORE_CTX* context)
{
    const bool ended = X509_STORE_CTX_get_error(context) == X509_V_ERR_CERT_HAS_EXPIRED &&
                       X509_STORE_CTX_get_error_depth(context) == 0;
    return good != 0 || ended ? 1 : 0;
}

int passEarly(int good, X509_STORE_CTX* context)
{
    if (good != 0 || X509_STORE_CTX_get_error(context) != X509_V_ERR_CERT_NOT_YET_VALID) {
        return good;
    }
    X509_STORE_CTX_set_error(context, X509_V_OK);
    return 1;
}

struct CloseFile
{
    void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
};

} // namespace

Result<void> setUp(ssl_ctx_st* context, const ServerTls& files)
{
    if (SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION) != 1) {
        return Error{ErrorKind::Internal, "TLS 1.3 is not to be had"};
    }
    if (SSL_CTX_use_certificate_chain_file(context, files.certificateFile.c_str()) != 1 ||
        SSL_CTX_use_PrivateKey_file(context, files.keyFile.c_str(), SSL_FILETYPE_PEM) != 1)
    {
        return Error{ErrorKind::InvalidInput, "server certificate or key cannot be used"};
    }
    if (SSL_CTX_load_verify_file(context, files.clientCaFile.c_str()) != 1) {
        return Error{ErrorKind::InvalidInput, "client CA file cannot be used"};
    }
    SSL_CTX_set_verify(context,
                       SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT,
                       files.admitsEnded ? &passEndedLeaf : nullptr);
    // Every connection shows its certificate again: a revoked device must not ride on a ticket.
    SSL_CTX_set_options(context, SSL_OP_NO_TICKET);
    SSL_CTX_set_num_tickets(context, 0);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    return {};
}

void judgeByLowerBound(ssl_ctx_st* context, std::chrono::sys_seconds bound)
{
    X509_VERIFY_PARAM_set_time(SSL_CTX_get0_param(context), bound.time_since_epoch().count());
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, &passEarly);
}

RoadFault faultOfVerification(long code)
{
    return code == X509_V_ERR_CERT_HAS_EXPIRED || code == X509_V_ERR_CERT_NOT_YET_VALID
               ? RoadFault::WrongTime
               : RoadFault::Intercepted;
}

Peer peerOf(const ssl_st* connection)
{
    const Certificate certificate{SSL_get1_peer_certificate(connection)};
    if (certificate == nullptr) {
        return {};
    }
    Peer peer;
    peer.commonName = commonNameOf(certificate.get());
    std::array<std::uint8_t, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (X509_digest(certificate.get(), EVP_sha256(), digest.data(), &size) == 1) {
        peer.fingerprint = toHex(std::span{digest}.first(size));
    }
    unsigned char* der = nullptr;
    const int length = i2d_X509(certificate.get(), &der);
    const std::unique_ptr<unsigned char, FreeText> owned{der};
    if (length > 0) {
        peer.certificate.assign(der, der + length);
    }
    return peer;
}

Result<std::string> commonNameOf(const std::string& certificateFile)
{
    const std::unique_ptr<std::FILE, CloseFile> file{std::fopen(certificateFile.c_str(), "re")};
    if (file == nullptr) {
        return Error{ErrorKind::NotFound, "certificate file cannot be opened"};
    }
    const Certificate certificate{PEM_read_X509(file.get(), nullptr, nullptr, nullptr)};
    auto name = certificate == nullptr ? std::string{} : commonNameOf(certificate.get());
    if (name.empty()) {
        return Error{ErrorKind::InvalidInput, "certificate file holds no named certificate"};
    }
    return name;
}

} // namespace ventanilla::http
