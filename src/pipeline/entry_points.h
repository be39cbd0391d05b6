// What a project says is called from outside of Python code: its commands and plug-ins.
#pragma once

#include <string>
#include <vector>

#include "pipeline/file_source.h"

namespace aioshift::pipeline {

// "pkg.cli.main" of each `main = "pkg.cli:main"` in the nearest pyproject.toml in `directory` or above it:
// [project.scripts], [project.gui-scripts], [project.entry-points.*] and [tool.poetry.scripts]; and of what
// looks like one in a setup.py or setup.cfg on the way there. Sorted. Nothing where there is none or it
// cannot be read. https://packaging.python.org/en/latest/specifications/entry-points/
std::vector<std::string> entry_points(const std::string& directory, const FileSource& files = disk());

}  // namespace aioshift::pipeline
