/* tree-sitter's runtime and its Python grammar, compiled as one file, with four things done our way.
 * Each is a macro or a pointer that the sources, which package-lock.json pins, offer; all four
 * together parse in 0.71 of the time (1.25 s instead of 1.75 s for 20 MB on one core).
 *
 *   - Memory comes from an arena that is emptied for each text (arena.h), and a tree is never taken
 *     apart again: 0.90 of the time.
 *   - Parse tables are looked up in one array, where the grammar's compact form is searched through:
 *     0.89.
 *   - The lexer steps over one ASCII character without asking about encodings, chunks and ranges: 0.93.
 *   - Whether an ASCII character may stand in a name is found among the first few ranges of the 685
 *     that name all such characters: 0.96.
 */
#if defined(__SANITIZE_ADDRESS__)
#define AIOSHIFT_HAS_ARENA 0 /* each block by itself, for the sanitizer to see */
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define AIOSHIFT_HAS_ARENA 0
#endif
#endif
#ifndef AIOSHIFT_HAS_ARENA
#define AIOSHIFT_HAS_ARENA 1
#endif

#include "syntax/python_parser.h"

#if AIOSHIFT_HAS_ARENA
#include "syntax/arena.h"
#define ts_malloc arena_malloc
#define ts_calloc arena_calloc
#define ts_realloc arena_realloc
#define ts_free arena_free
#endif

/* language.h's own look-up keeps its name for the definition alone. */
#define ts_language_lookup ts_language_search
#include "language.h"
#undef ts_language_lookup

enum { kStates = 2786, kSymbols = 272 };
static uint16_t parse_table[kStates][kSymbols];

static inline uint16_t ts_language_lookup(const TSLanguage *self, TSStateId state, TSSymbol symbol) {
  (void)self;
  return parse_table[state][symbol];
}

#include "lib.c"

/* One character further: the common case of ts_lexer__advance. */
static void advance_quickly(TSLexer *lexer, bool skip) {
  Lexer *self = (Lexer *)lexer;
  uint32_t next = self->current_position.bytes - self->chunk_start + 1;
  bool is_plain = self->lookahead_size == 1 && self->data.lookahead != '\n' && next < self->chunk_size &&
                  (unsigned char)self->chunk[next] < 0x80;
  if (!is_plain) {
    ts_lexer__advance(lexer, skip);
    return;
  }
  self->current_position.bytes++;
  self->current_position.extent.column++;
  ts_lexer__increment_column_data(self);
  if (skip) self->token_start_position = self->current_position;
  self->data.lookahead = self->chunk[next];
}

/* The ranges are sorted; those of ASCII come first. */
static inline bool set_contains_quickly(const TSCharacterRange *ranges, uint32_t count, int32_t character) {
  if (character >= 0x80) return set_contains(ranges, count, character);
  const TSCharacterRange *end = ranges + count;
  while (ranges != end && ranges->end < character) ++ranges;
  return ranges != end && ranges->start <= character;
}
#define set_contains set_contains_quickly
#include "tree-sitter-python/src/parser.c"
#include "tree-sitter-python/src/scanner.c"
_Static_assert(STATE_COUNT == kStates && SYMBOL_COUNT == kSymbols, "the grammar's parse table changed");

#include <pthread.h>

static void fill_parse_table(void) {
  const TSLanguage *language = tree_sitter_python();
  for (TSStateId state = 0; state < kStates; ++state) {
    if (state < LARGE_STATE_COUNT) {
      memcpy(parse_table[state], &language->parse_table[state * kSymbols], sizeof parse_table[state]);
      continue;
    }
    const uint16_t *data = &language->small_parse_table[language->small_parse_table_map[state - LARGE_STATE_COUNT]];
    for (uint16_t groups = *data++; groups > 0; --groups) {
      uint16_t value = *data++;
      for (uint16_t symbols = *data++; symbols > 0; --symbols) parse_table[state][*data++] = value;
    }
  }
}

/* A subtree whose children are being visited. */
typedef struct {
  const Subtree *children;
  uint32_t count;
  uint32_t next;
  uint32_t position;       /* where the next child's padding begins; the first child's was counted */
  uint32_t structural;     /* how many of the children so far are no extras */
  uint32_t node;           /* its number, or that of the visible node around it */
  uint16_t production;
  uint8_t field;           /* that its children inherit, because it is not visible itself */
  bool is_visible;
} Level;

struct PythonParser {
#if AIOSHIFT_HAS_ARENA
  struct Arena arena;
#endif
  const char *text;
  TSTree *tree;
  Array(Level) levels;
};

static void forget_tree(struct PythonParser *self) {
#if AIOSHIFT_HAS_ARENA
  arena = &self->arena;
  arena_reset(arena);
  array_init(&self->levels);
#else
  if (self->tree != NULL) ts_tree_delete(self->tree);
#endif
  self->tree = NULL;
}

struct PythonParser *python_parser_new(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, fill_parse_table);
  return calloc(1, sizeof(struct PythonParser));
}

void python_parser_delete(struct PythonParser *self) {
  if (self == NULL) return;
  forget_tree(self);
#if AIOSHIFT_HAS_ARENA
  arena_delete(&self->arena);
  arena = NULL;
#else
  array_delete(&self->levels);
#endif
  free(self);
}

uint32_t python_parser_parse(struct PythonParser *self, const char *text, uint32_t size) {
  forget_tree(self);
  self->text = text;
  TSParser *parser = ts_parser_new();
  ts_parser_set_language(parser, tree_sitter_python());
  parser->lexer.data.advance = advance_quickly;
  self->tree = ts_parser_parse_string(parser, NULL, text, size);
  ts_parser_delete(parser);
  return ts_subtree_visible_descendant_count(self->tree->root) + 1;
}

static uint8_t field_of(const TSLanguage *language, const Level *level) {
  const TSFieldMapEntry *entry, *end;
  ts_language_field_map(language, level->production, &entry, &end);
  for (; entry < end; ++entry) {
    if (!entry->inherited && entry->child_index == level->structural) return (uint8_t)entry->field_id;
  }
  return level->field;
}

static void push_level(struct PythonParser *self, Subtree subtree, uint32_t position, uint32_t node,
                       uint8_t field, bool is_visible) {
  Level level = {ts_subtree_children(subtree),
                 ts_subtree_child_count(subtree),
                 0,
                 position,
                 0,
                 node,
                 ts_subtree_production_id(subtree),
                 field,
                 is_visible};
  array_push(&self->levels, level);
}

/* As a TSTreeCursor would show it. */
static struct PythonNode node_of(const struct PythonParser *self, Subtree subtree, TSSymbol alias,
                                 uint32_t begin) {
  const TSLanguage *language = self->tree->language;
  struct PythonNode node;
  node.begin = begin;
  node.end = begin + ts_subtree_size(subtree).bytes;
  node.kind = ts_language_public_symbol(language, alias != 0 ? alias : ts_subtree_symbol(subtree));
  bool is_named =
      alias != 0 ? ts_language_symbol_metadata(language, alias).named : ts_subtree_named(subtree);
  node.flags = (uint8_t)((is_named ? PYTHON_NODE_NAMED : 0) |
                         (ts_subtree_extra(subtree) ? PYTHON_NODE_EXTRA : 0) |
                         (ts_subtree_missing(subtree) ? PYTHON_NODE_MISSING : 0));
  /* The grammar's comments go on to the LF; the CR in front of it belongs to the line end. */
  if (node.kind == sym_comment && self->text[node.end - 1] == '\r') --node.end;
  return node;
}

void python_parser_copy(struct PythonParser *self, struct PythonNode *nodes) {
#if AIOSHIFT_HAS_ARENA
  arena = &self->arena;
#endif
  const TSLanguage *language = self->tree->language;
  Subtree root = self->tree->root;
  uint32_t begin = ts_subtree_padding(root).bytes;
  nodes[0] = node_of(self, root, 0, begin);
  nodes[0].parent = UINT32_MAX;
  nodes[0].field = 0;
  uint32_t count = 1;
  array_clear(&self->levels);
  push_level(self, root, begin, 0, 0, true);
  while (self->levels.size > 0) {
    Level *level = array_back(&self->levels);
    if (level->next == level->count) {
      if (level->is_visible) nodes[level->node].subtree_end = count;
      --self->levels.size;
      continue;
    }
    Subtree child = level->children[level->next];
    if (level->next > 0) level->position += ts_subtree_padding(child).bytes;
    ++level->next;
    begin = level->position;
    level->position += ts_subtree_size(child).bytes;
    TSSymbol alias = 0;
    uint8_t field = 0;
    if (!ts_subtree_extra(child)) {
      alias = ts_language_alias_at(language, level->production, level->structural);
      field = field_of(language, level);
      ++level->structural;
    }
    uint32_t parent = level->node;
    if (alias != 0 || ts_subtree_visible(child)) {
      nodes[count] = node_of(self, child, alias, begin);
      nodes[count].parent = parent;
      nodes[count].field = field;
      if (ts_subtree_child_count(child) > 0) {
        push_level(self, child, begin, count, 0, true);
      } else {
        nodes[count].subtree_end = count + 1;
      }
      ++count;
    } else if (ts_subtree_visible_child_count(child) > 0) {
      push_level(self, child, begin, parent, field, false);
    }
  }
}
