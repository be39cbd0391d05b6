// The text that a fix or a message writes: `asyncio.timeout($T)`.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "pattern/bindings.h"
#include "rewrite/reason.h"
#include "syntax/tree.h"

namespace aioshift::rewrite {

// What a variable that `transform` makes stands for.
struct TransformedText {
  std::string text;
  std::string indentation;  // of the line in the source that the text comes from
};
// Its value, or why there is none.
using TransformedLookup = std::function<tl::expected<TransformedText, Reason>(std::string_view name)>;

// Parsed once and expanded for every match. As in ast-grep, a variable is one to three dollars and as
// many upper-case letters, digits and underscores as follow; any other dollar is text. `$A` and `$$A`
// stand for one node or a transformed text, `$$$A` for a run of nodes. A variable that is not bound in
// a match stands for nothing.
class FixTemplate {
 public:
  struct Variable {
    std::string name;  // without dollars
    bool is_multiple = false;
    bool is_transformed = false;
    // Of those that a match binds; kNoVariable for transformed ones, and for those that no pattern of
    // the rule defines: such a template is refused when the rule is loaded.
    pattern::VariableId id = pattern::kNoVariable;

    bool is_known() const { return is_transformed || id != pattern::kNoVariable; }
  };

  // Where a variable stands.
  struct Use {
    std::size_t variable;  // in variables()
    text::Range range;     // in text()
    bool is_in_string = false;
  };

  // The template read as Python, with a name in the place of each variable.
  struct Form {
    enum class Kind {
      kStatements,  // as it stands
      kArgument,    // `timeout=$T`
      kPair,        // `$K: $V`
      kDecorator,   // `@$D`
      kClause,      // `except $E:`
    };
    Kind kind = Kind::kStatements;
    text::Source source;
    std::optional<syntax::Tree> tree;
    text::Offset begin = 0;  // where text() begins in the source
    // By use: the node that is the variable and nothing else; null where it is a part of a string or a
    // name.
    std::vector<syntax::Node> places;
    // The one expression (or argument, or pair) that the template is; null where it is something else.
    syntax::Node only;
    bool is_tuple = false;  // it is `a, b` and no more, for which there is no node
  };

  // `known`: the variables of the rule; `transformed`: names of those that its `transform` makes.
  static FixTemplate parse(std::string_view text, const pattern::Variables& known,
                           std::span<const std::string> transformed);

  const std::string& text() const { return text_; }
  const std::vector<Variable>& variables() const { return variables_; }
  const std::vector<Use>& uses() const { return uses_; }

  // The reading that fits the place of `site`; null where the template is no Python.
  const Form* form_for(syntax::Node site) const;

  // Whether the line of text() that begins at `offset` begins inside a string.
  bool begins_in_string(text::Offset offset) const;

  // Whether the template awaits outside of functions of its own: then the place has to be a coroutine.
  bool awaits() const;

 private:
  void read_forms();
  void find_strings();

  std::string text_;
  std::vector<Variable> variables_;
  std::vector<Use> uses_;
  std::vector<std::unique_ptr<const Form>> forms_;
  std::vector<text::Offset> lines_in_strings_;
};

// The template's text for people, as for a rule's message: with what the variables stand for, their
// lines indented as where they stand in the template, and all as `match` is.
std::string expand_text(const FixTemplate& fix, syntax::Node match, const pattern::Bindings& bindings,
                        const TransformedLookup& transformed);

}  // namespace aioshift::rewrite
