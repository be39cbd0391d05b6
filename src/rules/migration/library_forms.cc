#include "rules/migration/library_forms.h"

#include <algorithm>
#include <array>
#include <optional>

#include "rules/migration/library_arguments.h"
#include "semantics/data_flow.h"
#include "syntax/literals.h"
#include "syntax/parentheses.h"

namespace aioshift::rules::migration {

using rewrite::Reason;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

constexpr std::size_t kMostParts = 3;  // name, content, content type

tl::unexpected<LibraryRefusal> refuse(std::string text) {
  return tl::unexpected(LibraryRefusal{Reason::kUnsupportedArguments, std::move(text)});
}

std::string text_of(Node node) {
  return std::string(node.text());
}

class FormLines {
 public:
  FormLines(const FileModel& model, const FormFields& fields, std::string_view unit)
      : model_(model), fields_(fields), unit_(unit) {}

  tl::expected<std::vector<std::string>, LibraryRefusal> make() {
    if (fields_.data && !fields_.data.is(Kind::none)) {
      if (const auto refusal = add_data()) return refuse(*refusal);
    }
    if (const auto refusal = add_files()) return refuse(*refusal);
    return std::move(lines_);
  }

 private:
  using Outcome = std::optional<std::string>;

  // Where it is written out, or a variable has nothing else and nobody changes it; null elsewhere.
  Node dictionary_of(Node value) const {
    if (value.is(Kind::dictionary)) return value;
    if (!value.is(Kind::identifier)) return {};
    const Node assigned = semantics::only_value(model_, value);
    if (!assigned || !syntax::without_parentheses(assigned).is(Kind::dictionary)) return {};
    const semantics::Scopes& scopes = model_.scopes;
    const auto scope = scopes.lookup(value.text(), scopes.scope_at(value));
    for (const Node use : scopes.references_to(scope, value.text())) {
      if (!keeps(use)) return {};
    }
    return syntax::without_parentheses(assigned);
  }

  // `files = {...}`, `post(url, files=files)`, `files["photo"].close()`
  static bool keeps(Node use) {
    const Node parent = use.parent();
    if (parent.is(Kind::subscript) && use.field() == Field::value) {
      const Node user = parent.parent();
      const bool is_changed = user.is(Kind::delete_statement) || parent.field() == Field::left;
      return !is_changed;
    }
    return parent.is_one_of(Kind::keyword_argument, Kind::argument_list) ||
           (parent.is(Kind::assignment) && use.field() == Field::left);
  }

  Outcome add_data() {
    const Node dictionary = dictionary_of(fields_.data);
    if (!dictionary) return "which fields go with the files is not known";
    bool are_texts = fields_.data.is(Kind::dictionary);
    for (const Node pair : dictionary.named_children()) {
      if (pair.is(Kind::comment)) return "a comment is in the way";
      if (!pair.is(Kind::pair)) return "which fields go with the files is not known";
      const Node value = syntax::without_parentheses(pair.child(Field::value));
      const bool is_many = value.is_one_of(Kind::list, Kind::tuple, Kind::set, Kind::list_comprehension,
                                           Kind::generator_expression, Kind::dictionary);
      if (is_many ||
          (value.is(Kind::string) && !syntax::plain_string(value) && value.text().find_first_of("bB") == 0))
        return "a field has several values, or no text";
      are_texts = are_texts && value.is(Kind::string);
    }
    if (are_texts) {
      for (const Node pair : dictionary.named_children())
        add(text_of(pair.child(Field::key)) + ", " + text_of(pair.child(Field::value)));
      return std::nullopt;
    }
    const auto& [form, name, value] = fields_.names;
    const std::string unit(unit_);
    lines_.push_back("for " + name + ", " + value + " in " + text_of(fields_.data) + ".items():");
    lines_.push_back(unit + "if " + value + " is not None:");
    lines_.push_back(unit + unit + form + ".add_field(" + name + ", str(" + value + "))");
    return std::nullopt;
  }

  Outcome add_files() {
    const Node dictionary = dictionary_of(fields_.files);
    if (!dictionary) return "which files these are is not known";
    for (const Node pair : dictionary.named_children()) {
      if (!pair.is(Kind::pair)) return "which files these are is not known";
      const Node key = pair.child(Field::key);
      const Node value = syntax::without_parentheses(pair.child(Field::value));
      // Of a variable, by its key.
      const std::string given = fields_.files.is(Kind::dictionary)
                                    ? text_of(value)
                                    : text_of(fields_.files) + "[" + text_of(key) + "]";
      if (fields_.files != dictionary && !syntax::plain_string(key))
        return "which files these are is not known";
      if (auto refusal = add_file(text_of(key), value, given)) return refusal;
    }
    return std::nullopt;
  }

  Outcome add_file(const std::string& key, Node value, const std::string& given) {
    if (!value.is(Kind::tuple)) {
      if (is_file(value)) {
        add(key + ", " + given);
      } else if (is_content(value)) {
        add(key + ", " + given + ", filename=" + key);
      } else {
        return "whether `" + text_of(value) + "` is a file or what it holds is not known";
      }
      return std::nullopt;
    }
    const auto parts = elements(value);
    const bool is_known =
        parts.size() >= 2 && parts.size() <= kMostParts &&
        std::none_of(parts.begin(), parts.end(), [](Node part) { return part.is(Kind::list_splat); });
    if (!is_known) return "headers of a part have no counterpart";
    const auto part = [&](std::size_t number) {
      return given == value.text() ? text_of(parts[number]) : given + "[" + std::to_string(number) + "]";
    };
    std::string arguments = key + ", " + part(1);
    if (!parts[0].is(Kind::none)) arguments += ", filename=" + part(0);
    if (parts.size() == kMostParts && !parts[2].is(Kind::none)) arguments += ", content_type=" + part(2);
    add(arguments);
    return std::nullopt;
  }

  // What `open` or `io.BytesIO` gives.
  bool is_file(Node value) const {
    if (value.is(Kind::identifier)) {
      const semantics::Scopes& scopes = model_.scopes;
      const auto scope = scopes.lookup(value.text(), scopes.scope_at(value));
      if (scope == semantics::kNoScope) return false;
      const auto bindings = scopes.bindings(scope, value.text());
      return !bindings.empty() && is_done_with(value, scope, *bindings.front()) &&
             std::all_of(bindings.begin(), bindings.end(), [&](const semantics::Binding* one) {
               if (one->is_partial) return false;
               if (one->kind == semantics::BindingKind::kAssignment && one->binder.is(Kind::assignment))
                 return one->binder.child(Field::right) &&
                        is_opened(syntax::without_parentheses(one->binder.child(Field::right)));
               const Node pattern = one->name.ancestor(Kind::as_pattern);
               return one->kind == semantics::BindingKind::kWith && pattern &&
                      is_opened(syntax::without_parentheses(pattern.named_child(0)));
             });
    }
    return is_opened(value);
  }

  // Whether nothing but `close` happens to the file behind this: it is closed when it has been sent.
  bool is_done_with(Node value, semantics::ScopeId scope, const semantics::Binding& binding) const {
    for (Node up = value.parent(); up && !up.is(Kind::function_definition); up = up.parent()) {
      const bool is_loop = up.is_one_of(Kind::for_statement, Kind::while_statement);
      if (is_loop && !binding.name.is_inside(up)) return false;
    }
    const auto uses = model_.scopes.references_to(scope, value.text());
    return std::all_of(uses.begin(), uses.end(), [&](Node use) {
      const Node method = use.parent();
      const bool is_closed = method.is(Kind::attribute) && method.child(Field::attribute).text() == "close";
      return use.begin() <= value.begin() || is_closed;
    });
  }

  bool is_opened(Node value) const {
    if (!value.is(Kind::call)) return false;
    const Node callee = value.child(Field::function);
    const auto name = model_.names.of(callee);
    constexpr auto kNames = std::to_array<std::string_view>({"io.BytesIO", "io.StringIO", "io.open"});
    if (name) return name->is_certain && std::find(kNames.begin(), kNames.end(), name->path) != kNames.end();
    const bool is_builtin =
        callee.is(Kind::identifier) && callee.text() == "open" &&
        model_.scopes.lookup("open", model_.scopes.scope_at(callee)) == semantics::kNoScope;
    // `path.open("rb")`
    const bool is_method = callee.is(Kind::attribute) && callee.child(Field::attribute).text() == "open";
    return is_builtin || is_method;
  }

  static bool is_content(Node value) {
    if (value.is(Kind::string)) return true;
    // `text.encode()`, `json.dumps(x)`
    if (!value.is(Kind::call) || !value.child(Field::function).is(Kind::attribute)) return false;
    const std::string_view method = value.child(Field::function).child(Field::attribute).text();
    return method == "encode" || method == "dumps" || method == "read" || method == "read_bytes";
  }

  void add(const std::string& arguments) {
    lines_.push_back(fields_.names.form + ".add_field(" + arguments + ")");
  }

  const FileModel& model_;
  const FormFields& fields_;
  std::string_view unit_;
  std::vector<std::string> lines_;
};

}  // namespace

tl::expected<std::vector<std::string>, LibraryRefusal> form_lines(const FileModel& model,
                                                                  const FormFields& fields,
                                                                  std::string_view unit) {
  return FormLines(model, fields, unit).make();
}

}  // namespace aioshift::rules::migration
