// SPDX-License-Identifier: EUPL-1.2
//
// The dock's barcode reader keeps the contract.
#include "drivers/virtual/virtual_barcode_reader.h"
#include "kiosk/base/encoding.h"
#include "tests/contract/barcode_reader_contract.h"
#include "tests/support/running_dock.h"

namespace ventanilla::test {
namespace {

class DockReader : public ReaderWorld
{
public:
    [[nodiscard]] BarcodeReader& reader() override { return m_reader; }
    void scan(const std::string& bytes) override
    {
        m_dock.ask(R"({"do":"scan","aim":"]L2","base64":")" + toBase64(bytesOf(bytes)) + R"("})");
    }
    void unplug() override { m_dock.ask(R"({"do":"unplug","device":"barcode-reader"})"); }
    void plug() override { m_dock.ask(R"({"do":"plug","device":"barcode-reader"})"); }

private:
    RunningDock m_dock;
    drivers::VirtualBarcodeReader m_reader{m_dock.connect()};
};

INSTANTIATE_TEST_SUITE_P(Virtual,
                         BarcodeReaderContract,
                         testing::Values(ReaderKind{"Dock",
                                                    [] { return std::make_unique<DockReader>(); }}),
                         [](const auto& instance) { return instance.param.name; });

} // namespace
} // namespace ventanilla::test
