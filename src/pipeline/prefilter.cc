#include "pipeline/prefilter.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "text/encoding.h"
#include "text/utf8.h"

namespace aioshift::pipeline {
namespace {

using pattern::Literal;
using pattern::RequiredLiterals;
using Entry = std::vector<Literal>;

// Words that stand in a tenth of all Python files or more (counted over CPython's library and 300
// packages), sorted.
constexpr std::array<std::string_view, 93> kCommonWords{
    "Any",      "Copyright", "False",    "None", "Python",   "True",   "ValueError", "__all__",  "__init__",
    "__name__", "add",       "all",      "and",  "any",      "append", "args",       "as",       "assert",
    "base",     "bool",      "bytes",    "case", "check",    "class",  "cls",        "code",     "core",
    "data",     "def",       "default",  "dict", "elif",     "else",   "error",      "except",   "file",
    "first",    "for",       "format",   "from", "function", "get",    "https",      "if",       "import",
    "in",       "input",     "instance", "int",  "is",       "items",  "join",       "key",      "kwargs",
    "lambda",   "len",       "line",     "list", "match",    "method", "module",     "name",     "new",
    "not",      "number",    "object",   "or",   "os",       "pass",   "path",       "property", "raise",
    "range",    "result",    "return",   "self", "set",      "str",    "string",     "super",    "sys",
    "test",     "text",      "the",      "try",  "tuple",    "type",   "typing",     "use",      "value",
    "values",   "while",     "with"};
static_assert(std::is_sorted(kCommonWords.begin(), kCommonWords.end()));

// The greater, the fewer files likely satisfy the entry: as many as its commonest literal.
auto selectivity(const Entry& entry) {
  const auto of_literal = [](const Literal& literal) {
    const bool is_common = std::binary_search(kCommonWords.begin(), kCommonWords.end(), literal.text);
    return std::tuple(!is_common, literal.text.size());
  };
  auto least = of_literal(entry.front());
  for (const Literal& literal : entry) least = std::min(least, of_literal(literal));
  return std::tuple_cat(least, std::tuple(-static_cast<std::ptrdiff_t>(entry.size())));
}

bool has_tail(const Literal& literal) {
  return !literal.tail.empty();
}

// The longest name of a literal with a tail.
Literal name_of(const Literal& literal) {
  std::string_view longest = literal.text;
  for (const std::string& token : literal.tail) {
    if (token.size() > longest.size()) longest = token;
  }
  return Literal::name(std::string(longest));
}

// The entries that say something: one without literals, or with an empty one, does not. Where literals
// have tails, those without them, which can be searched for, come first.
std::vector<Entry> entries_of(const RequiredLiterals& required) {
  std::vector<Entry> entries;
  std::vector<Entry> with_tails;
  for (const Entry& entry : required.all) {
    const bool says_nothing =
        entry.empty() ||
        std::any_of(entry.begin(), entry.end(), [](const Literal& literal) { return literal.text.empty(); });
    if (says_nothing) continue;
    Entry plain = entry;
    for (Literal& literal : plain) {
      if (has_tail(literal)) literal = name_of(literal);
    }
    if (plain != entry) with_tails.push_back(entry);
    if (std::find(entries.begin(), entries.end(), plain) == entries.end())
      entries.push_back(std::move(plain));
  }
  entries.insert(entries.end(), with_tails.begin(), with_tails.end());
  return entries;
}

enum class Characters { kUtf8, kOther, kStateful };

Characters characters_of(std::string_view bytes) {
  const text::Declaration declared = text::find_declaration(bytes);
  if (declared.name.empty() || text::is_tokenizer_utf8(declared.name)) return Characters::kUtf8;
  const text::Encoding* encoding = text::find_encoding(declared.name);
  // An unknown one is an error, whatever is said here.
  if (encoding == nullptr || text::is_utf8(*encoding)) return Characters::kUtf8;
  return text::is_stateful(*encoding) ? Characters::kStateful : Characters::kOther;
}

}  // namespace

Prefilter::Prefilter(std::span<const RequiredLiterals> required_by_rule)
    : rule_count_(static_cast<std::uint32_t>(required_by_rule.size())) {
  // First the literals of the search, then the others.
  std::map<Literal, std::uint32_t> numbers;
  const auto number_of = [&](const Literal& literal) {
    const auto [it, is_new] = numbers.emplace(literal, static_cast<std::uint32_t>(literals_.size()));
    if (is_new) literals_.push_back(literal);
    return it->second;
  };
  std::vector<std::vector<Entry>> entries(required_by_rule.size());
  std::vector<std::vector<std::uint32_t>> rules_by_literal;
  for (std::uint32_t rule = 0; rule < rule_count_; ++rule) {
    entries[rule] = entries_of(required_by_rule[rule]);
    if (entries[rule].empty()) {
      unconditional_.push_back(rule);
      continue;
    }
    const auto searchable = std::find_if(entries[rule].begin(), entries[rule].end(), [](const Entry& entry) {
      return std::any_of(entry.begin(), entry.end(), has_tail);
    });
    const auto best = std::max_element(entries[rule].begin(), searchable, [](const Entry& a, const Entry& b) {
      return selectivity(a) < selectivity(b);
    });
    for (const Literal& literal : *best) {
      const std::uint32_t number = number_of(literal);
      rules_by_literal.resize(literals_.size());
      rules_by_literal[number].push_back(rule);
    }
    entries[rule].erase(best);
  }
  search_ = LiteralSearch(literals_);
  for (const auto& rules : rules_by_literal) {
    rules_by_literal_.numbers.insert(rules_by_literal_.numbers.end(), rules.begin(), rules.end());
    rules_by_literal_.begin_next();
  }
  for (const auto& others : entries) {
    for (const Entry& entry : others) {
      entries_by_rule_.numbers.push_back(static_cast<std::uint32_t>(literals_by_entry_.begins.size() - 1));
      for (const Literal& literal : entry) literals_by_entry_.numbers.push_back(number_of(literal));
      literals_by_entry_.begin_next();
    }
    entries_by_rule_.begin_next();
  }
  for (const Literal& literal : literals_) {
    const auto is_ascii = [](const std::string& text) { return text::ascii_prefix(text) == text.size(); };
    is_ascii_.push_back(is_ascii(literal.text) &&
                        std::all_of(literal.tail.begin(), literal.tail.end(), is_ascii));
  }
}

// What is known of one text: asked at most once about each literal.
class Prefilter::Answers {
 public:
  Answers(const Prefilter& filter, std::string_view bytes, Characters characters)
      : filter_(filter), bytes_(bytes), characters_(characters), answers_(memory()) {
    if (answers_.size() < filter.literals_.size()) answers_.resize(filter.literals_.size(), Answer::kUnknown);
    filter.search_.find(bytes, names_are_whole(), found_);
    if (characters == Characters::kOther) {
      for (std::uint32_t i = 0; i < filter.search_.literals().size(); ++i) {
        if (!filter.is_ascii_[i]) found_.push_back(i);
      }
    }
    for (const std::uint32_t literal : found_) note(literal, Answer::kYes);
  }
  Answers(const Answers&) = delete;
  Answers& operator=(const Answers&) = delete;
  ~Answers() {
    for (const std::uint32_t literal : noted_) answers_[literal] = Answer::kUnknown;
  }

  // Literals of the search that occur; one may be named twice.
  std::span<const std::uint32_t> found() const { return found_; }

  bool satisfies(std::uint32_t entry) {
    const auto literals = filter_.literals_by_entry_[entry];
    return std::any_of(literals.begin(), literals.end(), [this](std::uint32_t i) { return occurs(i); });
  }

 private:
  enum class Answer : char { kUnknown, kYes, kNo };

  // Cleared again after each text, so that nothing has to be done for literals nobody asks about.
  static std::vector<Answer>& memory() {
    thread_local std::vector<Answer> memory;
    return memory;
  }

  // In other encodings a byte before a name may be the second half of a character.
  bool names_are_whole() const { return characters_ == Characters::kUtf8; }

  void note(std::uint32_t literal, Answer answer) {
    answers_[literal] = answer;
    noted_.push_back(literal);
  }

  bool occurs(std::uint32_t literal) {
    if (answers_[literal] == Answer::kUnknown) {
      const bool is_searched = literal < filter_.search_.literals().size();
      const bool is_assumed = characters_ == Characters::kOther && !filter_.is_ascii_[literal];
      const bool occurs =
          is_assumed || (!is_searched && contains(bytes_, filter_.literals_[literal], names_are_whole()));
      note(literal, occurs ? Answer::kYes : Answer::kNo);
    }
    return answers_[literal] == Answer::kYes;
  }

  const Prefilter& filter_;
  std::string_view bytes_;
  Characters characters_;
  std::vector<Answer>& answers_;
  std::vector<std::uint32_t> found_;
  std::vector<std::uint32_t> noted_;
};

std::vector<std::uint32_t> Prefilter::rules_for(std::string_view bytes) const {
  std::vector<std::uint32_t> rules = unconditional_;
  if (literals_.empty()) return rules;
  const Characters characters = characters_of(bytes);
  if (characters == Characters::kStateful) {
    rules.clear();
    for (std::uint32_t rule = 0; rule < rule_count_; ++rule) rules.push_back(rule);
    return rules;
  }
  Answers answers(*this, bytes, characters);
  if (answers.found().empty()) return rules;
  for (const std::uint32_t literal : answers.found()) {
    for (const std::uint32_t rule : rules_by_literal_[literal]) {
      const auto others = entries_by_rule_[rule];
      if (std::all_of(others.begin(), others.end(),
                      [&](std::uint32_t entry) { return answers.satisfies(entry); }))
        rules.push_back(rule);
    }
  }
  std::sort(rules.begin(), rules.end());
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
  return rules;
}

}  // namespace aioshift::pipeline
