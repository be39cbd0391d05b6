// session = aiohttp.ClientSession() → async with aiohttp.ClientSession() as session:
#include "rules/rule.h"

#include <set>
#include <span>

#include "lifetime.h"
#include "resources.h"
#include "rewrite/layout.h"
#include "rewrite/lines_behind.h"
#include "rewrite/removal.h"
#include "rewrite/statement_place.h"
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
    if (lifetime->is_closed_inside && !resource.closes_twice) return refuse(Reason::kOutlivesBlock);
    const auto inside = statements_inside(statement, *lifetime);
    if (!inside) return refuse(Reason::kDoesNotFit);
    std::vector<text::Edit> edits;
    if (lifetime->close) {
      if (has_comment_above(lifetime->close)) return refuse(Reason::kCommentInTheWay);
      auto removed = rewrite::removal_edits(std::span(&lifetime->close, 1));
      if (!removed) return refuse(removed.error());
      for (text::Edit& edit : *removed) edits.push_back(std::move(edit));
    }
    const auto added = resource.is_context_manager ? open_with(statement, call, *inside)
                                                   : close_finally(statement, resource, *inside);
    for (const text::Edit& edit : added) edits.push_back(edit);
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
