// What `**kwargs` holds: keywords that callers pass and the function does not name.
#include <algorithm>
#include <set>

#include "rules/migration/library_look.h"
#include "rules/migration/library_values.h"
#include "syntax/literals.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using semantics::ArgumentKind;
using semantics::FunctionId;
using semantics::ParameterKind;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

// How many functions hand their keywords on to each other.
constexpr int kMostSteps = 12;

class Keywords {
 public:
  explicit Keywords(const LibraryLook& look)
      : solver_(look.view.solver()), program_(look.program()), tables_(look.libraries.tables()) {}

  bool collect(FunctionId function, int steps) {
    if (steps > kMostSteps) return false;
    if (!seen_.insert(function).second) return true;
    const semantics::FunctionCode& code = program_.function_code(function);
    std::set<std::string> named;
    const auto& names = program_.code(program_.file_of_function(function)).names;
    for (const semantics::Parameter& parameter : code.parameters) {
      if (parameter.kind != ParameterKind::kDoubleStar) named.insert(names[parameter.name]);
    }
    bool is_called = false;
    for (const semantics::CallEdge& edge : solver_.edges()) {
      const semantics::Value& target = solver_.value(edge.target);
      if (target.kind != semantics::ValueKind::kFunction || target.a != function) continue;
      is_called = true;
      if (edge.kind != semantics::EdgeKind::kCall || !collect_from(edge.site, function, named, steps))
        return false;
    }
    may_be_more_ |= !is_called;
    return true;
  }
  PassedKeywords found() const { return {{found_.begin(), found_.end()}, may_be_more_}; }
  void add(std::string_view keyword) { found_.emplace(keyword); }

 private:
  bool collect_from(semantics::InstructionId site, FunctionId function, const std::set<std::string>& named,
                    int steps) {
    const auto file = program_.file_of_instruction(site);
    const semantics::ModuleCode& code = program_.code(file);
    const semantics::Instruction& call = program_.instruction_code(site);
    if (call.op != semantics::Op::kCall) return false;
    // What becomes of them is found by what is called.
    if (functions_called(solver_, program_.slot(file, call.a)).count(function) == 0) return false;
    for (std::uint32_t i = 0; i < call.count; ++i) {
      const semantics::Argument& argument = code.arguments[call.b + i];
      if (argument.kind == ArgumentKind::kKeyword) {
        const std::string& keyword = code.names[argument.name];
        if (named.count(keyword) == 0) found_.insert(keyword);
      } else if (argument.kind == ArgumentKind::kDoubleStar) {
        if (const auto passed = tables_.passed(file, argument.value)) {
          for (const std::string& keyword : passed->names) {
            if (named.count(keyword) == 0) found_.insert(keyword);
          }
          may_be_more_ |= passed->may_be_more;
          continue;
        }
        // The caller's own, handed on as they are.
        const bool is_own = is_own_keywords(code.functions[call.function], argument);
        if (!is_own || !collect(program_.function(file, call.function), steps + 1)) return false;
      }
    }
    return true;
  }

  const semantics::Solver& solver_;
  const semantics::WholeProgram& program_;
  const KeywordTables& tables_;
  std::set<FunctionId> seen_;
  std::set<std::string> found_;
  bool may_be_more_ = false;
};

// `HTTPBasicAuth(user, password)`
bool is_call_of_map(const LibraryLook& look, Node value) {
  const Node inner = syntax::without_parentheses(value);
  if (!inner.is(Kind::call)) return false;
  const auto callee = look.model().names.of(inner.child(Field::function));
  return callee && look.libraries.map_of(look.libraries.types().canonical(callee->path)) != nullptr;
}

}  // namespace

tl::expected<rewrite::AsyncSubstitute, LibraryRefusal> change_put(const LibraryLook& look,
                                                                  const FunctionValues& values, Node value,
                                                                  const Receiver& receiver,
                                                                  std::string_view key, semantics::Slot slot,
                                                                  std::string* renamed) {
  // What changes by itself is not to be changed as an argument as well.
  if (is_call_of_map(look, value))
    return tl::unexpected(LibraryRefusal{rewrite::Reason::kUnsupportedArguments,
                                         "`" + std::string(key) + "=` is an object of the library"});
  const semantics::Solver& solver = look.view.solver();
  const auto global = [&](semantics::Slot one) { return look.program().slot(look.file.file, one); };
  const LibraryCall call = {value,
                            *receiver.map,
                            *receiver.function,
                            receiver.name,
                            {},
                            look.libraries.types(),
                            {},
                            [&](Node, Evidence of) {
                              std::vector<semantics::Slot> slots = values.defaults_behind(slot);
                              slots.push_back(slot);
                              return std::any_of(slots.begin(), slots.end(), [&](semantics::Slot one) {
                                const auto found = evidence_in(solver, global(one));
                                return std::find(found.begin(), found.end(), of) != found.end();
                              });
                            },
                            [&](Node) {
                              KnownClasses known = classes_in(solver, look.libraries.types(), global(slot));
                              known.is_computed = values.is_computed(slot);
                              known.has_objects |= values.may_come_from_call(slot);
                              return known;
                            }};
  return change_value(look.model(), call, key, value, renamed);
}

std::optional<std::string> key_of_keywords(Node use) {
  const Node parent = use.parent();
  Node key;
  if (parent.is(Kind::subscript) && use.field() == Field::value) key = parent.child(Field::subscript);
  if (parent.is(Kind::comparison_operator)) {
    const std::string_view by = parent.child(Field::operators).text();
    if (parent.named_child_count() == 2 && parent.named_child(1) == use && (by == "in" || by == "not in"))
      key = parent.named_child(0);
  }
  if (parent.is(Kind::attribute)) {
    const std::string_view method = parent.child(Field::attribute).text();
    const Node call = parent.parent();
    const bool is_known = method == "setdefault" || method == "get" || method == "pop";
    if (is_known && call.is(Kind::call)) key = call.child(Field::arguments).named_child(0);
  }
  const auto text = key ? syntax::plain_string(key) : std::nullopt;
  return text ? std::optional<std::string>(*text) : std::nullopt;
}

Node value_assigned_to(Node item) {
  const Node assignment = item.parent();
  if (!assignment.is(Kind::assignment) || item.field() != Field::left) return {};
  const Node value = assignment.child(Field::right);
  // `wait = options["timeout"] = 5` gives others the same.
  return assignment.parent().is(Kind::assignment) || value.is(Kind::assignment) ? Node() : value;
}

Node value_by_default(Node call) {
  const Node callee = call.child(Field::function);
  const bool is_default = callee.is(Kind::attribute) && callee.child(Field::attribute).text() == "setdefault";
  return is_default ? call.child(Field::arguments).named_child(1) : Node();
}

Node value_put(Node use) {
  const Node parent = use.parent();
  if (parent.is(Kind::subscript)) return value_assigned_to(parent);
  return parent.is(Kind::attribute) && parent.parent().is(Kind::call) ? value_by_default(parent.parent())
                                                                      : Node();
}

std::optional<PassedKeywords> keywords_of(const LibraryLook& look, Node splat, FunctionId function) {
  const Node name = splat.named_child(0);
  const Node definition = syntax::enclosing_function(splat);
  if (!name.is(Kind::identifier) || !definition) return std::nullopt;
  const semantics::Scopes& scopes = look.model().scopes;
  const auto scope = scopes.lookup(name.text(), scopes.scope_at(name));
  if (scope != scopes.scope_made_by(definition)) return std::nullopt;
  const auto bindings = scopes.bindings(scope, name.text());
  if (bindings.size() != 1 || !bindings.front()->name.parent().is(Kind::dictionary_splat_pattern))
    return std::nullopt;
  Keywords keywords(look);
  for (const Node use : scopes.references_to(scope, name.text())) {
    if (use.parent().is_one_of(Kind::dictionary_splat_pattern, Kind::dictionary_splat)) continue;
    const auto key = key_of_keywords(use);
    if (!key) return std::nullopt;
    if (value_put(use)) keywords.add(*key);
  }
  if (!keywords.collect(function, 0)) return std::nullopt;
  return keywords.found();
}

}  // namespace aioshift::rules::migration
