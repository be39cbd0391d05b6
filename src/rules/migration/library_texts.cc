#include "rules/migration/library_texts.h"

#include <algorithm>

#include "rewrite/imports.h"
#include "rewrite/precedence.h"
#include "rewrite/token.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using library::LibraryMap;
using rewrite::AsyncSubstitute;
using rewrite::Reason;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

tl::expected<std::string, Reason> name_at(const FileModel& model, Node site, std::string_view path,
                                          AsyncSubstitute& substitute) {
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos) return std::string(path);  // a builtin
  auto bound = rewrite::require_member(model, site, path.substr(0, dot), path.substr(dot + 1));
  if (!bound) return tl::unexpected(bound.error());
  for (text::Edit& edit : bound->edits) {
    if (std::find(substitute.imports.begin(), substitute.imports.end(), edit) == substitute.imports.end())
      substitute.imports.push_back(std::move(edit));
  }
  substitute.relied_on.insert(substitute.relied_on.end(), bound->relied_on.begin(), bound->relied_on.end());
  return bound->names.front().expression;
}

void release(const FileModel& model, Node name, AsyncSubstitute& substitute) {
  const auto old = model.names.of(name);
  if (!old || !old->is_certain) return;
  // Of `requests.get` the module is what was imported.
  Node first = name;
  std::string path = old->path;
  while (first.is(Kind::attribute)) {
    first = first.child(Field::object);
    path.resize(std::min(path.size(), path.rfind('.')));
  }
  substitute.released.push_back(std::move(path));
}

bool is_simple(Node value) {
  if (value.is(Kind::attribute)) return is_simple(value.child(Field::object));
  if (value.is(Kind::unary_operator)) return is_simple(value.child(Field::argument));
  return value.is_one_of(Kind::identifier, Kind::integer, Kind::float_, Kind::string, Kind::none, Kind::true_,
                         Kind::false_);
}

bool is_repeatable(Node value) {
  if (value.is(Kind::parenthesized_expression)) return is_repeatable(value.named_child(0));
  if (value.is(Kind::binary_operator))
    return is_repeatable(value.child(Field::left)) && is_repeatable(value.child(Field::right));
  if (value.is_one_of(Kind::string, Kind::concatenated_string)) {
    for (const Node part : value.named_children()) {
      if (part.is(Kind::string) && !is_repeatable(part)) return false;
      if (part.is(Kind::interpolation) && !is_repeatable(part.named_child(0))) return false;
    }
    return true;
  }
  // `"{}/{}".format(base, path)`
  if (value.is(Kind::call)) {
    const Node method = value.child(Field::function);
    const Node list = value.child(Field::arguments);
    const bool is_format = method.is(Kind::attribute) && method.child(Field::attribute).text() == "format" &&
                           method.child(Field::object).is(Kind::string) && list.is(Kind::argument_list);
    if (!is_format) return false;
    for (const Node argument : list.named_children()) {
      if (!is_repeatable(argument.is(Kind::keyword_argument) ? argument.child(Field::value) : argument))
        return false;
    }
    return true;
  }
  return is_simple(value);
}

std::string replaced(std::string text, std::string_view variable, std::string_view by) {
  for (std::size_t at = text.find(variable); at != std::string::npos;
       at = text.find(variable, at + by.size()))
    text.replace(at, variable.size(), by);
  return text;
}

std::size_t count_of(std::string_view text, std::string_view variable) {
  std::size_t count = 0;
  for (std::size_t at = text.find(variable); at != std::string_view::npos; at = text.find(variable, at + 1))
    ++count;
  return count;
}

bool is_negation(std::string_view expression) {
  return expression.starts_with("not ");
}

bool fit_into_string(Node site, AsyncSubstitute& substitute) {
  std::string taken;
  for (Node up = site.parent(); up && !syntax::is_statement(up.kind()); up = up.parent()) {
    if (!up.is(Kind::string)) continue;
    const std::string_view start = up.named_child(0).text();
    if (!start.ends_with("\"\"\"") && !start.ends_with("'''") && !start.empty()) taken += start.back();
  }
  if (taken.empty()) return true;
  const auto has = [&](char quote) {
    const auto in = [quote](const std::string& text) { return text.find(quote) != std::string::npos; };
    return std::any_of(substitute.edits.begin(), substitute.edits.end(),
                       [&](const text::Edit& edit) { return in(edit.replacement); }) ||
           std::any_of(substitute.around.begin(), substitute.around.end(),
                       [&](const auto& around) { return in(around.before) || in(around.after); });
  };
  if (taken.find('\'') != std::string::npos && has('\'')) return false;
  if (taken.find('"') == std::string::npos || !has('"')) return true;
  if (taken.find('\'') != std::string::npos || has('\'')) return false;
  const auto swap = [](std::string& text) { std::replace(text.begin(), text.end(), '"', '\''); };
  for (text::Edit& edit : substitute.edits) swap(edit.replacement);
  for (auto& around : substitute.around) {
    swap(around.before);
    swap(around.after);
  }
  return true;
}

tl::expected<std::string, Reason> expand_names(const FileModel& model, Node site, const LibraryMap& map,
                                               std::string_view text, AsyncSubstitute& substitute) {
  std::string result;
  text::Offset done = 0;
  const auto tokens = rewrite::tokenize(text);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != rewrite::Token::Kind::kWord) continue;
    // The longest dotted name that begins here.
    std::size_t last = i;
    const auto word = [&](std::size_t k) {
      return text.substr(tokens[k].range.begin, tokens[k].range.end - tokens[k].range.begin);
    };
    while (last + 2 < tokens.size() && word(last + 1) == "." &&
           tokens[last + 2].kind == rewrite::Token::Kind::kWord)
      last += 2;
    const bool is_member = i > 0 && word(i - 1) == ".";
    if (!is_member && last > i) {
      for (std::size_t end = last; end > i; end -= 2) {
        const std::string_view path =
            text.substr(tokens[i].range.begin, tokens[end].range.end - tokens[i].range.begin);
        const std::string module(path.substr(0, path.rfind('.')));
        if (std::find(map.modules.begin(), map.modules.end(), module) == map.modules.end()) continue;
        auto name = name_at(model, site, path, substitute);
        if (!name) return name;
        result += text.substr(done, tokens[i].range.begin - done);
        result += *name;
        done = tokens[end].range.end;
        break;
      }
    }
    i = last;
  }
  result += text.substr(done);
  return result;
}

text::Edit expression_edit(Node node, std::string text) {
  const Node around = node.parent();
  if (is_negation(text) && around.is(Kind::not_operator)) return {around.range(), text.substr(4)};
  const bool needs_brackets =
      is_negation(text) && rewrite::needs_parentheses(rewrite::Precedence::kNot, node);
  return {node.range(), needs_brackets ? "(" + text + ")" : std::move(text)};
}

}  // namespace aioshift::rules::migration
