// A temporary work tree of a commit, for a program to run in.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "git/repository.h"

namespace aioshift::git {

// A repository of its own, HEAD detached at the commit, that borrows the objects of the original:
// git works in it, and nothing that happens there reaches the original. Removed with the object;
// where the process is killed before, when the next one is made.
class TemporaryCheckout {
 public:
  static tl::expected<TemporaryCheckout, std::string> make(const Repository& repository,
                                                           const ObjectId& commit);
  TemporaryCheckout(TemporaryCheckout&& other) noexcept;
  TemporaryCheckout& operator=(TemporaryCheckout&& other) noexcept;
  ~TemporaryCheckout();

  const std::string& path() const { return path_; }

 private:
  explicit TemporaryCheckout(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

}  // namespace aioshift::git
