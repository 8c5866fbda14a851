// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/agreement/compare.h"

#include "kiosk/reading/agreement/transliterate.h"

#include <algorithm>
#include <array>
#include <string>

namespace ventanilla::reading::agreement {
namespace {

using Spellings = std::vector<std::string>;
using Components = std::vector<Spellings>;

void wipeAll(Components& components)
{
    for (auto& component : components) {
        for (auto& spelling : component) {
            wipe(spelling);
        }
    }
}

/// Spellings of every component, wiped when they go.
class Spelled
{
public:
    explicit Spelled(const std::vector<SensitiveText>& parts,
                     const std::vector<SensitiveText>& more = {})
    {
        append(parts);
        append(more);
    }
    Spelled(const Spelled&) = delete;
    Spelled& operator=(const Spelled&) = delete;
    ~Spelled() { wipeAll(m_components); }

    [[nodiscard]] const Components& components() const { return m_components; }

private:
    void append(const std::vector<SensitiveText>& parts)
    {
        for (const auto& part : parts) {
            for (auto& component : zoneSpellings(part.reveal())) {
                m_components.push_back(std::move(component));
            }
        }
    }

    Components m_components;
};

bool sameComponent(const Spellings& a, const Spellings& b)
{
    return std::ranges::any_of(
        a, [&b](const auto& spelling) { return std::ranges::find(b, spelling) != b.end(); });
}

/// True when some spelling of @p cut begins some spelling of @p whole.
bool beginsComponent(const Spellings& cut, const Spellings& whole)
{
    return std::ranges::any_of(cut, [&whole](const auto& beginning) {
        return std::ranges::any_of(
            whole, [&beginning](const auto& text) { return text.starts_with(beginning); });
    });
}

bool meets(const Spellings& a, const Spellings& b, bool aCut, bool bCut)
{
    return sameComponent(a, b) || (aCut && beginsComponent(a, b)) ||
           (bCut && beginsComponent(b, a));
}

Agreement compareLists(const Components& a, const Components& b, bool aCut, bool bCut)
{
    if (a.empty() || b.empty()) {
        return Agreement::NotComparable;
    }
    const auto shared = std::min(a.size(), b.size());
    bool same = a.size() == b.size();
    for (std::size_t i = 0; i < shared; ++i) {
        if (!meets(a[i], b[i], aCut, bCut)) {
            return Agreement::Different;
        }
        same = same && sameComponent(a[i], b[i]);
    }
    return same ? Agreement::Same : Agreement::SoFar;
}

Agreement together(Agreement family, Agreement given)
{
    if (family == Agreement::Different || given == Agreement::Different) {
        return Agreement::Different;
    }
    return family == Agreement::Same && given == Agreement::Same ? Agreement::Same
                                                                 : Agreement::SoFar;
}

int rankOf(Agreement agreement)
{
    switch (agreement) {
    case Agreement::Same:
        return 3;
    case Agreement::SoFar:
        return 2;
    case Agreement::Different:
        return 1;
    case Agreement::NotComparable:
        return 0;
    }
    return 0;
}

std::array<Spelled, 2> bothOrders(const PersonName& name)
{
    return {Spelled{name.family, name.given}, Spelled{name.given, name.family}};
}

/// All components of both names, with the order of the parts left open: the best of the four ways.
Agreement compareAsOne(const NameReading& a, const NameReading& b)
{
    auto best = Agreement::NotComparable;
    const auto ours = bothOrders(a.name);
    const auto theirs = bothOrders(b.name);
    for (const auto& one : ours) {
        for (const auto& other : theirs) {
            const auto found =
                compareLists(one.components(), other.components(), a.possiblyCut, b.possiblyCut);
            best = rankOf(found) > rankOf(best) ? found : best;
        }
    }
    return best;
}

bool hasOnePart(const PersonName& name)
{
    return name.family.empty() || name.given.empty();
}

} // namespace

Agreement compareNames(const NameReading& a, const NameReading& b)
{
    if (hasOnePart(a.name) || hasOnePart(b.name)) {
        return compareAsOne(a, b);
    }
    const Spelled familyA{a.name.family};
    const Spelled familyB{b.name.family};
    const Spelled givenA{a.name.given};
    const Spelled givenB{b.name.given};
    return together(
        compareLists(familyA.components(), familyB.components(), a.possiblyCut, b.possiblyCut),
        compareLists(givenA.components(), givenB.components(), a.possiblyCut, b.possiblyCut));
}

Agreement compareDates(const PartialDate& a, const PartialDate& b)
{
    struct Part
    {
        unsigned a;
        unsigned b;
    };
    bool shared = false;
    bool oneSided = false;
    for (const auto& part : {Part{static_cast<unsigned>(a.year), static_cast<unsigned>(b.year)},
                             Part{a.month, b.month},
                             Part{a.day, b.day}})
    {
        if (part.a != 0 && part.b != 0 && part.a != part.b) {
            return Agreement::Different;
        }
        shared = shared || (part.a != 0 && part.b != 0);
        oneSided = oneSided || ((part.a == 0) != (part.b == 0));
    }
    if (!shared) {
        return Agreement::NotComparable;
    }
    return oneSided ? Agreement::SoFar : Agreement::Same;
}

} // namespace ventanilla::reading::agreement
