// SPDX-License-Identifier: EUPL-1.2
//
// One resident's way from the choice of a language to the wipe, as a machine of steps.
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/base/random.h"
#include "kiosk/policy/evaluate.h"
#include "kiosk/policy/policy.h"
#include "kiosk/ports/delivery.h"
#include "kiosk/ports/slip_printer.h"
#include "kiosk/session/capture.h"
#include "kiosk/session/draft.h"
#include "kiosk/session/entry.h"
#include "kiosk/session/idle_watch.h"
#include "kiosk/session/slips.h"
#include "kiosk/session/step.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ventanilla::session {

/// What hinders the last push of a button; the screen has the words.
enum class Trouble { None, NotStored, NoKey };
enum class SlipState { NotPrinted, Printed, PrinterAway };
enum class Ending { None, Finished, Stopped, TimedOut };

/// Verbs that do not belong to the present step do nothing: a second tap on a button that has
/// already led on is harmless. Thread-bound.
class Journey
{
public:
    struct Ports
    {
        const Clock& clock;
        Random& random;
        Sealer& sealer;
        Spool& spool;
        SlipPrinter& printer;
        const SlipTexts& texts;
        Capture::Ports capture;
    };

    Journey(const policy::Policy& policy, const Ports& ports);
    Journey(const Journey&) = delete;
    Journey& operator=(const Journey&) = delete;
    ~Journey() = default;

    /// Called after each change of anything below.
    void onChange(std::function<void()> observer) { m_observer = std::move(observer); }

    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] const policy::Policy& policy() const { return m_policy; }
    [[nodiscard]] const std::string& language() const { return m_language; }
    [[nodiscard]] const Draft& draft() const { return m_draft; }
    [[nodiscard]] const BankDraft& bankDraft() const { return m_bank; }
    [[nodiscard]] const Capture& capture() const { return m_capture; }
    [[nodiscard]] const std::optional<Evidence>& evidence() const { return m_evidence; }
    [[nodiscard]] const policy::Standing& standing() const { return m_standing; }
    [[nodiscard]] const std::optional<Application>& application() const { return m_application; }
    [[nodiscard]] const std::optional<Referral>& referral() const { return m_referral; }
    /// Nobody may begin an application now; everything else goes on.
    [[nodiscard]] bool closed() const { return m_closed; }
    [[nodiscard]] bool applicationSent() const { return m_applicationSent; }
    [[nodiscard]] bool referralSent() const { return m_referralSent; }
    [[nodiscard]] Trouble trouble() const { return m_trouble; }
    [[nodiscard]] SlipState slip() const { return m_slip; }
    [[nodiscard]] Ending ending() const { return m_ending; }
    [[nodiscard]] const IdleWatch& idle() const { return m_idle; }
    [[nodiscard]] bool canGoBack() const;
    [[nodiscard]] std::optional<PartialDate> today() const;
    /// Banks that may be offered today to this resident.
    [[nodiscard]] std::vector<policy::Bank> banks() const;
    [[nodiscard]] int feeCents() const;
    /// The paper asked for is one more for the same purpose.
    [[nodiscard]] bool layingAnother() const { return m_another; }
    /// How old the proof in hand may be; 0 when its age does not matter.
    [[nodiscard]] int proofMaxAgeDays() const;
    /// The last paper could not be read: the screen says so kindly.
    [[nodiscard]] bool unread() const { return m_unread; }

    // Anywhere.
    /// The station says so, at any time; an application that has begun is finished.
    void setClosed(bool closed);
    void setLanguage(const std::string& tag);
    /// Does nothing unless @p from is the present step.
    void back(Step from);
    void stop();
    void touched();
    /// Looks at the clock: idle warning, time-out, end of the farewell. Often enough is four times
    /// a second.
    void tick();
    /// Looks at the devices of the present step.
    void pump();

    // Choices and promise.
    void chooseLanguage(const std::string& tag);
    void chooseCityId();
    void chooseAlreadyStarted();
    void chooseRights();
    void acceptPromise();

    // Papers.
    void startCapture();
    /// From a capture: names and dates are typed instead.
    void typeInstead();
    /// No such paper, or none that the kiosk can judge: a person will look. Never a refusal.
    void askForPerson();
    void confirmReading();
    void correctReading();
    void chooseKind(const std::string& documentClass);
    /// Whether the paper is still valid, or recent enough; nothing: the resident does not know.
    void answerDate(std::optional<bool> good);
    void layAnother();

    // Person. Faults come back for the screen; the step stays.
    EntryFault setName(const PersonName& name);
    EntryFault setBirthDate(const PartialDate& date);
    void answerGuardian(bool present);

    // Address, contact, signature, fee.
    void answerAddressOnCard(bool wanted);
    EntryFault setHomeAddress(const Address& address);
    void chooseMail(MailTo mail);
    EntryFault setMailAddress(const Address& address);
    EntryFault setContact(const std::optional<Contact>& contact);
    void setSignature(const Signature& signature);
    void chooseFee(FeeChoice fee);

    // Summary.
    /// @p step is Name, BirthDate, AddressOnCard, Contact or Signature; its end leads back here.
    void edit(Step step);
    void submit();
    void printSlip();
    void leaveAccepted();

    // Bank.
    void answerBankOffer(bool wanted);
    void chooseBranch(const std::string& bank, const std::string& branch);
    void chooseWhen(ReferralWhen when);
    void chooseHow(BankHow how);
    EntryFault setBankContact(const BankContactEntry& entry);
    void acceptWarning();
    void tickConsent(std::size_t field, bool ticked);
    /// Lines of the consent in force: name, language and, unless the resident goes alone, contact.
    [[nodiscard]] std::size_t consentLines() const;
    [[nodiscard]] bool consentComplete() const;
    void sendReferral();
    void finish();

    /// True when the farewell is over: this object holds nothing and the process may end.
    [[nodiscard]] bool over() const { return m_over; }

private:
    void changed() const;
    void enter(Step step);
    void advance(Step step);
    /// As advance(), or back to the summary when that is where the resident came from.
    void advanceOrReturn(Step step);
    void toFarewell(Ending ending);
    void wipe();

    [[nodiscard]] bool at(Step step) const { return m_step == step; }
    [[nodiscard]] bool atIdentity() const;
    [[nodiscard]] bool atProof() const;
    void take(Evidence evidence);
    void copyReading(bool confirm);
    void reopenPaper();
    void nextForPaper();
    void continueIdentity();
    void continueProof();
    void judge();
    void closePapers();
    void afterMail();
    [[nodiscard]] std::optional<int> age() const;
    [[nodiscard]] bool isMinor() const;

    [[nodiscard]] Application makeApplication() const;
    [[nodiscard]] Referral makeReferral() const;
    /// True when the parcel is on stable storage.
    bool store(const Result<SealedParcel>& sealed);
    void print(const Slip& slip);

    const policy::Policy& m_policy;
    Ports m_ports;
    std::function<void()> m_observer;
    Capture m_capture;
    IdleWatch m_idle;
    Step m_step = Step::Language;
    std::vector<Step> m_history;
    std::string m_language = "en";
    Draft m_draft;
    Papers m_papers;
    policy::Standing m_standing;
    std::optional<Evidence> m_evidence;
    std::optional<policy::PaperSeen> m_paper; ///< The one in hand, not judged yet.
    bool m_paperLay = false;                  ///< The camera saw it lying there, read or not.
    bool m_dateAsked = false;
    bool m_another = false; ///< One more paper for the same purpose.
    bool m_unread = false;
    Outcome m_outcome;
    bool m_editing = false;
    BankDraft m_bank;
    std::optional<Application> m_application;
    std::optional<Referral> m_referral;
    std::optional<SealedParcel>
        m_sealed; ///< Kept when storing failed: another try is the same parcel.
    bool m_closed = false;
    bool m_applicationSent = false;
    bool m_referralSent = false;
    Trouble m_trouble = Trouble::None;
    SlipState m_slip = SlipState::NotPrinted;
    Ending m_ending = Ending::None;
    std::chrono::steady_clock::time_point m_farewellSince;
    bool m_over = false;
};

} // namespace ventanilla::session
