// As much of Markdown as it takes to check the documentation: fenced blocks, links, headings.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace aioshift::docs {

// Lines without their "\n".
std::vector<std::string> split_lines(std::string_view text);

// The block that a fence of three backquotes or more opens.
struct Block {
  std::size_t first = 0;  // index of its first line behind the fence
  std::size_t last = 0;   // index of the closing fence
  std::string language;   // behind the opening fence
  std::string mark;       // of a comment `<!-- mark -->` on the line in front of the fence
};
std::vector<Block> blocks_of(const std::vector<std::string>& lines);

// The text of a block, each line ended by "\n".
std::string text_of(const std::vector<std::string>& lines, const Block& block);

struct Link {
  std::size_t line = 0;  // from 1
  std::string path;      // empty for a place on the same page
  std::string anchor;    // behind "#"; empty where there is none
};
// Links to other places of the repository: those with a scheme ("https:") are left out.
std::vector<Link> relative_links(const std::vector<std::string>& lines);

// The names that GitHub gives the headings.
std::vector<std::string> anchors_of(const std::vector<std::string>& lines);

// Every Markdown file that people wrote or read: not those of builds, packages and golden cases.
std::vector<std::filesystem::path> markdown_files(const std::filesystem::path& root);

}  // namespace aioshift::docs
