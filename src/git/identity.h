// Who made a commit, and when: from options, environment and configuration, as git finds it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "git/repository.h"

namespace aioshift::git {

struct Moment {
  std::int64_t seconds = 0;  // since 1970 UTC
  int offset = 0;            // of the time zone, in minutes east of UTC

  auto operator<=>(const Moment&) const = default;
};

// Reads a date in one of git's formats: seconds since 1970 and a time zone ("@1112911993 +0200"),
// RFC 2822, ISO 8601 and its relatives with other separators. Without a zone, local time is meant;
// relative dates ("yesterday") are not read. Nothing where it is none of these.
std::optional<Moment> parse_date(std::string_view text);
Moment now();

struct Identity {
  std::string name;
  std::string email;
  Moment when;

  std::string person() const { return name + " <" + email + ">"; }
  std::string line() const;  // as in a commit: person, seconds, time zone
};

// The author: `person` ("Name <email>") and `date` where given (--author, --date), else
// GIT_AUTHOR_*, author.*, user.*, EMAIL. Where something is not set anywhere, an error that says
// how to set it: nothing is guessed from the machine's name.
tl::expected<Identity, std::string> author_of(const Repository& repository, const std::string& person,
                                              const std::string& date);
tl::expected<Identity, std::string> committer_of(const Repository& repository);

}  // namespace aioshift::git
