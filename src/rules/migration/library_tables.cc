// What a file puts into dictionaries that go to functions of a map as `**options`: see KeywordTables.
#include <algorithm>

#include "rules/migration/library_look.h"
#include "rules/migration/library_values.h"
#include "syntax/calls.h"
#include "syntax/literals.h"
#include "syntax/parentheses.h"

namespace aioshift::rules::migration {

using rewrite::AsyncSite;
using rewrite::Reason;
using semantics::FunctionId;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

class TableUses {
 public:
  explicit TableUses(LibraryLook& look) : look_(look), tables_(look.libraries.tables()), values_(look) {}

  void look() {
    for (const KeywordTables::Use& use : tables_.uses(look_.file.file)) {
      const FunctionId function = look_.program().function(look_.file.file, use.instruction->function);
      look_.found.shared.emplace_back(function, tables_.group(use.table));
      look_at(use, function);
      note_name(use);
    }
    look_at_shown();
  }

 private:
  using Name = std::pair<semantics::ScopeId, std::string>;

  // The variable that holds the dictionary at the use, if it is one.
  void note_name(const KeywordTables::Use& use) {
    const Node node = look_.model().tree.node(use.instruction->node);
    const auto note = [&](Node name) {
      name = syntax::without_parentheses(name);
      if (!name.is(Kind::identifier)) return;
      const semantics::Scopes& scopes = look_.model().scopes;
      const auto scope = scopes.lookup(name.text(), scopes.scope_at(name));
      if (scope != semantics::kNoScope) names_.emplace(Name{scope, std::string(name.text())}, &use);
    };
    if (node.is(Kind::subscript)) note(node.child(Field::value));
    if (node.is(Kind::dictionary_splat)) note(node.named_child(0));
    if (node.is(Kind::pair)) {
      const Node made = syntax::outermost_parentheses(node.parent());
      if (made.parent().is(Kind::assignment)) note(made.parent().child(Field::left));
    }
    if (!node.is(Kind::call)) return;
    const Node callee = node.child(Field::function);
    if (callee.is(Kind::attribute)) note(callee.child(Field::object));
    const Node made = syntax::outermost_parentheses(node);
    if (made.parent().is(Kind::assignment)) note(made.parent().child(Field::left));
    for (const Node argument : node.child(Field::arguments).named_children()) {
      if (argument.is(Kind::dictionary_splat)) note(argument.named_child(0));
    }
  }

  // `f"{options}"`, `match options:`: no instruction says so.
  void look_at_shown() {
    const semantics::Scopes& scopes = look_.model().scopes;
    for (const auto& [name, use] : names_) {
      for (const Node reference : scopes.references_to(name.first, name.second))
        refuse_where_shown(reference, use->table, use->key);
    }
    const auto file = look_.file.file;
    for (const semantics::Instruction& instruction : look_.program().code(file).instructions) {
      if (instruction.op != semantics::Op::kLoadAttribute || instruction.node == 0) continue;
      if (const auto table = tables_.at(file, instruction.to))
        refuse_where_shown(look_.model().tree.node(instruction.node), *table, {});
    }
  }

  void refuse_where_shown(Node shown, KeywordTables::Table table, std::string_view key) {
    const Node around = syntax::outermost_parentheses(shown).parent();
    const bool is_shown = around.is(Kind::interpolation) || around.is(Kind::match_statement);
    const auto receiver = is_shown ? tables_.receiver(table, key) : std::nullopt;
    if (!receiver) return;
    const FunctionId function = look_.function_at(shown);
    look_.refuse(shown, function, receiver->map, receiver->name, Reason::kUnsupportedArguments,
                 "the options are shown here");
    look_.found.shared.emplace_back(function, tables_.group(table));
  }

  void look_at(const KeywordTables::Use& use, FunctionId function) {
    const Node node = look_.model().tree.node(use.instruction->node);
    const auto receiver = tables_.receiver(use.table, use.key);
    // Nobody whom a map knows takes what is under the key.
    if (!receiver || use.kind == KeywordTables::Use::Kind::kPassed) return;
    const auto refuse = [&](std::string text) {
      look_.refuse(node, function, receiver->map, receiver->name, Reason::kUnsupportedArguments,
                   std::move(text));
    };
    if (use.kind == KeywordTables::Use::Kind::kLost)
      return refuse("what becomes of the options is not known");
    if (receiver->function == nullptr) return refuse("`" + use.key + "=` goes to functions that differ");
    const bool is_read = use.kind == KeywordTables::Use::Kind::kRead;
    if (is_read || use.kind == KeywordTables::Use::Kind::kTested) {
      const bool is_in_the_way =
          is_read && reads(node) ? !is_kept(*receiver, use.key) : is_renamed(*receiver, use.key);
      if (is_in_the_way) refuse("`" + use.key + "=` is read here as well");
      return;
    }
    const Node value = value_of(node, use.key);
    if (!value) return refuse("what `" + use.key + "=` is given is not known");
    put(value, use, *receiver, function);
  }

  // Whether somebody gets the value: not by `options["timeout"] = 5`, nor by `options.pop("timeout", None)`
  // alone.
  static bool reads(Node node) {
    const Node around = node.parent();
    if (node.is(Kind::subscript))
      return !around.is(Kind::delete_statement) &&
             !(around.is(Kind::assignment) && node.field() == Field::left);
    return !node.is(Kind::call) || !around.is(Kind::expression_statement);
  }

  static bool is_renamed(const Receiver& receiver, std::string_view keyword) {
    const auto found = receiver.function->arguments.find(keyword);
    return found != receiver.function->arguments.end() &&
           std::any_of(found->second.begin(), found->second.end(),
                       [](const library::ArgumentCase& one) { return !one.keyword.empty(); });
  }

  // What is put by a pair, an assignment to an item, or a call of `dict`, `update` or `setdefault`.
  static Node value_of(Node node, std::string_view key) {
    if (node.is(Kind::pair)) return node.child(Field::value);
    if (node.is(Kind::subscript)) return value_assigned_to(node);
    if (!node.is(Kind::call) || !node.child(Field::arguments).is(Kind::argument_list)) return {};
    for (const Node argument : node.child(Field::arguments).named_children()) {
      if (argument.is(Kind::keyword_argument) && argument.child(Field::name).text() == key)
        return argument.child(Field::value);
    }
    return value_by_default(node);
  }

  void put(Node value, const KeywordTables::Use& use, const Receiver& receiver, FunctionId function) {
    std::string keyword;
    auto changed = change_put(look_, values_, value, receiver, use.key, use.value, &keyword);
    LibrarySite& site = look_.add(value, AsyncSite::Kind::kSubstitute, function, receiver.map, receiver.name);
    if (!changed) {
      site.refusal = changed.error();
      return;
    }
    site.text.substitute = std::move(*changed);
    const bool is_changed =
        !keyword.empty() || !site.text.substitute.edits.empty() || !site.text.substitute.around.empty();
    // What is read of the old value is not there any more; a copy shows no change that is made later.
    if (is_changed && (tables_.is_read(use.table, use.key) || copies_another(value, site.text.substitute)))
      site.refusal =
          LibraryRefusal{Reason::kUnsupportedArguments, "`" + use.key + "=` is used elsewhere as well"};
    if (keyword.empty()) return;
    if (tables_.is_taken_by_name(use.table, keyword)) {
      site.refusal = LibraryRefusal{Reason::kMixedCallees, "`" + keyword + "=` means something else there"};
      return;
    }
    const auto key = range_of_key(look_.model().tree.node(use.instruction->node), value, use.key);
    if (key) {
      site.text.substitute.edits.push_back({*key, keyword});
    } else {
      site.refusal = LibraryRefusal{Reason::kUnsupportedArguments, "`" + use.key + "=` is not written here"};
    }
  }

  // `params` → `{key: value for key, value in params.items() ...}`
  static bool copies_another(Node value, const rewrite::AsyncSubstitute& changed) {
    const Node inner = syntax::without_parentheses(value);
    return !inner.is(Kind::dictionary) &&
           std::any_of(changed.around.begin(), changed.around.end(),
                       [](const auto& one) { return one.before.starts_with("{"); });
  }

  // Of the key without its quotes, or of the keyword.
  static std::optional<text::Range> range_of_key(Node node, Node value, std::string_view key) {
    if (value.parent().is(Kind::keyword_argument)) return value.parent().child(Field::name).range();
    Node text;
    if (node.is(Kind::pair)) text = node.child(Field::key);
    if (node.is(Kind::subscript)) text = node.child(Field::subscript);
    if (node.is(Kind::call)) text = node.child(Field::arguments).named_child(0);
    if (!text || syntax::plain_string(text) != key) return std::nullopt;
    const std::size_t begin = text.text().find(key);
    if (begin == std::string_view::npos) return std::nullopt;
    const auto first = text.begin() + static_cast<text::Offset>(begin);
    return text::Range{first, first + static_cast<text::Offset>(key.size())};
  }

  LibraryLook& look_;
  const KeywordTables& tables_;
  const FunctionValues values_;
  std::map<Name, const KeywordTables::Use*> names_;  // of variables that hold one
};

}  // namespace

void look_at_tables(LibraryLook& look) {
  if (!look.libraries.tables().uses(look.file.file).empty()) TableUses(look).look();
}

}  // namespace aioshift::rules::migration
