// What is assigned to an object right after it was made, and goes to what makes it: `session.auth = ...`.
#include <algorithm>
#include <string>
#include <vector>

#include "rewrite/removal.h"
#include "rules/migration/library_lines.h"
#include "rules/migration/library_look.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using library::Style;
using rewrite::AsyncSite;
using rewrite::Reason;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

template <typename Test>
bool any_inside(Node node, Test test) {
  for (NodeId id = node.id(); id < node.subtree_end(); ++id) {
    const Node inner = node.tree().node(id);
    if (inner.is_named() && test(inner)) return true;
  }
  return false;
}

bool is_variable(Node node) {
  return node.is_one_of(Kind::identifier, Kind::attribute);
}

class Settings {
 public:
  explicit Settings(LibraryLook& look) : look_(look), model_(look.model()) {}

  void look() {
    for (const Setting& setting : look_.settings) settle(setting);
    for (MappedCall& call : look_.calls) {
      if (!call.settings.empty()) remove(call);
    }
  }

 private:
  void refuse(const Setting& setting, std::string text = {}) {
    look_.refuse(setting.target, setting.in, setting.map, setting.name, Reason::kAssignedTo, std::move(text));
  }

  void settle(const Setting& setting) {
    const Node assignment = setting.target.parent();
    const Node value = assignment.child(Field::right);
    // The object is not there yet where its call is written.
    const bool may_move = is_plain_store(setting.target) &&
                          !names(value, setting.target.child(Field::object)) && !is_deleted(setting.target);
    MappedCall* const maker = may_move ? maker_of(setting, assignment.parent()) : nullptr;
    if (maker == nullptr || maker->in != setting.in) return refuse(setting, setting.attribute->refusal);
    const std::string& argument = setting.attribute->argument;
    const bool is_given = std::any_of(maker->settings.begin(), maker->settings.end(),
                                      [&](const GivenSetting& given) { return given.argument == argument; });
    std::optional<std::string> text = is_given ? std::nullopt : text_of_value(value, *maker);
    if (!text) return refuse(setting, setting.attribute->refusal);
    maker->settings.push_back({argument, value, std::move(*text), assignment.parent(), setting.name});
  }

  static bool names(Node value, Node object) {
    return any_inside(value, [&](Node node) { return is_variable(node) && node.text() == object.text(); });
  }

  // `del session.auth`, somewhere in the file.
  bool is_deleted(Node target) const {
    return any_inside(model_.tree.root(), [&](Node node) {
      return node.is(Kind::delete_statement) &&
             any_inside(node, [&](Node deleted) { return deleted.text() == target.text(); });
    });
  }

  // The call that made the object, in the same block further above, with nothing in between that could see
  // that the setting comes earlier; or of the `with` that the statement is in the block of.
  MappedCall* maker_of(const Setting& setting, Node statement) {
    const std::string_view object = setting.target.child(Field::object).text();
    const Node value = statement.named_child(0).child(Field::right);
    for (Node above = statement.previous_sibling(); above; above = above.previous_sibling()) {
      const Node assignment = above.is(Kind::expression_statement) ? above.named_child(0) : Node();
      if (assignment.is(Kind::assignment) && assignment.child(Field::left).text() == object)
        return call_at(syntax::without_parentheses(assignment.child(Field::right)), setting);
      if (!may_be_passed(above, object, value, setting)) return nullptr;
    }
    const Node with = statement.parent().parent();
    if (!with.is(Kind::with_statement)) return nullptr;
    for (const Node item : with.child(Kind::with_clause).named_children()) {
      const Node as = item.child(Field::value);
      if (!as.is(Kind::as_pattern) || as.child(Field::alias).text() != object) continue;
      return call_at(syntax::without_parentheses(as.named_child(0)), setting);
    }
    return nullptr;
  }

  MappedCall* call_at(Node call, const Setting& setting) {
    const std::string_view type = std::string_view(setting.name).substr(0, setting.name.rfind('.'));
    for (MappedCall& made : look_.calls) {
      if (made.node == call && made.map == setting.map && made.name == type) return &made;
    }
    return nullptr;
  }

  bool may_be_passed(Node statement, std::string_view object, Node value, const Setting& setting) const {
    if (statement.is(Kind::comment)) return true;
    bool names_object = false;
    bool calls_other = false;
    const bool is_in_the_way = any_inside(statement, [&](Node node) {
      if (is_variable(node) && node.text() == object && !node.parent().is(Kind::attribute)) return true;
      if (node.is(Kind::attribute) && node.child(Field::object).text() == object) {
        names_object = true;
        // What is only looked at or set sends nothing: `session.headers.update(...)`.
        const std::string path = setting.name.substr(0, setting.name.rfind('.') + 1) +
                                 std::string(node.child(Field::attribute).text());
        if (setting.map->attribute(path) == nullptr) return true;
      }
      calls_other |= node.is_one_of(Kind::call, Kind::await);
      return binds_for(node, value);
    });
    if (is_in_the_way) return false;
    return !calls_other || (names_object ? !holds_call(value) : is_local(value));
  }

  // Whether the node is something assigned to that the value reads.
  static bool binds_for(Node node, Node value) {
    if (!is_variable(node) || !syntax::is_assigned_to(node)) return false;
    return any_inside(value, [&](Node used) { return is_variable(used) && used.text() == node.text(); });
  }

  static bool holds_call(Node value) {
    return any_inside(value, [](Node node) { return node.is_one_of(Kind::call, Kind::await); });
  }

  // Whether nobody else can change what the value reads: constants and variables of functions.
  bool is_local(Node value) const {
    return !any_inside(value, [&](Node node) {
      if (node.is_one_of(Kind::call, Kind::await, Kind::attribute, Kind::subscript, Kind::named_expression))
        return true;
      if (!node.is(Kind::identifier)) return false;
      const auto scope = model_.scopes.lookup(node.text(), model_.scopes.scope_at(node));
      return scope == semantics::kNoScope || scope != model_.scopes.scope_at(node);
    });
  }

  // With what becomes of the calls of a map in it; nothing where one has to be awaited.
  std::optional<std::string> text_of_value(Node value, MappedCall& maker) {
    rewrite::AsyncSubstitute all;
    for (MappedCall& inner : look_.calls) {
      if (inner.node.is_inside(value) || inner.node == value) {
        if (inner.function->style != Style::kPlain || inner.function->to.starts_with("$OWNER"))
          return std::nullopt;
        auto part = change_call(
            model_, {inner.node, *inner.map, *inner.function, inner.name, {}, look_.libraries.types()});
        if (!part) return std::nullopt;
        append(part->substitute, all);
        inner.is_taken = true;
      }
    }
    std::string text = text_of(value, all);
    if (text.find('\n') != std::string::npos) return std::nullopt;
    all.edits.clear();
    all.around.clear();
    append(all, maker.with_settings);
    return text;
  }

  static void append(const rewrite::AsyncSubstitute& from, rewrite::AsyncSubstitute& to) {
    const auto add = [](const auto& some, auto& all) { all.insert(all.end(), some.begin(), some.end()); };
    add(from.edits, to.edits);
    add(from.around, to.around);
    add(from.imports, to.imports);
    add(from.released, to.released);
    add(from.relied_on, to.relied_on);
  }

  void remove(const MappedCall& call) {
    std::vector<Node> statements;
    std::vector<text::Edit> left;  // a comment behind one stays in its place
    for (const GivenSetting& given : call.settings) {
      const Node comment = comment_behind(given.statement);
      if (comment)
        left.push_back({{given.statement.begin(), comment.begin()}, ""});
      else
        statements.push_back(given.statement);
    }
    auto edits = rewrite::removal_edits(statements);
    if (edits && left.empty() && follow_directly(call, statements))
      take_blank_line(statements.back(), *edits);
    if (edits) edits->insert(edits->end(), left.begin(), left.end());
    for (const GivenSetting& given : call.settings) {
      const Node target = given.statement.named_child(0).child(Field::left);
      LibrarySite& site = look_.add(target, AsyncSite::Kind::kSubstitute, call.in, call.map, given.name);
      site.is_reported = true;
      if (!edits) {
        site.refusal = LibraryRefusal{edits.error(), {}};
        return;
      }
      site.text.node = given.statement;
      site.text.substitute.edits = std::move(*edits);
      edits->clear();
    }
  }

  Node comment_behind(Node statement) const {
    const text::LineIndex& lines = model_.tree.source().lines();
    const Node next = statement.next_sibling();
    return next.is(Kind::comment) && lines.line_at(next.begin()) == lines.line_at(statement.end()) ? next
                                                                                                   : Node();
  }

  // Whether they stand right behind the call, which a variable holds: a block is going to begin with it.
  static bool follow_directly(const MappedCall& call, const std::vector<Node>& statements) {
    if (!statements.front().named_child(0).child(Field::left).child(Field::object).is(Kind::identifier))
      return false;
    Node at = syntax::statement_of(call.node);
    if (at.is(Kind::with_statement)) return false;
    for (const Node statement : statements) {
      at = at.next_named_sibling();
      if (at != statement) return false;
    }
    return true;
  }

  // The blank lines behind the statement go with it.
  void take_blank_line(Node statement, std::vector<text::Edit>& edits) const {
    const text::LineIndex& lines = model_.tree.source().lines();
    const std::string_view text = model_.tree.text();
    for (text::Edit& edit : edits) {
      if (edit.range.end < statement.end()) continue;
      std::uint32_t line = lines.line_at(edit.range.end);
      while (edit.range.end == lines.content_range(text, line).begin &&
             lines.content_range(text, line).empty() && line + 1 < lines.count())
        edit.range.end = lines.content_range(text, ++line).begin;
    }
  }

  LibraryLook& look_;
  const FileModel& model_;
};

}  // namespace

void look_at_settings(LibraryLook& look) {
  Settings(look).look();
}

}  // namespace aioshift::rules::migration
