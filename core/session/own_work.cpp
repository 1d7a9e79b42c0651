#include "core/session/own_work.h"

#include <algorithm>
#include <cstdlib>
#include <map>
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
#include "core/session/asks.h"
#include "core/text/split.h"

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

// Code means the same with any numbers: there the seed of a draft tells the language.
std::uint64_t draft_seed(const Problem& problem, const Entry& entry) {
  const auto* code = std::get_if<BuildEntry>(&entry);
  if (code != nullptr) return static_cast<std::uint64_t>(code->language);
  return outlives_numbers(problem) ? 0 : problem.seed;
}

// Where the draft of this entry is kept.
std::string key_of(const Problem& problem, const Entry& entry) {
  return draft_key(problem.id, draft_seed(problem, entry));
}

}  // namespace

CarriedNumbers own_numbers(const Log& log, const Event* before) {
  return numbers_read(log, before);
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

std::string& code_in(BuildEntry& entry, CodeLanguage language) {
  return language == entry.language ? entry.source : entry.other;
}

// The place in the log of the latest run in each language.
using LastRuns = std::map<CodeLanguage, std::int64_t>;

// The code that was run last in each language, and the one that passed last.
LastRuns take_runs(const BuildProblem& problem, const std::string& id, const Log& log,
                   BuildEntry& entry) {
  LastRuns runs;
  for (const Event* event : events_of(log, id)) {
    if (event->answer.empty()) continue;
    const auto ran = read_entry(problem, event->answer);
    if (!ran) continue;
    code_in(entry, ran->language) = ran->source;
    runs[ran->language] = event->order;
    if (!is_right(*event)) continue;
    entry.passing = ran->source;
    entry.passing_language = ran->language;
  }
  return runs;
}

// What was written since, in each language.
void take_code_drafts(const Session& session, const Problem& problem, const LastRuns& runs,
                      BuildEntry& entry) {
  for (const CodeLanguage language : kCodeLanguages) {
    const auto draft =
        session.drafts.find(draft_key(problem.id, static_cast<std::uint64_t>(language)));
    if (draft == session.drafts.end()) continue;
    const auto ran = runs.find(language);
    if (ran != runs.end() && ran->second >= draft->second.order) continue;
    const auto written = read_entry(problem, draft->second.text);
    const auto* code = written ? std::get_if<BuildEntry>(&*written) : nullptr;
    if (code != nullptr) code_in(entry, code->language) = code->source;
  }
}

}  // namespace

void bring_back_code(const Session& session, ExerciseState& state) {
  const auto* problem = std::get_if<BuildProblem>(&state.problem.task);
  auto* entry = std::get_if<BuildEntry>(&state.entry);
  if (problem == nullptr || entry == nullptr) return;
  const bool untouched = is_untouched(state.problem, state.entry);
  const std::string typed = entry->source;
  const CodeLanguage typed_in = entry->language;
  write_in(state, language_of(session));
  const LastRuns runs = take_runs(*problem, state.problem.id, session.log, *entry);
  take_code_drafts(session, state.problem, runs, *entry);
  if (!untouched) code_in(*entry, typed_in) = typed;
}

const Draft* draft_of(const ExerciseState& state, const std::map<std::string, Draft>& drafts) {
  const auto draft = drafts.find(key_of(state.problem, state.entry));
  return draft == drafts.end() ? nullptr : &draft->second;
}

bool bring_back_draft(const Session& session, ExerciseState& state, std::int64_t since) {
  const Draft* draft = draft_of(state, session.drafts);
  if (draft == nullptr || draft->order < since) return false;
  const Event* answered = answer_to(state.problem, session.log);
  if (answered != nullptr && answered->order >= draft->order) return false;
  auto entry = read_entry(state.problem, draft->text);
  if (!entry) return false;
  state.entry = std::move(*entry);
  state.brought = draft->text;
  return true;
}

bool is_typed_here(const ExerciseState& state) {
  const bool unchecked = state.verdict ? is_about_earlier(state) : !is_at_rest(state);
  return unchecked && log_text(state.problem, state.entry) != state.brought;
}

Effects keep_draft(Session& session, const Problem& problem, const Entry& entry, const Env& env) {
  Draft draft{problem.id, draft_seed(problem, entry), session.log.next_order(env.now_utc_ms),
              log_text(problem, entry)};
  const std::string key = key_of(problem, entry);
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
  const int chapter = chapter_of(id);
  const ChapterEntry* entry = find_entry(session.workbook.index, chapter);
  if (entry == nullptr) return {};
  const std::vector<std::string> asked = asked_in_text(session, chapter);
  const auto is_asked = [&asked](const std::string& one) {
    return std::find(asked.begin(), asked.end(), one) != asked.end();
  };
  bool passed = is_asked(id);  // then the first one is the next
  for (const ExerciseEntry& exercise : entry->exercises) {
    if (passed && !is_asked(exercise.id)) return exercise.id;
    passed = passed || exercise.id == id;
  }
  return {};
}

bool is_about_earlier(const ExerciseState& state) {
  return state.verdict &&
         log_text(state.problem, state.entry) != log_text(state.problem, state.checked);
}

bool is_right_now(const ExerciseState& state) {
  return state.verdict && state.verdict->kind == VerdictKind::kRight && !is_about_earlier(state);
}

std::string unfinished_exercise(const Session& session) {
  const Event* latest = nullptr;  // of one log: the later one stands behind the other
  for (const std::string& id : all_exercise_ids(session.workbook.index)) {
    const auto record = session.records.find(id);
    if (record == session.records.end() || record->second.solved) continue;
    const Event* event = latest_answer(session.log, id);
    if (event != nullptr && (latest == nullptr || event > latest)) latest = event;
  }
  return latest == nullptr ? std::string() : latest->exercise;
}

std::string next_new_exercise(const Session& session) {
  std::vector<std::string> ids = ids_in_reading_order(session.workbook.index);
  const Event* last = latest_answer(session.log);
  const auto start =
      last == nullptr ? ids.begin() : std::find(ids.begin(), ids.end(), last->exercise);
  if (start != ids.end()) std::rotate(ids.begin(), start, ids.end());
  const auto next = std::find_if(ids.begin(), ids.end(), [&session](const std::string& id) {
    const auto record = session.records.find(id);
    return record == session.records.end() || record->second.attempts == 0;
  });
  return next == ids.end() ? std::string() : *next;
}

std::string next_exercise(const Session& session) {
  std::string unfinished = unfinished_exercise(session);
  return unfinished.empty() ? next_new_exercise(session) : unfinished;
}

}  // namespace tmw
