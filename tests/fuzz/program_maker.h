// Random Python-shaped text: whole programs, and small changes to a text that is one.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace aioshift::fuzz {

class ProgramMaker {
 public:
  explicit ProgramMaker(std::uint32_t seed) : random_(seed) {}

  // A module of a few statements, mostly with asyncio imported in one of the usual ways.
  std::string program();

  // `text` with one change: a statement or an expression spliced in, lines joined, moved in or out,
  // other line ends, a comment, a declared encoding.
  std::string changed(std::string_view text);

  std::uint32_t below(std::uint32_t limit) {
    return limit == 0 ? 0 : static_cast<std::uint32_t>(random_() % limit);
  }

 private:
  std::string import_line();
  std::string statement(int depth);  // lines at column 0, each ended by LF
  std::string expression(int depth);
  std::string expand(std::string_view form, int depth);
  std::string comment();

  std::mt19937 random_;
};

}  // namespace aioshift::fuzz
