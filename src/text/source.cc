#include "text/source.h"

#include <optional>
#include <utility>
#include <vector>

#include "text/codec.h"
#include "text/encoding.h"
#include "text/utf8.h"

namespace aioshift::text {
namespace {

using Kind = SourceError::Kind;

tl::unexpected<SourceError> fail(Kind kind, std::string message, std::uint32_t line = 1) {
  return tl::unexpected(SourceError{kind, std::move(message), line});
}

std::string hexadecimal(std::uint32_t value, std::size_t digits) {
  std::string result;
  for (; value != 0 || result.size() < digits; value >>= 4) result += "0123456789ABCDEF"[value & 0xF];
  return {result.rbegin(), result.rend()};
}

std::string quoted(std::string_view name) {
  return std::string("'").append(name).append("'");
}

// The line, from 1, that holds `offset`.
std::uint32_t line_of(std::string_view text, std::size_t offset) {
  std::uint32_t line = 1;
  for (std::size_t i = 0; i < offset; ++i) {
    const bool lone_cr = text[i] == '\r' && !(i + 1 < text.size() && text[i + 1] == '\n');
    line += text[i] == '\n' || lone_cr;
  }
  return line;
}

// How bytes are to be read. ASCII is the same in every encoding without escape sequences, so that
// most files that declare one need no conversion.
struct Reading {
  Declaration declaration;
  const Encoding* encoding = nullptr;
  bool is_utf8 = true;
  bool is_plain = true;  // the text is the bytes behind the BOM
};

std::string_view without_bom(std::string_view bytes, bool has_bom) {
  return has_bom ? bytes.substr(kUtf8Bom.size()) : bytes;
}

// A byte becomes at most four of UTF-8, which keeps offsets in decoded text within an Offset.
constexpr std::size_t kMaxConvertedSize = kMaxSourceSize / 4;

tl::expected<Reading, SourceError> find_reading(std::string_view bytes) {
  if (bytes.size() > kMaxSourceSize) return fail(Kind::kTooLarge, "the file is larger than 2 GiB");
  Reading reading;
  reading.declaration = find_declaration(bytes);
  const Declaration& declared = reading.declaration;
  if (declared.name.empty()) return reading;
  if (declared.has_bom && !is_tokenizer_utf8(declared.name)) {
    return fail(Kind::kUnknownEncoding,
                "the file begins with a UTF-8 byte order mark but declares the encoding " +
                    quoted(declared.name) + ", which Python refuses",
                declared.line);
  }
  reading.encoding = find_encoding(declared.name);
  if (!reading.encoding) {
    return fail(Kind::kUnknownEncoding,
                "the declared encoding " + quoted(declared.name) + " is unknown or not supported",
                declared.line);
  }
  reading.is_utf8 = is_utf8(*reading.encoding);
  reading.is_plain =
      reading.is_utf8 || (!is_stateful(*reading.encoding) && ascii_prefix(bytes) == bytes.size());
  if (!reading.is_plain && bytes.size() > kMaxConvertedSize) {
    return fail(Kind::kTooLarge, "the file is larger than 512 MiB and not in UTF-8");
  }
  return reading;
}

SourceError invalid_byte(std::string_view bytes, std::size_t offset, std::string_view encoding,
                         bool is_declared) {
  const std::uint32_t line = line_of(bytes, offset);
  if (bytes[offset] == '\0') return {Kind::kNulByte, "the source holds a NUL byte", line};
  if (offset == 0 && (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))) {
    return {Kind::kInvalidInEncoding, "the file looks like UTF-16, which Python does not read", line};
  }
  std::string message = "byte 0x" + hexadecimal(static_cast<unsigned char>(bytes[offset]), 2) +
                        " is not valid " + std::string(encoding);
  if (!is_declared) message += ", and no other encoding is declared";
  return {Kind::kInvalidInEncoding, std::move(message), line};
}

// Checks `bytes`; where they are not plain, appends what they decode to. Both outputs may be null.
tl::expected<void, SourceError> decode(std::string_view bytes, const Reading& reading, std::string* text,
                                       OffsetMap* map) {
  const Declaration& declared = reading.declaration;
  std::size_t good = 0;
  if (reading.is_plain) {
    good = reading.is_utf8 ? find_invalid_utf8(bytes) : bytes.size();
  } else {
    std::optional<Codec> codec = Codec::open(*reading.encoding);
    if (!codec) {
      return fail(Kind::kUnknownEncoding,
                  "this system's iconv cannot convert the declared encoding " + quoted(declared.name),
                  declared.line);
    }
    good = codec->decode(bytes, text, map);
  }
  if (good == bytes.size()) return {};
  const bool is_declared = !declared.name.empty();
  const std::string name = reading.is_utf8 ? "UTF-8" : normalise_encoding_name(declared.name);
  return tl::unexpected(invalid_byte(bytes, good, name, is_declared));
}

// The changes, moved by a BOM of `shift` bytes in front of both texts.
ChangeMap shifted(const ChangeMap& changes, Offset shift) {
  std::vector<Change> result(changes.changes().begin(), changes.changes().end());
  for (Change& change : result) {
    for (Offset* offset :
         {&change.before.begin, &change.before.end, &change.after.begin, &change.after.end}) {
      *offset += shift;
    }
  }
  return ChangeMap(std::move(result));
}

// How far `offset` is from the end of the character that it is inside; 0 between characters.
Offset continuation_bytes_at(std::string_view text, Offset offset) {
  Offset n = 0;
  while (offset + n < text.size() && is_continuation(text[offset + n])) ++n;
  return n;
}

tl::unexpected<SourceError> changes_meaning(std::string_view encoding) {
  return fail(Kind::kNotEncodable,
              "the edited text would not be read back as it is in " + std::string(encoding));
}

}  // namespace

tl::expected<Source, SourceError> Source::from_bytes(std::string bytes) {
  auto reading = find_reading(bytes);
  if (!reading) return tl::unexpected(reading.error());
  Source source;
  if (auto ok = decode(bytes, *reading, &source.decoded_, &source.offsets_); !ok) {
    return tl::unexpected(ok.error());
  }
  source.has_bom_ = reading->declaration.has_bom;
  source.is_decoded_ = !reading->is_plain;
  if (!reading->is_utf8) {
    source.codec_ = reading->encoding;
    source.encoding_ = normalise_encoding_name(reading->declaration.name);
  }
  source.bytes_ = std::move(bytes);
  const std::string_view text = source.text();
  source.lines_ = LineIndex(text);
  for (std::size_t at = 0; (at = text.find('\r', at)) != std::string_view::npos; ++at) {
    if (at + 1 < text.size() && text[at + 1] == '\n') continue;
    if (!source.is_normalised_) source.normalised_ = text;
    source.is_normalised_ = true;
    source.normalised_[at] = '\n';
  }
  return source;
}

std::string_view Source::text() const {
  return is_decoded_ ? std::string_view(decoded_) : without_bom(bytes_, has_bom_);
}

std::string_view Source::parse_text() const {
  return is_normalised_ ? std::string_view(normalised_) : text();
}

std::string_view Source::line_end_at(Offset offset) const {
  // Only the last line can lack a terminator, hence none after it has one.
  const std::uint32_t line = lines_.line_at(offset);
  const std::string_view own = lines_.terminator(text(), line);
  if (!own.empty()) return own;
  return line > 0 ? lines_.terminator(text(), line - 1) : "\n";
}

tl::expected<EncodedText, SourceError> Source::encode(std::string_view new_text,
                                                      const ChangeMap& changes) const {
  if (new_text.size() > kMaxSourceSize) return fail(Kind::kTooLarge, "the edited file is larger than 2 GiB");
  if (const std::size_t good = find_invalid_utf8(new_text); good < new_text.size()) {
    return fail(Kind::kNotEncodable, "the edited text holds a NUL or an invalid character",
                line_of(new_text, good));
  }
  auto encoded = codec_ ? encode_changes(new_text, changes) : encode_utf8(new_text, changes);
  if (!encoded) return encoded;

  auto reading = find_reading(encoded->bytes);
  const bool same_reading = reading && reading->declaration.has_bom == has_bom_ &&
                            (codec_ ? reading->encoding == codec_ : reading->is_utf8);
  if (!same_reading) return changes_meaning(encoding_);
  if (reading->is_plain) {
    // Valid already: what was copied and what was encoded as UTF-8 or ASCII.
    if (without_bom(encoded->bytes, has_bom_) != new_text) return changes_meaning(encoding_);
  } else {
    std::string again;
    if (!decode(encoded->bytes, *reading, &again, nullptr) || again != new_text) {
      return changes_meaning(encoding_);
    }
  }
  return encoded;
}

tl::expected<EncodedText, SourceError> Source::encode_utf8(std::string_view new_text,
                                                           const ChangeMap& changes) const {
  EncodedText result;
  if (!has_bom_) {
    result.bytes = new_text;
    result.changes = changes;
    return result;
  }
  result.bytes.reserve(kUtf8Bom.size() + new_text.size());
  result.bytes.append(kUtf8Bom).append(new_text);
  result.changes = shifted(changes, static_cast<Offset>(kUtf8Bom.size()));
  return result;
}

tl::expected<EncodedText, SourceError> Source::encode_changes(std::string_view new_text,
                                                              const ChangeMap& changes) const {
  std::optional<Codec> codec = Codec::open(*codec_);
  if (!codec) return fail(Kind::kNotEncodable, "this system's iconv cannot convert " + encoding_);
  const std::string_view old_text = text();

  // A change widened to whole characters, or to whole lines: what it is widened by is equal in
  // both texts. Widened changes that touch are joined.
  const bool stateful = is_stateful(*codec_);
  std::vector<Change> widened;
  std::vector<Range> disk;
  for (Change change : changes.changes()) {
    if (stateful) {
      const Offset by = change.before.begin - lines_.full_range(lines_.line_at(change.before.begin)).begin;
      change.before.begin -= by;
      change.after.begin -= by;
      const Offset end = lines_.full_range(lines_.line_at(change.before.end)).end;
      change.after.end += end - change.before.end;
      change.before.end = end;
    }
    Offset begin = change.before.begin;
    while (begin > 0 && begin < old_text.size() && is_continuation(old_text[begin])) --begin;
    const Boundary first = offsets_.floor(begin);
    const Boundary last =
        offsets_.ceil(change.before.end + continuation_bytes_at(old_text, change.before.end));
    change.after.begin -= change.before.begin - first.text;
    change.after.end += last.text - change.before.end;
    change.before = {first.text, last.text};
    if (!widened.empty() && change.before.begin <= widened.back().before.end) {
      widened.back().before.end = change.before.end;
      widened.back().after.end = change.after.end;
      disk.back().end = last.byte;
    } else {
      widened.push_back(change);
      disk.push_back({first.byte, last.byte});
    }
  }

  EncodedText result;
  std::vector<Change> byte_changes;
  std::size_t copied = 0;
  for (std::size_t i = 0; i < widened.size(); ++i) {
    result.bytes.append(bytes_, copied, disk[i].begin - copied);
    copied = disk[i].end;
    const auto begin = static_cast<Offset>(result.bytes.size());
    const Range stretch = widened[i].after;
    const std::string_view piece = new_text.substr(stretch.begin, stretch.size());
    if (const std::size_t good = codec->encode(piece, result.bytes); good < piece.size()) {
      const std::size_t at = stretch.begin + good;
      return fail(Kind::kNotEncodable,
                  "U+" + hexadecimal(code_point_at(new_text, at), 4) + " cannot be written in " + encoding_,
                  line_of(new_text, at));
    }
    byte_changes.push_back({disk[i], {begin, static_cast<Offset>(result.bytes.size())}});
  }
  result.bytes.append(bytes_, copied);
  result.changes = ChangeMap(std::move(byte_changes));
  return result;
}

tl::expected<void, SourceError> check_decodable(std::string_view bytes) {
  auto reading = find_reading(bytes);
  if (!reading) return tl::unexpected(reading.error());
  return decode(bytes, *reading, nullptr, nullptr);
}

}  // namespace aioshift::text
