// A loop that tries again at once, or at a constant pace → exponential back-off with jitter
#include "rules/rule.h"

#include <algorithm>
#include <array>
#include <set>
#include <tl/expected.hpp>

#include "poll.h"
#include "rewrite/fresh_name.h"
#include "rewrite/imports.h"
#include "rewrite/layout.h"
#include "rewrite/lines_behind.h"
#include "rules/other_loops.h"
#include "semantics/attempt_count.h"
#include "semantics/constants.h"
#include "semantics/control_flow.h"
#include "semantics/retry_delay.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms {
namespace {

using rewrite::Applicability;
using rewrite::Reason;
using rules::FileContext;
using rules::Finding;
using semantics::FileModel;
using semantics::RetryLoop;
using semantics::Sleep;
using semantics::Waiting;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

template <typename Predicate>
bool any_in(Node part, Predicate predicate) {
  for (NodeId id = part ? part.id() : 0; part && id < part.subtree_end(); ++id) {
    if (predicate(part.tree().node(id))) return true;
  }
  return false;
}

bool holds_word(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [text](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

// A decorator or the code itself shows that somebody has thought of it.
bool is_backed_off_elsewhere(const RetryLoop& retry) {
  if (holds_word(retry.loop.text(), {"backoff", "back_off", "jitter", "exponential"})) return true;
  const Node definition = syntax::enclosing_function(retry.loop).parent();
  return any_in(definition.is(Kind::decorated_definition) ? definition.child(Kind::decorator) : Node(),
                [](Node node) {
                  return holds_word(node.text(), {"retry", "backoff", "tenacity"});
                });
}

// What fails outside of the process: there it helps to wait, even for those who do not wait yet.
bool fails_outside(Node clause) {
  const std::string_view caught = clause.text().substr(0, clause.child(Kind::block).begin() - clause.begin());
  constexpr auto bare =
      std::to_array<std::string_view>({"except:", "except Exception", "except BaseException"});
  const bool is_any = std::any_of(bare.begin(), bare.end(),
                                  [caught](std::string_view text) { return caught.starts_with(text); });
  return is_any || holds_word(caught, {"Timeout", "Connect", "OSError", "IOError", "BrokenPipe", "EOFError",
                                       "IncompleteRead", "socket.", "aiohttp.", "httpx.", "ClientError",
                                       "ClientResponseError", "NetworkError", "HTTPError", "HTTPException",
                                       "ServerError", "Unavailable", "RequestError"});
}

// How the loop counts its attempts in the end.
struct Counter {
  std::string name;
  int first = 0;
  std::optional<double> most;
  bool is_new = false;  // `while True` becomes `for ... in itertools.count()`
  std::optional<text::Edit> rename;
};

std::optional<Counter> counter_of(const FileModel& model, const RetryLoop& retry, Node place) {
  std::set<std::string> taken;
  const auto fresh = [&] { return rewrite::fresh_name(model, retry.loop, {"attempt"}, taken); };
  if (const auto count = semantics::attempt_count(model, retry, place)) {
    const Node variable = count->variable;
    Counter counter{std::string(variable.text()), count->first, count->most, false, std::nullopt};
    // Read anywhere, in the loop or behind it, or declared to be another scope's: the name has to stay.
    const auto scope = model.scopes.scope_at(variable);
    const auto references = model.scopes.references_to(scope, variable.text());
    const auto bindings = model.scopes.bindings(scope, variable.text());
    const bool is_read =
        model.scopes.lookup(variable.text(), scope) != scope ||
        std::any_of(references.begin(), references.end(), [&](Node reference) {
          return std::none_of(bindings.begin(), bindings.end(),
                              [reference](const semantics::Binding* one) { return one->name == reference; });
        });
    if (variable.text().starts_with('_') && !is_read) {
      counter.name = fresh();
      counter.rename = text::Edit{variable.range(), counter.name};
    }
    return counter;
  }
  const bool counts_otherwise =
      any_in(retry.loop, [](Node node) { return node.is(Kind::augmented_assignment); });
  const Node condition = retry.loop.child(Field::condition);
  if (!condition || !semantics::is_always_true(condition) || retry.loop.child(Kind::else_clause) ||
      counts_otherwise) {
    return std::nullopt;
  }
  return Counter{fresh(), 0, std::nullopt, true, std::nullopt};
}

// The base, times two to the power of the number of failures before.
std::string growing(const Counter& counter, const std::string& base) {
  const bool is_plain = counter.first == 0;
  const std::string exponent = is_plain ? counter.name : counter.name + " - 1";
  // No float is as large as 2**1024.
  const bool is_integer = base.find_first_not_of("0123456789") == std::string::npos;
  const std::string power = !is_integer && !counter.most ? "2 ** min(" + exponent + ", 10)"
                            : is_plain                   ? "2**" + exponent
                                                         : "2 ** (" + exponent + ")";
  return base == "1" ? power : base + " * " + power;
}

// Writes the delays into one loop.
class DelayWriter {
 public:
  DelayWriter(const FileContext& context, const RetryLoop& retry) : context_(context), retry_(retry) {}

  tl::expected<std::vector<text::Edit>, Reason> write(const std::vector<Sleep>& sleeps) {
    std::vector<rewrite::ImportSpec> needed = {{"random", "", "random"}};
    if (sleeps.empty()) needed.push_back({"asyncio", "", "asyncio"});
    const Node place = sleeps.empty() ? retry_.handlers.front().child(Kind::block) : sleeps.front().call;
    const auto counter = counter_of(context_.model, retry_, sleeps.empty() ? last_of(place) : place);
    if (!counter) return tl::unexpected(Reason::kNoAttemptCount);
    counter_ = *counter;
    // So many attempts are a wait for something that is to come soon.
    if (counter_.most.value_or(0) > 10) return tl::unexpected(Reason::kMaybeIntended);
    if (counter_.is_new) needed.push_back({"itertools", "", "itertools"});
    auto imports = rewrite::require_imports(context_.model, retry_.loop, needed);
    if (!imports) return tl::unexpected(imports.error());
    imports_ = std::move(*imports);
    edits_ = imports_.edits;
    if (counter_.rename) edits_.push_back(*counter_.rename);
    if (counter_.is_new) {
      edits_.push_back({{retry_.loop.begin(), retry_.loop.child(Field::condition).end()},
                        "for " + counter_.name + " in " + said("itertools") + ".count()"});
    }
    for (const Sleep& sleep : sleeps) grow(sleep);
    if (sleeps.empty()) {
      for (const Node handler : retry_.handlers) {
        if (!add_to(handler.child(Kind::block))) return tl::unexpected(Reason::kDoesNotFit);
      }
    }
    return std::move(edits_);
  }

  const rewrite::RequiredImports& imports() const { return imports_; }

 private:
  static constexpr std::size_t kLineLength = 88;

  static Node last_of(Node block) {
    Node last;
    for (const Node statement : block.named_children()) last = statement;
    return last;
  }

  std::string said(std::string_view written) const {
    const auto found = std::find_if(imports_.names.begin(), imports_.names.end(),
                                    [&](const auto& name) { return name.written == written; });
    return found == imports_.names.end() ? std::string(written) : found->expression;
  }

  std::string limited(const std::string& base) const {
    return "min(" + context_.options.at("limit") + ", " + growing(counter_, base) + ")";
  }
  std::string jitter() const { return " * " + said("random") + ".uniform(0.5, 1)"; }

  // What stands in front of a statement that is too long for a line: `delay = ...`.
  std::string delay_in_front(const std::string& value, Node statement, std::string& name) {
    const syntax::Tree& tree = context_.model.tree;
    std::set<std::string> taken = {counter_.name};
    name = rewrite::fresh_name(context_.model, statement, {"delay"}, taken);
    return name + " = " + value + std::string(tree.source().line_end_at(statement.begin())) +
           rewrite::block_indentation(tree, statement.begin());
  }

  bool has_own_lines(Node statement) const {
    return rewrite::begins_line(context_.model.tree, statement.begin()) && rewrite::ends_line(statement);
  }

  void grow(const Sleep& sleep) {
    const Node delay = sleep.delay;
    const bool is_zero = semantics::constant_value(context_.model, delay)->number == 0;
    const bool is_atom = delay.is_one_of(Kind::integer, Kind::float_, Kind::identifier, Kind::attribute);
    const std::string text(delay.text());
    const std::string value = limited(is_zero   ? context_.options.at("base")
                                      : is_atom ? text
                                                : "(" + text + ")");
    const Node statement = syntax::statement_of(sleep.call);
    const std::size_t length = rewrite::column_of(context_.model.tree, statement.begin()) +
                               statement.text().size() - text.size() + value.size() + jitter().size();
    if (length <= kLineLength || !has_own_lines(statement)) {
      edits_.push_back({delay.range(), value + jitter()});
      return;
    }
    std::string name;
    const std::string in_front = delay_in_front(value, statement, name);
    edits_.push_back({{statement.begin(), statement.begin()}, in_front});
    edits_.push_back({delay.range(), name + jitter()});
  }

  // At the end of a handler, in front of its `continue` or in the place of its `pass`.
  bool add_to(Node block) {
    const syntax::Tree& tree = context_.model.tree;
    const Node last = last_of(block);
    std::size_t continues = 0;
    any_in(block, [&](Node node) {
      continues += node.is(Kind::continue_statement) ? 1 : 0;
      return false;
    });
    const bool ends_in_continue = last.is(Kind::continue_statement);
    if (!has_own_lines(last) || continues != (ends_in_continue ? 1U : 0U)) return false;
    const std::string call = "await " + said("asyncio") + ".sleep(";
    const std::string indentation = rewrite::block_indentation(tree, last.begin());
    const std::string value = limited(context_.options.at("base"));
    std::vector<std::string> lines = {call + value + jitter() + ")"};
    if (indentation.size() + lines.front().size() > kLineLength) {
      std::set<std::string> taken = {counter_.name};
      const std::string name = rewrite::fresh_name(context_.model, last, {"delay"}, taken);
      lines = {name + " = " + value, call + name + jitter() + ")"};
    }
    const std::string next = std::string(tree.source().line_end_at(last.begin())) + indentation;
    const std::string text = lines.size() == 1 ? lines[0] : lines[0] + next + lines[1];
    if (last.is(Kind::pass_statement)) {
      edits_.push_back({last.range(), text});
    } else if (ends_in_continue) {
      edits_.push_back({{last.begin(), last.begin()}, text + next});
    } else {
      edits_.push_back(rewrite::lines_behind(last, lines));
    }
    return true;
  }

  const FileContext& context_;
  const RetryLoop& retry_;
  Counter counter_;
  rewrite::RequiredImports imports_;
  std::vector<text::Edit> edits_;
};

class RetryWithoutBackoff final : public rules::Rule {
 public:
  using Rule::Rule;

  pattern::RequiredLiterals required_literals() const override {
    return {{{pattern::Literal::name("async")}, {pattern::Literal::name("except")}}};
  }
  std::vector<Kind> kinds() const override { return {Kind::for_statement, Kind::while_statement}; }
  std::vector<std::string> mentioned_names(const FileModel& model) const override {
    return rules::names_of_other_loops(model);
  }
  std::vector<std::string> fixed_names() const override { return rules::names_of_all_other_loops(); }
  std::vector<std::string> replaced_names() const override { return {"asyncio.sleep"}; }

  void visit(const FileContext& context, Node loop, std::vector<Finding>& findings) const override {
    const Node function = syntax::enclosing_function(loop);
    if (!function || !syntax::is_async_function(function)) return;
    const auto retry = semantics::retry_loop(context.model, loop);
    if (!retry || is_backed_off_elsewhere(*retry)) return;
    if (retry_without_backoff::waits_for_condition(context.model, *retry)) return;
    if (auto finding = look_at(context, *retry)) findings.push_back(std::move(*finding));
  }

 private:
  std::optional<Finding> look_at(const FileContext& context, const RetryLoop& retry) const {
    const FileModel& model = context.model;
    const Waiting waiting = semantics::waiting_in(model, retry);
    const std::string message = waiting.sleeps.empty()
                                    ? "what fails is tried again at once"
                                    : "what fails is tried again at a constant pace, by all at the same time";
    const auto refuse = [&](Reason reason) { return refusal(retry.attempt, message, reason); };
    if (waiting.sleeps.empty() && rules::imports_other_loop(model) && !rules::imports_asyncio(model))
      return std::nullopt;
    double shortest = std::stod(context.options.at("limit"));
    const double limit = shortest;
    for (const Sleep& sleep : waiting.sleeps) {
      if (semantics::varies(model, retry.loop, sleep.delay)) return std::nullopt;
      const auto constant = semantics::constant_value(model, sleep.delay);
      if (constant && (constant->is_none || constant->number >= limit)) return std::nullopt;
      if (constant) shortest = std::min(shortest, constant->number);
    }
    // A parameter, an attribute: whoever sets it wants that delay. A message may tell it.
    const bool is_told = std::any_of(waiting.sleeps.begin(), waiting.sleeps.end(), [&](const Sleep& sleep) {
      return !semantics::constant_value(model, sleep.delay) || any_in(retry.loop, [&](Node node) {
        return node.is(Kind::string_content) && holds_word(node.text(), {sleep.delay.text()});
      });
    });
    // An endless loop at a short pace waits for what is to come soon.
    const bool is_poll = retry.loop.is(Kind::while_statement) && shortest > 0 && shortest < 1;
    const bool is_inside =
        waiting.sleeps.empty() && (retry_without_backoff::waits_in_slices(retry) ||
                                   !std::all_of(retry.handlers.begin(), retry.handlers.end(), fails_outside));
    if (waiting.is_unclear || is_told || is_poll || is_inside || semantics::changes_what_is_tried(retry) ||
        retry_without_backoff::is_limited(retry.loop)) {
      return refuse(Reason::kMaybeIntended);
    }
    if (waiting.sleeps.empty() && rules::may_run_on_other_loop(context)) return refuse(Reason::kUnknownLoop);
    DelayWriter writer(context, retry);
    auto edits = writer.write(waiting.sleeps);
    if (!edits) return refuse(edits.error());
    Finding finding = fixed(context, retry.attempt, message, Applicability::kUnsafe, std::move(*edits), {});
    for (const text::Range range : writer.imports().relied_on)
      finding.fix->relied_on.push_back({context.file, range});
    return finding;
  }
};

}  // namespace

std::unique_ptr<rules::Rule> make_retry_without_backoff(rules::RuleInfo info) {
  return std::make_unique<RetryWithoutBackoff>(std::move(info));
}

}  // namespace aioshift::transforms
