// A text and its model, at a fixed address, for tests.
#pragma once

#include <string>
#include <utility>

#include "semantics/model.h"

namespace aioshift::semantics {

struct ModelOf {
  explicit ModelOf(std::string text)
      : source(*text::Source::from_bytes(std::move(text))), tree(syntax::Tree::parse(source)), model(tree) {}
  ModelOf(const ModelOf&) = delete;
  ModelOf& operator=(const ModelOf&) = delete;

  // The last node with this text, the outermost of those: tests put what they ask about at the end.
  syntax::Node last(std::string_view text) const {
    syntax::Node found;
    for (syntax::NodeId id = 0; id < tree.size(); ++id) {
      const syntax::Node node = tree.node(id);
      if (node.text() == text && !node.is(syntax::Kind::module) && (!found || node.begin() > found.begin()))
        found = node;
    }
    while (found.is_one_of(syntax::Kind::block, syntax::Kind::expression_statement))
      found = found.named_child(0);
    return found;
  }

  text::Source source;
  syntax::Tree tree;
  FileModel model;
};

}  // namespace aioshift::semantics
