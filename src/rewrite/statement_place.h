// Where a statement stands among its neighbours, and what lines of its own take: the shared ground of
// rewrites that put statements in front of one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "rewrite/reason.h"
#include "semantics/evaluation.h"
#include "syntax/tree.h"
#include "text/edit.h"

namespace aioshift::rewrite {

// What the statement evaluates around the expression; or why no statement in front can do its work.
tl::expected<semantics::EvaluationContext, Reason> statement_around(syntax::Node expression);

class StatementPlace {
 public:
  explicit StatementPlace(syntax::Node statement);

  // Of the statement, once it has a line of its own.
  const std::string& indentation() const { return indentation_; }
  // One step of indentation there.
  const std::string& unit() const { return unit_; }
  // A line end and an indentation.
  std::string next_line(std::string_view indentation) const { return line_end_ + std::string(indentation); }
  // Whether nothing else stands on its lines in front of it.
  bool begins_line() const;

  // Edits that put `in_front` before the statement's first word, and statements that share a line with it
  // on lines of their own. `in_front` ends where the statement begins.
  std::vector<text::Edit> open(std::string in_front) const;

  // Edits that put lines of their own above the statement and the comments directly above it; empty lines are
  // blank ones, the others come without the statement's indentation. With `is_apart` a blank line is put in
  // front, unless the statement is the first of its block or there is one.
  std::vector<text::Edit> put_above(const std::vector<std::string>& lines, bool is_apart) const;

  // Edits that put the statement and those behind it up to `last`, a sibling, into a block that `header`
  // opens. Nothing where several of them share a line, or where other statements do.
  std::optional<std::vector<text::Edit>> put_in_block(syntax::Node last, std::string_view header) const;

 private:
  syntax::Node clause_of_line() const;
  bool starts_on_header_line() const;

  syntax::Node statement_;
  std::string indentation_;
  std::string unit_;
  std::string line_end_;
};

}  // namespace aioshift::rewrite
