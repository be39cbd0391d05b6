// Base classes that give way to their asynchronous counterparts, and the ends of iterations.
#include <algorithm>

#include "rules/migration/bases.h"
#include "rules/migration/kept_functions.h"
#include "rules/migration/sites.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using rewrite::AsyncSite;
using rules::ProgramView;
using semantics::ColouredSite;
using semantics::EdgeKind;
using semantics::FunctionId;
using semantics::ValueKind;
using semantics::WholeProgram;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

bool SiteFinder::is_test(FunctionId function) const {
  const semantics::FunctionCode& code = program_.function_code(function);
  const File file = program_.file_of_function(function);
  if (code.owner == semantics::kNoClass) return false;
  const auto bases = solver_.external_bases(program_.class_id(file, code.owner));
  return std::any_of(bases.begin(), bases.end(), [&](semantics::GlobalName name) {
    const AsyncBase* base = async_base(program_.names[name]);
    return base != nullptr && base->method.empty();
  });
}

// A method of the class or of one that inherits from it that is asynchronous: the named one, or any test.
std::optional<FunctionId> SiteFinder::async_method_for(semantics::ClassId id, std::string_view method) const {
  for (semantics::ClassId other = 0; other < program_.class_count(); ++other) {
    const auto mro = solver_.mro(other);
    if (std::find(mro.begin(), mro.end(), id) == mro.end()) continue;
    for (const auto& [name, slot] : solver_.members(other)) {
      const std::string& text = program_.names[name];
      if (method.empty() ? !is_test_method(text) : text != method) continue;
      for (const FunctionId function : solver_.own_methods(other, name)) {
        const bool was_async = program_.function_code(function).is_async;
        if (!was_async && (colouring_.is_async(function) || colouring_.gives_async_iterator(function)))
          return function;
      }
    }
  }
  return std::nullopt;
}

// Whether the counterpart is where the base class itself is taken from: an attribute of that module, by
// whatever name.
bool SiteFinder::is_beside(File file, semantics::Slot slot, const AsyncBase& base) const {
  const auto module_of = [](std::string_view name) { return name.substr(0, name.rfind('.')); };
  if (module_of(base.name) != module_of(base.counterpart)) return false;
  const auto& instructions = program_.code(file).instructions;
  const auto load = std::find_if(instructions.begin(), instructions.end(), [slot](const auto& one) {
    return one.op == semantics::Op::kLoadAttribute && one.to == slot;
  });
  if (load == instructions.end()) return false;
  const auto objects = solver_.values(program_.slot(file, load->a));
  return objects.size() == 1 && solver_.value(objects[0]).kind == ValueKind::kExternal &&
         program_.names[solver_.value(objects[0]).a] == module_of(base.name);
}

void SiteFinder::find_bases() {
  for (semantics::ClassId id = 0; id < program_.class_count(); ++id) {
    const semantics::ClassCode& code = program_.class_code(id);
    const File file = program_.file_of_class(id);
    for (std::size_t i = 0; i < code.bases.size(); ++i) {
      for (const semantics::ValueId value_id : solver_.values(program_.slot(file, code.bases[i]))) {
        const semantics::Value& value = solver_.value(value_id);
        if (value.kind != ValueKind::kExternal) continue;
        const AsyncBase* base = async_base(program_.names[value.a]);
        if (base == nullptr) continue;
        if (const auto method = async_method_for(id, base->method))
          by_file_[file].bases.push_back(
              {id, i, base->counterpart, *method, is_beside(file, code.bases[i], *base)});
      }
    }
  }
}

void SiteFinder::add_bases(const ProgramView::Opened& file, std::vector<PlannedSite>& sites) const {
  const auto found = by_file_.find(file.file);
  for (const Base& base : found->second.bases) {
    if (kept_.is_kept(base.method)) continue;
    const Node definition = file.model.tree.node(program_.class_code(base.of).node);
    const Node list = definition.child(Field::superclasses);
    std::size_t number = 0;
    for (const Node child : list.named_children()) {
      if (child.is(Kind::keyword_argument) || child.is(Kind::comment)) continue;
      if (number++ != base.number) continue;
      PlannedSite site;
      site.text.kind = AsyncSite::Kind::kBase;
      site.text.node = child.is(Kind::subscript) ? child.child(Field::value) : child;
      site.text.base = base.counterpart;
      site.text.base_is_beside = base.is_beside;
      site.function = base.method;
      site.range = child.range();
      sites.push_back(std::move(site));
    }
  }
}

// Functions out of which a StopIteration comes that becomes a StopAsyncIteration.
void SiteFinder::find_iteration_ends() {
  const std::string stop = "<builtin>.StopIteration";
  for (WholeProgram::File file = 0; file < program_.file_count(); ++file) {
    for (const semantics::Instruction& instruction : program_.code(file).instructions) {
      if (instruction.op != semantics::Op::kRaise) continue;
      for (const semantics::ValueId id : solver_.values(program_.slot(file, instruction.a))) {
        const semantics::Value& value = solver_.value(id);
        const bool is_external =
            value.kind == ValueKind::kExternal || value.kind == ValueKind::kExternalInstance;
        const FunctionId function = program_.function(file, instruction.function);
        if (is_external && program_.names[value.a] == stop && colouring_.is_async(function))
          raises_stop_.insert(function);
      }
    }
  }
  ends_iteration_ = raises_stop_;
  for (bool grows = !ends_iteration_.empty(); grows;) {
    grows = false;
    for (const ColouredSite& site : colouring_.sites()) {
      const semantics::Value& target = solver_.value(site.target);
      if (site.kind == EdgeKind::kCall && target.kind == ValueKind::kFunction &&
          ends_iteration_.count(target.a) != 0)
        grows |= ends_iteration_.insert(site.function).second;
    }
  }
}

}  // namespace aioshift::rules::migration
