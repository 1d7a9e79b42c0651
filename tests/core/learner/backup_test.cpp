#include "core/learner/backup.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace tmw {
namespace {

constexpr std::int32_t kToday = 20783;  // 2026-11-26: 56 years of 365 days, 14 leap days, 329 days

Event attempt(const std::string& id, std::int64_t order, std::int32_t day = kToday) {
  Event event;
  event.id = id;
  event.order = order;
  event.utc_ms = order;
  event.local_day = day;
  event.kind = EventKind::kAttempt;
  event.exercise = "0.1";
  event.verdict = "right";
  event.answer = "two\nlines and a \xE2\x82\xAC";
  return event;
}

Log log_of(std::vector<Event> events) {
  Log log;
  log.merge(std::move(events));
  return log;
}

TEST(Backup, HoldsTheWholeLogBelowAHeaderThatSaysWhatItIs) {
  Log log = log_of({attempt("b", 2), attempt("a", 1)});
  log.keep_unreadable("garbage\nof two lines");
  const std::string text = backup_text(log, kToday);
  EXPECT_EQ(text.substr(0, text.find('\n')),
            R"({"workbook":"transformer-math-workbook","v":2,"saved":"2026-11-26","lines":3})");
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 4);
  const Backup backup = read_backup(text);
  EXPECT_TRUE(backup.has_header);
  EXPECT_FALSE(is_cut(backup));
  EXPECT_EQ(backup.events, log.events());
  EXPECT_EQ(backup.unreadable, std::vector<std::string>{"garbage\nof two lines"});
  EXPECT_TRUE(backup.bad.empty());
  EXPECT_EQ(backup_file_name(kToday), "transformer-math-workbook-2026-11-26.jsonl");
}

TEST(Backup, KeepsFieldsAndKindsThatThisVersionDoesNotKnow) {
  const std::string line =
      R"({"v":2,"id":"x","order":3,"utc_ms":5,"day":1,"what":"dream","mood":[1,{"a":null}]})";
  const Backup first = read_backup(line);
  const Backup second = read_backup(backup_text(log_of(first.events), kToday));
  ASSERT_EQ(second.events.size(), 1u);
  EXPECT_EQ(event_json(second.events[0]), line);
}

TEST(Backup, ReadsOlderLogsAndLeavesOutWhatANewerVersionWrote) {
  const Backup backup = read_backup(
      "{\"v\":1,\"id\":\"x\",\"utc_ms\":7,\"day\":1,\"what\":\"hint\"}\n"
      "{\"v\":9,\"id\":\"y\",\"utc_ms\":7,\"day\":1,\"what\":\"hint\"}\n");
  ASSERT_EQ(backup.events.size(), 1u);
  EXPECT_EQ(backup.events[0].order, 7);
  EXPECT_EQ(backup.newer, 1);
  EXPECT_TRUE(backup.bad.empty());
}

TEST(Backup, CutAnywhereGivesEveryWholeLineAndNamesTheLast) {
  const std::string text = backup_text(log_of({attempt("a", 1), attempt("b", 2)}), kToday);
  const std::size_t second = text.find('\n') + 1;
  const std::size_t third = text.find('\n', second) + 1;
  for (std::size_t end = 0; end <= text.size(); ++end) {
    const Backup backup = read_backup(text.substr(0, end));
    const std::size_t whole = (end >= third - 1) + (end >= text.size() - 1);
    EXPECT_EQ(backup.events.size(), whole) << end;
    const bool in_line = end != 0 && end != second - 1 && end != second && end != third - 1 &&
                         end != third && end < text.size() - 1;
    EXPECT_EQ(backup.bad.size(), in_line ? 1u : 0u) << end;
    EXPECT_EQ(is_cut(backup), end != 0 && whole < 2) << end;
  }
}

TEST(Backup, EditedByHandNamesEachBadLineAndTakesTheRest) {
  const std::string good = event_json(attempt("a", 1));
  const std::string text = "\xEF\xBB\xBF" + good + "\r\n\r\n  \nmy notes\n{\"id\":3}\n" +
                           event_json(attempt("b", 2)) + "\n" + std::string(59, 'x') +
                           "\xE2\x82\xAC\xE2\x82\xAC\n";
  const Backup backup = read_backup(text);
  EXPECT_FALSE(backup.has_header);
  EXPECT_EQ(backup.events, (std::vector<Event>{attempt("a", 1), attempt("b", 2)}));
  ASSERT_EQ(backup.bad.size(), 3u);
  EXPECT_EQ(backup.bad[0].number, 4);
  EXPECT_EQ(backup.bad[0].start, "my notes");
  EXPECT_EQ(backup.bad[1].number, 5);
  EXPECT_EQ(backup.bad[2].number, 7);
  EXPECT_EQ(backup.bad[2].start, std::string(59, 'x') + "…") << "no character is cut";
}

TEST(Backup, AnOrderThatOnlyAnEditorGivesRulesNothing) {
  Event event = attempt("a", 1);
  event.order = kLastOrder;
  const Backup backup = read_backup(event_json(event) + "\n");
  ASSERT_EQ(backup.events.size(), 1u);
  EXPECT_EQ(backup.events[0].order, 0);
}

TEST(Backup, IsShownBeforeItIsTaken) {
  Log log = log_of({attempt("a", 1)});
  log.keep_unreadable("old garbage");
  Backup backup;
  backup.events = {attempt("a", 1), attempt("b", 2), attempt("b", 2), attempt("c", 3, kToday + 1)};
  backup.unreadable = {"old garbage", "new garbage"};
  const BackupPreview preview = preview_of(backup, log, kToday);
  EXPECT_EQ(preview.fresh, 2);
  EXPECT_EQ(preview.known, 2);
  EXPECT_EQ(preview.ahead, 1);
  EXPECT_EQ(preview.fresh_unreadable, 1);
}

TEST(Backup, MergesToTheSameLogInWhateverOrderAndHoweverOften) {
  const std::string phone = backup_text(log_of({attempt("a", 1), attempt("c", 3)}), kToday);
  const std::string laptop = backup_text(log_of({attempt("b", 2), attempt("a", 1)}), kToday);
  Log one;
  Log other;
  for (const std::string& text : {phone, laptop, phone}) one.merge(read_backup(text).events);
  other.merge(read_backup(laptop + phone).events);  // one file after the other in one file
  EXPECT_EQ(one.events(), other.events());
  EXPECT_EQ(one.events().size(), 3u);
}

TEST(Backup, OfAForeignFileIsNothing) {
  for (const std::string& text :
       {std::string(), std::string("\n\n"), std::string("PNG\0\x1A\n\xFF", 8), std::string("[]"),
        std::string("{\"workbook\":\"another\"}")}) {
    const Backup backup = read_backup(text);
    EXPECT_FALSE(backup.has_header);
    EXPECT_TRUE(backup.events.empty());
  }
}

}  // namespace
}  // namespace tmw
