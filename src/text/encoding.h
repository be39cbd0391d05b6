// The encoding that a Python source is declared in (PEP 263).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace aioshift::text {

inline constexpr std::string_view kUtf8Bom = "\xEF\xBB\xBF";

// What the beginning of a file says about its encoding.
struct Declaration {
  bool has_bom = false;
  std::string_view name;   // as written; empty where nothing is declared
  std::uint32_t line = 1;  // of the declaration: 1 or 2
};
Declaration find_declaration(std::string_view bytes);

// `name` with ASCII letters in lower case and "-" for "_".
std::string normalise_encoding_name(std::string_view name);

// Whether CPython's tokenizer takes `name` for UTF-8 at once, which is what it demands beside a
// BOM: "utf-8" and "utf-8-…", but not the alias "utf8".
bool is_tokenizer_utf8(std::string_view name);

// One of Python's codecs: a row of a table that lives as long as the program.
struct Encoding;

// The encoding that Python's codec registry has under `name`; nullptr where there is none, it is no
// text encoding, no superset of ASCII (CPython could not even read the declaration), or one that
// glibc has no equal of. UTF-8 is an encoding like the others here.
const Encoding* find_encoding(std::string_view name);
bool is_utf8(const Encoding& encoding);
// Whether bytes mean different characters after an escape sequence.
bool is_stateful(const Encoding& encoding);

}  // namespace aioshift::text
