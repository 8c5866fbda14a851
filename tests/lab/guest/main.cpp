// SPDX-License-Identifier: EUPL-1.2
//
// A test program that is also the first process of its own virtual machine.
#include "tests/lab/guest/init.h"

#include <gtest/gtest.h>

int main(int argc, char** argv)
{
    ventanilla::lab::runGuestIfFirst(argv);
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
