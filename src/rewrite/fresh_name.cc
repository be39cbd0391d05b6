#include "rewrite/fresh_name.h"

#include <algorithm>
#include <array>

namespace aioshift::rewrite {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

// Python's keywords and the builtins in lower case, sorted: no name for a variable.
constexpr auto kReserved = std::to_array<std::string_view>(
    {"abs",         "aiter",     "all",       "and",          "anext",      "any",       "as",
     "ascii",       "assert",    "async",     "await",        "bin",        "bool",      "break",
     "breakpoint",  "bytearray", "bytes",     "callable",     "case",       "chr",       "class",
     "classmethod", "compile",   "complex",   "continue",     "def",        "del",       "delattr",
     "dict",        "dir",       "divmod",    "elif",         "else",       "enumerate", "eval",
     "except",      "exec",      "exit",      "filter",       "finally",    "float",     "for",
     "format",      "from",      "frozenset", "getattr",      "global",     "globals",   "hasattr",
     "hash",        "help",      "hex",       "id",           "if",         "import",    "in",
     "input",       "int",       "is",        "isinstance",   "issubclass", "iter",      "lambda",
     "len",         "list",      "locals",    "map",          "match",      "max",       "memoryview",
     "min",         "next",      "nonlocal",  "not",          "object",     "oct",       "open",
     "or",          "ord",       "pass",      "pow",          "print",      "property",  "quit",
     "raise",       "range",     "repr",      "return",       "reversed",   "round",     "set",
     "setattr",     "slice",     "sorted",    "staticmethod", "str",        "sum",       "super",
     "try",         "tuple",     "type",      "vars",         "while",      "with",      "yield",
     "zip"});
static_assert(std::is_sorted(kReserved.begin(), kReserved.end()));

// What functions do that give something: the rest of their name says what.
constexpr auto kGivingVerbs = std::to_array<std::string_view>(
    {"get_", "fetch_", "read_", "load_", "find_", "receive_", "recv_", "create_", "make_", "build_", "open_",
     "next_", "compute_", "query_", "lookup_", "parse_", "async_get_"});

std::string_view without_underscores(std::string_view name) {
  const std::size_t begin = name.find_first_not_of('_');
  if (begin == std::string_view::npos) return {};
  return name.substr(begin, name.find_last_not_of('_') + 1 - begin);
}

// Lower case only: `Client` is a class, `LIMIT` a constant.
bool is_variable_like(std::string_view name) {
  if (name.empty() || (name.front() >= '0' && name.front() <= '9')) return false;
  if (std::any_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) return false;
  return !std::binary_search(kReserved.begin(), kReserved.end(), name);
}

std::string_view last_name(Node expression) {
  if (expression.is(Kind::attribute)) return expression.child(Field::attribute).text();
  return expression.is(Kind::identifier) ? expression.text() : std::string_view();
}

}  // namespace

std::string_view name_for_value(Node expression) {
  while (expression.is_one_of(Kind::await, Kind::parenthesized_expression))
    expression = expression.named_child(0);
  std::string_view name;
  if (expression.is(Kind::attribute)) {
    name = without_underscores(last_name(expression));
  } else if (expression.is(Kind::call)) {
    const std::string_view function = without_underscores(last_name(expression.child(Field::function)));
    for (const std::string_view verb : kGivingVerbs) {
      if (function.starts_with(verb)) name = without_underscores(function.substr(verb.size()));
    }
  }
  return is_variable_like(name) ? name : std::string_view();
}

std::string name_for_task(std::string_view name) {
  name = without_underscores(name);
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (name.empty() || std::any_of(name.begin(), name.end(), is_upper)) return "task";
  for (const std::string_view word : {"coroutine", "coro", "awaitable", "aw"}) {
    for (std::size_t at = name.find(word); at != std::string_view::npos; at = name.find(word, at + 1)) {
      const std::size_t end = at + word.size();
      const bool begins = at == 0 || name[at - 1] == '_';
      const bool ends = end == name.size() || name[end] == '_' || (name[end] >= '0' && name[end] <= '9');
      if (begins && ends) return std::string(name.substr(0, at)) + "task" + std::string(name.substr(end));
    }
  }
  return std::string(name) + (name.ends_with("task") ? "" : "_task");
}

std::string fresh_name(const semantics::FileModel& model, Node site,
                       std::initializer_list<std::string_view> candidates, std::set<std::string>& taken) {
  const auto is_usable = [&](const std::string& name) {
    return taken.count(name) == 0 && model.scopes.is_free(name, site);
  };
  for (const std::string_view candidate : candidates) {
    if (std::string name(candidate); !name.empty() && is_usable(name)) {
      taken.insert(name);
      return name;
    }
  }
  const auto first =
      std::find_if(candidates.begin(), candidates.end(), [](std::string_view c) { return !c.empty(); });
  const std::string base(first == candidates.end() ? "value" : *first);
  for (int number = 2;; ++number) {
    if (std::string name = base + "_" + std::to_string(number); is_usable(name)) {
      taken.insert(name);
      return name;
    }
  }
}

}  // namespace aioshift::rewrite
