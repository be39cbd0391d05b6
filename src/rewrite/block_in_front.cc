#include "rewrite/block_in_front.h"

#include <algorithm>
#include <optional>

#include "rewrite/fresh_name.h"
#include "rewrite/layout.h"
#include "rewrite/precedence.h"
#include "rewrite/removal.h"
#include "rewrite/statement_place.h"
#include "semantics/evaluation.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rewrite {

using semantics::FileModel;
using syntax::Field;
using syntax::holds;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;
using text::Edit;

namespace {

constexpr std::size_t kLineLength = 88;  // black's and ruff's default

bool is_comprehension(Node node) {
  return node.is_one_of(Kind::list_comprehension, Kind::set_comprehension, Kind::generator_expression);
}

bool is_on_one_line(Node node) {
  const text::LineIndex& lines = node.tree().source().lines();
  return lines.line_at(node.begin()) == lines.line_at(node.end());
}

class Writer {
 public:
  Writer(const FileModel& model, const BlockInFront& block, std::set<std::string>& taken)
      : model_(model), block_(block), taken_(taken) {}

  tl::expected<std::vector<Edit>, Reason> write() {
    auto context = statement_around(block_.expression);
    if (!context) return tl::unexpected(context.error());
    statement_ = context->statement;
    if (holds(block_.expression, Kind::yield)) return tl::unexpected(Reason::kEvaluationOrder);
    if (auto hoisted = hoist(*context); !hoisted) return tl::unexpected(hoisted.error());
    place_.emplace(statement_);
    if (block_.statements.empty()) {
      write_block();
    } else if (auto wrapped = wrap_statements(); !wrapped) {
      return tl::unexpected(wrapped.error());
    }
    text::sort_edits(edits_);
    return std::move(edits_);
  }

 private:
  struct Hoisted {
    Node node;
    std::string name;
  };

  // What is evaluated before the expression, and could tell the difference, is so in front of the block.
  tl::expected<void, Reason> hoist(const semantics::EvaluationContext& context) {
    for (Node node : context.before) {
      if (node.is(Kind::pair)) {
        // Key and value are evaluated one after the other.
        for (const Node part : {node.child(Field::key), node.child(Field::value)}) {
          if (auto done = hoist_one(part); !done) return done;
        }
        continue;
      }
      if (node.is(Kind::keyword_argument)) node = node.child(Field::value);
      if (auto done = hoist_one(node); !done) return done;
    }
    return {};
  }

  tl::expected<void, Reason> hoist_one(Node node) {
    if (semantics::is_stable(model_, node) || is_stable_method(model_, node)) return {};
    const bool is_fixed = node.field() == Field::left && node.parent().is(Kind::augmented_assignment);
    if (is_fixed || holds(node, Kind::named_expression) || !block_.statements.empty() ||
        node.is_one_of(Kind::list_splat, Kind::dictionary_splat, Kind::interpolation, Kind::slice)) {
      return tl::unexpected(Reason::kEvaluationOrder);
    }
    const std::string name = fresh_name(model_, statement_, {name_for_value(node), "value"}, taken_);
    hoisted_.push_back({node, name});
    return {};
  }

  std::string indentation(std::size_t depth) const {
    std::string text = place_->indentation();
    for (std::size_t i = 0; i < depth; ++i) text += place_->unit();
    return text;
  }

  // The node's text as it stands at `to` from `column` on, with the edits made inside it.
  std::string moved(Node node, const std::string& to, std::size_t column) const {
    std::vector<Edit> edits;
    for (const Edit& edit : block_.edits) {
      if (node.range().contains(edit.range)) edits.push_back(edit);
    }
    const std::string from = block_indentation(model_.tree, node.begin());
    for (Edit& edit : reindent(model_.tree, node.range(), from, to, column, edits))
      edits.push_back(std::move(edit));
    text::sort_edits(edits);
    for (Edit& edit : edits) edit.range = {edit.range.begin - node.begin(), edit.range.end - node.begin()};
    return text::apply_edits(node.text(), edits);
  }

  std::string joined(const Template& content, const std::string& to) const {
    std::string text;
    for (const auto& part : content) {
      if (const std::string* literal = std::get_if<std::string>(&part)) {
        text += *literal;
        continue;
      }
      const Node node = std::get<Node>(part);
      const bool opens = breaks_lines_in_the_open(node);
      text += (opens ? "(" : "") + moved(node, to, to.size() + text.size() + (opens ? 1 : 0)) +
              (opens ? ")" : "");
    }
    return text;
  }

  // `f(x)`, the element of a comprehension, with its argument on a line of its own.
  std::string call_on_lines(const std::string& call, const std::string& to) const {
    const std::size_t open =
        call.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.");
    if (open == std::string::npos || open == 0 || call[open] != '(' || call.back() != ')') return call;
    return call.substr(0, open + 1) + place_->next_line(to + place_->unit()) +
           call.substr(open + 1, call.size() - open - 2) + place_->next_line(to) + ")";
  }

  // A comprehension on one line, with what its brackets hold on a line of its own, or one clause to a line.
  std::string spread(Node comprehension, const std::string& to) const {
    const std::string inside = to + place_->unit();
    std::string text;
    std::size_t begin = 0;
    const std::string all = moved(comprehension, to, 0);
    if (inside.size() + all.size() - 2 <= kLineLength)
      return all.front() + place_->next_line(inside) + all.substr(1, all.size() - 2) + place_->next_line(to) +
             all.back();
    const auto clauses = clause_offsets(comprehension);
    const auto cut = [&](std::size_t at) {
      std::string piece = all.substr(begin, at - begin);
      piece.erase(piece.find_last_not_of(' ') + 1);
      if (begin != 0 && inside.size() + piece.size() > kLineLength) piece = call_on_lines(piece, inside);
      text += piece + place_->next_line(inside);
      begin = all.find_first_not_of(' ', at);
    };
    cut(1);
    for (const std::size_t clause : clauses) cut(clause);
    text += all.substr(begin, all.size() - 1 - begin);
    text.erase(text.find_last_not_of(' ') + 1);
    return text + place_->next_line(to) + all.back();
  }

  // Where the clauses begin in the moved text.
  std::vector<std::size_t> clause_offsets(Node comprehension) const {
    std::vector<std::size_t> offsets;
    for (const Node child : comprehension.named_children()) {
      if (!child.is_one_of(Kind::for_in_clause, Kind::if_clause)) continue;
      std::size_t offset = child.begin() - comprehension.begin();
      for (const Edit& edit : block_.edits) {
        if (!comprehension.range().contains(edit.range) || edit.range.end > child.begin()) continue;
        offset += edit.replacement.size();
        offset -= edit.range.size();
      }
      offsets.push_back(offset);
    }
    return offsets;
  }

  // Broken at its first node that stands alone in brackets, or is a comprehension.
  std::string folded(const Template& content, const std::string& to) const {
    std::string text;
    for (std::size_t i = 0; i < content.size(); ++i) {
      const Node* node = std::get_if<Node>(&content[i]);
      const bool is_cut = node != nullptr && text.find('\n') == std::string::npos && is_on_one_line(*node);
      if (is_cut && is_comprehension(*node)) {
        text += spread(*node, to);
      } else if (is_cut && (text.ends_with('(') || text.ends_with('['))) {
        const std::string inside = to + place_->unit();
        text += place_->next_line(inside) + moved(*node, inside, inside.size()) + place_->next_line(to);
      } else {
        text += joined({content[i]}, to);
      }
    }
    return text;
  }

  // One line or more, the last one without its end.
  std::string written(const BlockLine& line, std::size_t depth) const {
    const std::string to = indentation(depth + line.depth);
    std::string text;
    for (const Node comment : line.comments_above)
      text += to + std::string(comment.text()) + place_->next_line("");
    std::string content = joined(line.content, to);
    const bool is_single = content.find_first_of("\r\n") == std::string::npos;
    if (is_single && to.size() + content.size() > kLineLength) content = folded(line.content, to);
    text += to + content;
    if (line.comment_behind) text += "  " + std::string(line.comment_behind.text());
    for (const Node comment : line.comments_below)
      text += place_->next_line(to) + std::string(comment.text());
    return text;
  }

  std::vector<std::string> lines_in_front() const {
    std::vector<std::string> lines;
    for (const Hoisted& hoisted : hoisted_) {
      BlockLine line;
      line.content = {hoisted.name + " = ", syntax::without_parentheses(hoisted.node)};
      lines.push_back(written(line, 0));
    }
    for (const BlockLine& line : block_.before) lines.push_back(written(line, 0));
    for (std::size_t i = 0; i < block_.header.size(); ++i) lines.push_back(indentation(i) + block_.header[i]);
    return lines;
  }

  std::vector<std::string> lines_inside_and_behind() const {
    std::vector<std::string> lines;
    for (const BlockLine& line : block_.lines) lines.push_back(written(line, block_.header.size()));
    for (const BlockLine& line : block_.behind) lines.push_back(written(line, 0));
    return lines;
  }

  // The lines as they stand where the first one's indentation, the statement's, is written already; what
  // follows begins at that indentation too.
  std::string in_place(const std::vector<std::string>& lines, bool is_followed) const {
    std::string text;
    for (const std::string& line : lines) text += (text.empty() ? "" : place_->next_line("")) + line;
    text.erase(0, std::min(text.size(), place_->indentation().size()));
    return is_followed ? text + place_->next_line(place_->indentation()) : text;
  }

  void replace_expression() {
    Node replaced = block_.expression;
    while (has_needless_parentheses(replaced)) replaced = replaced.parent();
    for (const Hoisted& hoisted : hoisted_) edits_.push_back({hoisted.node.range(), hoisted.name});
    edits_.push_back({replaced.range(), block_.result});
  }

  void open(std::string in_front) {
    for (Edit& edit : place_->open(std::move(in_front))) edits_.push_back(std::move(edit));
  }

  // The comment to people on the last line of the statement; what tools read stays at the line it is about.
  std::optional<text::Range> comment_behind_statement() const {
    const text::LineIndex& index = model_.tree.source().lines();
    const std::string_view all = model_.tree.text();
    const text::Offset end = index.content_range(all, index.line_at(statement_.end())).end;
    const std::string_view rest = all.substr(statement_.end(), end - statement_.end());
    const std::size_t begin = rest.find_first_not_of(" \t");
    if (begin == std::string_view::npos || rest[begin] != '#') return std::nullopt;
    for (const std::string_view tool : {"noqa", "type:", "pylint", "pyright", "fmt:", "pragma", "aioshift"}) {
      if (rest.find(tool, begin) != std::string_view::npos) return std::nullopt;
    }
    return text::Range{static_cast<text::Offset>(statement_.end() + begin), end};
  }

  void write_block() {
    std::vector<std::string> lines = lines_in_front();
    for (std::string& line : lines_inside_and_behind()) lines.push_back(std::move(line));
    if (!block_.result.empty()) {
      replace_expression();
      open(in_place(lines, true));
      return;
    }
    // The statement gives way to the last line, and what is said of it stands where the block begins.
    if (const auto comment = comment_behind_statement()) {
      const std::string_view all = model_.tree.text();
      lines[lines_in_front().size() - 1] +=
          "  " + std::string(all.substr(comment->begin, comment->end - comment->begin));
      edits_.push_back({{statement_.end(), comment->end}, ""});
    }
    const std::string last = lines.back();
    lines.pop_back();
    const std::size_t depth = last.find_first_not_of(" \t") - place_->indentation().size();
    open(in_place(lines, true) + last.substr(place_->indentation().size(), depth));
    edits_.push_back({statement_.range(), last.substr(place_->indentation().size() + depth)});
  }

  tl::expected<void, Reason> wrap_statements() {
    const Node first = block_.statements.front();
    const Node last = block_.statements.back();
    const syntax::Tree& tree = model_.tree;
    if (!place_->begins_line()) return tl::unexpected(Reason::kDoesNotFit);
    for (const Node statement : block_.statements) {
      if (!begins_line(tree, statement.begin())) return tl::unexpected(Reason::kDoesNotFit);
    }
    for (const Edit& edit : block_.edits) edits_.push_back(edit);
    const std::string from = place_->indentation();
    const std::string to = indentation(block_.header.size());
    const text::Range range = {first.begin(), last.end()};
    for (Edit& edit : reindent(tree, range, from, to, to.size(), block_.edits))
      edits_.push_back(std::move(edit));
    edits_.push_back(
        {{first.begin(), first.begin()}, in_place(lines_in_front(), true) + to.substr(from.size())});
    const std::vector<std::string> lines = lines_inside_and_behind();
    if (!block_.result.empty()) {
      replace_expression();
      if (!lines.empty()) open(in_place(lines, true));
      return {};
    }
    if (lines.empty()) {
      auto removed = removal_edits(statement_, statement_.range());
      if (!removed) return tl::unexpected(removed.error());
      for (Edit& edit : *removed) edits_.push_back(std::move(edit));
      return {};
    }
    edits_.push_back({statement_.range(), in_place(lines, false)});
    return {};
  }

  const FileModel& model_;
  const BlockInFront& block_;
  std::set<std::string>& taken_;
  Node statement_;
  std::optional<StatementPlace> place_;
  std::vector<Hoisted> hoisted_;
  std::vector<Edit> edits_;
};

bool is_property(const FileModel& model, std::string_view name) {
  for (const semantics::Binding& binding : model.scopes.all_bindings()) {
    if (binding.kind != semantics::BindingKind::kFunction || binding.name.text() != name) continue;
    if (binding.binder.parent().is(Kind::decorated_definition)) return true;
  }
  return false;
}

}  // namespace

bool is_stable_method(const FileModel& model, Node attribute) {
  if (!attribute.is(Kind::attribute) || attribute.field() != Field::function ||
      !attribute.parent().is(Kind::call))
    return false;
  const std::string_view name = attribute.child(Field::attribute).text();
  if (model.scopes.is_attribute_assigned(name) || is_property(model, name)) return false;
  return semantics::is_stable(model, attribute.child(Field::object));
}

tl::expected<std::vector<Edit>, Reason> put_block_in_front(const FileModel& model, const BlockInFront& block,
                                                           std::set<std::string>& taken) {
  return Writer(model, block, taken).write();
}

}  // namespace aioshift::rewrite
