#include "rules/migration/sources.h"

#include <algorithm>
#include <array>

namespace aioshift::rules::migration {
namespace {
constexpr auto kSources = std::to_array<Source>({{"os.system", ""},
                                                 {"subprocess.call", ""},
                                                 {"subprocess.check_call", ""},
                                                 {"subprocess.check_output", ""},
                                                 {"subprocess.getoutput", ""},
                                                 {"subprocess.getstatusoutput", ""},
                                                 {"subprocess.run", ""},
                                                 {"time.sleep", "sleep"},
                                                 {"urllib.request.urlopen", ""},
                                                 {"urllib.request.urlretrieve", ""}});
}  // namespace

std::span<const Source> blocking_sources() {
  return kSources;
}

std::optional<Source> find_source(std::string_view name) {
  const auto found = std::find_if(kSources.begin(), kSources.end(),
                                  [&](const Source& source) { return source.name == name; });
  return found == kSources.end() ? std::nullopt : std::optional(*found);
}

}  // namespace aioshift::rules::migration
