#include "rewrite/async_syntax/definitions.h"

#include <algorithm>

#include "rewrite/async_annotation.h"
#include "rewrite/async_syntax/decorators.h"
#include "rewrite/async_syntax/delegation.h"
#include "rewrite/async_syntax/own_nodes.h"
#include "rewrite/async_syntax/stop_iteration.h"
#include "rewrite/imports.h"
#include "semantics/values.h"
#include "syntax/calls.h"
#include "syntax/statements.h"

namespace aioshift::rewrite {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

bool is_special(std::string_view name) {
  return name.size() > 4 && name.starts_with("__") && name.ends_with("__");
}

// Methods that the interpreter calls, and does not await: `__init__`, `__len__`, `__getattr__`.
bool is_called_by_interpreter(const AsyncSite& site, Node function) {
  const std::string_view name = function.child(Field::name).text();
  return site.new_name.empty() && is_special(name) && name != "__call__" &&
         !syntax::is_async_function(function);
}

std::optional<Reason> write_name_of(const SiteTable& table, Node function, const std::string& new_name,
                                    AsyncEditList& edits) {
  const Node name = function.child(Field::name);
  if (new_name.empty() || name.text() == new_name) return std::nullopt;
  const semantics::Scopes& scopes = table.model().scopes;
  const Node around = syntax::enclosing_scope_node(function);
  const semantics::ScopeId scope = around ? scopes.scope_made_by(around) : semantics::kModuleScope;
  if (!scopes.bindings(scope, new_name).empty()) return Reason::kNameTaken;
  edits.replace(name.range(), new_name);
  return std::nullopt;
}

// What `__iter__` gives has to be an asynchronous iterator: the object itself, or what is known to become
// one.
bool gives_async_iterator(const SiteTable& table, Node function) {
  const Node self = function.child(Field::parameters).named_child(0);
  for (const Node node : own_nodes(function)) {
    if (!node.is(Kind::return_statement)) continue;
    const Node value = node.named_child(0);
    const bool is_self = value.is(Kind::identifier) && value.text() == self.text();
    const Node called = value.is(Kind::call) ? semantics::function_called(table.model(), value) : Node();
    const bool is_generator = called && table.is_async(called) && semantics::is_generator_function(called);
    if (!is_self && !is_generator && !table.has(value, AsyncSite::Kind::kConsumer)) return false;
  }
  return true;
}

// An asynchronous generator returns nothing, not even None.
std::optional<Reason> write_returns(Node function, AsyncEditList& edits) {
  for (const Node node : own_nodes(function)) {
    if (!node.is(Kind::return_statement) || node.named_child_count() == 0) continue;
    const Node value = node.named_child(0);
    if (!value.is(Kind::none)) return Reason::kNoAsyncCounterpart;
    edits.replace({node.begin(), value.end()}, "return");
  }
  return std::nullopt;
}

std::optional<Reason> write_annotation(const SiteTable& table, Node function, AsyncEditList& edits) {
  auto annotation = make_return_annotation_async(table.model(), function);
  if (!annotation) return annotation.error();
  // The import comes first in the text, and may be one for several functions.
  std::vector<text::Edit> imports;
  for (text::Edit& edit : annotation->edits) {
    const bool is_own = function.range().contains(edit.range) && !edit.range.empty();
    if (is_own) {
      edits.replace(edit.range, std::move(edit.replacement));
    } else {
      imports.push_back(std::move(edit));
    }
  }
  edits.add_import(std::move(imports));
  for (std::string& name : annotation->released_imports) edits.release(std::move(name));
  return std::nullopt;
}

}  // namespace

namespace {

// `a, b=1, *rest, c, **more` → `a, b, *rest, c=c, **more`.
std::optional<std::vector<std::string>> passed_on(Node parameters) {
  std::vector<std::string> arguments;
  bool is_keyword_only = false;
  for (const Node parameter : parameters.named_children()) {
    if (parameter.is_one_of(Kind::comment, Kind::positional_separator)) continue;
    if (parameter.is(Kind::keyword_separator)) {
      is_keyword_only = true;
      continue;
    }
    Node core = parameter;
    if (core.is_one_of(Kind::default_parameter, Kind::typed_default_parameter))
      core = core.child(Field::name);
    if (core.is(Kind::typed_parameter)) core = core.named_child(0);
    std::string text(core.text());
    if (core.is(Kind::list_splat_pattern)) {
      is_keyword_only = true;
    } else if (core.is(Kind::identifier)) {
      if (is_keyword_only) text = text + "=" + text;
    } else if (!core.is(Kind::dictionary_splat_pattern)) {
      return std::nullopt;
    }
    arguments.push_back(std::move(text));
  }
  return arguments;
}

// "return asyncio.run(_f(a, b))", on several lines where one is too long.
std::string run_of(const std::string& run, const std::string& name, const std::vector<std::string>& arguments,
                   const std::string& line, const std::string& indentation) {
  constexpr std::size_t kLongestLine = 88;
  std::string joined;
  for (const std::string& argument : arguments) joined += (joined.empty() ? "" : ", ") + argument;
  std::string text = "return " + run + "(" + name + "(" + joined + "))";
  if (indentation.size() + text.size() <= kLongestLine || arguments.empty()) return text;
  const std::string once = line + indentation + "    ";
  const std::string twice = once + "    ";
  text = "return " + run + "(" + once + name + "(";
  for (const std::string& argument : arguments) text += twice + argument + ",";
  return text + once + ")" + line + indentation + ")";
}

// The text of the range without the defaults: everything is passed, and they would be evaluated once more.
std::string without_defaults(Node parameters, text::Range range) {
  const std::string_view source = parameters.tree().text();
  std::string text;
  for (const Node parameter : parameters.named_children()) {
    if (!parameter.is_one_of(Kind::default_parameter, Kind::typed_default_parameter)) continue;
    const Node type = parameter.child(Field::type);
    const text::Offset end = (type ? type : parameter.child(Field::name)).end();
    text += source.substr(range.begin, end - range.begin);
    range.begin = parameter.end();
  }
  return text + std::string(source.substr(range.begin, range.end - range.begin));
}

bool has_receiver(Node parameters) {
  return parameters.named_child(0).is_one_of(Kind::identifier, Kind::typed_parameter) &&
         !parameters.named_child(0).named_child(0).is_one_of(Kind::list_splat_pattern,
                                                             Kind::dictionary_splat_pattern);
}

Node first_behind_docstring(Node body) {
  bool is_first = true;
  for (const Node statement : body.named_children()) {
    if (statement.is(Kind::comment)) continue;
    const bool is_docstring =
        is_first && statement.is(Kind::expression_statement) && statement.named_child(0).is(Kind::string);
    if (!is_docstring) return statement;
    is_first = false;
  }
  return {};
}

// Where the comments begin that stand on lines of their own between the statement and what is in front of it;
// without any, where itself does.
text::Offset begin_with_comments(Node function, Node first) {
  const syntax::Tree& tree = function.tree();
  const text::LineIndex& lines = tree.source().lines();
  text::Offset end = function.child(Field::parameters).end();
  for (const Node statement : first.parent().named_children()) {
    if (!statement.is(Kind::comment) && statement.begin() < first.begin()) end = statement.end();
  }
  text::Offset found = first.begin();
  for (std::uint32_t line = lines.line_at(first.begin()); line-- > lines.line_at(end) + 1;) {
    const text::Range content = lines.content_range(tree.text(), line);
    const std::string_view text = tree.text().substr(content.begin, content.size());
    const std::size_t at = text.find_first_not_of(" \t\f");
    if (at == std::string_view::npos) continue;
    if (text[at] != '#' || text.substr(0, at) != syntax::indentation_at(tree, first.begin())) break;
    found = content.begin + static_cast<text::Offset>(at);
  }
  return found;
}

// The function runs another one that does what it did: decorators stay with the first.
std::optional<Reason> write_bridge(const SiteTable& table, const AsyncSite& site, AsyncEditList& edits) {
  const Node function = site.node;
  const syntax::Tree& tree = table.model().tree;
  const Node name = function.child(Field::name);
  const Node around = syntax::enclosing_scope_node(function);
  const bool is_method = around && around.is(Kind::class_definition);
  // A decorator may say what the first parameter is.
  if (is_method && function.parent().is(Kind::decorated_definition)) return Reason::kDecorated;
  if (semantics::is_generator_function(function) || syntax::is_async_function(function))
    return Reason::kNoAsyncCounterpart;
  auto arguments = passed_on(function.child(Field::parameters));
  if (!arguments || (is_method && !has_receiver(function.child(Field::parameters))))
    return Reason::kUnsupportedArguments;
  std::string called = site.bridge;
  if (is_method) {
    called = arguments->front() + "." + called;
    arguments->erase(arguments->begin());
  }
  auto run = require_member(table.model(), name, "asyncio", "run");
  if (!run) return run.error();
  edits.add_import(std::move(run->edits));
  edits.rely_on(run->relied_on);
  // The function keeps its header and docstring, which decorators read; the rest comes below a new header.
  const Node body = function.child(Field::body);
  const Node first = first_behind_docstring(body);
  if (!first || !syntax::is_first_on_line(tree, first.begin())) return Reason::kDoesNotFit;
  const text::Offset begin = begin_with_comments(function, first);
  std::string_view before = tree.text().substr(function.begin(), name.begin() - function.begin());
  const Node result = function.child(Field::return_type);
  const text::Offset header = result ? result.end() : function.child(Field::parameters).end();
  const auto colon = static_cast<text::Offset>(tree.text().find(':', header));
  const std::string behind = without_defaults(function.child(Field::parameters), {name.end(), colon + 1});
  const std::string line(tree.source().line_end_at(function.begin()));
  const std::string indentation(syntax::indentation_at(tree, function.begin()));
  const std::string inner(syntax::indentation_at(tree, first.begin()));
  std::string text = run_of(run->names.front().expression, called, *arguments, line, inner) + line;
  text += line + (indentation.empty() ? line : "") + indentation + "async " + std::string(before) +
          site.bridge + behind + line + inner;
  edits.add_lines_around({{begin, begin}, std::move(text)}, first, AsyncEditList::Layer::kMain);
  return std::nullopt;
}

}  // namespace

DefinitionForm form_of(const semantics::FileModel& model, const AsyncSite& site) {
  const Node function = site.node;
  if (semantics::is_generator_function(function)) return DefinitionForm::kAsyncGenerator;
  if (site.new_name == "__aiter__") return DefinitionForm::kPlain;
  const bool declares_generator = site.stands_for_generator || is_context_manager(model, function);
  return declares_generator && syntax::is_stub(function) ? DefinitionForm::kPlain
                                                         : DefinitionForm::kCoroutine;
}

std::optional<Reason> write_function(const SiteTable& table, const AsyncSite& site, AsyncEditList& edits) {
  const Node function = site.node;
  const DefinitionForm form = form_of(table.model(), site);
  if (table.model().tree.is_damaged(function)) return Reason::kSyntaxError;
  if (is_called_by_interpreter(site, function)) return Reason::kNoAsyncCounterpart;
  if (!site.bridge.empty()) return write_bridge(table, site, edits);
  if (const auto reason = write_name_of(table, function, site.new_name, edits)) return reason;
  if (syntax::is_async_function(function)) return std::nullopt;
  if (const auto reason = write_decorators(table, site, edits)) return reason;
  if (form == DefinitionForm::kAsyncGenerator) {
    if (const auto reason = write_returns(function, edits)) return reason;
    if (const auto reason = write_delegations(table, function, edits)) return reason;
  }
  if (form == DefinitionForm::kPlain && !gives_async_iterator(table, function))
    return Reason::kNoAsyncCounterpart;
  if (form == DefinitionForm::kCoroutine) {
    if (site.new_name == "__anext__" || site.ends_iteration) {
      auto stops = rewrite_raised_stops(table.model(), function, table.awaited());
      if (!stops) return stops.error().reason;
      for (text::Edit& edit : *stops) edits.replace(edit.range, std::move(edit.replacement));
    } else if (raises_stop(table.model(), function)) {
      return Reason::kNoAsyncCounterpart;
    }
  } else if (const auto reason = write_annotation(table, function, edits)) {
    return reason;
  }
  if (form != DefinitionForm::kPlain) edits.open(function, "async ");
  return std::nullopt;
}

}  // namespace aioshift::rewrite
