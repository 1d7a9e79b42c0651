// Marking what was entered, and keeping the verdict.
#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "core/content/exercise.h"
#include "core/content/overloaded.h"
#include "core/exercise/code_hints.h"
#include "core/exercise/code_words.h"
#include "core/exercise/mark_words.h"
#include "core/exercise/problem_part.h"
#include "core/prose/rich_text.h"
#include "core/session/code_outcomes.h"
#include "core/session/mark_desk.h"
#include "core/session/own_work.h"
#include "core/session/sitting.h"
#include "core/session/spoken_of.h"
#include "core/session/steps.h"
#include "core/session/words.h"

namespace tmw::steps {
namespace {

// What was said of each part of an answer; nothing of one without parts.
std::span<const Verdict> verdicts_of(const ExerciseState& state) {
  const DeriveEntry* typed = entry_in_parts(state.entry);
  return typed == nullptr ? std::span<const Verdict>() : typed->part_verdicts;
}

// What was read of each part of a typed answer, by the part's id.
NamedNumbers numbers_read(const Session& session, const ExerciseState& state) {
  const Exercise* exercise = find_exercise(session.workbook, state.problem.id);
  if (exercise == nullptr) return {};
  const std::span<const PartSpec> parts = parts_of(*exercise);
  const std::span<const Verdict> verdicts = verdicts_of(state);
  NamedNumbers numbers;
  for (std::size_t i = 0; i < verdicts.size() && i < parts.size(); ++i) {
    if (const auto& value = verdicts[i].value) numbers[parts[i].id] = *value;
  }
  return numbers;
}

// The slip that was told, and not only thought possible beside a number that is nearly right.
std::string told_slip(const Verdict& verdict) {
  const bool gap =
      verdict.slip.rfind("missing-term:", 0) == 0 || verdict.slip.rfind("half-term:", 0) == 0;
  return verdict.kind == VerdictKind::kSlip || (verdict.kind == VerdictKind::kClose && gap)
             ? verdict.slip
             : std::string();
}

// What the slips of each kind begin with: those of code are told from the others. The compiler asks
// for that of a new kind.
template <typename KindEntry>
struct SlipSort;
template <>
struct SlipSort<DeriveEntry> {
  static constexpr const char* kBegins = "";
};
template <>
struct SlipSort<ChoiceEntry> : SlipSort<DeriveEntry> {};
template <>
struct SlipSort<OrderEntry> : SlipSort<DeriveEntry> {};
template <>
struct SlipSort<BuildEntry> {
  static constexpr const char* kBegins = "code:";
};
template <>
struct SlipSort<DebugEntry> : SlipSort<DeriveEntry> {};

template <typename... KindEntry>
const char* sort_of_slips(const std::variant<KindEntry...>& entry) {
  static constexpr const char* kSorts[] = {SlipSort<KindEntry>::kBegins...};
  return kSorts[entry.index()];
}

// The slips of the parts, one a line.
std::string slips_said(const ExerciseState& state, const Verdict& verdict) {
  const std::span<const Verdict> verdicts = verdicts_of(state);
  if (verdicts.size() < 2) {
    const std::string slip = told_slip(verdict);
    return slip.empty() ? slip : sort_of_slips(state.entry) + slip;
  }
  std::string slips;
  for (std::size_t i = 0; i < verdicts.size(); ++i)
    slips += (i > 0 ? "\n" : "") + told_slip(verdicts[i]);
  return slips.find_first_not_of('\n') == std::string::npos ? std::string() : slips;
}

// Of numbers that are no variant of the exercise: it is kept apart from the course.
Event own_event(const ExerciseState& state, const Verdict& verdict) {
  Event event;
  event.kind = EventKind::kPlay;
  event.name = "ask";
  event.value = hash_of(ChapterPlace{.chapter = chapter_of(state.problem.id),
                                     .exercise = state.problem.id,
                                     .own = state.problem.own});
  event.verdict = verdict_name(verdict.kind);
  event.answer = log_text(state.problem, state.entry);
  return event;
}

Event answer_event(const Session& session, const ExerciseState& state, const Verdict& verdict) {
  if (!state.problem.own.empty()) return own_event(state, verdict);
  const PracticeItem* item = practised(session, state.problem.id);
  const bool solved = is_solved(session, state.problem.id);
  Event event;
  event.kind = item != nullptr && solved ? EventKind::kReview : EventKind::kAttempt;
  event.exercise = state.problem.id;
  event.seed = state.problem.seed;
  event.verdict = verdict_name(verdict.kind);
  event.answer = log_text(state.problem, state.entry);
  event.numbers = numbers_read(session, state);
  event.slip = slips_said(state, verdict);
  if (item != nullptr) event.drill = item->slip;
  return event;
}

// A placement asks what is known; what is not counts against nobody.
bool is_logged(const Session& session, const Event& answer) {
  if (practised(session, answer.exercise) == nullptr) return true;
  return session.practice->place.kind != PracticeKind::kPlacement || is_right(answer);
}

// What is said aloud: what the screen says. Among several parts, of each that is not right, and how
// many are.
std::string spoken(const ExerciseState& state, const Verdict& verdict) {
  const auto told = [](const Verdict& one) {
    const words::VerdictWords said = words::verdict_words(one);
    return said.lead + " " + said.rest;
  };
  const std::span<const Verdict> verdicts = verdicts_of(state);
  if (verdicts.size() < 2) return told(verdict);
  const std::span<const ProblemPart> parts = parts_of(state.problem);
  std::string all;
  for (std::size_t i = 0; i < parts.size() && i < verdicts.size(); ++i) {
    const Verdict& part = verdicts[i];
    if (is_withheld(part) || part.kind == VerdictKind::kRight) continue;
    all += plain_text(parts[i].ask) + ": " + told(part) + " ";
  }
  return all + words::parts_right(verdicts);
}

// The next field that is still blank, where nothing else keeps the answers from being marked.
std::optional<int> blank_part(const DeriveEntry& typed) {
  if (typed.answers.size() < 2) return std::nullopt;
  const std::vector<Verdict>& verdicts = typed.part_verdicts;
  if (!std::all_of(verdicts.begin(), verdicts.end(), is_withheld)) return std::nullopt;
  const int count = static_cast<int>(typed.answers.size());
  for (int step = 1; step <= count; ++step) {
    const int part = (std::max(typed.asked, 0) + step) % count;
    const std::string& answer = typed.answers[static_cast<std::size_t>(part)];
    if (answer.find_first_not_of(" \t\n") == std::string::npos) return part;
  }
  return std::nullopt;
}

std::optional<NodeId> blank_field(const ExerciseState& state) {
  const DeriveEntry* typed = entry_in_parts(state.entry);
  const std::optional<int> part = typed == nullptr ? std::nullopt : blank_part(*typed);
  if (!part) return std::nullopt;
  return exercise_node(state.problem.id, part_name(*part));
}

// Shows and announces a verdict; one that could be read is an attempt and goes into the log.
Effects deliver(Session& session, const std::string& exercise, Verdict verdict, const Env& env) {
  ExerciseState& state = session.exercises[exercise];
  Effects effects;
  if (is_attempt(verdict)) {
    Event event = answer_event(session, state, verdict);
    take_practice_result(session, event);
    if (is_logged(session, event)) {
      state.last_event = env.fresh_id;
      effects = record(session, std::move(event), env);
      tell_own_numbers(session);
    }
    if (practised(session, exercise) != nullptr) {
      for (Effect& effect : keep_sitting(session)) effects.push_back(std::move(effect));
    }
  }
  effects.push_back(Announce{spoken(state, verdict)});
  state.verdict = std::move(verdict);
  state.checked = state.entry;
  effects.push_back(ShowNodes{to_be_seen(state.problem, state.entry)});
  if (const auto blank = blank_field(state)) effects.push_back(FocusNode{*blank});
  return effects;
}

Effects run_code(Session& session, ExerciseState& state, const BuildProblem& problem,
                 BuildEntry& entry) {
  entry.run = ++session.last_run;
  entry.outcomes.clear();
  entry.printed.clear();
  entry.fault = {};
  entry.asked_for_starter = false;
  return {RunCode{entry.run, entry.source, calls_json(problem, entry)}, Announce{words::kRunning},
          ShowNodes{to_be_seen(state.problem, state.entry)}};
}

// What helps behind the verdict on a run; empty if it says all.
std::string hint_after(const BuildProblem& problem, const BuildEntry& entry,
                       const Verdict& verdict) {
  if (verdict.kind == VerdictKind::kRight) return {};
  std::string other;
  if (!is_attempt(verdict)) other = other_language_words(entry.source, entry.language);
  if (!other.empty()) return behind(verdict.message, other);
  return stopped_code_hint({entry.source, problem.function, verdict.message, entry.language});
}

}  // namespace

Effects apply(Session& session, const Check& action, const Env& env) {
  ExerciseState* state = exercise_of(session, action.exercise);
  if (state == nullptr) return {};
  if (is_answered_for_good(session, action.exercise)) return {};
  const auto mark = [&] {
    return deliver(session, action.exercise, mark_desk(session, *state, own_numbers(session.log)),
                   env);
  };
  return visit_entry(Overloaded{[&](const DeriveProblem&, DeriveEntry& typed) {
                                  typed.asked = part_at(*state, env.focused);
                                  return mark();
                                },
                                [&](const ChoiceProblem&, ChoiceEntry&) { return mark(); },
                                [&](const OrderProblem&, OrderEntry&) { return mark(); },
                                [&](const BuildProblem& problem, BuildEntry& code) {
                                  return run_code(session, *state, problem, code);
                                },
                                [&](const DebugProblem&, DebugEntry&) { return mark(); }},
                     state->problem, state->entry);
}

Effects apply(Session& session, const CodeFinished& action, const Env& env) {
  if (action.run == 0) return {};
  for (auto& [id, state] : session.exercises) {
    const auto* problem = std::get_if<BuildProblem>(&state.problem.task);
    auto* entry = std::get_if<BuildEntry>(&state.entry);
    if (problem == nullptr || entry == nullptr || entry->run != action.run) continue;
    entry->run = 0;
    take_outcomes(*problem, action.outputs, *entry);
    Verdict verdict = mark_outputs(*problem, action.outputs, entry->language);
    verdict.message += hint_after(*problem, *entry, verdict);
    if (verdict.kind == VerdictKind::kRight) {
      entry->passing = entry->source;
      entry->passing_language = entry->language;
    }
    return deliver(session, id, std::move(verdict), env);
  }
  return {};
}

}  // namespace tmw::steps
