// One use of a member of asyncio, and what becomes of it.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "members.h"
#include "rules/rule.h"

namespace aioshift::transforms::asyncio_to_anyio {

struct Site {
  const rules::FileContext& context;
  Member member;
  syntax::Node name;  // `asyncio.sleep`
  syntax::Node call;  // of it; null where it is used otherwise
};

struct Refused {
  rewrite::Reason reason;
  std::string why = {};  // what stands in the way here, for the message
  syntax::Node at = {};  // where, if not at the site itself
};

struct Change {
  syntax::Node at;  // what the finding is about
  std::vector<text::Edit> edits;
  std::vector<std::string> released;  // imports
  std::vector<text::Range> relied_on;
};

using Result = tl::expected<Change, Refused>;

// What the site belongs to is reported at another one.
struct Elsewhere {};

Result rewrite_run(const Site& site);
Result rewrite_sleep(const Site& site);
Result rewrite_to_thread(const Site& site);
Result rewrite_cancelled_error(const Site& site);
Result rewrite_current_task(const Site& site);
Result rewrite_current_loop(const Site& site);
Result rewrite_task_group(const Site& site);
Result rewrite_timeout(const Site& site);
Result rewrite_synchronization(const Site& site);

// Whether the site is the annotation of a variable that is reported where its object is made.
bool annotates_own_object(const Site& site);
// Names by which other files may reach the objects that rewrite_synchronization would change.
std::vector<std::string> names_of_objects(const semantics::FileModel& model);

// The member of asyncio that `node`, an identifier or attribute, stands for.
struct MemberUse {
  std::string name;  // "sleep"
  bool is_certain = true;
};
std::optional<MemberUse> asyncio_member_at(const semantics::FileModel& model, syntax::Node node);
// The same for what a call calls, if it is certain; empty otherwise.
std::string qualified_callee(const semantics::FileModel& model, syntax::Node call);

// How the file says things of other modules, in the order of `members` ("anyio.sleep",
// "anyio.to_thread.run_sync"): adds to `change` what that takes. kNameTaken where a name cannot be had.
tl::expected<std::vector<std::string>, Refused> say(const Site& site,
                                                    std::initializer_list<std::string_view> members,
                                                    Change& change);

// The change by which the member's name gives way to `expression` (of say()), and what of it goes anyway: the
// imports behind the name.
void rename(const Site& site, std::string expression, Change& change);
void release(const Site& site, Change& change);

}  // namespace aioshift::transforms::asyncio_to_anyio
