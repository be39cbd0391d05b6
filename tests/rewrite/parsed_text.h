// A Python text parsed for a test, and its nodes by what they say.
#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "semantics/model.h"
#include "syntax/tree.h"
#include "text/edit.h"
#include "text/source.h"

namespace aioshift::rewrite {

struct ParsedText {
  explicit ParsedText(std::string text)
      : source(*text::Source::from_bytes(std::move(text))), tree(syntax::Tree::parse(source)), model(tree) {}
  ParsedText(const ParsedText&) = delete;
  ParsedText& operator=(const ParsedText&) = delete;

  // The outermost node with this text, of this kind where one is given.
  syntax::Node node(std::string_view text, syntax::Kind kind = syntax::Kind::error) const {
    for (syntax::NodeId id = 0; id < tree.size(); ++id) {
      const syntax::Node candidate = tree.node(id);
      if (candidate.text() == text && (kind == syntax::Kind::error || candidate.is(kind))) return candidate;
    }
    throw std::invalid_argument("no node says " + std::string(text));
  }

  std::string with(std::vector<text::Edit> edits) const {
    text::sort_edits(edits);
    if (!text::are_disjoint(edits, static_cast<text::Offset>(tree.text().size()))) return "edits overlap";
    return text::apply_edits(tree.text(), edits);
  }

  text::Source source;
  syntax::Tree tree;
  semantics::FileModel model;
};

}  // namespace aioshift::rewrite
