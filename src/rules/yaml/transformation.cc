#include "rules/yaml/transformation.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "pattern/metavariable.h"
#include "rules/yaml/wording.h"
#include "rules/yaml/yaml_document.h"
#include "rules/yaml/yaml_scalar.h"
#include "text/nearest.h"

namespace aioshift::rules {
namespace {

using Error = tl::unexpected<std::string>;

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlank = " \t\n";
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

// Where a value ends that begins with a quote or a bracket; npos where it does not.
std::size_t end_of_quoted(std::string_view text) {
  const char closing = text.front() == '[' ? ']' : text.front();
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (closing == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == closing) {
      if (closing != '\'' || i + 1 == text.size() || text[i + 1] != '\'') return i + 1;
      ++i;  // '' stands for a quote
    }
  }
  return std::string_view::npos;
}

struct Argument {
  std::string_view key;
  YamlDocument value;

  const YamlNode& node() const { return *value.root; }
};

tl::expected<Argument, std::string> read_value(std::string_view key, std::string_view text) {
  YamlReader reader(text);
  auto document = reader.next();
  if (!document)
    return Error(
        fmt::format("has a value of {} that is not clear: {}", quoted(key), document.error().message));
  if (!*document || (*document)->root->is_implicit)
    return Error(fmt::format("has no value for {}", quoted(key)));
  return Argument{key, std::move(**document)};
}

tl::expected<std::vector<Argument>, std::string> read_arguments(std::string_view text) {
  std::vector<Argument> arguments;
  while (!text.empty()) {
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos)
      return Error(fmt::format("has {} where `name=value` is expected", quoted(trim(text))));
    const std::string_view key = trim(text.substr(0, equals));
    text = trim(text.substr(equals + 1));
    std::size_t end = text.find(',');
    if (!text.empty() && (text.front() == '\'' || text.front() == '"' || text.front() == '[')) {
      end = end_of_quoted(text);
      if (end == std::string_view::npos)
        return Error(fmt::format("has a value of {} that does not end", quoted(key)));
    }
    auto argument = read_value(key, text.substr(0, end));
    if (!argument) return Error(argument.error());
    arguments.push_back(std::move(*argument));
    text = end == std::string_view::npos ? std::string_view() : trim(text.substr(end));
    if (text.empty()) break;
    if (text.front() != ',') return Error(fmt::format("has {} where `,` is expected", quoted(text)));
    text = trim(text.substr(1));
  }
  return arguments;
}

struct WordOfCase {
  std::string_view word;
  TextCase value;
};
constexpr auto kCases = std::to_array<WordOfCase>({{"lowerCase", TextCase::kLower},
                                                   {"upperCase", TextCase::kUpper},
                                                   {"capitalize", TextCase::kCapitalize},
                                                   {"camelCase", TextCase::kCamel},
                                                   {"snakeCase", TextCase::kSnake},
                                                   {"kebabCase", TextCase::kKebab},
                                                   {"pascalCase", TextCase::kPascal}});
struct WordOfSeparator {
  std::string_view word;
  Separator value;
};
constexpr auto kSeparators = std::to_array<WordOfSeparator>({{"caseChange", Separator::kCaseChange},
                                                             {"dash", Separator::kDash},
                                                             {"dot", Separator::kDot},
                                                             {"slash", Separator::kSlash},
                                                             {"space", Separator::kSpace},
                                                             {"underscore", Separator::kUnderscore}});

// The arguments of one call, by name. The first thing that is wrong is kept.
class Call {
 public:
  Call(std::string_view name, const std::vector<Argument>& arguments, std::vector<std::string> known)
      : name_(name), arguments_(arguments) {
    for (const Argument& argument : arguments_) {
      if (std::find(known.begin(), known.end(), argument.key) == known.end()) {
        const std::string near = text::nearest(argument.key, known);
        fail(fmt::format("has an unknown argument {}{}", quoted(argument.key),
                         near.empty() ? "" : fmt::format(", did you mean `{}`?", near)));
      } else if (find(argument.key) != &argument.node()) {
        fail(fmt::format("has `{}` twice", argument.key));
      }
    }
  }

  std::optional<std::string> text(std::string_view key, bool is_required) {
    const YamlNode* const node = find(key);
    if (node == nullptr) {
      if (is_required) fail(fmt::format("lacks `{}`: `{}` needs it", key, name_));
      return std::nullopt;
    }
    if (node->is_null() && !is_required) return std::nullopt;
    if (node->is_null() || !node->is_scalar())
      fail(fmt::format("takes a text for `{}`, not {}", key, name_of(node->kind)));
    return node->text;
  }

  std::optional<std::int32_t> number(std::string_view key) {
    const YamlNode* const node = find(key);
    if (node == nullptr || node->is_null()) return std::nullopt;
    const auto number = parse_whole_number(node->text);
    if (node->kind == YamlNode::Kind::kInteger && number &&
        *number >= std::numeric_limits<std::int32_t>::min() &&
        *number <= std::numeric_limits<std::int32_t>::max()) {
      return static_cast<std::int32_t>(*number);
    }
    fail(fmt::format("takes a whole number for `{}`", key));
    return std::nullopt;
  }

  std::optional<std::vector<std::string>> list(std::string_view key) {
    const YamlNode* const node = find(key);
    if (node == nullptr || node->is_null()) return std::nullopt;
    if (node->kind != YamlNode::Kind::kList) {
      fail(fmt::format("takes a list for `{}`, as `[a, b]`", key));
      return std::nullopt;
    }
    std::vector<std::string> texts;
    for (const YamlNode* item : node->items) {
      if (!item->is_scalar() || item->is_null()) fail(fmt::format("takes texts in the list `{}`", key));
      texts.push_back(item->text);
    }
    return texts;
  }

  template <typename Table>
  auto word(const Table& table, std::string_view key, std::string_view word)
      -> decltype(table.front().value) {
    for (const auto& row : table) {
      if (row.word == word) return row.value;
    }
    std::vector<std::string> words;
    for (const auto& row : table) words.emplace_back(row.word);
    fail(fmt::format("takes {} for `{}`, not {}", either(words), key, quoted(word)));
    return table.front().value;
  }

  void fail(std::string message) {
    if (error_.empty()) error_ = std::move(message);
  }
  const std::string& error() const { return error_; }

 private:
  const YamlNode* find(std::string_view key) const {
    for (const Argument& argument : arguments_) {
      if (argument.key == key) return &argument.node();
    }
    return nullptr;
  }

  std::string_view name_;
  const std::vector<Argument>& arguments_;
  std::string error_;
};

}  // namespace

std::optional<TextCase> parse_text_case(std::string_view word) {
  for (const auto& row : kCases) {
    if (row.word == word) return row.value;
  }
  return std::nullopt;
}

std::optional<Separator> parse_separator(std::string_view word) {
  for (const auto& row : kSeparators) {
    if (row.word == word) return row.value;
  }
  return std::nullopt;
}

tl::expected<TransformationSpec, std::string> parse_transformation(std::string_view line) {
  line = trim(line);
  const std::size_t opening = line.find('(');
  if (opening == std::string_view::npos || line.back() != ')')
    return Error("is no transformation: expected one as `substring($A, startChar=1)`");
  const std::string_view name = trim(line.substr(0, opening));
  std::string_view rest = line.substr(opening + 1, line.size() - opening - 2);
  const std::size_t comma = rest.find(',');
  TransformationSpec spec;
  spec.source = trim(rest.substr(0, comma));
  const auto variable = pattern::parse_metavariable(spec.source);
  if (!variable || variable->name.empty())
    return Error(fmt::format("begins with {} where a metavariable is expected, as `$A` or `$$$A`",
                             quoted(spec.source)));
  rest = comma == std::string_view::npos ? std::string_view() : trim(rest.substr(comma + 1));
  const auto arguments = read_arguments(rest);
  if (!arguments) return Error(arguments.error());

  const auto finish = [&](const Call& call, auto operation) -> tl::expected<TransformationSpec, std::string> {
    if (!call.error().empty()) return Error(call.error());
    spec.operation = std::move(operation);
    return std::move(spec);
  };
  if (name == "replace") {
    Call call(name, *arguments, {"replace", "by"});
    ReplaceOperation operation;
    operation.regex = call.text("replace", true).value_or("");
    operation.by = call.text("by", true).value_or("");
    return finish(call, operation);
  }
  if (name == "substring") {
    Call call(name, *arguments, {"startChar", "endChar"});
    SubstringOperation operation;
    operation.start = call.number("startChar");
    operation.end = call.number("endChar");
    return finish(call, operation);
  }
  if (name == "convert") {
    Call call(name, *arguments, {"toCase", "separatedBy"});
    ConvertOperation operation;
    if (const auto to_case = call.text("toCase", true))
      operation.to_case = call.word(kCases, "toCase", *to_case);
    if (const auto separators = call.list("separatedBy")) {
      operation.separated_by.emplace();
      for (const std::string& each : *separators)
        operation.separated_by->push_back(call.word(kSeparators, "separatedBy", each));
    }
    return finish(call, operation);
  }
  if (name == "rewrite") {
    Call call(name, *arguments, {"rewriters", "joinBy"});
    RewriteOperation operation;
    if (auto rewriters = call.list("rewriters")) {
      operation.rewriters = std::move(*rewriters);
    } else {
      call.fail("lacks `rewriters`: `rewrite` needs it");
    }
    operation.join_by = call.text("joinBy", false);
    return finish(call, operation);
  }
  const std::string near = text::nearest(name, {"replace", "substring", "convert", "rewrite"});
  return Error(fmt::format("begins with an unknown operation {}{}", quoted(name),
                           near.empty() ? ": there are replace, substring, convert and rewrite"
                                        : fmt::format(", did you mean `{}`?", near)));
}

}  // namespace aioshift::rules
