// Signatures of commits, made by the program that git is configured to use.
#pragma once

#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "git/identity.h"
#include "git/repository.h"

namespace aioshift::git {

struct SigningOptions {
  std::optional<bool> sign;  // absent: commit.gpgsign decides
  std::string key;           // empty: user.signingkey, or the committer
};

// How this repository's commits are signed; empty where they are not.
class Signer {
 public:
  // The error names what is not configured.
  static tl::expected<Signer, std::string> find(const Repository& repository, const SigningOptions& options,
                                                const Identity& committer);

  bool is_wanted() const { return format_ != Format::kNone; }
  // The signature of the commit's bytes, for its gpgsig header. The error holds what the program said.
  tl::expected<std::string, std::string> sign(const std::string& commit) const;

 private:
  enum class Format { kNone, kOpenPgp, kSsh };
  Format format_ = Format::kNone;
  std::string program_;
  std::string key_;
};

}  // namespace aioshift::git
