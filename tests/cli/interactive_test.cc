// `run -i`: what a person says to each fix.
#include "cli_fixture.h"

namespace aioshift::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Interactive : public Cli {
 protected:
  const std::string kThree = "f(1)\nf(2)\nf(3)\n";

  // What becomes of a.py, given these answers.
  std::string answered(const std::string& answers, Words more = {}) {
    Words words = {"run", "-i", "-p", "f($A)", "-r", "g($A)"};
    words.insert(words.end(), more.begin(), more.end());
    words.emplace_back("a.py");
    outcome_ = run(words, answers);
    return read("a.py");
  }

  // The same with an editor, which is a shell script that gets the file as $1.
  std::string edited(const std::string& editor, const std::string& answers) {
    write("editor", "#!/bin/sh\n" + editor + "\n");
    write("answers", answers);
    outcome_ = shell(R"(chmod +x editor; export EDITOR="$PWD/editor"; unset VISUAL
      "$AIOSHIFT" run -i -p 'f($A)' -r 'g($A)' a.py < answers)");
    return read("a.py");
  }

  test_support::Outcome outcome_;
};

TEST_F(Interactive, applies_what_is_wanted_and_leaves_the_rest) {
  write("a.py", kThree);
  EXPECT_EQ(answered("y\nn\ny\n"), "g(1)\nf(2)\ng(3)\n");
  EXPECT_EQ(outcome_.exit_code, 0);
  EXPECT_THAT(outcome_.output, IsEmpty());
  EXPECT_THAT(outcome_.errors,
              AllOf(HasSubstr("@@ -1,3 +1,3 @@\n-f(1)\n+g(1)\n f(2)\n"), HasSubstr("[y,n,a,q,e,?]? y\n"),
                    HasSubstr("2 fixes (2 pattern)"), HasSubstr("left as you chose: 1 fix\n")));
}

TEST_F(Interactive, takes_and_leaves_all_that_follow) {
  write("a.py", kThree);
  EXPECT_EQ(answered("n\na\n"), "f(1)\ng(2)\ng(3)\n");
  write("a.py", kThree);
  EXPECT_EQ(answered("y\nq\n"), "g(1)\nf(2)\nf(3)\n");
  EXPECT_THAT(outcome_.errors, HasSubstr("left as you chose: 1 fix and all that followed"));
}

TEST_F(Interactive, leaves_the_rest_where_the_answers_end) {
  write("a.py", kThree);
  EXPECT_EQ(answered("y\n"), "g(1)\nf(2)\nf(3)\n");
  EXPECT_EQ(outcome_.exit_code, 0);
  write("a.py", kThree);
  EXPECT_EQ(answered(""), kThree);
}

TEST_F(Interactive, explains_the_answers_and_asks_again) {
  write("a.py", "f(1)\n");
  EXPECT_EQ(answered("?\nwhat\ny\n"), "g(1)\n");
  EXPECT_THAT(outcome_.errors, AllOf(HasSubstr("y  apply this fix\n"), HasSubstr("e  edit the new lines")));
}

TEST_F(Interactive, asks_about_each_site_once) {
  write("a.py", "f(f(1))\nf(2)\n");
  EXPECT_EQ(answered("n\ny\nn\n"), "g(f(1))\nf(2)\n") << "the inner one is asked about first";
  EXPECT_THAT(outcome_.errors, AllOf(HasSubstr("(3) "), Not(HasSubstr("(4) "))));
  write("a.py", "f(f(1))\nf(2)\n");
  EXPECT_EQ(answered("y\nn\nn\n"), "f(g(1))\nf(2)\n");
  EXPECT_THAT(outcome_.errors, AllOf(HasSubstr("(3) "), Not(HasSubstr("(4) "))));
}

TEST_F(Interactive, asks_through_all_files) {
  write("a.py", "f(1)\n");
  write("b.py", "f(2)\n");
  const auto outcome = run({"run", "-i", "-p", "f($A)", "-r", "g($A)", "."}, "n\ny\n");
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(read("a.py"), "f(1)\n");
  EXPECT_EQ(read("b.py"), "g(2)\n");
}

TEST_F(Interactive, takes_the_fixes_of_a_rule_file) {
  write("a.py", "f(1)\nh(2)\n");
  write("rules.yml",
        "id: one\nlanguage: python\nmessage: no f\nrule: {pattern: f($A)}\nfix: g($A)\n---\n"
        "id: two\nlanguage: python\nrule: {pattern: h($A)}\nfix: k($A)\n");
  const auto outcome = run({"run", "-i", "--rule", "rules.yml", "a.py"}, "n\ny\n");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_THAT(outcome.errors, HasSubstr("(1) one: no f [y,n,a,q,e,?]? n\n"));
  EXPECT_EQ(read("a.py"), "f(1)\nk(2)\n");
}

TEST_F(Interactive, lets_the_new_lines_be_edited) {
  write("a.py", "if a:\n    x = f(1)\n    f(2)\n");
  EXPECT_EQ(edited("cat \"$1\" > seen; sed -i 's/g(1)/h(1, 2)/' \"$1\"", "e\ny\n"),
            "if a:\n    x = h(1, 2)\n    g(2)\n");
  EXPECT_EQ(read("seen"), "    x = g(1)\n");
  EXPECT_THAT(outcome_.errors, HasSubstr("2 fixes"));
}

TEST_F(Interactive, refuses_an_edited_text_that_breaks_the_code_and_asks_again) {
  write("a.py", "x = f(1)\nf(2)\n");
  EXPECT_EQ(edited("echo 'x = g((1)' > \"$1\"", "e\nn\ny\n"), "x = f(1)\ng(2)\n");
  EXPECT_THAT(outcome_.errors, HasSubstr("not applied: "));
  write("a.py", "x = f(1)\n");
  EXPECT_EQ(edited(": > \"$1\"", "e\ny\n"), "x = g(1)\n");
  EXPECT_THAT(outcome_.errors, HasSubstr("not applied: nothing was left of the text"));
  write("a.py", "x = f(1)\n");
  EXPECT_EQ(edited("exit 3", "e\nn\n"), "x = f(1)\n");
  EXPECT_THAT(outcome_.errors, HasSubstr("not applied: the editor ended with an error"));
  write("a.py", "x = f(1)\n");
  EXPECT_EQ(edited("echo 'x = f(1)' > \"$1\"", "e\nn\n"), "x = f(1)\n");
  EXPECT_THAT(outcome_.errors, HasSubstr("not applied: the text is the old one"));
}

TEST_F(Interactive, keeps_line_ends_and_a_missing_last_one_in_edited_text) {
  write("a.py", "x = f(1)\r\ny = 2\r\n");
  EXPECT_EQ(edited("printf 'x = h(1)\\nz = 3\\n' > \"$1\"", "e\n"), "x = h(1)\r\nz = 3\r\ny = 2\r\n");
  write("a.py", "y = 2\nx = f(1)");
  EXPECT_EQ(edited("printf 'x = h(1)' > \"$1\"", "e\n"), "y = 2\nx = h(1)");
}

TEST_F(Interactive, needs_somebody_to_ask) {
  write("a.py", kThree);
  const auto outcome = shell(R"(exec setsid -w "$AIOSHIFT" run -i -p 'f($A)' -r 'g($A)' a.py < /dev/null)");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.errors, HasSubstr("-i: there is no terminal to ask in"));
  EXPECT_EQ(read("a.py"), kThree);
}

TEST_F(Interactive, needs_a_fix_and_no_json) {
  write("a.py", kThree);
  EXPECT_EQ(run({"run", "-i", "-p", "f($A)", "a.py"}, "y\n").exit_code, 2);
  const auto json =
      run({"run", "-i", "-p", "f($A)", "-r", "g($A)", "--output-format", "json", "a.py"}, "y\n");
  EXPECT_EQ(json.exit_code, 2);
  EXPECT_THAT(json.errors, HasSubstr("does not go with --output-format json"));
  EXPECT_EQ(read("a.py"), kThree);
}

TEST_F(Interactive, asks_in_the_terminal) {
  write("a.py", kThree);
  const auto outcome = shell(
      R"sh((sleep 1; printf 'y\nn\ny\n'; sleep 1) | script -qec '"$AIOSHIFT" run -i -p "f(\$A)" -r "g(\$A)" a.py' /dev/null)sh");
  EXPECT_EQ(read("a.py"), "g(1)\nf(2)\ng(3)\n") << outcome.output << outcome.errors;
  EXPECT_THAT(outcome.output, HasSubstr("\x1b[32m+")) << "in colour";
}

TEST_F(Interactive, writes_nothing_when_it_is_interrupted) {
  write("a.py", kThree);
  const auto outcome = shell(R"(mkfifo answers; exec 9<>answers; printf 'y\n' >&9
    "$AIOSHIFT" run -i -p 'f($A)' -r 'g($A)' a.py <answers 2>errors & pid=$!
    for i in $(seq 200); do grep -q '(2)' errors && break; sleep 0.05; done
    kill -TERM $pid; wait $pid; echo "code $?"; cat errors)");
  EXPECT_THAT(outcome.output, AllOf(HasSubstr("code 143"), HasSubstr("interrupted: no file was changed")));
  EXPECT_EQ(read("a.py"), kThree);
}

}  // namespace
}  // namespace aioshift::cli
