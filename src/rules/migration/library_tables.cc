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
    }
  }

 private:
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

  static bool is_kept(const Receiver& receiver, std::string_view keyword) {
    const auto found = receiver.function->arguments.find(keyword);
    return found == receiver.function->arguments.end() || found->second.back().keeps_all();
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
    if (node.is(Kind::subscript)) {
      const Node around = node.parent();
      const bool is_assigned = around.is(Kind::assignment) && node.field() == Field::left;
      return is_assigned ? around.child(Field::right) : Node();
    }
    if (!node.is(Kind::call) || !node.child(Field::arguments).is(Kind::argument_list)) return {};
    const auto arguments = node.child(Field::arguments).named_children();
    for (const Node argument : arguments) {
      if (argument.is(Kind::keyword_argument) && argument.child(Field::name).text() == key)
        return argument.child(Field::value);
    }
    const Node callee = node.child(Field::function);
    const bool is_default =
        callee.is(Kind::attribute) && callee.child(Field::attribute).text() == "setdefault";
    return is_default ? node.child(Field::arguments).named_child(1) : Node();
  }

  void put(Node value, const KeywordTables::Use& use, const Receiver& receiver, FunctionId function) {
    const LibraryCall call = {
        value,
        *receiver.map,
        *receiver.function,
        receiver.name,
        {},
        look_.libraries.types(),
        {},
        [&](Node, Evidence of) {
          std::vector<semantics::Slot> slots = values_.defaults_behind(use.value);
          slots.push_back(use.value);
          return std::any_of(slots.begin(), slots.end(), [&](semantics::Slot slot) {
            const auto found = evidence_in(look_.view.solver(), look_.program().slot(look_.file.file, slot));
            return std::find(found.begin(), found.end(), of) != found.end();
          });
        },
        [&](Node) {
          KnownClasses known = classes_in(look_.view.solver(), look_.libraries.types(), slot_of(use));
          known.is_computed = values_.is_computed(use.value);
          return known;
        }};
    if (is_call_of_map(look_, value)) {
      // It changes by itself, which is not the time to pass it on.
      look_.refuse(value, function, receiver.map, receiver.name, Reason::kUnsupportedArguments,
                   "`" + use.key + "=` is an object of the library");
      return;
    }
    std::string keyword;
    auto changed = change_value(look_.model(), call, use.key, value, &keyword);
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

  semantics::Slot slot_of(const KeywordTables::Use& use) const {
    return look_.program().slot(look_.file.file, use.value);
  }

  LibraryLook& look_;
  const KeywordTables& tables_;
  const FunctionValues values_;
};

}  // namespace

void look_at_tables(LibraryLook& look) {
  if (!look.libraries.tables().uses(look.file.file).empty()) TableUses(look).look();
}

}  // namespace aioshift::rules::migration
