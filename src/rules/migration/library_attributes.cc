// What a library map makes of attributes and names.
#include <algorithm>
#include <string>

#include "rewrite/precedence.h"
#include "rules/migration/library_change.h"
#include "rules/migration/library_texts.h"

namespace aioshift::rules::migration {

using library::Attribute;
using library::LibraryMap;
using rewrite::AsyncSubstitute;
using rewrite::Reason;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

tl::unexpected<LibraryRefusal> refuse(Reason reason, std::string text = {}) {
  return tl::unexpected(LibraryRefusal{reason, std::move(text)});
}

// The text with the attribute's object in the place of $SELF, where it is.
AsyncSubstitute around_self(Node attribute, const std::string& text, AsyncSubstitute result) {
  constexpr std::string_view kSelf = "$SELF";
  const std::size_t at = text.find(kSelf);
  result.edits.push_back(
      {{attribute.child(Field::object).end(), attribute.end()}, text.substr(at + kSelf.size())});
  if (at != 0) result.around.push_back({attribute, text.substr(0, at), ""});
  return result;
}

tl::expected<AsyncSubstitute, LibraryRefusal> attribute_change(const FileModel& model, Node attribute,
                                                               const LibraryMap& map,
                                                               const Attribute& entry) {
  if (!entry.refusal.empty()) return refuse(Reason::kNoAsyncCounterpart, entry.refusal);
  AsyncSubstitute result;
  if (!entry.expression.empty()) {
    auto text = expand_names(model, attribute, map, entry.expression, result);
    if (!text) return refuse(text.error());
    constexpr std::string_view kSelf = "$SELF";
    const std::size_t at = text->find(kSelf);
    if (at == std::string::npos) {
      release(model, attribute, result);
      result.edits.push_back({attribute.range(), *text});
      return result;
    }
    const Node object = attribute.child(Field::object);
    if (is_negation(*text) && attribute.parent().is(Kind::not_operator)) {
      // `not x.ok` → `x.is_error`
      result.edits.push_back({{attribute.parent().begin(), attribute.begin()}, ""});
      result.edits.push_back({{object.end(), attribute.end()}, text->substr(at + kSelf.size())});
      return result;
    }
    if (count_of(*text, kSelf) > 1) {
      if (!is_simple(object)) return refuse(Reason::kEvaluationOrder);
      result.edits.push_back(expression_edit(attribute, replaced(*text, kSelf, object.text())));
      return result;
    }
    const bool needs_brackets =
        is_negation(*text) && rewrite::needs_parentheses(rewrite::Precedence::kNot, attribute);
    if (needs_brackets) *text = "(" + *text + ")";
    return around_self(attribute, *text, std::move(result));
  }
  const Node name = attribute.child(Field::attribute);
  if (!entry.to.empty() && name.text() != entry.to) result.edits.push_back({name.range(), entry.to});
  return result;
}

}  // namespace

tl::expected<AsyncSubstitute, LibraryRefusal> change_attribute(const FileModel& model, Node attribute,
                                                               const LibraryMap& map,
                                                               const Attribute& entry) {
  auto changed = attribute_change(model, attribute, map, entry);
  if (changed && !fit_into_string(attribute, *changed)) return refuse(Reason::kInsideFString);
  return changed;
}

bool is_plain_store(Node attribute) {
  const Node assignment = attribute.parent();
  const Node value = assignment.is(Kind::assignment) ? assignment.child(Field::right) : Node();
  return value && attribute.field() == Field::left &&
         !value.is_one_of(Kind::assignment, Kind::expression_list) && !assignment.child(Field::type) &&
         assignment.parent().is(Kind::expression_statement);
}

tl::expected<AsyncSubstitute, Reason> change_store(Node attribute, std::string_view setter) {
  if (!is_plain_store(attribute)) return tl::unexpected(Reason::kAssignedTo);
  const Node value = attribute.parent().child(Field::right);
  AsyncSubstitute result;
  result.edits.push_back({attribute.child(Field::attribute).range(), std::string(setter)});
  result.edits.push_back({{attribute.end(), value.begin()}, "("});
  result.around.push_back({value, "", ")"});
  return result;
}

tl::expected<AsyncSubstitute, LibraryRefusal> change_name(const FileModel& model, Node name,
                                                          std::span<const std::string> others) {
  AsyncSubstitute result;
  std::string text;
  for (const std::string& other : others) {
    auto one = name_at(model, name, other, result);
    if (!one) return refuse(one.error());
    text += (text.empty() ? "" : ", ") + *one;
  }
  release(model, name, result);
  if (name.text() != text) result.edits.push_back({name.range(), text});
  return result;
}

}  // namespace aioshift::rules::migration
