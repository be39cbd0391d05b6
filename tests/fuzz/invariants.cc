#include "fuzz/invariants.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "diff/unified.h"
#include "fuzz/apply_patch.h"
#include "pipeline/parsed_file.h"
#include "pipeline/run.h"
#include "transforms/registration.h"

namespace aioshift::fuzz {
namespace {

struct Violation {
  std::string what;
};

struct Input {
  std::string bytes;
  bool unsafe_fixes = false;
  rules::PythonVersion target = rules::kDefaultTarget;
};

Input read_input(std::string_view data) {
  Input input;
  std::uint8_t options = 1;
  if (data.size() >= 2 && data[data.size() - 2] == '\0') {
    options = static_cast<std::uint8_t>(data.back());
    data.remove_suffix(2);
  }
  input.unsafe_fixes = (options & 1) != 0;
  constexpr int kMinors[] = {11, 12, 9, 14};
  input.target.minor = kMinors[(options >> 1) & 3];
  input.bytes = data;
  return input;
}

const rules::Registry& registry() {
  static const rules::Registry made = [] {
    auto rules = transforms::built_in_rules();
    if (!rules) throw Violation{rules.error()};
    return std::move(*rules);
  }();
  return made;
}

std::shared_ptr<const pipeline::Settings> settings_of(const Input& input) {
  auto settings = std::make_shared<pipeline::Settings>();
  settings->target = input.target;
  settings->unsafe_fixes = input.unsafe_fixes;
  settings->rules = registry().select({"all"}, {});
  // What such a rule leaves to a person it does not find again: the rest has been done.
  std::erase_if(settings->rules, [](const rules::Rule* rule) { return rule->decides_over_program(); });
  for (const auto& rule : registry().rules()) {
    auto& values = settings->options[rule->info().id];
    for (const rules::OptionInfo& option : rule->info().options) values[option.name] = option.default_value;
  }
  return settings;
}

class Check {
 public:
  Check(const Input& input, bool is_python)
      : input_(input), is_python_(is_python), settings_(settings_of(input)) {}

  void operator()() {
    const pipeline::FileOutcome outcome = run(input_.bytes);
    if (!is_python_ && has_rejected_fix(outcome)) return;
    check_problems(outcome);
    if (!outcome.has_change()) {
      after_ = input_.bytes;
      require(outcome.fixes.empty() || !outcome.before.empty(), "fixes are counted and nothing changed");
      return;
    }
    after_ = outcome.after;
    require(outcome.before == input_.bytes, "what is said to have been read is not the input");
    check_changes(outcome.changes);
    check_trees();
    check_diff(outcome.changes);
    check_second_run(outcome);
  }

 private:
  pipeline::FileOutcome run(const std::string& bytes) const {
    const std::vector<pipeline::InputFile> files = {{"pkg/mod.py", "/pkg/mod.py", "", settings_, true}};
    const pipeline::Reader read = [&](const pipeline::InputFile&) { return bytes; };
    pipeline::RunOptions options;
    options.threads = 1;
    pipeline::RunResult result = pipeline::run(files, read, options);
    require(result.files_seen == 1 && !result.interrupted && result.files.size() <= 1,
            "one file has one outcome");
    return result.files.empty() ? pipeline::FileOutcome{} : std::move(result.files.front());
  }

  static bool has_rejected_fix(const pipeline::FileOutcome& outcome) {
    return std::any_of(outcome.problems.begin(), outcome.problems.end(), [](const auto& problem) {
      return problem.message.find("was not applied") != std::string::npos;
    });
  }

  // What is said of a source that cannot be used is the input's fault; all else is a defect.
  void check_problems(const pipeline::FileOutcome& outcome) const {
    for (const pipeline::FileProblem& problem : outcome.problems) {
      for (const std::string_view defect :
           {"was not applied", "did not come to an end", "could not be read again"}) {
        require(problem.message.find(defect) == std::string::npos, problem.message);
      }
    }
    require(!outcome.left.contains("not-verified"), "not verified");
    require(!outcome.left.contains("no-convergence"), "no convergence");
  }

  void check_changes(const text::ChangeMap& changes) const {
    const std::string_view before = input_.bytes;
    const std::string_view after = after_;
    std::size_t old_at = 0;
    std::size_t new_at = 0;
    for (const text::Change& change : changes.changes()) {
      require(change.before.begin >= old_at && change.before.end <= before.size() &&
                  change.after.begin >= new_at && change.after.end <= after.size() &&
                  change.before.begin <= change.before.end && change.after.begin <= change.after.end,
              "changes are out of order");
      require(before.substr(old_at, change.before.begin - old_at) ==
                  after.substr(new_at, change.after.begin - new_at),
              "bytes outside of the changes differ");
      old_at = change.before.end;
      new_at = change.after.end;
    }
    require(before.substr(old_at) == after.substr(new_at), "bytes behind the changes differ");
  }

  using Texts = std::map<std::string, int>;
  static void count(const syntax::Tree& tree, Texts& comments, Texts& strings) {
    for (syntax::NodeId id = 0; id < tree.size(); ++id) {
      const syntax::Node node = tree.node(id);
      if (node.is(syntax::Kind::comment)) ++comments[std::string(node.text())];
      if (node.is(syntax::Kind::string) && !node.child(syntax::Kind::interpolation))
        ++strings[std::string(node.text())];
    }
  }

  // Nothing new is wrong; no comment is lost, no string's value changed.
  void check_trees() const {
    const auto before = pipeline::parse_file(input_.bytes);
    const auto after = pipeline::parse_file(after_);
    require(before.has_value() && after.has_value(), "the result is no Python source");
    require((*after)->tree.problems().size() <= (*before)->tree.problems().size(),
            "the result has new syntax errors");
    if (!(*before)->tree.problems().empty()) return;
    Texts old_comments, old_strings, new_comments, new_strings;
    count((*before)->tree, old_comments, old_strings);
    count((*after)->tree, new_comments, new_strings);
    require(old_comments == new_comments, "a comment was lost or made");
    require(old_strings == new_strings, "a string was lost or made");
  }

  void check_diff(const text::ChangeMap& changes) const {
    const std::string diff = diff::unified_diff({"pkg/mod.py", input_.bytes, after_, changes});
    require(!diff.empty(), "a change has no diff");
    const auto patched = apply_patch(input_.bytes, diff);
    require(patched && *patched == after_, "the diff does not make the result");
  }

  void check_second_run(const pipeline::FileOutcome& first) const {
    const pipeline::FileOutcome second = run(after_);
    require(!second.has_change(), "running again changes something, to\n" + second.after);
    require(first.left == second.left, "what is left is not what a second run finds");
  }

  void require(bool holds, std::string_view what) const {
    if (holds) return;
    throw Violation{fmt::format("{} (target {}, unsafe fixes {})\n--- input\n{}\n--- result\n{}\n", what,
                                rules::to_string(input_.target), input_.unsafe_fixes ? "on" : "off",
                                input_.bytes, after_)};
  }

  const Input& input_;
  bool is_python_;
  std::shared_ptr<const pipeline::Settings> settings_;
  std::string after_;
};

}  // namespace

std::optional<std::string> violated_invariant(std::string_view data, bool is_python) {
  try {
    Check(read_input(data), is_python)();
  } catch (const Violation& violation) {
    return violation.what;
  }
  return std::nullopt;
}

}  // namespace aioshift::fuzz
