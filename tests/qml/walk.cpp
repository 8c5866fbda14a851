// SPDX-License-Identifier: EUPL-1.2
#include "tests/qml/walk.h"

#include "tests/unit/kiosk/policy/trial_policy.h"

#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickWindow>

#include <algorithm>
#include <memory>

namespace ventanilla::test {
namespace {

using session::BankHow;

constexpr PartialDate kRecently{2026, 3, 1};

policy::Policy trialPolicy()
{
    auto parsed = policy::Policy::parse(trialFiles());
    VN_ASSERT(parsed.has_value());
    return *std::move(parsed);
}

void choices(StageRoom& r, const std::string& language)
{
    r.journey().chooseLanguage(language);
}

void promise(StageRoom& r, const std::string& language)
{
    choices(r, language);
    r.journey().chooseCityId();
}

void layIdentity(StageRoom& r, const std::string& language)
{
    promise(r, language);
    r.journey().acceptPromise();
}

void capture(StageRoom& r, const std::string& language)
{
    layIdentity(r, language);
    r.journey().startCapture();
}

PreviewReady previewOf(StageRoom& r, Guidance guidance)
{
    constexpr std::uint16_t kWidth = 640;
    constexpr std::uint16_t kHeight = 480;
    const auto slot = r.room.reader.previewRing().slot(0);
    for (std::size_t i = 0; i < slot.size(); i += 4) {
        const auto x = i / 4 % kWidth;
        const auto y = i / 4 / kWidth;
        const bool paper = x > 150 && x < 490 && y > 130 && y < 345;
        const auto grey = static_cast<std::byte>(paper ? 0xE4 : 0x2B);
        slot[i] = slot[i + 1] = slot[i + 2] = grey;
    }
    PageOutline outline{{{{0.235F, 0.27F}, {0.765F, 0.27F}, {0.765F, 0.72F}, {0.235F, 0.72F}}}};
    return {0, kWidth, kHeight, guidance, outline};
}

void capturing(StageRoom& r, const std::string& language, Guidance guidance)
{
    capture(r, language);
    r.room.reader.events.emplace_back(previewOf(r, guidance));
    r.journey().pump();
}

void readIdentity(StageRoom& r, const std::string& language)
{
    capture(r, language);
    r.lay(identityEvidence("passport"));
}

void kindOfIdentity(StageRoom& r, const std::string& language)
{
    capture(r, language);
    r.lay(Evidence{});
}

void name(StageRoom& r, const std::string& language)
{
    readIdentity(r, language);
    r.journey().correctReading();
}

void birthDate(StageRoom& r, const std::string& language)
{
    name(r, language);
    r.journey().setName(personName());
}

void layProof(StageRoom& r, const std::string& language)
{
    readIdentity(r, language);
    r.journey().confirmReading();
}

void readProof(StageRoom& r, const std::string& language)
{
    layProof(r, language);
    r.journey().startCapture();
    r.lay(proofEvidence("utility_bill", kRecently));
}

void kindOfProof(StageRoom& r, const std::string& language)
{
    layProof(r, language);
    r.journey().startCapture();
    r.lay(Evidence{});
}

void addressOnCard(StageRoom& r, const std::string& language)
{
    readProof(r, language);
    r.journey().confirmReading();
}

void mail(StageRoom& r, const std::string& language)
{
    addressOnCard(r, language);
    r.journey().answerAddressOnCard(true);
    r.journey().setHomeAddress(homeAddress());
}

void contact(StageRoom& r, const std::string& language)
{
    mail(r, language);
    r.journey().chooseMail(MailTo::Home);
}

void signature(StageRoom& r, const std::string& language)
{
    contact(r, language);
    r.journey().setContact(Contact{ContactChannel::Text, text("203 555 0100")});
}

void fee(StageRoom& r, const std::string& language)
{
    signature(r, language);
    r.journey().setSignature(SignatureMark{});
}

void summary(StageRoom& r, const std::string& language)
{
    fee(r, language);
    r.journey().chooseFee(FeeChoice::Pay);
}

void accepted(StageRoom& r, const std::string& language)
{
    summary(r, language);
    r.journey().submit();
}

void bankOffer(StageRoom& r, const std::string& language)
{
    accepted(r, language);
    r.journey().leaveAccepted();
}

void bankBranch(StageRoom& r, const std::string& language)
{
    bankOffer(r, language);
    r.journey().answerBankOffer(true);
}

void bankWhen(StageRoom& r, const std::string& language)
{
    bankBranch(r, language);
    r.journey().chooseBranch("harbor", "harbor-main");
}

void bankHow(StageRoom& r, const std::string& language)
{
    bankWhen(r, language);
    r.journey().chooseWhen(ReferralWhen::Now);
}

void bankContact(StageRoom& r, const std::string& language)
{
    bankHow(r, language);
    r.journey().chooseHow(BankHow::Text);
}

void bankWarning(StageRoom& r, const std::string& language)
{
    bankContact(r, language);
    r.journey().setBankContact({text("203 555 0100"), "09:00-12:00", 14});
}

void bankConsent(StageRoom& r, const std::string& language)
{
    bankWarning(r, language);
    r.journey().acceptWarning();
    r.journey().tickConsent(0, true);
}

void sendReferral(StageRoom& r)
{
    for (std::size_t i = 0; i < r.journey().consentLines(); ++i) {
        r.journey().tickConsent(i, true);
    }
    r.journey().sendReferral();
}

std::vector<Station> openingStations()
{
    return {
        {"01-language", [](StageRoom& r, const std::string& l) { r.journey().setLanguage(l); }},
        {"02-choices", choices},
        {"03-already-started",
         [](StageRoom& r, const std::string& l) {
             choices(r, l);
             r.journey().chooseAlreadyStarted();
         }},
        {"04-rights",
         [](StageRoom& r, const std::string& l) {
             choices(r, l);
             r.journey().chooseRights();
         }},
        {"05-promise", promise},
        {"06-lay-identity", layIdentity},
        {"07-capture-empty", capture},
        {"07-capture-glare",
         [](StageRoom& r, const std::string& l) { capturing(r, l, Guidance::Glare); }},
        {"07-capture-unreadable",
         [](StageRoom& r, const std::string& l) { capturing(r, l, Guidance::NotReadable); }},
        {"07-capture-away",
         [](StageRoom& r, const std::string& l) {
             r.room.camera.away = true;
             capture(r, l);
         }},
        {"08-read-identity", readIdentity},
        {"09-kind-of-identity", kindOfIdentity},
        {"10-still-valid",
         [](StageRoom& r, const std::string& l) {
             kindOfIdentity(r, l);
             r.journey().chooseKind("consular_id");
         }},
        {"11-name", name},
        {"12-birth-date", birthDate},
        {"13-guardian",
         [](StageRoom& r, const std::string& l) {
             birthDate(r, l);
             r.journey().setBirthDate({2012, 5, 6});
         }},
        {"14-identity-not-enough",
         [](StageRoom& r, const std::string& l) {
             capture(r, l);
             auto expired = identityEvidence("passport", ExpiryStanding::Expired);
             expired.daysExpired = 4000;
             r.lay(std::move(expired));
             r.journey().confirmReading();
         }},
        {"15-lay-another",
         [](StageRoom& r, const std::string& l) {
             capture(r, l);
             r.lay(identityEvidence("visa"));
             r.journey().confirmReading();
             r.journey().layAnother();
         }},
    };
}

std::vector<Station> middleStations()
{
    return {
        {"16-lay-proof", layProof},
        {"18-read-proof", readProof},
        {"19-kind-of-proof", kindOfProof},
        {"20-proof-recent",
         [](StageRoom& r, const std::string& l) {
             kindOfProof(r, l);
             r.journey().chooseKind("utility_bill");
         }},
        {"21-proof-not-enough",
         [](StageRoom& r, const std::string& l) {
             kindOfProof(r, l);
             r.journey().chooseKind("utility_bill");
             r.journey().answerDate(std::nullopt);
         }},
        {"22-address-on-card", addressOnCard},
        {"23-home-address",
         [](StageRoom& r, const std::string& l) {
             addressOnCard(r, l);
             r.journey().answerAddressOnCard(true);
         }},
        {"24-mail", mail},
        {"25-mail-address",
         [](StageRoom& r, const std::string& l) {
             mail(r, l);
             r.journey().chooseMail(MailTo::Other);
         }},
        {"26-contact", contact},
        {"26-contact-typing",
         [](StageRoom& r, const std::string& l) {
             signature(r, l);
             r.journey().back(session::Step::Signature);
         }},
        {"27-signature", signature},
        {"28-fee", fee},
        {"29-summary", summary},
        {"29-summary-not-stored",
         [](StageRoom& r, const std::string& l) {
             summary(r, l);
             r.room.spool.fails = ErrorKind::Unavailable;
             r.journey().submit();
         }},
        {"30-accepted", accepted},
        {"30-accepted-no-printer",
         [](StageRoom& r, const std::string& l) {
             r.room.printer.away = true;
             accepted(r, l);
         }},
    };
}

std::vector<Station> closingStations()
{
    return {
        {"31-bank-offer", bankOffer},
        {"32-bank-branch", bankBranch},
        {"33-bank-when", bankWhen},
        {"34-bank-how", bankHow},
        {"35-bank-contact", bankContact},
        {"36-bank-warning", bankWarning},
        {"37-bank-consent", bankConsent},
        {"38-bank-accepted",
         [](StageRoom& r, const std::string& l) {
             bankConsent(r, l);
             sendReferral(r);
         }},
        {"38-bank-accepted-voucher",
         [](StageRoom& r, const std::string& l) {
             bankHow(r, l);
             r.journey().chooseHow(BankHow::GoMyself);
             r.journey().acceptWarning();
             sendReferral(r);
         }},
        {"39-goodbye",
         [](StageRoom& r, const std::string& l) {
             bankOffer(r, l);
             r.journey().answerBankOffer(false);
         }},
        {"39-goodbye-nothing-sent",
         [](StageRoom& r, const std::string& l) {
             promise(r, l);
             r.journey().stop();
         }},
        {"40-idle",
         [](StageRoom& r, const std::string& l) {
             mail(r, l);
             r.room.clock.advance(std::chrono::seconds{125});
             r.journey().tick();
         }},
    };
}

} // namespace

StageRoom::StageRoom()
    : policy(trialPolicy())
    , room(kPolicyDay)
    , stage(policy,
            {room.clock,
             room.random,
             room.sealer,
             room.spool,
             room.printer,
             room.capturePorts(),
             nullptr})
{
    const auto loaded = stage.load();
    VN_ASSERT(loaded.has_value());
    stage.show(true);
}

void StageRoom::lay(Evidence evidence)
{
    room.reader.events.emplace_back(EvidenceReady{std::move(evidence)});
    journey().pump();
}

void StageRoom::dress(const QString& variant) const
{
    QQmlComponent component{qmlEngine(stage.window())};
    component.setData(
        "import QtQml\nimport Ventanilla\nQtObject { property QtObject theme: Theme }", {});
    const std::unique_ptr<QObject> holder{component.create()};
    VN_ASSERT(holder != nullptr);
    auto* theme = holder->property("theme").value<QObject*>();
    theme->setProperty("reducedMotion", true);
    theme->setProperty("textScale", variant == QLatin1String{"large"} ? 2.0 : 1.0);
    theme->setProperty("highContrast", variant == QLatin1String{"contrast"});
}

const std::vector<Station>& stations()
{
    static const std::vector<Station> kStations = [] {
        auto all = openingStations();
        for (auto part : {middleStations(), closingStations()}) {
            all.insert(all.end(), part.begin(), part.end());
        }
        return all;
    }();
    return kStations;
}

} // namespace ventanilla::test
