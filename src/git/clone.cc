#include "git/clone.h"

#include <unistd.h>

#include <cctype>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <set>
#include <sstream>
#include <utility>

#include "git/abandoned.h"
#include "git/libgit2.h"
#include "git/program.h"

namespace aioshift::git {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRefspec = "+refs/heads/*:refs/remotes/origin/*";

// FNV-1a: stable over versions, and names need no secrecy.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

std::string directory_name(const std::string& url) {
  std::string last = url.substr(url.find_last_of("/:") + 1);
  if (last.ends_with(".git")) last.resize(last.size() - 4);
  std::string name;
  for (const char c : last)
    name += std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' ? c : '-';
  char hash[20];
  std::snprintf(hash, sizeof hash, "-%016llx", static_cast<unsigned long long>(hash_of(url)));
  return name + hash + ".git";
}

struct Attempt {
  const std::atomic<bool>* stop = nullptr;
  bool has_asked_agent = false;
  std::set<std::string> files = {};  // ssh's keys that were tried
  bool has_asked_helpers = false;
};

int on_progress(const git_indexer_progress*, void* payload) {
  return static_cast<Attempt*>(payload)->stop->load() ? GIT_EUSER : 0;
}

std::optional<std::string> line_of(const std::string& text, std::string_view key) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(key)) return line.substr(key.size());
  }
  return std::nullopt;
}

// What git's own credential helpers know, never asking a person.
int from_helpers(git_credential** credential, const std::string& url) {
  const auto said = run_program({.argv = {"git", "credential", "fill"},
                                 .input = "url=" + url + "\n\n",
                                 .environment = {{"GIT_TERMINAL_PROMPT", "0"}, {"GIT_ASKPASS", "true"}},
                                 .timeout = std::chrono::seconds(30)});
  if (!said || said->exit_code != 0) return GIT_PASSTHROUGH;
  const auto name = line_of(said->output, "username=");
  const auto password = line_of(said->output, "password=");
  if (!name || !password || password->empty()) return GIT_PASSTHROUGH;
  return git_credential_userpass_plaintext_new(credential, name->c_str(), password->c_str());
}

// The agent first, then the keys that ssh would try and that need no passphrase.
int next_ssh_key(git_credential** credential, const std::string& name, Attempt& attempt) {
  if (!std::exchange(attempt.has_asked_agent, true)) {
    // libgit2 takes an agent that is not there for the end of all tries.
    const char* agent = std::getenv("SSH_AUTH_SOCK");
    if (agent != nullptr && ::access(agent, R_OK | W_OK) == 0)
      return git_credential_ssh_key_from_agent(credential, name.c_str());
  }
  const char* home = std::getenv("HOME");
  if (home == nullptr) return GIT_PASSTHROUGH;
  for (const char* kind : {"id_ed25519", "id_ecdsa", "id_rsa"}) {
    const std::string key = std::string(home) + "/.ssh/" + kind;
    if (::access(key.c_str(), R_OK) != 0 || !attempt.files.insert(key).second) continue;
    return git_credential_ssh_key_new(credential, name.c_str(), (key + ".pub").c_str(), key.c_str(), "");
  }
  return GIT_PASSTHROUGH;
}

int on_credentials(git_credential** credential, const char* url, const char* user, unsigned allowed,
                   void* payload) {
  auto& attempt = *static_cast<Attempt*>(payload);
  const std::string name = user != nullptr ? user : "git";
  if ((allowed & GIT_CREDENTIAL_USERNAME) != 0) return git_credential_username_new(credential, name.c_str());
  if ((allowed & GIT_CREDENTIAL_SSH_KEY) != 0) return next_ssh_key(credential, name, attempt);
  if ((allowed & GIT_CREDENTIAL_USERPASS_PLAINTEXT) != 0 && !std::exchange(attempt.has_asked_helpers, true))
    return from_helpers(credential, url);
  return GIT_PASSTHROUGH;
}

// A certificate authority of one's own, where git finds it: libgit2 looks at neither.
void trust_what_git_trusts() {
  const auto said = [](const char* variable, const char* key) {
    const char* value = std::getenv(variable);
    if (value != nullptr && *value != '\0') return std::string(value);
    git_config* config = nullptr;
    if (git_config_open_default(&config) != 0) return std::string();
    const Owned<git_config> owned(config);
    Buffer path;
    return git_config_get_path(&path, config, key) == 0 ? path.text() : std::string();
  };
  const std::string file = said("GIT_SSL_CAINFO", "http.sslCAInfo");
  const std::string directory = said("GIT_SSL_CAPATH", "http.sslCAPath");
  if (!file.empty() || !directory.empty()) {
    git_libgit2_opts(GIT_OPT_SET_SSL_CERT_LOCATIONS, file.empty() ? nullptr : file.c_str(),
                     directory.empty() ? nullptr : directory.c_str());
  }
}

git_fetch_options options_for(Attempt& attempt) {
  git_fetch_options options;
  git_fetch_options_init(&options, GIT_FETCH_OPTIONS_VERSION);
  options.callbacks.transfer_progress = on_progress;
  options.callbacks.credentials = on_credentials;
  options.callbacks.payload = &attempt;
  options.prune = GIT_FETCH_PRUNE;
  options.download_tags = GIT_REMOTE_DOWNLOAD_TAGS_AUTO;
  return options;
}

tl::unexpected<std::string> failure(const std::string& url) {
  return tl::unexpected("'" + url + "' cannot be fetched: " + last_error());
}

// Fetches, and notes where the remote's HEAD is.
tl::expected<std::string, std::string> fetch(git_repository* repository, git_remote* remote,
                                             const std::string& url, const std::atomic<bool>& stop) {
  Attempt attempt{&stop};
  git_fetch_options options = options_for(attempt);
  if (git_remote_connect(remote, GIT_DIRECTION_FETCH, &options.callbacks, nullptr, nullptr) != 0)
    return failure(url);
  Buffer head;
  std::string base;
  if (git_remote_default_branch(&head, remote) == 0) {
    constexpr std::string_view kHeads = "refs/heads/";
    const std::string name = head.text();
    if (name.starts_with(kHeads)) base = "refs/remotes/origin/" + name.substr(kHeads.size());
  }
  git_remote_disconnect(remote);
  attempt = {&stop};
  if (git_remote_fetch(remote, nullptr, &options, "aioshift: fetch") != 0) return failure(url);
  if (base.empty()) return tl::unexpected("'" + url + "' has no branch that its HEAD names");
  git_reference* reference = nullptr;
  git_reference_symbolic_create(&reference, repository, "refs/remotes/origin/HEAD", base.c_str(), 1, nullptr);
  git_reference_free(reference);
  return base;
}

}  // namespace

tl::expected<Clone, std::string> clone_into(const std::string& cache, const std::string& url,
                                            const std::atomic<bool>& stop) {
  initialise_libgit2();
  [[maybe_unused]] static const bool kIsTrusting = (trust_what_git_trusts(), true);
  std::error_code error;
  fs::create_directories(cache, error);
  if (error) return tl::unexpected(cache + ": " + error.message());
  const fs::path whole = fs::path(cache) / directory_name(url);
  const std::string prefix = whole.filename().string() + ".partial-";
  remove_abandoned(cache, prefix);
  git_repository* repository = nullptr;
  if (fs::exists(whole, error)) {
    if (git_repository_open_bare(&repository, whole.c_str()) != 0)
      return tl::unexpected(whole.string() + ": " + last_error());
    const Owned<git_repository> owned(repository);
    git_remote* remote = nullptr;
    if (git_remote_lookup(&remote, repository, "origin") != 0)
      return tl::unexpected(whole.string() + ": " + last_error());
    const Owned<git_remote> owned_remote(remote);
    auto base = fetch(repository, remote, url, stop);
    if (!base) return tl::unexpected(base.error());
    return Clone{whole.string(), *base};
  }
  const fs::path partial = fs::path(cache) / (name_of_this_process(prefix) + "clone");
  fs::remove_all(partial, error);
  tl::expected<std::string, std::string> base = tl::unexpected(std::string());
  {
    if (git_repository_init(&repository, partial.c_str(), 1) != 0)
      return tl::unexpected(partial.string() + ": " + last_error());
    const Owned<git_repository> owned(repository);
    git_remote* remote = nullptr;
    if (git_remote_create_with_fetchspec(&remote, repository, "origin", url.c_str(), kRefspec) != 0) {
      base = failure(url);
    } else {
      const Owned<git_remote> owned_remote(remote);
      base = fetch(repository, remote, url, stop);
    }
  }
  if (base) {
    fs::rename(partial, whole, error);
    if (!error) return Clone{whole.string(), *base};
    base = tl::unexpected(whole.string() + ": " + error.message());
  }
  fs::remove_all(partial, error);
  return tl::unexpected(base.error());
}

}  // namespace aioshift::git
