// SPDX-License-Identifier: EUPL-1.2
#include "tests/unit/reading/aamva/card.h"

namespace ventanilla::reading::aamva {
namespace {

std::string four(std::size_t value)
{
    auto text = std::to_string(value);
    return std::string(4 - text.size(), '0') + text;
}

std::string textOf(const std::optional<Sensitive<PartialDate>>& date)
{
    return date ? std::to_string(date->reveal().year) + "-" + std::to_string(date->reveal().month) +
                      "-" + std::to_string(date->reveal().day)
                : std::string{};
}

} // namespace

Elements virginia()
{
    return {{"DAQ", "T64235789"},   {"DCS", "SAMPLE"},
            {"DDE", "N"},           {"DAC", "MICHAEL"},
            {"DDF", "N"},           {"DAD", "JOHN"},
            {"DDG", "N"},           {"DCU", "JR"},
            {"DCA", "D"},           {"DCB", "K"},
            {"DCD", "PH"},          {"DBD", "06062019"},
            {"DBB", "06061986"},    {"DBA", "12102024"},
            {"DBC", "1"},           {"DAU", "068 in"},
            {"DAY", "BRO"},         {"DAG", "2300 WEST BROAD STREET"},
            {"DAI", "RICHMOND"},    {"DAJ", "VA"},
            {"DAK", "232690000  "}, {"DCF", "2424244747474786102204"},
            {"DCG", "USA"},         {"DCK", "123456789"},
            {"DDA", "F"},           {"DDB", "06062018"},
            {"DDC", "06062020"},    {"DDD", "1"}};
}

Elements with(Elements elements, const std::string& id, const std::string& value)
{
    for (auto& element : elements) {
        if (element.first == id) {
            element.second = value;
            return elements;
        }
    }
    elements.emplace_back(id, value);
    return elements;
}

std::string barcode(const Elements& elements, const std::string& version, const std::string& issuer)
{
    std::string licence = "DL";
    for (const auto& [id, value] : elements) {
        licence += id + value + "\n";
    }
    licence.back() = '\r';
    const std::string jurisdiction = "ZVZVA01\r";
    const std::string header = "@\n\x1e\rANSI " + issuer + version + "0002";
    const std::size_t begin = header.size() + 20;
    return header + "DL" + four(begin) + four(licence.size()) + "ZV" +
           four(begin + licence.size()) + four(jurisdiction.size()) + licence + jurisdiction;
}

std::string joined(const std::vector<SensitiveText>& parts)
{
    std::string text;
    for (const auto& part : parts) {
        text += (text.empty() ? "" : " ") + part.reveal();
    }
    return text;
}

std::string everythingIn(const Licence& licence)
{
    const auto& [version,
                 given,
                 family,
                 suffix,
                 familyCut,
                 firstCut,
                 middleCut,
                 doubtful,
                 birth,
                 expiry,
                 address] = licence;
    (void)familyCut;
    (void)firstCut;
    (void)middleCut;
    (void)doubtful;
    std::string all = std::to_string(version) + "|" + joined(given) + "|" + joined(family) + "|" +
                      suffix.reveal();
    all += "|" + textOf(birth ? std::optional<Sensitive<PartialDate>>{*birth} : std::nullopt) +
           "|" + textOf(expiry);
    if (address) {
        const auto& [careOf, street, unit, city, state, postalCode] = *address;
        for (const auto* text : {&careOf, &street, &unit, &city, &state, &postalCode}) {
            all += "|" + text->reveal();
        }
    }
    return all;
}

} // namespace ventanilla::reading::aamva
