// The tests of one rule: what they find out, and how it is told.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rules/data_rule.h"
#include "rules/yaml/read.h"
#include "rules/yaml/rule_files.h"

namespace aioshift::cli {

// Those whose snapshots are in one file.
struct TestGroup {
  std::string id;  // of the rule
  std::string snapshot_path;
  std::vector<const rules::RuleTest*> tests;
};

class GroupRun {
 public:
  struct Mode {
    bool update = false;  // write the snapshots instead of comparing
    bool skip_snapshots = false;
    bool color = false;
  };

  // All of it must outlive the run.
  GroupRun(const TestGroup& group, const rules::DataRule& rule, Mode mode, const rules::RuleFiles& files)
      : group_(group), rule_(rule), mode_(mode), files_(files) {}

  void run();

  bool has_passed() const { return noisy_ + missing_ + new_ + changed_ == 0; }
  std::string line() const;                                // PASS or FAIL, and counts
  const std::string& details() const { return details_; }  // what failed and where
  const std::string& error() const { return error_; }      // a snapshot that cannot be read or written
  bool has_written() const { return has_written_; }
  std::size_t stale() const { return stale_; }  // snapshots of code that is in no test

 private:
  void read_snapshot();
  void tell(const rules::RuleTest& test, const rules::RuleTest::Snippet& snippet, std::string_view what);
  void check_valid(const rules::RuleTest& test, const rules::RuleTest::Snippet& snippet);
  void check_invalid(const rules::RuleTest& test, const rules::RuleTest::Snippet& snippet);
  void compare_snapshot();
  void update(const std::string& wanted);

  const TestGroup& group_;
  const rules::DataRule& rule_;
  Mode mode_;
  const rules::RuleFiles& files_;
  std::string snapshot_;                      // the file
  std::map<std::string, std::string> known_;  // its entries by key
  std::set<std::string> keys_;
  std::vector<std::string> entries_;  // as they are to be
  std::string details_;
  std::string error_;
  bool has_written_ = false;
  std::size_t valid_ = 0;
  std::size_t invalid_ = 0;
  std::size_t noisy_ = 0;
  std::size_t missing_ = 0;
  std::size_t new_ = 0;
  std::size_t changed_ = 0;
  std::size_t stale_ = 0;
};

}  // namespace aioshift::cli
