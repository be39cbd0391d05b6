#include "semantics/program/code_codec.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "text/archive.h"

namespace aioshift::semantics {
namespace {

using text::archive_list;
using text::archive_number;
using text::Archived;

using syntax::NodeId;

// What the code says refers to nodes by their rank among those that it refers to at all.
class CodeWriter : public text::ArchiveWriter {
 public:
  explicit CodeWriter(std::span<const NodeId> nodes) : ranks_(nodes.back() + std::size_t{1}) {
    for (std::uint32_t rank = 0; rank < nodes.size(); ++rank) ranks_[nodes[rank]] = rank;
  }
  std::uint32_t rank_of(NodeId node) const { return ranks_[node]; }

 private:
  std::vector<std::uint32_t> ranks_;  // by node
};

class CodeReader : public text::ArchiveReader {
 public:
  CodeReader(std::string_view bytes, std::span<const NodeId> nodes)
      : text::ArchiveReader(bytes), nodes_(nodes) {}
  NodeId node_of(std::uint32_t rank) {
    if (rank < nodes_.size()) return nodes_[rank];
    fail();
    return 0;
  }

 private:
  std::span<const NodeId> nodes_;
};

// Of all nodes that the code refers to, ascending. 0, which instructions have that are at no node, is the
// first.
std::vector<NodeId> nodes_of(const ModuleCode& code) {
  std::vector<bool> is_used = {true};
  const auto use = [&](NodeId node) {
    if (node >= is_used.size()) is_used.resize(std::max(std::size_t{node} + 1, 2 * is_used.size()));
    is_used[node] = true;
  };
  for (const Instruction& one : code.instructions) use(one.node);
  for (const FunctionCode& one : code.functions) use(one.node);
  for (const ClassCode& one : code.classes) use(one.node);
  std::vector<NodeId> nodes;
  for (std::size_t node = 0; node < is_used.size(); ++node) {
    if (is_used[node]) nodes.push_back(static_cast<NodeId>(node));
  }
  return nodes;
}

// kNoName and kNoClass, which are the largest number, as 0.
template <typename Archive, typename Number>
void name_number(Archive& archive, Number& value) {
  std::uint32_t number = value + 1U;
  archive.number(number);
  if constexpr (!Archive::kWrites) value = number - 1U;
}

// As its distance from a number that is probably near, in either direction.
template <typename Archive, typename Number>
void near_number(Archive& archive, std::uint32_t near, Number& value) {
  const std::uint32_t distance = value - near;
  std::uint32_t number = distance << 1U ^ (0U - (distance >> 31U));
  archive.number(number);
  if constexpr (!Archive::kWrites) value = near + (number >> 1U ^ (0U - (number & 1U)));
}

// By its rank, which is near that of the node before it.
template <typename Archive, typename Node>
void node_number(Archive& archive, std::uint32_t& before, Node& node) {
  std::uint32_t rank = 0;
  if constexpr (Archive::kWrites) rank = archive.rank_of(node);
  near_number(archive, before, rank);
  if constexpr (!Archive::kWrites) node = archive.node_of(rank);
  before = rank;
}

template <typename Archive>
void instructions(Archive& archive, Archived<Archive, std::vector<Instruction>> all) {
  Instruction before;
  std::uint32_t rank = 0;
  archive_list(archive, all, [&](auto& instruction) {
    enum : std::uint32_t { kOps = 32, kAsync = 32, kDecorator = 64, kFunction = 128 };
    enum : std::uint32_t { kTo = 1, kA = 2, kB = 4, kName = 8, kCount = 16 };
    std::uint32_t head = 0;
    std::uint32_t parts = 0;
    if constexpr (Archive::kWrites) {
      head = static_cast<std::uint32_t>(instruction.op) | (instruction.is_async ? kAsync : 0U) |
             (instruction.is_decorator ? kDecorator : 0U) |
             (instruction.function != before.function ? kFunction : 0U);
      parts = (instruction.to != kNoSlot ? kTo : 0U) | (instruction.a != kNoSlot ? kA : 0U) |
              (instruction.b != kNoSlot ? kB : 0U) | (instruction.name != kNoName ? kName : 0U) |
              (instruction.count != 0 ? kCount : 0U);
    }
    archive.number(head);
    archive.number(parts);
    if constexpr (!Archive::kWrites) {
      instruction.op = static_cast<Op>(head % kOps);
      instruction.is_async = (head & kAsync) != 0;
      instruction.is_decorator = (head & kDecorator) != 0;
    }
    FunctionIndex function = before.function;
    if constexpr (Archive::kWrites) function = instruction.function;
    if ((head & kFunction) != 0) near_number(archive, before.function, function);
    if constexpr (!Archive::kWrites) instruction.function = function % kMostFunctions;
    if ((parts & kTo) != 0) near_number(archive, before.to, instruction.to);
    if ((parts & kA) != 0) near_number(archive, before.to, instruction.a);
    if ((parts & kB) != 0) near_number(archive, before.b, instruction.b);
    if ((parts & kName) != 0) archive_number(archive, instruction.name);
    if ((parts & kCount) != 0) archive_number(archive, instruction.count);
    node_number(archive, rank, instruction.node);
    before = instruction;
  });
}

template <typename Archive>
void function(Archive& archive, std::uint32_t& rank, Archived<Archive, FunctionCode> code) {
  name_number(archive, code.name);
  name_number(archive, code.path);
  archive_number(archive, code.outer);
  name_number(archive, code.owner);
  archive_number(archive, code.is_async);
  archive_number(archive, code.is_generator);
  archive_number(archive, code.is_lambda);
  archive_number(archive, code.returns_annotated);
  archive_list(archive, code.parameters, [&](auto& parameter) {
    name_number(archive, parameter.name);
    archive_number(archive, parameter.kind);
    archive_number(archive, parameter.default_value);
    archive_number(archive, parameter.has_default);
    archive_number(archive, parameter.is_annotated);
    archive_number(archive, parameter.slot);
  });
  archive_number(archive, code.returned);
  archive_number(archive, code.yielded);
  archive_number(archive, code.sent);
  archive_list(archive, code.returned_parameters, [&](auto& number) { archive_number(archive, number); });
  name_number(archive, code.wrapped_parameter);
  archive_list(archive, code.handed_on_parameters, [&](auto& number) { archive_number(archive, number); });
  node_number(archive, rank, code.node);
}

template <typename Archive>
void class_code(Archive& archive, std::uint32_t& rank, Archived<Archive, ClassCode> code) {
  name_number(archive, code.name);
  name_number(archive, code.path);
  archive_number(archive, code.outer);
  archive_list(archive, code.bases, [&](auto& slot) { archive_number(archive, slot); });
  archive_list(archive, code.members, [&](auto& member) {
    name_number(archive, member.name);
    archive_number(archive, member.value);
    archive_number(archive, member.is_field);
  });
  node_number(archive, rank, code.node);
}

template <typename Archive>
void names(Archive& archive, Archived<Archive, NameList> list) {
  if constexpr (Archive::kWrites) {
    std::size_t size = list.size();
    archive.number(size);
    for (NameId id = 0; id < size; ++id) archive.text(list.text(id));
  } else {
    std::size_t size = 0;
    archive.number(size);
    for (std::size_t i = 0; i < size && archive.left() != 0; ++i) list.push_back(archive.text());
    list.shrink_to_fit();
  }
}

template <typename Archive>
void module_code(Archive& archive, Archived<Archive, ModuleCode> code) {
  names(archive, code.names);
  std::uint32_t rank = 0;
  archive_list(archive, code.functions, [&](auto& one) { function(archive, rank, one); });
  archive_list(archive, code.classes, [&](auto& one) { class_code(archive, rank, one); });
  instructions(archive, code.instructions);
  archive_list(archive, code.arguments, [&](auto& argument) {
    archive_number(archive, argument.value);
    archive_number(archive, argument.kind);
    name_number(archive, argument.name);
  });
  archive_list(archive, code.variables, [&](auto& variable) {
    name_number(archive, variable.name);
    archive_number(archive, variable.slot);
  });
  archive_list(archive, code.star_imports, [&](auto& name) { name_number(archive, name); });
  archive_list(archive, code.exported, [&](auto& name) { name_number(archive, name); });
  archive_number(archive, code.has_exported);
  archive_number(archive, code.slots);
}

template <typename Archive>
void node_list(Archive& archive, Archived<Archive, std::vector<NodeId>> nodes) {
  NodeId before = 0;
  archive_list(archive, nodes, [&](auto& node) {
    near_number(archive, before, node);
    before = node;
  });
}

}  // namespace

EncodedCode encode(const ModuleCode& code) {
  const std::vector<NodeId> nodes = nodes_of(code);
  CodeWriter writer(nodes);
  module_code(writer, code);
  text::ArchiveWriter places;
  node_list(places, nodes);
  return {writer.take(), places.take()};
}

std::optional<ModuleCode> decode(std::string_view content, std::string_view places) {
  std::vector<NodeId> nodes;
  text::ArchiveReader place_reader(places);
  node_list(place_reader, nodes);
  CodeReader reader(content, nodes);
  ModuleCode code;
  module_code(reader, code);
  if (!place_reader.is_complete() || !reader.is_complete()) return std::nullopt;
  return code;
}

}  // namespace aioshift::semantics
