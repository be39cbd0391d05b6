// A Fix is an atomic group of edits; an EditSet settles which Fixes go together.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rewrite/reason.h"
#include "text/edit.h"

namespace aioshift::rewrite {

enum class Applicability {
  kSafe,    // the observable behaviour is the same
  kUnsafe,  // behaviour may differ, in the way that the rule's documentation states
  kManual,  // no edit is offered
};
std::string_view to_string(Applicability applicability);

// Index of a file within one run.
using FileId = std::uint32_t;

struct FileEdit {
  FileId file = 0;
  text::Edit edit;
};

struct FileRange {
  FileId file = 0;
  text::Range range;
};

// All of its edits are applied, in whichever files they are, or none.
struct Fix {
  std::vector<FileEdit> edits;
  Applicability applicability = Applicability::kSafe;
  // Imported names that the edits no longer use here: dropped from the file's imports where
  // nothing else uses them ("asyncio.wait_for").
  std::vector<std::string> released_imports;
  // The same in other files than the finding's own.
  std::vector<std::pair<FileId, std::string>> released_elsewhere;
  // What the edits build on without touching it, such as an import that is there already: no other Fix
  // may remove it at the same time.
  std::vector<FileRange> relied_on;
  // Lines whose indentation the edits change: see set_shifted_lines.
  std::vector<FileRange> shifted_lines;
  // Nodes around the finding's file that the edits put into another place, with the parentheses that they
  // need as they are: a Fix that makes something looser of one has to come first.
  std::vector<text::Range> placed;
  // Whether what takes the finding's place needs no parentheses anywhere: a call, a name, a statement.
  bool is_primary = false;
  // What the edits write into an f-string: a Fix inside that does not fit there has to come first.
  std::vector<text::Range> placed_in_f_strings;
  // Whether it writes nothing that an f-string cannot hold, and no brace that would become a double one.
  bool fits_f_strings = true;

  void add(FileId file, std::vector<text::Edit> file_edits) {
    for (text::Edit& edit : file_edits) edits.push_back({file, std::move(edit)});
  }
};

// Sets Fix::shifted_lines. `text_of` gives the text of a file, or nothing where it is not at hand: no other
// Fix can be in it.
void set_shifted_lines(Fix& fix, const std::function<std::optional<std::string_view>(FileId)>& text_of);

// Collects Fixes in order of preference, and takes each one that does not conflict with those
// before it. Edits of different Fixes conflict where their ranges overlap or where they insert
// different text at one place, with what the other Fix relies on where they replace a part of it, and with
// lines that it moves to another indentation where they write several lines there; an edit equal to one taken
// already is merged with it.
class EditSet {
 public:
  // False where the fix conflicts, which leaves the set as it was: the fix is found again in the
  // next pass, if there is still something to fix.
  bool add(const Fix& fix);

  // The edits taken for a file, sorted and disjoint.
  std::vector<text::Edit> edits_for(FileId file) const;
  std::vector<FileId> files() const;

 private:
  bool splits_shifted_lines(const Fix& fix) const;

  // Of one file, in the order of the Fixes: edits of one Fix at one place keep theirs.
  struct Taken {
    std::vector<text::Edit> edits;
    std::vector<text::Range> relied_on;
    std::vector<text::Range> shifted_lines;
    text::Offset furthest = 0;  // where the last of them ends
  };
  std::map<FileId, Taken> taken_;
};

}  // namespace aioshift::rewrite
