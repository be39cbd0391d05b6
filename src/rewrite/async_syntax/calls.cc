#include "rewrite/async_syntax/calls.h"

#include "rewrite/async_syntax/generator_use.h"
#include "rewrite/async_syntax/stop_iteration.h"
#include "rewrite/imports.h"
#include "rewrite/precedence.h"
#include "semantics/evaluation.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rewrite {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

// Renames an identifier, unless its new name means something else where it stands.
std::optional<Reason> rename(const SiteTable& table, Node name, const std::string& new_name,
                             AsyncEditList& edits) {
  if (new_name.empty() || name.text() == new_name) return std::nullopt;
  if (!name.is(Kind::identifier)) return Reason::kDoesNotFit;
  const bool is_attribute = name.parent().is(Kind::attribute) && name.field() == Field::attribute;
  const semantics::Scopes& scopes = table.model().scopes;
  const bool is_taken =
      !is_attribute && scopes.lookup(new_name, scopes.scope_at(name)) != semantics::kNoScope;
  if (is_taken) return Reason::kNameTaken;
  edits.replace(name.range(), new_name);
  return std::nullopt;
}

// Whether a coroutine around the call runs it, at once or by a function that it defines.
bool is_in_coroutine(const SiteTable& table, Node call) {
  for (Node scope = syntax::enclosing_scope_node(call); scope; scope = syntax::enclosing_scope_node(scope)) {
    if (table.is_async(scope)) return true;
    if (!scope.is(Kind::class_definition)) return false;
  }
  return false;
}

bool is_run(const SiteTable& table, Node call) {
  const Node list = call.parent();
  if (!list.is(Kind::argument_list)) return false;
  const auto around = table.model().names.of_callee(list.parent());
  return around && (around->path == "asyncio.run" || around->path.ends_with(".run_until_complete"));
}

// `time.sleep(1)` → `asyncio.sleep(1)`, `subprocess.run(a)` → `asyncio.to_thread(subprocess.run, a)`.
std::optional<Reason> write_callee(const SiteTable& table, const AsyncSite& site, AsyncEditList& edits) {
  const Node callee = site.node.child(Field::function);
  const Node arguments = site.node.child(Field::arguments);
  if (!arguments.is(Kind::argument_list)) return Reason::kUnsupportedArguments;
  auto function = require_member(table.model(), site.node, "asyncio",
                                 site.runs_in_thread ? "to_thread" : site.asyncio_function);
  if (!function) return function.error();
  const std::string& name = function->names.front().expression;
  if (site.runs_in_thread) {
    const Node first = arguments.named_child(0);
    const text::Offset inside = arguments.begin() + 1;
    const std::string_view text = table.model().tree.text();
    // What stands in front of the first argument stands in front of the function as well.
    std::string_view blanks = first ? text.substr(inside, first.begin() - inside) : std::string_view();
    if (blanks.find_first_not_of(" \t\r\n") != std::string_view::npos) blanks = {};
    const bool is_line_end = !blanks.empty() && blanks.find('\n') != std::string_view::npos;
    edits.open(callee, name + "(" + std::string(is_line_end ? blanks : std::string_view()));
    edits.replace({arguments.begin(), inside}, !first ? "" : is_line_end ? "," : ", ");
  } else {
    if (const auto old = table.model().names.of(callee); old && old->is_certain)
      edits.release(callee.is(Kind::attribute) ? old->path.substr(0, old->path.rfind('.'))
                                               : std::string(old->path));
    edits.replace(callee.range(), name);
  }
  edits.add_import(std::move(function->edits));
  edits.rely_on(function->relied_on);
  return std::nullopt;
}

}  // namespace

void substitute(const AsyncSite& site, AsyncEditList& edits) {
  for (const text::Edit& edit : site.substitute.edits) edits.replace(edit.range, edit.replacement);
  for (const AsyncSubstitute::Around& around : site.substitute.around) {
    if (!around.before.empty()) edits.open(around.node, around.before);
    if (!around.after.empty()) edits.close(around.node, around.after);
  }
  for (const text::Edit& edit : site.substitute.lines) {
    // Lines that end where a statement begins.
    const std::size_t last = edit.replacement.find_last_not_of(" \t");
    const bool is_in_front = edit.range.empty() && last != std::string::npos &&
                             (edit.replacement[last] == '\n' || edit.replacement[last] == '\r');
    if (is_in_front) {
      edits.add_lines_in_front(edit, site.node);
    } else {
      edits.add_lines(edit, site.node);
    }
  }
  for (const AsyncSubstitute::Moved& moved : site.substitute.moved)
    edits.indent(moved.range, moved.from, moved.to, AsyncEditList::Layer::kInner);
  edits.add_import(site.substitute.imports);
  for (const std::string& name : site.substitute.released) edits.release(name);
  edits.rely_on(site.substitute.relied_on);
}

std::optional<Reason> write_substitute(const SiteTable& table, const AsyncSite& site, AsyncEditList& edits) {
  if (table.model().tree.is_damaged(site.node)) return Reason::kSyntaxError;
  if (semantics::is_text_shown(site.node)) return Reason::kTextIsShown;
  if (site.substitute.awaits_in_lines) {
    if (const auto reason = table.obstacle_at(site.node)) return reason;
  }
  for (const Node place : site.substitute.awaits_at) {
    if (const auto reason = table.obstacle_at(place)) return reason;
  }
  for (const text::Range range : site.substitute.written_anew) {
    if (table.has_other_in(site, range)) return Reason::kEvaluationOrder;
  }
  substitute(site, edits);
  return std::nullopt;
}

std::optional<Reason> write_call(const SiteTable& table, const AsyncSite& site, AsyncEditList& edits) {
  const Node call = site.node;
  const bool is_awaited = syntax::outermost_parentheses(call).parent().is(Kind::await);
  if (is_awaited && table.model().tree.is_damaged(call)) return Reason::kSyntaxError;
  if (!is_awaited) {
    if (const auto reason = table.obstacle_at(call)) return reason;
  }
  if (!is_awaited && (site.runs_in_thread || !site.asyncio_function.empty())) {
    if (const auto reason = write_callee(table, site, edits)) return reason;
  }
  substitute(site, edits);
  // A property's read is no call.
  Node name = call.is(Kind::attribute) ? call : call.child(Field::function);
  if (name.is(Kind::attribute)) name = name.child(Field::attribute);
  if (const auto reason = rename(table, name, site.new_name, edits)) return reason;
  if (is_awaited) return std::nullopt;
  if (site.ends_iteration) {
    auto handlers = rewrite_stop_handlers(table.model(), call, table.awaited());
    if (!handlers) return handlers.error();
    for (text::Edit& edit : *handlers) edits.replace(edit.range, std::move(edit.replacement));
  }
  const bool is_outer = needs_parentheses(Precedence::kAwait, call);
  edits.open(call, is_outer ? "(await " : "await ");
  if (is_outer) edits.close(call, ")");
  need_generators(table, call, edits);
  return std::nullopt;
}

std::optional<Reason> write_name(const SiteTable& table, const AsyncSite& site, AsyncEditList& edits) {
  if (table.model().tree.is_damaged(site.node)) return Reason::kSyntaxError;
  if (semantics::is_text_shown(site.node)) return Reason::kTextIsShown;
  return rename(table, site.node, site.new_name, edits);
}

std::optional<Reason> write_base(const SiteTable& table, const AsyncSite& site, AsyncEditList& edits) {
  const Node base = site.node;
  if (table.model().tree.is_damaged(base)) return Reason::kSyntaxError;
  const std::size_t dot = site.base.rfind('.');
  if (site.base_is_beside && base.is(Kind::attribute)) {
    edits.replace(base.child(Field::attribute).range(), site.base.substr(dot + 1));
    return std::nullopt;
  }
  auto bound = bind_member(table.model(), base, site.base.substr(0, dot), site.base.substr(dot + 1));
  if (!bound) return bound.error();
  edits.add_import(std::move(bound->edits));
  edits.replace(base.range(), bound->expression);
  if (const auto old = table.model().names.of(base); old && old->is_certain && !base.is(Kind::attribute))
    edits.release(std::string(old->path));
  return std::nullopt;
}

std::optional<Reason> write_entry(const SiteTable& table, const AsyncSite& site, AsyncEditList& edits) {
  const Node call = site.node;
  if (table.model().tree.is_damaged(call)) return Reason::kSyntaxError;
  if (!site.runs_in_thread && is_in_coroutine(table, call)) return Reason::kLoopMayBeRunning;
  if (is_run(table, call) || call.parent().is(Kind::await)) return std::nullopt;
  if (semantics::is_text_shown(call)) return Reason::kTextIsShown;
  auto run = require_member(table.model(), call, "asyncio", "run");
  if (!run) return run.error();
  edits.add_import(std::move(run->edits));
  edits.rely_on(run->relied_on);
  const std::string& name = run->names.front().expression;
  if (!site.runs_in_thread) {
    edits.open(call, name + "(");
    edits.close(call, ")");
    return std::nullopt;
  }
  // The coroutine is made here, and runs there.
  auto pool = require_member(table.model(), call, "concurrent.futures", "ThreadPoolExecutor");
  if (!pool) return pool.error();
  edits.add_import(std::move(pool->edits));
  edits.rely_on(pool->relied_on);
  edits.open(call, pool->names.front().expression + "(1).submit(" + name + ", ");
  edits.close(call, ").result()");
  return std::nullopt;
}

}  // namespace aioshift::rewrite
