// The slow and obvious parser: tree-sitter as it comes, its tree walked with a cursor.
//
// Reads texts from standard input, each with its size (four bytes, as this machine orders them) in
// front, and writes for each the number of its nodes and the nodes.
#include <tree_sitter/api.h>

#include <cstdio>
#include <string>
#include <vector>

#include "syntax/python_parser.h"

extern "C" const TSLanguage* tree_sitter_python();

namespace {

std::vector<PythonNode> nodes_of(TSParser* parser, const std::string& text) {
  std::vector<PythonNode> nodes;
  TSTree* tree =
      ts_parser_parse_string(parser, nullptr, text.data(), static_cast<std::uint32_t>(text.size()));
  TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(tree));
  std::uint32_t parent = UINT32_MAX;
  bool is_done = false;
  while (!is_done) {
    const TSNode at = ts_tree_cursor_current_node(&cursor);
    const auto id = static_cast<std::uint32_t>(nodes.size());
    PythonNode node{};
    node.begin = ts_node_start_byte(at);
    node.end = ts_node_end_byte(at);
    node.parent = parent;
    node.kind = ts_node_symbol(at);
    node.field = static_cast<std::uint8_t>(ts_tree_cursor_current_field_id(&cursor));
    node.flags = static_cast<std::uint8_t>((ts_node_is_named(at) ? PYTHON_NODE_NAMED : 0) |
                                           (ts_node_is_extra(at) ? PYTHON_NODE_EXTRA : 0) |
                                           (ts_node_is_missing(at) ? PYTHON_NODE_MISSING : 0));
    if (std::string(ts_node_type(at)) == "comment" && text[node.end - 1] == '\r') --node.end;
    nodes.push_back(node);
    if (ts_tree_cursor_goto_first_child(&cursor)) {
      parent = id;
      continue;
    }
    nodes[id].subtree_end = id + 1;
    while (!ts_tree_cursor_goto_next_sibling(&cursor)) {
      is_done = !ts_tree_cursor_goto_parent(&cursor);
      if (is_done) break;
      nodes[parent].subtree_end = static_cast<std::uint32_t>(nodes.size());
      parent = nodes[parent].parent;
    }
  }
  ts_tree_cursor_delete(&cursor);
  ts_tree_delete(tree);
  return nodes;
}

}  // namespace

int main() {
  TSParser* parser = ts_parser_new();
  ts_parser_set_language(parser, tree_sitter_python());
  std::uint32_t size = 0;
  while (std::fread(&size, sizeof size, 1, stdin) == 1) {
    std::string text(size, '\0');
    if (std::fread(text.data(), 1, size, stdin) != size) return 1;
    const std::vector<PythonNode> nodes = nodes_of(parser, text);
    const auto count = static_cast<std::uint32_t>(nodes.size());
    std::fwrite(&count, sizeof count, 1, stdout);
    std::fwrite(nodes.data(), sizeof(PythonNode), nodes.size(), stdout);
  }
  ts_parser_delete(parser);
  return 0;
}
