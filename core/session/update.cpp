#include <string>
#include <utility>
#include <variant>

#include "core/session/session.h"
#include "core/session/steps.h"
#include "core/session/words.h"

namespace tmw {

Effects steps::apply(Session&, const NoAction&, const Env&) { return {}; }

namespace {

// A store that is slow to open, most likely on a slow machine, moves nothing on the page by being
// told; once there is something to lose, it is told on the page (core/page/notices.cpp).
void tell_beside(Session& session, Effects& effects) {
  std::string beside = is_told_beside(session) ? words::storage_failed(kSlowStore) : std::string();
  if (beside == session.beside) return;
  session.beside = std::move(beside);
  effects.push_back(Notify{session.beside});
}

}  // namespace

Effects update(Session& session, const Action& action, const Env& env) {
  session.today = env.local_day;
  session.now_utc_ms = env.now_utc_ms;
  Env known = env;
  const bool first = session.log.events().empty() && !session.first_id.empty();
  if (first) known.fresh_id = session.first_id;  // the learner is known by it (option_order.h)
  Effects effects =
      std::visit([&](const auto& one) { return steps::apply(session, one, known); }, action);
  for (Effect& effect : steps::renew_practice(session)) effects.push_back(std::move(effect));
  tell_beside(session, effects);
  return effects;
}

}  // namespace tmw
