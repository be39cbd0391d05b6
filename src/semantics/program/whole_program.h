// The files of a program put together: one numbering for its slots, functions, classes and instructions.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "semantics/program/code.h"
#include "semantics/program/module_index.h"
#include "semantics/program/values.h"

namespace aioshift::semantics {

struct ProgramFile {
  std::string path;
  ModuleCode code;
};

// Numbers that are unique in the program. A file's own numbers begin at its base.
using FunctionId = std::uint32_t;
using ClassId = std::uint32_t;
using InstructionId = std::uint32_t;

class WholeProgram {
 public:
  explicit WholeProgram(std::vector<ProgramFile> files);
  // Its files refer to its names.
  WholeProgram(const WholeProgram&) = delete;
  WholeProgram& operator=(const WholeProgram&) = delete;

  using File = ModuleIndex::File;
  std::size_t file_count() const { return files_.size(); }
  const ModuleCode& code(File file) const { return files_[file].code; }
  const std::string& path(File file) const { return files_[file].path; }
  const ModuleIndex& modules() const { return modules_; }

  std::size_t slot_count() const { return bases_.back().slot; }
  std::size_t function_count() const { return bases_.back().function; }
  std::size_t class_count() const { return bases_.back().class_id; }
  std::size_t instruction_count() const { return bases_.back().instruction; }

  Slot slot(File file, Slot local) const { return local == kNoSlot ? kNoSlot : bases_[file].slot + local; }
  FunctionId function(File file, FunctionIndex local) const { return bases_[file].function + local; }
  ClassId class_id(File file, std::uint32_t local) const { return bases_[file].class_id + local; }
  InstructionId instruction(File file, std::size_t local) const {
    return bases_[file].instruction + static_cast<InstructionId>(local);
  }
  GlobalName name(File file, NameId local) const { return files_[file].code.names.global(local); }

  File file_of_function(FunctionId id) const { return file_of(id, &Base::function, function_files_); }
  File file_of_class(ClassId id) const { return file_of(id, &Base::class_id, class_files_); }
  File file_of_instruction(InstructionId id) const {
    return file_of(id, &Base::instruction, instruction_files_);
  }
  const FunctionCode& function_code(FunctionId id) const {
    const File file = file_of_function(id);
    return files_[file].code.functions[id - bases_[file].function];
  }
  const ClassCode& class_code(ClassId id) const {
    const File file = file_of_class(id);
    return files_[file].code.classes[id - bases_[file].class_id];
  }
  const Instruction& instruction_code(InstructionId id) const { return code_of(file_of_instruction(id), id); }
  // The same where the file is known.
  const Instruction& code_of(File file, InstructionId id) const {
    return files_[file].code.instructions[id - bases_[file].instruction];
  }

  // "pkg.mod.Class.method"; of a module's own code its name.
  std::string qualified_name(FunctionId id) const;
  std::string qualified_name_of_class(ClassId id) const;

  NamePool names;

 private:
  struct Base {
    Slot slot = 0;
    FunctionId function = 0;
    ClassId class_id = 0;
    InstructionId instruction = 0;
  };
  // Where to look for the file of a number: by number / kStride, the file of the first number there.
  using Index = std::vector<std::uint32_t>;
  static constexpr std::uint32_t kStride = 256;
  Index index_of(std::uint32_t Base::*member) const;
  File file_of(std::uint32_t id, std::uint32_t Base::*member, const Index& index) const;
  static std::vector<std::string> paths_of(std::span<const ProgramFile> files);

  std::vector<ProgramFile> files_;
  ModuleIndex modules_;
  std::vector<Base> bases_;  // one more than there are files: the ends
  Index function_files_;
  Index class_files_;
  Index instruction_files_;
};

}  // namespace aioshift::semantics
