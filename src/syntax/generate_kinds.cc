// Writes the grammar's node kinds and fields as two C++ enumerations: run at build time, so that
// rules name kinds that the compiler checks and the walk compares integers.
#include <tree_sitter/api.h>

#include <cctype>
#include <cstdio>
#include <cstring>
#include <map>
#include <set>
#include <string>

extern "C" const TSLanguage* tree_sitter_python();

namespace {

// Names that C++ keeps for itself get an underscore behind.
std::string usable(const std::string& name) {
  static const std::set<std::string> reserved = {"float", "true", "false", "operator"};
  return reserved.count(name) != 0 ? name + "_" : name;
}

std::string enumerator(const std::string& name, bool named) {
  if (named) return usable(name);
  static const std::map<char, std::string> spelled = {
      {'(', "lparen"}, {')', "rparen"},  {'[', "lbracket"}, {']', "rbracket"}, {'{', "lbrace"},
      {'}', "rbrace"}, {'.', "dot"},     {',', "comma"},    {':', "colon"},    {';', "semicolon"},
      {'*', "star"},   {'+', "plus"},    {'-', "minus"},    {'/', "slash"},    {'%', "percent"},
      {'@', "at"},     {'&', "amp"},     {'|', "pipe"},     {'^', "caret"},    {'~', "tilde"},
      {'<', "less"},   {'>', "greater"}, {'=', "equal"},    {'!', "bang"},     {'\\', "backslash"}};
  const bool word = std::isalpha(static_cast<unsigned char>(name[0])) != 0 || name[0] == '_';
  std::string result = word ? "kw" : "op";
  if (word) result += '_';
  for (char c : name) {
    if (auto it = spelled.find(c); it != spelled.end()) {
      result += '_' + it->second;
    } else {
      result += c == ' ' ? '_' : c;
    }
  }
  return result;
}

}  // namespace

int main() {
  const TSLanguage* language = tree_sitter_python();
  std::puts("// Generated from the grammar by generate_kinds.cc. Do not edit.");
  std::puts("#pragma once\n\n#include <cstdint>\n\nnamespace aioshift::syntax {\n");
  std::puts("// Named nodes keep the grammar's names; keywords are kw_..., punctuation is op_...");
  std::puts("enum class Kind : std::uint16_t {");
  std::set<std::string> seen;
  const std::uint32_t count = ts_language_symbol_count(language);
  for (std::uint32_t i = 1; i < count; ++i) {
    const auto symbol = static_cast<TSSymbol>(i);
    const TSSymbolType type = ts_language_symbol_type(language, symbol);
    if (type != TSSymbolTypeRegular && type != TSSymbolTypeAnonymous) continue;
    const char* name = ts_language_symbol_name(language, symbol);
    const bool named = type == TSSymbolTypeRegular;
    const auto length = static_cast<std::uint32_t>(std::strlen(name));
    if (ts_language_symbol_for_name(language, name, length, named) != symbol) continue;
    const std::string text = enumerator(name, named);
    if (!seen.insert(text).second) continue;
    std::printf("  %s = %u,\n", text.c_str(), i);
  }
  std::puts("  error = 65535,\n};\n");
  std::printf("inline constexpr std::uint16_t kKindCount = %u;  // `error` apart\n\n", count);
  std::puts("enum class Field : std::uint8_t {\n  none = 0,");
  for (std::uint32_t i = 1; i <= ts_language_field_count(language); ++i) {
    std::printf("  %s = %u,\n",
                usable(ts_language_field_name_for_id(language, static_cast<TSFieldId>(i))).c_str(), i);
  }
  std::puts("};\n\n}  // namespace aioshift::syntax");
  return 0;
}
