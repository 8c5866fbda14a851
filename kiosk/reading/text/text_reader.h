// SPDX-License-Identifier: EUPL-1.2
//
// Pixels of a page to lines of print, whichever way up it lies. No OpenCV type shows.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/base/sensitive.h"
#include "kiosk/reading/image/picture.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace ventanilla::reading {

/// One line. The box is in pixels of the page turned upright.
struct PageLine
{
    Sensitive<std::string> text;   ///< UTF-8 (NFC), words apart by one blank.
    std::vector<float> confidence; ///< 0 to 1, one a code point.
    float left = 0;
    float top = 0; ///< Of a capital.
    float width = 0;
    float height = 0; ///< Of a capital.
};

struct PageText
{
    std::vector<PageLine> lines; ///< From the top down.
    Picture page;                ///< As it was read: upright.
    float confidence = 0;        ///< Mean over all characters.
};

/// The line's picture with some room around it.
[[nodiscard]] Picture pictureOf(const PageText& text, std::size_t line);

class TextReader
{
public:
    /// @p network is the text network as ONNX. Fails with InvalidInput when it is not that.
    [[nodiscard]] static Result<TextReader> load(std::span<const std::byte> network);

    TextReader(TextReader&&) noexcept;
    TextReader& operator=(TextReader&&) noexcept;
    TextReader(const TextReader&) = delete;
    TextReader& operator=(const TextReader&) = delete;
    ~TextReader();

    /// Lines along the page's rows or columns, within about eight degrees; any way up. Few lines
    /// cost little; the page of a bill takes a second.
    [[nodiscard]] PageText read(const GreyView& page);

private:
    struct State;
    explicit TextReader(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace ventanilla::reading
