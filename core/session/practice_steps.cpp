// Practice as it is done: one exercise at a time on the desk, in the place of the same exercise as
// it stands in its chapter.
#include <algorithm>
#include <iterator>
#include <utility>

#include "core/content/exercise.h"
#include "core/learner/slip_records.h"
#include "core/session/drill.h"
#include "core/session/mark_desk.h"
#include "core/session/own_work.h"
#include "core/session/practice_plan.h"
#include "core/session/sitting.h"
#include "core/session/steps.h"

namespace tmw::steps {
namespace {

// As many exercises as anyone needs to be free of a slip at a sitting.
constexpr std::size_t kMostDrills = 12;

bool log_is_known(const Session& session) {
  return session.log_loaded || !session.storage_failure.empty();
}

// The exercise that is practised and the same one of the chapter change places.
void swap_desk(Session& session) {
  Practice& practice = *session.practice;
  const std::string& id = practice.items[practice.at].exercise;
  std::swap(session.exercises[id], *session.set_aside);
  practice.on_desk = !practice.on_desk;
}

void put_on_desk(Session& session) {
  Practice& practice = *session.practice;
  const bool resumed = std::exchange(practice.resumed, false);
  if (!resumed) practice.since = session.log.next_order(session.now_utc_ms);
  const PracticeItem& item = practice.items[practice.at];
  ExerciseState state =
      fresh_exercise(*find_exercise(session.workbook, item.exercise), item.seed, session.learner);
  // Code begins anew: what was written before is the solution.
  const bool code = std::holds_alternative<BuildEntry>(state.entry);
  if (code) write_in(state, language_of(session));
  if (resumed) {
    bring_back_practised(session, state, practice.since, practice.results[practice.at].answered);
  } else if (!code) {
    bring_back_draft(session, state);
  }
  session.set_aside = std::move(state);
  swap_desk(session);
  tell_own_numbers(session);
}

// Who comes back finds the clock where it was.
void skip_time_away(Session& session) {
  Practice& practice = *session.practice;
  consider_clock(session, practice);
  practice.away_ms += std::max(0.0, static_cast<double>(session.now_utc_ms) - practice.seen_ms);
}

void take_off_desk(Session& session) {
  if (!session.practice || !session.practice->on_desk) return;
  swap_desk(session);
  // A reply would not find it.
  if (auto* code = std::get_if<BuildEntry>(&session.set_aside->entry)) code->run = 0;
}

// It is done with this exercise.
void clear_desk(Session& session) {
  take_off_desk(session);
  session.set_aside.reset();
  tell_own_numbers(session);
}

// Asks for the chapters that are not asked for yet; `pending` if one is on its way.
Effects gather(Session& session, bool& pending) {
  Effects effects;
  for (const int chapter : chapters_for(session, *session.practice)) {
    const auto content = session.chapter_states.find(chapter);
    if (content == session.chapter_states.end()) continue;
    if (content->second.state == LoadState::kWaiting) {
      content->second.state = LoadState::kLoading;
      effects.push_back(LoadChapter{chapter, find_entry(session.workbook.index, chapter)->file});
    }
    pending = pending || content->second.state == LoadState::kLoading;
  }
  return effects;
}

// Of one that was kept: its chapters may be others by now, or not have come.
void leave_out_missing(const Session& session, Practice& practice) {
  for (std::size_t i = practice.items.size(); i-- > 0;) {
    if (find_exercise(session.workbook, practice.items[i].exercise) != nullptr) continue;
    practice.resumed = practice.resumed && i != practice.at;
    practice.at -= i < practice.at ? 1 : 0;
    practice.items.erase(practice.items.begin() + static_cast<std::ptrdiff_t>(i));
    practice.results.erase(practice.results.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

// Goes on where it was; on another day the learner is asked.
void take_up(Session& session) {
  Practice& practice = *session.practice;
  leave_out_missing(session, practice);
  if (practice.at == practice.items.size()) {
    practice.stage = PracticeStage::kDone;
  } else if (practice.left_day != session.today) {
    practice.resumed = true;
    practice.stage = PracticeStage::kWaiting;
  } else {
    practice.stage = PracticeStage::kUnderWay;
    skip_time_away(session);
    put_on_desk(session);
  }
}

void begin(Session& session) {
  Practice& practice = *session.practice;
  if (practice.is_kept) return take_up(session);
  draw_numbers(session, practice);
  if (practice.items.empty()) {
    practice.stage = PracticeStage::kDone;
  } else if (practice.place.kind == PracticeKind::kTimed ||
             practice.place.kind == PracticeKind::kPlacement) {
    practice.stage = PracticeStage::kWaiting;
  } else {
    practice.stage = PracticeStage::kUnderWay;
    practice.began_ms = static_cast<double>(session.now_utc_ms);
    put_on_desk(session);
  }
}

// One exercise more for a slip, unless enough were free of it or none is left.
void draw_drill(const Session& session, Practice& practice) {
  if (practice.place.kind != PracticeKind::kSlip || practice.at < practice.items.size()) return;
  if (free_in_row(practice) >= kFreeToRest || practice.items.size() >= kMostDrills) return;
  auto next = next_drill(session, practice);
  if (!next) return;
  practice.items.push_back(std::move(*next));
  practice.results.emplace_back();
}

Effects finish(Session& session, const Env& env) {
  Practice& practice = *session.practice;
  practice.stage = PracticeStage::kDone;
  consider_clock(session, practice);
  if (practice.took_ms >= 0.0)
    practice.took_ms = static_cast<double>(env.now_utc_ms) - practice.began_ms - practice.away_ms;
  Effects effects;
  if (practice.place.kind == PracticeKind::kPlacement)
    effects = record_setting(session, kPlaced, std::to_string(suggested_chapter(practice)), env);
  effects.push_back(FocusNode{node_id("practice/end/title")});
  return effects;
}

Effects show_current(const Session& session) {
  const Practice& practice = *session.practice;
  return {FocusNode{exercise_node(practice.items[practice.at].exercise)}};
}

Effects put_together_anew(Session& session) {
  Effects effects = drop_sitting(session, session.practice->place);
  forget_practice(session);
  append(effects, tend_practice(session));
  return effects;
}

}  // namespace

Effects tend_practice(Session& session) {
  const auto* place = std::get_if<PracticePlace>(&session.place);
  if (place == nullptr || place->kind == PracticeKind::kSlips || !log_is_known(session)) return {};
  if (!session.practice || session.practice->place != *place || is_overtaken(session)) {
    auto kept = kept_sitting(session, *place);  // may be that of now, further in another tab
    forget_practice(session);
    session.practice = kept ? std::move(*kept) : plan(session, *place);
  }
  Practice& practice = *session.practice;
  if (practice.stage == PracticeStage::kUnderWay && !practice.on_desk) {
    skip_time_away(session);
    swap_desk(session);
  }
  if (practice.stage != PracticeStage::kGathering) return {};
  bool pending = false;
  Effects effects = gather(session, pending);
  if (pending) return effects;
  begin(session);
  // Who only looks at one that was kept has done nothing on it.
  if (!practice.is_kept) append(effects, keep_sitting(session));
  return effects;
}

Effects renew_practice(Session& session) {
  const auto* place = std::get_if<PracticePlace>(&session.place);
  if (place == nullptr || !session.practice || session.practice->place != *place) return {};
  const Practice& practice = *session.practice;
  const bool nothing = practice.stage == PracticeStage::kDone && practice.items.empty();
  const bool stale =
      practice.day != session.today || practice.events != session.log.events().size();
  if (!nothing || !stale) return {};
  forget_practice(session);
  return tend_practice(session);
}

Effects leave_practice(Session& session) {
  if (!session.practice || !session.practice->on_desk) return {};
  take_off_desk(session);
  return keep_leaving(session);
}

void forget_practice(Session& session) {
  clear_desk(session);
  session.practice.reset();
}

Effects go_on_practising(Session& session, const Env& env) {
  Practice& practice = *session.practice;
  clear_desk(session);
  ++practice.at;
  draw_drill(session, practice);
  Effects effects;
  if (practice.at == practice.items.size()) {
    effects = finish(session, env);
  } else {
    put_on_desk(session);
    effects = show_current(session);
  }
  append(effects, keep_sitting(session));
  return effects;
}

void take_practice_result(Session& session, const Event& answer) {
  if (practised(session, answer.exercise) == nullptr) return;
  Practice& practice = *session.practice;
  PracticeResult& result = practice.results[practice.at];
  const ExerciseState& state = session.exercises[answer.exercise];
  const bool right = is_right(answer);
  if (!std::exchange(result.answered, true)) {
    result.first_right = right;
    result.told = state.reveal_logged;
    result.helped = state.hints_shown > 0 || result.told;
  }
  result.solved = result.solved || right;
  for (std::string& slip : slips_of(answer)) {
    if (std::find(result.slips.begin(), result.slips.end(), slip) == result.slips.end())
      result.slips.push_back(std::move(slip));
  }
}

Effects apply(Session& session, const PassOver& action, const Env& env) {
  if (practised(session, action.exercise) == nullptr) return {};
  return go_on_practising(session, env);
}

Effects apply(Session& session, const BeginPractice&, const Env& env) {
  if (!session.practice || !std::holds_alternative<PracticePlace>(session.place)) return {};
  Effects effects;
  if (session.practice->stage == PracticeStage::kDone) effects = put_together_anew(session);
  Practice& practice = *session.practice;
  if (practice.stage == PracticeStage::kWaiting) {
    practice.stage = PracticeStage::kUnderWay;
    if (practice.resumed) {
      skip_time_away(session);
    } else {
      practice.began_ms = static_cast<double>(env.now_utc_ms);
    }
    put_on_desk(session);
    append(effects, keep_sitting(session));
  }
  if (practice.stage == PracticeStage::kUnderWay) append(effects, show_current(session));
  return effects;
}

Effects apply(Session& session, const BeginAnew&, const Env&) {
  if (!session.practice || !may_be_resumed(*session.practice)) return {};
  Effects effects = put_together_anew(session);
  effects.push_back(FocusNode{node_id("practice/begin")});
  return effects;
}

}  // namespace tmw::steps
