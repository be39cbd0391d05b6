#include "rules/blocking_calls.h"

#include <algorithm>
#include <array>

#include "rewrite/await_place.h"
#include "rewrite/hoist.h"
#include "rewrite/imports.h"
#include "rewrite/precedence.h"
#include "rewrite/released_variable.h"
#include "rules/call_arguments.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rules {

using rewrite::Reason;
using semantics::BindingKind;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

// The expression passed for the first parameter, where it is the only argument.
Node only_argument(Node call, std::string_view parameter) {
  const auto parameters = std::to_array<std::string_view>({parameter});
  const auto arguments = match_arguments(call, parameters, 1);
  return arguments ? (*arguments)[0] : Node();
}

bool may_be(const std::optional<semantics::QualifiedName>& name, std::string_view path) {
  return name && (name->path == path ||
                  std::find(name->others.begin(), name->others.end(), path) != name->others.end());
}

std::optional<BlockingCall> blocking_call(const FileModel& model, Node call) {
  const Node function = syntax::without_parentheses(call.child(Field::function));
  const auto name = model.names.of(function);
  const bool is_certain = name && name->is_certain;
  if (may_be(name, "asyncio.run"))
    return BlockingCall{call, false, only_argument(call, "main"), {}, is_certain};
  if (may_be(name, "time.sleep")) {
    BlockingCall sleep{call, true, {}, {}, is_certain};
    // asyncio.sleep calls its first parameter otherwise.
    const Node argument = call.child(Field::arguments).named_child(0);
    if (argument && !argument.is(Kind::keyword_argument)) sleep.awaitable = only_argument(call, "secs");
    return sleep;
  }
  if (may_be(name, "asyncio.Runner")) return BlockingCall{call, false, {}, {}, is_certain, true};
  if (function.is(Kind::attribute) && function.child(Field::attribute).text() == "run_until_complete")
    return BlockingCall{call, false, only_argument(call, "future"), function.child(Field::object)};
  return std::nullopt;
}

bool is_run_until_complete(Node loop) {
  const Node method = syntax::outermost_parentheses(loop).parent();
  return method.is(Kind::attribute) && method.child(Field::attribute).text() == "run_until_complete" &&
         method.parent().is(Kind::call) && method.field() == Field::function;
}

// Whether the function makes loops, or ends the one it has: `set_event_loop(new_event_loop())`,
// `get_event_loop().close()`.
bool handles_loops(Node function) {
  constexpr auto kSigns = std::to_array<std::string_view>(
      {"set_event_loop", "new_event_loop", "get_event_loop().close", "get_event_loop().stop"});
  return std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view sign) {
    return function.text().find(sign) != std::string_view::npos;
  });
}

// `asyncio.get_event_loop()`, or a variable of the function that is assigned it and nothing else, and which
// does nothing but run. A loop of another kind may be one that somebody else runs.
bool is_current_loop(const FileModel& model, Node loop, Node function) {
  loop = syntax::without_parentheses(loop);
  if (handles_loops(function)) return false;
  if (loop.is(Kind::identifier)) {
    const auto scope = model.scopes.lookup(loop.text(), model.scopes.scope_at(loop));
    const auto bindings = model.scopes.bindings(scope, loop.text());
    if (bindings.size() != 1 || bindings[0]->kind != BindingKind::kAssignment || bindings[0]->is_partial)
      return false;
    const Node assignment = bindings[0]->binder;
    if (!assignment.is(Kind::assignment) || syntax::enclosing_function(assignment) != function) return false;
    for (const Node reference : model.scopes.references_to(scope, loop.text())) {
      if (reference != bindings[0]->name && !is_run_until_complete(reference)) return false;
    }
    loop = assignment.child(Field::right);
  }
  const auto name = model.names.of_callee(loop);
  return name && name->is_certain && name->path == "asyncio.get_event_loop";
}

// An `except` clause that a failing nested run may enter.
bool takes_runtime_error(Node clause) {
  const Node body = clause.child(Kind::block);
  const std::string_view header = clause.text().substr(0, body ? body.begin() - clause.begin() : 0);
  return header.find_first_not_of(": \t", std::string_view("except").size()) == std::string_view::npos ||
         header.find("RuntimeError") != std::string_view::npos ||
         header.find("Exception") != std::string_view::npos;
}

bool is_failure_expected(Node call, Node function) {
  const std::string_view text = function.text();
  if (text.find("is_running") != std::string_view::npos ||
      text.find("get_running_loop") != std::string_view::npos) {
    return true;
  }
  for (Node at = call; at != function; at = at.parent()) {
    const Node around = at.parent();
    if (!around.is(Kind::try_statement) || at != around.child(Field::body)) continue;
    for (const Node clause : around.named_children()) {
      if (clause.is(Kind::except_clause) && takes_runtime_error(clause)) return true;
    }
  }
  return false;
}

std::optional<Reason> obstacle(const FileContext& context, Node function, const BlockingCall& blocking) {
  if (!blocking.is_certain) return Reason::kAmbiguousName;
  if (blocking.is_runner) return Reason::kUnknownLoop;
  if (!blocking.awaitable) return Reason::kUnsupportedArguments;
  if (blocking.loop && !is_current_loop(context.model, blocking.loop, function)) return Reason::kUnknownLoop;
  if (!blocking.is_sleep && is_failure_expected(blocking.call, function)) return Reason::kErrorIsHandled;
  const Node kept = rewrite::await_argument_keeps(blocking.call, blocking.awaitable);
  if (!rewrite::comments_dropped(blocking.call, {kept}).empty()) return Reason::kCommentInTheWay;
  return rewrite::obstacle_to_await(blocking.call, context.target >= kNestedAsyncComprehensions, function);
}

class AwaitWriter {
 public:
  AwaitWriter(const FileContext& context, Node function) : context_(context), function_(function) {}

  tl::expected<AwaitEdits, Obstacle> write(const std::vector<BlockingCall>& calls) {
    for (const BlockingCall& call : calls) {
      if (call.loop) loops_.push_back(syntax::without_parentheses(call.loop));
    }
    for (const BlockingCall& call : calls) {
      if (const auto reason = obstacle(context_, function_, call))
        return tl::unexpected(Obstacle{*reason, call.call});
      if (call.is_sleep) {
        if (const auto reason = write_sleep(call.call)) return tl::unexpected(Obstacle{*reason, call.call});
      } else {
        write_run(call);
      }
    }
    return std::move(result_);
  }

 private:
  const FileModel& model() const { return context_.model; }

  void add(std::vector<text::Edit> edits) {
    for (text::Edit& edit : edits) result_.edits.push_back(std::move(edit));
  }

  // Several calls share an import.
  void add_once(std::vector<text::Edit> edits) {
    for (text::Edit& edit : edits) {
      if (std::find(result_.edits.begin(), result_.edits.end(), edit) == result_.edits.end())
        result_.edits.push_back(std::move(edit));
    }
  }

  void release(Node node) {
    for (std::string& name : rewrite::imports_used_in(model(), node.range(), {}))
      result_.released_imports.push_back(std::move(name));
  }

  std::optional<Reason> write_sleep(Node call) {
    const Node function = call.child(Field::function);
    auto imports = rewrite::require_imports(model(), call, std::to_array({kAsyncio}));
    if (!imports) return imports.error();
    const bool is_outer = rewrite::needs_parentheses(rewrite::Precedence::kAwait, call);
    add({{function.range(), (is_outer ? "(await " : "await ") + imports->names[0].expression + ".sleep"}});
    if (is_outer) add({{{call.end(), call.end()}, ")"}});
    add_once(std::move(imports->edits));
    for (const text::Range range : imports->relied_on) result_.relied_on.push_back(range);
    release(function);
    return std::nullopt;
  }

  void write_run(const BlockingCall& blocking) {
    add(rewrite::await_argument(blocking.call, blocking.awaitable));
    release(blocking.call.child(Field::function));
    const Node loop = blocking.loop ? syntax::without_parentheses(blocking.loop) : Node();
    if (!loop.is(Kind::identifier)) return;
    rewrite::ReleasedVariable released = rewrite::release_variable(model(), loop, loops_);
    if (!released.edits.empty()) {
      const auto scope = model().scopes.lookup(loop.text(), model().scopes.scope_at(loop));
      release(model().scopes.bindings(scope, loop.text())[0]->binder);
    }
    add_once(std::move(released.edits));
    for (const text::Range range : released.relied_on) result_.relied_on.push_back(range);
  }

  static const rewrite::ImportSpec kAsyncio;

  const FileContext& context_;
  Node function_;
  std::vector<Node> loops_;  // that go, all together
  AwaitEdits result_;
};

const rewrite::ImportSpec AwaitWriter::kAsyncio = {"asyncio", "", "asyncio"};

}  // namespace

std::vector<BlockingCall> blocking_calls_in(const FileModel& model, Node function) {
  std::vector<BlockingCall> found;
  const Node body = function.child(Field::body);
  if (!body) return found;
  for (NodeId id = body.id(); id < body.subtree_end();) {
    const Node node = function.tree().node(id);
    if (node.is_one_of(Kind::function_definition, Kind::class_definition) ||
        (node.is(Kind::lambda) && node.is_named())) {
      id = node.subtree_end();
      continue;
    }
    if (node.is(Kind::call)) {
      if (auto blocking = blocking_call(model, node)) found.push_back(*blocking);
    }
    ++id;
  }
  return found;
}

tl::expected<AwaitEdits, Obstacle> await_blocking_calls(const FileContext& context, Node function,
                                                        const std::vector<BlockingCall>& calls) {
  return AwaitWriter(context, function).write(calls);
}

}  // namespace aioshift::rules
