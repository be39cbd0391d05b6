// Places of a program that hand functions to threads: which of them can await tasks instead, and why others
// cannot.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "rules/migration/thread_groups.h"
#include "rules/migration/thread_pools.h"
#include "rules/program_view.h"
#include "semantics/program/colouring.h"

namespace aioshift::rules::migration {

class ThreadSites {
 public:
  using File = ProgramView::File;
  using Function = semantics::FunctionId;
  using Site = semantics::InstructionId;

  // `changing`: names of functions, and of the libraries, whose calls become asynchronous. `kept`: calls that
  // make threads which stay, and why.
  ThreadSites(const ProgramView& view, std::set<std::string> changing, std::map<Site, rewrite::Reason> kept);

  // Calls that become ones which await what they run, if that is asynchronous.
  const std::vector<Site>& awaiting() const { return awaiting_; }
  // Of these, calls that make a thread.
  std::vector<Site> threads() const;
  // Threads that were to become tasks, but what they run, or what runs beside it, stays.
  std::map<Site, rewrite::Reason> without_tasks(const std::map<Function, rewrite::Reason>& refused) const;
  // Why one of them stays a thread; none where nothing is known of any.
  std::optional<rewrite::Reason> reason_for_threads() const;
  // Why another one stays as it is; none where nothing more is known than that it does.
  std::optional<rewrite::Reason> reason_at(Site site) const;
  // Why the threads that run the function cannot be tasks; none where nothing is known of that.
  std::optional<rewrite::Reason> reason_for(Function function) const;
  // Functions that stay for the sake of such places.
  void refuse(std::map<Function, rewrite::Reason>& refused) const;
  // The same for those that would call a function which goes on to block, though what it calls has a
  // counterpart.
  void refuse_for_what_blocks(const semantics::Colouring& colouring,
                              std::map<Function, rewrite::Reason>& refused) const;

  // A pool all of whose calls are among `awaiting`, with the instruction of each.
  struct Pool {
    ThreadPool pool;
    std::vector<Site> sites;
    std::vector<std::vector<std::string>> parameters;  // of what each of them runs
  };
  std::vector<Pool> pools_in(const ProgramView::Opened& file) const;

  // Threads that a function makes and waits for, all of which are among `awaiting`.
  struct Group {
    ThreadGroup group;
    std::vector<Site> sites;  // the calls that make them
    std::vector<Site> joins;  // and those that wait for them
    std::vector<Site> ends;   // by ThreadGroup::ends
    std::vector<Site> puts;   // by ThreadGroup::puts
  };
  std::vector<Group> groups_in(const ProgramView::Opened& file) const;

 private:
  struct Handed {
    std::vector<Function> functions;
    bool is_method = false;   // of an object that comes with it
    bool is_only_own = true;  // nothing but functions of the program
  };

  void find_handed();
  Handed handed_by(semantics::Slot function) const;
  void find_groups(const ProgramView& view);
  void settle_groups();
  void find_loops(const ProgramView::Opened& file);
  std::set<Function> reachable_from(const std::vector<Site>& sites) const;
  void note_reason(const Group& group, rewrite::Reason reason);
  void find_what_needs_threads();
  using Callers = std::map<Function, std::vector<Function>>;
  static void spread(std::set<Function>& functions, const Callers& callers);
  std::vector<Pool> read(const ProgramView::Opened& file) const;
  std::vector<Group> read_groups(const ProgramView::Opened& file) const;
  std::map<syntax::NodeId, Site> calls_in(File file) const;
  std::optional<rewrite::Reason> obstacle(const std::vector<Site>& sites) const;
  std::optional<rewrite::Reason> obstacle(const Group& group) const;
  bool changes(std::string_view name) const;
  Function function_at(Site site) const;
  bool pauses(Site site) const;
  bool sets_hook(File file, const semantics::Instruction& instruction) const;
  bool enters_semaphore(File file, const semantics::Instruction& instruction) const;
  bool waits_unseen(File file, const semantics::Instruction& instruction) const;
  bool is_of_thread(File file, semantics::Slot slot) const;

  const semantics::Solver& solver_;
  const semantics::WholeProgram& program_;
  std::set<std::string> changing_;
  std::map<Site, rewrite::Reason> kept_;
  std::map<Site, Handed> handed_;   // by the call of a pool
  std::map<Site, Handed> threads_;  // by the call that makes a thread
  std::set<Site> joins_;            // calls that wait for a thread of a group
  std::set<Site> awaited_;          // calls of what is asynchronous from now on, by its own name
  std::set<Site> puts_;             // calls that put something into a queue
  std::set<Site> ends_;             // calls that wait, as a task, until a queue has been worked off
  // By function, loops that go round without a pause, unless one of these calls is awaited.
  std::map<Function, std::vector<std::vector<Site>>> loops_;
  std::set<Function> catches_all_;  // functions in which cancelling what waits for a queue would be caught
  std::map<Function, std::vector<Function>> callees_;
  std::set<Site> own_calls_;         // calls of functions of the program that wait for something
  bool logs_threads_ = false;        // a format shows which thread it is
  bool hooks_ = false;               // the program sets what all threads call
  bool asks_for_threads_ = false;    // the program counts threads, or handles what they raise
  std::vector<Group> groups_;        // of files that are closed again: their nodes are of no use
  std::set<Function> needs_thread_;  // functions that are not the same where one thread runs all of them
  std::set<Function> blocking_;      // functions that call what blocks
  Callers callers_;
  std::set<Function> waits_;  // functions that wait for what threads do, but for their futures
  std::vector<Site> awaiting_;
  std::map<Site, rewrite::Reason> reasons_;
  std::map<Function, rewrite::Reason> thread_reasons_;  // by what they run
};

}  // namespace aioshift::rules::migration
