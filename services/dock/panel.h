// SPDX-License-Identifier: EUPL-1.2
//
// The dock's window for people: papers to lay, plugs to pull, the slips that were printed.
#pragma once

#include "kiosk/base/line_socket.h"

#include <QString>
#include <QWidget>

#include <map>
#include <string>

class QLabel;
class QListWidget;
class QPushButton;
class QBoxLayout;

namespace ventanilla::protocol {
class Json;
} // namespace ventanilla::protocol

namespace ventanilla::dock {

/// A hand like any other: what it does goes through the dock's socket.
class Panel : public QWidget
{
public:
    /// @p papers: folder with pictures, perhaps with the specimens' truth.json; may be empty.
    Panel(LineSocket socket, const QString& slips, const QString& papers);

private:
    void ask(const protocol::Json& request);
    void lay(bool raw);
    void listPapers(const QString& folder);
    void readCodes(const QString& folder);
    void showNewestSlip();
    [[nodiscard]] QString chosen() const;

    QBoxLayout* makePapers();
    QBoxLayout* makeDevices();
    QBoxLayout* makeSlips();

    LineSocket m_socket;
    QString m_slipFolder;
    std::map<QString, std::string> m_codes; ///< What a scanner reads on a paper.
    QListWidget* m_papers;
    QPushButton* m_scan = nullptr;
    QLabel* m_slip;
    QLabel* m_said;
};

} // namespace ventanilla::dock
