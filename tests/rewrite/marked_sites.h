// Sites of a text by what they say, for tests of what becomes of them.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "parsed_text.h"
#include "rewrite/async_syntax/async_syntax.h"
#include "rewrite/verify.h"
#include "syntax/compile_errors.h"

namespace aioshift::rewrite {

// "def f => g; call h(1); with a() as b; for x in y; clause for x in y; from x; use list(x); entry main()":
// every node that says it. Of `def` the name; of `for` the header; of `from` the value. "def!" trusts the
// decorators, "stub" stands for a generator function.
class MarkedSites {
 public:
  MarkedSites(const syntax::Tree& tree, std::string_view marks) {
    while (!marks.empty()) {
      const std::size_t end = std::min(marks.find("; "), marks.size());
      add(tree, marks.substr(0, end));
      marks.remove_prefix(std::min(end + 2, marks.size()));
    }
  }

  const std::vector<AsyncSite>& sites() const { return sites_; }

 private:
  void add(const syntax::Tree& tree, std::string_view mark) {
    const std::size_t space = mark.find(' ');
    const std::string_view word = mark.substr(0, space);
    std::string_view said = mark.substr(space + 1);
    std::string new_name;
    if (const std::size_t arrow = said.find(" => "); arrow != std::string_view::npos) {
      new_name = said.substr(arrow + 4);
      said = said.substr(0, arrow);
    }
    const std::size_t before = sites_.size();
    for (syntax::NodeId id = 0; id < tree.size(); ++id) {
      const syntax::Node node = tree.node(id);
      AsyncSite site{AsyncSite::Kind::kCall, node, new_name, word == "def!", word == "stub"};
      if (is_marked(node, word, said, site.kind)) sites_.push_back(std::move(site));
    }
    if (sites_.size() == before) throw std::invalid_argument("nothing is " + std::string(mark));
  }

  static bool is_marked(syntax::Node node, std::string_view word, std::string_view said,
                        AsyncSite::Kind& kind) {
    using syntax::Field;
    using syntax::Kind;
    const auto is = [&](Kind node_kind, AsyncSite::Kind site_kind, std::string_view text) {
      kind = site_kind;
      return node.is(node_kind) && node.is_named() && text == said;
    };
    if (word == "def" || word == "def!" || word == "stub")
      return is(Kind::function_definition, AsyncSite::Kind::kFunction, node.child(Field::name).text());
    if (word == "call") return is(Kind::call, AsyncSite::Kind::kCall, node.text());
    if (word == "name") return is(Kind::identifier, AsyncSite::Kind::kName, node.text());
    if (word == "with") return is(Kind::with_item, AsyncSite::Kind::kWith, node.text());
    if (word == "for")
      return is(Kind::for_statement, AsyncSite::Kind::kFor,
                node.text().substr(0, said.size() + 4).substr(std::min<std::size_t>(4, node.text().size())));
    if (word == "clause") return is(Kind::for_in_clause, AsyncSite::Kind::kComprehension, node.text());
    if (word == "from") return is(Kind::yield, AsyncSite::Kind::kYieldFrom, node.named_child(0).text());
    if (word == "use") return is(Kind::call, AsyncSite::Kind::kConsumer, node.text());
    if (word == "entry") return is(Kind::call, AsyncSite::Kind::kEntry, node.text());
    throw std::invalid_argument("unknown mark " + std::string(word));
  }

  std::vector<AsyncSite> sites_;
};

// The text with the sites asynchronous. Where some are refused: their reasons, in order, and the text behind
// them if there are edits all the same. Where the result is wrong: what is.
struct AsyncOptions {
  bool comprehensions_nest = true;
  bool has_anext = true;
};
inline std::string made_async(const std::string& text, std::string_view marks, AsyncOptions options = {}) {
  const ParsedText parsed(text);
  const MarkedSites marked(parsed.tree, marks);
  const AsyncEdits made =
      async_edits({parsed.model, marked.sites(), options.comprehensions_nest, options.has_anext});
  std::string refused;
  for (const AsyncObstacle& obstacle : made.obstacles)
    refused += (refused.empty() ? "" : ", ") + std::string(id_of(obstacle.reason));
  const auto size = static_cast<text::Offset>(parsed.tree.text().size());
  if (!text::are_disjoint(made.edits, size)) return "edits overlap: " + parsed.with(made.edits);
  const ParsedText after(parsed.with(made.edits));
  const auto verified = verify(parsed.tree, after.tree, text::ChangeMap(made.edits));
  const std::string result(after.tree.text());
  if (!verified && parsed.tree.problems().empty()) return verified.error() + "\n" + result;
  if (refused.empty()) return result;
  return made.edits.empty() ? refused : refused + "\n" + result;
}

}  // namespace aioshift::rewrite
