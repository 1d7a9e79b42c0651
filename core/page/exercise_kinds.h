// What a card shows and says of each kind of exercise: exercise_derive.cpp, exercise_choice.cpp and
// so on. Internal to core/page.
#pragma once

#include <string>
#include <vector>

#include "core/exercise/entry.h"
#include "core/page/page.h"
#include "core/prose/rich_text.h"
#include "core/session/words.h"

namespace tmw {

struct ExerciseState;

// Where a card's controls go.
struct CardPlace {
  Node& card;
  std::string path;                // of the card
  std::string exercise;            // the id that actions name
  const Entry* checked = nullptr;  // what the verdict is on; null while there is none
};

// What is said with a verdict, beside its own words.
struct StatusNote {
  const Blocks* author = nullptr;  // the author's words on what was entered, with their formulas
  Spans words{};                   // ours on it, with the author's formulas
  std::string parts{};             // where each part has a verdict of its own, how many are right
  std::string earlier{};           // what it is about, once something else stands there
};

// The control or controls.
void add_input(const CardPlace& place, const DeriveProblem& problem, const DeriveEntry& entry);
void add_input(const CardPlace& place, const ChoiceProblem& problem, const ChoiceEntry& entry);
void add_input(const CardPlace& place, const OrderProblem& problem, const OrderEntry& entry);
void add_input(const CardPlace& place, const BuildProblem& problem, const BuildEntry& entry);
void add_input(const CardPlace& place, const DebugProblem& problem, const DebugEntry& entry);

// What is shown below the verdict; only code shows anything.
template <typename Problem, typename Entry>
void add_outcome(const CardPlace&, const Problem&, const Entry&) {}
void add_outcome(const CardPlace& place, const BuildProblem& problem, const BuildEntry& entry);

// Of the entry that the verdict is on.
[[nodiscard]] StatusNote status_note(const DeriveProblem& problem, const DeriveEntry& checked);
[[nodiscard]] StatusNote status_note(const ChoiceProblem& problem, const ChoiceEntry& checked);
[[nodiscard]] StatusNote status_note(const OrderProblem& problem, const OrderEntry& checked);
[[nodiscard]] StatusNote status_note(const BuildProblem& problem, const BuildEntry& checked);
[[nodiscard]] StatusNote status_note(const DebugProblem& problem, const DebugEntry& checked);

// The words of the button that checks.
[[nodiscard]] const char* check_words(const DeriveProblem& problem);
[[nodiscard]] const char* check_words(const ChoiceProblem& problem);
[[nodiscard]] const char* check_words(const OrderProblem& problem);
[[nodiscard]] const char* check_words(const BuildProblem& problem);
[[nodiscard]] const char* check_words(const DebugProblem& problem);

// The answer itself, after the steps that lead to it. `path` is that of the fold.
void add_solution(Node& fold, const std::string& path, const DeriveProblem& problem);
void add_solution(Node& fold, const std::string& path, const ChoiceProblem& problem);
void add_solution(Node& fold, const std::string& path, const OrderProblem& problem);
void add_solution(Node& fold, const std::string& path, const BuildProblem& problem);
void add_solution(Node& fold, const std::string& path, const DebugProblem& problem);

[[nodiscard]] Tone tone_of(VerdictKind kind);

// The verdict on the whole exercise; a blank while there is none, so that fields can point to it.
[[nodiscard]] Node verdict_status(const std::string& path, const ExerciseState& state);

// The words of a verdict with their lead: "About your earlier answer 12: A slip. ...".
[[nodiscard]] std::vector<Run> verdict_runs(const std::string& earlier,
                                            const words::VerdictWords& said);

// Code under a title, as a solution shows it.
void add_code(Node& fold, const std::string& path, std::string title, const std::string& source,
              CodeLanguage language);

}  // namespace tmw
