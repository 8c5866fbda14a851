// SPDX-License-Identifier: EUPL-1.2
#include "services/jose/certificates.h"

#include "services/jose/openssl_handles.h"
#include "services/jose/primitives.h"

#include <array>
#include <ctime>
#include <utility>

#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace ventanilla::jose {
namespace {

using Extension = std::unique_ptr<X509_EXTENSION, FreedBy<X509_EXTENSION_free>>;

constexpr std::size_t kMaximumName = 64; // RFC 5280, ub-common-name.
constexpr std::size_t kSerialSize = 16;

Error cannotMake()
{
    return {ErrorKind::Internal, "a certificate cannot be made"};
}

MemoryBio reading(std::string_view text)
{
    return MemoryBio{BIO_new_mem_buf(text.data(), static_cast<int>(text.size()))};
}

Result<Certificate> fromPem(std::string_view pem)
{
    const auto bio = reading(pem);
    Certificate certificate{PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)};
    if (!certificate) {
        return Error{ErrorKind::InvalidInput, "not a certificate in PEM"};
    }
    return certificate;
}

Result<Certificate> fromDer(const std::vector<std::uint8_t>& der)
{
    const auto* bytes = der.data();
    Certificate certificate{d2i_X509(nullptr, &bytes, static_cast<long>(der.size()))};
    if (!certificate) {
        return Error{ErrorKind::InvalidInput, "not a certificate in DER"};
    }
    return certificate;
}

Result<std::chrono::sys_seconds> secondsOf(const ASN1_TIME* time)
{
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1) {
        return Error{ErrorKind::InvalidInput, "a certificate's date cannot be read"};
    }
    return std::chrono::sys_seconds{std::chrono::seconds{::timegm(&parts)}};
}

Result<Validity> validityOf(const X509* certificate)
{
    VN_TRY(const auto from, secondsOf(X509_get0_notBefore(certificate)));
    VN_TRY(const auto to, secondsOf(X509_get0_notAfter(certificate)));
    return Validity{from, to};
}

Result<std::string> toPem(X509* certificate)
{
    const MemoryBio bio{BIO_new(BIO_s_mem())};
    char* text = nullptr;
    if (!bio || PEM_write_bio_X509(bio.get(), certificate) != 1) {
        return cannotMake();
    }
    const long size = BIO_get_mem_data(bio.get(), &text);
    return std::string{text, static_cast<std::size_t>(size)};
}

/// Letters that need no escape in a name or in OpenSSL's extension syntax.
bool isPlain(std::string_view text, std::string_view extra)
{
    for (const char c : text) {
        const bool alphanumeric =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!alphanumeric && extra.find(c) == std::string_view::npos) {
            return false;
        }
    }
    return !text.empty();
}

Result<void> check(const CertificateOrder& order)
{
    if (order.commonName.size() > kMaximumName || !isPlain(order.commonName, ":-_. ")) {
        return Error{ErrorKind::InvalidInput, "a certificate's name is not plain"};
    }
    if (order.notAfter <= order.notBefore) {
        return Error{ErrorKind::InvalidInput, "a certificate ends before it begins"};
    }
    for (const auto& address : order.addresses) {
        if (!isPlain(address, "-.:")) {
            return Error{ErrorKind::InvalidInput, "a certificate's address is not plain"};
        }
    }
    return {};
}

std::string alternativeNames(const std::vector<std::string>& addresses)
{
    std::string all;
    for (const auto& address : addresses) {
        const bool isNumeric = address.find_first_not_of("0123456789.:") == std::string::npos;
        all += (all.empty() ? "" : ",") + std::string{isNumeric ? "IP:" : "DNS:"} + address;
    }
    return all;
}

bool setSerial(X509* certificate)
{
    std::array<std::uint8_t, kSerialSize> bytes{};
    if (!fillRandom(bytes)) {
        return false;
    }
    bytes[0] = static_cast<std::uint8_t>((bytes[0] & 0x7FU) | 0x40U); // positive, never short
    const BigNumber number{BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr)};
    return number &&
           BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool setName(X509* certificate, const std::string& commonName)
{
    X509_NAME* name = X509_get_subject_name(certificate);
    const auto* bytes = reinterpret_cast<const unsigned char*>(commonName.data());
    return X509_NAME_add_entry_by_NID(name,
                                      NID_commonName,
                                      MBSTRING_UTF8,
                                      bytes,
                                      static_cast<int>(commonName.size()),
                                      -1,
                                      0) == 1;
}

bool setDates(X509* certificate, const CertificateOrder& order)
{
    const std::time_t from = order.notBefore.time_since_epoch().count();
    const std::time_t to = order.notAfter.time_since_epoch().count();
    return ASN1_TIME_set(X509_getm_notBefore(certificate), from) != nullptr &&
           ASN1_TIME_set(X509_getm_notAfter(certificate), to) != nullptr;
}

struct ExtensionText
{
    int nid;
    std::string value;
};

bool addExtensions(X509* certificate, X509* issuer, const std::vector<ExtensionText>& texts)
{
    X509V3_CTX context{};
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    for (const auto& text : texts) {
        const Extension extension{
            X509V3_EXT_conf_nid(nullptr, &context, text.nid, text.value.c_str())};
        if (!extension || X509_add_ext(certificate, extension.get(), -1) != 1) {
            return false;
        }
    }
    return true;
}

Result<Certificate> blank(const CertificateOrder& order, evp_pkey_st* subject)
{
    Certificate certificate{X509_new()};
    constexpr long kVersion3 = 2;
    const bool made =
        certificate && X509_set_version(certificate.get(), kVersion3) == 1 &&
        setSerial(certificate.get()) && setName(certificate.get(), order.commonName) &&
        setDates(certificate.get(), order) && X509_set_pubkey(certificate.get(), subject) == 1;
    if (!made) {
        return cannotMake();
    }
    return certificate;
}

} // namespace

Result<std::string> makeAuthority(const CertificateOrder& order, const P256PrivateKey& key)
{
    VN_CHECK(check(order));
    VN_TRY(const auto certificate, blank(order, key.get()));
    X509* const made = certificate.get();
    const bool ok = X509_set_issuer_name(made, X509_get_subject_name(made)) == 1 &&
                    addExtensions(made,
                                  made,
                                  {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                                   {NID_key_usage, "critical,keyCertSign,cRLSign"},
                                   {NID_subject_key_identifier, "hash"}}) &&
                    X509_sign(made, key.get(), EVP_sha256()) > 0;
    if (!ok) {
        return cannotMake();
    }
    return toPem(made);
}

Result<CertificateAuthority> CertificateAuthority::load(std::string pem, P256PrivateKey key)
{
    VN_TRY(const auto certificate, fromPem(pem));
    if (X509_check_private_key(certificate.get(), key.get()) != 1) {
        return Error{ErrorKind::InvalidInput, "the authority's certificate is not of its key"};
    }
    return CertificateAuthority{std::move(pem), std::move(key)};
}

Result<std::string> CertificateAuthority::issue(const CertificateOrder& order,
                                                const P256PublicKey& subject) const
{
    VN_CHECK(check(order));
    VN_TRY(const auto issuer, fromPem(m_pem));
    VN_TRY(const auto certificate, blank(order, subject.get()));
    X509* const made = certificate.get();
    const bool isServer = order.use == CertificateOrder::Use::Server;
    std::vector<ExtensionText> extensions{
        {NID_basic_constraints, "critical,CA:FALSE"},
        {NID_key_usage, "critical,digitalSignature"},
        {NID_ext_key_usage, isServer ? "serverAuth" : "clientAuth"},
        {NID_subject_key_identifier, "hash"},
        {NID_authority_key_identifier, "keyid:always"},
    };
    if (!order.addresses.empty()) {
        extensions.push_back({NID_subject_alt_name, alternativeNames(order.addresses)});
    }
    const bool ok = X509_set_issuer_name(made, X509_get_subject_name(issuer.get())) == 1 &&
                    addExtensions(made, issuer.get(), extensions) &&
                    X509_sign(made, m_key.get(), EVP_sha256()) > 0;
    if (!ok) {
        return cannotMake();
    }
    return toPem(made);
}

Result<Validity> validityOf(const std::vector<std::uint8_t>& der)
{
    VN_TRY(const auto certificate, fromDer(der));
    return validityOf(certificate.get());
}

Result<Validity> validityOf(std::string_view pem)
{
    VN_TRY(const auto certificate, fromPem(pem));
    return validityOf(certificate.get());
}

Result<std::chrono::sys_seconds> notAfterOf(std::string_view pem)
{
    VN_TRY(const auto certificate, fromPem(pem));
    return secondsOf(X509_get0_notAfter(certificate.get()));
}

Result<P256PublicKey> keyOfCertificate(const std::vector<std::uint8_t>& der)
{
    VN_TRY(const auto certificate, fromDer(der));
    VN_TRY(const auto pem, toPem(certificate.get()));
    return P256PublicKey::fromPem(pem);
}

} // namespace ventanilla::jose
