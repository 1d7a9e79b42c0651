#include "core/learner/event.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tmw {
namespace {

Event attempt() {
  Event event;
  event.id = "a1";
  event.utc_ms = 1767225600000;
  event.local_day = 20454;
  event.kind = EventKind::kAttempt;
  event.exercise = "0.1";
  event.seed = 17;
  event.verdict = "slip";
  event.answer = "12*12*768^2 \"quoted\"\n\xCF\x80";
  event.numbers = {{"answer", 84934656.0}, {"share", 1.0 / 3.0}};
  return event;
}

TEST(SavedEvent, ReadsBackAsItWasForEveryKind) {
  for (const EventKind kind : {EventKind::kAttempt, EventKind::kReveal, EventKind::kHint,
                               EventKind::kSetting, EventKind::kReview}) {
    Event event = attempt();
    event.kind = kind;
    event.number = 2;
    event.name = "theme";
    event.value = "dark";
    const auto read = read_event(event_json(event));
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(*read, event);
  }
}

TEST(SavedEvent, IsOneLineThatSaysItsFormatVersionFirst) {
  const std::string line = event_json(attempt());
  EXPECT_EQ(line.rfind("{\"v\":1,\"id\":\"a1\",\"utc_ms\":1767225600000,\"day\":20454,", 0), 0u);
  EXPECT_EQ(line.find('\n'), std::string::npos);
}

TEST(SavedEvent, KeepsFieldsItDoesNotKnow) {
  const std::string line =
      R"({"v":1,"id":"x","utc_ms":5,"day":1,"what":"hint","exercise":"0.1","number":1,)"
      R"("confidence":{"said":[1,2.5,null]},"mood":"good"})";
  const auto event = read_event(line);
  ASSERT_TRUE(event.has_value());
  EXPECT_EQ(event->unknown.at("mood"), "\"good\"");
  EXPECT_EQ(event_json(*event), line);
}

TEST(SavedEvent, KeepsKindsAndVersionsItDoesNotKnowWithoutCountingThem) {
  for (const char* line :
       {R"({"v":1,"id":"x","utc_ms":5,"day":1,"what":"dream","exercise":"0.1","verdict":"right"})",
        R"({"v":7,"id":"x","utc_ms":5,"day":1,"what":"attempt","exercise":7,"verdict":"right"})"}) {
    const auto event = read_event(line);
    ASSERT_TRUE(event.has_value()) << line;
    EXPECT_EQ(event->kind, EventKind::kOther);
    EXPECT_TRUE(event->exercise.empty());
    std::string again = event_json(*event);
    EXPECT_EQ(read_event(again), event);
    EXPECT_EQ(again.size(), std::string(line).size()) << again;
  }
}

TEST(SavedEvent, IsRefusedWhenDamaged) {
  for (const char* line :
       {"", "nonsense", "[]", "{}", "{\"v\":1}", R"({"v":1,"id":"x","utc_ms":5,"what":"hint"})",
        R"({"v":1,"id":"","utc_ms":5,"day":1,"what":"hint"})",
        R"({"v":1,"id":7,"utc_ms":5,"day":1,"what":"hint"})",
        R"({"v":1,"id":"x","utc_ms":5.5,"day":1,"what":"hint"})",
        R"({"v":1,"id":"x","utc_ms":5,"day":9999999999,"what":"hint"})",
        R"({"v":1,"id":"x","utc_ms":5,"day":1,"what":"hint","number":"two"})",
        R"({"v":1,"id":"x","utc_ms":5,"day":1,"what":"attempt","numbers":{"answer":"two"}})",
        R"({"v":1,"id":"x","utc_ms":5,"day":1,"what":"attempt","numbers":[1]})",
        R"({"v":0,"id":"x","utc_ms":5,"day":1,"what":"hint"})",
        R"({"id":"x","utc_ms":5,"day":1,"what":"hint"})", R"({"v":1,"id":"x","utc_ms":5,"day":1})",
        R"({"v":1,"id":"x","utc_ms":5,"day":1,"what":"hint"} tail)"}) {
    EXPECT_FALSE(read_event(line).has_value()) << line;
  }
}

TEST(SavedEvent, IsRefusedWhenNestedBeyondReason) {
  std::string deep(100000, '[');
  EXPECT_FALSE(read_event("{\"v\":1,\"id\":\"x\",\"a\":" + deep).has_value());
}

TEST(SavedEvent, IsValidJsonEvenWhenTheAnswerIsNotUtf8) {
  Event event = attempt();
  event.answer = "12\xFF\xC3";
  const auto read = read_event(event_json(event));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->answer.rfind("12\xEF\xBF\xBD", 0), 0u);
}

bool rename_answer(RawFields& fields) {
  auto moved = fields.extract("reply");
  if (moved.empty()) return false;
  moved.key() = "answer";
  fields.insert(std::move(moved));
  return true;
}

bool add_source(RawFields& fields) {
  fields["source"] = "\"web\"";
  return true;
}

TEST(FormatUpgrade, WalksFromAnyOlderVersionStepByStep) {
  const std::vector<UpgradeStep> steps = {rename_answer, add_source};
  RawFields first = {{"v", "1"}, {"reply", "\"7\""}};
  ASSERT_TRUE(upgrade(first, steps));
  EXPECT_EQ(first, (RawFields{{"v", "3"}, {"answer", "\"7\""}, {"source", "\"web\""}}));
  RawFields second = {{"v", "2"}, {"answer", "\"7\""}};
  ASSERT_TRUE(upgrade(second, steps));
  EXPECT_EQ(second, first);
}

TEST(FormatUpgrade, LeavesNewerVersionsAloneAndRefusesWhatItCannotTake) {
  RawFields newer = {{"v", "9"}, {"reply", "\"7\""}};
  const RawFields before = newer;
  EXPECT_TRUE(upgrade(newer, {rename_answer}));
  EXPECT_EQ(newer, before);
  RawFields broken = {{"v", "1"}};
  EXPECT_FALSE(upgrade(broken, {rename_answer}));
  RawFields unversioned = {{"reply", "\"7\""}};
  EXPECT_FALSE(upgrade(unversioned, {rename_answer}));
}

}  // namespace
}  // namespace tmw
