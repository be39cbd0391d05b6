#include "rewrite/imports.h"

#include "rewrite/import_block.h"
#include "syntax/statements.h"

namespace aioshift::rewrite {

using semantics::Binding;
using semantics::BindingKind;
using semantics::FileModel;
using semantics::ScopeId;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

// Whether every way to the end of the scope's head passes the import: it stands directly in the
// body of its module or function.
bool is_unconditional(Node import_element) {
  const Node statement = syntax::statement_of(import_element);
  const Node around = statement.parent();
  return around.is(Kind::module) || (around.is(Kind::block) && around.parent().is(Kind::function_definition));
}

// The name by which `target` can be reached at `site` through an import that stands there already.
std::string visible_name_of(const FileModel& model, Node site, std::string_view target) {
  for (const Binding& binding : model.scopes.all_bindings()) {
    if (binding.kind != BindingKind::kImport && binding.kind != BindingKind::kImportFrom) continue;
    if (binding.target != target || binding.is_typing_only || !is_unconditional(binding.binder)) continue;
    const std::string_view name = binding.name.text();
    if (model.scopes.lookup(name, model.scopes.scope_at(site)) != binding.scope) continue;
    if (model.names.runtime_bindings(binding.scope, name).size() != 1) continue;
    // Within one scope the import has to come first; a function runs after its module's head.
    if (model.scopes.scope_at(site) == binding.scope && binding.name.begin() > site.begin()) continue;
    return std::string(name);
  }
  return {};
}

// The import statement that binds the identifier; null where several do or it is no import.
Node import_of(const FileModel& model, Node identifier) {
  const ScopeId scope = model.scopes.lookup(identifier.text(), model.scopes.scope_at(identifier));
  const auto bindings = model.scopes.bindings(scope, identifier.text());
  if (bindings.size() != 1 || bindings.front()->kind != BindingKind::kImportFrom) return {};
  return syntax::statement_of(bindings.front()->binder);
}

}  // namespace

tl::expected<BoundName, Reason> bind_member(const FileModel& model, Node current, std::string_view module,
                                            std::string_view member) {
  const std::string target = std::string(module) + "." + std::string(member);
  if (current.is(Kind::attribute)) {
    const Node object = current.child(Field::object);
    if (const auto name = model.names.of(object); name && name->is_certain && name->path == module) {
      return BoundName{std::string(object.text()) + "." + std::string(member), {}};
    }
  }
  if (std::string name = visible_name_of(model, current, target); !name.empty()) return BoundName{name, {}};
  if (const std::string name = visible_name_of(model, current, module); !name.empty()) {
    return BoundName{name + "." + std::string(member), {}};
  }
  const auto stars = model.scopes.star_imports();
  if (stars.size() == 1 && stars[0] == module && model.scopes.is_free(member, current) &&
      model.scopes.is_free(member, model.tree.root())) {
    return BoundName{std::string(member), {}};
  }
  if (current.is(Kind::identifier)) {
    const Node statement = import_of(model, current);
    if (statement.is(Kind::import_from_statement) && model.scopes.is_free(member, statement) &&
        model.scopes.lookup(member, model.scopes.scope_at(current)) == semantics::kNoScope) {
      return BoundName{std::string(member), {add_imported_name(statement, member)}};
    }
  }
  if (module.find('.') == std::string_view::npos && model.scopes.is_free(module, model.tree.root())) {
    return BoundName{target, {add_import(model, module)}};
  }
  return tl::unexpected(Reason::kNameTaken);
}

}  // namespace aioshift::rewrite
