#include "core/session/spoken_of.h"

#include "core/content/overloaded.h"
#include "core/exercise/problem_part.h"
#include "core/marking/verdict.h"

namespace tmw {
namespace {

// The part that has the focus; else the first that is not right.
int part_spoken_of(const DeriveEntry& entry) {
  if (entry.asked >= 0) return entry.asked;
  for (std::size_t i = 0; i < entry.part_verdicts.size(); ++i) {
    if (entry.part_verdicts[i].kind != VerdictKind::kRight) return static_cast<int>(i);
  }
  return 0;
}

std::vector<NodeId> parts_to_be_seen(const std::string& exercise, const DeriveEntry& entry) {
  const int first = part_spoken_of(entry);
  std::vector<NodeId> ids = {exercise_node(exercise, part_name(first)),
                             exercise_node(exercise, part_verdict_name(first)),
                             exercise_node(exercise, "verdict")};
  for (int part = 0; part < static_cast<int>(entry.part_verdicts.size()); ++part) {
    if (part != first) ids.push_back(exercise_node(exercise, part_verdict_name(part)));
  }
  ids.push_back(exercise_node(exercise, "actions"));
  return ids;
}

}  // namespace

std::string part_name(int part) { return "part/" + std::to_string(part); }
std::string hint_name(int hint) { return "hint/" + std::to_string(hint) + "/whole"; }
std::string part_verdict_name(int part) { return part_name(part) + "/verdict"; }

NodeId spoken_of(const Problem& problem, const Entry& entry) {
  const auto node = [&problem](const std::string& name) { return exercise_node(problem.id, name); };
  return visit_entry(
      Overloaded{[&](const DeriveProblem& derive, const DeriveEntry&) -> NodeId {
                   return derive.parts.size() == 1 ? node(part_name(0)) : 0;
                 },
                 [&](const ChoiceProblem&, const ChoiceEntry& choice) -> NodeId {
                   return choice.option < 0 ? 0 : node("choice/" + std::to_string(choice.option));
                 },
                 [](const OrderProblem&, const OrderEntry&) -> NodeId { return 0; },
                 [&](const BuildProblem&, const BuildEntry&) { return node("actions"); },
                 [&](const DebugProblem&, const DebugEntry& debug) -> NodeId {
                   return debug.line < 1 ? 0 : node("line/" + std::to_string(debug.line));
                 }},
      problem, entry);
}

std::vector<NodeId> to_be_seen(const Problem& problem, const Entry& entry) {
  const auto node = [&problem](const std::string& name) { return exercise_node(problem.id, name); };
  // What leads on comes last: it is seen where there is room for it as well.
  const std::vector<NodeId> beside = {spoken_of(problem, entry), node("verdict"), node("actions")};
  return visit_entry(
      Overloaded{[&](const DeriveProblem&, const DeriveEntry& typed) {
                   return typed.answers.size() > 1 ? parts_to_be_seen(problem.id, typed) : beside;
                 },
                 [&](const ChoiceProblem&, const ChoiceEntry&) { return beside; },
                 [&](const DebugProblem&, const DebugEntry&) { return beside; },
                 // Taller than many a view: what is said comes first.
                 [&](const OrderProblem&, const OrderEntry&) {
                   return std::vector<NodeId>{node("verdict"), node("order")};
                 },
                 [&](const BuildProblem&, const BuildEntry&) {
                   return std::vector<NodeId>{node("verdict"), node("actions"), node("editor")};
                 }},
      problem, entry);
}

}  // namespace tmw
