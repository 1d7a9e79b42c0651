#include "core/page/nodes.h"

#include <gtest/gtest.h>

#include "core/lab/address.h"
#include "core/lab/lab.h"
#include "core/prose/rich_text.h"
#include "core/sheet/sheet.h"

namespace tmw {
namespace {

// As the parser reads it.
std::vector<Run> parsed(const std::string& markdown) {
  std::vector<Run> runs;
  for (const Block& block : parse_markdown(markdown)) {
    for (Run& run : runs_of(block.spans)) runs.push_back(std::move(run));
  }
  return runs;
}

TEST(Nodes, ALineWithoutMarkdownIsReadAsTheParserReadsIt) {
  for (const char* line : {"Weights: 16.06 GB \\(14.96 GiB\\)",
                           "70,553,706,496",
                           "3.35 TB/s",
                           "12 days",
                           "7",
                           "7. item",
                           "7.",
                           "7\\) item",
                           "1.5",
                           "10\\) x",
                           "- item",
                           "+ item",
                           "= 3",
                           "# head",
                           "> quote",
                           "a  b",
                           " a",
                           "a ",
                           "a\\",
                           "a\\b",
                           "a \\# b",
                           "2 \u00d7 NVIDIA H100 SXM",
                           "5.4 \u00b5s, 21.2% more",
                           "the card's figures",
                           "GPT-3's heads",
                           "see http://example.org",
                           "Time: 3",
                           "a *b* c",
                           "a_b_c",
                           "x < y",
                           "a & b",
                           "&amp;",
                           "[a](#/4)",
                           "$x^2$",
                           "`code`",
                           "a\\*b\\*",
                           "what?",
                           "~a~",
                           "Loss=2",
                           "\"quoted\"",
                           "A; b/c + d",
                           "",
                           "word",
                           "1",
                           "a|b"})
    EXPECT_EQ(inline_runs(line), parsed(line)) << line;
}

void compare(const std::vector<sheet::Node>& nodes) {
  for (const sheet::Node& node : nodes) {
    if (node.kind != sheet::Kind::kCode && !node.text.empty())
      EXPECT_EQ(inline_runs(node.text), parsed(node.text)) << node.text;
    compare(node.children);
  }
}

TEST(Nodes, SoIsEveryLineOfTheLab) {
  for (const char* query : {"", "v=1&ask=train&model=deepseek-v3&card=h200&cards=64&zero=3",
                            "v=1&model=llama-3-70b&card=h100&users=16&pin.users=8&plot=roof"}) {
    lab::Lab lab;
    (void)lab::act(lab, "open", query);
    for (const char* fold : {"weights", "cache", "speed", "token", "more", "dimensions", "figures",
                             "values", "measured", "why", "state", "step"})
      (void)lab::act(lab, std::string("fold ") + fold, "");
    compare(sheet::read_sheet(lab::act(lab, "fold file", "").sheet));
  }
}

}  // namespace
}  // namespace tmw
