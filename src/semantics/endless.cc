#include "semantics/endless.h"

#include "semantics/control_flow.h"
#include "semantics/values.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

bool block_runs_forever(const FileModel& model, Node block, int depth) {
  Node last;
  for (const Node statement : block.named_children()) last = statement;
  const Exits exits = exits_of(block);
  if (!last || exits.returns || depth > 4) return false;
  if (last.is(Kind::while_statement) && !exits.falls_through) return true;
  // `for i in itertools.count():` without a way out.
  if (last.is(Kind::for_statement)) {
    const auto iterable = model.names.of_callee(last.child(Field::right));
    return iterable && iterable->path == "itertools.count" && !exits_of(last.child(Field::body)).breaks;
  }
  if (last.is_one_of(Kind::try_statement, Kind::with_statement) && !last.child(Kind::except_clause))
    return block_runs_forever(model, last.child(Field::body), depth + 1);
  // `await self.serve()` at the end, which does.
  const Node value = last.is(Kind::expression_statement) ? last.named_child(0) : Node();
  const Node called = value.is(Kind::await) ? function_called(model, value.named_child(0)) : Node();
  return called && block_runs_forever(model, called.child(Field::body), depth + 1);
}

}  // namespace

bool runs_forever(const FileModel& model, Node function_definition) {
  return block_runs_forever(model, function_definition.child(Field::body), 0);
}

}  // namespace aioshift::semantics
