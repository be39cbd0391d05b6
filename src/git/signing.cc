#include "git/signing.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "git/program.h"

namespace aioshift::git {
namespace {

// A directory for the files that ssh-keygen wants, removed with the object.
class ScratchDirectory {
 public:
  ScratchDirectory() {
    std::error_code error;
    std::string name = (std::filesystem::temp_directory_path(error) / "aioshift-sign-XXXXXX").string();
    if (!error && ::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~ScratchDirectory() {
    std::error_code error;
    if (!path_.empty()) std::filesystem::remove_all(path_, error);
  }
  ScratchDirectory(const ScratchDirectory&) = delete;
  ScratchDirectory& operator=(const ScratchDirectory&) = delete;

  const std::string& path() const { return path_; }

  bool write(const std::string& name, const std::string& bytes) const {
    std::ofstream file(path_ + "/" + name, std::ios::binary);
    file << bytes;
    return static_cast<bool>(file.flush());
  }

 private:
  std::string path_;
};

std::string trimmed(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) text.pop_back();
  return text;
}

// A key itself rather than the name of a file that holds one.
std::optional<std::string> literal_key(const std::string& key) {
  if (key.starts_with("key::")) return key.substr(5);
  if (key.starts_with("ssh-")) return key;
  return std::nullopt;
}

std::string expanded(const std::string& path) {
  const char* home = std::getenv("HOME");
  return path.starts_with("~/") && home != nullptr ? home + path.substr(1) : path;
}

std::string why(const std::string& program, const tl::expected<ProgramResult, std::string>& result) {
  if (!result) return "the commit could not be signed: " + program + ": " + result.error();
  std::string said = trimmed(result->errors.empty() ? result->output : result->errors);
  return "the commit could not be signed: " + program + " failed" + (said.empty() ? "" : ": " + said);
}

std::string without_carriage_returns(std::string text) {
  std::erase(text, '\r');
  return trimmed(std::move(text));
}

}  // namespace

tl::expected<Signer, std::string> Signer::find(const Repository& repository, const SigningOptions& options,
                                               const Identity& committer) {
  Signer signer;
  if (!options.sign.value_or(repository.config_flag("commit.gpgsign").value_or(false))) return signer;
  const std::string format = repository.config("gpg.format").value_or("openpgp");
  signer.key_ = !options.key.empty() ? options.key : repository.config("user.signingkey").value_or("");
  if (format == "openpgp" || format == "x509") {
    signer.format_ = Format::kOpenPgp;
    const bool is_x509 = format == "x509";
    signer.program_ = repository.config("gpg." + format + ".program")
                          .value_or(is_x509 ? "gpgsm" : repository.config("gpg.program").value_or("gpg"));
    if (signer.key_.empty()) signer.key_ = committer.person();
    return signer;
  }
  if (format != "ssh") return tl::unexpected("gpg.format: '" + format + "' is none of openpgp, x509, ssh");
  signer.format_ = Format::kSsh;
  signer.program_ = repository.config("gpg.ssh.program").value_or("ssh-keygen");
  if (!signer.key_.empty()) return signer;
  const auto command = repository.config("gpg.ssh.defaultkeycommand");
  if (!command)
    return tl::unexpected(std::string("commits are to be signed with ssh, but user.signingkey names no key"));
  const auto said = run_program({.argv = {"sh", "-c", *command}});
  if (said && said->exit_code == 0) {
    std::istringstream lines(said->output);
    for (std::string line; std::getline(lines, line);) {
      if (literal_key(line)) {
        signer.key_ = line;
        return signer;
      }
    }
  }
  return tl::unexpected("gpg.ssh.defaultKeyCommand gives no key: " + *command);
}

tl::expected<std::string, std::string> Signer::sign(const std::string& commit) const {
  if (format_ == Format::kOpenPgp) {
    const auto result = run_program({.argv = {program_, "--status-fd=2", "-bsau", key_}, .input = commit});
    const bool made = result && result->exit_code == 0 &&
                      ("\n" + result->errors).find("\n[GNUPG:] SIG_CREATED ") != std::string::npos;
    if (!made) return tl::unexpected(why(program_, result));
    return without_carriage_returns(result->output);
  }
  const ScratchDirectory scratch;
  if (scratch.path().empty() || !scratch.write("commit", commit))
    return tl::unexpected(std::string("the commit could not be signed: no room for temporary files"));
  std::string key_file = expanded(key_);
  std::vector<std::string> argv = {program_, "-Y", "sign", "-n", "git", "-f"};
  if (const auto literal = literal_key(key_)) {
    if (!scratch.write("key", *literal + "\n"))
      return tl::unexpected(std::string("the commit could not be signed: no room for temporary files"));
    key_file = scratch.path() + "/key";
    argv.push_back(key_file);
    argv.emplace_back("-U");  // the private half is with the agent
  } else {
    argv.push_back(key_file);
  }
  argv.push_back(scratch.path() + "/commit");
  const auto result = run_program({.argv = argv});
  if (!result || result->exit_code != 0) return tl::unexpected(why(program_, result));
  std::ifstream file(scratch.path() + "/commit.sig", std::ios::binary);
  std::ostringstream signature;
  signature << file.rdbuf();
  if (signature.str().empty()) return tl::unexpected(why(program_, result));
  return without_carriage_returns(signature.str());
}

}  // namespace aioshift::git
