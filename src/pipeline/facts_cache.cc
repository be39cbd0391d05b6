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
  sqlite3_stmt* select = nullptr;

  Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database() {
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
    // SQLITE_TRANSIENT, without the cast in its definition: a copy is made.
    return sqlite3_bind_blob(statement, number, bytes.data(), static_cast<int>(bytes.size()),
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
    database_->select = database_->prepare("SELECT entry, used FROM facts WHERE key = ?");
    return database_->select != nullptr;
  };
  // Only the first run of all writes before it has something to keep.
  const auto create = [this] {
    return database_->run("PRAGMA auto_vacuum=INCREMENTAL") && database_->run("PRAGMA journal_mode=WAL") &&
           database_->run(
               "CREATE TABLE IF NOT EXISTS facts (key BLOB NOT NULL UNIQUE, used INTEGER NOT NULL, size "
               "INTEGER "
               "NOT NULL, entry BLOB NOT NULL)") &&
           database_->run("CREATE INDEX IF NOT EXISTS by_use ON facts (used, size)");
  };
  // SQLite does not always wait by itself where two runs make the database at the same time.
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::milliseconds(limits_.wait_ms);
  while (!prepare() && !(create() && prepare()) && sqlite3_errcode(database_->handle) == SQLITE_BUSY &&
         Clock::now() < end)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  if (database_->select == nullptr) fail("open " + path);
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

FactsCache::Key FactsCache::key_of(std::string_view content) const {
  const XXH128_hash_t hash = XXH3_128bits_withSeed(content.data(), content.size(), seed_);
  return {hash.high64, hash.low64};
}

std::optional<std::string> FactsCache::find(const Key& key) {
  const std::scoped_lock lock(mutex_);
  std::optional<std::string> facts;
  if (database_ != nullptr) {
    sqlite3_stmt* select = database_->select;
    const int result = database_->bind(select, 1, key) ? sqlite3_step(select) : SQLITE_ERROR;
    if (result == SQLITE_ROW) {
      const auto* bytes = static_cast<const char*>(sqlite3_column_blob(select, 0));
      const auto size = static_cast<std::size_t>(sqlite3_column_bytes(select, 0));
      if (bytes != nullptr) facts = without_checksum({bytes, size});
      if (facts && sqlite3_column_int64(select, 1) + kUseGranularity < std::time(nullptr))
        used_.push_back(key);
    } else if (result != SQLITE_DONE) {
      fail("read it");
    }
    if (database_ != nullptr) sqlite3_reset(select);
  }
  ++(facts ? found_ : missed_);
  return facts;
}

void FactsCache::put(const Key& key, std::string facts) {
  const std::scoped_lock lock(mutex_);
  if (database_ != nullptr) added_.emplace_back(key, std::move(facts));
}

void FactsCache::close() {
  const std::scoped_lock lock(mutex_);
  if (database_ != nullptr && !(added_.empty() && used_.empty())) write();
  if (database_ != nullptr && !added_.empty()) make_room();
  added_.clear();
  used_.clear();
  database_.reset();
}

// One transaction: another run sees all of it or nothing.
void FactsCache::write() {
  if (!database_->run("BEGIN IMMEDIATE")) return fail("write it");
  const std::int64_t now = std::time(nullptr);
  bool is_good = true;
  sqlite3_stmt* insert =
      database_->prepare("INSERT OR REPLACE INTO facts (key, used, size, entry) VALUES (?, ?, ?, ?)");
  for (const auto& [key, facts] : added_) {
    if (insert == nullptr) break;
    const std::string entry = with_checksum(facts);
    is_good = is_good && database_->bind(insert, 1, key) && sqlite3_bind_int64(insert, 2, now) == SQLITE_OK &&
              sqlite3_bind_int64(insert, 3, static_cast<std::int64_t>(entry.size())) == SQLITE_OK &&
              sqlite3_bind_blob64(insert, 4, entry.data(), entry.size(), nullptr) == SQLITE_OK &&
              sqlite3_step(insert) == SQLITE_DONE && sqlite3_reset(insert) == SQLITE_OK;
  }
  sqlite3_stmt* update = database_->prepare("UPDATE facts SET used = ? WHERE key = ?");
  for (const Key& key : used_) {
    if (update == nullptr) break;
    is_good = is_good && sqlite3_bind_int64(update, 1, now) == SQLITE_OK && database_->bind(update, 2, key) &&
              sqlite3_step(update) == SQLITE_DONE && sqlite3_reset(update) == SQLITE_OK;
  }
  is_good = is_good && insert != nullptr && update != nullptr;
  sqlite3_finalize(insert);
  sqlite3_finalize(update);
  if (!is_good || !database_->run("COMMIT")) fail("write it");
}

void FactsCache::make_room() {
  sqlite3_stmt* sum = database_->prepare("SELECT sum(size) FROM facts");
  std::uint64_t total = 0;
  if (sum != nullptr && sqlite3_step(sum) == SQLITE_ROW)
    total = static_cast<std::uint64_t>(sqlite3_column_int64(sum, 0));
  sqlite3_finalize(sum);
  if (total <= limits_.bytes) return;
  // Some more than has to go, so that it is not all to be done again for the next file.
  const std::uint64_t excess = total - limits_.bytes / 4 * 3;
  sqlite3_stmt* drop = database_->prepare(
      "DELETE FROM facts WHERE rowid IN (SELECT id FROM (SELECT rowid AS id, sum(size) OVER (ORDER BY used, "
      "rowid ROWS UNBOUNDED PRECEDING) - size AS before FROM facts) WHERE before < ?)");
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
  std::ifstream file("/proc/self/exe", std::ios::binary | std::ios::ate);
  std::string bytes(file ? static_cast<std::size_t>(file.tellg()) : 0, '\0');
  file.seekg(0);
  if (!file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) bytes.clear();
  // Unknown: then nothing is ever found.
  if (bytes.empty()) return std::to_string(std::time(nullptr));
  return std::to_string(XXH3_64bits(bytes.data(), bytes.size())) + "-" + std::to_string(bytes.size());
}

}  // namespace aioshift::pipeline
