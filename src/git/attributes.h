// gitattributes of the files of a commit.
#pragma once

#include <memory>
#include <string>
#include <tl/expected.hpp>

#include "git/repository.h"

namespace aioshift::git {

// The .gitattributes files of the commit hold, and those of $GIT_DIR/info and of the user; those in
// the work tree do not.
class Attributes {
 public:
  static tl::expected<Attributes, std::string> of(const Repository& repository, const ObjectId& tree);

  Attributes(Attributes&&) noexcept;
  Attributes& operator=(Attributes&&) noexcept;
  ~Attributes();

  // Why the bytes in the commit are not those that a checkout gives, so that no rewrite of them can
  // be made ("filter=lfs"); empty where they are, but for line ends.
  std::string conversion_of(const std::string& path) const;

 private:
  struct Impl;
  explicit Attributes(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace aioshift::git
