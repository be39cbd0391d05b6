#include "rules/migration/pool_text.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "rewrite/fresh_name.h"
#include "rewrite/imports.h"
#include "rewrite/layout.h"
#include "rewrite/removal.h"
#include "rules/bounded_call.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using rewrite::AsyncSubstitute;
using rewrite::Reason;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using Form = FutureHolder::Form;

namespace {

class PoolWriter {
 public:
  PoolWriter(const FileModel& model, const ThreadPool& pool,
             const std::vector<std::vector<std::string>>& parameters)
      : model_(model),
        pool_(pool),
        parameters_(parameters),
        indentation_(rewrite::block_indentation(model.tree, pool.opened.begin())),
        unit_(syntax::indentation_unit(pool.opened)),
        line_end_(model.tree.source().line_end_at(pool.opened.begin())) {}

  tl::expected<AsyncSubstitute, Reason> write() {
    if (!bind("asyncio", "Semaphore", semaphore_class_) || !bind("asyncio", "create_task", create_task_) ||
        !bind("asyncio", "gather", gather_))
      return tl::unexpected(Reason::kNameTaken);
    semaphore_ = fresh({"semaphore", "limit_semaphore"});
    for (std::size_t i = 0; i < pool_.calls.size(); ++i) {
      const PoolCall& call = pool_.calls[i];
      const auto reason = call.is_map ? write_map(call, parameters_[i]) : write_submit(call, parameters_[i]);
      if (reason) return tl::unexpected(*reason);
    }
    write_futures();
    if (const auto reason = drop_shutdown()) return tl::unexpected(*reason);
    if (!write_header()) return tl::unexpected(Reason::kNameTaken);
    const std::string inner = rewrite::block_indentation(model_.tree, pool_.body.named_child(0).begin());
    if (!pool_.is_assigned())
      result_.moved.push_back({{end_of_header(), pool_.opened.end()}, inner, indentation_});
    result_.awaits_in_lines = true;
    return std::move(result_);
  }

 private:
  bool bind(std::string_view module, std::string_view member, std::string& name) {
    auto made = rewrite::require_member(model_, pool_.opened, module, member);
    if (!made) return false;
    name = made->names.front().expression;
    for (text::Edit& edit : made->edits) result_.imports.push_back(std::move(edit));
    for (const text::Range range : made->relied_on) result_.relied_on.push_back(range);
    return true;
  }

  std::string fresh(std::initializer_list<std::string_view> candidates) {
    return rewrite::fresh_name(model_, pool_.opened, candidates, taken_);
  }

  std::string line(std::string_view indentation) const { return line_end_ + std::string(indentation); }

  // Of a statement of the block, when that has moved to the left.
  std::string indentation_of(Node statement) const {
    const std::string inner = rewrite::block_indentation(model_.tree, pool_.body.named_child(0).begin());
    const std::string own = rewrite::block_indentation(model_.tree, statement.begin());
    return own.starts_with(inner) ? indentation_ + own.substr(inner.size()) : own;
  }

  // The name of the wrapper of what is called, and what stands between it and its first argument.
  tl::expected<std::pair<std::string, Wrapper>, Reason> wrapped(const PoolCall& call,
                                                                const std::vector<std::string>& names) {
    std::vector<Node> targets;
    for (Node up = call.call.parent(); up != pool_.body; up = up.parent()) {
      if (up.is(Kind::for_statement)) targets.push_back(up.child(Field::left));
      for (const Node clause : up.named_children()) {
        if (clause.is(Kind::for_in_clause)) targets.push_back(clause.child(Field::left));
      }
    }
    auto wrapper = wrapper_for(model_, {call.function, call.arguments, call.is_map, names}, targets);
    if (!wrapper) return tl::unexpected(wrapper.error());
    if (is_bound_in_block(*wrapper)) return tl::unexpected(Reason::kEvaluationOrder);
    const std::string key = wrapper->parameters + ":" + wrapper->forwarded;
    const auto known = wrappers_.find(key);
    if (known != wrappers_.end()) return std::pair(known->second, std::move(*wrapper));
    taken_.insert(wrapper->names.begin(), wrapper->names.end());
    if (std::count(wrapper->names.begin(), wrapper->names.end(), semaphore_) != 0)
      return tl::unexpected(Reason::kNameTaken);
    const std::string name = fresh({"bounded_" + wrapper->base});
    wrappers_.emplace(key, name);
    header_.emplace_back();
    for (std::string& one : definition_of_wrapper(*wrapper, name, semaphore_, unit_))
      header_.push_back(std::move(one));
    return std::pair(name, std::move(*wrapper));
  }

  // What the wrapper takes from around would be bound behind it.
  bool is_bound_in_block(const Wrapper& wrapper) const {
    const auto scope = model_.scopes.scope_at(pool_.body);
    return std::any_of(wrapper.closure.begin(), wrapper.closure.end(), [&](std::string_view name) {
      const auto bindings = model_.scopes.bindings(scope, name);
      return std::any_of(bindings.begin(), bindings.end(), [&](const semantics::Binding* binding) {
        return binding->name.is_inside(pool_.body) && binding->name.begin() > pool_.opened.begin();
      });
    });
  }

  void replace(text::Offset begin, text::Offset end, std::string text) {
    if (text.find('\n') != std::string::npos) {
      result_.lines.push_back({{begin, end}, std::move(text)});
    } else {
      result_.edits.push_back({{begin, end}, std::move(text)});
    }
    result_.written_anew.push_back({begin, end});
  }

  std::string text_of(text::Offset begin, text::Offset end) const {
    return std::string(model_.tree.text().substr(begin, end - begin));
  }

  // `pages = list(pool.map(fetch, urls))`: what stands in front of the call moves behind the tasks.
  std::optional<Reason> write_map(const PoolCall& map, const std::vector<std::string>& names) {
    auto made = wrapped(map, names);
    if (!made) return made.error();
    const auto& [name, wrapper] = *made;
    std::vector<std::string> elements = wrapper.names;
    elements.erase(elements.begin(), elements.end() - static_cast<std::ptrdiff_t>(
                                                          std::min(elements.size(), map.arguments.size())));
    const bool is_spelled_out = elements.size() == map.arguments.size() && !wrapper.names.empty() &&
                                wrapper.names.back().find('*') == std::string::npos;
    if (!is_spelled_out) {
      elements.clear();
      for (std::size_t i = 0; i < map.arguments.size(); ++i)
        elements.push_back(map.arguments.size() == 1 ? "item" : "item" + std::to_string(i + 1));
    }
    std::string each;
    for (const std::string& element : elements) each += (each.empty() ? "" : ", ") + element;
    const Node statement = map.statement;
    const bool is_one = map.arguments.size() == 1;
    const std::string tasks = fresh({"tasks", wrapper.base + "_tasks"});
    replace(statement.begin(), map.arguments.front().begin(),
            tasks + " = [" + create_task_ + "(" + name + wrapper.call_tail + each + ")) for " + each +
                " in " + (is_one ? "" : "zip("));
    std::string behind = is_one ? "]" : ")]";
    const std::string indentation = indentation_of(statement);
    behind += line(indentation) + "await " + gather_ + "(*" + tasks + ", return_exceptions=True)";
    result_.awaits_at.push_back(map.call);
    const Node whole = syntax::outermost_parentheses(map.whole);
    if (whole.parent().is(Kind::expression_statement) && whole.parent() == statement) {
      // Nobody asks what has become of them.
      replace(map.arguments.back().end(), statement.end(), std::move(behind));
      return std::nullopt;
    }
    behind += line(indentation);
    if (statement.is(Kind::for_statement) && statement.child(Field::right) == whole &&
        rewrite::begins_line(model_.tree, statement.child(Field::body).named_child(0).begin())) {
      const std::string task = fresh({"task"});
      const Node left = statement.child(Field::left);
      const Node first = statement.child(Field::body).named_child(0);
      const text::Offset end = statement.child(Kind::op_colon).end();
      behind += "for " + task + " in " + tasks + ":" + line(indentation_of(first)) +
                text_of(left.begin(), left.end()) + " = " + task + ".result()";
      replace(map.arguments.back().end(), end, std::move(behind));
      return std::nullopt;
    }
    const bool is_list = map.whole != map.call;
    const bool is_alone =
        !is_list && map.call.parent().is(Kind::argument_list) && map.call.parent().named_child_count() == 1;
    const std::string results = "task.result() for task in " + tasks;
    behind += text_of(statement.begin(), map.whole.begin());
    behind += is_list ? "[" + results + "]" : is_alone ? results : "(" + results + ")";
    replace(map.arguments.back().end(), map.whole.end(), std::move(behind));
    return std::nullopt;
  }

  // `pool.submit(fetch, url)`
  std::optional<Reason> write_submit(const PoolCall& submit, const std::vector<std::string>& names) {
    auto made = wrapped(submit, names);
    if (!made) return made.error();
    const auto& [name, wrapper] = *made;
    const bool is_dropped =
        std::count(pool_.futures.dropped.begin(), pool_.futures.dropped.end(), submit.call) != 0;
    if (is_dropped && dropped_.empty()) dropped_ = fresh({"tasks", wrapper.base + "_tasks"});
    const std::string front = is_dropped ? dropped_ + ".append(" + create_task_ : create_task_;
    replace(submit.call.begin(), submit.function.end(), front + "(" + name);
    const text::Offset first =
        submit.arguments.empty() ? submit.call.end() - 1 : submit.arguments.front().begin();
    replace(submit.function.end(), first, wrapper.call_tail);
    replace(submit.call.end() - 1, submit.call.end(), is_dropped ? ")))" : "))");
    return std::nullopt;
  }

  std::string awaited_futures() const {
    std::string all = dropped_.empty() ? "" : "*" + dropped_ + ", ";
    for (const FutureHolder& holder : pool_.futures.holders) {
      const std::string name(holder.name);
      switch (holder.form) {
        case Form::kOne:
          all += name;
          break;
        case Form::kElements:
        case Form::kKeys:
          all += "*" + name;
          break;
        case Form::kValues:
          all += "*" + name + ".values()";
          break;
      }
      all += ", ";
    }
    return all;
  }

  // All of them are waited for in front of the first look at one, or where the block ends.
  void write_futures() {
    const std::string all = awaited_futures();
    if (all.empty()) return;
    const std::string wait = "await " + gather_ + "(" + all + "return_exceptions=True)";
    for (const Node call : pool_.futures.completed) {
      const Node argument = call.child(Field::arguments).named_child(0);
      replace(call.begin(), argument.begin(), "");
      replace(argument.end(), call.end(), "");
    }
    const Node first = pool_.futures.first_look;
    bool is_written = false;
    for (const Node call : pool_.futures.waits) {
      const Node statement = call.parent();
      if (statement == first) {
        replace(statement.begin(), statement.end(), wait);
        is_written = true;
      } else {
        replace(statement.begin(), statement.end(), "pass");
      }
    }
    if (is_written) return;
    if (first) {
      const text::Offset place = with_comments_above(first).begin();
      replace(place, place, wait + line(indentation_));
    } else if (pool_.shutdown) {
      replace(pool_.shutdown.begin(), pool_.shutdown.end(), wait);
      is_shutdown_written_ = true;
    } else {
      const Node last = pool_.body.named_child(pool_.body.named_child_count() - 1);
      replace(end_of_line(last.end()), end_of_line(last.end()), line(indentation_) + wait);
    }
  }

  std::optional<Reason> drop_shutdown() {
    if (!pool_.shutdown || is_shutdown_written_) return std::nullopt;
    auto removed = rewrite::removal_edits(std::span(&pool_.shutdown, 1));
    if (!removed) return removed.error();
    for (text::Edit& edit : *removed) {
      result_.written_anew.push_back(edit.range);
      result_.lines.push_back(std::move(edit));
    }
    return std::nullopt;
  }

  // The first of the comments that stand directly above the statement, or itself.
  static Node with_comments_above(Node statement) {
    const syntax::Tree& tree = statement.tree();
    const text::LineIndex& lines = tree.source().lines();
    Node top = statement;
    for (Node above = top.previous_sibling(); above.is(Kind::comment); above = above.previous_sibling()) {
      const bool is_adjacent = lines.line_at(above.begin()) + 1 == lines.line_at(top.begin());
      if (!is_adjacent || !rewrite::begins_line(tree, above.begin())) break;
      top = above;
    }
    return top;
  }

  text::Offset end_of_line(text::Offset offset) const {
    const text::LineIndex& lines = model_.tree.source().lines();
    return lines.content_range(model_.tree.text(), lines.line_at(offset)).end;
  }

  text::Offset end_of_header() const {
    if (pool_.is_assigned()) return pool_.opened.end();
    return pool_.opened.child(Kind::op_colon).end();
  }

  bool write_header() {
    std::string limit;
    if (pool_.limit) {
      limit = text_of(pool_.limit.begin(), pool_.limit.end());
    } else {
      // What the pool takes where it is told nothing.
      std::string count;
      if (!bind("os", "cpu_count", count)) return false;
      limit = "min(32, (" + count + "() or 1) + 4)";
    }
    std::string text = semaphore_ + " = " + semaphore_class_ + "(" + limit + ")";
    if (!dropped_.empty()) text += line(indentation_) + dropped_ + " = []";
    for (const std::string& one : header_) text += one.empty() ? line_end_ : line(indentation_) + one;
    text += line_end_;
    replace(pool_.opened.begin(), end_of_header(), std::move(text));
    const std::vector<text::Range> kept =
        pool_.limit ? std::vector{pool_.limit.range()} : std::vector<text::Range>();
    const auto release = [&](text::Range range) {
      for (std::string& name : rewrite::imports_used_in(model_, range, kept))
        result_.released.push_back(std::move(name));
    };
    release(pool_.made.range());
    for (const Node call : pool_.futures.completed) release(call.child(Field::function).range());
    for (const Node call : pool_.futures.waits) release(call.child(Field::function).range());
    return true;
  }

  const FileModel& model_;
  const ThreadPool& pool_;
  const std::vector<std::vector<std::string>>& parameters_;
  const std::string indentation_;
  const std::string unit_;
  const std::string line_end_;
  AsyncSubstitute result_;
  std::string semaphore_class_;
  std::string create_task_;
  std::string gather_;
  std::string semaphore_;
  bool is_shutdown_written_ = false;
  std::string dropped_;  // the list of the tasks that nobody keeps
  std::set<std::string> taken_;
  std::map<std::string, std::string> wrappers_;  // names, by what they say
  std::vector<std::string> header_;              // their lines, without indentation
};

}  // namespace

tl::expected<AsyncSubstitute, Reason> tasks_of_pool(const FileModel& model, const ThreadPool& pool,
                                                    const std::vector<std::vector<std::string>>& parameters) {
  return PoolWriter(model, pool, parameters).write();
}

}  // namespace aioshift::rules::migration
