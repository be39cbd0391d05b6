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
  if (!names) return columns;
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
    if (parameter.name != kNoName && builder_.code.names.text(parameter.name) == column)
      return parameter.slot;
  }
  return kNoSlot;
}

// `call`: the instruction of the decorator.
void Lowering::lower_parametrized(Node decorator, const Instruction& call, FunctionIndex function) {
  if (!is_named(decorator, "parametrize") || call.op != Op::kCall) return;
  const auto argument = [&](std::size_t position, std::string_view keyword) {
    for (std::uint32_t i = 0; i < call.count; ++i) {
      const Argument& passed = builder_.code.arguments[call.b + i];
      const bool is_it = passed.kind == ArgumentKind::kKeyword
                             ? builder_.code.names.text(passed.name) == keyword
                             : i == position;
      if (is_it) return passed.value;
    }
    return kNoSlot;
  };
  const Slot rows = argument(1, "argvalues");
  const Node names = passed_to(decorator, 0, "argnames");
  if (rows == kNoSlot || !names) return;
  const std::vector<std::string> columns = column_names(names);
  const Slot row = emit_value(Op::kIterate, decorator, rows);
  for (std::uint32_t i = 0; i < columns.size(); ++i) {
    const Slot to = column_slot(function, columns[i]);
    // One column, which `pytest.param(a)` has all the same.
    if (columns.size() == 1) copy(row, to);
    copy(emit_value(Op::kUnpack, decorator, row, kNoSlot, kNoName, i), to);
  }
}

// Whether a call of `parametrize` gives what it says to the test below it, where lower_parametrized() sees it
// do that: otherwise it may go anywhere.
bool Lowering::is_seen_parametrized(Node call) const {
  constexpr std::size_t kByKeyword = 1000;
  const Node decorated = call.parent().parent();
  if (!call.parent().is(Kind::decorator) || !decorated.is(Kind::decorated_definition)) return false;
  // Fixtures get what is said to be indirect.
  if (passed_to(call, kByKeyword, "indirect")) return false;
  const std::vector<std::string> columns = column_names(passed_to(call, 0, "argnames"));
  const Node parameters = decorated.child(Field::definition).child(Field::parameters);
  const auto is_parameter = [&](const std::string& column) {
    if (!parameters) return !column.empty();  // of the tests of a class
    for (const Node parameter : parameters.named_children()) {
      const Node name = parameter.is(Kind::identifier) ? parameter : parameter.named_child(0);
      if (name.text() == column) return true;
    }
    return false;
  };
  return !columns.empty() && std::all_of(columns.begin(), columns.end(), is_parameter);
}

}  // namespace aioshift::semantics
