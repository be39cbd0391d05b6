// Coroutine functions that wait for nothing: plain functions, whose calls are not awaited.
#include "rules/rule.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>

#include "decision.h"
#include "rewrite/layout.h"
#include "rewrite/precedence.h"
#include "syntax/parentheses.h"

namespace aioshift::transforms {
namespace {

using rewrite::Applicability;
using rules::Finding;
using rules::LocatedFinding;
using rules::ProgramView;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using namespace unneeded_async;

using Component = std::uint32_t;

bool is_on_one_line(Node node) {
  return node.text().find('\n') == std::string_view::npos;
}

// `await f()` → `f()`, without parentheses that were there for the `await`.
void remove_await(Node await, std::vector<text::Edit>& edits) {
  Node operand = await.named_child(0);
  while (operand.is(Kind::comment)) operand = operand.next_named_sibling();
  text::Range before{await.begin(), operand.begin()};
  const Node call = syntax::without_parentheses(operand);
  const Node around = await.parent();
  if (around.is(Kind::parenthesized_expression) && is_on_one_line(around) &&
      rewrite::has_needless_parentheses(await)) {
    before.begin = around.begin();
    edits.push_back({{await.end(), around.end()}, ""});
  }
  if (call != operand && is_on_one_line(operand) && rewrite::has_needless_parentheses(call) &&
      call.parent() == operand) {
    before.end = call.begin();
    edits.push_back({{call.end(), operand.end()}, ""});
  }
  // A comment or line end between the two stays.
  if (await.tree().text().substr(before.begin, before.size()).find('#') != std::string_view::npos) {
    const Node word = await.child(Kind::kw_await);
    before = {word.begin(), word.end()};
  }
  edits.push_back({before, ""});
}

// The header of a statement with a block, or all of one without.
text::Range range_of_line(Node line) {
  const Node block = line.child(Kind::block);
  return {line.begin(), block ? block.begin() : line.end()};
}

class AsyncWithoutAwait : public rules::Rule {
 public:
  using Rule::Rule;

  pattern::RequiredLiterals required_literals() const override { return {}; }
  std::vector<syntax::Kind> kinds() const override { return {}; }
  void visit(const rules::FileContext&, Node, std::vector<Finding>&) const override {}
  bool decides_over_program() const override { return true; }

  std::vector<LocatedFinding> decide(const ProgramView& view) const override {
    const auto definitions = find_definitions(view, info());
    if (definitions.empty() || view.is_stopped()) return {};
    const Uses uses = find_uses(view, info(), definitions);
    if (view.is_stopped()) return {};
    const Decision decision = decide_on(view.solver(), definitions, uses);
    Written written = write(view, definitions, uses, decision);
    if (view.is_stopped()) return {};
    return findings_of(view, definitions, uses, decision, written);
  }

 private:
  struct Written {
    std::map<std::pair<Component, File>, std::vector<text::Edit>> edits;
    std::map<semantics::FunctionId, text::Range> names;
  };

  static Written write(const ProgramView& view, const std::map<FunctionId, Definition>& definitions,
                       const Uses& uses, const Decision& decision) {
    std::map<File, std::vector<FunctionId>> functions;
    std::map<File, std::vector<const AwaitedCall*>> calls;
    for (const auto& [id, component] : decision.components) functions[definitions.at(id).file].push_back(id);
    for (const auto& [id, obstacle] : decision.refused) functions[definitions.at(id).file].push_back(id);
    for (const AwaitedCall& call : uses.awaited) {
      if (decision.components.count(call.targets.front()) != 0) calls[call.file].push_back(&call);
    }
    std::set<File> touched;
    for (const auto& [file, of_file] : functions) touched.insert(file);
    for (const auto& [file, of_file] : calls) touched.insert(file);
    const std::vector<File> files(touched.begin(), touched.end());
    Written written;
    std::mutex mutex;
    view.for_each(files, [&](const ProgramView::Opened& file) {
      std::map<Component, std::vector<text::Edit>> edits;
      std::map<Component, std::map<syntax::NodeId, text::Range>> lines;
      std::map<FunctionId, text::Range> names;
      const syntax::Tree& tree = file.model.tree;
      for (const FunctionId id :
           functions.count(file.file) != 0 ? functions.at(file.file) : std::vector<FunctionId>()) {
        const Node node = tree.node(definitions.at(id).node);
        names.emplace(id, node.child(Field::name).range());
        const auto component = decision.components.find(id);
        if (component == decision.components.end()) continue;
        edits[component->second].push_back({{node.begin(), node.child(Kind::kw_def).begin()}, ""});
        lines[component->second].emplace(node.id(), range_of_line(node));
      }
      for (const AwaitedCall* call :
           calls.count(file.file) != 0 ? calls.at(file.file) : std::vector<const AwaitedCall*>()) {
        const Component component = decision.components.at(call->targets.front());
        remove_await(tree.node(call->await), edits[component]);
        lines[component].emplace(call->line, range_of_line(tree.node(call->line)));
      }
      for (auto& [component, of_component] : edits) {
        std::vector<text::Edit> moves;
        for (const auto& [node, range] : lines[component]) {
          auto more = rewrite::realign(tree, range, of_component);
          moves.insert(moves.end(), more.begin(), more.end());
        }
        of_component.insert(of_component.end(), moves.begin(), moves.end());
      }
      const std::lock_guard lock(mutex);
      for (auto& [component, of_component] : edits)
        written.edits.emplace(std::pair(component, file.file), std::move(of_component));
      written.names.insert(names.begin(), names.end());
    });
    return written;
  }

  std::vector<LocatedFinding> findings_of(const ProgramView& view,
                                          const std::map<FunctionId, Definition>& definitions,
                                          const Uses& uses, const Decision& decision,
                                          Written& written) const {
    std::map<Component, rewrite::Fix> fixes;
    std::set<Component> incomplete;  // a file has changed or gone meanwhile
    for (auto& [key, edits] : written.edits) fixes[key.first].add(key.second, std::move(edits));
    for (const auto& [id, component] : decision.components) {
      if (written.names.count(id) == 0) incomplete.insert(component);
      const Definition& definition = definitions.at(id);
      if (!definition.is_private || definition.may_raise_stop)
        fixes[component].applicability = Applicability::kUnsafe;
    }
    std::map<FunctionId, std::size_t> awaited;
    for (const AwaitedCall& call : uses.awaited) {
      const auto component = decision.components.find(call.targets.front());
      if (component == decision.components.end()) continue;
      for (const FunctionId target : call.targets) ++awaited[target];
      if (call.is_assumed) fixes[component->second].applicability = Applicability::kUnsafe;
      if (written.edits.count(std::pair(component->second, call.file)) == 0)
        incomplete.insert(component->second);
    }
    std::vector<LocatedFinding> findings;
    for (const auto& [id, range] : written.names) {
      const Definition& definition = definitions.at(id);
      Finding result;
      result.rule = &info();
      result.range = range;
      const std::string name = view.solver().program().qualified_name(id);
      const auto component = decision.components.find(id);
      if (component == decision.components.end() || incomplete.count(component->second) != 0) {
        const Obstacle obstacle = component == decision.components.end()
                                      ? decision.refused.at(id)
                                      : Obstacle{rewrite::Reason::kNotVerified, definition.file, 0};
        result.reason = obstacle.reason;
        result.message = fmt::format("'{}' is a coroutine function with nothing to wait for", name);
        if (obstacle.line != 0) {
          result.message +=
              obstacle.file == definition.file
                  ? fmt::format("; see line {}", obstacle.line)
                  : fmt::format("; see {}:{}", view.solver().program().path(obstacle.file), obstacle.line);
        }
      } else {
        const std::size_t count = awaited[id];
        result.message = fmt::format("'{}' waits for nothing: it can be a plain function, and {} no `await`",
                                     name, count == 1 ? "its one call needs" : "its calls need");
        rewrite::Fix& fix = fixes[component->second];
        result.applicability = fix.applicability;
        result.shares_fix = component->second;
      }
      findings.push_back({definition.file, std::move(result)});
    }
    std::stable_sort(findings.begin(), findings.end(), [](const auto& a, const auto& b) {
      return std::pair(a.file, a.finding.range.begin) < std::pair(b.file, b.finding.range.begin);
    });
    std::set<Component> given;
    for (LocatedFinding& located : findings) {
      const Component component = located.finding.shares_fix;
      if (component != 0 && given.insert(component).second) located.finding.fix = std::move(fixes[component]);
    }
    return findings;
  }
};

}  // namespace

std::unique_ptr<rules::Rule> make_async_without_await(rules::RuleInfo info) {
  return std::make_unique<AsyncWithoutAwait>(std::move(info));
}

}  // namespace aioshift::transforms
