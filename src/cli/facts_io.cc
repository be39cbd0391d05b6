#include "cli/facts_io.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "cli/terminal.h"
#include "pipeline/file_io.h"

namespace aioshift::cli {

tl::expected<pipeline::Facts, std::string> load_facts(const std::string& path, pipeline::FactsKind kind) {
  const auto text = pipeline::read_file(path);
  if (!text) return tl::unexpected(fmt::format("{}: {}", path, text.error()));
  return pipeline::read_facts(*text, path, kind);
}

bool store_facts(const pipeline::Facts& facts, const std::string& path) {
  const std::string text = pipeline::to_text(facts);
  if (path.empty()) return write_result(text);
  // What was cut off is noticed when it is read: the first line says how many there are.
  std::FILE* file = std::fopen(path.c_str(), "wb");
  bool is_written = file != nullptr && std::fwrite(text.data(), 1, text.size(), file) == text.size();
  if (file != nullptr) is_written = std::fclose(file) == 0 && is_written;
  if (!is_written) say_about(path, std::strerror(errno));
  return is_written;
}

}  // namespace aioshift::cli
