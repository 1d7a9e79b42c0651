// Options stand in an order of the learner's own; what is logged does not depend on it.
#include "core/session/option_order.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/core/session/desk.h"

namespace tmw {
namespace {

using test::Desk;

std::vector<int> numbers_shown(const Desk& desk, const std::string& id) {
  std::vector<int> numbers;
  for (const ProblemOption& option : std::get<ChoiceProblem>(desk.at(id).problem.task).options)
    numbers.push_back(option.number);
  return numbers;
}

// A desk by its name has ids of its own, as each browser has.
Desk desk_of(int learner, const std::vector<std::string>& log = {}) {
  Desk desk("learner " + std::to_string(learner) + ", ");
  desk.act(LogLoaded{log});
  desk.open("#/0");
  return desk;
}

int right_place(const Desk& desk, const std::string& id) {
  const auto& options = std::get<ChoiceProblem>(desk.at(id).problem.task).options;
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (options[i].right) return static_cast<int>(i);
  }
  return -1;
}

TEST(OptionOrder, DiffersBetweenLearnersButHasTheSameOptions) {
  std::set<std::vector<int>> orders;
  std::set<int> right_places;
  for (int learner = 1; learner <= 40; ++learner) {
    const Desk desk = desk_of(learner);
    std::vector<int> shown = numbers_shown(desk, "0.3");
    orders.insert(shown);
    right_places.insert(right_place(desk, "0.3"));
    std::sort(shown.begin(), shown.end());
    EXPECT_EQ(shown, (std::vector<int>{1, 2, 3, 4}));
  }
  EXPECT_GE(orders.size(), 12u);
  EXPECT_EQ(right_places.size(), 4u);
}

TEST(OptionOrder, StaysForOneLearnerAndIsTheSameWheneverTheLogComes) {
  EXPECT_EQ(numbers_shown(desk_of(7), "0.3"), numbers_shown(desk_of(7), "0.3"));
  Desk early("b");
  early.act(SetTheme{ThemeWish::kDark});
  early.open("#/0");
  Desk late("c");
  late.open("#/0");
  early.act(LogLoaded{early.stored});
  late.act(LogLoaded{early.stored});
  EXPECT_EQ(numbers_shown(late, "0.3"), numbers_shown(early, "0.3"));
}

// The first answer gives the log its first event; the order is the same before and after.
TEST(OptionOrder, StaysWhenTheFirstAnswerHasComeAndThePageIsOpenedAgain) {
  for (int learner = 1; learner <= 10; ++learner) {
    Desk first = desk_of(learner);
    const std::vector<int> shown = numbers_shown(first, "0.3");
    first.act(Choose{"0.3", 1});
    first.act(Check{"0.3"});
    EXPECT_EQ(numbers_shown(first, "0.3"), shown);
    ASSERT_EQ(first.stored.size(), 1u);
    EXPECT_EQ(save_state_of(first.session, first.at("0.3").last_event), SaveState::kSaved);
    EXPECT_EQ(numbers_shown(desk_of(99, first.stored), "0.3"), shown);
  }
}

TEST(OptionOrder, AChoiceComesBackAsTheSameOption) {
  for (int learner = 1; learner <= 10; ++learner) {
    Desk first = desk_of(learner);
    first.act(Choose{"0.3", right_place(first, "0.3")});
    first.act(Check{"0.3"});
    ASSERT_EQ(first.verdict("0.3"), VerdictKind::kRight);
    const Desk second = desk_of(99, first.stored);
    EXPECT_EQ(second.entry<ChoiceEntry>("0.3").option, right_place(second, "0.3"));
  }
}

TEST(OptionOrder, AChoiceUnderWayIsNotMovedByTheLog) {
  Desk desk;
  desk.env.chance = 7;
  desk.open("#/0");
  desk.act(Choose{"0.3", 2});
  const std::vector<int> before = numbers_shown(desk, "0.3");
  desk.act(LogLoaded{{}});
  EXPECT_EQ(numbers_shown(desk, "0.3"), before);
  EXPECT_EQ(desk.entry<ChoiceEntry>("0.3").option, 2);
}

}  // namespace
}  // namespace tmw
