// SPDX-License-Identifier: EUPL-1.2
//
// The client on libcurl's easy interface.
#include "services/http/client.h"

#include "services/http/tls.h"

#include <curl/curl.h>

#include <mutex>
#include <utility>

namespace ventanilla::http {
namespace {

constexpr std::size_t kMaxHeaders = 100;
constexpr long kUnauthorized = 401;
constexpr long kForbidden = 403;

struct FreeEasy
{
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList
{
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, FreeList>;

HeaderList listOf(const std::vector<Header>& headers)
{
    // Without this an older curl waits a second for "100 Continue" before a larger body.
    HeaderList list{curl_slist_append(nullptr, "Expect:")};
    for (const auto& header : headers) {
        const auto line = header.name + ": " + header.value;
        curl_slist_append(list.get(), line.c_str());
    }
    return list;
}

RoadFault faultOf(CURLcode code)
{
    switch (code) {
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_INTERFACE_FAILED:
        return RoadFault::NoConnection;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_CIPHER:
        return RoadFault::TlsRefused;
    case CURLE_OPERATION_TIMEDOUT:
        return RoadFault::TimedOut;
    case CURLE_FILESIZE_EXCEEDED:
    case CURLE_WRITE_ERROR:
        return RoadFault::TooLong;
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
        return RoadFault::OurConfig;
    case CURLE_ABORTED_BY_CALLBACK:
        return RoadFault::Stopped;
    default:
        return RoadFault::Cut;
    }
}

/// OpenSSL's word on the other end's certificate tells who stands in the way.
RoadFault faultOf(CURL* curl, CURLcode code)
{
    long judged = 0;
    long connect = 0;
    curl_easy_getinfo(curl, CURLINFO_SSL_VERIFYRESULT, &judged);
    curl_easy_getinfo(curl, CURLINFO_HTTP_CONNECTCODE, &connect);
    constexpr long kTunnelOpen = 200;
    if (connect != 0 && connect != kTunnelOpen) {
        return RoadFault::Portal;
    }
    // Until a certificate was judged the result is "unspecified".
    constexpr long kNotJudged = 1;
    const bool isTls = faultOf(code) == RoadFault::TlsRefused;
    return isTls && judged > kNotJudged ? faultOfVerification(judged) : faultOf(code);
}

struct Received
{
    Response response;
    std::size_t limit = 0;
};

std::size_t takeBody(char* data, std::size_t /*one*/, std::size_t size, void* user)
{
    auto& received = *static_cast<Received*>(user);
    if (size > received.limit - received.response.body.size()) {
        return 0;
    }
    received.response.body.append(data, size);
    return size;
}

std::size_t takeHeader(char* data, std::size_t /*one*/, std::size_t size, void* user)
{
    auto& headers = static_cast<Received*>(user)->response.headers;
    const std::string_view line{data, size};
    const auto colon = line.find(':');
    if (line.starts_with("HTTP/")) {
        headers.clear();
    } else if (colon != std::string_view::npos && headers.size() < kMaxHeaders) {
        auto value = line.substr(colon + 1);
        value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
        value = value.substr(0, value.find_last_not_of(" \t\r\n") + 1);
        headers.push_back({std::string{line.substr(0, colon)}, std::string{value}});
    }
    return size;
}

CURLcode judgeTime(CURL* /*curl*/, void* context, void* user)
{
    const auto& options = *static_cast<const ClientOptions*>(user);
    const auto bound = options.lowerBound ? options.lowerBound() : std::nullopt;
    if (bound) {
        judgeByLowerBound(static_cast<ssl_ctx_st*>(context), *bound);
    }
    return CURLE_OK;
}

int progress(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<const std::stop_token*>(user)->stop_requested() ? 1 : 0;
}

} // namespace

const char* toString(RoadFault fault)
{
    switch (fault) {
    case RoadFault::NoConnection:
        return "no-connection";
    case RoadFault::TlsRefused:
        return "tls-refused";
    case RoadFault::Intercepted:
        return "intercepted";
    case RoadFault::WrongTime:
        return "wrong-time";
    case RoadFault::Portal:
        return "portal";
    case RoadFault::TimedOut:
        return "timed-out";
    case RoadFault::Cut:
        return "cut";
    case RoadFault::TooLong:
        return "answer-too-long";
    case RoadFault::OurConfig:
        return "our-configuration";
    case RoadFault::Stopped:
        return "stopped";
    }
    return "unknown";
}

class Client::Handle
{
public:
    explicit Handle(const ClientOptions& options)
        : m_options(options)
        , m_curl(curl_easy_init())
    {}

    [[nodiscard]] bool isValid() const { return m_curl != nullptr; }

    void setUp()
    {
        CURL* curl = m_curl.get();
        curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https");
        curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
        curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(curl, CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_3});
        curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
        curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
        curl_easy_setopt(curl, CURLOPT_CAINFO, m_options.tls.caFile.c_str());
        curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
        curl_easy_setopt(curl, CURLOPT_SSLCERT, m_options.tls.certificateFile.c_str());
        curl_easy_setopt(curl, CURLOPT_SSLKEY, m_options.tls.keyFile.c_str());
        curl_easy_setopt(curl, CURLOPT_PROXY, m_options.proxy.c_str());
        curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, long{m_options.connect.count()});
        curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, long{m_options.total.count()});
        curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 100L);
        curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, 15L);
        curl_easy_setopt(curl, CURLOPT_MAXCONNECTS, 1L);
        curl_easy_setopt(curl, CURLOPT_MAXLIFETIME_CONN, 600L);
        curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
        curl_easy_setopt(curl, CURLOPT_USERAGENT, "ventanilla");
        curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &takeBody);
        curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &takeHeader);
        curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
        curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &progress);
        curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &m_options.stop);
        curl_easy_setopt(curl, CURLOPT_SSL_CTX_FUNCTION, &judgeTime);
        curl_easy_setopt(curl, CURLOPT_SSL_CTX_DATA, &m_options);
    }

    Outcome get(const std::string& url, const std::vector<Header>& headers)
    {
        curl_easy_setopt(m_curl.get(), CURLOPT_HTTPGET, 1L);
        return perform(url, headers);
    }

    Outcome post(const std::string& url, std::string_view body, const std::vector<Header>& headers)
    {
        CURL* curl = m_curl.get();
        curl_easy_setopt(curl, CURLOPT_POST, 1L);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.data());
        auto outcome = perform(url, headers);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, nullptr);
        return outcome;
    }

private:
    Outcome perform(const std::string& url, const std::vector<Header>& headers)
    {
        CURL* curl = m_curl.get();
        Received received;
        received.limit = m_options.maxAnswer;
        const auto list = listOf(headers);
        curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
        // Refused for who we are: the certificate on disk may be a better one by now.
        curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, m_refused ? 1L : 0L);
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, list.get());
        curl_easy_setopt(curl, CURLOPT_WRITEDATA, &received);
        curl_easy_setopt(curl, CURLOPT_HEADERDATA, &received);
        const CURLcode code = curl_easy_perform(curl);
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, nullptr);
        if (code != CURLE_OK) {
            return tl::unexpected{faultOf(curl, code)};
        }
        long status = 0;
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
        received.response.status = static_cast<int>(status);
        m_refused = status == kUnauthorized || status == kForbidden;
        return std::move(received.response);
    }

    ClientOptions m_options;
    bool m_refused = false;
    std::unique_ptr<CURL, FreeEasy> m_curl;
};

Client::Client(std::unique_ptr<Handle> handle)
    : m_handle(std::move(handle))
{}
Client::Client(Client&&) noexcept = default;
Client& Client::operator=(Client&&) noexcept = default;
Client::~Client() = default;

Result<Client> Client::make(const ClientOptions& options)
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    auto handle = std::make_unique<Handle>(options);
    if (!handle->isValid()) {
        return Error{ErrorKind::Unavailable, "libcurl gives no handle"};
    }
    handle->setUp();
    return Client{std::move(handle)};
}

Outcome Client::get(const std::string& url, const std::vector<Header>& headers)
{
    return m_handle->get(url, headers);
}

Outcome
Client::post(const std::string& url, std::string_view body, const std::vector<Header>& headers)
{
    return m_handle->post(url, body, headers);
}

} // namespace ventanilla::http
