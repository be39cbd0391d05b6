// Arguments on their way to a function of a map: callers pass them to one of the program, which hands them on
// as
// `**kwargs`.
#include <algorithm>
#include <vector>

#include "rules/migration/library_look.h"
#include "rules/migration/library_values.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using rewrite::AsyncSite;
using rewrite::Reason;
using semantics::FunctionId;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

class Forwarded {
 public:
  explicit Forwarded(LibraryLook& look)
      : look_(look), forwarders_(look.libraries.forwarders()), values_(look) {}

  void look() {
    for (const MappedCall& call : look_.forwarded) look_at_call(call);
    for (const auto& [node, function] : look_.functions) {
      if (forwarders_.has(function)) look_at_function(look_.model().tree.node(node), function);
    }
  }

 private:
  // Functions that change together or not at all: whoever passes something, and what hands it on.
  void share(FunctionId function, FunctionId forwarder) {
    look_.found.shared.emplace_back(function, forwarding_group(forwarder));
  }

  LibraryCall made_of(const MappedCall& call, const Receiver& receiver) const {
    return {call.node,
            *receiver.map,
            *receiver.function,
            receiver.name,
            {},
            look_.libraries.types(),
            {},
            [&](Node value, Evidence of) {
              return std::find(call.evidence.begin(), call.evidence.end(), std::pair(value.id(), of)) !=
                     call.evidence.end();
            },
            [&](Node value) {
              const auto known = call.classes.find(value.id());
              return known == call.classes.end() ? KnownClasses() : known->second;
            }};
  }

  void look_at_call(const MappedCall& call) {
    std::vector<Node> keywords;
    std::optional<Receiver> receiver;
    for (const Node argument : call.node.child(Field::arguments).named_children()) {
      if (argument.is(Kind::dictionary_splat)) {
        for (const FunctionId to : call.forwarders) share(call.in, to);
      }
      if (!argument.is(Kind::keyword_argument)) continue;
      std::size_t takers = 0;
      for (const FunctionId to : call.forwarders) {
        const auto here = forwarders_.receiver(to, argument.child(Field::name).text());
        if (!here) continue;
        ++takers;
        share(call.in, to);
        const bool is_other = receiver && (receiver->map != here->map || receiver->function == nullptr ||
                                           here->function == nullptr ||
                                           receiver->function->arguments != here->function->arguments);
        if (is_other || here->function == nullptr || is_taken_by_name(to, *here, argument))
          return look_.refuse(argument, call.in, here->map, here->name, Reason::kMixedCallees);
        receiver = here;
        if (keywords.empty() || keywords.back() != argument) keywords.push_back(argument);
      }
      // What is called may as well be something that takes the keyword itself.
      if (takers != 0 && (takers != call.forwarders.size() || call.has_others))
        return look_.refuse(argument, call.in, receiver->map, receiver->name, Reason::kMixedCallees);
    }
    if (!receiver) return;
    auto changed = change_keywords(look_.model(), made_of(call, *receiver), keywords);
    LibrarySite& site = look_.add(call.node.child(Field::arguments), AsyncSite::Kind::kSubstitute, call.in,
                                  receiver->map, receiver->name);
    if (changed) {
      site.text.substitute = std::move(*changed);
    } else {
      site.refusal = changed.error();
    }
  }

  // Whether the function takes by itself what the keyword may become.
  bool is_taken_by_name(FunctionId to, const Receiver& receiver, Node keyword) const {
    const auto known = receiver.function->arguments.find(keyword.child(Field::name).text());
    return known != receiver.function->arguments.end() &&
           std::any_of(known->second.begin(), known->second.end(), [&](const library::ArgumentCase& one) {
             return !one.keyword.empty() && !forwarders_.receiver(to, one.keyword);
           });
  }

  // What the function does with its `**kwargs`.
  void look_at_function(Node definition, FunctionId function) {
    const semantics::Scopes& scopes = look_.model().scopes;
    const Node name = name_of_keywords(definition);
    if (!name) return;
    share(function, function);
    std::vector<Node> read;
    for (const Node use : scopes.references_to(scopes.scope_made_by(definition), name.text())) {
      if (use == name || is_passed_on(use)) continue;
      const auto key = key_of_keywords(use);
      const auto receiver = forwarders_.receiver(function, key.value_or(""));
      if (!receiver) continue;
      const bool is_known = key && receiver->function != nullptr;
      const Node value = value_put(use);
      if (!is_known) {
        look_.refuse(use, function, receiver->map, receiver->name, Reason::kUnsupportedArguments,
                     "what `**" + std::string(name.text()) + "` passes is not known");
      } else if (!value && is_target(use)) {
        look_.refuse(use, function, receiver->map, receiver->name, Reason::kUnsupportedArguments,
                     "what `" + *key + "=` is given is not known");
      } else if (value) {
        put(use, value, *key, *receiver, function);
      } else if (!is_kept(*receiver, *key)) {
        look_at_read(use, *key, *receiver, function, name);
      }
    }
  }

  // `wait = kwargs["timeout"] = 5`, `kwargs["timeout"], wait = 5, 6`
  static bool is_target(Node use) {
    return use.parent().is(Kind::subscript) && syntax::is_assigned_to(use.parent());
  }

  // What the use puts there.
  semantics::Slot slot_put(Node use) const {
    const semantics::ModuleCode& code = look_.program().code(look_.file.file);
    const Node item = use.parent();
    for (const semantics::Instruction& instruction : code.instructions) {
      if (instruction.op == semantics::Op::kStoreItem && instruction.node == item.id()) return instruction.to;
      const bool is_call = instruction.op == semantics::Op::kCall && item.is(Kind::attribute) &&
                           instruction.node == item.parent().id() && instruction.count > 1;
      if (is_call) return code.arguments[instruction.b + 1].value;
    }
    return semantics::kNoSlot;
  }

  static Node name_of_keywords(Node definition) {
    for (const Node parameter : definition.child(Field::parameters).named_children()) {
      const Node pattern = parameter.is(Kind::typed_parameter) ? parameter.named_child(0) : parameter;
      if (pattern.is(Kind::dictionary_splat_pattern)) return pattern.named_child(0);
    }
    return {};
  }

  // `get(url, **kwargs)`; `{**kwargs}` is a copy, which may hold anything.
  static bool is_passed_on(Node use) {
    return use.parent().is(Kind::dictionary_splat) && use.parent().parent().is(Kind::argument_list);
  }

  // Where callers pass what it takes, that is another thing from now on.
  void look_at_read(Node use, const std::string& key, const Receiver& receiver, FunctionId function,
                    Node name) {
    const auto passed = keywords_of(look_, name.parent(), function);
    const bool is_passed =
        !passed || std::find(passed->names.begin(), passed->names.end(), key) != passed->names.end();
    if (is_passed)
      look_.refuse(use, function, receiver.map, receiver.name, Reason::kUnsupportedArguments,
                   "`" + key + "=` is read here as well");
  }

  void put(Node use, Node value, const std::string& key, const Receiver& receiver, FunctionId function) {
    auto changed = change_put(look_, values_, value, receiver, key, slot_put(use));
    LibrarySite& site = look_.add(value, AsyncSite::Kind::kSubstitute, function, receiver.map, receiver.name);
    if (changed) {
      site.text.substitute = std::move(*changed);
    } else {
      site.refusal = changed.error();
    }
  }

  LibraryLook& look_;
  const Forwarders& forwarders_;
  const FunctionValues values_;
};

}  // namespace

void look_at_forwarded(LibraryLook& look) {
  Forwarded(look).look();
}

}  // namespace aioshift::rules::migration
