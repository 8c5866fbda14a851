// SPDX-License-Identifier: EUPL-1.2
#include "services/bank/inbox_row.h"

#include "services/protocol/person_json.h"

namespace ventanilla::bank {

store::InboxRow rowOf(const Referral& referral, const jose::JweHeader& header)
{
    store::InboxRow row;
    row.recipient = referral.audience;
    row.jti = referral.jti.text;
    row.loc = header.loc.value_or("");
    row.issuer = referral.issuer;
    row.issuedAt = referral.issuedAt.time_since_epoch().count();
    row.expires = referral.expires.time_since_epoch().count();
    row.subject = referral.subject;
    row.name = referral.name;
    row.language = referral.language;
    if (referral.contact) {
        row.contact = store::InboxContact{protocol::wireName(referral.contact->contact.channel),
                                          referral.contact->contact.value,
                                          referral.contact->hours,
                                          referral.contact->until};
    }
    row.branch = referral.branch;
    row.when = referral.when == ReferralWhen::Now ? "now" : "after card";
    row.words = referral.words;
    row.consentFields = referral.consent.fields;
    row.consentText = referral.consent.text;
    row.consentLanguage = referral.consent.language;
    return row;
}

} // namespace ventanilla::bank
