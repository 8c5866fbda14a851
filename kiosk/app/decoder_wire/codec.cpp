// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/decoder_wire/codec.h"

#include "kiosk/app/decoder_wire/shapes.h"

#include <cstdint>
#include <utility>

namespace ventanilla::decoder_wire {
namespace {

template <typename Message>
Result<SensitiveBytes> encodeAny(const Message& message)
{
    Writer writer;
    writer.number(message.index(), 0, std::variant_size_v<Message> - 1);
    std::visit([&](const auto& part) { exchange(writer, part); }, message);
    if (!writer.good()) {
        return Error{ErrorKind::InvalidInput, "a decoder message is out of bounds"};
    }
    return SensitiveBytes{writer.take()};
}

template <typename Message, std::size_t Index = 0>
void readPart(Reader& reader, Message& message, std::size_t index)
{
    if constexpr (Index < std::variant_size_v<Message>) {
        if (index == Index) {
            exchange(reader, message.template emplace<Index>());
            return;
        }
        readPart<Message, Index + 1>(reader, message, index);
    }
}

template <typename Message>
Result<Message> decodeAny(std::span<const std::byte> bytes)
{
    if (bytes.size() > kMaxMessage) {
        return Error{ErrorKind::InvalidInput, "a decoder message is over-long"};
    }
    Reader reader{bytes};
    std::size_t index = 0;
    reader.number(index, 0, std::variant_size_v<Message> - 1);
    Message message;
    if (reader.good()) {
        readPart(reader, message, index);
    }
    if (!reader.finished()) {
        return Error{ErrorKind::InvalidInput, "a decoder message is malformed"};
    }
    return message;
}

} // namespace

Result<SensitiveBytes> encode(const ToDecoder& message)
{
    return encodeAny(message);
}

Result<SensitiveBytes> encode(const FromDecoder& message)
{
    return encodeAny(message);
}

Result<ToDecoder> decodeToDecoder(std::span<const std::byte> bytes)
{
    return decodeAny<ToDecoder>(bytes);
}

Result<FromDecoder> decodeFromDecoder(std::span<const std::byte> bytes)
{
    return decodeAny<FromDecoder>(bytes);
}

} // namespace ventanilla::decoder_wire
