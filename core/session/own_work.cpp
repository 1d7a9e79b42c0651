#include "core/session/own_work.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <utility>

namespace tmw {
namespace {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts = {""};
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

// Places counted from 1 as the log writes them, counted from 0; nothing if one is out of range.
std::optional<std::vector<int>> read_places(const std::string& text, std::size_t count) {
  std::vector<int> places;
  for (const std::string& part : split(text, ',')) {
    int place = 0;
    const char* end = part.data() + part.size();
    const auto [stop, error] = std::from_chars(part.data(), end, place);
    if (error != std::errc() || stop != end || place < 1 || static_cast<std::size_t>(place) > count)
      return std::nullopt;
    places.push_back(place - 1);
  }
  return places;
}

bool is_rearrangement(std::vector<int> order, std::size_t count) {
  std::sort(order.begin(), order.end());
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (order[i] != static_cast<int>(i)) return false;
  }
  return order.size() == count;
}

// Fills the controls of one kind of exercise from the words of the log. What no longer fits the
// exercise (its content was changed meanwhile) is left alone.
class EntryReader {
 public:
  EntryReader(ExerciseState& state, const std::string& words) : state_(state), words_(words) {}

  void operator()(const DeriveProblem& problem) {
    std::vector<std::string> answers = split(words_, '\n');
    if (answers.size() == problem.parts.size()) state_.answers = std::move(answers);
  }
  void operator()(const ChoiceProblem& problem) {
    const auto places = read_places(words_, problem.options.size());
    if (!places || places->size() != 1) return;
    for (std::size_t i = 0; i < problem.options.size(); ++i) {
      if (problem.options[i].number == places->front() + 1) state_.option = static_cast<int>(i);
    }
  }
  void operator()(const OrderProblem& problem) {
    auto places = read_places(words_, problem.steps.size());
    if (places && is_rearrangement(*places, problem.steps.size())) state_.order = *places;
  }
  void operator()(const BuildProblem&) { state_.source = words_; }
  void operator()(const DebugProblem& problem) {
    const auto places = read_places(words_, problem.lines.size());
    if (places && places->size() == 1) state_.line = places->front() + 1;
  }

 private:
  ExerciseState& state_;
  const std::string& words_;
};

bool carries_numbers(const Exercise& exercise) {
  return std::any_of(exercise.given.begin(), exercise.given.end(),
                     [](const GivenSpec& given) { return !given.from.empty(); });
}

// The parts of an exercise whose latest answer is right with the original numbers: "9.1.answer".
std::set<std::string> right_parts(const Exercise& exercise, const Log& log) {
  const Event* event = latest_answer(log, exercise.id, 0);
  const auto* task = std::get_if<DeriveTask>(&exercise.task);
  if (event == nullptr || task == nullptr) return {};
  const Problem problem = instantiate(exercise, 0).problem;
  const std::vector<std::string> answers = split(event->answer, '\n');
  std::set<std::string> right;
  for (std::size_t i = 0; i < task->parts.size() && i < answers.size(); ++i) {
    const auto& derive = std::get<DeriveProblem>(problem.task);
    if (mark_part(derive, static_cast<int>(i), answers[i]).kind == VerdictKind::Right)
      right.insert(exercise.id + "." + task->parts[i].id);
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
  const auto* build = std::get_if<BuildProblem>(&state.problem.task);
  const bool typed = std::any_of(state.answers.begin(), state.answers.end(),
                                 [](const std::string& answer) { return !answer.empty(); });
  return !typed && state.option < 0 && state.line == 0 && !state.verdict && state.run == 0 &&
         std::is_sorted(state.order.begin(), state.order.end()) &&
         (build == nullptr || state.source == build->starter);
}

void bring_back_entries(ExerciseState& state, const Log& log) {
  // Code does not depend on the numbers.
  const bool build = std::holds_alternative<BuildProblem>(state.problem.task);
  const Event* event = build ? latest_answer(log, state.problem.id)
                             : latest_answer(log, state.problem.id, state.problem.seed);
  if (event == nullptr || event->answer.empty()) return;
  std::visit(EntryReader(state, event->answer), state.problem.task);
}

std::vector<std::string> all_exercise_ids(const WorkbookIndex& index) {
  std::vector<std::string> ids;
  for (const ChapterEntry& chapter : index.chapters) {
    if (chapter.file.empty()) continue;
    for (int i = 1; i <= chapter.exercise_count; ++i)
      ids.push_back(std::to_string(chapter.number) + "." + std::to_string(i));
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
