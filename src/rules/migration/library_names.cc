// Names of a mapped library that stand for themselves: in `except`, annotations, `isinstance`, as constants.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "rules/migration/library_errors.h"
#include "rules/migration/library_look.h"
#include "rules/migration/library_texts.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using library::LibraryMap;
using rewrite::AsyncSite;
using rewrite::Reason;
using semantics::FunctionId;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

// The whole of `a.b.c`.
Node outermost_chain(Node identifier) {
  Node chain = identifier;
  while (chain.parent().is(Kind::attribute) && chain.field() == Field::object) chain = chain.parent();
  return chain;
}

bool is_in_import(Node node) {
  const Node statement = syntax::statement_of(node);
  return statement.is_one_of(Kind::import_statement, Kind::import_from_statement);
}

bool is_annotation(Node node) {
  for (Node up = node; up && !syntax::is_statement(up.kind()); up = up.parent()) {
    if (up.is(Kind::type)) return true;
  }
  return false;
}

// The type that an `except` clause catches, or a part of its tuple.
Node clause_around(Node name) {
  Node at = syntax::outermost_parentheses(name);
  if (at.parent().is(Kind::tuple)) at = syntax::outermost_parentheses(at.parent());
  if (at.parent().is(Kind::as_pattern)) at = at.parent();
  return at.parent().is(Kind::except_clause) ? at.parent() : Node();
}

bool is_second_of_isinstance(Node name) {
  Node at = syntax::outermost_parentheses(name);
  if (at.parent().is(Kind::tuple)) at = syntax::outermost_parentheses(at.parent());
  const Node call = at.parent().parent();
  if (!at.parent().is(Kind::argument_list) || !call.is(Kind::call)) return false;
  const std::string_view callee = call.child(Field::function).text();
  return (callee == "isinstance" || callee == "issubclass") && at != at.parent().named_child(0);
}

class NameLook {
 public:
  explicit NameLook(LibraryLook& look) : look_(look), model_(look.model()) {}

  void look() {
    for (syntax::NodeId id = 0; id < model_.tree.nodes().size(); ++id) {
      const Node node = model_.tree.node(id);
      if (node.is(Kind::string)) look_at_string(node);
      if (!node.is(Kind::identifier)) continue;
      if (node.parent().is(Kind::attribute) && node.field() == Field::attribute) continue;
      const Node chain = outermost_chain(node);
      if (is_in_import(chain)) continue;
      if (!look_at_builtin(node) && !look_at_foreign(chain)) look_at_chain(chain);
    }
  }

 private:
  // A clause for an exception of a map.
  struct Handler {
    Node clause;
    Node guarded;
    const LibraryMap* map = nullptr;
    std::string path;  // of the exception
    FunctionId function = 0;
  };

  // `patch("app.client.requests.get")`: what takes its place is not called any more.
  void look_at_string(Node string) {
    const Node list = string.parent();
    const Node call = list.parent();
    if (!list.is(Kind::argument_list) || !call.is(Kind::call)) return;
    const std::string_view called = call.child(Field::function).text();
    if (called.find("patch") == std::string_view::npos && called.find("setattr") == std::string_view::npos)
      return;
    std::string_view text = string.text();
    while (!text.empty() && (text.front() == '"' || text.front() == '\'')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == '"' || text.back() == '\'')) text.remove_suffix(1);
    // `patch.object(requests, "get")`
    const Node object = list.named_child(0);
    if (const auto path = object == string ? std::nullopt : model_.names.of(object)) {
      if (list.named_child(1) == string) add_patched(string, path->path + "." + std::string(text));
      return;
    }
    for (std::size_t at = 0; at != std::string_view::npos && at < text.size();) {
      if (add_patched(string, std::string(text.substr(at)))) return;
      const std::size_t dot = text.find('.', at);
      at = dot == std::string_view::npos ? dot : dot + 1;
    }
  }

  // False where it is nothing of the library.
  bool add_patched(Node string, std::string path) {
    path = look_.libraries.types().canonical(std::move(path));
    const LibraryMap* const map = look_.libraries.map_of(path);
    if (map == nullptr) return false;
    // What a thread calls is looked up as before.
    if (map->keeps_objects()) return true;
    if (look_.is_of_tests()) {
      look_.refuse_stand_in(string, look_.function_at(string), map, path, Reason::kPatchedByName);
    } else {
      look_.found.patched.insert(path);
    }
    return true;
  }

  // `except OSError`, which catches exceptions of the library that are some: what comes instead is caught
  // besides.
  bool look_at_builtin(Node name) {
    const semantics::Scopes& scopes = model_.scopes;
    if (scopes.lookup(name.text(), scopes.scope_at(name)) != semantics::kNoScope) return false;
    const Node clause = clause_around(name);
    if (clause && (name.text() == "Exception" || name.text() == "BaseException")) look_at_any(clause);
    return clause && catch_besides(name, clause, std::string(name.text()));
  }

  // `except Exception as error: print(error.code)`, which only the library's own have.
  void look_at_any(Node clause) {
    const Node guarded = clause.parent().child(Field::body);
    for (const LibraryMap* map : look_.libraries.maps()) {
      const bool is_called = std::any_of(look_.calls.begin(), look_.calls.end(), [&](const MappedCall& call) {
        return call.map == map && call.node.is_inside(guarded);
      });
      if (is_called) look_at_caught({clause, guarded, map, {}, look_.function_at(clause)});
    }
  }

  // Whether exceptions of the library have it that this handler is not for by its name.
  static bool has_member(const LibraryMap& map, const std::string& member) {
    return std::any_of(
        map.exception_attributes.begin(), map.exception_attributes.end(),
        [&](const auto& entry) { return entry.first == member || entry.first.ends_with("." + member); });
  }

  // `except socket.timeout`, which others raise as well.
  bool look_at_foreign(Node name) {
    const auto known = model_.names.of(name);
    const Node clause = clause_around(name);
    if (!known || !clause) return false;
    return catch_besides(name, clause, look_.libraries.types().canonical(known->path));
  }

  // Of several maps, those whose calls are guarded. False where none knows the exception.
  bool catch_besides(Node name, Node clause, const std::string& path) {
    const Node guarded = clause.parent().child(Field::body);
    std::vector<const LibraryMap*> known;
    for (const LibraryMap* map : look_.libraries.maps()) {
      if (map->exceptions.count(path) != 0 && !map->is_own(path)) known.push_back(map);
    }
    const auto is_called = [&](const LibraryMap* map) {
      return std::any_of(look_.calls.begin(), look_.calls.end(), [&](const MappedCall& call) {
        return call.map == map && call.node.is_inside(guarded);
      });
    };
    const bool is_one_called = std::any_of(known.begin(), known.end(), is_called);
    for (const LibraryMap* map : known) {
      if (!is_one_called || is_called(map))
        catch_besides(name, {clause, guarded, map, path, look_.function_at(name)});
    }
    return !known.empty();
  }

  void catch_besides(Node name, const Handler& handler) {
    const auto& [clause, guarded, map, path, function] = handler;
    const std::vector<std::string>& others = map->exceptions.find(path)->second;
    if (others.empty() || is_in_front_of_overlap(clause, *map, path)) {
      refuse_handler(name, handler, others.empty() ? Reason::kHandlerNeedsError : Reason::kErrorIsHandled);
      return;
    }
    std::vector<std::string> missing;
    for (const std::string& other : others) {
      const std::string last = other.substr(other.rfind('.') + 1);
      if (clause.text().find(last) == std::string_view::npos) missing.push_back(other);
    }
    if (missing.empty()) return;
    auto changed = change_name(model_, name, missing);
    if (!changed) {
      look_.refuse(name, function, map, std::string(name.text()), changed.error().reason);
      return;
    }
    const bool is_listed = syntax::outermost_parentheses(name).parent().is(Kind::tuple);
    const std::string both = changed->edits.front().replacement + ", " + std::string(name.text());
    changed->edits = {{name.range(), is_listed ? both : "(" + both + ")"}};
    changed->released.clear();
    LibrarySite& site =
        look_.add(name, AsyncSite::Kind::kSubstitute, function, map, std::string(name.text()));
    site.text.substitute = std::move(*changed);
    site.guards = guarded.range();
    look_at_caught(handler);
  }

  // The longest part of the chain that the map knows.
  void look_at_chain(Node chain) {
    for (Node part = chain;; part = part.child(Field::object)) {
      const auto name = model_.names.of(part);
      if (name) {
        const std::string path = look_.libraries.types().canonical(name->path);
        const LibraryMap* map = look_.libraries.map_of(path);
        if (map == nullptr) return;
        if (look_at_name(part, *map, path, name->is_certain)) return;
      }
      if (!part.is(Kind::attribute)) return;
    }
  }

  // False where nothing is known of so long a name.
  bool look_at_name(Node node, const LibraryMap& map, const std::string& path, bool is_certain) {
    const FunctionId function = look_.function_at(node);
    // `NetworkError = requests.ConnectionError`: what is on the right counts.
    if (syntax::is_assigned_to(node)) return true;
    const auto exception = map.exceptions.find(path);
    if (const Node clause = clause_around(node)) {
      handle(node, clause, map, path, is_certain);
      return true;
    }
    if (exception != map.exceptions.end()) {
      if (is_second_of_isinstance(node) || is_annotation(node)) {
        look_.refuse(node, function, &map, path, Reason::kNoAsyncCounterpart);
      } else if (is_raised(node)) {
        // Or inherited from: who catches it has to go on.
        look_.found.raised.insert(&map);
      } else {
        std::vector<std::string> others;
        for (const std::string& name : exception->second) {
          if (name.find(' ') == std::string::npos) others.push_back(name);
        }
        widen(node, map, others, path);
      }
      return true;
    }
    if (const library::Type* type = map.type(path)) {
      look_at_type(node, function, map, path, *type, is_certain);
      return true;
    }
    if (const library::Attribute* constant = map.attribute(path)) {
      auto changed = change_attribute(model_, node, map, *constant);
      if (!changed) {
        look_.add(node, AsyncSite::Kind::kSubstitute, function, &map, path).refusal = changed.error();
      } else if (!changed->empty()) {
        look_.add(node, AsyncSite::Kind::kSubstitute, function, &map, path).text.substitute =
            std::move(*changed);
      }
      return true;
    }
    if (map.function(path) != nullptr) {
      const bool is_called = node.parent().is(Kind::call) && node.field() == Field::function;
      if (!is_called) look_at_value(node, function, map, path, is_certain);
      return true;
    }
    return false;
  }

  // `send(requests.get, url)` → `send(aiohttp.ClientSession.get, url)`; see FunctionValues for where it goes.
  void look_at_value(Node node, FunctionId function, const LibraryMap& map, const std::string& path,
                     bool is_certain) {
    const std::string method = map.unbound(path);
    if (method.empty() || is_annotation(node)) {
      look_.refuse_stand_in(node, function, &map, path, Reason::kUsedAsValue);
      return;
    }
    LibrarySite& site = look_.add(node, AsyncSite::Kind::kSubstitute, function, &map, path);
    auto text = is_certain ? expand_names(model_, node, map, method, site.text.substitute)
                           : tl::unexpected(Reason::kAmbiguousName);
    if (!text) {
      site.refusal = LibraryRefusal{text.error(), {}};
      return;
    }
    site.text.substitute.edits.push_back({node.range(), *text});
    release(model_, node, site.text.substitute);
  }

  static bool is_raised(Node node) {
    const Node parent = node.parent();
    if (parent.is(Kind::call) && node.field() == Field::function) return true;
    if (parent.is(Kind::raise_statement)) return true;
    return parent.is(Kind::argument_list) && parent.parent().is(Kind::class_definition);
  }

  // An exception that is handed to what catches it: `@retry(requests.Timeout)`, `ERRORS =
  // (requests.Timeout,)`. From now on that catches the others besides.
  void widen(Node node, const LibraryMap& map, const std::vector<std::string>& others,
             const std::string& path) {
    const Node at = syntax::outermost_parentheses(node);
    const Node parent = at.parent();
    const Node holder = syntax::outermost_parentheses(parent).parent();
    const bool is_listed = parent.is(Kind::tuple) &&
                           holder.is_one_of(Kind::argument_list, Kind::keyword_argument, Kind::assignment,
                                            Kind::default_parameter, Kind::typed_default_parameter);
    const bool is_given =
        parent.is_one_of(Kind::argument_list, Kind::default_parameter, Kind::typed_default_parameter,
                         Kind::assignment) ||
        (parent.is(Kind::keyword_argument) && parent.child(Field::name).text() != "side_effect");
    const auto is_other = [&](Node one) {
      const auto known = model_.names.of(one);
      return known && std::find(others.begin(), others.end(), known->path) != others.end();
    };
    if (is_listed) {
      const auto listed = parent.named_children();
      if (std::any_of(listed.begin(), listed.end(), is_other)) return;
    }
    const FunctionId function = look_.function_at(node);
    auto changed = is_listed || is_given ? change_name(model_, node, others)
                                         : tl::unexpected(LibraryRefusal{Reason::kHandlerNeedsError, {}});
    LibrarySite& site = look_.add(node, AsyncSite::Kind::kSubstitute, function, &map, path);
    site.is_widening = true;
    if (!changed) {
      site.refusal = changed.error();
      // `Mock(side_effect=requests.Timeout)`
      site.is_stand_in = look_.is_of_tests();
      return;
    }
    const std::string text = changed->edits.empty() ? std::string() : changed->edits.front().replacement;
    if (text.empty()) return;
    const std::string both = text + ", " + std::string(node.text());
    changed->edits = {{node.range(), is_listed ? both : "(" + both + ")"}};
    changed->released.clear();
    site.text.substitute = std::move(*changed);
  }

  void look_at_type(Node node, FunctionId function, const LibraryMap& map, const std::string& path,
                    const library::Type& type, bool is_certain) {
    if (node.parent().is(Kind::call) && node.field() == Field::function) return;
    if (node.parent().is(Kind::argument_list) && node.parent().parent().is(Kind::class_definition)) return;
    const bool is_annotated = is_annotation(node);
    // What an annotation says changes nothing while the program runs.
    if (!is_annotated && !is_second_of_isinstance(node) && !is_made_alike(map, path, type)) {
      look_.refuse_stand_in(node, function, &map, path, Reason::kUsedAsValue);
      return;
    }
    if (type.to.empty()) return;
    const std::vector<std::string> others = {type.to};
    // Of an object that may be anybody's, both are asked.
    if (!is_annotated && is_certain && is_second_of_isinstance(node) && !is_object_known(node, map)) {
      const std::size_t before = look_.found.sites.size();
      widen(node, map, others, path);
      if (look_.found.sites.size() != before) look_.found.sites.back().is_type_test = true;
      return;
    }
    auto changed = is_certain ? change_name(model_, node, others)
                              : tl::unexpected(LibraryRefusal{Reason::kAmbiguousName, {}});
    const FunctionId whose = is_annotated ? annotated_function(node) : function;
    if (!changed) {
      if (!is_annotated)
        look_.add(node, AsyncSite::Kind::kSubstitute, whose, &map, path).refusal = changed.error();
      return;
    }
    LibrarySite& site = look_.add(node, AsyncSite::Kind::kSubstitute, whose, &map, path);
    site.text.substitute = std::move(*changed);
    site.is_annotation = is_annotated;
  }

  // Whether its counterpart may stand wherever it does: `map(sql.Identifier, names)`.
  static bool is_made_alike(const LibraryMap& map, const std::string& path, const library::Type& type) {
    const library::Function* made = map.function(path);
    return made != nullptr && made->style == library::Style::kPlain && !made->checks_arguments &&
           made->added.empty() && made->refusal.empty() && made->to == type.to && !type.to.empty() &&
           type.role == library::Type::Role::kPlain;
  }

  // Whether `isinstance`, whose second argument the name is, gets objects of the library alone.
  bool is_object_known(Node name, const LibraryMap& map) const {
    Node at = syntax::outermost_parentheses(name);
    if (at.parent().is(Kind::tuple)) at = syntax::outermost_parentheses(at.parent());
    const Node call = at.parent().parent();
    const semantics::WholeProgram& program = look_.program();
    const semantics::ModuleCode& code = program.code(look_.file.file);
    const semantics::Solver& solver = look_.view.solver();
    for (const semantics::Instruction& instruction : code.instructions) {
      if (instruction.op != semantics::Op::kCall || instruction.node != call.id() || instruction.count == 0)
        continue;
      const auto values = solver.values(program.slot(look_.file.file, code.arguments[instruction.b].value));
      return !values.empty() && std::all_of(values.begin(), values.end(), [&](semantics::ValueId id) {
        const semantics::Value& value = solver.value(id);
        return value.kind == semantics::ValueKind::kExternalInstance && map.covers(program.names[value.a]);
      });
    }
    return false;
  }

  // The function whose parameter or result it is.
  FunctionId annotated_function(Node node) const {
    for (Node up = node.parent(); up; up = up.parent()) {
      if (!up.is(Kind::function_definition)) continue;
      const auto known = look_.functions.find(up.id());
      if (known != look_.functions.end()) return known->second;
    }
    return look_.function_at(node);
  }

  void handle(Node node, Node clause, const LibraryMap& map, const std::string& path, bool is_certain) {
    const FunctionId function = look_.function_at(node);
    const Node guarded = clause.parent().child(Field::body);
    const Handler handler = {clause, guarded, &map, path, function};
    const auto known = map.exceptions.find(path);
    if (known == map.exceptions.end() || !is_certain)
      return refuse_handler(node, handler, is_certain ? Reason::kNotInMap : Reason::kAmbiguousName);
    if (known->second.empty()) return refuse_handler(node, handler, Reason::kHandlerNeedsError);
    if (is_in_front_of_overlap(clause, map, path))
      return refuse_handler(node, handler, Reason::kErrorIsHandled);
    const std::vector<std::string> others = caught_instead(known->second, clause, guarded);
    const bool is_listed = syntax::outermost_parentheses(node).parent().is(Kind::tuple);
    auto changed = change_name(model_, node, others);
    if (!changed) {
      refuse_handler(node, handler, changed.error().reason);
      return;
    }
    std::string text = changed->edits.empty() ? std::string(node.text()) : changed->edits.front().replacement;
    if (look_.mixed.count({function, &map}) != 0) {
      text += ", " + std::string(node.text());
      changed->released.clear();
    }
    if (!is_listed && text.find(", ") != std::string::npos) text = "(" + text + ")";
    changed->edits = {{node.range(), text}};
    LibrarySite& site = look_.add(node, AsyncSite::Kind::kSubstitute, function, &map, path);
    site.text.substitute = std::move(*changed);
    site.guards = guarded.range();
    look_at_caught(handler);
  }

  // It is in the way where something that it guards changes.
  void refuse_handler(Node name, const Handler& handler, Reason reason) {
    look_.refuse(name, handler.function, handler.map, handler.path, reason);
    look_.found.sites.back().text.node = name;
    look_.found.sites.back().guards = handler.guarded.range();
  }

  // `except ConnectionError: ... except Timeout: ...`, where the first one would catch both from now on.
  bool is_in_front_of_overlap(Node clause, const LibraryMap& map, const std::string& path) const {
    const auto overlaps = map.overlaps.find(path);
    if (overlaps == map.overlaps.end()) return false;
    for (Node later = clause.next_named_sibling(); later; later = later.next_named_sibling()) {
      if (!later.is(Kind::except_clause)) continue;
      for (syntax::NodeId id = later.id(); id < later.child(Kind::block).id(); ++id) {
        const Node part = model_.tree.node(id);
        const auto name = model_.names.of(part);
        const bool is_builtin =
            !name && part.is(Kind::identifier) &&
            model_.scopes.lookup(part.text(), model_.scopes.scope_at(part)) == semantics::kNoScope;
        if (!name && !is_builtin) continue;
        const std::string caught =
            name ? look_.libraries.types().canonical(name->path) : std::string(part.text());
        if (std::find(overlaps->second.begin(), overlaps->second.end(), caught) != overlaps->second.end())
          return true;
      }
    }
    return false;
  }

  // "ValueError (requests.Response.json)": only where what is guarded calls that.
  std::vector<std::string> caught_instead(const std::vector<std::string>& names, Node clause,
                                          Node guarded) const {
    std::vector<std::string> others;
    for (const std::string& name : names) {
      const std::size_t bracket = name.find(" (");
      if (bracket == std::string::npos) {
        others.push_back(name);
        continue;
      }
      const std::string called = name.substr(bracket + 2, name.size() - bracket - 3);
      const std::string other = name.substr(0, bracket);
      const bool is_called = std::any_of(look_.calls.begin(), look_.calls.end(), [&](const MappedCall& call) {
        return call.name == called && call.node.is_inside(guarded);
      });
      if (is_called && clause.text().find(other) == std::string_view::npos) others.push_back(other);
    }
    return others;
  }

  // What the handler reads of what it caught.
  void look_at_caught(const Handler& handler) {
    Node alias;
    for (const Node child : handler.clause.named_children()) {
      if (child.is(Kind::as_pattern)) alias = child.child(Field::alias).named_child(0);
    }
    if (!alias) return;
    const auto scope = model_.scopes.lookup(alias.text(), model_.scopes.scope_at(alias));
    for (const Node use : model_.scopes.references_to(scope, alias.text())) {
      if (!use.is_inside(handler.clause) || use == alias) continue;
      const Node chain = outermost_chain(use);
      if (chain == use) {
        look_at_asked(use, handler);
        continue;
      }
      if (take_from_variable(use, handler)) continue;
      const std::string_view text(chain.text());
      look_at_member(chain, use, std::string(text.substr(text.find('.') + 1)), handler);
    }
  }

  // `error.response` → `response`, the variable that raised it
  bool take_from_variable(Node error, const Handler& handler) {
    const ErrorObject object = error_object(look_, error.parent());
    if (object.variable.empty() || look_.mixed.count({handler.function, handler.map}) != 0) return false;
    LibrarySite& site =
        look_.add(error.parent(), AsyncSite::Kind::kSubstitute, handler.function, handler.map, handler.path);
    site.text.substitute.edits = {{error.parent().range(), object.variable}};
    site.guards = handler.guarded.range();
    return true;
  }

  // `hasattr(error, "code")`
  void look_at_asked(Node use, const Handler& handler) {
    const Node list = use.parent();
    const Node call = list.parent();
    if (!list.is(Kind::argument_list) || !call.is(Kind::call) || list.named_child(0) != use) return;
    const std::string_view callee = call.child(Field::function).text();
    const Node asked = list.named_child(1);
    if ((callee != "hasattr" && callee != "getattr") || !asked.is(Kind::string)) return;
    std::string member(asked.text());
    std::erase_if(member, [](char c) { return c == '"' || c == '\''; });
    if (handler.path.empty()) {
      if (has_member(*handler.map, member)) refuse_member(call, member, handler);
      return;
    }
    const std::string* const other = other_member(member, handler);
    const bool is_foreign = handler.map->exception_attributes.empty();
    if (is_foreign || (other != nullptr && *other == member)) return;
    refuse_member(call, member, handler);
  }

  // Nothing where the other one has no such member.
  static const std::string* other_member(const std::string& member, const Handler& handler) {
    const auto& known = handler.map->exception_attributes;
    const auto own = known.find(handler.path + "." + member);
    if (own != known.end()) return &own->second;
    const auto found = known.find(member);
    return found == known.end() ? nullptr : &found->second;
  }

  void refuse_member(Node node, const std::string& member, const Handler& handler) {
    look_.refuse(node, handler.function, handler.map, handler.map->library + " exception ." + member,
                 Reason::kHandlerNeedsError);
    look_.found.sites.back().guards = handler.guarded.range();
  }

  // Something is asked of what it is, and it is not only shown.
  static bool is_looked_into(Node value) {
    const Node parent = value.parent();
    const bool is_asked = parent.is(Kind::argument_list) && parent.parent().is(Kind::call) &&
                          parent.parent().child(Field::function).text() == "isinstance";
    return is_asked || parent.is_one_of(Kind::subscript, Kind::comparison_operator, Kind::attribute);
  }

  void look_at_member(Node chain, Node use, const std::string& member, const Handler& handler) {
    if (member == "args" || member.starts_with("with_traceback") || member.starts_with("__")) return;
    if (handler.path.empty()) {
      if (has_member(*handler.map, member)) refuse_member(chain, member, handler);
      return;
    }
    const std::string* const other = other_member(member, handler);
    constexpr std::string_view kItself = "$SELF";
    const bool is_taken_apart = other != nullptr && *other == kItself && is_looked_into(chain);
    // Of two exceptions in one clause the other one may have it under another name.
    const auto [entry, is_new] = handled_.emplace(chain.id(), other == nullptr ? "" : *other);
    const bool is_another = !is_new && other != nullptr && entry->second != *other;
    if (other == nullptr || is_taken_apart || is_another ||
        look_.mixed.count({handler.function, handler.map}) != 0) {
      refuse_member(chain, member, handler);
      return;
    }
    if (*other == member || !is_new) return;
    LibrarySite& site = look_.add(chain, AsyncSite::Kind::kSubstitute, handler.function, handler.map, member);
    site.text.substitute.edits = {{{use.end(), chain.end()}, *other == kItself ? "" : "." + *other}};
    site.guards = handler.guarded.range();
  }

  LibraryLook& look_;
  const semantics::FileModel& model_;
  std::map<syntax::NodeId, std::string> handled_;  // what becomes of it
};

}  // namespace

void look_at_names(LibraryLook& look) {
  NameLook(look).look();
}

}  // namespace aioshift::rules::migration
