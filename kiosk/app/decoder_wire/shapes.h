// SPDX-License-Identifier: EUPL-1.2
//
// The shape of every message, written once and walked by both archives.
#pragma once

#include "kiosk/app/decoder_wire/archive.h"
#include "kiosk/app/decoder_wire/messages.h"

#include <limits>

namespace ventanilla::decoder_wire {

inline constexpr std::int64_t kAny32 = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::int64_t kMaxSlot = 15;
inline constexpr std::int64_t kMaxFrameSide = 20'000;
inline constexpr std::int64_t kMaxFrameSize = std::int64_t{32} * 1024 * 1024;

template <typename A>
void exchangeDate(A& a, Shape<A, PartialDate>& date)
{
    a.number(date.year, 0, 9999);
    a.number(date.month, 0, 12);
    a.number(date.day, 0, 31);
    if (!isPossible(date)) {
        a.refuse();
    }
}

// ---- to the decoder -------------------------------------------------------------------------

template <typename A>
void exchange(A& a, Shape<A, Begin>& message)
{
    a.number(message.epoch, 0, kAny32);
    choice(a, message.kind, PaperKind::ProofOfAddress);
    optional(a, message.today, [&](auto& date) { exchangeDate(a, date); });
    a.real(message.pixelsPerMillimetre, 0, 1000);
}

template <typename A>
void exchange(A& a, Shape<A, Frame>& message)
{
    a.number(message.slot, 0, kMaxSlot);
    a.number(message.size, 0, kMaxFrameSize);
    a.number(message.width, 0, kMaxFrameSide);
    a.number(message.height, 0, kMaxFrameSide);
    choice(a, message.format, PixelFormat::Yuyv);
}

template <typename A>
void exchange(A& a, Shape<A, ScanBytes>& message)
{
    secretBytes(a, message.bytes, kMaxScan);
}

template <typename A>
void exchange(A& a, Shape<A, Forget>& message)
{
    a.number(message.epoch, 0, kAny32);
}

template <typename A>
void exchange(A& a, Shape<A, PreviewShown>& message)
{
    a.number(message.slot, 0, kMaxSlot);
}

template <typename A>
void exchange(A& a, Shape<A, Inspect>& message)
{
    a.number(message.id, 0, kAny32);
    flag(a, message.options.mrz);
    flag(a, message.options.barcode);
    flag(a, message.options.text);
    optional(a, message.options.today, [&](auto& date) { exchangeDate(a, date); });
}

template <typename A>
void exchange(A& a, Shape<A, LoadModels>& message)
{
    choice(a, message.specimens, reading::Specimens::Read);
}

template <typename A>
void exchange(A& /*a*/, Shape<A, Exit>& /*message*/)
{}

// ---- from the decoder -----------------------------------------------------------------------

template <typename A>
void exchange(A& a, Shape<A, Ready>& message)
{
    a.number(message.version, 0, kAny32);
    a.number(message.walls, 0, kAny32);
}

template <typename A>
void exchange(A& a, Shape<A, ModelsLoaded>& message)
{
    flag(a, message.usable);
}

template <typename A>
void exchange(A& a, Shape<A, Preview>& message)
{
    a.number(message.epoch, 0, kAny32);
    a.number(message.slot, 0, kMaxSlot);
    a.number(message.width, 1, kMaxFrameSide);
    a.number(message.height, 1, kMaxFrameSide);
    choice(a, message.guidance, Guidance::NotReadable);
    optional(a, message.outline, [&](auto& outline) {
        for (auto& corner : outline.corners) {
            a.real(corner.x, -1, 2);
            a.real(corner.y, -1, 2);
        }
    });
}

template <typename A>
void exchange(A& a, Shape<A, FrameReleased>& message)
{
    a.number(message.slot, 0, kMaxSlot);
}

template <typename A>
void exchange(A& /*a*/, Shape<A, ScanTaken>& /*message*/)
{}

template <typename A>
void exchangeName(A& a, Shape<A, PersonName>& name)
{
    list(a, name.given, kMaxNameParts, [&](auto& part) { secretText(a, part, kMaxText); });
    list(a, name.family, kMaxNameParts, [&](auto& part) { secretText(a, part, kMaxText); });
}

template <typename A>
void exchangeAddress(A& a, Shape<A, Address>& address)
{
    secretText(a, address.careOf, kMaxText);
    secretText(a, address.street, kMaxText);
    secretText(a, address.unit, kMaxText);
    secretText(a, address.city, kMaxText);
    secretText(a, address.state, kMaxText);
    secretText(a, address.postalCode, kMaxText);
}

template <typename A>
void exchangeBirthDate(A& a, Shape<A, BirthDate>& date)
{
    if constexpr (A::kReads) {
        PartialDate plain;
        exchangeDate(a, plain);
        date = BirthDate{plain};
        wipe(plain);
    } else {
        exchangeDate(a, date.reveal());
    }
}

/// The value's type follows from the field's name and nothing else.
template <typename A, typename Value>
void exchangeValue(A& a, FieldName name, Value& value)
{
    const auto as = [&](auto kind, auto walk) {
        using Wanted = typename decltype(kind)::type;
        if constexpr (A::kReads) {
            walk(value.template emplace<Wanted>());
        } else {
            const auto* held = std::get_if<Wanted>(&value);
            held != nullptr ? walk(*held) : a.refuse();
        }
    };
    switch (name) {
    case FieldName::NameParts:
        as(std::type_identity<PersonName>{}, [&](auto& part) { exchangeName(a, part); });
        return;
    case FieldName::Address:
        as(std::type_identity<Address>{}, [&](auto& part) { exchangeAddress(a, part); });
        return;
    case FieldName::BirthDate:
    case FieldName::IssueDate:
    case FieldName::Expiry:
        as(std::type_identity<BirthDate>{}, [&](auto& part) { exchangeBirthDate(a, part); });
        return;
    }
    a.refuse();
}

template <typename A>
void exchangeCrop(A& a, Shape<A, LineCrop>& crop)
{
    a.number(crop.width, 1, kMaxCropSide);
    a.number(crop.height, 1, kMaxCropSide);
    if (std::uint32_t{crop.width} * crop.height > kMaxCropPixels) {
        a.refuse();
    }
}

template <typename A>
void exchangeField(A& a, Shape<A, FieldEvidence>& field)
{
    choice(a, field.name, FieldName::Expiry);
    exchangeValue(a, field.name, field.value);
    list(a, field.doubtful, kMaxDoubtful, [&](auto& index) { a.number(index, 0, 0xFFFF); });
    optional(a, field.crop, [&](auto& crop) { exchangeCrop(a, crop); });
}

template <typename A>
void exchangeChecks(A& a, Shape<A, std::vector<Check>>& checks)
{
    list(a, checks, kMaxChecks, [&](auto& check) {
        a.text(check.name, kMaxWord, Charset::Word);
        choice(a, check.result, CheckResult::CannotBeChecked);
        a.text(check.reason, kMaxWord, Charset::Word);
    });
}

template <typename A>
void exchange(A& a, Shape<A, EvidenceHead>& message)
{
    a.number(message.epoch, 0, kAny32);
    auto& evidence = message.evidence;
    a.text(evidence.documentClass, kMaxWord, Charset::Word);
    choice(a, evidence.expiry, ExpiryStanding::NoDate);
    a.number(evidence.daysExpired, 0, 4'000'000);
    flag(a, evidence.machineReadable);
    list(a, evidence.fields, kMaxFields, [&](auto& field) { exchangeField(a, field); });
    exchangeChecks(a, evidence.checks);
    a.number(message.portraitSize, 0, kMaxPortrait);
}

template <typename A>
void exchange(A& a, Shape<A, Pixels>& message)
{
    secretBytes(a, message.bytes, kMaxPixelChunk);
}

template <typename A>
void exchange(A& a, Shape<A, Trouble>& message)
{
    choice(a, message.kind, ErrorKind::Internal);
    a.number(message.epoch, 0, kAny32);
}

template <typename A>
void exchange(A& a, Shape<A, InspectBarcode>& message)
{
    a.number(message.id, 0, kAny32);
    a.text(message.barcode.format, kMaxWord, Charset::Printable);
    a.bytes(message.barcode.bytes, kMaxBarcodeBytes);
    a.text(message.barcode.text, kMaxBarcodeText, Charset::Content);
    flag(a, message.barcode.isText);
}

template <typename A>
void exchange(A& a, Shape<A, InspectDone>& message)
{
    constexpr std::size_t kMaxLines = 4;
    a.number(message.id, 0, kAny32);
    auto& reading = message.reading;
    const auto line = [&](auto& text) { a.text(text, kMaxWord, Charset::Printable); };
    optional(a, reading.kind, [&](auto& kind) { choice(a, kind, reading::ZoneKind::MrvB); });
    optional(a, reading.mrz, [&](auto& lines) { list(a, lines, kMaxLines, line); });
    flag(a, reading.mrzDigits);
    flag(a, reading.mrzValid);
    list(a, reading.mrzDoubt, kMaxLines, line);
    list(a, reading.text, kMaxInspectTexts, [&](auto& entry) {
        a.text(entry.first, kMaxWord, Charset::Printable);
        a.text(entry.second, kMaxText, Charset::Line);
    });
    exchangeChecks(a, reading.checks);
    for (auto* duration : {&reading.ms.total,
                           &reading.ms.page,
                           &reading.ms.mrz,
                           &reading.ms.barcode,
                           &reading.ms.text})
    {
        a.real(*duration, 0, 1e9);
    }
}

template <typename A>
void exchange(A& a, Shape<A, InspectFailed>& message)
{
    a.number(message.id, 0, kAny32);
    choice(a, message.kind, ErrorKind::Internal);
    a.text(message.reason, 200, Charset::Printable);
}

} // namespace ventanilla::decoder_wire
