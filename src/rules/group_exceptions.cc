#include "rules/group_exceptions.h"

#include <algorithm>
#include <array>

#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rules {

using rewrite::Reason;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

template <std::size_t size>
bool is_in(const std::array<std::string_view, size>& table, std::string_view name) {
  return std::find(table.begin(), table.end(), name) != table.end();
}

// What a handler catches, as far as a group goes.
enum class Caught {
  kGroups,       // a group too: Exception and above
  kNeverGroups,  // what a task group raises as it is, outside of any group
  kItself,       // an exception that would arrive in a group
};

// The last part of the class's name.
std::string_view class_name(const FileModel& model, Node type, std::string& buffer) {
  if (const auto name = model.names.of(type))
    buffer = name->path;
  else
    buffer = std::string(type.text());
  return std::string_view(buffer).substr(buffer.rfind('.') + 1);
}

Caught caught_by_class(const FileModel& model, Node type) {
  std::string buffer;
  const std::string_view name = class_name(model, type, buffer);
  constexpr std::array<std::string_view, 4> above = {"Exception", "BaseException", "ExceptionGroup",
                                                     "BaseExceptionGroup"};
  constexpr std::array<std::string_view, 4> bare = {"CancelledError", "KeyboardInterrupt", "SystemExit",
                                                    "GeneratorExit"};
  if (is_in(above, name)) return Caught::kGroups;
  return is_in(bare, name) ? Caught::kNeverGroups : Caught::kItself;
}

// The expression between `except` and its colon, without `as name`; null where there is none.
Node caught_types(Node clause) {
  for (const Node child : clause.named_children()) {
    if (child.is(Kind::block)) break;
    return syntax::without_parentheses(child.is(Kind::as_pattern) ? child.named_child(0) : child);
  }
  return {};
}

template <typename Predicate>
bool any_type(Node types, Predicate predicate) {
  if (!types.is(Kind::tuple)) return predicate(types);
  const auto all = types.named_children();
  return std::any_of(all.begin(), all.end(), predicate);
}

Caught caught(const FileModel& model, Node clause) {
  const Node types = caught_types(clause);
  if (!types || any_type(types, [&](Node type) { return caught_by_class(model, type) == Caught::kGroups; }))
    return Caught::kGroups;
  return any_type(types, [&](Node type) { return caught_by_class(model, type) == Caught::kItself; })
             ? Caught::kItself
             : Caught::kNeverGroups;
}

bool is_star_clause(Node clause) {
  return bool(clause.child(Kind::op_star));
}

// Whether the statement, at any depth, leaves the block around it other than by an exception.
bool leaves(Node node, bool in_loop) {
  for (const Node child : node.named_children()) {
    if (child.is_one_of(Kind::function_definition, Kind::class_definition, Kind::lambda)) continue;
    if (child.is(Kind::return_statement)) return true;
    if (!in_loop && child.is_one_of(Kind::break_statement, Kind::continue_statement)) return true;
    if (leaves(child, in_loop || child.is_one_of(Kind::for_statement, Kind::while_statement))) return true;
  }
  return false;
}

// Whether a raise statement in the handler raises something of its own.
bool raises_another(Node block) {
  for (NodeId id = block.id(); id < block.subtree_end(); ++id) {
    const Node node = block.tree().node(id);
    if (node.is(Kind::raise_statement) && node.named_child(0)) return true;
  }
  return false;
}

// Whether the use of the handler's variable takes a group as well as an exception: it is logged or printed.
bool is_logged(Node use) {
  const Node around = use.parent();
  if (around.is(Kind::interpolation)) return true;
  const Node call = around.is(Kind::keyword_argument) ? around.parent().parent() : around.parent();
  if (!call.is(Kind::call) || !use.is_inside(call.child(Field::arguments))) return false;
  const Node function = call.child(Field::function);
  constexpr std::array<std::string_view, 3> builtins = {"print", "repr", "str"};
  if (function.is(Kind::identifier)) return is_in(builtins, function.text());
  constexpr std::array<std::string_view, 8> methods = {"critical", "debug", "error", "exception",
                                                       "info",     "log",   "warn",  "warning"};
  return function.is(Kind::attribute) && is_in(methods, function.child(Field::attribute).text());
}

bool copes_with_group(const FileModel& model, Node clause) {
  const Node pattern = clause.child(Kind::as_pattern);
  const Node target = pattern ? pattern.child(Kind::as_pattern_target) : Node();
  if (!target) return true;
  const Node name = target.named_child(0) ? target.named_child(0) : target;
  const Node block = clause.child(Kind::block);
  const auto uses = model.scopes.references(name.text());
  return std::all_of(uses.begin(), uses.end(),
                     [&](Node use) { return !use.is_inside(block) || is_logged(use); });
}

bool can_be_star_clause(const FileModel& model, Node clause) {
  const Node types = caught_types(clause);
  const Node block = clause.child(Kind::block);
  if (!types || !block || leaves(block, false) || raises_another(block)) return false;
  const bool is_plain = !any_type(types, [&](Node type) {
    std::string buffer;
    const bool is_exception = class_name(model, type, buffer) == "Exception";
    return !is_exception && caught_by_class(model, type) != Caught::kItself;
  });
  return is_plain && copes_with_group(model, clause);
}

std::vector<Node> clauses_of(Node try_statement) {
  std::vector<Node> clauses;
  for (const Node child : try_statement.named_children()) {
    if (child.is(Kind::except_clause)) clauses.push_back(child);
  }
  return clauses;
}

// Whether everything that the body raises stops here.
bool stops_everything(const FileModel& model, const std::vector<Node>& clauses) {
  return std::any_of(clauses.begin(), clauses.end(), [&](Node clause) {
    if (caught(model, clause) != Caught::kGroups) return false;
    for (NodeId id = clause.id(); id < clause.subtree_end(); ++id) {
      if (clause.tree().node(id).is(Kind::raise_statement)) return false;
    }
    return true;
  });
}

// `with suppress(ValueError):`, `with pytest.raises(ValueError):`.
bool expects_exception(const FileModel& model, Node with_statement) {
  for (const Node item : with_statement.child(Kind::with_clause).named_children()) {
    Node value = item.child(Field::value);
    if (value.is(Kind::as_pattern)) value = value.named_child(0);
    if (!value.is(Kind::call)) continue;
    std::string buffer;
    const std::string_view name = class_name(model, value.child(Field::function), buffer);
    constexpr std::array<std::string_view, 5> known = {"suppress", "raises", "assertRaises",
                                                       "assertRaisesRegex", "ignored"};
    if (!is_in(known, name)) continue;
    for (const Node type : value.child(Field::arguments).named_children()) {
      if (!type.is(Kind::keyword_argument) && any_type(syntax::without_parentheses(type), [&](Node one) {
            return caught_by_class(model, one) == Caught::kItself;
          })) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

std::optional<GroupExceptions> parse_group_exceptions(std::string_view text) {
  if (text == "group") return GroupExceptions::kGroup;
  if (text == "unwrap") return GroupExceptions::kUnwrap;
  if (text == "refuse") return GroupExceptions::kRefuse;
  return std::nullopt;
}

tl::expected<std::vector<text::Edit>, Reason> adapt_handlers(const FileModel& model, Node site,
                                                             GroupExceptions mode) {
  std::vector<text::Edit> edits;
  if (mode == GroupExceptions::kUnwrap) return edits;
  const Node function = syntax::enclosing_scope_node(site);
  for (Node node = site; node && node != function; node = node.parent()) {
    const Node parent = node.parent();
    if (parent.is(Kind::with_statement) && node.is(Kind::block) && expects_exception(model, parent))
      return tl::unexpected(Reason::kHandlerNeedsError);
    if (!parent.is(Kind::try_statement) || node != parent.child(Field::body)) continue;
    const std::vector<Node> clauses = clauses_of(parent);
    if (clauses.empty() || is_star_clause(clauses.front())) continue;
    // What stands behind a handler of everything never runs.
    const auto decisive = std::find_if(clauses.begin(), clauses.end(), [&](Node clause) {
      return caught(model, clause) != Caught::kNeverGroups;
    });
    if (decisive != clauses.end() && caught(model, *decisive) == Caught::kItself) {
      const bool is_legal = std::all_of(clauses.begin(), clauses.end(),
                                        [&](Node clause) { return can_be_star_clause(model, clause); });
      if (mode == GroupExceptions::kRefuse || !is_legal) return tl::unexpected(Reason::kHandlerNeedsError);
      for (const Node clause : clauses) {
        const text::Offset at = clause.child(Kind::kw_except).end();
        edits.push_back({{at, at}, "*"});
      }
    }
    // `except Exception as error` catches a group, and may not know what to do with it.
    if (decisive != clauses.end() && caught(model, *decisive) == Caught::kGroups &&
        !copes_with_group(model, *decisive)) {
      return tl::unexpected(Reason::kHandlerNeedsError);
    }
    if (stops_everything(model, clauses)) break;
  }
  return edits;
}

}  // namespace aioshift::rules
