// Annotations: read as text, since they may stand in quotes, and name what is defined later.
#include <cctype>
#include <optional>

#include "semantics/program/lowering.h"
#include "syntax/literals.h"

namespace aioshift::semantics {

namespace {

// A type as it is written: `a.b`, `a[b, c]`, `a | b`, `[a, b]` (of Callable), `None`, `...`.
struct TypeExpression {
  std::vector<std::string_view> path;  // of a name; empty for a list
  std::vector<TypeExpression> arguments;
  bool is_union = false;  // arguments are its members
  bool is_subscripted = false;
};

class TypeParser {
 public:
  explicit TypeParser(std::string_view text) : text_(text) {}

  std::optional<TypeExpression> parse() {
    auto type = parse_union(0);
    skip_blanks();
    return type && at_ == text_.size() ? std::move(type) : std::nullopt;
  }

 private:
  static constexpr int kMaxDepth = 40;

  static bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || (c & 0x80) != 0;
  }
  void skip_blanks() {
    while (at_ < text_.size() &&
           (std::isspace(static_cast<unsigned char>(text_[at_])) != 0 || text_[at_] == '\\'))
      ++at_;
  }
  bool take(char c) {
    skip_blanks();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  std::optional<TypeExpression> parse_union(int depth) {
    if (depth > kMaxDepth) return std::nullopt;
    auto first = parse_primary(depth);
    if (!first) return std::nullopt;
    if (!take('|')) return first;
    TypeExpression all;
    all.is_union = true;
    all.arguments.push_back(std::move(*first));
    do {
      auto next = parse_primary(depth);
      if (!next) return std::nullopt;
      all.arguments.push_back(std::move(*next));
    } while (take('|'));
    return all;
  }

  bool parse_list(char end, int depth, std::vector<TypeExpression>& list) {
    while (!take(end)) {
      auto item = parse_union(depth + 1);
      if (!item) return false;
      list.push_back(std::move(*item));
      if (!take(',')) return take(end);
    }
    return true;
  }

  std::optional<TypeExpression> parse_primary(int depth) {
    skip_blanks();
    if (at_ >= text_.size()) return std::nullopt;
    TypeExpression type;
    const char c = text_[at_];
    if (c == '(') {
      ++at_;
      auto inner = parse_union(depth + 1);
      return inner && take(')') ? std::move(inner) : std::nullopt;
    }
    if (c == '[') {
      ++at_;
      if (!parse_list(']', depth, type.arguments)) return std::nullopt;
      return type;
    }
    if (c == '"' || c == '\'') {
      const std::size_t end = text_.find(c, at_ + 1);
      if (end == std::string_view::npos) return std::nullopt;
      auto inner = TypeParser(text_.substr(at_ + 1, end - at_ - 1)).parse();
      at_ = end + 1;
      // A literal's text need be no type.
      return inner ? std::move(inner) : std::optional(TypeExpression{});
    }
    if (c == '.' || c == '-' || c == '*' || std::isdigit(static_cast<unsigned char>(c)) != 0) {
      while (at_ < text_.size() &&
             (is_word(text_[at_]) || text_[at_] == '.' || text_[at_] == '-' || text_[at_] == '*'))
        ++at_;
      return type;
    }
    if (!is_word(c)) return std::nullopt;
    do {
      skip_blanks();
      const std::size_t begin = at_;
      while (at_ < text_.size() && is_word(text_[at_])) ++at_;
      if (at_ == begin) return std::nullopt;
      type.path.push_back(text_.substr(begin, at_ - begin));
    } while (take('.'));
    if (take('[')) {
      type.is_subscripted = true;
      if (!parse_list(']', depth, type.arguments)) return std::nullopt;
    }
    return type;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

Slot Lowering::lower_annotation(Node type, ScopeId scope) {
  const Slot described = lower_type_text(type.text(), scope, type);
  return described == kNoSlot ? kNoSlot : emit_value(Op::kInstance, type, described);
}

Slot Lowering::lower_type_text(std::string_view text, ScopeId scope, Node at) {
  const auto parsed = TypeParser(text).parse();
  if (!parsed) return kNoSlot;
  struct Lowerer {
    Lowering& lowering;
    ScopeId scope;
    Node at;

    Slot lower(const TypeExpression& type) {
      if (type.is_union) {
        std::vector<Slot> members;
        for (const TypeExpression& member : type.arguments) members.push_back(lower(member));
        return lowering.joined(members);
      }
      if (type.path.empty() || type.path.front() == "None") return kNoSlot;
      Slot value = lowering.read_at_any_time(type.path.front(), scope);
      for (std::size_t i = 1; i < type.path.size(); ++i)
        value = lowering.emit_value(Op::kLoadAttribute, at, value, kNoSlot, lowering.name(type.path[i]));
      if (!type.is_subscripted) return value;
      std::vector<Argument> arguments;
      for (const TypeExpression& argument : type.arguments)
        arguments.push_back({lower(argument), ArgumentKind::kPositional, kNoName});
      auto& all = lowering.builder_.code.arguments;
      const auto first = static_cast<Slot>(all.size());
      all.insert(all.end(), arguments.begin(), arguments.end());
      return lowering.emit_value(Op::kGeneric, at, value, first, kNoName,
                                 static_cast<std::uint32_t>(arguments.size()));
    }
  };
  return Lowerer{*this, scope, at}.lower(*parsed);
}

}  // namespace aioshift::semantics
