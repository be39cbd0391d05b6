#include "pipeline/rewrite_passes.h"

#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <optional>

#include "pipeline/visit.h"
#include "rewrite/fix.h"
#include "rewrite/unused_imports.h"
#include "rewrite/verify.h"

namespace aioshift::pipeline {

using rewrite::Applicability;
using rewrite::EditSet;
using rewrite::FileId;
using rewrite::Fix;
using rewrite::Reason;
using rules::Finding;

namespace {

// Nested sites need a pass for each level; nothing sensible needs more than a few.
constexpr int kMaxPasses = 64;

// The text after some edits, parsed and verified, not yet accepted.
struct NewText {
  std::unique_ptr<ParsedFile> parsed;
  text::ChangeMap byte_changes;
};

tl::expected<NewText, std::string> make_new_text(const ParsedFile& old, const std::vector<text::Edit>& edits) {
  if (!text::are_disjoint(edits, static_cast<text::Offset>(old.tree.text().size()))) {
    return tl::unexpected(std::string("edits overlap"));
  }
  const text::ChangeMap changes(edits);
  auto encoded = old.source.encode(text::apply_edits(old.tree.text(), edits), changes);
  if (!encoded) return tl::unexpected(encoded.error().message);
  auto parsed = parse_file(std::move(encoded->bytes));
  if (!parsed) return tl::unexpected(parsed.error().message);
  if (auto verified = rewrite::verify(old.tree, (*parsed)->tree, changes); !verified) {
    return tl::unexpected(verified.error());
  }
  return NewText{std::move(*parsed), std::move(encoded->changes)};
}

void accept(FileWork& work, NewText&& text) {
  if (work.original.empty()) work.original = work.parsed->source.bytes();
  work.changes = work.changes.then(text.byte_changes);
  work.parsed = std::move(text.parsed);
}

}  // namespace

// A fix that this pass may apply, and where it was found.
struct RewritePasses::Candidate {
  std::size_t work = 0;
  Finding* finding = nullptr;
  std::string key;  // tells it from others across attempts within a pass
};

template <typename Function>
void RewritePasses::for_each(const std::vector<std::size_t>& indices, const Function& function) {
  arena_.execute([&] {
    tbb::parallel_for(std::size_t{0}, indices.size(), [&](std::size_t i) { function(indices[i]); });
  });
}

void RewritePasses::run() {
  find_all(/*first_pass=*/true);
  if (!options_.rewrite) return;
  for (int pass = 0; pass < kMaxPasses; ++pass) {
    if (options_.stop != nullptr && options_.stop->load()) return;
    if (!apply_pass() && !drop_imports()) break;
    if (pass + 1 == kMaxPasses) {
      for (FileWork& work : work_) {
        if (work.is_active) give_up(work, fmt::format("{} passes did not come to an end", kMaxPasses));
      }
    }
    find_all(/*first_pass=*/false);
  }
  for (FileWork& work : work_) {
    count_left(work);
    if (work.original.empty() || work.parsed == nullptr) continue;
    work.outcome.before = std::move(work.original);
    work.outcome.after = work.parsed->source.bytes();
    work.outcome.changes = std::move(work.changes);
    work.parsed.reset();
  }
}

void RewritePasses::find_all(bool first_pass) {
  std::vector<std::size_t> active;
  for (std::size_t i = 0; i < work_.size(); ++i) {
    if (work_[i].is_active) active.push_back(i);
  }
  for_each(active, [&](std::size_t i) { find_in(i, first_pass); });
}

void RewritePasses::find_in(std::size_t index, bool first_pass) {
  FileWork& work = work_[index];
  if (work.parsed == nullptr) work.parsed = work.reopen();
  if (work.parsed == nullptr) {
    work.outcome.problems.push_back({"the file could not be read again"});
    work.is_active = false;
    return;
  }
  const rules::FileIdentity identity{work.file->path, work.file->project};
  const VisitContext context{static_cast<FileId>(index), program_, identity, *work.file->settings};
  work.found = find(*work.parsed, work.rules, context);
  if (first_pass) report(work, work.found);
  const bool fixable = std::any_of(work.found.begin(), work.found.end(), [](const Finding& f) { return f.fix.has_value(); });
  work.is_active = fixable || !work.released.empty();
  // A text in which nothing can be fixed is not needed any more, if it is the original one.
  if (!work.is_active && work.original.empty()) {
    count_left(work);
    work.found.clear();
    work.parsed.reset();
  }
}

// Settles, applies and verifies the fixes found. True where a text changed.
bool RewritePasses::apply_pass() {
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < work_.size(); ++i) {
    if (!work_[i].is_active) continue;
    for (Finding& finding : work_[i].found) {
      if (!finding.fix) continue;
      if (finding.applicability == Applicability::kUnsafe && !work_[i].file->settings->unsafe_fixes) continue;
      candidates.push_back({i, &finding,
                            fmt::format("{}:{}:{}:{}", i, finding.range.begin, finding.range.end, finding.rule->id)});
    }
  }
  std::set<std::string> failed;
  while (true) {
    EditSet set;
    std::vector<const Candidate*> taken;
    for (const Candidate& candidate : candidates) {
      if (failed.count(candidate.key) == 0 && set.add(*candidate.finding->fix)) taken.push_back(&candidate);
    }
    if (taken.empty()) return false;

    std::vector<std::size_t> files;
    for (const FileId file : set.files()) files.push_back(file);
    std::vector<std::optional<NewText>> texts(work_.size());
    std::vector<std::string> errors(work_.size());
    for_each(files, [&](std::size_t i) {
      auto text = make_new_text(*work_[i].parsed, set.edits_for(static_cast<FileId>(i)));
      if (text) {
        texts[i] = std::move(*text);
      } else {
        errors[i] = text.error();
      }
    });

    bool all_verified = true;
    for (const std::size_t i : files) {
      if (texts[i]) continue;
      all_verified = false;
      // The culprits are those that fail on their own; where none does, all that met here.
      std::vector<const Candidate*> here;
      std::vector<const Candidate*> culprits;
      for (const Candidate* candidate : taken) {
        std::vector<text::Edit> edits;
        for (const rewrite::FileEdit& edit : candidate->finding->fix->edits) {
          if (edit.file == i) edits.push_back(edit.edit);
        }
        if (edits.empty()) continue;
        text::sort_edits(edits);
        here.push_back(candidate);
        if (!make_new_text(*work_[i].parsed, edits)) culprits.push_back(candidate);
      }
      for (const Candidate* candidate : culprits.empty() ? here : culprits) {
        failed.insert(candidate->key);
        candidate->finding->fix.reset();
        candidate->finding->applicability = Applicability::kManual;
        candidate->finding->reason = Reason::kNotVerified;
        const auto at = work_[i].parsed->source.lines().position(work_[i].parsed->tree.text(), candidate->finding->range.begin);
        work_[candidate->work].outcome.problems.push_back(
            {fmt::format("line {}: {} was not applied: {}", at.line, candidate->finding->rule->id, errors[i])});
      }
      std::erase_if(candidates, [&](const Candidate& candidate) { return failed.count(candidate.key) != 0; });
      break;  // settle again without them
    }
    if (!all_verified) continue;

    for (const Candidate* candidate : taken) {
      FileWork& work = work_[candidate->work];
      ++work.outcome.fixes[candidate->finding->rule->id];
      const Fix& fix = *candidate->finding->fix;
      work.released.insert(fix.released_imports.begin(), fix.released_imports.end());
    }
    stay_active_where_stale(files);
    for (const std::size_t i : files) accept(work_[i], std::move(*texts[i]));
    return true;
  }
}

// What was found in a text that stays as it is stays true, unless it has edits in one that changed.
void RewritePasses::stay_active_where_stale(const std::vector<std::size_t>& changed) {
  const auto has_changed = [&](std::size_t i) { return std::binary_search(changed.begin(), changed.end(), i); };
  for (std::size_t i = 0; i < work_.size(); ++i) {
    const auto& found = work_[i].found;
    work_[i].is_active = has_changed(i) || std::any_of(found.begin(), found.end(), [&](const Finding& finding) {
      return finding.fix && std::any_of(finding.fix->edits.begin(), finding.fix->edits.end(),
                                        [&](const rewrite::FileEdit& edit) { return has_changed(edit.file); });
    });
  }
}

// Once no fix is left: imports that the fixes made unnecessary. True where a text changed.
bool RewritePasses::drop_imports() {
  bool changed = false;
  for (FileWork& work : work_) {
    work.is_active = false;
    if (work.released.empty() || work.parsed == nullptr) continue;
    std::vector<std::string> droppable;
    for (const std::string& name : work.released) {
      const std::string last = name.substr(name.rfind('.') + 1);
      const bool serves_others = work.file->path.ends_with("__init__.py") || work.file->path.ends_with(".pyi") ||
                                 program_.is_imported_from(work.file->path, last);
      if (!serves_others) droppable.push_back(name);
    }
    const std::vector<text::Edit> edits = rewrite::drop_unused_imports(work.parsed->model, droppable);
    if (edits.empty()) {
      work.released.clear();
      continue;
    }
    if (auto text = make_new_text(*work.parsed, edits)) {
      accept(work, std::move(*text));
      work.is_active = true;
      changed = true;
    } else {
      work.released.clear();
    }
  }
  return changed;
}

namespace {
constexpr std::size_t kLongestShownLine = 1000;
}  // namespace

void RewritePasses::report(FileWork& work, const std::vector<Finding>& findings) {
  const text::Source& source = work.parsed->source;
  const std::string_view text = work.parsed->tree.text();
  for (const Finding& finding : findings) {
    ReportedFinding reported;
    reported.rule = finding.rule;
    reported.begin = source.lines().position(text, finding.range.begin);
    reported.end = source.lines().position(text, finding.range.end);
    reported.message = finding.message;
    reported.applicability = finding.applicability;
    reported.reason = finding.reason;
    const text::Range line = source.lines().content_range(text, source.lines().line_at(finding.range.begin));
    // For people: nobody reads a generated line, and a copy for each of its findings takes gigabytes.
    if (line.size() <= kLongestShownLine) reported.source_line = text.substr(line.begin, line.size());
    work.outcome.findings.push_back(std::move(reported));
  }
}

void RewritePasses::count_left(FileWork& work) {
  for (const Finding& finding : work.found) {
    if (finding.reason) {
      ++work.outcome.left[std::string(rewrite::id_of(*finding.reason))];
    } else if (finding.fix) {
      ++work.outcome.left["unsafe"];
    }
  }
  work.found.clear();
}

// The file stays as it was read.
void RewritePasses::give_up(FileWork& work, std::string message) {
  work.outcome.problems.push_back({std::move(message)});
  work.outcome.fixes.clear();
  work.original.clear();
  work.changes = {};
  work.parsed.reset();
  work.found.clear();
  work.is_active = false;
}

}  // namespace aioshift::pipeline
