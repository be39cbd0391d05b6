#include "rewrite/hoist.h"

#include <algorithm>
#include <optional>
#include <set>

#include "rewrite/fresh_name.h"
#include "rewrite/layout.h"
#include "rewrite/precedence.h"
#include "rewrite/statement_place.h"
#include "semantics/evaluation.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rewrite {

using semantics::EvaluationContext;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;
using text::Edit;
using text::Offset;

namespace {

// An expression to evaluate before everything that follows, and its name if it needs a variable.
struct Step {
  Node node;
  std::string_view name;
};

bool gets_parentheses(Node replaced, Node kept) {
  if (needs_parentheses(kept, replaced)) return true;
  return breaks_lines_in_the_open(kept) && !is_inside_brackets(replaced);
}

class BlockWriter {
 public:
  BlockWriter(const FileModel& model, const BlockRequest& request) : model_(model), request_(request) {}

  tl::expected<std::vector<Edit>, Reason> write() {
    auto context = statement_around(request_.expression);
    if (!context) return tl::unexpected(context.error());
    context_ = std::move(*context);
    statement_ = context_.statement;
    if (binds(request_.replaced) || yields(request_.replaced))
      return tl::unexpected(Reason::kEvaluationOrder);

    if (auto hoisted = hoist_what_comes_before(); !hoisted) return tl::unexpected(hoisted.error());
    const bool kept_is_variable = is_hoisted(request_.kept);
    for (Edit& edit : replace_by_part(request_.replaced, request_.kept)) {
      if (kept_is_variable) edit.replacement.clear();
      inner_.push_back(std::move(edit));
    }
    text::sort_edits(inner_);
    place_.emplace(statement_);
    indent_ = place_->indentation();
    unit_ = place_->unit();

    if (syntax::is_simple_statement(statement_.kind()) && !context_.suspends_after) {
      wrap_statement();
    } else {
      assign_in_block(leaves_steps_in_place_ ? context_.root : request_.expression);
    }
    for (Edit& edit : place_->open(std::move(open_with_))) edits_.push_back(std::move(edit));
    text::sort_edits(edits_);
    return std::move(edits_);
  }

 private:
  // `:=` and `yield` inside what is taken apart would have to move with it.
  static bool binds(Node node) { return syntax::holds(node, Kind::named_expression); }
  static bool yields(Node node) { return syntax::holds(node, Kind::yield); }

  // Everything that is evaluated before the block's own expression, as far as its order against
  // a suspension matters: variables in front take the place of what cannot be moved unnoticed.
  tl::expected<void, Reason> hoist_what_comes_before() {
    std::vector<Step> steps;
    for (const Node node : context_.before) {
      if (auto added = add_steps(node, "", steps); !added) return added;
    }
    std::size_t needed = context_.suspends_after ? steps.size() : 0;
    for (std::size_t i = 0; i < request_.operands.size(); ++i) {
      const Operand& operand = request_.operands[i];
      const bool later_suspends =
          std::any_of(request_.operands.begin() + static_cast<std::ptrdiff_t>(i) + 1, request_.operands.end(),
                      [](const Operand& later) { return semantics::suspends(later.node); });
      if (later_suspends || !semantics::suspends(operand.node)) {
        steps.push_back({operand.node, operand.name});
        continue;
      }
      const auto parts = semantics::operands(operand.node);
      if (!parts) return tl::unexpected(Reason::kEvaluationOrder);
      for (const Node part : *parts) {
        if (auto added = add_steps(part, part == operand.node ? operand.name : "", steps); !added)
          return added;
      }
    }
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (semantics::suspends(steps[i].node)) needed = std::max(needed, i + 1);
    }
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const Step& step = steps[i];
      if (semantics::is_stable(model_, step.node)) continue;
      if (i >= needed) {
        leaves_steps_in_place_ = leaves_steps_in_place_ || !step.node.is_inside(request_.expression);
        continue;
      }
      // The target of an augmented assignment is read first and written last: no variable can take
      // its place.
      if (step.node.field() == Field::left && step.node.parent().is(Kind::augmented_assignment)) {
        return tl::unexpected(Reason::kEvaluationOrder);
      }
      // What a walrus assigns would be seen by names in front of it that stay where they are.
      if (binds(step.node)) return tl::unexpected(Reason::kEvaluationOrder);
      if (step.node.is_one_of(Kind::list_splat, Kind::dictionary_splat, Kind::interpolation, Kind::slice)) {
        return tl::unexpected(Reason::kEvaluationOrder);
      }
      hoisted_.push_back(step);
    }
    for (const Step& step : hoisted_) {
      const std::string name =
          step.name.empty() ? fresh_name(model_, statement_, {name_for_value(step.node), "value"}, taken_)
                            : fresh_name(model_, statement_, {step.name}, taken_);
      // The call's other arguments go from here, to the header.
      const bool goes = step.node.is_inside(request_.replaced) && !step.node.is_inside(request_.kept);
      (goes ? outer_ : inner_).push_back({step.node.range(), name});
      hoisted_names_.push_back(name);
    }
    return {};
  }

  tl::expected<void, Reason> add_steps(Node node, std::string_view name, std::vector<Step>& steps) {
    if (node.is(Kind::pair)) {
      steps.push_back({node.child(Field::key), {}});
      node = node.child(Field::value);
    }
    if (node.is(Kind::keyword_argument)) node = node.child(Field::value);
    steps.push_back({node, name});
    return {};
  }

  std::string next_line(std::string_view indent) const { return place_->next_line(indent); }

  // The lines in front of the block: comments that have no other place, and assignments.
  std::string lines_in_front() const {
    std::string text;
    std::vector<Node> spared = {request_.kept};
    for (const auto& part : request_.header) {
      if (const Node* node = std::get_if<Node>(&part)) spared.push_back(*node);
    }
    for (const Node comment : comments_dropped(request_.replaced, spared)) {
      text += std::string(comment.text()) + next_line(indent_);
    }
    for (std::size_t i = 0; i < hoisted_.size(); ++i) {
      const Node value = without_parentheses(hoisted_[i].node);
      const std::string left = hoisted_names_[i] + " = ";
      text += left + moved(value, indent_, left.size(), /*whole=*/true) + next_line(indent_);
    }
    const std::size_t line_begin = text.size();
    for (const auto& part : request_.header) {
      if (const std::string* literal = std::get_if<std::string>(&part)) {
        text += *literal;
        continue;
      }
      const Node node = std::get<Node>(part);
      if (is_hoisted(node) || !breaks_lines_in_the_open(node)) {
        text += moved(node, indent_, text.size() - line_begin, /*whole=*/false);
      } else {
        // On lines of its own between the header's brackets.
        text += next_line(indent_ + unit_) + moved(node, indent_ + unit_, 0, /*whole=*/false) +
                next_line(indent_);
      }
    }
    return text + next_line(indent_ + unit_);
  }

  bool is_hoisted(Node node) const {
    return std::any_of(hoisted_.begin(), hoisted_.end(),
                       [node](const Step& step) { return step.node == node; });
  }

  // What stands between parentheses that a place of its own does not need.
  static Node without_parentheses(Node node) {
    while (node.is(Kind::parenthesized_expression) && node.named_child_count() == 1 &&
           !node.child(Kind::comment) &&
           !node.named_child(0).is_one_of(Kind::yield, Kind::named_expression)) {
      node = node.named_child(0);
    }
    return node;
  }

  // The text of a node as it stands elsewhere, from the end of `in_front` on, with the edits made
  // inside it. `whole`: the node itself is what is moved, so its own replacement by a variable does
  // not count.
  std::string moved(Node node, std::string_view to, std::size_t in_front, bool whole) const {
    const std::vector<Edit>& replacements = edits_inside(node);
    std::vector<Edit> edits;
    for (const Edit& edit : replacements) {
      if (node.range().contains(edit.range) && !(whole && edit.range == node.range())) edits.push_back(edit);
    }
    const bool open = whole && breaks_lines_in_the_open(node);
    for (Edit& edit : reindented(node, to, to.size() + in_front + (open ? 1 : 0), edits))
      edits.push_back(std::move(edit));
    text::sort_edits(edits);
    for (Edit& edit : edits) edit.range = {edit.range.begin - node.begin(), edit.range.end - node.begin()};
    const std::string text = text::apply_edits(node.text(), edits);
    return open ? "(" + text + ")" : text;
  }

  const std::vector<Edit>& edits_inside(Node node) const {
    return node.is_inside(request_.replaced) && !node.is_inside(request_.kept) ? outer_ : inner_;
  }

  // Edits that bring the node's lines to the indentation `to`, where it begins in `column`. What is
  // kept of a call whose bracket opened a line before moves to the call's place.
  std::vector<Edit> reindented(Node node, std::string_view to, std::size_t column,
                               std::vector<Edit> except) const {
    std::vector<Edit> edits;
    const syntax::Tree& tree = model_.tree;
    const std::string from = block_indentation(tree, node.begin());
    const Node kept = request_.kept;
    const Node replaced = request_.replaced;
    if (kept.is_inside(node) && kept != node) {
      const std::string line_from = block_indentation(tree, replaced.begin());
      std::string kept_to(to);
      if (line_from.starts_with(from)) kept_to += line_from.substr(from.size());
      const auto& lines = tree.source().lines();
      std::size_t kept_column = lines.line_at(replaced.begin()) == lines.line_at(node.begin())
                                    ? column + (replaced.begin() - node.begin())
                                    : column_of(tree, replaced.begin()) + to.size() - from.size();
      if (breaks_lines_in_the_open(kept)) kept_to += unit_;
      if (gets_parentheses(replaced, kept)) ++kept_column;
      edits =
          reindent(tree, kept.range(), block_indentation(tree, kept.begin()), kept_to, kept_column, except);
      except.push_back({kept.range(), {}});
    }
    for (Edit& edit : reindent(tree, node.range(), from, to, column, except))
      edits.push_back(std::move(edit));
    return edits;
  }

  void wrap_statement() {
    edits_ = inner_;
    const std::string deeper = indent_ + unit_;
    for (Edit& edit : reindented(statement_, deeper, deeper.size(), inner_))
      edits_.push_back(std::move(edit));
    open_with_ = lines_in_front();
  }

  // `name = expression` in the block, the name in the expression's place: the block's expression
  // alone, or, where something with an effect comes before it, the whole header's, since then
  // nothing else suspends in it.
  void assign_in_block(Node expression) {
    while (expression.is(Kind::parenthesized_expression) && expression.named_child_count() == 1) {
      expression = expression.named_child(0);
    }
    if (!expression.is(Kind::named_expression) && is_assigned_at_once(expression))
      expression = walrus_around(expression);
    Node replaced = expression;
    std::string name;
    if (expression.is(Kind::named_expression)) {
      // `if (line := await ...):` has the name that the assignment needs.
      name = expression.child(Field::name).text();
      expression = expression.child(Field::value);
    } else {
      name = name_for_assignment(expression);
    }
    while (has_needless_parentheses(replaced)) replaced = replaced.parent();
    const std::string left = name + " = ";
    open_with_ = lines_in_front() + left +
                 moved(without_parentheses(expression), indent_ + unit_, left.size(), /*whole=*/true) +
                 next_line(indent_);
    for (const Edit& edit : inner_) {
      if (!replaced.range().contains(edit.range)) edits_.push_back(edit);
    }
    edits_.push_back({replaced.range(), name});
  }

  static Node walrus_around(Node expression) { return expression.ancestor(Kind::named_expression); }

  // Whether the expression is the value of a walrus, and nothing evaluated before could tell if
  // that were assigned in front of the statement.
  bool is_assigned_at_once(Node expression) const {
    const Node node = syntax::outermost_parentheses(expression);
    if (!node.parent().is(Kind::named_expression)) return false;
    const std::string_view name = node.parent().child(Field::name).text();
    return std::none_of(context_.before.begin(), context_.before.end(), [name](Node before) {
      for (NodeId id = before.id(); id < before.subtree_end(); ++id) {
        const Node inner = before.tree().node(id);
        if (inner.is(Kind::identifier) && inner.text() == name) return true;
      }
      return false;
    });
  }

  std::string name_for_assignment(Node expression) {
    std::string_view own =
        expression == request_.expression ? name_for_value(request_.kept) : std::string_view();
    switch (expression == context_.root ? statement_.kind() : Kind::expression_statement) {
      case Kind::for_statement:
        return fresh_name(model_, statement_, {own, "items", "iterable"}, taken_);
      case Kind::with_statement:
        return fresh_name(model_, statement_, {own, "resource", "manager"}, taken_);
      case Kind::match_statement:
        return fresh_name(model_, statement_, {own, "subject", "value"}, taken_);
      default:
        return fresh_name(model_, statement_, {own, "result", "value", "outcome"}, taken_);
    }
  }

  const FileModel& model_;
  const BlockRequest& request_;
  EvaluationContext context_;
  Node statement_;
  std::string indent_;  // of the statement, once it has a line of its own
  std::string unit_;
  std::optional<StatementPlace> place_;
  std::vector<Edit> inner_;  // inside the expression: the call gives way, variables take places
  std::vector<Edit> outer_;  // inside what goes into the header: variables take places
  std::vector<Step> hoisted_;
  std::vector<std::string> hoisted_names_;
  std::set<std::string> taken_;
  bool leaves_steps_in_place_ = false;  // something with an effect precedes the expression, unmoved
  std::string open_with_;  // what stands between the statement's old beginning and its first word
  std::vector<Edit> edits_;
};

}  // namespace

std::vector<Edit> replace_by_part(Node replaced, Node kept) {
  const bool brackets = gets_parentheses(replaced, kept);
  return {{{replaced.begin(), kept.begin()}, brackets ? "(" : ""},
          {{kept.end(), replaced.end()}, brackets ? ")" : ""}};
}

std::vector<Node> comments_dropped(Node replaced, const std::vector<Node>& spared) {
  std::vector<Node> comments;
  const syntax::Tree& tree = replaced.tree();
  for (NodeId id = replaced.id(); id < replaced.subtree_end(); ++id) {
    const Node node = tree.node(id);
    if (!node.is(Kind::comment)) continue;
    const bool kept =
        std::any_of(spared.begin(), spared.end(), [node](Node spare) { return node.is_inside(spare); });
    if (!kept) comments.push_back(node);
  }
  return comments;
}

tl::expected<std::vector<Edit>, Reason> wrap_in_block(const FileModel& model, const BlockRequest& request) {
  return BlockWriter(model, request).write();
}

}  // namespace aioshift::rewrite
