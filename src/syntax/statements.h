// Statements, blocks and lines: the shape that an edit must respect.
#pragma once

#include <string>
#include <string_view>

#include "syntax/tree.h"

namespace aioshift::syntax {

// A statement that fits on one line (Python reference, 7. Simple statements).
bool is_simple_statement(Kind kind);
// A statement with blocks (Python reference, 8. Compound statements); a decorated definition too.
bool is_compound_statement(Kind kind);
inline bool is_statement(Kind kind) {
  return is_simple_statement(kind) || is_compound_statement(kind);
}

// The innermost statement that holds `node` (or is it); null above all statements. A decorated
// definition is one statement: its inner definition is not given apart from it.
Node statement_of(Node node);

// The part of a compound statement that is no block: whether `node` lies in the header of
// `statement` or one of its clauses, rather than in a block.
bool is_in_header(Node node, Node statement);

// The function, lambda or class whose body `node` belongs to, decorators, defaults and annotations
// belonging to what is outside; null at module level.
Node enclosing_scope_node(Node node);
// The nearest function_definition whose body runs `node`; null where a lambda, class or module does.
Node enclosing_function(Node node);
bool is_async_function(Node function_definition);

// "a.b" of a path that an import names, relative ones with their dots: without the blanks and comments that
// may stand inside it.
std::string path_text(Node path);

// Whether the expression is assigned to or deleted, alone or in a sequence of targets.
bool is_assigned_to(Node expression);

// The whitespace at the beginning of the line on which `offset` lies, up to the first other byte.
std::string_view indentation_at(const Tree& tree, text::Offset offset);
// Whether nothing but whitespace stands before `offset` on its line.
bool is_first_on_line(const Tree& tree, text::Offset offset);
// One step of indentation as the code around `node` has it: by how much its block is indented
// further than the block around, else as the file's first block is, else four spaces.
std::string_view indentation_unit(Node node);

}  // namespace aioshift::syntax
