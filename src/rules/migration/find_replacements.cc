#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "rules/migration/replacements.h"
#include "semantics/program/common_methods.h"

namespace aioshift::rules::migration {

using semantics::Argument;
using semantics::ArgumentKind;
using semantics::FunctionId;
using semantics::Instruction;
using semantics::Op;
using semantics::Slot;
using semantics::Value;
using semantics::ValueId;
using semantics::ValueKind;

namespace {

using File = ProgramView::File;
using Given = Replacement::Given;

// How a call names what it replaces.
enum class Form : std::uint8_t {
  kPath,       // patch("pkg.mod.f", ...)
  kAttribute,  // patch.object(mod, "f", ...)
  kSet,        // setattr(mod, "f", x), monkeypatch.setattr("pkg.mod.f", x)
  kMultiple,   // patch.multiple("pkg.mod", f=x)
};

bool is_plain_mock(std::string_view name) {
  return name == "unittest.mock.Mock" || name == "unittest.mock.MagicMock" || name == "mock.Mock" ||
         name == "mock.MagicMock";
}

bool is_async_mock(std::string_view name) {
  return name == "unittest.mock.AsyncMock" || name == "mock.AsyncMock";
}

class FileLook {
 public:
  FileLook(const ProgramView& view, File file)
      : solver_(view.solver()), program_(solver_.program()), file_(file), code_(program_.code(file)) {
    for (const Instruction& instruction : code_.instructions) {
      if (instruction.to != semantics::kNoSlot) producers_.emplace(instruction.to, &instruction);
    }
  }

  void find(FoundReplacements& found) {
    for (std::size_t i = 0; i < code_.instructions.size(); ++i) {
      const Instruction& instruction = code_.instructions[i];
      Replacement replacement;
      replacement.site = program_.instruction(file_, i);
      if (instruction.op == Op::kCall) {
        look_at_call(instruction, replacement);
      } else if (instruction.op == Op::kStoreAttribute) {
        look_at_store(instruction, replacement);
      }
      if (replacement.functions.empty() && !replacement.is_unread) continue;
      replacement.seen_in = function_that_sees(instruction);
      std::sort(replacement.functions.begin(), replacement.functions.end());
      found.replacements.push_back(std::move(replacement));
    }
    for (const std::string& name : externals_) found.externals[name].insert(file_);
  }

 private:
  const std::string& text(semantics::NameId name) const { return code_.names[name]; }
  std::span<const ValueId> values(Slot slot) const { return solver_.values(program_.slot(file_, slot)); }

  const Instruction* producer(Slot slot) const {
    for (int steps = 0; steps < 8; ++steps) {
      const auto found = producers_.find(slot);
      if (found == producers_.end()) return nullptr;
      if (found->second->op != Op::kCopy) return found->second;
      slot = found->second->a;
    }
    return nullptr;
  }

  // `@patch(...)` stands in a module's own code.
  semantics::FunctionIndex function_that_sees(const Instruction& patch) const {
    if (patch.function != semantics::kModuleCode || patch.op != Op::kCall) return patch.function;
    for (const Instruction& decorator : code_.instructions) {
      if (!decorator.is_decorator || decorator.a != patch.to) continue;
      const Instruction* at = &decorator;
      while (at != nullptr && at->is_decorator) at = producer(code_.arguments[at->b].value);
      if (at != nullptr && at->op == Op::kFunction) return at->count;
    }
    return semantics::kModuleCode;
  }

  // The attribute that is loaded where nothing is known of the object.
  std::string_view loaded_name(Slot slot) const {
    const Instruction* load = producer(slot);
    return load != nullptr && load->op == Op::kLoadAttribute ? std::string_view(text(load->name))
                                                             : std::string_view();
  }

  std::string_view external_name(Slot slot, ValueKind kind) const {
    for (const ValueId id : values(slot)) {
      const Value& value = solver_.value(id);
      if (value.kind == kind) return program_.names[value.a];
    }
    return {};
  }

  std::optional<Form> form_of(const Instruction& call) const {
    if (call.is_decorator) return std::nullopt;
    const std::string_view name = external_name(call.a, ValueKind::kExternal);
    if (name == "<builtin>.setattr" || name.ends_with(".setattr")) return Form::kSet;
    if (name.ends_with("mock.patch") || name.ends_with("MockerFixture.patch")) return Form::kPath;
    if (name.ends_with(".patch.object")) return Form::kAttribute;
    if (name.ends_with(".patch.multiple")) return Form::kMultiple;
    if (!values(call.a).empty()) return std::nullopt;
    const std::string_view last = loaded_name(call.a);
    if (last == "setattr") return Form::kSet;
    if (last == "patch") return Form::kPath;
    if ((last != "object" && last != "multiple") || loaded_name(producer(call.a)->a) != "patch")
      return std::nullopt;
    return last == "object" ? Form::kAttribute : Form::kMultiple;
  }

  struct Arguments {
    std::vector<Slot> positional;
    std::unordered_map<std::string, Slot> named;
    bool is_open = false;  // `*args`, `**kwargs`
  };

  Arguments arguments_of(const Instruction& call) const {
    Arguments arguments;
    for (std::uint32_t i = 0; i < call.count; ++i) {
      const Argument& argument = code_.arguments[call.b + i];
      if (argument.kind == ArgumentKind::kPositional) {
        arguments.positional.push_back(argument.value);
      } else if (argument.kind == ArgumentKind::kKeyword) {
        arguments.named.emplace(text(argument.name), argument.value);
      } else {
        arguments.is_open = true;
      }
    }
    return arguments;
  }

  void look_at_call(const Instruction& call, Replacement& replacement) {
    const auto form = form_of(call);
    if (!form) return;
    const Arguments arguments = arguments_of(call);
    const auto is_given = [&](const char* keyword) { return arguments.named.count(keyword) != 0; };
    const auto argument = [&](std::size_t position, const char* keyword) {
      if (position < arguments.positional.size()) return arguments.positional[position];
      return is_given(keyword) ? arguments.named.at(keyword) : semantics::kNoSlot;
    };
    if (*form == Form::kMultiple) {
      if (argument(0, "target") != semantics::kNoSlot)
        look_at_names(argument(0, "target"), arguments, replacement);
      return;
    }
    const bool has_path = *form == Form::kPath || (*form == Form::kSet && arguments.positional.size() == 2);
    const Slot target = argument(0, "target");
    const Slot named = has_path ? target : argument(1, *form == Form::kSet ? "name" : "attribute");
    const std::size_t position = has_path ? 1 : 2;
    const char* keyword = *form == Form::kSet ? "value" : "new";
    // It may be something of which there is nothing to know: None.
    const bool has_new = position < arguments.positional.size() || is_given(keyword);
    if (target == semantics::kNoSlot || named == semantics::kNoSlot) return;
    if (const Instruction* string = producer(named); string != nullptr && string->op == Op::kString)
      replacement.name = string->node;
    replacement.is_unread = has_path;
    for (const ValueId id : values(named)) {
      const Value& name = solver_.value(id);
      if (name.kind != ValueKind::kString) continue;
      replacement.is_unread = false;
      if (has_path) {
        name_by_path(program_.names[name.a], replacement);
      } else {
        name_in(target, program_.names[name.a], replacement);
      }
    }
    if (replacement.functions.empty() && !replacement.is_unread) return;
    replacement.is_configured = is_given("return_value") || is_given("side_effect") || is_given("wraps");
    const bool is_open = arguments.is_open || is_property_;
    if (is_open || (!has_new && *form == Form::kSet)) {
      replacement.given = Given::kUnknown;
    } else if (has_new) {
      classify(argument(position, keyword), call, replacement);
    } else if (is_given("new_callable")) {
      classify_type(arguments.named.at("new_callable"), replacement);
    } else if (is_given("autospec") || is_given("spec") || is_given("spec_set")) {
      // What is asynchronous in the specification is so in the mock.
      const char* spec = is_given("autospec") ? "autospec" : is_given("spec") ? "spec" : "spec_set";
      const Slot specified = arguments.named.at(spec);
      const bool is_same = external_name(specified, ValueKind::kExternalInstance) == "<builtin>.bool";
      if (is_same && replacement.is_whole) replacement.functions.clear();
      if (!is_same) replacement.given = Given::kUnknown;
    }
    forget_guess(replacement);
  }

  // `patch.multiple("pkg.mod", fetch=DEFAULT)`
  void look_at_names(Slot target, const Arguments& arguments, Replacement& replacement) {
    constexpr auto kOptions =
        std::to_array<std::string_view>({"autospec", "create", "new_callable", "spec", "spec_set"});
    for (const auto& [name, given] : arguments.named) {
      if (std::find(kOptions.begin(), kOptions.end(), name) != kOptions.end()) continue;
      const std::size_t before = replacement.functions.size();
      name_in(target, name, replacement);
      for (const ValueId id : values(target)) {
        const Value& path = solver_.value(id);
        if (path.kind == ValueKind::kString) name_by_path(program_.names[path.a] + "." + name, replacement);
      }
      const bool is_made = external_name(given, ValueKind::kExternal).ends_with("mock.DEFAULT");
      if (replacement.functions.size() != before && !is_made) replacement.given = Given::kUnknown;
    }
    if (arguments.named.count("new_callable") != 0) replacement.given = Given::kUnknown;
    forget_guess(replacement);
  }

  // `client.fetch = Mock()`
  void look_at_store(const Instruction& store, Replacement& replacement) {
    const bool is_mock = is_plain_mock(external_name(store.b, ValueKind::kExternalInstance)) ||
                         is_made_by_mocker(store.b, "Mock") || is_made_by_mocker(store.b, "MagicMock");
    if (!is_mock) return;
    name_in(store.a, text(store.name), replacement);
    if (replacement.functions.empty()) return;
    classify(store.b, store, replacement);
    forget_guess(replacement);
  }

  // Of an object of which nothing is known the name counts, where nothing is right by itself.
  void forget_guess(Replacement& replacement) {
    if (is_guess_ && replacement.given == Given::kNothing) replacement.functions.clear();
    if (is_guess_ && replacement.given != Given::kNothing) replacement.given = Given::kUnknown;
    is_guess_ = is_property_ = false;
  }

  // What is there by that name.
  void name_by_path(const std::string& path, Replacement& replacement) {
    // "pkg.mod.time.sleep" is "time.sleep".
    for (std::size_t at = 0; at < path.size();) {
      externals_.insert(path.substr(at));
      const std::size_t dot = path.find('.', at);
      at = dot == std::string::npos ? path.size() : dot + 1;
    }
    for (std::size_t end = path.rfind('.'); end != std::string::npos && end != 0;
         end = path.rfind('.', end - 1)) {
      const std::string_view prefix = std::string_view(path).substr(0, end);
      auto module = program_.modules().named(prefix);
      if (!module) module = program_.modules().find(prefix, file_);
      if (!module) continue;
      std::vector<Value> objects = {{ValueKind::kModule, *module, 0}};
      std::string_view rest = std::string_view(path).substr(end + 1);
      while (!rest.empty()) {
        const std::size_t dot = rest.find('.');
        const std::string_view name = rest.substr(0, dot);
        rest = dot == std::string_view::npos ? std::string_view() : rest.substr(dot + 1);
        std::vector<Value> members;
        for (const Value& object : objects) {
          const auto found = members_of(object, name);
          members.insert(members.end(), found.begin(), found.end());
          if (rest.empty() && object.kind == ValueKind::kClass) replacement.is_in_class = true;
        }
        objects = std::move(members);
      }
      for (const Value& object : objects) add(object, replacement);
      return;
    }
  }

  void name_in(Slot target, const std::string& name, Replacement& replacement) {
    const auto objects = values(target);
    for (const ValueId id : objects) {
      const Value& object = solver_.value(id);
      for (const Value& member : members_of(object, name)) add(member, replacement);
      if (object.kind == ValueKind::kClass) replacement.is_in_class = true;
      if (object.kind == ValueKind::kExternal) externals_.insert(program_.names[object.a] + "." + name);
    }
    if (!objects.empty() || semantics::is_common_method(name)) return;
    for (FunctionId id = 0; id < program_.function_count(); ++id) {
      const semantics::FunctionCode& code = program_.function_code(id);
      if (code.owner != semantics::kNoClass &&
          program_.code(program_.file_of_function(id)).names[code.name] == name)
        replacement.functions.push_back(id);
    }
    is_guess_ = !replacement.functions.empty();
  }

  std::vector<Value> members_of(const Value& object, std::string_view name) const {
    std::vector<Value> found;
    const auto add_slot = [&](Slot slot) {
      for (const ValueId id : solver_.values(slot)) found.push_back(solver_.value(id));
    };
    if (object.kind == ValueKind::kModule) {
      const semantics::GlobalName global = program_.names.id(name);
      if (const Slot slot = solver_.variable_of(object.a, global); slot != semantics::kNoSlot) {
        add_slot(slot);
      } else if (const auto module =
                     program_.modules().named(program_.modules().name(object.a) + "." + std::string(name))) {
        found.push_back({ValueKind::kModule, *module, 0});
      }
    }
    if (object.kind != ValueKind::kClass && object.kind != ValueKind::kInstance) return found;
    for (const semantics::ClassId base : solver_.mro(object.a)) {
      for (const auto& [member, slot] : solver_.members(base)) {
        if (program_.names[member] == name) add_slot(slot);
      }
      if (!found.empty()) break;
    }
    return found;
  }

  void add(const Value& value, Replacement& replacement) {
    switch (value.kind) {
      case ValueKind::kFunction:
        replacement.functions.push_back(value.a);
        return;
      case ValueKind::kProperty:
        is_property_ = true;
        [[fallthrough]];
      case ValueKind::kStaticMethod:
      case ValueKind::kClassMethod:
      case ValueKind::kManagerFactory:
      case ValueKind::kBound:
        add(solver_.value(value.a), replacement);
        return;
      case ValueKind::kClass:
      case ValueKind::kInstance:
        replacement.is_whole = true;
        for (const semantics::ClassId base : solver_.mro(value.a)) {
          for (const auto& [name, slot] : solver_.members(base)) {
            for (const FunctionId method : solver_.own_methods(base, name))
              replacement.functions.push_back(method);
          }
        }
        return;
      case ValueKind::kModule: {
        replacement.is_whole = true;
        const std::size_t count = program_.code(value.a).functions.size();
        for (std::uint32_t i = 1; i < count; ++i)
          replacement.functions.push_back(program_.function(value.a, i));
        return;
      }
      case ValueKind::kExternal:
        externals_.insert(program_.names[value.a]);
        return;
      default:
        return;
    }
  }

  // `mocker.Mock()`
  bool is_made_by_mocker(Slot slot, std::string_view type) const {
    const Instruction* call = producer(slot);
    if (call == nullptr || call->op != Op::kCall) return false;
    return loaded_name(call->a) == type &&
           external_name(call->a, ValueKind::kExternal).find("mock") == std::string_view::npos;
  }

  void classify(Slot given, const Instruction& site, Replacement& replacement) {
    replacement.given = Given::kUnknown;
    const Instruction* made = producer(given);
    const std::string_view type = external_name(given, ValueKind::kExternalInstance);
    const bool is_mock =
        is_plain_mock(type) || is_made_by_mocker(given, "Mock") || is_made_by_mocker(given, "MagicMock");
    if (is_async_mock(type) || is_made_by_mocker(given, "AsyncMock")) {
      replacement.given = Given::kNothing;
      replacement.is_configured = true;
    } else if (is_mock && made != nullptr && made->op == Op::kCall) {
      const Arguments arguments = arguments_of(*made);
      const bool is_known =
          !arguments.is_open && arguments.positional.empty() &&
          std::all_of(arguments.named.begin(), arguments.named.end(), [](const auto& one) {
            return one.first == "return_value" || one.first == "side_effect" || one.first == "name";
          });
      if (!is_known || !is_only_given(given, site)) return;
      replacement.given = Given::kMock;
      replacement.node = made->node;
      replacement.is_configured =
          arguments.named.count("return_value") != 0 || arguments.named.count("side_effect") != 0;
    } else if (values(given).size() == 1) {
      Value value = solver_.value(values(given).front());
      while (value.kind == ValueKind::kStaticMethod || value.kind == ValueKind::kClassMethod)
        value = solver_.value(value.a);
      if (value.kind != ValueKind::kFunction) return;
      replacement.function = value.a;
      replacement.is_configured = true;
      const semantics::FunctionCode& function = program_.function_code(value.a);
      const bool is_here = function.is_lambda && made != nullptr && made->op == Op::kFunction;
      replacement.given = is_here ? Given::kLambda : function.is_lambda ? Given::kUnknown : Given::kFunction;
      if (is_here) replacement.node = function.node;
    }
  }

  void classify_type(Slot type, Replacement& replacement) const {
    const std::string_view name = external_name(type, ValueKind::kExternal);
    if (is_async_mock(name)) return;
    replacement.given = is_plain_mock(name) ? Given::kMockType : Given::kUnknown;
  }

  // Whether the mock is nothing but put there, set up and asked what happened: not called or handed on.
  bool is_only_given(Slot mock, const Instruction& site) const {
    std::vector<Slot> same = {mock};
    for (std::size_t i = 0; i < same.size(); ++i) {
      for (const Instruction& instruction : code_.instructions) {
        if (&instruction == &site) continue;
        if (instruction.op == Op::kCopy && instruction.a == same[i] &&
            std::find(same.begin(), same.end(), instruction.to) == same.end())
          same.push_back(instruction.to);
        const bool is_stored = (instruction.op == Op::kStoreAttribute && instruction.b == same[i]) ||
                               (instruction.op == Op::kStoreItem && instruction.to == same[i]);
        if (is_stored || (instruction.op == Op::kCall && instruction.a == same[i])) return false;
        if (instruction.op != Op::kCall) continue;
        for (std::uint32_t k = 0; k < instruction.count; ++k) {
          if (code_.arguments[instruction.b + k].value == same[i]) return false;
        }
      }
    }
    return true;
  }

  const semantics::Solver& solver_;
  semantics::WholeProgram& program_;
  File file_;
  const semantics::ModuleCode& code_;
  std::unordered_map<Slot, const Instruction*> producers_;
  std::set<std::string> externals_;
  bool is_guess_ = false;     // nothing is known of the object
  bool is_property_ = false;  // what is replaced is one
};

// "fetch" of `f"{MODULE}.fetch"` and `MODULE + ".fetch"`; empty where no name is at the end.
std::string_view last_name_in(std::string_view text) {
  const std::size_t last = text.find_last_not_of("\"'");
  if (last == std::string_view::npos || last + 1 == text.size()) return {};
  text = text.substr(0, last + 1);
  const std::size_t dot = text.rfind('.');
  if (dot == std::string_view::npos || text.find('/') != std::string_view::npos) return {};
  const std::string_view name = text.substr(dot + 1);
  const bool is_name = std::all_of(name.begin(), name.end(), [](char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
  return is_name ? name : std::string_view();
}

// Of the module nothing is known: whatever has the name may be meant.
void read_name(const semantics::WholeProgram& program, const ProgramView::Opened& file,
               Replacement& replacement) {
  const syntax::Node call = file.model.tree.node(program.instruction_code(replacement.site).node);
  syntax::Node named = call.child(syntax::Field::arguments).named_child(0);
  if (named.is(syntax::Kind::keyword_argument)) named = named.child(syntax::Field::value);
  const std::string_view name = named ? last_name_in(named.text()) : std::string_view();
  if (name.empty()) return;
  for (FunctionId id = 0; id < program.function_count(); ++id) {
    const semantics::FunctionCode& code = program.function_code(id);
    const bool is_likely = code.owner == semantics::kNoClass || !semantics::is_common_method(name);
    if (is_likely && program.code(program.file_of_function(id)).names[code.name] == name)
      replacement.functions.push_back(id);
  }
  if (replacement.given != Given::kNothing) replacement.given = Given::kUnknown;
}

}  // namespace

FoundReplacements find_replacements(const ProgramView& view) {
  FoundReplacements found;
  const semantics::WholeProgram& program = view.solver().program();
  for (File file = 0; file < program.file_count(); ++file) {
    const auto& names = program.code(file).names;
    const bool may_replace = std::any_of(names.begin(), names.end(), [](const std::string& name) {
      return name == "patch" || name == "setattr" || name == "Mock" || name == "MagicMock";
    });
    if (may_replace) FileLook(view, file).find(found);
  }
  std::map<File, std::vector<Replacement*>> unread;
  for (Replacement& replacement : found.replacements) {
    if (replacement.is_unread) unread[program.file_of_instruction(replacement.site)].push_back(&replacement);
  }
  std::vector<File> files;
  for (const auto& [file, of_file] : unread) files.push_back(file);
  view.for_each(files, [&](const ProgramView::Opened& file) {
    for (Replacement* replacement : unread.at(file.file)) read_name(program, file, *replacement);
  });
  std::erase_if(found.replacements, [](const Replacement& one) { return one.functions.empty(); });
  return found;
}

}  // namespace aioshift::rules::migration
