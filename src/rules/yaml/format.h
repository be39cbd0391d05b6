// The rule format as a table: its objects, their keys, and what each key takes.
//
// Rule files are checked against it (check.h), and the JSON schema for editors is made of it
// (schema.h), so that neither can know a key that the other does not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace aioshift::rules {

enum class ObjectId {
  kRuleDocument,
  kUtilityDocument,
  kTestDocument,
  kProject,
  kTestDirectory,
  kRule,
  kRelation,
  kSiblingRelation,
  kPattern,
  kNthChild,
  kRange,
  kRangeEnd,
  kLabel,
  kGlob,
  kFix,
  kListedFix,
  kRewriter,
  kTransformation,
  kReplace,
  kSubstring,
  kConvert,
  kRewrite,
  kLibraryMap,
  kLibraryOwner,
  kLibraryFunction,
  kLibraryAttribute,
  kLibraryType,
  kLibraryConsumer,
  kLibraryArgument,
};

// What is wrong with a text, as the end of a sentence that begins with it; empty where nothing is.
using Complaint = std::string (*)(std::string_view text);

// One kind of value that a key takes.
struct ValueFormat {
  enum class Kind {
    kString,  // what YAML takes for a string: in quotes, or unlike a number, boolean and null
    kText,    // any scalar but null, as it is written
    kBoolean,
    kInteger,  // of 32 bits
    kNatural,  // from 0, of 32 bits
    kNull,     // the same as no key
    kAny,
    kWord,
    kList,
    kMap,  // from names that the author chooses
    kObject,
  };
  Kind kind = Kind::kString;
  std::string_view noun;                // for messages: "a string", "an import statement"
  std::vector<std::string_view> words;  // kWord
  ObjectId object = ObjectId::kRule;    // kObject
  std::vector<ValueFormat> elements;    // kList, kMap: what each may be
  Complaint complaint = nullptr;        // kString, kText; kMap: about its keys
  std::string_view pattern;             // the same as a regular expression, as far as it can be one
  bool is_never_empty = false;          // kMap
};

struct KeyFormat {
  enum class Need {
    kOptional,
    kRequired,
    kAlternative,  // one at least of these, where the object has any; exactly one where it says so
  };
  std::string_view name;
  std::vector<ValueFormat> values;  // one of them
  std::string_view about;           // Markdown
  Need need = Need::kOptional;
  bool is_ours = false;  // not ast-grep's
};

struct ObjectFormat {
  std::string_view name;   // "rule object"; the schema's definition is named after it
  std::string_view noun;   // for messages: "a rule object"
  std::string_view place;  // of its keys, for messages: "in a rule object"
  std::string_view about;
  std::vector<KeyFormat> keys;
  bool takes_one_alternative = false;

  const KeyFormat* find(std::string_view key) const;
};

const ObjectFormat& format_of(ObjectId id);
// Every object of the table.
const std::vector<ObjectId>& all_objects();

}  // namespace aioshift::rules
