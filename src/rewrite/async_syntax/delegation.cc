#include "rewrite/async_syntax/delegation.h"

#include <string>

#include "rewrite/async_syntax/own_nodes.h"
#include "rewrite/fresh_name.h"
#include "rewrite/layout.h"
#include "rewrite/lines_behind.h"
#include "rewrite/statement_place.h"

namespace aioshift::rewrite {

using syntax::Kind;
using syntax::Node;

namespace {

std::optional<Reason> write_delegation(const SiteTable& table, Node yield, AsyncEditList& edits) {
  const Node statement = yield.parent();
  const Node value = yield.named_child(0);
  if (!statement.is(Kind::expression_statement) || statement.named_child_count() != 1)
    return Reason::kNoAsyncCounterpart;
  const bool is_async = table.has(yield, AsyncSite::Kind::kYieldFrom);
  if (is_async) {
    if (const auto reason = table.obstacle_at(yield)) return reason;
  }
  const bool is_alone = statement.parent().named_child_count() == 1;
  const bool begins_line = rewrite::begins_line(statement.tree(), statement.begin());
  if (!ends_line(statement) || (!begins_line && !is_alone)) return Reason::kDoesNotFit;
  if (breaks_lines_in_the_open(value)) return Reason::kDoesNotFit;

  std::set<std::string> taken;
  const std::string item = fresh_name(table.model(), yield, {"item"}, taken);
  const std::string header = std::string(is_async ? "async for " : "for ") + item + " in ";
  const StatementPlace place(statement);
  const text::Range keywords = {statement.begin(), value.begin()};
  if (begins_line) {
    edits.replace(keywords, header);
  } else {
    // `def f(): yield from g()`: the loop goes to a line of its own.
    const text::Offset gap = begin_of_gap(statement.tree(), statement.begin());
    edits.add_lines({{gap, keywords.end}, place.next_line(place.indentation()) + header}, statement);
  }
  edits.close_around(yield, ":");
  std::string line = place.unit() + "yield " + item;
  const std::string own = block_indentation(statement.tree(), statement.begin());
  // At the end of its line, where what comes behind a definition that it ends stands as well.
  const text::LineIndex& lines = statement.tree().source().lines();
  const text::Offset at = lines.content_range(statement.tree().text(), lines.line_at(statement.end())).end;
  const std::string line_end(statement.tree().source().line_end_at(statement.begin()));
  edits.add_lines({{at, at}, line_end + own + place.indentation().substr(own.size()) + line}, statement);
  return std::nullopt;
}

}  // namespace

std::optional<Reason> write_delegations(const SiteTable& table, Node function, AsyncEditList& edits) {
  for (const Node node : own_nodes(function)) {
    if (!node.is(Kind::yield) || !node.child(Kind::kw_from)) continue;
    if (const auto reason = write_delegation(table, node, edits)) return reason;
  }
  return std::nullopt;
}

}  // namespace aioshift::rewrite
