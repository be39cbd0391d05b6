#include "rules/migration/library_change.h"

#include <re2/re2.h>

#include <algorithm>
#include <set>
#include <vector>

#include "rewrite/precedence.h"
#include "rewrite/removal.h"
#include "rules/migration/library_arguments.h"
#include "rules/migration/library_forms.h"
#include "rules/migration/library_texts.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using library::ArgumentCase;
using rewrite::Reason;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

tl::unexpected<LibraryRefusal> refuse(Reason reason, std::string text = {}) {
  return tl::unexpected(LibraryRefusal{reason, std::move(text)});
}

class CallChange {
 public:
  CallChange(const FileModel& model, const LibraryCall& call)
      : model_(model),
        call_(call),
        list_(call.call.child(Field::arguments)),
        to_(call.function.to),
        positional_(call.function.positional) {}

  tl::expected<ChangedCall, LibraryRefusal> make() {
    if (!call_.function.refusal.empty()) return refuse(Reason::kNoAsyncCounterpart, call_.function.refusal);
    if (!call_.function.expression.empty()) return write_expression();
    const bool is_gathered = !call_.function.gathered.empty() && first_argument();
    if (is_gathered) {
      if (const auto refusal = gather_arguments()) return tl::unexpected(*refusal);
    } else if (call_.function.checks_arguments) {
      if (!list_.is(Kind::argument_list)) return refuse(Reason::kUnsupportedArguments);
      if (const auto refusal = look_at_arguments(list_, call_.function.parameters))
        return tl::unexpected(*refusal);
      // What is passed beside an argument may stand behind it.
      for (Passed& argument : arguments_) {
        if (const auto refusal = choose_case(argument)) return tl::unexpected(*refusal);
      }
      if (const auto refusal = fill_form()) return tl::unexpected(*refusal);
      choose_function();
    }
    split_chain();
    if (const auto refusal = write_callee()) return tl::unexpected(*refusal);
    for (const Passed& argument : arguments_) {
      if (const auto refusal = write_argument(argument)) return tl::unexpected(*refusal);
    }
    for (const GivenSetting& setting : call_.settings) {
      if (const auto refusal = write_setting(setting)) return tl::unexpected(*refusal);
    }
    std::string added;
    for (const std::string& argument : given_) added += (added.empty() ? "" : ", ") + argument;
    if (const auto refusal = collect_added(added)) return tl::unexpected(*refusal);
    if (const auto refusal = drop_arguments(added)) return tl::unexpected(*refusal);
    if (const auto refusal = add_arguments(added)) return tl::unexpected(*refusal);
    return std::move(changed_);
  }

  tl::expected<rewrite::AsyncSubstitute, LibraryRefusal> make_keywords(std::span<const Node> keywords) {
    if (!call_.function.refusal.empty()) return refuse(Reason::kNoAsyncCounterpart, call_.function.refusal);
    if (!call_.function.checks_arguments) return std::move(changed_.substitute);
    for (const Node keyword : keywords) {
      Passed passed;
      passed.argument = keyword;
      passed.is_keyword = true;
      passed.name = keyword.child(Field::name).text();
      if (const auto refusal = add_argument(std::move(passed), call_.function.parameters))
        return tl::unexpected(*refusal);
    }
    for (Passed& argument : arguments_) {
      if (const auto refusal = choose_case(argument)) return tl::unexpected(*refusal);
      const ArgumentCase& chosen = *argument.chosen;
      if (chosen.is_lazy || !chosen.to.empty() || !chosen.then.empty() || !chosen.form.empty())
        return refuse(Reason::kUnsupportedArguments, "`" + argument.name + "=` is handed on as `**kwargs`");
      if (const auto refusal = write_argument(argument)) return tl::unexpected(*refusal);
    }
    std::string added;
    if (const auto refusal = drop_arguments(added)) return tl::unexpected(*refusal);
    return std::move(changed_.substitute);
  }

  tl::expected<rewrite::AsyncSubstitute, LibraryRefusal> make_value(std::string_view keyword, Node value,
                                                                    std::string* renamed) {
    if (!call_.function.refusal.empty()) return refuse(Reason::kNoAsyncCounterpart, call_.function.refusal);
    if (!call_.function.checks_arguments) return std::move(changed_.substitute);
    Passed passed;
    passed.argument = value;
    passed.value = syntax::without_parentheses(value);
    passed.is_keyword = true;
    passed.name = keyword;
    const bool is_known = call_.function.arguments.count(keyword) != 0 || call_.function.keeps_others ||
                          std::find(call_.function.parameters.begin(), call_.function.parameters.end(),
                                    keyword) != call_.function.parameters.end();
    if (!is_known) return refuse(Reason::kUnsupportedArguments, "`" + passed.name + "=` has no counterpart");
    if (const auto refusal = choose_case(passed)) return tl::unexpected(*refusal);
    const ArgumentCase& chosen = *passed.chosen;
    const bool has_place = renamed != nullptr ? !chosen.is_dropped || !chosen.value.empty()
                                              : chosen.keyword.empty() && !chosen.is_dropped;
    const bool is_value_alone = has_place && !chosen.is_lazy && chosen.to.empty() && chosen.then.empty() &&
                                chosen.form.empty() && !RE2::PartialMatch(chosen.value, "^\\w+=[^=]") &&
                                chosen.value.find("$(") == std::string::npos;
    if (!is_value_alone)
      return refuse(Reason::kUnsupportedArguments, "`" + passed.name + "=` is handed on as `**kwargs`");
    if (renamed != nullptr) *renamed = chosen.keyword;
    if (chosen.value.empty()) return std::move(changed_.substitute);
    std::string before;
    std::string after;
    if (const auto refusal = write_value(passed.value, passed.name, chosen, before, after))
      return tl::unexpected(*refusal);
    if (!before.empty() || !after.empty())
      changed_.substitute.around.push_back({value, std::move(before), std::move(after)});
    return std::move(changed_.substitute);
  }

 private:
  using Outcome = std::optional<LibraryRefusal>;

  // One argument, of the call or of one that is unpacked.
  struct Passed {
    Node argument;
    Node value;
    std::string name;
    bool is_keyword = false;
    std::size_t position = 0;   // unless by keyword
    std::size_t parameter = 0;  // its number among the parameters
    const ArgumentCase* chosen = nullptr;
    bool is_moved = false;  // what it holds stands in front
  };

  // `response.getcode()` → `response.status`
  tl::expected<ChangedCall, LibraryRefusal> write_expression() {
    const Node callee = call_.call.child(Field::function);
    const bool has_arguments = !list_.is(Kind::argument_list) || list_.named_child(0);
    if (has_arguments) return refuse(Reason::kUnsupportedArguments);
    if (!callee.is(Kind::attribute)) return refuse(Reason::kUsedAsValue);
    auto text = expand_names(model_, call_.call, call_.map, call_.function.expression, changed_.substitute);
    if (!text) return refuse(text.error());
    constexpr std::string_view kSelf = "$SELF";
    const std::size_t at = text->find(kSelf);
    const Node object = callee.child(Field::object);
    add_edit({{object.end(), call_.call.end()}, text->substr(at + kSelf.size())});
    if (at != 0) changed_.substitute.around.push_back({call_.call, text->substr(0, at), ""});
    return std::move(changed_);
  }

  Node first_argument() const {
    if (!list_.is(Kind::argument_list)) return list_;  // a generator
    const auto arguments = list_.named_children();
    const auto first =
        std::find_if(arguments.begin(), arguments.end(), [](Node one) { return !one.is(Kind::comment); });
    return first == arguments.end() ? Node() : *first;
  }

  // `response.json(parse_float=Decimal)` → `response.json(loads=partial(loads, parse_float=Decimal))`
  Outcome gather_arguments() {
    if (!list_.is(Kind::argument_list)) return LibraryRefusal{Reason::kUnsupportedArguments, {}};
    for (const Node argument : list_.named_children()) {
      if (argument.is(Kind::comment)) continue;
      if (!argument.is_one_of(Kind::keyword_argument, Kind::dictionary_splat))
        return LibraryRefusal{Reason::kUnsupportedArguments, {}};
    }
    auto text = expand_names(model_, call_.call, call_.map, call_.function.gathered, changed_.substitute);
    if (!text) return LibraryRefusal{text.error(), {}};
    constexpr std::string_view kArguments = "$ARGUMENTS";
    const std::size_t at = text->find(kArguments);
    if (at == std::string::npos) return LibraryRefusal{Reason::kUnsupportedArguments, {}};
    const text::Offset begin = first_argument().begin();
    add_edit({{begin, begin}, text->substr(0, at)});
    behind_gathered_ = text->substr(at + kArguments.size());
    return std::nullopt;
  }

  // What is called may depend on what is passed.
  void choose_function() {
    const Passed* last = nullptr;
    for (const Passed& argument : arguments_) {
      if (!argument.chosen->to.empty() && (last == nullptr || last->parameter < argument.parameter))
        last = &argument;
    }
    if (last == nullptr) return;
    to_ = last->chosen->to;
    positional_ = last->chosen->positional;
  }

  // "aioacme.connect().mails": `await (await aioacme.connect(...)).mails()`
  void split_chain() {
    constexpr std::string_view kChain = "().";
    const std::size_t at = to_.find(kChain);
    if (at == std::string::npos || call_.function.style == library::Style::kOpen) return;
    // Where the call needs parentheses as something that is awaited, it brings them along.
    const bool is_enclosed = rewrite::needs_parentheses(rewrite::Precedence::kAwait, call_.call);
    const std::string method = "." + to_.substr(at + kChain.size()) + "()";
    changed_.substitute.around.push_back(
        {call_.call, is_enclosed ? "(await " : "await (", is_enclosed ? method + ")" : ")" + method});
    to_.resize(at);
  }

  Outcome write_callee() {
    const Node callee = call_.call.child(Field::function);
    const auto path = model_.names.of(callee);
    const bool is_dotted_name = path.has_value();
    constexpr std::string_view kOwner = "$OWNER.";
    constexpr std::string_view kSelf = "($SELF)";
    if (call_.look_up == LookUp::kCalled) return std::nullopt;
    if (call_.look_up == LookUp::kItself) return write_object_of_lookup();
    if (call_.look_up == LookUp::kValue) return write_owner_first();
    if (to_.empty()) return std::nullopt;
    if (to_.ends_with(kSelf)) return write_function_of_object(callee);
    if (is_builtin(callee)) {
      auto name = name_at(model_, callee, to_, changed_.substitute);
      if (!name) return LibraryRefusal{name.error(), {}};
      if (callee.text() != *name) add_edit({callee.range(), *name});
      return std::nullopt;
    }
    if (!is_dotted_name || !path->is_certain) {
      // A method: the object stays.
      if (is_dotted_name || to_.starts_with(kOwner)) return LibraryRefusal{Reason::kMixedCallees, {}};
      if (!callee.is(Kind::attribute)) return LibraryRefusal{Reason::kUsedAsValue, {}};
      const Node name = callee.child(Field::attribute);
      if (name.text() != to_) add_edit({name.range(), to_});
      return std::nullopt;
    }
    if (to_.starts_with(kOwner)) {
      release(model_, callee, changed_.substitute);
      add_edit({callee.range(), std::string(call_.owner) + to_.substr(kOwner.size() - 1)});
      return std::nullopt;
    }
    const std::size_t end = member_end(to_);
    auto name = name_at(model_, callee, to_.substr(0, end), changed_.substitute);
    if (!name) return LibraryRefusal{name.error(), {}};
    *name += to_.substr(end);
    release(model_, callee, changed_.substitute);
    if (callee.text() != *name) add_edit({callee.range(), *name});
    return std::nullopt;
  }

  // `method(url)` → `method(session, url)`
  Outcome write_owner_first() {
    if (!list_.is(Kind::argument_list)) return LibraryRefusal{Reason::kUnsupportedArguments, {}};
    const auto arguments = list_.named_children();
    const auto first =
        std::find_if(arguments.begin(), arguments.end(), [](Node one) { return !one.is(Kind::comment); });
    const bool has_arguments = first != arguments.end();
    const text::Offset inside = has_arguments ? (*first).begin() : list_.begin() + 1;
    add_edit({{inside, inside}, std::string(call_.owner) + (has_arguments ? ", " : "")});
    return std::nullopt;
  }

  // `getattr(requests, verb)` → `getattr(session, verb)`
  Outcome write_object_of_lookup() {
    const Node object = list_.named_child(0);
    release(model_, object, changed_.substitute);
    add_edit({object.range(), std::string(call_.owner)});
    return std::nullopt;
  }

  // `open(...)`, by its own name.
  bool is_builtin(Node callee) const {
    constexpr std::string_view kBuiltin = "<builtin>.";
    return callee.is(Kind::identifier) && call_.name.starts_with(kBuiltin) &&
           call_.name.substr(kBuiltin.size()) == callee.text() &&
           model_.scopes.lookup(callee.text(), model_.scopes.scope_at(callee)) == semantics::kNoScope &&
           model_.scopes.star_imports().empty();
  }

  // `path.open("w")` → `aiofiles.open(path, "w")`
  Outcome write_function_of_object(Node callee) {
    if (!callee.is(Kind::attribute) || !list_.is(Kind::argument_list))
      return LibraryRefusal{Reason::kUsedAsValue, {}};
    auto name = name_at(model_, callee, to_.substr(0, to_.find('(')), changed_.substitute);
    if (!name) return LibraryRefusal{name.error(), {}};
    const Node object = callee.child(Field::object);
    const auto arguments = list_.named_children();
    const bool has_arguments =
        std::any_of(arguments.begin(), arguments.end(), [](Node one) { return !one.is(Kind::comment); });
    changed_.substitute.around.push_back({object, *name + "(", ""});
    add_edit({{object.end(), list_.begin() + 1}, has_arguments ? ", " : ""});
    return std::nullopt;
  }

  // Where the name of what a module of the map has ends: a method of a class is none of its own.
  std::size_t member_end(const std::string& path) const {
    if (const std::size_t call = path.find("()."); call != std::string::npos) return call;
    std::size_t begin = 0;
    for (const std::string& module : call_.map.modules) {
      if (path.starts_with(module + ".")) begin = std::max(begin, module.size() + 1);
    }
    return begin == 0 ? path.size() : std::min(path.find('.', begin), path.size());
  }

  Outcome look_at_arguments(Node list, const std::vector<std::string>& parameters) {
    std::size_t position = 0;
    for (const Node argument : list.named_children()) {
      if (argument.is(Kind::comment)) continue;
      if (argument.is(Kind::dictionary_splat) && passes_only_known(argument)) continue;
      if (argument.is_one_of(Kind::list_splat, Kind::dictionary_splat, Kind::generator_expression))
        return LibraryRefusal{Reason::kUnsupportedArguments,
                              "what `" + std::string(argument.text()) + "` passes is not known"};
      Passed passed;
      passed.argument = argument;
      passed.is_keyword = argument.is(Kind::keyword_argument);
      passed.position = position;
      if (passed.is_keyword) {
        passed.name = argument.child(Field::name).text();
      } else {
        if (position >= parameters.size()) return LibraryRefusal{Reason::kUnsupportedArguments, {}};
        passed.name = parameters[position++];
      }
      if (auto refusal = add_argument(std::move(passed), parameters)) return refusal;
    }
    return std::nullopt;
  }

  // What becomes of them is written where they are passed: see change_keywords.
  bool passes_only_known(Node splat) {
    const auto keywords = call_.keywords_of ? call_.keywords_of(splat) : std::nullopt;
    // What nobody sees may ask for more than to be passed on.
    const bool needs_all = call_.function.begins_something() || !call_.function.added.empty();
    if (!keywords || (keywords->may_be_more && needs_all)) return false;
    const auto& parameters = call_.function.parameters;
    const bool are_known =
        std::all_of(keywords->names.begin(), keywords->names.end(), [&](const std::string& keyword) {
          const auto found = call_.function.arguments.find(keyword);
          const bool is_known = found != call_.function.arguments.end() ||
                                std::find(parameters.begin(), parameters.end(), keyword) != parameters.end();
          const bool is_begun = found != call_.function.arguments.end() &&
                                std::any_of(found->second.begin(), found->second.end(),
                                            [](const ArgumentCase& one) { return !one.then.empty(); });
          return (call_.function.keeps_others || is_known) && !is_begun;
        });
    if (are_known) maybe_passed_.insert(keywords->names.begin(), keywords->names.end());
    return are_known;
  }

  // Itself, or what it makes of its own arguments.
  Outcome add_argument(Passed passed, const std::vector<std::string>& parameters) {
    passed.parameter = std::find(parameters.begin(), parameters.end(), passed.name) - parameters.begin();
    const bool is_parameter = passed.parameter < parameters.size();
    const Node argument = passed.argument;
    passed.value = syntax::without_parentheses(passed.is_keyword ? argument.child(Field::value) : argument);
    const auto found = call_.function.arguments.find(passed.name);
    if (found == call_.function.arguments.end() && !is_parameter && !call_.function.keeps_others)
      return LibraryRefusal{Reason::kUnsupportedArguments, "`" + passed.name + "=` has no counterpart"};
    if (found != call_.function.arguments.end()) {
      for (const ArgumentCase& one : found->second) {
        if (!one.unpacked.empty() && fits(model_, call_, passed.value, one, named_))
          return unpack(argument, passed.value, one);
      }
    }
    named_.emplace_back(passed.name, passed.value);
    arguments_.push_back(std::move(passed));
    return std::nullopt;
  }

  // `urlopen(Request(url, method="PUT"))`: what the inner call would keep is passed on.
  Outcome unpack(Node argument, Node inner, const ArgumentCase& chosen) {
    const Node list = inner.child(Field::arguments);
    if (!list.is(Kind::argument_list)) return LibraryRefusal{Reason::kUnsupportedArguments, {}};
    const auto all = list.named_children();
    if (std::any_of(all.begin(), all.end(), [](Node one) { return one.is(Kind::comment); }))
      return LibraryRefusal{Reason::kCommentInTheWay, {}};
    if (auto refusal = look_at_arguments(list, chosen.unpacked)) return refusal;
    if (arguments_.empty()) return LibraryRefusal{Reason::kUnsupportedArguments, {}};
    release(model_, inner.child(Field::function), changed_.substitute);
    const Node last = arguments_.back().argument;
    const auto rest = model_.tree.text().substr(last.end(), list.end() - last.end());
    unpacked_comma_ = rest.find(',') == std::string_view::npos ? Node() : last;
    // Of two lists that begin lines of their own the inner one has the depth that its arguments have.
    const text::Offset inside = list.begin() + 1;
    const auto blanks = model_.tree.text().substr(inside, list.named_child(0).begin() - inside);
    const bool has_lines = argument == list_.named_child(0) && blanks.find('\n') != std::string_view::npos;
    add_edit(has_lines ? text::Edit{{list_.begin() + 1, list.begin() + 1}, ""}
                       : text::Edit{{argument.begin(), list.named_child(0).begin()}, ""});
    add_edit({{last.end(), argument.end()}, ""});
    return std::nullopt;
  }

  Outcome choose_case(Passed& passed) const {
    static const std::vector<ArgumentCase> kKeep(1);
    const auto found = call_.function.arguments.find(passed.name);
    const auto& cases = found == call_.function.arguments.end() ? kKeep : found->second;
    const auto chosen = std::find_if(cases.begin(), cases.end(), [&](const ArgumentCase& one) {
      return one.unpacked.empty() && fits(model_, call_, passed.value, one, named_);
    });
    if (chosen == cases.end())
      return LibraryRefusal{Reason::kUnsupportedArguments,
                            "`" + passed.name + "=` has no counterpart for this value"};
    if (!chosen->refusal.empty() && chosen->form.empty())
      return LibraryRefusal{Reason::kUnsupportedArguments, chosen->refusal};
    passed.chosen = &*chosen;
    return std::nullopt;
  }

  // `files={"photo": file}`
  Outcome fill_form() {
    const auto filling = std::find_if(arguments_.begin(), arguments_.end(),
                                      [](const Passed& one) { return !one.chosen->form.empty(); });
    if (filling == arguments_.end()) return std::nullopt;
    const ArgumentCase& chosen = *filling->chosen;
    const bool has_json = std::any_of(arguments_.begin(), arguments_.end(),
                                      [](const Passed& one) { return one.name == "json"; });
    if (!call_.fresh_name || has_json) return LibraryRefusal{Reason::kUnsupportedArguments, chosen.refusal};
    const auto joined = std::find_if(arguments_.begin(), arguments_.end(),
                                     [&](const Passed& one) { return one.name == chosen.joined; });
    const std::string::size_type bracket = std::min(chosen.form.find('('), chosen.form.size());
    const auto type = name_at(model_, call_.call, chosen.form.substr(0, bracket), changed_.substitute);
    if (!type) return LibraryRefusal{type.error(), {}};
    const FormNames names = {call_.fresh_name("form"), call_.fresh_name("field"), call_.fresh_name("content"),
                             call_.fresh_name("part")};
    auto lines =
        form_lines(model_, {filling->value, joined == arguments_.end() ? Node() : joined->value, names},
                   syntax::indentation_unit(syntax::statement_of(call_.call)));
    if (!lines) return lines.error();
    changed_.has_form = true;
    changed_.in_front = std::move(*lines);
    changed_.in_front.insert(
        changed_.in_front.begin(),
        names.form + " = " + *type + (bracket == chosen.form.size() ? "()" : chosen.form.substr(bracket)));
    static const ArgumentCase kMoved = [] {
      ArgumentCase dropped;
      dropped.is_dropped = true;
      return dropped;
    }();
    given_.push_back((chosen.keyword.empty() ? filling->name : chosen.keyword) + "=" + names.form);
    for (const auto& taken : {filling, joined}) {
      if (taken == arguments_.end()) continue;
      taken->chosen = &kMoved;
      taken->is_moved = true;
    }
    return std::nullopt;
  }

  Outcome write_argument(const Passed& passed) {
    const ArgumentCase& chosen = *passed.chosen;
    const Node argument = passed.argument;
    changed_.is_lazy |= chosen.is_lazy;
    if (!chosen.then.empty()) changed_.then = chosen.then;
    if (chosen.is_dropped) return std::nullopt;
    // "method=$VALUE.get_method(), url=$VALUE.full_url"
    if (RE2::PartialMatch(chosen.value, "^\\w+=[^=]")) return write_several(passed);
    const std::string& keyword = chosen.keyword.empty() ? passed.name : chosen.keyword;
    if (auto refusal = pass(keyword)) return refusal;
    const bool stays_positional = !passed.is_keyword && passed.position < positional_;
    if (passed.is_keyword && call_.function.is_positional_only && passed.parameter < positional_) {
      if (passed.parameter != number_of(argument)) return LibraryRefusal{Reason::kUnsupportedArguments, {}};
      add_edit({{argument.begin(), argument.child(Field::value).begin()}, ""});
    } else if (passed.is_keyword && keyword != passed.name) {
      add_edit({argument.child(Field::name).range(), keyword});
    }
    std::string before = passed.is_keyword || stays_positional ? "" : keyword + "=";
    std::string after;
    if (!chosen.value.empty()) {
      if (auto refusal = write_value(passed.value, passed.name, chosen, before, after)) return refusal;
    }
    if (!before.empty() || !after.empty())
      changed_.substitute.around.push_back(
          {passed.is_keyword ? argument.child(Field::value) : argument, std::move(before), std::move(after)});
    return std::nullopt;
  }

  Outcome pass(const std::string& keyword) {
    if (passed_.insert(keyword).second) return std::nullopt;
    return LibraryRefusal{Reason::kUnsupportedArguments, "`" + keyword + "=` would be passed twice"};
  }

  // Among those of its list.
  static std::size_t number_of(Node argument) {
    std::size_t number = 0;
    for (const Node one : argument.parent().named_children()) {
      if (one == argument) break;
      if (!one.is(Kind::comment)) ++number;
    }
    return number;
  }

  // Those that are left out, runs of them at once. What is added stands in the place of the last run.
  Outcome drop_arguments(std::string& added) {
    std::vector<Node> dropped;
    for (const Passed& argument : arguments_) {
      if (!argument.chosen->is_dropped) continue;
      if (auto refusal = obstacle_to_drop(argument)) return refusal;
      dropped.push_back(argument.argument);
    }
    std::sort(dropped.begin(), dropped.end(),
              [](Node one, Node other) { return one.begin() < other.begin(); });
    for (std::size_t i = 0; i < dropped.size();) {
      std::size_t last = i;
      while (last + 1 < dropped.size() && dropped[last].next_named_sibling() == dropped[last + 1]) ++last;
      const text::Range range = {dropped[i].begin(), dropped[last].end()};
      if (!added.empty() && dropped[last].parent() == list_ && !dropped[last].next_named_sibling()) {
        add_edit({range, std::move(added)});
        added.clear();
      } else {
        auto edits = rewrite::removal_edits(dropped[i], range);
        if (!edits) return LibraryRefusal{edits.error(), {}};
        for (text::Edit& edit : *edits) add_edit(std::move(edit));
      }
      i = last + 1;
    }
    return std::nullopt;
  }

  Outcome obstacle_to_drop(const Passed& passed) const {
    const Node argument = passed.argument;
    if (!passed.is_moved && !is_simple(passed.value) && !passed.value.is(Kind::tuple) &&
        !is_empty(passed.value))
      return LibraryRefusal{Reason::kEvaluationOrder, {}};
    // Those behind it have to be passed by keyword from now on.
    const bool is_in_front = std::any_of(arguments_.begin(), arguments_.end(), [&](const Passed& other) {
      return !other.is_keyword && other.argument.parent() == argument.parent() &&
             argument.begin() < other.argument.begin() && other.position < positional_;
    });
    if ((!passed.is_keyword && is_in_front) || argument == unpacked_comma_)
      return LibraryRefusal{Reason::kUnsupportedArguments, {}};
    return std::nullopt;
  }

  // `{}`
  static bool is_empty(Node value) {
    return value.is_one_of(Kind::dictionary, Kind::list) && !value.named_child(0);
  }

  // An argument that becomes several, with their keywords.
  Outcome write_several(const Passed& passed) {
    auto text = expand_names(model_, call_.call, call_.map, passed.chosen->value, changed_.substitute);
    if (!text) return LibraryRefusal{text.error(), {}};
    constexpr std::string_view kValue = "$VALUE";
    if (count_of(*text, kValue) > 1 && !is_simple(passed.value))
      return LibraryRefusal{Reason::kEvaluationOrder, "it would be evaluated more than once"};
    static const RE2 kKeyword("(?:^|, )(\\w+)=");
    re2::StringPiece rest = passed.chosen->value;
    for (std::string keyword; RE2::FindAndConsume(&rest, kKeyword, &keyword);) {
      if (auto refusal = pass(keyword)) return refusal;
    }
    add_edit({passed.argument.range(), replaced(*text, kValue, passed.value.text())});
    return std::nullopt;
  }

  // Among the arguments that are added.
  Outcome write_setting(const GivenSetting& setting) {
    const auto found = call_.function.arguments.find(setting.argument);
    static const std::vector<ArgumentCase> kKeep(1);
    const auto& cases = found == call_.function.arguments.end() ? kKeep : found->second;
    const Node value = syntax::without_parentheses(setting.value);
    const auto chosen = std::find_if(cases.begin(), cases.end(), [&](const ArgumentCase& one) {
      return fits(model_, call_, value, one, named_);
    });
    if (chosen == cases.end() || !chosen->refusal.empty())
      return LibraryRefusal{Reason::kAssignedTo, chosen == cases.end() ? std::string() : chosen->refusal};
    if (chosen->is_dropped) {
      return is_simple(value) ? std::nullopt : Outcome(LibraryRefusal{Reason::kEvaluationOrder, {}});
    }
    const std::string keyword = chosen->keyword.empty() ? setting.argument : chosen->keyword;
    if (!passed_.insert(keyword).second) return LibraryRefusal{Reason::kAssignedTo, {}};
    std::string written = setting.text;
    if (!chosen->value.empty()) {
      auto text = expand_names(model_, call_.call, call_.map, chosen->value, changed_.substitute);
      if (!text) return LibraryRefusal{text.error(), {}};
      constexpr std::string_view kValue = "$VALUE";
      if (count_of(*text, kValue) > 1 && !is_simple(value))
        return LibraryRefusal{Reason::kEvaluationOrder, {}};
      if (chosen->when == ArgumentCase::When::kPair) {
        const auto parts = elements(value);
        *text = replaced(replaced(*text, "$0", parts[0].text()), "$1", parts[1].text());
      }
      written = replaced(*text, kValue, written);
    }
    given_.push_back(keyword + "=" + written);
    return std::nullopt;
  }

  template <typename Test>
  static bool has_inside(Node node, Test test) {
    for (syntax::NodeId id = node.id(); id < node.subtree_end(); ++id) {
      const Node inner = node.tree().node(id);
      if (inner.is_named() && test(inner)) return true;
    }
    return false;
  }
  static bool holds_call(Node node) {
    return has_inside(node, [](Node inner) { return inner.is_one_of(Kind::call, Kind::await); });
  }

  // Whether a line in front may evaluate it, on one line, before the arguments that stand in front of it.
  bool may_come_first(Node value) const {
    const bool is_bound = has_inside(value, [](Node inner) {
      return inner.is_one_of(Kind::await, Kind::yield, Kind::named_expression, Kind::lambda);
    });
    if (is_bound || value.text().find('\n') != std::string_view::npos) return false;
    if (!holds_call(value)) return true;
    for (const Node argument : list_.named_children()) {
      if (value == argument || value.is_inside(argument)) return true;
      if (holds_call(argument)) return false;
    }
    return true;
  }

  // "$(url)" is another argument.
  Outcome write_others(std::string& text) const {
    static const RE2 kOther("(\\$\\((\\w+)\\))");
    for (std::string whole, name; RE2::PartialMatch(text, kOther, &whole, &name);) {
      const auto found =
          std::find_if(named_.begin(), named_.end(),
                       [&, &wanted = name](const NamedArgument& one) { return one.first == wanted; });
      if (found == named_.end())
        return LibraryRefusal{Reason::kUnsupportedArguments, "`" + name + "` is not passed beside it"};
      if (!is_repeatable(found->second))
        return LibraryRefusal{Reason::kEvaluationOrder, "`" + name + "` would be evaluated more than once"};
      text = replaced(text, whole, found->second.text());
    }
    return std::nullopt;
  }

  // The template around the value where it stands for it once, else in its place.
  Outcome write_value(Node value, const std::string& keyword, const ArgumentCase& chosen, std::string& before,
                      std::string& after) {
    auto text = expand_names(model_, call_.call, call_.map, chosen.value, changed_.substitute);
    if (!text) return LibraryRefusal{text.error(), {}};
    constexpr std::string_view kValue = "$VALUE";
    if (auto refusal = write_others(*text)) return refusal;
    if (*text == "*$VALUE" && unwrap(value)) return std::nullopt;
    if (count_of(*text, kValue) == 1) {
      const std::size_t at = text->find(kValue);
      before += text->substr(0, at);
      after = text->substr(at + kValue.size());
      return std::nullopt;
    }
    std::string written = *text;
    if (chosen.when == ArgumentCase::When::kPair) {
      const auto parts = elements(value);
      written = replaced(replaced(written, "$0", parts[0].text()), "$1", parts[1].text());
    } else if (chosen.when == ArgumentCase::When::kOneForBoth) {
      written = replaced(written, "$0", one_for_both(value).text());
    } else if (count_of(*text, kValue) > 1 &&
               (!is_simple(value) || (call_.classes && call_.classes(value).is_computed))) {
      if (!call_.fresh_name || !may_come_first(value))
        return LibraryRefusal{Reason::kEvaluationOrder, "it would be evaluated more than once"};
      changed_.substitute.written_anew.push_back(value.range());
      const std::string variable = call_.fresh_name(keyword);
      changed_.in_front.push_back(variable + " = " + std::string(value.text()));
      add_edit({value.range(), replaced(written, kValue, variable)});
      return std::nullopt;
    }
    if (!chosen.names.empty()) release(model_, value, changed_.substitute);
    add_edit({value.range(), replaced(written, kValue, value.text())});
    return std::nullopt;
  }

  // Of `*["make", "-j"]` what stands in the brackets.
  bool unwrap(Node value) {
    if (!value.is_one_of(Kind::list, Kind::tuple)) return false;
    const auto parts = elements(value);
    if (parts.empty() || value.parent().is(Kind::parenthesized_expression)) return false;
    const std::string_view text = model_.tree.text();
    const auto between = [&](text::Offset begin, text::Offset end) {
      return text.substr(begin, end - begin);
    };
    constexpr std::string_view kBlanks = " \t\r\n";
    const bool is_alone =
        value.begin() == list_.begin() + 1 &&
        between(value.end(), list_.end() - 1).find_first_not_of(kBlanks) == std::string_view::npos;
    const text::Range before = {value.begin(), is_alone ? value.begin() + 1 : parts.front().begin()};
    const text::Range behind = {is_alone ? value.end() - 1 : parts.back().end(), value.end()};
    const auto has_comment = [&](text::Range range) {
      return between(range.begin, range.end).find('#') != std::string_view::npos;
    };
    if (has_comment(before) || has_comment(behind)) return false;
    add_edit({before, ""});
    add_edit({behind, ""});
    return true;
  }

  Outcome collect_added(std::string& added) {
    for (const std::string& entry : call_.function.added) {
      const std::size_t bracket = entry.rfind(" (");
      const std::string argument = entry.substr(0, bracket);
      const std::string name = argument.substr(0, argument.find('='));
      const bool is_replaced = bracket != std::string::npos &&
                               passed_.count(entry.substr(bracket + 2, entry.size() - bracket - 3)) != 0;
      if (is_replaced) continue;
      const auto children = list_.named_children();
      // Of those that were looked at, by the names that they have from now on.
      const bool is_given =
          !call_.function.checks_arguments && std::any_of(children.begin(), children.end(), [&](Node one) {
            return one.is(Kind::keyword_argument) && one.child(Field::name).text() == name;
          });
      if (is_given || passed_.count(name) != 0 || maybe_passed_.count(name) != 0) continue;
      auto text = expand_names(model_, call_.call, call_.map, argument, changed_.substitute);
      if (!text) return LibraryRefusal{text.error(), {}};
      added += (added.empty() ? "" : ", ") + *text;
    }
    return std::nullopt;
  }

  Outcome add_arguments(const std::string& added) {
    if (added.empty() && behind_gathered_.empty()) return std::nullopt;
    if (!list_.is(Kind::argument_list)) return LibraryRefusal{Reason::kUnsupportedArguments, {}};
    Node last;
    for (const Node argument : list_.named_children()) {
      if (!argument.is(Kind::comment)) last = argument;
    }
    if (last) {
      changed_.substitute.around.push_back(
          {last, "", behind_gathered_ + (added.empty() ? "" : ", ") + added, true});
    } else {
      const text::Offset inside = list_.end() - 1;
      add_edit({{inside, inside}, added});
    }
    return std::nullopt;
  }

  void add_edit(text::Edit edit) { changed_.substitute.edits.push_back(std::move(edit)); }

  const FileModel& model_;
  const LibraryCall& call_;
  const Node list_;
  std::string to_;          // what is called instead
  std::size_t positional_;  // and how many parameters it takes by position
  std::vector<Passed> arguments_;
  std::vector<NamedArgument> named_;  // the same
  Node unpacked_comma_;               // the last argument of a call that is unpacked, where a comma follows
  ChangedCall changed_;
  std::set<std::string> passed_;        // by the other one's names
  std::set<std::string> maybe_passed_;  // among `**kwargs`
  std::vector<std::string> given_;      // by settings
  std::string behind_gathered_;         // the end of what the arguments are put into
};

}  // namespace

tl::expected<ChangedCall, LibraryRefusal> change_call(const FileModel& model, const LibraryCall& call) {
  auto changed = CallChange(model, call).make();
  if (changed && !fit_into_string(call.call, changed->substitute)) return refuse(Reason::kInsideFString);
  return changed;
}

tl::expected<rewrite::AsyncSubstitute, LibraryRefusal> change_keywords(const FileModel& model,
                                                                       const LibraryCall& call,
                                                                       std::span<const Node> keywords) {
  auto changed = CallChange(model, call).make_keywords(keywords);
  if (changed && !fit_into_string(call.call, *changed)) return refuse(Reason::kInsideFString);
  return changed;
}

tl::expected<rewrite::AsyncSubstitute, LibraryRefusal> change_value(const FileModel& model,
                                                                    const LibraryCall& call,
                                                                    std::string_view keyword, Node value,
                                                                    std::string* renamed) {
  return CallChange(model, call).make_value(keyword, value, renamed);
}

}  // namespace aioshift::rules::migration
