// A rule that is data: a YAML document, or a pattern given on the command line.
#pragma once

#include <memory>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "pattern/matcher.h"
#include "rewrite/rewriter.h"
#include "rewrite/rule_fix.h"
#include "rewrite/template.h"
#include "rewrite/transformation.h"
#include "rules/file_glob.h"
#include "rules/rule.h"
#include "rules/rule_document.h"
#include "rules/rule_file_error.h"

namespace aioshift::rules {

class DataRule final : public Rule {
 public:
  // `utilities`: what `matches` may name besides the document's own; may be null. The error names what
  // cannot be compiled: a pattern, a kind, a regular expression, an unbound metavariable. `info`: what
  // is known of a rule that is built in, from its rule.md; else the document says it.
  static tl::expected<std::unique_ptr<DataRule>, RuleFileError> compile(
      RuleDocument document, const std::shared_ptr<const pattern::GlobalUtilities>& utilities,
      std::optional<RuleInfo> info = {});

  pattern::RequiredLiterals required_literals() const override { return matcher_.required_literals(); }
  std::vector<syntax::Kind> kinds() const override;
  bool applies_to(std::string_view path) const override;
  bool rewrites_each_match_once() const override { return true; }
  std::vector<std::string> qualified_names() const override { return matcher_.qualified_names(); }
  bool looks_at_program() const override { return !matcher_.qualified_names().empty(); }
  std::vector<std::string> replaced_names() const override;
  void visit(const FileContext& context, syntax::Node node, std::vector<Finding>& findings) const override;

  const RuleDocument& document() const { return document_; }
  // Whether a pattern of the rule has a syntax error of its own.
  bool has_pattern_error() const { return matcher_.has_pattern_error(); }

 private:
  DataRule(RuleInfo info, RuleDocument document, pattern::Variables variables, pattern::Matcher matcher);
  tl::expected<void, RuleFileError> compile_globs();
  tl::expected<void, RuleFileError> compile_fixes(
      const std::shared_ptr<const pattern::GlobalUtilities>& utilities);
  // What the fix needs, or why the file cannot say it.
  using Imports = tl::expected<rewrite::RequiredImports, rewrite::Reason>;
  Finding rewritten(const FileContext& context, const pattern::Match& match, std::string message,
                    const Imports& imports, rewrite::TransformedValues& values) const;
  std::vector<Label> labels_of(const pattern::Match& match) const;

  RuleDocument document_;
  pattern::Variables variables_;
  pattern::Matcher matcher_;
  std::optional<rewrite::FixTemplate> message_;
  rewrite::Rewriters rewriters_;
  rewrite::Transformations transformations_;
  std::vector<rewrite::RuleFix> fixes_;
  std::vector<GlobPattern> files_;
  std::vector<GlobPattern> ignores_;
  // Python's own names that the fix writes.
  std::vector<std::string> builtins_;
};

}  // namespace aioshift::rules
