#include "rules/migration/doc_tests.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "syntax/statements.h"

namespace aioshift::rules::migration {

using rules::ProgramView;
using semantics::FunctionId;
using syntax::Kind;
using syntax::Node;

namespace {

using Names = std::map<std::string_view, FunctionId>;

bool is_word(char c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The name of one of the functions that the line calls.
std::optional<text::Range> called_in(std::string_view line, text::Offset offset, const Names& names,
                                     FunctionId& function) {
  for (std::size_t at = 0; at < line.size();) {
    if (!is_word(line[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < line.size() && is_word(line[end])) ++end;
    const auto found = names.find(line.substr(at, end - at));
    if (found != names.end() && end < line.size() && line[end] == '(') {
      function = found->second;
      return text::Range{offset + static_cast<text::Offset>(at), offset + static_cast<text::Offset>(end)};
    }
    at = end;
  }
  return std::nullopt;
}

// Whether the line of a string is one that a doc-test runs, which is not asynchronous already.
bool is_doc_test(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  if (!line.starts_with(">>> ") && !line.starts_with("... ")) return false;
  return line.find("await ") == std::string_view::npos && line.find("asyncio.run(") == std::string_view::npos;
}

// The string that documents a module, class or function, if the statement is one.
Node documentation(Node statement) {
  const Node string = statement.named_child(0);
  if (statement.named_child_count() != 1 || !string.is(Kind::string)) return {};
  const Node block = statement.parent();
  const bool is_first = block.is_one_of(Kind::block, Kind::module) && block.named_child(0) == statement;
  if (!is_first || string.child(Kind::interpolation)) return {};
  return string;
}

void look_at(const ProgramView::Opened& file, Node string, const Names& names, bool is_silent,
             FilePlan& plan) {
  const std::string_view text = file.model.tree.text();
  const text::LineIndex& lines = file.model.tree.source().lines();
  for (text::Offset at = string.begin(); at < string.end();) {
    const std::size_t line_end = std::min<std::size_t>(text.find('\n', at), string.end());
    const std::string_view line = text.substr(at, line_end - at);
    FunctionId function = 0;
    if (const auto called = is_doc_test(line) ? called_in(line, at, names, function) : std::nullopt) {
      PlannedSite site;
      site.range = *called;
      site.begin = lines.position(text, called->begin);
      site.end = lines.position(text, called->end);
      site.function = function;
      site.is_doc_test = true;
      site.is_silent = is_silent;
      site.reason = rewrite::Reason::kCalledSynchronously;
      plan.places.push_back({std::move(site), kNoComponent});
    }
    at = static_cast<text::Offset>(line_end + 1);
  }
}

}  // namespace

void add_doc_tests(const ProgramView& program, Plan& plan) {
  const semantics::WholeProgram& code = program.solver().program();
  std::map<File, Names> names;
  std::vector<File> files;
  for (const auto& [file, of_file] : plan.files) {
    for (const PlannedPlace& place : of_file.places) {
      const PlannedSite& site = place.site;
      if (!site.is_function || site.reason || site.has_twin || code.file_of_function(site.function) != file)
        continue;
      if (names[file].empty()) files.push_back(file);
      names[file].emplace(code.code(file).names[code.function_code(site.function).name], site.function);
    }
  }
  program.for_each(files, [&](const ProgramView::Opened& file) {
    const bool is_silent = file.suppressions.skips_file() || !program.terms(file.file).is_selected;
    FilePlan& of_file = plan.files.at(file.file);  // each thread its own
    const syntax::Tree& tree = file.model.tree;
    if (tree.text().find(">>> ") == std::string_view::npos) return;
    for (syntax::NodeId id = 0; id < tree.size(); ++id) {
      const Node node = tree.node(id);
      if (!node.is(Kind::expression_statement)) continue;
      if (const Node string = documentation(node))
        look_at(file, string, names.at(file.file), is_silent, of_file);
    }
    std::stable_sort(
        of_file.places.begin(), of_file.places.end(),
        [](const PlannedPlace& a, const PlannedPlace& b) { return a.site.range < b.site.range; });
  });
}

}  // namespace aioshift::rules::migration
