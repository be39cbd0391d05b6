#include "rules/other_loops.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace aioshift::rules {
namespace {

using semantics::FileModel;

// Libraries with loops of their own. Not anyio: a program that only names that one, for tests for instance,
// runs on asyncio.
constexpr std::array<std::string_view, 2> kOtherLoops = {"trio", "curio"};

bool imports_one_of(const FileModel& model, std::initializer_list<std::string_view> modules) {
  const auto bindings = model.scopes.all_bindings();
  return std::any_of(bindings.begin(), bindings.end(), [modules](const semantics::Binding& binding) {
    const std::string_view target = binding.target;
    const std::string_view root = target.substr(0, target.find('.'));
    return std::find(modules.begin(), modules.end(), root) != modules.end();
  });
}

}  // namespace

bool imports_other_loop(const FileModel& model) {
  return imports_one_of(model, {"trio", "curio", "anyio"});
}

bool imports_asyncio(const FileModel& model) {
  return imports_one_of(model, {"asyncio"});
}

bool may_run_on_other_loop(const FileContext& context) {
  if (imports_other_loop(context.model)) return true;
  if (imports_asyncio(context.model)) return false;
  const auto names = names_of_other_loops(context.model);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return context.program.is_mentioned_elsewhere(name, context.path);
  });
}

std::vector<std::string> names_of_other_loops(const FileModel& model) {
  // Also where asyncio is imported now: another rule may make the import unused, and it goes.
  if (imports_other_loop(model)) return {};
  return names_of_all_other_loops();
}

std::vector<std::string> names_of_all_other_loops() {
  return {kOtherLoops.begin(), kOtherLoops.end()};
}

}  // namespace aioshift::rules
