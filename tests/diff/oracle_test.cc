// What git apply and GNU patch make of our diffs. Both are prerequisites: without them these fail.
#include <gtest/gtest.h>
#include <stdlib.h>  // mkdtemp

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "diff/unified.h"
#include "random_texts.h"

namespace aioshift::diff {
namespace {

namespace fs = std::filesystem;

class Directory {
 public:
  Directory() {
    std::string name = (fs::temp_directory_path() / "aioshift-diff-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
    path_ = name;
  }
  ~Directory() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;

  void write(const fs::path& name, std::string_view bytes) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream out(path_ / name, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    ASSERT_TRUE(out.good());
  }

  std::string read(const fs::path& name) const {
    std::ifstream in(path_ / name, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
  }

  // The exit status of `command` run in `subdirectory`; its output is in the file log.
  int run(const std::string& subdirectory, const std::string& command) const {
    // No configuration of whoever runs the tests, and no repository above the directory.
    std::string line = "cd '" + (path_ / subdirectory).string() +
                       "' && LC_ALL=C GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null "
                       "GIT_CEILING_DIRECTORIES='" +
                       path_.string() + "' " + command + " >../log 2>&1";
    return std::system(line.c_str());
  }

 private:
  fs::path path_;
};

struct Case {
  std::string path;
  TextPair texts;
};

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

// One patch of all cases, given to both programs.
void expect_applies(const std::vector<Case>& cases, unsigned context = 3) {
  Directory directory;
  std::string patch;
  std::size_t hunks = 0;
  for (const Case& c : cases) {
    text::ChangeMap changes(c.texts.changes);
    std::string diff = unified_diff({c.path, c.texts.before, c.texts.after, changes}, context);
    ASSERT_EQ(diff.empty(), c.texts.before == c.texts.after);
    // Content lines bear a mark, so only a header can follow a line feed with "@@ -".
    hunks += count(diff, "\n@@ -");
    patch += diff;
    directory.write("git/" + c.path, c.texts.before);
    directory.write("patch/" + c.path, c.texts.before);
  }
  directory.write("patch.diff", patch);
  if (patch.empty()) return;

  std::string zero = context == 0 ? " --unidiff-zero" : "";
  // Applying checks too; git takes seconds for thousands of hunks in a file, once is enough there.
  if (hunks < 5000) {
    ASSERT_EQ(directory.run("git", "git apply --check --whitespace=nowarn" + zero + " ../patch.diff"), 0)
        << directory.read("log");
  }
  ASSERT_EQ(directory.run("git", "git apply --verbose --whitespace=nowarn" + zero + " ../patch.diff"), 0)
      << directory.read("log");
  // git apply looks for a hunk at its new line number, which for a deletion without context is the
  // line before it: its own `git diff -U0` is an offset of 1 to it.
  if (context > 0) {
    ASSERT_EQ(count(directory.read("log"), "offset"), 0U) << directory.read("log");
  }

  ASSERT_EQ(directory.run("patch", "patch -p1 --verbose --batch --input=../patch.diff"), 0)
      << directory.read("log");
  std::string log = directory.read("log");
  std::size_t exact = 0;
  std::istringstream lines(log);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("Hunk #")) continue;
    // "Hunk #1 succeeded at 7." and nothing more: no "(offset 1 line)", no "with fuzz 1".
    std::size_t at = line.find(" succeeded at ");
    ASSERT_NE(at, std::string::npos) << line;
    ASSERT_EQ(line.find_first_not_of("0123456789", at + 14), line.size() - 1) << line;
    ++exact;
  }
  ASSERT_EQ(exact, hunks) << log;
  for (const Case& c : cases) {
    ASSERT_EQ(directory.read("git/" + c.path), c.texts.after) << "git apply, " << c.path;
    ASSERT_EQ(directory.read("patch/" + c.path), c.texts.after) << "patch, " << c.path;
  }
}

TextPair whole(const std::string& before, const std::string& after) {
  TextPair pair;
  pair.change(before, after);
  return pair;
}

TEST(Oracle, RandomTextsAndChangesApplyExactly) {
  Random random(3);
  for (int batch = 0; batch < 8; ++batch) {
    std::vector<Case> cases;
    for (int i = 0; i < 250; ++i) cases.push_back({std::to_string(i) + ".py", random_pair(random)});
    ASSERT_NO_FATAL_FAILURE(expect_applies(cases)) << "batch " << batch;
  }
}

TEST(Oracle, RandomTextsApplyWithOtherContexts) {
  Random random(4);
  for (unsigned context : {1U, 2U, 5U, 100000U, 0xffffffffU}) {
    std::vector<Case> cases;
    for (int i = 0; i < 150; ++i) cases.push_back({std::to_string(i) + ".py", random_pair(random)});
    ASSERT_NO_FATAL_FAILURE(expect_applies(cases, context)) << "context " << context;
  }
}

TEST(Oracle, RandomTextsApplyWithNoContext) {
  Random random(5);
  std::vector<Case> cases;
  for (int i = 0; i < 300; ++i) cases.push_back({std::to_string(i) + ".py", random_pair(random)});
  expect_applies(cases, 0);
}

// All texts of up to `length` of the pieces.
std::vector<std::string> all_texts(const std::vector<std::string>& pieces, int length) {
  std::vector<std::string> texts = {""};
  std::size_t begin = 0;
  for (int i = 0; i < length; ++i) {
    for (std::size_t end = texts.size(); begin < end; ++begin) {
      for (const std::string& piece : pieces) texts.push_back(texts[begin] + piece);
    }
  }
  return texts;
}

TEST(Oracle, EveryPairOfSmallTextsApplies) {
  std::vector<Case> cases;
  for (const std::vector<std::string>& texts :
       {all_texts({"a", "\n"}, 4), all_texts({"a", "b", "\n", "\r"}, 2)}) {
    for (const std::string& before : texts) {
      for (const std::string& after : texts) {
        cases.push_back({std::to_string(cases.size()) + ".py", whole(before, after)});
      }
    }
  }
  expect_applies(cases);
}

TEST(Oracle, PathsOfAnyBytesApply) {
  std::vector<Case> cases;
  for (const char* path : {"plain.py",
                           "my file.py",
                           " leading.py",
                           "trailing .py ",
                           "two  spaces/in  dir/x.py",
                           "new\nline.py",
                           "new\nline and space.py",
                           "quo\"te.py",
                           "quo\"te and space.py",
                           "apo'strophe.py",
                           "back\\slash.py",
                           "tab\there.py",
                           "\xc3\xa9\xe2\x82\xac.py",
                           "latin-\xe9.py",
                           "\xff\xfe.py",
                           "\x01\x1b[31m.py",
                           "del\x7f.py",
                           "dollar$HOME.py",
                           "per%cent.py",
                           "-dash.py",
                           "a/a/b/b.py",
                           "b/x.py",
                           "a b/ b/a b.py",
                           "@@ -1 +1 @@",
                           "(paren).py",
                           "semi;colon.py",
                           "star*.py",
                           "nul-free \x0b\x0c.py"}) {
    cases.push_back({path, whole("one\ntwo\nthree\n", "one\n2\nthree\n")});
  }
  expect_applies(cases);
}

TEST(Oracle, LinesThatLookLikeAPatchApply) {
  std::string text =
      "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n\\ No newline at end of file\ndiff --git a/x b/x\n";
  expect_applies({{"in.py", whole("", text)},
                  {"out.py", whole(text, "")},
                  {"around.py", whole(text + "x\n" + text, text + "y\n" + text)},
                  {"-- inside.py", whole("-- a\n++ b\n", "++ b\n-- a\n")}});
}

// Far above what it takes (some 30 ms each in a release build), far below what a quadratic
// comparison of the whole would.
constexpr std::chrono::seconds kTimeLimit{4};

TEST(Oracle, TenThousandScatteredChangesInALargeFileAreQuickAndApply) {
  TextPair pair;
  for (int i = 0; i < 200000; ++i) {
    std::string line = "    value_" + std::to_string(i % 977) + " = ";
    if (i % 20 == 7) {
      pair.common(line);
      pair.change("", "await ");
      pair.common("call()\n");
    } else {
      pair.common(line + "call()\n");
    }
  }
  ASSERT_EQ(pair.changes.size(), 10000U);
  text::ChangeMap changes(pair.changes);
  auto start = std::chrono::steady_clock::now();
  std::string diff = unified_diff({"big.py", pair.before, pair.after, changes});
  EXPECT_LT(std::chrono::steady_clock::now() - start, kTimeLimit);
  EXPECT_EQ(count(diff, "\n-"), 10001U);  // and the header's
  expect_applies({{"big.py", pair}});
}

TEST(Oracle, AChangedStretchOfTwentyThousandLinesIsQuickAndApplies) {
  TextPair pair;
  std::string removed;
  std::string inserted;
  for (int i = 0; i < 20000; ++i) {
    std::string line = "call_" + std::to_string(i * 7919 % 4001) + "()\n";
    removed += line;
    inserted += (i % 3 == 0 ? "" : "    ") + line;
  }
  for (int i = 0; i < 90000; ++i) pair.common(std::to_string(i) + "\n");
  pair.change(removed, inserted);
  for (int i = 0; i < 90000; ++i) pair.common(std::to_string(i) + "\n");
  text::ChangeMap changes(pair.changes);
  auto start = std::chrono::steady_clock::now();
  std::string diff = unified_diff({"big.py", pair.before, pair.after, changes});
  EXPECT_LT(std::chrono::steady_clock::now() - start, kTimeLimit);
  expect_applies({{"big.py", pair}});
}

}  // namespace
}  // namespace aioshift::diff
