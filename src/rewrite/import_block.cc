#include "rewrite/import_block.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "semantics/stdlib_modules.h"
#include "syntax/statements.h"

namespace aioshift::rewrite {

using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using text::Edit;
using text::Offset;

namespace {

bool is_import(Node node) {
  return node.is_one_of(Kind::import_statement, Kind::import_from_statement);
}

// The module an import statement names first, with its leading dots.
std::string module_of(Node statement) {
  if (statement.is(Kind::import_from_statement))
    return std::string(statement.child(Field::module_name).text());
  Node name = statement.child(Field::name);
  if (name.is(Kind::aliased_import)) name = name.child(Field::name);
  return std::string(name.text());
}

// A run of import statements without a blank line or other statement in between.
using Section = std::vector<Node>;

bool is_docstring(Node statement) {
  return statement.is(Kind::expression_statement) && statement.named_child_count() == 1 &&
         statement.named_child(0).is_one_of(Kind::string, Kind::concatenated_string);
}

struct Head {
  std::vector<Section> sections;
  Node last_before;  // docstring or __future__ import after which imports may stand
  Node first_after;  // first statement that is neither
};

Head read_head(const FileModel& model) {
  Head head;
  const auto& lines = model.tree.source().lines();
  Node previous_import;
  bool first = true;
  for (const Node statement : model.tree.root().named_children()) {
    if ((first && is_docstring(statement)) || statement.is(Kind::future_import_statement)) {
      head.last_before = statement;
      first = false;
      continue;
    }
    first = false;
    if (!head.first_after) head.first_after = statement;
    if (!is_import(statement)) break;
    const bool adjacent =
        previous_import && lines.line_at(statement.begin()) <= lines.line_at(previous_import.end()) + 1;
    if (!adjacent) head.sections.emplace_back();
    head.sections.back().push_back(statement);
    previous_import = statement;
  }
  return head;
}

// The file's first import from `module`, if it stands on a line of its own behind the head, and in
// front of `site` where there is one.
Node late_import_of(const FileModel& model, const Head& head, std::string_view module, Node site) {
  for (const Section& section : head.sections) {
    for (const Node statement : section) {
      if (module_of(statement) == module) return {};
    }
  }
  for (const Node statement : model.tree.root().named_children()) {
    if (!is_import(statement) || module_of(statement) != module) continue;
    if (site && statement.begin() > site.begin()) return {};
    return syntax::is_first_on_line(model.tree, statement.begin()) ? statement : Node();
  }
  return {};
}

// The order in which sections stand.
enum class Origin { kStandardLibrary, kThirdParty, kRelative };

Origin origin_of(std::string_view module) {
  if (module.starts_with('.')) return Origin::kRelative;
  return semantics::is_stdlib_module(module) ? Origin::kStandardLibrary : Origin::kThirdParty;
}

bool holds_origin(const Section& section, Origin origin) {
  return std::any_of(section.begin(), section.end(),
                     [origin](Node statement) { return origin_of(module_of(statement)) == origin; });
}

Edit insert_line_before(const FileModel& model, Node statement, const std::string& line,
                        bool blank_line_after) {
  const auto& lines = model.tree.source().lines();
  const Offset begin = lines.full_range(lines.line_at(statement.begin())).begin;
  const std::string end(model.tree.source().line_end_at(begin));
  return {{begin, begin}, line + end + (blank_line_after ? end : "")};
}

Edit insert_line_after(const FileModel& model, Node statement, const std::string& line) {
  const auto& lines = model.tree.source().lines();
  const std::uint32_t last = lines.line_at(statement.end());
  const std::string end(model.tree.source().line_end_at(statement.end()));
  const bool open = lines.terminator(model.tree.text(), last).empty();
  const Offset at = lines.full_range(last).end;
  return {{at, at}, open ? end + line : line + end};
}

Edit insert_into(const FileModel& model, const Section& section, const ImportLine& line) {
  // `import a` before `from a import b` is the order of isort and of nearly everyone; a section
  // that mixes them is sorted by module alone.
  bool mixed = false;
  bool from_seen = false;
  for (const Node statement : section) {
    const bool from = statement.is(Kind::import_from_statement);
    if (!from && from_seen) mixed = true;
    from_seen = from_seen || from;
  }
  Node after;
  for (const Node statement : section) {
    const bool from = statement.is(Kind::import_from_statement);
    const bool is_other_half = !mixed && from != line.is_from;
    // In the other half only the order of the two halves counts.
    if (is_other_half ? !from : module_of(statement) < line.module) after = statement;
  }
  if (after) return insert_line_after(model, after, line.text);
  return insert_line_before(model, section.front(), line.text, false);
}

// In front of the first statement of a file without imports; two blank lines above a definition.
Edit insert_line_above_code(const FileModel& model, Node first, const std::string& line) {
  Edit edit = insert_line_before(model, first, line, true);
  if (first.is_one_of(Kind::function_definition, Kind::class_definition, Kind::decorated_definition))
    edit.replacement += model.tree.source().line_end_at(edit.range.begin);
  return edit;
}

// Behind the docstring, or into the line of another `from __future__ import`.
Edit add_future_line(const FileModel& model, const ImportLine& line) {
  const Head head = read_head(model);
  if (head.last_before) {
    Edit edit = insert_line_after(model, head.last_before, line.text);
    if (!head.last_before.is(Kind::future_import_statement))
      edit.replacement.insert(0, model.tree.source().line_end_at(0));
    return edit;
  }
  if (head.first_after) return insert_line_above_code(model, head.first_after, line.text);
  const auto size = static_cast<Offset>(model.tree.text().size());
  return {{size, size}, line.text + std::string(model.tree.source().line_end_at(0))};
}

Edit add_import_line(const FileModel& model, const ImportLine& line, Node site) {
  if (line.module == "__future__") return add_future_line(model, line);
  const Head head = read_head(model);
  // Not earlier than the module is imported by now, where that comes late: what stands in front may
  // have to run first (`gevent.monkey.patch_all()`, a change of sys.path).
  if (const Node late = late_import_of(model, head, line.module, site))
    return insert_line_before(model, late, line.text, false);
  const Origin origin = origin_of(line.module);
  for (const Section& section : head.sections) {
    if (holds_origin(section, origin)) return insert_into(model, section, line);
  }
  const std::string end(model.tree.source().line_end_at(0));
  if (!head.sections.empty()) {
    // A section of its own, behind the last one that goes before it.
    Node last;
    for (const Section& section : head.sections) {
      if (origin_of(module_of(section.front())) < origin) last = section.back();
    }
    if (!last) return insert_line_before(model, head.sections.front().front(), line.text, true);
    Edit edit = insert_line_after(model, last, line.text);
    edit.replacement.insert(0, end);
    return edit;
  }
  if (head.last_before) {
    Edit edit = insert_line_after(model, head.last_before, line.text);
    edit.replacement.insert(0, end);  // a blank line between
    return edit;
  }
  if (head.first_after) return insert_line_above_code(model, head.first_after, line.text);
  const auto size = static_cast<Offset>(model.tree.text().size());
  return {{size, size}, line.text + end};
}

// Both go to one place: one text, with the blank lines around it once, and one between lines that belong
// to different sections.
Edit joined(const FileModel& model, const Edit& first, const ImportLine& first_line,
            const ImportLine& second) {
  const std::string end(model.tree.source().line_end_at(first.range.begin));
  const bool is_same_section = origin_of(first_line.module) == origin_of(second.module);
  const std::size_t behind = first.replacement.rfind(first_line.text) + first_line.text.size();
  Edit edit = first;
  edit.replacement.insert(behind, end + (is_same_section ? "" : end) + second.text);
  return edit;
}

// An import's text in an edit, without the line ends around it.
struct ImportText {
  std::string_view before;
  std::string_view statement;
  std::string_view behind;
};

ImportText parts_of(const Edit& import) {
  const std::string_view text = import.replacement;
  const std::size_t first = std::min(text.find_first_not_of("\r\n"), text.size());
  const std::size_t last = std::max(first, text.find_last_not_of("\r\n") + 1);
  return {text.substr(0, first), text.substr(first, last - first), text.substr(last)};
}

std::pair<Origin, std::string_view> order_of(const Edit& import) {
  std::string_view statement = parts_of(import).statement;
  statement.remove_prefix(std::min(statement.find(' ') + 1, statement.size()));
  return {origin_of(statement.substr(0, statement.find(' '))), parts_of(import).statement};
}

}  // namespace

std::vector<Edit> combine_imports(std::vector<Edit> imports) {
  std::vector<Edit> result;
  for (Edit& import : imports) {
    const ImportText text = parts_of(import);
    const auto lines = std::count(import.replacement.begin(), import.replacement.end(), '\n');
    const bool is_section = lines >= 2;
    const auto same = std::find_if(result.begin(), result.end(), [&](const Edit& other) {
      const ImportText others = parts_of(other);
      return other.range == import.range && import.range.empty() && is_section &&
             others.before == text.before && others.behind == text.behind;
    });
    if (same == result.end()) {
      result.push_back(std::move(import));
      continue;
    }
    const bool is_earlier = order_of(import) < order_of(*same);
    const Edit& first = is_earlier ? import : *same;
    const Edit& second = is_earlier ? *same : import;
    const std::string end(text.behind.starts_with('\r') ? "\r\n" : "\n");
    const bool is_divided = order_of(first).first != order_of(second).first;
    same->replacement = std::string(text.before) + std::string(parts_of(first).statement) + end +
                        (is_divided ? end : "") + std::string(parts_of(second).statement) +
                        std::string(text.behind);
  }
  return result;
}

Edit add_import(const FileModel& model, std::string_view module) {
  return add_import_line(model, {"import " + std::string(module), std::string(module), false}, {});
}

std::vector<Edit> add_import_lines(const FileModel& model, std::vector<ImportLine> lines, Node site) {
  const auto key = [](const ImportLine& line) {
    const bool is_future = line.module == "__future__";
    return std::tuple(!is_future, origin_of(line.module), line.is_from, std::string_view(line.module));
  };
  std::stable_sort(lines.begin(), lines.end(),
                   [&](const ImportLine& a, const ImportLine& b) { return key(a) < key(b); });
  std::vector<Edit> edits;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Edit edit = add_import_line(model, lines[i], site);
    if (!edits.empty() && edits.back().range == edit.range) {
      edits.back() = joined(model, edits.back(), lines[i - 1], lines[i]);
    } else {
      edits.push_back(std::move(edit));
    }
  }
  return edits;
}

Edit add_imported_name(Node statement, std::string_view name) {
  const syntax::Tree& tree = statement.tree();
  const auto& lines = tree.source().lines();
  std::vector<Node> elements;
  for (const Node child : statement.named_children()) {
    if (child.field() == Field::name) elements.push_back(child);
  }
  const auto name_of = [](Node element) {
    return element.is(Kind::aliased_import) ? element.child(Field::name).text() : element.text();
  };
  const bool sorted = std::is_sorted(elements.begin(), elements.end(),
                                     [&](Node a, Node b) { return name_of(a) < name_of(b); });
  const bool is_in_parentheses = static_cast<bool>(statement.child(Kind::op_lparen));
  const auto separator_before = [&](Node element) {
    // One name a line, or as many as fit. Without parentheses a line ends behind a backslash only.
    if (is_in_parentheses && syntax::is_first_on_line(tree, element.begin())) {
      std::string separator(",");
      separator += tree.source().line_end_at(element.begin());
      separator += syntax::indentation_at(tree, element.begin());
      return separator;
    }
    return std::string(", ");
  };
  if (sorted) {
    for (std::size_t i = 0; i < elements.size(); ++i) {
      if (name_of(elements[i]) < name) continue;
      const bool own_lines = i + 1 < elements.size() ? lines.line_at(elements[i].begin()) !=
                                                           lines.line_at(elements[i + 1].begin())
                                                     : true;
      const std::string separator = own_lines ? separator_before(elements[i]) : ", ";
      return {{elements[i].begin(), elements[i].begin()}, std::string(name) + separator};
    }
  }
  const Node last = elements.back();
  return {{last.end(), last.end()}, separator_before(last) + std::string(name)};
}

std::optional<Edit> remove_import(Node element) {
  const syntax::Tree& tree = element.tree();
  const auto& lines = tree.source().lines();
  const Node statement = syntax::statement_of(element);
  std::vector<Node> elements;
  for (const Node child : statement.named_children()) {
    if (child.field() == Field::name) elements.push_back(child);
  }
  const auto it = std::find(elements.begin(), elements.end(), element);
  if (it == elements.end()) return std::nullopt;
  const auto has_comment = [&](text::Range range) {
    const std::string_view text = tree.text().substr(range.begin, range.size());
    return text.find('#') != std::string_view::npos;
  };
  if (elements.size() > 1) {
    // With the comma behind it, or, as the last one, with the comma in front.
    const text::Range range = it + 1 != elements.end() ? text::Range{element.begin(), (it + 1)->begin()}
                                                       : text::Range{(it - 1)->end(), element.end()};
    if (has_comment(range)) return std::nullopt;
    return Edit{range, ""};
  }
  // The whole statement: only where it has its lines to itself, and leaves no empty block.
  const text::Range line_range = {lines.full_range(lines.line_at(statement.begin())).begin,
                                  lines.full_range(lines.line_at(statement.end())).end};
  if (has_comment(line_range) || !syntax::is_first_on_line(tree, statement.begin())) return std::nullopt;
  const Node around = statement.parent();
  for (const Node sibling : around.named_children()) {
    if (sibling == statement) continue;
    if (lines.line_at(sibling.begin()) == lines.line_at(statement.end())) return std::nullopt;
  }
  if (around.is(Kind::block) && around.named_child_count() == 1) return std::nullopt;
  return Edit{line_range, ""};
}

}  // namespace aioshift::rewrite
