#include "semantics/program/whole_program.h"

#include <algorithm>

namespace aioshift::semantics {

std::vector<std::string> WholeProgram::paths_of(std::span<const ProgramFile> files) {
  std::vector<std::string> paths;
  for (const ProgramFile& file : files) paths.push_back(file.path);
  return paths;
}

WholeProgram::WholeProgram(std::vector<ProgramFile> files)
    : files_(std::move(files)), modules_(paths_of(files_)) {
  Base base;
  for (ProgramFile& file : files_) {
    bases_.push_back(base);
    base.slot += file.code.slots;
    base.function += static_cast<FunctionId>(file.code.functions.size());
    base.class_id += static_cast<ClassId>(file.code.classes.size());
    base.instruction += static_cast<InstructionId>(file.code.instructions.size());
    file.code.names.move_to(names);
  }
  bases_.push_back(base);
  function_files_ = index_of(&Base::function);
  class_files_ = index_of(&Base::class_id);
  instruction_files_ = index_of(&Base::instruction);
}

WholeProgram::Index WholeProgram::index_of(std::uint32_t Base::*member) const {
  Index index;
  std::uint32_t file = 0;
  for (std::uint64_t id = 0; id < bases_.back().*member; id += kStride) {
    while (bases_[file + 1].*member <= id) ++file;
    index.push_back(file);
  }
  return index;
}

WholeProgram::File WholeProgram::file_of(std::uint32_t id, std::uint32_t Base::*member,
                                         const Index& index) const {
  const std::uint32_t at = id / kStride;
  // Most files have more of everything than there is to a stride.
  for (std::uint32_t file = index[at]; file < index[at] + 3; ++file) {
    if (id < bases_[file + 1].*member) return file;
  }
  const auto begin = bases_.begin() + index[at];
  const auto end = at + 1 < index.size() ? bases_.begin() + index[at + 1] + 1 : bases_.end() - 1;
  const auto behind = std::upper_bound(
      begin, end, id, [&](std::uint32_t wanted, const Base& base) { return wanted < base.*member; });
  return static_cast<File>(behind - bases_.begin() - 1);
}

std::string WholeProgram::qualified_name(FunctionId id) const {
  const File file = file_of_function(id);
  const FunctionCode& code = function_code(id);
  const std::string& path = files_[file].code.names[code.path];
  return path.empty() ? modules_.name(file) : modules_.name(file) + "." + path;
}

std::string WholeProgram::qualified_name_of_class(ClassId id) const {
  const File file = file_of_class(id);
  return modules_.name(file) + "." + files_[file].code.names[class_code(id).path];
}

}  // namespace aioshift::semantics
