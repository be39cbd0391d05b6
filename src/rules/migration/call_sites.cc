// Places that use something asynchronous: what they have to say from now on, or why they stay.
#include <algorithm>

#include "rules/migration/kept_functions.h"
#include "rules/migration/main_run.h"
#include "rules/migration/renames.h"
#include "rules/migration/sites.h"
#include "rules/migration/sources.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using rewrite::AsyncSite;
using rewrite::Reason;
using rules::ProgramView;
using semantics::Barrier;
using semantics::ColouredSite;
using semantics::EdgeKind;
using semantics::FunctionId;
using semantics::LooseEnd;
using semantics::ValueKind;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

bool is_iteration(EdgeKind kind) {
  return kind == EdgeKind::kIterate || kind == EdgeKind::kNext || kind == EdgeKind::kGenerate;
}

// How the place can say what it now has to; none where Python has no words for it.
std::optional<AsyncSite::Kind> kind_of(EdgeKind edge, Node node, bool is_module_level) {
  if (is_iteration(edge)) {
    if (node.is(Kind::for_statement)) return AsyncSite::Kind::kFor;
    if (node.is(Kind::for_in_clause)) return AsyncSite::Kind::kComprehension;
    if (node.is(Kind::yield)) return AsyncSite::Kind::kYieldFrom;
    if (node.is(Kind::call)) return AsyncSite::Kind::kConsumer;
    return std::nullopt;
  }
  if (edge == EdgeKind::kEnter || edge == EdgeKind::kExit) {
    if (node.is(Kind::with_item)) return AsyncSite::Kind::kWith;
    // An exit stack's.
    const bool enters = node.is(Kind::call) && syntax::called_name(node) == "enter_context";
    return enters && !is_module_level ? std::optional(AsyncSite::Kind::kCall) : std::nullopt;
  }
  if (node.is(Kind::call)) return is_module_level ? AsyncSite::Kind::kEntry : AsyncSite::Kind::kCall;
  if (edge == EdgeKind::kProperty && node.is(Kind::attribute)) return AsyncSite::Kind::kCall;
  return std::nullopt;
}

// What a report shows of a place: the loop's header rather than its body.
text::Range shown_range(Node node) {
  if (node.is(Kind::for_statement)) return node.child(Field::right).range();
  return node.range();
}

bool is_assigned(Node attribute) {
  const Node around = attribute.parent();
  return around.is_one_of(Kind::assignment, Kind::augmented_assignment) && attribute.field() == Field::left;
}

}  // namespace

bool SiteFinder::is_repeated(Node node) {
  for (Node up = node.parent(); up; up = up.parent()) {
    if (up.is_one_of(Kind::for_statement, Kind::while_statement, Kind::class_definition, Kind::for_in_clause,
                     Kind::function_definition, Kind::lambda, Kind::list_comprehension,
                     Kind::set_comprehension, Kind::dictionary_comprehension, Kind::generator_expression))
      return true;
  }
  return false;
}

Node SiteFinder::stack_of(const semantics::FileModel& model, Node call) {
  const Node callee = call.child(Field::function);
  const Node name = callee.is(Kind::attribute) ? callee.child(Field::object) : Node();
  if (!name.is(Kind::identifier)) return {};
  const semantics::ScopeId scope = model.scopes.lookup(name.text(), model.scopes.scope_at(name));
  if (scope == semantics::kNoScope) return {};
  const auto bindings = model.scopes.bindings(scope, name.text());
  if (bindings.size() != 1 || bindings.front()->kind != semantics::BindingKind::kWith ||
      syntax::enclosing_function(bindings.front()->name) != syntax::enclosing_function(call))
    return {};
  for (const Node reference : model.scopes.references_to(scope, name.text())) {
    if (reference == bindings.front()->name) continue;
    const Node attribute = reference.parent();
    const bool is_called = attribute.is(Kind::attribute) && attribute.parent().is(Kind::call) &&
                           attribute.parent().child(Field::function) == attribute;
    const std::string_view method = is_called ? attribute.child(Field::attribute).text() : std::string_view();
    if (method != "enter_context" && method != "callback") return {};
  }
  return bindings.front()->name.ancestor(Kind::with_item);
}

std::optional<Reason> SiteFinder::why_it_stays(FunctionId function) const {
  if (const auto refused = refused_.find(function); refused != refused_.end()) return refused->second;
  ColouredSite barred;
  barred.function = function;
  barred.barrier = colouring_.barrier(function);
  return reason_of(barred);
}

std::optional<Reason> SiteFinder::reason_of(const ColouredSite& site) const {
  switch (site.barrier) {
    case Barrier::kNone:
    case Barrier::kEntryPoint:
      return std::nullopt;
    case Barrier::kStaysSync:
      return Reason::kStaysSync;
    case Barrier::kConstructor:
    case Barrier::kSpecialMethod:
    case Barrier::kSetter:
    case Barrier::kLibraryMethod:
    case Barrier::kBothProtocols:
      return Reason::kCalledSynchronously;
    case Barrier::kCallback:
      return threads_.reason_for(site.function).value_or(Reason::kCalledSynchronously);
    case Barrier::kLambda:
      return Reason::kInsideLambda;
    case Barrier::kRefused: {
      const auto found = refused_.find(site.function);
      return found == refused_.end() ? Reason::kNoAsyncCounterpart : found->second;
    }
    case Barrier::kMixed:
      return Reason::kMixedCallees;
    case Barrier::kModuleLevel:
      return Reason::kOutsideCoroutine;
  }
  return std::nullopt;
}

// What the user names is asynchronous as it is.
bool SiteFinder::is_named_by_user(const std::string& name) const {
  const auto& names = view_.async_names().async_names;
  return std::find(names.begin(), names.end(), name) != names.end();
}

// A blocking function, which in a module's own code holds up nobody.
bool SiteFinder::is_plain_source(semantics::ValueId target) const {
  const semantics::Value& value = solver_.value(target);
  if (value.kind != ValueKind::kExternal) return false;
  const std::string& name = program_.names[value.a];
  return find_source(name) && !is_named_by_user(name);
}

// A place that uses what stays beside its counterpart, and awaits that: it says the other name.
void SiteFinder::call_twin(const ProgramView::Opened& file, PlannedSite& site,
                           std::vector<PlannedSite>& sites) const {
  const FunctionId function = solver_.value(site.target).a;
  site.calls_kept = true;
  if (site.reason || !async_special_method(function).empty() || !kept_.has_twin(function)) return;
  Node call = site.text.node;
  switch (site.text.kind) {
    case AsyncSite::Kind::kCall:
      if (site.text.new_name.empty()) site.reason = Reason::kUsedAsValue;
      break;
    case AsyncSite::Kind::kFor:
    case AsyncSite::Kind::kComprehension:
      call = call.child(Field::right);
      break;
    case AsyncSite::Kind::kWith:
      call = call.child(Field::value);
      if (call.is(Kind::as_pattern)) call = call.named_child(0);
      break;
    case AsyncSite::Kind::kYieldFrom:
      call = call.named_child(0);
      break;
    case AsyncSite::Kind::kConsumer:
      call = call.child(Field::arguments).named_child(0);
      break;
    default:
      break;
  }
  if (site.text.kind != AsyncSite::Kind::kCall) {
    // What gives a generator or a manager is no call that is awaited.
    while (call.is(Kind::parenthesized_expression)) call = call.named_child(0);
    if (!call.is(Kind::call) || syntax::called_name(call) != name_of(function)) {
      site.reason = Reason::kUsedAsValue;
      return;
    }
    PlannedSite name;
    name.text.kind = AsyncSite::Kind::kName;
    name.text.node = call.child(Field::function);
    if (name.text.node.is(Kind::attribute)) name.text.node = name.text.node.child(Field::attribute);
    name.text.new_name = new_name_of(function);
    name.range = name.text.node.range();
    name.function = function;
    name.is_rename = true;
    name.stands_apart = true;
    sites.push_back(std::move(name));
    return;
  }
  // A bare name has to be there beside the old one.
  const Node callee = call.child(Field::function);
  if (site.reason || !callee.is(Kind::identifier)) return;
  const semantics::Scopes& scopes = file.model.scopes;
  for (const semantics::Binding* binding :
       scopes.bindings(scopes.lookup(callee.text(), scopes.scope_at(callee)), callee.text())) {
    const bool is_plain =
        binding->kind == semantics::BindingKind::kFunction ||
        (binding->kind == semantics::BindingKind::kImportFrom && !binding->binder.is(Kind::aliased_import));
    if (!is_plain) site.reason = Reason::kUsedAsValue;
  }
}

PlannedSite SiteFinder::call_site(const ProgramView::Opened& file, const ColouredSite& coloured,
                                  const MainRun& main) const {
  const semantics::Instruction& instruction = program_.instruction_code(coloured.site);
  const Node node = file.model.tree.node(instruction.node);
  PlannedSite site;
  site.function = coloured.function;
  site.instruction = coloured.site;
  site.target = coloured.target;
  site.is_module_level = coloured.is_entry;
  site.is_guess = coloured.is_guess;
  site.text.node = node;
  site.range = shown_range(node);
  const bool is_in_main = coloured.is_entry && main.holds(node);
  const bool is_in_lambda =
      coloured.barrier == Barrier::kEntryPoint && program_.function_code(coloured.function).is_lambda;
  if (!is_in_main || coloured.barrier != Barrier::kModuleLevel) site.reason = reason_of(coloured);
  const auto kind = kind_of(coloured.kind, node, (coloured.is_entry && !is_in_main) || is_in_lambda);
  if (kind) {
    site.text.kind = *kind;
    // `self.name = x`, `self.count += 1`
    if (node.is(Kind::attribute) && !site.reason && is_assigned(node)) site.reason = Reason::kAssignedTo;
  } else if (!site.reason) {
    site.reason = instruction.is_decorator ? Reason::kDefinitionHeader : Reason::kNoAsyncCounterpart;
  }
  if (site.reason && kind == AsyncSite::Kind::kCall && policies_[file.file] == BarrierPolicy::kBridge) {
    if (const auto form = bridges_->run_at(coloured)) {
      site.text.kind = AsyncSite::Kind::kEntry;
      site.text.runs_in_thread = *form == RunForm::kInThread;
      site.is_bridged = true;
      site.reason.reset();
      return site;
    }
  }
  // One run for each turn of a loop, or while a class is defined, is not what anybody wants.
  site.is_bridged = is_in_lambda && !site.reason;
  if (kind == AsyncSite::Kind::kEntry && !site.reason && !is_in_lambda && is_repeated(node))
    site.reason = Reason::kOutsideCoroutine;
  if (kind == AsyncSite::Kind::kEntry && !site.reason && may_run_in_loop(file.model, node))
    site.reason = Reason::kLoopMayBeRunning;
  if (coloured.is_generator_method) site.text.new_name = "a" + std::string(syntax::called_name(node));
  const semantics::Value& target = solver_.value(coloured.target);
  if (kind == AsyncSite::Kind::kCall && target.kind == ValueKind::kFunction) {
    // `from pages import load as get`, and `get()`
    const std::string_view called =
        node.is(Kind::attribute) ? node.child(Field::attribute).text() : syntax::called_name(node);
    const Node callee = node.is(Kind::attribute) ? node : node.child(Field::function);
    if (called == name_of(target.a) &&
        (!renames_ || renames_->new_name(target.a).empty() || renames_->is_said_at(file, callee)))
      site.text.new_name = new_name_of(target.a);
    site.text.ends_iteration = ends_iteration_.count(target.a) != 0;
  } else if (kind == AsyncSite::Kind::kCall && target.kind == ValueKind::kExternal) {
    const auto& rename = view_.async_names().rename;
    const std::string& name = program_.names[target.a];
    const auto found = rename.find(name);
    if (found != rename.end()) site.text.new_name = found->second;
    if (name.ends_with(".__enter__")) site.text.new_name = "__aenter__";
    if (name.ends_with(".__exit__")) site.text.new_name = "__aexit__";
    if (const auto source = find_source(name); source && !is_named_by_user(name)) {
      site.text.asyncio_function = source->replacement;
      site.text.runs_in_thread = source->replacement.empty();
      // `def poll(sleep=time.sleep): sleep(1)`: another function may be passed.
      const auto called = file.model.names.of(node.child(Field::function));
      if (!site.reason && !(called && called->is_certain && called->path == name))
        site.reason = Reason::kMixedCallees;
    }
  }
  return site;
}

PlannedSite SiteFinder::loose_end(const ProgramView::Opened& file, const LooseEnd& loose) const {
  PlannedSite site;
  site.loose_end = loose.kind;
  site.function = loose.function;
  site.instruction = loose.site;
  site.text.node = file.model.tree.node(program_.instruction_code(loose.site).node);
  site.range = shown_range(site.text.node);
  switch (loose.kind) {
    case LooseEnd::Kind::kFunction:
      site.reason = threads_.reason_at(loose.site).value_or(Reason::kUsedAsValue);
      break;
    case LooseEnd::Kind::kIterable:
    case LooseEnd::Kind::kManager:
      site.reason = Reason::kNoAsyncCounterpart;
      break;
    case LooseEnd::Kind::kOverride:
      site.text.node =
          site.text.node.is(Kind::function_definition) ? site.text.node.child(Field::name) : site.text.node;
      site.range = site.text.node.range();
      site.reason = Reason::kMixedCallees;
      break;
    case LooseEnd::Kind::kUnknownReceiver:
      site.reason = Reason::kUnknownReceiver;
      break;
    case LooseEnd::Kind::kLoop:
      site.reason = Reason::kLoopMayBeRunning;
      break;
  }
  return site;
}

}  // namespace aioshift::rules::migration
