#include "pipeline/parsed_file.h"

namespace aioshift::pipeline {

tl::expected<std::unique_ptr<ParsedFile>, text::SourceError> parse_file(std::string bytes) {
  auto source = text::Source::from_bytes(std::move(bytes));
  if (!source) return tl::unexpected(source.error());
  return std::make_unique<ParsedFile>(std::move(*source));
}

}  // namespace aioshift::pipeline
