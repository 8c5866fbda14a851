// SPDX-License-Identifier: EUPL-1.2
//
// A folder that goes with the test, and whole files read and written.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include <unistd.h>

namespace ventanilla::test {

class TemporaryFolder
{
public:
    TemporaryFolder()
        : TemporaryFolder(std::filesystem::temp_directory_path())
    {}
    explicit TemporaryFolder(const std::filesystem::path& above)
    {
        std::string pattern = above / "vn-test-XXXXXX";
        if (::mkdtemp(pattern.data()) == nullptr) {
            throw std::runtime_error{"no temporary folder"};
        }
        m_path = pattern;
    }
    /// In memory where the machine has such a place: for tests that sync hundreds of times.
    [[nodiscard]] static std::filesystem::path quickPlace()
    {
        return ::access("/dev/shm", W_OK) == 0 ? "/dev/shm"
                                               : std::filesystem::temp_directory_path();
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }

    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] std::string operator/(std::string_view name) const
    {
        return m_path + "/" + std::string{name};
    }

private:
    std::string m_path;
};

inline std::string readFile(const std::string& path)
{
    std::ostringstream content;
    content << std::ifstream{path, std::ios::binary}.rdbuf();
    return content.str();
}

inline void writeFile(const std::string& path, std::string_view content)
{
    std::ofstream{path, std::ios::binary} << content;
}

} // namespace ventanilla::test
