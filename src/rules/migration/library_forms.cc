#include "rules/migration/library_forms.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <optional>

#include "rules/migration/library_arguments.h"
#include "semantics/builtin_names.h"
#include "semantics/data_flow.h"
#include "syntax/calls.h"
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

template <std::size_t kCount>
bool is_one_of(std::string_view name, const std::array<std::string_view, kCount>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_bytes(Node text) {
  return text.is(Kind::string) &&
         text.text().substr(0, text.text().find_first_of("'\"")).find_first_of("bB") !=
             std::string_view::npos;
}

std::string text_of(Node node) {
  return std::string(node.text());
}

class FormLines {
 public:
  FormLines(const FileModel& model, const FormFields& fields, std::string_view unit)
      : model_(model), fields_(fields), unit_(unit) {}

  tl::expected<std::vector<std::string>, LibraryRefusal> make() {
    for (const Node dictionary : {fields_.files, fields_.data}) {
      if (dictionary && dictionary.is(Kind::dictionary) && syntax::holds(dictionary, Kind::comment))
        return tl::unexpected(LibraryRefusal{Reason::kCommentInTheWay, {}});
    }
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
    bool are_single = true;
    for (const Node pair : dictionary.named_children()) {
      if (!pair.is(Kind::pair)) return "which fields go with the files is not known";
      const Node value = syntax::without_parentheses(pair.child(Field::value));
      if (is_bytes(value) || is_encoded(value)) return "a field holds bytes";
      are_texts = are_texts && value.is(Kind::string);
      are_single = are_single && is_single(value, 0);
    }
    if (are_texts) {
      for (const Node pair : dictionary.named_children())
        add(text_of(pair.child(Field::key)) + ", " + text_of(pair.child(Field::value)));
      return std::nullopt;
    }
    const auto& [form, name, value, part] = fields_.names;
    std::string indentation;
    const auto add_line = [&](const std::string& line) {
      lines_.push_back(indentation + line);
      indentation += unit_;
    };
    add_line("for " + name + ", " + value + " in " + text_of(fields_.data) + ".items():");
    if (are_single) {
      add_line("if " + value + " is not None:");
      add_line(form + ".add_field(" + name + ", str(" + value + "))");
      return std::nullopt;
    }
    add_line("for " + part + " in " + value + " if isinstance(" + value + ", (list, tuple, set)) else [" +
             value + "]:");
    add_line("if " + part + " is not None:");
    add_line(form + ".add_field(" + name + ", " + part + ".decode() if isinstance(" + part +
             ", bytes) else str(" + part + "))");
    return std::nullopt;
  }

  // A text, a number or None: no list of them, and no bytes.
  bool is_single(Node value, int depth) const {
    constexpr int kMostSteps = 4;
    value = syntax::without_parentheses(value);
    if (is_bytes(value) || depth > kMostSteps) return false;
    if (value.is_one_of(Kind::string, Kind::integer, Kind::float_, Kind::true_, Kind::false_, Kind::none,
                        Kind::comparison_operator, Kind::not_operator))
      return true;
    if (value.is(Kind::conditional_expression))
      return is_single(value.named_child(0), depth + 1) && is_single(value.named_child(2), depth + 1);
    if (value.is(Kind::binary_operator))
      return is_single(value.child(Field::left), depth + 1) && is_text_operand(value);
    if (value.is(Kind::call)) return gives_text(value);
    if (!value.is(Kind::identifier)) return false;
    if (const Node assigned = semantics::only_value(model_, value)) return is_single(assigned, depth + 1);
    const semantics::Scopes& scopes = model_.scopes;
    const auto scope = scopes.lookup(value.text(), scopes.scope_at(value));
    if (scope == semantics::kNoScope) return false;
    const auto bindings = scopes.bindings(scope, value.text());
    return bindings.size() == 1 && is_annotated_as_single(bindings.front()->name);
  }

  // `"a" + b`, `"%s" % b`, and numbers
  static bool is_text_operand(Node value) {
    const Node left = syntax::without_parentheses(value.child(Field::left));
    return left.is_one_of(Kind::string, Kind::integer, Kind::float_);
  }

  // `title: str`, `title: Optional[str] = None`, `title: str | None`
  static bool is_annotated_as_single(Node name) {
    const Node parameter = name.parent();
    if (!parameter.is_one_of(Kind::typed_parameter, Kind::typed_default_parameter)) return false;
    static const RE2 kPattern(
        R"((?:typing\.)?Optional\[(str|int|float|bool)\]|(str|int|float|bool)(?: *\| *None)?)");
    const std::string_view type = parameter.child(Field::type).text();
    return RE2::FullMatch({type.data(), type.size()}, kPattern);
  }

  bool gives_text(Node call) const {
    constexpr auto kFunctions =
        std::to_array<std::string_view>({"str", "int", "float", "bool", "len", "round"});
    // Those that bytes have as well give bytes of bytes.
    constexpr auto kMethods =
        std::to_array<std::string_view>({"format", "isoformat", "strftime", "hexdigest", "decode"});
    const Node callee = call.child(Field::function);
    if (callee.is(Kind::attribute)) {
      const Node object = callee.child(Field::object);
      const bool is_of_text = object.is(Kind::string) && !is_bytes(object);
      return is_dumps(callee) || is_of_text || is_one_of(callee.child(Field::attribute).text(), kMethods);
    }
    return is_dumps(callee) ||
           (is_one_of(callee.text(), kFunctions) && semantics::is_unbound(model_, callee));
  }

  bool is_dumps(Node callee) const {
    const auto name = model_.names.of(callee);
    return name && name->is_certain && name->path == "json.dumps";
  }

  // `text.encode()`
  static bool is_encoded(Node value) {
    return value.is(Kind::call) && value.child(Field::function).is(Kind::attribute) &&
           value.child(Field::function).child(Field::attribute).text() == "encode";
  }

  // A file is closed when it has been sent.
  bool is_used_once(Node variable) const {
    const semantics::Scopes& scopes = model_.scopes;
    const auto scope = scopes.lookup(variable.text(), scopes.scope_at(variable));
    const auto bindings = scopes.bindings(scope, variable.text());
    if (bindings.size() != 1 || !is_in_loop_of(variable, bindings.front()->name)) return false;
    const auto uses = scopes.references_to(scope, variable.text());
    return std::count_if(uses.begin(), uses.end(),
                         [&](Node use) { return use != bindings.front()->name && !is_closed(use); }) == 1;
  }

  // `files["photo"].close()`
  static bool is_closed(Node use) {
    const Node method = use.parent().parent();
    return use.parent().is(Kind::subscript) && method.is(Kind::attribute) &&
           method.child(Field::attribute).text() == "close";
  }

  // Whether each loop around the use makes what is used anew.
  static bool is_in_loop_of(Node use, Node made) {
    for (Node up = use.parent(); up && !up.is(Kind::function_definition); up = up.parent()) {
      if (up.is_one_of(Kind::for_statement, Kind::while_statement) && !made.is_inside(up)) return false;
    }
    return true;
  }

  Outcome add_files() {
    const Node dictionary = dictionary_of(fields_.files);
    if (!dictionary || (dictionary != fields_.files && !is_used_once(fields_.files)))
      return "which files these are is not known";
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
    const bool is_known_part = is_file(parts[1]) || is_content(parts[1]) || is_single(parts[1], 0);
    if (!is_known_part) return "whether `" + text_of(parts[1]) + "` is a file or what it holds is not known";
    // aiohttp makes a file of bytes, with or without a name.
    if (parts[0].is(Kind::none) && !is_single(parts[1], 0))
      return "whether `" + text_of(parts[1]) + "` is a text is not known";
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
    if (!is_in_loop_of(value, binding.name)) return false;
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
    if (name) return name->is_certain && is_one_of(name->path, kNames);
    // `path.open("rb")`
    const bool is_method = callee.is(Kind::attribute) && callee.child(Field::attribute).text() == "open";
    return (callee.text() == "open" && semantics::is_unbound(model_, callee)) || is_method;
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
