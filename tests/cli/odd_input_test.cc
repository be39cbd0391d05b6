// Files as the world has them: no crash, no hang, no half-written file, and a word about each.
#include <fmt/format.h>
#include <sys/stat.h>

#include <filesystem>

#include "cli_fixture.h"

namespace aioshift::cli {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class OddInput : public Cli {
 protected:
  fs::path path(const std::string& name) { return directory_.path() / name; }
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

TEST_F(OddInput, encodings_and_line_ends_stay_as_they_are) {
  struct Form {
    const char* name;
    std::string before;
    std::string after;
  };
  const std::string latin = "# coding: latin-1\ns = '\xE4'\n";
  const std::string koi = "# -*- coding: koi8-r -*-\ns = '\xC1\xC2'\n";
  const std::string sjis = "# coding: shift_jis\ns = '\x93\xFA\x96\x7B'\n";
  const std::string bom = "\xEF\xBB\xBF";
  const std::string form_feed = "\f\nx = 1\n\f\n";
  const std::vector<Form> forms = {
      {"bom", bom + kBefore, bom + kAfter},
      {"latin", latin + kBefore, latin + kAfter},
      {"koi", koi + kBefore, koi + kAfter},
      {"sjis", sjis + kBefore, sjis + kAfter},
      {"cr", replaced(kBefore, "\n", "\r"), replaced(kAfter, "\n", "\r")},
      {"crlf", replaced(kBefore, "\n", "\r\n"), replaced(kAfter, "\n", "\r\n")},
      {"mixed", "x = 1\r\ny = 2\r" + kBefore, "x = 1\r\ny = 2\r" + kAfter},
      {"form_feed", form_feed + kBefore, form_feed + kAfter},
      {"tabs", replaced(kBefore, "    ", "\t"), replaced(kAfter, "    ", "\t")},
      {"no_end", kBefore.substr(0, kBefore.size() - 1), kAfter.substr(0, kAfter.size() - 1)},
      {"empty", "", ""},
      {"newline", "\n", "\n"},
  };
  for (const Form& form : forms) {
    const std::string name = std::string(form.name) + ".py";
    write(name, form.before);
    const auto outcome = run({"apply", name});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
    EXPECT_EQ(read(name), form.after) << form.name;
  }
}

TEST_F(OddInput, what_python_cannot_read_is_named_and_left) {
  const std::vector<std::pair<std::string, std::string>> files = {
      {"# coding: nonsense\n" + kBefore, "'nonsense' is unknown"},
      {kBefore + "# \xFF\n", "line 7: byte 0xFF is not valid UTF-8"},
      {kBefore + std::string("s = '\0'\n", 8), "NUL byte"},
      {std::string("i\0m\0", 4), "NUL byte"},
      {std::string("\xFF\xFEi\0m\0", 6), "UTF-16"}};
  for (const auto& [bytes, message] : files) {
    write("a.py", bytes);
    write("good.py", kBefore);
    const auto outcome = run({"apply", "a.py", "good.py"});
    EXPECT_EQ(outcome.exit_code, 2);
    EXPECT_THAT(outcome.errors, AllOf(HasSubstr("aioshift: a.py: line"), HasSubstr(message)));
    EXPECT_EQ(read("a.py"), bytes);
    EXPECT_EQ(read("good.py"), kAfter);
  }
}

TEST_F(OddInput, an_erroneous_statement_is_never_edited_and_the_others_are) {
  const std::string bad = "\n\nasync def h(q):\n    y = = await asyncio.wait_for(q.get(), 5)\n    z = 1\n";
  write("a.py", kBefore + bad);
  const auto outcome = run({"apply", "a.py"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.errors, HasSubstr("a.py: line 10"));
  EXPECT_EQ(read("a.py"), kAfter + bad);
}

TEST_F(OddInput, python_2_is_named) {
  write("a.py", "import asyncio\nprint 'wait_for'\nexec 'x'\n");
  const auto outcome = run({"diff", "."});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.output, IsEmpty());
  EXPECT_THAT(outcome.errors, HasSubstr("a.py: line 2, column 1: Python 2 syntax"));
}

TEST_F(OddInput, names_are_escaped_for_people) {
  for (const char* name : {"new\nline.py", "esc\x1b[31m.py", "inv\xff.py"}) write(name, kBefore);
  const auto check = run({"check", "."});
  EXPECT_THAT(check.output, AllOf(HasSubstr("new\\nline.py:5:9"), HasSubstr("esc\\x1b[31m.py:5"),
                                  HasSubstr("inv\\xff.py:5")));
  EXPECT_THAT(check.output + check.errors, Not(HasSubstr("\x1b")));
  const auto absent = run({"check", "absent\n\x1b[31m"});
  EXPECT_THAT(absent.errors, AllOf(HasSubstr("absent\\n\\x1b[31m: No such file"), Not(HasSubstr("\x1b"))));
}

TEST_F(OddInput, what_is_no_regular_file_does_not_hang_and_loops_end) {
  write("a.py", kBefore);
  ASSERT_EQ(::mkfifo(path("fifo.py").c_str(), 0600), 0);
  fs::create_symlink("loop.py", path("loop.py"));
  fs::create_directory_symlink(".", path("self"));
  fs::create_directory(path("dir.py"));
  const auto outcome = run({"diff", "."});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.errors,
              AllOf(HasSubstr("loop.py: symlink loop"), HasSubstr("1 of 1 file"), Not(HasSubstr("fifo"))));
  const auto named = run({"diff", "fifo.py", "/dev/null", "a.py"});
  EXPECT_EQ(named.exit_code, 2);
  EXPECT_THAT(named.errors,
              AllOf(HasSubstr("fifo.py: not a regular file"), HasSubstr("/dev/null: not a regular file")));
  EXPECT_THAT(named.output, HasSubstr("a/a.py"));
}

TEST_F(OddInput, a_symlink_is_followed_only_inside_the_given_paths) {
  write("outside/a.py", kBefore);
  write("in/b.py", kBefore);
  fs::create_symlink("../outside/a.py", path("in/out.py"));
  fs::create_symlink("b.py", path("in/alias.py"));
  const auto outcome = run({"apply", "in"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.errors, HasSubstr("warning: in/out.py: symlink leads outside the given paths"));
  EXPECT_EQ(read("outside/a.py"), kBefore);
  EXPECT_EQ(read("in/b.py"), kAfter);
  EXPECT_TRUE(fs::is_symlink(path("in/alias.py")));
  EXPECT_EQ(run({"apply", "in/out.py"}).exit_code, 2);
}

TEST_F(OddInput, an_unreadable_file_is_named_and_the_rest_goes_on) {
  write("a.py", kBefore);
  write("b.py", kBefore);
  fs::permissions(path("a.py"), fs::perms::none);
  fs::permissions(directory_.path(), fs::perms::all);
  const auto outcome = shell(R"sh(cp "$AIOSHIFT" ./shift && chmod 755 shift
    if [ "$(id -u)" = 0 ]; then exec setpriv --reuid 54321 --regid 54321 --clear-groups ./shift diff .; else exec ./shift diff .; fi)sh");
  EXPECT_EQ(outcome.exit_code, 2) << outcome.errors;
  EXPECT_THAT(outcome.errors, HasSubstr("a.py: Permission denied"));
  EXPECT_THAT(outcome.output, HasSubstr("b/b.py"));
}

TEST_F(OddInput, a_result_that_cannot_be_written_is_an_error) {
  write("a.py", kBefore);
  for (const char* script : {R"("$AIOSHIFT" diff . > /dev/full)", R"("$AIOSHIFT" check . > /dev/full)",
                             R"("$AIOSHIFT" list > /dev/full)", R"("$AIOSHIFT" --help > /dev/full)"}) {
    const auto outcome = shell(script);
    EXPECT_EQ(outcome.exit_code, 2) << script;
    EXPECT_THAT(outcome.errors, HasSubstr("cannot write the result: No space left on device")) << script;
  }
  EXPECT_EQ(shell(R"("$AIOSHIFT" diff . >&-)").exit_code, 2);
  EXPECT_EQ(shell(R"("$AIOSHIFT" diff - <&-)").exit_code, 2);
}

TEST_F(OddInput, closed_streams_do_not_end_up_in_files) {
  for (int i = 0; i < 20; ++i) write(fmt::format("m{}.py", i), kBefore);
  write("broken.py", "def f(:  # wait_for\n");
  EXPECT_EQ(shell(R"("$AIOSHIFT" apply . <&- >&- 2>&-)").exit_code, 2);
  for (int i = 0; i < 20; ++i) EXPECT_EQ(read(fmt::format("m{}.py", i)), kAfter);
  EXPECT_EQ(read("broken.py"), "def f(:  # wait_for\n");
}

TEST_F(OddInput, a_long_line_and_deep_nesting_are_only_long_and_deep) {
  std::string sum = "x = 1";
  for (int i = 0; i < 20000; ++i) sum += " + 1";
  write("deep.py", kBefore + sum + "\n");
  EXPECT_EQ(run({"apply", "deep.py"}).exit_code, 0);
  EXPECT_EQ(read("deep.py"), kAfter + sum + "\n");
}

}  // namespace
}  // namespace aioshift::cli
