#include "pattern/reference.h"

#include <algorithm>
#include <array>
#include <vector>

namespace aioshift::pattern {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

// Sorted, read off the builtins module of 3.11 with what later versions add; the site module's are
// left out.
constexpr auto kBuiltins = std::to_array<std::string_view>({
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BaseException",
    "BaseExceptionGroup",
    "BlockingIOError",
    "BrokenPipeError",
    "BufferError",
    "BytesWarning",
    "ChildProcessError",
    "ConnectionAbortedError",
    "ConnectionError",
    "ConnectionRefusedError",
    "ConnectionResetError",
    "DeprecationWarning",
    "EOFError",
    "Ellipsis",
    "EncodingWarning",
    "EnvironmentError",
    "Exception",
    "ExceptionGroup",
    "FileExistsError",
    "FileNotFoundError",
    "FloatingPointError",
    "FutureWarning",
    "GeneratorExit",
    "IOError",
    "ImportError",
    "ImportWarning",
    "IndentationError",
    "IndexError",
    "InterruptedError",
    "IsADirectoryError",
    "KeyError",
    "KeyboardInterrupt",
    "LookupError",
    "MemoryError",
    "ModuleNotFoundError",
    "NameError",
    "NotADirectoryError",
    "NotImplemented",
    "NotImplementedError",
    "OSError",
    "OverflowError",
    "PendingDeprecationWarning",
    "PermissionError",
    "ProcessLookupError",
    "PythonFinalizationError",
    "RecursionError",
    "ReferenceError",
    "ResourceWarning",
    "RuntimeError",
    "RuntimeWarning",
    "StopAsyncIteration",
    "StopIteration",
    "SyntaxError",
    "SyntaxWarning",
    "SystemError",
    "SystemExit",
    "TabError",
    "TimeoutError",
    "TypeError",
    "UnboundLocalError",
    "UnicodeDecodeError",
    "UnicodeEncodeError",
    "UnicodeError",
    "UnicodeTranslateError",
    "UnicodeWarning",
    "UserWarning",
    "ValueError",
    "Warning",
    "ZeroDivisionError",
    "__build_class__",
    "__debug__",
    "__import__",
    "abs",
    "aiter",
    "all",
    "anext",
    "any",
    "ascii",
    "bin",
    "bool",
    "breakpoint",
    "bytearray",
    "bytes",
    "callable",
    "chr",
    "classmethod",
    "compile",
    "complex",
    "delattr",
    "dict",
    "dir",
    "divmod",
    "enumerate",
    "eval",
    "exec",
    "filter",
    "float",
    "format",
    "frozenset",
    "getattr",
    "globals",
    "hasattr",
    "hash",
    "hex",
    "id",
    "input",
    "int",
    "isinstance",
    "issubclass",
    "iter",
    "len",
    "list",
    "locals",
    "map",
    "max",
    "memoryview",
    "min",
    "next",
    "object",
    "oct",
    "open",
    "ord",
    "pow",
    "print",
    "property",
    "range",
    "repr",
    "reversed",
    "round",
    "set",
    "setattr",
    "slice",
    "sorted",
    "staticmethod",
    "str",
    "sum",
    "super",
    "tuple",
    "type",
    "vars",
    "zip",
});
static_assert(std::is_sorted(kBuiltins.begin(), kBuiltins.end()));

// A chain of attributes is longer only in made-up input, but then it may be very long, and each of its
// links is asked about.
constexpr std::size_t kLongestChain = 32;

}  // namespace

bool is_builtin_name(std::string_view name) {
  return std::binary_search(kBuiltins.begin(), kBuiltins.end(), name);
}

bool is_reference(Node identifier) {
  if (!identifier.is(Kind::identifier)) return false;
  const Node parent = identifier.parent();
  if (!parent) return true;
  const Field field = identifier.field();
  switch (parent.kind()) {
    case Kind::attribute:
      return field != Field::attribute;
    case Kind::keyword_argument:
    case Kind::function_definition:
    case Kind::class_definition:
    case Kind::default_parameter:
    case Kind::typed_default_parameter:
    case Kind::named_expression:
      return field != Field::name;
    case Kind::assignment:
    case Kind::for_statement:
    case Kind::for_in_clause:
      return field != Field::left;
    case Kind::typed_parameter:
    case Kind::parameters:
    case Kind::lambda_parameters:
    case Kind::list_splat_pattern:
    case Kind::dictionary_splat_pattern:
    case Kind::pattern_list:
    case Kind::tuple_pattern:
    case Kind::list_pattern:
    case Kind::as_pattern_target:
    case Kind::dotted_name:
    case Kind::aliased_import:
    case Kind::global_statement:
    case Kind::nonlocal_statement:
    case Kind::case_pattern:
    case Kind::keyword_pattern:
    case Kind::splat_pattern:
      return false;
    case Kind::as_pattern:  // in a case, what stands behind `as`; elsewhere that is an as_pattern_target
      return identifier.id() == parent.id() + 1;
    default:
      return true;
  }
}

Node first_name(Node expression) {
  for (std::size_t length = 0; expression.is(Kind::attribute); expression = expression.child(Field::object)) {
    if (++length > kLongestChain) return {};
  }
  return is_reference(expression) ? expression : Node();
}

std::optional<std::string> dotted_name(Node expression) {
  std::vector<std::string_view> parts;
  for (; expression.is(Kind::attribute); expression = expression.child(Field::object)) {
    parts.push_back(expression.child(Field::attribute).text());
    if (parts.size() > kLongestChain) return std::nullopt;
  }
  if (!is_reference(expression)) return std::nullopt;
  std::string name(expression.text());
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    name += '.';
    name += *part;
  }
  return name;
}

}  // namespace aioshift::pattern
