// Classes whose objects go by the same names in both: Lock, Event, Semaphore, Condition.
#include <algorithm>
#include <array>

#include "rules/call_arguments.h"
#include "semantics/evaluation.h"
#include "site.h"
#include "synchronized_object.h"
#include "syntax/statements.h"

namespace aioshift::transforms::asyncio_to_anyio {

using rewrite::Reason;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

tl::unexpected<Refused> refuse(Reason reason, std::string why = {}, Node at = {}) {
  return tl::unexpected(Refused{reason, std::move(why), at});
}

bool is_semaphore(const Site& site) {
  return site.member.name.ends_with("Semaphore");
}

// The arguments as anyio's class takes them. The other classes take none here: a condition that is given a
// lock of asyncio's needs one of anyio's.
tl::expected<std::string, Refused> arguments_of(const Site& site) {
  constexpr auto parameters = std::to_array<std::string_view>({"value"});
  const auto arguments = rules::match_arguments(site.call, parameters, is_semaphore(site) ? 1 : 0);
  if (!arguments || (arguments->front() && !is_semaphore(site))) return refuse(Reason::kUnsupportedArguments);
  if (!is_semaphore(site)) return std::string("()");
  const Node value = arguments->front();
  std::string text = value ? std::string(value.text()) : "1";
  // `float("inf")`, `math.inf`: asyncio counts down from it, too.
  if (text.find("inf") != std::string::npos)
    return refuse(Reason::kUnsupportedArguments, "which takes a whole number", value);
  if (site.member.name == "BoundedSemaphore") {
    if (value && !semantics::is_stable(site.context.model, value))
      return refuse(Reason::kEvaluationOrder, "which takes the number twice", value);
    text += ", max_value=" + text;
  }
  return "(" + text + ")";
}

bool is_comment_inside(Node call) {
  for (NodeId id = call.id(); id < call.subtree_end(); ++id) {
    if (call.tree().node(id).is(Kind::comment)) return true;
  }
  return false;
}

}  // namespace

Result rewrite_synchronization(const Site& site) {
  if (!site.call) {
    const bool is_annotation = static_cast<bool>(site.name.ancestor(Kind::type));
    return is_annotation ? refuse(Reason::kEscapes, "but others pass what the annotation names")
                         : refuse(Reason::kUsedAsValue);
  }
  auto arguments = arguments_of(site);
  if (!arguments) return tl::unexpected(arguments.error());
  if (is_comment_inside(site.call)) return refuse(Reason::kCommentInTheWay);
  const auto holder = holder_of(site.context.model, site.call);
  if (!holder) return refuse(Reason::kEscapes, "but the object is not assigned to a name of its own");
  const ObjectUses uses = uses_of_object(site, *holder);
  if (uses.obstacle) return tl::unexpected(*uses.obstacle);

  Change change;
  change.at = site.call;
  auto said = say(site, {site.member.counterpart}, change);
  if (!said) return tl::unexpected(said.error());
  const Node list = site.call.child(Field::arguments);
  if (list.text() != *arguments) change.edits.push_back({list.range(), *arguments});
  for (const Node annotation : uses.annotations) change.edits.push_back({annotation.range(), said->front()});
  rename(site, said->front(), change);
  return change;
}

bool annotates_own_object(const Site& site) {
  if (site.member.form != Form::kSynchronization || site.call || !site.name.ancestor(Kind::type))
    return false;
  const FileModel& model = site.context.model;
  for (NodeId id = 0; id < model.tree.size(); ++id) {
    const Node call = model.tree.node(id);
    const Node name = call.is(Kind::call) ? call.child(Field::function) : Node();
    const auto member = name ? asyncio_member_at(model, name) : std::nullopt;
    const auto holder = member && member->name == site.member.name ? holder_of(model, call) : std::nullopt;
    if (!holder) continue;
    const auto annotations = uses_of_object({site.context, site.member, name, call}, *holder).annotations;
    if (std::find(annotations.begin(), annotations.end(), site.name) != annotations.end()) return true;
  }
  return false;
}

std::vector<std::string> names_of_objects(const FileModel& model) {
  std::vector<std::string> names;
  for (NodeId id = 0; id < model.tree.size(); ++id) {
    const Node call = model.tree.node(id);
    if (!call.is(Kind::call)) continue;
    const auto member = asyncio_member_at(model, call.child(Field::function));
    if (!member || member_named(member->name).form != Form::kSynchronization) continue;
    const auto holder = holder_of(model, call);
    if (!holder || (!holder->is_attribute && !holder->is_of_module)) continue;
    names.emplace_back(holder->name);
    if (holder->owner) names.emplace_back(holder->owner.child(Field::name).text());
  }
  return names;
}

}  // namespace aioshift::transforms::asyncio_to_anyio
