// Where objects live that `async with` opens, and the owners that functions need.
#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "rewrite/fresh_name.h"
#include "rewrite/imports.h"
#include "rewrite/layout.h"
#include "rewrite/statement_place.h"
#include "rules/migration/library_extent.h"
#include "rules/migration/library_given.h"
#include "rules/migration/library_leaving.h"
#include "rules/migration/library_lines.h"
#include "rules/migration/library_look.h"
#include "rules/migration/library_owners.h"
#include "rules/migration/library_texts.h"
#include "semantics/data_flow.h"
#include "semantics/evaluation.h"
#include "syntax/calls.h"
#include "syntax/literals.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"
#include "text/edit.h"

namespace aioshift::rules::migration {

using library::LibraryMap;
using library::Style;
using library::Type;
using rewrite::AsyncSite;
using rewrite::Reason;
using semantics::FunctionId;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

constexpr std::string_view kOwner = "$OWNER.";
// Longer than this, a block is more than a reader wants to see moved.
constexpr std::uint32_t kMostLines = 24;

std::uint32_t line_of(const syntax::Tree& tree, text::Offset at) {
  return tree.source().lines().line_at(at);
}

class Objects {
 public:
  explicit Objects(LibraryLook& look) : look_(look), model_(look.model()) {}

  void look() {
    std::map<FunctionId, std::vector<MappedCall*>> by_function;
    for (MappedCall& call : look_.calls) by_function[call.in].push_back(&call);
    for (const auto& [function, blocks] : look_.held_blocks) by_function[function];
    for (auto& [function, calls] : by_function) {
      taken_.clear();
      blocks_ = look_.held_blocks[function];
      owners_.clear();
      find_owners(calls);
      for (MappedCall* call : calls) place(*call);
      keep_apart();
      place_owners(function);
    }
    std::stable_sort(look_.found.sites.begin(), look_.found.sites.end(),
                     [](const LibrarySite& a, const LibrarySite& b) { return rank(a) < rank(b); });
  }

 private:
  // Blocks, outer ones first; the rest.
  static std::tuple<int, text::Offset, text::Offset, int> rank(const LibrarySite& site) {
    const bool is_around = site.text.kind == AsyncSite::Kind::kAround;
    if (!is_around && site.text.kind != AsyncSite::Kind::kBlock) return {1, 0, 0, 0};
    // Of two that begin together, the one that ends later is the outer one.
    const Node last = site.text.block.last ? site.text.block.last : site.text.node;
    return {0, site.text.node.begin(), ~last.end(), is_around ? 0 : 1};
  }

  Node function_node(Node node) const { return syntax::enclosing_function(node); }

  // --- Owners -------------------------------------------------------------------------------------------

  // What $OWNER stands for in the function.
  struct FunctionOwner {
    std::string name;
    bool is_new = false;
    std::vector<Node> calls;  // that need it
  };

  void find_owners(const std::vector<MappedCall*>& calls) {
    for (const MappedCall* call : calls) {
      if (call->function->to.starts_with(kOwner) && look_.may_await(call->node))
        owners_[call->map].calls.push_back(call->node);
    }
    for (auto& [map, owner] : owners_) {
      const Node first = owner.calls.front();
      owner.name = owner_at_hand(model_, *map, owner.calls, function_node(first));
      owner.is_new = owner.name.empty();
      if (owner.is_new) owner.name = rewrite::fresh_name(model_, first, {map->owner->name}, taken_);
    }
  }

  std::string_view owner_of(const LibraryMap* map) const {
    const auto found = owners_.find(map);
    return found == owners_.end() ? std::string_view() : found->second.name;
  }
  bool is_owner_new(const LibraryMap* map) const {
    const auto found = owners_.find(map);
    return found != owners_.end() && found->second.is_new;
  }

  // One block for all new owners, around the calls and the blocks that they open: blocks of their own could
  // cross.
  void place_owners(FunctionId function) {
    std::vector<Node> covered;
    for (const auto& [map, owner] : owners_) {
      if (owner.is_new) covered.insert(covered.end(), owner.calls.begin(), owner.calls.end());
    }
    if (covered.empty()) return;
    for (const OpenBlock& block : blocks_) {
      if (block.needs_owner) covered.push_back(block.last);
    }
    auto [first, last] = common_statements(covered, function_node(covered.front()));
    if (!first) return;
    hold_whole_blocks(first, last);
    std::string header;
    LibrarySite* site = nullptr;
    for (const auto& [map, owner] : owners_) {
      if (!owner.is_new) continue;
      if (site == nullptr)
        site = &look_.add(first, AsyncSite::Kind::kAround, function, map, map->owner->type);
      auto text = expand_names(model_, first, *map, map->owner->type + "(" + map->owner->arguments + ")",
                               site->text.substitute);
      if (!text) {
        site->refusal = LibraryRefusal{text.error(), {}};
        return;
      }
      header += (header.empty() ? "async with " : ", ") + *text + " as " + owner.name;
    }
    break_header(first, header);
    site->text.block.last = last;
    site->text.block.header = std::move(header);
  }

  // Between its only brackets, where the line would be too long.
  void break_header(Node statement, std::string& header) const {
    const std::string indentation = rewrite::block_indentation(model_.tree, statement.begin());
    const std::size_t opening = header.find('(');
    const std::size_t closing = header.rfind(')');
    const bool is_single = std::count(header.begin(), header.end(), '(') == 1 && closing > opening + 1;
    if (indentation.size() + header.size() < kLongestLine || !is_single) return;
    const std::string line_end(model_.tree.source().line_end_at(statement.begin()));
    const std::string deeper = line_end + indentation + std::string(syntax::indentation_unit(statement));
    header.insert(closing, line_end + indentation);
    header.insert(opening + 1, deeper);
  }

  // Grows the run of statements until no block reaches over one of its ends.
  void hold_whole_blocks(Node& first, Node& last) const {
    for (bool changes = true; changes;) {
      changes = false;
      for (const OpenBlock& block : blocks_) {
        const bool is_beside = block.first.parent() == first.parent() &&
                               block.first.begin() <= last.begin() && first.begin() <= block.last.begin();
        const bool is_inside = first.begin() <= block.first.begin() && block.last.begin() <= last.begin();
        const bool is_around = block.first.begin() < first.begin() && last.begin() <= block.last.begin();
        if (!is_beside || is_inside || is_around) continue;
        if (block.first.begin() < first.begin()) first = block.first;
        if (last.begin() < block.last.begin()) last = block.last;
        changes = true;
      }
    }
  }

  // Blocks lie in one another or apart.
  void keep_apart() {
    const auto holds = [](const OpenBlock& outer, const OpenBlock& inner) {
      return outer.first != inner.first && outer.first.parent() == inner.first.parent() &&
             outer.first.begin() < inner.first.begin() && inner.first.begin() < outer.last.end();
    };
    for (bool changes = true; changes;) {
      changes = false;
      for (OpenBlock& outer : blocks_) {
        for (const OpenBlock& inner : blocks_) {
          if (!holds(outer, inner) || inner.last.end() <= outer.last.end()) continue;
          outer.last = inner.last;
          look_.found.sites[outer.site].text.block.last = inner.last;
          changes = true;
        }
      }
    }
  }

  // --- Single calls -------------------------------------------------------------------------------------

  void place(MappedCall& call) {
    if (call.is_taken) return;
    if (const std::string* why = look_.libraries.stopped(call.map)) {
      refuse(call, Reason::kNoAsyncCounterpart, *why);
      return;
    }
    auto changed = change_call(
        model_,
        {call.node, *call.map, *call.function, call.name, owner_of(call.map), look_.libraries.types(),
         [&](Node splat) {
           const auto slot = call.splats.find(splat.id());
           auto passed = keywords_of(look_, splat, call.in);
           if (passed || slot == call.splats.end()) return passed;
           return look_.libraries.tables().passed(look_.file.file, slot->second);
         },
         [&](Node value, Evidence of) {
           return std::find(call.evidence.begin(), call.evidence.end(), std::pair(value.id(), of)) !=
                  call.evidence.end();
         },
         [&](Node value) {
           const auto known = call.classes.find(value.id());
           return known == call.classes.end() ? KnownClasses() : known->second;
         },
         call.settings, call.look_up,
         [&](std::string_view wanted) { return rewrite::fresh_name(model_, call.node, {wanted}, taken_); }});
    if (!changed) {
      LibrarySite& site = look_.add(call.node, AsyncSite::Kind::kSubstitute, call.in, call.map, call.name);
      site.refusal = changed.error();
      return;
    }
    const auto add = [](const auto& some, auto& all) { all.insert(all.end(), some.begin(), some.end()); };
    add(call.with_settings.imports, changed->substitute.imports);
    add(call.with_settings.released, changed->substitute.released);
    add(call.with_settings.relied_on, changed->substitute.relied_on);
    if (!changed->in_front.empty() && !may_stand_behind_lines(call, changed->has_form)) {
      refuse(call, Reason::kEvaluationOrder);
      return;
    }
    call.is_lazy = changed->is_lazy;
    if (call.function->begins_something()) {
      if (changed->in_front.empty()) {
        begin(call, *changed);
      } else {
        refuse(call, Reason::kEvaluationOrder);
      }
      return;
    }
    if (call.function->mode && is_left_to_itself(call.node) && !only_reads(call)) {
      refuse(call, Reason::kOutlivesBlock);
      return;
    }
    if (!call.function->finished_by.empty() && !is_finished(call)) {
      refuse(call, Reason::kOutlivesBlock);
      return;
    }
    if (call.function->is_of_unread && !is_unread(call)) {
      refuse(call, Reason::kOutlivesBlock, "its body has been read before");
      return;
    }
    if (call.function->is_of_unread && !is_used_up(call.node)) {
      refuse(call, Reason::kOutlivesBlock);
      return;
    }
    const Node user = syntax::outermost_parentheses(call.node).parent();
    if (call.function->gives_none && !user.is(Kind::expression_statement)) {
      refuse(call, Reason::kResultUsed);
      return;
    }
    const bool needs_coroutine = call.function->style != Style::kPlain;
    if (needs_coroutine && !look_.may_await(call.node)) {
      const bool is_lambda =
          call.in != look_.function_at({}) && syntax::enclosing_scope_node(call.node).is(Kind::lambda);
      look_.refuse(call.node, call.in, call.map, call.name,
                   is_lambda ? Reason::kInsideLambda : Reason::kOutsideCoroutine);
      return;
    }
    const Type* type = call.map->type(call.function->returns.empty() ? call.name : call.function->returns);
    if (type != nullptr && !type->truth.empty() && type->truth != kAlwaysTrue && is_tested(call.node)) {
      refuse(call, Reason::kResultUsed);
      return;
    }
    const bool makes_owner = type != nullptr && type->role == Type::Role::kOwner &&
                             call.function->style == Style::kPlain && call.function->refusal.empty();
    const bool is_opened = call.function->style == Style::kOpen;
    if (is_opened && type == nullptr) {
      refuse(call, Reason::kNotInMap);
    } else if (is_opened && type->role == Type::Role::kBlock) {
      open(call, *changed, *type);
    } else if (is_opened && type->role == Type::Role::kHandle) {
      put_in_front(call, *changed);
      open_handle(call, *changed);
    } else if (is_opened || makes_owner) {
      if (changed->in_front.empty()) {
        own(call, *changed, *type);
      } else {
        refuse(call, Reason::kEvaluationOrder);
      }
    } else {
      put_in_front(call, *changed);
      write(call, std::move(changed->substitute));
      look_at_variable(call, type);
      if (type != nullptr && type->connects_late) look_.found.kept.insert(call.map);
    }
  }

  // Whether all that the call gives is taken where it stands: `for`, `list(...)`, `[... for ... in ...]`.
  bool is_used_up(Node call) const {
    Node at = syntax::outermost_parentheses(call);
    Node parent = at.parent();
    if (parent.is(Kind::for_statement) || parent.is(Kind::yield)) return true;
    if (parent.is(Kind::for_in_clause)) {
      at = syntax::outermost_parentheses(parent.parent());
      if (!at.is(Kind::generator_expression)) return true;
      parent = at.parent();
      // `sum(1 for line in response.iter_lines())` has no brackets of its own.
      if (parent.is(Kind::call)) return is_builtin_call(parent);
    }
    return parent.is(Kind::argument_list) && is_builtin_call(parent.parent());
  }

  bool is_builtin_call(Node call) const {
    const Node callee = call.child(Field::function);
    constexpr auto kNames = std::to_array<std::string_view>(
        {"all", "any", "dict", "frozenset", "list", "max", "min", "next", "set", "sorted", "sum", "tuple"});
    return callee.is(Kind::identifier) &&
           model_.scopes.lookup(callee.text(), model_.scopes.scope_at(callee)) == semantics::kNoScope &&
           std::find(kNames.begin(), kNames.end(), callee.text()) != kNames.end();
  }

  // Whether the object is what a block here opens, and nothing else reads.
  bool is_unread(const MappedCall& call) const {
    const Node object = syntax::without_parentheses(call.node.child(Field::function).child(Field::object));
    if (!object.is(Kind::identifier)) {
      // `requests.get(url).iter_lines()`: see open_in_front.
      return std::any_of(look_.calls.begin(), look_.calls.end(),
                         [&](const MappedCall& other) { return other.node == object; });
    }
    const semantics::Scopes& scopes = model_.scopes;
    const auto scope = scopes.lookup(object.text(), scopes.scope_at(object));
    if (scope == semantics::kNoScope) return false;
    const auto bindings = scopes.bindings(scope, object.text());
    const bool is_open =
        !bindings.empty() && std::all_of(bindings.begin(), bindings.end(),
                                         [&](const auto* one) { return opened_.count(one->name.id()) != 0; });
    const std::string type = call.name.substr(0, call.name.rfind('.'));
    const auto uses = scopes.references_to(scope, object.text());
    return is_open && std::none_of(uses.begin(), uses.end(), [&](Node use) {
             const Node member = use.parent();
             if (!member.is(Kind::attribute) || use == object) return false;
             const std::string path = type + "." + std::string(member.child(Field::attribute).text());
             const library::Attribute* const attribute = call.map->attribute(path);
             const library::Function* const method = call.map->function(path);
             return (attribute != nullptr && attribute->style == Style::kAwait) ||
                    (method != nullptr && (method->style == Style::kAwait || method->is_of_unread));
           });
  }

  // Whether lines in front of the statement may evaluate what the call is given.
  bool may_stand_behind_lines(const MappedCall& call, bool has_calls) const {
    Node statement;
    if (!comes_first(call.node, statement) || !rewrite::begins_line(model_.tree, statement.begin()))
      return false;
    for (const Node argument : call.node.child(Field::arguments).named_children()) {
      if (!has_calls || argument.is(Kind::keyword_argument)) break;
      if (!argument.is(Kind::comment) && !is_quiet(argument) && !is_repeatable(argument)) return false;
    }
    return true;
  }

  std::string lines_in_front(const ChangedCall& changed, Node statement) const {
    const std::string next = std::string(model_.tree.source().line_end_at(statement.begin())) +
                             rewrite::block_indentation(model_.tree, statement.begin());
    std::string text;
    for (const std::string& line : changed.in_front) text += line + next;
    return text;
  }

  void put_in_front(const MappedCall& call, const ChangedCall& changed) {
    if (changed.in_front.empty()) return;
    const Node statement = syntax::statement_of(call.node);
    look_.lines_at(statement, call.in, call.map, call.name)
        .text.substitute.lines.push_back(
            {{statement.begin(), statement.begin()}, lines_in_front(changed, statement)});
  }

  LibrarySite& write(const MappedCall& call, rewrite::AsyncSubstitute substitute) {
    const Style style = call.function->style;
    const bool is_awaited = style == Style::kAwait || style == Style::kThread;
    LibrarySite& site =
        look_.add(call.node, is_awaited ? AsyncSite::Kind::kCall : AsyncSite::Kind::kSubstitute, call.in,
                  call.map, call.name);
    site.text.runs_in_thread = style == Style::kThread;
    if (!substitute.edits.empty() || !substitute.around.empty()) break_in_place(call, substitute, is_awaited);
    site.is_reported = is_awaited || style == Style::kOpen || !substitute.edits.empty();
    site.text.substitute = std::move(substitute);
    return site;
  }

  // Where the line is not too long already.
  void break_in_place(const MappedCall& call, rewrite::AsyncSubstitute& substitute, bool is_awaited) {
    constexpr std::size_t kLongestLine = 88;
    constexpr std::size_t kAwait = 6;
    const Node statement = syntax::statement_of(call.node);
    const text::LineIndex& lines = model_.tree.source().lines();
    const std::uint32_t line = lines.line_at(call.node.begin());
    if (!statement || !substitute.lines.empty() || line != lines.line_at(call.node.end()) ||
        line != lines.line_at(statement.begin()))
      return;
    const text::Range content = lines.content_range(model_.tree.text(), line);
    const Node user = syntax::outermost_parentheses(call.node).parent();
    const bool is_whole_value = user.is_one_of(Kind::assignment, Kind::return_statement,
                                               Kind::expression_statement, Kind::with_item, Kind::as_pattern);
    // What another call gives is going to have a name.
    const Node callee = call.node.child(Field::function);
    const bool is_of_name =
        std::none_of(look_.calls.begin(), look_.calls.end(),
                     [&](const MappedCall& other) { return other.node.is_inside(callee); });
    if (content.size() > kLongestLine || !is_whole_value || !is_of_name) return;
    break_line(
        model_, call.node, substitute,
        {statement, is_owner_new(call.map) ? 1U : 0U,
         call.node.begin() - statement.begin() + (is_awaited ? kAwait : 0), content.end - call.node.end()});
  }

  void refuse(const MappedCall& call, Reason reason, std::string text = {}) {
    look_.refuse(call.node, call.in, call.map, call.name, reason, std::move(text));
  }

  // `if requests.get(url):`, `(response := requests.get(url)) and ...`
  static bool is_tested(Node call) {
    Node at = syntax::outermost_parentheses(call);
    if (at.parent().is(Kind::named_expression)) at = syntax::outermost_parentheses(at.parent());
    const Node parent = at.parent();
    if (parent.is_one_of(Kind::boolean_operator, Kind::not_operator, Kind::assert_statement, Kind::if_clause))
      return true;
    if (parent.is(Kind::conditional_expression)) return at == parent.named_child(1);
    return parent.is_one_of(Kind::if_statement, Kind::elif_clause, Kind::while_statement) &&
           at.field() == Field::condition;
  }

  // `open(name, "w").write(text)`: nobody closes it, and it is written when it is of no use any more. From
  // now on a thread may still hold it then.
  bool is_left_to_itself(Node call) const {
    const Node parent = syntax::outermost_parentheses(call).parent();
    // `open(name, "w").close()` leaves nothing.
    if (parent.is(Kind::attribute)) return parent.child(Field::attribute).text() != "close";
    if (parent.is_one_of(Kind::argument_list, Kind::keyword_argument)) return true;
    if (!parent.is(Kind::assignment)) return false;
    const Node name = parent.child(Field::left);
    return name.is(Kind::identifier) && !is_closed(name) &&
           !uses_of(model_, name, syntax::statement_of(parent)).leaves;
  }

  // `process = Popen(...)`, `process.wait()`, in one function.
  bool is_finished(const MappedCall& call) const {
    const auto finishes = [&](Node object) {
      const Node method = object.parent();
      const auto& names = call.function->finished_by;
      return method.is(Kind::attribute) && object.field() == Field::object &&
             method.parent().is(Kind::call) &&
             std::find(names.begin(), names.end(), method.child(Field::attribute).text()) != names.end();
    };
    const Node node = syntax::outermost_parentheses(call.node);
    if (finishes(node)) return true;
    const Node assignment = node.parent();
    if (!assignment.is(Kind::assignment)) return false;
    const Node name = assignment.child(Field::left);
    if (!name.is(Kind::identifier)) return false;
    const auto references = model_.scopes.references_to(model_.scopes.scope_at(name), name.text());
    return std::any_of(references.begin(), references.end(), finishes);
  }

  // By the mode that is passed.
  static bool only_reads(const MappedCall& call) {
    std::size_t position = 0;
    for (const Node argument : call.node.child(Field::arguments).named_children()) {
      if (argument.is(Kind::comment)) continue;
      if (argument.is_one_of(Kind::list_splat, Kind::dictionary_splat)) return false;
      const bool is_keyword = argument.is(Kind::keyword_argument);
      const bool is_mode =
          is_keyword ? argument.child(Field::name).text() == "mode" : position++ == *call.function->mode;
      if (!is_mode) continue;
      const Node mode = is_keyword ? argument.child(Field::value) : argument;
      return mode.is(Kind::string) && mode.text().find_first_of("wax+") == std::string_view::npos;
    }
    return true;
  }

  static bool is_with_item(Node call) {
    Node at = syntax::outermost_parentheses(call);
    if (at.parent().is(Kind::as_pattern)) at = at.parent();
    return at.parent().is(Kind::with_item);
  }

  // For an object that has none. It is used in one statement alone, so that the next one may have the same.
  std::string name_for(const MappedCall& call) const {
    std::set<std::string> taken;
    return rewrite::fresh_name(model_, call.node, {"response", "result"}, taken);
  }

  bool has_block(Node statement) const {
    return std::any_of(look_.found.sites.begin(), look_.found.sites.end(), [&](const LibrarySite& site) {
      return site.text.kind == AsyncSite::Kind::kBlock && site.text.node == statement;
    });
  }

  // What `async with` opens.
  void open(MappedCall& call, ChangedCall& changed, const Type& type) {
    const Node node = syntax::outermost_parentheses(call.node);
    if (is_with_item(call.node)) {
      if (is_used_behind(call.node) || is_read_by_handler(call)) {
        refuse(call, Reason::kOutlivesBlock);
        return;
      }
      put_in_front(call, changed);
      write(call, std::move(changed.substitute));
      if (node.parent().is(Kind::as_pattern))
        opened_.insert(node.parent().child(Field::alias).named_child(0).id());
      return;
    }
    const Node parent = node.parent();
    const Node statement = parent.parent();
    if (parent.is(Kind::assignment) && parent.child(Field::right) == node &&
        parent.child(Field::left).is(Kind::identifier) && statement.is(Kind::expression_statement)) {
      put_in_front(call, changed);
      open_variable(call, changed, type, parent.child(Field::left), statement);
      return;
    }
    if (parent.is(Kind::expression_statement)) {
      // Nobody wants to know what came back.
      const std::string name = name_for(call);
      put_in_front(call, changed);
      LibrarySite& site = block(call, changed, parent, name);
      site.text.block.body = "await " + name + "." + type.keep + "()";
      return;
    }
    open_in_front(call, changed, type);
  }

  // `with session.get(url) as response:`, and a handler that has the response by way of an exception
  bool is_read_by_handler(const MappedCall& call) const {
    const Node pattern = syntax::outermost_parentheses(call.node).parent();
    if (!pattern.is(Kind::as_pattern)) return false;
    const std::string name(pattern.child(Field::alias).named_child(0).text());
    return look_.read_by_handlers.count({call.in, name}) != 0;
  }

  // What `with` opens, `async with` opens; elsewhere it is the program's business to close it, as before.
  void open_handle(const MappedCall& call, ChangedCall& changed) {
    LibrarySite& site = write(call, std::move(changed.substitute));
    if (!is_with_item(call.node)) site.text.kind = AsyncSite::Kind::kCall;
  }

  // `with session.get(url) as response: ...` and `response` again behind the block.
  bool is_used_behind(Node call) const {
    const Node pattern = syntax::outermost_parentheses(call).parent();
    if (!pattern.is(Kind::as_pattern)) return false;
    const Node name = pattern.child(Field::alias).named_child(0);
    if (!name.is(Kind::identifier)) return true;
    const Node statement = call.ancestor(Kind::with_statement);
    const auto scope = model_.scopes.scope_at(name);
    for (const Node use : model_.scopes.references_to(scope, name.text())) {
      if (use.is_inside(statement) || syntax::is_assigned_to(use)) continue;
      const auto reaching = semantics::reaching_definitions(model_, use);
      if (!reaching || std::any_of(reaching->definitions.begin(), reaching->definitions.end(),
                                   [&](const auto* binding) { return binding->name == name; }))
        return true;
    }
    return false;
  }

  // `response: requests.Response = requests.get(url)`: what `as` binds has no annotation. What it named.
  std::vector<std::string> drop_annotation(Node statement) {
    const Node assignment = statement.is(Kind::expression_statement) ? statement.named_child(0) : Node();
    const Node annotation = assignment.is(Kind::assignment) ? assignment.child(Field::type) : Node();
    std::vector<std::string> names;
    if (!annotation) return names;
    for (LibrarySite& site : look_.found.sites) {
      if (!site.is_annotation || !(site.text.node == annotation || site.text.node.is_inside(annotation)))
        continue;
      const auto& released = site.text.substitute.released;
      names.insert(names.end(), released.begin(), released.end());
      site.text.substitute = {};
      site.is_reported = false;
      site.refusal.reset();
    }
    return names;
  }

  LibrarySite& block(const MappedCall& call, ChangedCall& changed, Node statement, const std::string& name) {
    // `async with ` and ` as name:`
    break_line(model_, call.node, changed.substitute,
               {statement, is_owner_new(call.map) ? 1U : 0U, 11, name.size() + 5});
    const std::vector<std::string> unused = drop_annotation(statement);
    changed.substitute.released.insert(changed.substitute.released.end(), unused.begin(), unused.end());
    write(call, std::move(changed.substitute));
    look_.found.sites.back().is_reported = false;
    LibrarySite& site = look_.add(statement, AsyncSite::Kind::kBlock, call.in, call.map, call.name);
    site.range = call.node.range();
    site.is_reported = true;
    site.text.block.last = statement;
    site.text.block.opener = call.node;
    site.text.block.name = name;
    return site;
  }

  void write_tests(const MappedCall& call, const Type& type, const VariableUses& uses) {
    const std::string& of = call.function->returns.empty() ? call.name : call.function->returns;
    add_tests(look_, call.in, *call.map, of, type, uses);
  }

  // `response = session.get(url)` and what follows.
  void open_variable(MappedCall& call, ChangedCall& changed, const Type& type, Node name, Node statement) {
    const VariableUses uses = uses_of(model_, name, statement);
    write_tests(call, type, uses);
    const bool fits = uses.is_last_known && !uses.leaves && !uses.is_shared;
    const std::uint32_t lines =
        line_of(model_.tree, uses.last.end()) - line_of(model_.tree, statement.begin());
    const bool has_uses = uses.last != statement;
    const bool is_read_later = look_.read_by_handlers.count({call.in, std::string(name.text())}) != 0;
    if (fits && has_uses && !is_read_later && (lines <= kMostLines || call.is_lazy)) {
      block(call, changed, statement, std::string(name.text())).text.block.last = uses.last;
      opened_.insert(name.id());
      remember_block(call, statement, uses.last);
      return;
    }
    if (call.is_lazy || type.keep.empty()) {
      refuse(call, Reason::kOutlivesBlock);
      return;
    }
    read_at_once(call, changed, type, std::string(name.text()), statement);
  }

  // `response = await session.get(url)`, and a line that reads it, after which it needs its connection no
  // more.
  void read_at_once(MappedCall& call, ChangedCall& changed, const Type& type, const std::string& name,
                    Node statement) {
    LibrarySite& awaited = look_.add(call.node, AsyncSite::Kind::kCall, call.in, call.map, call.name);
    awaited.is_reported = true;
    break_in_place(call, changed.substitute, true);
    awaited.text.substitute = std::move(changed.substitute);
    add_line(call, name + "." + type.keep, statement);
  }

  // `await method()` behind the statement.
  void add_line(const MappedCall& call, const std::string& method, Node statement,
                const std::string& after = {}) {
    const syntax::Tree& tree = model_.tree;
    const text::LineIndex& lines = tree.source().lines();
    const text::Offset at = lines.content_range(tree.text(), lines.line_at(statement.end())).end;
    Node next = statement.next_sibling();
    while (next.is(Kind::comment)) next = next.next_sibling();
    if (!rewrite::begins_line(tree, statement.begin()) || (next && next.begin() < at)) {
      refuse(call, Reason::kSharedStatement);
      return;
    }
    LibrarySite& read = look_.lines_at(statement, call.in, call.map, call.name);
    const std::string line = std::string(tree.source().line_end_at(statement.begin())) +
                             rewrite::block_indentation(tree, statement.begin());
    read.text.substitute.lines.push_back(
        {{at, at}, line + "await " + method + "()" + (after.empty() ? "" : line + after)});
    read.text.substitute.awaits_in_lines = true;
  }

  // Whether everything that the statement evaluates before the call can as well come later.
  bool comes_first(Node call, Node& statement) const {
    const auto context = rewrite::statement_around(call);
    if (!context) return false;
    statement = context->statement;
    return std::all_of(context->before.begin(), context->before.end(),
                       [&](Node part) { return is_quiet(part); });
  }

  // Evaluating it earlier or later makes no difference that anybody would write code for.
  bool is_quiet(Node part) const {
    if (part.is(Kind::attribute)) return is_quiet(part.child(Field::object));
    return part.is(Kind::identifier) || semantics::is_stable(model_, part);
  }

  // What reads the object that the call gives: `json.load(urlopen(url))`.
  const ConsumerCall* consumer_of(Node call) const {
    const auto found =
        std::find_if(look_.consumers.begin(), look_.consumers.end(), [&](const ConsumerCall& one) {
          return one.is_read_in_place && syntax::without_parentheses(one.object) == call;
        });
    return found == look_.consumers.end() ? nullptr : &*found;
  }

  // `return session.get(url).json()`: the object gets a name in a block around the statement, or in front.
  void open_in_front(MappedCall& call, ChangedCall& changed, const Type& type) {
    Node statement;
    const auto context = rewrite::statement_around(call.node);
    const Node member = syntax::outermost_parentheses(call.node).parent();
    const ConsumerCall* const consumer = consumer_of(call.node);
    const bool is_read = member.is(Kind::attribute) || consumer != nullptr;
    const bool is_first = comes_first(call.node, statement);
    if (!is_first || has_block(with_decorators(statement))) {
      read_in_place(call, changed, context ? Reason::kEvaluationOrder : context.error());
      return;
    }
    const bool is_simple = syntax::is_simple_statement(statement.kind());
    const std::string method =
        member.is(Kind::attribute)
            ? call.function->returns + "." + std::string(member.child(Field::attribute).text())
            : std::string();
    const library::Function* const used = call.map->function(method);
    const bool has_to_stream = call.is_lazy || (used != nullptr && used->is_of_unread);
    if (has_to_stream && !(is_read && is_simple)) {
      refuse(call, Reason::kOutlivesBlock);
      return;
    }
    if (!take_inner_calls(call, changed)) {
      read_in_place(call, changed, Reason::kEvaluationOrder);
      return;
    }
    const std::string name = name_for(call);
    // `async with ` and ` as name:`, ` = await `
    break_line(model_, call.node, changed.substitute,
               {with_decorators(statement), is_owner_new(call.map) ? 1U : 0U,
                is_read && is_simple ? 11 : name.size() + 9, is_read && is_simple ? name.size() + 5 : 0});
    std::string text = text_of(call.node, changed.substitute);
    LibrarySite& site =
        look_.add(with_decorators(statement), AsyncSite::Kind::kBlock, call.in, call.map, call.name);
    site.range = call.node.range();
    site.is_reported = true;
    site.text.substitute.imports = changed.substitute.imports;
    site.text.substitute.released = changed.substitute.released;
    site.text.substitute.relied_on = changed.substitute.relied_on;
    const std::string object =
        consumer == nullptr ? name : "await " + name + "." + consumer->consumer->reads + "()";
    site.text.substitute.edits = {{call.node.range(), object}};
    site.text.block.name = name;
    site.text.block.moved = call.node;
    site.text.block.in_front = lines_in_front(changed, with_decorators(statement));
    if (is_read && is_simple) {
      site.text.block.header = "async with " + text + " as " + name;
      site.text.block.last = statement;
    } else {
      site.text.block.header = name + " = await " + text;
      site.text.block.body = "await " + name + "." + type.keep + "()";
    }
  }

  // Calls of the map among the arguments change with the call's own text. False where one is to be awaited.
  bool take_inner_calls(const MappedCall& call, ChangedCall& changed) {
    for (MappedCall& inner : look_.calls) {
      if (inner.node == call.node || !inner.node.is_inside(call.node)) continue;
      if (inner.function->style != Style::kPlain) return false;
      LibraryCall made = {inner.node, *inner.map,          *inner.function,
                          inner.name, owner_of(inner.map), look_.libraries.types()};
      made.look_up = inner.look_up;
      auto part = change_call(model_, made);
      if (!part) return false;
      const auto move = [](auto& from, auto& to) { to.insert(to.end(), from.begin(), from.end()); };
      move(part->substitute.edits, changed.substitute.edits);
      move(part->substitute.around, changed.substitute.around);
      move(part->substitute.imports, changed.substitute.imports);
      move(part->substitute.released, changed.substitute.released);
      move(part->substitute.relied_on, changed.substitute.relied_on);
      inner.is_taken = true;
    }
    return true;
  }

  // `(await session.get(url)).json()`, which reads to the end and leaves nothing open.
  void read_in_place(MappedCall& call, ChangedCall& changed, Reason reason) {
    const Node member = syntax::outermost_parentheses(call.node).parent();
    bool reads_all = false;
    if (member.is(Kind::attribute) && !call.is_lazy) {
      const std::string path =
          call.function->returns + "." + std::string(member.child(Field::attribute).text());
      const library::Function* method = call.map->function(path);
      const library::Attribute* attribute = call.map->attribute(path);
      reads_all = (method != nullptr && method->style == Style::kAwait) ||
                  (attribute != nullptr && attribute->style == Style::kAwait);
    }
    if (!reads_all || !changed.in_front.empty()) {
      refuse(call, reason);
      return;
    }
    LibrarySite& site = look_.add(call.node, AsyncSite::Kind::kCall, call.in, call.map, call.name);
    site.is_reported = true;
    site.text.substitute = std::move(changed.substitute);
  }

  // `server = SMTP(host)`, and a line that awaits a method of it.
  void begin(const MappedCall& call, ChangedCall& changed) {
    if (!look_.may_await(call.node)) {
      refuse(call, Reason::kOutsideCoroutine);
      return;
    }
    if (is_with_item(call.node)) {
      // `async with` awaits it.
      if (changed.then.empty()) {
        refuse(call, Reason::kNoAsyncCounterpart, "`async with` would begin it");
      } else {
        write(call, std::move(changed.substitute));
      }
      return;
    }
    const Node node = syntax::outermost_parentheses(call.node);
    const Node assignment = node.parent();
    const Node statement = assignment.parent();
    const bool is_kept = assignment.is(Kind::assignment) && assignment.child(Field::right) == node &&
                         statement.is(Kind::expression_statement) && is_quiet(assignment.child(Field::left));
    if (!is_kept && !changed.then.empty()) {
      refuse(call, Reason::kNoAsyncCounterpart,
             "it has no name of which `" + changed.then + "()` could be awaited");
      return;
    }
    write(call, std::move(changed.substitute));
    if (changed.then.empty()) return;
    const Node target = assignment.child(Field::left);
    const std::string name(target.text());
    if (!is_seen_where_it_fails(target, statement)) {
      add_line(call, name + "." + changed.then, statement);
      return;
    }
    // What could not be begun has no name.
    const std::string fresh =
        rewrite::fresh_name(model_, call.node, {"new_" + name.substr(name.rfind('.') + 1)}, taken_);
    add_line(call, fresh + "." + changed.then, statement, name + " = " + fresh);
    if (!look_.found.sites.back().refusal)
      look_.found.sites.back().text.substitute.edits = {{target.range(), fresh}};
  }

  // Whether something may look at the variable after the statement has raised an exception.
  bool is_seen_where_it_fails(Node target, Node statement) const {
    if (!target.is(Kind::identifier)) return true;
    const Node function = function_node(statement);
    const auto scope = model_.scopes.lookup(target.text(), model_.scopes.scope_at(target));
    if (function && scope != model_.scopes.scope_made_by(function)) return true;
    const auto uses = model_.scopes.references_to(scope, target.text());
    for (Node up = statement.parent(); up && up != function; up = up.parent()) {
      if (!up.is_one_of(Kind::try_statement, Kind::with_statement)) continue;
      const Node body = up.child(Field::body);
      const bool is_guarded = up.is(Kind::with_statement) || statement.is_inside(body);
      if (is_guarded && std::any_of(uses.begin(), uses.end(), [&](Node use) { return !use.is_inside(body); }))
        return true;
    }
    return false;
  }

  // A variable of a class that is no block: tests of it, and nothing else, need a change.
  void look_at_variable(const MappedCall& call, const Type* type) {
    if (type == nullptr) return;
    const Node node = syntax::outermost_parentheses(call.node);
    const Node parent = node.parent();
    if (parent.is(Kind::assignment) && parent.child(Field::right) == node &&
        parent.child(Field::left).is(Kind::identifier))
      write_tests(call, *type, uses_of(model_, parent.child(Field::left), syntax::statement_of(parent)));
  }

  // `Users(session)`
  bool is_argument(Node name) const {
    const auto references = model_.scopes.references_to(model_.scopes.scope_at(name), name.text());
    return std::any_of(references.begin(), references.end(), [](Node use) {
      const Node parent = syntax::outermost_parentheses(use).parent();
      return parent.is_one_of(Kind::argument_list, Kind::keyword_argument);
    });
  }

  // `session.close()`
  bool is_closed(Node name) const {
    const auto references = model_.scopes.references_to(model_.scopes.scope_at(name), name.text());
    return std::any_of(references.begin(), references.end(), [](Node use) {
      const Node method = use.parent();
      return method.is(Kind::attribute) && use.field() == Field::object &&
             method.child(Field::attribute).text() == "close" && method.parent().is(Kind::call);
    });
  }

  // What the class of the method keeps; null where it keeps nothing.
  const HeldOwner* held_by(FunctionId method) const {
    const semantics::FunctionCode& code = look_.program().function_code(method);
    if (code.owner == semantics::kNoClass) return nullptr;
    const auto& holders = look_.libraries.holders();
    const auto found = holders.find(look_.program().class_id(look_.file.file, code.owner));
    return found == holders.end() ? nullptr : &found->second;
  }

  // Whatever becomes of the object, the attribute is there.
  bool is_made_by_constructor(Node statement) const {
    const Node function = function_node(statement);
    return function && function.child(Field::name).text() == "__init__" &&
           statement.parent() == function.child(Field::body);
  }

  // `return Session()`, `session = Session()` and `return session`, and nothing else that returns.
  bool is_given_back(const MappedCall& call) const {
    const Node function = function_node(call.node);
    const Node node = syntax::outermost_parentheses(call.node);
    const Node assignment = node.parent();
    if (!function) return false;
    if (assignment.is(Kind::return_statement)) return true;
    if (!assignment.is(Kind::assignment) || !assignment.child(Field::left).is(Kind::identifier) ||
        !assignment.parent().is(Kind::expression_statement) ||
        assignment.parent().parent() != function.child(Field::body))
      return false;
    const std::string_view name = assignment.child(Field::left).text();
    std::size_t returns = 0;
    for (syntax::NodeId id = function.id(); id < function.subtree_end(); ++id) {
      const Node one = model_.tree.node(id);
      if (!one.is(Kind::return_statement) || function_node(one) != function) continue;
      ++returns;
      if (one.named_child_count() != 1 || one.named_child(0).text() != name) return false;
    }
    return returns != 0;
  }

  // One that functions of the module share.
  void own_of_module(const MappedCall& call, ChangedCall& changed, const Type& type,
                     ModuleVariable& variable) {
    if (variable.is_in_main) {
      LibrarySite& site = block(call, changed, variable.statement, std::string(variable.name.text()));
      site.text.block.last = look_.main.last;
      remember_block(call, variable.statement, look_.main.last);
      return;
    }
    // `async with ` and ` as name:`, in the coroutine function
    break_line(model_, call.node, changed.substitute,
               {variable.statement, 1, 11, variable.name.text().size() + 5});
    std::string text = text_of(call.node, changed.substitute);
    LibrarySite& site = look_.add(call.node, AsyncSite::Kind::kSubstitute, call.in, call.map, call.name);
    site.text.substitute = std::move(changed.substitute);
    const std::string& path = type.to.empty() ? call.name : type.to;
    auto declared = name_at(model_, call.node, path, site.text.substitute);
    if (!declared) {
      site.refusal = LibraryRefusal{declared.error(), {}};
      return;
    }
    make_in_main(variable, std::move(text), *declared, site);
  }

  // A client or session that the program makes itself.
  void own(MappedCall& call, ChangedCall& changed, const Type& type) {
    if (ModuleVariable* variable = module_variable(look_, call.node)) {
      own_of_module(call, changed, type, *variable);
      return;
    }
    if (call.function->style == Style::kPlain && !type.is_held_closed &&
        look_.libraries.is_factory(call.in) && is_given_back(call)) {
      write(call, std::move(changed.substitute));
      return;
    }
    if (!look_.may_await(call.node)) {
      leave_open(call, changed, type, Reason::kOutsideCoroutine);
      return;
    }
    if (is_with_item(call.node)) {
      write(call, std::move(changed.substitute));
      return;
    }
    const Node node = syntax::outermost_parentheses(call.node);
    const Node parent = node.parent();
    const Node statement = parent.parent();
    const HeldOwner* const held = held_by(call.in);
    if (held != nullptr && held->maker == call.in && held->map == call.map && !held->given_by.empty()) {
      if (made_or_given(call.node, held->given_by)) {
        write(call, std::move(changed.substitute));
      } else {
        leave_open(call, changed, type, Reason::kOutlivesBlock);
      }
      return;
    }
    // `self.session = Session()` in a class that has come to close it.
    const bool is_held =
        parent.is(Kind::assignment) && parent.child(Field::right) == node &&
        parent.child(Field::left).is(Kind::attribute) && statement.is(Kind::expression_statement) &&
        held != nullptr &&
        (type.is_held_closed ? is_made_by_constructor(statement) : call.function->style == Style::kPlain);
    if (is_held) {
      write(call, std::move(changed.substitute));
      return;
    }
    const bool is_variable = parent.is(Kind::assignment) && parent.child(Field::right) == node &&
                             parent.child(Field::left).is(Kind::identifier) &&
                             statement.is(Kind::expression_statement);
    if (type.lends && outlives(look_, call.in, call.group)) {
      refuse(call, Reason::kOutlivesBlock);
      return;
    }
    if (!is_variable) {
      if (!type.lends || !open_around(call, changed)) leave_open(call, changed, type, Reason::kOutlivesBlock);
      return;
    }
    const Node name = parent.child(Field::left);
    const VariableUses uses = uses_of(model_, name, statement);
    write_tests(call, type, uses);
    const Extent extent = extent_of(look_, name, statement);
    if (uses.is_shared || extent.leaves || (type.lends && hands_away(model_, name, statement)) ||
        (!type.lends && is_kept_elsewhere(look_, name, statement, {}))) {
      leave_open(call, changed, type, Reason::kOutlivesBlock);
      return;
    }
    // The program closes it, or nothing is done with it.
    const bool is_opened = call.function->style == Style::kOpen;
    if (!is_opened && (uses.last == statement || is_closed(name))) {
      write(call, std::move(changed.substitute));
      return;
    }
    if (!uses.is_last_known || uses.last == statement) {
      leave_open(call, changed, type, Reason::kOutlivesBlock);
      return;
    }
    // What depends on it may be used behind its own last use.
    const Node used = extent.last.begin() > uses.last.begin() ? extent.last : uses.last;
    const Node last = is_opened || is_argument(name) ? last_of_block(used) : used;
    LibrarySite& site = block(call, changed, statement, std::string(name.text()));
    site.text.block.last = last;
    remember_block(call, statement, last);
  }

  static Node last_of_block(Node statement) {
    Node last = statement;
    for (Node next = last; next; next = next.next_named_sibling()) {
      if (!next.is(Kind::comment)) last = next;
    }
    return last;
  }

  // The last call of the map in `boto3.resource("s3").Bucket(name).objects.all()`.
  const MappedCall& end_of_chain(const MappedCall& first) const {
    const MappedCall* last = &first;
    for (Node at = syntax::outermost_parentheses(first.node);;) {
      const Node parent = at.parent();
      const bool goes_on = parent.is(Kind::attribute) ||
                           (parent.is(Kind::call) && at.field() == Field::function) ||
                           (parent.is(Kind::subscript) && at.field() == Field::value);
      if (!goes_on) return *last;
      const auto found = std::find_if(look_.calls.begin(), look_.calls.end(),
                                      [&](const MappedCall& other) { return other.node == parent; });
      if (found != look_.calls.end()) last = &*found;
      at = syntax::outermost_parentheses(parent);
    }
  }

  // `boto3.client("s3")`: `s3`
  std::string name_of_service(const MappedCall& call) {
    const Node first = call.node.child(Field::arguments).named_child(0);
    std::string name = "client";
    if (first.is(Kind::string) && first.named_child_count() != 0) {
      name = first.text().substr(1, first.text().size() - 2);
      std::replace(name.begin(), name.end(), '-', '_');
    }
    const bool is_name = !name.empty() && !syntax::is_keyword(name) &&
                         std::isdigit(static_cast<unsigned char>(name[0])) == 0 &&
                         std::all_of(name.begin(), name.end(), [](unsigned char letter) {
                           return std::isalnum(letter) != 0 || letter == '_';
                         });
    return rewrite::fresh_name(model_, call.node, {is_name ? name : "client", "client"}, taken_);
  }

  // `return boto3.client("sts").get_caller_identity()["Account"]`: a block around the statement, and the rest
  // where the statement names what is of use in the block alone.
  bool open_around(MappedCall& call, ChangedCall& changed) {
    Node statement;
    if (!comes_first(call.node, statement) || has_block(with_decorators(statement))) return false;
    const Node parent = syntax::outermost_parentheses(call.node).parent();
    if (!parent.is(Kind::attribute)) return false;
    const MappedCall& end = end_of_chain(call);
    Node last = statement;
    if (!syntax::is_simple_statement(statement.kind()) && !statement.is(Kind::for_statement)) return false;
    const Node assignment = statement.is(Kind::expression_statement) ? statement.named_child(0) : Node();
    if (assignment.is_one_of(Kind::assignment, Kind::augmented_assignment)) {
      const Node name = assignment.child(Field::left);
      if (!name.is(Kind::identifier) && !end.function->returns.empty()) return false;
      if (!end.function->returns.empty()) {
        const VariableUses uses = uses_of(model_, name, statement);
        if (uses.is_shared || !uses.is_last_known || hands_away(model_, name, statement)) return false;
      }
      // A variable that is made in the block is seen behind it as well.
      if (!end.function->returns.empty()) last = last_of_block(statement);
    }
    if (!take_inner_calls(call, changed)) return false;
    const std::string name = name_of_service(call);
    const std::string text = text_of(call.node, changed.substitute);
    LibrarySite& site =
        look_.add(with_decorators(statement), AsyncSite::Kind::kBlock, call.in, call.map, call.name);
    site.range = call.node.range();
    site.is_reported = true;
    site.text.substitute.imports = changed.substitute.imports;
    site.text.substitute.released = changed.substitute.released;
    site.text.substitute.relied_on = changed.substitute.relied_on;
    site.text.substitute.edits = {{call.node.range(), name}};
    site.text.block.name = name;
    site.text.block.moved = call.node;
    site.text.block.header = "async with " + text + " as " + name;
    site.text.block.last = last;
    remember_block(call, with_decorators(statement), last);
    return true;
  }

  // One that has no block: it stays open, as it did, where it can.
  void leave_open(MappedCall& call, ChangedCall& changed, const Type& type, Reason otherwise) {
    if (!type.connects_late || call.function->style != Style::kPlain) {
      refuse(call, otherwise);
      return;
    }
    write(call, std::move(changed.substitute));
    look_.found.kept.insert(call.map);
  }

  void remember_block(const MappedCall& call, Node first, Node last) {
    blocks_.push_back({first, last, look_.found.sites.size() - 1, call.function->to.starts_with(kOwner)});
  }

  LibraryLook& look_;
  const semantics::FileModel& model_;
  struct ById {
    bool operator()(const LibraryMap* a, const LibraryMap* b) const { return a->id < b->id; }
  };
  std::map<const LibraryMap*, FunctionOwner, ById> owners_;
  std::set<std::string> taken_;
  std::vector<OpenBlock> blocks_;
  std::set<syntax::NodeId> opened_;  // names of what blocks hold
};

}  // namespace

void look_at_objects(LibraryLook& look) {
  Objects(look).look();
}

}  // namespace aioshift::rules::migration
