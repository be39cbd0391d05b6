// What the documentation shows is what the program does. Three comments in front of a fenced block
// have a meaning (the blocks of a page share one directory, which holds examples/ as well):
//
//   <!-- file: NAME -->          the block is the contents of a file; an
//                                aioshift.toml must be accepted
//   <!-- output of: COMMAND -->  the block is what the command prints on stdout
//   <!-- session -->             lines that begin with "$ " are commands, the lines behind each are
//                                what it prints on stdout and stderr; `$ echo $?` is its exit code
//
// UPDATE_DOCS=1 rewrites the output.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "markdown.h"
#include "program.h"
#include "support/file_tree.h"
#include "support/temp_dir.h"

namespace aioshift::docs {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using test_support::read_file;
using test_support::write_file;

const fs::path kRoot = AIOSHIFT_SOURCE_DIR;

std::string after(const std::string& text, std::string_view prefix) {
  return text.starts_with(prefix) ? text.substr(prefix.size()) : "";
}

// The blocks of one page, run in order.
class Page {
 public:
  explicit Page(const fs::path& path) : lines_(split_lines(read_file(path))) {
    fs::copy(kRoot / "examples", directory_.path() / "examples", fs::copy_options::recursive);
    // Commands on a page find the program by its name.
    const char* path_variable = std::getenv("PATH");
    path_ = fs::absolute(program()).parent_path().string() + ":" +
            (path_variable != nullptr ? path_variable : "");
  }

  // The page as it ought to be.
  std::string run() {
    std::string result;
    std::size_t done = 0;
    const auto copy_until = [&](std::size_t end) {
      for (; done < end; ++done) result += lines_[done] + "\n";
    };
    for (const Block& block : blocks_of(lines_)) {
      copy_until(block.first);
      if (const std::string name = after(block.mark, "file: "); !name.empty()) {
        directory_.write(name, text_of(lines_, block));
        if (fs::path(name).filename() == "aioshift.toml")
          shell("aioshift check -q . --config " + name, {0, 1});
      } else if (const std::string command = after(block.mark, "output of: "); !command.empty()) {
        ++commands_;
        result += shell(command);
        done = block.last;
      } else if (block.mark == "session") {
        result += session(block);
        done = block.last;
      }
    }
    copy_until(lines_.size());
    return result;
  }

  std::size_t commands() const { return commands_; }

 private:
  std::string session(const Block& block) {
    std::string text;
    for (std::size_t i = block.first; i < block.last; ++i) {
      const std::string command = after(lines_[i], "$ ");
      if (command.empty()) continue;
      ++commands_;
      text += lines_[i] + "\n";
      text += command == "echo $?" ? std::to_string(last_exit_code_) + "\n" : shell("exec 2>&1\n" + command);
    }
    return text;
  }

  // What the text prints on stdout. 0 to 2 are all the exit codes that the program has.
  std::string shell(const std::string& text, const std::set<int>& exit_codes = {0, 1, 2}) {
    test_support::Command command;
    command.argv = {"bash", "-c", text};
    command.directory = directory_.path();
    command.environment = {{"PATH", path_}};
    const test_support::Outcome outcome = test_support::run(command);
    last_exit_code_ = outcome.exit_code;
    EXPECT_EQ(exit_codes.count(outcome.exit_code), 1U) << test_support::describe(command, outcome);
    return outcome.output;
  }

  std::vector<std::string> lines_;
  test_support::TempDir directory_;
  std::string path_;
  int last_exit_code_ = 0;
  std::size_t commands_ = 0;
};

TEST(Examples, ShowWhatTheProgramPrints) {
  std::size_t commands = 0;
  for (const fs::path& path : markdown_files(kRoot)) {
    Page page(path);
    const std::string expected = page.run();
    commands += page.commands();
    if (page.commands() != 0 && is_update()) write_file(path, expected);
    EXPECT_EQ(read_file(path), expected) << path << " shows something else: run docs_test with UPDATE_DOCS=1";
  }
  EXPECT_GT(commands, 0U);
}

// "| `aioshift check [PATH...]` | …" in the README's table.
TEST(Examples, NameCommandsThatExist) {
  std::size_t commands = 0;
  for (const std::string& line : split_lines(read_file(kRoot / "README.md"))) {
    const std::string rest = after(line, "| `aioshift ");
    if (rest.empty()) continue;
    ++commands;
    EXPECT_NE(output_of({rest.substr(0, rest.find_first_of(" `")), "--help"}), "");
  }
  EXPECT_GT(commands, 0U);
}

// The first two Python blocks behind a rule page's "## Example": the code before and after, as the
// rule rewrites it. `import asyncio` need not be written there.
TEST(RulePages, HaveExamplesThatTheRuleRewritesAsShown) {
  constexpr std::string_view import = "import asyncio\n\n\n";
  for (const json& rule : json::parse(output_of({"list", "--output-format", "json"})).at("rules")) {
    const auto id = rule.at("rule").get<std::string>();
    SCOPED_TRACE(id);
    const std::vector<std::string> lines = split_lines(output_of({"explain", id}));
    const auto heading = std::find(lines.begin(), lines.end(), "## Example");
    std::vector<std::string> examples;
    for (const Block& block : blocks_of(lines)) {
      const bool is_example = block.first > static_cast<std::size_t>(heading - lines.begin());
      if (is_example && block.language == "python") examples.push_back(text_of(lines, block));
    }
    ASSERT_GE(examples.size(), 2U);
    const std::string prefix(examples[0].find("import ") == std::string::npos ? import : "");
    EXPECT_EQ(output_of({"apply", "-q", "--select", id, "-"}, prefix + examples[0]), prefix + examples[1]);
  }
}

}  // namespace
}  // namespace aioshift::docs
