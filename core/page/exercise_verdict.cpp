// What was said of an answer, and of which.
#include <utility>

#include "core/page/exercise_kinds.h"
#include "core/page/nodes.h"
#include "core/session/session.h"
#include "core/session/words.h"
#include "core/text/powers.h"

namespace tmw {
namespace {

bool is_running(const Entry& entry) {
  const auto* build = std::get_if<BuildEntry>(&entry);
  return build != nullptr && build->run != 0;
}

// Where the field that was asked about says how many are right, this need not.
bool is_said_elsewhere(const Entry& entry) {
  const auto* typed = std::get_if<DeriveEntry>(&entry);
  return typed != nullptr && typed->answers.size() > 1 && typed->asked >= 0;
}

}  // namespace

Tone tone_of(VerdictKind kind) {
  switch (kind) {
    case VerdictKind::kRight:
      return Tone::kGood;
    case VerdictKind::kClose:
    case VerdictKind::kSlip:
      return Tone::kNear;
    case VerdictKind::kWrong:
      return Tone::kBad;
    case VerdictKind::kUnreadable:
      return Tone::kInfo;
  }
  return Tone::kPlain;
}

std::vector<Run> verdict_runs(const std::string& earlier, const words::VerdictWords& said) {
  std::vector<Run> runs;
  if (!earlier.empty()) runs.push_back(text_run(earlier + " "));
  runs.push_back(strong_run(said.lead));
  if (!said.rest.empty()) runs.push_back(text_run(" " + said.rest));
  return runs;
}

Node verdict_status(const std::string& path, const ExerciseState& state) {
  Node status = make_node(NodeKind::kStatus, path + "/verdict");
  if (is_running(state.entry)) {
    status.tone = Tone::kInfo;
    status.runs = {text_run(words::kRunning)};
    return status;
  }
  if (!state.verdict || is_said_elsewhere(state.checked)) return status;
  StatusNote note =
      visit_entry([](const auto& kind, const auto& checked) { return status_note(kind, checked); },
                  state.problem, state.checked);
  status.tone = tone_of(state.verdict->kind);
  status.disabled = is_about_earlier(state);
  if (!status.disabled) note.earlier.clear();
  words::VerdictWords said = words::verdict_words(*state.verdict);
  if (std::holds_alternative<DeriveProblem>(state.problem.task))
    said.rest = typeset_powers(said.rest);  // in others it may be code
  if (!note.parts.empty()) said.rest = std::move(note.parts);
  if (note.author != nullptr && !note.author->empty()) {
    said.rest.clear();
    status.children = nodes_of(*note.author, path + "/verdict", 4);
  }
  if (!note.words.empty()) said.rest.clear();
  status.runs = verdict_runs(note.earlier, said);
  if (!note.words.empty()) {
    status.runs.push_back(text_run(" "));
    const std::vector<Run> words = runs_of(std::move(note.words));
    status.runs.insert(status.runs.end(), words.begin(), words.end());
  }
  return status;
}

}  // namespace tmw
