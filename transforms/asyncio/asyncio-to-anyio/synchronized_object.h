// An object of asyncio's, such as a lock: the variable or attribute that holds it, and all that is done with
// it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "site.h"

namespace aioshift::transforms::asyncio_to_anyio {

// Where the call of `asyncio.Lock` is stored.
struct Holder {
  syntax::Node target;        // `lock`, or `self.lock`
  std::string_view name;      // of the variable or attribute
  bool is_attribute = false;  // or a variable of a class, which is one as well
  syntax::Node owner;         // the class whose attribute it is; null where that is not known
  bool is_of_module = false;
};

// Nothing where it is not assigned as a whole to one name: `self.lock = lock or asyncio.Lock()` is.
std::optional<Holder> holder_of(const semantics::FileModel& model, syntax::Node call);

struct ObjectUses {
  // Annotations that say what the object is: `asyncio.Lock`.
  std::vector<syntax::Node> annotations;
  std::optional<Refused> obstacle;
};

// Every use of what the holder holds, by the file and, as far as that can be told, by others. kEscapes,
// kResultUsed, kNoAnyioCounterpart, kUsedElsewhere, kMaybeOtherTask, kYieldsInBlock.
ObjectUses uses_of_object(const Site& site, const Holder& holder);

}  // namespace aioshift::transforms::asyncio_to_anyio
