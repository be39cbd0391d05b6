// `run -i`: fixes shown in the terminal one by one, and what a person says to each.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "pipeline/choice.h"

namespace aioshift::cli {

// Lines that a person types, or that a pipe holds.
class Answers {
 public:
  // From standard input where it is a terminal, a pipe or a file; else, and where it holds the code to
  // rewrite, from the terminal of the process. The error says that there is nobody to ask.
  static tl::expected<Answers, std::string> open(bool stdin_has_code);

  Answers(Answers&& other) noexcept;
  Answers& operator=(Answers&&) = delete;
  Answers(const Answers&) = delete;
  Answers& operator=(const Answers&) = delete;
  ~Answers();

  // The next line, without its end; nothing at the end, or once `stop` is set.
  std::optional<std::string> next(const std::atomic<bool>& stop);
  bool is_terminal() const { return is_terminal_; }
  int descriptor() const { return descriptor_; }

 private:
  Answers(int descriptor, bool is_owned);

  int descriptor_;
  bool is_owned_;
  bool is_terminal_;
  bool is_at_end_ = false;
  std::string read_;  // and not yet asked for
};

// Asks about each fix on stderr. `answers` and `stop` must outlive it.
class Interview {
 public:
  Interview(Answers& answers, bool color, const std::atomic<bool>& stop)
      : answers_(answers), color_(color), stop_(stop) {}

  pipeline::Decision ask(const pipeline::Proposal& proposal);
  std::size_t left() const { return left_; }  // how many were declined one by one
  bool has_left_the_rest() const { return has_left_the_rest_; }

 private:
  std::optional<std::vector<text::Edit>> edited(const pipeline::Proposal& proposal);

  Answers& answers_;
  bool color_;
  const std::atomic<bool>& stop_;
  std::size_t asked_ = 0;
  std::size_t left_ = 0;
  bool has_left_the_rest_ = false;
};

}  // namespace aioshift::cli
