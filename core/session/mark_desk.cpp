#include "core/session/mark_desk.h"

#include <algorithm>
#include <utility>

#include "core/content/overloaded.h"
#include "core/exercise/problem_part.h"
#include "core/marking/verdict.h"
#include "core/session/own_work.h"
#include "core/session/spoken_of.h"
#include "core/session/steps.h"
#include "core/session/words.h"

namespace tmw {
namespace {

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\n") == std::string::npos;
}

// Who presses Enter in one of several fields has not forgotten the others: nothing is said of blank
// ones, unless all are.
void pass_over_blanks(const std::vector<std::string>& answers, std::vector<Verdict>& verdicts) {
  if (std::all_of(answers.begin(), answers.end(), is_blank)) return;
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    if (is_blank(answers[i])) verdicts[i] = {};
  }
}

// Nothing is marked before every part can be read: none is to be tried out on its own. What is left
// unmarked has no words.
void withhold(std::vector<Verdict>& verdicts) {
  const bool readable = std::none_of(verdicts.begin(), verdicts.end(), [](const Verdict& verdict) {
    return verdict.kind == VerdictKind::kUnreadable;
  });
  if (readable) return;
  for (Verdict& verdict : verdicts) {
    if (verdict.kind != VerdictKind::kUnreadable) verdict = {};
  }
}

Verdict mark_parts(const Session& session, ExerciseState& state, const DeriveProblem& problem,
                   DeriveEntry& entry, const CarriedNumbers& own) {
  const Exercise* exercise = find_exercise(session.workbook, state.problem.id);
  entry.part_verdicts.clear();
  for (int part = 0; part < static_cast<int>(problem.parts.size()); ++part) {
    const std::string& typed = entry.answers[static_cast<std::size_t>(part)];
    entry.part_verdicts.push_back(
        exercise == nullptr || !state.problem.own.empty()
            ? mark_part(problem, part, typed)
            : mark_part_carrying(*exercise, state.problem.seed, own, part, typed));
  }
  pass_over_blanks(entry.answers, entry.part_verdicts);
  withhold(entry.part_verdicts);
  steps::keep_one_hint(state);
  if (entry.part_verdicts.size() == 1) return entry.part_verdicts.front();
  Verdict all = combined_verdict(problem.parts, entry.part_verdicts);
  if (all.message.empty()) all.message = words::parts_right(entry.part_verdicts);
  return all;
}

void say_hint_once(Entry& entry, bool said) {
  auto* typed = std::get_if<DeriveEntry>(&entry);
  if (typed == nullptr) return;
  for (Verdict& verdict : typed->part_verdicts) {
    if (said) verdict.hint.clear();
    said = said || !verdict.hint.empty();
  }
}

// What is known of code that ran before: whether it was right.
Verdict remembered(const Event& event) {
  const bool right = is_right(event);
  return make_verdict(right ? VerdictKind::kRight : VerdictKind::kWrong,
                      right ? words::kCodeWasRight : words::kCodeWasWrong);
}

}  // namespace

void steps::keep_one_hint(ExerciseState& state) {
  const bool said = state.hints_shown > 0;
  if (said && state.verdict) state.verdict->hint.clear();
  say_hint_once(state.entry, said);
  say_hint_once(state.checked, said);
}

Verdict mark_desk(const Session& session, ExerciseState& state, const CarriedNumbers& own) {
  return visit_entry(Overloaded{[&](const DeriveProblem& problem, DeriveEntry& entry) {
                                  return mark_parts(session, state, problem, entry, own);
                                },
                                [](const ChoiceProblem& problem, ChoiceEntry& entry) {
                                  return mark_entry(problem, entry);
                                },
                                [](const OrderProblem& problem, OrderEntry& entry) {
                                  return mark_entry(problem, entry);
                                },
                                [](const BuildProblem&, BuildEntry&) { return Verdict(); },
                                [](const DebugProblem& problem, DebugEntry& entry) {
                                  return mark_entry(problem, entry);
                                }},
                     state.problem, state.entry);
}

int part_at(const ExerciseState& state, NodeId node) {
  const int parts = static_cast<int>(parts_of(state.problem).size());
  for (int part = 0; part < parts; ++part) {
    if (node == exercise_node(state.problem.id, part_name(part))) return part;
  }
  return -1;
}

void bring_back_work(const Session& session, ExerciseState& state) {
  const Problem& problem = state.problem;
  if (practised(session, problem.id) != nullptr) return;  // it is answered anew
  bring_back_code(session, state);
  if (state.verdict) return;
  const int known = hints_opened(session.log, problem.id, problem.seed);
  const int hints = std::min(known, static_cast<int>(problem.hints.size()));
  state.hints_shown = std::max(state.hints_shown, hints);
  const bool code = std::holds_alternative<BuildEntry>(state.entry);
  const bool drafted =
      !code && is_untouched(problem, state.entry) && bring_back_draft(session, state);
  const bool entered = code || drafted || !is_untouched(problem, state.entry);
  const Event* event = answer_to(problem, session.log);
  if (event == nullptr) return;
  auto entry = read_entry(problem, event->answer);
  if (!entry) return;
  Entry typed = std::exchange(state.entry, std::move(*entry));
  state.verdict =
      code ? remembered(*event) : mark_desk(session, state, own_numbers(session.log, event));
  state.checked = state.entry;
  if (entered) state.entry = std::move(typed);
}

void bring_back_practised(const Session& session, ExerciseState& state, std::int64_t since,
                          bool answered) {
  const Problem& problem = state.problem;
  const bool code = std::holds_alternative<BuildEntry>(state.entry);
  const Event* answer = nullptr;
  for (const Event* event : events_of(session.log, problem.id)) {
    if (event->order < since || (event->seed != problem.seed && !code)) continue;
    if (event->kind == EventKind::kHint)
      state.hints_shown = std::min(std::max(state.hints_shown, event->number),
                                   static_cast<int>(problem.hints.size()));
    state.reveal_logged = state.reveal_logged || event->kind == EventKind::kReveal;
    if (!event->verdict.empty() && !event->answer.empty()) answer = event;
  }
  // What was written of code before is the solution.
  const bool drafted = bring_back_draft(session, state, code ? since : 0);
  if (answer == nullptr && !(answered && drafted)) return;
  Entry typed = state.entry;
  if (answer != nullptr) {
    auto entry = read_entry(problem, answer->answer);
    if (!entry) return;
    state.entry = std::move(*entry);
    state.last_event = answer->id;
  }
  state.verdict =
      code ? remembered(*answer) : mark_desk(session, state, own_numbers(session.log, answer));
  state.checked = state.entry;
  if (drafted) state.entry = std::move(typed);
}

void follow_answer(const Session& session, ExerciseState& state,
                   const std::set<std::string>& events) {
  const Event* event = answer_to(state.problem, session.log);
  if (event == nullptr || events.count(event->id) == 0) return;
  if (practised(session, state.problem.id) != nullptr) return;
  const auto* code = std::get_if<BuildEntry>(&state.entry);
  if (code != nullptr && code->run != 0) return;
  if (is_typed_here(state)) return;
  state.entry = empty_entry(state.problem);
  state.checked = state.entry;
  state.verdict.reset();
  state.differing.reset();
  state.last_event = event->id;
  bring_back_work(session, state);
}

void follow_draft(const Session& session, ExerciseState& state,
                  const std::map<std::string, Draft>& before) {
  const Draft* draft = draft_of(state, session.drafts);
  if (draft == nullptr) return;
  const Draft* known = draft_of(state, before);
  if (known != nullptr && known->order >= draft->order) return;
  const Event* answered = answer_to(state.problem, session.log);
  if (answered != nullptr && answered->order >= draft->order) return;
  if (practised(session, state.problem.id) != nullptr) return;
  auto* code = std::get_if<BuildEntry>(&state.entry);
  if (code != nullptr && code->run != 0) return;
  if (is_typed_here(state)) return;
  auto entry = read_entry(state.problem, draft->text);
  if (!entry) return;
  state.brought = draft->text;
  if (code == nullptr) {
    state.entry = std::move(*entry);
  } else if (auto* written = std::get_if<BuildEntry>(&*entry)) {
    code->source =
        std::move(written->source);  // what is beside it, as of the other language, stays
  }
}

}  // namespace tmw
