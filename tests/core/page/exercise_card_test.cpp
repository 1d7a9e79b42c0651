// What an exercise says as a card, of the real workbook.
#include <algorithm>

#include "tests/core/page/page_of.h"

namespace tmw {
namespace {

using namespace test;

TEST(ExerciseCard, ACellWhoseColumnNamesTheUnitAsksForDigitsOnly) {
  Desk desk = shipped_desk();
  desk.open("#/8");
  const Page page = page_for(desk.session);
  EXPECT_EQ(node_at(page, "exercise/8.5/part/0").unit, "4 digits");
  EXPECT_EQ(node_at(page, "exercise/8.2/part/0").unit.rfind("exaFLOP, ", 0), 0u);
}

TEST(ExerciseCard, TellsWhichEarlierNumberOfTheLearnerCounts) {
  Desk desk = shipped_desk();
  desk.open("#/9");
  desk.act(EditAnswer{"9.1", 0, "11.2"});
  desk.act(Check{"9.1"});
  EXPECT_TRUE(says(node_at(page_for(desk.session), "exercise/9.3/carried"),
                   "11.2 billion parameters, your own answer in 9.1."));
}

TEST(ExerciseCard, ShowsTheVerdictTheAttemptsAndTheDoneMark) {
  Desk desk = shipped_desk();
  desk.open("#/0/0.1");
  desk.act(EditAnswer{"0.1", 0, "162.9M"});
  desk.act(Check{"0.1"});
  Page page = page_for(desk.session);
  EXPECT_EQ(node_at(page, "exercise/0.1/verdict").tone, Tone::kNear);
  EXPECT_TRUE(says(node_at(page, "exercise/0.1/verdict"), "output head"));
  EXPECT_TRUE(says(node_at(page, "exercise/0.1/standing"), "1 attempt."));
  EXPECT_EQ(find_node(page, node_id("exercise/0.1/done")), nullptr);
  desk.act(EditAnswer{"0.1", 0, "124.3M"});
  desk.act(Check{"0.1"});
  page = page_for(desk.session);
  EXPECT_EQ(node_at(page, "exercise/0.1/verdict").tone, Tone::kGood);
  EXPECT_EQ(words_of(node_at(page, "exercise/0.1/verdict")),
            "Right. The answer is 124.3 million parameters.\n");
  EXPECT_TRUE(says(node_at(page, "exercise/0.1/standing"), "2 attempts. Saved in this browser."));
  EXPECT_EQ(node_at(page, "exercise/0.1/done").mark, Mark::kDone);
}

TEST(ExerciseCard, MarksAFieldThatCouldNotBeRead) {
  Desk desk = shipped_desk();
  desk.open("#/0/0.1");
  desk.act(EditAnswer{"0.1", 0, "many"});
  desk.act(Check{"0.1"});
  const Page page = page_for(desk.session);
  EXPECT_TRUE(node_at(page, "exercise/0.1/part/0").invalid);
  EXPECT_TRUE(says(node_at(page, "exercise/0.1/standing"), "No attempts yet."));
}

// A verdict needs the room, and says more of the same answer.
TEST(ExerciseCard, PutsTheReadingAwayWhileAVerdictStandsOnWhatIsTyped) {
  Desk desk = shipped_desk();
  desk.open("#/0");
  const auto put_away = [&desk] {
    return node_at(page_for(desk.session), "exercise/0.1/part/0/reading").disabled;
  };
  desk.act(EditAnswer{"0.1", 0, "123.5"});
  EXPECT_FALSE(put_away());
  desk.act(Check{"0.1"});
  EXPECT_TRUE(put_away());
  desk.act(EditAnswer{"0.1", 0, "123.6"});
  EXPECT_FALSE(put_away()) << "the verdict is on an earlier answer";
}

// The ids of a node's children. The line that says how a field is read belongs to its field.
std::vector<NodeId> children_of(const Node& node) {
  std::vector<NodeId> ids;
  for (const Node& child : node.children) {
    if (child.kind != NodeKind::kReading) ids.push_back(child.id);
  }
  return ids;
}

void expect_below(const Node& parent, const std::string& above, const std::string& below) {
  const std::vector<NodeId> ids = children_of(parent);
  const auto found = std::find(ids.begin(), ids.end(), node_id(above));
  ASSERT_NE(found, ids.end()) << above;
  ASSERT_NE(found + 1, ids.end()) << above;
  EXPECT_EQ(*(found + 1), node_id(below)) << below;
}
TEST(ExerciseCard, PutsTheVerdictBelowTheControlThatItSpeaksOfAndAboveTheButtons) {
  Desk desk = shipped_desk();
  desk.open("#/0");
  desk.act(EditAnswer{"0.1", 0, "123.5"});
  desk.act(Choose{"0.3", 1});
  desk.act(PickLine{"0.6", 5});
  for (const char* id : {"0.1", "0.3", "0.6"}) desk.act(Check{id});
  const Page page = page_for(desk.session);
  const Node& card = node_at(page, "exercise/0.1");
  expect_below(card, "exercise/0.1/part/0", "exercise/0.1/verdict");
  expect_below(card, "exercise/0.1/verdict", "exercise/0.1/actions");
  expect_below(node_at(page, "exercise/0.3/choices"), "exercise/0.3/choice/1",
               "exercise/0.3/verdict");
  expect_below(node_at(page, "exercise/0.6/listing"), "exercise/0.6/line/5",
               "exercise/0.6/verdict");
}

TEST(ExerciseCard, SaysOfEachPartWhetherItIsRightAndWordsOnlyOfThoseThatAreNot) {
  Desk desk = shipped_desk();
  desk.open("#/2");
  // Chapter 2, width 4,096 cut into heads of 64 or 128: 64 and 32 heads; the products cost the
  // same, so the first ratio is 1; twice the heads have twice the scores.
  const char* answers[] = {"1", "64", "33", "0.5"};
  for (int part = 0; part < 4; ++part) desk.act(EditAnswer{"2.4", part, answers[part]});
  desk.act(Check{"2.4"});
  Page page = page_for(desk.session);
  const auto sign = [&page](int part) -> const Node& {
    return node_at(page, "exercise/2.4/part/" + std::to_string(part) + "/sign");
  };
  const auto status = [&page](int part) -> const Node& {
    return node_at(page, "exercise/2.4/part/" + std::to_string(part) + "/verdict");
  };
  EXPECT_TRUE(says(sign(0), "Right"));
  EXPECT_EQ(sign(0).tone, Tone::kGood);
  EXPECT_TRUE(status(0).runs.empty());
  EXPECT_FALSE(node_at(page, "exercise/2.4/part/0").invalid);
  EXPECT_TRUE(says(sign(3), "A slip"));
  EXPECT_TRUE(says(status(3), "upside down"));
  EXPECT_TRUE(node_at(page, "exercise/2.4/part/3").invalid);
  EXPECT_TRUE(says(node_at(page, "exercise/2.4/verdict"), "2 of 4 answers are right."));

  desk.env.focused = exercise_node("2.4", "part/3");
  desk.act(Check{"2.4"});
  page = page_for(desk.session);
  EXPECT_TRUE(says(status(3), "2 of 4 answers are right.")) << "where the eye is";
  EXPECT_TRUE(node_at(page, "exercise/2.4/verdict").runs.empty());

  desk.act(EditAnswer{"2.4", 3, "2"});
  page = page_for(desk.session);
  EXPECT_TRUE(says(status(3), "About your earlier answer 0.5: ")) << words_of(status(3));
  EXPECT_TRUE(status(3).disabled);
  EXPECT_TRUE(says(sign(3), "Was not right"));
  EXPECT_FALSE(node_at(page, "exercise/2.4/part/3").invalid) << "nobody knows yet";
  EXPECT_TRUE(says(sign(0), "Right")) << "that one still stands there";
}

TEST(ExerciseCard, KeepsAVerdictOnWhatStoodThereBeforeAndSaysSo) {
  Desk desk = shipped_desk();
  desk.open("#/0");
  desk.act(EditAnswer{"0.1", 0, "123.5"});
  desk.act(Choose{"0.3", 1});
  desk.act(PickLine{"0.6", 5});
  for (const char* id : {"0.1", "0.3", "0.6"}) desk.act(Check{id});
  desk.act(EditAnswer{"0.1", 0, "124"});
  desk.act(Choose{"0.3", 2});
  desk.act(PickLine{"0.6", 6});
  const Page page = page_for(desk.session);
  EXPECT_TRUE(says(node_at(page, "exercise/0.1/verdict"), "About your earlier answer 123.5: "));
  EXPECT_TRUE(says(node_at(page, "exercise/0.3/verdict"), "About your earlier choice: "));
  EXPECT_TRUE(says(node_at(page, "exercise/0.6/verdict"), "About your earlier choice, line 5: "));
  for (const char* id : {"0.1", "0.3", "0.6"})
    EXPECT_TRUE(node_at(page, "exercise/" + std::string(id) + "/verdict").disabled) << id;
  expect_below(node_at(page, "exercise/0.3/choices"), "exercise/0.3/choice/1",
               "exercise/0.3/verdict");
}

TEST(ExerciseCard, LeadsOnFromARightAnswer) {
  Desk desk = shipped_desk();
  desk.open("#/0");
  desk.act(EditAnswer{"0.1", 0, "124.3M"});
  desk.act(Check{"0.1"});
  Page page = page_for(desk.session);
  const Node* main = &node_at(page, "exercise/0.1/check");
  EXPECT_TRUE(says(*main, "Next: 0.2 " + desk.at("0.2").problem.title)) << words_of(*main);
  EXPECT_EQ(main->tone, Tone::kPrimary);
  EXPECT_TRUE(std::holds_alternative<GoOn>(main->action));
  EXPECT_TRUE(says(node_at(page, "exercise/0.1/new-numbers"), "Same again with new numbers"));
  EXPECT_EQ(node_at(page, "exercise/0.1/check-again").tone, Tone::kQuiet);
  desk.act(EditAnswer{"0.1", 0, "124.4M"});
  page = page_for(desk.session);
  main = &node_at(page, "exercise/0.1/check");
  EXPECT_TRUE(std::holds_alternative<Check>(main->action)) << "another answer is to be checked";
  EXPECT_TRUE(says(node_at(page, "exercise/0.1/new-numbers"), "New numbers"));
}

TEST(ExerciseCard, SaysSavedOnlyOnceItIs) {
  Desk desk = shipped_desk();
  desk.store_works = false;
  desk.open("#/0");
  desk.act(EditAnswer{"0.1", 0, "124.3M"});
  desk.act(Check{"0.1"});
  EXPECT_TRUE(says(page_for(desk.session), "Saving."));
  EXPECT_FALSE(says(page_for(desk.session), "Saved in this browser"));
  desk.act(StorageFailed{"blocked"});
  const Page page = page_for(desk.session);
  EXPECT_TRUE(says(node_at(page, "exercise/0.1/standing"), "Not saved."));
  EXPECT_TRUE(says(node_at(page, "page/storage"), "blocks storage"));
  EXPECT_TRUE(std::holds_alternative<Retry>(node_at(page, "page/storage/retry").action));
}

TEST(ExerciseCard, ShowsADerivationWhoseNumbersBelongToTheNumbersShown) {
  Desk desk = shipped_desk();
  desk.open("#/0/0.1");
  Page page = page_for(desk.session);
  EXPECT_FALSE(node_at(page, "exercise/0.1/derivation").open) << "closed at first";
  EXPECT_FALSE(node_at(page, "exercise/0.1/derivation").children.empty())
      << "the browser's search finds what is folded";
  desk.act(ToggleDerivation{"0.1"});
  page = page_for(desk.session);
  EXPECT_TRUE(says(node_at(page, "exercise/0.1/derivation"), "124,320,000"))
      << words_of(node_at(page, "exercise/0.1/derivation"));
  desk.act(NewNumbers{"0.1"});
  desk.act(ToggleDerivation{"0.1"});
  page = page_for(desk.session);
  EXPECT_FALSE(says(node_at(page, "exercise/0.1/derivation"), "124,320,000"));
  EXPECT_TRUE(std::holds_alternative<OriginalNumbers>(
      node_at(page, "exercise/0.1/original-numbers").action));
}

TEST(ExerciseCard, HoldsHintsNotAskedForSoThatASearchFindsThem) {
  Desk desk = shipped_desk();
  desk.open("#/0/0.1");
  Page page = page_for(desk.session);
  const std::string second = words_of(node_at(page, "exercise/0.1/hint/1/whole"));
  EXPECT_EQ(second.rfind("Hint 2. ", 1), 1u) << second;
  for (const char* path : {"exercise/0.1/hint/0/whole", "exercise/0.1/hint/1/whole"})
    EXPECT_FALSE(node_at(page, path).open) << path;
  desk.act(ShowHint{"0.1"});
  page = page_for(desk.session);
  EXPECT_TRUE(node_at(page, "exercise/0.1/hint/0/whole").open);
  EXPECT_FALSE(node_at(page, "exercise/0.1/hint/1/whole").open);
}

TEST(ExerciseCard, AFoundHintIsShownAndLoggedWithThoseBeforeIt) {
  Desk desk = shipped_desk();
  desk.open("#/0/0.1");
  const Page page = page_for(desk.session);
  const Effects effects = desk.act(node_at(page, "exercise/0.1/hint/1/whole").action);
  EXPECT_EQ(desk.at("0.1").hints_shown, 2);
  EXPECT_EQ(desk.record("0.1").hints, 2) << "as if the button had been pressed twice";
  EXPECT_EQ(test::all_of<SaveEvent>(effects).size(), 1u);
  EXPECT_EQ(test::all_of<Announce>(effects).front().text.rfind("Hint 2: ", 0), 0u);
  EXPECT_TRUE(desk.act(node_at(page, "exercise/0.1/hint/1/whole").action).empty())
      << "shown already";
  EXPECT_TRUE(desk.act(ShowHint{"0.1", 99}).empty()) << "there is no such hint";
}

int figures_in(const Node& node, bool inside_folds) {
  int count = node.kind == NodeKind::kFigure ? 1 : 0;
  for (const Node& child : node.children) {
    if (inside_folds || child.kind != NodeKind::kFold) count += figures_in(child, inside_folds);
  }
  return count;
}
TEST(ExerciseCard, ShowsAFigureOfTheRemarkWithTheDerivationNotBesideTheQuestion) {
  Desk desk = shipped_desk();
  for (const auto& [hash, theory] : {std::pair("#/6", 2), std::pair("#/7", 1)}) {
    desk.open(hash);
    const Page page = page_for(desk.session);
    EXPECT_EQ(figures_in(page, false), theory) << "the theory's alone";
    EXPECT_EQ(figures_in(page, true), theory + 1) << "6.1 and 7.3 have one in their remark";
  }
}

TEST(ExerciseCard, TellsWhyTheLineWasNotAtFaultInTheAuthorsWords) {
  Desk desk = shipped_desk();
  desk.open("#/0/0.6");
  desk.act(PickLine{"0.6", 5});
  desk.act(Check{"0.6"});
  const Page page = page_for(desk.session);
  const Node& verdict = node_at(page, "exercise/0.6/verdict");
  EXPECT_EQ(verdict.tone, Tone::kBad);
  EXPECT_TRUE(says(verdict, "counted once")) << words_of(verdict);
  EXPECT_TRUE(node_at(page, "exercise/0.6/line/5").checked);
}

TEST(ExerciseCard, ShowsCallsThatFailAndWhatIsPrintedAndFoldsThoseThatPass) {
  Desk desk = shipped_desk();
  desk.open("#/0/0.5");
  EXPECT_TRUE(
      says(node_at(page_for(desk.session), "exercise/0.5/calls"), "calls that will be made"));
  EXPECT_TRUE(says(node_at(page_for(desk.session), "exercise/0.5/tests/0"), "123532032"))
      << "what a call should return can be looked up before anything is run";
  desk.act(Check{"0.5"});
  EXPECT_TRUE(says(node_at(page_for(desk.session), "exercise/0.5/verdict"), "Running"));
  const auto& problem = std::get<BuildProblem>(desk.at("0.5").problem.task);
  std::string outputs = "[";
  for (std::size_t i = 0; i < problem.tests.size(); ++i)
    outputs += (i == 0 ? "" : ",") +
               std::string(i == 0   ? R"({"value":123532032})"
                           : i == 1 ? R"({"value":{"missing":true},"printed":"L is\n32"})"
                                    : R"({"value":{"missing":true}})");
  desk.act(CodeFinished{desk.session.last_run, outputs + "]"});
  const Page page = page_for(desk.session);
  const std::string first = words_of(node_at(page, "exercise/0.5/tests/0"));
  EXPECT_NE(first.find("paramCount(768, 12, 50257)"), std::string::npos) << first;
  const Node& passed = node_at(page, "exercise/0.5/calls");
  EXPECT_TRUE(says(passed, "1 passed"));
  EXPECT_FALSE(passed.open);
  EXPECT_NE(find_node(passed, node_id("exercise/0.5/tests/0")), nullptr);
  const std::string second = words_of(node_at(page, "exercise/0.5/tests/1"));
  EXPECT_NE(second.find("undefined"), std::string::npos) << second;
  EXPECT_NE(find_node(node_at(page, "exercise/0.5/failed"), node_id("exercise/0.5/tests/1")),
            nullptr);
  EXPECT_EQ(node_at(page, "exercise/0.5/output/1").text, "L is\n32");
  EXPECT_EQ(find_node(page, node_id("exercise/0.5/output/2")), nullptr) << "it printed nothing";
}

// An epsilon of 1e-8 in the sum of the weights of 1000, 1001 and 999: in six digits both are alike.
TEST(ExerciseCard, OfCodeShowsBothSidesOfACallThatFailsInAsManyDigitsAsTellThemApart) {
  Desk desk = shipped_desk();
  desk.open("#/5/5.2");
  desk.act(Check{"5.2"});
  const auto& problem = std::get<BuildProblem>(desk.at("5.2").problem.task);
  std::string outputs;
  for (std::size_t i = 0; i < problem.tests.size(); ++i) {
    outputs += std::string(i == 0 ? "[" : ",") + "{\"value\":" +
               (i == 0 ? "[0.24472846942489668,0.66524095134739066,0.090030571716391268]"
                       : problem.tests[i].expected) +
               "}";
  }
  desk.act(CodeFinished{desk.session.last_run, outputs + "]"});
  const std::string row = words_of(node_at(page_for(desk.session), "exercise/5.2/tests/0"));
  EXPECT_NE(row.find("0.66524096"), std::string::npos) << row;
  EXPECT_NE(row.find("0.66524095"), std::string::npos) << row;
}

TEST(ExerciseCard, OfCodeGoesFromTheEditorToRunToTheVerdictToWhatFailed) {
  Desk desk = shipped_desk();
  desk.open("#/0/0.5");
  desk.act(Check{"0.5"});
  const auto& problem = std::get<BuildProblem>(desk.at("0.5").problem.task);
  std::string outputs;
  for (std::size_t i = 0; i < problem.tests.size(); ++i)
    outputs += std::string(outputs.empty() ? "[" : ",") +
               "{\"value\":" + (i == 0 ? "123532032" : "1") + R"(,"printed":"x"})";
  desk.act(CodeFinished{desk.session.last_run, outputs + "]"});
  const Page page = page_for(desk.session);
  const Node& card = node_at(page, "exercise/0.5");
  std::vector<NodeId> wanted;
  for (const char* part : {"/editor", "/actions", "/verdict", "/failed", "/output/title", "/calls"})
    wanted.push_back(node_id(std::string("exercise/0.5") + part));
  std::vector<NodeId> found;
  for (const Node& child : card.children) {
    if (std::find(wanted.begin(), wanted.end(), child.id) != wanted.end())
      found.push_back(child.id);
  }
  EXPECT_EQ(found, wanted);
}

TEST(ExerciseCard, GivesTheStartCodeBackOnlyWhenAskedTwiceAndShowsTheCodeThatPassed) {
  Desk desk = shipped_desk();
  desk.open("#/0/0.5");
  const std::string starter = desk.entry<BuildEntry>("0.5").source;
  const auto shows = [&](const char* part) {
    return find_node(page_for(desk.session), node_id(std::string("exercise/0.5") + part)) !=
           nullptr;
  };
  EXPECT_FALSE(shows("/starter/ask")) << "it stands there";
  desk.act(EditCode{"0.5", "// right"});
  desk.act(Check{"0.5"});
  const auto& problem = std::get<BuildProblem>(desk.at("0.5").problem.task);
  std::string outputs;
  for (const CodeTest& test : problem.tests)
    outputs += (outputs.empty() ? "[" : ",") + ("{\"value\":" + test.expected) + "}";
  desk.act(CodeFinished{desk.session.last_run, outputs + "]"});
  EXPECT_FALSE(shows("/passing")) << "it stands in the editor";
  desk.act(EditCode{"0.5", "// worse"});
  EXPECT_EQ(node_at(page_for(desk.session), "exercise/0.5/passing/code").text, "// right");
  desk.act(OnCode{"0.5", CodeDeed::kTakeStarter});
  EXPECT_EQ(desk.entry<BuildEntry>("0.5").source, "// worse") << "nobody asked";
  desk.act(OnCode{"0.5", CodeDeed::kAskForStarter});
  EXPECT_TRUE(shows("/starter/question"));
  desk.act(OnCode{"0.5", CodeDeed::kKeepCode});
  EXPECT_FALSE(shows("/starter/question"));
  desk.act(OnCode{"0.5", CodeDeed::kAskForStarter});
  desk.act(OnCode{"0.5", CodeDeed::kTakeStarter});
  EXPECT_EQ(desk.entry<BuildEntry>("0.5").source, starter);
  EXPECT_TRUE(shows("/passing")) << "what passed can still be seen";
  // And after a reload.
  Desk later = shipped_desk();
  later.open("#/0/0.5");
  later.act(LogLoaded{desk.stored});
  later.act(EditCode{"0.5", "// other"});
  EXPECT_EQ(node_at(page_for(later.session), "exercise/0.5/passing/code").text, "// right");
}

TEST(ExerciseCard, KeepsTheIdOfAStepThatMoves) {
  ExerciseState state;
  state.problem.id = "x";
  OrderProblem order;
  for (const char* id : {"a", "b", "c"}) order.steps.push_back({id, {}, {}, {}});
  state.problem.kind = ExerciseKind::kDesign;
  state.problem.task = order;
  state.entry = OrderEntry{{0, 1, 2}};
  Session session;
  session.exercises["x"] = state;
  EXPECT_EQ(update(session, MoveStep{"x", 0, 2}, {}).size(), 2u) << "said, and kept as a draft";
  EXPECT_EQ(std::get<OrderEntry>(session.exercises["x"].entry).order, (std::vector<int>{1, 2, 0}));
  (void)update(session, with_value(MoveStep{"x", 2, 2}, "1"), {});
  EXPECT_EQ(std::get<OrderEntry>(session.exercises["x"].entry).order, (std::vector<int>{1, 0, 2}));
}

TEST(ExerciseCard, SetsTheFormulasOfAStepThatComesTooEarly) {
  Desk desk = shipped_desk();
  desk.open("#/2");
  const auto& problem = std::get<OrderProblem>(desk.at("2.5").problem.task);
  std::vector<int> order = problem.solution;
  const auto scores = std::find_if(order.begin(), order.end(), [&](int step) {
    return problem.steps[static_cast<std::size_t>(step)].id == "scores";
  });
  std::rotate(order.begin(), scores, scores + 1);
  desk.session.exercises["2.5"].entry = OrderEntry{order};
  desk.act(Check{"2.5"});
  const Page page = page_of(desk);
  const Spans& runs = node_at(page, "exercise/2.5/verdict").runs;
  EXPECT_TRUE(std::any_of(runs.begin(), runs.end(), [](const Span& run) {
    return run.kind == SpanKind::kMath && run.text.find("sqrt") != std::string::npos;
  })) << plain_text(runs);
  EXPECT_NE(plain_text(runs).find(desk.at("2.5").verdict->message), std::string::npos);
}

TEST(MoveStep, TakesThePlaceAStepWasDroppedAtAndNothingElse) {
  const auto to = [](std::string place) {
    return std::get<MoveStep>(with_value(MoveStep{"x", 1, 1}, std::move(place))).to;
  };
  EXPECT_EQ(to("3"), 3);
  EXPECT_EQ(to("0"), 0);
  EXPECT_EQ(to(""), 1) << "a button has its own place";
  EXPECT_EQ(to("up"), 1);
}

}  // namespace
}  // namespace tmw
