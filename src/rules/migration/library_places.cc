// What a library map says of a file, among the places that change.
#include <algorithm>
#include <set>
#include <tuple>

#include "rules/migration/sites.h"
#include "rules/migration/wording.h"

namespace aioshift::rules::migration {

using rewrite::AsyncSite;
using rewrite::Reason;
using rules::ProgramView;
using semantics::ColouredSite;
using semantics::EdgeKind;
using semantics::ValueKind;

// A call that a library's map has more to say about.
bool SiteFinder::is_of_library(const ColouredSite& site) const {
  const semantics::Value& target = solver_.value(site.target);
  return (site.kind == EdgeKind::kCall || site.kind == EdgeKind::kProperty) &&
         target.kind == ValueKind::kExternal &&
         libraries_.sites().map_of(program_.names[target.a]) != nullptr;
}

LibraryFindings SiteFinder::library_findings(const ProgramView::Opened& file,
                                             std::span<const ColouredSite* const> coloured) const {
  if (libraries_.sites().empty()) return {};
  std::vector<ModuleEntry> entries;
  for (const ColouredSite* site : coloured) {
    if (!site->is_entry || is_of_library(*site)) continue;
    const syntax::Node node = file.model.tree.node(program_.instruction_code(site->site).node);
    entries.push_back({node, site->kind != EdgeKind::kCall || is_repeated(node)});
  }
  LibraryFindings found = libraries_.sites().find(file, libraries_.mixed(), entries);
  // What stays as it is in the module's own code awaits nothing.
  if (found.main && refused_.count(found.main->function) != 0) found.main.reset();
  return found;
}

void SiteFinder::add_main(const LibraryFindings& found, std::vector<PlannedSite>& sites) const {
  if (!found.main) return;
  PlannedSite site;
  site.function = found.main->function;
  site.text = found.main->text;
  site.range = site.text.node.range();
  sites.push_back(std::move(site));
}

void SiteFinder::add_library_sites(LibraryFindings found, std::vector<PlannedSite>& sites) const {
  const auto used_in = [&](text::Range range) -> const PlannedSite* {
    const auto at = std::find_if(sites.begin(), sites.end(), [&](const PlannedSite& site) {
      return !site.reason && !site.is_function && range.contains(site.text.node.range());
    });
    return at == sites.end() ? nullptr : &*at;
  };
  // Handlers come behind what they guard.
  std::stable_partition(found.sites.begin(), found.sites.end(),
                        [](const LibrarySite& site) { return site.guards.empty(); });
  std::vector<PlannedSite> added;
  std::set<std::tuple<text::Offset, text::Offset, Reason, std::string>> told;
  for (LibrarySite& site : found.sites) {
    const bool is_needed = libraries_.is_active(site.map) || colouring_.is_async(site.function);
    if ((site.is_widening || site.is_annotation) && !is_needed) continue;
    if (site.is_stand_in && !libraries_.is_active(site.map)) continue;
    if (site.is_type_test && !site.refusal && refused_.count(site.function) != 0) continue;
    if (!site.guards.empty()) {
      for (PlannedSite& one : added) sites.push_back(std::move(one));
      added.clear();
      if (used_in(site.guards) == nullptr) continue;
    }
    PlannedSite planned;
    planned.function = site.function;
    if (!site.guards.empty()) {
      const PlannedSite& guarded = *used_in(site.guards);
      planned.is_module_level = guarded.is_module_level;
      planned.target = guarded.target;
    }
    planned.library = site.map;
    planned.subject = shown_name(site.subject);
    planned.range = site.range;
    planned.is_reported = site.is_reported;
    planned.is_told_only = site.is_stand_in;
    planned.text = std::move(site.text);
    if (site.settled) planned.settled = site.settled.id();
    const bool needs_coroutine = planned.text.kind != AsyncSite::Kind::kSubstitute;
    const bool is_coroutine = colouring_.is_async(site.function) || colouring_.is_bridge(site.function) ||
                              (found.main && found.main->run.holds(planned.text.node));
    if (site.refusal) {
      planned.reason = site.refusal->reason;
      planned.refusal = std::move(site.refusal->text);
    } else if (const auto refused = refused_.find(site.function);
               refused != refused_.end() && !site.is_widening) {
      if (!site.is_reported) continue;
      planned.reason = refused->second;
      if (const std::string* culprit = libraries_.culprit(site.function))
        planned.refusal = "`" + shown_name(*culprit) + "` in the same function does";
    } else if (needs_coroutine && !is_coroutine) {
      ColouredSite barred;
      barred.function = site.function;
      barred.barrier = colouring_.barrier(site.function);
      planned.reason = reason_of(barred).value_or(Reason::kOutsideCoroutine);
    }
    // One place may be in the way for several reasons, but not twice for one.
    if (planned.reason &&
        !told.emplace(planned.range.begin, planned.range.end, *planned.reason, planned.subject).second)
      continue;
    added.push_back(std::move(planned));
  }
  for (PlannedSite& one : added) sites.push_back(std::move(one));
}

}  // namespace aioshift::rules::migration
