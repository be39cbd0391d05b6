// Edits of many nested places, put into the order in which their texts have to stand.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "rewrite/async_syntax/async_syntax.h"
#include "syntax/tree.h"

namespace aioshift::rewrite {

class AsyncEditList {
 public:
  // Around a node: at one offset, what opens an outer node comes before what opens an inner one, and what
  // closes it behind.
  void open(syntax::Node node, std::string text);
  void close(syntax::Node node, std::string text);
  // The same outside of what the node itself gets.
  void open_around(syntax::Node node, std::string text);
  void close_around(syntax::Node node, std::string text);
  void replace(text::Range range, std::string text);
  // Whole lines, or text with line ends in it, which is indented as `anchor` is.
  void add_lines(text::Edit edit, syntax::Node anchor);
  // Lines in front of a statement, the last of which is what the statement's own line begins with.
  void add_lines_in_front(text::Edit edit, syntax::Node statement);
  // Lines in front of a statement that stay outside of the block which begins with it.
  void add_lines_before_block(text::Edit edit, syntax::Node statement);
  // What begins with the same node lies in one another: blocks, those around them, the function around all.
  enum class Layer : std::uint8_t { kInner, kAround, kMain };
  // The same in front of all blocks of lower layers that begin with the statement, and of the layer itself.
  void add_lines_around(text::Edit edit, syntax::Node anchor, Layer layer);
  // Behind everything else that is added there.
  void add_footer(text::Edit edit, syntax::Node anchor, Layer layer);
  void add_import(std::vector<text::Edit> edits);
  void release(std::string import) { released_.insert(std::move(import)); }
  void rely_on(const std::vector<text::Range>& ranges);

  // Lines that begin in the range get what `to` has more than `from`, or lose what it has less.
  void indent(text::Range range, std::string from, std::string to, Layer layer);

  // Generator expressions and `with` statements that are written once for all of their sites.
  void need(syntax::Node node) { needed_.insert(node.id()); }
  const std::set<syntax::NodeId>& needed() const { return needed_; }

  AsyncEdits settle(const syntax::Tree& tree);

 private:
  // In the order in which insertions at one offset stand.
  enum class Rank : std::uint8_t {
    kClose,
    kLines,
    kFooter,
    kIndentation,
    kBehindIndentation,
    kOpen,
    kReplace
  };
  struct Piece {
    text::Edit edit;
    Rank rank = Rank::kReplace;
    syntax::NodeId node = 0;  // of kOpen, kClose and kLines; 0 where it is of no matter
    Layer layer = Layer::kInner;
    bool is_in_front = false;      // see add_lines_in_front
    bool is_before_block = false;  // see add_lines_before_block
  };
  struct Deeper {
    text::Range range;
    std::string from;
    std::string to;
    Layer layer = Layer::kInner;

    bool moves_left() const { return to.size() < from.size(); }
  };

  void deepen_lines(const syntax::Tree& tree);
  void indent_blocks(const syntax::Tree& tree);

  std::vector<Piece> pieces_;
  std::vector<text::Edit> imports_;
  std::vector<Deeper> deeper_;
  std::set<std::string> released_;
  std::vector<text::Range> relied_on_;
  std::set<syntax::NodeId> needed_;
};

}  // namespace aioshift::rewrite
