#include "rules/migration/called_by_bases.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "rules/migration/bases.h"
#include "semantics/program/fixtures.h"
#include "semantics/program/method_names.h"

namespace aioshift::rules::migration {

using semantics::ClassId;
using semantics::FunctionId;
using semantics::ValueKind;

namespace {

// Packages whose classes call no method of those that inherit from them, but for special ones and those that
// barriers know.
bool calls_nothing(std::string_view base) {
  constexpr auto kPackages = std::to_array<std::string_view>(
      {"<builtin>", "abc", "attr", "attrs", "collections", "contextlib", "dataclasses", "enum", "msgspec",
       "pydantic", "threading.local", "types", "typing", "typing_extensions"});
  return std::any_of(kPackages.begin(), kPackages.end(), [base](std::string_view package) {
    return base == package || (base.starts_with(package) && base[package.size()] == '.');
  });
}

class BaseFinder {
 public:
  explicit BaseFinder(const ProgramView& view)
      : solver_(view.solver()), program_(solver_.program()), called_(program_.function_count()) {
    for (const semantics::CallEdge& edge : solver_.edges()) {
      const semantics::Value& target = solver_.value(edge.target);
      if (target.kind != ValueKind::kFunction) continue;
      const ProgramView::File file = program_.file_of_instruction(edge.site);
      const FunctionId caller = program_.function(file, program_.instruction_code(edge.site).function);
      // `super().parse()` in an override says nothing of who calls that.
      if (name_of(caller) != name_of(target.a) && !semantics::is_of_tests(program_.path(file)))
        called_[target.a] = true;
    }
  }

  bool may_be_called(FunctionId id) const {
    const semantics::FunctionCode& code = program_.function_code(id);
    if (called_[id] || code.owner == semantics::kNoClass || code.is_async ||
        semantics::is_special(name_of(id)))
      return false;
    return has_unknown_base(program_.class_id(program_.file_of_function(id), code.owner), name_of(id));
  }

 private:
  std::string_view name_of(FunctionId id) const {
    return program_.code(program_.file_of_function(id)).names[program_.function_code(id).name];
  }

  bool has_unknown_base(ClassId id, std::string_view method) const {
    bool is_known = false;  // what calls it, or that nothing does
    bool is_unknown = false;
    for (const semantics::GlobalName base : solver_.external_bases(id)) {
      const AsyncBase* counterpart = async_base(program_.names[base]);
      is_known |= counterpart != nullptr && counterpart->method.empty() && is_test_method(method);
      is_known |= semantics::is_called_by_library(program_.names[base], method);
      is_unknown |= !calls_nothing(program_.names[base]);
    }
    // Of a base of which nothing is known: `class Row(make_base())`.
    const auto mro = solver_.mro(id);
    is_unknown |= std::any_of(mro.begin(), mro.end(), [this](ClassId one) {
      const semantics::ClassCode& code = program_.class_code(one);
      return std::any_of(code.bases.begin(), code.bases.end(), [&](semantics::Slot base) {
        return solver_.values(program_.slot(program_.file_of_class(one), base)).empty();
      });
    });
    return is_unknown && !is_known;
  }

  const semantics::Solver& solver_;
  const semantics::WholeProgram& program_;
  std::vector<bool> called_;
};

}  // namespace

void refuse_what_bases_may_call(const ProgramView& view, const std::set<FunctionId>& entries,
                                std::map<FunctionId, rewrite::Reason>& refused) {
  const BaseFinder finder(view);
  const semantics::WholeProgram& program = view.solver().program();
  for (FunctionId id = 0; id < program.function_count(); ++id) {
    if (entries.count(id) == 0 && finder.may_be_called(id)) refused.emplace(id, rewrite::Reason::kHasBases);
  }
}

}  // namespace aioshift::rules::migration
