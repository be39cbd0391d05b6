#include "rules/yaml/format.h"

#include <algorithm>
#include <array>

#include "rules/yaml/complaints.h"
#include "rules/yaml/format_library.h"
#include "rules/yaml/format_values.h"

namespace aioshift::rules {

using namespace format_values;

namespace {

constexpr std::string_view kVariablePattern = "^[A-Z][A-Z0-9_]*$";
constexpr std::string_view kSourcePattern = "^\\${1,3}[A-Z][A-Z0-9_]*$";
constexpr std::string_view kUtilityPattern = "^[^(),=]+$";

ValueFormat source() {
  return string("a metavariable, as `$A` or `$$$A`", complain_of_source, kSourcePattern);
}
ValueFormat rules_by_variable() {
  return map("a map from variables to rule objects", {object(ObjectId::kRule)}, complain_of_variable,
             kVariablePattern);
}
ValueFormat utilities() {
  return map("a map from names to rule objects", {object(ObjectId::kRule)}, complain_of_utility,
             kUtilityPattern);
}
ValueFormat transformations() {
  return map("a map from new variables to transformations",
             {string("one line, as `substring($A, startChar=1)`", complain_of_transformation),
              object(ObjectId::kTransformation)},
             complain_of_variable, kVariablePattern);
}
Values fix_values() {
  return {string("a template"), object(ObjectId::kFix),
          list("a list of fixes", {object(ObjectId::kListedFix)})};
}
Values with_null(Values values) {
  values.push_back(null());
  return values;
}
ValueFormat globs() {
  return list("a list of globs", {string("a glob"), object(ObjectId::kGlob)});
}
std::vector<KeyFormat> operator+(std::vector<KeyFormat> keys, const std::vector<KeyFormat>& more) {
  keys.insert(keys.end(), more.begin(), more.end());
  return keys;
}

// What a rule and a relation have in common.
std::vector<KeyFormat> rule_keys() {
  using Id = ObjectId;
  return {
      {"pattern",
       {string("code"), object(Id::kPattern)},
       "Code that the node must look like. `$A` stands for one node, `$$$A` for any number of them.",
       kAlternative},
      {"kind",
       {string()},
       "The node's kind in the syntax tree, as `call`, or a selector such as `call > identifier`.",
       kAlternative},
      {"regex",
       {string("a regular expression")},
       "A regular expression (RE2) that must match somewhere in the node's text.",
       kAlternative},
      {"nthChild",
       {natural(), string("a position, as `2n+1`"), object(Id::kNthChild)},
       "The node's place among its named siblings, from 1: a number or CSS's `An+B`.",
       kAlternative},
      {"range", {object(Id::kRange)}, "Exactly where in the file the node is.", kAlternative},
      {"inside", {object(Id::kRelation)}, "A node around it must match.", kAlternative},
      {"has", {object(Id::kRelation)}, "A node in it must match.", kAlternative},
      {"precedes", {object(Id::kSiblingRelation)}, "A sibling behind it must match.", kAlternative},
      {"follows", {object(Id::kSiblingRelation)}, "A sibling in front of it must match.", kAlternative},
      {"all",
       {list("a list of rule objects", {object(Id::kRule)})},
       "Every rule of the list must match the node.",
       kAlternative},
      {"any",
       {list("a list of rule objects", {object(Id::kRule)})},
       "One rule of the list at least must match the node.",
       kAlternative},
      {"not", {object(Id::kRule)}, "This rule must not match the node.", kAlternative},
      {"matches",
       {string("a utility's name"),
        [] {
          ValueFormat calls = map("a map from utilities to their arguments",
                                  {map("a map from arguments to rule objects", {object(ObjectId::kRule)})});
          calls.is_never_empty = true;
          return calls;
        }()},
       "A utility rule that must match the node: its name, or for one with arguments a map from its name to "
       "the rule that each argument stands for.",
       kAlternative},
  };
}

KeyFormat stop_by() {
  return {"stopBy",
          {words({"neighbor", "end"}), object(ObjectId::kRule)},
          "How far to look: to the `neighbor` only, to the `end`, or up to a node that matches this rule. "
          "`neighbor` where nothing is said."};
}

std::vector<KeyFormat> core_keys() {
  return {
      {"rule", {object(ObjectId::kRule)}, "What to look for.", kRequired},
      {"constraints",
       {rules_by_variable(), null()},
       "What variables must match besides: a map from variables, without `$`, to rule objects."},
      {"utils", {utilities(), null()}, "Rules with a name, for `matches`."},
      {"transform",
       {transformations(), null()},
       "New variables made of others, for `fix` and `message`: from the new name, without `$`, to a "
       "transformation."},
      {"qualified",
       {boolean()},
       "Dotted names in patterns mean what they are imported as: `asyncio.gather` also matches `aio.gather` "
       "after `import asyncio as aio`, and no local thing of the same name.",
       kOptional,
       kOurs},
  };
}

KeyFormat id_key(std::string_view about, KeyFormat::Need need) {
  return {"id", {text("a name")}, about, need};
}

ObjectFormat rule_document() {
  return {
      "rule", "a rule", "at the top of a rule", "One document of a rule file.",
      std::vector<KeyFormat>{
          id_key("The rule's name, unlike that of any other rule. The file's name where it is left out.",
                 kOptional),
          {"language", {text()}, "`python`, in any spelling that ast-grep knows.", kRequired},
      } + core_keys() +
          std::vector<KeyFormat>{
              {"fix", with_null(fix_values()),
               "What to write instead of the node: a template with variables, an object for more, or a list "
               "of "
               "objects with titles to choose from."},
              {"rewriters",
               {list("a list of rewriters", {object(ObjectId::kRewriter)}), null()},
               "Rules that `transform` can rewrite parts of a variable with."},
              {"message", {text()}, "What is wrong, in one line. Variables stand for their text."},
              {"note", {text(), null()}, "More to say about it, in Markdown, without variables."},
              {"severity",
               {words({"hint", "info", "warning", "error", "off"})},
               "How grave a match is; `hint` where nothing is said. `off` turns the rule off."},
              {"labels",
               {map("a map from variables to labels", {object(ObjectId::kLabel)}, complain_of_variable,
                    kVariablePattern),
                null()},
               "Variables whose text a report marks, without `$`."},
              {"files", {globs(), null()}, "The rule looks at files only that one of these globs matches."},
              {"ignores",
               {globs(), null()},
               "The rule does not look at files that one of these globs matches."},
              {"url", {text(), null()}, "Where the rule is documented."},
              {"metadata", {map("a map", {any()}), null()}, "Anything else, for other programs."},
              {"imports",
               {list("a list of import statements", {string("an import statement", complain_of_import)})},
               "What the fix needs imported, as Python writes it: `from asyncio import timeout`. The fix is "
               "written with the name that the file has for it.",
               kOptional,
               kOurs},
              {"applicability",
               {words({"safe", "unsafe", "manual"})},
               "`safe` where the fix leaves behaviour as it is (where nothing is said), `unsafe` where it "
               "may "
               "change it, `manual` where there is nothing to apply.",
               kOptional,
               kOurs},
              {"codes",
               {texts("a list of codes")},
               "Other linters' codes for the same rule, which `--select` and `noqa` take too.",
               kOptional,
               kOurs},
              {"target-version",
               {string("a target, as `py311`", complain_of_target, "^py3(9|1[0-4])$")},
               "The oldest Python that the fix is offered for.",
               kOptional,
               kOurs},
              {"summary", {text()}, "What the rule does, in one line, for lists of rules.", kOptional, kOurs},
              {"groups",
               {texts("a list of groups")},
               "Names that select the rule together with others.",
               kOptional,
               kOurs},
              {"default", {boolean()}, "Whether the rule runs without being selected.", kOptional, kOurs},
              {"documentation",
               {text()},
               "The rule's page, in Markdown, which `explain` prints.",
               kOptional,
               kOurs},
          }};
}

ObjectFormat make(ObjectId id) {
  using Id = ObjectId;
  switch (id) {
    case Id::kRuleDocument:
      return rule_document();
    case Id::kUtilityDocument:
      return {"utility", "a utility rule", "at the top of a utility rule",
              "A file of a utility directory: a rule for `matches`.",
              std::vector<KeyFormat>{
                  {"id",
                   {text("a name", complain_of_utility, kUtilityPattern)},
                   "The name for `matches`.",
                   kRequired},
                  {"language", {text()}, "`python`, in any spelling that ast-grep knows.", kRequired},
                  {"arguments",
                   {list("a list of names", {text("a name", complain_of_utility, kUtilityPattern)}), null()},
                   "Names that `matches` in this utility takes, and whose rules the caller says."},
              } + core_keys()};
    case Id::kTestDocument:
      return {
          "test",
          "a test",
          "in a test",
          "A test of a rule.",
          {id_key("The rule's name.", kRequired),
           {"valid", {texts("a list of code"), null()}, "Code in which the rule must find nothing."},
           {"invalid", {texts("a list of code"), null()}, "Code in which the rule must find something."}}};
    case Id::kProject:
      return {"project",
              "a project's configuration",
              "in sgconfig.yml",
              "sgconfig.yml: where rules, utilities and tests are.",
              {{"ruleDirs", {texts("a list of directories"), null()}, "Where rule files are."},
               {"utilDirs", {texts("a list of directories"), null()}, "Where utility rules are."},
               {"testConfigs",
                {list("a list of test directories", {object(Id::kTestDirectory)}), null()},
                "Where tests are."},
               {"customLanguages", {any()}, "Other languages; ignored."},
               {"languageGlobs", {any()}, "Other names for files of a language; ignored."},
               {"languageInjections", {any()}, "Languages inside of others; ignored."}}};
    case Id::kTestDirectory:
      return {"test directory",
              "a test directory",
              "in `testConfigs`",
              "Where tests are.",
              {{"testDir", {text()}, "The directory with the tests.", kRequired},
               {"snapshotDir", {text(), null()}, "The directory with their snapshots, from there."}}};
    case Id::kRule:
      return {"rule object", "a rule object", "in a rule object",
              "What a node must be like; all of its keys must hold.", rule_keys()};
    case Id::kRelation:
      return {"relation", "a rule object", "in `inside` and `has`",
              "A rule object for another node, and where to look for it.",
              rule_keys() +
                  std::vector<KeyFormat>{
                      stop_by(),
                      {"field",
                       {string(), null()},
                       "The other node must be in this field of its parent, as `function` of a call."}}};
    case Id::kSiblingRelation:
      return {"sibling relation", "a rule object", "in `precedes`, `follows`, `expandStart` and `expandEnd`",
              "A rule object for a sibling, and where to look for it.",
              rule_keys() + std::vector<KeyFormat>{stop_by()}};
    case Id::kPattern:
      return {"pattern object",
              "a pattern object",
              "in a pattern object",
              "A pattern that is not clear by itself.",
              {{"context", {string("code")}, "Code that can be parsed, with the pattern in it.", kRequired},
               {"selector", {string(), null()}, "The kind of the node in it that is the pattern."},
               {"strictness",
                {words({"cst", "smart", "ast", "relaxed", "signature", "template"}), null()},
                "How much must be equal; `smart` where nothing is said."}}};
    case Id::kNthChild:
      return {"position",
              "a position object",
              "in `nthChild`",
              "The node's place among its named siblings.",
              {{"position",
                {natural(), string("a position, as `2n+1`")},
                "A number from 1, or CSS's `An+B`.",
                kRequired},
               {"ofRule", {object(Id::kRule), null()}, "Count only the siblings that match this rule."},
               {"reverse", {boolean()}, "Count from the last one."}}};
    case Id::kRange:
      return {"range",
              "a range",
              "in `range`",
              "Exactly where in the file the node is.",
              {{"start", {object(Id::kRangeEnd)}, "Where it begins.", kRequired},
               {"end", {object(Id::kRangeEnd)}, "Where it ends, exclusively.", kRequired}}};
    case Id::kRangeEnd:
      return {
          "place",
          "a place",
          "in `start` and `end` of a range",
          "A place in the file, counted from 0.",
          {{"line", {natural()}, "The line, from 0.", kRequired},
           {"column", {natural(), null()}, "The column in characters, from 0; any where it is left out."}}};
    case Id::kLabel:
      return {"label",
              "a label",
              "in a label",
              "How a report marks the text of a variable.",
              {{"style",
                {words({"primary", "secondary"})},
                "Whether this is what is wrong, or belongs to it.",
                kRequired},
               {"message", {text(), null()}, "What to say at the mark."}}};
    case Id::kGlob:
      return {"glob",
              "a glob object",
              "in a glob object",
              "A glob for paths.",
              {{"glob", {string("a glob")}, "The glob.", kRequired},
               {"caseInsensitive", {boolean()}, "Whether capital and small letters are the same to it."}}};
    case Id::kFix:
    case Id::kListedFix: {
      const bool is_listed = id == Id::kListedFix;
      Values title{string()};
      if (!is_listed) title.push_back(null());
      return {is_listed ? "listed fix" : "fix",
              "a fix object",
              "in a fix object",
              "What to write instead of the node.",
              {{"template", {string("a template")}, "The text, with variables.", kRequired},
               {"title", title, "What the fix is called where there are several.",
                is_listed ? kRequired : kOptional},
               {"expandStart",
                {object(Id::kSiblingRelation)},
                "Replace from this sibling in front of the node on."},
               {"expandEnd", {object(Id::kSiblingRelation)}, "Replace up to this sibling behind the node."}}};
    }
    case Id::kRewriter:
      return {
          "rewriter", "a rewriter", "in a rewriter", "A rule for the transformation `rewrite`.",
          std::vector<KeyFormat>{
              id_key("The name for `rewrite`.", kRequired),
              {"language", {text("a language", complain_of_language)}, "The same as the rule's: `python`."},
              {"fix", fix_values(), "What to write instead of a node that matches.", kRequired},
          } + core_keys()};
    case Id::kTransformation: {
      ObjectFormat format{
          "transformation",
          "a transformation",
          "in a transformation",
          "One operation that makes a new variable.",
          {{"replace", {object(Id::kReplace)}, "Replace what a regular expression matches.", kAlternative},
           {"substring", {object(Id::kSubstring)}, "Cut characters off.", kAlternative},
           {"convert", {object(Id::kConvert)}, "Change capital letters and word separators.", kAlternative},
           {"rewrite", {object(Id::kRewrite)}, "Apply rewriters to the nodes inside.", kAlternative}}};
      format.takes_one_alternative = true;
      return format;
    }
    case Id::kReplace:
      return {"replace",
              "an object for `replace`",
              "in `replace`",
              "Replaces what a regular expression matches.",
              {{"source", {source()}, "The variable to take.", kRequired},
               {"replace",
                {string("a regular expression")},
                "The regular expression (RE2); all matches are replaced.",
                kRequired},
               {"by",
                {string()},
                "The text instead; `$1` and `${name}` are the expression's groups.",
                kRequired}}};
    case Id::kSubstring:
      return {
          "substring",
          "an object for `substring`",
          "in `substring`",
          "Cuts characters off, as Python's `[start:end]`.",
          {{"source", {source()}, "The variable to take.", kRequired},
           {"startChar", {integer(), null()}, "The first character, from 0; from the end where negative."},
           {"endChar", {integer(), null()}, "The character behind the last; from the end where negative."}}};
    case Id::kConvert:
      return {"convert",
              "an object for `convert`",
              "in `convert`",
              "Changes capital letters and word separators.",
              {{"source", {source()}, "The variable to take.", kRequired},
               {"toCase",
                {words({"lowerCase", "upperCase", "capitalize", "camelCase", "snakeCase", "kebabCase",
                        "pascalCase"})},
                "What to make of it.",
                kRequired},
               {"separatedBy",
                {list("a list of separators",
                      {words({"caseChange", "dash", "dot", "slash", "space", "underscore"})}),
                 null()},
                "What separates words; everything in this list where nothing is said."}}};
    case Id::kRewrite:
      return {"rewrite",
              "an object for `rewrite`",
              "in `rewrite`",
              "Applies rewriters to the nodes inside.",
              {{"source", {source()}, "The variable to take.", kRequired},
               {"rewriters",
                {texts("a list of rewriters' names")},
                "Which of `rewriters`; the first that matches is used.",
                kRequired},
               {"joinBy", {string(), null()}, "Keep only what was rewritten, with this text in between."}}};
    case Id::kLibraryMap:
    case Id::kLibraryOwner:
    case Id::kLibraryFunction:
    case Id::kLibraryAttribute:
    case Id::kLibraryType:
    case Id::kLibraryConsumer:
    case Id::kLibraryArgument:
      return library_format(id);
  }
  return {};
}

constexpr auto kIds = std::to_array<ObjectId>({ObjectId::kRuleDocument,
                                               ObjectId::kUtilityDocument,
                                               ObjectId::kTestDocument,
                                               ObjectId::kProject,
                                               ObjectId::kTestDirectory,
                                               ObjectId::kRule,
                                               ObjectId::kRelation,
                                               ObjectId::kSiblingRelation,
                                               ObjectId::kPattern,
                                               ObjectId::kNthChild,
                                               ObjectId::kRange,
                                               ObjectId::kRangeEnd,
                                               ObjectId::kLabel,
                                               ObjectId::kGlob,
                                               ObjectId::kFix,
                                               ObjectId::kListedFix,
                                               ObjectId::kRewriter,
                                               ObjectId::kTransformation,
                                               ObjectId::kReplace,
                                               ObjectId::kSubstring,
                                               ObjectId::kConvert,
                                               ObjectId::kRewrite,
                                               ObjectId::kLibraryMap,
                                               ObjectId::kLibraryOwner,
                                               ObjectId::kLibraryFunction,
                                               ObjectId::kLibraryAttribute,
                                               ObjectId::kLibraryType,
                                               ObjectId::kLibraryConsumer,
                                               ObjectId::kLibraryArgument});

}  // namespace

const KeyFormat* ObjectFormat::find(std::string_view key) const {
  const auto found =
      std::find_if(keys.begin(), keys.end(), [&](const KeyFormat& k) { return k.name == key; });
  return found == keys.end() ? nullptr : &*found;
}

const std::vector<ObjectId>& all_objects() {
  static const std::vector<ObjectId> ids(kIds.begin(), kIds.end());
  return ids;
}

const ObjectFormat& format_of(ObjectId id) {
  static const std::vector<ObjectFormat> formats = [] {
    std::vector<ObjectFormat> all;
    for (const ObjectId each : kIds) all.push_back(make(each));
    return all;
  }();
  return formats[static_cast<std::size_t>(id)];
}

}  // namespace aioshift::rules
