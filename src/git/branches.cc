#include "git/branches.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "git/libgit2.h"

namespace aioshift::git {
namespace {

namespace fs = std::filesystem;

const std::string kHeads = "refs/heads/";

std::string first_line(const fs::path& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  return line;
}

struct WorkTree {
  std::string path;
  std::string git_directory;
};

// The main one first; whether or not they are still there.
std::vector<WorkTree> work_trees_of(const Repository& repository) {
  const fs::path common = repository.common_directory();
  std::vector<WorkTree> all;
  const bool is_main = repository.git_directory() == repository.common_directory();
  all.push_back({is_main ? repository.work_tree() : common.parent_path().string(), common.string()});
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(common / "worktrees", error)) {
    const std::string dot_git = first_line(entry.path() / "gitdir");
    all.push_back({fs::path(dot_git).parent_path().string(), entry.path().string()});
  }
  return all;
}

}  // namespace

std::optional<ObjectId> Branches::find(const std::string& name) const {
  git_oid oid;
  if (git_reference_name_to_id(&oid, repository_.handle(), (kHeads + name).c_str()) != 0) return std::nullopt;
  return from_oid(oid);
}

tl::expected<void, std::string> Branches::check_new(const std::string& name) const {
  int valid = 0;
  if (git_branch_name_is_valid(&valid, name.c_str()) != 0 || valid == 0)
    return tl::unexpected("'" + name + "' is no valid branch name");
  for (std::size_t slash = name.find('/'); slash != std::string::npos; slash = name.find('/', slash + 1)) {
    const std::string above = name.substr(0, slash);
    if (find(above))
      return tl::unexpected("a branch '" + name + "' cannot be where there is a branch '" + above + "'");
  }
  std::string below;
  const auto found = [](const char* reference, void* payload) {
    *static_cast<std::string*>(payload) = reference;
    return 1;  // enough
  };
  // The name is matched as a pattern; what it may match too much is looked at below.
  git_reference_foreach_glob(repository_.handle(), (kHeads + name + "/*").c_str(), found, &below);
  if (below.starts_with(kHeads + name + "/"))
    return tl::unexpected("a branch '" + name + "' cannot be where there is a branch '" +
                          below.substr(kHeads.size()) + "'");
  return {};
}

std::string Branches::in_use(const std::string& name) const {
  for (const WorkTree& tree : work_trees_of(repository_)) {
    const fs::path directory = tree.git_directory;
    if (first_line(directory / "HEAD") == "ref: " + kHeads + name) {
      // The HEAD of a bare repository is nobody's work tree.
      if (repository_.is_bare() && tree.git_directory == repository_.common_directory()) continue;
      return "is checked out in " + tree.path;
    }
    for (const char* file : {"rebase-merge/head-name", "rebase-apply/head-name"}) {
      if (first_line(directory / file) == kHeads + name) return "is being rebased in " + tree.path;
    }
    if (first_line(directory / "BISECT_START") == name) return "is being bisected in " + tree.path;
    std::ifstream updated(directory / "rebase-merge/update-refs");
    for (std::string line; std::getline(updated, line);) {
      if (line == kHeads + name) return "is being rebased in " + tree.path;
    }
  }
  return "";
}

tl::expected<void, std::string> Branches::create(const std::string& name, const ObjectId& at,
                                                 const Identity& who, const std::string& why) {
  git_repository_set_ident(repository_.handle(), who.name.c_str(), who.email.c_str());
  const git_oid oid = to_oid(at);
  git_reference* made = nullptr;
  const int error =
      git_reference_create(&made, repository_.handle(), (kHeads + name).c_str(), &oid, 0, why.c_str());
  const Owned<git_reference> owned(made);
  if (error == GIT_EEXISTS && find(name))
    return tl::unexpected("the branch '" + name + "' was made by somebody else meanwhile");
  if (error != 0) return tl::unexpected("the branch '" + name + "' cannot be made: " + last_error());
  return {};
}

tl::expected<void, std::string> Branches::move(const std::string& name, const ObjectId& expected,
                                               const ObjectId& to, const Identity& who,
                                               const std::string& why) {
  git_repository_set_ident(repository_.handle(), who.name.c_str(), who.email.c_str());
  const git_oid oid = to_oid(to);
  const git_oid old = to_oid(expected);
  git_reference* moved = nullptr;
  const int error = git_reference_create_matching(&moved, repository_.handle(), (kHeads + name).c_str(), &oid,
                                                  1, &old, why.c_str());
  const Owned<git_reference> owned(moved);
  if (error == GIT_EMODIFIED)
    return tl::unexpected("the branch '" + name + "' was moved by somebody else meanwhile");
  if (error != 0) return tl::unexpected("the branch '" + name + "' cannot be moved: " + last_error());
  return {};
}

void Branches::drop_log_of_unfinished(const std::string& name, const ObjectId& at) {
  if (find(name)) return;
  git_reflog* read = nullptr;
  if (git_reflog_read(&read, repository_.handle(), (kHeads + name).c_str()) != 0) return;
  const Owned<git_reflog> log(read);
  const std::size_t count = git_reflog_entrycount(read);
  const git_oid oid = to_oid(at);
  for (std::size_t i = 0; i < count; ++i) {
    const git_reflog_entry* entry = git_reflog_entry_byindex(read, i);
    if (!git_oid_is_zero(git_reflog_entry_id_old(entry)) ||
        !git_oid_equal(git_reflog_entry_id_new(entry), &oid))
      return;
  }
  if (count != 0) git_reflog_delete(repository_.handle(), (kHeads + name).c_str());
}

}  // namespace aioshift::git
