// Classes that keep a session or client as long as they live: they close it, and whoever makes one of them
// enters it.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "rewrite/fresh_name.h"
#include "rewrite/layout.h"
#include "rewrite/statement_place.h"
#include "rules/migration/library_extent.h"
#include "rules/migration/library_given.h"
#include "rules/migration/library_leaving.h"
#include "rules/migration/library_look.h"
#include "semantics/evaluation.h"
#include "syntax/calls.h"
#include "syntax/literals.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using rewrite::AsyncSite;
using rewrite::Reason;
using semantics::ClassId;
using semantics::FunctionId;
using semantics::Instruction;
using semantics::ValueKind;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

class Holders {
 public:
  explicit Holders(LibraryLook& look) : look_(look), program_(look.program()) {}

  void look() {
    if (look_.libraries.holders().empty()) return;
    for (const auto& [id, held] : look_.libraries.holders()) {
      if (program_.file_of_class(id) == look_.file.file) close_in(id, held);
    }
    const semantics::ModuleCode& code = program_.code(look_.file.file);
    for (const Instruction& instruction : code.instructions) {
      if (instruction.op != semantics::Op::kCall || instruction.node == 0) continue;
      const Node node = look_.model().tree.node(instruction.node);
      look_at_arguments(instruction, node);
      const auto values = look_.view.solver().values(program_.slot(look_.file.file, instruction.a));
      for (const semantics::ValueId id : values) {
        const semantics::Value& value = look_.view.solver().value(id);
        if (value.kind != ValueKind::kClass) continue;
        const HeldOwner* held = look_.libraries.held_by(value.a);
        if (held != nullptr) make(instruction, node, value.a, *held);
      }
    }
  }

 private:
  // `map(Store, names)`: nobody enters what the class is given away for.
  void look_at_arguments(const Instruction& call, Node node) {
    const semantics::ModuleCode& code = program_.code(look_.file.file);
    for (std::uint32_t i = 0; i < call.count; ++i) {
      const auto slot = program_.slot(look_.file.file, code.arguments[call.b + i].value);
      for (const semantics::ValueId id : look_.view.solver().values(slot)) {
        const semantics::Value& value = look_.view.solver().value(id);
        const HeldOwner* held = value.kind == ValueKind::kClass ? look_.libraries.held_by(value.a) : nullptr;
        if (held == nullptr || !held->map->type(held->type)->is_held_closed) continue;
        const FunctionId function = program_.function(look_.file.file, call.function);
        look_.found.shared.emplace_back(function, held->group);
        look_.refuse(node, function, held->map, held->type, Reason::kUsedAsValue);
      }
    }
  }

  // Whether it is the program's own business to close what the class holds.
  bool closes_itself(ClassId id, const HeldOwner& held) const {
    const bool is_left = held.is_left_open && !held.map->type(held.type)->is_held_closed;
    return !is_left && look_.libraries.closes(id, held);
  }

  bool has_method(ClassId id, std::string_view name) const {
    const semantics::Solver& solver = look_.view.solver();
    for (const ClassId base : solver.mro(id)) {
      for (const auto& [member, slot] : solver.members(base)) {
        if (program_.names[member] == name) return true;
      }
    }
    return false;
  }

  // Whether a constructor of the class, or of one that inherits from it, reads what it holds.
  bool is_used_while_made(ClassId id, const HeldOwner& held) const {
    for (FunctionId function = 0; function < program_.function_count(); ++function) {
      const semantics::FunctionCode& code = program_.function_code(function);
      const auto file = program_.file_of_function(function);
      if (code.owner == semantics::kNoClass || program_.names[program_.name(file, code.name)] != "__init__")
        continue;
      const auto mro = look_.view.solver().mro(program_.class_id(file, code.owner));
      if (std::find(mro.begin(), mro.end(), id) != mro.end() && reads_held(file, function, held)) return true;
    }
    return false;
  }

  bool reads_held(semantics::WholeProgram::File file, FunctionId function, const HeldOwner& held) const {
    const semantics::ModuleCode& code = program_.code(file);
    const auto is_held = [&](const std::string& name) {
      return name == held.attribute ||
             std::any_of(held.others.begin(), held.others.end(),
                         [&](const HeldOwner& other) { return other.attribute == name; });
    };
    // An attribute that is assigned to is read as well, for the sake of properties.
    std::set<syntax::NodeId> stores;
    for (const Instruction& one : code.instructions) {
      if (one.op == semantics::Op::kStoreAttribute) stores.insert(one.node);
    }
    return std::any_of(code.instructions.begin(), code.instructions.end(), [&](const Instruction& one) {
      return one.op == semantics::Op::kLoadAttribute && program_.function(file, one.function) == function &&
             is_held(code.names[one.name]) && stores.count(one.node) == 0;
    });
  }

  // `async def __aenter__` and `__aexit__`, unless the class is a context manager already.
  void close_in(ClassId id, const HeldOwner& held) {
    const library::Type* type = held.map->type(held.type);
    const bool is_managed =
        has_method(id, "__enter__") || has_method(id, "__aenter__") || closes_itself(id, held);
    if (is_managed && !type->is_held_closed) return;
    const Node definition = look_.model().tree.node(program_.class_code(id).node);
    const Node body = definition.child(Field::body);
    Node last;
    Node method;
    for (const Node statement : body.named_children()) {
      if (!statement.is(Kind::comment)) last = statement;
      if (statement.is(Kind::function_definition)) method = statement;
    }
    const FunctionId function = method ? look_.functions.at(method.id()) : look_.function_at(definition);
    if (is_managed) {
      look_.refuse(definition.child(Field::name), function, held.map, held.type, Reason::kOutlivesBlock,
                   "the class opens and closes in its own way");
      return;
    }
    if (type->is_held_closed && is_used_while_made(id, held)) {
      look_.refuse(definition.child(Field::name), function, held.map, held.type, Reason::kOutlivesBlock,
                   "its constructor uses what is not open yet");
      return;
    }
    if (!last || !rewrite::begins_line(look_.model().tree, last.begin())) {
      look_.refuse(definition.child(Field::name), function, held.map, held.type, Reason::kDoesNotFit);
      return;
    }
    const syntax::Tree& tree = look_.model().tree;
    const text::LineIndex& lines = tree.source().lines();
    const text::Offset at = lines.content_range(tree.text(), lines.line_at(last.end())).end;
    const std::string line(tree.source().line_end_at(definition.begin()));
    const std::string indentation = rewrite::block_indentation(tree, last.begin());
    const std::string unit(syntax::indentation_unit(last));
    const std::string deeper = line + indentation + unit;
    // What a caller brought along, it closes itself.
    const auto is_made_here = held.given_by.empty() ? std::nullopt : made_or_given(held);
    if (!held.given_by.empty() && !is_made_here) return;  // refused where it is made
    const std::string flag = flag_for(held);
    std::string opening;
    std::string closing;
    const auto add = [&](const HeldOwner& one) {
      const std::string object = "self." + one.attribute;
      // It is opened in the place of what opens it.
      if (type->is_held_closed) opening += deeper + object + " = await " + object + ".__aenter__()";
      std::string guard;
      if (!one.is_late && !is_always_made(one))
        guard = deeper + "if hasattr(self, \"" + one.attribute + "\"):";
      if (one.is_late) guard = deeper + "if " + object + " is not None:";
      if (is_made_here) guard = deeper + "if self." + flag + ":";
      if (one.is_late && is_made_here)
        guard = deeper + "if self." + flag + " and " + object + " is not None:";
      closing.insert(
          0, guard + deeper + (guard.empty() ? "" : unit) + "await " + object + "." +
                 (type->is_held_closed ? "__aexit__(exc_type, exc_value, traceback)" : type->close + "()"));
    };
    if (held.closer.empty()) {
      add(held);
      for (const HeldOwner& other : held.others) add(other);
    } else {
      closing = deeper + "await self." + held.closer + "()";
    }
    if (inherits_holder(id)) {
      opening += deeper + "await super().__aenter__()";
      closing += deeper + "await super().__aexit__(exc_type, exc_value, traceback)";
    }
    std::string text = line + line + indentation + "async def __aenter__(self):" + opening + deeper +
                       "return self" + line + line + indentation +
                       "async def __aexit__(self, exc_type, exc_value, traceback):" + closing;
    LibrarySite& site = look_.add(last, AsyncSite::Kind::kSubstitute, held.maker, held.map, held.type);
    site.text.substitute.lines = {{{at, at}, std::move(text)}};
    if (is_made_here && held.closer.empty()) keep_who_made(held, *is_made_here, flag);
  }

  static bool makes(const MappedCall& call, const HeldOwner& held) {
    return call.name == held.type || (call.function != nullptr && call.function->returns == held.type);
  }

  // Whether the constructor itself makes it, in all cases.
  bool is_always_made(const HeldOwner& held) const {
    if (!held.given_by.empty()) return true;
    if (held.made_by) {
      const Node store = look_.model().tree.node(held.store);
      const Node function = syntax::enclosing_function(store);
      return function && function.child(Field::name).text() == "__init__" &&
             syntax::statement_of(store).parent() == function.child(Field::body);
    }
    return std::any_of(look_.calls.begin(), look_.calls.end(), [&](const MappedCall& call) {
      if (call.in != held.maker || call.map != held.map || !makes(call, held)) return false;
      const Node function = syntax::enclosing_function(call.node);
      return function && function.child(Field::name).text() == "__init__" &&
             syntax::statement_of(call.node).parent() == function.child(Field::body);
    });
  }

  // Whether a class that it inherits from closes one of its own.
  bool inherits_holder(ClassId id) const {
    const auto mro = look_.view.solver().mro(id);
    return std::any_of(mro.begin(), mro.end(), [&](ClassId base) {
      return base != id && look_.libraries.holders().count(base) != 0;
    });
  }

  // Where the constructor makes one.
  std::optional<MadeOrGiven> made_or_given(const HeldOwner& held) const {
    for (const MappedCall& call : look_.calls) {
      if (call.in != held.maker || call.map != held.map || !makes(call, held)) continue;
      if (auto found = migration::made_or_given(call.node, held.given_by)) return found;
    }
    return std::nullopt;
  }

  // Of an attribute that no other code of the file names.
  std::string flag_for(const HeldOwner& held) const {
    const std::size_t begin = std::min(held.attribute.find_first_not_of('_'), held.attribute.size());
    std::string flag = "_owns_" + held.attribute.substr(begin);
    while (look_.model().tree.text().find(flag) != std::string_view::npos) flag += "_";
    return flag;
  }

  // `self._owns_session = session is None`
  void keep_who_made(const HeldOwner& held, const MadeOrGiven& made, const std::string& flag) {
    const syntax::Tree& tree = look_.model().tree;
    const Node statement = made.statement;
    LibrarySite& site = look_.add(statement, AsyncSite::Kind::kSubstitute, held.maker, held.map, held.type);
    if (!rewrite::begins_line(tree, statement.begin())) {
      site.refusal = LibraryRefusal{Reason::kSharedStatement, {}};
      return;
    }
    site.text.substitute.lines = {{{statement.begin(), statement.begin()},
                                   "self." + flag + " = " + made.is_made +
                                       std::string(tree.source().line_end_at(statement.begin())) +
                                       rewrite::block_indentation(tree, statement.begin())}};
  }

  // `Repository(client)`
  bool is_argument(Node name) const {
    const semantics::Scopes& scopes = look_.model().scopes;
    const auto uses = scopes.references_to(scopes.scope_at(name), name.text());
    return std::any_of(uses.begin(), uses.end(), [](Node use) {
      return syntax::outermost_parentheses(use).parent().is_one_of(Kind::argument_list,
                                                                   Kind::keyword_argument);
    });
  }

  // Whether two classes that it inherits from hold one each, and neither knows of the other.
  bool has_two_holders(ClassId id) const {
    const semantics::Solver& solver = look_.view.solver();
    const auto& holders = look_.libraries.holders();
    const auto inherits = [&](ClassId one, ClassId other) {
      const auto mro = solver.mro(one);
      return std::find(mro.begin(), mro.end(), other) != mro.end();
    };
    const auto mro = solver.mro(id);
    return std::any_of(mro.begin(), mro.end(), [&](ClassId one) {
      return holders.count(one) != 0 && std::any_of(mro.begin(), mro.end(), [&](ClassId other) {
               return holders.count(other) != 0 && !inherits(one, other) && !inherits(other, one);
             });
    });
  }

  // `client = Client()` → `async with Client() as client:`
  void make(const Instruction& instruction, Node call, ClassId id, const HeldOwner& held) {
    const FunctionId function = program_.function(look_.file.file, instruction.function);
    look_.found.shared.emplace_back(function, held.group);
    ModuleVariable* const variable = module_variable(look_, call);
    if (variable != nullptr && !variable->is_in_main) {
      if (has_method(id, "__enter__") || closes_itself(id, held) || has_two_holders(id)) {
        look_.refuse(call, function, held.map, held.type, Reason::kOutlivesBlock);
        return;
      }
      LibrarySite& site = look_.add(call, AsyncSite::Kind::kSubstitute, function, held.map, held.type);
      site.range = call.range();
      make_in_main(*variable, std::string(call.text()), std::string(call.child(Field::function).text()),
                   site);
      return;
    }
    if (!look_.may_await(call)) {
      look_.refuse(call, function, held.map, held.type, Reason::kOutsideCoroutine);
      return;
    }
    const bool has_to_open = held.map->type(held.type)->is_held_closed;
    if (has_two_holders(id)) {
      look_.refuse(call, function, held.map, held.type, Reason::kOutlivesBlock,
                   "two of its classes hold one each");
      return;
    }
    // It is entered, or closed, as before, or not.
    if (has_method(id, "__enter__") || closes_itself(id, held)) return;
    const auto leave = [&] {
      if (has_to_open) look_.refuse(call, function, held.map, held.type, Reason::kOutlivesBlock);
    };
    const bool leaves = outlives(look_, function, held.group, held.attribute) ||
                        std::any_of(held.others.begin(), held.others.end(), [&](const HeldOwner& other) {
                          return outlives(look_, function, other.group, other.attribute);
                        });
    if (has_to_open && leaves) {
      leave();
      return;
    }
    call = chain_of(call, id);
    const Node node = syntax::outermost_parentheses(call);
    const Node parent = node.parent();
    const Node statement = parent.parent();
    const bool is_variable = parent.is(Kind::assignment) && parent.child(Field::right) == node &&
                             parent.child(Field::left).is(Kind::identifier) &&
                             statement.is(Kind::expression_statement);
    if (!is_variable) {
      if (!open_in_place(call, id, held, function)) leave();
      return;
    }
    const Node name = parent.child(Field::left);
    if (variable != nullptr) {
      LibrarySite& site = look_.add(statement, AsyncSite::Kind::kBlock, function, held.map, held.type);
      site.range = call.range();
      site.text.block.last = look_.main.last;
      site.text.block.opener = call;
      site.text.block.name = name.text();
      look_.held_blocks[function].push_back(
          {statement, look_.main.last, look_.found.sites.size() - 1, false});
      return;
    }
    const VariableUses uses = uses_of(look_.model(), name, statement);
    const Extent extent = extent_of(look_, name, statement);
    if (!uses.is_last_known || uses.is_shared || uses.last == statement || extent.leaves ||
        (has_to_open && hands_away(look_.model(), name, statement)) ||
        (!has_to_open && is_kept_elsewhere(look_, name, statement, {}))) {
      leave();
      return;
    }
    LibrarySite& site = look_.add(statement, AsyncSite::Kind::kBlock, function, held.map, held.type);
    site.range = call.range();
    site.text.block.last = extent.last.begin() > uses.last.begin() ? extent.last : uses.last;
    // What it gives may be used behind its own last use.
    for (Node next = site.text.block.last; next && (has_to_open || is_argument(name));
         next = next.next_named_sibling()) {
      if (!next.is(Kind::comment)) site.text.block.last = next;
    }
    site.text.block.opener = call;
    site.text.block.name = name.text();
    look_.held_blocks[function].push_back(
        {statement, site.text.block.last, look_.found.sites.size() - 1, false});
  }

  // `Client().with_key(key)`, of methods that return the object: the whole chain gives it.
  Node chain_of(Node call, ClassId id) const {
    for (Node node = call;;) {
      const Node method = syntax::outermost_parentheses(node).parent();
      const Node next = method.is(Kind::attribute) ? method.parent() : Node();
      if (!next.is(Kind::call) || next.child(Field::function) != method || !gives_only(next, id)) return node;
      node = next;
    }
  }

  bool gives_only(Node call, ClassId id) const {
    const semantics::Solver& solver = look_.view.solver();
    for (const Instruction& one : program_.code(look_.file.file).instructions) {
      if (one.op != semantics::Op::kCall || one.node != call.id()) continue;
      const auto values = solver.values(program_.slot(look_.file.file, one.to));
      return !values.empty() && std::all_of(values.begin(), values.end(), [&](semantics::ValueId value) {
        return solver.value(value).kind == ValueKind::kInstance && solver.value(value).a == id;
      });
    }
    return false;
  }

  // `print(Client().load(url))`: a block around the statement, which gives the object a name.
  bool open_in_place(Node call, ClassId id, const HeldOwner& held, FunctionId function) {
    const Node node = syntax::outermost_parentheses(call);
    const Node used = node.parent().is(Kind::attribute) ? node.parent().parent() : Node();
    if (!used.is(Kind::call) || used.child(Field::function) != node.parent() || may_hold_object(used) ||
        hands_itself_on(id))
      return false;
    // Nothing of what it is made with may have to wait.
    if (syntax::holds(call.child(Field::arguments), Kind::call)) return false;
    const auto context = rewrite::statement_around(call);
    if (!context || call.text().find('\n') != std::string_view::npos) return false;
    const Node statement = context->statement;
    const bool fits = syntax::is_simple_statement(statement.kind()) || statement.is(Kind::for_statement);
    const bool is_first = std::all_of(context->before.begin(), context->before.end(), [&](Node before) {
      return semantics::is_stable(look_.model(), before);
    });
    // A generator may never go on from there.
    if (syntax::holds(statement, Kind::yield)) return false;
    if (!fits || !is_first || !rewrite::begins_line(look_.model().tree, statement.begin())) return false;
    for (const OpenBlock& block : look_.held_blocks[function]) {
      if (block.first == statement) return false;
    }
    const std::string wanted = variable_for(name_of(id));
    const std::string name =
        rewrite::fresh_name(look_.model(), call, {wanted.empty() ? "client" : wanted}, taken_[function]);
    LibrarySite& site = look_.add(statement, AsyncSite::Kind::kBlock, function, held.map, held.type);
    site.range = call.range();
    site.text.substitute.edits = {{call.range(), name}};
    site.text.block.name = name;
    site.text.block.moved = call;
    site.text.block.header = "async with " + std::string(call.text()) + " as " + name;
    site.text.block.last = statement;
    look_.held_blocks[function].push_back({statement, statement, look_.found.sites.size() - 1, false});
    return true;
  }

  // Whether what the call gives may be, or need, an object that holds an owner.
  bool may_hold_object(Node call) const {
    const semantics::Solver& solver = look_.view.solver();
    const semantics::ModuleCode& code = program_.code(look_.file.file);
    for (const Instruction& instruction : code.instructions) {
      if (instruction.op != semantics::Op::kCall || instruction.node != call.id()) continue;
      for (const semantics::ValueId id : solver.values(program_.slot(look_.file.file, instruction.to))) {
        const semantics::Value& value = solver.value(id);
        const bool is_later = value.kind == ValueKind::kInstance || value.kind == ValueKind::kContainer ||
                              value.kind == ValueKind::kClass || value.kind == ValueKind::kGenerator ||
                              value.kind == ValueKind::kBound || value.kind == ValueKind::kFunction ||
                              value.kind == ValueKind::kPartial || value.kind == ValueKind::kManager;
        const bool is_iterated = call.parent().is(Kind::for_statement) && value.kind == ValueKind::kGenerator;
        if (is_later && !is_iterated) return true;
      }
    }
    return false;
  }

  // `REGISTRY.append(self)`, `User(self)`, in one of its methods.
  bool hands_itself_on(ClassId id) const {
    const semantics::Solver& solver = look_.view.solver();
    for (const ClassId base : solver.mro(id)) {
      for (const auto& [member, slot] : solver.members(base)) {
        for (const semantics::ValueId value : solver.values(slot)) {
          if (solver.value(value).kind == ValueKind::kFunction && hands_on_first(solver.value(value).a))
            return true;
        }
      }
    }
    return false;
  }

  bool hands_on_first(FunctionId function) const {
    const semantics::FunctionCode& code = program_.function_code(function);
    const semantics::ModuleCode& module = program_.code(program_.file_of_function(function));
    if (code.parameters.empty()) return false;
    const semantics::Slot self = code.parameters.front().slot;
    return std::any_of(module.instructions.begin(), module.instructions.end(), [&](const Instruction& one) {
      if (one.op == semantics::Op::kStoreAttribute) return one.b == self;
      if (one.op == semantics::Op::kStoreItem) return one.to == self;
      if (one.op != semantics::Op::kCall) return false;
      for (std::uint32_t i = 0; i < one.count; ++i) {
        if (module.arguments[one.b + i].value == self) return true;
      }
      return false;
    });
  }

  std::string_view name_of(ClassId id) const {
    return program_.code(program_.file_of_class(id)).names[program_.class_code(id).name];
  }

  // "api_client" of `ApiClient`
  static std::string variable_for(std::string_view name) {
    std::string text;
    for (const char c : name) {
      const bool is_upper = c >= 'A' && c <= 'Z';
      const bool begins_word = is_upper && !text.empty() && text.back() >= 'a' && text.back() <= 'z';
      if (begins_word) text += '_';
      text += is_upper ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return text == name || syntax::is_keyword(text) ? std::string() : text;
  }

  LibraryLook& look_;
  const semantics::WholeProgram& program_;
  std::map<FunctionId, std::set<std::string>> taken_;
};

}  // namespace

void look_at_holders(LibraryLook& look) {
  Holders(look).look();
}

}  // namespace aioshift::rules::migration
