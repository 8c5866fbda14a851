// SPDX-License-Identifier: EUPL-1.2
#include "services/city/intake.h"

#include "kiosk/base/log.h"
#include "kiosk/policy/toml_table.h"
#include "services/city/devices.h"
#include "services/city/vault.h"
#include "services/jose/jws.h"
#include "services/jose/thumbprint.h"
#include "services/web/answers.h"

#include <algorithm>

namespace ventanilla::city {
namespace {

using protocol::Chain;
using web::problemAnswer;

http::Response malformed()
{
    return problemAnswer(400, "malformed", "The request is not what the contract says.");
}

http::Response notThisDevice()
{
    return problemAnswer(
        403, "unknown-device", "The record is not signed by this enrolled device.");
}

http::Response conflict()
{
    return problemAnswer(409, "conflict", "Something else was delivered under this id.");
}

http::Response refused()
{
    return problemAnswer(422, "refused", "The parcel cannot be taken.");
}

http::Response receiptAnswer(int status, const std::string& receipt)
{
    return web::jsonAnswer(status, protocol::ReceiptAnswer{receipt}.dump());
}

/// The parcel is the one that the record speaks of.
Result<jose::JweHeader> headerOf(const std::string& parcel, const protocol::Record& record)
{
    if (jose::sha256Base64Url(parcel) != record.sha256) {
        return Error{ErrorKind::InvalidInput, "a parcel is not the one of its record"};
    }
    VN_TRY(auto header, jose::readJweHeader(parcel));
    if (header.jti != record.jti || header.aud != record.aud) {
        return Error{ErrorKind::InvalidInput, "a parcel says something else than its record"};
    }
    return header;
}

Result<protocol::Record> verified(const std::string& compact, const store::DeviceRow& device)
{
    VN_TRY(const auto header, jose::readJwsHeader(compact, jose::jws_type::kRecord));
    if (header.kid != device.name) {
        return Error{ErrorKind::NotFound, "a record is signed by another device"};
    }
    VN_TRY(const auto key, jose::P256PublicKey::fromJwk(device.publicJwk));
    const auto payload = jose::verifyJws(compact, jose::jws_type::kRecord, key);
    if (!payload) {
        return Error{ErrorKind::NotFound, "the signature of a record does not hold"};
    }
    return protocol::Record::parse(*payload);
}

} // namespace

http::Response Intake::post(const http::Request& request) const
{
    const auto device = enrolledDevice(m_parts.store, request.peer);
    if (!device) {
        return device.error().kind() == ErrorKind::NotFound ? notThisDevice()
                                                            : web::failureAnswer(device.error());
    }
    auto post = protocol::ParcelPost::parse(request.body);
    if (!post) {
        return malformed();
    }
    const auto record = verified(post->record, *device);
    if (!record) {
        return record.error().kind() == ErrorKind::NotFound ? notThisDevice() : malformed();
    }
    if (http::find(request.headers, "Idempotency-Key") != "\"" + record->jti + "\"") {
        return malformed();
    }
    if (auto known = repeated(*record)) {
        return *std::move(known);
    }
    return take({*record, std::move(post->parcel), device->name});
}

http::Response Intake::carried(const std::string& body) const
{
    auto post = protocol::ParcelPost::parse(body);
    if (!post) {
        return malformed();
    }
    const auto header = jose::readJwsHeader(post->record, jose::jws_type::kRecord);
    if (!header) {
        return malformed();
    }
    const auto device = m_parts.store.device(header->kid);
    if (!device) {
        return web::failureAnswer(device.error());
    }
    if (!*device || (*device)->revoked) {
        return notThisDevice();
    }
    const auto record = verified(post->record, **device);
    if (!record) {
        return record.error().kind() == ErrorKind::NotFound ? notThisDevice() : malformed();
    }
    if (auto known = repeated(*record)) {
        return *std::move(known);
    }
    return take({*record, std::move(post->parcel), (*device)->name});
}

std::optional<http::Response> Intake::repeated(const protocol::Record& record) const
{
    const auto stored = m_parts.store.receipt(record.jti);
    if (!stored) {
        return web::failureAnswer(stored.error());
    }
    if (!*stored) {
        return std::nullopt;
    }
    return (*stored)->sha256 == record.sha256 ? receiptAnswer(200, (*stored)->receipt) : conflict();
}

http::Response Intake::take(const Delivery& delivery) const
{
    const auto intake = intakeOf(delivery);
    if (!intake) {
        return web::failureAnswer(intake.error());
    }
    const auto stored = store(delivery, *intake);
    if (stored) {
        return receiptAnswer(201, intake->receipt);
    }
    log::failure("parcel.refused", stored.error());
    switch (stored.error().kind()) {
    case ErrorKind::Conflict: {
        // Two connections may bring the same parcel at once: the first one's receipt counts.
        auto known = repeated(delivery.record);
        return known ? *std::move(known) : conflict();
    }
    case ErrorKind::InvalidInput:
    case ErrorKind::NotFound:
    case ErrorKind::Unsupported:
        return refused();
    case ErrorKind::Unavailable:
    case ErrorKind::TimedOut:
    case ErrorKind::Internal:
        break;
    }
    return web::failureAnswer(stored.error());
}

Result<store::Intake> Intake::intakeOf(const Delivery& delivery) const
{
    const auto& record = delivery.record;
    const auto day = policy::formatDay(dayOf(m_parts.clock.now()));
    const protocol::Receipt receipt{
        record.jti, record.sha256, delivery.device, day, m_parts.settings.city};
    const auto& key = m_parts.keys.receipt;
    VN_TRY(auto compact,
           jose::signJws({std::string{jose::jws_type::kReceipt}, key.publicKey().thumbprint()},
                         receipt.dump(),
                         key));
    return store::Intake{record.jti,
                         record.sha256,
                         std::move(compact),
                         delivery.device,
                         protocol::toString(record.chain),
                         record.seq,
                         day};
}

Result<void> Intake::store(const Delivery& delivery, const store::Intake& intake) const
{
    const auto& record = delivery.record;
    if (!delivery.parcel) {
        return m_parts.store.takeTombstone(intake);
    }
    const bool isOurs = record.aud == m_parts.settings.recipient();
    if (isOurs && record.chain == Chain::Applications) {
        return storeOpened(delivery, intake);
    }
    if (!isOurs && record.chain == Chain::Referrals) {
        return storeForward(delivery, intake);
    }
    return Error{ErrorKind::Unsupported, "a parcel in the wrong chain for whom it is for"};
}

Result<void> Intake::storeOpened(const Delivery& delivery, const store::Intake& intake) const
{
    VN_CHECK(headerOf(*delivery.parcel, delivery.record));
    VN_TRY(const auto opened, m_parts.keys.opener.open(*delivery.parcel));
    if (const auto* application = std::get_if<Application>(&opened.content)) {
        VN_TRY(const auto row, sealApplication(*application, jose::locOf(application->code)));
        return m_parts.store.takeApplication(intake, row);
    }
    if (const auto* withdrawal = std::get_if<Withdrawal>(&opened.content)) {
        return m_parts.store.takeWithdrawal(intake, jose::locOf(withdrawal->code).text);
    }
    return Error{ErrorKind::Unsupported, "a parcel of a type that the city does not open"};
}

Result<void> Intake::storeForward(const Delivery& delivery, const store::Intake& intake) const
{
    VN_TRY(const auto header, headerOf(*delivery.parcel, delivery.record));
    const auto& banks = m_parts.settings.banks;
    const bool known = std::any_of(banks.begin(), banks.end(), [&header](const auto& bank) {
        return bank.recipient == header.aud;
    });
    const bool isVoucher = header.typ == jose::parcel_type::kVoucher;
    const bool isForwarded =
        header.typ == jose::parcel_type::kReferral || header.typ == jose::parcel_type::kWithdrawal;
    if (!known || (!isVoucher && !isForwarded)) {
        return Error{ErrorKind::Unsupported, "a parcel that the exchange does not forward"};
    }
    if (header.exp && *header.exp <= m_parts.clock.now().time_since_epoch().count()) {
        return Error{ErrorKind::InvalidInput, "a referral past its day"};
    }
    VN_CHECK(m_parts.store.takeForward(
        intake,
        {header.jti,
         header.typ,
         header.aud,
         header.loc.value_or(""),
         header.exp,
         *delivery.parcel,
         isVoucher ? store::ForwardState::Held : store::ForwardState::Waiting}));
    m_parts.wakeExchange();
    return {};
}

} // namespace ventanilla::city
