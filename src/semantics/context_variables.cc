#include "semantics/context_variables.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace aioshift::semantics {
namespace {

// Sorted, for binary search. Not decimal, which keeps its precision in a context variable; not logging and
// warnings, whose filters are the program's; nothing that takes a function or calls methods of what it is
// given.
constexpr auto kModules = std::to_array<std::string_view>({
    "getpass",
    "glob",
    "os",
    "os.path",
    "platform",
    "secrets",
    "select",
    "socket",
    "subprocess",
    "tempfile",
    "time",
    "zlib",
});
constexpr auto kFunctions = std::to_array<std::string_view>({
    "hashlib.pbkdf2_hmac",
    "hashlib.scrypt",
    "shutil.copy",
    "shutil.copy2",
    "shutil.copyfile",
    "shutil.disk_usage",
    "shutil.which",
});
// A scandir or walk that is iterated later, and os.walk's onerror, are no exceptions: what they call is
// called where they are iterated.
constexpr auto kBuiltins = std::to_array<std::string_view>({"input", "open"});
static_assert(std::is_sorted(kModules.begin(), kModules.end()));
static_assert(std::is_sorted(kFunctions.begin(), kFunctions.end()));

template <typename Array>
bool holds(const Array& sorted, std::string_view name) {
  return std::binary_search(sorted.begin(), sorted.end(), name);
}

}  // namespace

bool ignores_context_variables(const FileModel& model, syntax::Node function) {
  if (function.is(syntax::Kind::identifier)) {
    const ScopeId scope = model.scopes.lookup(function.text(), model.scopes.scope_at(function));
    if (scope == kNoScope) return model.scopes.star_imports().empty() && holds(kBuiltins, function.text());
  }
  const auto name = model.names.of(function);
  if (!name || !name->is_certain) return false;
  const std::string_view path = name->path;
  if (holds(kFunctions, path)) return true;
  const std::size_t dot = path.rfind('.');
  return dot != std::string_view::npos && holds(kModules, path.substr(0, dot));
}

}  // namespace aioshift::semantics
