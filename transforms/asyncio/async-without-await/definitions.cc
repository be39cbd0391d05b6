#include "definitions.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <set>

#include "families.h"
#include "semantics/awaits.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"

namespace aioshift::transforms::unneeded_async {

using rules::ProgramView;
using semantics::ClassId;
using semantics::FunctionCode;
using semantics::WholeProgram;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

// Decorators that ask nothing of what they are given.
constexpr auto kIndifferent =
    std::to_array<std::string_view>({"classmethod", "staticmethod", "typing.final", "typing.override",
                                     "typing_extensions.final", "typing_extensions.override"});
// The same of classes.
constexpr auto kIndifferentToClass = std::to_array<std::string_view>(
    {"dataclass", "dataclasses.dataclass", "typing.final", "typing_extensions.final"});

template <typename Array>
bool holds(const Array& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_special(std::string_view name) {
  return name.starts_with("__") && name.ends_with("__");
}

std::string name_of(const semantics::FileModel& model, Node expression) {
  if (const auto name = model.names.of(expression)) return name->is_certain ? name->path : std::string();
  const bool is_builtin =
      expression.is(Kind::identifier) &&
      model.scopes.lookup(expression.text(), model.scopes.scope_at(expression)) == semantics::kNoScope;
  return is_builtin ? std::string(expression.text()) : std::string();
}

template <typename Array>
bool has_other_decorators(const semantics::FileModel& model, Node definition, const Array& known) {
  if (!definition.parent().is(Kind::decorated_definition)) return false;
  for (const Node child : definition.parent().named_children()) {
    if (!child.is(Kind::decorator)) continue;
    Node expression = child.named_child(0);
    if (expression.is(Kind::call) && definition.is(Kind::class_definition))
      expression = expression.child(Field::function);
    if (!holds(known, name_of(model, expression))) return true;
  }
  return false;
}

// Whether something else may have the function's name in its place.
bool is_bound_again(const semantics::FileModel& model, Node function) {
  const Node name = function.child(Field::name);
  const semantics::ScopeId scope = model.scopes.scope_at(name);
  return model.scopes.bindings(scope, name.text()).size() > 1;
}

// `next(it)` without a default, or the exception by its name.
bool may_raise_stop(Node function) {
  const syntax::Tree& tree = function.tree();
  for (NodeId id = function.id(); id < function.subtree_end(); ++id) {
    const Node node = tree.node(id);
    if (!node.is(Kind::identifier)) continue;
    if (node.text() == "StopIteration" || node.text() == "__next__") return true;
    if (node.text() == "next" && node.parent().is(Kind::call) &&
        node.parent().child(Field::arguments).named_child_count() < 2)
      return true;
  }
  return false;
}

// `await call(...)` and nothing else; none where it waits for something in another way.
std::optional<std::vector<NodeId>> awaited_calls(Node function) {
  std::vector<NodeId> awaits;
  for (const Node node : semantics::awaits_in(function.child(Field::body))) {
    if (!node.is(Kind::await) || !syntax::without_parentheses(node.named_child(0)).is(Kind::call))
      return std::nullopt;
    awaits.push_back(node.id());
  }
  return awaits;
}

class Finder {
 public:
  Finder(const ProgramView& view, const rules::RuleInfo& rule)
      : view_(view), solver_(view.solver()), program_(solver_.program()), rule_(rule), families_(solver_) {
    for (FunctionId id = 0; id < program_.function_count(); ++id) {
      const FunctionCode& code = program_.function_code(id);
      if (!code.is_lambda && code.node != 0) ++definitions_[path_of(id)];
      const File file = program_.file_of_function(id);
      if (is_stub_file(file)) in_stubs_.emplace(program_.modules().name(file), path_of(id).second);
    }
    for (FunctionId id = 0; id < program_.function_count(); ++id) {
      if (!may_be_one(id)) continue;
      by_file_[program_.file_of_function(id)].functions.push_back(id);
      for (const ClassId base : bases_of(id)) by_file_[program_.file_of_class(base)].classes.insert(base);
    }
  }

  std::map<FunctionId, Definition> find() {
    std::vector<File> files;
    for (const auto& [file, subjects] : by_file_) files.push_back(file);
    std::set<ClassId> plain;
    std::mutex mutex;
    view_.for_each(files, [&](const ProgramView::Opened& file) {
      const Subjects& subjects = by_file_.at(file.file);
      std::set<ClassId> plain_here;
      for (const ClassId id : subjects.classes) {
        if (is_plain_class(file, id)) plain_here.insert(id);
      }
      std::map<FunctionId, Definition> found_here;
      const bool is_wanted = !file.suppressions.skips_file() && view_.terms(file.file).is_selected;
      for (const FunctionId id : is_wanted ? subjects.functions : std::vector<FunctionId>()) {
        if (auto definition = definition_of(file, id)) found_here.emplace(id, std::move(*definition));
      }
      const std::lock_guard lock(mutex);
      plain.merge(plain_here);
      found_.merge(found_here);
    });
    std::erase_if(found_, [&](const auto& found) {
      const auto bases = bases_of(found.first);
      return !std::all_of(bases.begin(), bases.end(), [&](ClassId base) { return plain.count(base) != 0; });
    });
    return std::move(found_);
  }

 private:
  struct Subjects {
    std::vector<FunctionId> functions;
    std::set<ClassId> classes;
  };
  using Path = std::pair<File, std::string>;
  bool is_stub_file(File file) const { return program_.path(file).ends_with(".pyi"); }
  // The class whose method it is, and those that this inherits from.
  std::span<const ClassId> bases_of(FunctionId id) const {
    const FunctionCode& code = program_.function_code(id);
    if (code.owner == semantics::kNoClass) return {};
    return solver_.mro(program_.class_id(program_.file_of_function(id), code.owner));
  }
  Path path_of(FunctionId id) const {
    const File file = program_.file_of_function(id);
    return {file, program_.code(file).names[program_.function_code(id).path]};
  }

  bool may_be_one(FunctionId id) const {
    const FunctionCode& code = program_.function_code(id);
    if (!code.is_async || code.is_generator || code.is_lambda) return false;
    const File file = program_.file_of_function(id);
    if (is_stub_file(file)) return false;
    if (is_special(program_.code(file).names[code.name])) return false;
    // Which of several is called is not known: overloads, branches of an `if`.
    if (definitions_.at(path_of(id)) != 1) return false;
    if (code.owner == semantics::kNoClass) return true;
    return families_.are_bases_known(program_.class_id(file, code.owner)) &&
           !families_.is_in_protocol(program_.name(file, code.name));
  }

  std::optional<Definition> definition_of(const ProgramView::Opened& file, FunctionId id) const {
    const FunctionCode& code = program_.function_code(id);
    const Node node = file.model.tree.node(code.node);
    if (!node.is(Kind::function_definition) || file.model.tree.is_damaged(node)) return std::nullopt;
    if (file.suppressions.covers(rule_, file.model.tree, node.child(Field::name).range()))
      return std::nullopt;
    if (has_other_decorators(file.model, node, kIndifferent) || syntax::is_stub(node)) return std::nullopt;
    auto awaits = awaited_calls(node);
    if (!awaits) return std::nullopt;
    return Definition{file.file,
                      node.id(),
                      std::move(*awaits),
                      may_raise_stop(node),
                      is_private(id) && (is_local(id) || !view_.terms(file.file).is_explicit),
                      is_bound_again(file.model, node) ? rewrite::Reason::kAmbiguousName : obstacle_to(id)};
  }

  std::optional<rewrite::Reason> obstacle_to(FunctionId id) const {
    const FunctionCode& code = program_.function_code(id);
    const File file = program_.file_of_function(id);
    if (in_stubs_.count({program_.modules().name(file), path_of(id).second}) != 0)
      return rewrite::Reason::kUsedElsewhere;
    if (code.owner != semantics::kNoClass && families_.may_be_overridden(program_.name(file, code.name)))
      return rewrite::Reason::kHasBases;
    return std::nullopt;
  }

  // Whether nothing makes its methods other than they are written.
  bool is_plain_class(const ProgramView::Opened& file, ClassId id) const {
    const Node node = file.model.tree.node(program_.class_code(id).node);
    if (!node.is(Kind::class_definition) || has_other_decorators(file.model, node, kIndifferentToClass))
      return false;
    const auto& members = solver_.members(id);
    if (std::any_of(members.begin(), members.end(),
                    [&](const auto& member) { return program_.names[member.first] == "__init_subclass__"; }))
      return false;
    for (const Node base : node.child(Field::superclasses).named_children()) {
      if (base.is(Kind::keyword_argument) && base.child(Field::value).text() != "ABCMeta" &&
          base.child(Field::value).text() != "abc.ABCMeta")
        return false;
    }
    return true;
  }

  // A function in a function. A class there may leave it with an object.
  bool is_local(FunctionId id) const {
    const FunctionCode& code = program_.function_code(id);
    return code.owner == semantics::kNoClass && code.outer != semantics::kModuleCode;
  }

  bool is_private(FunctionId id) const {
    if (is_local(id)) return true;
    const std::string& path =
        program_.code(program_.file_of_function(id)).names[program_.function_code(id).path];
    return path.starts_with('_') || path.find("._") != std::string::npos;
  }

  const ProgramView& view_;
  const semantics::Solver& solver_;
  const WholeProgram& program_;
  const rules::RuleInfo& rule_;
  const Families families_;
  std::map<Path, int> definitions_;  // how many of the path
  std::map<File, Subjects> by_file_;
  std::set<std::pair<std::string, std::string>> in_stubs_;  // module, path of a function
  std::map<FunctionId, Definition> found_;
};

}  // namespace

std::map<FunctionId, Definition> find_definitions(const ProgramView& view, const rules::RuleInfo& rule) {
  return Finder(view, rule).find();
}

}  // namespace aioshift::transforms::unneeded_async
