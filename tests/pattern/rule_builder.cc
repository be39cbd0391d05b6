#include "rule_builder.h"

#include <fmt/format.h>

#include <map>

#include "syntax/tree.h"
#include "text/source.h"

namespace aioshift::pattern {

Rule&& Rule::pattern(std::string code) && {
  return std::move(*this).pattern(std::move(code), Strictness::kSmart);
}

Rule&& Rule::pattern(std::string code, Strictness strictness) && {
  object_.pattern.emplace();
  object_.pattern->context = std::move(code);
  object_.pattern->strictness = strictness;
  return std::move(*this);
}

Rule&& Rule::selected(std::string context, std::string selector, Strictness strictness) && {
  std::move(*this).pattern(std::move(context), strictness);
  object_.pattern->selector = std::move(selector);
  return std::move(*this);
}

Rule&& Rule::kind(std::string kind) && {
  object_.kind = std::move(kind);
  return std::move(*this);
}

Rule&& Rule::regex(std::string regex) && {
  object_.regex = std::move(regex);
  return std::move(*this);
}

Rule&& Rule::nth_child(std::string position, bool reverse) && {
  object_.nth_child.emplace();
  object_.nth_child->position = std::move(position);
  object_.nth_child->reverse = reverse;
  return std::move(*this);
}

Rule&& Rule::nth_child_of(std::string position, Rule&& of, bool reverse) && {
  std::move(*this).nth_child(std::move(position), reverse);
  object_.nth_child->of_rule = std::make_unique<RuleObject>(std::move(of).object());
  return std::move(*this);
}

Rule&& Rule::range(RangeSpec::At start, RangeSpec::At end) && {
  object_.range = RangeSpec{start, end, 0};
  return std::move(*this);
}

Rule&& Rule::inside(Related&& relation) && {
  object_.inside = std::move(relation).spec();
  return std::move(*this);
}

Rule&& Rule::has(Related&& relation) && {
  object_.has = std::move(relation).spec();
  return std::move(*this);
}

Rule&& Rule::precedes(Related&& relation) && {
  object_.precedes = std::move(relation).spec();
  return std::move(*this);
}

Rule&& Rule::follows(Related&& relation) && {
  object_.follows = std::move(relation).spec();
  return std::move(*this);
}

Rule&& Rule::negated(Rule&& rule) && {
  object_.negated = std::make_unique<RuleObject>(std::move(rule).object());
  return std::move(*this);
}

Rule&& Rule::matches(std::string utility) && {
  MatchesSpec call;
  call.id = std::move(utility);
  object_.matches.push_back(std::move(call));
  return std::move(*this);
}

Rule&& Rule::calls(std::string utility) && {
  std::move(*this).matches(std::move(utility));
  object_.matches.back().has_arguments = true;
  return std::move(*this);
}

Rule&& Rule::with(std::string parameter, Rule&& argument) && {
  object_.matches.back().arguments.push_back({std::move(parameter), std::move(argument).object()});
  return std::move(*this);
}

Rule&& Rule::at_line(std::uint32_t line) && {
  object_.line = object_.kind_line = object_.regex_line = line;
  if (object_.pattern) object_.pattern->line = line;
  if (object_.nth_child) object_.nth_child->line = line;
  if (object_.range) object_.range->line = line;
  for (auto* relation : {&object_.inside, &object_.has, &object_.precedes, &object_.follows}) {
    if (*relation) (*relation)->line = line;
  }
  for (MatchesSpec& call : object_.matches) call.line = line;
  return std::move(*this);
}

Related::Related(Rule&& rule) {
  spec_.rule = std::make_unique<RuleObject>(std::move(rule).object());
}

Related&& Related::by_end() && {
  spec_.stop_by.kind = StopBySpec::Kind::kEnd;
  return std::move(*this);
}

Related&& Related::by(Rule&& stop) && {
  spec_.stop_by.kind = StopBySpec::Kind::kRule;
  spec_.stop_by.rule = std::make_unique<RuleObject>(std::move(stop).object());
  return std::move(*this);
}

Related&& Related::field(std::string name) && {
  spec_.field = std::move(name);
  return std::move(*this);
}

RuleSetup&& RuleSetup::constraint(std::string variable, Rule&& rule) && {
  core.constraints.emplace_back(std::move(variable), std::move(rule).object());
  return std::move(*this);
}

RuleSetup&& RuleSetup::utility(std::string id, Rule&& rule) && {
  core.utilities.emplace_back(std::move(id), std::move(rule).object());
  return std::move(*this);
}

RuleSetup&& RuleSetup::global(std::string id, std::vector<std::string> parameters, Rule&& rule) && {
  GlobalUtility utility;
  utility.file = id + ".yml";
  utility.id = std::move(id);
  utility.parameters = std::move(parameters);
  utility.core.rule = std::move(rule).object();
  globals.push_back(std::move(utility));
  return std::move(*this);
}

RuleSetup&& RuleSetup::qualified() && {
  core.qualified = true;
  return std::move(*this);
}

tl::expected<CompiledRule, CompileError> compile(const RuleSetup& setup) {
  auto globals = compile_utilities(setup.globals);
  if (!globals)
    return tl::unexpected(CompileError{globals.error().error.line,
                                       globals.error().file + ": " + globals.error().error.message});
  Variables variables;
  auto matcher = Matcher::compile(setup.core, variables, *globals);
  if (!matcher) return tl::unexpected(matcher.error());
  return CompiledRule{std::move(variables), std::move(*matcher)};
}

namespace {

std::string shown(const CompileError& error) {
  return fmt::format("{}: {}", error.line, error.message);
}

}  // namespace

std::string error_of(RuleSetup&& setup) {
  const auto compiled = compile(setup);
  return compiled ? "compiles" : shown(compiled.error());
}

std::string described(const Bindings& bindings, const Variables& variables) {
  std::map<std::string, std::string> values;
  for (std::size_t i = 0; i < std::min(variables.size(), bindings.size()); ++i) {
    const auto id = static_cast<VariableId>(i);
    if (!bindings.is_bound(id)) continue;
    std::string value;
    for (const syntax::Node node : bindings.nodes(id)) {
      if (!value.empty()) value += ' ';
      value += node.text();
    }
    values[(variables.is_multiple(id) ? "$$$" : "") + std::string(variables.name(id))] = value;
  }
  std::string result;
  for (const auto& [name, value] : values) result += " | " + name + "=" + value;
  return result;
}

std::vector<std::string> found(RuleSetup&& setup, std::string_view text, const NameResolver* names) {
  const auto rule = compile(setup);
  if (!rule) return {shown(rule.error())};
  const text::Source source = *text::Source::from_bytes(std::string(text));
  const syntax::Tree tree = syntax::Tree::parse(source);
  std::vector<std::string> result;
  for (syntax::NodeId id = 0; id < tree.size(); ++id) {
    const auto match = rule->matcher.match(tree.node(id), names);
    if (!match) {
      result.emplace_back("too expensive");
    } else if (*match) {
      result.push_back(std::string(tree.node(id).text()) + described((*match)->bindings, rule->variables) +
                       ((*match)->is_certain ? "" : " (uncertain)"));
    }
  }
  return result;
}

namespace {

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (c == '\n') {
      result += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      result += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      result += c;
    }
  }
  return result + "\"";
}

std::string_view name_of(Strictness strictness) {
  switch (strictness) {
    case Strictness::kCst:
      return "cst";
    case Strictness::kSmart:
      return "smart";
    case Strictness::kAst:
      return "ast";
    case Strictness::kRelaxed:
      return "relaxed";
    case Strictness::kSignature:
      return "signature";
    case Strictness::kTemplate:
      return "template";
  }
  return "";
}

std::string joined(const std::vector<std::string>& parts) {
  return fmt::format("{}", fmt::join(parts, ", "));
}

// The keys of a rule object, without the braces.
std::string keys(const RuleObject& rule);  // NOLINT(misc-no-recursion): as deep as a test writes it

std::string to_yaml(const RelationSpec& relation) {
  std::vector<std::string> parts;
  if (const std::string inner = keys(*relation.rule); !inner.empty()) parts.push_back(inner);
  if (relation.stop_by.kind == StopBySpec::Kind::kEnd) parts.emplace_back("\"stopBy\": \"end\"");
  if (relation.stop_by.rule) parts.push_back("\"stopBy\": " + to_yaml(*relation.stop_by.rule));
  if (relation.field) parts.push_back("\"field\": " + quoted(*relation.field));
  return "{" + joined(parts) + "}";
}

std::string to_yaml(const std::vector<RuleObject>& rules) {
  std::vector<std::string> parts;
  for (const RuleObject& rule : rules) parts.push_back(to_yaml(rule));
  return "[" + joined(parts) + "]";
}

std::string to_yaml(const std::vector<std::pair<std::string, RuleObject>>& rules) {
  std::vector<std::string> parts;
  for (const auto& [name, rule] : rules) parts.push_back(quoted(name) + ": " + to_yaml(rule));
  return "{" + joined(parts) + "}";
}

std::string to_yaml(const RangeSpec::At& at) {
  return at.column ? fmt::format("{{\"line\": {}, \"column\": {}}}", at.line, *at.column)
                   : fmt::format("{{\"line\": {}}}", at.line);
}

std::string to_yaml(const PatternSpec& pattern) {
  if (!pattern.selector && pattern.strictness == Strictness::kSmart) return quoted(pattern.context);
  std::vector<std::string> parts = {"\"context\": " + quoted(pattern.context)};
  if (pattern.selector) parts.push_back("\"selector\": " + quoted(*pattern.selector));
  if (pattern.strictness != Strictness::kSmart)
    parts.push_back("\"strictness\": " + quoted(name_of(pattern.strictness)));
  return "{" + joined(parts) + "}";
}

std::string to_yaml(const NthChildSpec& nth) {
  std::vector<std::string> parts = {"\"position\": " + quoted(nth.position)};
  if (nth.reverse) parts.emplace_back("\"reverse\": true");
  if (nth.of_rule) parts.push_back("\"ofRule\": " + to_yaml(*nth.of_rule));
  return "{" + joined(parts) + "}";
}

std::string to_yaml(const std::vector<UtilityArgument>& arguments) {
  std::vector<std::string> parts;
  for (const UtilityArgument& argument : arguments)
    parts.push_back(quoted(argument.parameter) + ": " + to_yaml(argument.rule));
  return "{" + joined(parts) + "}";
}

std::string to_yaml(const std::vector<MatchesSpec>& calls) {
  std::vector<std::string> parts;
  for (const MatchesSpec& call : calls) {
    if (!call.has_arguments) return quoted(call.id);
    parts.push_back(quoted(call.id) + ": " + to_yaml(call.arguments));
  }
  return "{" + joined(parts) + "}";
}

std::string keys(const RuleObject& rule) {
  std::vector<std::string> parts;
  const auto add = [&](std::string_view key, const std::string& value) {
    parts.push_back(fmt::format("\"{}\": {}", key, value));
  };
  if (rule.pattern) add("pattern", to_yaml(*rule.pattern));
  if (rule.kind) add("kind", quoted(*rule.kind));
  if (rule.regex) add("regex", quoted(*rule.regex));
  if (rule.nth_child) add("nthChild", to_yaml(*rule.nth_child));
  if (rule.range)
    add("range",
        fmt::format("{{\"start\": {}, \"end\": {}}}", to_yaml(rule.range->start), to_yaml(rule.range->end)));
  if (rule.inside) add("inside", to_yaml(*rule.inside));
  if (rule.has) add("has", to_yaml(*rule.has));
  if (rule.precedes) add("precedes", to_yaml(*rule.precedes));
  if (rule.follows) add("follows", to_yaml(*rule.follows));
  if (rule.all) add("all", to_yaml(*rule.all));
  if (rule.any) add("any", to_yaml(*rule.any));
  if (rule.negated) add("not", to_yaml(*rule.negated));
  if (!rule.matches.empty()) add("matches", to_yaml(rule.matches));
  return joined(parts);
}

}  // namespace

std::string to_yaml(const RuleObject& rule) {
  return "{" + keys(rule) + "}";
}

std::string to_yaml(const RuleCore& core) {
  std::vector<std::string> parts = {"\"rule\": " + to_yaml(core.rule)};
  if (!core.constraints.empty()) parts.push_back("\"constraints\": " + to_yaml(core.constraints));
  if (!core.utilities.empty()) parts.push_back("\"utils\": " + to_yaml(core.utilities));
  return "{" + joined(parts) + "}";
}

}  // namespace aioshift::pattern
