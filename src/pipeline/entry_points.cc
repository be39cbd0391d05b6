#include "pipeline/entry_points.h"

#include <re2/re2.h>

#include <algorithm>
#include <filesystem>

#include "pipeline/toml_file.h"

namespace aioshift::pipeline {
namespace {

namespace fs = std::filesystem;

// "pkg.cli:main [extra]" → "pkg.cli.main"; empty for what names no object.
std::string qualified_name(std::string_view reference) {
  reference = reference.substr(0, reference.find('['));
  std::string name;
  bool has_object = false;
  for (const char c : reference) {
    if (c == ' ' || c == '\t') continue;
    has_object = has_object || c == ':';
    name += c == ':' ? '.' : c;
  }
  return has_object ? name : std::string();
}

// Strings of the table; of a table in it, its `reference` or, where that is one of groups, its strings.
void collect(const toml::table* table, std::vector<std::string>& names) {
  if (table == nullptr) return;
  for (const auto& [key, value] : *table) {
    if (const auto text = value.value<std::string>()) {
      if (std::string name = qualified_name(*text); !name.empty()) names.push_back(std::move(name));
    } else if (const toml::table* inner = value.as_table()) {
      collect(inner, names);
    }
  }
}

// Of every `name = pkg.cli:main` in the text, whether it stands in setup.cfg or in a string of setup.py.
void collect(std::string_view text, std::vector<std::string>& names) {
  static const RE2 kReference(R"re([\w.-]+\s*=\s*([A-Za-z_][\w.]*\s*:\s*[A-Za-z_][\w.]*))re");
  re2::StringPiece rest(text.data(), text.size());
  std::string reference;
  while (RE2::FindAndConsume(&rest, kReference, &reference)) names.push_back(qualified_name(reference));
}

}  // namespace

std::vector<std::string> entry_points(const std::string& directory, const FileSource& files) {
  std::vector<std::string> names;
  for (fs::path at = files.canonical(directory); !at.empty(); at = at.parent_path()) {
    const std::size_t found_before = names.size();
    for (const char* name : {"setup.py", "setup.cfg"}) {
      if (!files.is_file(at / name)) continue;
      if (const auto text = files.read(at / name)) collect(*text, names);
    }
    const bool is_project = names.size() != found_before;
    const fs::path file = at / "pyproject.toml";
    if (files.is_file(file)) {
      const auto table = read_toml(file, files);
      if (!table) break;
      const toml::table& content = *table;
      collect(content["project"]["scripts"].as_table(), names);
      collect(content["project"]["gui-scripts"].as_table(), names);
      collect(content["project"]["entry-points"].as_table(), names);
      collect(content["tool"]["poetry"]["scripts"].as_table(), names);
      break;
    }
    if (is_project || at == at.parent_path()) break;
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace aioshift::pipeline
