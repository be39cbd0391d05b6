#include "cli/rule_test_group.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "cli/snippet_record.h"
#include "diff/unified.h"
#include "report/report.h"

namespace aioshift::cli {
namespace {

namespace fs = std::filesystem;

tl::expected<void, std::string> write_file(const std::string& path, const std::string& bytes) {
  std::error_code error;
  fs::create_directories(fs::path(path).parent_path(), error);
  if (error) return tl::unexpected(error.message());
  const std::string temporary = path + ".new";
  std::ofstream file(temporary, std::ios::binary);
  file << bytes;
  file.close();
  if (!file) {
    std::string reason = std::strerror(errno);
    fs::remove(temporary, error);
    return tl::unexpected(std::move(reason));
  }
  fs::rename(temporary, path, error);
  if (error) return tl::unexpected(error.message());
  return {};
}

// Indented, so that it stands out from what is said about it.
std::string shown_code(std::string_view code) {
  std::string out;
  while (!code.empty()) {
    const std::string_view line = code.substr(0, code.find('\n'));
    out += line.empty() ? "\n" : fmt::format("    {}\n", report::printable(line));
    code.remove_prefix(std::min(line.size() + 1, code.size()));
  }
  return out;
}

}  // namespace

using rules::RuleFiles;
using rules::RuleTest;

void GroupRun::run() {
  if (!mode_.skip_snapshots) read_snapshot();
  for (const RuleTest* test : group_.tests) {
    for (const RuleTest::Snippet& snippet : test->valid) check_valid(*test, snippet);
  }
  for (const RuleTest* test : group_.tests) {
    for (const RuleTest::Snippet& snippet : test->invalid) check_invalid(*test, snippet);
  }
  if (!mode_.skip_snapshots && error_.empty()) compare_snapshot();
}

std::string GroupRun::line() const {
  const std::string_view word = has_passed() ? "PASS" : "FAIL";
  std::string out =
      mode_.color ? fmt::format("\x1b[1;{}m{}\x1b[m", has_passed() ? "32" : "31", word) : std::string(word);
  fmt::format_to(std::back_inserter(out), " {}  {} valid, {} invalid", report::printable(group_.id), valid_,
                 invalid_);
  std::string_view separator = ": ";
  const auto count = [&](std::size_t number, std::string_view what) {
    if (number == 0) return;
    fmt::format_to(std::back_inserter(out), "{}{} {}", separator, number, what);
    separator = ", ";
  };
  count(noisy_, "noisy");
  count(missing_, "missing");
  count(changed_, changed_ == 1 ? "snapshot differs" : "snapshots differ");
  count(new_, "without a snapshot");
  return out + "\n";
}

void GroupRun::read_snapshot() {
  if (files_.kind(group_.snapshot_path) == RuleFiles::Kind::kNone) return;
  auto bytes = files_.read(group_.snapshot_path);
  if (!bytes) {
    error_ = bytes.error();
    return;
  }
  snapshot_ = std::move(*bytes);
  known_ = split_snapshot(snapshot_);
}

void GroupRun::tell(const RuleTest& test, const RuleTest::Snippet& snippet, std::string_view what) {
  fmt::format_to(std::back_inserter(details_), "\n{}:{}: {}: {}\n{}", report::printable(test.file),
                 snippet.line, report::printable(group_.id), what, shown_code(snippet.code));
}

void GroupRun::check_valid(const RuleTest& test, const RuleTest::Snippet& snippet) {
  ++valid_;
  const SnippetRecord record = record_snippet(rule_, snippet.code);
  if (record.matches.empty()) return;
  ++noisy_;
  tell(test, snippet, "noisy, the rule matches valid code:");
  for (const pipeline::ReportedFinding& match : record.matches) {
    fmt::format_to(std::back_inserter(details_), "  {}:{}-{}:{}: {}\n", match.begin.line, match.begin.column,
                   match.end.line, match.end.column, report::printable(match.message));
  }
}

void GroupRun::check_invalid(const RuleTest& test, const RuleTest::Snippet& snippet) {
  ++invalid_;
  const SnippetRecord record = record_snippet(rule_, snippet.code);
  if (record.matches.empty()) {
    ++missing_;
    tell(test, snippet, "missing, the rule does not match invalid code:");
    return;
  }
  if (mode_.skip_snapshots) return;
  std::string entry = snapshot_entry(record);
  std::string key = snapshot_key(entry);
  if (!keys_.insert(key).second) return;  // the same snippet again
  const auto known = known_.find(key);
  if (!mode_.update) {
    if (known == known_.end()) {
      ++new_;
      tell(test, snippet, "there is no snapshot of this code:");
    } else if (known->second != entry) {
      ++changed_;
      tell(test, snippet, "the snapshot differs:");
    }
  }
  entries_.push_back(std::move(entry));
}

// A snapshot that nobody asks for is no failure; --update takes it away.
void GroupRun::compare_snapshot() {
  for (const auto& [key, entry] : known_) {
    if (keys_.find(key) == keys_.end()) ++stale_;
  }
  const std::string wanted = entries_.empty() ? "" : snapshot_file(group_.id, entries_);
  if (mode_.update) {
    if (wanted != snapshot_) update(wanted);
    return;
  }
  if (new_ + changed_ == 0) return;
  const std::string diff = diff::unified_diff({group_.snapshot_path, snapshot_, wanted, {}});
  details_ += "\n";
  details_ += mode_.color ? diff::colorize(diff) : diff;
}

void GroupRun::update(const std::string& wanted) {
  if (wanted.empty()) {
    std::error_code error;
    fs::remove(group_.snapshot_path, error);
    if (error) error_ = error.message();
  } else if (auto written = write_file(group_.snapshot_path, wanted); !written) {
    error_ = written.error();
  }
  has_written_ = error_.empty();
}

}  // namespace aioshift::cli
