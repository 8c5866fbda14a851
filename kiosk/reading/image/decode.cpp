// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/image/decode.h"

#include "kiosk/reading/image/exif.h"
#include "kiosk/reading/image/mat.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include <png.h>
#include <turbojpeg.h>

namespace ventanilla::reading {
namespace {

constexpr std::array<unsigned char, 3> kJpegMagic{0xFF, 0xD8, 0xFF};
constexpr std::array<unsigned char, 8> kPngMagic{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

const unsigned char* raw(std::span<const std::byte> bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data()); // two names for a byte
}

template <std::size_t Size>
bool startsWith(std::span<const std::byte> file, const std::array<unsigned char, Size>& magic)
{
    return file.size() >= Size && std::memcmp(file.data(), magic.data(), Size) == 0;
}

struct TurboJpegCloser
{
    void operator()(void* handle) const { tjDestroy(handle); }
};
using TurboJpeg = std::unique_ptr<void, TurboJpegCloser>;

/// png_image frees what it holds through one function; once is enough and twice is harmless.
class PngReader
{
public:
    PngReader() { m_image.version = PNG_IMAGE_VERSION; }
    PngReader(const PngReader&) = delete;
    PngReader& operator=(const PngReader&) = delete;
    ~PngReader() { png_image_free(&m_image); }

    [[nodiscard]] png_image& image() { return m_image; }

private:
    png_image m_image{};
};

Result<void> checkLimits(int width, int height)
{
    if (width <= 0 || height <= 0) {
        return Error{ErrorKind::InvalidInput, "picture without pixels"};
    }
    if (width > kLargestSide || height > kLargestSide ||
        static_cast<std::int64_t>(width) * height > kLargestArea)
    {
        return Error{ErrorKind::Unsupported,
                     "picture larger than 50 megapixels or 20,000 pixels a side"};
    }
    return {};
}

Result<PictureHeader> readJpegHeader(std::span<const std::byte> file, void* handle)
{
    PictureHeader header;
    int subsampling = 0;
    int colourSpace = 0;
    if (tjDecompressHeader3(handle,
                            raw(file),
                            static_cast<unsigned long>(file.size()),
                            &header.width,
                            &header.height,
                            &subsampling,
                            &colourSpace) != 0 &&
        tjGetErrorCode(handle) == TJERR_FATAL)
    {
        return Error{ErrorKind::InvalidInput, "damaged JPEG header"};
    }
    header.format = PictureFormat::Jpeg;
    header.orientation = exifOrientation(file);
    VN_CHECK(checkLimits(header.width, header.height));
    return header;
}

Result<PictureHeader> readPngHeader(std::span<const std::byte> file, png_image& image)
{
    if (png_image_begin_read_from_memory(&image, file.data(), file.size()) == 0) {
        return Error{ErrorKind::InvalidInput, "damaged PNG header"};
    }
    PictureHeader header;
    header.format = PictureFormat::Png;
    header.width = image.width > kLargestSide ? kLargestSide + 1 : static_cast<int>(image.width);
    header.height = image.height > kLargestSide ? kLargestSide + 1 : static_cast<int>(image.height);
    VN_CHECK(checkLimits(header.width, header.height));
    return header;
}

Result<PictureFormat> formatOf(std::span<const std::byte> file)
{
    if (file.empty()) {
        return Error{ErrorKind::InvalidInput, "empty file"};
    }
    if (file.size() > kLargestFile) {
        return Error{ErrorKind::Unsupported, "file larger than 32 MB"};
    }
    if (startsWith(file, kJpegMagic)) {
        return PictureFormat::Jpeg;
    }
    if (startsWith(file, kPngMagic)) {
        return PictureFormat::Png;
    }
    return Error{ErrorKind::InvalidInput, "neither a JPEG nor a PNG picture"};
}

/// libjpeg fills the missing rest with grey and only warns; everything else that it warns of does
/// no harm.
bool endedTooEarly(void* handle)
{
    return std::string_view(tjGetErrorStr2(handle)).find("remature end") != std::string_view::npos;
}

Result<void>
decompress(void* handle, std::span<const std::byte> file, cv::Mat& into, int pixelFormat)
{
    if (tjDecompress2(handle,
                      raw(file),
                      static_cast<unsigned long>(file.size()),
                      into.data,
                      into.cols,
                      static_cast<int>(into.step),
                      into.rows,
                      pixelFormat,
                      TJFLAG_FASTDCT | TJFLAG_LIMITSCANS) == 0)
    {
        return {};
    }
    if (tjGetErrorCode(handle) == TJERR_FATAL) {
        return Error{ErrorKind::InvalidInput, "damaged JPEG data"};
    }
    if (endedTooEarly(handle)) {
        return Error{ErrorKind::InvalidInput, "JPEG data end too early"};
    }
    return {};
}

Result<cv::Mat>
decodeJpeg(std::span<const std::byte> file, Layout layout, int reduce, int& orientation)
{
    const TurboJpeg handle(tjInitDecompress());
    VN_TRY(const PictureHeader header, readJpegHeader(file, handle.get()));
    orientation = header.orientation;
    cv::Mat pixels((header.height + reduce - 1) / reduce,
                   (header.width + reduce - 1) / reduce,
                   layout == Layout::Grey ? CV_8UC1 : CV_8UC3);
    VN_CHECK(decompress(handle.get(), file, pixels, layout == Layout::Grey ? TJPF_GRAY : TJPF_BGR));
    return pixels;
}

Result<cv::Mat> decodePng(std::span<const std::byte> file, Layout layout)
{
    PngReader reader;
    VN_TRY(const PictureHeader header, readPngHeader(file, reader.image()));
    png_image& image = reader.image();
    image.format = layout == Layout::Grey ? PNG_FORMAT_GRAY : PNG_FORMAT_BGR;
    cv::Mat pixels(header.height, header.width, layout == Layout::Grey ? CV_8UC1 : CV_8UC3);
    const png_color white{255, 255, 255};
    if (png_image_finish_read(
            &image, &white, pixels.data, static_cast<png_int_32>(pixels.step), nullptr) == 0)
    {
        return Error{ErrorKind::InvalidInput, "damaged PNG data"};
    }
    return pixels;
}

cv::Mat upright(const cv::Mat& stored, int orientation)
{
    cv::Mat turned = stored;
    if (orientation >= 5) { // rows and columns are exchanged
        cv::transpose(stored, turned);
    }
    // After the exchange: 2 and 6 mirror left-right, 4 and 8 top-bottom, 3 and 7 both.
    constexpr int kNoFlip = 9;
    constexpr std::array<int, 9> kFlips{kNoFlip, kNoFlip, 1, -1, 0, kNoFlip, 1, -1, 0};
    const int flip = kFlips.at(static_cast<std::size_t>(orientation));
    if (flip != kNoFlip) {
        cv::Mat flipped;
        cv::flip(turned, flipped, flip);
        return flipped;
    }
    return turned;
}

Result<cv::Mat> borrowYuyv(std::span<const std::byte> frame, int width, int height)
{
    VN_CHECK(checkLimits(width, height));
    if (width % 2 != 0 ||
        frame.size() < static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 2)
    {
        return Error{ErrorKind::InvalidInput, "YUYV frame shorter than its size says"};
    }
    return cv::Mat(height, width, CV_8UC2, const_cast<std::byte*>(frame.data())); // read only
}

} // namespace

Result<PictureHeader> readHeader(std::span<const std::byte> file)
{
    VN_TRY(const PictureFormat format, formatOf(file));
    if (format == PictureFormat::Png) {
        PngReader reader;
        return readPngHeader(file, reader.image());
    }
    const TurboJpeg handle(tjInitDecompress());
    return readJpegHeader(file, handle.get());
}

Result<Picture> decodePicture(std::span<const std::byte> file, Layout layout, int reduce)
{
    VN_ASSERT(reduce == 1 || reduce == 2 || reduce == 4 || reduce == 8);
    VN_TRY(const PictureFormat format, formatOf(file));
    int orientation = 1;
    VN_TRY(const cv::Mat stored,
           format == PictureFormat::Jpeg ? decodeJpeg(file, layout, reduce, orientation)
                                         : decodePng(file, layout));
    return copyPicture(upright(stored, orientation));
}

Result<PreviewSize> decodePreview(std::span<const std::byte> jpeg, std::span<std::byte> out)
{
    VN_TRY(const PictureFormat format, formatOf(jpeg));
    if (format != PictureFormat::Jpeg) {
        return Error{ErrorKind::InvalidInput, "camera frame is not a JPEG"};
    }
    const TurboJpeg handle(tjInitDecompress());
    VN_TRY(const PictureHeader header, readJpegHeader(jpeg, handle.get()));
    const PreviewSize size{(header.width + 1) / 2, (header.height + 1) / 2};
    if (out.size() <
        static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height) * 4) {
        return Error{ErrorKind::Unsupported, "preview buffer too small for the frame"};
    }
    cv::Mat pixels(size.height, size.width, CV_8UC4, out.data());
    VN_CHECK(decompress(handle.get(), jpeg, pixels, TJPF_BGRX));
    return size;
}

Result<Picture> greyOfYuyv(std::span<const std::byte> frame, int width, int height)
{
    VN_TRY(const cv::Mat yuyv, borrowYuyv(frame, width, height));
    cv::Mat grey;
    cv::extractChannel(yuyv, grey, 0);
    return copyPicture(grey);
}

Result<PreviewSize>
previewOfYuyv(std::span<const std::byte> frame, int width, int height, std::span<std::byte> out)
{
    VN_TRY(const cv::Mat yuyv, borrowYuyv(frame, width, height));
    const PreviewSize size{width / 2, height / 2};
    if (out.size() <
        static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height) * 4) {
        return Error{ErrorKind::Unsupported, "preview buffer too small for the frame"};
    }
    cv::Mat full;
    cv::cvtColor(yuyv, full, cv::COLOR_YUV2BGRA_YUYV);
    cv::Mat pixels(size.height, size.width, CV_8UC4, out.data());
    cv::resize(full, pixels, pixels.size(), 0, 0, cv::INTER_AREA);
    return size;
}

} // namespace ventanilla::reading
