// What a project says about the Pythons it runs on.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/file_source.h"
#include "rules/target.h"

namespace aioshift::pipeline {

// The lowest Python 3 minor version of which some release (3.N.P, no pre-release) satisfies all
// clauses of a version specifier set (PEP 440), e.g. ">=3.8,!=3.8.*" → 3.9, ">3.9" → 3.9, since
// 3.9.1 satisfies it. Also reads what poetry adds: ^3.8, ~3.9, a bare 3.9 or 3.9.*, *, clauses
// apart by blanks, alternatives by "|" or "||"; and, as setuptools once did, >=3.8.*. Nothing where
// it cannot be read or admits no Python 3.
std::optional<rules::PythonVersion> lowest_python(std::string_view specifiers);

struct RequiredPython {
  std::optional<rules::PythonVersion> version;
  // Where there is a declaration and no version: the file, and what is wrong with it, for people.
  std::string file;
  std::string problem;
};

// lowest_python of the nearest declaration in `directory` or above it, clamped to the supported
// targets. Declarations are, in this order within one directory: requires-python of [project] and
// python of [tool.poetry.dependencies] in pyproject.toml, python_requires of [options] in setup.cfg,
// python_requires in setup.py where a string literal follows on its line. Nothing where there is none. Where
// the nearest cannot be read there is a problem and no version: a farther one says nothing about this
// project.
RequiredPython required_python(const std::string& directory, const FileSource& files = disk());

}  // namespace aioshift::pipeline
