#include "pipeline/kept_decision.h"

#include <algorithm>

#include "text/archive.h"

// Each structure is taken apart as a whole: whoever adds a member to one is told here that it has to travel.
namespace aioshift::pipeline {
namespace {

using text::archive_list;
using text::archive_number;
using text::Archived;

template <typename Archive>
void range(Archive& archive, Archived<Archive, text::Range> value) {
  auto& [begin, end] = value;
  archive_number(archive, begin);
  archive_number(archive, end);
}

template <typename Archive>
void position(Archive& archive, Archived<Archive, text::Position> value) {
  auto& [line, column] = value;
  archive_number(archive, line);
  archive_number(archive, column);
}

template <typename Archive>
void texts(Archive& archive, Archived<Archive, std::vector<std::string>> list) {
  archive_list(archive, list, [&](auto& one) { archive.text(one); });
}

template <typename Archive>
void ranges(Archive& archive, Archived<Archive, std::vector<text::Range>> list) {
  archive_list(archive, list, [&](auto& one) { range(archive, one); });
}

template <typename Archive>
void file_ranges(Archive& archive, Archived<Archive, std::vector<rewrite::FileRange>> list) {
  archive_list(archive, list, [&](auto& one) {
    auto& [file, part] = one;
    archive_number(archive, file);
    range(archive, part);
  });
}

// Whether there is a value, and the value.
template <typename Archive, typename Optional, typename Describe>
void optional(Archive& archive, Optional& value, const Describe& describe) {
  bool has_value = value.has_value();
  archive_number(archive, has_value);
  if constexpr (!Archive::kWrites) {
    if (has_value) value.emplace();
  }
  if (has_value) describe(*value);
}

template <typename Archive>
void fix_parts(Archive& archive, Archived<Archive, rewrite::Fix> fix) {
  auto& [edits, applicability, released_imports, released_elsewhere, relied_on, shifted_lines, placed,
         is_primary, placed_in_f_strings, fits_f_strings] = fix;
  archive_list(archive, edits, [&](auto& one) {
    auto& [file, edit] = one;
    auto& [replaced, replacement] = edit;
    archive_number(archive, file);
    range(archive, replaced);
    archive.text(replacement);
  });
  archive_number(archive, applicability);
  texts(archive, released_imports);
  archive_list(archive, released_elsewhere, [&](auto& one) {
    auto& [file, name] = one;
    archive_number(archive, file);
    archive.text(name);
  });
  file_ranges(archive, relied_on);
  file_ranges(archive, shifted_lines);
  ranges(archive, placed);
  archive_number(archive, is_primary);
  ranges(archive, placed_in_f_strings);
  archive_number(archive, fits_f_strings);
}

template <typename Archive>
void captures_of(Archive& archive, Archived<Archive, std::vector<rules::Capture>> list) {
  archive_list(archive, list, [&](auto& one) {
    auto& [name, text] = one;
    archive.text(name);
    archive.text(text);
  });
}

template <typename Archive>
void labels_of(Archive& archive, Archived<Archive, std::vector<rules::Label>> list) {
  archive_list(archive, list, [&](auto& one) {
    auto& [part, message, is_primary] = one;
    range(archive, part);
    archive.text(message);
    archive_number(archive, is_primary);
  });
}

template <typename Archive>
void steps_of(Archive& archive, Archived<Archive, std::vector<rules::TraceStep>> list) {
  archive_list(archive, list, [&](auto& one) {
    auto& [file, begin, end, message] = one;
    archive_number(archive, file);
    position(archive, begin);
    position(archive, end);
    archive.text(message);
  });
}

// The rule apart, which travels as a number.
template <typename Archive>
void finding_parts(Archive& archive, Archived<Archive, rules::Finding> finding) {
  auto& [rule, place, message, applicability, reason, fix, replaced, captures, labels, trace, shares_fix] =
      finding;
  static_cast<void>(rule);
  range(archive, place);
  archive.text(message);
  archive_number(archive, applicability);
  optional(archive, reason, [&](auto& value) { archive_number(archive, value); });
  optional(archive, fix, [&](auto& value) { fix_parts(archive, value); });
  texts(archive, replaced);
  captures_of(archive, captures);
  labels_of(archive, labels);
  steps_of(archive, trace);
  archive_number(archive, shares_fix);
}

template <typename Archive>
void decision_parts(Archive& archive, Archived<Archive, KeptDecision> decision,
                    Archived<Archive, std::vector<std::size_t>> rules) {
  auto& [opened, findings] = decision;
  archive_list(archive, opened, [&](auto& one) {
    auto& [file, hash] = one;
    archive_number(archive, file);
    archive_number(archive, hash);
  });
  archive_list(archive, rules, [&](auto& one) { archive_number(archive, one); });
  archive_list(archive, findings, [&](auto& one) {
    auto& [file, finding] = one;
    archive_number(archive, file);
    finding_parts(archive, finding);
  });
}

}  // namespace

std::optional<std::string> encode(const KeptDecision& decision, std::span<const rules::Rule* const> rules) {
  std::vector<std::size_t> numbers;
  for (const rules::LocatedFinding& located : decision.findings) {
    const auto rule = std::find_if(rules.begin(), rules.end(), [&](const rules::Rule* one) {
      return &one->info() == located.finding.rule;
    });
    if (rule == rules.end()) return std::nullopt;
    numbers.push_back(static_cast<std::size_t>(rule - rules.begin()));
  }
  text::ArchiveWriter writer;
  decision_parts(writer, decision, numbers);
  return writer.take();
}

std::optional<KeptDecision> decode(std::string_view bytes, std::span<const rules::Rule* const> rules) {
  KeptDecision decision;
  std::vector<std::size_t> numbers;
  text::ArchiveReader reader(bytes);
  decision_parts(reader, decision, numbers);
  if (!reader.is_complete() || numbers.size() != decision.findings.size()) return std::nullopt;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (numbers[i] >= rules.size()) return std::nullopt;
    decision.findings[i].finding.rule = &rules[numbers[i]]->info();
  }
  return decision;
}

}  // namespace aioshift::pipeline
