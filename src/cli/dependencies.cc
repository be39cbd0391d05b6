#include "cli/dependencies.h"

#include <algorithm>
#include <filesystem>

#include "pipeline/dependencies.h"
#include "pipeline/dependency_file.h"
#include "semantics/stdlib_modules.h"

namespace aioshift::cli {
namespace {

// What the rules that changed something in the file ask of its project.
std::vector<pipeline::LibraryMove> moves_of(const pipeline::FileOutcome& file,
                                            const pipeline::Settings& settings) {
  std::vector<pipeline::LibraryMove> moves;
  for (const rules::Rule* rule : settings.rules) {
    const auto fixes = file.fixes.find(rule->info().id);
    if (fixes == file.fixes.end() || fixes->second == 0) continue;
    const rules::Dependencies asked = rule->dependencies();
    if (asked.needed.empty()) continue;
    pipeline::LibraryMove move{asked.needed, asked.module, asked.replaced};
    if (move.replaced.empty() && !semantics::is_stdlib_module(asked.module))
      move.replaced.push_back(asked.module);
    moves.push_back(std::move(move));
  }
  return moves;
}

std::string shown_path(const std::string& path, const std::string& base) {
  const std::string relative = std::filesystem::path(path).lexically_relative(base).string();
  return relative.empty() || relative.starts_with("..") ? path : relative;
}

}  // namespace

std::vector<std::string> add_dependencies(std::vector<pipeline::InputFile>& inputs, std::size_t python_files,
                                          const pipeline::FileSource& source, const std::string& base,
                                          pipeline::RunResult& result) {
  std::vector<pipeline::MovedFile> changed;
  std::size_t group = 0;
  bool is_moved = false;
  for (const pipeline::FileOutcome& file : result.files) {
    if (!file.has_change()) continue;
    const pipeline::InputFile& input = inputs[file.input];
    changed.push_back({input.real_path, file.after, moves_of(file, *input.settings)});
    if (is_moved || changed.back().moves.empty()) continue;
    is_moved = true;
    group = file.group;
  }
  if (!is_moved || result.interrupted) return {};
  pipeline::DependencyUpdate update = pipeline::update_dependencies(
      changed, source, [&](const std::string& path) { return shown_path(path, base); });
  for (pipeline::DependencyFile& file : update.files) {
    const auto first = inputs.begin() + static_cast<std::ptrdiff_t>(python_files);
    auto at = std::find_if(first, inputs.end(), [&](const pipeline::InputFile& input) {
      return input.real_path == file.real_path;
    });
    if (at == inputs.end()) {
      pipeline::InputFile input;
      input.path = shown_path(file.real_path, base);
      input.real_path = file.real_path;
      input.settings = inputs.front().settings;
      at = inputs.insert(inputs.end(), std::move(input));
    }
    pipeline::FileOutcome outcome;
    outcome.input = static_cast<std::size_t>(at - inputs.begin());
    outcome.before = std::move(file.before);
    outcome.after = std::move(file.after);
    outcome.changes = std::move(file.changes);
    outcome.group = group;
    const std::string& path = at->path;
    const auto place =
        std::find_if(result.files.begin(), result.files.end(),
                     [&](const pipeline::FileOutcome& other) { return inputs[other.input].path > path; });
    result.files.insert(place, std::move(outcome));
    ++result.files_seen;
  }
  return std::move(update.notes);
}

}  // namespace aioshift::cli
