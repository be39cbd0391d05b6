// The format of library maps, as format.h has that of rules.
#pragma once

#include "rules/yaml/format.h"

namespace aioshift::rules {

// Of the objects of a library map.
ObjectFormat library_format(ObjectId id);

}  // namespace aioshift::rules
