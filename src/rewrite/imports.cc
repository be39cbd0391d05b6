#include "rewrite/imports.h"

#include <algorithm>
#include <utility>

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
using syntax::NodeId;

namespace {

// Whether every way to `site` passes the import: it stands directly in the body of its module or
// function, or in a block around the site.
bool is_executed_at(Node import_element, Node site) {
  const Node around = syntax::statement_of(import_element).parent();
  return around.is(Kind::module) ||
         (around.is(Kind::block) &&
          (around.parent().is(Kind::function_definition) || site.is_inside(around)));
}

// Whether code at the site runs as soon as the module does, and not when a function is called.
bool runs_with_module(Node site) {
  for (Node up = syntax::enclosing_scope_node(site); up; up = syntax::enclosing_scope_node(up)) {
    if (up.is_one_of(Kind::function_definition, Kind::lambda)) return false;
  }
  return true;
}

// Whether the import is the only thing that its name can mean at `site`, and has been executed there.
bool is_visible(const FileModel& model, const Binding& binding, Node site) {
  if (binding.kind != BindingKind::kImport && binding.kind != BindingKind::kImportFrom) return false;
  if (binding.is_typing_only || !is_executed_at(binding.binder, site)) return false;
  const std::string_view name = binding.name.text();
  const ScopeId scope = model.scopes.scope_at(site);
  if (model.scopes.lookup(name, scope) != binding.scope) return false;
  if (model.names.runtime_bindings(binding.scope, name).size() != 1) return false;
  // Within one scope the import has to come first; a function runs after its module's head.
  const bool comes_later = binding.name.begin() > site.begin();
  return !comes_later || (scope != binding.scope && !runs_with_module(site));
}

// The name by which `target` can be reached at `site` through an import that stands there already.
const Binding* visible_import_of(const FileModel& model, Node site, std::string_view target,
                                 std::string_view preferred_name = {}) {
  const Binding* found = nullptr;
  for (const Binding& binding : model.scopes.all_bindings()) {
    if (binding.target != target || !is_visible(model, binding, site)) continue;
    if (found == nullptr || binding.name.text() == preferred_name) found = &binding;
  }
  return found;
}

std::string visible_name_of(const FileModel& model, Node site, std::string_view target) {
  const Binding* binding = visible_import_of(model, site, target);
  return binding == nullptr ? std::string() : std::string(binding->name.text());
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

namespace {

class ImportFinder {
 public:
  ImportFinder(const FileModel& model, Node site) : model_(model), site_(site) {}

  tl::expected<RequiredImports, Reason> require(std::span<const ImportSpec> imports) {
    for (const ImportSpec& import : imports) {
      std::string expression = existing(import);
      if (expression.empty()) expression = added(import);
      if (expression.empty()) return tl::unexpected(Reason::kNameTaken);
      // `import a.b` binds `a`, and is there for `a.b`.
      const bool is_dotted = import.member.empty() && !import.is_aliased;
      result_.names.push_back({is_dotted ? import.module : import.name, std::move(expression)});
    }
    const Node site = runs_with_module(site_) ? site_ : Node();
    for (text::Edit& edit : add_import_lines(model_, std::move(lines_), site))
      result_.edits.push_back(std::move(edit));
    return std::move(result_);
  }

 private:
  std::string rely_on(const Binding& binding) {
    result_.relied_on.push_back(binding.binder.range());
    return std::string(binding.name.text());
  }

  // Through what is imported already; empty where nothing fits.
  std::string existing(const ImportSpec& import) {
    const std::string target = import.member.empty() ? import.module : path_of(import);
    if (const Binding* binding = visible_import_of(model_, site_, target, import.name))
      return rely_on(*binding);
    if (import.member.empty()) return existing_submodule(import.module);
    const std::string module = existing({import.module, "", import.module});
    if (!module.empty()) return module + "." + import.member;
    const auto stars = model_.scopes.star_imports();
    const bool is_from_star = stars.size() == 1 && stars[0] == import.module &&
                              model_.scopes.is_free(import.member, site_) &&
                              model_.scopes.is_free(import.member, model_.tree.root());
    return is_from_star ? import.member : std::string();
  }

  // `import a.b` binds `a`, and makes `a.b` known; so does `import a.b.c`.
  std::string existing_submodule(const std::string& module) {
    if (module.find('.') == std::string::npos) return {};
    for (const Binding& binding : model_.scopes.all_bindings()) {
      if (!binding.binder.is(Kind::dotted_name) ||
          !syntax::statement_of(binding.binder).is(Kind::import_statement))
        continue;
      const std::string_view imported = binding.binder.text();
      const bool makes_known = imported == module || imported.starts_with(module + ".");
      if (!makes_known || !is_visible(model_, binding, site_)) continue;
      rely_on(binding);
      return module;
    }
    return {};
  }

  // Through an import that is added; empty where its name is taken.
  std::string added(const ImportSpec& import) {
    if (!import.member.empty()) {
      if (!can_bind(import.name, path_of(import))) {
        // The member has no name to itself: through its module.
        const std::string module =
            import.module.starts_with('.') ? "" : added({import.module, "", first_of(import.module)});
        return module.empty() ? module : module + "." + import.member;
      }
      const std::string element =
          import.member == import.name ? import.member : import.member + " as " + import.name;
      if (const Node statement = extensible_import_from(import.module)) {
        result_.edits.push_back(add_imported_name(statement, element));
      } else {
        add_line({"from " + import.module + " import " + element, import.module, true});
      }
      return import.name;
    }
    const bool is_whole = !import.is_aliased;
    if (!can_bind(import.name, is_whole ? first_of(import.module) : import.module)) return {};
    add_line({"import " + import.module + (is_whole ? "" : " as " + import.name), import.module, false});
    return is_whole ? import.module : import.name;
  }

  // `from . import a` imports ".a".
  static std::string path_of(const ImportSpec& import) {
    return import.module + (import.module.ends_with('.') ? "" : ".") + import.member;
  }

  static std::string first_of(const std::string& module) { return module.substr(0, module.find('.')); }

  void add_line(ImportLine line) {
    const bool is_there =
        std::any_of(lines_.begin(), lines_.end(), [&](const ImportLine& l) { return l.text == line.text; });
    if (!is_there) lines_.push_back(std::move(line));
  }

  // Whether the module can bind the name to `target`: nothing else in it is called so, and the site
  // sees the module's name.
  bool can_bind(std::string_view name, std::string_view target) const {
    const semantics::Scopes& scopes = model_.scopes;
    const ScopeId seen = scopes.lookup(name, scopes.scope_at(site_));
    if (seen != semantics::kNoScope && seen != semantics::kModuleScope) return false;
    for (const Binding* binding : scopes.bindings(semantics::kModuleScope, name)) {
      const bool is_import =
          binding->kind == BindingKind::kImport || binding->kind == BindingKind::kImportFrom;
      if (!is_import || binding->target != target) return false;
    }
    // A name that nothing binds is a builtin, or comes from a star import.
    const auto references = scopes.references(name);
    return std::none_of(references.begin(), references.end(), [&](Node reference) {
      return scopes.lookup(name, scopes.scope_at(reference)) == semantics::kNoScope;
    });
  }

  // A `from module import ...` at the top level to which a name can be added, executed at the site.
  Node extensible_import_from(std::string_view module) const {
    for (const Node statement : model_.tree.root().named_children()) {
      const bool is_future = module == "__future__" && statement.is(Kind::future_import_statement);
      const bool is_from =
          statement.is(Kind::import_from_statement) && statement.child(Field::module_name).text() == module;
      if ((!is_from && !is_future) || statement.child(Kind::wildcard_import)) continue;
      if (runs_with_module(site_) && statement.begin() > site_.begin()) continue;
      if (!model_.tree.is_damaged(statement)) return statement;
    }
    return {};
  }

  const FileModel& model_;
  Node site_;
  RequiredImports result_;
  std::vector<ImportLine> lines_;
};

}  // namespace

tl::expected<RequiredImports, Reason> require_imports(const FileModel& model, Node site,
                                                      std::span<const ImportSpec> imports) {
  return ImportFinder(model, site).require(imports);
}

tl::expected<RequiredImports, Reason> require_member(const FileModel& model, Node site,
                                                     std::string_view module, std::string_view member) {
  const ImportSpec by_name{std::string(module), std::string(member), std::string(member)};
  auto required = require_imports(model, site, {&by_name, 1});
  if (required && required->edits.empty()) return required;
  // `from module import` is extended where there is one; a new import is one of the module.
  const bool has_from = std::any_of(
      model.scopes.all_bindings().begin(), model.scopes.all_bindings().end(), [&](const Binding& binding) {
        return binding.kind == BindingKind::kImportFrom &&
               syntax::statement_of(binding.binder).child(Field::module_name).text() == module;
      });
  if (required && has_from) return required;
  const ImportSpec by_module{std::string(module), "", std::string(module)};
  required = require_imports(model, site, {&by_module, 1});
  if (required) required->names.front().expression += "." + std::string(member);
  return required;
}

std::vector<std::string> imports_used_in(const FileModel& model, text::Range range,
                                         std::span<const text::Range> kept) {
  std::vector<std::string> used;
  const Node around = model.tree.covering(range);
  for (NodeId id = around.id(); id < around.subtree_end(); ++id) {
    const Node node = model.tree.node(id);
    if (!node.is(Kind::identifier) || !range.contains(node.range())) continue;
    if (std::any_of(kept.begin(), kept.end(),
                    [node](text::Range part) { return part.contains(node.range()); }))
      continue;
    const ScopeId scope = model.scopes.lookup(node.text(), model.scopes.scope_at(node));
    if (scope == semantics::kNoScope) continue;
    for (const Binding* binding : model.scopes.bindings(scope, node.text())) {
      if (binding->kind != BindingKind::kImport && binding->kind != BindingKind::kImportFrom) continue;
      // An attribute or a keyword may be called like it.
      const auto references = model.scopes.references(node.text());
      if (std::find(references.begin(), references.end(), node) != references.end())
        used.push_back(binding->target);
    }
  }
  std::sort(used.begin(), used.end());
  used.erase(std::unique(used.begin(), used.end()), used.end());
  return used;
}

}  // namespace aioshift::rewrite
