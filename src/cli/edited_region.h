// The lines that a fix makes new, for a person to edit.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "text/edit.h"

namespace aioshift::cli {

// Whole lines: those of the finding, with those of every edit that reaches into them. What else the fix
// edits, such as imports, stays part of it.
class EditedRegion {
 public:
  // `edits` are sorted and disjoint.
  EditedRegion(std::string_view text, const std::vector<text::Edit>& edits, text::Range finding);

  const std::string& new_text() const { return new_text_; }

  // The edits of a fix that writes `lines` instead. The error says why there is none.
  tl::expected<std::vector<text::Edit>, std::string> edits_for(std::string lines) const;

 private:
  std::string_view old_text() const { return text_.substr(range_.begin, range_.size()); }

  std::string_view text_;
  std::vector<text::Edit> others_;
  text::Range range_;
  std::string new_text_;
};

}  // namespace aioshift::cli
