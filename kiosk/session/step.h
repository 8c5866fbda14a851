// SPDX-License-Identifier: EUPL-1.2
//
// The steps of a resident's journey, one for each screen.
#pragma once

namespace ventanilla::session {

enum class Step {
    Language,
    Choices,
    AlreadyStarted,
    Rights,
    Promise,
    LayIdentity,
    CaptureIdentity,
    ReadIdentity,
    KindOfIdentity,
    StillValid,
    Name,
    BirthDate,
    Guardian,
    IdentityNotEnough,
    LayProof,
    CaptureProof,
    ReadProof,
    KindOfProof,
    ProofRecent,
    ProofNotEnough,
    AddressOnCard,
    HomeAddress,
    Mail,
    MailAddress,
    Contact,
    Signature,
    Fee,
    Summary,
    Accepted,
    BankOffer,
    BankBranch,
    BankWhen,
    BankHow,
    BankContact,
    BankWarning,
    BankConsent,
    BankAccepted,
    Goodbye,
};

/// Stable name of @p step for the inspector and for pictures of screens: "lay-identity".
[[nodiscard]] const char* toString(Step step);

/// Five parts a resident can count: papers, person, address, check, done. 0: outside an
/// application.
[[nodiscard]] int partOf(Step step);
inline constexpr int kParts = 5;

} // namespace ventanilla::session
