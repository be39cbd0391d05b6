// Writes a template out at a match: its lines indented, names as the file says them, what is empty left
// out, and a mark for each part of the source that stays where it is.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rewrite/template.h"
#include "rewrite/template_value.h"

namespace aioshift::rewrite {

// A name that the template writes, and how the file says it: `asyncio` → `aio`.
struct WrittenName {
  std::string written;     // dotted: "asyncio", "a.b"
  std::string expression;  // "aio", "c"
};

// In the place of a part that stays: reads as a name.
inline constexpr std::string_view kKeptMark = "\xc2\xb5";
inline constexpr text::Offset kNoOrigin = UINT32_MAX;

struct WrittenTemplate {
  std::string text;
  std::vector<text::Offset> origins;    // by byte: where in the template it stands, or kNoOrigin
  std::vector<std::size_t> kept;        // values that stay, by use, in order
  std::vector<text::Offset> kept_ends;  // where their marks end
  std::vector<text::Range> moved;       // parts of the source that are written elsewhere
};

struct WritingRequest {
  const FixTemplate& fix;
  const FixTemplate::Form* form = nullptr;  // null where the template is no Python
  syntax::Node match;
  text::Range range;  // what gives way
  std::span<const TemplateValue> values;
  std::span<const WrittenName> names;
  bool has_parentheses = false;  // around all of it
};

// What is written stays where it is if it stands in the range in the template's order: of all such
// series of values, the longest by text. A use that stands for nothing takes a comma along where it is
// an element, and its line where it is a statement (`pass` stands in for the only one of a block).
WrittenTemplate write_template(const WritingRequest& request);

}  // namespace aioshift::rewrite
