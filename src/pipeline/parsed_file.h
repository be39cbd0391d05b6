// A file in memory, from bytes to model, at a fixed address.
#pragma once

#include <memory>
#include <string>
#include <tl/expected.hpp>

#include "rules/suppression.h"
#include "semantics/model.h"
#include "syntax/tree.h"
#include "text/source.h"

namespace aioshift::pipeline {

struct ParsedFile {
  explicit ParsedFile(text::Source read)
      : source(std::move(read)),
        tree(syntax::Tree::parse(source)),
        model(tree),
        suppressions(rules::Suppressions::read(tree)) {}
  ParsedFile(const ParsedFile&) = delete;
  ParsedFile& operator=(const ParsedFile&) = delete;

  text::Source source;
  syntax::Tree tree;
  semantics::FileModel model;
  rules::Suppressions suppressions;
};

tl::expected<std::unique_ptr<ParsedFile>, text::SourceError> parse_file(std::string bytes);

}  // namespace aioshift::pipeline
