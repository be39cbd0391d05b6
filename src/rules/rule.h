// The Rule interface: what every transform implements and the pipeline calls.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pattern/literals.h"
#include "pattern/names.h"
#include "rewrite/fix.h"
#include "rewrite/reason.h"
#include "rules/program.h"
#include "rules/program_view.h"
#include "rules/rule_info.h"
#include "rules/target.h"
#include "semantics/model.h"
#include "semantics/program/library_types.h"
#include "text/line_index.h"

namespace aioshift::rules {

// What a rule sees of one file.
struct FileContext {
  rewrite::FileId file = 0;
  const semantics::FileModel& model;
  const Program& program;
  const std::string& path;  // as the run names the file, and Program asks for it
  PythonVersion target = kDefaultTarget;
  // Values of this rule's options, defaults filled in.
  const std::map<std::string, std::string>& options;
  const pattern::NameResolver& names;
  // Whether findings are to say what their metavariables stand for.
  bool wants_captures = false;
};

// What a metavariable stands for, for reports.
struct Capture {
  std::string name;
  std::string text;
};

// A part of a site that a report marks.
struct Label {
  text::Range range;
  std::string message;      // may be empty
  bool is_primary = false;  // what the finding is about, rather than what explains it
};

// A step of the explanation of a finding that other files have a part in.
struct TraceStep {
  ProgramView::File file = 0;
  text::Position begin;
  text::Position end;
  std::string message;
};

// A site that a rule looked at and has something to say about.
struct Finding {
  const RuleInfo* rule = nullptr;
  text::Range range;  // the expression, handler or definition it is about
  std::string message;
  rewrite::Applicability applicability = rewrite::Applicability::kManual;
  std::optional<rewrite::Reason> reason;  // why there is no edit
  std::optional<rewrite::Fix> fix;
  std::vector<std::string> replaced;  // those of Rule::replaced_names that the fix replaces; empty: all
  std::vector<Capture> captures;      // where they are wanted, by name
  std::vector<Label> labels;
  std::vector<TraceStep> trace;
  // Not 0: of the findings of one decision with the same number, one holds the fix for all of them.
  std::uint32_t shares_fix = 0;
};

// A finding of a rule that decides over the whole program.
struct LocatedFinding {
  ProgramView::File file = 0;
  Finding finding;
};

// What projects need once a rule has changed them.
struct Dependencies {
  std::vector<std::string> needed;    // requirements (PEP 508); empty: nothing changes
  std::string module;                 // the library's that gives way
  std::vector<std::string> replaced;  // its distributions; empty: the one of the module's name
};

class Rule {
 public:
  explicit Rule(RuleInfo info) : info_(std::move(info)) {}
  virtual ~Rule() = default;
  Rule(const Rule&) = delete;
  Rule& operator=(const Rule&) = delete;

  const RuleInfo& info() const { return info_; }

  // What a file's bytes must hold for it to matter to the rule.
  virtual pattern::RequiredLiterals required_literals() const = 0;
  // Whether the rule is meant for the file at all, by its path as people are shown it.
  virtual bool applies_to(std::string_view path) const;
  // The kinds of node at which `visit` wants to be called.
  virtual std::vector<syntax::Kind> kinds() const = 0;
  // Whether each match is rewritten once, inner ones before outer ones, and what a fix has written is
  // left alone from then on: a fix may well match its own result (`print($$$A)` to
  // `print($$$A, flush=True)`).
  virtual bool rewrites_each_match_once() const { return false; }
  // Qualified names that the rule looks for, under whatever names files of the program have them.
  virtual std::vector<std::string> qualified_names() const { return {}; }
  // Whether what `visit` finds depends on FileContext::program or, through it, on `names`. Where it
  // does not, a file may be done with before the others are read.
  virtual bool looks_at_program() const { return true; }
  // Qualified names whose calls the rule replaces: where a program replaces one of them by name,
  // the calls are refused.
  virtual std::vector<std::string> replaced_names() const { return {}; }
  // Names for which the rule asks Program::is_mentioned_elsewhere, mostly those of the file's own classes and
  // functions that a fix changes for whoever uses them: the run finds out which files mention them.
  virtual std::vector<std::string> mentioned_names(const semantics::FileModel& /*model*/) const { return {}; }
  // Those among them that are the same for all files, so that one can look for them before any is read: where
  // files are spread over several machines, these alone are looked for.
  virtual std::vector<std::string> fixed_names() const { return {}; }
  // Looks at one node, and appends at most one finding for each site: with a fix, or with the
  // reason why there is none. Pure: called from several threads, in any order.
  virtual void visit(const FileContext& context, syntax::Node node, std::vector<Finding>& findings) const = 0;

  // Whether the rule is asked to `decide`, once, before any file changes. It may visit files besides.
  virtual bool decides_over_program() const { return false; }
  virtual Dependencies dependencies() const { return {}; }
  // The text that defines a rule which decides and is not built in; empty of one that is.
  virtual std::string_view definition() const { return {}; }
  // Says what the libraries give that it knows of, for the analysis of the program.
  virtual void add_library_types(semantics::LibraryTypes& /*types*/) const {}
  // Looks at all files together. FileIds of its fixes are the view's file numbers.
  virtual std::vector<LocatedFinding> decide(const ProgramView& /*program*/) const { return {}; }

 protected:
  Finding finding(syntax::Node at, std::string message) const;
  Finding refusal(syntax::Node at, std::string message, rewrite::Reason reason) const;
  Finding fixed(const FileContext& context, syntax::Node at, std::string message,
                rewrite::Applicability applicability, std::vector<text::Edit> edits,
                std::vector<std::string> released_imports) const;

 private:
  RuleInfo info_;
};

}  // namespace aioshift::rules
