// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/inspect/batch.h"

#include "kiosk/app/inspect/check_json.h"
#include "kiosk/base/encoding.h"

#include <cmath>

namespace ventanilla::inspect {
namespace {

using Json = nlohmann::ordered_json;

const char* nameOf(reading::ZoneKind kind)
{
    switch (kind) {
    case reading::ZoneKind::Td1:
        return "TD1";
    case reading::ZoneKind::Td2:
        return "TD2";
    case reading::ZoneKind::Td3:
        return "TD3";
    case reading::ZoneKind::MrvA:
        return "MRVA";
    case reading::ZoneKind::MrvB:
        return "MRVB";
    }
    return "";
}

Json toJson(const reading::BarcodeReading& barcode)
{
    Json object{{"format", barcode.format}};
    if (barcode.isText) {
        object["text"] = barcode.text;
    } else {
        object["base64"] = toBase64(barcode.bytes);
    }
    return object;
}

double rounded(double milliseconds)
{
    return std::round(milliseconds * 10) / 10;
}

Json toJson(const reading::InspectReading::Ms& ms)
{
    return {{"total", rounded(ms.total)},
            {"page", rounded(ms.page)},
            {"mrz", rounded(ms.mrz)},
            {"barcode", rounded(ms.barcode)},
            {"text", rounded(ms.text)}};
}

} // namespace

nlohmann::ordered_json toJson(const std::string& file,
                              const Result<reading::InspectReading>& reading)
{
    Json object{{"file", file}};
    if (!reading) {
        object["error"] = reading.error().what();
        return object;
    }
    object["kind"] = reading->kind ? Json(nameOf(*reading->kind)) : Json(nullptr);
    object["mrz"] = reading->mrz ? Json(*reading->mrz) : Json(nullptr);
    object["mrz_digits"] = reading->mrzDigits;
    object["mrz_valid"] = reading->mrzValid;
    object["mrz_doubt"] = reading->mrzDoubt;
    object["barcodes"] = Json::array();
    for (const auto& barcode : reading->barcodes) {
        object["barcodes"].push_back(toJson(barcode));
    }
    object["text"] = Json::object();
    for (const auto& [field, value] : reading->text) {
        object["text"][field] = value;
    }
    object["checks"] = toJson(reading->checks);
    object["ms"] = toJson(reading->ms);
    return object;
}

bool readAll(PictureReader& reader,
             const std::vector<std::string>& files,
             const reading::InspectOptions& options,
             const std::function<void(const std::string&)>& print)
{
    bool allRead = true;
    for (const auto& file : files) {
        const auto reading = reader.read(file, options);
        allRead = allRead && reading.has_value();
        print(lineOf(toJson(file, reading)));
    }
    return allRead;
}

} // namespace ventanilla::inspect
