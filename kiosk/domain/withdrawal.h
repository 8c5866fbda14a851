// SPDX-License-Identifier: EUPL-1.2
//
// Takes back an application or a referral: carries X, sealed to the recipient.
#pragma once

#include "kiosk/domain/code.h"

#include <string>

namespace ventanilla {

struct Withdrawal
{
    enum class Of { Application, Referral };

    Of of = Of::Application;
    std::string audience;
    ParcelId jti; ///< This parcel's own.
    Code code;    ///< X of what is withdrawn.
    std::string day;
};

} // namespace ventanilla
