// A rule object as its author wrote it: the matching part of a YAML rule, as plain data.
//
// The format is ast-grep's (its rule object reference); keys of our own are marked. Whoever reads a
// rule file fills this in (rules/yaml), and pattern/compile.h makes a Matcher of it. Every part knows
// its line in the rule file, so that an error found while compiling can name it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace aioshift::pattern {

// What must be equal for a pattern to match (ast-grep's "strictness").
enum class Strictness {
  kCst,        // every node
  kSmart,      // every node of the pattern; tokens of the source that the pattern lacks are passed over
  kAst,        // named nodes
  kRelaxed,    // named nodes but comments
  kSignature,  // named nodes but comments, whatever their text
  kTemplate,   // text alone, whatever the nodes' kinds
};

struct PatternSpec {
  std::string context;                  // the code; for a pattern that is a string, the string
  std::optional<std::string> selector;  // the kind of the node in it that is the pattern
  Strictness strictness = Strictness::kSmart;
  std::uint32_t line = 0;
};

struct RuleObject;
struct MatchesSpec;

// `nthChild`: a position by CSS's An+B ("3", "2n+1", "odd" is none), counted from 1 among the named
// siblings, or those among them that match `of_rule`.
struct NthChildSpec {
  std::string position;
  bool reverse = false;
  std::unique_ptr<RuleObject> of_rule;
  std::uint32_t line = 0;
};

// `range`: lines and columns count from 0, columns in characters; the end is exclusive.
struct RangeSpec {
  struct At {
    std::uint32_t line = 0;
    std::optional<std::uint32_t> column;
  };
  At start;
  At end;
  std::uint32_t line = 0;
};

struct StopBySpec {
  enum class Kind { kNeighbor, kEnd, kRule };
  Kind kind = Kind::kNeighbor;
  std::unique_ptr<RuleObject> rule;  // kRule
};

// The value of inside, has, precedes, follows; also of a fix's expandStart and expandEnd.
struct RelationSpec {
  std::unique_ptr<RuleObject> rule;
  StopBySpec stop_by;
  std::optional<std::string> field;  // inside and has alone
  std::uint32_t line = 0;
};

// All of the parts that are there must hold.
struct RuleObject {
  std::optional<PatternSpec> pattern;
  std::optional<std::string> kind;  // a kind, or a selector such as "call > identifier"
  std::optional<std::string> regex;
  std::optional<NthChildSpec> nth_child;
  std::optional<RangeSpec> range;
  std::optional<RelationSpec> inside;
  std::optional<RelationSpec> has;
  std::optional<RelationSpec> precedes;
  std::optional<RelationSpec> follows;
  std::optional<std::vector<RuleObject>> all;
  std::optional<std::vector<RuleObject>> any;
  std::unique_ptr<RuleObject> negated;
  std::vector<MatchesSpec> matches;  // several calls are combined with `all`
  std::uint32_t line = 0;            // in the rule file; 0: none
  std::uint32_t kind_line = 0;
  std::uint32_t regex_line = 0;
};

// What is given for a parameter.
struct UtilityArgument {
  std::string parameter;
  RuleObject rule;
};

// `matches`: a utility's id, or one utility with its arguments.
struct MatchesSpec {
  std::string id;
  std::vector<UtilityArgument> arguments;
  bool has_arguments = false;
  std::uint32_t line = 0;
};

// A rule object with what belongs to it: of a rule, a global utility or a rewriter.
struct RuleCore {
  RuleObject rule;
  std::vector<std::pair<std::string, RuleObject>> constraints;  // variable's name → what it must match
  std::vector<std::pair<std::string, RuleObject>> utilities;    // `utils`: id → rule object
  // Ours: dotted names in patterns match whatever is bound to them.
  bool qualified = false;
};

// A global utility (a file in a utilDirs directory).
struct GlobalUtility {
  std::string id;
  std::vector<std::string> parameters;  // `arguments`
  RuleCore core;
  std::string file;
  std::uint32_t line = 0;
};

}  // namespace aioshift::pattern
