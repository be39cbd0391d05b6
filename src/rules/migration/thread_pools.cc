#include "rules/migration/thread_pools.h"

#include <algorithm>
#include <array>

#include "rewrite/layout.h"
#include "rewrite/statement_place.h"
#include "rules/migration/thread_ways.h"
#include "semantics/constants.h"
#include "semantics/evaluation.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using rewrite::Reason;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

bool is_pool(const FileModel& model, Node call) {
  const auto name = call.is(Kind::call) ? model.names.of_callee(call) : std::nullopt;
  return name && name->is_certain &&
         (name->path == "concurrent.futures.ThreadPoolExecutor" ||
          name->path == "concurrent.futures.thread.ThreadPoolExecutor");
}

// Whether the expression may be written elsewhere, and says how many: `8`, `workers`, `min(8, len(urls))`.
bool says_how_many(const FileModel& model, Node value) {
  value = syntax::without_parentheses(value);
  if (value.is_one_of(Kind::integer, Kind::identifier)) return true;
  if (value.is(Kind::attribute)) return says_how_many(model, value.child(Field::object));
  if (value.is_one_of(Kind::binary_operator, Kind::boolean_operator)) {
    return says_how_many(model, value.child(Field::left)) && says_how_many(model, value.child(Field::right));
  }
  if (!value.is(Kind::call) || !value.child(Field::arguments).is(Kind::argument_list)) return false;
  constexpr auto kFunctions = std::to_array<std::string_view>({"int", "len", "max", "min"});
  const Node function = value.child(Field::function);
  const auto name = model.names.of(function);
  const bool is_known =
      (name && name->is_certain &&
       (name->path == "os.cpu_count" || name->path == "multiprocessing.cpu_count")) ||
      (function.is(Kind::identifier) &&
       std::find(kFunctions.begin(), kFunctions.end(), function.text()) != kFunctions.end() &&
       model.scopes.lookup(function.text(), model.scopes.scope_at(function)) == semantics::kNoScope);
  const auto arguments = value.child(Field::arguments).named_children();
  return is_known && std::all_of(arguments.begin(), arguments.end(),
                                 [&](Node argument) { return says_how_many(model, argument); });
}

// Whether the variable may be None, which stands for a number of the pool's own.
bool may_be_none(const FileModel& model, Node value) {
  value = syntax::without_parentheses(value);
  if (!value.is(Kind::identifier)) return false;
  const auto scope = model.scopes.lookup(value.text(), model.scopes.scope_at(value));
  if (scope == semantics::kNoScope) return false;
  for (const semantics::Binding* binding : model.scopes.bindings(scope, value.text())) {
    const Node binder = binding->binder;
    if (binder.child(Field::value).is(Kind::none) || binder.child(Field::right).is(Kind::none)) return true;
    const std::string_view type = binder.child(Field::type) ? binder.child(Field::type).text() : "";
    if (type.find("None") != std::string_view::npos || type.find("Optional") != std::string_view::npos)
      return true;
  }
  return false;
}

class PoolReader {
 public:
  PoolReader(const FileModel& model, ThreadPool& pool) : model_(model), pool_(pool) {}

  std::optional<Reason> read(Node item) {
    if (model_.tree.is_damaged(pool_.opened)) return Reason::kSyntaxError;
    if (pool_.opened.child(Kind::kw_async)) return Reason::kEscapes;
    if (pool_.opened.child(Kind::with_clause).named_child_count() != 1) return Reason::kSharedStatement;
    if (const auto reason = read_arguments()) return reason;
    if (const auto reason = check_layout()) return reason;
    const Node alias = item.is(Kind::as_pattern) ? item.child(Field::alias) : Node();
    return read_use(alias.is(Kind::as_pattern_target) ? alias.named_child(0) : alias);
  }

  // `pool = ThreadPoolExecutor(...)`, a statement
  std::optional<Reason> read_assigned(Node name) {
    if (model_.tree.is_damaged(pool_.body)) return Reason::kSyntaxError;
    if (const auto reason = read_arguments()) return reason;
    if (!rewrite::begins_line(model_.tree, pool_.opened.begin())) return Reason::kDoesNotFit;
    const Node next = pool_.opened.next_named_sibling();
    if (!next || syntax::holds(pool_.opened, Kind::comment)) return Reason::kDoesNotFit;
    if (!next.is(Kind::comment) && !rewrite::begins_line(model_.tree, next.begin()))
      return Reason::kDoesNotFit;
    return read_use(name);
  }

 private:
  std::optional<Reason> read_use(Node name) {
    const Node scope = syntax::enclosing_scope_node(pool_.opened);
    if (scope && !scope.is(Kind::function_definition)) return Reason::kOutsideCoroutine;
    if (!name.is(Kind::identifier)) return Reason::kEscapes;
    if (const auto reason = read_uses(name)) return reason;
    std::vector<Node> submits;
    for (const PoolCall& call : pool_.calls) {
      if (!call.is_map) submits.push_back(call.call);
    }
    auto futures = future_uses(model_, pool_.body, submits);
    if (!futures) return futures.error();
    pool_.futures = std::move(*futures);
    find_results();
    // What leaves the block early waits for what is left.
    if (!submits.empty() && (may_return(model_, submits, last_way_out()) || leaves_loop(submits.front())))
      return Reason::kConditionalEvaluation;
    pool_.may_end_early = !submits.empty() && raises_early(submits);
    // Nobody waits for them, but the end of the program.
    if (pool_.is_assigned() && !submits.empty() && !pool_.futures.first_look && !pool_.shutdown)
      return Reason::kConditionalEvaluation;
    return std::nullopt;
  }

  std::optional<Reason> read_arguments() {
    const Node arguments = pool_.made.child(Field::arguments);
    if (!arguments.is(Kind::argument_list)) return Reason::kUnsupportedArguments;
    std::uint32_t position = 0;
    for (const Node argument : arguments.named_children()) {
      if (argument.is(Kind::comment)) return Reason::kCommentInTheWay;
      const bool is_keyword = argument.is(Kind::keyword_argument);
      if (!is_keyword && argument.is_one_of(Kind::list_splat, Kind::dictionary_splat))
        return Reason::kUnsupportedArguments;
      const std::string_view name = is_keyword      ? argument.child(Field::name).text()
                                    : position == 0 ? "max_workers"
                                    : position == 1 ? "thread_name_prefix"
                                                    : "";
      if (!is_keyword) ++position;
      const Node value = is_keyword ? argument.child(Field::value) : argument;
      if (name == "thread_name_prefix" && value.is(Kind::string)) continue;
      if (name != "max_workers") return Reason::kUnsupportedArguments;
      if (value.is(Kind::none)) continue;
      if (!says_how_many(model_, value) || may_be_none(model_, value)) return Reason::kUnsupportedArguments;
      pool_.limit = value;
    }
    return std::nullopt;
  }

  // The lines of the header go, and those of the block move to the left.
  std::optional<Reason> check_layout() const {
    const syntax::Tree& tree = model_.tree;
    const Node first = pool_.body.named_child(0);
    if (!rewrite::begins_line(tree, pool_.opened.begin()) || !rewrite::begins_line(tree, first.begin()))
      return Reason::kDoesNotFit;
    for (NodeId id = pool_.opened.id(); id < pool_.opened.subtree_end(); ++id) {
      const Node node = tree.node(id);
      if (node.is(Kind::comment) && node.begin() < first.begin() && !rewrite::begins_line(tree, node.begin()))
        return Reason::kCommentInTheWay;
    }
    const Node last = pool_.body.named_child(pool_.body.named_child_count() - 1);
    return last.end() > pool_.opened.end() ? std::optional(Reason::kDoesNotFit) : std::nullopt;
  }

  std::optional<Reason> read_uses(Node name) {
    const auto scope = model_.scopes.lookup(name.text(), model_.scopes.scope_at(name));
    if (scope == semantics::kNoScope || scope != model_.scopes.scope_at(pool_.body)) return Reason::kEscapes;
    for (const semantics::Binding* binding : model_.scopes.bindings(scope, name.text())) {
      if (binding->name == name) continue;
      // Another pool of the name, before or behind.
      if (pool_.is_assigned() || binding->kind != semantics::BindingKind::kWith ||
          binding->name.is_inside(pool_.opened))
        return Reason::kEscapes;
    }
    for (const Node use : model_.scopes.references_to(scope, name.text())) {
      if (use == name) continue;
      if (pool_.is_assigned() && use.begin() < pool_.opened.end()) return Reason::kEscapes;
      if (!use.is_inside(pool_.body)) {
        if (pool_.is_assigned() || !is_of_another(use, name, scope)) return Reason::kEscapes;
        continue;
      }
      if (syntax::enclosing_scope_node(use) != syntax::enclosing_scope_node(pool_.opened))
        return Reason::kEscapes;
      if (const auto reason = read_call(use)) return reason;
    }
    return pool_.calls.empty() ? std::optional(Reason::kEscapes) : std::nullopt;
  }

  bool is_of_another(Node use, Node name, semantics::ScopeId scope) const {
    const auto bindings = model_.scopes.bindings(scope, name.text());
    return std::any_of(bindings.begin(), bindings.end(), [&](const semantics::Binding* binding) {
      const Node with = binding->name.ancestor(Kind::with_statement);
      return binding->name != name && with && use.is_inside(with);
    });
  }

  std::optional<Reason> read_call(Node use) {
    const Node method = use.parent();
    const Node call = method.parent();
    if (!method.is(Kind::attribute) || use.field() != Field::object || !call.is(Kind::call) ||
        call.child(Field::function) != method)
      return Reason::kEscapes;
    const std::string_view name = method.child(Field::attribute).text();
    const Node arguments = call.child(Field::arguments);
    if (name == "shutdown" && pool_.is_assigned()) return read_shutdown(call, arguments);
    if (name != "map" && name != "submit") return Reason::kEscapes;
    if (pool_.shutdown && call.begin() > pool_.shutdown.begin()) return Reason::kEscapes;
    if (!arguments.is(Kind::argument_list) || arguments.named_child_count() == 0)
      return Reason::kUnsupportedArguments;
    PoolCall found;
    found.call = call;
    found.is_map = name == "map";
    for (const Node argument : arguments.named_children()) {
      if (argument.is(Kind::comment)) return Reason::kCommentInTheWay;
      if (!found.function) {
        found.function = argument;
        continue;
      }
      if (found.is_map && argument.is(Kind::keyword_argument)) {
        // It is of no effect with threads.
        if (argument.child(Field::name).text() != "chunksize") return Reason::kUnsupportedArguments;
        continue;
      }
      if (found.is_map && argument.is_one_of(Kind::list_splat, Kind::dictionary_splat))
        return Reason::kUnsupportedArguments;
      found.arguments.push_back(argument);
    }
    if (found.function.is_one_of(Kind::keyword_argument, Kind::list_splat, Kind::dictionary_splat) ||
        (found.is_map && found.arguments.empty()))
      return Reason::kUnsupportedArguments;
    if (found.function.is(Kind::lambda)) return Reason::kInsideLambda;
    if (found.is_map) {
      if (const auto reason = read_place_of_map(found)) return reason;
    } else if (semantics::is_text_shown(call)) {
      return Reason::kTextIsShown;
    }
    pool_.calls.push_back(std::move(found));
    return std::nullopt;
  }

  // `pool.shutdown(wait=True)`, a statement of the block
  std::optional<Reason> read_shutdown(Node call, Node arguments) {
    const Node statement = call.parent();
    if (!statement.is(Kind::expression_statement) || statement.parent() != pool_.body || pool_.shutdown)
      return Reason::kEscapes;
    for (const Node argument : arguments.named_children()) {
      const Node value = argument.is(Kind::keyword_argument) ? argument.child(Field::value) : argument;
      const bool is_wait =
          !argument.is(Kind::keyword_argument) || argument.child(Field::name).text() == "wait";
      if (!is_wait || !value.is(Kind::true_)) return Reason::kUnsupportedArguments;
    }
    if (!rewrite::begins_line(model_.tree, statement.begin())) return Reason::kDoesNotFit;
    pool_.shutdown = statement;
    return std::nullopt;
  }

  // Where tasks can be made in front of the statement.
  std::optional<Reason> read_place_of_map(PoolCall& map) const {
    const auto context = rewrite::statement_around(map.call);
    if (!context) return context.error();
    map.statement = context->statement;
    map.whole = map.call;
    const Node list = map.call.parent();
    if (list.is(Kind::argument_list) && list.named_child_count() == 1 && list.parent().is(Kind::call)) {
      const Node around = list.parent();
      const Node function = around.child(Field::function);
      const bool is_list =
          function.is(Kind::identifier) && function.text() == "list" &&
          model_.scopes.lookup("list", model_.scopes.scope_at(function)) == semantics::kNoScope;
      if (is_list) map.whole = around;
    }
    if (!rewrite::begins_line(model_.tree, map.statement.begin())) return Reason::kDoesNotFit;
    const bool is_stable = std::all_of(context->before.begin(), context->before.end(),
                                       [&](Node before) { return semantics::is_stable(model_, before); });
    if (!is_stable) return Reason::kEvaluationOrder;
    for (Node up = map.call; up != map.statement; up = up.parent()) {
      if (up.is_one_of(Kind::yield, Kind::await)) return Reason::kNoAsyncCounterpart;
    }
    const std::string_view text = model_.tree.text();
    const text::Range prefix{map.statement.begin(), map.whole.begin()};
    if (text.substr(prefix.begin, prefix.size()).find('\n') != std::string_view::npos)
      return Reason::kDoesNotFit;
    return std::nullopt;
  }

  void find_results() {
    pool_.results = pool_.futures.results;
    for (const PoolCall& call : pool_.calls) {
      if (!call.is_map) continue;
      pool_.results.push_back(call.call);
      // `pages = pool.map(load, urls)`: wherever that is gone through.
      const Node assignment = call.whole.parent();
      const Node name = assignment.is(Kind::assignment) ? assignment.child(Field::left) : Node();
      if (call.whole != call.call || !name.is(Kind::identifier)) continue;
      const auto scope = model_.scopes.lookup(name.text(), model_.scopes.scope_at(name));
      for (const Node use : model_.scopes.references_to(scope, name.text())) {
        if (use != name) pool_.results.push_back(use);
      }
    }
  }

  // Whether something may raise between the first submit and where all are waited for: the end of a pool's
  // block waits for what has been submitted by then, while nothing would wait for the tasks.
  bool raises_early(const std::vector<Node>& submits) const {
    const auto holds = [&](Node statement) {
      return std::any_of(submits.begin(), submits.end(), [&](Node one) { return one.is_inside(statement); });
    };
    bool has_begun = false;
    for (const Node statement : pool_.body.named_children()) {
      if (pool_.futures.first_look && statement.begin() >= pool_.futures.first_look.begin()) break;
      if (pool_.shutdown && statement.begin() >= pool_.shutdown.begin()) break;
      const bool is_first = !has_begun && holds(statement);
      has_begun = has_begun || is_first;
      const auto is_pool_call = [&](Node call) { return is_own(call); };
      if (has_begun && may_raise_in(model_, statement, is_first, is_pool_call)) return true;
    }
    return false;
  }

  // A submit, or what puts its future into a variable.
  bool is_own(Node call) const {
    const bool is_submit = std::any_of(pool_.calls.begin(), pool_.calls.end(),
                                       [&](const PoolCall& one) { return one.call == call; });
    const Node function = call.child(Field::function);
    if (is_submit) return true;
    const Node object = function.child(Field::object);
    return function.is(Kind::attribute) &&
           std::any_of(pool_.futures.holders.begin(), pool_.futures.holders.end(),
                       [&](const FutureHolder& holder) { return holder.name == object.text(); });
  }

  // Where all are waited for.
  text::Offset last_way_out() const {
    text::Offset end = pool_.shutdown ? pool_.shutdown.begin() : pool_.body.end();
    if (pool_.futures.first_look) end = std::min(end, pool_.futures.first_look.begin());
    return end;
  }

  // Whether the function goes on with a loop around the block, or behind it, once something has been
  // submitted.
  bool leaves_loop(Node first) const {
    for (NodeId id = pool_.body.id(); id < pool_.body.subtree_end(); ++id) {
      const Node node = model_.tree.node(id);
      if (!node.is_one_of(Kind::break_statement, Kind::continue_statement)) continue;
      const bool is_between = node.begin() > first.begin() && node.begin() < last_way_out();
      if (!is_between || syntax::enclosing_scope_node(node) != syntax::enclosing_scope_node(pool_.opened))
        continue;
      Node loop = node.parent();
      while (loop && !loop.is_one_of(Kind::for_statement, Kind::while_statement)) loop = loop.parent();
      if (!loop.is_inside(pool_.body)) return true;
    }
    return false;
  }

  const FileModel& model_;
  ThreadPool& pool_;
};

}  // namespace

std::vector<ThreadPool> thread_pools(const FileModel& model) {
  std::vector<ThreadPool> pools;
  for (NodeId id = 0; id < model.tree.size(); ++id) {
    const Node item = model.tree.node(id);
    if (item.is(Kind::assignment)) {
      const Node made = item.child(Field::right);
      const Node statement = item.parent();
      const bool is_statement = made && !item.child(Field::type) && statement.is(Kind::expression_statement);
      if (!is_statement || !item.child(Field::left).is(Kind::identifier) || !is_pool(model, made)) continue;
      ThreadPool& pool = pools.emplace_back();
      pool.opened = statement;
      pool.body = statement.parent();
      pool.made = made;
      pool.reason = PoolReader(model, pool).read_assigned(item.child(Field::left));
      continue;
    }
    if (!item.is(Kind::with_item)) continue;
    Node value = item.child(Field::value);
    const Node made = value.is(Kind::as_pattern) ? value.named_child(0) : value;
    if (!is_pool(model, made)) continue;
    ThreadPool& pool = pools.emplace_back();
    pool.opened = item.ancestor(Kind::with_statement);
    pool.body = pool.opened.child(Field::body);
    pool.made = made;
    pool.reason = PoolReader(model, pool).read(value);
  }
  return pools;
}

}  // namespace aioshift::rules::migration
