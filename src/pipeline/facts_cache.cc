#include "pipeline/facts_cache.h"

#include <sqlite3.h>
#include <xxhash.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <thread>

namespace aioshift::pipeline {
namespace {

// The time of the last use is written again when it is older.
constexpr std::int64_t kUseGranularity = std::int64_t{24} * 3600;
// What is kept in memory until it is written.
constexpr std::size_t kMostAddedBytes = std::size_t{4} << 20;

std::array<unsigned char, 16> bytes_of(const FactsCache::Key& key) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, {key.low, key.high});
  return std::to_array(canonical.digest);
}

// What is damaged on its way to the disk and back must not be taken for facts.
std::string with_checksum(std::string_view facts) {
  XXH64_canonical_t sum;
  XXH64_canonicalFromHash(&sum, XXH3_64bits(facts.data(), facts.size()));
  std::string entry;
  entry.reserve(sizeof sum.digest + facts.size());
  for (const unsigned char byte : sum.digest) entry.push_back(static_cast<char>(byte));
  entry += facts;
  return entry;
}

std::optional<std::string> without_checksum(std::string_view entry) {
  if (entry.size() < sizeof(XXH64_canonical_t)) return std::nullopt;
  std::string facts(entry.substr(sizeof(XXH64_canonical_t)));
  return with_checksum(facts) == entry ? std::optional(std::move(facts)) : std::nullopt;
}

}  // namespace

struct FactsCache::Database {
  sqlite3* handle = nullptr;
  sqlite3_stmt* select_summary = nullptr;
  sqlite3_stmt* select = nullptr;

  Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database() {
    sqlite3_finalize(select_summary);
    sqlite3_finalize(select);
    sqlite3_close(handle);
  }

  bool run(const char* sql) const {
    return sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
  }
  sqlite3_stmt* prepare(const char* sql) const {
    sqlite3_stmt* statement = nullptr;
    return sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr) == SQLITE_OK ? statement : nullptr;
  }
  bool bind(sqlite3_stmt* statement, int number, const Key& key) const {
    const auto bytes = bytes_of(key);
    return bind(statement, number, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  }
  bool bind(sqlite3_stmt* statement, int number, std::string_view bytes) const {
    // SQLITE_TRANSIENT, without the cast in its definition: a copy is made.
    return sqlite3_bind_blob64(statement, number, bytes.data(), bytes.size(),
                               reinterpret_cast<sqlite3_destructor_type>(-1)) == SQLITE_OK;
  }
};

FactsCache::FactsCache(const std::string& directory, std::string_view version, const Limits& limits)
    : seed_(XXH3_64bits(version.data(), version.size())),
      limits_(limits),
      database_(std::make_unique<Database>()) {
  if (directory.empty()) {
    problem_ = "no cache: neither XDG_CACHE_HOME nor HOME is set";
    database_.reset();
    return;
  }
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  if (error) {
    problem_ = "no cache: " + directory + ": " + error.message();
    database_.reset();
    return;
  }
  const std::string path = directory + "/facts.db";
  constexpr int kFlags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  if (sqlite3_open_v2(path.c_str(), &database_->handle, kFlags, nullptr) != SQLITE_OK) {
    fail("open " + path);
    return;
  }
  sqlite3_busy_timeout(database_->handle, limits_.wait_ms);
  // What a power failure loses, the next run finds out again; every entry has a checksum.
  database_->run("PRAGMA synchronous=OFF");
  const auto prepare = [this] {
    database_->select_summary = database_->prepare("SELECT summary, used FROM entries WHERE key = ?");
    database_->select = database_->prepare("SELECT facts, used FROM entries WHERE key = ?");
    return database_->select_summary != nullptr && database_->select != nullptr;
  };
  // Only the first run of all writes before it has something to keep.
  const auto create = [this] {
    return database_->run("PRAGMA auto_vacuum=INCREMENTAL") && database_->run("PRAGMA journal_mode=WAL") &&
           // Of earlier versions.
           database_->run("DROP TABLE IF EXISTS facts") &&
           // The facts come last: SQLite reads no further than to what it is asked for.
           database_->run(
               "CREATE TABLE IF NOT EXISTS entries (key BLOB NOT NULL UNIQUE, used INTEGER NOT NULL, size "
               "INTEGER NOT NULL, summary BLOB NOT NULL, facts BLOB NOT NULL)") &&
           database_->run("CREATE INDEX IF NOT EXISTS entries_by_use ON entries (used, size)");
  };
  // SQLite does not always wait by itself where two runs make the database at the same time.
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::milliseconds(limits_.wait_ms);
  while (!prepare() && !(create() && prepare()) && sqlite3_errcode(database_->handle) == SQLITE_BUSY &&
         Clock::now() < end)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  if (database_->select_summary == nullptr || database_->select == nullptr) fail("open " + path);
}

FactsCache::~FactsCache() {
  close();
}

void FactsCache::fail(std::string_view doing) {
  if (problem_.empty()) {
    problem_ = "no cache: cannot " + std::string(doing) + ": " +
               (database_->handle == nullptr ? "out of memory" : sqlite3_errmsg(database_->handle));
  }
  database_.reset();
}

FactsCache::Key FactsCache::key_of(std::string_view content, Kind kind) const {
  const std::uint64_t seed = seed_ + static_cast<std::uint64_t>(kind);
  const XXH128_hash_t hash = XXH3_128bits_withSeed(content.data(), content.size(), seed);
  return {hash.high64, hash.low64};
}

std::optional<std::string> FactsCache::find_summary(const Key& key) {
  const std::scoped_lock lock(mutex_);
  auto summary = database_ == nullptr ? std::nullopt : read(database_->select_summary, key);
  ++(summary ? found_ : missed_);
  return summary;
}

std::optional<std::string> FactsCache::find(const Key& key) {
  const std::scoped_lock lock(mutex_);
  return database_ == nullptr ? std::nullopt : read(database_->select, key);
}

std::optional<std::string> FactsCache::read(sqlite3_stmt* select, const Key& key) {
  std::optional<std::string> found;
  const int result = database_->bind(select, 1, key) ? sqlite3_step(select) : SQLITE_ERROR;
  if (result == SQLITE_ROW) {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(select, 0));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(select, 0));
    if (bytes != nullptr) found = without_checksum({bytes, size});
    if (found && sqlite3_column_int64(select, 1) + kUseGranularity < std::time(nullptr)) used_.push_back(key);
  } else if (result != SQLITE_DONE) {
    fail("read it");
  }
  if (database_ != nullptr) sqlite3_reset(select);
  return found;
}

void FactsCache::put(const Key& key, std::string summary, std::string facts) {
  const std::scoped_lock lock(mutex_);
  if (database_ == nullptr) return;
  added_bytes_ += summary.size() + facts.size();
  added_.push_back({key, std::move(summary), std::move(facts)});
  if (added_bytes_ > kMostAddedBytes) write_added();
}

void FactsCache::write() {
  const std::scoped_lock lock(mutex_);
  if (database_ != nullptr && !(added_.empty() && used_.empty())) write_added();
  if (database_ != nullptr && std::exchange(has_grown_, false)) make_room();
}

void FactsCache::close() {
  write();
  const std::scoped_lock lock(mutex_);
  database_.reset();
}

// One transaction: another run sees all of it or nothing.
void FactsCache::write_added() {
  const bool is_done =
      database_->run("BEGIN IMMEDIATE") && insert_added() && mark_used() && database_->run("COMMIT");
  has_grown_ = has_grown_ || !added_.empty();
  added_.clear();
  used_.clear();
  added_bytes_ = 0;
  if (!is_done) fail("write it");
}

bool FactsCache::insert_added() const {
  sqlite3_stmt* insert = database_->prepare(
      "INSERT OR REPLACE INTO entries (key, used, size, summary, facts) VALUES (?, ?, ?, ?, ?)");
  bool is_good = insert != nullptr;
  for (const auto& [key, summary, facts] : added_) {
    if (!is_good) break;
    const std::string first = with_checksum(summary);
    const std::string second = with_checksum(facts);
    is_good =
        database_->bind(insert, 1, key) && sqlite3_bind_int64(insert, 2, std::time(nullptr)) == SQLITE_OK &&
        sqlite3_bind_int64(insert, 3, static_cast<std::int64_t>(first.size() + second.size())) == SQLITE_OK &&
        database_->bind(insert, 4, first) && database_->bind(insert, 5, second) &&
        sqlite3_step(insert) == SQLITE_DONE && sqlite3_reset(insert) == SQLITE_OK;
  }
  sqlite3_finalize(insert);
  return is_good;
}

bool FactsCache::mark_used() const {
  sqlite3_stmt* update = database_->prepare("UPDATE entries SET used = ? WHERE key = ?");
  bool is_good = update != nullptr;
  for (const Key& key : used_) {
    is_good = is_good && sqlite3_bind_int64(update, 1, std::time(nullptr)) == SQLITE_OK &&
              database_->bind(update, 2, key) && sqlite3_step(update) == SQLITE_DONE &&
              sqlite3_reset(update) == SQLITE_OK;
  }
  sqlite3_finalize(update);
  return is_good;
}

void FactsCache::make_room() {
  sqlite3_stmt* sum = database_->prepare("SELECT sum(size) FROM entries");
  std::uint64_t total = 0;
  if (sum != nullptr && sqlite3_step(sum) == SQLITE_ROW)
    total = static_cast<std::uint64_t>(sqlite3_column_int64(sum, 0));
  sqlite3_finalize(sum);
  if (total <= limits_.bytes) return;
  // Some more than has to go, so that it is not all to be done again for the next file.
  const std::uint64_t excess = total - limits_.bytes / 4 * 3;
  sqlite3_stmt* drop = database_->prepare(
      "DELETE FROM entries WHERE rowid IN (SELECT id FROM (SELECT rowid AS id, sum(size) OVER (ORDER BY "
      "used, "
      "rowid ROWS UNBOUNDED PRECEDING) - size AS before FROM entries) WHERE before < ?)");
  const bool is_done = drop != nullptr &&
                       sqlite3_bind_int64(drop, 1, static_cast<std::int64_t>(excess)) == SQLITE_OK &&
                       sqlite3_step(drop) == SQLITE_DONE;
  sqlite3_finalize(drop);
  if (!is_done || !database_->run("PRAGMA incremental_vacuum")) fail("make room in it");
}

std::string cache_directory() {
  const char* cache = std::getenv("XDG_CACHE_HOME");
  // A relative path is to be ignored, as the specification says.
  if (cache != nullptr && cache[0] == '/') return std::string(cache) + "/aioshift";
  const char* home = std::getenv("HOME");
  if (home != nullptr && home[0] == '/') return std::string(home) + "/.cache/aioshift";
  return {};
}

std::string program_version() {
  std::ifstream file("/proc/self/exe", std::ios::binary);
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), &XXH3_freeState);
  XXH3_64bits_reset(state.get());
  std::array<char, std::size_t{1} << 16> buffer{};
  std::uint64_t size = 0;
  while (file.read(buffer.data(), buffer.size()) || file.gcount() != 0) {
    const auto count = static_cast<std::size_t>(file.gcount());
    XXH3_64bits_update(state.get(), buffer.data(), count);
    size += count;
  }
  // Unknown: then nothing is ever found.
  if (size == 0 || file.bad()) return std::to_string(std::time(nullptr));
  return std::to_string(XXH3_64bits_digest(state.get())) + "-" + std::to_string(size);
}

}  // namespace aioshift::pipeline
