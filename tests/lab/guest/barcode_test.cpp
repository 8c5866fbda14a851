// SPDX-License-Identifier: EUPL-1.2
//
// Our barcode readers on real nodes: HID POS and CDC ACM from a USB gadget, a keyboard wedge from
// uinput.
#include "drivers/barcode/hardware_barcode_reader.h"
#include "tests/contract/barcode_reader_contract.h"
#include "tests/lab/guest/kernel_devices.h"
#include "tests/lab/guest/usb_gadget.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <thread>

#include <fcntl.h>
#include <linux/uinput.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace ventanilla::lab {
namespace {

using namespace std::chrono_literals;
using test::ReaderKind;
using test::ReaderWorld;

/// The event node of the virtual wedge: a guest has other keyboards too.
UniqueFd openWedge()
{
    UniqueFd fd;
    becomesTrue(
        [&] {
            for (const auto& node : nodes("input/event")) {
                const auto name = std::filesystem::path{node}.filename().string();
                if (readFile("/sys/class/input/" + name + "/device/name") == "Lab wedge\n") {
                    fd.reset(::open(node.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC));
                }
            }
            return fd.valid();
        },
        5s);
    return fd;
}

/// A reader of ours on the first node of a name.
class NodeReader : public ReaderWorld
{
public:
    explicit NodeReader(std::string prefix)
        : m_prefix(std::move(prefix))
    {}
    [[nodiscard]] BarcodeReader& reader() override
    {
        if (!m_reader) {
            auto made = drivers::makeBarcodeReader(openHost());
            if (!made) {
                throw std::runtime_error{"no reader on " + m_prefix};
            }
            m_reader = *std::move(made);
        }
        return *m_reader;
    }
    void plug() override
    {
        m_reader.reset();
        plugIn();
        (void)reader();
    }

protected:
    virtual void plugIn() = 0;
    [[nodiscard]] virtual UniqueFd openHost() const { return openNode(m_prefix, 5s); }

private:
    std::string m_prefix;
    std::unique_ptr<BarcodeReader> m_reader;
};

class GadgetReader : public NodeReader
{
public:
    GadgetReader(std::string hostNode, std::string deviceNode)
        : NodeReader(std::move(hostNode))
        , m_deviceNode(std::move(deviceNode))
    {
        if (!UsbGadget::make() || !(UsbGadget::plugged() || UsbGadget::plug())) {
            throw std::runtime_error{"no USB gadget"};
        }
        plugIn();
        (void)reader();
    }
    ~GadgetReader() override
    {
        m_device.reset();
        UsbGadget::unplug();
    }
    void unplug() override
    {
        m_device.reset();
        UsbGadget::unplug();
    }

protected:
    void plugIn() override
    {
        if (!UsbGadget::plugged()) {
            UsbGadget::plug();
        }
        m_device = openNode(m_deviceNode, 5s);
        prepare();
    }
    virtual void prepare() {}
    /// What was written has crossed the bus.
    static void arrive() { ::poll(nullptr, 0, 80); }
    [[nodiscard]] int device() const { return m_device.get(); }

private:
    std::string m_deviceNode;
    UniqueFd m_device;
};

class HidReader : public GadgetReader
{
public:
    HidReader()
        : GadgetReader("hidraw", "hidg")
    {}
    void scan(const std::string& bytes) override
    {
        std::string_view rest{bytes};
        do {
            const auto part = rest.substr(0, 56);
            rest.remove_prefix(part.size());
            std::string report(64, '\0');
            report.replace(0, 5, std::string{'\2', static_cast<char>(part.size()), ']', 'L', '2'});
            report.replace(5, part.size(), part);
            report[63] = rest.empty() ? '\0' : '\1';
            writeBytes(device(), report);
        } while (!rest.empty());
        arrive();
    }
};

class SerialReader : public GadgetReader
{
public:
    SerialReader()
        : GadgetReader("ttyACM", "ttyGS")
    {
        makeRaw();
    }
    void scan(const std::string& bytes) override
    {
        writeBytes(device(), "]L2" + bytes);
        arrive();
    }

protected:
    void prepare() override { makeRaw(); }

private:
    void makeRaw()
    {
        termios settings{};
        ::tcgetattr(device(), &settings);
        ::cfmakeraw(&settings);
        ::tcsetattr(device(), TCSANOW, &settings);
    }
};

class WedgeReader : public NodeReader
{
public:
    WedgeReader()
        : NodeReader("input/event")
    {
        plugIn();
        (void)reader();
    }
    ~WedgeReader() override { finishTyping(); }
    void unplug() override
    {
        finishTyping();
        m_keys.reset();
    }
    /// As quick as a real one: the kernel holds 64 events for who does not read.
    void scan(const std::string& bytes) override
    {
        finishTyping();
        m_typist = std::thread{[this, bytes] {
            m_pause = bytes.size() < 100 ? 40 : 10;
            for (const char c : bytes + '\n') {
                type(c);
            }
        }};
        if (bytes.size() <= 8) {
            finishTyping();
        }
    }
    [[nodiscard]] std::string hardText() const override
    {
        return "M/\\a ;:\"{~} ANSI_63@\n=+\x1d.";
    }
    [[nodiscard]] std::string aimId() const override { return ""; }

protected:
    [[nodiscard]] UniqueFd openHost() const override { return openWedge(); }
    void plugIn() override
    {
        m_keys.reset(::open("/dev/uinput", O_WRONLY | O_NONBLOCK | O_CLOEXEC));
        ::ioctl(m_keys.get(), UI_SET_EVBIT, EV_KEY);
        for (int code = 1; code < 128; ++code) {
            ::ioctl(m_keys.get(), UI_SET_KEYBIT, code);
        }
        uinput_setup setup{};
        setup.id = {BUS_USB, 0x1d6b, 0x0105, 1};
        std::strncpy(setup.name, "Lab wedge", sizeof setup.name - 1);
        ::ioctl(m_keys.get(), UI_DEV_SETUP, &setup);
        ::ioctl(m_keys.get(), UI_DEV_CREATE);
    }

private:
    void send(std::uint16_t type, std::uint16_t code, std::int32_t value)
    {
        input_event event{};
        event.type = type;
        event.code = code;
        event.value = value;
        (void)::write(m_keys.get(), &event, sizeof event);
    }
    void stroke(std::uint16_t code, std::int32_t value)
    {
        send(EV_KEY, code, value);
        send(EV_SYN, SYN_REPORT, 0);
        if (++m_strokes % 8 == 0) {
            ::poll(nullptr, 0, m_pause);
        }
    }
    void tap(std::uint16_t code)
    {
        stroke(code, 1);
        stroke(code, 0);
    }
    /// Written down again here, so that a wrong table in the driver shows.
    void type(char c)
    {
        static constexpr std::string_view kPlain =
            "..1234567890-=..qwertyuiop[]\n.asdfghjkl;'`.\\zxcvbnm,./";
        static constexpr std::string_view kShifted =
            "..!@#$%^&*()_+..QWERTYUIOP{}..ASDFGHJKL:\"~.|ZXCVBNM<>?";
        if (c == '\x1d') {
            stroke(KEY_LEFTALT, 1);
            tap(KEY_KP0);
            tap(KEY_KP2);
            tap(KEY_KP9);
            stroke(KEY_LEFTALT, 0);
        } else if (c == ' ') {
            tap(KEY_SPACE);
        } else if (c == '.') {
            tap(KEY_DOT);
        } else if (const auto plain = kPlain.find(c); plain != std::string_view::npos) {
            tap(static_cast<std::uint16_t>(plain));
        } else {
            stroke(KEY_RIGHTSHIFT, 1);
            tap(static_cast<std::uint16_t>(kShifted.find(c)));
            stroke(KEY_RIGHTSHIFT, 0);
        }
    }

    void finishTyping()
    {
        if (m_typist.joinable()) {
            m_typist.join();
        }
    }

    UniqueFd m_keys;
    std::thread m_typist;
    int m_strokes = 0;
    int m_pause = 0; ///< In milliseconds, after every eighth stroke.
};

} // namespace
} // namespace ventanilla::lab

namespace ventanilla::test {
namespace {

INSTANTIATE_TEST_SUITE_P(
    Real,
    BarcodeReaderContract,
    testing::Values(ReaderKind{"HidPos", [] { return std::make_unique<lab::HidReader>(); }},
                    ReaderKind{"Serial", [] { return std::make_unique<lab::SerialReader>(); }},
                    ReaderKind{"KeyboardWedge",
                               [] { return std::make_unique<lab::WedgeReader>(); }}),
    [](const auto& instance) { return instance.param.name; });

/// What only hardware does wrong.
class BarcodeReaderHardware : public BarcodeReaderContract
{};

TEST_P(BarcodeReaderHardware, LosesAScanOfTenThousandBytesAndReadsTheNext)
{
    ASSERT_TRUE(reader().open());
    for (int i = 0; i < 10; ++i) {
        m_world->scan(std::string(1000, 'y'));
        (void)reader().next();
    }
    const auto given = lastScan();
    EXPECT_TRUE(!given || given->bytes.reveal().size() == 1000) << textOf(given).size();
    m_world->scan("short");
    EXPECT_EQ(textOf(lastScan()), "short");
}

TEST_P(BarcodeReaderHardware, GivesNothingOfWhatComesWithTheUnplugging)
{
    ASSERT_TRUE(reader().open());
    m_world->scan("garbage");
    m_world->unplug();
    lab::becomesTrue([this] { return reader().readableFd() < 0 || !reader().next(); },
                     std::chrono::seconds{5});
    EXPECT_FALSE(reader().next());
    m_world->plug();
    ASSERT_TRUE(reader().open());
    EXPECT_EQ(textOf(lastScan(std::chrono::milliseconds{300})), "no scan");
}

TEST_P(BarcodeReaderHardware, KeepsNoDescriptorOverManyOpenings)
{
    ASSERT_TRUE(reader().open());
    reader().close();
    const auto before = lab::openDescriptors();
    for (int i = 0; i < 50; ++i) {
        ASSERT_TRUE(reader().open());
        reader().close();
    }
    EXPECT_EQ(lab::openDescriptors(), before);
}

INSTANTIATE_TEST_SUITE_P(
    Real,
    BarcodeReaderHardware,
    testing::Values(ReaderKind{"HidPos", [] { return std::make_unique<lab::HidReader>(); }},
                    ReaderKind{"Serial", [] { return std::make_unique<lab::SerialReader>(); }}),
    [](const auto& instance) { return instance.param.name; });

TEST(KeyboardWedge, IsHeardByNobodyElseWhileAStepReadsIt)
{
    lab::WedgeReader wedge;
    const auto eavesdropper = lab::openWedge();
    ASSERT_TRUE(wedge.reader().open());
    wedge.scan("secret");
    pollfd poll{eavesdropper.get(), POLLIN, 0};
    EXPECT_EQ(::poll(&poll, 1, 300), 0);
    wedge.reader().close();
    wedge.scan("x");
    EXPECT_EQ(::poll(&poll, 1, 2000), 1);
}

} // namespace
} // namespace ventanilla::test
