#include "rules/call_arguments.h"

#include <algorithm>

namespace aioshift::rules {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

std::optional<std::vector<Node>> match_arguments(Node call, std::span<const std::string_view> parameters,
                                                 std::size_t positional) {
  const Node arguments = call.child(Field::arguments);
  if (!arguments.is(Kind::argument_list)) return std::nullopt;
  std::vector<Node> matched(parameters.size());
  std::size_t next = 0;
  for (const Node argument : arguments.named_children()) {
    if (argument.is_one_of(Kind::list_splat, Kind::dictionary_splat, Kind::error)) return std::nullopt;
    if (argument.is(Kind::keyword_argument)) {
      const std::string_view name = argument.child(Field::name).text();
      const auto it = std::find(parameters.begin(), parameters.end(), name);
      if (it == parameters.end()) return std::nullopt;
      Node& slot = matched[static_cast<std::size_t>(it - parameters.begin())];
      if (slot) return std::nullopt;
      slot = argument.child(Field::value);
      continue;
    }
    if (next >= positional || matched[next]) return std::nullopt;
    matched[next++] = argument;
  }
  return matched;
}

}  // namespace aioshift::rules
