// A file in memory, from bytes to model, at a fixed address.
#pragma once

#include <memory>
#include <string>
#include <tl/expected.hpp>

#include "rules/suppression.h"
#include "semantics/model.h"
#include "syntax/tree.h"
#include "text/lazy.h"
#include "text/source.h"

namespace aioshift::pipeline {

// Parsed at once; all else that is known of it is found when somebody asks.
struct ParsedFile {
  explicit ParsedFile(text::Source read)
      : source(std::move(read)), tree(syntax::Tree::parse(source)), model(tree) {}
  ParsedFile(const ParsedFile&) = delete;
  ParsedFile& operator=(const ParsedFile&) = delete;

  text::Source source;
  syntax::Tree tree;
  semantics::FileModel model;

  const rules::Suppressions& suppressions() const {
    return suppressions_.get([this] { return rules::Suppressions::read(tree); });
  }

 private:
  text::Lazy<rules::Suppressions> suppressions_;
};

tl::expected<std::unique_ptr<ParsedFile>, text::SourceError> parse_file(std::string bytes);

}  // namespace aioshift::pipeline
