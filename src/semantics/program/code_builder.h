// Puts a ModuleCode together.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "semantics/program/code.h"

namespace aioshift::semantics {

class CodeBuilder {
 public:
  ModuleCode code;

  NameId name(std::string_view text) {
    const auto found = names_.find(std::string(text));
    if (found != names_.end()) return found->second;
    const auto id = static_cast<NameId>(code.names.size());
    code.names.push_back(text);
    names_.emplace(text, id);
    return id;
  }
  Slot new_slot() { return code.slots++; }

  Instruction& emit(Op op, FunctionIndex function, syntax::NodeId node) {
    Instruction& instruction = code.instructions.emplace_back();
    instruction.op = op;
    instruction.function = function % kMostFunctions;
    instruction.node = node;
    return instruction;
  }

 private:
  std::unordered_map<std::string, NameId> names_;
};

}  // namespace aioshift::semantics
