// What a batch has done so far, on disk, so that a run that was killed can be continued.
#pragma once

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <tl/expected.hpp>

#include "pipeline/descriptor.h"

namespace aioshift::cli {

// A file of lines, each a checksum and an object in JSON. Lines are only ever appended, and are on
// the disk when append returns. What a kill or a full disk left of the last line is dropped when
// the file is opened again.
//
// A job's records: "ready" (its commits exist, and its branch is about to be made), then "done".
class BatchJournal {
 public:
  // Opens or makes the file, and keeps others from using it at the same time.
  static tl::expected<std::unique_ptr<BatchJournal>, std::string> open(const std::string& path);

  // The results by job; "ready" ones are not done.
  const std::map<std::string, nlohmann::json>& done() const { return done_; }
  const std::map<std::string, nlohmann::json>& ready() const { return ready_; }

  // Forgets everything, on the disk too.
  tl::expected<void, std::string> restart();
  // The job is to be done again, whatever became of it.
  tl::expected<void, std::string> forget(const std::string& job);
  tl::expected<void, std::string> note_ready(const std::string& job, const nlohmann::json& result);
  tl::expected<void, std::string> note_done(const std::string& job, const nlohmann::json& result);

 private:
  explicit BatchJournal(std::string path) : path_(std::move(path)) {}
  tl::expected<void, std::string> load();
  void take(const nlohmann::json& record);
  tl::expected<void, std::string> append(const nlohmann::json& record);

  std::string path_;
  pipeline::Descriptor file_;
  std::map<std::string, nlohmann::json> done_;
  std::map<std::string, nlohmann::json> ready_;
};

// A stable checksum of some text, as 16 hexadecimal digits.
std::string checksum(const std::string& text);

}  // namespace aioshift::cli
