#include "rules/yaml/yaml_document.h"

#include <fmt/format.h>
#include <yaml.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "rules/yaml/wording.h"
#include "rules/yaml/yaml_problem.h"
#include "rules/yaml/yaml_scalar.h"
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

// Whether a line of `---` begins here.
bool begins_document(std::string_view rest) {
  return rest.starts_with("---") &&
         (rest.size() == 3 || rest[3] == ' ' || rest[3] == '\t' || rest[3] == '\n');
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
    std::unordered_map<std::string_view, const YamlNode*> index;  // of the keys, once there are many
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
  // The key of the map's entries that equals its latest one.
  static const YamlNode* find_key(Open& map);

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
  if (data.anchor != nullptr) anchors_[std::string(view(data.anchor))] = {&node, 1, 0};
  return add(node, 1, 0);
}

bool TreeBuilder::alias(std::string name, TextPosition at) {
  for (const Open& open : open_) {
    if (open.anchor == name) {
      return fail(at, fmt::format("the alias `*{}` is inside of what it stands for", name));
    }
  }
  const auto found = anchors_.find(name);
  if (found == anchors_.end()) return fail(at, "this alias (`*name`) has no anchor (`&name`) in front of it");
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

const YamlNode* TreeBuilder::find_key(Open& map) {
  constexpr std::size_t kMany = 16;
  const auto& entries = map.node->entries;
  if (entries.size() < kMany) {
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const YamlNode::Entry& entry) {
      return entry.key->text == map.key->text;
    });
    return found == entries.end() ? nullptr : found->key;
  }
  if (map.index.empty()) {
    for (const YamlNode::Entry& entry : entries) map.index.emplace(entry.key->text, entry.key);
  }
  const auto [known, is_new] = map.index.emplace(map.key->text, map.key);
  return is_new ? nullptr : known->second;
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
  if (const YamlNode* const known = find_key(parent)) {
    document_.errors.push_back({parent.key->at, fmt::format("the key {} is there already, in line {}",
                                                            quoted(parent.key->text), known->at.line)});
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
  start(0, text_.size(), 0);
}

YamlReader::~YamlReader() = default;

void YamlReader::start(std::size_t begin, std::size_t end, std::uint32_t lines_before) {
  begin_ = begin;
  end_ = end;
  parser_ = std::make_unique<Parser>(text_.substr(begin, end - begin), lines_before);
}

std::size_t YamlReader::offset_of(TextPosition at) const {
  std::size_t offset = begin_;
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

YamlError YamlReader::fail() {
  const yaml_parser_t& parser = parser_->parser;
  const std::string_view problem = view_of(parser.problem);
  TextPosition at = parser_->position(parser.problem_mark);
  if (parser.error == YAML_READER_ERROR) at = position_of(text_, begin_ + parser.problem_offset);
  YamlError error{at, explain_problem(problem, text_.substr(offset_of(at)))};
  if (is_about_beginning(problem) && parser.context != nullptr)
    error.at = parser_->position(parser.context_mark);
  recover(at.line);
  return error;
}

void YamlReader::recover(std::uint32_t line) {
  std::uint32_t at = parser_->lines_before + 1;
  const std::uint32_t first = std::max({line, parser_->document_line + 1, at + 1});
  parser_.reset();
  std::optional<std::size_t> begin;
  std::uint32_t lines_before = 0;
  for (std::size_t end = text_.find('\n', begin_); end != std::string_view::npos;
       end = text_.find('\n', end + 1)) {
    ++at;
    if (!begins_document(text_.substr(end + 1))) continue;
    // From here on one document at a time: libyaml copies ahead, which each error would pay for.
    if (begin) return start(*begin, end + 1, lines_before);
    if (at < first) continue;
    begin = end + 1;
    lines_before = at - 1;
  }
  if (begin) start(*begin, text_.size(), lines_before);
}

bool YamlReader::go_on() {
  const std::uint32_t end_line =
      parser_->lines_before +
      static_cast<std::uint32_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(begin_),
                                            text_.begin() + static_cast<std::ptrdiff_t>(end_), '\n'));
  if (end_ == text_.size()) {
    parser_.reset();
    return false;
  }
  recover(end_line + 1);
  return parser_ != nullptr;
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
      return tl::unexpected(fail());
    }
    const TextPosition at = parser_->position(event.start_mark);
    switch (event.type) {
      case YAML_STREAM_END_EVENT:
        if (!go_on()) return std::nullopt;
        break;
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
