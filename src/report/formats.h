// One function a format, and what they have in common. Private to the room.
#pragma once

#include <string>
#include <string_view>

#include "report/report.h"

namespace aioshift::report {

std::string render_text(const Report& report, bool color);
std::string render_json(const Report& report);
std::string render_sarif(const Report& report);
std::string render_github(const Report& report);
std::string render_markdown(const Report& report);

// Who can make the change that a finding asks for.
enum class Fix {
  kSafe,     // aioshift, by default
  kUnsafe,   // aioshift, with --unsafe-fixes
  kRefused,  // a person: the rule has an edit, but not here
  kManual,   // a person
};

Fix fix_of(const Finding& finding);

// Why no edit is offered, in words where there are any. Precondition: finding.reason.
std::string_view reason_of(const Finding& finding);

// The next character of non-empty UTF-8 text. `valid` is false for a byte that begins none; then
// `bytes` is that byte alone.
struct Character {
  std::string_view bytes;
  char32_t code_point = 0;
  bool valid = false;
};
Character first_character(std::string_view text);

// Control characters stay; bytes that are no UTF-8 are written as \xff. For formats that have
// escapes of their own but must be UTF-8.
std::string valid_utf8(std::string_view text);

}  // namespace aioshift::report
