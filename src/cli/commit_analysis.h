// The analysis of a commit: as of the disk, with everything read from the commit's tree.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <tl/expected.hpp>
#include <unordered_map>

#include "cli/session.h"
#include "git/attributes.h"
#include "git/objects.h"
#include "git/repository.h"
#include "pipeline/tree_discovery.h"
#include "pipeline/tree_source.h"

namespace aioshift::cli {

class CommitAnalysis {
 public:
  // Finds the files of the commit, reads its configuration and runs the rules. What concerns single
  // files is said on stderr and counted in analysis().errors; the error is one that ends the
  // command. `revision` is what messages call the commit; relative paths start from
  // `working_directory`, which need not exist.
  static tl::expected<std::unique_ptr<CommitAnalysis>, std::string> make(
      AnalysisOptions& options, const git::Repository& repository, const git::Objects& objects,
      const git::Commit& commit, const std::string& revision, const std::string& working_directory);

  // The result of all rules.
  const Analysis& analysis() const { return analysis_; }
  Analysis& analysis() { return analysis_; }

  // What the given rules alone would make of the commit. Says nothing.
  pipeline::RunResult run_only(const std::set<std::string>& rules);

  // The path of an input, relative to the root of the tree, as git has it.
  std::string path_in_tree(std::size_t input) const;
  // The id of what an input holds.
  const git::ObjectId& blob_of(std::size_t input) const;
  const pipeline::TreeSource& tree() const { return tree_; }

 private:
  CommitAnalysis(AnalysisOptions& options, const git::Objects& objects, const git::Commit& commit,
                 std::string root, const std::string& revision);

  tl::expected<void, std::string> prepare(const git::Repository& repository, const git::Commit& commit,
                                          const std::string& working_directory);
  void take(const std::vector<pipeline::DiscoveredFile>& files, const git::Attributes& attributes,
            pipeline::SettingsResolver& resolver);
  // Of the first inputs, which are Python.
  pipeline::RunResult run(const std::vector<pipeline::InputFile>& inputs);
  std::vector<std::string> add_dependency_files(pipeline::RunResult& result);

  AnalysisOptions& options_;
  const git::Objects& objects_;
  pipeline::TreeSource tree_;
  std::unordered_map<std::string, git::TreeEntry> entries_;
  Analysis analysis_;
};

}  // namespace aioshift::cli
