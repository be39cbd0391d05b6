#include "pipeline/file_problems.h"

#include <fmt/format.h>

namespace aioshift::pipeline {

FileProblem source_problem(const text::SourceError& error) {
  return {fmt::format("line {}: {}", error.line, error.message)};
}

std::optional<FileProblem> syntax_problem(const ParsedFile& parsed) {
  const auto& problems = parsed.tree.problems();
  if (problems.empty()) return std::nullopt;
  const auto at = parsed.source.lines().position(parsed.tree.text(), problems.front().range.begin);
  std::string message = fmt::format("line {}, column {}: {}", at.line, at.column, problems.front().message);
  if (problems.size() > 1) message += fmt::format(" (and {} more)", problems.size() - 1);
  return FileProblem{std::move(message)};
}

}  // namespace aioshift::pipeline
