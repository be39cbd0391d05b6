// Facts and plans on disk and on the standard streams.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "pipeline/facts_file.h"

namespace aioshift::cli {

// The error is for people.
tl::expected<pipeline::Facts, std::string> load_facts(const std::string& path, pipeline::FactsKind kind);

// To stdout where no path is given. False where that failed, which is said on stderr.
bool store_facts(const pipeline::Facts& facts, const std::string& path);

}  // namespace aioshift::cli
