#include "rules/yaml/transformation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/yaml/read.h"

namespace aioshift::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TransformationSpec parse(const std::string& line) {
  const auto spec = parse_transformation(line);
  if (!spec) ADD_FAILURE() << line << ": " << spec.error();
  return spec.value_or(TransformationSpec());
}

std::string error_of(const std::string& line) {
  const auto spec = parse_transformation(line);
  return spec ? "" : spec.error();
}

// Of a document's `transform`, the fourth line and those behind it.
std::vector<TransformationSpec> read(const std::string& transform) {
  RuleFileContent content = read_rule_file(
      "id: a\nlanguage: python\nrule: {pattern: f($A)}\ntransform:" + transform + "\n", "r.yml");
  for (const RuleFileError& error : content.errors) ADD_FAILURE() << to_string(error) << "\n" << transform;
  return content.rules.empty() ? std::vector<TransformationSpec>() : content.rules.front().transforms;
}

std::vector<std::string> errors_of(const std::string& transformation) {
  std::vector<std::string> errors;
  for (const RuleFileError& error :
       read_rule_file("language: python\nrule: {kind: a}\ntransform:\n  N: " + transformation + "\n", "r.yml")
           .errors)
    errors.push_back(error.message);
  return errors;
}

TEST(Transformation, is_read_from_one_line) {
  const TransformationSpec replace = parse("replace($A, replace='a,b', by=', ')");
  EXPECT_EQ(replace.source, "$A");
  EXPECT_EQ(std::get<ReplaceOperation>(replace.operation).regex, "a,b");
  EXPECT_EQ(std::get<ReplaceOperation>(replace.operation).by, ", ");

  const TransformationSpec substring = parse("substring($$$ARGS, startChar=1, endChar=-1)");
  EXPECT_EQ(substring.source, "$$$ARGS");
  EXPECT_EQ(std::get<SubstringOperation>(substring.operation).start, 1);
  EXPECT_EQ(std::get<SubstringOperation>(substring.operation).end, -1);

  const TransformationSpec convert = parse("convert($A, toCase=snakeCase, separatedBy=[dash, caseChange])");
  EXPECT_EQ(std::get<ConvertOperation>(convert.operation).to_case, TextCase::kSnake);
  EXPECT_THAT(*std::get<ConvertOperation>(convert.operation).separated_by,
              ElementsAre(Separator::kDash, Separator::kCaseChange));

  const TransformationSpec rewrite = parse("rewrite($A, rewriters=[r, s], joinBy=\", \\n\")");
  EXPECT_THAT(std::get<RewriteOperation>(rewrite.operation).rewriters, ElementsAre("r", "s"));
  EXPECT_EQ(std::get<RewriteOperation>(rewrite.operation).join_by, ", \n");
}

TEST(Transformation, may_leave_out_what_has_a_default) {
  EXPECT_EQ(std::get<SubstringOperation>(parse("substring($A)").operation).start, std::nullopt);
  EXPECT_EQ(std::get<SubstringOperation>(parse("substring($A,)").operation).end, std::nullopt);
  EXPECT_EQ(std::get<ConvertOperation>(parse("convert($A, toCase=lowerCase)").operation).separated_by,
            std::nullopt);
  EXPECT_THAT(*std::get<ConvertOperation>(parse("convert($A, toCase=lowerCase, separatedBy=[])").operation)
                   .separated_by,
              IsEmpty());
  EXPECT_EQ(std::get<RewriteOperation>(parse("rewrite($A, rewriters=[r])").operation).join_by, std::nullopt);
}

TEST(Transformation, takes_blanks_quotes_and_signs_in_its_values) {
  const auto replace = [](const std::string& line) {
    return std::get<ReplaceOperation>(parse(line).operation);
  };
  EXPECT_EQ(replace("  replace ( $A , replace = ^.+ , by = x y ) ").regex, "^.+");
  EXPECT_EQ(replace("replace($A, replace = ^.+ , by = x y )").by, "x y");
  EXPECT_EQ(replace("replace($A, replace=a=b, by='(')").regex, "a=b");
  EXPECT_EQ(replace("replace($A, replace='[a-z)]', by=(x))").by, "(x)");
  EXPECT_EQ(replace("replace($A, replace='it''s', by=x)").regex, "it's");
  EXPECT_EQ(replace("replace($A, replace=\"a\\\"\\\\d\", by=x)").regex, "a\"\\d");
  EXPECT_EQ(replace("replace($A, replace='\\d', by='\\n')").by, "\\n");
  EXPECT_EQ(replace("replace($A, replace=5, by='')").regex, "5");
  EXPECT_EQ(replace("replace($A, by=x, replace=y)").regex, "y") << "in any order";
}

TEST(Transformation, says_what_is_wrong_with_its_line) {
  EXPECT_THAT(error_of(""), HasSubstr("is no transformation"));
  EXPECT_THAT(error_of("substring $A"), HasSubstr("is no transformation"));
  EXPECT_THAT(error_of("substring($A, startChar=1"), HasSubstr("is no transformation"));
  EXPECT_EQ(error_of("sbstring($A)"),
            "begins with an unknown operation `sbstring`, did you mean `substring`?");
  EXPECT_EQ(error_of("foo($A)"),
            "begins with an unknown operation `foo`: there are replace, substring, convert and rewrite");
  EXPECT_EQ(error_of("substring(A)"), "begins with `A` where a metavariable is expected, as `$A` or `$$$A`");
  EXPECT_THAT(error_of("substring($_)"), HasSubstr("a metavariable is expected"));
  EXPECT_THAT(error_of("substring($A startChar=1)"), HasSubstr("a metavariable is expected"));
  EXPECT_EQ(error_of("substring($A, startChr=1)"),
            "has an unknown argument `startChr`, did you mean `startChar`?");
  EXPECT_EQ(error_of("substring($A, startChar=1, startChar=2)"), "has `startChar` twice");
  EXPECT_EQ(error_of("substring($A, startChar)"), "has `startChar` where `name=value` is expected");
  EXPECT_EQ(error_of("substring($A, startChar=)"), "has no value for `startChar`");
  EXPECT_EQ(error_of("substring($A, startChar=x)"), "takes a whole number for `startChar`");
  EXPECT_EQ(error_of("substring($A, startChar=1.5)"), "takes a whole number for `startChar`");
  EXPECT_EQ(error_of("substring($A, startChar=4294967296)"), "takes a whole number for `startChar`");
  EXPECT_EQ(error_of("replace($A, replace=x)"), "lacks `by`: `replace` needs it");
  EXPECT_EQ(error_of("replace($A, replace=null, by=x)"), "takes a text for `replace`, not null");
  EXPECT_EQ(error_of("replace($A, replace=[a-z], by=x)"), "takes a text for `replace`, not a list");
  EXPECT_EQ(error_of("replace($A, replace='a, by=x)"), "has a value of `replace` that does not end");
  EXPECT_EQ(error_of("replace($A, replace='a' b, by=x)"), "has `b, by=x` where `,` is expected");
  EXPECT_EQ(error_of("convert($A)"), "lacks `toCase`: `convert` needs it");
  EXPECT_EQ(error_of("convert($A, toCase=Camel)"),
            "takes lowerCase, upperCase, capitalize, camelCase, snakeCase, kebabCase or pascalCase for "
            "`toCase`, not `Camel`");
  EXPECT_THAT(error_of("convert($A, toCase=camelCase, separatedBy=[Dash])"), HasSubstr("not `Dash`"));
  EXPECT_EQ(error_of("convert($A, toCase=camelCase, separatedBy=dash)"),
            "takes a list for `separatedBy`, as `[a, b]`");
  EXPECT_EQ(error_of("rewrite($A)"), "lacks `rewriters`: `rewrite` needs it");
  EXPECT_EQ(error_of("rewrite($A, rewriters=r)"), "takes a list for `rewriters`, as `[a, b]`");
}

TEST(Transformation, is_read_from_an_object) {
  const std::vector<TransformationSpec> specs = read(
      "\n  Z: {replace: {source: $A, replace: a, by: b}}\n  B: {substring: {source: $$$A, startChar: 1, "
      "endChar: null}}\n"
      "  C: {convert: {source: $Z, toCase: pascalCase, separatedBy: [dot, slash, space, underscore]}}\n"
      "  D: {rewrite: {source: $A, rewriters: [r], joinBy: ' + '}}\n  E: substring($A, endChar=2)");
  ASSERT_EQ(specs.size(), 5U);
  EXPECT_EQ(specs[0].variable, "Z") << "in the order of the document";
  EXPECT_EQ(specs[0].source, "$A");
  EXPECT_EQ(specs[0].line, 5U);
  EXPECT_EQ(std::get<ReplaceOperation>(specs[0].operation).by, "b");
  EXPECT_EQ(specs[1].source, "$$$A");
  EXPECT_EQ(std::get<SubstringOperation>(specs[1].operation).start, 1);
  EXPECT_EQ(std::get<SubstringOperation>(specs[1].operation).end, std::nullopt);
  EXPECT_EQ(std::get<ConvertOperation>(specs[2].operation).to_case, TextCase::kPascal);
  EXPECT_EQ(std::get<ConvertOperation>(specs[2].operation).separated_by->size(), 4U);
  EXPECT_EQ(std::get<RewriteOperation>(specs[3].operation).join_by, " + ");
  EXPECT_EQ(specs[4].variable, "E");
  EXPECT_EQ(specs[4].line, 9U);
  EXPECT_EQ(std::get<SubstringOperation>(specs[4].operation).end, 2);
}

TEST(Transformation, says_what_is_wrong_with_its_object) {
  EXPECT_THAT(errors_of("{}"),
              ElementsAre("`N` in `transform` needs `replace`, `substring`, `convert` or `rewrite`"));
  EXPECT_THAT(
      errors_of("{substring: {source: $A}, convert: {source: $A, toCase: camelCase}}"),
      ElementsAre("`N` in `transform` takes one of `replace`, `substring`, `convert` or `rewrite` only"));
  EXPECT_THAT(errors_of("{substrng: {source: $A}}"),
              ElementsAre("unknown key `substrng`, did you mean `substring`?"));
  EXPECT_THAT(errors_of("{substring: {source: A}}"),
              ElementsAre("`source`: `A` is no metavariable: expected `$A` or `$$$A`"));
  EXPECT_THAT(
      errors_of("{substring: {source: $_A}}"),
      ElementsAre("`source`: `$_A` is a variable that keeps nothing: its name must not begin with `_`"));
  EXPECT_THAT(errors_of("{substring: {startChar: 1}}"), ElementsAre("`substring` needs the key `source`"));
  EXPECT_THAT(errors_of("{substring: {source: $A, startChar: '1'}}"),
              ElementsAre("`startChar` must be a whole number, not a string"));
  EXPECT_THAT(
      errors_of("{convert: {source: $A, toCase: camel}}"),
      ElementsAre("`toCase` must be lowerCase, upperCase, capitalize, camelCase, snakeCase, kebabCase or "
                  "pascalCase, not `camel`"));
  EXPECT_THAT(errors_of("{rewrite: {source: $A, rewriters: r}}"),
              ElementsAre("`rewriters` must be a list of rewriters' names, not a string"));
  EXPECT_THAT(errors_of("substring(A)"),
              ElementsAre("`N` in `transform`: `substring(A)` begins with `A` where a "
                          "metavariable is expected, as `$A` or `$$$A`"));
}

}  // namespace
}  // namespace aioshift::rules
