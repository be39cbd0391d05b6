// A small and obvious matcher for the tests of what a match becomes: the first node in the source that
// looks like the pattern. It knows `$A` and `$$$A`; comments and a comma that the pattern lacks are
// passed over.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "parsed_text.h"
#include "pattern/bindings.h"

namespace aioshift::rewrite {

class FirstMatch {
 public:
  FirstMatch(const syntax::Tree& tree, std::string_view pattern) : pattern_(with_names(pattern)) {
    syntax::Node wanted = pattern_.tree.root();
    while (wanted.is_one_of(syntax::Kind::module, syntax::Kind::expression_statement) &&
           wanted.named_child_count() == 1)
      wanted = wanted.named_child(0);
    for (syntax::NodeId id = 0; id < pattern_.tree.size(); ++id) {
      const syntax::Node node = pattern_.tree.node(id);
      if (const auto name = name_of(node)) variables_.intern(name->first, name->second);
    }
    for (syntax::NodeId id = 0; id < tree.size(); ++id) {
      bindings_.emplace(tree, variables_.size());
      if (matches(wanted, tree.node(id))) {
        node_ = tree.node(id);
        return;
      }
    }
    throw std::invalid_argument("nothing matches " + std::string(pattern));
  }

  syntax::Node node() const { return node_; }
  const pattern::Bindings& bindings() const { return *bindings_; }
  const pattern::Variables& variables() const { return variables_; }

 private:
  static std::string with_names(std::string_view pattern) {
    std::string text(pattern);
    for (char& c : text) {
      if (c == '$') c = '_';
    }
    return text + "\n";
  }

  // `_A` and `___A`: whether it is a run.
  static std::optional<std::pair<std::string, bool>> name_of(syntax::Node node) {
    if (!node.is(syntax::Kind::identifier) || !node.text().starts_with('_')) return std::nullopt;
    const bool is_run = node.text().starts_with("___");
    return std::pair(std::string(node.text().substr(is_run ? 3 : 1)), is_run);
  }

  static std::vector<syntax::Node> parts_of(syntax::Node node) {
    std::vector<syntax::Node> parts;
    for (const syntax::Node child : node.children()) {
      if (!child.is_extra()) parts.push_back(child);
    }
    return parts;
  }

  // A run in the place of a statement is the run, and so is a name in the place of one.
  static syntax::Node stripped(syntax::Node wanted) {
    if (wanted.is(syntax::Kind::expression_statement) && wanted.named_child_count() == 1) {
      const auto name = name_of(wanted.named_child(0));
      if (name && name->second) return wanted.named_child(0);
    }
    return wanted;
  }

  static bool is_run(syntax::Node wanted) {
    const auto name = name_of(stripped(wanted));
    return name && name->second;
  }

  bool matches(syntax::Node wanted, syntax::Node node) {
    if (const auto name = name_of(wanted)) {
      if (!node.is_named() || node.is_one_of(syntax::Kind::module, syntax::Kind::block)) return false;
      const auto id = *variables_.find(name->first, false);
      if (bindings_->is_bound(id)) return bindings_->text(id) == node.text();
      bindings_->set(id, {pattern::Binding::State::kNode, node.id(), node.id()});
      return true;
    }
    if (wanted.kind() != node.kind()) return false;
    const auto wanted_parts = parts_of(wanted);
    const auto parts = parts_of(node);
    if (wanted_parts.empty() || parts.empty()) return wanted.text() == node.text();
    return match_parts(wanted_parts, 0, parts, 0);
  }

  bool match_parts(const std::vector<syntax::Node>& wanted, std::size_t i,
                   const std::vector<syntax::Node>& parts, std::size_t j) {
    if (i == wanted.size()) return j == parts.size();
    const pattern::Bindings before = *bindings_;
    const auto name = name_of(stripped(wanted[i]));
    if (name && name->second) {
      const auto id = *variables_.find(name->first, true);
      for (std::size_t end = j; end <= parts.size(); ++end) {
        const auto state = end == j ? pattern::Binding::State::kEmptyRun : pattern::Binding::State::kRun;
        const auto first = end == j ? syntax::kNoNode : parts[j].id();
        const auto last = end == j ? syntax::kNoNode : parts[end - 1].id();
        bindings_->set(id, {state, first, last});
        // `$$$A, x` with nothing for the run.
        const bool drops_comma = end == j && i + 1 < wanted.size() && wanted[i + 1].text() == ",";
        if (match_parts(wanted, i + (drops_comma ? 2 : 1), parts, end)) return true;
        bindings_ = before;
      }
      // `x, $$$A` with nothing for the run, not even the comma.
      return false;
    }
    if (j < parts.size() && matches(wanted[i], parts[j]) && match_parts(wanted, i + 1, parts, j + 1))
      return true;
    bindings_ = before;
    const bool is_layout = j < parts.size() && parts[j].text() == "," && wanted[i].text() != "," &&
                           !(i > 0 && is_run(wanted[i - 1]));
    return is_layout && match_parts(wanted, i, parts, j + 1);
  }

  ParsedText pattern_;
  pattern::Variables variables_;
  std::optional<pattern::Bindings> bindings_;
  syntax::Node node_;
};

}  // namespace aioshift::rewrite
