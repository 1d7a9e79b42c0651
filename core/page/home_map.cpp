// The whole workbook at a glance: every exercise with its state; the days of work; frequent slips.
#include <algorithm>
#include <cstdlib>
#include <utility>

#include "core/content/workbook.h"
#include "core/learner/slip_records.h"
#include "core/page/home_parts.h"
#include "core/page/nodes.h"
#include "core/session/practice_words.h"
#include "core/session/session.h"
#include "core/session/slip_titles.h"

namespace tmw {
namespace {

struct Sign {
  Mark mark = Mark::kNone;
  Tone tone = Tone::kPlain;
  const char* words = "";
};

Sign sign_of(const ExerciseStanding& one) {
  if (one.due) return {Mark::kDue, Tone::kPlain, words::kIsDue};
  switch (one.standing) {
    case Standing::kNew:
      return {Mark::kUntried, Tone::kQuiet, words::kIsNew};
    case Standing::kTried:
      return {Mark::kTried, Tone::kPlain, words::kIsTried};
    case Standing::kWithHelp:
      return {Mark::kHelped, Tone::kPlain, words::kIsHelped};
    case Standing::kAlone:
      return {Mark::kDone, Tone::kGood, words::kIsSolved};
  }
  return {};
}

// Answers by day, the earliest of the weeks first; its first day is a Monday.
constexpr int kWeeks = 16;
constexpr int kDays = 7 * kWeeks;

// 1970-01-01 was a Thursday.
int weekday(std::int32_t day) { return static_cast<int>(((day + 3) % 7 + 7) % 7); }

// A log may hold answers to exercises that this workbook does not have.
std::vector<int> answers_by_day(const Session& session, std::int32_t first) {
  std::vector<int> answers(kDays, 0);
  for (const Event& event : session.log.events()) {
    const std::int64_t at = static_cast<std::int64_t>(event.local_day) - first;
    if (!is_answer(event) || at < 0 || at >= kDays || event.local_day > session.today) continue;
    if (find_exercise_entry(session.workbook.index, event.exercise) != nullptr)
      ++answers[static_cast<std::size_t>(at)];
  }
  return answers;
}

// Few answers are seen as well as many: a day of ten is as dark as one of a hundred.
double shade(int answers) {
  if (answers == 0) return 0.0;
  return std::min(1.0, 0.25 + 0.075 * answers);
}

}  // namespace

Node home_map(const ChapterEntry& chapter, const Standings& standings) {
  const std::string path = "home/map/" + std::to_string(chapter.number);
  Node row = make_node(NodeKind::kRow, path);
  row.label = words::exercises_of(chapter.number);
  const auto add = [&](const ExerciseEntry& exercise) {
    const auto found = standings.find(exercise.id);
    const Sign sign = sign_of(found == standings.end() ? ExerciseStanding{} : found->second);
    Run id = text_run(exercise.id);
    id.kind = RunKind::kLink;
    id.label = exercise.id + " " + exercise.title + ", " +
               (is_bonus_id(exercise.id) ? words::kBonusIn : "") + sign.words;
    id.href = hash_of_exercise(exercise.id);
    Node badge = words_node(NodeKind::kBadge, path + "/" + exercise.id, {std::move(id)});
    badge.mark = sign.mark;
    row.children.push_back(std::move(badge));
  };
  for (const ExerciseEntry& exercise : chapter.exercises) add(exercise);
  for (const ExerciseEntry& exercise : chapter.bonus) add(exercise);
  return row;
}

Node map_signs() {
  constexpr ExerciseStanding kOneEach[] = {{Standing::kNew, false},
                                           {Standing::kTried, false},
                                           {Standing::kWithHelp, false},
                                           {Standing::kAlone, false},
                                           {Standing::kAlone, true}};
  Node row = make_node(NodeKind::kRow, "home/map/signs");
  row.label = words::kSigns;
  for (const ExerciseStanding& one : kOneEach) {
    const Sign sign = sign_of(one);
    Node badge =
        words_node(NodeKind::kBadge, std::string("home/map/signs/") + sign.words, sign.words);
    badge.mark = sign.mark;
    row.children.push_back(std::move(badge));
  }
  return row;
}

Node activity(const Session& session) {
  const std::int32_t first = session.today - weekday(session.today) - 7 * (kWeeks - 1);
  const std::vector<int> answers = answers_by_day(session, first);
  Chart chart;
  chart.id = "activity";
  chart.kind = ChartKind::kGrid;
  chart.columns = kWeeks;
  chart.cell_px = 18;
  chart.series.emplace_back();
  for (int day = 0; day < 7; ++day) {
    for (int week = 0; week < kWeeks; ++week)
      chart.series.back().y.push_back(shade(answers[static_cast<std::size_t>(7 * week + day)]));
  }
  int active = 0;
  int all = 0;
  for (const int one : answers) {
    active += one > 0 ? 1 : 0;
    all += one;
  }
  Node figure = make_node(NodeKind::kFigure, "home/activity");
  figure.label = words::activity(active, all, kWeeks);
  figure.runs = {text_run(figure.label)};
  figure.figure = std::move(chart);
  return figure;
}

Node frequent_slips(const Session& session) {
  const auto records = slip_records(session.log, session.today);
  std::vector<std::string> keys = slips_to_practise(records);
  if (keys.size() > kFrequentSlips) keys.resize(kFrequentSlips);
  Node list = make_node(NodeKind::kList, "home/slips/list");
  for (const std::string& key : keys) {
    Run run = text_run(slip_title(session, key));
    run.kind = RunKind::kLink;
    run.href = hash_of(PracticePlace{PracticeKind::kSlip, key});
    list.children.push_back(
        words_node(NodeKind::kListItem, "home/slips/" + key,
                   {std::move(run), text_run(": " + words::times(records.at(key).count))}));
  }
  return list;
}

}  // namespace tmw
