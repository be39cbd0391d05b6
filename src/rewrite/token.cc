#include "rewrite/token.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace aioshift::rewrite {

using text::Offset;

namespace {

// Longest first.
constexpr auto kLongSymbols = std::to_array<std::string_view>(
    {"**=", "//=", ">>=", "<<=", "...", "**", "//", ">>", "<<", "!=", "==", "<=", ">=",
     "<>",  "->",  ":=",  "+=",  "-=",  "*=", "/=", "%=", "@=", "&=", "|=", "^="});

constexpr int kMaxStringNesting = 32;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_string_prefix(std::string_view word) {
  constexpr std::string_view kLetters = "rRbBuUfFtT";
  return word.size() <= 2 && word.find_first_not_of(kLetters) == std::string_view::npos;
}

bool has_interpolations(std::string_view prefix) {
  return prefix.find_first_of("fFtT") != std::string_view::npos;
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  std::vector<Token> run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      const bool continues_line = c == '\\' && (peek(1) == '\n' || peek(1) == '\r');
      if (continues_line || std::isspace(static_cast<unsigned char>(c)) != 0) {
        ++at_;
      } else {
        add_token();
      }
    }
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  void add_token() {
    const std::size_t begin = at_;
    const char c = text_[at_];
    Token::Kind kind = Token::Kind::kSymbol;
    if (c == '#') {
      kind = Token::Kind::kComment;
      while (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
    } else if (c == '"' || c == '\'') {
      kind = Token::Kind::kString;
      skip_string("", 0);
    } else if (is_digit(c) || (c == '.' && is_digit(peek(1)))) {
      kind = Token::Kind::kWord;
      skip_number();
    } else if (is_word_byte(c)) {
      kind = Token::Kind::kWord;
      while (at_ < text_.size() && is_word_byte(text_[at_])) ++at_;
      const std::string_view word = text_.substr(begin, at_ - begin);
      if ((peek(0) == '"' || peek(0) == '\'') && is_string_prefix(word)) {
        kind = Token::Kind::kString;
        skip_string(word, 0);
      }
    } else {
      at_ += symbol_length();
    }
    if (kind == Token::Kind::kSymbol && (c == ')' || c == ']' || c == '}') && depth_ > 0) --depth_;
    tokens_.push_back({kind, {static_cast<Offset>(begin), static_cast<Offset>(at_)}, depth_});
    if (kind == Token::Kind::kSymbol && (c == '(' || c == '[' || c == '{')) ++depth_;
  }

  std::size_t symbol_length() const {
    for (const std::string_view symbol : kLongSymbols) {
      if (text_.substr(at_).starts_with(symbol)) return symbol.size();
    }
    return 1;
  }

  void skip_number() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      const bool is_exponent_sign =
          (c == '+' || c == '-') && (text_[at_ - 1] | 0x20) == 'e' && is_digit(peek(1));
      if (!is_word_byte(c) && c != '.' && !is_exponent_sign) break;
      ++at_;
    }
  }

  // From the opening quote to behind the closing one; a string that is not closed ends with its line,
  // or with the text where it has three quotes.
  void skip_string(std::string_view prefix, int nesting) {
    const char quote = text_[at_];
    const bool is_long = peek(1) == quote && peek(2) == quote;
    at_ += is_long ? 3 : 1;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\\') {
        at_ = std::min(at_ + 2, text_.size());
      } else if (!is_long && (c == '\n' || c == '\r')) {
        return;
      } else if (c == quote && (!is_long || (peek(1) == quote && peek(2) == quote))) {
        at_ += is_long ? 3 : 1;
        return;
      } else if (c == '{' && has_interpolations(prefix)) {
        if (peek(1) == '{') {
          at_ += 2;
        } else {
          skip_interpolation(nesting);
        }
      } else {
        ++at_;
      }
    }
  }

  void skip_interpolation(int nesting) {
    if (nesting > kMaxStringNesting) {
      at_ = text_.size();
      return;
    }
    int open = 0;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '{') ++open;
      if (c == '}' && --open == 0) {
        ++at_;
        return;
      }
      if (c == '"' || c == '\'') {
        std::size_t begin = at_;
        while (begin > 0 && is_word_byte(text_[begin - 1])) --begin;
        const std::string_view prefix = text_.substr(begin, at_ - begin);
        skip_string(is_string_prefix(prefix) ? prefix : std::string_view(), nesting + 1);
      } else {
        ++at_;
      }
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t depth_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text) {
  return Tokenizer(text).run();
}

bool is_inside_string(const std::vector<Token>& tokens, Offset offset) {
  const auto after = std::upper_bound(tokens.begin(), tokens.end(), offset,
                                      [](Offset o, const Token& token) { return o < token.range.end; });
  return after != tokens.end() && after->kind == Token::Kind::kString && after->range.begin < offset;
}

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || c == '_' || std::isalnum(byte) != 0;
}

}  // namespace aioshift::rewrite
