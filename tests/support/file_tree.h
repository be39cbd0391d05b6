// The files below a directory as a value, so that two states of it can be compared.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace aioshift::test_support {

// Path relative to the directory → bytes.
using FileTree = std::map<std::string, std::string>;

// All regular files below `directory`, Python's bytecode caches excepted. Throws
// std::filesystem::filesystem_error.
FileTree read_tree(const std::filesystem::path& directory);

// Makes `directory` hold exactly `tree`.
void write_tree(const std::filesystem::path& directory, const FileTree& tree);

// The bytes of one file. Throws std::filesystem::filesystem_error where it cannot be read.
std::string read_file(const std::filesystem::path& path);

// Writes one file, and the directories above it. Throws std::filesystem::filesystem_error.
void write_file(const std::filesystem::path& path, std::string_view contents);

}  // namespace aioshift::test_support
