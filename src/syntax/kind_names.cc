#include "syntax/kind_names.h"

#include <tree_sitter/api.h>

#include <algorithm>

extern "C" const TSLanguage* tree_sitter_python();

namespace aioshift::syntax {

std::optional<Kind> kind_named(std::string_view name) {
  if (name.empty()) return std::nullopt;  // rules that nobody sees have no name
  const TSSymbol symbol = ts_language_symbol_for_name(tree_sitter_python(), name.data(),
                                                      static_cast<std::uint32_t>(name.size()), true);
  if (symbol == 0) return std::nullopt;
  return static_cast<Kind>(symbol);
}

std::optional<Field> field_named(std::string_view name) {
  const TSFieldId field = ts_language_field_id_for_name(tree_sitter_python(), name.data(),
                                                        static_cast<std::uint32_t>(name.size()));
  if (field == 0) return std::nullopt;
  return static_cast<Field>(field);
}

std::vector<std::string_view> kind_names() {
  std::vector<std::string_view> names = {"ERROR"};
  const TSLanguage* language = tree_sitter_python();
  for (std::uint32_t symbol = 1; symbol < ts_language_symbol_count(language); ++symbol) {
    if (ts_language_symbol_type(language, static_cast<TSSymbol>(symbol)) == TSSymbolTypeRegular)
      names.emplace_back(ts_language_symbol_name(language, static_cast<TSSymbol>(symbol)));
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::vector<std::string_view> field_names() {
  std::vector<std::string_view> names;
  const TSLanguage* language = tree_sitter_python();
  for (std::uint32_t field = 1; field <= ts_language_field_count(language); ++field) {
    names.emplace_back(ts_language_field_name_for_id(language, static_cast<TSFieldId>(field)));
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace aioshift::syntax
