// SPDX-License-Identifier: EUPL-1.2
//
// Random decoder messages within bounds, for round-trip tests.
#pragma once

#include "kiosk/app/decoder_wire/messages.h"
#include "kiosk/base/random.h"

#include <string>
#include <vector>

namespace ventanilla::decoder_wire {

class AnyMessage
{
public:
    explicit AnyMessage(Random& random)
        : m_random(&random)
    {}

    FromDecoder fromDecoder();
    ToDecoder toDecoder();
    Evidence evidence();

private:
    template <typename T>
    T below(std::uint64_t bound)
    {
        return static_cast<T>(m_random->below(bound));
    }
    bool coin() { return m_random->below(2) == 1; }
    std::string text(std::size_t most);
    std::string word() { return coin() ? "expiry_is_in_the_future" : "mrz.digits-1"; }
    SensitiveText secret() { return SensitiveText{text(20)}; }
    PartialDate date();
    PersonName name();
    FieldEvidence field();
    Preview preview();
    InspectDone inspectDone();
    template <typename Byte>
    std::vector<Byte> bytes(std::size_t most);

    Random* m_random;
};

inline std::string AnyMessage::text(std::size_t most)
{
    static const std::vector<std::string> kPieces{"a", "Z", " ", "ñ", "Ω", "鈴", "😀", "-"};
    std::string all;
    for (auto left = below<std::size_t>(most); left > 0; --left) {
        all += kPieces[below<std::size_t>(kPieces.size())];
    }
    return all;
}

template <typename Byte>
std::vector<Byte> AnyMessage::bytes(std::size_t most)
{
    std::vector<std::uint8_t> raw(below<std::size_t>(most));
    m_random->fill(raw);
    std::vector<Byte> all;
    for (const auto byte : raw) {
        all.push_back(static_cast<Byte>(byte));
    }
    return all;
}

inline PartialDate AnyMessage::date()
{
    return {below<int>(2100), below<unsigned>(13), below<unsigned>(29)};
}

inline PersonName AnyMessage::name()
{
    PersonName name;
    for (auto left = below<int>(3); left > 0; --left) {
        name.given.push_back(secret());
    }
    for (auto left = below<int>(3); left > 0; --left) {
        name.family.push_back(secret());
    }
    return name;
}

inline FieldEvidence AnyMessage::field()
{
    FieldEvidence field;
    field.name = below<FieldName>(5);
    if (field.name == FieldName::NameParts) {
        field.value = name();
    } else if (field.name == FieldName::Address) {
        field.value = Address{secret(), secret(), secret(), secret(), secret(), secret()};
    } else {
        field.value = BirthDate{date()};
    }
    for (auto left = below<int>(4); left > 0; --left) {
        field.doubtful.push_back(below<std::uint16_t>(0x10000));
    }
    if (coin()) {
        LineCrop crop;
        crop.width = static_cast<std::uint16_t>(1 + m_random->below(300));
        crop.height = static_cast<std::uint16_t>(1 + m_random->below(300));
        std::vector<std::uint8_t> pixels(std::size_t{crop.width} * crop.height);
        m_random->fill(pixels);
        crop.pixels = Sensitive{std::move(pixels)};
        field.crop = std::move(crop);
    }
    return field;
}

inline Evidence AnyMessage::evidence()
{
    Evidence evidence;
    evidence.documentClass = coin() ? "passport" : "";
    evidence.expiry = below<ExpiryStanding>(4);
    evidence.daysExpired = below<int>(10'000);
    evidence.machineReadable = coin();
    for (auto left = below<int>(5); left > 0; --left) {
        evidence.fields.push_back(field());
    }
    for (auto left = below<int>(5); left > 0; --left) {
        evidence.checks.push_back({word(), below<CheckResult>(3), word()});
    }
    evidence.portraitJpeg = Sensitive{bytes<std::uint8_t>(kMaxPortrait)};
    return evidence;
}

inline Preview AnyMessage::preview()
{
    Preview preview{below<std::uint32_t>(9), below<std::uint32_t>(3), 960, 540, {}, {}};
    preview.guidance = below<Guidance>(12);
    if (coin()) {
        preview.outline.emplace();
        for (auto& corner : preview.outline->corners) {
            corner = {below<float>(1000) / 1000, below<float>(1000) / 1000};
        }
    }
    return preview;
}

inline InspectDone AnyMessage::inspectDone()
{
    InspectDone done;
    done.id = below<std::uint32_t>(100);
    if (coin()) {
        done.reading.kind = below<reading::ZoneKind>(5);
        done.reading.mrz = std::vector<std::string>{std::string(44, '<'), std::string(44, 'A')};
    }
    done.reading.mrzDigits = coin();
    done.reading.mrzValid = coin();
    done.reading.mrzDoubt = {"?"};
    done.reading.text.emplace_back("surname", text(30));
    done.reading.checks.push_back({word(), below<CheckResult>(3), word()});
    done.reading.ms = {12.5, 1, 2, 3, 4};
    return done;
}

inline FromDecoder AnyMessage::fromDecoder()
{
    switch (m_random->below(10)) {
    case 0:
        return Ready{below<std::uint32_t>(100), below<std::uint32_t>(64)};
    case 1:
        return ModelsLoaded{coin()};
    case 2:
        return preview();
    case 3:
        return FrameReleased{below<std::uint32_t>(4)};
    case 4: {
        EvidenceHead head{below<std::uint32_t>(99), evidence(), below<std::uint32_t>(kMaxPortrait)};
        for (auto& field : head.evidence.fields) {
            if (field.crop) {
                field.crop->pixels = {};
            }
        }
        head.evidence.portraitJpeg = {};
        return head;
    }
    case 5:
        return Pixels{Sensitive{bytes<std::uint8_t>(kMaxPixelChunk)}};
    case 6:
        return Trouble{below<ErrorKind>(7), below<std::uint32_t>(1000)};
    case 7:
        return InspectBarcode{below<std::uint32_t>(9),
                              {"QRCode", bytes<std::uint8_t>(3000), text(900), coin()}};
    case 8:
        return inspectDone();
    default:
        return InspectFailed{below<std::uint32_t>(9), below<ErrorKind>(7), "no picture"};
    }
}

inline ToDecoder AnyMessage::toDecoder()
{
    switch (m_random->below(6)) {
    case 0: {
        Begin begin{below<std::uint32_t>(99), below<PaperKind>(3), {}, below<double>(40)};
        if (coin()) {
            begin.today = date();
        }
        return begin;
    }
    case 1:
        return Frame{
            below<std::uint32_t>(4), below<std::uint32_t>(9000), 1920, 1080, below<PixelFormat>(2)};
    case 2:
        return ScanBytes{SensitiveBytes{bytes<std::byte>(kMaxScan)}};
    case 3:
        return Forget{below<std::uint32_t>(99)};
    case 4:
        return PreviewShown{below<std::uint32_t>(3)};
    default:
        return Inspect{below<std::uint32_t>(9), {coin(), coin(), coin(), date()}};
    }
}

} // namespace ventanilla::decoder_wire
