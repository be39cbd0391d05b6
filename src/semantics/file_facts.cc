#include "semantics/file_facts.h"

#include <algorithm>

#include "syntax/literals.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

bool is_dotted_path(std::string_view text) {
  if (text.empty() || text.size() > 256) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c == '.' || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
  });
}

std::string_view last_component(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  return dot == std::string_view::npos ? path : path.substr(dot + 1);
}

class Collector {
 public:
  Collector(const FileModel& model, const std::vector<std::string>& interesting)
      : model_(model), interesting_(interesting) {}

  FileFacts collect() {
    for (const Binding& binding : model_.scopes.all_bindings()) add_import(binding);
    for (const std::string& module : model_.scopes.star_imports()) facts_.imported.push_back({module, "*"});
    for (NodeId id = 0; id < model_.tree.size(); ++id) {
      const Node node = model_.tree.node(id);
      if (node.is(Kind::string)) add_string(node);
      if (node.is(Kind::assignment)) add_attribute_assignment(node.child(Field::left));
    }
    return std::move(facts_);
  }

 private:
  bool is_interesting(std::string_view name) const {
    return std::find(interesting_.begin(), interesting_.end(), name) != interesting_.end();
  }

  void add_import(const Binding& binding) {
    if (binding.kind != BindingKind::kImportFrom) return;
    const std::string_view name = last_component(binding.target);
    if (!is_interesting(name)) return;
    std::string module = binding.target.substr(0, binding.target.size() - name.size());
    if (module.size() > 1 && module.back() == '.' && module.find_first_not_of('.') != std::string::npos)
      module.pop_back();
    facts_.imported.push_back({std::move(module), std::string(name)});
  }

  void add_string(Node node) {
    const auto text = syntax::plain_string(node);
    if (!text || !is_dotted_path(*text) || !is_interesting(last_component(*text))) return;
    if (text->find('.') != std::string_view::npos) {
      add(std::string(*text), node);
      return;
    }
    // patch.object(asyncio, "wait_for"), monkeypatch.setattr(asyncio, "wait_for", ...),
    // setattr(asyncio, "wait_for", ...): the argument before it says of what.
    Node object;
    for (const Node argument : node.parent().named_children()) {
      if (argument == node) break;
      object = argument;
    }
    if (!object || !node.parent().is(Kind::argument_list)) return;
    if (is_getattr(node.parent().parent())) return;  // reads only
    if (const auto name = model_.names.of(object)) add(name->path + "." + std::string(*text), node);
  }

  static bool is_getattr(Node call) {
    const std::string_view function = call.child(Field::function).text();
    return function == "getattr" || function == "hasattr";
  }

  void add_attribute_assignment(Node target) {
    if (!target.is(Kind::attribute) || !is_interesting(target.child(Field::attribute).text())) return;
    if (const auto name = model_.names.of(target)) add(name->path, target);
  }

  void add(std::string path, Node at) {
    const auto& lines = model_.tree.source().lines();
    facts_.replaced.push_back({std::move(path), lines.line_at(at.begin()) + 1});
  }

  const FileModel& model_;
  const std::vector<std::string>& interesting_;
  FileFacts facts_;
};

}  // namespace

std::vector<ExportedName> exports_of(const FileModel& model) {
  std::vector<ExportedName> exports;
  for (const std::string& module : model.scopes.star_imports()) exports.push_back({"*", module});
  for (const Binding& binding : model.scopes.all_bindings()) {
    if (binding.scope != kModuleScope || binding.is_typing_only) continue;
    const std::string_view name = binding.name.text();
    if (model.names.runtime_bindings(kModuleScope, name).size() != 1) continue;
    if (binding.kind == BindingKind::kImport || binding.kind == BindingKind::kImportFrom) {
      exports.push_back({std::string(name), binding.target});
    } else if (binding.kind == BindingKind::kAssignment && !binding.is_partial) {
      const Node value = binding.binder.child(Field::right);
      if (!value.is_one_of(Kind::identifier, Kind::attribute)) continue;
      if (const auto target = model.names.of(value); target && target->is_certain)
        exports.push_back({std::string(name), target->path});
    }
  }
  return exports;
}

std::vector<std::string> imports_of(const FileModel& model) {
  std::vector<std::string> imports;
  for (const std::string& module : model.scopes.star_imports())
    imports.push_back(module.ends_with('.') ? module + "*" : module + ".*");
  for (const Binding& binding : model.scopes.all_bindings()) {
    if (binding.kind == BindingKind::kImport || binding.kind == BindingKind::kImportFrom)
      imports.push_back(binding.target);
  }
  return imports;
}

FileFacts collect_facts(const FileModel& model, const std::vector<std::string>& interesting) {
  return Collector(model, interesting).collect();
}

}  // namespace aioshift::semantics
