#include "pipeline/dependencies.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "pipeline/dependency_file.h"

namespace aioshift::pipeline {
namespace {

std::string parent_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == 0 || slash == std::string::npos ? "/" : path.substr(0, slash);
}

std::string_view name_of(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

// Files that say by other means what a project needs.
bool is_other_declaration(std::string_view name) {
  return name == "setup.py" || name == "Pipfile" || name == "environment.yml" || name == "environment.yaml" ||
         name == "tox.ini" || name == "noxfile.py";
}

bool holds_no_source(std::string_view name) {
  return name.starts_with('.') || name == "__pycache__" || name == "node_modules" || name == "venv" ||
         name == "site-packages";
}

class Update {
 public:
  Update(std::span<const MovedFile> changed, const FileSource& source,
         const std::function<std::string(const std::string&)>& shown)
      : source_(source), shown_(shown) {
    for (const MovedFile& file : changed) after_.emplace(file.real_path, file.after);
    for (const MovedFile& file : changed) {
      if (!file.moves.empty()) add_project(file);
    }
  }

  DependencyUpdate make() {
    for (const auto& [directories, moves] : projects_) {
      for (const LibraryMove& move : moves) apply(directories, move);
    }
    DependencyUpdate update;
    for (auto& [path, text] : texts_) {
      if (text.before != text.after) update.files.push_back({path, text.before, text.after, text.changes});
    }
    update.notes.assign(notes_.begin(), notes_.end());
    return update;
  }

 private:
  // Directories that may declare what the file needs, the nearest first.
  using Directories = std::vector<std::string>;
  struct Text {
    std::string before;
    std::string after;
    text::ChangeMap changes = {};
  };

  void add_project(const MovedFile& file) {
    Directories all;
    Directories found;
    bool has_root = false;
    for (std::string at = parent_of(file.real_path);; at = parent_of(at)) {
      all.push_back(at);
      has_root = source_.exists(at == "/" ? "/.git" : at + "/.git");
      if (has_root || at == "/") break;
    }
    for (const std::string& at : all) {
      if (files_in(at).empty()) continue;
      found.push_back(at);
      if (!has_root) break;
    }
    if (found.empty()) found.push_back(has_root ? all.back() : all.front());
    projects_[found].insert(file.moves.begin(), file.moves.end());
  }

  // Those that declare dependencies.
  const std::vector<std::string>& files_in(const std::string& directory) {
    const auto [found, is_new] = declaring_.try_emplace(directory);
    if (!is_new) return found->second;
    std::vector<std::string>& files = found->second;
    const auto add_all = [&](const std::string& in) {
      for (const std::string& name : source_.list(in)) {
        if (dependency_format(name_of(in), name) && source_.is_file(in + "/" + name))
          files.push_back(in + "/" + name);
      }
    };
    add_all(directory);
    if (source_.kind(directory + "/requirements") == FileSource::Kind::kDirectory)
      add_all(directory + "/requirements");
    return files;
  }

  Text* text_of(const std::string& path) {
    const auto found = texts_.find(path);
    if (found != texts_.end()) return &found->second;
    auto bytes = source_.read(path);
    if (!bytes) return nullptr;
    return &texts_.emplace(path, Text{*bytes, *bytes}).first->second;
  }

  void apply(const Directories& directories, const LibraryMove& move) {
    for (const std::string& needed : move.needed) {
      bool is_declared = false;
      for (const bool adds_anyway : {false, true}) {
        for (const std::string& directory : directories) {
          for (const std::string& path : in_order(files_in(directory))) {
            if (is_declared && adds_anyway) break;
            is_declared |= edit(path, directory, needed, move, adds_anyway);
          }
        }
        if (is_declared) break;
      }
      if (!is_declared) note(fmt::format("{} is needed, and no file here declares dependencies", needed));
    }
    for (const std::string& directory : directories) look_at_others(directory, move);
  }

  // Where something is added, the project's own declaration comes first.
  static std::vector<std::string> in_order(std::vector<std::string> paths) {
    const auto rank = [](const std::string& path) {
      const std::string_view name = name_of(path);
      return name == "pyproject.toml"     ? 0
             : name == "setup.cfg"        ? 1
             : name == "requirements.txt" ? 2
             : name == "requirements.in"  ? 2
                                          : 3;
    };
    std::stable_sort(paths.begin(), paths.end(),
                     [&](const std::string& a, const std::string& b) { return rank(a) < rank(b); });
    return paths;
  }

  // Whether the file declares what is needed in the end.
  bool edit(const std::string& path, const std::string& directory, const std::string& needed,
            const LibraryMove& move, bool adds_anyway) {
    Text* text = text_of(path);
    if (text == nullptr) return false;
    const std::string_view name = name_of(path);
    const std::string parent = parent_of(path);
    const auto format = dependency_format(name_of(parent), name);
    // A list for tests is no place for what the program needs.
    const bool is_main = name == "pyproject.toml" || name == "setup.cfg" || name == "requirements.txt" ||
                         name == "requirements.in";
    std::vector<std::string> replaced = move.replaced;
    if (replaced.empty()) replaced.emplace_back();
    bool has_added = false;
    for (const std::string& old : replaced) {
      const bool is_same = !old.empty() && normalized_distribution(old) == distribution_of(needed);
      DependencyChange change{needed, is_same ? std::string() : old, false};
      if (!change.replaced.empty()) change.is_still_used = !user_of(directory, move.module).empty();
      const DependencyEdits edits = edit_dependencies(*format, text->after, change, adds_anyway && is_main);
      text->after = text::apply_edits(text->after, edits.edits);
      text->changes = text->changes.then(text::ChangeMap(edits.edits));
      has_added |= edits.has_added;
      for (const std::string& message : edits.notes) note(fmt::format("{}: {}", shown_(path), message));
      if (edits.has_replaced && change.is_still_used)
        note(fmt::format("{}: {} stays: {} imports it", shown_(path), old,
                         shown_(user_of(directory, move.module))));
    }
    return has_added;
  }

  // A Python file below the directory that imports the module when all is done; empty where none does.
  std::string user_of(const std::string& directory, const std::string& module) {
    const auto [found, is_new] = users_.try_emplace({directory, module});
    if (!is_new) return found->second;
    const std::string quoted = RE2::QuoteMeta(module);
    const RE2 imports(
        fmt::format(R"((?m)^\s*(?:import\s+(?:[^#\n]*,\s*)?|from\s+){}\b|["']{}["'])", quoted, quoted));
    std::vector<std::string> pending = {directory};
    while (!pending.empty()) {
      const std::string at = std::move(pending.back());
      pending.pop_back();
      for (const std::string& name : source_.list(at)) {
        const std::string path = at + "/" + name;
        if (source_.kind(path) == FileSource::Kind::kDirectory) {
          if (!holds_no_source(name) && !source_.exists(path + "/pyvenv.cfg")) pending.push_back(path);
          continue;
        }
        if (!name.ends_with(".py") && !name.ends_with(".pyi") && !name.ends_with(".ipynb")) continue;
        if (is_other_declaration(name)) continue;
        const auto changed = after_.find(path);
        std::string read;
        std::string_view text;
        if (changed != after_.end()) {
          text = changed->second;
        } else {
          auto bytes = source_.read(path);
          if (!bytes) continue;
          read = std::move(*bytes);
          text = read;
        }
        if (RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), imports))
          return found->second = path;
      }
    }
    return {};
  }

  void look_at_others(const std::string& directory, const LibraryMove& move) {
    for (const std::string& name : source_.list(directory)) {
      if (!is_other_declaration(name)) continue;
      const std::string path = directory + "/" + name;
      const auto bytes = source_.read(path);
      if (!bytes) continue;
      for (const std::string& old : move.replaced) {
        const RE2 mention(
            fmt::format(R"((?m)["'\s-]{}["'\s\[<>=~!;,]|^{}\b)", RE2::QuoteMeta(old), RE2::QuoteMeta(old)));
        if (RE2::PartialMatch(*bytes, mention)) {
          note(fmt::format("{}: names {}, and is not edited; {} is needed", shown_(path), old,
                           fmt::format("{}", fmt::join(move.needed, ", "))));
          break;
        }
      }
    }
  }

  void note(std::string text) { notes_.insert(std::move(text)); }

  const FileSource& source_;
  const std::function<std::string(const std::string&)>& shown_;
  std::unordered_map<std::string, std::string_view> after_;
  std::map<Directories, std::set<LibraryMove>> projects_;
  std::map<std::string, std::vector<std::string>> declaring_;  // by directory
  std::map<std::pair<std::string, std::string>, std::string> users_;
  std::map<std::string, Text> texts_;  // by path
  std::set<std::string> notes_;
};

}  // namespace

DependencyUpdate update_dependencies(std::span<const MovedFile> changed, const FileSource& source,
                                     const std::function<std::string(const std::string&)>& shown) {
  return Update(changed, source, shown).make();
}

}  // namespace aioshift::pipeline
