/* Memory that is given back all at once: what tree-sitter allocates while it parses one text.
 *
 * Blocks are cut from large chunks, one after the other. A block that is freed serves the next one of
 * its size class, so that a long text takes no more than with malloc. In C, and inlined into the
 * parser: see python_parser.c. */
#ifndef AIOSHIFT_SYNTAX_ARENA_H
#define AIOSHIFT_SYNTAX_ARENA_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  kArenaUnit = 16,    /* small size classes are multiples of it, with the header */
  kArenaSmall = 1024, /* from here on they are powers of two */
  kArenaClasses = kArenaSmall / kArenaUnit + 64,
  kArenaFirstChunk = 1 << 20,
  kArenaKept = 16 << 20, /* more than this is given back to the system */
};

struct ArenaChunk {
  struct ArenaChunk* next;
  size_t size; /* with this header */
};

struct Arena {
  char* at; /* the free rest of the current chunk */
  char* end;
  struct ArenaChunk* first;   /* all chunks, in the order in which they are used */
  struct ArenaChunk* current; /* null: none yet */
  void* freed[kArenaClasses]; /* by size class; a freed block begins with the address of the next */
};

/* The arena that the thread allocates from. */
static _Thread_local struct Arena* arena;

/* In front of each block: how many bytes it has, without this. */
typedef uint64_t ArenaHeader;

static inline ArenaHeader* arena_header(void* block) {
  return (ArenaHeader*)block - 1;
}

/* The size class that holds `size` bytes; `*rounded` becomes what its blocks have. */
static inline unsigned arena_class(size_t size, size_t* rounded) {
  size_t whole = size + sizeof(ArenaHeader);
  if (whole <= kArenaSmall) {
    whole = (whole + kArenaUnit - 1) & ~(size_t)(kArenaUnit - 1);
    *rounded = whole - sizeof(ArenaHeader);
    return (unsigned)(whole / kArenaUnit);
  }
  unsigned bits = 64 - (unsigned)__builtin_clzll(whole - 1);
  *rounded = ((size_t)1 << bits) - sizeof(ArenaHeader);
  return kArenaSmall / kArenaUnit + bits;
}

static void* arena_out_of_memory(size_t size) {
  fprintf(stderr, "aioshift: out of memory: a syntax tree needs %zu bytes more\n", size);
  abort();
}

/* Makes room for `whole` bytes in the current chunk. */
static __attribute__((noinline)) void arena_grow(struct Arena* self, size_t whole) {
  struct ArenaChunk* chunk = self->current != NULL ? self->current->next : self->first;
  if (chunk == NULL || chunk->size < sizeof *chunk + whole) {
    size_t size = self->current != NULL ? 2 * self->current->size : kArenaFirstChunk;
    if (size < sizeof *chunk + whole) size = sizeof *chunk + whole;
    struct ArenaChunk* made = malloc(size);
    if (made == NULL) arena_out_of_memory(size);
    made->size = size;
    made->next = chunk;
    if (self->current != NULL) {
      self->current->next = made;
    } else {
      self->first = made;
    }
    chunk = made;
  }
  self->current = chunk;
  self->at = (char*)(chunk + 1);
  self->end = (char*)chunk + chunk->size;
}

static inline void* arena_malloc(size_t size) {
  struct Arena* self = arena;
  size_t rounded;
  unsigned class = arena_class(size, &rounded);
  void* block = self->freed[class];
  if (block != NULL) {
    memcpy(&self->freed[class], block, sizeof(void*));
    return block;
  }
  size_t whole = rounded + sizeof(ArenaHeader);
  if ((size_t)(self->end - self->at) < whole) arena_grow(self, whole);
  block = self->at + sizeof(ArenaHeader);
  self->at += whole;
  *arena_header(block) = rounded;
  return block;
}

static inline void* arena_calloc(size_t count, size_t size) {
  size_t bytes;
  if (__builtin_mul_overflow(count, size, &bytes)) arena_out_of_memory(SIZE_MAX);
  return memset(arena_malloc(bytes), 0, bytes);
}

static inline void arena_free(void* block) {
  if (block == NULL) return;
  size_t rounded;
  unsigned class = arena_class(*arena_header(block), &rounded);
  memcpy(block, &arena->freed[class], sizeof(void*));
  arena->freed[class] = block;
}

static inline void* arena_realloc(void* block, size_t size) {
  if (block == NULL) return arena_malloc(size);
  size_t old = *arena_header(block);
  if (size <= old) return block;
  void* larger = arena_malloc(size);
  memcpy(larger, block, old);
  arena_free(block);
  return larger;
}

/* Takes back every block. */
static void arena_reset(struct Arena* self) {
  size_t kept = 0;
  struct ArenaChunk** link = &self->first;
  while (*link != NULL) {
    struct ArenaChunk* chunk = *link;
    if (kept + chunk->size <= kArenaKept) {
      kept += chunk->size;
      link = &chunk->next;
    } else {
      *link = chunk->next;
      free(chunk);
    }
  }
  self->current = NULL;
  self->at = NULL;
  self->end = NULL;
  memset(self->freed, 0, sizeof self->freed);
}

static void arena_delete(struct Arena* self) {
  for (struct ArenaChunk *chunk = self->first, *next; chunk != NULL; chunk = next) {
    next = chunk->next;
    free(chunk);
  }
}

#endif
