// SPDX-License-Identifier: EUPL-1.2
//
// The memory of a datum about a person is zero once the datum is gone.
#include "kiosk/base/sensitive.h"

#include <gtest/gtest.h>

#include <array>
#include <new>
#include <string_view>

namespace ventanilla {
namespace {

/// The bytes of an object after its end.
template <typename T>
class Grave
{
public:
    template <typename... Arguments>
    T& make(Arguments&&... arguments)
    {
        m_object = new (m_bytes.data()) T(std::forward<Arguments>(arguments)...);
        return *m_object;
    }
    void bury() { m_object->~T(); }
    [[nodiscard]] bool holds(std::string_view text) const
    {
        // Read as raw bytes: the object has ended, its storage has not.
        const std::string_view all{reinterpret_cast<const char*>(m_bytes.data()), m_bytes.size()};
        return all.find(text) != std::string_view::npos;
    }

private:
    alignas(T) std::array<std::byte, sizeof(T)> m_bytes{};
    T* m_object = nullptr;
};

TEST(Sensitive, WipesAShortTextOnDestruction)
{
    Grave<SensitiveText> grave;
    grave.make(std::string{"SECRET"});
    EXPECT_TRUE(grave.holds("SECRET"));
    grave.bury();
    EXPECT_FALSE(grave.holds("SECRET"));
}

TEST(Sensitive, WipesAPlainValueOnDestruction)
{
    Grave<Sensitive<std::array<char, 8>>> grave;
    grave.make(std::array<char, 8>{'S', 'E', 'C', 'R', 'E', 'T'});
    grave.bury();
    EXPECT_FALSE(grave.holds("SECRET"));
}

TEST(Sensitive, WipesTheSourceOfAMove)
{
    Grave<SensitiveText> grave;
    auto& source = grave.make(std::string{"SECRET"});
    const SensitiveText target{std::move(source)};
    EXPECT_FALSE(grave.holds("SECRET"));
    EXPECT_EQ(target.reveal(), "SECRET");
    grave.bury();
}

TEST(Sensitive, WipesWhatAnAssignmentReplaces)
{
    Grave<SensitiveText> grave;
    auto& target = grave.make(std::string{"SECRET"});
    target = SensitiveText{std::string{"X"}};
    EXPECT_FALSE(grave.holds("ECRET"));
    const SensitiveText other{std::string{"Y"}};
    target = other;
    EXPECT_EQ(target.reveal(), "Y");
    grave.bury();
}

TEST(Wipe, ClearsTheWholeCapacityOfAString)
{
    std::string text(100, 'S');
    text.resize(3);
    const char* memory = text.data();
    wipe(text);
    EXPECT_TRUE(text.empty());
    ASSERT_EQ(text.data(), memory);
    // Still the string's own memory: capacity is kept.
    EXPECT_GE(text.capacity(), 100U);
    text.resize(100);
    EXPECT_EQ(text.find('S'), std::string::npos);
}

TEST(Wipe, ClearsVectorsAndValues)
{
    std::vector<int> values{1, 2, 3};
    wipe(values);
    EXPECT_TRUE(values.empty());
    int value = 7;
    wipe(value);
    EXPECT_EQ(value, 0);
    std::vector<int> none;
    wipe(none);
    EXPECT_TRUE(none.empty());
}

TEST(WipeMemory, SurvivesNothing)
{
    wipeMemory(nullptr, 0);
    std::array<char, 4> bytes{'a', 'b', 'c', 'd'};
    wipeMemory(bytes.data(), 2);
    EXPECT_EQ(bytes, (std::array<char, 4>{'\0', '\0', 'c', 'd'}));
}

TEST(Sensitive, SurvivesAssigningItselfAndComparesByValue)
{
    SensitiveText text{std::string{"SECRET"}};
    const auto& alias = text;
    text = alias;
    EXPECT_EQ(text.reveal(), "SECRET");
    EXPECT_TRUE(text == SensitiveText{std::string{"SECRET"}});
    EXPECT_FALSE(text == SensitiveText{});
}

} // namespace
} // namespace ventanilla
