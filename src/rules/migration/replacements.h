// What a program puts in the place of its own functions by their names, mostly in tests: `mock.patch`,
// `monkeypatch.setattr`, mocks assigned to attributes. What takes the place of a function that becomes
// asynchronous has to be asynchronous too.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "rewrite/async_syntax/async_syntax.h"
#include "rules/program_view.h"
#include "semantics/program/colouring.h"

namespace aioshift::rules::migration {

// One place that does.
struct Replacement {
  enum class Given : std::uint8_t {
    kNothing,   // the patch makes a mock that suits what it replaces
    kMock,      // a call of a class of unittest.mock
    kMockType,  // the class, which is called: `new_callable=Mock`
    kLambda,
    kFunction,  // one of the program
    kUnknown,
  };
  semantics::InstructionId site = 0;
  std::vector<semantics::FunctionId> functions;  // whose place is taken; any of these
  bool is_whole = false;                         // what is replaced is no function: these are what is in it
  bool is_in_class = false;                      // what is put there is called as a method
  bool is_configured = false;                    // what the mock returns, or does, is said
  Given given = Given::kNothing;
  semantics::FunctionId function = 0;  // kFunction
  syntax::NodeId node = 0;             // of what is given: the call, the class, the lambda
  syntax::NodeId name = 0;             // the string that names the function; 0 where none does
  // The function whose code sees the mock that is made: the one that makes it or that it decorates. Module
  // code where that is not known.
  semantics::FunctionIndex seen_in = semantics::kModuleCode;
  bool is_unread = false;  // what names the function has yet to be read: an f-string
};

struct FoundReplacements {
  std::vector<Replacement> replacements;
  // What is replaced of other packages, and names that are none, with the files that do.
  std::map<std::string, std::set<ProgramView::File>> externals;
};
// All places of the program, whatever becomes of the functions.
FoundReplacements find_replacements(const ProgramView& program);

class Replacements {
 public:
  using File = ProgramView::File;
  using FunctionId = semantics::FunctionId;
  using Refusals = std::map<FunctionId, rewrite::Reason>;

  explicit Replacements(const ProgramView& program);

  // Refuses functions that call what the program replaces of the standard library, such as `time.sleep`: what
  // comes instead would not be replaced. To be called first, once.
  void refuse(Refusals& refused) const;
  // Refuses functions whose replacement cannot be made asynchronous, and finds those of the program that have
  // to become asynchronous with them. False where nothing is new.
  bool settle(const semantics::Colouring& colouring, Refusals& refused);

  // Whether the program puts something in the function's place, as far as it is known.
  bool replaces(FunctionId function) const { return replaced_.count(function) != 0; }
  // See ColouringRequest::also_async.
  std::vector<std::pair<FunctionId, semantics::InstructionId>> also_async() const;
  // Functions that change together: what is replaced, and what takes its place.
  const std::set<std::pair<FunctionId, FunctionId>>& joined() const { return joined_; }
  // Whether what is given at the place is known to be what is wanted there.
  bool is_settled(semantics::InstructionId site) const { return settled_.count(site) != 0; }

  // Of one colouring, after settle(): files with places that change or keep a function as it is.
  std::vector<File> files() const;
  struct Place {
    rewrite::AsyncSite text;
    FunctionId function = 0;                // that becomes asynchronous with the edit, or stays
    std::optional<rewrite::Reason> reason;  // why it stays
  };
  // `new_name`: what a function is called from now on; empty where it keeps its name.
  std::vector<Place> places(const ProgramView::Opened& file, const semantics::Colouring& colouring,
                            const std::function<std::string(FunctionId)>& new_name) const;

 private:
  std::set<File> files_below(const std::set<File>& files) const;
  void find_used_results();
  void find_mock_setup(File file);
  bool is_done_at(const std::set<FunctionId>& by, const Replacement& replacement) const;
  bool refuse(semantics::InstructionId site, FunctionId function, Refusals& refused);
  bool is_replaceable(const Replacement& replacement, FunctionId function) const;
  void settle_one(const Replacement& replacement, const semantics::Colouring& colouring, Refusals& refused);
  void refuse_mocked_receivers(const semantics::Colouring& colouring, Refusals& refused);

  const ProgramView& view_;
  const semantics::WholeProgram& program_;
  const FoundReplacements found_;
  std::set<FunctionId> replaced_;
  std::set<FunctionId> with_used_results_;   // functions whose result some caller calls a method of
  std::set<FunctionId> sets_results_;        // code that says what a mock gives
  std::set<FunctionId> configures_results_;  // code that says what a method of a mock's result does
  using Wanted = std::map<FunctionId, semantics::InstructionId>;
  Wanted also_async_;
  Wanted wanted_;  // the same, of the colouring that is looked at
  std::set<std::pair<FunctionId, FunctionId>> joined_;
  std::set<semantics::InstructionId> settled_;
  std::map<semantics::InstructionId, FunctionId> refusals_;  // by place, a function that stays because of it
};

}  // namespace aioshift::rules::migration
