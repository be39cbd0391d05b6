#include "git/commit.h"

namespace aioshift::git {

tl::expected<ObjectId, std::string> write_commit(Objects& objects, const NewCommit& commit,
                                                 const Signer& signer) {
  std::string header = "tree " + commit.tree.hex() + "\n";
  for (const ObjectId& parent : commit.parents) header += "parent " + parent.hex() + "\n";
  header += "author " + commit.author.line() + "\ncommitter " + commit.committer.line() + "\n";
  const std::string body = "\n" + commit.message;
  if (signer.is_wanted()) {
    auto signature = signer.sign(header + body);
    if (!signature) return tl::unexpected(signature.error());
    // A header's value goes on in lines that begin with a blank.
    header += "gpgsig ";
    for (const char c : *signature) header += c == '\n' ? std::string("\n ") : std::string(1, c);
    header += '\n';
  }
  return objects.write(header + body, ObjectKind::kCommit);
}

tl::expected<std::string, std::string> read_message(const Objects& objects, const ObjectId& commit) {
  auto bytes = objects.read(commit, ObjectKind::kCommit);
  if (!bytes) return tl::unexpected(bytes.error());
  const std::size_t blank = bytes->find("\n\n");
  return blank == std::string::npos ? std::string() : bytes->substr(blank + 2);
}

}  // namespace aioshift::git
