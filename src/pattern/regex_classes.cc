#include "pattern/regex_classes.h"

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <span>
#include <utility>
#include <vector>

#include "pattern/word_characters.h"

namespace aioshift::pattern {
namespace {

constexpr char32_t kLastCharacter = 0x10FFFF;

// White_Space (Unicode, PropList).
constexpr auto kSpaces = std::to_array<CharacterRange>({{0x9, 0xD},
                                                        {0x20, 0x20},
                                                        {0x85, 0x85},
                                                        {0xA0, 0xA0},
                                                        {0x1680, 0x1680},
                                                        {0x2000, 0x200A},
                                                        {0x2028, 0x2029},
                                                        {0x202F, 0x202F},
                                                        {0x205F, 0x205F},
                                                        {0x3000, 0x3000}});

// word_characters() by properties, which makes a shorter expression than the table.
constexpr std::string_view kWordItems =
    R"(\pL\pM\p{Nd}\p{Nl}\p{Pc}\x{200C}\x{200D}\x{24B6}-\x{24E9}\x{1F130}-\x{1F149}\x{1F150}-\x{1F169})"
    R"(\x{1F170}-\x{1F189})";

// Long names of general categories, as they compare: in lower case without separators.
constexpr auto kCategories = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"letter", "L"},
    {"casedletter", "LC"},
    {"lc", "LC"},
    {"uppercaseletter", "Lu"},
    {"lowercaseletter", "Ll"},
    {"titlecaseletter", "Lt"},
    {"modifierletter", "Lm"},
    {"otherletter", "Lo"},
    {"mark", "M"},
    {"nonspacingmark", "Mn"},
    {"spacingmark", "Mc"},
    {"enclosingmark", "Me"},
    {"number", "N"},
    {"decimalnumber", "Nd"},
    {"digit", "Nd"},
    {"letternumber", "Nl"},
    {"othernumber", "No"},
    {"punctuation", "P"},
    {"punct", "P"},
    {"connectorpunctuation", "Pc"},
    {"dashpunctuation", "Pd"},
    {"openpunctuation", "Ps"},
    {"closepunctuation", "Pe"},
    {"initialpunctuation", "Pi"},
    {"finalpunctuation", "Pf"},
    {"otherpunctuation", "Po"},
    {"symbol", "S"},
    {"mathsymbol", "Sm"},
    {"currencysymbol", "Sc"},
    {"modifiersymbol", "Sk"},
    {"othersymbol", "So"},
    {"separator", "Z"},
    {"spaceseparator", "Zs"},
    {"lineseparator", "Zl"},
    {"paragraphseparator", "Zp"},
    {"control", "Cc"},
    {"cntrl", "Cc"},
    {"format", "Cf"},
    {"privateuse", "Co"},
});

std::string class_items(std::span<const CharacterRange> ranges) {
  std::string result;
  for (const CharacterRange& range : ranges) {
    result += fmt::format("\\x{{{:X}}}-\\x{{{:X}}}", static_cast<unsigned>(range.first),
                          static_cast<unsigned>(range.last));
  }
  return result;
}

std::string class_items_outside(std::span<const CharacterRange> ranges) {
  std::vector<CharacterRange> outside;
  char32_t next = 0;
  for (const CharacterRange& range : ranges) {
    if (range.first > next) outside.push_back({next, range.first - 1});
    next = range.last + 1;
  }
  outside.push_back({next, kLastCharacter});
  return class_items(outside);
}

}  // namespace

std::string digit_items(bool is_unicode) {
  return is_unicode ? "\\p{Nd}" : "0-9";
}

std::string space_items(bool is_unicode) {
  return is_unicode ? class_items(kSpaces) : "\\x09-\\x0D\\x20";
}

std::string word_items(bool is_unicode) {
  return is_unicode ? std::string(kWordItems) : "0-9A-Za-z_";
}

std::string comparable(std::string_view name) {
  std::string result;
  for (const char c : name) {
    if (c != '_' && c != '-' && c != ' ')
      result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return result;
}

std::string property_items(std::string_view name) {
  const std::string compared = comparable(name);
  if (compared == "any") return "\\x{0}-\\x{10FFFF}";
  if (compared == "ascii") return "\\x{0}-\\x{7F}";
  if (compared == "whitespace" || compared == "wspace") return class_items(kSpaces);
  std::string code;
  for (const auto& [long_name, short_name] : kCategories) {
    if (compared == long_name) code = short_name;
  }
  if (code == "LC") return "\\p{Lu}\\p{Ll}\\p{Lt}";
  // RE2 has general categories in one or two letters, and scripts (`Greek`, `Old_Italic`).
  if (code.empty()) {
    bool begins_word = true;
    for (const char c : name) {
      const bool is_separator = c == '_' || c == '-' || c == ' ';
      const auto byte = static_cast<unsigned char>(c);
      if (!is_separator && std::isalpha(byte) == 0) return {};
      if (is_separator) {
        code += '_';
      } else {
        code += static_cast<char>(begins_word ? std::toupper(byte) : std::tolower(byte));
      }
      begins_word = is_separator;
    }
  }
  return code.empty() ? "" : "\\p{" + code + "}";
}

std::optional<std::string> complement(const std::string& items) {
  if (items == kWordItems) return class_items_outside(word_characters());
  if (items == class_items(kSpaces)) return class_items_outside(kSpaces);
  const bool is_one_property = items.starts_with("\\p{") && items.find('\\', 1) == std::string::npos;
  if (!is_one_property) return std::nullopt;
  return "\\P" + items.substr(2);
}

}  // namespace aioshift::pattern
