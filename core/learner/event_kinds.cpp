#include "core/learner/event_kinds.h"

#include <array>
#include <utility>

namespace tmw {
namespace {

constexpr std::array<std::pair<EventKind, std::string_view>, 6> kKindNames = {{
    {EventKind::kAttempt, "attempt"},
    {EventKind::kReveal, "reveal"},
    {EventKind::kHint, "hint"},
    {EventKind::kSetting, "setting"},
    {EventKind::kReview, "review"},
    {EventKind::kPlay, "play"},
}};

}  // namespace

EventKind kind_named(std::string_view name) {
  for (const auto& [kind, known] : kKindNames) {
    if (known == name) return kind;
  }
  return EventKind::kOther;
}

std::string_view name_of(EventKind kind) {
  for (const auto& [known, name] : kKindNames) {
    if (known == kind) return name;
  }
  return {};
}

std::string_view lacking_field(const Event& event) {
  switch (event.kind) {
    case EventKind::kAttempt:
    case EventKind::kReview:
      if (event.exercise.empty()) return "exercise";
      return event.verdict.empty() ? "verdict" : "";
    case EventKind::kReveal:
    case EventKind::kHint:
      return event.exercise.empty() ? "exercise" : "";
    case EventKind::kSetting:
    case EventKind::kPlay:
      return event.name.empty() ? "name" : "";
    case EventKind::kOther:
      break;
  }
  return "";
}

}  // namespace tmw
