/* Python's syntax as tree-sitter sees it, as one flat array of nodes: the only place that knows
 * tree-sitter from the inside. In C, as tree-sitter is. */
#ifndef AIOSHIFT_SYNTAX_PYTHON_PARSER_H
#define AIOSHIFT_SYNTAX_PYTHON_PARSER_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A node that the grammar shows. In preorder: a node's subtree ends before node `subtree_end`. */
struct PythonNode {
  uint32_t begin; /* bytes of the text */
  uint32_t end;
  uint32_t parent; /* UINT32_MAX for the root */
  uint32_t subtree_end;
  uint16_t kind; /* the grammar's public symbol; UINT16_MAX for an error */
  uint8_t field; /* what the node is to its parent; 0 for nothing */
  uint8_t flags; /* PYTHON_NODE_... */
};

enum {
  // NOLINTBEGIN(readability-identifier-naming): as in C
  PYTHON_NODE_NAMED = 1,
  PYTHON_NODE_EXTRA = 2,   /* a comment or line continuation, which may stand anywhere */
  PYTHON_NODE_MISSING = 4, /* made up by the parser */
  // NOLINTEND(readability-identifier-naming)
};

/* For one thread at a time. Its memory serves one text after the other. */
struct PythonParser;
struct PythonParser* python_parser_new(void);
void python_parser_delete(struct PythonParser* parser);

/* Parses `size` bytes of UTF-8, at most INT32_MAX, and returns how many nodes there are. */
uint32_t python_parser_parse(struct PythonParser* parser, const char* text, uint32_t size);
/* Writes the nodes of the text parsed last, as many as that. */
void python_parser_copy(struct PythonParser* parser, struct PythonNode* nodes);

#ifdef __cplusplus
}
#endif

#endif
