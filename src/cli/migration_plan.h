// How the rewrite of a commit becomes a series of commits.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/commit_analysis.h"

namespace aioshift::cli {

enum class Grouping { kRule, kSquash, kFile, kPackage };

// One commit to be made: what the tree holds after it, compared with the base.
struct Step {
  std::string subject;
  std::string body;                             // empty, or lines, the last one ended
  std::vector<std::string> rules;               // for the trailers
  std::map<std::string, std::string> contents;  // path in the tree → bytes; all that differs from the base
};

// What the series does as a whole; `steps` is empty where nothing changes.
//
// However it is split, the last tree is what all rules at once make of the base. A step for a rule
// is the base rewritten by this rule and those of the steps before: each of these runs is verified
// as a whole, and the last of them is the run of all rules. (Running each rule on the result of the
// one before would need a proof that the order does not matter.) Migrations come first, since the
// rules about asyncio code look at what those make. Files that share a fix stay in one step.
std::vector<Step> plan_steps(CommitAnalysis& commit, Grouping grouping);

}  // namespace aioshift::cli
