// Loads what `--rules` names: files, directories, projects with an sgconfig.yml.
#pragma once

#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "rules/yaml/read.h"
#include "rules/yaml/rule_files.h"

namespace aioshift::rules {

struct TestDirectory {
  std::string path;
  std::string snapshots;  // where the project says; empty: as the one who tests likes
};

struct LoadedRules {
  std::vector<RuleDocument> rules;  // in the order of the arguments, then of paths; ids are unique
  std::vector<pattern::GlobalUtility> utilities;
  std::vector<TestDirectory> tests;
  std::vector<RuleFileNote> notes;
};

// A file with rules; an sgconfig.yml; a directory with an sgconfig.yml, whose `ruleDirs`, `utilDirs` and
// `testConfigs` count; any other directory, where every *.yml and *.yaml below it is a file with rules.
// A file that is reached twice is read once. The errors are all there are, in the order in which the
// files are read; those of ids that are taken come last.
tl::expected<LoadedRules, std::vector<RuleFileError>> load_rules(std::span<const std::string> paths,
                                                                 const RuleFiles& files);

// The tests in a file or in every *.yml and *.yaml below a directory, snapshots left out.
TestFileContent load_rule_tests(const std::string& path, const RuleFiles& files);

}  // namespace aioshift::rules
