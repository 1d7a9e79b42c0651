// The lab's page as the workbook shows it: what a module from outside says, in nodes.
#include <gtest/gtest.h>

#include <variant>

#include "core/page/dom.h"
#include "core/page/dom_attributes.h"
#include "core/page/page.h"
#include "core/page/sheet_nodes.h"
#include "core/prose/rich_text.h"
#include "core/session/session.h"
#include "core/sheet/sheet.h"
#include "tests/core/session/desk.h"

namespace tmw {
namespace {

using test::Desk;
using test::shipped_desk;

const Node& node_at(const Page& page, const char* path) {
  const Node* node = find_node(page, node_id(path));
  static const Node kNone;
  EXPECT_NE(node, nullptr) << path;
  return node == nullptr ? kNone : *node;
}

sheet::Node field(const char* path, const char* deed, const char* value) {
  sheet::Node node;
  node.kind = sheet::Kind::kField;
  node.path = path;
  node.label = "Users at once";
  node.deed = deed;
  node.value = value;
  return node;
}

const Effect& last(const Effects& effects) { return effects.back(); }

TEST(LabPage, IsAskedForOnceTheLabIsThePlace) {
  Desk desk = shipped_desk();
  const Effects effects = update(desk.session, Navigate{"#/lab?v=1&users=4"}, {});
  ASSERT_FALSE(effects.empty());
  const auto* ask = std::get_if<AskLab>(&last(effects));
  ASSERT_NE(ask, nullptr);
  EXPECT_EQ(ask->deed, "open");
  EXPECT_EQ(ask->value, "v=1&users=4");
  EXPECT_EQ(node_at(page_for(desk.session), "lab/loading").runs.front().text,
            "The Lab is loading.");
}

TEST(LabPage, IsWhatTheLabSaidAndItsControlsGoBackToIt) {
  Desk desk = shipped_desk();
  (void)update(desk.session, Navigate{"#/lab"}, {});
  const sheet::Sheet sheet = {field("lab/users", "option users", "4")};
  (void)update(desk.session, LabSaid{sheet::write_sheet(sheet), "v=1&users=4"}, {});
  EXPECT_EQ(hash_of(desk.session.place), "#/lab?v=1&users=4");
  const Page page = page_for(desk.session);
  const Node& users = node_at(page, "lab/users");
  EXPECT_EQ(users.value, "4");
  const Effects effects = update(desk.session, with_value(users.action, "32"), {});
  ASSERT_EQ(effects.size(), 1u);
  EXPECT_EQ(std::get<AskLab>(effects.front()).deed, "option users");
  EXPECT_EQ(std::get<AskLab>(effects.front()).value, "32");
}

TEST(LabPage, SaysWhyItIsNotThereAndTriesAgain) {
  Desk desk = shipped_desk();
  (void)update(desk.session, Navigate{"#/lab?users=4"}, {});
  (void)update(desk.session, LabFailed{"no network"}, {});
  const Page page = page_for(desk.session);
  EXPECT_NE(node_at(page, "lab/failed").runs.front().text.find("no network"), std::string::npos);
  const Effects effects = update(desk.session, node_at(page, "lab/failed/retry").action, {});
  EXPECT_NE(std::get_if<AskLab>(&effects.front()), nullptr);
  EXPECT_TRUE(desk.session.lab_failure.empty());
}

TEST(LabPage, IsOfNoInterestToWhoHasLeftIt) {
  Desk desk = shipped_desk();
  (void)update(desk.session, Navigate{"#/lab"}, {});
  (void)update(desk.session, Navigate{"#/"}, {});
  EXPECT_TRUE(update(desk.session, LabSaid{"0\tparagraph\ta\ttext=x", "v=1"}, {}).empty());
  EXPECT_EQ(hash_of(desk.session.place), "#/");
  EXPECT_TRUE(update(desk.session, OnLab{"option users", "3"}, {}).empty());
}

// A handle is the browser's own range, which says its place in words; a figure names the one that
// reads it.
TEST(SheetNodes, HaveHandlesAndFiguresThatAreRead) {
  sheet::Node handle = field("lab/read", "read ", "7");
  handle.most = 32;
  handle.hint = "At 8 users: 20 GB.";
  sheet::Node curves;
  curves.kind = sheet::Kind::kCurves;
  curves.path = "lab/plot";
  curves.described_by = "lab/read";
  curves.points = {{"now", "", 8, 0}, {"decoding", "point", 8, 20}};
  Page page;
  page.children = nodes_of({curves, handle});
  ASSERT_EQ(page.children[0].figure.marks.size(), 1u);
  ASSERT_EQ(page.children[0].figure.series.size(), 1u);
  EXPECT_EQ(page.children[0].figure.series[0].y[0], 20);
  std::string drawing;
  std::string range;
  for (const DomElement& element : dom_for(page)) {
    std::string all;
    for (const auto& [name, value] : element.attributes) all += name + "=" + value + ";";
    if (element.tag == "input") range = all;
    if (all.find("role=img") != std::string::npos) drawing = all;
  }
  for (const char* part : {"type=range", "min=0", "max=32", "value=7", "aria-valuetext=At 8 users"})
    EXPECT_NE(range.find(part), std::string::npos) << range;
  EXPECT_NE(drawing.find("data-read=" + html_id(node_id("lab/read"))), std::string::npos)
      << drawing;
}

TEST(SheetNodes, HaveWordsFormulasAndFigures) {
  sheet::Node paragraph;
  paragraph.path = "p";
  paragraph.text = "So much: **4 GB**, $W = N$";
  sheet::Node bars;
  bars.kind = sheet::Kind::kBars;
  bars.path = "b";
  bars.label = "What fills it";
  bars.parts = true;
  bars.points = {{"Weights", "16 GB", 0.0, 16.0}, {"Free", "64 GB", 0.0, 64.0}};
  const std::vector<Node> nodes = nodes_of(sheet::Sheet{paragraph, bars});
  ASSERT_EQ(nodes.size(), 2u);
  EXPECT_TRUE(nodes[0].runs[1].strong);
  EXPECT_EQ(nodes[0].runs.back().kind, RunKind::kMath);
  EXPECT_EQ(nodes[1].figure.labels, (std::vector<std::string>{"Weights: 16 GB", "Free: 64 GB"}));
  EXPECT_TRUE(nodes[1].figure.parts);
}

// A field with options is a <select> whose value is a property, as that of every control.
TEST(SheetNodes, OfAChoiceAmongManyIsASelect) {
  sheet::Node choice = field("lab/card", "card", "h100");
  choice.options = {{"h100", "H100 <SXM>"}, {"a100", "A100"}};
  Page page;
  page.children = nodes_of(sheet::Sheet{choice});
  bool found = false;
  for (const DomElement& element : dom_for(page)) {
    if (element.tag != "select") continue;
    found = true;
    EXPECT_EQ(
        content_html(element),
        "<option value=\"h100\">H100 &lt;SXM&gt;</option><option value=\"a100\">A100</option>");
    EXPECT_EQ(element.attributes.back(), (std::pair<std::string, std::string>("value", "h100")));
  }
  EXPECT_TRUE(found);
}

const Node* link_in(const Page& page, const std::string& path) {
  return find_node(page, node_id(path));
}

TEST(LabPage, IsReachedFromADerivationWithItsNumbersAndLeadsBack) {
  Desk desk = shipped_desk();
  desk.open("#/4/4.3");
  const Page exercise = page_for(desk.session);
  const Node* open = link_in(exercise, "exercise/4.3/derivation/lab/open");
  ASSERT_NE(open, nullptr);
  const std::string href = open->href;
  EXPECT_EQ(href.rfind("#/lab?from=4/4.3&v=1&model=llama-2-70b&", 0), 0u) << href;
  EXPECT_NE(href.find("tokens=4096"), std::string::npos) << href;
  desk.open(href);
  const Page lab = page_for(desk.session);
  const Node* back = link_in(lab, "lab/back/link");
  ASSERT_NE(back, nullptr);
  EXPECT_EQ(back->href, "#/4/4.3");
  EXPECT_EQ(back->runs.front().text, "Back to exercise 4.3");
}

TEST(LabPage, IsReachedFromASlipThatIsAWhatIf) {
  Desk desk = shipped_desk();
  desk.open("#/4/4.3");
  const std::string path = "exercise/4.3/slips-in-lab/0";
  EXPECT_EQ(link_in(page_for(desk.session), path), nullptr);
  desk.act(EditAnswer{"4.3", 0, "2.5"});  // 4 bytes for each number
  desk.act(EditAnswer{"4.3", 1, "10"});
  desk.act(Check{"4.3"});
  const Page page = page_for(desk.session);
  const Node* slip = link_in(page, path);
  ASSERT_NE(slip, nullptr);
  EXPECT_NE(slip->href.find("cache=FP32"), std::string::npos) << slip->href;
  EXPECT_EQ(slip->href.find("cache=BF16"), std::string::npos) << slip->href;
}

TEST(LabPage, IsNotOfferedWhereAnExerciseStandsAlone) {
  Desk desk = shipped_desk();
  desk.session.alone = "4.3";
  desk.open("#/4/4.3");
  EXPECT_EQ(link_in(page_for(desk.session), "exercise/4.3/derivation/lab/open"), nullptr);
}

TEST(GamePage, TellsTheBestScoreAndWhetherItIsSaved) {
  Desk desk = shipped_desk();
  desk.open("#/lab/fit-or-crash?game=17");
  EXPECT_EQ(node_at(page_for(desk.session), "lab/game/standing").runs.front().text,
            "The best score will be kept here.");
  desk.act(LabNoted{"game fit-or-crash 8 17 fcfcfcfcff"});
  EXPECT_EQ(node_at(page_for(desk.session), "lab/game/standing").runs.front().text,
            "Your best: 8 of 10. Saved in this browser.");
  desk.open("#/");
  EXPECT_EQ(node_at(page_for(desk.session), "home/lab/fit-or-crash").runs.front().text,
            "Fit or crash? (best: 8 of 10)");
}

}  // namespace
}  // namespace tmw
