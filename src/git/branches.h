// Local branches: whether a name can be one, who uses it, making it and moving it.
#pragma once

#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "git/identity.h"
#include "git/repository.h"

namespace aioshift::git {

// Names are without refs/heads/. Errors are messages for people.
class Branches {
 public:
  explicit Branches(const Repository& repository) : repository_(repository) {}

  // The commit that a branch is at; nothing where there is none of this name.
  std::optional<ObjectId> find(const std::string& name) const;

  // Whether the name can be a new branch: valid, and neither below nor above another's.
  tl::expected<void, std::string> check_new(const std::string& name) const;

  // Why a branch must not be moved, empty where nobody uses it: checked out in a work tree, being
  // rebased or bisected there.
  std::string in_use(const std::string& name) const;

  // Fails where it exists by now. The reflog gets `why` and `who`, where the repository keeps one.
  tl::expected<void, std::string> create(const std::string& name, const ObjectId& at, const Identity& who,
                                         const std::string& why);
  // Fails where it is no longer at `expected`.
  tl::expected<void, std::string> move(const std::string& name, const ObjectId& expected, const ObjectId& to,
                                       const Identity& who, const std::string& why);

  // The log of a reference is written before the reference: a creation that was killed in between has
  // left a log without a branch. Removes it where all it says is that creation at `at`. Only to be
  // called where nobody else can be creating the branch.
  void drop_log_of_unfinished(const std::string& name, const ObjectId& at);

 private:
  const Repository& repository_;
};

}  // namespace aioshift::git
