#include "task_names.h"

#include "rewrite/fresh_name.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"

namespace aioshift::transforms::gather_to_taskgroup {

using syntax::called_name;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::without_leading_underscores;

std::string_view base_name(const Argument& argument) {
  const Node coroutine =
      argument.kind == Argument::Kind::kCreation
          ? syntax::without_parentheses(argument.node.child(Field::arguments).named_child(0))
          : argument.node;
  std::string_view base = rewrite::name_for_value(coroutine);
  if (base.empty() && coroutine.is(Kind::call)) base = without_leading_underscores(called_name(coroutine));
  if (base.empty() && coroutine.is(Kind::identifier)) base = coroutine.text();
  return base;
}

std::string task_name(Node target, std::string_view base) {
  std::string_view own;
  if (target.is(Kind::identifier)) own = without_leading_underscores(target.text());
  if (target.is(Kind::attribute)) own = without_leading_underscores(target.child(Field::attribute).text());
  return rewrite::name_for_task(own.empty() ? base : own);
}

}  // namespace aioshift::transforms::gather_to_taskgroup
