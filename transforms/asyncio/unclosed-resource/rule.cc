// session = aiohttp.ClientSession() → async with aiohttp.ClientSession() as session:
#include "rules/rule.h"

#include <algorithm>
#include <set>
#include <span>

#include "lifetime.h"
#include "resources.h"
#include "rewrite/layout.h"
#include "rewrite/lines_behind.h"
#include "rewrite/removal.h"
#include "rewrite/statement_place.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms {
namespace {

using rewrite::Reason;
using rules::FileContext;
using rules::Finding;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using unclosed_resource::Lifetime;
using unclosed_resource::Resource;

class UnclosedResource final : public rules::Rule {
 public:
  using Rule::Rule;

  pattern::RequiredLiterals required_literals() const override {
    std::vector<pattern::Literal> literals;
    std::set<std::string_view> names;
    for (const Resource& resource : unclosed_resource::all_resources())
      names.insert(resource.opener.substr(0, resource.opener.find('.')));
    for (const std::string_view name : names) literals.push_back(pattern::Literal::name(std::string(name)));
    return pattern::RequiredLiterals::one_of(std::move(literals));
  }
  std::vector<Kind> kinds() const override { return {Kind::assignment}; }
  bool looks_at_program() const override { return false; }

  void visit(const FileContext& context, Node assignment, std::vector<Finding>& findings) const override {
    const FileModel& model = context.model;
    const Node name = assignment.child(Field::left);
    const Node function = syntax::enclosing_scope_node(assignment);
    if (!name.is(Kind::identifier) || !assignment.parent().is(Kind::expression_statement) ||
        !function.is(Kind::function_definition) || !syntax::is_async_function(function)) {
      return;
    }
    Node value = syntax::without_parentheses(assignment.child(Field::right));
    const bool is_awaited = value.is(Kind::await);
    if (is_awaited) value = syntax::without_parentheses(value.named_child(0));
    const auto opened = model.names.of_callee(value);
    const Resource* resource = opened ? unclosed_resource::resource_opened_by(opened->path) : nullptr;
    // A pool or connection that is not awaited is opened by `async with` later.
    if (resource == nullptr || resource->is_awaited != is_awaited) return;
    const Node statement = assignment.parent();
    const auto lifetime = unclosed_resource::lifetime_of(model, statement, name, *resource);
    const bool is_unused = lifetime && !lifetime->last;
    if (is_unused || (lifetime && lifetime->is_looked_after)) return;
    findings.push_back(look_at(context, statement, value, *resource, opened->is_certain, lifetime));
  }

 private:
  Finding look_at(const FileContext& context, Node statement, Node call, const Resource& resource,
                  bool certain, const tl::expected<Lifetime, Reason>& lifetime) const {
    const std::string message = std::string(resource.opener.substr(resource.opener.rfind('.') + 1)) +
                                " is not closed if something fails";
    const auto refuse = [&](Reason reason) { return refusal(call, message, reason); };
    if (!certain) return refuse(Reason::kAmbiguousName);
    if (!lifetime) return refuse(lifetime.error());
    const auto inside = statements_inside(statement, *lifetime);
    if (!inside) return refuse(Reason::kDoesNotFit);
    std::vector<Node> needless;
    for (const Node close : lifetime->closes_inside) {
      const bool is_needless = is_close_alone(close) && ends_block(close, inside->back());
      // Without `async with` it is written out that it is closed twice.
      if (!is_needless && !(resource.closes_twice && resource.is_context_manager))
        return refuse(Reason::kOutlivesBlock);
      if (is_needless) needless.push_back(close);
    }
    if (lifetime->close) needless.push_back(lifetime->close);
    std::vector<text::Edit> edits;
    for (const Node close : needless) {
      if (has_comment_above(close)) return refuse(Reason::kCommentInTheWay);
      const Node clause = close.parent().parent();
      const bool is_all = clause.is(Kind::else_clause) && close.parent().named_child_count() == 1;
      auto removed = is_all ? rewrite::removal_edits(clause, clause.range())
                            : rewrite::removal_edits(std::span(&close, 1));
      if (!removed) return refuse(removed.error());
      for (text::Edit& edit : *removed) edits.push_back(std::move(edit));
    }
    const auto added = resource.is_context_manager ? open_with(statement, call, *inside)
                                                   : close_finally(statement, resource, *inside);
    const std::size_t removals = edits.size();
    for (const text::Edit& edit : added) {
      // A line that goes is not indented.
      const bool is_blank = edit.replacement.find_first_not_of(" \t") == std::string::npos;
      const bool goes =
          is_blank && std::any_of(edits.begin(), edits.begin() + static_cast<std::ptrdiff_t>(removals),
                                  [&](const text::Edit& removed) {
                                    return removed.replacement.empty() &&
                                           removed.range.begin <= edit.range.begin &&
                                           edit.range.end < removed.range.end;
                                  });
      if (!goes) edits.push_back(edit);
    }
    return fixed(context, call, message, rewrite::Applicability::kUnsafe, std::move(edits), {});
  }

  // The statements between the one that opens and the last use, or the one that closes; nothing where they
  // share lines.
  static std::optional<std::vector<Node>> statements_inside(Node statement, const Lifetime& lifetime) {
    std::vector<Node> inside;
    const syntax::Tree& tree = statement.tree();
    const Node end = lifetime.close ? lifetime.close : lifetime.last;
    if (!rewrite::begins_line(tree, statement.begin())) return std::nullopt;
    for (Node one = statement.next_named_sibling(); one; one = one.next_named_sibling()) {
      if (!rewrite::begins_line(tree, one.begin())) return std::nullopt;
      if (one.begin() > end.begin()) break;
      if (one != lifetime.close) inside.push_back(one);
    }
    return inside.empty() ? std::nullopt : std::optional(inside);
  }

  // `await session.close()`
  static bool is_close_alone(Node statement) {
    const Node await = statement.named_child(0);
    const Node call = await.is(Kind::await) ? await.named_child(0) : Node();
    return call.is(Kind::call) && call.child(Field::arguments).named_child_count() == 0 &&
           call.child(Field::function).is(Kind::attribute);
  }

  // Whether what the statement evaluates cannot tell whether the resource is closed.
  static bool is_blind(Node leaving) {
    for (const Kind kind : {Kind::call, Kind::await, Kind::attribute, Kind::subscript, Kind::binary_operator,
                            Kind::comparison_operator, Kind::interpolation}) {
      if (syntax::holds(leaving, kind)) return false;
    }
    return true;
  }

  // Whether a `try` of the block runs something on the way out: `finally`, or a handler of what is raised.
  static bool runs_more(Node statement, Node leaving, Node last) {
    for (Node node = statement, up = node.parent(); up && node != last; node = up, up = up.parent()) {
      if (!up.is(Kind::try_statement)) continue;
      if (up.child(Kind::finally_clause) && !node.is(Kind::finally_clause)) return true;
      if (leaving.is(Kind::raise_statement) && node == up.child(Field::body)) return true;
    }
    return false;
  }

  // Whether control leaves the statements up to `last` directly behind `statement`, which is one of them or
  // inside one.
  static bool ends_block(Node statement, Node last) {
    for (;;) {
      Node next = statement.next_named_sibling();
      while (next.is(Kind::comment)) next = next.next_named_sibling();
      // A handler that would be left with nothing but its `raise` stays as it is.
      const bool is_only_raise = next.is(Kind::raise_statement) && !next.named_child(0) &&
                                 statement == statement.parent().named_child(0);
      if (is_only_raise) return false;
      if (next.is_one_of(Kind::return_statement, Kind::raise_statement))
        return is_blind(next) && !runs_more(statement, next, last);
      if (statement == last) return true;
      const Node clause = statement.parent().parent();
      if (next || !clause) return false;
      const bool is_clause = clause.is_one_of(Kind::elif_clause, Kind::else_clause, Kind::except_clause);
      statement = is_clause ? clause.parent() : clause;
      if (statement.is(Kind::try_statement)) {
        const bool is_handler = clause.is(Kind::except_clause);
        if (statement.child(Kind::finally_clause) || (!is_handler && statement.child(Kind::else_clause)))
          return false;
      } else if (!statement.is(Kind::if_statement)) {
        return false;
      }
    }
  }

  // Whether the line above is a comment, which says something about the statement.
  static bool has_comment_above(Node statement) {
    const text::LineIndex& lines = statement.tree().source().lines();
    const std::uint32_t line = lines.line_at(statement.begin());
    if (line == 0) return false;
    const std::string_view above = line_text(statement.tree(), line - 1);
    const std::size_t begin = above.find_first_not_of(" \t\f");
    return begin != std::string_view::npos && above[begin] == '#';
  }

  static std::string_view line_text(const syntax::Tree& tree, std::uint32_t line) {
    const text::Range content = tree.source().lines().content_range(tree.text(), line);
    return tree.text().substr(content.begin, content.size());
  }

  // The blank lines below the statement, with the line end in front of them.
  static text::Range blank_lines_below(Node statement) {
    const syntax::Tree& tree = statement.tree();
    const text::LineIndex& lines = tree.source().lines();
    std::uint32_t line = lines.line_at(statement.end());
    const text::Offset begin = lines.content_range(tree.text(), line).end;
    while (line + 1 < lines.count() &&
           line_text(tree, line + 1).find_first_not_of(" \t\f") == std::string_view::npos) {
      ++line;
    }
    return {begin, lines.content_range(tree.text(), line).end};
  }

  static std::vector<text::Edit> indented(Node statement, const std::vector<Node>& inside,
                                          const std::string& opened) {
    const rewrite::StatementPlace place(statement);
    const std::string deeper = place.indentation() + place.unit();
    const syntax::Tree& tree = statement.tree();
    const Node first = inside.front();
    const text::Range range = {first.begin(), inside.back().end()};
    std::vector<text::Edit> edits =
        rewrite::reindent(tree, range, place.indentation(), deeper, deeper.size(), {});
    if (opened.empty()) {
      // Comments above the first statement go with it.
      const text::LineIndex& lines = tree.source().lines();
      for (std::uint32_t line = lines.line_at(statement.end()) + 1; line <= lines.line_at(first.begin());
           ++line) {
        const text::Range content = lines.content_range(tree.text(), line);
        if (line_text(tree, line).find_first_not_of(" \t\f") != std::string_view::npos)
          edits.push_back({{content.begin, content.begin}, place.unit()});
      }
      return edits;
    }
    edits.push_back({{first.begin(), first.begin()}, opened + place.next_line(deeper)});
    return edits;
  }

  // `async with OPEN as NAME:`
  static std::vector<text::Edit> open_with(Node statement, Node call, const std::vector<Node>& inside) {
    const Node assignment = statement.named_child(0);
    const std::string name(assignment.child(Field::left).text());
    std::vector<text::Edit> edits = indented(statement, inside, "");
    edits.push_back({{statement.begin(), call.begin()}, "async with "});
    edits.push_back({{call.end(), statement.end()}, " as " + name + ":"});
    if (const text::Range blank = blank_lines_below(statement); !blank.empty()) edits.push_back({blank, ""});
    return edits;
  }

  // `try:` and `finally: await NAME.close()`
  static std::vector<text::Edit> close_finally(Node statement, const Resource& resource,
                                               const std::vector<Node>& inside) {
    const rewrite::StatementPlace place(statement);
    const std::string name(statement.named_child(0).child(Field::left).text());
    std::vector<text::Edit> edits = indented(statement, inside, "try:");
    edits.push_back(rewrite::lines_behind(
        inside.back(),
        {"finally:", place.unit() + "await " + name + "." + std::string(resource.close) + "()"}));
    return edits;
  }
};

}  // namespace

std::unique_ptr<rules::Rule> make_unclosed_resource(rules::RuleInfo info) {
  return std::make_unique<UnclosedResource>(std::move(info));
}

}  // namespace aioshift::transforms
