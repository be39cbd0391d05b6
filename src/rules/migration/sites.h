// From what a program's colouring decides to places in the text of its files.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "rewrite/async_syntax/async_syntax.h"
#include "rules/migration/barriers.h"
#include "rules/migration/library_plan.h"
#include "rules/migration/replacements.h"
#include "rules/migration/test_functions.h"
#include "rules/migration/thread_sites.h"
#include "rules/program_view.h"
#include "semantics/program/colouring.h"

namespace aioshift::rules::migration {

using File = rules::ProgramView::File;

struct AsyncBase;

// A place that changes, or that a person is told about.
struct PlannedSite {
  rewrite::AsyncSite text;  // `text.node`: as long as the file is open
  text::Range range;        // what a finding marks
  text::Position begin;     // of the range
  text::Position end;
  semantics::FunctionId function = 0;        // itself, or whose code it stands in
  semantics::InstructionId instruction = 0;  // of a call and the like
  semantics::ValueId target =
      semantics::kNoValue;   // what is asynchronous there; none of a function's definition
  bool is_function = false;  // the definition of one
  bool is_module_level = false;
  bool is_bridged = false;   // a function that stays runs it to its end
  bool has_twin = false;     // of a function: it stays, beside a copy that becomes asynchronous
  bool calls_kept = false;   // what it calls stays beside a copy
  bool is_doc_test = false;  // a line of documentation calls `function`
  bool is_rename = false;    // it says the name of `function`, wherever it stands
  bool is_guess = false;
  bool stands_apart =
      false;  // for the sake of `function`, which it does not stand in: it changes, or keeps that
  bool runs_tasks = false;                             // threads run `function`, and tasks from now on
  bool is_silent = false;                              // nobody wants to hear about the file
  std::optional<semantics::LooseEnd::Kind> loose_end;  // something asynchronous goes where nobody awaits it
  std::optional<rewrite::Reason> reason;               // why it is left to a person
  const library::LibraryMap* library = nullptr;        // whose map says so
  std::string subject;                                 // of a library: its dotted name
  std::string refusal;                                 // what the map says of why not
  bool is_reported = false;                            // a finding is about it though it changes
  bool is_told_only = false;                           // with a reason, it is in nobody's way
  syntax::NodeId settled = 0;                          // of a library: a call that iterates no more
};

class Bridges;
class KeptFunctions;
class Renames;

// What is common to all files of one colouring.
class SiteFinder {
 public:
  SiteFinder(const rules::ProgramView& program, const semantics::Colouring& colouring,
             const std::map<semantics::FunctionId, rewrite::Reason>& refused, const LibraryPlan& libraries,
             const std::vector<BarrierPolicy>& policies, const KeptFunctions& kept,
             const TestFunctions& tests, const Replacements& replacements, const ThreadSites& threads);
  ~SiteFinder();

  // Files in which anything changes or is to be said, ascending.
  std::vector<File> files() const;
  // Of one of these, in no order.
  std::vector<PlannedSite> sites_in(const rules::ProgramView::Opened& file) const;
  // `with` items and calls of the file that hold no lock of threads, as far as is known.
  std::vector<syntax::NodeId> harmless_in(const rules::ProgramView::Opened& file) const;

 private:
  // A base class that gives way to its asynchronous counterpart.
  struct Base {
    semantics::ClassId of = 0;
    std::size_t number = 0;  // among its bases
    std::string_view counterpart;
    semantics::FunctionId method = 0;  // for whose sake
    bool is_beside = false;            // the counterpart is in the same module
  };
  struct OfFile {
    std::vector<semantics::FunctionId> functions;
    std::vector<semantics::FunctionId> disappointing;  // the user names them, and they stay as they are
    std::vector<const semantics::ColouredSite*> sites;
    std::vector<const semantics::LooseEnd*> loose_ends;
    std::vector<Base> bases;
  };

  bool is_of_library(const semantics::ColouredSite& site) const;
  LibraryFindings library_findings(const rules::ProgramView::Opened& file,
                                   std::span<const semantics::ColouredSite* const> coloured) const;
  void add_library_sites(LibraryFindings found, std::vector<PlannedSite>& sites) const;
  void add_thread_sites(const rules::ProgramView::Opened& file,
                        std::span<const semantics::ColouredSite* const> coloured, const MainRun& main,
                        std::vector<PlannedSite>& sites) const;
  // Where tasks take the place of threads: the node that says so, the calls that hand functions to them, and
  // places that raise what those raise.
  struct ThreadPlace {
    syntax::Node node;
    std::span<const semantics::InstructionId> calls;
    std::span<const syntax::Node> results;
  };
  void add_task_site(
      const rules::ProgramView::Opened& file, const ThreadPlace& place,
      const std::map<semantics::InstructionId, const semantics::ColouredSite*>& awaiting, const MainRun& main,
      std::vector<PlannedSite>& sites,
      const std::function<tl::expected<rewrite::AsyncSubstitute, rewrite::Reason>()>& text_of_tasks) const;
  void add_main(const LibraryFindings& found, std::vector<PlannedSite>& sites) const;
  // `except KeyboardInterrupt` around what waits.
  void add_interrupts(const rules::ProgramView::Opened& file, const MainRun& main,
                      std::vector<PlannedSite>& sites) const;
  // Whether code around the node may run it more than once, or is no plain code of a module.
  static bool is_repeated(syntax::Node node);
  PlannedSite loose_end(const rules::ProgramView::Opened& file, const semantics::LooseEnd& loose) const;
  bool may_hold_lock(File file, semantics::Slot slot, std::string_view text) const;
  // By the decorator's node, what is called.
  using DecoratorSlots = std::map<syntax::NodeId, semantics::Slot>;
  PlannedSite function_site(const rules::ProgramView::Opened& file, const DecoratorSlots& decorators,
                            semantics::FunctionId function) const;
  PlannedSite call_site(const rules::ProgramView::Opened& file, const semantics::ColouredSite& coloured,
                        const MainRun& main) const;
  void find_iteration_ends();
  bool is_beside(File file, semantics::Slot slot, const AsyncBase& base) const;
  void find_bases();
  std::optional<semantics::FunctionId> async_method_for(semantics::ClassId id, std::string_view method) const;
  void add_replacements(const rules::ProgramView::Opened& file, std::vector<PlannedSite>& sites) const;
  void add_bases(const rules::ProgramView::Opened& file, std::vector<PlannedSite>& sites) const;
  bool is_test(semantics::FunctionId function) const;
  bool is_plain_source(semantics::ValueId target) const;
  bool is_named_by_user(const std::string& name) const;
  // The item of a `with` statement that opens the stack on which the call enters something; none where that
  // is not known, or an asynchronous one could not do what it does.
  static syntax::Node stack_of(const semantics::FileModel& model, syntax::Node call);
  void call_twin(const rules::ProgramView::Opened& file, PlannedSite& site,
                 std::vector<PlannedSite>& sites) const;
  void find_renames();
  std::string_view name_of(semantics::FunctionId function) const;
  std::string_view async_special_method(semantics::FunctionId function) const;
  std::string new_name_of(semantics::FunctionId function) const;
  std::optional<rewrite::Reason> reason_of(const semantics::ColouredSite& site) const;
  std::optional<rewrite::Reason> why_it_stays(semantics::FunctionId function) const;
  bool has_trusted_decorators(const rules::ProgramView::Opened& file, const DecoratorSlots& callees,
                              syntax::Node function) const;

  const rules::ProgramView& view_;
  const semantics::Solver& solver_;
  const semantics::WholeProgram& program_;
  const semantics::Colouring& colouring_;
  const std::map<semantics::FunctionId, rewrite::Reason>& refused_;
  const LibraryPlan& libraries_;
  const std::vector<BarrierPolicy>& policies_;
  const KeptFunctions& kept_;
  std::unique_ptr<const Bridges> bridges_;  // null where nothing is to be bridged
  std::unique_ptr<const Renames> renames_;  // null where nothing gets another name
  const TestFunctions& tests_;
  const Replacements& replacements_;
  const ThreadSites& threads_;
  std::map<File, OfFile> by_file_;
  std::set<semantics::FunctionId> generator_families_;
  std::set<semantics::FunctionId> raises_stop_;     // StopIteration, in their own code
  std::set<semantics::FunctionId> ends_iteration_;  // these, and what calls them
};

}  // namespace aioshift::rules::migration
