#include <variant>

#include "core/session/session.h"
#include "core/session/steps.h"

namespace tmw {

Effects steps::apply(Session&, const NoAction&, const Env&) { return {}; }

Effects update(Session& session, const Action& action, const Env& env) {
  session.today = env.local_day;
  return std::visit([&](const auto& one) { return steps::apply(session, one, env); }, action);
}

}  // namespace tmw
