#include "definitions.h"

#include <algorithm>
#include <array>
#include <mutex>

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
// Bases that call no methods.
constexpr auto kHarmlessBases =
    std::to_array<std::string_view>({"<builtin>.object", "abc.ABC", "typing.Generic"});

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
      : view_(view), solver_(view.solver()), program_(solver_.program()), rule_(rule) {
    for (FunctionId id = 0; id < program_.function_count(); ++id) {
      const FunctionCode& code = program_.function_code(id);
      if (!code.is_lambda && code.node != 0) ++definitions_[path_of(id)];
    }
    for (FunctionId id = 0; id < program_.function_count(); ++id) {
      if (may_be_one(id)) by_file_[program_.file_of_function(id)].push_back(id);
    }
  }

  std::map<FunctionId, Definition> find() {
    std::vector<File> files;
    for (const auto& [file, functions] : by_file_) files.push_back(file);
    std::mutex mutex;
    view_.for_each(files, [&](const ProgramView::Opened& file) {
      if (file.suppressions.skips_file() || !view_.terms(file.file).is_selected) return;
      for (const FunctionId id : by_file_.at(file.file)) {
        auto definition = definition_of(file, id);
        if (!definition) continue;
        const std::lock_guard lock(mutex);
        found_.emplace(id, std::move(*definition));
      }
    });
    return std::move(found_);
  }

 private:
  using Path = std::pair<File, std::string>;
  Path path_of(FunctionId id) const {
    const File file = program_.file_of_function(id);
    return {file, program_.code(file).names[program_.function_code(id).path]};
  }

  bool may_be_one(FunctionId id) const {
    const FunctionCode& code = program_.function_code(id);
    if (!code.is_async || code.is_generator || code.is_lambda) return false;
    const File file = program_.file_of_function(id);
    if (program_.path(file).ends_with(".pyi")) return false;
    if (is_special(program_.code(file).names[code.name])) return false;
    // Which of several is called is not known: overloads, branches of an `if`.
    if (definitions_.at(path_of(id)) != 1) return false;
    return code.owner == semantics::kNoClass || is_family_known(program_.class_id(file, code.owner));
  }

  bool has_known_bases(ClassId id) const {
    if (solver_.has_unknown_base(id)) return false;
    const auto bases = solver_.external_bases(id);
    return std::all_of(bases.begin(), bases.end(), [&](semantics::GlobalName base) {
      return holds(kHarmlessBases, program_.names[base]);
    });
  }

  // The class, and those that inherit from it, whose other bases may call its methods.
  bool is_family_known(ClassId id) const {
    for (ClassId other = 0; other < program_.class_count(); ++other) {
      const auto mro = solver_.mro(other);
      if (std::find(mro.begin(), mro.end(), id) != mro.end() && !has_known_bases(other)) return false;
    }
    return true;
  }

  std::optional<Definition> definition_of(const ProgramView::Opened& file, FunctionId id) const {
    const FunctionCode& code = program_.function_code(id);
    const Node node = file.model.tree.node(code.node);
    if (!node.is(Kind::function_definition) || file.model.tree.is_damaged(node)) return std::nullopt;
    if (file.suppressions.covers(rule_, file.model.tree, node.child(Field::name).range()))
      return std::nullopt;
    if (has_other_decorators(file.model, node, kIndifferent) || syntax::is_stub(node)) return std::nullopt;
    if (code.owner != semantics::kNoClass && !is_plain_class(file, code.owner)) return std::nullopt;
    auto awaits = awaited_calls(node);
    if (!awaits) return std::nullopt;
    return Definition{file.file, node.id(), std::move(*awaits), may_raise_stop(node), is_private(id)};
  }

  bool is_plain_class(const ProgramView::Opened& file, std::uint32_t index) const {
    const Node node = file.model.tree.node(program_.code(file.file).classes[index].node);
    if (!node.is(Kind::class_definition) || has_other_decorators(file.model, node, kIndifferentToClass))
      return false;
    for (const Node base : node.child(Field::superclasses).named_children()) {
      if (base.is(Kind::keyword_argument) && base.child(Field::value).text() != "ABCMeta" &&
          base.child(Field::value).text() != "abc.ABCMeta")
        return false;
    }
    return true;
  }

  bool is_private(FunctionId id) const {
    if (program_.function_code(id).outer != semantics::kModuleCode) return true;
    const std::string path = path_of(id).second;
    return path.starts_with('_') || path.find("._") != std::string::npos;
  }

  const ProgramView& view_;
  const semantics::Solver& solver_;
  const WholeProgram& program_;
  const rules::RuleInfo& rule_;
  std::map<Path, int> definitions_;  // how many of the path
  std::map<File, std::vector<FunctionId>> by_file_;
  std::map<FunctionId, Definition> found_;
};

}  // namespace

std::map<FunctionId, Definition> find_definitions(const ProgramView& view, const rules::RuleInfo& rule) {
  return Finder(view, rule).find();
}

}  // namespace aioshift::transforms::unneeded_async
