// The text of what takes a function's place, made asynchronous.
#include <algorithm>

#include "rewrite/imports.h"
#include "rules/migration/replacements.h"
#include "syntax/literals.h"

namespace aioshift::rules::migration {

using rewrite::AsyncSite;
using rewrite::AsyncSubstitute;
using rewrite::Reason;
using semantics::FunctionId;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

using Given = Replacement::Given;
using Written = tl::expected<AsyncSubstitute, Reason>;

constexpr std::string_view kAsyncMock = "AsyncMock";

// `Mock`, `mock.MagicMock`, `mocker.Mock`: the class itself.
Written async_mock_for(const semantics::FileModel& model, Node type) {
  AsyncSubstitute written;
  const auto name = model.names.of(type);
  if (!name) {
    if (!type.is(Kind::attribute)) return tl::unexpected(Reason::kAmbiguousName);
    written.edits.push_back({type.child(Field::attribute).range(), std::string(kAsyncMock)});
    return written;
  }
  if (!name->is_certain) return tl::unexpected(Reason::kAmbiguousName);
  const std::string module = name->path.substr(0, name->path.rfind('.'));
  auto bound = rewrite::bind_member(model, type, module, kAsyncMock);
  if (!bound) return tl::unexpected(bound.error());
  written.edits.push_back({type.range(), bound->expression});
  written.imports = std::move(bound->edits);
  if (type.is(Kind::identifier)) written.released.push_back(name->path);
  return written;
}

// `lambda url: 1` → `AsyncMock(side_effect=lambda url: 1)`
Written async_mock_around(const semantics::FileModel& model, Node lambda) {
  const rewrite::ImportSpec import{"unittest.mock", std::string(kAsyncMock), std::string(kAsyncMock)};
  auto bound = rewrite::require_imports(model, lambda, std::span(&import, 1));
  if (!bound) return tl::unexpected(bound.error());
  AsyncSubstitute written;
  written.around.push_back({lambda, bound->names.front().expression + "(side_effect=", ")"});
  written.imports = std::move(bound->edits);
  written.relied_on = std::move(bound->relied_on);
  return written;
}

Node keyword_value(Node call, std::string_view name) {
  for (const Node argument : call.child(Field::arguments).named_children()) {
    if (argument.is(Kind::keyword_argument) && argument.child(Field::name).text() == name)
      return argument.child(Field::value);
  }
  return {};
}

// "pkg.mod.fetch" → "pkg.mod.fetch_async"
Written renamed(Node string, const std::string& new_name) {
  const auto text = syntax::plain_string(string);
  if (!text) return tl::unexpected(Reason::kDoesNotFit);
  const std::string_view last = text->substr(text->rfind('.') + 1);
  const std::size_t quotes = string.text().rfind(last);
  if (quotes == std::string_view::npos) return tl::unexpected(Reason::kDoesNotFit);
  const auto begin = string.begin() + static_cast<text::Offset>(quotes);
  AsyncSubstitute written;
  written.edits.push_back({{begin, begin + static_cast<text::Offset>(last.size())}, new_name});
  return written;
}

}  // namespace

std::vector<Replacements::Place> Replacements::places(
    const ProgramView::Opened& file, const semantics::Colouring& colouring,
    const std::function<std::string(FunctionId)>& new_name) const {
  std::vector<Place> places;
  const syntax::Tree& tree = file.model.tree;
  const auto add = [&](Node node, FunctionId function, Written written) {
    Place place;
    place.function = function;
    place.text.kind = AsyncSite::Kind::kSubstitute;
    place.text.node = node;
    if (written) {
      place.text.substitute = std::move(*written);
    } else {
      place.reason = written.error();
    }
    places.push_back(std::move(place));
  };
  for (const auto& [site, function] : refusals_) {
    if (program_.file_of_instruction(site) != file.file) continue;
    add(tree.node(program_.instruction_code(site).node), function, tl::unexpected(Reason::kPlainReplacement));
  }
  for (const Replacement& replacement : found_.replacements) {
    if (program_.file_of_instruction(replacement.site) != file.file || !is_settled(replacement.site))
      continue;
    const Node site = tree.node(program_.instruction_code(replacement.site).node);
    for (const FunctionId function : replacement.functions) {
      if (!colouring.is_async(function) || program_.function_code(function).is_async) continue;
      if (const std::string name = new_name(function); !name.empty()) {
        if (replacement.name == 0) {
          add(site, function, tl::unexpected(Reason::kPlainReplacement));
        } else {
          const Node string = tree.node(replacement.name);
          add(string, function, renamed(string, name));
        }
      }
      if (replacement.given == Given::kMock) {
        const Node call = tree.node(replacement.node);
        add(call, function, async_mock_for(file.model, call.child(Field::function)));
      } else if (replacement.given == Given::kMockType) {
        const Node type = keyword_value(site, "new_callable");
        if (!type) continue;
        add(type, function, async_mock_for(file.model, type));
      } else if (replacement.given == Given::kLambda) {
        const Node lambda = tree.node(replacement.node);
        add(lambda, function, async_mock_around(file.model, lambda));
      }
      break;  // what is given is one, whichever function it stands for
    }
  }
  return places;
}

}  // namespace aioshift::rules::migration
