#include "pipeline/new_text.h"

#include <utility>

#include "rewrite/verify.h"

namespace aioshift::pipeline {

using rewrite::Reason;

namespace {

// By how much a file may grow: templates that write a variable twice double what is nested.
constexpr std::size_t kMaxGrowth = std::size_t{1} << 20U;
constexpr std::size_t kMaxGrowthFactor = 8;

}  // namespace

tl::expected<NewText, Failure> make_new_text(const FileWork& work, const std::vector<text::Edit>& edits) {
  const ParsedFile& old = *work.parsed;
  if (!text::are_disjoint(edits, static_cast<text::Offset>(old.tree.text().size()))) {
    return tl::unexpected(Failure{Reason::kNotVerified, "edits overlap"});
  }
  text::ChangeMap changes(edits);
  std::size_t size = old.tree.text().size();
  for (const text::Edit& edit : edits) size += edit.replacement.size();
  const std::size_t original = work.original.empty() ? old.tree.text().size() : work.original.size();
  if (size > kMaxGrowth + kMaxGrowthFactor * original)
    return tl::unexpected(Failure{Reason::kNotVerified, "the file would grow beyond measure"});
  auto encoded = old.source.encode(text::apply_edits(old.tree.text(), edits), changes);
  if (!encoded) return tl::unexpected(Failure{Reason::kNotEncodable, encoded.error().message});
  auto parsed = parse_file(std::move(encoded->bytes));
  if (!parsed) return tl::unexpected(Failure{Reason::kNotVerified, parsed.error().message});
  if (auto verified = rewrite::verify(old.tree, (*parsed)->tree, changes); !verified) {
    return tl::unexpected(Failure{Reason::kNotVerified, verified.error()});
  }
  return NewText{std::move(*parsed), std::move(changes), std::move(encoded->changes)};
}

void accept(FileWork& work, NewText&& text) {
  for (FileWork::Written& written : work.written) written.range = text.text_changes.moved(written.range);
  for (FileWork::Written& declined : work.declined) declined.range = text.text_changes.moved(declined.range);
  if (work.original.empty()) work.original = work.parsed->source.bytes();
  work.changes = work.changes.then(text.byte_changes);
  work.parsed = std::move(text.parsed);
}

}  // namespace aioshift::pipeline
