// What a function is said to return, once it is an asynchronous iterator or generator.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "rewrite/reason.h"
#include "semantics/model.h"
#include "text/edit.h"

namespace aioshift::rewrite {

struct AnnotationEdits {
  std::vector<text::Edit> edits;
  std::vector<std::string> released_imports;  // see Fix::released_imports
};

// `Iterator[T]`, `Iterable[T]` and `Generator[T, S, R]`, of typing or collections.abc, become AsyncIterator,
// AsyncIterable and AsyncGenerator[T, S]. Other annotations stay, and so do those in quotes. kNameTaken where
// the name cannot be had.
tl::expected<AnnotationEdits, Reason> make_return_annotation_async(const semantics::FileModel& model,
                                                                   syntax::Node function);

}  // namespace aioshift::rewrite
