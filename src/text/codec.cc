#include "text/codec.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <utility>
#include <vector>

#include "text/encoding_table.h"
#include "text/utf8.h"

namespace aioshift::text {
namespace {

// An iconv_t that closes itself.
class Converter {
 public:
  Converter() = default;
  Converter(const char* to, const char* from) : handle_(iconv_open(to, from)) {}
  Converter(Converter&& other) noexcept : handle_(std::exchange(other.handle_, closed())) {}
  Converter& operator=(Converter&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  ~Converter() {
    if (is_open()) iconv_close(handle_);
  }

  bool is_open() const { return handle_ != closed(); }

  enum class End { kAll, kIncomplete, kInvalid };
  // Converts from the front of `input` and drops what it converted from it.
  End convert(std::string_view& input, std::string& output) {
    End result = End::kAll;
    while (!input.empty()) {
      // iconv never writes through the input pointer; its type is C's old way.
      char* in = const_cast<char*>(input.data());
      std::size_t in_left = input.size();
      const std::size_t status = step(&in, &in_left, output);
      const int error = errno;
      input.remove_prefix(input.size() - in_left);
      if (status != kFailed) break;
      if (error == E2BIG) continue;
      result = error == EINVAL ? End::kIncomplete : End::kInvalid;
      break;
    }
    return result;
  }
  // Writes what is held back, and the way back to the initial state.
  void finish(std::string& output) { step(nullptr, nullptr, output); }
  void reset() { iconv(handle_, nullptr, nullptr, nullptr, nullptr); }

 private:
  static constexpr std::size_t kFailed = static_cast<std::size_t>(-1);
  // POSIX: iconv_open fails with (iconv_t)-1.
  static iconv_t closed() { return reinterpret_cast<iconv_t>(-1); }

  std::size_t step(char** in, std::size_t* in_left, std::string& output) {
    std::array<char, 256> buffer;
    char* out = buffer.data();
    std::size_t out_left = buffer.size();
    const std::size_t status = iconv(handle_, in, in_left, &out, &out_left);
    output.append(buffer.data(), buffer.size() - out_left);
    return status;
  }

  iconv_t handle_ = closed();
};

}  // namespace

struct Codec::Impl {
  static constexpr char32_t kError = Deviation::kError;

  const Encoding& encoding;
  Converter to_utf8;
  Converter from_utf8;
  std::vector<Deviation> deviations;  // of this encoding
  std::array<char32_t, 256> table;    // what a byte alone decodes to; of kSingleByte alone

  const Deviation* deviation(std::uint32_t unit) const {
    for (const Deviation& d : deviations) {
      if (d.first <= unit && unit <= d.last) return &d;
    }
    return nullptr;
  }

  std::size_t decode_stateless(std::string_view bytes, std::string* text, OffsetMap* map);
  std::size_t decode_stateful(std::string_view bytes, std::string* text, OffsetMap* map);
  std::size_t decode_character(std::string_view bytes, std::string& character);
};

Codec::Codec(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Codec::Codec(Codec&&) noexcept = default;
Codec& Codec::operator=(Codec&&) noexcept = default;
Codec::~Codec() = default;

std::optional<Codec> Codec::open(const Encoding& encoding) {
  auto impl = std::make_unique<Impl>(Impl{encoding, {}, {}, {}, {}});
  impl->to_utf8 = Converter("UTF-8", encoding.iconv);
  impl->from_utf8 = Converter(encoding.iconv, "UTF-8");
  if (!impl->to_utf8.is_open() || !impl->from_utf8.is_open()) return std::nullopt;
  for (const Deviation& d : deviations()) {
    if (d.module == encoding.module) impl->deviations.push_back(d);
  }
  if (encoding.kind == Encoding::Kind::kSingleByte) {
    // Byte by byte, since glibc composes: in CP1258 a letter and the accent after it become one
    // character, which they are not in Python.
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
      const Deviation* deviation = impl->deviation(byte);
      std::string character;
      const char c = static_cast<char>(byte);
      std::string_view input(&c, 1);
      impl->to_utf8.reset();
      const bool ok = impl->to_utf8.convert(input, character) == Converter::End::kAll;
      impl->to_utf8.finish(character);
      impl->table[byte] = deviation                  ? deviation->code_point
                          : ok && !character.empty() ? code_point_at(character, 0)
                                                     : Impl::kError;
    }
  }
  return Codec(std::move(impl));
}

// The character at the front of `bytes`, which does not begin with ASCII: its length, 0 for none.
std::size_t Codec::Impl::decode_character(std::string_view bytes, std::string& character) {
  if (encoding.kind == Encoding::Kind::kSingleByte) {
    const char32_t c = table[static_cast<unsigned char>(bytes[0])];
    if (c == kError) return 0;
    append_utf8(character, c);
    return 1;
  }
  std::uint32_t unit = 0;
  for (std::size_t n = 1; n <= encoding.longest && n <= bytes.size(); ++n) {
    unit = unit << 8 | static_cast<unsigned char>(bytes[n - 1]);
    if (const Deviation* d = deviation(unit)) {
      if (d->code_point == kError) return 0;
      append_utf8(character, d->code_point);
      return n;
    }
    std::string_view input = bytes.substr(0, n);
    switch (to_utf8.convert(input, character)) {
      case Converter::End::kAll:
        // Big5-HKSCS holds back what could still be combined.
        to_utf8.finish(character);
        return n;
      case Converter::End::kIncomplete:
        to_utf8.reset();
        character.clear();
        continue;
      case Converter::End::kInvalid:
        to_utf8.reset();
        return 0;
    }
  }
  return 0;
}

std::size_t Codec::Impl::decode_stateless(std::string_view bytes, std::string* text, OffsetMap* map) {
  to_utf8.reset();
  std::string character;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t ascii = ascii_prefix(bytes.substr(at));
    if (ascii > 0) {
      if (text) text->append(bytes.substr(at, ascii));
      if (map) map->append(static_cast<Offset>(ascii), static_cast<Offset>(ascii));
      at += ascii;
      continue;
    }
    if (bytes[at] == '\0') return at;
    character.clear();
    const std::size_t length = decode_character(bytes.substr(at), character);
    if (length == 0) return at;
    if (text) text->append(character);
    if (map) map->append(static_cast<Offset>(character.size()), static_cast<Offset>(length));
    at += length;
  }
  return bytes.size();
}

// ISO-2022-JP as RFC 1468 has it. Of everything else (shifts, other escape sequences, controls among
// two-byte characters) Python and glibc make different things, so that it is refused here.
std::size_t Codec::Impl::decode_stateful(std::string_view bytes, std::string* text, OffsetMap* map) {
  to_utf8.reset();
  bool two_bytes = false;
  std::size_t pending = 0;  // since the last character: to the map an escape is part of the next one
  std::string character;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::string_view rest = bytes.substr(at);
    std::size_t length = 1;
    if (rest[0] == '\x1B') {
      const std::string_view escape = rest.substr(0, 3);
      two_bytes = escape == "\x1B$@" || escape == "\x1B$B";
      if (!two_bytes && escape != "\x1B(B" && escape != "\x1B(J") return at;
      length = 3;
    } else if (two_bytes) {
      const auto is_graphic = [](char c) { return c > ' ' && c < '\x7F'; };
      length = 2;
      if (rest.size() < length || !is_graphic(rest[0]) || !is_graphic(rest[1])) return at;
    } else if (ascii_prefix(rest.substr(0, 1)) == 0 || rest[0] == '\x0E' || rest[0] == '\x0F') {
      return at;
    }
    character.clear();
    std::string_view input = rest.substr(0, length);
    if (to_utf8.convert(input, character) != Converter::End::kAll) return at;
    at += length;
    pending += length;
    if (character.empty() && at < bytes.size()) continue;
    if (text) text->append(character);
    if (map) map->append(static_cast<Offset>(character.size()), static_cast<Offset>(pending));
    pending = 0;
  }
  return bytes.size();
}

std::size_t Codec::decode(std::string_view bytes, std::string* text, OffsetMap* map) {
  return is_stateful(impl_->encoding) ? impl_->decode_stateful(bytes, text, map)
                                      : impl_->decode_stateless(bytes, text, map);
}

std::size_t Codec::encode(std::string_view text, std::string& bytes) {
  Impl& impl = *impl_;
  impl.from_utf8.reset();
  if (impl.encoding.kind == Encoding::Kind::kStateful) {
    std::string_view rest = text;
    if (impl.from_utf8.convert(rest, bytes) != Converter::End::kAll) return text.size() - rest.size();
    impl.from_utf8.finish(bytes);
    return text.size();
  }
  const bool single_byte = impl.encoding.kind == Encoding::Kind::kSingleByte;
  for (std::size_t at = 0; at < text.size();) {
    const auto is_ascii = [&](std::size_t i) { return static_cast<unsigned char>(text[i]) < 0x80; };
    if (single_byte) {
      const auto found = std::find(impl.table.begin(), impl.table.end(), code_point_at(text, at));
      if (found == impl.table.end()) return at;
      bytes.push_back(static_cast<char>(found - impl.table.begin()));
      ++at;
      while (at < text.size() && is_continuation(text[at])) ++at;
    } else if (is_ascii(at)) {
      bytes.push_back(text[at++]);
    } else {
      // All up to the next ASCII at once: Big5-HKSCS has codes for two characters together.
      std::size_t end = at;
      while (end < text.size() && !is_ascii(end)) ++end;
      std::string_view run = text.substr(at, end - at);
      if (impl.from_utf8.convert(run, bytes) != Converter::End::kAll) return end - run.size();
      impl.from_utf8.finish(bytes);
      at = end;
    }
  }
  return text.size();
}

}  // namespace aioshift::text
