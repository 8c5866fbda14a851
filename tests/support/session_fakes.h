// SPDX-License-Identifier: EUPL-1.2
//
// Ports for a journey without devices: a reader that is told what it reads, a spool that may fail.
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/base/random.h"
#include "kiosk/ports/delivery.h"
#include "kiosk/ports/document_reader.h"
#include "kiosk/ports/room.h"
#include "kiosk/ports/slip_printer.h"
#include "kiosk/session/journey.h"

#include <deque>
#include <string>
#include <vector>

namespace ventanilla::test {

class FakeCamera : public DocumentCamera
{
public:
    Result<void> start(CameraMode /*mode*/, FrameRing& /*ring*/) override
    {
        if (away) {
            return Error{ErrorKind::Unavailable, "no camera"};
        }
        running = true;
        return {};
    }
    void stop() override { running = false; }
    [[nodiscard]] int readableFd() const override { return -1; }
    [[nodiscard]] Result<std::optional<CameraFrame>> next() override
    {
        if (away) {
            return Error{ErrorKind::Unavailable, "camera unplugged"};
        }
        if (frames.empty()) {
            return std::optional<CameraFrame>{};
        }
        const auto frame = frames.front();
        frames.pop_front();
        return std::optional<CameraFrame>{frame};
    }
    void giveBack(std::uint32_t slot) override { returned.push_back(slot); }

    bool away = false;
    bool running = false;
    std::deque<CameraFrame> frames;
    std::vector<std::uint32_t> returned;
};

class FakeReader : public DocumentReader
{
public:
    FakeReader()
        : m_preview(*FrameRing::create("preview", 2, std::size_t{640} * 480 * 4))
        , m_camera(*FrameRing::create("camera", 2, 1024))
    {}
    Result<void> begin(PaperKind kind, std::optional<PartialDate> /*today*/) override
    {
        begun.push_back(kind);
        return {};
    }
    Result<void> frame(const CameraFrame& /*frame*/) override { return {}; }
    Result<void> scan(const Scan& /*scan*/) override { return {}; }
    Result<void> forget() override
    {
        ++forgotten;
        events.clear();
        return {};
    }
    void previewShown(std::uint32_t slot) override { shown.push_back(slot); }
    [[nodiscard]] const FrameRing& previewRing() const override { return m_preview; }
    [[nodiscard]] FrameRing& cameraRing() override { return m_camera; }
    [[nodiscard]] int readableFd() const override { return -1; }
    [[nodiscard]] Result<std::optional<ReaderEvent>> next() override
    {
        if (events.empty()) {
            return std::optional<ReaderEvent>{};
        }
        std::optional<ReaderEvent> event{std::move(events.front())};
        events.pop_front();
        return event;
    }

    std::deque<ReaderEvent> events;
    std::vector<PaperKind> begun;
    std::vector<std::uint32_t> shown;
    int forgotten = 0;

private:
    FrameRing m_preview;
    FrameRing m_camera;
};

class FakeSealer : public Sealer
{
public:
    [[nodiscard]] Result<SealedParcel> seal(const Application& application) override
    {
        if (!hasKeys) {
            return Error{ErrorKind::NotFound, "no key for the audience"};
        }
        applications.push_back(application);
        return SealedParcel{application.jti, SealedParcel::Chain::Applications, "sealed"};
    }
    [[nodiscard]] Result<SealedParcel> seal(const Referral& referral) override
    {
        referrals.push_back(referral);
        return SealedParcel{referral.jti, SealedParcel::Chain::Referrals, "sealed"};
    }
    [[nodiscard]] Result<SealedParcel> seal(const Withdrawal& withdrawal) override
    {
        return SealedParcel{withdrawal.jti, SealedParcel::Chain::Applications, "sealed"};
    }
    [[nodiscard]] Loc locOf(const Code& /*code*/) const override { return {}; }

    bool hasKeys = true;
    std::vector<Application> applications;
    std::vector<Referral> referrals;
};

class FakeSpool : public Spool
{
public:
    Result<void> store(const SealedParcel& parcel) override
    {
        attempts.push_back(parcel.jti);
        if (fails) {
            return Error{*fails, "the spool is broken"};
        }
        stored.push_back(parcel);
        return {};
    }

    std::optional<ErrorKind> fails;
    std::vector<ParcelId> attempts;
    std::vector<SealedParcel> stored;
};

class FakePrinter : public SlipPrinter
{
public:
    [[nodiscard]] PrinterState state() override
    {
        return away ? PrinterState::PaperOut : PrinterState::Ready;
    }
    Result<void> print(const Slip& slip) override
    {
        if (away) {
            return Error{ErrorKind::Unavailable, "no paper"};
        }
        slips.push_back(slip);
        return {};
    }

    bool away = false;
    std::vector<Slip> slips;
};

class FakeTexts : public session::SlipTexts
{
public:
    [[nodiscard]] std::string text(session::SlipText which,
                                   const std::string& language) const override
    {
        return language + std::to_string(static_cast<int>(which));
    }
    [[nodiscard]] std::string day(policy::Day day, const std::string& /*language*/) const override
    {
        return session::isoDay(day);
    }
};

/// Everything that a journey asks for, in one place.
struct FakeRoom
{
    explicit FakeRoom(policy::Day today)
        : clock(std::chrono::sys_days{today} + std::chrono::hours{15})
    {}
    [[nodiscard]] session::Capture::Ports capturePorts()
    {
        return {clock, camera, reader, nullptr, nullptr};
    }
    [[nodiscard]] session::Journey::Ports ports()
    {
        return {clock, random, sealer, spool, printer, texts, capturePorts()};
    }

    ManualClock clock;
    SeededRandom random{7};
    FakeCamera camera;
    FakeReader reader;
    FakeSealer sealer;
    FakeSpool spool;
    FakePrinter printer;
    FakeTexts texts;
};

[[nodiscard]] inline SensitiveText text(const char* value)
{
    return SensitiveText{value};
}

[[nodiscard]] inline PersonName personName()
{
    return {{text("María"), text("José")}, {text("Núñez"), text("De la Cruz")}};
}

[[nodiscard]] inline Address homeAddress()
{
    return {text(""),
            text("12 Sample Street"),
            text("3B"),
            text("New Haven"),
            text("CT"),
            text("06510")};
}

/// A line of a paper: grey bars on white, so that a picture of the screen shows where it stands.
[[nodiscard]] inline LineCrop cropOf(std::uint16_t width)
{
    constexpr std::uint16_t kHeight = 40;
    std::vector<std::uint8_t> pixels(std::size_t{width} * kHeight, 235);
    for (std::size_t y = 10; y < 30; ++y) {
        for (std::size_t x = 6; x < width; ++x) {
            if (x % 14 < 5) {
                pixels[y * width + x] = 40;
            }
        }
    }
    return {width, kHeight, Sensitive<std::vector<std::uint8_t>>{std::move(pixels)}};
}

[[nodiscard]] inline Evidence identityEvidence(const std::string& documentClass,
                                               ExpiryStanding expiry = ExpiryStanding::Current)
{
    Evidence evidence;
    evidence.documentClass = documentClass;
    evidence.expiry = expiry;
    evidence.machineReadable = true;
    evidence.fields.push_back({FieldName::NameParts, personName(), {6, 7}, cropOf(420)});
    evidence.fields.push_back(
        {FieldName::BirthDate, BirthDate{PartialDate{1990, 7, 4}}, {}, cropOf(260)});
    evidence.portraitJpeg = Sensitive<std::vector<std::uint8_t>>{{0xFF, 0xD8, 0xFF}};
    return evidence;
}

[[nodiscard]] inline Evidence proofEvidence(const std::string& documentClass, PartialDate issued)
{
    Evidence evidence;
    evidence.documentClass = documentClass;
    evidence.expiry = ExpiryStanding::NoDate;
    evidence.fields.push_back({FieldName::Address, homeAddress(), {}, cropOf(520)});
    evidence.fields.push_back({FieldName::IssueDate, BirthDate{issued}, {}, std::nullopt});
    return evidence;
}

} // namespace ventanilla::test
