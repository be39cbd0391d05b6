#include "cli/batch_journal.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <string_view>
#include <thread>
#include <utility>

#include "pipeline/file_io.h"

namespace aioshift::cli {
namespace {

using nlohmann::json;
using Result = tl::expected<void, std::string>;

// Workers of a run that was killed hold nothing, but the kernel may take a moment to end it.
constexpr int kLockAttempts = 30;
constexpr auto kLockPause = std::chrono::milliseconds(100);

constexpr std::size_t kChecksumSize = 16;

}  // namespace

std::string checksum(const std::string& text) {
  return fmt::format("{:016x}", XXH3_64bits(text.data(), text.size()));
}

tl::expected<std::unique_ptr<BatchJournal>, std::string> BatchJournal::open(const std::string& path) {
  std::unique_ptr<BatchJournal> journal(new BatchJournal(path));
  journal->file_ = pipeline::Descriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666));
  if (!journal->file_) return tl::unexpected(path + ": " + std::strerror(errno));
  int attempt = 0;
  while (::flock(journal->file_.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return tl::unexpected(path + ": " + std::strerror(errno));
    if (++attempt == kLockAttempts) return tl::unexpected(path + ": another batch is using this journal");
    std::this_thread::sleep_for(kLockPause);
  }
  if (auto ok = journal->load(); !ok) return tl::unexpected(ok.error());
  return journal;
}

Result BatchJournal::load() {
  auto bytes = pipeline::read_file(path_);
  if (!bytes) return tl::unexpected(path_ + ": " + bytes.error());
  std::size_t at = 0;
  while (at < bytes->size()) {
    const std::size_t end = bytes->find('\n', at);
    if (end == std::string::npos) break;
    const std::string line = bytes->substr(at, end - at);
    if (line.size() <= kChecksumSize || line[kChecksumSize] != ' ') break;
    const std::string text = line.substr(kChecksumSize + 1);
    if (checksum(text) != line.substr(0, kChecksumSize)) break;
    const json record = json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!record.is_object()) break;
    take(record);
    at = end + 1;
  }
  if (at == 0 && !bytes->empty() && bytes->find('\n') != std::string::npos)
    return tl::unexpected(path_ + ": is no journal of a batch");
  if (at != bytes->size() && ::ftruncate(file_.get(), static_cast<off_t>(at)) != 0)
    return tl::unexpected(path_ + ": " + std::strerror(errno));
  return {};
}

void BatchJournal::take(const json& record) {
  const std::string kind = record.value("record", "");
  const std::string job = record.value("job", "");
  if (kind == "ready") ready_[job] = record.at("result");
  if (kind == "done") {
    done_[job] = record.at("result");
    ready_.erase(job);
  }
  if (kind == "forget") {
    done_.erase(job);
    ready_.erase(job);
  }
}

Result BatchJournal::append(const json& record) {
  const std::string text = record.dump(-1, ' ', false, json::error_handler_t::replace);
  const std::string line = checksum(text) + " " + text + "\n";
  std::size_t written = 0;
  while (written < line.size()) {
    const ssize_t count = ::write(file_.get(), line.data() + written, line.size() - written);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return tl::unexpected(path_ + ": " + std::strerror(errno));
    written += static_cast<std::size_t>(count);
  }
  if (::fsync(file_.get()) != 0) return tl::unexpected(path_ + ": " + std::strerror(errno));
  take(record);
  return {};
}

Result BatchJournal::restart() {
  done_.clear();
  ready_.clear();
  if (::ftruncate(file_.get(), 0) != 0 || ::fsync(file_.get()) != 0)
    return tl::unexpected(path_ + ": " + std::strerror(errno));
  return {};
}

Result BatchJournal::forget(const std::string& job) {
  return append({{"record", "forget"}, {"job", job}});
}

Result BatchJournal::note_ready(const std::string& job, const json& result) {
  return append({{"record", "ready"}, {"job", job}, {"result", result}});
}

Result BatchJournal::note_done(const std::string& job, const json& result) {
  return append({{"record", "done"}, {"job", job}, {"result", result}});
}

}  // namespace aioshift::cli
