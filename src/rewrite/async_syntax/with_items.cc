#include "rewrite/async_syntax/with_items.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "rewrite/imports.h"
#include "rewrite/layout.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rewrite {

using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

constexpr std::string_view kExitStack = "contextlib.ExitStack";
// Managers of the standard library that are for plain `with` only.
constexpr auto kSynchronous =
    std::to_array<std::string_view>({"contextlib.closing", "contextlib.redirect_stderr",
                                     "contextlib.redirect_stdout", "contextlib.suppress"});

std::vector<Node> items_of(Node statement) {
  std::vector<Node> items;
  for (const Node item : statement.child(Kind::with_clause).named_children()) {
    if (item.is(Kind::with_item)) items.push_back(item);
  }
  return items;
}

Node value_of(Node item) {
  const Node value = item.child(Field::value);
  return value.is(Kind::as_pattern) ? value.named_child(0) : value;
}

bool becomes_async(const SiteTable& table, Node item) {
  return table.has(item, AsyncSite::Kind::kWith);
}

bool is_mixed(const SiteTable& table, Node statement) {
  const std::vector<Node> items = items_of(statement);
  return !std::all_of(items.begin(), items.end(), [&](Node item) { return becomes_async(table, item); });
}

// `stack.close()`: an AsyncExitStack has `aclose` alone.
bool is_closed_by_name(const SiteTable& table, Node item) {
  const Node target = item.child(Field::value).child(Field::alias).named_child(0);
  if (!target.is(Kind::identifier)) return false;
  const semantics::Scopes& scopes = table.model().scopes;
  const auto scope = scopes.lookup(target.text(), scopes.scope_at(target));
  for (const Node reference : scopes.references_to(scope, target.text())) {
    const Node attribute = reference.parent();
    if (!attribute.is(Kind::attribute) || attribute.child(Field::attribute).text() != "close") continue;
    const AsyncSite* call = table.find(attribute.parent(), AsyncSite::Kind::kCall);
    if (call == nullptr || call->new_name.empty()) return true;
  }
  return false;
}

std::optional<Reason> write_manager(const SiteTable& table, Node item, AsyncEditList& edits) {
  const Node call = syntax::without_parentheses(value_of(item));
  const auto name = table.model().names.of_callee(call);
  if (!name || !name->is_certain) return std::nullopt;
  if (std::find(kSynchronous.begin(), kSynchronous.end(), name->path) != kSynchronous.end())
    return Reason::kNoAsyncCounterpart;
  if (name->path != kExitStack) return std::nullopt;
  if (table.has(call, AsyncSite::Kind::kCall)) return Reason::kNotACoroutine;
  if (is_closed_by_name(table, item)) return Reason::kNoAsyncCounterpart;
  const Node function = call.child(Field::function);
  auto bound = bind_member(table.model(), function, "contextlib", "AsyncExitStack");
  if (!bound) return bound.error();
  edits.add_import(std::move(bound->edits));
  edits.replace(function.range(), bound->expression);
  edits.release(std::string(kExitStack));
  return std::nullopt;
}

// The header's colon.
Node colon_of(Node statement) {
  Node colon;
  for (const Node child : statement.children()) {
    if (child.is(Kind::op_colon) && !colon) colon = child;
  }
  return colon;
}

bool is_on_one_line(Node node) {
  const text::LineIndex& lines = node.tree().source().lines();
  return lines.line_at(node.begin()) == lines.line_at(node.end());
}

std::optional<Reason> obstacle_to_split(Node statement) {
  const syntax::Tree& tree = statement.tree();
  if (!begins_line(tree, statement.begin())) return Reason::kSharedStatement;
  const Node colon = colon_of(statement);
  for (NodeId id = statement.id(); id < colon.id(); ++id) {
    if (tree.node(id).is(Kind::comment)) return Reason::kCommentInTheWay;
    if (tree.node(id).is(Kind::line_continuation)) return Reason::kSharedStatement;
  }
  const std::vector<Node> items = items_of(statement);
  if (!std::all_of(items.begin(), items.end(), is_on_one_line)) return Reason::kSharedStatement;
  return std::nullopt;
}

// Comments behind the last statement of the block that are indented like it belong to it.
text::Offset end_of_block(Node block, const std::string& indentation) {
  const syntax::Tree& tree = block.tree();
  const text::LineIndex& lines = tree.source().lines();
  text::Offset end = block.end();
  for (std::uint32_t line = lines.line_at(end) + 1; line < lines.count(); ++line) {
    const text::Range content = lines.content_range(tree.text(), line);
    const std::string_view text = tree.text().substr(content.begin, content.size());
    if (text.find_first_not_of(" \t\f") == std::string_view::npos) continue;
    if (!text.starts_with(indentation) || text.find_first_not_of(" \t") != text.find('#')) break;
    end = content.end;
  }
  return end;
}

void split(const SiteTable& table, Node statement, AsyncEditList& edits) {
  const syntax::Tree& tree = statement.tree();
  const std::vector<Node> items = items_of(statement);
  const std::string indentation = block_indentation(tree, statement.begin());
  const std::string unit(syntax::indentation_unit(statement));
  const std::string line_end(tree.source().line_end_at(statement.begin()));
  const text::Offset clause = statement.child(Kind::with_clause).begin();
  if (becomes_async(table, items.front())) edits.open(statement, "async ");
  if (clause != items.front().begin()) edits.replace({clause, items.front().begin()}, "");
  std::string deeper;
  for (std::size_t i = 1; i < items.size(); ++i) {
    const bool is_async = becomes_async(table, items[i]);
    const text::Range gap = {items[i - 1].end(), items[i].begin()};
    if (is_async == becomes_async(table, items[i - 1])) {
      if (tree.text().substr(gap.begin, gap.size()) != ", ") edits.replace(gap, ", ");
      continue;
    }
    deeper += unit;
    const std::string header = is_async ? "async with " : "with ";
    edits.add_lines({gap, ":" + line_end + indentation + deeper + header}, statement);
  }
  const text::Offset colon = colon_of(statement).begin();
  if (items.back().end() != colon) edits.replace({items.back().end(), colon}, "");
  const Node body = statement.child(Field::body);
  const Node first = body.named_child(0);
  if (!begins_line(tree, first.begin())) return;
  const std::string from = block_indentation(tree, first.begin());
  edits.indent({colon, end_of_block(body, from)}, from, from + deeper, AsyncEditList::Layer::kInner);
}

}  // namespace

std::optional<Reason> write_with_item(const SiteTable& table, const AsyncSite& site, AsyncEditList& edits) {
  const Node item = site.node;
  const Node statement = item.ancestor(Kind::with_statement);
  if (statement.child(Kind::kw_async)) return std::nullopt;
  if (const auto reason = table.obstacle_at(item)) return reason;
  if (is_mixed(table, statement)) {
    if (const auto reason = obstacle_to_split(statement)) return reason;
  }
  if (const auto reason = write_manager(table, item, edits)) return reason;
  edits.need(statement);
  return std::nullopt;
}

void write_with_statement(const SiteTable& table, Node statement, AsyncEditList& edits) {
  if (is_mixed(table, statement)) {
    split(table, statement, edits);
  } else {
    edits.open(statement, "async ");
  }
}

}  // namespace aioshift::rewrite
