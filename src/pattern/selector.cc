#include "pattern/selector.h"

#include <fmt/format.h>

#include <cctype>

namespace aioshift::pattern {
namespace {

// Nobody nests selectors this deep, or writes one of so many parts: each is inside the next one's rule.
constexpr int kDeepest = 50;

bool may_be_in_name(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
}

class SelectorParser {
 public:
  SelectorParser(std::string_view text, std::uint32_t line) : text_(text), line_(line) {}

  tl::expected<RuleObject, std::string> parse() {
    skip_blanks();
    auto rule = list(0);
    if (!rule) return rule;
    if (!text_.empty()) return wrong(fmt::format("nothing is expected at `{}`", text_));
    return rule;
  }

 private:
  using Result = tl::expected<RuleObject, std::string>;

  static tl::unexpected<std::string> wrong(const std::string& what) {
    return tl::unexpected<std::string>("selector: " + what);
  }

  RuleObject made() const {
    RuleObject rule;
    rule.line = line_;
    rule.kind_line = line_;
    return rule;
  }

  bool skip_blanks() {
    const std::size_t size = text_.size();
    while (!text_.empty() && std::isspace(static_cast<unsigned char>(text_.front())) != 0)
      text_.remove_prefix(1);
    return text_.size() != size;
  }

  bool take(char c) {
    if (!text_.starts_with(c)) return false;
    text_.remove_prefix(1);
    return true;
  }

  std::string name() {
    std::size_t length = 0;
    while (length < text_.size() && may_be_in_name(text_[length])) ++length;
    if (length != 0 && std::isdigit(static_cast<unsigned char>(text_.front())) != 0) length = 0;
    std::string result(text_.substr(0, length));
    text_.remove_prefix(length);
    return result;
  }

  Result list(int depth) {  // NOLINT(misc-no-recursion): bounded by kDeepest
    std::vector<RuleObject> choices;
    do {
      skip_blanks();
      auto one = complex(depth);
      if (!one) return one;
      choices.push_back(std::move(*one));
      skip_blanks();
    } while (take(','));
    if (choices.size() == 1) return std::move(choices.front());
    RuleObject rule = made();
    rule.any = std::move(choices);
    return rule;
  }

  Result complex(int depth) {  // NOLINT(misc-no-recursion)
    if (depth > kDeepest) return wrong("nested too deep");
    auto left = compound(depth);
    if (!left) return left;
    for (int combined = 0;; ++combined) {
      const bool blank = skip_blanks();
      char combinator = 0;
      if (!text_.empty() && std::string_view(">+~").find(text_.front()) != std::string_view::npos) {
        combinator = text_.front();
        text_.remove_prefix(1);
        skip_blanks();
      } else if (blank && !text_.empty() && text_.front() != ',' && text_.front() != ')') {
        combinator = ' ';
      } else {
        return left;
      }
      if (combined == kDeepest) return wrong("too many kinds in a row");
      auto right = compound(depth);
      if (!right) return right;
      RelationSpec relation;
      relation.line = line_;
      relation.rule = std::make_unique<RuleObject>(std::move(*left));
      if (combinator == ' ' || combinator == '~') relation.stop_by.kind = StopBySpec::Kind::kEnd;
      RuleObject rule = made();
      rule.all.emplace();
      rule.all->push_back(std::move(*right));
      (combinator == '>' || combinator == ' ' ? rule.inside : rule.follows) = std::move(relation);
      left = std::move(rule);
    }
  }

  Result compound(int depth) {  // NOLINT(misc-no-recursion)
    std::vector<RuleObject> parts;
    if (std::string kind = name(); !kind.empty()) {
      RuleObject rule = made();
      rule.kind = std::move(kind);
      parts.push_back(std::move(rule));
    }
    while (text_.starts_with(':') || text_.starts_with('.')) {
      if (take('.')) return wrong("there are no classes to select by");
      auto one = pseudo_class(depth + 1);
      if (!one) return one;
      parts.push_back(std::move(*one));
    }
    if (parts.empty()) {
      return wrong(text_.empty() ? std::string("a kind is missing at the end")
                                 : fmt::format("a kind is missing at `{}`", text_));
    }
    if (parts.size() == 1) return std::move(parts.front());
    RuleObject rule = made();
    rule.all = std::move(parts);
    return rule;
  }

  Result pseudo_class(int depth) {  // NOLINT(misc-no-recursion)
    take(':');
    const std::string word = name();
    if (!take('(')) return wrong(fmt::format("`:{}` needs an argument in parentheses", word));
    skip_blanks();
    Result rule = made();
    if (word == "has") {
      rule = has(depth);
    } else if (word == "not") {
      auto inner = complex(depth);
      if (!inner) return inner;
      rule->negated = std::make_unique<RuleObject>(std::move(*inner));
    } else if (word == "is") {
      rule = list(depth);
    } else if (word == "nth-child" || word == "nth-last-child") {
      rule = nth_child(word == "nth-last-child", depth);
    } else {
      return wrong(fmt::format("`:{}` is none of :has, :is, :not, :nth-child, :nth-last-child", word));
    }
    if (!rule) return rule;
    skip_blanks();
    if (!take(')')) return wrong(fmt::format("`:{}(` is not closed", word));
    return rule;
  }

  Result has(int depth) {  // NOLINT(misc-no-recursion)
    RelationSpec relation;
    relation.line = line_;
    relation.stop_by.kind = take('>') ? StopBySpec::Kind::kNeighbor : StopBySpec::Kind::kEnd;
    skip_blanks();
    auto inner = complex(depth);
    if (!inner) return inner;
    relation.rule = std::make_unique<RuleObject>(std::move(*inner));
    RuleObject rule = made();
    rule.has = std::move(relation);
    return rule;
  }

  Result nth_child(bool reverse, int depth) {  // NOLINT(misc-no-recursion)
    const std::size_t length = std::min(text_.find_first_not_of("0123456789nN+- "), text_.size());
    NthChildSpec nth;
    nth.line = line_;
    nth.reverse = reverse;
    nth.position = text_.substr(0, length);
    while (nth.position.ends_with(' ')) nth.position.pop_back();
    text_.remove_prefix(length);
    skip_blanks();
    if (text_.starts_with("of ")) {
      text_.remove_prefix(3);
      skip_blanks();
      auto inner = complex(depth);
      if (!inner) return inner;
      nth.of_rule = std::make_unique<RuleObject>(std::move(*inner));
    }
    RuleObject rule = made();
    rule.nth_child = std::move(nth);
    return rule;
  }

  std::string_view text_;
  std::uint32_t line_;
};

}  // namespace

tl::expected<RuleObject, std::string> parse_selector(std::string_view text, std::uint32_t line) {
  return SelectorParser(text, line).parse();
}

}  // namespace aioshift::pattern
