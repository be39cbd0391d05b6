// Commits as mails, as git format-patch writes them.
#pragma once

#include <cstddef>
#include <string>
#include <tl/expected.hpp>

#include "git/repository.h"

namespace aioshift::git {

struct Mail {
  std::string file_name;  // "0001-Use-asyncio.timeout.patch"
  std::string text;       // what git am takes
};

// The commit, which has one parent, as number `number` of `count`.
tl::expected<Mail, std::string> mail_of(const Repository& repository, const ObjectId& commit,
                                        std::size_t number, std::size_t count);

}  // namespace aioshift::git
