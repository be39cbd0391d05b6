#include "markdown.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

namespace aioshift::docs {
namespace {

bool is_fence(const std::string& line) {
  const std::size_t at = line.find_first_not_of(' ');
  return at != std::string::npos && std::string_view(line).substr(at).starts_with("```");
}

// The words of `<!-- words -->`.
std::string comment_in(const std::string& line) {
  constexpr std::string_view open = "<!-- ";
  constexpr std::string_view close = " -->";
  if (!line.starts_with(open) || !line.ends_with(close)) return {};
  return line.substr(open.size(), line.size() - open.size() - close.size());
}

// `line` with the insides of `code` blanked, where brackets are no link.
std::string without_code(const std::string& line) {
  std::string result = line;
  bool is_code = false;
  for (char& c : result) {
    if (c == '`') {
      is_code = !is_code;
    } else if (is_code) {
      c = ' ';
    }
  }
  return result;
}

bool has_scheme(std::string_view target) {
  const std::size_t colon = target.find(':');
  return colon != std::string_view::npos && target.find('/') > colon;
}

// "## What it does" → "what-it-does"
std::string slug(std::string_view heading) {
  std::string result;
  for (const char c : heading) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == ' ') {
      result += '-';
    } else if (std::isalnum(byte) != 0 || c == '-' || c == '_' || byte >= 0x80) {
      result += static_cast<char>(std::tolower(byte));
    }
  }
  return result;
}

// Calls `use` with the index of every line outside of fenced blocks.
template <typename Function>
void for_each_prose_line(const std::vector<std::string>& lines, const Function& use) {
  const std::vector<Block> blocks = blocks_of(lines);
  auto block = blocks.begin();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    while (block != blocks.end() && block->last < i) ++block;
    if (block == blocks.end() || i + 1 < block->first) use(i);
  }
}

}  // namespace

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

std::vector<Block> blocks_of(const std::vector<std::string>& lines) {
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_fence(lines[i])) continue;
    const std::size_t begin = lines[i].find('`');
    const std::size_t end = std::min(lines[i].find_first_not_of('`', begin), lines[i].size());
    const std::string fence = lines[i].substr(begin, end - begin);
    Block block;
    block.first = i + 1;
    block.language = lines[i].substr(end);
    if (i > 0) block.mark = comment_in(lines[i - 1]);
    for (++i; i < lines.size(); ++i) {
      if (is_fence(lines[i]) && lines[i].substr(lines[i].find('`')) == fence) break;
    }
    block.last = i;
    blocks.push_back(std::move(block));
  }
  return blocks;
}

std::string text_of(const std::vector<std::string>& lines, const Block& block) {
  std::string text;
  for (std::size_t i = block.first; i < block.last; ++i) text += lines[i] + "\n";
  return text;
}

std::vector<Link> relative_links(const std::vector<std::string>& lines) {
  std::vector<Link> links;
  for_each_prose_line(lines, [&](std::size_t i) {
    const std::string line = without_code(lines[i]);
    for (std::size_t at = line.find("]("); at != std::string::npos; at = line.find("](", at + 1)) {
      const std::size_t end = line.find(')', at);
      if (end == std::string::npos) break;
      const std::string target = line.substr(at + 2, end - at - 2);
      if (has_scheme(target)) continue;
      const std::size_t hash = target.find('#');
      links.push_back(
          {i + 1, target.substr(0, hash), hash == std::string::npos ? "" : target.substr(hash + 1)});
    }
  });
  return links;
}

std::vector<std::string> anchors_of(const std::vector<std::string>& lines) {
  std::vector<std::string> anchors;
  std::map<std::string, int> seen;
  for_each_prose_line(lines, [&](std::size_t i) {
    const std::size_t level = lines[i].find_first_not_of('#');
    if (level == 0 || level == std::string::npos || lines[i][level] != ' ') return;
    const std::string anchor = slug(std::string_view(lines[i]).substr(level + 1));
    const int before = seen[anchor]++;
    anchors.push_back(before == 0 ? anchor : anchor + "-" + std::to_string(before));
  });
  return anchors;
}

std::vector<std::filesystem::path> markdown_files(const std::filesystem::path& root) {
  static const std::set<std::string> passed_over = {"build", "node_modules", "golden"};
  std::vector<std::filesystem::path> files;
  std::filesystem::recursive_directory_iterator it(root);
  for (const auto end = std::filesystem::recursive_directory_iterator(); it != end; ++it) {
    const std::string name = it->path().filename();
    if (it->is_directory() && (passed_over.count(name) != 0 || name.starts_with('.'))) {
      it.disable_recursion_pending();
    } else if (it->is_regular_file() && it->path().extension() == ".md") {
      files.push_back(it->path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace aioshift::docs
