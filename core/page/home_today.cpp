// What to do now: unfinished work before new work, and what comes back today.
#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>
#include <vector>

#include "core/content/workbook.h"
#include "core/learner/slip_records.h"
#include "core/page/home_parts.h"
#include "core/page/nodes.h"
#include "core/page/screens.h"
#include "core/session/practice_words.h"
#include "core/session/session.h"
#include "core/session/slip_titles.h"
#include "core/session/words.h"

namespace tmw {
namespace {

// A way on, and what is to be said of it.
struct Way {
  std::string path;
  std::string words;
  std::string hash;
  std::string note{};
};

std::string named(const Session& session, const std::string& exercise) {
  const ExerciseEntry* entry = find_exercise_entry(session.workbook.index, exercise);
  return entry == nullptr ? exercise : exercise + " " + entry->title;
}

// "Last time: GB for GiB." Empty if the last answer held no slip that has a name.
std::string last_time(const Session& session, const std::string& exercise) {
  const Event* event = latest_answer(session.log, exercise);
  const std::vector<std::string> slips =
      event == nullptr ? std::vector<std::string>{} : slips_of(*event);
  if (slips.empty()) return {};
  const bool own = !exercise_of_slip(slips.front()).empty();
  const std::string words =
      own ? slip_to_mind(session, slips.front()) : slip_title(session, slips.front());
  return words.empty() ? std::string() : words::last_time(words);
}

std::optional<Way> unfinished(const Session& session) {
  const std::string exercise = unfinished_exercise(session);
  if (exercise.empty()) return std::nullopt;
  return Way{"home/today/unfinished", words::kContinueWith + named(session, exercise),
             hash_of_exercise(exercise), last_time(session, exercise)};
}

std::optional<Way> due(const Session& session) {
  const std::vector<std::string> due = due_today(session);
  if (due.empty()) return std::nullopt;
  return Way{"home/today/due",
             words::due_today(static_cast<int>(due.size()), minutes_for(session, due)),
             hash_of(PracticePlace{})};
}

bool is_begun(const Session& session, const ChapterEntry& chapter) {
  return std::any_of(chapter.exercises.begin(), chapter.exercises.end(),
                     [&session](const ExerciseEntry& exercise) {
                       const auto record = session.records.find(exercise.id);
                       return record != session.records.end() && record->second.attempts > 0;
                     });
}

// A chapter that is not begun begins with its text.
std::optional<Way> next_new(const Session& session) {
  const std::string exercise = next_new_exercise(session);
  if (exercise.empty()) return std::nullopt;
  const int number = chapter_of(exercise);
  const ChapterEntry* chapter = find_entry(session.workbook.index, number);
  if (chapter != nullptr && !is_begun(session, *chapter))
    return Way{"home/today/new",
               words::kNextChapter + (std::to_string(number) + " ") + chapter->title,
               hash_of(ChapterPlace{.chapter = number})};
  return Way{"home/today/new", words::kNextNew + named(session, exercise),
             hash_of_exercise(exercise)};
}

Node list_item(Way way) {
  Run run = text_run(std::move(way.words));
  run.kind = RunKind::kLink;
  run.href = std::move(way.hash);
  return words_node(NodeKind::kListItem, way.path, {std::move(run)});
}

// The first is the main one, the others stand below it.
void add_ways(Node& card, std::vector<Way> ways) {
  if (ways.empty()) return;
  Node row = make_node(NodeKind::kRow, "home/today/main");
  row.children.push_back(link(ways.front().path, ways.front().words, ways.front().hash));
  row.children.back().tone = Tone::kPrimary;
  card.children.push_back(std::move(row));
  if (!ways.front().note.empty()) {
    card.children.push_back(
        words_node(NodeKind::kParagraph, "home/today/note", std::move(ways.front().note)));
    card.children.back().tone = Tone::kQuiet;
  }
  if (ways.size() == 1) return;
  Node list = make_node(NodeKind::kList, "home/today/list");
  for (std::size_t i = 1; i < ways.size(); ++i)
    list.children.push_back(list_item(std::move(ways[i])));
  card.children.push_back(std::move(list));
}

// A practice that was left and goes on where it was.
std::optional<Way> left_practice(const Session& session, PracticeKind kind) {
  const PracticePlace place{kind};
  std::string left = words_of_left(session, place);
  if (left.empty()) return std::nullopt;
  return Way{"home/today/" + hash_of(place), std::move(left), hash_of(place)};
}

std::vector<Way> first_ways(const Session& session) {
  const std::string first = next_new_exercise(session);
  const int placed = std::atoi(setting(session.log, "placed", "").c_str());
  const int chapter = placed > 0 ? placed : chapter_of(first);
  std::vector<Way> ways = {{"home/today/start", words::kStartWithChapter + std::to_string(chapter),
                            hash_of(ChapterPlace{.chapter = chapter})}};
  if (home_first(session).children.empty())
    ways.push_back(
        {"home/today/try", words::kTryOne + named(session, first), hash_of_exercise(first)});
  if (auto placement = left_practice(session, PracticeKind::kPlacement)) {
    ways.push_back(*placement);
  } else {
    ways.push_back({"home/today/placement", words::kFindOut,
                    hash_of(PracticePlace{PracticeKind::kPlacement})});
  }
  return ways;
}

std::vector<Way> ways_on(const Session& session) {
  std::vector<Way> ways;
  for (auto& way :
       {unfinished(session), left_practice(session, PracticeKind::kPlacement),
        left_practice(session, PracticeKind::kTimed), due(session), next_new(session)}) {
    if (way) ways.push_back(*way);
  }
  return ways;
}

}  // namespace

Node home_today(const Session& session, const Mastery& all) {
  const bool begun = latest_answer(session.log) != nullptr;
  Node card = make_node(NodeKind::kCard, "home/today");
  card.children.push_back(
      heading("home/today/title", 2, begun ? words::kToday : words::kWhereToStart));
  const bool there = !next_new_exercise(session).empty();
  add_ways(card, begun ? ways_on(session) : there ? first_ways(session) : std::vector<Way>{});
  const bool everything = all.count > 0 && all.solved() == all.count;
  if (everything) {
    Run record = text_run(words::kRecord);
    record.kind = RunKind::kLink;
    record.href = hash_of(RecordPlace{});
    card.children.push_back(
        words_node(NodeKind::kParagraph, "home/today/all",
                   {text_run(words::kEverythingSolved), std::move(record), text_run(".")}));
  }
  return card;
}

}  // namespace tmw
