#include "semantics/data_flow.h"

#include <algorithm>
#include <set>

#include "syntax/statements.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

// Bindings that may be the last ones, by their index in the source; kUnbound where none may have run.
using State = std::set<std::uint32_t>;
constexpr std::uint32_t kUnbound = UINT32_MAX;

void merge(State& into, const State& from) {
  into.insert(from.begin(), from.end());
}

// Follows one variable through one function, statement by statement.
class Walk {
 public:
  Walk(const FileModel& model, ScopeId scope, std::string_view name, Node use)
      : bindings_(model.scopes.bindings(scope, name)), use_(use) {}

  // The state at the use; nothing where no path reaches it.
  std::optional<State> run(Node function) {
    State state = {kUnbound};
    state = bind_in(function.child(Field::parameters), state);
    block(function.child(Field::body), state);
    return found_;
  }

 private:
  // What a loop or a try statement collects from the statements inside.
  struct Loop {
    State breaks;
    State continues;
  };

  // The state behind a block; empty where nothing gets there.
  State block(Node block, State state) {
    for (const Node statement : block.named_children()) {
      if (state.empty()) break;
      state = one(statement, state);
      for (State* seen : tries_) merge(*seen, state);
    }
    return state;
  }

  State one(Node statement, const State& in) {
    switch (statement.kind()) {
      case Kind::if_statement:
        return branches(statement, in);
      case Kind::while_statement:
      case Kind::for_statement:
        return loop(statement, in);
      case Kind::try_statement:
        return attempt(statement, in);
      case Kind::with_statement: {
        State state = evaluate_header(statement, in);
        // What is entered may swallow an exception.
        State seen = state;
        tries_.push_back(&seen);
        State out = block(statement.child(Field::body), state);
        tries_.pop_back();
        merge(out, seen);
        return out;
      }
      case Kind::match_statement:
        return match(statement, in);
      case Kind::return_statement:
      case Kind::raise_statement:
        evaluate(statement, in);
        return {};
      case Kind::break_statement:
        if (!loops_.empty()) merge(loops_.back()->breaks, in);
        return {};
      case Kind::continue_statement:
        if (!loops_.empty()) merge(loops_.back()->continues, in);
        return {};
      default:
        return evaluate(statement, in);
    }
  }

  State branches(Node statement, const State& in) {
    State condition = evaluate(statement.child(Field::condition), in);
    State out = block(statement.child(Field::consequence), condition);
    bool has_else = false;
    for (const Node clause : statement.named_children()) {
      if (clause.is(Kind::elif_clause)) {
        condition = evaluate(clause.child(Field::condition), condition);
        merge(out, block(clause.child(Field::consequence), condition));
      } else if (clause.is(Kind::else_clause)) {
        has_else = true;
        merge(out, block(clause.child(Field::body), condition));
      }
    }
    if (!has_else) merge(out, condition);
    return out;
  }

  State loop(Node statement, const State& in) {
    Loop own;
    State head = in;
    const bool is_while = statement.is(Kind::while_statement);
    if (!is_while) head = evaluate(statement.child(Field::right), head);
    State condition;
    for (;;) {
      const State before = head;
      condition = is_while ? evaluate(statement.child(Field::condition), head) : head;
      const State body = is_while ? condition : bind_in(statement.child(Field::left), head);
      loops_.push_back(&own);
      const State out = block(statement.child(Field::body), body);
      loops_.pop_back();
      merge(head, out);
      merge(head, own.continues);
      if (head == before) break;
    }
    const bool is_endless = is_while && statement.child(Field::condition).is(Kind::true_);
    State out = is_endless ? State() : condition;
    if (const Node clause = statement.child(Kind::else_clause); clause && !is_endless)
      out = block(clause.child(Field::body), out);
    merge(out, own.breaks);
    return out;
  }

  State attempt(Node statement, const State& in) {
    State seen = in;
    tries_.push_back(&seen);
    State out = block(statement.child(Field::body), in);
    tries_.pop_back();
    State all = seen;
    for (const Node clause : statement.named_children()) {
      if (clause.is(Kind::else_clause)) out = block(clause.child(Field::body), out);
    }
    for (const Node clause : statement.named_children()) {
      if (!clause.is(Kind::except_clause)) continue;
      const State handler = evaluate_header(clause, seen);
      State inside = handler;
      tries_.push_back(&inside);
      merge(out, block(clause.child(Kind::block), handler));
      tries_.pop_back();
      merge(all, inside);
    }
    for (const Node clause : statement.named_children()) {
      if (!clause.is(Kind::finally_clause)) continue;
      merge(all, out);
      const State after = block(clause.child(Kind::block), all);
      // What leaves the statement has passed the block; what it binds there counts.
      out = after;
    }
    return out;
  }

  State match(Node statement, const State& in) {
    const State subject = evaluate(statement.child(Field::subject), in);
    State out = subject;
    State left = subject;
    for (const Node clause : statement.child(Field::body).named_children()) {
      if (!clause.is(Kind::case_clause)) continue;
      // A pattern that does not match may have bound names.
      left = evaluate_header(clause, left);
      merge(out, block(clause.child(Field::consequence), left));
    }
    merge(out, left);
    return out;
  }

  // Everything of a compound statement or clause but its blocks.
  State evaluate_header(Node statement, State state) {
    for (const Node child : statement.named_children()) {
      if (!child.is(Kind::block)) state = evaluate(child, state);
    }
    return state;
  }

  // What the node reads is read before what it binds, but where a part of it binds (`:=`) both may be.
  State evaluate(Node node, const State& in) {
    if (!node) return in;
    State out = bind_in(node, in);
    if (use_.is_inside(node)) {
      if (!found_) found_.emplace();
      merge(*found_, in);
      if (binds_inside_expression(node)) merge(*found_, out);
    }
    return out;
  }

  bool binds_inside_expression(Node node) const {
    return std::any_of(bindings_.begin(), bindings_.end(), [node](const Binding* binding) {
      return binding->name.is_inside(node) && binding->binder.is(Kind::named_expression);
    });
  }

  State bind_in(Node node, const State& in) const {
    if (!node) return in;
    State own;
    bool is_certain = false;
    for (std::uint32_t i = 0; i < bindings_.size(); ++i) {
      if (!bindings_[i]->name.is_inside(node) || bindings_[i]->kind == BindingKind::kAnnotation) continue;
      own.insert(i);
      is_certain = is_certain || !bindings_[i]->binder.is(Kind::named_expression);
    }
    if (own.empty()) return in;
    if (!is_certain) merge(own, in);
    return own;
  }

  std::vector<const Binding*> bindings_;
  Node use_;
  std::optional<State> found_;
  std::vector<Loop*> loops_;
  std::vector<State*> tries_;
};

}  // namespace

std::optional<ReachingDefinitions> reaching_definitions(const FileModel& model, Node identifier) {
  if (!identifier.is(Kind::identifier)) return std::nullopt;
  const std::string_view name = identifier.text();
  const ScopeId scope = model.scopes.lookup(name, model.scopes.scope_at(identifier));
  const Node function = syntax::enclosing_function(identifier);
  if (scope == kNoScope || !function || model.scopes.scope_made_by(function) != scope) return std::nullopt;
  const auto bindings = model.scopes.bindings(scope, name);
  for (const Binding* binding : bindings) {
    if (binding->kind == BindingKind::kUnparsed || syntax::enclosing_function(binding->name) != function) {
      if (binding->kind != BindingKind::kParameter) return std::nullopt;
    }
  }
  const auto state = Walk(model, scope, name, identifier).run(function);
  if (!state) return std::nullopt;
  ReachingDefinitions reaching;
  for (const std::uint32_t index : *state) {
    if (index == kUnbound) {
      reaching.may_be_unbound = true;
    } else {
      reaching.definitions.push_back(bindings[index]);
    }
  }
  return reaching;
}

Node only_value(const FileModel& model, Node identifier) {
  const auto reaching = reaching_definitions(model, identifier);
  if (!reaching || reaching->may_be_unbound || reaching->definitions.size() != 1) return {};
  const Binding& binding = *reaching->definitions.front();
  if (binding.kind != BindingKind::kAssignment || binding.is_partial) return {};
  if (binding.binder.is(Kind::named_expression)) return binding.binder.child(Field::value);
  return binding.binder.is(Kind::assignment) ? binding.binder.child(Field::right) : Node();
}

}  // namespace aioshift::semantics
