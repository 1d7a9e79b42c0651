#include "core/learner/event.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <string>
#include <utility>

#include "core/learner/json_fields.h"
#include "core/learner/log.h"
#include "core/learner/written_event.h"
#include "tests/paths.h"

namespace tmw {
namespace {

Event attempt() {
  Event event;
  event.id = "a1";
  event.order = 1767225600007;
  event.utc_ms = 1767225600000;
  event.local_day = 20454;
  event.kind = EventKind::kAttempt;
  event.exercise = "0.1";
  event.seed = 17;
  event.verdict = "slip";
  event.answer = "12*12*768^2 \"quoted\"\n\xCF\x80";
  event.numbers = {{"answer", 84934656.0}, {"share", 1.0 / 3.0}};
  event.slip = "drop-factor:kv\n\nauthor:0";
  event.drill = "drop-factor";
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
  EXPECT_EQ(
      line.rfind("{\"v\":2,\"id\":\"a1\",\"order\":1767225600007,\"utc_ms\":1767225600000,", 0),
      0u);
  EXPECT_EQ(line.find('\n'), std::string::npos);
}

TEST(SavedEvent, KeepsFieldsItDoesNotKnow) {
  const std::string line =
      R"({"v":2,"id":"x","order":9,"utc_ms":5,"day":1,"what":"hint","exercise":"0.1","number":1,)"
      R"("confidence":{"said":[1,2.5,null]},"mood":"good"})";
  const auto event = read_event(line);
  ASSERT_TRUE(event.has_value());
  EXPECT_EQ(event->unknown.at("mood"), "\"good\"");
  EXPECT_EQ(event_json(*event), line);
}

TEST(SavedEvent, KeepsKindsAndVersionsItDoesNotKnowWithoutCountingThem) {
  for (
      const char* line :
      {R"({"v":2,"id":"x","order":5,"utc_ms":5,"day":1,"what":"dream","exercise":"0.1","verdict":"right"})",
       R"({"v":7,"id":"x","utc_ms":5,"day":1,"what":"attempt","exercise":7,"verdict":"right"})"}) {
    const auto event = read_event(line);
    ASSERT_TRUE(event.has_value()) << line;
    EXPECT_EQ(event->kind, EventKind::kOther);
    EXPECT_TRUE(event->exercise.empty());
    std::string again = event_json(*event);
    EXPECT_EQ(read_event(again), event);
    EXPECT_EQ(is_newer(*event), std::string(line).find("\"v\":7") != std::string::npos);
    EXPECT_EQ(again.size(), std::string(line).size()) << again;
  }
}

TEST(SavedEvent, StaysOnOneLineWhateverStoodBetweenItsValues) {
  const auto event = read_event(
      "{\"v\" : 2,\n \"id\":\"x\", "
      "\"order\":1,\"utc_ms\":5,\"day\":1,\r\n\"what\":\"hint\",\"exercise\":\"0.1\","
      "\"more\":[1,\n {\"a\":\"]}\\\"\"}]}");
  ASSERT_TRUE(event.has_value());
  EXPECT_EQ(event->unknown.at("more"), R"([1,{"a":"]}\""}])");
  EXPECT_EQ(event_json(*event).find('\n'), std::string::npos);
}

TEST(SavedEvent, WithAnOrderBeyondReasonCountsAsTheEarliest) {
  for (const char* order : {"-1", "9007199254740992", "9000000000000000000"}) {
    const auto event = read_event(std::string(R"({"v":2,"id":"x","order":)") + order +
                                  R"(,"utc_ms":5,"day":1,"what":"hint","exercise":"0.1"})");
    ASSERT_TRUE(event.has_value()) << order;
    EXPECT_EQ(event->order, 0) << order;
  }
}

TEST(SavedEvent, IsRefusedWhenDamaged) {
  for (const char* line :
       {"", "nonsense", "[]", "{}", "{\"v\":1}",
        R"({"v":1,"id":"x","utc_ms":5,"what":"hint","exercise":"0.1"})",
        R"({"v":1,"id":"","utc_ms":5,"day":1,"what":"hint","exercise":"0.1"})",
        R"({"v":1,"id":7,"utc_ms":5,"day":1,"what":"hint","exercise":"0.1"})",
        R"({"v":1,"id":"x","utc_ms":5.5,"day":1,"what":"hint","exercise":"0.1"})",
        R"({"v":1,"id":"x","utc_ms":5,"day":9999999999,"what":"hint","exercise":"0.1"})",
        R"({"v":1,"id":"x","utc_ms":5,"day":1,"what":"hint","exercise":"0.1","number":"two"})",
        R"({"v":1,"id":"x","utc_ms":5,"day":1,"what":"attempt","numbers":{"answer":"two"}})",
        R"({"v":1,"id":"x","utc_ms":5,"day":1,"what":"attempt","numbers":[1]})",
        R"({"v":0,"id":"x","utc_ms":5,"day":1,"what":"hint","exercise":"0.1"})",
        R"({"id":"x","utc_ms":5,"day":1,"what":"hint","exercise":"0.1"})",
        R"({"v":1,"id":"x","utc_ms":5,"day":1})",
        R"({"v":2,"id":"x","utc_ms":5,"day":1,"what":"hint","exercise":"0.1"})",
        R"({"v":2,"id":"x","order":"1","utc_ms":5,"day":1,"what":"hint","exercise":"0.1"})",
        R"({"v":1,"id":"x","utc_ms":5,"day":1,"what":"hint","exercise":"0.1"} tail)"}) {
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

TEST(SavedEvent, WithoutWhatItIsAboutIsNone) {
  const std::string head = R"({"v":2,"id":"x","order":1,"utc_ms":5,"day":1,"what":)";
  for (const char* rest : {R"("attempt","verdict":"right"})", R"("attempt","exercise":"0.1"})",
                           R"("review","exercise":"","verdict":"right"})", R"("hint","number":1})",
                           R"("reveal"})", R"("setting","value":"dark"})", R"("play"})",
                           R"("attempt","exercise":null,"verdict":"x"})"}) {
    EXPECT_FALSE(read_event(head + rest).has_value()) << rest;
  }
  EXPECT_TRUE(read_event(head + R"("dream"})").has_value()) << "nobody knows what that is about";
}

// What read_event says where there is no quicker way.
std::optional<Event> read_the_long_way(const std::string& line) {
  auto fields = read_json_fields(line);
  return fields ? event_of(std::move(*fields)) : std::nullopt;
}

TEST(WrittenEvent, IsReadTheQuickWayAsTheLongWay) {
  for (const double number : {0.0, -1.5, 1.0 / 3.0, 0.1, 84934656.0, 1.28e11, 9007199254740991.0,
                              0.30000000000000004, 6.25e-2, -3.0, 123456.789}) {
    Event event = attempt();
    event.numbers = {{"answer", number}, {"other \"one\"", -number}};
    const std::string line = event_json(event);
    if (const auto quick = read_written_event(line))
      EXPECT_EQ(quick, read_the_long_way(line)) << line;
    EXPECT_EQ(read_event(line), event) << line;
  }
  Event plain = attempt();
  plain.numbers = {{"answer", 84934656.0}};
  EXPECT_EQ(read_written_event(event_json(plain)), plain) << "or nothing is quicker";
  plain.kind = EventKind::kSetting;
  plain.name = "theme";
  EXPECT_EQ(read_written_event(event_json(plain)), plain);
}

TEST(WrittenEvent, LeavesAllOtherLinesToTheLongWay) {
  const std::string head = R"({"v":2,"id":"x","order":1,"utc_ms":5,"day":1,"what":"hint")";
  const std::string exercise = R"(,"exercise":"0.1")";
  EXPECT_TRUE(read_written_event(head + exercise + "}").has_value());
  for (const std::string& line : {
           head + exercise + R"(,"mood":"good"})",     // a field that nobody knows
           head + exercise + R"(,"exercise":"0.2"})",  // twice
           head + R"(,"number":1,"exercise":"0.1"})",  // in another order
           head + exercise + R"(,"seed":007})",        // no JSON
           head + exercise + R"(,"seed":-0})",
           head + exercise + R"(,"seed":1.0})",
           head + exercise + R"(,"numbers":{"a":01}})",
           head + exercise + R"(,"numbers":{"a":1.}})",
           head + exercise + R"(,"numbers":{"a":1e5}})",
           head + exercise + R"(,"numbers":{"a":123456789012345678}})",
           head + exercise + "} ",            // more
           head + exercise,                   // cut off
           head + ",\"exercise\":\"0\n1\"}",  // a bare end of line
           head + ",\"exercise\":\"\xC3\"}",  // no UTF-8
           head + R"(,"exercise":"0.1)",
           std::string(
               R"({"v":3,"id":"x","order":1,"utc_ms":5,"day":1,"what":"hint","exercise":"0.1"})"),
           std::string(
               R"({"v":2,"id":"x","order":-1,"utc_ms":5,"day":1,"what":"hint","exercise":"0.1"})"),
           std::string(
               R"({"v":2,"id":"","order":1,"utc_ms":5,"day":1,"what":"hint","exercise":"0.1"})"),
           std::string(
               R"({"v":2,"id":"x","order":1,"utc_ms":5,"day":1,"what":"dream","exercise":"0.1"})"),
       }) {
    EXPECT_FALSE(read_written_event(line).has_value()) << line;
    EXPECT_EQ(read_event(line), read_the_long_way(line)) << line;
  }
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

// tests/golden/logs/v1.jsonl is the store of a browser in which the last build of format 1 was
// used: on 28 March 2026, Berlin, 0.1 with a hint, a slip and the right answer; on the 30th (after
// the change to summer time, 00:30) 0.2 wrong, its derivation, and the dark theme.
TEST(FormatUpgrade, ReadsALogOfVersionOneAsItWasMeant) {
  std::ifstream file(test::source_dir() + "/tests/golden/logs/v1.jsonl");
  Log log;
  for (std::string line; std::getline(file, line);) {
    auto event = read_event(line);
    ASSERT_TRUE(event.has_value()) << line;
    EXPECT_EQ(event->order, event->utc_ms);
    EXPECT_TRUE(event->unknown.empty());
    EXPECT_EQ(read_event(event_json(*event)), event) << "the same as a line of this version";
    log.add(std::move(*event));
  }
  ASSERT_EQ(log.events().size(), 6u);
  const auto records = exercise_records(log);
  EXPECT_TRUE(records.at("0.1").solved);
  EXPECT_EQ(records.at("0.1").attempts, 2);
  EXPECT_EQ(records.at("0.1").hints, 1);
  EXPECT_FALSE(records.at("0.2").solved);
  EXPECT_TRUE(records.at("0.2").revealed);
  EXPECT_EQ(latest_answer(log)->answer, "12*96*12288^2 \xCF\x80");
  EXPECT_EQ(setting(log, "theme", "system"), "dark");
  EXPECT_EQ(streak(log, 20542).best, 1);
}

TEST(FormatUpgrade, GivesATimeThatNoClockShowsThePlaceOfTheEarliest) {
  for (const char* time : {"-5", "9000000000000000000", "253402300800000"}) {
    const auto event = read_event(std::string(R"({"v":1,"id":"x","utc_ms":)") + time +
                                  R"(,"day":1,"what":"hint","exercise":"0.1"})");
    ASSERT_TRUE(event.has_value()) << time;
    EXPECT_EQ(event->order, 0) << time;
    EXPECT_EQ(std::to_string(event->utc_ms), time) << "what was said is kept";
  }
}

}  // namespace
}  // namespace tmw
