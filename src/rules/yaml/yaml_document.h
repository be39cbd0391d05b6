// YAML text as a tree of nodes that know their place: what a rule file is read from.
//
// The parser is libyaml's. Limits keep hostile text from costing more than a multiple of its length:
// depth, and how much aliases expand to.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "rules/rule_file_error.h"

namespace aioshift::rules {

struct YamlNode {
  enum class Kind { kNull, kBoolean, kInteger, kFloat, kString, kList, kMap };
  struct Entry {
    const YamlNode* key;
    const YamlNode* value;
  };

  Kind kind = Kind::kNull;
  bool is_flow = false;      // a list or map in brackets
  bool is_implicit = false;  // a null that is not written
  TextPosition at;
  std::string text;                    // of a scalar; where it is no string, as written
  std::vector<const YamlNode*> items;  // of a list
  std::vector<Entry> entries;          // of a map, in order; keys are scalars, each once

  bool is_scalar() const { return kind != Kind::kList && kind != Kind::kMap; }
  bool is_null() const { return kind == Kind::kNull; }
  // The value of a map's key; null where there is none.
  const YamlNode* find(std::string_view key) const;
  // The same, null also where the value is null.
  const YamlNode* given(std::string_view key) const;
  // Of a boolean.
  bool is_true() const { return !text.empty() && (text.front() == 't' || text.front() == 'T'); }
};

// "a string", "a list" ... for messages.
std::string_view name_of(YamlNode::Kind kind);

struct YamlDocument {
  YamlDocument() = default;
  YamlDocument(YamlDocument&&) = default;  // nodes stay where they are
  YamlDocument& operator=(YamlDocument&&) = default;
  YamlDocument(const YamlDocument&) = delete;
  YamlDocument& operator=(const YamlDocument&) = delete;

  std::deque<YamlNode> nodes;  // all of the document's; an alias is a second pointer to a node
  const YamlNode* root = nullptr;
  // What is wrong with it though its shape is clear: keys given twice, which are left out.
  std::vector<YamlError> errors;
};

// Reads the documents of a file one after another.
class YamlReader {
 public:
  static constexpr std::size_t kMaxDepth = 128;          // lists and maps within each other
  static constexpr std::size_t kMaxExpansion = 100'000;  // nodes that a document's aliases stand for

  // `text` must last as long as the reader.
  explicit YamlReader(std::string_view text);
  ~YamlReader();
  YamlReader(const YamlReader&) = delete;
  YamlReader& operator=(const YamlReader&) = delete;

  // The next document, nothing behind the last one. After an error the reader goes on with the
  // document behind the next line of `---`.
  tl::expected<std::optional<YamlDocument>, YamlError> next();

 private:
  struct Parser;
  void start(std::size_t begin, std::size_t end, std::uint32_t lines_before);
  std::size_t offset_of(TextPosition at) const;
  // What libyaml reports, after which the reader goes on behind it.
  YamlError fail();
  // Goes on with the first document that begins in this line or behind it.
  void recover(std::uint32_t line);
  // Goes on with what is behind the parser's part of the text; false where nothing is.
  bool go_on();

  std::string normalised_;  // the text, where its line ends are not all LF
  std::string_view text_;
  std::size_t begin_ = 0;  // the part of the text that the parser has
  std::size_t end_ = 0;
  std::optional<YamlError> unreadable_;
  std::unique_ptr<Parser> parser_;
};

}  // namespace aioshift::rules
