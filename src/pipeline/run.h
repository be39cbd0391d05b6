// Scan, link, rewrite: from files to findings and new texts.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "pipeline/choice.h"
#include "pipeline/file_scan.h"
#include "pipeline/settings.h"
#include "rewrite/reason.h"
#include "text/edit.h"
#include "text/line_index.h"

namespace aioshift::pipeline {

struct InputFile {
  std::string path;       // as people are to see it
  std::string real_path;  // where the reader finds it
  std::string project;    // files with the same text here are one project; see RunOptions::project_of
  std::shared_ptr<const Settings> settings;
  // Parsed even if no rule can match in it, so that its syntax errors are seen.
  bool is_explicit = false;
};

// A finding as it leaves the pipeline: nothing in it refers to a tree.
struct ReportedFinding {
  const rules::RuleInfo* rule = nullptr;
  text::Position begin;
  text::Position end;
  std::string message;
  rewrite::Applicability applicability = rewrite::Applicability::kManual;
  std::optional<rewrite::Reason> reason;
  std::string source_line;
  struct Label {
    text::Position begin;
    text::Position end;
    std::string message;
    bool is_primary = false;
  };
  std::vector<Label> labels;
  struct Step {
    std::size_t input = 0;  // index into the run's files
    text::Position begin;
    text::Position end;
    std::string message;
  };
  std::vector<Step> trace;
  // Where they are wanted:
  std::string text;
  std::vector<rules::Capture> captures;
};

// What became of one file; files about which there is nothing to say are left out of a result.
struct FileOutcome {
  std::size_t input = 0;                  // index into the inputs
  std::vector<ReportedFinding> findings;  // on the text as it was read, in source order
  std::vector<FileProblem> problems;
  // Where something changed:
  std::string before;
  std::string after;
  text::ChangeMap changes;                   // of the bytes
  std::size_t group = 0;                     // files with the same one share a fix: all or none
  std::map<std::string, std::size_t> fixes;  // by rule id
  // What a rewriting run leaves in the result: refused, or fixable only as unsafe. By reason id; "unsafe".
  std::map<std::string, std::size_t> left;

  bool has_change() const { return before != after; }
};

struct RunResult {
  std::vector<FileOutcome> files;  // in the order of the inputs
  std::size_t files_seen = 0;      // read, whether or not anything was found
  bool interrupted = false;
};

class FactsCache;

using Reader = std::function<tl::expected<std::string, std::string>(const InputFile&)>;

struct RunOptions {
  unsigned threads = 0;  // 0: as many as there are cores
  // Instead of InputFile::project, where finding out is expensive: asked only of files in which a rule
  // can match, on one thread.
  std::function<std::string(const InputFile&)> project_of;
  bool rewrite = true;  // false: findings only
  // The file's path from the current directory, for rules that name files; by default InputFile::path.
  std::function<std::string(const InputFile&)> relative_path_of;
  // Whether findings say what metavariables stand for, and their text.
  bool wants_captures = false;
  // Whether comments that suppress findings are heeded.
  bool heeds_suppressions = true;
  // Whether rules are kept from files that they are not meant for (rules::Rule::applies_to).
  bool heeds_files = true;
  // Asked about each fix in order, on one thread, before any is applied; without it all are applied.
  Choose choose;
  // Called from several threads with the number of files done in all.
  std::function<void(std::size_t)> on_progress;
  // Asked once where the whole program is analysed: what earlier runs know of files. May give none.
  std::function<FactsCache*()> cache;
  const std::atomic<bool>* stop = nullptr;  // set: finish early, RunResult::interrupted
};

// All three stages. The result does not depend on the number of threads.
RunResult run(std::span<const InputFile> files, const Reader& read, const RunOptions& options);

// The stages one by one, for work that is split over machines (pipeline/facts_file.h has what travels).
// `files` are always those of the whole program.

// The names that some rule looks for, sorted: see rules::Rule::qualified_names.
std::vector<std::string> qualified_names_of(std::span<const InputFile> files);

// Of the files from `begin` to before `end`, in their order: what link has to know of each, whatever the
// others say. RunOptions::project_of is asked about all of them.
std::vector<FileScan> scan(std::span<const InputFile> files, std::size_t begin, std::size_t end,
                           const Reader& read, const RunOptions& options);

// Of all files of the program, as link has left it.
struct LinkedFile {
  FileScan scan;  // without `names.imports`, which nobody needs any more
  // Whether it may know a qualified name by another one: then rules are to look that scan passed over.
  bool may_know_aliases = false;
};

// The result of `run` for the files from `begin` to before `end`. `linked`: of all of `files`.
RunResult rewrite(std::span<const InputFile> files, std::vector<LinkedFile> linked, std::size_t begin,
                  std::size_t end, const Reader& read, const RunOptions& options);

}  // namespace aioshift::pipeline
