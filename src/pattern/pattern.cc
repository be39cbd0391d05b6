#include "pattern/pattern.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <span>

#include "pattern/metavariable.h"
#include "pattern/reference.h"
#include "syntax/kind_names.h"
#include "text/source.h"

namespace aioshift::pattern {

using syntax::Kind;
using syntax::Node;
using syntax::NodeId;
using Type = PatternElement::Type;

namespace {

// Matching follows the pattern's nesting; nobody writes one that nests this deep.
constexpr std::size_t kDeepest = 200;

class PatternCompiler {
 public:
  PatternCompiler(bool qualified, Variables& variables) : qualified_(qualified), variables_(variables) {}

  tl::expected<Pattern, std::string> compile(const PatternSpec& spec) {
    auto source = text::Source::from_bytes(with_parsed_sigils(spec.context));
    if (!source) return tl::unexpected("the pattern is no UTF-8 text: " + source.error().message);
    const syntax::Tree tree = syntax::Tree::parse(*source);
    pattern_.strictness = spec.strictness;
    Node root;
    if (spec.selector) {
      const auto kind = syntax::kind_named(*spec.selector);
      if (!kind) return tl::unexpected(fmt::format("the selector `{}` is no kind of node", *spec.selector));
      for (NodeId id = 0; id < tree.size() && !root; ++id) {
        if (tree.data(id).kind == *kind && tree.node(id).is_named()) root = tree.node(id);
      }
      if (!root) {
        return tl::unexpected(
            fmt::format("the selector `{}` is no node of the context `{}`", *spec.selector, spec.context));
      }
      pattern_.root_kind = *kind;
    } else {
      auto single = single_node(tree, spec.context);
      if (!single) return tl::unexpected(single.error());
      root = *single;
    }
    if (!add(root, 0))
      return tl::unexpected(fmt::format("the pattern nests deeper than {} levels", kDeepest));
    if (pattern_.elements.front().type == Type::kRun) {
      return tl::unexpected(
          fmt::format("`{}` stands for any number of nodes, and a pattern is one: write `$NAME`, or put it "
                      "into a larger pattern",
                      spec.context));
    }
    pattern_.has_error = tree.data(root.id()).kind == Kind::error;
    return std::move(pattern_);
  }

 private:
  static std::size_t child_count(Node node) {
    std::size_t count = 0;
    for ([[maybe_unused]] const Node child : node.children()) ++count;
    return count;
  }

  static bool has_one_child(Node node) {
    const std::size_t count = child_count(node);
    return count == 1 || (count == 2 && (*++node.children().begin()).is_missing());
  }

  // The innermost node that is all there is: `foo()` is a call, not an expression statement.
  static tl::expected<Node, std::string> single_node(const syntax::Tree& tree, const std::string& text) {
    Node node = tree.root();
    if (node.children().empty()) return tl::unexpected(fmt::format("the pattern `{}` holds no code", text));
    if (!has_one_child(node)) {
      return tl::unexpected(fmt::format(
          "the pattern `{}` is more than one statement: a pattern is one node, `selector` picks one out of "
          "several",
          text));
    }
    while (has_one_child(node)) node = *node.children().begin();
    return node;
  }

  // The dotted path of a node that is a qualified name. `self` and `cls` are never imported.
  std::optional<std::string> name_of(Node node) const {
    if (!qualified_ || !node.is_one_of(Kind::identifier, Kind::attribute)) return std::nullopt;
    const Node first = syntax_first(node);
    if (!first || first.text() == "self" || first.text() == "cls") return std::nullopt;
    auto path = dotted_name(node);
    // A metavariable in it: its letter stands in no other identifier.
    if (!path || path->find(kParsedSigil) != std::string::npos) return std::nullopt;
    return path;
  }
  static Node syntax_first(Node node) { return first_name(node); }

  // False where the pattern nests too deep.
  bool add(Node node, std::size_t depth) {  // NOLINT(misc-no-recursion): bounded by kDeepest
    if (depth > kDeepest) return false;
    const std::size_t index = pattern_.elements.size();
    PatternElement element;
    element.kind = node.kind();
    if (const auto variable = parse_metavariable(node.text(), kParsedSigil)) {
      element.type = variable->is_multiple() ? Type::kRun : Type::kVariable;
      element.named_only = variable->named_only;
      if (!variable->name.empty())
        element.variable = variables_.intern(variable->name, variable->is_multiple());
      element.subtree_end = static_cast<std::uint32_t>(index + 1);
      pattern_.elements.push_back(std::move(element));
      return true;
    }
    const auto path = name_of(node);
    element.is_named = node.is_named();
    if (path) {
      element.type = Type::kName;
      element.text = *path;
      element.is_builtin = is_builtin_name(first_name(node).text());
      pattern_.has_names = true;
    } else if (node.children().empty()) {
      element.type = Type::kToken;
      element.text = node.text();
    } else {
      element.type = Type::kNode;
    }
    pattern_.elements.push_back(std::move(element));
    if (!path) {
      for (const Node child : node.children()) {
        if (!child.is_missing() && !add(child, depth + 1)) return false;
      }
    }
    pattern_.elements[index].subtree_end = static_cast<std::uint32_t>(pattern_.elements.size());
    return true;
  }

  bool qualified_;
  Variables& variables_;
  Pattern pattern_;
};

bool is_word(std::string_view text) {
  return text.size() > 1 && std::all_of(text.begin(), text.end(), [](char c) {
           return c == '_' || std::isalnum(static_cast<unsigned char>(c)) != 0 ||
                  (static_cast<unsigned char>(c) & 0x80U) != 0;
         });
}

// Single characters are in every file.
bool has_long_name(const Literal& literal) {
  return literal.text.size() > 1 || std::any_of(literal.tail.begin(), literal.tail.end(),
                                                [](const std::string& token) { return token.size() > 1; });
}

}  // namespace

PossibleKinds Pattern::possible_kinds() const {
  if (strictness == Strictness::kTemplate) return std::nullopt;
  KindSet kinds;
  const PatternElement& root = elements.front();
  if (root_kind) {
    kinds.insert(*root_kind);
  } else if (root.type == Type::kName) {
    kinds.insert(Kind::identifier);
    kinds.insert(Kind::attribute);
  } else if (root.type == Type::kVariable || (root.type == Type::kNode && root.kind == Kind::error)) {
    return std::nullopt;
  } else {
    kinds.insert(root.kind);
  }
  return kinds;
}

Literal Pattern::sequence_at(std::size_t index) const {
  const auto is_token = [this](std::size_t i, std::string_view text) {
    return i < elements.size() && elements[i].type == Type::kToken && elements[i].text == text;
  };
  const auto is_identifier = [this](std::size_t i) {
    return i < elements.size() && elements[i].type == Type::kToken && elements[i].kind == Kind::identifier;
  };
  Literal literal = Literal::name(elements[index].text);
  if (strictness == Strictness::kTemplate) return literal;
  std::size_t next = index + 1;
  for (; is_token(next, ".") && is_identifier(next + 1); next += 2) {
    literal.tail.emplace_back(".");
    literal.tail.push_back(elements[next + 1].text);
  }
  const bool is_called = next < elements.size() && elements[next].type == Type::kNode &&
                         elements[next].kind == Kind::argument_list && is_token(next + 1, "(");
  if (is_called) literal.tail.emplace_back("(");
  return literal;
}

RequiredLiterals Pattern::required_literals() const {
  RequiredLiterals result;
  const auto require = [&](std::string_view text) { result.all.push_back({std::string(text)}); };
  const auto require_name = [&](std::string_view name) {
    result.all.push_back({Literal::name(std::string(name))});
  };
  bool follows_run = false;
  for (std::size_t index = 0; index < elements.size(); ++index) {
    const PatternElement& element = elements[index];
    // Bare tokens behind a run are not looked at (tree_match.cc).
    follows_run =
        element.type == Type::kRun || (follows_run && element.type == Type::kToken && !element.is_named);
    if (follows_run) continue;
    if (element.type == Type::kName) {
      const std::string& path = element.text;
      require_name(std::string_view(path).substr(path.rfind('.') + 1));
    }
    if (element.type != Type::kToken) continue;
    if (element.is_named) {
      if (strictness == Strictness::kSignature) continue;
      if (element.kind == Kind::identifier) {
        Literal literal = sequence_at(index);
        index += literal.tail.size();
        if (literal.tail.size() % 2 == 1) --index;  // the argument list's node stands before its parenthesis
        if (has_long_name(literal)) result.all.push_back({std::move(literal)});
        continue;
      }
      // A string's content is a word or not; a single character is in every file.
      const bool is_one_line = element.text.find_first_of("\r\n") == std::string::npos;
      if (element.text.size() > 1 && is_one_line) require(element.text);
    } else if (is_word(element.text) && (strictness == Strictness::kCst || strictness == Strictness::kSmart ||
                                         strictness == Strictness::kTemplate)) {
      require_name(element.text);
    }
  }
  return result;
}

tl::expected<Pattern, std::string> compile_pattern(const PatternSpec& spec, bool qualified,
                                                   Variables& variables) {
  return PatternCompiler(qualified, variables).compile(spec);
}

}  // namespace aioshift::pattern
