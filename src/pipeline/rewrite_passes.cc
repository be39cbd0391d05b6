#include "pipeline/rewrite_passes.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "pipeline/new_text.h"
#include "pipeline/outcome.h"
#include "pipeline/settled_sites.h"
#include "pipeline/visit.h"
#include "rewrite/fix.h"
#include "rewrite/unused_imports.h"

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
// Of rules that rewrite each match once, which come to an end.
constexpr int kMaxPassesOfOnceRules = 2000;
// How much of a file's text is parsed to find out which of its fixes cannot be verified.
constexpr std::size_t kMaxBytesForCulprits = std::size_t{64} << 20U;

constexpr const char* kNotReopened = "the file could not be read again, or changed meanwhile";

}  // namespace

// A fix that this pass may apply, and where it was found.
struct RewritePasses::Candidate {
  std::size_t work = 0;
  Finding* finding = nullptr;
  bool rewrites_once = false;
  bool is_decided = false;  // over the whole program: no pass finds it again
  bool has_failed = false;  // or a person declined it
  bool waits = false;       // for the next pass
  bool is_chosen = false;   // by a person
};

template <typename Function>
void RewritePasses::for_each(const std::vector<std::size_t>& indices, const Function& function) {
  arena_.execute([&] {
    tbb::parallel_for(std::size_t{0}, indices.size(), [&](std::size_t i) {
      if (!stopped()) function(indices[i]);
    });
  });
}

void RewritePasses::run() {
  find_all(/*first_pass=*/true);
  if (!options_.rewrite) return;
  bool is_first = true;
  for (int pass = 0;; ++pass) {
    if (stopped()) return;
    const bool comes_to_an_end = all_rewrite_once();
    bool has_changed = apply_pass();
    if (std::exchange(is_first, false)) settle_decided();
    has_changed = has_changed || drop_imports();
    if (!has_changed) break;
    if (pass + 1 >= (comes_to_an_end ? kMaxPassesOfOnceRules : kMaxPasses)) {
      give_up_what_is_active();
      break;
    }
    find_all(/*first_pass=*/false);
  }
  for (std::size_t i = 0; i < work_.size(); ++i) {
    FileWork& work = work_[i];
    put_away(work);
    work.outcome.group = group_of(i);
    if (work.original.empty() || work.parsed == nullptr) continue;
    work.outcome.before = std::move(work.original);
    work.outcome.after = work.parsed->source.bytes();
    work.outcome.changes = std::move(work.changes);
    work.parsed.reset();
  }
}

// Whether all that is left to be fixed is by rules that rewrite each match once.
bool RewritePasses::all_rewrite_once() const {
  return std::all_of(work_.begin(), work_.end(), [](const FileWork& work) {
    return !work.is_active || std::all_of(work.found.begin(), work.found.end(), [&](const Finding& finding) {
      const RuleTable& table = *work.table;
      return !finding.fix || table.rule(table.number_of(*finding.rule)).rewrites_each_match_once();
    });
  });
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
    work.outcome.problems.push_back({kNotReopened});
    work.is_active = false;
    return;
  }
  if (!work.original.empty()) {
    std::vector<RuleNumber> all;
    const std::vector<RuleNumber> now = work.rules_for(work.parsed->source.bytes());
    std::set_union(work.rules.begin(), work.rules.end(), now.begin(), now.end(), std::back_inserter(all));
    work.rules = std::move(all);
  }
  const rules::FileIdentity identity{work.file->path, work.project};
  const VisitContext context{static_cast<FileId>(index), program_,    identity,
                             *work.file->settings,       *work.table, options_.wants_captures,
                             options_.heeds_suppressions};
  work.found = find(*work.parsed, work.rules, context);
  drop_what_was_written(work);
  drop_what_was_declined(work);
  if (first_pass) {
    std::vector<Finding> all = work.found;
    all.insert(all.end(), work.decided.begin(), work.decided.end());
    std::stable_sort(all.begin(), all.end(), [](const Finding& a, const Finding& b) {
      return std::tie(a.range.begin, a.range.end, a.rule->id) <
             std::tie(b.range.begin, b.range.end, b.rule->id);
    });
    report_findings(*work.parsed, all, options_.wants_captures, work.outcome);
  }
  const bool fixable =
      !work.decided.empty() ||
      std::any_of(work.found.begin(), work.found.end(), [](const Finding& f) { return f.fix.has_value(); });
  work.is_active = fixable || !work.released.empty();
  // A text in which nothing can be fixed is not needed any more, if it is the original one.
  if (!work.is_active && work.original.empty()) {
    put_away(work);
    work.parsed.reset();
  }
}

// Of the fixes taken, rejects those that are why the files' texts cannot be verified, or lets them wait for
// the next pass, which finds them in a text with the others.
void RewritePasses::reject_culprits(std::vector<Candidate>& candidates,
                                    std::span<const Candidate* const> taken,
                                    const std::vector<std::size_t>& files, std::span<const Failure> errors) {
  std::map<std::size_t, std::vector<const Candidate*>> taken_in;
  for (const std::size_t i : files) taken_in[i];
  for (const Candidate* candidate : taken) {
    for (const rewrite::FileEdit& edit : candidate->finding->fix->edits) {
      const auto it = taken_in.find(edit.file);
      if (it == taken_in.end() || (!it->second.empty() && it->second.back() == candidate)) continue;
      it->second.push_back(candidate);
    }
  }
  std::vector<Culprits> culprits(work_.size());
  for_each(files, [&](std::size_t i) {
    const std::vector<const Candidate*>& here = taken_in.find(i)->second;
    std::size_t bytes_left = kMaxBytesForCulprits;
    if (work_[i].parsed != nullptr) culprits[i] = culprits_in(i, here, bytes_left);
    if (culprits[i].bad.empty() && culprits[i].early.empty()) culprits[i].bad = here;
  });
  if (stopped()) return;
  for (const std::size_t i : files) {
    // Without a fix that was rejected for another file, this one may be well.
    const auto& here = taken_in[i];
    if (std::any_of(here.begin(), here.end(), [](const Candidate* c) { return c->has_failed; })) continue;
    const auto of_pass = [&](const Candidate* culprit) -> Candidate& {
      return candidates[static_cast<std::size_t>(culprit - candidates.data())];
    };
    for (const Candidate* culprit : culprits[i].bad)
      reject(of_pass(culprit), errors[i].reason, errors[i].message);
    for (const Candidate* culprit : culprits[i].early) {
      if (culprit->is_decided)
        reject(of_pass(culprit), errors[i].reason, errors[i].message);
      else
        of_pass(culprit).waits = true;
    }
  }
}

// By what it is about rather than where that stands.
std::string RewritePasses::identity_of(const Candidate& candidate) const {
  const text::Range range = candidate.finding->range;
  return fmt::format("{}:{}:{}", candidate.work, candidate.finding->rule->id,
                     work_[candidate.work].parsed->tree.text().substr(range.begin, range.size()));
}

bool RewritePasses::is_well(std::size_t file, std::span<const Candidate* const> taken) const {
  EditSet set;
  for (const Candidate* candidate : taken) set.add(*candidate->finding->fix);
  const std::vector<text::Edit> edits = set.edits_for(static_cast<FileId>(file));
  return edits.empty() || make_new_text(work_[file], edits).has_value();
}

// Why the edits of `taken` in `file` cannot be verified: those that cannot on their own; where each can and
// not all together, the first that does not go with those before it. A file may have a hundred thousand:
// halves are tried before each, and once that has taken too long, a half that cannot be verified goes as a
// whole.
RewritePasses::Culprits RewritePasses::culprits_in(std::size_t file, std::span<const Candidate* const> taken,
                                                   std::size_t& bytes_left) const {
  if (is_well(file, taken)) return {};
  if (taken.size() == 1) return {{taken.front()}, {}};
  const std::size_t size = work_[file].parsed->tree.text().size();
  const auto may_try = [&] {
    if (bytes_left < size || stopped()) return false;
    bytes_left -= size;
    return true;
  };
  Culprits all{{taken.begin(), taken.end()}, {}};
  if (!may_try()) return all;
  const std::size_t half = taken.size() / 2;
  Culprits culprits = culprits_in(file, taken.first(half), bytes_left);
  const Culprits others = culprits_in(file, taken.subspan(half), bytes_left);
  culprits.bad.insert(culprits.bad.end(), others.bad.begin(), others.bad.end());
  culprits.early.insert(culprits.early.end(), others.early.begin(), others.early.end());
  if (!culprits.bad.empty() || !culprits.early.empty()) return culprits;
  std::size_t good = half;
  std::size_t bad = taken.size();
  while (bad - good > 1) {
    if (!may_try()) return all;
    const std::size_t middle = good + (bad - good) / 2;
    (is_well(file, taken.first(middle)) ? good : bad) = middle;
  }
  return {{}, {taken[good]}};
}

void RewritePasses::reject(Candidate& candidate, Reason reason, const std::string& error) {
  FileWork& work = work_[candidate.work];
  Finding& finding = *candidate.finding;
  rejected_.emplace(identity_of(candidate), reason);
  const auto at = work.parsed->source.lines().position(work.parsed->tree.text(), finding.range.begin);
  work.outcome.problems.push_back(
      {fmt::format("line {}: {} was not applied: {}", at.line, finding.rule->id, error)});
  candidate.has_failed = true;
  finding.fix.reset();
  finding.applicability = Applicability::kManual;
  finding.reason = reason;
  reject_sharing(finding);
}

// What went with a fix that is not applied.
void RewritePasses::reject_sharing(const Finding& finding) {
  if (finding.shares_fix == 0) return;
  for (FileWork& work : work_) {
    for (Finding& other : work.decided) {
      if (other.shares_fix != finding.shares_fix || other.rule != finding.rule || other.reason) continue;
      other.applicability = Applicability::kManual;
      other.reason = finding.reason;
    }
  }
}

// What became of the findings over the whole program, which are not found again.
void RewritePasses::settle_decided() {
  for (FileWork& work : work_) {
    for (const Finding& finding : work.decided) {
      if (finding.reason) {
        ++work.outcome.left[std::string(rewrite::id_of(*finding.reason))];
      } else if (finding.shares_fix != 0 && shared_.count(finding.shares_fix) != 0) {
        if (!finding.fix) ++work.outcome.fixes[finding.rule->id];
      } else if (finding.fix || finding.shares_fix != 0) {
        ++work.outcome.left["unsafe"];
      }
    }
    work.decided.clear();
  }
}

std::size_t RewritePasses::group_of(std::size_t file) const {
  while (group_[file] != file) file = group_[file];
  return file;
}

void RewritePasses::join(const Fix& fix) {
  for (const rewrite::FileEdit& edit : fix.edits) {
    const std::size_t a = group_of(fix.edits.front().file);
    const std::size_t b = group_of(edit.file);
    group_[std::max(a, b)] = std::min(a, b);
  }
}

Proposal RewritePasses::proposal_of(const Candidate& candidate) {
  Proposal proposal;
  proposal.rule = candidate.finding->rule;
  proposal.message = candidate.finding->message;
  proposal.range = candidate.finding->range;
  EditSet set;
  set.add(*candidate.finding->fix);
  const auto add = [&](std::size_t file) {
    if (work_[file].parsed == nullptr) work_[file].parsed = work_[file].reopen();
    if (work_[file].parsed == nullptr) return;  // said when it is applied
    proposal.files.push_back(
        {work_[file].file, work_[file].parsed->tree.text(), set.edits_for(static_cast<FileId>(file))});
  };
  add(candidate.work);
  for (const FileId file : set.files()) {
    if (file != candidate.work) add(file);
  }
  proposal.verify = [&work = work_[candidate.work]](
                        const std::vector<text::Edit>& edits) -> tl::expected<void, std::string> {
    if (const auto text = make_new_text(work, edits); !text) return tl::unexpected(text.error().message);
    return {};
  };
  return proposal;
}

// Asks about a fix that would be taken now; one that has to wait is asked about when its turn comes.
bool RewritePasses::is_wanted(Candidate& candidate, const EditSet& settled) {
  if (candidate.is_chosen || for_the_rest_ == Decision::Kind::kApplyAll) return true;
  Finding& finding = *candidate.finding;
  Decision decision{Decision::Kind::kLeaveAll};
  if (!for_the_rest_) {
    EditSet with_it = settled;
    if (!with_it.add(*finding.fix)) return true;
    decision = options_.choose(proposal_of(candidate));
  }
  if (decision.kind == Decision::Kind::kApplyAll || decision.kind == Decision::Kind::kLeaveAll)
    for_the_rest_ = decision.kind;
  candidate.is_chosen = decision.kind == Decision::Kind::kApply || decision.kind == Decision::Kind::kApplyAll;
  if (!candidate.is_chosen) {
    work_[candidate.work].declined.push_back({finding.rule, finding.range});
    finding.fix.reset();
    candidate.has_failed = true;
  } else if (decision.edits) {
    const auto file = static_cast<FileId>(candidate.work);
    std::erase_if(finding.fix->edits, [&](const rewrite::FileEdit& edit) { return edit.file == file; });
    finding.fix->add(file, std::move(*decision.edits));
  }
  return candidate.is_chosen;
}

// Of a file's findings, the fixes that may be applied.
void RewritePasses::add_candidates(std::size_t index, std::vector<Finding>& findings, bool are_decided,
                                   std::vector<Candidate>& candidates) {
  const FileWork& work = work_[index];
  for (Finding& finding : findings) {
    if (!finding.fix) continue;
    if (finding.applicability == Applicability::kUnsafe && !work.file->settings->unsafe_fixes) continue;
    const rules::Rule& rule = work.table->rule(work.table->number_of(*finding.rule));
    const Candidate candidate{index, &finding, rule.rewrites_each_match_once(), are_decided};
    const auto rejected = rejected_.empty() ? rejected_.end() : rejected_.find(identity_of(candidate));
    if (rejected != rejected_.end()) {
      finding.fix.reset();
      finding.applicability = Applicability::kManual;
      finding.reason = rejected->second;
      continue;
    }
    rewrite::set_shifted_lines(*finding.fix, [&](FileId file) {
      const auto& parsed = work_[file].parsed;
      return parsed != nullptr ? std::optional<std::string_view>(parsed->tree.text()) : std::nullopt;
    });
    candidates.push_back(candidate);
  }
}

// Settles, applies and verifies the fixes found. True where a text changed.
bool RewritePasses::apply_pass() {
  std::vector<Candidate> candidates;
  // What is decided over the whole program would not be found again if it had to wait for others.
  for (std::size_t i = 0; i < work_.size(); ++i) {
    if (work_[i].is_active) add_candidates(i, work_[i].decided, /*are_decided=*/true, candidates);
  }
  for (std::size_t i = 0; i < work_.size(); ++i) {
    if (!work_[i].is_active) continue;
    const std::size_t first_of_file = candidates.size();
    add_candidates(i, work_[i].found, /*are_decided=*/false, candidates);
    // Of rules that rewrite each match once, inner matches come before those around them.
    std::stable_sort(candidates.begin() + static_cast<std::ptrdiff_t>(first_of_file), candidates.end(),
                     [](const Candidate& a, const Candidate& b) {
                       if (!a.rewrites_once || !b.rewrites_once) return a.rewrites_once < b.rewrites_once;
                       const text::Range left = a.finding->range;
                       const text::Range right = b.finding->range;
                       return std::tie(left.end, right.begin) < std::tie(right.end, left.begin);
                     });
  }
  // By file: the text that these edits led to, which stands while other files' fixes are dropped.
  std::vector<std::optional<NewText>> texts(work_.size());
  std::vector<std::vector<text::Edit>> tried(work_.size());
  while (!stopped()) {
    EditSet set;
    std::vector<const Candidate*> taken;
    WaitingSites waiting;
    TakenSites taken_sites;
    for (Candidate& candidate : candidates) {
      if (candidate.has_failed || candidate.waits) continue;
      const auto& [work, finding, once, decided, failed, waits, chosen] = candidate;
      const bool has_to_wait = once && (waiting.holds_one_inside(work, finding->rule, finding->range) ||
                                        taken_sites.holds_one_placed_by(work, *finding->fix));
      if (!has_to_wait && options_.choose && !is_wanted(candidate, set)) continue;
      if (!has_to_wait && set.add(*finding->fix)) {
        taken.push_back(&candidate);
        taken_sites.add(work, *finding);
      } else if (once) {
        waiting.add(work, finding->rule, finding->range);
      }
    }
    if (taken.empty()) {
      // What a fix waited for may have been rejected since.
      bool has_waited = false;
      for (Candidate& candidate : candidates)
        has_waited = std::exchange(candidate.waits, false) || has_waited;
      if (!has_waited) return false;
      continue;
    }

    std::vector<std::size_t> files;
    for (const FileId file : set.files()) files.push_back(file);
    std::vector<Failure> errors(work_.size());
    for_each(files, [&](std::size_t i) {
      std::vector<text::Edit> edits = set.edits_for(static_cast<FileId>(i));
      if (texts[i] && edits == tried[i]) return;
      texts[i].reset();
      // A file in which nothing is found itself may have been put away.
      if (work_[i].parsed == nullptr) work_[i].parsed = work_[i].reopen();
      if (work_[i].parsed == nullptr) {
        errors[i] = {Reason::kNotVerified, kNotReopened};
        return;
      }
      auto text = make_new_text(work_[i], edits);
      if (text) {
        texts[i] = std::move(*text);
        tried[i] = std::move(edits);
      } else {
        errors[i] = text.error();
      }
    });
    if (stopped()) return false;

    std::vector<std::size_t> failed;
    std::copy_if(files.begin(), files.end(), std::back_inserter(failed),
                 [&](std::size_t i) { return !texts[i]; });
    if (!failed.empty()) {
      reject_culprits(candidates, taken, failed, errors);
      continue;  // settle again without them
    }

    for (const Candidate* candidate : taken) {
      FileWork& work = work_[candidate->work];
      ++work.outcome.fixes[candidate->finding->rule->id];
      const Fix& fix = *candidate->finding->fix;
      work.released.insert(fix.released_imports.begin(), fix.released_imports.end());
      for (const auto& [file, name] : fix.released_elsewhere) work_[file].released.insert(name);
      if (candidate->finding->shares_fix != 0) shared_.insert(candidate->finding->shares_fix);
      join(fix);
    }
    stay_active_where_stale(files);
    for (const Candidate* candidate : taken) {
      if (candidate->rewrites_once)
        work_[candidate->work].written.push_back({candidate->finding->rule, candidate->finding->range});
    }
    for (const std::size_t i : files) accept(work_[i], std::move(*texts[i]));
    return true;
  }
  return false;
}

// What was found in a text that stays as it is stays true, unless it has edits in one that changed.
void RewritePasses::stay_active_where_stale(const std::vector<std::size_t>& changed) {
  const auto has_changed = [&](std::size_t i) {
    return std::binary_search(changed.begin(), changed.end(), i);
  };
  for (std::size_t i = 0; i < work_.size(); ++i) {
    const auto& found = work_[i].found;
    work_[i].is_active =
        has_changed(i) || std::any_of(found.begin(), found.end(), [&](const Finding& finding) {
          return finding.fix &&
                 std::any_of(finding.fix->edits.begin(), finding.fix->edits.end(),
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
      const bool serves_others = work.file->path.ends_with("__init__.py") ||
                                 work.file->path.ends_with(".pyi") ||
                                 program_.is_imported_from(work.file->path, last);
      if (!serves_others) droppable.push_back(name);
    }
    const std::vector<text::Edit> edits = rewrite::drop_unused_imports(work.parsed->model, droppable);
    if (edits.empty()) {
      work.released.clear();
      continue;
    }
    if (auto text = make_new_text(work, edits)) {
      accept(work, std::move(*text));
      work.is_active = true;
      changed = true;
    } else {
      work.released.clear();
    }
  }
  return changed;
}

void RewritePasses::put_away(FileWork& work) {
  if (options_.rewrite) count_left(work.found, work.outcome);
  work.found.clear();
}

// Rules that undo each other's work: nothing that they did can be trusted.
void RewritePasses::give_up_what_is_active() {
  std::set<std::size_t> groups;
  for (std::size_t i = 0; i < work_.size(); ++i) {
    if (work_[i].is_active) groups.insert(group_of(i));
  }
  for (std::size_t i = 0; i < work_.size(); ++i) {
    if (groups.count(group_of(i)) == 0) continue;
    std::set<std::string> rules;
    for (const Finding& finding : work_[i].found) {
      if (finding.fix) rules.insert(finding.rule->id);
    }
    give_up(work_[i], fmt::format("left as it is: {} passes did not come to an end ({})", kMaxPasses,
                                  rules.empty() ? "it shares fixes with another file"
                                                : fmt::format("{}", fmt::join(rules, ", "))));
  }
}

// The file stays as it was read.
void RewritePasses::give_up(FileWork& work, std::string message) {
  work.outcome.problems.push_back({std::move(message)});
  work.outcome.fixes.clear();
  work.original.clear();
  work.written.clear();
  work.changes = {};
  work.parsed.reset();
  work.found.clear();
  work.is_active = false;
}

}  // namespace aioshift::pipeline
