// The reference: reads the files named on standard input, one a line, and parses them with
// tree-sitter, as it comes, on as many threads as there are cores. Nothing else.
#include <tbb/parallel_for.h>
#include <tree_sitter/api.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

extern "C" const TSLanguage* tree_sitter_python();

int main() {
  std::vector<std::string> paths;
  for (std::string line; std::getline(std::cin, line);) paths.push_back(line);
  tbb::parallel_for(std::size_t{0}, paths.size(), [&](std::size_t i) {
    std::ifstream file(paths[i], std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    TSParser* parser = ts_parser_new();
    ts_parser_set_language(parser, tree_sitter_python());
    TSTree* tree =
        ts_parser_parse_string(parser, nullptr, text.data(), static_cast<std::uint32_t>(text.size()));
    ts_tree_delete(tree);
    ts_parser_delete(parser);
  });
  return 0;
}
