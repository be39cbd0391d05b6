// The text that edits lead to, and whether it can be taken.
#pragma once

#include <memory>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "pipeline/rewrite_passes.h"
#include "rewrite/reason.h"
#include "text/edit.h"

namespace aioshift::pipeline {

// Why edits are not taken.
struct Failure {
  rewrite::Reason reason = rewrite::Reason::kNotVerified;
  std::string message;
};

// The text after some edits, parsed and verified, not yet accepted.
struct NewText {
  std::unique_ptr<ParsedFile> parsed;
  text::ChangeMap text_changes;
  text::ChangeMap byte_changes;
};

tl::expected<NewText, Failure> make_new_text(const FileWork& work, const std::vector<text::Edit>& edits);

void accept(FileWork& work, NewText&& text);

}  // namespace aioshift::pipeline
