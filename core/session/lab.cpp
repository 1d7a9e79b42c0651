// The lab's page, which a module that is loaded on demand makes.
#include <variant>

#include "core/session/steps.h"

namespace tmw::steps {

Effects open_lab(const Session& session) {
  const auto* place = std::get_if<LabPlace>(&session.place);
  if (place == nullptr) return {};
  return {AskLab{"open", place->query}};
}

Effects apply(Session& session, const OnLab& action, const Env&) {
  if (!std::holds_alternative<LabPlace>(session.place)) return {};
  return {AskLab{action.deed, action.value}};
}

// Whoever has left the lab meanwhile stays where he is.
Effects apply(Session& session, const LabSaid& action, const Env&) {
  auto* place = std::get_if<LabPlace>(&session.place);
  if (place == nullptr) return {};
  place->query = action.query;
  session.lab_sheet = action.sheet;
  session.lab_failure.clear();
  return {};
}

Effects apply(Session& session, const LabFailed& action, const Env&) {
  if (session.lab_sheet.empty()) session.lab_failure = action.reason;
  return {};
}

}  // namespace tmw::steps
