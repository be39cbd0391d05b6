#include "strings.h"

#include <algorithm>

#include "syntax/calls.h"
#include "syntax/statements.h"

namespace aioshift::transforms::unneeded_async {

using rewrite::Reason;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

// Shorter pieces of names are pieces of anything.
constexpr std::size_t kShortestPiece = 3;

bool is_in_all(Node string) {
  const Node assignment = string.ancestor(Kind::assignment, Kind::augmented_assignment, Kind::call);
  return assignment.child(Field::left).text() == "__all__" ||
         (assignment.is(Kind::call) && assignment.child(Field::function).text().starts_with("__all__."));
}

bool is_part_of_name(std::string_view text) {
  return text.size() >= kShortestPiece && text.find_first_of(" \t\n") == std::string_view::npos;
}

// `f"on_{event}"`, `"on_" + event`, `"on_%s" % event`, `"on_{}".format(event)`.
bool is_completed(Node string) {
  const Node around = string.parent();
  return string.child(Kind::interpolation) || around.is(Kind::binary_operator) ||
         (around.is(Kind::attribute) && around.child(Field::attribute).text() == "format");
}

// What names are told by: `name.startswith("on_")`, `name.removeprefix("on_")`.
bool is_asked_for(Node string) {
  Node argument = string;
  if (argument.parent().is(Kind::tuple)) argument = argument.parent();
  const Node call = argument.parent().parent();
  if (!argument.parent().is(Kind::argument_list) || !call.is(Kind::call)) return false;
  const std::string_view method = syntax::called_name(call);
  return method == "startswith" || method == "endswith" || method == "removeprefix" ||
         method == "removesuffix";
}

}  // namespace

void each_name_in_strings(const semantics::FileModel& model, const std::set<std::string, std::less<>>& names,
                          const std::function<void(Node, std::string_view, Reason)>& found) {
  const syntax::Tree& tree = model.tree;
  for (NodeId id = 0; id < tree.size(); ++id) {
    const Node content = tree.node(id);
    if (!content.is(Kind::string_content)) continue;
    const std::string_view text = content.text();
    if (text.empty() || text.find_first_of(" \t\n") != std::string_view::npos) continue;
    const Node string = content.parent();
    if (is_in_all(string)) continue;
    const std::size_t separator = text.find_first_of(".:");
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find_first_of(".:", begin), text.size());
      const std::string_view part = text.substr(begin, end - begin);
      if (names.count(part) != 0)
        found(string, part,
              separator == std::string_view::npos ? Reason::kUsedElsewhere : Reason::kPatchedByName);
      begin = end + 1;
    }
    if (!is_completed(string) && !is_asked_for(string)) continue;
    const std::string_view start = text.substr(0, text.find_first_of("%{"));
    const std::size_t last = text.find_last_of("s}");
    const std::string_view tail = text.find_first_of("%{") == std::string_view::npos
                                      ? text
                                      : text.substr(last == std::string_view::npos ? text.size() : last + 1);
    for (const std::string& name : names) {
      const bool may_be = (is_part_of_name(start) && name.starts_with(start)) ||
                          (is_part_of_name(tail) && name.ends_with(tail));
      if (may_be) found(string, name, Reason::kUsedElsewhere);
    }
  }
}

}  // namespace aioshift::transforms::unneeded_async
