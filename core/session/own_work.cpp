#include "core/session/own_work.h"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

#include "core/content/exercise.h"
#include "core/content/overloaded.h"
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

// Where the draft of these numbers is kept.
std::string key_of(const Problem& problem) {
  return draft_key(problem.id, outlives_numbers(problem) ? 0 : problem.seed);
}

}  // namespace

CarriedNumbers own_numbers(const Log& log, const Event* before) {
  CarriedNumbers numbers;
  for (const Event& event : log.events()) {
    if (&event == before) break;
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

namespace {

// The code that passed last, for the learner to see again.
std::string passing_code(const std::string& exercise, const Log& log) {
  const auto& events = log.events();
  const auto found = std::find_if(events.rbegin(), events.rend(), [&](const Event& event) {
    return event.exercise == exercise && event.verdict == verdict_name(VerdictKind::kRight);
  });
  return found == events.rend() ? std::string() : found->answer;
}

}  // namespace

void bring_back_passing_code(ExerciseState& state, const Log& log) {
  std::visit(
      Overloaded{[](DeriveEntry&) {}, [](ChoiceEntry&) {}, [](OrderEntry&) {},
                 [&](BuildEntry& code) { code.passing = passing_code(state.problem.id, log); },
                 [](DebugEntry&) {}},
      state.entry);
}

bool bring_back_draft(const Session& session, ExerciseState& state) {
  const auto draft = session.drafts.find(key_of(state.problem));
  if (draft == session.drafts.end()) return false;
  const Event* answered = answer_to(state.problem, session.log);
  if (answered != nullptr && answered->order >= draft->second.order) return false;
  auto entry = read_entry(state.problem, draft->second.text);
  if (entry) state.entry = std::move(*entry);
  return entry.has_value();
}

Effects keep_draft(Session& session, const ExerciseState& state, const Env& env) {
  const Problem& problem = state.problem;
  Draft draft{problem.id, outlives_numbers(problem) ? 0 : problem.seed,
              session.log.next_order(env.now_utc_ms), log_text(problem, state.entry)};
  const std::string key = key_of(problem);
  KeepDraft effect{key, draft_json(draft)};
  session.drafts[key] = std::move(draft);
  return {std::move(effect)};
}

const Event* answer_to(const Problem& problem, const Log& log) {
  const Event* event = outlives_numbers(problem) ? latest_answer(log, problem.id)
                                                 : latest_answer(log, problem.id, problem.seed);
  return event == nullptr || event->answer.empty() ? nullptr : event;
}

std::vector<std::string> all_exercise_ids(const WorkbookIndex& index) {
  std::vector<std::string> ids;
  for (const ChapterEntry& chapter : index.chapters) {
    if (chapter.file.empty()) continue;
    for (const ExerciseEntry& exercise : chapter.exercises) ids.push_back(exercise.id);
  }
  return ids;
}

std::string exercise_after(const Session& session, const std::string& id) {
  const std::vector<std::string> ids = all_exercise_ids(session.workbook.index);
  const auto here = std::find(ids.begin(), ids.end(), id);
  if (here == ids.end() || here + 1 == ids.end()) return {};
  const std::string chapter = id.substr(0, id.find('.') + 1);
  return (here + 1)->rfind(chapter, 0) == 0 ? *(here + 1) : std::string();
}

bool is_about_earlier(const ExerciseState& state) {
  return state.verdict &&
         log_text(state.problem, state.entry) != log_text(state.problem, state.checked);
}

bool is_right_now(const ExerciseState& state) {
  return state.verdict && state.verdict->kind == VerdictKind::kRight && !is_about_earlier(state);
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
