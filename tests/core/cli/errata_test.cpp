// docs/errata.md is what docs/errata.toml says, with every number computed.
#include "core/cli/errata.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/paths.h"

namespace tmw {
namespace {

std::string file_text(const std::string& path) {
  std::ifstream file(test::source_dir() + "/" + path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(Errata, TheReportIsMadeOfTheDataAndUpToDate) {
  const Errata errata = errata_of(file_text("docs/errata.toml"), "docs/errata.toml");
  for (const ContentError& error : errata.errors) ADD_FAILURE() << error_text(error);
  EXPECT_EQ(errata.findings, 161);
  EXPECT_TRUE(errata.markdown == file_text("docs/errata.md"))
      << "run: ./workbook tmw errata > docs/errata.md";
}

TEST(Errata, NumbersAreComputedAndBadFindingsNamed) {
  const Errata good = errata_of(
      "[[place]]\nat = \"0.1\"\nfindings = [[\"unit\", \"2 GB\", \"{{ 2^31 | GiB }}\"]]\n", "a");
  EXPECT_NE(good.markdown.find("| unit | 2 GB | 2 GiB |"), std::string::npos) << good.markdown;
  EXPECT_EQ(errata_of("[[place]]\nat = \"0.1\"\nfindings = [[\"odd\", \"a\", \"b\"]]\n", "a")
                .errors.size(),
            1u);
  EXPECT_EQ(errata_of("[[place]]\nat = \"0.1\"\nfindings = [[\"unit\", \"a\", \"{{ x }}\"]]\n", "a")
                .errors.size(),
            1u);
}

}  // namespace
}  // namespace tmw
