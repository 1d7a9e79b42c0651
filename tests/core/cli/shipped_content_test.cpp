// What `tmw lint` says of the content that is shipped.
#include <gtest/gtest.h>

#include <sstream>

#include "core/cli/workbook_commands.h"
#include "core/cli/workbook_files.h"
#include "tests/paths.h"

namespace tmw {
namespace {

TEST(LintCommand, TheShippedContentIsSound) {
  std::ostringstream out, err;
  const CommandLine line{{}, find_assets(test::source_dir() + "/assets", "")};
  EXPECT_EQ(run_lint_command(line, out, err), 0) << out.str();
}

}  // namespace
}  // namespace tmw
