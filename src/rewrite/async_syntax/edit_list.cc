#include "rewrite/async_syntax/edit_list.h"

#include <algorithm>

#include "rewrite/import_block.h"
#include "rewrite/layout.h"
#include "rewrite/token.h"

namespace aioshift::rewrite {

using syntax::Node;
using text::Edit;

namespace {

// The lines of `text` that begin in it, each with `indentation` in front.
std::string deeper_lines(std::string_view text, std::string_view indentation, bool begins_line) {
  std::string result;
  for (const char c : text) {
    const bool is_line_end = c == '\n' || c == '\r';
    if (begins_line && !is_line_end) result += indentation;
    begins_line = is_line_end;
    result += c;
  }
  return result;
}

// The lines of `text` that begin in it, each without so many of the bytes that indent it.
std::string shallower_lines(std::string_view text, std::size_t less, bool begins_line) {
  std::string result;
  std::size_t left = begins_line ? less : 0;
  for (const char c : text) {
    const bool is_blank = c == ' ' || c == '\t';
    if (is_blank && left > 0) {
      --left;
      continue;
    }
    left = c == '\n' || c == '\r' ? less : 0;
    result += c;
  }
  return result;
}

// Whether a blank line divides what is imported from what follows: it is a section of its own.
bool is_section(const Edit& import) {
  const std::string_view text = import.replacement;
  return text.ends_with("\n\n") || text.ends_with("\r\n\r\n");
}

}  // namespace

void AsyncEditList::open(Node node, std::string text) {
  pieces_.push_back({{{node.begin(), node.begin()}, std::move(text)}, Rank::kOpen, node.id()});
}

void AsyncEditList::close(Node node, std::string text) {
  pieces_.push_back({{{node.end(), node.end()}, std::move(text)}, Rank::kClose, node.id()});
}

void AsyncEditList::open_around(Node node, std::string text) {
  open(node, std::move(text));
  pieces_.back().layer = Layer::kAround;
}

void AsyncEditList::close_around(Node node, std::string text) {
  close(node, std::move(text));
  pieces_.back().layer = Layer::kAround;
}

void AsyncEditList::replace(text::Range range, std::string text) {
  pieces_.push_back({{range, std::move(text)}, Rank::kReplace, 0});
}

void AsyncEditList::add_lines(Edit edit, Node anchor) {
  const Rank rank = edit.range.empty() ? Rank::kLines : Rank::kReplace;
  pieces_.push_back({std::move(edit), rank, anchor.id()});
}

void AsyncEditList::add_lines_in_front(Edit edit, Node statement) {
  add_lines(std::move(edit), statement);
  pieces_.back().is_in_front = true;
}

void AsyncEditList::add_lines_before_block(Edit edit, Node statement) {
  add_lines(std::move(edit), statement);
  pieces_.back().is_before_block = true;
}

void AsyncEditList::add_lines_around(Edit edit, Node anchor, Layer layer) {
  add_lines_in_front(std::move(edit), anchor);
  pieces_.back().layer = layer;
}

void AsyncEditList::add_footer(Edit edit, Node anchor, Layer layer) {
  pieces_.push_back({std::move(edit), Rank::kFooter, anchor.id(), layer});
}

void AsyncEditList::add_import(std::vector<Edit> edits) {
  for (Edit& edit : edits) {
    if (std::find(imports_.begin(), imports_.end(), edit) == imports_.end())
      imports_.push_back(std::move(edit));
  }
}

void AsyncEditList::rely_on(const std::vector<text::Range>& ranges) {
  for (const text::Range range : ranges) {
    if (std::find(relied_on_.begin(), relied_on_.end(), range) == relied_on_.end())
      relied_on_.push_back(range);
  }
}

void AsyncEditList::indent(text::Range range, std::string from, std::string to, Layer layer) {
  deeper_.push_back({range, std::move(from), std::move(to), layer});
}

void AsyncEditList::deepen_lines(const syntax::Tree& tree) {
  for (Piece& piece : pieces_) {
    if (piece.node == 0 || piece.rank == Rank::kOpen || piece.rank == Rank::kClose) continue;
    std::string more;
    std::size_t less = 0;
    const text::Range anchor = tree.data(piece.node).range;
    for (const Deeper& block : deeper_) {
      const bool is_inside =
          piece.layer == Layer::kInner || block.range.begin < anchor.begin || block.layer > piece.layer;
      const bool is_own =
          piece.is_before_block && block.layer == piece.layer && block.range.begin == anchor.begin;
      if (!is_inside || is_own || !block.range.contains(anchor)) continue;
      if (block.moves_left()) {
        less += block.from.size() - block.to.size();
      } else {
        more += block.to.substr(block.from.size());
      }
    }
    const std::size_t both = std::min(more.size(), less);
    more.erase(0, both);
    less -= both;
    // What is put in front of a statement of a module stands behind the indentation that its line gets.
    const bool is_at_margin = column_of(tree, piece.edit.range.begin) == 0;
    // What gives way there gets its indentation with the line.
    const bool begins_line = is_at_margin && !piece.is_in_front && piece.edit.range.empty();
    if (is_at_margin && piece.is_in_front) piece.rank = Rank::kBehindIndentation;
    if (less > 0) piece.edit.replacement = shallower_lines(piece.edit.replacement, less, begins_line);
    if (more.empty()) continue;
    std::string& text = piece.edit.replacement;
    const bool ends_line = text.ends_with('\n') || text.ends_with('\r');
    text = deeper_lines(text, more, begins_line);
    // What follows on the line that the text begins gets no indentation of its own.
    const text::Offset end = piece.edit.range.end;
    const bool goes_on =
        !is_at_margin && end < tree.text().size() && tree.text()[end] != '\n' && tree.text()[end] != '\r';
    if (ends_line && (piece.is_in_front || goes_on)) text += more;
  }
}

void AsyncEditList::indent_blocks(const syntax::Tree& tree) {
  std::vector<Edit> replaced;
  for (const Piece& piece : pieces_) {
    if (piece.rank == Rank::kReplace) replaced.push_back(piece.edit);
  }
  // At one offset what is inserted stands in front of what goes.
  std::stable_partition(deeper_.begin(), deeper_.end(),
                        [](const Deeper& block) { return !block.moves_left(); });
  for (const Deeper& block : deeper_) {
    for (Edit& edit :
         reindent(tree, block.range, block.from, block.to, column_of(tree, block.range.begin), replaced))
      pieces_.push_back({std::move(edit), Rank::kIndentation, 0});
  }
}

AsyncEdits AsyncEditList::settle(const syntax::Tree& tree) {
  deepen_lines(tree);
  indent_blocks(tree);
  imports_ = combine_imports(std::move(imports_));
  std::sort(imports_.begin(), imports_.end(), [](const Edit& a, const Edit& b) {
    return std::pair(!is_section(a), std::string_view(a.replacement)) <
           std::pair(!is_section(b), std::string_view(b.replacement));
  });
  for (Edit& edit : imports_) {
    const Rank rank = edit.range.empty() ? Rank::kLines : Rank::kReplace;
    pieces_.push_back({std::move(edit), rank, 0});
  }
  std::stable_sort(pieces_.begin(), pieces_.end(), [](const Piece& a, const Piece& b) {
    if (a.edit.range.begin != b.edit.range.begin) return a.edit.range.begin < b.edit.range.begin;
    if (a.rank != b.rank) return a.rank < b.rank;
    if (a.rank == Rank::kBehindIndentation || a.rank == Rank::kLines) {
      if (a.layer != b.layer) return a.layer > b.layer;
      // Lines behind a statement come before those behind what it is a part of.
      const bool are_behind = a.rank == Rank::kLines && !a.is_in_front && !b.is_in_front &&
                              !a.is_before_block && !b.is_before_block;
      return are_behind && a.node > b.node;
    }
    if (a.rank != Rank::kOpen && a.rank != Rank::kClose) return false;
    const auto depth = [](const Piece& piece) { return std::pair(piece.node, piece.layer == Layer::kInner); };
    return a.rank == Rank::kOpen ? depth(a) < depth(b) : depth(b) < depth(a);
  });
  // Two sites may ask for the same: the handler around both.
  pieces_.erase(std::unique(pieces_.begin(), pieces_.end(),
                            [](const Piece& a, const Piece& b) {
                              return a.rank == Rank::kReplace && b.rank == Rank::kReplace && a.edit == b.edit;
                            }),
                pieces_.end());
  AsyncEdits result;
  std::vector<Edit>& edits = result.edits;
  const std::string_view text = tree.text();
  for (Piece& piece : pieces_) {
    Edit& edit = piece.edit;
    const text::Offset at = edit.range.begin;
    const bool joins = !edits.empty() && edits.back().range.begin == at && edits.back().range.empty();
    if (joins) {
      edits.back().range.end = edit.range.end;
      edits.back().replacement += edit.replacement;
      continue;
    }
    // `return(f)()`: a word would be joined to the one in front of it.
    const bool touches = piece.rank == Rank::kOpen && at > 0 && is_word_byte(text[at - 1]) &&
                         is_word_byte(edit.replacement.front());
    if (touches) edit.replacement.insert(0, 1, ' ');
    edits.push_back(std::move(edit));
  }
  result.released_imports.assign(released_.begin(), released_.end());
  result.relied_on = std::move(relied_on_);
  return result;
}

}  // namespace aioshift::rewrite
