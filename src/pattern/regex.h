// Regular expressions of rule files: in the syntax of Rust's regex crate, as ast-grep takes them, run by
// RE2.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace re2 {
class RE2;
}

namespace aioshift::pattern {

// Immutable and usable from several threads. Matching takes time linear in the text.
class Regex {
 public:
  Regex(Regex&& other) noexcept;
  Regex& operator=(Regex&& other) noexcept;
  ~Regex();

  bool is_found_in(std::string_view text) const;
  // `text` with every match replaced. In `replacement`, `$1`, `$name` and `${name}` stand for groups
  // (empty where there is no such group or it took no part), `$$` for a dollar; a name is as long as
  // it can be: `$1a` is the group `1a`.
  std::string replace_all(std::string_view text, std::string_view replacement) const;

 private:
  friend tl::expected<Regex, std::string> compile_regex(std::string_view text);
  Regex(std::unique_ptr<const re2::RE2> plain, std::unique_ptr<const re2::RE2> spread);

  std::unique_ptr<const re2::RE2> plain_;
  // RE2's `\b` knows ASCII alone. Where the pattern has one, this is it for texts with other
  // characters (see regex.cc); null otherwise.
  std::unique_ptr<const re2::RE2> spread_;
};

// `\w \d \s \b` and case mean Unicode, as in Rust. The error says in one sentence what is wrong, or what
// is not supported: operations on classes (`&&`, `--`, `~~`, a negated class within another), word
// boundaries that look one way, `(?R)`, repetitions above 1000, and what needs too much memory.
tl::expected<Regex, std::string> compile_regex(std::string_view text);

}  // namespace aioshift::pattern
