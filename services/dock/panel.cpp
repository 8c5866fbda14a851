// SPDX-License-Identifier: EUPL-1.2
#include "services/dock/panel.h"

#include "services/protocol/dock_messages.h"
#include "services/protocol/json.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileDialog>
#include <QFileSystemWatcher>
#include <QGroupBox>
#include <QImageReader>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSlider>
#include <QVBoxLayout>

#include <chrono>

namespace ventanilla::dock {
namespace {

using protocol::Json;

constexpr std::chrono::seconds kAnswerLimit{10};
constexpr QSize kThumbnail(132, 96);
constexpr int kSlipWidth = 300;
constexpr std::size_t kLargestTruth = std::size_t{4} * 1024 * 1024;

Json verb(const char* name)
{
    auto request = Json::object();
    request.set("do", name);
    return request;
}

Json verb(const char* name, protocol::dock::Device device)
{
    auto request = verb(name);
    request.set("device", protocol::dock::toString(device));
    return request;
}

QIcon thumbnail(const QString& path)
{
    QImageReader reader(path);
    const auto size = reader.size();
    // The chosen file may be anything; only what is surely small enough is shown.
    if (!size.isValid() || size.width() > 8000 || size.height() > 8000) {
        return {};
    }
    reader.setScaledSize(size.scaled(kThumbnail, Qt::KeepAspectRatio));
    return QIcon(QPixmap::fromImageReader(&reader));
}

QPushButton* button(QBoxLayout& row, const QString& text)
{
    auto* made = new QPushButton(text);
    row.addWidget(made);
    return made;
}

QListWidgetItem* paperItem(const QString& path, const QString& name)
{
    auto* item = new QListWidgetItem(thumbnail(path), name);
    item->setData(Qt::UserRole, path);
    return item;
}

} // namespace

Panel::Panel(LineSocket socket, const QString& slips, const QString& papers)
    : m_socket(std::move(socket))
    , m_slipFolder(slips)
    , m_papers(new QListWidget)
    , m_slip(new QLabel)
    , m_said(new QLabel)
{
    setWindowTitle("Ventanilla dock - the simulated world");
    resize(1100, 720);
    auto* columns = new QHBoxLayout;
    columns->addLayout(makePapers(), 3);
    columns->addLayout(makeDevices(), 2);
    columns->addLayout(makeSlips(), 2);
    m_said->setWordWrap(true);
    auto* rows = new QVBoxLayout(this);
    rows->addLayout(columns, 1);
    rows->addWidget(m_said);
    if (!papers.isEmpty()) {
        readCodes(papers);
        listPapers(papers);
    }
}

QBoxLayout* Panel::makePapers()
{
    m_papers->setIconSize(kThumbnail);
    m_papers->setSpacing(2);
    auto* column = new QVBoxLayout;
    column->addWidget(new QLabel("<b>Papers</b> (double click lays one on the tray)"));
    column->addWidget(m_papers, 1);
    auto* first = new QHBoxLayout;
    connect(button(*first, "Lay"), &QPushButton::clicked, this, [this] { lay(false); });
    connect(
        button(*first, "Turn round"), &QPushButton::clicked, this, [this] { ask(verb("turn")); });
    connect(button(*first, "Remove"), &QPushButton::clicked, this, [this] { ask(verb("remove")); });
    auto* second = new QHBoxLayout;
    m_scan = button(*second, "Scan its barcode");
    m_scan->setEnabled(false);
    auto* other = button(*second, "Other file...");
    auto* raw = button(*second, "Lay raw");
    raw->setToolTip("The file's bytes, whatever they are, become the camera's frames");
    column->addLayout(first);
    column->addLayout(second);
    connect(m_papers, &QListWidget::itemDoubleClicked, this, [this] { lay(false); });
    connect(m_papers, &QListWidget::currentItemChanged, this, [this] {
        m_scan->setEnabled(m_codes.count(chosen()) != 0);
    });
    connect(raw, &QPushButton::clicked, this, [this] { lay(true); });
    connect(m_scan, &QPushButton::clicked, this, [this] {
        auto request = verb("scan");
        request.set("aim", "]L2");
        request.set("text", m_codes[chosen()]);
        ask(request);
    });
    connect(other, &QPushButton::clicked, this, [this] {
        const auto path = QFileDialog::getOpenFileName(
            this, "A paper", {}, "Pictures (*.jpg *.jpeg *.png);;All files (*)");
        if (!path.isEmpty()) {
            m_papers->insertItem(0, paperItem(path, QFileInfo(path).fileName()));
            m_papers->setCurrentRow(0);
            lay(false);
        }
    });
    return column;
}

QBoxLayout* Panel::makeDevices()
{
    using protocol::dock::Device;
    auto* column = new QVBoxLayout;
    column->addWidget(new QLabel("<b>Devices</b> (ticked: plugged in)"));
    for (const auto device : protocol::dock::kDevices) {
        auto* plug = new QCheckBox(protocol::dock::toString(device));
        plug->setChecked(true);
        connect(plug, &QCheckBox::toggled, this, [this, device](bool in) {
            ask(verb(in ? "plug" : "unplug", device));
        });
        column->addWidget(plug);
    }
    column->addWidget(new QLabel("<b>Printer</b>"));
    auto* printer = new QComboBox;
    printer->addItems({"ready", "paper-low", "paper-out", "cover-open", "offline", "jam"});
    connect(printer, &QComboBox::currentTextChanged, this, [this](const QString& state) {
        auto request = verb("fault", Device::SlipPrinter);
        request.set("when", state == "ready" ? "clear" : "repeatedly");
        request.set("fault", state == "ready" ? std::string{} : state.toStdString());
        ask(request);
    });
    column->addWidget(printer);
    column->addWidget(new QLabel("<b>Room</b>"));
    auto* somebody = new QCheckBox("somebody stands before the kiosk");
    connect(somebody, &QCheckBox::toggled, this, [this](bool there) {
        auto request = verb("presence");
        request.set("somebody", there);
        ask(request);
    });
    auto* network = new QCheckBox("network cut");
    connect(network, &QCheckBox::toggled, this, [this](bool cut) {
        auto request = verb("network");
        request.set("cut", cut);
        ask(request);
    });
    auto* light = new QSlider(Qt::Horizontal);
    light->setRange(1, 10);
    light->setValue(10);
    connect(light, &QSlider::valueChanged, this, [this](int tenths) {
        auto request = verb("dim");
        request.set("level", tenths / 10.0);
        ask(request);
    });
    column->addWidget(somebody);
    column->addWidget(network);
    column->addWidget(new QLabel("light on the tray"));
    column->addWidget(light);
    column->addStretch(1);
    return column;
}

QBoxLayout* Panel::makeSlips()
{
    auto* column = new QVBoxLayout;
    column->addWidget(new QLabel("<b>Newest slip</b>"));
    auto* scroll = new QScrollArea;
    m_slip->setText("nothing printed yet");
    m_slip->setAlignment(Qt::AlignTop | Qt::AlignHCenter);
    scroll->setWidget(m_slip);
    scroll->setWidgetResizable(true);
    column->addWidget(scroll, 1);
    auto* watcher = new QFileSystemWatcher({m_slipFolder}, this);
    connect(watcher, &QFileSystemWatcher::directoryChanged, this, [this] { showNewestSlip(); });
    return column;
}

void Panel::showNewestSlip()
{
    const auto names = QDir(m_slipFolder).entryList({"slip-*.png"}, QDir::Files, QDir::Name);
    const QPixmap slip(names.isEmpty() ? QString{} : m_slipFolder + "/" + names.last());
    if (!slip.isNull()) {
        m_slip->setPixmap(slip.scaledToWidth(kSlipWidth, Qt::SmoothTransformation));
    }
}

QString Panel::chosen() const
{
    const auto* item = m_papers->currentItem();
    return item == nullptr ? QString{} : item->data(Qt::UserRole).toString();
}

void Panel::lay(bool raw)
{
    if (chosen().isEmpty()) {
        m_said->setText("Choose a paper first.");
        return;
    }
    auto request = verb("lay");
    request.set("file", chosen().toStdString());
    request.set("raw", raw);
    ask(request);
}

void Panel::ask(const Json& request)
{
    const auto sent = m_socket.send(request.dump());
    const auto answer = sent ? m_socket.receiveWithin(kAnswerLimit) : Result<Line>{sent.error()};
    if (!answer) {
        m_said->setText("The dock does not answer.");
        return;
    }
    const auto said = Json::parse(answer->text, LineSocket::kMaxLine);
    const auto* error = said ? said->find("error") : nullptr;
    const bool refused = error != nullptr && error->text() != nullptr;
    m_said->setText(refused ? QString::fromStdString("Refused: " + *error->text())
                            : QString("Done."));
}

void Panel::listPapers(const QString& folder)
{
    QDirIterator files(
        folder, {"*.png", "*.jpg", "*.jpeg"}, QDir::Files, QDirIterator::Subdirectories);
    QStringList paths;
    while (files.hasNext()) {
        paths.append(files.next());
    }
    paths.sort();
    for (const auto& path : paths) {
        m_papers->addItem(paperItem(path, QDir(folder).relativeFilePath(path)));
    }
}

void Panel::readCodes(const QString& folder)
{
    QFile file(folder + "/truth.json");
    if (!file.open(QIODevice::ReadOnly)) {
        return;
    }
    const auto truth = Json::parse(file.readAll().toStdString(), kLargestTruth);
    const auto* people = truth ? truth->find("people") : nullptr;
    if (people == nullptr || people->items() == nullptr) {
        return;
    }
    for (const auto& person : *people->items()) {
        const auto* documents = person.find("documents");
        if (documents == nullptr || documents->items() == nullptr) {
            continue;
        }
        for (const auto& document : *documents->items()) {
            const auto* name = document.find("file");
            const auto* code = document.find("pdf417");
            if (name != nullptr && code != nullptr && name->text() != nullptr &&
                code->text() != nullptr) {
                m_codes[folder + "/" + QString::fromStdString(*name->text())] = *code->text();
            }
        }
    }
}

} // namespace ventanilla::dock
