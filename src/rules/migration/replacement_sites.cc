// What takes the place of functions that become asynchronous, among the places of a file.
#include "rules/migration/sites.h"

namespace aioshift::rules::migration {

// What tests put in a function's place, which changes with it or keeps it as it is.
void SiteFinder::add_replacements(const ProgramView::Opened& file, std::vector<PlannedSite>& sites) const {
  const auto new_name = [this](semantics::FunctionId function) { return new_name_of(function); };
  for (Replacements::Place& place : replacements_.places(file, colouring_, new_name)) {
    PlannedSite site;
    site.stands_apart = true;
    site.function = place.function;
    site.range = place.text.node.range();
    site.text = std::move(place.text);
    site.reason = place.reason;
    sites.push_back(std::move(site));
  }
}

}  // namespace aioshift::rules::migration
