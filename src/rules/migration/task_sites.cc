// Places where tasks do from now on what threads did.
#include <algorithm>

#include "rules/migration/kept_functions.h"
#include "rules/migration/main_run.h"
#include "rules/migration/pool_text.h"
#include "rules/migration/renames.h"
#include "rules/migration/sites.h"
#include "rules/migration/thread_group_text.h"

namespace aioshift::rules::migration {

using rewrite::AsyncSite;
using rewrite::Reason;
using rules::ProgramView;
using semantics::Barrier;
using semantics::ColouredSite;
using semantics::EdgeKind;
using semantics::FunctionId;

void SiteFinder::add_thread_sites(const ProgramView::Opened& file,
                                  std::span<const ColouredSite* const> coloured, const MainRun& main,
                                  std::vector<PlannedSite>& sites) const {
  std::map<semantics::InstructionId, const ColouredSite*> awaiting;
  for (const ColouredSite* site : coloured) {
    if (site->kind == EdgeKind::kCallback) awaiting.emplace(site->site, site);
  }
  if (awaiting.empty()) return;
  for (const ThreadSites::Pool& pool : threads_.pools_in(file)) {
    add_task_site(file, {pool.pool.opened, pool.sites, pool.pool.results}, awaiting, main, sites,
                  [&] { return tasks_of_pool(file.model, pool.pool, pool.parameters); });
  }
  for (const ThreadSites::Group& group : threads_.groups_in(file)) {
    add_task_site(file, {group.group.threads.front().made, group.sites, {}}, awaiting, main, sites,
                  [&] { return tasks_of_threads(file.model, group.group); });
  }
}

void SiteFinder::add_task_site(
    const ProgramView::Opened& file, const ThreadPlace& place,
    const std::map<semantics::InstructionId, const ColouredSite*>& awaiting, const MainRun& main,
    std::vector<PlannedSite>& sites,
    const std::function<tl::expected<rewrite::AsyncSubstitute, Reason>()>& text_of_tasks) const {
  const ColouredSite* first = nullptr;
  bool is_all = true;
  std::optional<Reason> reason;
  for (const semantics::InstructionId id : place.calls) {
    const auto found = awaiting.find(id);
    if (found == awaiting.end()) {
      is_all = false;
      continue;
    }
    const ColouredSite& site = *found->second;
    if (first == nullptr) first = &site;
    const bool is_in_main = site.is_entry && main.holds(place.node);
    if (!reason && !(is_in_main && site.barrier == Barrier::kModuleLevel)) reason = reason_of(site);
    const FunctionId function = solver_.value(site.target).a;
    // What is called would have to say another name.
    if (kept_.is_kept(function) || !new_name_of(function).empty()) reason = Reason::kUsedAsValue;
  }
  if (first == nullptr) return;
  if (!is_all) reason = Reason::kMixedCallees;
  PlannedSite site;
  site.runs_tasks = true;
  site.stands_apart = true;
  site.function = solver_.value(first->target).a;
  site.instruction = first->site;
  site.target = first->target;
  site.text.kind = AsyncSite::Kind::kSubstitute;
  site.text.node = place.node;
  site.range = file.model.tree.node(program_.instruction_code(first->site).node).range();
  if (!reason) {
    auto text = text_of_tasks();
    if (text) {
      site.text.substitute = std::move(*text);
    } else {
      reason = text.error();
    }
  }
  site.reason = reason;
  // Handlers around what raises the errors of the tasks have to catch others.
  for (const syntax::Node node : place.results) {
    PlannedSite raises = site;
    raises.text = {};
    raises.text.kind = AsyncSite::Kind::kSubstitute;
    raises.text.node = node;
    raises.is_module_level = first->is_entry;
    if (!reason) sites.push_back(std::move(raises));
  }
  sites.push_back(std::move(site));
}

}  // namespace aioshift::rules::migration
