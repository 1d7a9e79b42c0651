// Proof of work: what was solved and when, once a chapter or all is mastered. To be printed.
#include <algorithm>
#include <utility>
#include <vector>

#include "core/content/workbook.h"
#include "core/learner/backup.h"
#include "core/page/nodes.h"
#include "core/page/screens.h"
#include "core/session/mastery.h"
#include "core/session/practice_words.h"
#include "core/session/session.h"
#include "core/session/words.h"
#include "core/text/sha256.h"

namespace tmw {
namespace {

// What the record is about.
struct Work {
  std::vector<const ChapterEntry*> chapters;
  Mastery mastery;
  int answers = 0;
  std::int32_t first_day = 0;
  std::int32_t last_day = 0;  // on which the last of them was solved
};

bool is_of(const Work& work, const std::string& exercise) {
  return std::any_of(work.chapters.begin(), work.chapters.end(), [&](const ChapterEntry* chapter) {
    return std::any_of(chapter->exercises.begin(), chapter->exercises.end(),
                       [&](const ExerciseEntry& one) { return one.id == exercise; });
  });
}

void add(Mastery& all, const Mastery& more) {
  all.count += more.count;
  all.alone += more.alone;
  all.with_help += more.with_help;
  all.tried += more.tried;
  all.due += more.due;
}

void count_answers(Work& work, const Session& session) {
  std::vector<std::string> solved;
  for (const Event& event : session.log.events()) {
    const bool answer = event.kind == EventKind::kAttempt || event.kind == EventKind::kReview;
    if (!answer || !is_of(work, event.exercise)) continue;
    if (work.answers == 0) work.first_day = event.local_day;
    ++work.answers;
    const bool known = std::find(solved.begin(), solved.end(), event.exercise) != solved.end();
    if (!is_right(event) || known) continue;
    solved.push_back(event.exercise);
    work.last_day = event.local_day;
  }
}

Work work_of(const Session& session, const RecordPlace& place) {
  Work work;
  const Standings standings = standings_of(session);
  for (const ChapterEntry& entry : session.workbook.index.chapters) {
    if (entry.file.empty() || (place.chapter && entry.number != *place.chapter)) continue;
    work.chapters.push_back(&entry);
    add(work.mastery, mastery_of(standings, entry));
  }
  count_answers(work, session);
  return work;
}

Node fact(const std::string& name, const char* what, std::string value) {
  return table_row("record/" + name, {{text_run(what)}, {text_run(std::move(value))}});
}

Node facts(const Session& session, const Work& work) {
  Node table = make_node(NodeKind::kTable, "record/facts");
  table.label = words::kRecord;
  const auto add_fact = [&table](const std::string& name, const char* what, std::string value) {
    table.children.push_back(fact(name, what, std::move(value)));
  };
  add_fact("alone", words::kSolvedAlone, std::to_string(work.mastery.alone));
  add_fact("help", words::kSolvedWithHelpShort, std::to_string(work.mastery.with_help));
  add_fact("answers", words::kAnswersGiven, std::to_string(work.answers));
  add_fact("first", words::kFirstAnswer, words::date_told(work.first_day, session.today));
  add_fact("last", words::kAllSolvedOn, words::date_told(work.last_day, session.today));
  add_fact("today", words::kRecordOf, date_text(session.today));
  return table;
}

void add_chapters(Page& page, const Work& work) {
  Node list = make_node(NodeKind::kList, "record/chapters");
  for (const ChapterEntry* entry : work.chapters) {
    const std::string number = std::to_string(entry->number);
    list.children.push_back(
        words_node(NodeKind::kListItem, "record/chapters/" + number,
                   number + " " + entry->title + ": " +
                       words::solved_count(entry->exercise_count(), entry->exercise_count())));
  }
  page.children.push_back(std::move(list));
}

void add_fingerprint(Page& page, const Session& session) {
  page.children.push_back(
      words_node(NodeKind::kParagraph, "record/hash/about", words::kAboutFingerprint));
  Node hash = make_node(NodeKind::kCode, "record/hash");
  const std::string digits = sha256_hex(answer_lines(session.log));
  hash.text = digits.substr(0, 32) + "\n" + digits.substr(32);  // fits a phone
  page.children.push_back(std::move(hash));
  Node check = make_node(NodeKind::kCode, "record/hash/check");
  check.text = words::kCheckFingerprint;
  page.children.push_back(std::move(check));
}

}  // namespace

std::string record_title(const Session& session, const RecordPlace& place) {
  if (!place.chapter) return words::kRecord;
  return std::string(words::kRecord) + ": " + chapter_title(session, {.chapter = *place.chapter});
}

void add_record(Page& page, const Session& session, const RecordPlace& place) {
  const Work work = work_of(session, place);
  const bool mastered = work.mastery.count > 0 && work.mastery.solved() == work.mastery.count;
  page.children.push_back(
      words_node(NodeKind::kParagraph, "record/says",
                 mastered ? words::record_says(session.workbook.index.title, work.mastery.count)
                          : words::record_to_come(work.mastery.solved(), work.mastery.count)));
  if (mastered) {
    page.children.push_back(facts(session, work));
    if (!place.chapter) add_chapters(page, work);
    add_fingerprint(page, session);
  }
  Node row = make_node(NodeKind::kRow, "record/ways");
  row.children.push_back(link("record/home", words::kHome, hash_of(Home{})));
  page.children.push_back(std::move(row));
}

}  // namespace tmw
