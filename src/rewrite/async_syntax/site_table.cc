#include "rewrite/async_syntax/site_table.h"

#include <algorithm>

#include "rewrite/async_syntax/definitions.h"
#include "rewrite/async_syntax/generator_use.h"
#include "semantics/evaluation.h"
#include "syntax/statements.h"

namespace aioshift::rewrite {

using syntax::Kind;
using syntax::Node;

namespace {

// A decorator or an annotation: what stands there is for whoever reads the definition.
bool is_in_definition_header(Node node) {
  for (Node up = node.parent(); up && !syntax::is_statement(up.kind()); up = up.parent()) {
    if (up.is_one_of(Kind::decorator, Kind::type)) return true;
  }
  return false;
}

// `a, *f()` without brackets: the grammar reads no `await` behind such a star.
bool is_behind_bare_star(Node node) {
  const Node star = node.parent();
  if (!star.is(Kind::list_splat)) return false;
  const Node list = star.parent();
  const bool is_in_brackets = list.is_one_of(Kind::argument_list, Kind::list, Kind::set) ||
                              (list.is(Kind::tuple) && list.text().starts_with('('));
  return !is_in_brackets;
}

}  // namespace

SiteTable::SiteTable(const AsyncRequest& request) : request_(request), refused_(request.sites.size()) {
  for (std::size_t i = 0; i < request.sites.size(); ++i)
    sites_.emplace(std::pair(request.sites[i].node.id(), request.sites[i].kind), i);
}

const AsyncSite* SiteTable::find(Node node, AsyncSite::Kind kind) const {
  const auto found = sites_.find({node.id(), kind});
  if (!node || found == sites_.end() || is_refused(found->second)) return nullptr;
  return &request_.sites[found->second];
}

void SiteTable::refuse(std::size_t site, Reason reason) {
  // The same place may have been named twice.
  const AsyncSite& refused = request_.sites[site];
  for (std::size_t i = 0; i < request_.sites.size(); ++i) {
    const AsyncSite& other = request_.sites[i];
    if (other.kind == refused.kind && other.node == refused.node) refused_[i] = reason;
  }
}

std::vector<AsyncObstacle> SiteTable::obstacles() const {
  std::vector<AsyncObstacle> found;
  for (std::size_t i = 0; i < refused_.size(); ++i) {
    if (refused_[i]) found.push_back({i, *refused_[i]});
  }
  return found;
}

bool SiteTable::is_async(Node function) const {
  if (!function.is(Kind::function_definition)) return false;
  if (syntax::is_async_function(function)) return true;
  const AsyncSite* site = find(function, AsyncSite::Kind::kFunction);
  return site != nullptr && form_of(model(), *site) != DefinitionForm::kPlain;
}

bool SiteTable::is_harmless(Node node) const {
  return std::binary_search(request_.harmless.begin(), request_.harmless.end(), node.id());
}

AsyncChange SiteTable::change_of(Node node) const {
  switch (node.kind()) {
    case Kind::function_definition:
      return is_async(node) ? AsyncChange::kAsync : AsyncChange::kNone;
    case Kind::with_item:
      return has(node, AsyncSite::Kind::kWith) || is_harmless(node) ? AsyncChange::kAsync
                                                                    : AsyncChange::kNone;
    case Kind::call:
      return has(node, AsyncSite::Kind::kCall) || is_harmless(node) ? AsyncChange::kAsync
                                                                    : AsyncChange::kNone;
    case Kind::generator_expression:
      return change_by(use_of_generator(*this, node));
    default:
      return AsyncChange::kNone;
  }
}

std::optional<Reason> SiteTable::obstacle_at(Node place, int comprehensions) const {
  if (model().tree.is_damaged(place)) return Reason::kSyntaxError;
  if (is_in_definition_header(place)) return Reason::kDefinitionHeader;
  if (is_behind_bare_star(place)) return Reason::kDoesNotFit;
  if (semantics::is_text_shown(place)) return Reason::kTextIsShown;
  const auto reason = obstacle_to_await(
      place, request_.comprehensions_nest, [this](Node node) { return change_of(node); }, comprehensions);
  return reason == Reason::kOutsideCoroutine && is_in_main(place) ? std::nullopt : reason;
}

// Whether statements of the module around the place become those of a coroutine function.
bool SiteTable::is_in_main(Node place) const {
  if (syntax::enclosing_scope_node(place)) return false;
  for (std::size_t i = 0; i < request_.sites.size(); ++i) {
    const AsyncSite& site = request_.sites[i];
    if (site.kind != AsyncSite::Kind::kMain || is_refused(i)) continue;
    if (site.node.begin() <= place.begin() && place.end() <= site.block.last.end()) return true;
  }
  return false;
}

bool SiteTable::has_other_inside(const AsyncSite& site, Node node) const {
  for (std::size_t i = 0; i < request_.sites.size(); ++i) {
    const AsyncSite& other = request_.sites[i];
    if (&other != &site && !is_refused(i) && other.node.is_inside(node)) return true;
  }
  return false;
}

bool SiteTable::has_other_in(const AsyncSite& site, text::Range range) const {
  for (std::size_t i = 0; i < request_.sites.size(); ++i) {
    const AsyncSite& other = request_.sites[i];
    if (&other != &site && !is_refused(i) && range.contains(other.node.range())) return true;
  }
  return false;
}

bool SiteTable::is_builtin(Node identifier) const {
  return identifier.is(Kind::identifier) && is_builtin_at(identifier.text(), identifier);
}

bool SiteTable::is_builtin_at(std::string_view name, Node site) const {
  const semantics::Scopes& scopes = model().scopes;
  return scopes.lookup(name, scopes.scope_at(site)) == semantics::kNoScope && scopes.star_imports().empty();
}

}  // namespace aioshift::rewrite
