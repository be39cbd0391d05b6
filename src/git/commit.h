// Commits as objects that no name leads to yet.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "git/identity.h"
#include "git/objects.h"
#include "git/signing.h"

namespace aioshift::git {

struct NewCommit {
  ObjectId tree;
  std::vector<ObjectId> parents;
  Identity author;
  Identity committer;
  std::string message;  // UTF-8, ends with a line end
};

tl::expected<ObjectId, std::string> write_commit(Objects& objects, const NewCommit& commit,
                                                 const Signer& signer);

// The message of a commit.
tl::expected<std::string, std::string> read_message(const Objects& objects, const ObjectId& commit);

}  // namespace aioshift::git
