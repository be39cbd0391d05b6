#include "site.h"

#include <algorithm>

#include "rewrite/imports.h"

namespace aioshift::transforms::asyncio_to_anyio {

using rewrite::ImportSpec;
using rewrite::RequiredImports;
using semantics::BindingKind;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

constexpr std::string_view kModule = "asyncio";
constexpr std::string_view kPrefix = "asyncio.";

bool may_be(const semantics::QualifiedName& name, std::string_view path) {
  return name.path == path || std::find(name.others.begin(), name.others.end(), path) != name.others.end();
}

std::optional<MemberUse> member_of_attribute(const FileModel& model, Node node) {
  const Node object = node.child(Field::object);
  if (!object.is(Kind::identifier)) return std::nullopt;
  const auto name = model.names.of(object);
  if (!name || !may_be(*name, kModule)) return std::nullopt;
  return MemberUse{std::string(node.child(Field::attribute).text()), name->is_certain};
}

bool is_variable(const FileModel& model, Node identifier) {
  const auto references = model.scopes.references(identifier.text());
  return std::binary_search(references.begin(), references.end(), identifier,
                            [](Node a, Node b) { return a.id() < b.id(); });
}

// A variable that was assigned the member is used as the program's own; only what is imported is looked at.
std::optional<MemberUse> member_of_identifier(const FileModel& model, Node node) {
  if (!is_variable(model, node)) return std::nullopt;
  const auto scope = model.scopes.lookup(node.text(), model.scopes.scope_at(node));
  if (scope == semantics::kNoScope) return std::nullopt;
  const auto bindings = model.names.runtime_bindings(scope, node.text());
  for (const semantics::Binding* binding : bindings) {
    const std::string_view target = binding->target;
    if (binding->kind != BindingKind::kImportFrom || !target.starts_with(kPrefix)) continue;
    const auto name = model.names.of(node);
    return MemberUse{std::string(target.substr(kPrefix.size())), name && name->is_certain};
  }
  return std::nullopt;
}

void append(Change& change, RequiredImports& imports) {
  for (text::Edit& edit : imports.edits) change.edits.push_back(std::move(edit));
  change.relied_on.insert(change.relied_on.end(), imports.relied_on.begin(), imports.relied_on.end());
}

// "anyio.to_thread.run_sync" is run_sync of the module anyio.to_thread.
std::pair<std::string, std::string> module_and_member(std::string_view qualified) {
  const std::size_t dot = qualified.rfind('.');
  return {std::string(qualified.substr(0, dot)), std::string(qualified.substr(dot + 1))};
}

}  // namespace

std::optional<MemberUse> asyncio_member_at(const FileModel& model, Node node) {
  if (node.is(Kind::attribute)) return member_of_attribute(model, node);
  return node.is(Kind::identifier) ? member_of_identifier(model, node) : std::nullopt;
}

std::string qualified_callee(const FileModel& model, Node call) {
  const auto name = model.names.of_callee(call);
  return name && name->is_certain ? name->path : std::string();
}

tl::expected<std::vector<std::string>, Refused> say(const Site& site,
                                                    std::initializer_list<std::string_view> members,
                                                    Change& change) {
  const FileModel& model = site.context.model;
  std::vector<std::string> expressions;
  std::vector<ImportSpec> missing;
  for (const std::string_view qualified : members) {
    const auto [module, member] = module_and_member(qualified);
    auto required = rewrite::require_member(model, site.name, module, member);
    if (!required) return tl::unexpected(Refused{required.error()});
    expressions.push_back(required->names.front().expression);
    const bool imports_module = expressions.back() == qualified && !required->edits.empty();
    if (!imports_module) {
      append(change, *required);
      continue;
    }
    // New imports of modules are asked for together, so that they come in their order.
    missing.push_back({module, "", module.substr(0, module.find('.'))});
  }
  if (missing.empty()) return expressions;
  auto required = rewrite::require_imports(model, site.name, missing);
  if (!required) return tl::unexpected(Refused{required.error()});
  append(change, *required);
  return expressions;
}

void rename(const Site& site, std::string expression, Change& change) {
  change.edits.push_back({site.name.range(), std::move(expression)});
  release(site, change);
}

void release(const Site& site, Change& change) {
  for (std::string& import : rewrite::imports_used_in(site.context.model, site.name.range(), {}))
    change.released.push_back(std::move(import));
}

}  // namespace aioshift::transforms::asyncio_to_anyio
