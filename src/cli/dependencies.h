// What a run changes besides Python: the files in which projects declare their dependencies.
#pragma once

#include <string>
#include <vector>

#include "pipeline/file_source.h"
#include "pipeline/run.h"

namespace aioshift::cli {

// Adds to the result what becomes of such files, and to the inputs, behind the `python_files` that were run,
// those that are not there yet. `base`: the directory from which people are shown their paths. Gives what is
// left to a person.
std::vector<std::string> add_dependencies(std::vector<pipeline::InputFile>& inputs, std::size_t python_files,
                                          const pipeline::FileSource& source, const std::string& base,
                                          pipeline::RunResult& result);

}  // namespace aioshift::cli
