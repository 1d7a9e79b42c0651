#include "core/session/own_work.h"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

#include "core/content/exercise.h"
#include "core/exercise/answer_words.h"
#include "core/exercise/instantiate.h"
#include "core/exercise/mark_words.h"
#include "core/exercise/problem_part.h"
#include "core/marking/marking.h"

namespace tmw {
namespace {

bool carries_numbers(const Exercise& exercise) {
  return std::any_of(exercise.given.begin(), exercise.given.end(),
                     [](const GivenSpec& given) { return !given.from.empty(); });
}

// The parts of an exercise whose latest answer is right with the original numbers: "9.1.answer".
std::set<std::string> right_parts(const Exercise& exercise, const Log& log) {
  const Event* event = latest_answer(log, exercise.id, 0);
  if (event == nullptr || parts_of(exercise).empty()) return {};
  const Problem problem = instantiate(exercise, 0).problem;
  const std::span<const ProblemPart> parts = parts_of(problem);
  const std::vector<std::string> answers = split(event->answer, '\n');
  std::set<std::string> right;
  for (std::size_t i = 0; i < parts.size() && i < answers.size(); ++i) {
    if (mark_number(parts[i].question, answers[i]).kind == VerdictKind::kRight)
      right.insert(parts[i].question.id);
  }
  return right;
}

// The learner's own numbers without those that the exercises have anyway.
CarriedNumbers differing_numbers(const Session& session, const Exercise& exercise) {
  CarriedNumbers numbers = own_numbers(session.log);
  for (const GivenSpec& given : exercise.given) {
    if (numbers.count(given.from) == 0) continue;
    const std::string source = given.from.substr(0, given.from.rfind('.'));
    const Exercise* earlier = find_exercise(session.workbook, source);
    if (earlier != nullptr && right_parts(*earlier, session.log).count(given.from) != 0)
      numbers.erase(given.from);
  }
  return numbers;
}

}  // namespace

CarriedNumbers own_numbers(const Log& log) {
  CarriedNumbers numbers;
  for (const Event& event : log.events()) {
    if (event.seed != 0) continue;
    for (const auto& [part, value] : event.numbers) numbers[event.exercise + "." + part] = value;
  }
  return numbers;
}

void tell_own_numbers(Session& session) {
  for (auto& [id, state] : session.exercises) {
    const Exercise* exercise = find_exercise(session.workbook, id);
    if (exercise == nullptr || !carries_numbers(*exercise)) continue;
    state.problem.carried.clear();
    if (state.problem.seed != 0) continue;
    const CarriedNumbers numbers = differing_numbers(session, *exercise);
    if (!numbers.empty())
      state.problem.carried = instantiate(*exercise, 0, numbers).problem.carried;
  }
}

bool is_at_rest(const ExerciseState& state) {
  return !state.verdict && is_untouched(state.problem, state.entry);
}

void write_in(ExerciseState& state, CodeLanguage language) {
  const auto* problem = std::get_if<BuildProblem>(&state.problem.task);
  auto* entry = std::get_if<BuildEntry>(&state.entry);
  if (problem == nullptr || entry == nullptr || entry->language == language) return;
  BuildEntry next{entry->other.empty() ? starter_of(*problem, language) : entry->other, 0};
  next.language = language;
  if (entry->source != starter_of(*problem, entry->language)) next.other = entry->source;
  next.passing = entry->passing;
  next.passing_language = entry->passing_language;
  *entry = std::move(next);
  state.verdict.reset();
}

namespace {

// The code that was run last in each language, and the one that passed last.
void bring_back_code(const BuildProblem& problem, const std::string& id, const Log& log,
                     BuildEntry& entry) {
  for (const Event& event : log.events()) {
    if (event.exercise != id || event.answer.empty()) continue;
    const auto ran = read_entry(problem, event.answer);
    if (!ran) continue;
    (ran->language == entry.language ? entry.source : entry.other) = ran->source;
    if (event.verdict != verdict_name(VerdictKind::kRight)) continue;
    entry.passing = ran->source;
    entry.passing_language = ran->language;
  }
}

}  // namespace

void bring_back_entries(ExerciseState& state, const Log& log) {
  const auto* problem = std::get_if<BuildProblem>(&state.problem.task);
  if (auto* entry = std::get_if<BuildEntry>(&state.entry); entry != nullptr && problem != nullptr) {
    write_in(state, language_of_word(setting(log, "language", "")));
    return bring_back_code(*problem, state.problem.id, log, *entry);
  }
  const Event* event = outlives_numbers(state.problem)
                           ? latest_answer(log, state.problem.id)
                           : latest_answer(log, state.problem.id, state.problem.seed);
  if (event == nullptr || event->answer.empty()) return;
  if (auto entry = read_entry(state.problem, event->answer)) state.entry = std::move(*entry);
}

std::vector<std::string> all_exercise_ids(const WorkbookIndex& index) {
  std::vector<std::string> ids;
  for (const ChapterEntry& chapter : index.chapters) {
    if (chapter.file.empty()) continue;
    for (const ExerciseEntry& exercise : chapter.exercises) ids.push_back(exercise.id);
  }
  return ids;
}

std::string next_exercise(const Session& session) {
  std::vector<std::string> ids = all_exercise_ids(session.workbook.index);
  const Event* last = latest_answer(session.log);
  const auto start =
      last == nullptr ? ids.begin() : std::find(ids.begin(), ids.end(), last->exercise);
  if (start != ids.end()) std::rotate(ids.begin(), start, ids.end());
  const auto next = std::find_if(ids.begin(), ids.end(), [&session](const std::string& id) {
    const auto record = session.records.find(id);
    return record == session.records.end() || !record->second.solved;
  });
  return next == ids.end() ? std::string() : *next;
}

}  // namespace tmw
