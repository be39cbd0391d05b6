// Uploads: what requests takes as dictionaries of fields and files is an object in aiohttp, which gets them
// one by one.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "rules/migration/library_change.h"

namespace aioshift::rules::migration {

// Variables that the lines make: the form, and what a loop over its fields gives.
struct FormNames {
  std::string form;
  std::string name;
  std::string value;
  std::string part;  // of a field that has several values
};

struct FormFields {
  syntax::Node files;  // the argument's value
  syntax::Node data;   // null: none
  const FormNames& names;
};

// Lines that add the fields, and then the files, without their line ends; deeper ones begin with `unit`. As
// requests does it: fields that are None are left out, others are made texts, lists are several fields of one
// name; what is no file and has no name gets that of its field.
tl::expected<std::vector<std::string>, LibraryRefusal> form_lines(const semantics::FileModel& model,
                                                                  const FormFields& fields,
                                                                  std::string_view unit);

}  // namespace aioshift::rules::migration
