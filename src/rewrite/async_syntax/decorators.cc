#include "rewrite/async_syntax/decorators.h"

#include <algorithm>
#include <array>

#include "rewrite/imports.h"
#include "syntax/statements.h"

namespace aioshift::rewrite {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

constexpr std::string_view kContextManager = "contextlib.contextmanager";

// They give back what they get, or ask nothing of it.
constexpr auto kIndifferent = std::to_array<std::string_view>(
    {"abc.abstractmethod", "classmethod", "functools.wraps", "staticmethod", "typing.final",
     "typing.no_type_check", "typing.overload", "typing.override", "typing_extensions.deprecated",
     "typing_extensions.final", "typing_extensions.overload", "typing_extensions.override",
     "unittest.mock.patch", "unittest.mock.patch.dict", "unittest.mock.patch.object", "unittest.skip",
     "unittest.skipIf", "unittest.skipUnless", "warnings.deprecated"});
// Marks, which whoever runs the tests reads.
constexpr std::string_view kMarks = "pytest.mark.";

// They keep what a call gives, or call the function where nobody can await: whoever is trusted, it is no
// coroutine function that may stand there.
constexpr auto kForPlainFunctions = std::to_array<std::string_view>(
    {"atexit.register", "cached_property", "contextlib.ContextDecorator", "functools.cache",
     "functools.cached_property", "functools.lru_cache", "functools.singledispatch",
     "functools.singledispatchmethod", "property"});
constexpr auto kPropertyParts = std::to_array<std::string_view>({"deleter", "getter", "setter"});

template <typename Array>
bool holds(const Array& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Node decorator_function(Node decorator) {
  const Node expression = decorator.named_child(0);
  return expression.is(Kind::call) ? expression.child(Field::function) : expression;
}

// "functools.wraps", "property"; empty where it is not certain.
std::string name_of(const semantics::FileModel& model, Node function) {
  if (const auto name = model.names.of(function)) return name->is_certain ? name->path : std::string();
  const bool is_builtin =
      function.is(Kind::identifier) &&
      model.scopes.lookup(function.text(), model.scopes.scope_at(function)) == semantics::kNoScope;
  return is_builtin ? std::string(function.text()) : std::string();
}

template <typename Visit>
void each_decorator(Node function, Visit visit) {
  if (!function.parent().is(Kind::decorated_definition)) return;
  for (const Node child : function.parent().named_children()) {
    if (child.is(Kind::decorator)) visit(decorator_function(child));
  }
}

// One that gives way keeps its arguments.
std::optional<Reason> write_decorator(const SiteTable& table, Node function, const AsyncDecorator& decorator,
                                      AsyncEditList& edits) {
  const semantics::FileModel& model = table.model();
  const Node old = decorator.replaced ? decorator_function(decorator.replaced) : Node();
  auto bound =
      require_member(model, old ? old : function.child(Field::name), decorator.module, decorator.member);
  if (!bound) return bound.error();
  edits.add_import(std::move(bound->edits));
  edits.rely_on(bound->relied_on);
  const std::string expression = bound->names.front().expression + decorator.rest;
  if (old) {
    const std::string name = name_of(model, old);
    edits.release(old.is(Kind::attribute) ? name.substr(0, name.rfind('.')) : name);
    edits.replace(old.range(), expression);
    return std::nullopt;
  }
  const Node first = function.parent().is(Kind::decorated_definition) ? function.parent() : function;
  const std::string line(model.tree.source().line_end_at(first.begin()));
  edits.open_around(first,
                    "@" + expression + line + std::string(syntax::indentation_at(model.tree, first.begin())));
  return std::nullopt;
}

bool is_property_part(Node decorator) {
  return decorator.is(Kind::attribute) && holds(kPropertyParts, decorator.child(Field::attribute).text());
}

}  // namespace

bool is_context_manager(const semantics::FileModel& model, Node function) {
  bool found = false;
  each_decorator(function, [&](Node decorator) {
    const auto name = model.names.of(decorator);
    found = found || (name && name->path == kContextManager);
  });
  return found;
}

bool is_indifferent_decorator(const semantics::FileModel& model, Node decorator) {
  const Node function = decorator_function(decorator);
  const std::string name = name_of(model, function);
  return name == kContextManager || name == "property" || name.starts_with(kMarks) ||
         holds(kIndifferent, name);
}

std::optional<Reason> write_decorators(const SiteTable& table, const AsyncSite& function,
                                       AsyncEditList& edits) {
  for (const AsyncDecorator& decorator : function.decorators) {
    if (const auto reason = write_decorator(table, function.node, decorator, edits)) return reason;
  }
  std::optional<Reason> reason;
  each_decorator(function.node, [&](Node decorator) {
    const std::string name = name_of(table.model(), decorator);
    if (name == kContextManager) {
      auto bound = bind_member(table.model(), decorator, "contextlib", "asynccontextmanager");
      if (!bound) {
        reason = bound.error();
        return;
      }
      edits.add_import(std::move(bound->edits));
      edits.replace(decorator.range(), bound->expression);
      edits.release(std::string(kContextManager));
    } else if (function.is_property && name == "property") {
      return;
    } else if (holds(kForPlainFunctions, name) || is_property_part(decorator) ||
               (!function.has_trusted_decorators && !name.starts_with(kMarks) &&
                !holds(kIndifferent, name))) {
      reason = Reason::kDecorated;
    }
  });
  return reason;
}

}  // namespace aioshift::rewrite
