#include "rules/yaml/yaml_document.h"

#include <fmt/format.h>
#include <yaml.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "text/encoding.h"
#include "text/utf8.h"

namespace aioshift::rules {
namespace {

constexpr std::string_view kCoreTag = "tag:yaml.org,2002:";

std::string_view view(const yaml_char_t* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

std::string_view view_of(const char* text) {
  return text == nullptr ? std::string_view() : std::string_view(text);
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool all_of(std::string_view text, bool (*holds)(char)) {
  return !text.empty() && std::all_of(text.begin(), text.end(), holds);
}

// Takes digits from the beginning of `text`, and says whether there were any.
bool take_digits(std::string_view& text) {
  const std::size_t size = std::min(text.find_first_not_of("0123456789"), text.size());
  text.remove_prefix(size);
  return size != 0;
}

bool is_integer(std::string_view text) {
  if (text.starts_with("0x")) {
    return all_of(text.substr(2),
                  [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });
  }
  if (text.starts_with("0o")) return all_of(text.substr(2), [](char c) { return c >= '0' && c <= '7'; });
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) text.remove_prefix(1);
  return all_of(text, is_digit);
}

bool is_float(std::string_view text) {
  if (is_one_of(text, {".nan", ".NaN", ".NAN"})) return true;
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) text.remove_prefix(1);
  if (is_one_of(text, {".inf", ".Inf", ".INF"})) return true;
  bool has_digits = take_digits(text);
  if (!text.empty() && text.front() == '.') {
    text.remove_prefix(1);
    has_digits = take_digits(text) || has_digits;
  }
  if (!has_digits) return false;
  if (text.empty()) return true;
  if (text.front() != 'e' && text.front() != 'E') return false;
  text.remove_prefix(1);
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) text.remove_prefix(1);
  return take_digits(text) && text.empty();
}

TextPosition position_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return {static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n')) + 1,
          static_cast<std::uint32_t>(text::count_characters(before.substr(line_start)).characters) + 1};
}

// One kind of line end, and one behind the last line: whether an editor writes it must not change the
// text of a block scalar.
std::string normalise(std::string_view text) {
  std::string result;
  result.reserve(text.size() + 1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      result += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      result += '\n';
    }
  }
  if (result.back() != '\n') result += '\n';
  return result;
}

// What libyaml says, in words that help somebody who writes a rule.
std::string explain(std::string_view problem) {
  struct Explanation {
    std::string_view problem;
    std::string_view words;
  };
  static constexpr auto kExplanations = std::to_array<Explanation>({
      {"mapping values are not allowed in this context",
       "a `: ` where no key can stand: is the value in front of it in need of quotes, or the line indented "
       "wrongly?"},
      {"could not find expected ':'", "expected `key: value` here"},
      {"did not find expected ',' or '}'",
       "expected `,` or `}` here: a value with `{`, `}`, `,` or quotes "
       "in it needs quotes around it"},
      {"did not find expected ',' or ']'",
       "expected `,` or `]` here: a value with `[`, `]`, `,` or quotes "
       "in it needs quotes around it"},
      {"did not find expected key", "expected a key here: is the line indented like those before it?"},
      {"did not find expected '-' indicator",
       "expected `- ` here: is the line indented like those before it?"},
      {"did not find expected <document start>", "expected `---` between two documents"},
      {"found character that cannot start any token",
       "this character cannot begin a value: put it in quotes"},
      {"found a tab character that violates indentation", "a tab cannot indent YAML: use spaces"},
      {"found a tab character where an indentation space is expected",
       "the first line of this text begins with a tab, so that its indentation is not clear: say how many "
       "spaces are indentation, as in `|2`"},
      {"found unexpected end of stream", "the quote that opens this text is not closed"},
      {"found unexpected document indicator", "the quote that opens this text is not closed"},
      {"found undefined alias", "this alias (`*name`) has no anchor (`&name`) in front of it"},
      {"control characters are not allowed", "a control character, which YAML does not allow"},
      {"found unknown escape character",
       "unknown escape in double quotes: single quotes leave backslashes alone"},
  });
  for (const Explanation& explanation : kExplanations) {
    if (explanation.problem == problem) return std::string(explanation.words);
  }
  return fmt::format("not valid YAML: {}", problem.empty() ? "out of memory" : problem);
}

// The same about the character that begins at `rest`.
std::string explain_character(std::string_view rest) {
  if (rest.starts_with('\t')) return explain("found a tab character that violates indentation");
  std::size_t size = 1;
  while (size < rest.size() && text::is_continuation(rest[size])) ++size;
  return fmt::format("`{}` cannot begin a value: put the value in quotes", rest.substr(0, size));
}

// Whether the place to show is where the thing began, rather than where it failed to end.
bool points_at_context(std::string_view problem) {
  return is_one_of(problem, {"could not find expected ':'", "found unexpected end of stream",
                             "found unexpected document indicator"});
}

// Owns what libyaml hands out.
class Event {
 public:
  Event() = default;
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
  ~Event() { yaml_event_delete(&event); }
  yaml_event_t event{};
};

}  // namespace

std::string_view name_of(YamlNode::Kind kind) {
  switch (kind) {
    case YamlNode::Kind::kNull:
      return "null";
    case YamlNode::Kind::kBoolean:
      return "a boolean";
    case YamlNode::Kind::kInteger:
      return "an integer";
    case YamlNode::Kind::kFloat:
      return "a number with a fraction";
    case YamlNode::Kind::kString:
      return "a string";
    case YamlNode::Kind::kList:
      return "a list";
    case YamlNode::Kind::kMap:
      return "a map";
  }
  return "";
}

YamlNode::Kind resolve_plain_scalar(std::string_view text) {
  if (text.empty() || is_one_of(text, {"~", "null", "Null", "NULL"})) return YamlNode::Kind::kNull;
  if (is_one_of(text, {"true", "True", "TRUE", "false", "False", "FALSE"})) return YamlNode::Kind::kBoolean;
  if (is_integer(text)) return YamlNode::Kind::kInteger;
  if (is_float(text)) return YamlNode::Kind::kFloat;
  return YamlNode::Kind::kString;
}

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const Entry& entry : entries) {
    if (entry.key->text == key) return entry.value;
  }
  return nullptr;
}

const YamlNode* YamlNode::given(std::string_view key) const {
  const YamlNode* const node = find(key);
  return node == nullptr || node->is_null() ? nullptr : node;
}

// One libyaml parser, from some document of the text on.
struct YamlReader::Parser {
  Parser(std::string_view text, std::uint32_t lines) : lines_before(lines) {
    if (yaml_parser_initialize(&parser) == 0) return;
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    const char* const data = text.empty() ? "" : text.data();  // libyaml wants no null
    yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(data), text.size());
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() { yaml_parser_delete(&parser); }

  TextPosition position(const yaml_mark_t& mark) const {
    return {static_cast<std::uint32_t>(mark.line) + 1 + lines_before,
            static_cast<std::uint32_t>(mark.column) + 1};
  }

  YamlError error() const {
    const std::string_view problem = view_of(parser.problem);
    const bool at_context = points_at_context(problem) && parser.context != nullptr;
    return {position(at_context ? parser.context_mark : parser.problem_mark), explain(problem)};
  }

  yaml_parser_t parser{};
  std::uint32_t lines_before;
  std::uint32_t document_line = 0;  // where the document begins that is being read
};

namespace {

// Makes a tree of the events of one document.
class TreeBuilder {
 public:
  explicit TreeBuilder(YamlDocument& document) : document_(document) {}

  // False where the document is refused; `error` says why.
  bool take(const yaml_event_t& event, TextPosition at);
  const YamlError& error() const { return error_; }

 private:
  struct Open {
    YamlNode* node;
    std::size_t size;    // how many nodes it stands for, aliases expanded
    std::size_t height;  // of lists and maps within it
    const YamlNode* key = nullptr;
    bool is_key_known = false;
    std::string anchor;
    std::unordered_map<std::string_view, const YamlNode*> keys;
  };
  struct Anchor {
    const YamlNode* node;
    std::size_t size;
    std::size_t height;
  };

  bool fail(TextPosition at, std::string message) {
    error_ = {at, std::move(message)};
    return false;
  }
  YamlNode& make(YamlNode::Kind kind, TextPosition at) {
    YamlNode& node = document_.nodes.emplace_back();
    node.kind = kind;
    node.at = at;
    return node;
  }
  bool scalar(const yaml_event_t& event, TextPosition at);
  bool alias(std::string name, TextPosition at);
  bool open(YamlNode::Kind kind, std::string_view anchor, std::string_view tag, bool is_flow,
            TextPosition at);
  bool close();
  bool add(const YamlNode& node, std::size_t size, std::size_t height);

  YamlDocument& document_;
  YamlError error_;
  std::vector<Open> open_;
  std::unordered_map<std::string, Anchor> anchors_;
  std::size_t expansion_ = 0;
};

bool TreeBuilder::take(const yaml_event_t& event, TextPosition at) {
  switch (event.type) {
    case YAML_SCALAR_EVENT:
      return scalar(event, at);
    case YAML_ALIAS_EVENT:
      return alias(std::string(view(event.data.alias.anchor)), at);
    case YAML_SEQUENCE_START_EVENT: {
      const auto& start = event.data.sequence_start;
      return open(YamlNode::Kind::kList, view(start.anchor), view(start.tag),
                  start.style == YAML_FLOW_SEQUENCE_STYLE, at);
    }
    case YAML_MAPPING_START_EVENT: {
      const auto& start = event.data.mapping_start;
      return open(YamlNode::Kind::kMap, view(start.anchor), view(start.tag),
                  start.style == YAML_FLOW_MAPPING_STYLE, at);
    }
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
      return close();
    default:
      return true;
  }
}

bool TreeBuilder::scalar(const yaml_event_t& event, TextPosition at) {
  const auto& data = event.data.scalar;
  const std::string_view tag = view(data.tag);
  YamlNode& node = make(YamlNode::Kind::kString, at);
  node.text.assign(reinterpret_cast<const char*>(data.value), data.length);
  if (!tag.empty() && tag != "!") {
    const std::string_view name =
        tag.starts_with(kCoreTag) ? tag.substr(kCoreTag.size()) : std::string_view();
    if (!is_one_of(name, {"str", "null", "bool", "int", "float"})) {
      return fail(at, fmt::format("the tag `{}` means nothing here", tag));
    }
    if (name != "str") node.kind = resolve_plain_scalar(node.text);
  } else if (tag.empty() && data.style == YAML_PLAIN_SCALAR_STYLE) {
    node.kind = resolve_plain_scalar(node.text);
    node.is_implicit = node.text.empty();
  }
  const std::string anchor(view(data.anchor));
  if (!anchor.empty()) anchors_[anchor] = {&node, 1, 0};
  return add(node, 1, 0);
}

bool TreeBuilder::alias(std::string name, TextPosition at) {
  for (const Open& open : open_) {
    if (open.anchor == name) {
      return fail(at, fmt::format("the alias `*{}` is inside of what it stands for", name));
    }
  }
  const auto found = anchors_.find(name);
  if (found == anchors_.end()) return fail(at, explain("found undefined alias"));
  expansion_ += found->second.size;
  if (expansion_ > YamlReader::kMaxExpansion) {
    return fail(at, fmt::format("the aliases of this document stand for more than {} values",
                                YamlReader::kMaxExpansion));
  }
  if (open_.size() + found->second.height > YamlReader::kMaxDepth) {
    return fail(at, fmt::format("lists and maps nested more than {} deep", YamlReader::kMaxDepth));
  }
  return add(*found->second.node, found->second.size, found->second.height);
}

bool TreeBuilder::open(YamlNode::Kind kind, std::string_view anchor, std::string_view tag, bool is_flow,
                       TextPosition at) {
  if (open_.size() == YamlReader::kMaxDepth) {
    return fail(at, fmt::format("lists and maps nested more than {} deep", YamlReader::kMaxDepth));
  }
  if (!tag.empty() && tag != "!" && tag != std::string(kCoreTag) + "seq" &&
      tag != std::string(kCoreTag) + "map")
    return fail(at, fmt::format("the tag `{}` means nothing here", tag));
  YamlNode& node = make(kind, at);
  node.is_flow = is_flow;
  Open& open = open_.emplace_back();
  open.node = &node;
  open.size = 1;
  open.height = 1;
  open.anchor = anchor;
  return true;
}

bool TreeBuilder::close() {
  const Open closed = std::move(open_.back());
  open_.pop_back();
  if (!closed.anchor.empty()) anchors_[closed.anchor] = {closed.node, closed.size, closed.height};
  return add(*closed.node, closed.size, closed.height);
}

bool TreeBuilder::add(const YamlNode& node, std::size_t size, std::size_t height) {
  if (open_.empty()) {
    document_.root = &node;
    return true;
  }
  Open& parent = open_.back();
  parent.size += size;
  parent.height = std::max(parent.height, height + 1);
  if (parent.node->kind == YamlNode::Kind::kList) {
    parent.node->items.push_back(&node);
    return true;
  }
  if (!parent.is_key_known) {
    if (!node.is_scalar()) {
      return fail(node.at, fmt::format("a key must be a string, not {}: a text that begins with `{}` needs "
                                       "quotes",
                                       name_of(node.kind), node.kind == YamlNode::Kind::kMap ? '{' : '['));
    }
    parent.key = &node;
    parent.is_key_known = true;
    return true;
  }
  parent.is_key_known = false;
  const auto [known, is_new] = parent.keys.emplace(parent.key->text, parent.key);
  if (!is_new) {
    document_.errors.push_back({parent.key->at, fmt::format("the key `{}` is there already, in line {}",
                                                            parent.key->text, known->second->at.line)});
    return true;
  }
  parent.node->entries.push_back({parent.key, &node});
  return true;
}

}  // namespace

YamlReader::YamlReader(std::string_view text) : text_(text) {
  if (text_.starts_with(text::kUtf8Bom)) text_.remove_prefix(text::kUtf8Bom.size());
  if (!text_.empty() && (text_.back() != '\n' || text_.find('\r') != std::string_view::npos)) {
    normalised_ = normalise(text_);
    text_ = normalised_;
  }
  const std::size_t invalid = text::find_invalid_utf8(text_);
  if (invalid != text_.size()) {
    unreadable_ = {position_of(text_, invalid),
                   text_[invalid] == '\0' ? "a NUL byte, which YAML does not allow" : "not valid UTF-8"};
    return;
  }
  // Line ends to YAML 1.1 and thereby to libyaml, and characters like others to YAML 1.2.
  for (const std::string_view separator : {"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"}) {
    const std::size_t found = text_.find(separator);
    if (found == std::string_view::npos) continue;
    const auto code_point = static_cast<std::uint32_t>(text::code_point_at(text_, found));
    unreadable_ = {
        position_of(text_, found),
        fmt::format("U+{:04X}, which not all readers of YAML take for the same: write it as \\u{:04x} "
                    "in double quotes",
                    code_point, code_point)};
    return;
  }
  start(0, 0);
}

YamlReader::~YamlReader() = default;

void YamlReader::start(std::size_t offset, std::uint32_t lines_before) {
  offset_ = offset;
  parser_ = std::make_unique<Parser>(text_.substr(offset), lines_before);
}

std::size_t YamlReader::offset_of(TextPosition at) const {
  std::size_t offset = offset_;
  for (std::uint32_t line = parser_->lines_before + 1; line < at.line; ++line) {
    const std::size_t end = text_.find('\n', offset);
    if (end == std::string_view::npos) return text_.size();
    offset = end + 1;
  }
  for (std::uint32_t column = 1; column < at.column && offset < text_.size(); ++column) {
    ++offset;
    while (offset < text_.size() && text::is_continuation(text_[offset])) ++offset;
  }
  return offset;
}

void YamlReader::recover(std::uint32_t line) {
  std::uint32_t at = parser_->lines_before + 1;
  const std::uint32_t first = std::max({line, parser_->document_line + 1, at + 1});
  parser_.reset();
  for (std::size_t end = text_.find('\n', offset_); end != std::string_view::npos;
       end = text_.find('\n', end + 1)) {
    ++at;
    const std::string_view rest = text_.substr(end + 1);
    if (at >= first && rest.starts_with("---") &&
        (rest.size() == 3 || is_one_of(rest.substr(3, 1), {" ", "\t", "\n"}))) {
      start(end + 1, at - 1);
      return;
    }
  }
}

tl::expected<std::optional<YamlDocument>, YamlError> YamlReader::next() {
  if (unreadable_) return tl::unexpected(*std::exchange(unreadable_, std::nullopt));
  if (!parser_) return std::nullopt;

  YamlDocument document;
  TreeBuilder builder(document);
  for (;;) {
    Event holder;
    const yaml_event_t& event = holder.event;
    if (yaml_parser_parse(&parser_->parser, &holder.event) == 0) {
      YamlError error = parser_->error();
      std::uint32_t line = parser_->position(parser_->parser.problem_mark).line;
      if (parser_->parser.error == YAML_READER_ERROR) {
        error.at = position_of(text_, offset_ + parser_->parser.problem_offset);
        line = error.at.line;
      }
      if (view_of(parser_->parser.problem) == "found character that cannot start any token")
        error.message = explain_character(text_.substr(offset_of(error.at)));
      recover(line);
      return tl::unexpected(std::move(error));
    }
    const TextPosition at = parser_->position(event.start_mark);
    switch (event.type) {
      case YAML_STREAM_END_EVENT:
        parser_.reset();
        return std::nullopt;
      case YAML_DOCUMENT_START_EVENT:
        parser_->document_line = at.line;
        break;
      case YAML_DOCUMENT_END_EVENT:
        return std::optional<YamlDocument>(std::move(document));
      default:
        if (!builder.take(event, at)) {
          recover(at.line);
          return tl::unexpected(builder.error());
        }
    }
  }
}

}  // namespace aioshift::rules
