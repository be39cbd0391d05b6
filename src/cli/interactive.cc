#include "cli/interactive.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "cli/edited_region.h"
#include "cli/terminal.h"
#include "diff/unified.h"
#include "pipeline/run.h"
#include "report/report.h"

extern char** environ;  // NOLINT(readability-identifier-naming): POSIX's

namespace aioshift::cli {
namespace {

constexpr int kPollMilliseconds = 200;  // how soon an interrupt is noticed that came between two looks

constexpr std::string_view kHelp =
    "y  apply this fix\n"
    "n  leave this site as it is\n"
    "a  apply this fix and all that follow\n"
    "q  leave this site and all that follow\n"
    "e  edit the new lines in $VISUAL or $EDITOR, then apply them\n"
    "?  print this help\n"
    "Nothing is written before the last answer; Ctrl-C writes nothing.\n";

void show(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

// A file in the directory for temporary ones, gone with the object.
class TemporaryFile {
 public:
  static tl::expected<TemporaryFile, std::string> make(std::string_view contents) {
    const char* directory = std::getenv("TMPDIR");
    std::string path = directory != nullptr && *directory != '\0' ? directory : "/tmp";
    path += "/aioshift-XXXXXX.py";
    const int descriptor = mkstemps(path.data(), 3);
    if (descriptor < 0) return tl::unexpected(fmt::format("{}: {}", path, std::strerror(errno)));
    TemporaryFile file(std::move(path));
    std::FILE* stream = fdopen(descriptor, "wb");
    const bool written = std::fwrite(contents.data(), 1, contents.size(), stream) == contents.size();
    if (std::fclose(stream) != 0 || !written)
      return tl::unexpected(fmt::format("{}: {}", file.path_, std::strerror(errno)));
    return file;
  }
  TemporaryFile(TemporaryFile&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  TemporaryFile& operator=(TemporaryFile&&) = delete;
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (!path_.empty()) unlink(path_.c_str());
  }

  const std::string& path() const { return path_; }

 private:
  explicit TemporaryFile(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

tl::expected<std::string, std::string> read_whole(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return tl::unexpected(fmt::format("{}: {}", path, std::strerror(errno)));
  std::string bytes;
  char buffer[1 << 12];
  for (std::size_t count = 0; (count = std::fread(buffer, 1, sizeof buffer, file)) != 0;)
    bytes.append(buffer, count);
  const bool failed = std::ferror(file) != 0;
  std::fclose(file);
  if (failed) return tl::unexpected(fmt::format("{}: cannot be read", path));
  return bytes;
}

// Ctrl-C in the editor is for the editor.
class IgnoredInterrupts {
 public:
  IgnoredInterrupts() {
    struct sigaction action {};
    action.sa_handler = SIG_IGN;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, &interrupt_);
    sigaction(SIGQUIT, &action, &quit_);
  }
  IgnoredInterrupts(const IgnoredInterrupts&) = delete;
  IgnoredInterrupts& operator=(const IgnoredInterrupts&) = delete;
  ~IgnoredInterrupts() {
    sigaction(SIGINT, &interrupt_, nullptr);
    sigaction(SIGQUIT, &quit_, nullptr);
  }

 private:
  struct sigaction interrupt_ {};
  struct sigaction quit_ {};
};

// Through the shell, since $EDITOR may hold arguments. The error says why there is no edited text.
tl::expected<void, std::string> run_editor(const std::string& path, const Answers& answers) {
  const IgnoredInterrupts ignored;
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGINT);
  sigaddset(&defaults, SIGQUIT);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  // It shares the terminal with the questions, but not a pipe with answers. What it prints is no result.
  if (answers.is_terminal()) {
    posix_spawn_file_actions_adddup2(&actions, answers.descriptor(), STDIN_FILENO);
  } else {
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  }
  if (isatty(STDOUT_FILENO) == 0) posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
  std::string words[] = {"sh", "-c", "${VISUAL:-${EDITOR:-vi}} \"$1\"", "sh", path};
  char* arguments[] = {words[0].data(), words[1].data(), words[2].data(),
                       words[3].data(), words[4].data(), nullptr};
  pid_t process = 0;
  const int error = posix_spawnp(&process, "sh", &actions, &attributes, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error != 0)
    return tl::unexpected(fmt::format("the editor cannot be started: {}", std::strerror(error)));
  int status = 0;
  while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    return tl::unexpected(std::string("the editor ended with an error"));
  return {};
}

std::string diff_of(const pipeline::Proposal& proposal) {
  std::string diff;
  for (const pipeline::Proposal::File& file : proposal.files) {
    const std::string after = text::apply_edits(file.text, file.edits);
    diff += diff::unified_diff({file.input->path, file.text, after, text::ChangeMap(file.edits)});
  }
  return diff;
}

}  // namespace

Answers::Answers(int descriptor, bool is_owned)
    : descriptor_(descriptor), is_owned_(is_owned), is_terminal_(isatty(descriptor) != 0) {}

Answers::Answers(Answers&& other) noexcept
    : descriptor_(other.descriptor_),
      is_owned_(std::exchange(other.is_owned_, false)),
      is_terminal_(other.is_terminal_),
      is_at_end_(other.is_at_end_),
      read_(std::move(other.read_)) {}

Answers::~Answers() {
  if (is_owned_) close(descriptor_);
}

tl::expected<Answers, std::string> Answers::open(bool stdin_has_code) {
  struct stat status {};
  const bool may_answer = !stdin_has_code && fstat(STDIN_FILENO, &status) == 0 &&
                          (isatty(STDIN_FILENO) != 0 || S_ISFIFO(status.st_mode) || S_ISREG(status.st_mode) ||
                           S_ISSOCK(status.st_mode));
  if (may_answer) return Answers(STDIN_FILENO, false);
  const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC);
  if (terminal < 0) return tl::unexpected(std::string("there is no terminal to ask in"));
  return Answers(terminal, true);
}

std::optional<std::string> Answers::next(const std::atomic<bool>& stop) {
  while (true) {
    const std::size_t end = read_.find('\n');
    if (end != std::string::npos || (is_at_end_ && !read_.empty())) {
      std::string line = read_.substr(0, end);
      read_.erase(0, end == std::string::npos ? read_.size() : end + 1);
      return line;
    }
    if (is_at_end_ || stop.load()) return std::nullopt;
    struct pollfd waiting {};
    waiting.fd = descriptor_;
    waiting.events = POLLIN;
    if (poll(&waiting, 1, kPollMilliseconds) <= 0) continue;  // an interrupt, or nothing typed yet
    char buffer[1 << 10];
    const ssize_t count = read(descriptor_, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      is_at_end_ = true;
    } else {
      read_.append(buffer, static_cast<std::size_t>(count));
    }
  }
}

pipeline::Decision Interview::ask(const pipeline::Proposal& proposal) {
  using Kind = pipeline::Decision::Kind;
  if (proposal.files.empty()) return {Kind::kApply};  // its file has gone, which is said later
  ++asked_;
  const std::string diff = diff_of(proposal);
  show(color_ ? diff::colorize(diff) : diff);
  while (true) {
    const std::string prompt =
        fmt::format("({}) {}: {} [y,n,a,q,e,?]? ", asked_, report::printable(proposal.rule->id),
                    report::printable(proposal.message));
    show(color_ ? fmt::format("\x1b[1;34m{}\x1b[m", prompt) : prompt);
    const std::optional<std::string> answer = answers_.next(stop_);
    if (!answer) {
      show("\n");
      ++left_;
      has_left_the_rest_ = true;
      return {Kind::kLeaveAll};
    }
    if (!answers_.is_terminal()) show(report::printable(*answer) + "\n");
    std::string word = *answer;
    std::erase_if(word, [](char c) { return c == ' ' || c == '\t' || c == '\r'; });
    if (word == "y") return {Kind::kApply};
    if (word == "n") {
      ++left_;
      return {Kind::kLeave};
    }
    if (word == "a") return {Kind::kApplyAll};
    if (word == "q") {
      ++left_;
      has_left_the_rest_ = true;
      return {Kind::kLeaveAll};
    }
    if (word == "e") {
      if (auto edits = edited(proposal)) return {Kind::kApply, std::move(edits)};
    } else {
      show(kHelp);
    }
  }
}

std::optional<std::vector<text::Edit>> Interview::edited(const pipeline::Proposal& proposal) {
  const EditedRegion region(proposal.files.front().text, proposal.files.front().edits, proposal.range);
  const auto refuse = [](std::string_view why) {
    show(fmt::format("not applied: {}\n", report::printable(why)));
    return std::nullopt;
  };
  const auto file = TemporaryFile::make(region.new_text());
  if (!file) return refuse(file.error());
  if (const auto done = run_editor(file->path(), answers_); !done) return refuse(done.error());
  const auto text = read_whole(file->path());
  if (!text) return refuse(text.error());
  auto edits = region.edits_for(*text);
  if (!edits) return refuse(edits.error());
  if (const auto verified = proposal.verify(*edits); !verified) return refuse(verified.error());
  return std::move(*edits);
}

}  // namespace aioshift::cli
