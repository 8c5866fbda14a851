// SPDX-License-Identifier: EUPL-1.2
//
// Where everything of a trial stands: one folder for each program, keys with whoever uses them.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace ventanilla::admin {

class StateFolder
{
public:
    explicit StateFolder(std::string path)
        : m_path(std::move(path))
    {}

    [[nodiscard]] std::string operator/(std::string_view name) const
    {
        return m_path + "/" + std::string{name};
    }
    [[nodiscard]] std::string root() const { return *this / "admin/root.key"; }
    [[nodiscard]] std::string policyKey() const { return *this / "admin/policy.key"; }
    [[nodiscard]] std::string sealingRegister() const { return *this / "admin/sealing.json"; }
    [[nodiscard]] std::string versions() const { return *this / "admin/versions.json"; }
    [[nodiscard]] std::string authority() const { return *this / "admin/ca.pem"; }
    [[nodiscard]] std::string authorityKey() const { return *this / "admin/ca.key"; }
    /// Signs fresh.json: held by the city's server, which is on line.
    [[nodiscard]] std::string timeKey() const { return *this / "city/keys/time.jwk"; }
    [[nodiscard]] std::string receiptKey() const { return *this / "city/keys/receipt.jwk"; }
    [[nodiscard]] std::string forwardKey() const { return *this / "city/keys/forward.jwk"; }
    [[nodiscard]] std::string device(const std::string& name) const
    {
        return *this / ("city/devices/" + name + ".jwk");
    }

private:
    std::string m_path;
};

} // namespace ventanilla::admin
