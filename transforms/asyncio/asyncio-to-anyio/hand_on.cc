#include "hand_on.h"

#include <algorithm>

#include "rewrite/hoist.h"
#include "rewrite/layout.h"
#include "rewrite/statement_place.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms::asyncio_to_anyio {

using rewrite::Reason;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

// What black and ruff format take on a line.
constexpr std::size_t kLineWidth = 88;

bool has_line_break(std::string_view text) {
  return text.find_first_of("\r\n") != std::string_view::npos;
}

std::vector<Node> arguments_of(Node call) {
  std::vector<Node> arguments;
  for (const Node argument : call.child(Field::arguments).named_children()) arguments.push_back(argument);
  return arguments;
}

bool ends_in_comma(Node call) {
  const std::string_view text = call.child(Field::arguments).text();
  const std::size_t last = text.find_last_not_of(" \t\r\n", text.size() - 2);
  return last != std::string_view::npos && text[last] == ',';
}

class Writer {
 public:
  explicit Writer(const HandOn& request)
      : request_(request),
        tree_(request.outer.tree()),
        call_(request.inner ? request.inner : request.outer),
        arguments_(arguments_of(call_)) {}

  tl::expected<std::vector<text::Edit>, Reason> write() {
    if (!call_.child(Field::arguments).is(Kind::argument_list))
      return tl::unexpected(Reason::kUnsupportedArguments);
    if (loses_comment()) return tl::unexpected(Reason::kCommentInTheWay);
    if (auto edits = in_place(); fits(edits)) return edits;
    return laid_out();
  }

 private:
  bool loses_comment() const {
    std::vector<Node> kept = arguments_;
    if (request_.inner) kept.push_back(call_.child(Field::function));
    for (const auto& [node, text] : request_.others) kept.push_back(node);
    return !rewrite::comments_dropped(request_.outer, kept).empty();
  }

  std::string_view between(text::Offset begin, text::Offset end) const {
    return tree_.text().substr(begin, end - begin);
  }

  // The smallest edits: what is around function and arguments goes, and they stay where they are.
  std::vector<text::Edit> in_place() const {
    const Node outer_function = request_.outer.child(Field::function);
    const text::Offset behind_paren = request_.outer.child(Field::arguments).begin() + 1;
    std::vector<text::Edit> edits = {{outer_function.range(), request_.callee}};
    const std::string open = request_.partial.empty() ? "" : request_.partial + "(";
    text::Offset end = arguments_.empty() ? behind_paren : arguments_.back().end();
    if (request_.inner) {
      const Node function = call_.child(Field::function);
      edits.push_back({{behind_paren, function.begin()}, open});
      if (!arguments_.empty())
        edits.push_back({{function.end(), arguments_.front().begin()}, ", "});
      else
        end = function.end();
      const Node around = syntax::outermost_parentheses(call_);
      edits.push_back({{end, around.end()}, closing()});
    } else {
      edits.push_back({{arguments_.front().begin(), arguments_.front().begin()}, open});
      edits.push_back({{end, end}, closing()});
      if (!changes_layout()) align(outer_function, edits);
    }
    for (const auto& [node, text] : request_.others) {
      if (text != node.text()) edits.push_back({node.range(), text});
    }
    std::erase_if(edits, [&](const text::Edit& edit) {
      return between(edit.range.begin, edit.range.end) == edit.replacement;
    });
    return edits;
  }

  // Lines that are aligned with the first argument stay so.
  void align(Node function, std::vector<text::Edit>& edits) const {
    const text::Range list = request_.outer.child(Field::arguments).range();
    const std::string indentation = rewrite::block_indentation(tree_, request_.outer.begin());
    const std::size_t column = rewrite::column_of(tree_, function.begin()) + request_.callee.size();
    for (text::Edit& edit : rewrite::reindent(tree_, list, indentation, indentation, column, {}))
      edits.push_back(std::move(edit));
  }

  std::string closing() const {
    std::string text = request_.partial.empty() ? "" : ")";
    if (!request_.added.empty()) text += ", " + request_.added;
    return text;
  }

  // Whether the edits leave no line too long that was not, and no line break between arguments.
  bool fits(const std::vector<text::Edit>& edits) const {
    const bool breaks = has_break_between_parts();
    if (breaks) return !changes_layout();
    const text::LineIndex& lines = tree_.source().lines();
    const std::uint32_t first = lines.line_at(request_.outer.begin());
    if (first != lines.line_at(request_.outer.end())) return true;
    const std::size_t before = lines.content_range(tree_.text(), first).size();
    std::size_t after = before;
    for (const text::Edit& edit : edits) after += edit.replacement.size() - edit.range.size();
    return after <= kLineWidth || after <= before || !may_break();
  }

  // Whether the call is what a formatter would break: not one in the middle of what stands in brackets.
  bool may_break() const {
    if (!rewrite::is_inside_brackets(request_.outer)) return true;
    const Node around = request_.outer.parent().is(Kind::await) ? request_.outer.parent() : request_.outer;
    return syntax::is_first_on_line(tree_, around.begin());
  }

  // Nothing but the name of what is called is written anew.
  bool changes_layout() const {
    return request_.inner || !request_.partial.empty() || !request_.added.empty();
  }

  bool has_break_between_parts() const {
    std::vector<text::Range> parts;
    if (request_.inner) parts.push_back(call_.child(Field::function).range());
    for (const Node argument : arguments_) parts.push_back(argument.range());
    for (const auto& [node, text] : request_.others) parts.push_back(node.range());
    text::Offset at = request_.outer.child(Field::function).end();
    for (const text::Range part : parts) {
      if (has_line_break(between(at, part.begin))) return true;
      at = part.end;
    }
    return has_line_break(between(at, request_.outer.end()));
  }

  // One argument a line, or all on one where that is how they were and there is room.
  tl::expected<std::vector<text::Edit>, Reason> laid_out() const {
    const rewrite::StatementPlace place(syntax::statement_of(request_.outer));
    const std::string indentation(syntax::indentation_at(tree_, request_.outer.begin()));
    const std::size_t column = rewrite::column_of(tree_, request_.outer.begin());
    const bool is_inner_magic = request_.inner && ends_in_comma(request_.inner);
    const bool is_magic = ends_in_comma(request_.outer) || (is_inner_magic && request_.partial.empty());
    const std::size_t rest = rest_of_last_line();

    const std::string deeper = indentation + place.unit();
    std::vector<std::string> handed = elements(deeper);
    if (!request_.partial.empty()) {
      const bool is_partial_magic = request_.inner ? is_inner_magic : is_magic;
      const std::string flat = call_text(request_.partial, handed);
      const bool is_flat =
          !is_partial_magic && !has_line_break(flat) && deeper.size() + flat.size() + 1 <= kLineWidth;
      handed = {is_flat ? flat
                        : broken_call(place, request_.partial, elements(deeper + place.unit()), deeper,
                                      is_partial_magic)};
    }
    for (const auto& [node, text] : request_.others) handed.push_back(text);
    if (!request_.added.empty()) handed.push_back(request_.added);

    const std::string flat = call_text(request_.callee, handed);
    const bool is_flat = !is_magic && !has_line_break(flat) && column + flat.size() + rest <= kLineWidth;
    return std::vector<text::Edit>{
        {request_.outer.range(),
         is_flat ? flat : broken_call(place, request_.callee, handed, indentation, is_magic)}};
  }

  // Function and arguments, as they are written where their lines are indented by `indentation`.
  std::vector<std::string> elements(const std::string& indentation) const {
    std::vector<std::string> texts;
    if (request_.inner) texts.push_back(moved(call_.child(Field::function), indentation));
    for (const Node argument : arguments_) texts.push_back(moved(argument, indentation));
    return texts;
  }

  std::string moved(Node node, const std::string& indentation) const {
    const text::Range range = node.range();
    if (!has_line_break(node.text())) return std::string(node.text());
    std::vector<text::Edit> edits = rewrite::reindent(
        tree_, range, rewrite::block_indentation(tree_, range.begin), indentation, indentation.size(), {});
    text::sort_edits(edits);
    for (text::Edit& edit : edits) {
      edit.range.begin -= range.begin;
      edit.range.end -= range.begin;
    }
    return text::apply_edits(node.text(), edits);
  }

  static std::string joined_by_commas(const std::vector<std::string>& elements) {
    std::string text;
    for (const std::string& element : elements) text += (text.empty() ? "" : ", ") + element;
    return text;
  }

  static std::string call_text(const std::string& callee, const std::vector<std::string>& elements) {
    return callee + "(" + joined_by_commas(elements) + ")";
  }

  // The arguments on a line of their own where they fit there and no comma asks for one line each.
  static std::string broken_call(const rewrite::StatementPlace& place, const std::string& callee,
                                 const std::vector<std::string>& elements, const std::string& indentation,
                                 bool is_magic) {
    const std::string line = place.next_line(indentation + place.unit());
    const std::string end = place.next_line(indentation) + ")";
    const std::string joined = joined_by_commas(elements);
    const std::size_t width = indentation.size() + place.unit().size() + joined.size();
    const bool is_one = elements.size() == 1;
    if (is_one || (!is_magic && !has_line_break(joined) && width <= kLineWidth))
      return callee + "(" + line + joined + end;
    std::string text = callee + "(";
    for (const std::string& element : elements) text += line + element + ",";
    return text + end;
  }

  std::size_t rest_of_last_line() const {
    const text::LineIndex& lines = tree_.source().lines();
    const text::Offset end = request_.outer.end();
    return lines.content_range(tree_.text(), lines.line_at(end)).end - end;
  }

  const HandOn& request_;
  const syntax::Tree& tree_;
  Node call_;  // that has the function's arguments
  std::vector<Node> arguments_;
};

}  // namespace

bool needs_partial(Node call) {
  const auto arguments = arguments_of(call);
  return std::any_of(arguments.begin(), arguments.end(), [](Node argument) {
    return argument.is_one_of(Kind::keyword_argument, Kind::dictionary_splat);
  });
}

tl::expected<std::vector<text::Edit>, Reason> hand_on(const HandOn& request) {
  return Writer(request).write();
}

}  // namespace aioshift::transforms::asyncio_to_anyio
