#include "core/learner/backup.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/learner/backup_reading.h"

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

// Whether it is told that something of the file is not there.
bool is_cut(const Backup& backup) { return backup.ends_broken || missing_lines(backup) > 0; }

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
      "{\"v\":1,\"id\":\"x\",\"utc_ms\":7,\"day\":1,\"what\":\"hint\",\"exercise\":\"0.1\"}\n"
      "{\"v\":9,\"id\":\"y\",\"utc_ms\":7,\"day\":1,\"what\":\"hint\",\"exercise\":\"0.1\"}\n");
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

// A copy of two events as text, and what its lines are.
std::vector<std::string> lines_of_copy() {
  const std::string text = backup_text(log_of({attempt("a", 1), attempt("b", 2)}), kToday);
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines, const std::string& between) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : between) + line;
  return text;
}

// Each field on a line of its own, as editors and tools print JSON.
std::string spread(const std::string& line, const std::string& newline) {
  std::string text;
  bool in_string = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"' && (i == 0 || line[i - 1] != '\\')) in_string = !in_string;
    if (line[i] == '}' && !in_string) text += newline;
    text += line[i];
    if (!in_string && (line[i] == '{' || line[i] == ',')) text += newline + "    ";
  }
  return text;
}

TEST(Backup, SavedAnewByAnEditorIsReadWhateverItsLinesAndLists) {
  const std::vector<std::string> lines = lines_of_copy();
  ASSERT_EQ(lines.size(), 3u);
  std::vector<std::string> copies = {
      joined(lines, "\r") + "\r",
      joined(lines, "\r\n"),
      joined(lines, "\n\xEF\xBB\xBF"),        // files of some systems, one after the other
      joined(lines, ",\n") + ",\n",           // as in a list, its brackets lost
      "[" + joined(lines, ",") + "]",         // on one line
      "[" + joined(lines, ",\n") + ",\n]\n",  // and with a comma too many
      "{\"events\": [" + joined(lines, ",") + "], \"by\": \"a tool\"}",
      joined(lines, ""),
      lines[0].substr(0, lines[0].size() - 1) + ",\"events\":[" + lines[1] + "," + lines[2] + "]}",
  };
  for (const std::string newline : {"\n", "\r\n", "\r"}) {
    std::vector<std::string> over_lines;
    for (const std::string& line : lines) over_lines.push_back(spread(line, newline));
    copies.push_back("[" + newline + joined(over_lines, "," + newline) + newline + "]");
    copies.push_back(joined(over_lines, newline));
    for (std::string& text : over_lines) text.insert(text.size() - 1, "," + newline);
    copies.push_back("[" + newline + joined(over_lines, "," + newline) + "," + newline + "]");
  }
  for (const std::string& copy : copies) {
    const Backup backup = read_backup(copy);
    EXPECT_TRUE(backup.has_header) << copy;
    EXPECT_EQ(backup.events, (std::vector<Event>{attempt("a", 1), attempt("b", 2)})) << copy;
    EXPECT_TRUE(backup.bad.empty()) << copy;
    EXPECT_FALSE(is_cut(backup)) << copy;
  }
}

TEST(Backup, SpreadOverLinesNamesWhatIsBrokenOnceAndTakesTheRest) {
  const std::vector<std::string> lines = lines_of_copy();
  std::string broken = spread(lines[1], "\n");
  broken.erase(broken.find("\"order\"") + 6, 1);  // a quote is lost
  const std::string good = spread(lines[2], "\n");
  const Backup edited = read_backup("[\n" + broken + ",\n" + good + "\n]\n");
  EXPECT_EQ(edited.events, std::vector<Event>{attempt("b", 2)});
  ASSERT_EQ(edited.bad.size(), 1u);
  EXPECT_EQ(edited.bad[0].number, 2);
  EXPECT_EQ(edited.bad[0].start, "{ …");
  EXPECT_FALSE(edited.ends_broken);

  const std::string whole = "[\n" + good + ",\n" + spread(lines[1], "\n");
  const Backup cut = read_backup(whole.substr(0, whole.size() - 20));
  EXPECT_EQ(cut.events, std::vector<Event>{attempt("b", 2)});
  EXPECT_EQ(cut.bad.size(), 1u);
  EXPECT_TRUE(is_cut(cut));
}

TEST(Backup, ABrokenLineTakesNoOtherWithIt) {
  const std::string good = event_json(attempt("a", 1));
  for (const std::string& line :
       {std::string("{"), std::string("{\"id\":"), std::string("{\"id\":\"x"),
        std::string("{\"a\":1,"), std::string("{\"a\":[1,"), std::string("[1,2"), std::string("}"),
        std::string("{\"a\":1}}"), std::string("{\"a\":\"\\"), std::string("{]")}) {
    const Backup backup = read_backup(line + "\n" + good + "\n" + line);
    EXPECT_EQ(backup.events, std::vector<Event>{attempt("a", 1)}) << line;
    EXPECT_GE(backup.bad.size(), 2u) << line;
    EXPECT_EQ(backup.bad.front().number, 1) << line;
    EXPECT_EQ(backup.bad.back().number, 3) << line;
  }
}

// What tools make of a copy: one object around all of it, perhaps cut off or damaged within.
TEST(Backup, WrappedInAnObjectIsReadAsItsLinesAre) {
  const std::vector<std::string> lines = lines_of_copy();
  const std::vector<Event> both = {attempt("a", 1), attempt("b", 2)};
  for (const std::string& copy : {
           R"({"data":{"by":"a tool","events":[)" + lines[1] + "," + lines[2] + "]}}",
           R"({"a":[)" + lines[1] + R"(],"n":[1,2],"b":{"c":[)" + lines[2] + "]}}",
           R"({"lists":[[)" + lines[1] + "],[" + lines[2] + "]]}",
           "{\n\"by\": [\"a tool\"],\n\"events\": [\n" + lines[1] + ",\n" + lines[2] + "\n]\n}\n",
       }) {
    const Backup backup = read_backup(copy);
    EXPECT_EQ(backup.events, both) << copy;
    EXPECT_TRUE(backup.bad.empty()) << copy;
  }
  const std::string good = R"({"by":"a tool","events":[)" + lines[1];
  for (const std::string& rest : {std::string(","), "," + lines[2].substr(0, 40)}) {
    const Backup cut = read_backup(good + rest);
    EXPECT_EQ(cut.events, std::vector<Event>{attempt("a", 1)}) << rest;
    EXPECT_EQ(is_cut(cut), rest.size() > 1) << rest;
  }
  const Backup damaged = read_backup("{\"events\": [\n" + lines[1] +
                                     ",\n{\"id\":\"x\",\n\"v\":oops},\n" + lines[2] + "\n]}");
  EXPECT_EQ(damaged.events, both);
  ASSERT_EQ(damaged.bad.size(), 1u);
  EXPECT_EQ(damaged.bad[0].number, 3) << "as the file counts its lines";
  const Backup broken = read_backup("{\"events\": [" + lines[1] + ", {]}\n" + lines[2]);
  EXPECT_EQ(broken.events, both);
  EXPECT_EQ(broken.bad_lines, 1);
  // An event's own field is no list of events.
  const std::string own =
      R"({"v":2,"id":"x","order":1,"utc_ms":1,"day":1,"what":"dream","of":[{"a":1}]})";
  ASSERT_EQ(read_backup(own).events.size(), 1u);
  EXPECT_EQ(event_json(read_backup(own).events[0]), own);
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

TEST(Backup, ReadsWhatIsMeantByFieldsThatAToolWroteAnew) {
  const Event meant = attempt("a", 1764000000001);
  const std::string start = R"({"id":"a","what":"attempt","verdict":"right",)"
                            "\"answer\":\"two\\nlines and a \xE2\x82\xAC\",";
  for (
      const char* rest : {
          R"("v":2,"order":1764000000001,"utc_ms":1764000000001,"day":20783,"exercise":"0.1"})",
          R"("v":2.0,"order":1764000000001.0,"utc_ms":1.764000000001e12,"day":20783.0,"exercise":0.1,
              "seed":null,"numbers":null,"slip":null,"number":null,"name":null,"drill":null})",
          R"("v":"2","order":"1764000000001","utc_ms":"1764000000001.0","day":"20783","exercise":"0.1",
              "seed":0.0,"numbers":{"answer":null}})",
      }) {
    const Backup backup = read_backup(start + rest);
    EXPECT_TRUE(backup.bad.empty()) << rest;
    EXPECT_EQ(backup.events, std::vector<Event>{meant}) << rest;
    EXPECT_FALSE(is_foreign(backup));
  }
  const Backup numbers = read_backup(
      start +
      R"("v":"2","order":1,"utc_ms":1,"day":1,"exercise":"0.1","seed":"18446744073709551615",)" +
      R"("numbers":{"a":"1.5","b":2,"c":null},"mood":null})");
  ASSERT_EQ(numbers.events.size(), 1u);
  EXPECT_EQ(numbers.events[0].seed, 18446744073709551615U) << "no double holds it";
  EXPECT_EQ(numbers.events[0].numbers, (NamedNumbers{{"a", 1.5}, {"b", 2.0}}));
  EXPECT_EQ(numbers.events[0].unknown, (RawFields{{"mood", "null"}})) << "nobody knows what it is";
  EXPECT_TRUE(read_backup(R"({"workbook":"transformer-math-workbook","lines":"2"})").has_header);
  EXPECT_EQ(missing_lines(read_backup(R"({"workbook":"transformer-math-workbook","lines":2.0})")),
            2);
}

TEST(Backup, SaysOfALineThatIsNoneOfItsEventsWhatIsWrongWithIt) {
  const auto fault = [](const std::string& fields) {
    const Backup backup = read_backup("{\"id\":\"a\",\"order\":1," + fields + "}");
    EXPECT_EQ(backup.bad.size(), 1u) << fields;
    EXPECT_FALSE(is_foreign(backup)) << fields;
    return backup.bad.empty() ? EventFault{} : backup.bad[0].fault;
  };
  EXPECT_EQ(fault(R"("v":2,"day":1,"what":"hint","exercise":"0.1")").field, "utc_ms");
  EXPECT_TRUE(fault(R"("v":2,"day":1,"what":"hint","exercise":"0.1")").missing);
  EXPECT_EQ(fault(R"("v":1,"day":1,"what":"hint","exercise":"0.1")").field, "utc_ms");
  EXPECT_EQ(fault(R"("utc_ms":1,"day":1,"what":"hint","exercise":"0.1")").field, "v");
  EXPECT_EQ(fault(R"("v":"two","utc_ms":1,"day":1,"what":"hint","exercise":"0.1")").field, "v");
  EXPECT_FALSE(fault(R"("v":"two","utc_ms":1,"day":1,"what":"hint","exercise":"0.1")").missing);
  EXPECT_EQ(fault(R"("v":2,"utc_ms":1,"day":1.5,"what":"hint","exercise":"0.1")").field, "day");
  EXPECT_EQ(fault(R"("v":2,"utc_ms":1,"day":1,"what":null)").field, "what");
  EXPECT_EQ(fault(R"("v":2,"utc_ms":1,"day":1,"what":"hint","exercise":"0.1","seed":1e300)").field,
            "seed");
  EXPECT_EQ(
      fault(R"("v":2,"utc_ms":1,"day":1,"what":"hint","exercise":"0.1","numbers":{"a":"x"})").field,
      "numbers");
  // What its kind is about: null is how tools write that there is none.
  for (const auto& [fields, lacking] : {
           std::pair{R"("what":"attempt","exercise":null,"verdict":"right")", "exercise"},
           std::pair{R"("what":"attempt","exercise":"0.1","verdict":null)", "verdict"},
           std::pair{R"("what":"review","exercise":"","verdict":"right")", "exercise"},
           std::pair{R"("what":"hint","number":1)", "exercise"},
           std::pair{R"("what":"reveal")", "exercise"},
           std::pair{R"("what":"setting","value":"dark")", "name"},
           std::pair{R"("what":"play","number":3)", "name"},
       }) {
    const EventFault found = fault(R"("v":2,"utc_ms":1,"day":1,)" + std::string(fields));
    EXPECT_EQ(found.field, lacking) << fields;
    EXPECT_TRUE(found.missing) << fields;
  }
  EXPECT_EQ(fault(R"("v":2,"utc_ms":1,"day":1,"what":"attempt","exercise":[1])").field, "exercise");
  EXPECT_FALSE(fault(R"("v":2,"utc_ms":1,"day":1,"what":"attempt","exercise":[1])").missing);
}

TEST(Backup, BreaksOffOnlyWhereAnObjectDoes) {
  std::vector<std::string> lines = lines_of_copy();
  lines.pop_back();
  const Backup shorter = read_backup(joined(lines, "\n") + "\n");
  EXPECT_FALSE(shorter.ends_broken);
  EXPECT_EQ(missing_lines(shorter), 1);
  const Backup noted = read_backup(joined(lines_of_copy(), "\n") + "\nmy notes");
  EXPECT_EQ(noted.bad_lines, 1);
  EXPECT_FALSE(is_cut(noted));
  EXPECT_TRUE(read_backup(lines[1].substr(0, lines[1].size() - 1)).ends_broken);
}

TEST(Backup, OddEndsOfLinesAreEndsOfLines) {
  for (const std::string& end :
       {std::string("\r\r\n"), std::string("\n\r"), std::string("\v"), std::string("\f"),
        std::string("\xC2\x85"), std::string("\xE2\x80\xA8"), std::string("\xE2\x80\xA9"),
        std::string("\xC2\xA0\n"), std::string("\n\x1A"), std::string("\0\n", 2)}) {
    const Backup backup = read_backup(joined(lines_of_copy(), end) + end);
    EXPECT_EQ(backup.events.size(), 2u) << end;
    EXPECT_EQ(backup.bad_lines, 0) << end;
    EXPECT_FALSE(is_cut(backup)) << end;
  }
}

TEST(Backup, IsTheSameReadInSlicesOfAnyLengthAndInACopyOfItsReading) {
  const std::string copy = joined(lines_of_copy(), "\n");
  for (const std::string& text :
       {copy, "{\"events\":[" + joined(lines_of_copy(), ",") + "],\"more\":[{\"id\":3}]}\nnotes",
        std::string()}) {
    const Backup whole = read_backup(text);
    for (const std::size_t bytes : {1u, 100u, 200u, 100'000u}) {
      BackupReading reading(text);
      double share = 0.0;
      while (reading.read_on(bytes)) {
        share = reading.share();
        EXPECT_TRUE(share >= 0.0 && share <= 1.0);
        reading = BackupReading(reading);
      }
      EXPECT_EQ(reading.share(), 1.0);
      const Backup slices = reading.take();
      EXPECT_EQ(slices.events, whole.events);
      EXPECT_EQ(slices.bad_lines, whole.bad_lines);
      EXPECT_EQ(slices.promised, whole.promised);
      EXPECT_EQ(slices.found, whole.found);
    }
  }
}

TEST(Backup, KeepsAThousandBadLinesAndCountsAll) {
  std::string text;
  for (int i = 0; i < 1500; ++i) text += "x\n";
  const Backup backup = read_backup(text);
  EXPECT_EQ(backup.bad.size(), 1000u);
  EXPECT_EQ(backup.bad_lines, 1500);
  EXPECT_TRUE(is_foreign(backup));
}

}  // namespace
}  // namespace tmw
