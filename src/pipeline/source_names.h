// Which names a search for Python files takes, passes over, and how it spells paths.
#pragma once

#include <string>
#include <string_view>

namespace aioshift::pipeline {

// *.py and *.pyi.
bool is_python_name(std::string_view name);

// Whether a directory of this name holds no source of the project's own: .git, .venv, __pycache__.
bool is_passed_over(std::string_view directory_name);

// Without "." components, doubled and trailing slashes; empty for the working directory itself.
std::string normalised(std::string_view path);

std::string joined(std::string_view directory, std::string_view name);

}  // namespace aioshift::pipeline
