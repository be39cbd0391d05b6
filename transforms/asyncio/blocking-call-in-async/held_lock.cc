#include "held_lock.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "rewrite/await_place.h"
#include "semantics/awaits.h"
#include "semantics/values.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms::blocking_call_in_async {

using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

// What else people enter by a call without giving it a name.
constexpr auto kNoLocks = std::to_array<std::string_view>({"assertLogs",
                                                           "assertRaises",
                                                           "assertRaisesRegex",
                                                           "assertWarns",
                                                           "catch_warnings",
                                                           "chdir",
                                                           "closing",
                                                           "deprecated_call",
                                                           "dict",
                                                           "ignored",
                                                           "localcontext",
                                                           "multiple",
                                                           "nullcontext",
                                                           "object",
                                                           "open",
                                                           "patch",
                                                           "raises",
                                                           "redirect_stderr",
                                                           "redirect_stdout",
                                                           "scandir",
                                                           "subTest",
                                                           "suppress",
                                                           "warns"});

// Words in the names of what measures, records or sets something for the time of a block.
constexpr auto kRecorderWords = std::to_array<std::string_view>(
    {"catch", "measure", "profil", "progress", "span", "status", "timer", "timing", "trace"});

bool is_called_recorder(std::string_view name) {
  return std::any_of(kRecorderWords.begin(), kRecorderWords.end(),
                     [name](std::string_view word) { return name.find(word) != std::string_view::npos; });
}

bool is_called_class(std::string_view name) {
  const std::string_view bare = syntax::without_leading_underscores(name);
  return !bare.empty() && std::isupper(static_cast<unsigned char>(bare.front())) != 0;
}

// Whether a function of the file gives what may be a lock, or holds one while its block runs.
bool may_give_lock(const FileModel& model, Node function) {
  for (NodeId id = function.id(); id < function.subtree_end(); ++id) {
    const Node node = model.tree.node(id);
    if (node.is(Kind::with_clause) && rewrite::names_lock(node.text())) return true;
    if (node.is(Kind::call) && syntax::called_name(node) == "acquire") return true;
    if (!node.is(Kind::return_statement) || !node.named_child(0)) continue;
    const Node value = syntax::without_parentheses(node.named_child(0));
    const bool is_class = value.is(Kind::call) && is_called_class(syntax::called_name(value));
    if (!is_class || rewrite::names_lock(value.text())) return true;
  }
  return false;
}

// Whether a class of the file takes a lock when it is entered.
bool is_class_with_lock(const FileModel& model, Node call) {
  const Node callee = call.child(Field::function);
  if (!callee.is(Kind::identifier)) return false;
  const auto scope = model.scopes.lookup(callee.text(), model.scopes.scope_at(callee));
  if (scope == semantics::kNoScope) return false;
  for (const semantics::Binding* binding : model.scopes.bindings(scope, callee.text())) {
    if (binding->kind != semantics::BindingKind::kClass) continue;
    const std::string_view text = binding->binder.text();
    if (text.find("acquire") != std::string_view::npos || rewrite::names_lock(text)) return true;
  }
  return false;
}

bool may_be_lock(const FileModel& model, Node item) {
  const Node value = syntax::without_parentheses(item.child(Field::value));
  // Nobody needs a name for a lock that has one.
  if (!value.is(Kind::call)) return false;
  if (const Node function = semantics::function_called(model, value)) return may_give_lock(model, function);
  if (is_class_with_lock(model, value)) return true;
  const std::string_view name = syntax::called_name(value);
  return !is_called_class(name) && !is_called_recorder(name) &&
         std::find(kNoLocks.begin(), kNoLocks.end(), name) == kNoLocks.end();
}

}  // namespace

bool may_hold_lock(const FileModel& model, Node place) {
  for (Node node = place, up = place.parent(); up && !up.is(Kind::function_definition);
       node = up, up = up.parent()) {
    if (!up.is(Kind::with_statement) || up.child(Kind::kw_async) || node != up.child(Field::body)) continue;
    if (!semantics::awaits_in(node).empty()) continue;
    const auto items = up.child(Kind::with_clause).named_children();
    if (std::any_of(items.begin(), items.end(), [&](Node item) { return may_be_lock(model, item); }))
      return true;
  }
  return false;
}

}  // namespace aioshift::transforms::blocking_call_in_async
