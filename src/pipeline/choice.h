// One fix after another shown to a person, who decides.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "rules/rule_info.h"
#include "text/edit.h"

namespace aioshift::pipeline {

struct InputFile;

// A fix that would be applied, on the texts as they are now.
struct Proposal {
  struct File {
    const InputFile* input = nullptr;
    std::string_view text;
    std::vector<text::Edit> edits;  // sorted and disjoint
  };
  const rules::RuleInfo* rule = nullptr;
  std::string_view message;
  std::vector<File> files;  // the one that the finding is in comes first
  text::Range range;        // of the finding
  // Whether the first file could have other edits. The error says why not.
  std::function<tl::expected<void, std::string>(const std::vector<text::Edit>& edits)> verify;
};

struct Decision {
  enum class Kind { kApply, kLeave, kApplyAll, kLeaveAll };  // "all": this one and those that follow
  Kind kind = Kind::kLeave;
  std::optional<std::vector<text::Edit>> edits = {};  // instead of the first file's; verified
};

using Choose = std::function<Decision(const Proposal&)>;

}  // namespace aioshift::pipeline
