// Which `with` items and calls hold a lock of threads, as far as is known.
#include <algorithm>
#include <array>

#include "rewrite/await_place.h"
#include "rules/migration/sites.h"
#include "syntax/calls.h"

namespace aioshift::rules::migration {

using rules::ProgramView;
using semantics::ValueKind;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

// By what it is, or by its name where nothing is known of it.
bool SiteFinder::may_hold_lock(File file, semantics::Slot slot, std::string_view text) const {
  const auto values = solver_.values(program_.slot(file, slot));
  for (const semantics::ValueId id : values) {
    const semantics::Value& value = solver_.value(id);
    if (value.kind != ValueKind::kExternal && value.kind != ValueKind::kExternalInstance) continue;
    const std::string_view name = program_.names[value.a];
    if (name.starts_with("threading.") || name.starts_with("multiprocessing.")) return true;
    if (rewrite::names_lock(name)) return true;
  }
  if (!values.empty()) return false;
  constexpr auto kSigns = std::to_array<std::string_view>({"guard", "sem", "cond", "_cv", "barrier"});
  return rewrite::names_lock(text) || std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view sign) {
           return text.find(sign) != std::string_view::npos;
         });
}

std::vector<syntax::NodeId> SiteFinder::harmless_in(const ProgramView::Opened& file) const {
  std::vector<syntax::NodeId> harmless;
  const semantics::ModuleCode& code = program_.code(file.file);
  for (const semantics::Instruction& instruction : code.instructions) {
    const Node node = file.model.tree.node(instruction.node);
    if (instruction.op == semantics::Op::kEnter && node.is(Kind::with_item)) {
      if (!may_hold_lock(file.file, instruction.a, node.text())) harmless.push_back(node.id());
    } else if (instruction.op == semantics::Op::kCall && node.is(Kind::call) &&
               syntax::called_name(node) == "enter_context") {
      const bool is_one = instruction.count == 1;
      if (is_one &&
          !may_hold_lock(file.file, code.arguments[instruction.b].value, node.child(Field::arguments).text()))
        harmless.push_back(node.id());
    } else if (instruction.op == semantics::Op::kCall && node.is(Kind::call) &&
               syntax::called_name(node) == "acquire") {
      // `pool.acquire()` gives a connection.
      const std::string_view object = node.child(Field::function).child(Field::object).text();
      if (!may_hold_lock(file.file, instruction.a, object)) harmless.push_back(node.id());
    }
  }
  std::sort(harmless.begin(), harmless.end());
  return harmless;
}

}  // namespace aioshift::rules::migration
