// Links between the pages of the repository.
#include <gtest/gtest.h>

#include <algorithm>

#include "markdown.h"
#include "support/file_tree.h"

namespace aioshift::docs {
namespace {

namespace fs = std::filesystem;
using test_support::read_file;

TEST(Links, LeadToFilesAndHeadingsThatExist) {
  const fs::path root = AIOSHIFT_SOURCE_DIR;
  std::size_t count = 0;
  for (const fs::path& page : markdown_files(root)) {
    for (const Link& link : relative_links(split_lines(read_file(page)))) {
      ++count;
      SCOPED_TRACE(page.string() + ":" + std::to_string(link.line));
      const fs::path target = link.path.empty() ? page : page.parent_path() / link.path;
      EXPECT_TRUE(fs::exists(target)) << "no " << link.path;
      if (link.anchor.empty() || !fs::is_regular_file(target)) continue;
      const std::vector<std::string> anchors = anchors_of(split_lines(read_file(target)));
      EXPECT_NE(std::find(anchors.begin(), anchors.end(), link.anchor), anchors.end())
          << "no heading #" << link.anchor << " in " << target;
    }
  }
  EXPECT_GT(count, 0U);
}

}  // namespace
}  // namespace aioshift::docs
