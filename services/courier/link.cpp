// SPDX-License-Identifier: EUPL-1.2
#include "services/courier/link.h"

#include "kiosk/base/line_socket.h"
#include "services/protocol/courier_socket.h"

#include <utility>

namespace ventanilla::courier {
namespace {

class SocketLink : public CourierLink
{
public:
    SocketLink(std::string path, std::chrono::milliseconds patience)
        : m_path(std::move(path))
        , m_patience(patience)
    {}

    Result<DeliveryStatus> status(const Loc& loc) override
    {
        protocol::CourierRequest request;
        request.what = protocol::CourierRequest::Do::Status;
        request.loc = loc.text;
        VN_TRY(auto socket, LineSocket::connect(m_path));
        VN_CHECK(socket.send(request.dump()));
        VN_TRY(const auto line, socket.receiveWithin(m_patience));
        VN_TRY(const auto reply, protocol::CourierReply::parse(line.text));
        if (reply.error) {
            const auto kind =
                *reply.error == "too-many" ? ErrorKind::Conflict : ErrorKind::Unavailable;
            return Error{kind, "the courier answered " + *reply.error};
        }
        if (!reply.status) {
            return Error{ErrorKind::Internal, "the courier's answer has no status"};
        }
        return *reply.status;
    }

private:
    std::string m_path;
    std::chrono::milliseconds m_patience;
};

} // namespace

std::unique_ptr<CourierLink> makeCourierLink(std::string socketPath,
                                             std::chrono::milliseconds patience)
{
    return std::make_unique<SocketLink>(std::move(socketPath), patience);
}

} // namespace ventanilla::courier
