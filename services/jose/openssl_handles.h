// SPDX-License-Identifier: EUPL-1.2
//
// OpenSSL's objects, each freed once; private to services/jose and services/http.
#pragma once

#include <memory>

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/x509.h>

namespace ventanilla::jose {

template <auto function>
struct FreedBy
{
    template <typename T>
    void operator()(T* object) const
    {
        function(object);
    }
};

using BigNumber = std::unique_ptr<BIGNUM, FreedBy<BN_clear_free>>;
using MemoryBio = std::unique_ptr<BIO, FreedBy<BIO_free_all>>;
using PkeyContext = std::unique_ptr<EVP_PKEY_CTX, FreedBy<EVP_PKEY_CTX_free>>;
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, FreedBy<EVP_CIPHER_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, FreedBy<EVP_MD_CTX_free>>;
using EcdsaSignature = std::unique_ptr<ECDSA_SIG, FreedBy<ECDSA_SIG_free>>;
using ParamBuilder = std::unique_ptr<OSSL_PARAM_BLD, FreedBy<OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, FreedBy<OSSL_PARAM_free>>;
using Certificate = std::unique_ptr<X509, FreedBy<X509_free>>;

} // namespace ventanilla::jose
