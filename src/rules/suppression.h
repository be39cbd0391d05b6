// Comments that tell the tool to leave a line or a file alone.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "rules/rule_info.h"
#include "syntax/tree.h"

namespace aioshift::rules {

// `# noqa`, `# noqa: CODE[,CODE]`, `# aioshift: ignore`, `# aioshift: ignore[RULE,...]` on a line;
// `# aioshift: skip-file` in the first lines of a file. A code is a rule's id or another linter's
// code for it. Read from comments alone: the same text in a string means nothing.
//
// And ast-grep's: `# ast-grep-ignore`, `# ast-grep-ignore: RULE[,RULE]`, behind code for its line, alone
// on a line for what begins on the next one, alone on a file's first line with an empty one below it for
// the file.
class Suppressions {
 public:
  static Suppressions read(const syntax::Tree& tree);

  // Whether findings of the rule are unwanted for `range`: a comment on its first or last line
  // says so, or one on the last line of the simple statement around it, or one of ast-grep's above it.
  bool covers(const RuleInfo& rule, const syntax::Tree& tree, text::Range range) const;
  bool skips_file() const { return skips_file_; }

 private:
  struct Line {
    bool everything = false;
    std::vector<std::string> codes;
  };
  void read_ast_grep(const syntax::Tree& tree, text::Range comment);
  static bool covers(const Line& comment, const RuleInfo& rule);

  std::map<std::uint32_t, Line> lines_;
  std::map<std::uint32_t, Line> beginnings_;  // hold for what begins on the line alone
  Line file_;
  bool skips_file_ = false;
};

}  // namespace aioshift::rules
