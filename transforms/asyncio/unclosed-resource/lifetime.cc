#include "lifetime.h"

#include <algorithm>
#include <array>

#include "semantics/values.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms::unclosed_resource {

using rewrite::Reason;
using semantics::FileModel;
using syntax::called_name;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

// What responses and cursors give that is a value of its own.
constexpr auto kPlainMembers = std::to_array<std::string_view>(
    {"charset",          "content_type", "cookies",   "description", "fetchall",
     "fetchmany",        "fetchone",     "fetchrow",  "fetchval",    "headers",
     "history",          "json",         "lastrowid", "method",      "ok",
     "raise_for_status", "read",         "reason",    "release",     "rowcount",
     "status",           "text",         "url"});

// Of these, the methods: by themselves they are no values.
constexpr auto kReadingMembers = std::to_array<std::string_view>(
    {"fetchall", "fetchmany", "fetchone", "fetchrow", "fetchval", "json", "read", "text"});

// Calls that keep what they are given.
constexpr auto kKeepers = std::to_array<std::string_view>(
    {"add", "append", "create_task", "ensure_future", "extend", "insert", "put", "put_nowait",
     "run_coroutine_threadsafe", "set_result", "setdefault", "start_soon", "submit", "update"});

// Calls that look at what they are given, and give nothing that depends on it.
constexpr auto kReaders =
    std::to_array<std::string_view>({"bool", "id", "isinstance", "len", "print", "repr", "str", "type"});

// Methods by which an object ends what it has begun, and may close what it was given.
constexpr auto kStoppingMembers =
    std::to_array<std::string_view>({"aclose", "cleanup", "close", "disconnect", "dispose", "end", "finish",
                                     "quit", "shutdown", "stop", "teardown", "terminate"});

template <typename Table>
bool is_in(const Table& table, std::string_view name) {
  return std::find(table.begin(), table.end(), name) != table.end();
}

class Walk {
 public:
  Walk(const FileModel& model, Node assignment, Node name, const Resource& resource)
      : model_(model),
        assignment_(assignment),
        block_(assignment.parent()),
        resource_(resource),
        function_(syntax::enclosing_scope_node(assignment)) {
    follow(name, /*is_resource=*/true);
  }

  tl::expected<Lifetime, Reason> result() {
    if (lifetime_.is_looked_after) return lifetime_;
    if (outlives_) return tl::unexpected(Reason::kOutlivesBlock);
    return lifetime_;
  }

 private:
  // Looks at every use of a variable that holds the object or something that depends on it.
  void follow(Node name, bool is_resource, bool may_own = false) {
    const auto scope = model_.scopes.lookup(name.text(), model_.scopes.scope_at(name));
    if (std::find(followed_.begin(), followed_.end(), name.text()) != followed_.end()) return;
    followed_.push_back(name.text());
    const bool is_local = model_.scopes.scope_made_by(function_) == scope;
    if (!is_local || (is_resource && model_.scopes.bindings(scope, name.text()).size() != 1))
      outlives_ = true;
    for (const Node use : model_.scopes.references_to(scope, name.text())) {
      if (syntax::is_assigned_to(use) || use.parent().is(Kind::as_pattern_target)) continue;
      if (use.begin() < assignment_.end() && is_resource) continue;
      if (syntax::enclosing_scope_node(use) != function_) {
        outlives_ = true;
        continue;
      }
      // What was given the object and is stopped itself is its owner, and sees to it.
      if (may_own && is_stopped(use)) outlives_ = true;
      look_at_use(use, is_resource);
    }
  }

  static bool is_stopped(Node use) {
    const Node method = use.parent();
    return method.is(Kind::attribute) && method.child(Field::object) == use &&
           is_in(kStoppingMembers, method.child(Field::attribute).text());
  }

  void look_at_use(Node use, bool is_resource) {
    Node sibling = use;
    while (sibling && sibling.parent() != block_) sibling = sibling.parent();
    if (!sibling) {
      outlives_ = true;
      // `finally: await session.close()` of a statement around.
      if (is_resource && is_close(use)) lifetime_.is_looked_after = true;
      return;
    }
    if (is_resource && is_close(use)) {
      const Node statement = syntax::statement_of(use);
      if (use.ancestor(Kind::finally_clause).is_inside(block_)) lifetime_.is_looked_after = true;
      if (statement.parent() == block_ && !lifetime_.close && is_plain_close(use)) {
        lifetime_.close = statement;
        return;
      }
      // Once it is closed it is closed, by whomever.
      if (lifetime_.close && sibling.begin() > lifetime_.close.begin()) return;
      lifetime_.closes_inside.push_back(statement);
    }
    // Once it is closed it is closed, by whomever.
    if (lifetime_.close && sibling.begin() > lifetime_.close.begin()) return;
    if (!lifetime_.last || sibling.begin() > lifetime_.last.begin()) lifetime_.last = sibling;
    flow(use, is_resource);
  }

  // `session.close` of `await session.close()`, as a statement or handed on.
  bool is_close(Node use) const {
    const Node method = use.parent();
    return method.is(Kind::attribute) && method.child(Field::object) == use &&
           (method.child(Field::attribute).text() == resource_.close ||
            method.child(Field::attribute).text() == "close");
  }

  // `await session.close()` as a statement: no limit is set to it, and nothing is done with it.
  static bool is_plain_close(Node use) {
    const Node call = use.parent().parent();
    const Node await = call.parent();
    return call.is(Kind::call) && call.child(Field::function) == use.parent() && await.is(Kind::await) &&
           call.child(Field::arguments).named_child_count() == 0 &&
           await.parent().is(Kind::expression_statement);
  }

  // Where the value of `node`, the object itself or what depends on it, goes from here.
  void flow(Node node, bool is_resource, bool may_own = false) {
    for (;;) {
      const Node value = syntax::outermost_parentheses(node);
      const Node parent = value.parent();
      switch (parent.kind()) {
        case Kind::await:
          node = parent;
          continue;
        case Kind::attribute: {
          const std::string_view member = parent.child(Field::attribute).text();
          const bool stays =
              is_resource ? !is_in(resource_.dependents, member) : is_in(kPlainMembers, member);
          const bool is_called = parent.parent().is(Kind::call) && parent.field() == Field::function;
          // `read = response.text` reads later; `response.status` is a value.
          if (stays && (is_called || !is_in(kReadingMembers, member))) return;
          is_resource = false;
          node =
              parent.parent().is(Kind::call) && parent.field() == Field::function ? parent.parent() : parent;
          continue;
        }
        case Kind::assignment: {
          const Node target = parent.child(Field::left);
          if (value.field() != Field::right || is_resource || !target.is(Kind::identifier)) {
            outlives_ = true;
          } else {
            follow(target, false, may_own);
          }
          return;
        }
        case Kind::as_pattern:
          if (is_resource) lifetime_.is_looked_after = true;
          if (const Node target = parent.child(Kind::as_pattern_target);
              target && target.named_child(0).is(Kind::identifier))
            follow(target.named_child(0), false);
          return;
        case Kind::with_item:
          if (is_resource) lifetime_.is_looked_after = true;
          return;
        case Kind::argument_list:
        case Kind::keyword_argument:
          look_at_argument(value);
          return;
        case Kind::expression_statement:
        case Kind::for_statement:
        case Kind::for_in_clause:
        case Kind::if_statement:
        case Kind::while_statement:
        case Kind::elif_clause:
        case Kind::comparison_operator:
        case Kind::not_operator:
        case Kind::interpolation:
        case Kind::yield:  // a generator goes on inside of the block
          return;
        default:
          outlives_ = true;
          return;
      }
    }
  }

  // What is handed on is in use as long as the call is awaited, on the spot, and as long as what the call
  // gives is: that may depend on it.
  void look_at_argument(Node value) {
    Node awaited;
    bool is_shown = false;
    for (Node up = value.parent(); up && !syntax::is_statement(up.kind()); up = up.parent()) {
      if (up.is(Kind::lambda)) break;
      if (up.is(Kind::await)) awaited = up;
      if (!up.is(Kind::call)) continue;
      const std::string_view name = called_name(up);
      if (name == "enter_async_context" || name == "push_async_exit" || name == "push_async_callback" ||
          name == "closing" || name == "aclosing") {
        lifetime_.is_looked_after = true;
      }
      if (is_in(kKeepers, name) || keeps_argument(up, value)) outlives_ = true;
      if (is_in(kReaders, name)) is_shown = true;
      if (awaited || is_shown) break;
    }
    if (is_shown) return;
    const Node item = value.ancestor(Kind::with_item);
    if (item && item.is_inside(syntax::statement_of(value))) return;
    if (!awaited) {
      outlives_ = true;
      return;
    }
    if (const Node call = syntax::without_parentheses(awaited.named_child(0));
        gives_plain_value(call) || !depends_on_argument(call)) {
      return;
    }
    flow(awaited, false, /*may_own=*/true);
  }

  // Whether a function of the file puts the argument where it stays: into an attribute, a collection, an
  // object.
  bool keeps_argument(Node call, Node value) const {
    const Node function = semantics::function_called(model_, call);
    const std::string_view name = function ? parameter_of(function, call, value) : std::string_view();
    if (name.empty()) return false;
    for (const Node use : model_.scopes.references_to(model_.scopes.scope_made_by(function), name)) {
      if (syntax::enclosing_scope_node(use) != function) return true;
      const Node around = use.parent();
      if (around.is(Kind::assignment) && use.field() == Field::right) return true;
      if (!around.is(Kind::argument_list)) continue;
      const std::string_view callee = called_name(around.parent());
      if (is_in(kKeepers, callee) || (!callee.empty() && callee.front() >= 'A' && callee.front() <= 'Z'))
        return true;
    }
    return false;
  }

  static std::string_view parameter_of(Node function, Node call, Node value) {
    const Node parameters = function.child(Field::parameters);
    const Node argument = value.parent().is(Kind::keyword_argument) ? value.parent() : value;
    if (argument.is(Kind::keyword_argument)) return argument.child(Field::name).text();
    const bool is_method = call.child(Field::function).is(Kind::attribute);
    std::uint32_t index = is_method ? 1 : 0;
    for (const Node one : call.child(Field::arguments).named_children()) {
      if (one == argument) {
        Node parameter = parameters.named_child(index);
        while (parameter && !parameter.is(Kind::identifier)) parameter = parameter.named_child(0);
        return parameter ? parameter.text() : std::string_view();
      }
      ++index;
    }
    return {};
  }

  // Whether the function is one of the file and returns only what has been read: `return await
  // response.text()`.
  bool gives_plain_value(Node call) const {
    const Node function = call.is(Kind::call) ? semantics::function_called(model_, call) : Node();
    if (!function) return false;
    for (NodeId id = function.id(); id < function.subtree_end(); ++id) {
      const Node node = model_.tree.node(id);
      if (node.is(Kind::yield) && node.is_named()) return false;
      if (!node.is(Kind::return_statement) || !node.named_child(0)) continue;
      Node value = syntax::without_parentheses(node.named_child(0));
      if (value.is(Kind::await)) value = syntax::without_parentheses(value.named_child(0));
      if (value.is_one_of(Kind::string, Kind::integer, Kind::true_, Kind::false_, Kind::none)) continue;
      const Node method = value.is(Kind::call) ? value.child(Field::function) : value;
      if (!method.is(Kind::attribute) || !is_in(kPlainMembers, method.child(Field::attribute).text()))
        return false;
    }
    return true;
  }

  // asyncio's own give what they are given: their coroutines decide.
  bool depends_on_argument(Node call) const {
    if (!call.is(Kind::call)) return true;
    const auto name = model_.names.of_callee(call);
    if (!name || !name->path.starts_with("asyncio.")) return true;
    bool depends = false;
    const Node arguments = call.child(Field::arguments);
    for (NodeId id = arguments.id(); id < arguments.subtree_end(); ++id) {
      const Node inner = model_.tree.node(id);
      const Node list = inner.is(Kind::call) ? inner.child(Field::arguments) : Node();
      if (!list) continue;
      const auto given = list.named_children();
      const bool is_given = std::any_of(given.begin(), given.end(), [&](Node one) {
        return one.is(Kind::identifier) &&
               std::find(followed_.begin(), followed_.end(), one.text()) != followed_.end();
      });
      depends = depends || (is_given && !gives_plain_value(inner));
    }
    return depends;
  }

  const FileModel& model_;
  Node assignment_;
  Node block_;
  const Resource& resource_;
  Node function_;
  std::vector<std::string_view> followed_;
  Lifetime lifetime_;
  bool outlives_ = false;
};

}  // namespace

tl::expected<Lifetime, Reason> lifetime_of(const FileModel& model, Node assignment, Node name,
                                           const Resource& resource) {
  return Walk(model, assignment, name, resource).result();
}

}  // namespace aioshift::transforms::unclosed_resource
