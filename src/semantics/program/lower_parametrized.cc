// Tests that run once for each row of a table: what stands in it goes to their parameters.
// https://docs.pytest.org/en/stable/how-to/parametrize.html
#include <algorithm>

#include "semantics/program/lowering.h"
#include "syntax/calls.h"
#include "syntax/literals.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

// The names of parameters, in the order of the columns: `"a, b"` or `["a", "b"]`.
std::vector<std::string> column_names(Node names) {
  std::vector<std::string> columns;
  if (names.is_one_of(Kind::list, Kind::tuple)) {
    for (const Node name : names.named_children())
      columns.emplace_back(syntax::plain_string(name).value_or(""));
    return columns;
  }
  const std::string text(syntax::plain_string(names).value_or(""));
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t comma = std::min(text.find(',', begin), text.size());
    const std::size_t first = std::min(text.find_first_not_of(' ', begin), comma);
    const std::size_t last = text.find_last_not_of(' ', comma - 1);
    columns.push_back(last == std::string::npos || first >= comma ? ""
                                                                  : text.substr(first, last + 1 - first));
    begin = comma + 1;
  }
  return columns;
}

bool is_named(Node call, std::string_view name) {
  return call.is(Kind::call) && syntax::called_name(call) == name;
}

// What a call passes for a parameter.
Node passed_to(Node call, std::size_t position, std::string_view keyword) {
  std::size_t positional = 0;
  for (const Node argument : call.child(Field::arguments).named_children()) {
    if (argument.is(Kind::comment)) continue;
    if (argument.is(Kind::keyword_argument)) {
      if (argument.child(Field::name).text() == keyword) return argument.child(Field::value);
    } else if (positional++ == position) {
      return argument;
    }
  }
  return {};
}

}  // namespace

Slot Lowering::column_slot(FunctionIndex function, std::string_view column) const {
  for (const Parameter& parameter : builder_.code.functions[function].parameters) {
    if (parameter.name != kNoName && builder_.code.names[parameter.name] == column) return parameter.slot;
  }
  return kNoSlot;
}

// `made`: the instructions of the decorator, the last of which calls what gives it.
void Lowering::lower_parametrized(const Made& made, FunctionIndex function) {
  if (made.begin == made.end || !is_named(made.node, "parametrize")) return;
  const Instruction call = builder_.code.instructions[made.end - 1];
  if (call.op != Op::kCall) return;
  const auto argument = [&](std::size_t position, std::string_view keyword) {
    for (std::uint32_t i = 0; i < call.count; ++i) {
      const Argument& passed = builder_.code.arguments[call.b + i];
      const bool is_it =
          passed.kind == ArgumentKind::kKeyword ? builder_.code.names[passed.name] == keyword : i == position;
      if (is_it) return passed.value;
    }
    return kNoSlot;
  };
  const Node names = passed_to(made.node, 0, "argnames");
  const Slot rows = argument(1, "argvalues");
  if (!names || rows == kNoSlot) return;
  constexpr std::size_t kByKeyword = 1000;
  if (passed_to(made.node, kByKeyword, "indirect")) {
    // Fixtures get it, by way of pytest.
    const Argument given{rows, ArgumentKind::kPositional, kNoName};
    emit_call(builder_.new_slot(), std::span(&given, 1), made.node);
    return;
  }
  const std::vector<std::string> columns = column_names(names);
  std::vector<Slot> to;
  to.reserve(columns.size());
  for (const std::string& column : columns) to.push_back(column_slot(function, column));
  const Slot row = emit_value(Op::kIterate, made.node, rows);
  for (std::uint32_t i = 0; i < to.size(); ++i)
    copy(to.size() == 1 ? row : emit_value(Op::kUnpack, made.node, row, kNoSlot, kNoName, i), to[i]);
  // `pytest.param(a, b, id="both")`
  for (std::size_t i = made.begin; i + 1 < made.end; ++i) {
    const Instruction inner = builder_.code.instructions[i];
    if (inner.op != Op::kCall || inner.node == 0 || !is_named(model_.tree.node(inner.node), "param"))
      continue;
    for (std::uint32_t k = 0; k < std::min<std::size_t>(inner.count, to.size()); ++k) {
      const Argument& value = builder_.code.arguments[inner.b + k];
      if (value.kind == ArgumentKind::kPositional) copy(value.value, to[k]);
    }
  }
}

}  // namespace aioshift::semantics
