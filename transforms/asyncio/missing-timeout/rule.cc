// await asyncio.open_connection(...) without a limit → async with asyncio.timeout(30):
#include "rules/rule.h"

#include <algorithm>
#include <array>

#include "rewrite/hoist.h"
#include "rewrite/imports.h"
#include "rules/version_guard.h"
#include "semantics/calls.h"
#include "semantics/values.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms {
namespace {

using rewrite::Applicability;
using rewrite::Reason;
using rules::FileContext;
using rules::Finding;
using semantics::Binding;
using semantics::BindingKind;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

constexpr rules::PythonVersion kTimeout{3, 11};

template <typename Array>
bool holds(const Array& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// What the program waits for, outside of itself.
enum class Peer {
  kNone,
  kConnection,  // that is opened, or a name that is looked up
  kData,        // from a peer, which may have nothing to say for long
  kProcess,
  kAmbiguous,
};

bool opens_connection(std::string_view path) {
  return path == "asyncio.open_connection" || path == "asyncio.open_unix_connection";
}

// The call that a variable's value was awaited from: "asyncio.open_connection" for the first of
// `reader, writer = await asyncio.open_connection(...)`. Empty where it may be another value.
std::string awaited_origin(const FileModel& model, Node variable, bool is_first_of_pair) {
  const auto scope = model.scopes.lookup(variable.text(), model.scopes.scope_at(variable));
  const auto bindings = model.scopes.bindings(scope, variable.text());
  if (bindings.size() != 1 || bindings.front()->kind != BindingKind::kAssignment) return {};
  const Binding& binding = *bindings.front();
  if (binding.is_partial != is_first_of_pair || !binding.binder.is(Kind::assignment)) return {};
  const Node target = binding.binder.child(Field::left);
  if (is_first_of_pair && target.named_child(0) != binding.name) return {};
  const Node await = syntax::without_parentheses(binding.binder.child(Field::right));
  const auto name = await.is(Kind::await) ? model.names.of_callee(await.named_child(0)) : std::nullopt;
  return name && name->is_certain ? name->path : std::string();
}

// `sock=` hands over a socket that is connected already.
bool has_socket(Node call) {
  const auto arguments = call.child(Field::arguments).named_children();
  return std::any_of(arguments.begin(), arguments.end(), [](Node argument) {
    return argument.is(Kind::keyword_argument) && argument.child(Field::name).text() == "sock";
  });
}

Peer peer_of(const FileModel& model, Node call) {
  if (!call.is(Kind::call) || has_socket(call)) return Peer::kNone;
  const auto name = model.names.of_callee(call);
  if (name) {
    const bool may_open = std::any_of(name->others.begin(), name->others.end(), opens_connection);
    if (opens_connection(name->path) || may_open)
      return name->is_certain ? Peer::kConnection : Peer::kAmbiguous;
  }
  const Node function = call.child(Field::function);
  if (!function.is(Kind::attribute)) return Peer::kNone;
  const Node object = function.child(Field::object);
  const std::string_view method = function.child(Field::attribute).text();
  constexpr auto reading = std::to_array<std::string_view>({"read", "readexactly", "readline", "readuntil"});
  if (holds(reading, method) && object.is(Kind::identifier)) {
    const std::string origin = awaited_origin(model, object, /*is_first_of_pair=*/true);
    return opens_connection(origin) ? Peer::kData : Peer::kNone;
  }
  if ((method == "wait" || method == "communicate") && object.is(Kind::identifier)) {
    const std::string origin = awaited_origin(model, object, /*is_first_of_pair=*/false);
    return origin == "asyncio.create_subprocess_exec" || origin == "asyncio.create_subprocess_shell"
               ? Peer::kProcess
               : Peer::kNone;
  }
  constexpr auto connecting = std::to_array<std::string_view>(
      {"create_connection", "create_unix_connection", "getaddrinfo", "getnameinfo", "sock_connect"});
  constexpr auto receiving =
      std::to_array<std::string_view>({"sock_recv", "sock_recv_into", "sock_recvfrom"});
  if (!holds(connecting, method) && !holds(receiving, method)) return Peer::kNone;
  if (!semantics::is_event_loop(model, object)) return Peer::kNone;
  return holds(connecting, method) ? Peer::kConnection : Peer::kData;
}

bool names_limit(std::string_view text) {
  for (const std::string_view word :
       {"timeout", "Timeout", "fail_after", "move_on", "deadline", "wait_for"}) {
    if (text.find(word) != std::string_view::npos) return true;
  }
  return false;
}

// Whether one of the statement's items is a call of `asyncio.timeout`, `anyio.fail_after`, `self._timeout`,
// ...
bool sets_limit(Node with_statement) {
  for (const Node item : with_statement.child(Kind::with_clause).named_children()) {
    Node value = item.child(Field::value);
    if (value.is(Kind::as_pattern)) value = value.named_child(0);
    const Node function = value.child(Field::function);
    const Node last = function.is(Kind::attribute) ? function.child(Field::attribute) : function;
    if (last && names_limit(last.text())) return true;
  }
  return false;
}

// Whether a `with` statement around `node`, in its function, sets a limit.
bool is_limited_around(Node node) {
  for (Node at = node, up = node.parent(); up && !up.is(Kind::function_definition);
       at = up, up = up.parent()) {
    if (up.is(Kind::with_statement) && at.field() == Field::body && sets_limit(up)) return true;
  }
  return false;
}

// Whether a call of the function in this file stands inside a limit.
bool is_limited_by_callers(const FileModel& model, Node function) {
  const auto calls = semantics::calls_of(model, function);
  return std::any_of(calls.begin(), calls.end(), [](Node call) {
    const Node outer = syntax::outermost_parentheses(call).parent();
    const bool is_argument = outer.is(Kind::argument_list) && outer.parent().is(Kind::call);
    return (is_argument && names_limit(outer.parent().child(Field::function).text())) ||
           is_limited_around(call);
  });
}

// Whether the function has a limit of its own: it takes one, or arranges for one.
bool has_own_limit(Node function) {
  if (names_limit(function.child(Field::parameters).text())) return true;
  for (NodeId id = function.id(); id < function.subtree_end(); ++id) {
    const Node node = function.tree().node(id);
    if (node.is(Kind::attribute) && (node.child(Field::attribute).text() == "call_later" ||
                                     node.child(Field::attribute).text() == "call_at")) {
      return true;
    }
  }
  return false;
}

class MissingTimeout final : public rules::Rule {
 public:
  using Rule::Rule;

  pattern::RequiredLiterals required_literals() const override {
    using pattern::Literal;
    return pattern::RequiredLiterals::one_of(
        {Literal::name("open_connection"), Literal::name("open_unix_connection"),
         Literal::name("create_subprocess_exec"), Literal::name("create_subprocess_shell"),
         Literal::name("create_connection"), Literal::name("create_unix_connection"),
         Literal::name("getaddrinfo"), Literal::name("getnameinfo"), Literal::name("sock_connect"),
         Literal::name("sock_recv"), Literal::name("sock_recv_into"), Literal::name("sock_recvfrom")});
  }
  std::vector<Kind> kinds() const override { return {Kind::await}; }
  bool looks_at_program() const override { return false; }

  void visit(const FileContext& context, Node await, std::vector<Finding>& findings) const override {
    if (!await.is_named()) return;
    const Node call = syntax::without_parentheses(await.named_child(0));
    const Peer peer = peer_of(context.model, call);
    const Node function = syntax::enclosing_function(await);
    if (peer == Peer::kNone || !function) return;
    if (is_limited_around(await) || is_limited_by_callers(context.model, function)) return;
    findings.push_back(look_at(context, await, call, function, peer));
  }

 private:
  Finding look_at(const FileContext& context, Node await, Node call, Node function, Peer peer) const {
    const FileModel& model = context.model;
    if (peer == Peer::kProcess) {
      return refusal(await, "the process may never end: set a limit, and kill the process when it is over",
                     Reason::kReportOnly);
    }
    const std::string message = "nothing limits how long this waits";
    const auto refuse = [&](Reason reason) { return refusal(await, message, reason); };
    if (peer == Peer::kAmbiguous) return refuse(Reason::kAmbiguousName);
    // Who reads again and again serves a peer that may be silent for long.
    const bool is_repeated = peer == Peer::kData && is_in_loop(await);
    if (is_repeated || has_own_limit(function)) return refuse(Reason::kMaybeIntended);
    if (context.target < kTimeout) return refuse(Reason::kTargetVersion);
    const auto first_without = rules::first_version_without(model, await);
    if (first_without && *first_without <= kTimeout) return refuse(Reason::kTargetVersion);
    const std::array<rewrite::ImportSpec, 1> needed = {{{"asyncio", "", "asyncio", false, 0}}};
    auto imports = rewrite::require_imports(model, await, needed);
    if (!imports) return refuse(imports.error());

    rewrite::BlockRequest request;
    request.expression = await;
    request.replaced = call;
    request.kept = call;
    request.header = {"async with " + imports->names.front().expression + ".timeout(" +
                      context.options.at("limit") + "):"};
    auto edits = rewrite::wrap_in_block(model, request);
    if (!edits) return refuse(edits.error());
    for (text::Edit& edit : imports->edits) edits->push_back(std::move(edit));
    Finding finding = fixed(context, await, message, Applicability::kUnsafe, std::move(*edits), {});
    for (const text::Range range : imports->relied_on)
      finding.fix->relied_on.push_back({context.file, range});
    return finding;
  }

  static bool is_in_loop(Node node) {
    for (Node up = node.parent(); up && !up.is(Kind::function_definition); up = up.parent()) {
      if (up.is_one_of(Kind::for_statement, Kind::while_statement, Kind::for_in_clause)) return true;
    }
    return false;
  }
};

}  // namespace

std::unique_ptr<rules::Rule> make_missing_timeout(rules::RuleInfo info) {
  return std::make_unique<MissingTimeout>(std::move(info));
}

}  // namespace aioshift::transforms
