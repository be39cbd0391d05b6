#include "rewrite/async_annotation.h"

#include "rewrite/imports.h"

namespace aioshift::rewrite {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

struct AsyncType {
  std::string_view type;
  std::string_view counterpart;
};
constexpr AsyncType kTypes[] = {
    {"Iterator", "AsyncIterator"}, {"Iterable", "AsyncIterable"}, {"Generator", "AsyncGenerator"}};

// The third parameter of Generator, with the comma in front of it: what it returns.
void drop_returned_type(Node type, std::vector<text::Edit>& edits) {
  std::vector<Node> parameters;
  const Node list = type.is(Kind::generic_type) ? type.child(Kind::type_parameter) : type;
  for (const Node child : list.named_children()) {
    if (child.is_one_of(Kind::identifier, Kind::attribute) && type.is(Kind::subscript) &&
        child.field() == Field::value)
      continue;
    parameters.push_back(child);
  }
  if (parameters.size() == 3) edits.push_back({{parameters[1].end(), parameters[2].end()}, ""});
}

}  // namespace

tl::expected<AnnotationEdits, Reason> make_return_annotation_async(const semantics::FileModel& model,
                                                                   Node function) {
  AnnotationEdits result;
  const Node type = function.child(Field::return_type).named_child(0);
  if (!type) return result;
  Node name = type;
  if (type.is(Kind::generic_type)) name = type.named_child(0);
  if (type.is(Kind::subscript)) name = type.child(Field::value);
  const auto qualified = model.names.of(name);
  if (!qualified || !qualified->is_certain) return result;
  for (const AsyncType& entry : kTypes) {
    for (const std::string_view module : {"typing", "collections.abc"}) {
      if (qualified->path != std::string(module) + "." + std::string(entry.type)) continue;
      auto bound = bind_member(model, name, module, entry.counterpart);
      if (!bound) return tl::unexpected(bound.error());
      result.edits = std::move(bound->edits);
      result.edits.push_back({name.range(), bound->expression});
      result.released_imports.push_back(qualified->path);
      if (entry.type == "Generator") drop_returned_type(type, result.edits);
      return result;
    }
  }
  return result;
}

}  // namespace aioshift::rewrite
