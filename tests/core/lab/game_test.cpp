// The games: what they are made of, that they can be played to a score, and that an address holds
// all that was played.
#include "core/lab/game.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>
#include <string>

#include "core/lab/answers.h"
#include "core/lab/lab.h"
#include "core/sheet/sheet.h"

namespace tmw::lab {
namespace {

constexpr double kGibi = 1073741824.0;

void run_all(void (*see)(GameKind kind, const lab::Run& run)) {
  for (const lab::Run& run : shipped_runs().crash) see(GameKind::kCrash, run);
  for (const lab::Run& run : shipped_runs().gap) see(GameKind::kGap, run);
}

TEST(Runs, AreAtLeastSixtyOfEachSortWithTheirSources) {
  EXPECT_EQ(shipped_runs().problem, "");
  EXPECT_GE(shipped_runs().crash.size(), 60u);
  EXPECT_GE(shipped_runs().gap.size(), 40u);
  std::set<std::string> rows;
  run_all([](GameKind, const lab::Run& run) {
    EXPECT_NE(run.source.find(", row "), std::string::npos);
    EXPECT_FALSE(run.at.empty());
  });
  for (const lab::Run& run : shipped_runs().crash)
    EXPECT_TRUE(rows.insert(run.source).second) << run.source << " twice";
}

TEST(Runs, HaveAnAnswerOfTheLab) {
  run_all([](GameKind, const lab::Run& run) {
    EXPECT_EQ(answers_to(run.state).problem, "") << run.source;
  });
}

// The least that a card holds is never more than what a run that worked had.
TEST(Runs, ThatFittedHoldAtLeastWhatTheArithmeticSays) {
  for (const lab::Run& run : shipped_runs().crash) {
    if (!run.ran) continue;
    const Answers answers = answers_to(run.state);
    EXPECT_LE(find_line(answers, "held")->value, 1.06 * run.memory_gib * kGibi) << run.source;
    EXPECT_LE(run.memory_gib, 80) << run.source;
  }
}

// Nothing is asked whose answer the measurement does not bear out.
TEST(Runs, WithAGapHaveOneTermThatStandsOut) {
  std::set<std::pair<Question, char>> answers;
  for (const lab::Run& run : shipped_runs().gap) {
    Gap gap = gap_of(run);
    EXPECT_LT(gap.bound, run.seconds) << run.source;
    EXPECT_NEAR(gap.expected / run.seconds, 1, 0.15) << run.source;
    answers.emplace(run.state.question, right_choice(GameKind::kGap, run));
    std::sort(gap.lost.rbegin(), gap.lost.rend());
    EXPECT_GE(gap.lost[0], 1.3 * gap.lost[1]) << run.source;
  }
  EXPECT_GE(answers.size(), 6u) << "the same answer over and over";
}

TEST(Runs, SayWhatIsWrongWithTheirFile) {
  EXPECT_NE(read_runs("crash = [").problem, "");
  EXPECT_NE(read_runs("").problem, "");
  EXPECT_NE(read_runs("crash = [{ model = \"none\", row = 3 }]").problem.find("Row 3"),
            std::string::npos);
}

TEST(Game, HasTenDifferentRunsOfBothSorts) {
  for (const GameKind kind : {GameKind::kCrash, GameKind::kGap}) {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
      Game game;
      game.kind = kind;
      game.seed = seed;
      const std::vector<const lab::Run*> rounds = rounds_of(game);
      ASSERT_EQ(rounds.size(), static_cast<std::size_t>(kRounds));
      EXPECT_EQ(std::set<const lab::Run*>(rounds.begin(), rounds.end()).size(), rounds.size());
      if (kind == GameKind::kGap) continue;
      const auto ran =
          std::count_if(rounds.begin(), rounds.end(), [](const lab::Run* run) { return run->ran; });
      EXPECT_GE(ran, 4);
      EXPECT_LE(ran, 6);
    }
  }
}

TEST(Game, IsReadBackFromItsAddressAndFromAnyText) {
  const Game game = read_game(GameKind::kCrash, "game=17&said=fcf&at=3");
  EXPECT_EQ(game.seed, 17u);
  EXPECT_EQ(game.said, "fcf");
  EXPECT_EQ(game.at, 3);
  EXPECT_EQ(write_game(game), "game=17&said=fcf&at=3");
  EXPECT_EQ(write_game(read_game(GameKind::kCrash, "said=fzf&at=9&game=x")), "game=1&said=f&at=2");
  EXPECT_EQ(read_game(GameKind::kGap, "game=4&said=aaaaaaaaaaaaaaaaa&at=99").at, kRounds + 1);
  EXPECT_EQ(read_game(GameKind::kCrash, "at=-3&&=&game=").at, 1);
}

std::string right_deed(const Lab& lab) {
  const Game& game = *lab.game;
  const lab::Run& run = *rounds_of(game)[static_cast<std::size_t>(game.at - 1)];
  return std::string("say ") + right_choice(game.kind, run);
}

TEST(Game, IsPlayedToItsScoreAndNotedOnce) {
  for (const GameKind kind : {GameKind::kCrash, GameKind::kGap}) {
    Lab lab;
    Said said = act(lab, "game " + std::string(name_of(kind)), "game=5");
    std::string notes;
    for (int round = 1; round <= kRounds; ++round) {
      EXPECT_NE(said.sheet.find("Round " + std::to_string(round) + " of 10"), std::string::npos);
      said = act(lab, right_deed(lab), "");
      EXPECT_NE(said.announce.find("Right"), std::string::npos) << said.announce;
      notes += said.note;
      EXPECT_EQ(act(lab, "say f", "").note, "") << "a round is answered once";
      const Said again = act(lab, "game " + std::string(name_of(kind)), said.query);
      EXPECT_EQ(again.sheet, said.sheet) << "a reload goes on where it was";
      EXPECT_EQ(again.note, "");
      said = act(lab, "next", "");
    }
    EXPECT_EQ(notes.rfind("game " + std::string(name_of(kind)) + " 10 5 ", 0), 0u) << notes;
    EXPECT_NE(said.sheet.find("10 of 10 right"), std::string::npos);
    EXPECT_EQ(act(lab, "next", "").query, said.query);
    EXPECT_NE(act(lab, "round 4", "").sheet.find("Round 4 of 10"), std::string::npos);
    EXPECT_NE(act(lab, "again", "77").query.find("game=77"), std::string::npos);
  }
}

// A stage of 0 and formats that nobody had to choose are settings, too.
TEST(Game, SaysEverySettingOfARun) {
  for (const char* name : {"fit-or-crash", "explain-the-gap"}) {
    for (int seed = 1; seed <= 30; ++seed) {
      Lab lab;
      const Said said = act(lab, std::string("game ") + name, "game=" + std::to_string(seed));
      std::function<void(const std::vector<sheet::Node>&)> see;
      see = [&](const std::vector<sheet::Node>& nodes) {
        for (const sheet::Node& node : nodes) {
          if (node.kind == sheet::Kind::kTableCell) {
            EXPECT_FALSE(node.text.empty()) << name << " " << seed << " " << node.path;
            EXPECT_NE(node.text, "1 and 1") << name << " " << seed << ": formats";
          }
          see(node.children);
        }
      };
      see(sheet::read_sheet(said.sheet));
    }
  }
}

TEST(Game, LeavesTheStateOfTheLabAsItWas) {
  Lab lab;
  (void)act(lab, "open", "v=1&model=gpt2&card=a100");
  (void)act(lab, "game fit-or-crash", "game=5");
  const Said back = act(lab, "open", "");
  EXPECT_NE(back.query.find("model=gpt2"), std::string::npos);
  EXPECT_FALSE(lab.game.has_value());
}

TEST(Guide, WaitsForEachStepAndComesOnce) {
  Lab lab;
  Said said = act(lab, "open guided", "");
  EXPECT_NE(said.sheet.find("Step 1 of 3"), std::string::npos);
  EXPECT_EQ(said.note, "guide 1");
  said = act(lab, "option users", "2");
  EXPECT_NE(said.sheet.find("Step 1 of 3"), std::string::npos) << "it waits";
  said = act(lab, "model gpt2-xl", "");
  EXPECT_NE(said.announce.find("Step 2 of 3"), std::string::npos);
  EXPECT_EQ(said.note, "guide 2");
  said = act(lab, "option users", "100000");
  EXPECT_NE(said.sheet.find("Step 3 of 3"), std::string::npos);
  said = act(lab, "fold more", "");
  EXPECT_NE(said.sheet.find("Step 3 of 3"), std::string::npos) << "no answer was opened";
  EXPECT_EQ(said.note, "");
  said = act(lab, "fold cache", "");
  EXPECT_EQ(said.note, "guide");
  EXPECT_NE(said.sheet.find("lab/guide"), std::string::npos);
  said = act(lab, "guide leave", "");
  EXPECT_EQ(said.note, "");
  EXPECT_EQ(said.sheet.find("lab/guide"), std::string::npos);
  EXPECT_EQ(act(lab, "open guided", "").sheet.find("lab/guide"), std::string::npos);
}

TEST(Guide, GoesOnWithTheStepThatWasReachedBeforeAReload) {
  Lab lab;
  const Said said = act(lab, "open guided 2", "v=1&model=gpt2-xl&card=h100");
  EXPECT_NE(said.sheet.find("Step 2 of 3"), std::string::npos);
  EXPECT_EQ(said.note, "guide 2");
  EXPECT_EQ(lab.state.model.preset, "gpt2-xl");
  Lab last;
  EXPECT_NE(act(last, "open guided 3", "").sheet.find("Step 3 of 3"), std::string::npos);
}

TEST(Guide, CanBeLeftAndIsNotThereForALink) {
  Lab lab;
  EXPECT_EQ(act(lab, "open", "v=1&model=gpt2&card=a100").sheet.find("lab/guide"),
            std::string::npos);
  Lab other;
  (void)act(other, "open guided", "");
  const Said said = act(other, "guide leave", "");
  EXPECT_EQ(said.note, "guide");
  EXPECT_EQ(said.sheet.find("lab/guide"), std::string::npos);
}

}  // namespace
}  // namespace tmw::lab
