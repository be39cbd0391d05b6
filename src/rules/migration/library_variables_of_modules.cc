// Objects that the functions of a module share by a variable of it: `session = requests.Session()`. They need
// a running loop, and somebody who closes them: the coroutine function that the module's own code becomes
// opens them, and leaves a variable that is only declared where they were made.
#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "pattern/reference.h"
#include "rewrite/layout.h"
#include "rewrite/removal.h"
#include "rules/migration/library_lines.h"
#include "rules/migration/library_look.h"
#include "rules/migration/library_texts.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using rewrite::AsyncSite;
using rewrite::Reason;
using semantics::FunctionId;
using semantics::Instruction;
using semantics::ValueKind;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

bool is_inside_any(Node node, const std::vector<Node>& statements) {
  return std::any_of(statements.begin(), statements.end(),
                     [&](Node statement) { return node == statement || node.is_inside(statement); });
}

// Whether the node is executed when the module is: not by a function or lambda that is called later.
bool is_immediate(const semantics::FileModel& model, Node node) {
  for (auto id = model.scopes.scope_at(node); id != semantics::kNoScope; id = model.scopes.scope(id).parent) {
    const auto kind = model.scopes.scope(id).kind;
    if (kind == semantics::ScopeKind::kFunction || kind == semantics::ScopeKind::kLambda) return false;
  }
  return true;
}

class ModuleVariables {
 public:
  ModuleVariables(LibraryLook& look, std::span<const Node> makers)
      : look_(look), model_(look.model()), makers_(makers.begin(), makers.end()) {}

  void find() {
    if (look_.libraries.programs().is_for_others(look_.file.file) ||
        look_.libraries.programs().has_entries(look_.file.file))
      return;
    for (const Node maker : makers_) add(maker);
  }

  // Calls in the module's own code of functions of the file that use it, or call such.
  std::vector<Node> calls_reaching(const ModuleVariable& variable) const {
    const semantics::Solver& solver = look_.view.solver();
    const semantics::ModuleCode& code = look_.program().code(look_.file.file);
    std::set<FunctionId> touching;
    std::vector<Node> users = model_.scopes.references_to(semantics::kModuleScope, variable.name.text());
    for (const Node other : variable.others) {
      const auto more = model_.scopes.references_to(semantics::kModuleScope, other.text());
      users.insert(users.end(), more.begin(), more.end());
    }
    for (const Node use : users) {
      for (Node up = syntax::enclosing_scope_node(use); up; up = syntax::enclosing_scope_node(up)) {
        const auto known = look_.functions.find(up.id());
        if (known != look_.functions.end()) touching.insert(known->second);
      }
    }
    const auto calls_touching = [&](const Instruction& one) {
      if (one.op != semantics::Op::kCall || one.is_decorator) return false;
      for (const semantics::ValueId id : solver.values(look_.program().slot(look_.file.file, one.a))) {
        const semantics::Value* value = &solver.value(id);
        if (value->kind == ValueKind::kBound) value = &solver.value(value->a);
        if (value->kind == ValueKind::kFunction && touching.count(value->a) != 0) return true;
        if (value->kind == ValueKind::kClass && has_touching_method(value->a, touching)) return true;
      }
      return false;
    };
    for (bool grows = true; grows;) {
      grows = false;
      for (const Instruction& one : code.instructions) {
        if (one.function != semantics::kModuleCode && calls_touching(one))
          grows |= touching.insert(look_.program().function(look_.file.file, one.function)).second;
      }
    }
    std::vector<Node> calls;
    for (const Instruction& one : code.instructions) {
      if (one.function != semantics::kModuleCode || one.node == 0 || !calls_touching(one)) continue;
      const Node node = model_.tree.node(one.node);
      if (!syntax::enclosing_scope_node(node)) calls.push_back(node);
    }
    return calls;
  }

  // Uses in the module's own code that cannot go where the object is made: the run has to hold them.
  std::vector<Node> uses_for_run(const ModuleVariable& variable) const {
    std::vector<Node> uses;
    for (const Node use : immediate_uses(variable.name)) {
      const Node statement = syntax::statement_of(use);
      const bool may_move = is_beside(statement, variable) &&
                            (variable_made_by(statement) || is_set_up(statement, variable.name));
      if (!may_move && !makes_other(statement, variable) && !is_settled(statement, variable))
        uses.push_back(use);
    }
    return uses;
  }

  bool fits(ModuleVariable& variable, const MainRun& run) const {
    variable.is_in_main = run.holds(variable.statement);
    // It is made before the run begins, or where that makes everything of its block.
    if (variable.is_in_main && variable.statement.parent() != run.first.parent()) return false;
    if (!variable.is_in_main && variable.statement.begin() > run.first.begin()) return false;
    variable.moved.clear();
    std::set<syntax::NodeId> settled;
    for (const MappedCall& call : look_.calls) {
      if (call.node != variable.call) continue;
      for (const GivenSetting& given : call.settings) settled.insert(given.statement.id());
    }
    variable.others.clear();
    for (std::size_t i = 0; i <= variable.others.size(); ++i) {
      const Node name = i == 0 ? variable.name : variable.others[i - 1];
      for (const Node use : immediate_uses(name)) {
        if (run.holds(use)) {
          if (use.begin() < variable.statement.begin()) return false;
          continue;
        }
        const Node statement = syntax::statement_of(use);
        if (settled.count(statement.id()) != 0 || is_inside_any(statement, variable.moved) ||
            makes_other(statement, variable))
          continue;
        if (variable.is_in_main || !is_beside(statement, variable)) return false;
        if (const Node made = variable_made_by(statement)) {
          variable.others.push_back(made);
        } else if (!is_set_up(statement, name)) {
          return false;
        }
        variable.moved.push_back(statement);
      }
    }
    std::sort(variable.moved.begin(), variable.moved.end(),
              [](Node a, Node b) { return a.begin() < b.begin(); });
    if (!variable.is_in_main && !may_come_later(variable, run)) return false;
    const std::vector<Node> calls = calls_reaching(variable);
    return std::all_of(calls.begin(), calls.end(), [&](Node call) { return run.holds(call); });
  }

 private:
  void add(Node maker) {
    const Node node = syntax::outermost_parentheses(maker);
    const Node assignment = node.parent();
    const Node statement = assignment.parent();
    if (!assignment.is(Kind::assignment) || assignment.child(Field::right) != node ||
        !assignment.child(Field::left).is(Kind::identifier) || !statement.is(Kind::expression_statement))
      return;
    const Node block = statement.parent();
    const bool is_guarded = block.parent().is(Kind::if_statement) && is_main_guard(block.parent()) &&
                            block.field() == Field::consequence;
    if (block != model_.tree.root() && !is_guarded) return;
    ModuleVariable variable;
    variable.statement = statement;
    variable.call = maker;
    variable.name = assignment.child(Field::left);
    const std::string_view name = variable.name.text();
    if (model_.scopes.bindings(semantics::kModuleScope, name).size() != 1 || pattern::is_builtin_name(name))
      return;
    // `session = session` in a class reads the module's, in a place that is none of its uses by scope.
    const auto& all = model_.scopes.all_bindings();
    if (std::any_of(all.begin(), all.end(), [&](const semantics::Binding& binding) {
          return binding.name.text() == name &&
                 model_.scopes.scope(binding.scope).kind == semantics::ScopeKind::kClass;
        }))
      return;
    const auto uses = model_.scopes.references_to(semantics::kModuleScope, name);
    variable.is_shared =
        std::any_of(uses.begin(), uses.end(), [&](Node use) { return !is_immediate(model_, use); });
    look_.variables.push_back(std::move(variable));
  }

  std::vector<Node> immediate_uses(Node name) const {
    std::vector<Node> uses;
    for (const Node use : model_.scopes.references_to(semantics::kModuleScope, name.text())) {
      if (use != name && is_immediate(model_, use)) uses.push_back(use);
    }
    return uses;
  }

  // `client = Client(session)`, which is opened behind it.
  bool makes_other(Node statement, const ModuleVariable& variable) const {
    return std::any_of(look_.variables.begin(), look_.variables.end(), [&](const ModuleVariable& other) {
      return other.statement == statement && other.statement.begin() > variable.statement.begin() &&
             !variable.is_in_main;
    });
  }

  // A statement that can be written where the object is made: below it, in the same block.
  bool is_beside(Node statement, const ModuleVariable& variable) const {
    return statement.is(Kind::expression_statement) && statement.parent() == variable.statement.parent() &&
           statement.begin() > variable.statement.begin() &&
           rewrite::begins_line(model_.tree, statement.begin()) &&
           !syntax::holds(statement, Kind::named_expression) && !syntax::holds(statement, Kind::await);
  }

  // `api = Api(session)`: the name, which is bound nowhere else.
  Node variable_made_by(Node statement) const {
    const Node assignment = statement.named_child(0);
    const Node name = assignment.is(Kind::assignment) ? assignment.child(Field::left) : Node();
    const bool is_variable = name.is(Kind::identifier) && !assignment.child(Field::type) &&
                             !pattern::is_builtin_name(name.text()) &&
                             model_.scopes.bindings(semantics::kModuleScope, name.text()).size() == 1;
    return is_variable ? name : Node();
  }

  // `session.headers.update({...})`, `session.trust_env = False`
  static bool is_set_up(Node statement, Node name) {
    const Node whole = statement.named_child(0);
    Node object = whole;
    if (whole.is(Kind::assignment)) {
      object = whole.child(Field::left);
      if (object.is(Kind::identifier)) return false;
    } else if (!whole.is(Kind::call)) {
      return false;
    }
    while (object.is_one_of(Kind::attribute, Kind::subscript, Kind::call)) {
      object = object.child(object.is(Kind::attribute)   ? Field::object
                            : object.is(Kind::subscript) ? Field::value
                                                         : Field::function);
    }
    return object.is(Kind::identifier) && object.text() == name.text();
  }

  // Whether making it where the run begins is the same as making it where it is made now: what stands in
  // between does nothing, or what makes it depends on nothing; and no name that it reads means something
  // else.
  bool may_come_later(const ModuleVariable& variable, const MainRun& run) const {
    std::vector<Node> late = variable.moved;
    late.push_back(variable.statement);
    const bool is_quiet = std::all_of(late.begin(), late.end(), [&](Node one) { return asks_nobody(one); });
    const Node end = run.first;
    for (Node between = variable.statement.next_named_sibling(); between && between.begin() < end.begin();
         between = between.next_named_sibling()) {
      if (end.is_inside(between)) break;  // the main guard
      if (!is_quiet && !is_inert(between) && !is_inside_any(between, late) && !is_settled(between, variable))
        return false;
    }
    return std::all_of(late.begin(), late.end(), [&](Node one) { return reads_constants(one, variable); });
  }

  bool is_settled(Node statement, const ModuleVariable& variable) const {
    return std::any_of(look_.calls.begin(), look_.calls.end(), [&](const MappedCall& call) {
      return call.node == variable.call &&
             std::any_of(call.settings.begin(), call.settings.end(),
                         [&](const GivenSetting& given) { return given.statement == statement; });
    });
  }

  // A definition, an import, or a value that is written out.
  static bool is_inert(Node statement) {
    if (statement.is_one_of(Kind::comment, Kind::function_definition, Kind::class_definition,
                            Kind::decorated_definition, Kind::import_statement, Kind::import_from_statement,
                            Kind::pass_statement))
      return true;
    return statement.is(Kind::expression_statement) && !syntax::holds(statement, Kind::call) &&
           !syntax::holds(statement, Kind::await);
  }

  // Nothing that is called in it asks or tells anybody anything.
  bool asks_nobody(Node statement) const {
    constexpr auto kQuiet = std::to_array<std::string_view>(
        {"dict", "str", "int", "float", "list", "tuple", "set", "bool", "len", "os.getenv", "os.environ.get",
         "base64.b64encode", "getenv", "environ.get", "b64encode"});
    constexpr auto kQuietMethods = std::to_array<std::string_view>(
        {"format", "encode", "decode", "strip", "lower", "upper", "join", "replace", "rstrip", "lstrip"});
    for (syntax::NodeId id = statement.id(); id < statement.subtree_end(); ++id) {
      const Node node = model_.tree.node(id);
      if (!node.is(Kind::call) || is_of_object(node)) continue;
      const Node callee = node.child(Field::function);
      const bool is_method = callee.is(Kind::attribute) &&
                             std::find(kQuietMethods.begin(), kQuietMethods.end(),
                                       callee.child(Field::attribute).text()) != kQuietMethods.end();
      if (!is_method && std::find(kQuiet.begin(), kQuiet.end(), callee.text()) == kQuiet.end()) return false;
    }
    return true;
  }

  // The call that makes an object, or one of a method of it.
  bool is_of_object(Node call) const {
    const auto is_maker = std::find(makers_.begin(), makers_.end(), call) != makers_.end();
    if (is_maker) return true;
    Node object = call.child(Field::function);
    while (object.is(Kind::attribute)) object = object.child(Field::object);
    return std::any_of(look_.variables.begin(), look_.variables.end(), [&](const ModuleVariable& one) {
      return object.is(Kind::identifier) && object.text() == one.name.text() &&
             object != call.child(Field::function);
    });
  }

  // Whether each name in the statement means the same all the time: it is bound once, above.
  bool reads_constants(Node statement, const ModuleVariable& variable) const {
    for (syntax::NodeId id = statement.id(); id < statement.subtree_end(); ++id) {
      const Node node = model_.tree.node(id);
      if (!node.is(Kind::identifier) || node.text() == variable.name.text()) continue;
      if (node.parent().is(Kind::attribute) && node.field() == Field::attribute) continue;
      if (node.parent().is(Kind::keyword_argument) && node.field() == Field::name) continue;
      const auto scope = model_.scopes.lookup(node.text(), model_.scopes.scope_at(node));
      if (scope != semantics::kModuleScope) continue;
      const auto bindings = model_.scopes.bindings(scope, node.text());
      const bool is_import = std::all_of(bindings.begin(), bindings.end(), [](const auto* binding) {
        return binding->kind == semantics::BindingKind::kImport ||
               binding->kind == semantics::BindingKind::kImportFrom;
      });
      if (bindings.size() != 1 && !is_import) return false;
    }
    return true;
  }

  // Whether making an object of the class may run one of the functions.
  bool has_touching_method(semantics::ClassId id, const std::set<FunctionId>& touching) const {
    const semantics::Solver& solver = look_.view.solver();
    for (const semantics::ClassId base : solver.mro(id)) {
      for (const auto& [member, slot] : solver.members(base)) {
        if (look_.program().names[member] != "__init__" && look_.program().names[member] != "__new__")
          continue;
        for (const semantics::ValueId value : solver.values(slot)) {
          if (solver.value(value).kind == ValueKind::kFunction && touching.count(solver.value(value).a) != 0)
            return true;
        }
      }
    }
    return false;
  }

  LibraryLook& look_;
  const semantics::FileModel& model_;
  std::vector<Node> makers_;
};

// The lines of the text behind its first one, further to the right; nothing where a string goes over several.
std::optional<std::string> indented(Node node, std::string text, const std::string& by) {
  if (text.find('\n') == std::string::npos) return text;
  for (syntax::NodeId id = node.id(); id < node.subtree_end(); ++id) {
    const Node inner = node.tree().node(id);
    if (inner.is(Kind::string) && inner.text().find('\n') != std::string_view::npos) return std::nullopt;
  }
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) {
    const bool is_blank = at + 1 == text.size() || text[at + 1] == '\n' || text[at + 1] == '\r';
    if (!is_blank) text.insert(at + 1, by);
  }
  return text;
}

Node comment_behind(Node statement) {
  const text::LineIndex& lines = statement.tree().source().lines();
  const Node next = statement.next_sibling();
  return next.is(Kind::comment) && lines.line_at(next.begin()) == lines.line_at(statement.end()) ? next
                                                                                                 : Node();
}

// With the comments behind them, which are written where they are.
tl::expected<std::vector<text::Edit>, Reason> removal_of(std::vector<Node> statements) {
  std::sort(statements.begin(), statements.end(), [](Node a, Node b) { return a.begin() < b.begin(); });
  std::vector<text::Edit> edits;
  std::vector<Node> plain;
  for (const Node statement : statements) {
    const Node comment = comment_behind(statement);
    if (!comment) {
      plain.push_back(statement);
      continue;
    }
    const text::LineIndex& lines = statement.tree().source().lines();
    const std::uint32_t line = lines.line_at(comment.end());
    const std::string_view text = statement.tree().text();
    edits.push_back({{lines.content_range(text, lines.line_at(statement.begin())).begin,
                      line + 1 < lines.count() ? lines.content_range(text, line + 1).begin
                                               : lines.content_range(text, line).end},
                     ""});
  }
  if (plain.empty()) return edits;
  auto removed = rewrite::removal_edits(plain);
  if (removed) removed->insert(removed->end(), edits.begin(), edits.end());
  return removed;
}

// What the file's other sites make of the statement, which is written elsewhere.
std::string taken_text(LibraryLook& look, Node statement, rewrite::AsyncSubstitute& substitute) {
  const auto add = [](const auto& some, auto& all) { all.insert(all.end(), some.begin(), some.end()); };
  rewrite::AsyncSubstitute all;
  for (LibrarySite& site : look.found.sites) {
    if (!site.text.node || !(site.text.node == statement || site.text.node.is_inside(statement))) continue;
    rewrite::AsyncSubstitute& part = site.text.substitute;
    add(part.edits, all.edits);
    add(part.around, all.around);
    add(part.imports, substitute.imports);
    add(part.released, substitute.released);
    add(part.relied_on, substitute.relied_on);
    part = {};
  }
  return text_of(statement, all);
}

}  // namespace

void find_module_variables(LibraryLook& look, std::span<const Node> makers) {
  look.variables.clear();
  ModuleVariables(look, makers).find();
}

bool fit_into_main(LibraryLook& look, const MainRun& run) {
  std::vector<Node> makers;
  for (const ModuleVariable& variable : look.variables) makers.push_back(variable.call);
  const ModuleVariables variables(look, makers);
  return std::all_of(look.variables.begin(), look.variables.end(),
                     [&](ModuleVariable& variable) { return variables.fits(variable, run); });
}

std::vector<Node> users_of_variables(LibraryLook& look) {
  std::vector<Node> calls;
  const ModuleVariables variables(look, {});
  for (const ModuleVariable& variable : look.variables) {
    const auto some = variables.calls_reaching(variable);
    calls.insert(calls.end(), some.begin(), some.end());
    const auto others = variables.uses_for_run(variable);
    calls.insert(calls.end(), others.begin(), others.end());
  }
  return calls;
}

ModuleVariable* module_variable(LibraryLook& look, Node call) {
  const auto found = std::find_if(look.variables.begin(), look.variables.end(),
                                  [&](const ModuleVariable& one) { return one.call == call; });
  return found == look.variables.end() ? nullptr : &*found;
}

void make_in_main(ModuleVariable& variable, std::string text, const std::string& type, LibrarySite& site) {
  const Node assignment = variable.statement.named_child(0);
  const Node annotation = assignment.child(Field::type);
  variable.made = std::move(text);
  variable.map = site.map;
  variable.subject = site.subject;
  site.text.substitute.edits.clear();
  site.text.substitute.around.clear();
  site.text.substitute.lines.clear();
  site.text.node = variable.statement;
  site.is_reported = true;
  if (!variable.is_shared) return;  // it goes with what is moved
  site.text.substitute.edits = {annotation
                                    ? text::Edit{{annotation.end(), assignment.end()}, ""}
                                    : text::Edit{{variable.name.end(), assignment.end()}, ": " + type}};
}

void open_module_variables(LibraryLook& look) {
  if (look.variables.empty() || !look.main.first) return;
  const FunctionId module = look.program().function(look.file.file, semantics::kModuleCode);
  const Node first = look.main.first;
  const syntax::Tree& tree = look.model().tree;
  const std::string unit(syntax::indentation_unit(first));
  const std::string indentation = rewrite::block_indentation(tree, first.begin());
  const std::string line_end(tree.source().line_end_at(first.begin()));
  AsyncSite around;
  std::string header;
  std::string body;
  std::vector<Node> moved;
  const ModuleVariable* any = nullptr;
  bool fits = true;
  for (const ModuleVariable& variable : look.variables) {
    if (variable.is_in_main || variable.made.empty()) continue;
    any = &variable;
    const auto made = indented(variable.call, variable.made, indentation);
    fits = fits && made;
    if (made)
      header += (header.empty() ? "async with " : ", ") + *made + " as " + std::string(variable.name.text());
    if (!variable.is_shared) moved.push_back(variable.statement);
    for (const Node statement : variable.moved) {
      const auto line =
          indented(statement, taken_text(look, statement, around.substitute), indentation + unit);
      fits = fits && line;
      if (line) body += (body.empty() ? "" : line_end + indentation + unit) + *line;
      if (const Node comment = comment_behind(statement)) body += "  " + std::string(comment.text());
      moved.push_back(statement);
    }
  }
  if (any == nullptr) return;
  auto edits = removal_of(moved);
  if (!fits || !edits) {
    look.refuse(any->call, module, any->map, any->subject, fits ? edits.error() : Reason::kDoesNotFit);
    return;
  }
  if (!moved.empty()) {
    // One site says what becomes of a statement.
    const auto known = std::find_if(
        look.found.sites.begin(), look.found.sites.end(),
        [&](const LibrarySite& site) { return site.text.node == moved.front() && !site.refusal; });
    LibrarySite& gone =
        known != look.found.sites.end()
            ? *known
            : look.add(moved.front(), AsyncSite::Kind::kSubstitute, module, any->map, any->subject);
    gone.text.substitute.edits.insert(gone.text.substitute.edits.end(), edits->begin(), edits->end());
  }
  around.kind = AsyncSite::Kind::kAround;
  around.node = first;
  around.block.last = look.main.last;
  around.block.header = std::move(header);
  around.block.body = std::move(body);
  LibrarySite site;
  site.text = std::move(around);
  site.range = first.range();
  site.function = module;
  site.map = any->map;
  site.subject = any->subject;
  look.found.sites.insert(look.found.sites.begin(), std::move(site));
}

}  // namespace aioshift::rules::migration
