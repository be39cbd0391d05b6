#include "rewrite/async_syntax/async_syntax.h"

#include <algorithm>
#include <set>

#include "rewrite/async_syntax/blocks.h"
#include "rewrite/async_syntax/calls.h"
#include "rewrite/async_syntax/consumers.h"
#include "rewrite/async_syntax/definitions.h"
#include "rewrite/async_syntax/generator_use.h"
#include "rewrite/async_syntax/with_items.h"
#include "rewrite/layout.h"
#include "syntax/statements.h"

namespace aioshift::rewrite {

using syntax::Kind;
using syntax::Node;

namespace {

std::optional<Reason> write_loop(const SiteTable& table, const AsyncSite& site, AsyncEditList& edits) {
  const Node loop = site.node;
  if (loop.child(Kind::kw_async)) return std::nullopt;
  // `enumerate(pages())`, `zip(pages(), names)`: what they give is iterated over as before.
  const Node iterable = loop.child(syntax::Field::right);
  if (iterates_lazily(table, iterable)) return Reason::kNoAsyncCounterpart;
  if (const auto reason = table.obstacle_at(loop)) return reason;
  edits.open(loop, "async ");
  need_generators(table, loop, edits);
  return std::nullopt;
}

std::optional<Reason> write_site(const SiteTable& table, const AsyncSite& site, AsyncEditList& edits) {
  switch (site.kind) {
    case AsyncSite::Kind::kFunction:
      return write_function(table, site, edits);
    case AsyncSite::Kind::kCall:
      return write_call(table, site, edits);
    case AsyncSite::Kind::kName:
      return write_name(table, site, edits);
    case AsyncSite::Kind::kWith:
      return write_with_item(table, site, edits);
    case AsyncSite::Kind::kFor:
    case AsyncSite::Kind::kComprehension:
      return write_loop(table, site, edits);
    case AsyncSite::Kind::kYieldFrom: {
      // The generator function writes it.
      const bool is_written = table.is_async(syntax::enclosing_function(site.node));
      return is_written ? std::nullopt : std::optional(Reason::kOutsideCoroutine);
    }
    case AsyncSite::Kind::kConsumer:
      return write_consumer(table, site, edits);
    case AsyncSite::Kind::kBase:
      return write_base(table, site, edits);
    case AsyncSite::Kind::kSubstitute:
      return write_substitute(table, site, edits);
    case AsyncSite::Kind::kBlock:
    case AsyncSite::Kind::kAround:
    case AsyncSite::Kind::kMain:
      return write_block(table, site, edits);
    case AsyncSite::Kind::kEntry:
      return write_entry(table, site, edits);
  }
  return std::nullopt;
}

}  // namespace

namespace {

// Of the statement that an edit is in, its lines as far as a block: what is aligned in them stays so.
text::Range aligned_together(const syntax::Tree& tree, const text::Edit& edit) {
  Node statement = syntax::statement_of(tree.covering(edit.range));
  if (statement.is(Kind::decorated_definition)) statement = statement.child(syntax::Field::definition);
  if (!statement || !syntax::is_statement(statement.kind())) return {};
  const Node body = statement.child(syntax::Field::body);
  return {statement.begin(), body && body.begin() > statement.begin() ? body.begin() : statement.end()};
}

void align(const syntax::Tree& tree, std::vector<text::Edit>& edits) {
  std::set<text::Range> ranges;
  for (const text::Edit& edit : edits) {
    const text::Range range = aligned_together(tree, edit);
    const bool has_lines = tree.text().substr(range.begin, range.size()).find('\n') != std::string_view::npos;
    if (has_lines) ranges.insert(range);
  }
  std::vector<text::Edit> moves;
  for (const text::Range& range : ranges) {
    for (text::Edit& move : realign(tree, range, edits)) moves.push_back(std::move(move));
  }
  std::vector<text::Edit> all = edits;
  all.insert(all.end(), moves.begin(), moves.end());
  text::sort_edits(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  if (text::are_disjoint(all, static_cast<text::Offset>(tree.text().size()))) edits = std::move(all);
}

}  // namespace

AsyncEdits async_edits(const AsyncRequest& request) {
  SiteTable table(request);
  AsyncEditList edits;
  // What one site needs of another is gone once that is refused.
  for (bool is_settled = false; !is_settled;) {
    is_settled = true;
    edits = {};
    for (std::size_t i = 0; i < request.sites.size(); ++i) {
      const AsyncSite& site = request.sites[i];
      // The same place named twice is one.
      if (table.is_refused(i) || table.find(site.node, site.kind) != &site) continue;
      if (const auto reason = write_site(table, site, edits)) {
        table.refuse(i, *reason);
        is_settled = false;
      }
    }
  }
  const std::set<syntax::NodeId> needed = edits.needed();
  for (const syntax::NodeId id : needed) {
    const Node node = request.model.tree.node(id);
    if (node.is(Kind::with_statement)) {
      write_with_statement(table, node, edits);
    } else {
      write_generator(table, node, edits);
    }
  }
  AsyncEdits result = edits.settle(request.model.tree);
  // Sites that contradict each other.
  const auto size = static_cast<text::Offset>(request.model.tree.text().size());
  if (!text::are_disjoint(result.edits, size)) {
    result = {};
    for (std::size_t i = 0; i < request.sites.size(); ++i) table.refuse(i, Reason::kNotVerified);
  }
  align(request.model.tree, result.edits);
  result.obstacles = table.obstacles();
  return result;
}

}  // namespace aioshift::rewrite
