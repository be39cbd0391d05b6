#include "semantics/program/code_codec.h"

#include <type_traits>

namespace aioshift::semantics {
namespace {

// Numbers in portions of seven bits. Both directions have the same interface, so that one description of
// each structure serves both.
class Writer {
 public:
  static constexpr bool kWrites = true;

  void number(std::uint32_t value) {
    while (value >= 0x80U) {
      bytes_.push_back(static_cast<char>(value | 0x80U));
      value >>= 7U;
    }
    bytes_.push_back(static_cast<char>(value));
  }
  void text(const std::string& value) {
    number(static_cast<std::uint32_t>(value.size()));
    bytes_ += value;
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class Reader {
 public:
  static constexpr bool kWrites = false;

  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  void number(std::uint32_t& value) {
    value = 0;
    for (unsigned shift = 0; shift < 35; shift += 7) {
      if (at_ == bytes_.size()) return fail();
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      value |= static_cast<std::uint32_t>(byte & 0x7FU) << shift;
      if (byte < 0x80U) return;
    }
    fail();
  }
  void text(std::string& value) {
    std::uint32_t size = 0;
    number(size);
    if (size > left()) return fail();
    value = bytes_.substr(at_, size);
    at_ += size;
  }
  std::size_t left() const { return bytes_.size() - at_; }
  bool is_complete() const { return !has_failed_ && left() == 0; }
  void fail() {
    has_failed_ = true;
    at_ = bytes_.size();
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool has_failed_ = false;
};

template <typename Archive, typename Value>
using Given = std::conditional_t<Archive::kWrites, const Value&, Value&>;

template <typename Archive, typename Number>
void small_number(Archive& archive, Number& value) {
  auto number = static_cast<std::uint32_t>(value);
  archive.number(number);
  if constexpr (!Archive::kWrites) value = static_cast<std::remove_const_t<Number>>(number);
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

template <typename Archive, typename List, typename Describe>
void list(Archive& archive, List& elements, const Describe& describe) {
  auto size = static_cast<std::uint32_t>(elements.size());
  archive.number(size);
  if constexpr (!Archive::kWrites) {
    // An element takes a byte at least.
    if (size > archive.left()) return archive.fail();
    elements.resize(size);
  }
  for (auto& element : elements) describe(element);
}

template <typename Archive>
void instructions(Archive& archive, Given<Archive, std::vector<Instruction>> all) {
  Instruction before;
  list(archive, all, [&](auto& instruction) {
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
      instruction.function = before.function;
    }
    if ((head & kFunction) != 0) near_number(archive, before.function, instruction.function);
    if ((parts & kTo) != 0) near_number(archive, before.to, instruction.to);
    if ((parts & kA) != 0) near_number(archive, before.to, instruction.a);
    if ((parts & kB) != 0) near_number(archive, before.b, instruction.b);
    if ((parts & kName) != 0) small_number(archive, instruction.name);
    if ((parts & kCount) != 0) small_number(archive, instruction.count);
    near_number(archive, before.node, instruction.node);
    before = instruction;
  });
}

template <typename Archive>
void function(Archive& archive, Given<Archive, FunctionCode> code) {
  name_number(archive, code.name);
  name_number(archive, code.path);
  small_number(archive, code.outer);
  name_number(archive, code.owner);
  small_number(archive, code.is_async);
  small_number(archive, code.is_generator);
  small_number(archive, code.is_lambda);
  small_number(archive, code.returns_annotated);
  list(archive, code.parameters, [&](auto& parameter) {
    name_number(archive, parameter.name);
    small_number(archive, parameter.kind);
    small_number(archive, parameter.default_value);
    small_number(archive, parameter.has_default);
    small_number(archive, parameter.is_annotated);
    small_number(archive, parameter.slot);
  });
  small_number(archive, code.returned);
  small_number(archive, code.yielded);
  small_number(archive, code.sent);
  list(archive, code.returned_parameters, [&](auto& number) { small_number(archive, number); });
  name_number(archive, code.wrapped_parameter);
  list(archive, code.handed_on_parameters, [&](auto& number) { small_number(archive, number); });
  small_number(archive, code.node);
  small_number(archive, code.line);
}

template <typename Archive>
void class_code(Archive& archive, Given<Archive, ClassCode> code) {
  name_number(archive, code.name);
  name_number(archive, code.path);
  small_number(archive, code.outer);
  list(archive, code.bases, [&](auto& slot) { small_number(archive, slot); });
  list(archive, code.members, [&](auto& member) {
    name_number(archive, member.name);
    small_number(archive, member.value);
    small_number(archive, member.is_field);
  });
  small_number(archive, code.node);
  small_number(archive, code.line);
}

template <typename Archive>
void module_code(Archive& archive, Given<Archive, ModuleCode> code) {
  list(archive, code.names, [&](auto& name) { archive.text(name); });
  list(archive, code.functions, [&](auto& one) { function(archive, one); });
  list(archive, code.classes, [&](auto& one) { class_code(archive, one); });
  instructions(archive, code.instructions);
  list(archive, code.arguments, [&](auto& argument) {
    small_number(archive, argument.value);
    small_number(archive, argument.kind);
    name_number(archive, argument.name);
  });
  list(archive, code.variables, [&](auto& variable) {
    name_number(archive, variable.name);
    small_number(archive, variable.slot);
  });
  list(archive, code.star_imports, [&](auto& name) { name_number(archive, name); });
  list(archive, code.exported, [&](auto& name) { name_number(archive, name); });
  small_number(archive, code.has_exported);
  small_number(archive, code.slots);
}

}  // namespace

std::string encode(const ModuleCode& code) {
  Writer writer;
  module_code(writer, code);
  return writer.take();
}

std::optional<ModuleCode> decode(std::string_view bytes) {
  Reader reader(bytes);
  ModuleCode code;
  module_code(reader, code);
  if (!reader.is_complete()) return std::nullopt;
  return code;
}

}  // namespace aioshift::semantics
