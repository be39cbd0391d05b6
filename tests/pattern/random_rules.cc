#include "random_rules.h"

#include <algorithm>

#include "pattern/pattern.h"
#include "syntax/kind_names.h"

namespace aioshift::pattern {

using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

// In a form: E an expression, N a name, A arguments, S a suite; everything else stands for itself.
const std::vector<std::string>& expression_forms() {
  static const std::vector<std::string> forms = {"N",
                                                 "N",
                                                 "N",
                                                 "1",
                                                 "2",
                                                 "'x'",
                                                 "None",
                                                 "N(A)",
                                                 "N(A)",
                                                 "N(A)",
                                                 "N.N(A)",
                                                 "N.N",
                                                 "N[E]",
                                                 "E + E",
                                                 "E == E",
                                                 "not E",
                                                 "(E, E)",
                                                 "[A]",
                                                 "{E: E}",
                                                 "lambda N: E",
                                                 "E if E else E",
                                                 "[E for N in E]",
                                                 "f'{N}y'",
                                                 "(N := E)",
                                                 "await N(A)",
                                                 "-E",
                                                 "E and E",
                                                 "E not in E",
                                                 "(E)",
                                                 "[E, E]",
                                                 "N(A)(A)",
                                                 "await N ** E",
                                                 "[*N(A)]",
                                                 "N[E:E]"};
  return forms;
}

const std::vector<std::string>& statement_forms() {
  static const std::vector<std::string> forms = {"E",
                                                 "E",
                                                 "E",
                                                 "N = E",
                                                 "N = E",
                                                 "N += E",
                                                 "N.N = E",
                                                 "return E",
                                                 "return",
                                                 "pass",
                                                 "import N",
                                                 "from N import N, N as N",
                                                 "del N",
                                                 "assert E, E",
                                                 "raise E",
                                                 "global N",
                                                 "# N",
                                                 "N: N = E",
                                                 "N, N = E",
                                                 "N = N = E",
                                                 "E; E",
                                                 "if E:S",
                                                 "if E:Selse:S",
                                                 "if E:Selif E:S",
                                                 "for N in E:S",
                                                 "while E:S",
                                                 "with E as N:S",
                                                 "with E:S",
                                                 "def N(N, *, N=E):S",
                                                 "def N(*N, **N) -> N:S",
                                                 "async def N():S",
                                                 "class N(N):S",
                                                 "class N:S",
                                                 "try:Sexcept N as N:S",
                                                 "try:Sfinally:S",
                                                 "@N\ndef N(N):S",
                                                 "match E:\n    case [N, 1]:S2",
                                                 "yield E"};
  return forms;
}

const std::vector<std::string>& names() {
  static const std::vector<std::string> all = {"a", "b", "c", "f", "g"};
  return all;
}

std::string indented(const std::string& text, std::size_t by) {
  std::string result;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    result += std::string(by, ' ') + text.substr(begin, end - begin);
    begin = end;
  }
  return result;
}

std::size_t column_of(Node node) {
  const std::string_view text = node.tree().text();
  const std::size_t line = node.begin() == 0 ? std::string_view::npos : text.rfind('\n', node.begin() - 1);
  return line == std::string_view::npos ? node.begin() : node.begin() - line - 1;
}

// The node's text as it would stand at the beginning of a line.
std::string dedented(std::string text, std::size_t column) {
  const std::string blanks = "\n" + std::string(column, ' ');
  for (std::size_t at = text.find(blanks); at != std::string::npos; at = text.find(blanks, at + 1)) {
    text.erase(at + 1, column);
  }
  return text;
}

}  // namespace

RuleMaker::RuleMaker(std::uint32_t seed) : random_(seed) {
  for (const std::string_view name : syntax::kind_names()) {
    if (const auto kind = syntax::kind_named(name)) kind_names_.emplace(*kind, std::string(name));
  }
}

std::string RuleMaker::expanded(const std::string& form, int depth) {  // NOLINT(misc-no-recursion)
  std::string result;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const char c = form[i];
    const bool stands_alone =
        i + 1 == form.size() || std::isalpha(static_cast<unsigned char>(form[i + 1])) == 0;
    if (c == 'N' && stands_alone) {
      result += one_of(names());
    } else if (c == 'E' && stands_alone) {
      result += expression(depth - 1);
    } else if (c == 'A') {
      result += arguments(depth - 1);
    } else if (c == 'S') {
      const bool is_deeper = i + 1 < form.size() && form[i + 1] == '2';
      if (is_deeper) ++i;
      const std::string suite = statements(1 + static_cast<int>(below(3)), depth - 1);
      if (once_in(6)) result += "  # S";
      result += "\n" + indented(suite, is_deeper ? 8 : 4);
    } else {
      result += c;
    }
  }
  return result;
}

std::string RuleMaker::expression(int depth) {  // NOLINT(misc-no-recursion)
  if (depth <= 0) return one_of(std::vector<std::string>{"a", "b", "f", "1", "'x'"});
  return expanded(one_of(expression_forms()), depth);
}

std::string RuleMaker::arguments(int depth) {  // NOLINT(misc-no-recursion)
  std::string result;
  const std::uint32_t count = below(4);
  for (std::uint32_t i = 0; i < count; ++i) {
    static const std::vector<std::string> forms = {"E", "E", "E", "E", "N", "*N"};
    if (i != 0) result += once_in(4) ? "," : ", ";
    if (once_in(10)) result += "  # b\n      ";
    result += expanded(one_of(forms), depth);
  }
  if (count != 0 && once_in(6)) result += ",";
  if (count != 0 && once_in(8)) result += "  # c\n      ";
  return result;
}

std::string RuleMaker::statements(int count, int depth) {  // NOLINT(misc-no-recursion)
  std::string result;
  for (int i = 0; i < count; ++i) {
    std::string form = one_of(statement_forms());
    while (depth <= 0 && form.find('S') != std::string::npos) form = one_of(statement_forms());
    const std::string statement = expanded(form, depth);
    result += statement;
    if (once_in(10) && statement.find('\n') == std::string::npos) result += "  # a";
    if (!result.ends_with('\n')) result += '\n';
  }
  // A suite needs more than a comment.
  if (result.starts_with("# ") && std::count(result.begin(), result.end(), '\n') == count) result += "pass\n";
  return result;
}

std::string RuleMaker::module() {
  return statements(1 + static_cast<int>(below(4)), 3);
}

Node RuleMaker::some_node(const syntax::Tree& tree) {
  for (int tries = 0; tries < 20; ++tries) {
    const Node node = tree.node(below(tree.size()));
    if (node.is_named() || once_in(8)) return node;
  }
  return tree.root();
}

std::string RuleMaker::variable(bool is_run) {
  static const std::vector<std::string> one = {"$A", "$A", "$B", "$C", "$_", "$$A", "$$B", "$$_"};
  static const std::vector<std::string> many = {"$$$A", "$$$B", "$$$", "$$$_"};
  return one_of(is_run ? many : one);
}

PatternSpec RuleMaker::abstracted(Node node) {
  struct Edit {
    text::Range range;
    std::string text;
  };
  std::vector<Edit> edits;
  const auto is_free = [&](text::Range range) {
    return std::none_of(edits.begin(), edits.end(), [&](const Edit& edit) {
      return edit.range.begin < range.end && range.begin < edit.range.end;
    });
  };
  const std::uint32_t wanted = below(4);
  for (std::uint32_t i = 0; i < wanted; ++i) {
    const NodeId size = node.subtree_end() - node.id();
    const Node inner = node.tree().node(node.id() + below(size));
    text::Range range = inner.range();
    const bool is_run = once_in(3);
    if (is_run) {
      for (Node last = inner.next_sibling(); last && !once_in(2) && inner != node;
           last = last.next_sibling()) {
        if (last.is_named()) range.end = last.end();
      }
    }
    if (is_free(range)) edits.push_back({range, variable(is_run)});
  }
  std::sort(edits.begin(), edits.end(),
            [](const Edit& a, const Edit& b) { return b.range.begin < a.range.begin; });
  std::string text(node.text());
  for (const Edit& edit : edits) text.replace(edit.range.begin - node.begin(), edit.range.size(), edit.text);
  PatternSpec pattern;
  pattern.context = dedented(std::move(text), column_of(node));
  static const std::vector<Strictness> strictnesses = {Strictness::kCst, Strictness::kAst,
                                                       Strictness::kRelaxed, Strictness::kSignature,
                                                       Strictness::kTemplate};
  if (once_in(3)) pattern.strictness = one_of(strictnesses);
  if (once_in(6)) {
    const Node inner = node.tree().node(node.id() + below(node.subtree_end() - node.id()));
    if (inner.is_named()) pattern.selector = kind_of(inner);
  }
  return pattern;
}

PatternSpec RuleMaker::pattern(Node node) {
  // Part of a statement need not be code by itself.
  for (int tries = 0; tries < 10; ++tries) {
    PatternSpec made = abstracted(node);
    Variables variables;
    if (compile_pattern(made, false, variables)) return made;
  }
  PatternSpec name;
  name.context = one_of(names());
  return name;
}

std::string RuleMaker::kind_of(Node node) {
  const auto name = kind_names_.find(node.kind());
  return name == kind_names_.end() ? "identifier" : name->second;
}

std::string RuleMaker::selector(Node node) {
  const std::string kind = kind_of(node);
  const Node other = some_node(node.tree());
  switch (below(9)) {
    case 0:
      return kind_of(node.parent() ? node.parent() : other) + " > " + kind;
    case 1:
      return kind_of(node.parent() && node.parent().parent() ? node.parent().parent() : other) + " " + kind;
    case 2:
      return kind_of(other) + " + " + kind;
    case 3:
      return kind_of(other) + " ~ " + kind;
    case 4:
      return kind + ", " + kind_of(other);
    case 5:
      return kind + ":has(" + kind_of(other) + ")";
    case 6:
      return kind + ":not(" + kind_of(other) + ")";
    case 7:
      return kind + ":nth-child(" + one_of(std::vector<std::string>{"1", "2", "2n+1", "n+2"}) + ")";
    default:
      return kind + ":nth-last-child(" + one_of(std::vector<std::string>{"1", "-n+2"}) + ")";
  }
}

NthChildSpec RuleMaker::nth_child(Node target, int depth) {  // NOLINT(misc-no-recursion)
  static const std::vector<std::string> positions = {"1",    "1",   "2",     "3", "2n+1", "2n",
                                                     "-n+2", "n+2", "-2n+5", "n", "0"};
  NthChildSpec nth;
  nth.position = one_of(positions);
  nth.reverse = once_in(3);
  if (once_in(2)) nth.of_rule = std::make_unique<RuleObject>(rule(target, depth - 1, false));
  return nth;
}

RangeSpec RuleMaker::range(Node target) {
  const std::string_view text = target.tree().text();
  const auto at = [&](text::Offset offset) {
    RangeSpec::At result;
    const std::string_view before = text.substr(0, offset);
    result.line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    const std::size_t line = before.rfind('\n');
    if (!once_in(3)) {
      result.column = static_cast<std::uint32_t>(line == std::string_view::npos ? offset : offset - line - 1);
      if (once_in(6)) ++*result.column;
    }
    return result;
  };
  RangeSpec range;
  range.start = at(target.begin());
  range.end = at(target.end());
  if (range.start.line == range.end.line && range.start.column && range.end.column)
    range.end.column = std::max(*range.start.column, *range.end.column);
  if (!range.end.column) range.start.column.reset();
  return range;
}

RelationSpec RuleMaker::relation(Node other, int depth) {  // NOLINT(misc-no-recursion)
  RelationSpec relation;
  relation.rule = std::make_unique<RuleObject>(rule(other, depth - 1, true));
  switch (below(4)) {
    case 0:
      break;
    case 1: {
      relation.stop_by.kind = StopBySpec::Kind::kRule;
      // Stopping where an argument says so is not defined well enough to be compared.
      const bool had_parameters = std::exchange(has_parameters_, false);
      const auto callable = std::exchange(callable_, {});
      const auto elsewhere = std::exchange(elsewhere_, {});
      relation.stop_by.rule = std::make_unique<RuleObject>(rule(some_node(other.tree()), depth - 2, true));
      has_parameters_ = had_parameters;
      callable_ = callable;
      elsewhere_ = elsewhere;
      break;
    }
    default:
      relation.stop_by.kind = StopBySpec::Kind::kEnd;
  }
  return relation;
}

MatchesSpec RuleMaker::call(Node target, int depth, bool is_elsewhere) {  // NOLINT(misc-no-recursion)
  MatchesSpec call;
  if (has_parameters_ && once_in(3)) {
    call.id = "with-parameter";
    call.has_arguments = true;
    has_parameters_ = false;
    call.arguments.push_back({"P", rule(target, depth - 1, is_elsewhere)});
    has_parameters_ = true;
    return call;
  }
  call.id = one_of(is_elsewhere && !elsewhere_.empty() ? elsewhere_ : callable_);
  return call;
}

void RuleMaker::add_part(RuleObject& rule, Node target, int depth,
                         bool is_elsewhere) {  // NOLINT(misc-no-recursion)
  const syntax::Tree& tree = target.tree();
  const Node any = some_node(tree);
  const auto several = [&] {
    std::vector<RuleObject> rules;
    const std::uint32_t count = below(4);
    for (std::uint32_t i = 0; i < count; ++i)
      rules.push_back(this->rule(once_in(3) ? any : target, depth - 1, is_elsewhere));
    return rules;
  };
  static const std::vector<std::string> regexes = {"a",   "b|c", "^f",  "x'?$", "[a-c]+", "\\(",
                                                   "^.$", "",    "^a$", "=",    "[^ ]"};
  // Relations and compositions only where there is depth left.
  switch (below(depth > 0 ? 16 : 6)) {
    case 0:
    case 1:
      rule.pattern = pattern(once_in(5) ? any : target);
      break;
    case 2:
      if (target.is_named()) rule.kind = once_in(5) ? kind_of(any) : kind_of(target);
      break;
    case 3:
      if (target.is_named()) rule.kind = selector(target);
      break;
    case 4:
      rule.regex = one_of(regexes);
      break;
    case 5:
      rule.range = range(once_in(4) ? any : target);
      break;
    case 6:
      rule.nth_child = nth_child(target, depth);
      break;
    case 7:
    case 8: {
      Node outer = target.parent() ? target.parent() : target;
      std::uint32_t up = below(3);
      const Node part = target;
      while (up-- != 0 && outer.parent()) outer = outer.parent();
      rule.inside = relation(outer, depth);
      if (once_in(4) && part.field() != syntax::Field::none) {
        for (const std::string_view name : syntax::field_names()) {
          if (syntax::field_named(name) == part.field()) rule.inside->field = std::string(name);
        }
      }
      break;
    }
    case 9:
    case 10: {
      Node inner = tree.node(target.id() + below(target.subtree_end() - target.id()));
      rule.has = relation(inner, depth);
      if (once_in(4)) rule.has->field = std::string(one_of(syntax::field_names()));
      break;
    }
    case 11:
      rule.precedes = relation(target.next_sibling() ? target.next_sibling() : any, depth);
      break;
    case 12:
      rule.follows = relation(target.previous_sibling() ? target.previous_sibling() : any, depth);
      break;
    case 13:
      if (once_in(2)) {
        rule.all = several();
      } else {
        rule.any = several();
      }
      break;
    case 14:
      rule.negated = std::make_unique<RuleObject>(this->rule(any, depth - 1, is_elsewhere));
      break;
    default:
      if (!callable_.empty() && rule.matches.empty())
        rule.matches.push_back(call(target, depth, is_elsewhere));
  }
}

// `is_elsewhere`: it is asked at another node than the utility that holds it, and may name that one.
RuleObject RuleMaker::rule(Node target, int depth, bool is_elsewhere) {  // NOLINT(misc-no-recursion)
  RuleObject rule;
  const auto is_empty = [&] {
    return !rule.pattern && !rule.kind && !rule.regex && !rule.nth_child && !rule.range && !rule.inside &&
           !rule.has && !rule.precedes && !rule.follows && !rule.all && !rule.any && !rule.negated &&
           rule.matches.empty();
  };
  const std::uint32_t parts = 1 + below(3);
  for (std::uint32_t i = 0; i < parts || is_empty(); ++i) add_part(rule, target, depth, is_elsewhere);
  return rule;
}

RuleSetup RuleMaker::setup(const syntax::Tree& tree) {
  RuleSetup setup{Rule()};
  callable_.clear();
  elsewhere_.clear();
  has_parameters_ = false;
  if (once_in(2)) {
    for (const char* id : {"global"}) {
      GlobalUtility utility;
      utility.id = id;
      utility.core.rule = rule(some_node(tree), 1, false);
      setup.globals.push_back(std::move(utility));
      callable_.emplace_back(id);
    }
    GlobalUtility utility;
    utility.id = "with-parameter";
    utility.parameters = {"P"};
    callable_ = {"P"};
    elsewhere_ = {"P"};
    utility.core.rule = rule(some_node(tree), 2, false);
    setup.globals.push_back(std::move(utility));
    callable_ = {"global"};
    elsewhere_.clear();
    has_parameters_ = true;
  }
  if (once_in(2)) {
    elsewhere_ = {"u0", "u1", "u2"};
    if (!callable_.empty()) elsewhere_.emplace_back("global");
    for (const char* id : {"u0", "u1", "u2"}) {
      setup.core.utilities.emplace_back(id, rule(some_node(tree), 1, false));
      callable_.emplace_back(id);
    }
  }
  setup.core.rule = rule(some_node(tree), 3, false);
  for (const char* name : {"A", "B"}) {
    if (once_in(4)) setup.core.constraints.emplace_back(name, rule(some_node(tree), 1, false));
  }
  return setup;
}

}  // namespace aioshift::pattern
