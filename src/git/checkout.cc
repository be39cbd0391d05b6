#include "git/checkout.h"

#include <stdlib.h>  // mkdtemp

#include <filesystem>
#include <fstream>
#include <utility>

#include "git/abandoned.h"
#include "git/libgit2.h"

namespace aioshift::git {

namespace fs = std::filesystem;

TemporaryCheckout::TemporaryCheckout(TemporaryCheckout&& other) noexcept
    : path_(std::exchange(other.path_, "")) {}

TemporaryCheckout& TemporaryCheckout::operator=(TemporaryCheckout&& other) noexcept {
  std::swap(path_, other.path_);
  return *this;
}

TemporaryCheckout::~TemporaryCheckout() {
  std::error_code error;
  if (!path_.empty()) fs::remove_all(path_, error);
}

tl::expected<TemporaryCheckout, std::string> TemporaryCheckout::make(const Repository& repository,
                                                                     const ObjectId& commit) {
  std::error_code error;
  const fs::path directory = fs::temp_directory_path(error);
  const std::string prefix = "aioshift-checkout-";
  if (!error) remove_abandoned(directory.string(), prefix);
  std::string name = (directory / (name_of_this_process(prefix) + "XXXXXX")).string();
  if (error || ::mkdtemp(name.data()) == nullptr)
    return tl::unexpected(std::string("no directory for a temporary checkout can be made"));
  TemporaryCheckout checkout(name);
  git_repository* made = nullptr;
  if (git_repository_init(&made, name.c_str(), 0) != 0) return tl::unexpected(last_error());
  git_repository_free(made);
  const fs::path git_directory = fs::path(name) / ".git";
  {
    fs::create_directories(git_directory / "objects/info", error);
    std::ofstream alternates(git_directory / "objects/info/alternates", std::ios::binary);
    alternates << repository.common_directory() << "/objects\n";
    std::ofstream head(git_directory / "HEAD", std::ios::binary);
    head << commit.hex() << "\n";
    if (!alternates.flush() || !head.flush())
      return tl::unexpected("the temporary checkout cannot be written: " + name);
  }
  if (repository.is_shallow())
    fs::copy_file(repository.common_directory() + "/shallow", git_directory / "shallow", error);
  git_repository* opened = nullptr;
  if (git_repository_open(&opened, name.c_str()) != 0) return tl::unexpected(last_error());
  const Owned<git_repository> owned(opened);
  git_object* object = nullptr;
  const git_oid oid = to_oid(commit);
  if (git_object_lookup(&object, opened, &oid, GIT_OBJECT_COMMIT) != 0) return tl::unexpected(last_error());
  const Owned<git_object> owned_object(object);
  git_checkout_options options;
  git_checkout_options_init(&options, GIT_CHECKOUT_OPTIONS_VERSION);
  options.checkout_strategy = GIT_CHECKOUT_FORCE;
  if (git_checkout_tree(opened, object, &options) != 0)
    return tl::unexpected("the temporary checkout cannot be written: " + last_error());
  return checkout;
}

}  // namespace aioshift::git
