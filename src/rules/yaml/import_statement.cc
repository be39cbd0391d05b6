#include "rules/yaml/import_statement.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "syntax/literals.h"

namespace aioshift::rules {
namespace {

bool is_dotted_name(std::string_view text) {
  for (;;) {
    const std::size_t dot = text.find('.');
    if (!syntax::is_identifier(text.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> words;
  constexpr std::string_view kBlank = " \t";
  for (std::size_t at = text.find_first_not_of(kBlank); at != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(kBlank, at), text.size());
    words.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(kBlank, end);
  }
  return words;
}

constexpr std::string_view kExpected =
    "is no import statement that binds one name: expected `import a.b`, `import a.b as c`, `from a import b` "
    "or `from a import b as c`";

}  // namespace

tl::expected<ImportSpec, std::string> parse_import_statement(std::string_view statement) {
  const auto error = [](std::string_view message) { return tl::unexpected(std::string(message)); };
  if (statement.find(',') != std::string_view::npos)
    return error("binds more than one name: write an entry for each");
  const std::vector<std::string_view> words = split(statement);
  const std::size_t size = words.size();
  const bool is_from = size >= 4 && words[0] == "from" && words[2] == "import";
  const std::size_t imported = is_from ? 3 : 1;
  if (!is_from && (size < 2 || words[0] != "import")) return error(kExpected);
  const bool is_aliased = size == imported + 3 && words[imported + 1] == "as";
  if (size != imported + 1 && !is_aliased) return error(kExpected);

  ImportSpec spec;
  spec.is_aliased = is_aliased;
  spec.module = words[1];
  if (spec.module.starts_with('.')) return error("is relative, which means another module in another file");
  if (!is_dotted_name(spec.module)) return error(kExpected);
  if (is_from) {
    spec.member = words[3];
    if (spec.member == "*") return error("does not say which names it binds");
    if (!syntax::is_identifier(spec.member)) return error(kExpected);
    spec.name = spec.member;
  } else {
    spec.name = spec.module.substr(0, spec.module.find('.'));
  }
  if (is_aliased) spec.name = words[imported + 2];
  if (!syntax::is_identifier(spec.name)) return error(kExpected);
  return spec;
}

}  // namespace aioshift::rules
