// SPDX-License-Identifier: EUPL-1.2
#include "services/dock/picture.h"

#include <algorithm>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>

#include <jerror.h>
#include <jpeglib.h>
#include <png.h>

namespace ventanilla::dock {
namespace {

constexpr std::uintmax_t kLargestFile = std::uintmax_t{256} * 1024 * 1024;
constexpr std::uint64_t kMostPixels = 50'000'000;
constexpr std::uint32_t kLongestSide = 20'000;

Result<void> checkSize(std::uint32_t width, std::uint32_t height)
{
    if (width == 0 || height == 0) {
        return Error{ErrorKind::InvalidInput, "the picture has no pixels"};
    }
    if (width > kLongestSide || height > kLongestSide ||
        std::uint64_t{width} * height > kMostPixels) {
        return Error{ErrorKind::InvalidInput,
                     "the picture is too large: more than 50 megapixels or 20000 a side"};
    }
    return {};
}

struct JpegFault
{
    jpeg_error_mgr base;
    std::jmp_buf back;
    bool cutShort;
};

[[noreturn]] void leave(j_common_ptr info)
{
    auto* fault = reinterpret_cast<JpegFault*>(info->err);
    std::longjmp(fault->back, 1); // NOLINT(cert-err52-cpp): libjpeg has no other way out
}

void noteWarning(j_common_ptr info, int level)
{
    auto* fault = reinterpret_cast<JpegFault*>(info->err);
    const int code = info->err->msg_code;
    if (level < 0 && (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER)) {
        fault->cutShort = true;
    }
}

jpeg_error_mgr* quietly(JpegFault& fault)
{
    jpeg_error_mgr* manager = jpeg_std_error(&fault.base);
    manager->error_exit = leave;
    manager->emit_message = noteWarning;
    fault.cutShort = false;
    return manager;
}

enum class JpegEnd { Whole, NoJpeg, TooLarge, CutShort };

/// Holds no object with a destructor across the jump.
JpegEnd readJpeg(std::span<const std::byte> file, cv::Mat& into)
{
    jpeg_decompress_struct info{};
    JpegFault fault{};
    info.err = quietly(fault);
    if (setjmp(fault.back) != 0) { // NOLINT(cert-err52-cpp): libjpeg has no other way out
        jpeg_destroy_decompress(&info);
        return into.empty() ? JpegEnd::NoJpeg : JpegEnd::CutShort;
    }
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(file.data()), file.size());
    jpeg_read_header(&info, TRUE);
    if (!checkSize(info.image_width, info.image_height)) {
        jpeg_destroy_decompress(&info);
        return JpegEnd::TooLarge;
    }
    info.out_color_space = JCS_EXT_BGR;
    jpeg_start_decompress(&info);
    into.create(static_cast<int>(info.output_height), static_cast<int>(info.output_width), CV_8UC3);
    while (info.output_scanline < info.output_height) {
        JSAMPROW row = into.ptr(static_cast<int>(info.output_scanline));
        jpeg_read_scanlines(&info, &row, 1);
    }
    jpeg_finish_decompress(&info);
    jpeg_destroy_decompress(&info);
    return fault.cutShort ? JpegEnd::CutShort : JpegEnd::Whole;
}

Result<cv::Mat> decodeJpeg(std::span<const std::byte> file)
{
    cv::Mat picture;
    switch (readJpeg(file, picture)) {
    case JpegEnd::Whole:
        return picture;
    case JpegEnd::NoJpeg:
        break;
    case JpegEnd::TooLarge:
        return Error{ErrorKind::InvalidInput,
                     "the picture is too large: more than 50 megapixels or 20000 a side"};
    case JpegEnd::CutShort:
        return Error{ErrorKind::InvalidInput, "the JPEG file is cut short"};
    }
    return Error{ErrorKind::InvalidInput, "the JPEG file is damaged"};
}

Result<cv::Mat> decodePng(std::span<const std::byte> file)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, file.data(), file.size()) == 0) {
        return Error{ErrorKind::InvalidInput, "the PNG file is damaged"};
    }
    if (auto possible = checkSize(image.width, image.height); !possible) {
        png_image_free(&image);
        return possible.error();
    }
    image.format = PNG_FORMAT_BGR;
    cv::Mat picture(static_cast<int>(image.height), static_cast<int>(image.width), CV_8UC3);
    const png_color white{255, 255, 255};
    if (png_image_finish_read(
            &image, &white, picture.data, static_cast<png_int_32>(picture.step), nullptr) == 0)
    {
        return Error{ErrorKind::InvalidInput, "the PNG file is damaged or cut short"};
    }
    return picture;
}

bool startsWith(std::span<const std::byte> file, std::string_view magic)
{
    return file.size() >= magic.size() &&
           std::equal(magic.begin(), magic.end(), file.begin(), [](char wanted, std::byte got) {
               return static_cast<std::byte>(wanted) == got;
           });
}

std::uint32_t bigEndian(std::span<const std::byte> bytes)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        value = value << 8U | std::to_integer<std::uint32_t>(bytes[i]);
    }
    return value;
}

} // namespace

Result<std::vector<std::byte>> readFile(const std::string& path)
{
    std::error_code failed;
    const auto size = std::filesystem::file_size(path, failed);
    if (failed) {
        return Error{ErrorKind::NotFound, "there is no such file"};
    }
    if (size > kLargestFile) {
        return Error{ErrorKind::InvalidInput, "the file is larger than 256 MB"};
    }
    std::vector<std::byte> bytes(size);
    std::ifstream file(path, std::ios::binary);
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
    if (!file) {
        return Error{ErrorKind::Unavailable, "the file cannot be read"};
    }
    return bytes;
}

Result<cv::Mat> decodePicture(std::span<const std::byte> file)
{
    if (file.empty()) {
        return Error{ErrorKind::InvalidInput, "the file is empty"};
    }
    if (startsWith(file, "\xFF\xD8\xFF")) {
        return decodeJpeg(file);
    }
    if (startsWith(file, "\x89PNG\r\n\x1A\n")) {
        return decodePng(file);
    }
    return Error{ErrorKind::InvalidInput, "the file is neither JPEG nor PNG"};
}

std::optional<double> pixelsPerMillimetre(std::span<const std::byte> file)
{
    // PNG, 11.3.4.3: pHYs stands before the pixels; 1 means that the unit is the metre.
    constexpr std::size_t kSignature = 8;
    constexpr std::size_t kAround = 12; // length, type and checksum of a chunk
    if (!startsWith(file, "\x89PNG\r\n\x1A\n")) {
        return std::nullopt;
    }
    auto rest = file.subspan(kSignature);
    while (rest.size() >= kAround + 9 && !startsWith(rest.subspan(4), "IDAT")) {
        const std::size_t length = bigEndian(rest);
        if (startsWith(rest.subspan(4), "pHYs") && length == 9) {
            const double perMillimetre = bigEndian(rest.subspan(8)) / 1000.0;
            const bool scan = perMillimetre >= 150 / 25.4 && perMillimetre <= 1200 / 25.4;
            return rest[16] == std::byte{1} && scan ? std::optional{perMillimetre} : std::nullopt;
        }
        if (length > rest.size() - kAround) {
            return std::nullopt;
        }
        rest = rest.subspan(kAround + length);
    }
    return std::nullopt;
}

std::vector<std::byte> encodeJpeg(const cv::Mat& bgr, int quality)
{
    jpeg_compress_struct info{};
    JpegFault fault{};
    info.err = quietly(fault);
    unsigned char* memory = nullptr;
    unsigned long size = 0;
    // Pixels from memory into memory: the only way to fail is to have none left.
    VN_ASSERT(setjmp(fault.back) == 0); // NOLINT(cert-err52-cpp): libjpeg has no other way out
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &memory, &size);
    info.image_width = static_cast<JDIMENSION>(bgr.cols);
    info.image_height = static_cast<JDIMENSION>(bgr.rows);
    info.input_components = 3;
    info.in_color_space = JCS_EXT_BGR;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, quality, TRUE);
    jpeg_start_compress(&info, TRUE);
    while (info.next_scanline < info.image_height) {
        JSAMPROW row = const_cast<unsigned char*>(bgr.ptr(static_cast<int>(info.next_scanline)));
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    const auto* first = reinterpret_cast<const std::byte*>(memory);
    std::vector<std::byte> bytes(first, first + size);
    std::free(memory); // NOLINT(cppcoreguidelines-no-malloc): libjpeg allocates with malloc
    return bytes;
}

Result<void> writePng(const std::string& path, const cv::Mat& grey)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(grey.cols);
    image.height = static_cast<png_uint_32>(grey.rows);
    image.format = PNG_FORMAT_GRAY;
    const auto stride = static_cast<png_int_32>(grey.step);
    if (png_image_write_to_file(&image, path.c_str(), 0, grey.data, stride, nullptr) == 0) {
        return Error{ErrorKind::Unavailable, "the slip cannot be stored"};
    }
    return {};
}

} // namespace ventanilla::dock
