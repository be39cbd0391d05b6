// Rules that do what a test needs, and a run of them over files that exist in memory only.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/run.h"

namespace aioshift::pipeline {

// Asked about every identifier.
class FakeRule : public rules::Rule {
 public:
  using Visit = std::function<void(const FakeRule&, const rules::FileContext&, syntax::Node,
                                   std::vector<rules::Finding>&)>;

  FakeRule(std::string id, Visit visit, pattern::RequiredLiterals required = {})
      : rules::Rule(make_info(std::move(id))), visit_(std::move(visit)), required_(std::move(required)) {}

  pattern::RequiredLiterals required_literals() const override { return required_; }
  std::vector<syntax::Kind> kinds() const override { return {syntax::Kind::identifier}; }
  bool looks_at_program() const override { return looks_at_program_; }
  void keep_to_the_file() { looks_at_program_ = false; }
  void visit(const rules::FileContext& context, syntax::Node node,
             std::vector<rules::Finding>& findings) const override {
    visit_(*this, context, node, findings);
  }

  using rules::Rule::finding;
  using rules::Rule::fixed;
  using rules::Rule::refusal;

 private:
  static rules::RuleInfo make_info(std::string id) {
    rules::RuleInfo info;
    info.id = std::move(id);
    info.groups = {"asyncio"};
    return info;
  }

  Visit visit_;
  pattern::RequiredLiterals required_;
  bool looks_at_program_ = true;
};

// Replaces identifiers; unequal lengths move what follows.
inline std::unique_ptr<FakeRule> replaces(
    std::string id, std::string from, std::string to,
    rewrite::Applicability applicability = rewrite::Applicability::kSafe) {
  return std::make_unique<FakeRule>(
      std::move(id),
      [=](const FakeRule& rule, const rules::FileContext& context, syntax::Node node, auto& findings) {
        if (node.text() != from) return;
        findings.push_back(
            rule.fixed(context, node, from + " should be " + to, applicability, {{node.range(), to}}, {}));
      });
}

class MemoryRun {
 public:
  RunOptions options;
  bool unsafe_fixes = false;
  rules::PythonVersion target = rules::kDefaultTarget;
  std::map<std::string, std::string> rule_options;  // of each rule

  void add_rule(std::unique_ptr<FakeRule> rule) { rules_.push_back(std::move(rule)); }
  void add_file(std::string path, std::string bytes) {
    files_.emplace_back(std::move(path), std::move(bytes));
  }
  // What the reader says from its `nth` reading (from 1) of the file on; without a value an error.
  void change_at(int nth, const std::string& path, std::string bytes) {
    changes_[path] = {nth, std::move(bytes)};
  }

  RunResult run() {
    auto settings = std::make_shared<Settings>();
    for (const auto& rule : rules_) {
      settings->rules.push_back(rule.get());
      settings->options[rule->info().id] = rule_options;
    }
    settings->unsafe_fixes = unsafe_fixes;
    settings->target = target;
    std::vector<InputFile> inputs;
    for (const auto& [path, bytes] : files_) inputs.push_back({path, path, "", settings, false});
    std::mutex mutex;
    const Reader reader = [&](const InputFile& input) -> tl::expected<std::string, std::string> {
      const std::lock_guard lock(mutex);
      const int reading = ++readings_[input.path];
      if (const auto it = changes_.find(input.path); it != changes_.end() && reading >= it->second.first) {
        return it->second.second;
      }
      for (const auto& [path, bytes] : files_) {
        if (path == input.path) return bytes;
      }
      return tl::unexpected(std::string("No such file or directory"));
    };
    return pipeline::run(inputs, reader, options);
  }

 private:
  std::vector<std::unique_ptr<FakeRule>> rules_;
  std::vector<std::pair<std::string, std::string>> files_;
  std::map<std::string, std::pair<int, std::string>> changes_;
  std::map<std::string, int> readings_;
};

}  // namespace aioshift::pipeline
