// SPDX-License-Identifier: EUPL-1.2
//
// The signed files of a bundle, before anybody looks at a signature.
#include "services/protocol/policy_files.h"

#include <gtest/gtest.h>

#include <string>

namespace ventanilla::protocol {
namespace {

TEST(ManifestFile, SurvivesTheWire)
{
    const ManifestFile manifest{
        "new-haven", 7, 2, "2027-11-21", 30, {{"files/policy.toml", std::string(64, 'a')}}};
    const auto read = readManifestFile(write(manifest));
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, manifest);
}

TEST(ManifestFile, RefusesPathsThatLeadOutAndHashesOfTheWrongShape)
{
    for (const auto* path :
         {"../root.key", "/etc/passwd", "files/../x", "files//x", "", "files/.hidden", "Files/x"})
    {
        const ManifestFile manifest{
            "new-haven", 7, 2, "2027-11-21", 30, {{path, std::string(64, 'a')}}};
        EXPECT_FALSE(readManifestFile(write(manifest))) << path;
    }
    const ManifestFile manifest{
        "new-haven", 7, 2, "2027-11-21", 30, {{"files/a", std::string(64, 'A')}}};
    EXPECT_FALSE(readManifestFile(write(manifest)));
}

TEST(KeysFile, SurvivesTheWire)
{
    const KeysFile keys{"new-haven",
                        2,
                        "2027-11-21",
                        R"({"kty":"OKP"})",
                        R"({"kty":"OKP"})",
                        R"({"keys":[]})",
                        R"({"keys":[]})"};
    const auto text = write(keys);
    ASSERT_TRUE(text);
    const auto read = readKeysFile(*text);
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, keys);
}

TEST(FreshFile, SurvivesTheWireAndTakesNoMore)
{
    const FreshFile fresh{"new-haven", 1'795'000'000, 7};
    EXPECT_EQ(readFreshFile(write(fresh)), fresh);
    EXPECT_FALSE(readFreshFile(R"({"city":"new-haven","now":1,"version":7,"more":1})"));
    EXPECT_FALSE(readFreshFile(R"({"city":"new-haven","now":1.5,"version":7})"));
}

} // namespace
} // namespace ventanilla::protocol
