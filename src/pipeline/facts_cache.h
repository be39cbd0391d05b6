// What earlier runs found out, kept by what they found it out from: of a file by itself, by the file's
// content, so that a whole-program run parses those alone that no run has seen as they are; of a program, by
// all that its files say (pipeline/kept_decision.h).
//
// A database in the user's cache directory, for any number of runs at once. It is never needed: whatever is
// wrong with it, the run goes on without it, and says the same.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct sqlite3_stmt;

namespace aioshift::pipeline {

class FactsCache {
 public:
  struct Key {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    friend bool operator==(const Key&, const Key&) = default;
  };

  struct Limits {
    std::uint64_t bytes = std::uint64_t{1} << 30;  // of entries; those that were used longest ago go first
    int wait_ms = 2000;                            // for another run that writes
  };

  // The directory is made where it is not there. `version`: of the program; what another version left is
  // not found.
  FactsCache(const std::string& directory, std::string_view version, const Limits& limits);
  FactsCache(const std::string& directory, std::string_view version)
      : FactsCache(directory, version, Limits()) {}
  // Writes what was given to `put`.
  ~FactsCache();
  FactsCache(const FactsCache&) = delete;
  FactsCache& operator=(const FactsCache&) = delete;

  // What entries are about: those of different kinds never have one key.
  enum class Kind { kFile, kProgram };
  Key key_of(std::string_view content, Kind kind = Kind::kFile) const;

  // From any thread. A summary is read without the facts that it belongs to.
  std::optional<std::string> find_summary(const Key& key);
  std::optional<std::string> find(const Key& key);
  void put(const Key& key, std::string summary, std::string facts);
  // Writes what was given to `put`, which it does by itself where that has become much, and makes room.
  void write();
  // The same. From then on nothing is kept.
  void close();

  // Summaries that were found and not found.
  std::size_t found() const { return found_; }
  std::size_t missed() const { return missed_; }
  // Why there is no cache, or none any more; empty where all is well.
  const std::string& problem() const { return problem_; }

 private:
  struct Database;

  void fail(std::string_view doing);
  struct Added {
    Key key;
    std::string summary;
    std::string facts;
  };
  std::optional<std::string> read(sqlite3_stmt* select, const Key& key);
  void write_added();
  bool insert_added() const;
  bool mark_used() const;
  void make_room();

  std::uint64_t seed_ = 0;
  Limits limits_;
  std::mutex mutex_;
  std::unique_ptr<Database> database_;  // none where it cannot be used
  std::vector<Added> added_;
  std::size_t added_bytes_ = 0;
  bool has_grown_ = false;  // something was written since room was made
  std::vector<Key> used_;
  std::size_t found_ = 0;
  std::size_t missed_ = 0;
  std::string problem_;
};

// $XDG_CACHE_HOME/aioshift or ~/.cache/aioshift; empty where neither is known.
std::string cache_directory();
// Tells this build of the program from every other: facts of another one may mean something else.
std::string program_version();

}  // namespace aioshift::pipeline
