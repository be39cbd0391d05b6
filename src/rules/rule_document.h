// A rule as its YAML document says it, as plain data: all but the matching part, which is
// pattern::RuleCore.
//
// The format is ast-grep's (its YAML reference); keys of our own are marked. rules/yaml/ fills this in,
// and checks what can be checked without knowing Python: keys, types, enumerated values. What patterns,
// kinds, regular expressions and variables mean is found out by whoever compiles it. Every part knows
// its line in the rule file, so that an error found later can name it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pattern/rule_object.h"
#include "rewrite/fix.h"
#include "rewrite/imports.h"
#include "rewrite/rewriter.h"
#include "rewrite/rule_fix.h"
#include "rewrite/transformation.h"
#include "rules/target.h"

namespace aioshift::rules {

enum class Severity { kHint, kInfo, kWarning, kError, kOff };

// `labels`: how the text of a variable is marked in a report.
struct LabelSpec {
  enum class Style { kPrimary, kSecondary };
  std::string variable;  // without its dollar
  Style style = Style::kPrimary;
  std::optional<std::string> message;
  std::uint32_t line = 0;
};

// An entry of `files` or `ignores`.
struct FileGlob {
  std::string glob;
  bool case_insensitive = false;
  std::uint32_t line = 0;
};

using rewrite::ConvertOperation;
using rewrite::FixSpec;
using rewrite::ReplaceOperation;
using rewrite::RewriteOperation;
using rewrite::RewriterSpec;
using rewrite::Separator;
using rewrite::SubstringOperation;
using rewrite::TextCase;
using rewrite::TransformationSpec;

using rewrite::ImportSpec;

struct RuleDocument {
  std::string file;
  std::uint32_t line = 0;  // where the document begins

  std::string id;  // of the file's name where the document has none
  std::uint32_t id_line = 0;
  std::string language;  // as written; any spelling of Python
  std::string message;
  std::uint32_t message_line = 0;
  Severity severity = Severity::kHint;
  std::optional<std::string> note;
  std::optional<std::string> url;
  std::vector<LabelSpec> labels;
  std::optional<std::vector<FileGlob>> files;  // an empty list is none that matches
  std::vector<FileGlob> ignores;
  std::string metadata;  // JSON, an object; empty where there is none

  pattern::RuleCore core;                      // rule, constraints, utils, qualified
  std::vector<TransformationSpec> transforms;  // in the order of the document
  std::vector<FixSpec> fixes;                  // `fix`; several where it is a list
  std::vector<RewriterSpec> rewriters;

  // Ours.
  std::vector<ImportSpec> imports;
  rewrite::Applicability applicability = rewrite::Applicability::kSafe;
  std::vector<std::string> codes;               // other linters' codes for the same rule
  std::optional<PythonVersion> target_version;  // the oldest target that the fix is offered for
  std::string summary;
  std::vector<std::string> groups;
  std::optional<bool> is_default;  // `default`
  std::string documentation;       // Markdown
};

}  // namespace aioshift::rules
