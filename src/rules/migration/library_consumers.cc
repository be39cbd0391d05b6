// Functions of other libraries that get an object of a map: `json.load(file)` reads from it.
#include <algorithm>

#include "rewrite/removal.h"
#include "rules/migration/library_change.h"
#include "rules/migration/library_look.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using rewrite::AsyncSite;
using rewrite::Reason;
using syntax::Kind;
using syntax::Node;

namespace {

// Whether the function opens such objects itself, and so becomes a coroutine function.
bool opens_one(const LibraryLook& look, const ConsumerCall& call) {
  return std::any_of(look.calls.begin(), look.calls.end(), [&](const MappedCall& other) {
    const bool opens = other.function->style == library::Style::kOpen ||
                       (call.map->lends() && other.function->style == library::Style::kAwait);
    return other.in == call.in && other.map == call.map && opens;
  });
}

// `json.load(urlopen(url))`: what opens the object also reads it.
bool is_opened_there(const LibraryLook& look, const ConsumerCall& call) {
  const Node object = syntax::without_parentheses(call.object);
  if (!object.is(Kind::call) || call.consumer->reads.empty()) return false;
  return std::any_of(look.calls.begin(), look.calls.end(), [&](const MappedCall& other) {
    const library::Type* type = other.map->type(other.function->returns);
    return other.node == object && other.function->style == library::Style::kOpen && type != nullptr &&
           type->role == library::Type::Role::kBlock;
  });
}

// `json.load(file)` → `json.loads(await file.read())`
void read_from(LibraryLook& look, const ConsumerCall& call, rewrite::AsyncSubstitute name) {
  const bool is_keyword = call.argument != call.object;
  if (is_keyword && call.argument != call.argument.parent().named_child(0)) {
    look.refuse(call.call, call.in, call.map, call.name, Reason::kUnsupportedArguments);
    return;
  }
  // What was read has another name among the parameters.
  if (is_keyword) name.edits.push_back({{call.argument.begin(), call.object.begin()}, ""});
  LibrarySite& callee = look.add(call.call, AsyncSite::Kind::kSubstitute, call.in, call.map, call.name);
  callee.text.substitute = std::move(name);
  if (call.is_read_in_place) {
    callee.settled = call.call;
    return;
  }
  LibrarySite& read = look.add(call.object, AsyncSite::Kind::kCall, call.in, call.map, call.name);
  read.is_reported = true;
  read.settled = call.call;
  read.text.substitute.edits = {{{call.object.end(), call.object.end()}, "." + call.consumer->reads + "()"}};
}

// `json.dump(value, file)` → `await file.write(json.dumps(value))`
void write_to(LibraryLook& look, const ConsumerCall& call, rewrite::AsyncSubstitute name) {
  auto removed = rewrite::removal_edits(call.argument, call.argument.range());
  if (!call.call.parent().is(Kind::expression_statement)) {
    look.refuse(call.call, call.in, call.map, call.name, Reason::kResultUsed);
    return;
  }
  if (!removed) {
    look.refuse(call.call, call.in, call.map, call.name, removed.error());
    return;
  }
  LibrarySite& site = look.add(call.call, AsyncSite::Kind::kCall, call.in, call.map, call.name);
  site.is_reported = true;
  site.settled = call.call;
  const Node callee = call.call.child(syntax::Field::function);
  const std::string function(name.edits.empty() ? callee.text() : name.edits.front().replacement);
  name.edits = {
      {callee.range(), std::string(call.object.text()) + "." + call.consumer->writes + "(" + function},
      {{call.call.end(), call.call.end()}, ")"}};
  site.text.substitute = std::move(name);
  for (text::Edit& edit : *removed) site.text.substitute.edits.push_back(std::move(edit));
}

}  // namespace

void look_at_consumers(LibraryLook& look) {
  for (ConsumerCall& call : look.consumers) {
    call.is_read_in_place = is_opened_there(look, call);
    // `json.load(answer["Body"])`
    const bool is_named =
        call.object.is(Kind::identifier) || (call.object.is(Kind::subscript) && call.map->lends() &&
                                             call.object.child(syntax::Field::value).is(Kind::identifier));
    const bool is_variable = is_named && opens_one(look, call);
    if (!is_variable && !call.is_read_in_place) {
      look.refuse(call.call, call.in, call.map, call.name, Reason::kUsedAsValue);
      continue;
    }
    const std::vector<std::string> other = {call.consumer->to};
    auto name = change_name(look.model(), call.call.child(syntax::Field::function), other);
    if (!name) {
      LibrarySite& site = look.add(call.call, AsyncSite::Kind::kSubstitute, call.in, call.map, call.name);
      site.refusal = name.error();
    } else if (!call.consumer->reads.empty()) {
      read_from(look, call, std::move(*name));
    } else {
      write_to(look, call, std::move(*name));
    }
  }
}

}  // namespace aioshift::rules::migration
