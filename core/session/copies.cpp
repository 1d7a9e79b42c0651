// Copies of the progress as files, and starting over: what is done can be undone.
#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/learner/backup.h"
#include "core/learner/backup_reading.h"
#include "core/learner/rows.h"
#include "core/session/mark_desk.h"
#include "core/session/own_work.h"
#include "core/session/sitting.h"
#include "core/session/steps.h"
#include "core/session/words.h"

namespace tmw {

namespace {

// So much of a file is read, and so many of its events are added, before the page goes on.
constexpr std::size_t kSliceBytes = 65536;
constexpr std::size_t kSliceEvents = 4000;

// What the file taken last has brought, as far as the log still holds it.
UndoState undo_of_copy(const Session& session) {
  UndoState state;
  if (!session.taken) return state;
  const auto deed = UndoState::Deed::kCopy;
  for (const Event& event : session.taken->events()) {
    if (!session.log.contains(event.id)) continue;
    state.deed = deed;
    if (is_answer(event)) ++state.answers;
  }
  for (const std::string& text : session.taken->unreadable()) {
    if (session.log.unreadable().count(text) != 0) state.deed = deed;
  }
  return state;
}

// Whether this very text was an answer afterwards.
bool was_checked(const Draft& draft, const Log& log) {
  const std::vector<Event>& events = log.events();
  return std::any_of(events.begin(), events.end(), [&draft](const Event& event) {
    return is_answer(event) && event.exercise == draft.exercise && event.order >= draft.order &&
           event.answer == draft.text;
  });
}

// What was discarded and has not come back.
UndoState undo_of_start_over(const Session& session) {
  UndoState state;
  if (!session.discarded) return state;
  const auto deed = UndoState::Deed::kStartOver;
  for (const Event& event : session.discarded->log.events()) {
    if (session.log.contains(event.id)) continue;
    state.deed = deed;
    if (is_answer(event)) ++state.answers;
  }
  for (const std::string& text : session.discarded->log.unreadable()) {
    if (session.log.unreadable().count(text) == 0) state.deed = deed;
  }
  for (const auto& [key, draft] : session.discarded->drafts) {
    if (is_sitting(draft)) continue;
    if (session.drafts.count(key) == 0 && !was_checked(draft, session.discarded->log))
      ++state.drafts;
  }
  if (state.drafts > 0) state.deed = deed;
  return state;
}

}  // namespace

CopyState copy_state(const Session& session) {
  CopyState state;
  for (const Event& event : session.log.events()) {
    if (is_answer(event)) {
      state.any_answers = true;
      ++state.answers_since;
    } else if (event.kind == EventKind::kSetting && event.name == steps::kCopied) {
      state.day = event.local_day;
      state.answers_since = 0;
    }
  }
  return state;
}

UndoState undo_state(const Session& session) {
  if (is_read_only(session)) return {};
  const UndoState copy = undo_of_copy(session);
  return copy.deed == UndoState::Deed::kNone ? undo_of_start_over(session) : copy;
}

double copy_share(const Session& session) {
  if (session.reading) return std::min(session.reading->share(), 0.99);  // its end is not reached
  if (!session.taking) return 1.0;
  return static_cast<double>(session.taking->next) /
         static_cast<double>(session.taking->events.size());
}

DeletionState deletion_state(const Session& session) {
  if (session.clearing.empty()) return DeletionState::kNone;
  return session.storage_failure.empty() ? DeletionState::kWaiting : DeletionState::kFailed;
}

namespace steps {
namespace {

// What the first log holds and the second does not.
Log beyond(const Log& log, const Log& other) {
  Log more;
  std::vector<Event> events;
  std::copy_if(log.events().begin(), log.events().end(), std::back_inserter(events),
               [&other](const Event& event) { return !other.contains(event.id); });
  more.merge(std::move(events));
  for (const std::string& text : log.unreadable()) {
    if (other.unreadable().count(text) == 0) more.keep_unreadable(text);
  }
  return more;
}

// What of the file the log does not hold. In order, as copies are saved: then the log mostly grows
// at its end. An event that stands there twice is merged once.
Taking taking_of(std::vector<Event> events, const Log& log) {
  std::erase_if(events, [&log](const Event& event) { return log.contains(event.id); });
  const auto earlier = [](const Event& a, const Event& b) { return a.order < b.order; };
  if (!std::is_sorted(events.begin(), events.end(), earlier))
    std::stable_sort(events.begin(), events.end(), earlier);
  return {std::move(events), 0};
}

std::vector<Event> next_slice(Taking& taking) {
  const std::size_t end = std::min(taking.next + kSliceEvents, taking.events.size());
  const auto place = [&taking](std::size_t at) {
    return std::make_move_iterator(taking.events.begin() + static_cast<std::ptrdiff_t>(at));
  };
  std::vector<Event> slice(place(taking.next), place(end));
  taking.next = end;
  return slice;
}

// Puts these events into the log and asks for them to be stored.
Effects add(Session& session, const Log& more) {
  for (const Event& event : more.events()) session.unsaved.insert(event.id);
  session.log.merge(more.events());
  for (const std::string& text : more.unreadable()) session.log.keep_unreadable(text);
  session.records = exercise_records(session.log);
  tell_own_numbers(session);
  for (auto& [id, state] : session.exercises) {
    bring_back_work(session, state);
  }
  return {SaveRows{rows_of(more)}};
}

Log settings_of(const Log& log) {
  Log settings;
  for (const Event& event : log.events()) {
    if (event.kind == EventKind::kSetting) settings.add(event);
  }
  return settings;
}

// What was discarded before, and has not come back, stays with it.
void discard(Session& session) {
  if (!session.discarded) session.discarded.emplace();
  Discarded& all = *session.discarded;
  all.log.merge(session.log.events());
  for (const std::string& text : session.log.unreadable()) all.log.keep_unreadable(text);
  for (auto& [key, draft] : std::exchange(session.drafts, {})) all.drafts[key] = std::move(draft);
}

void forget_saving(Session& session) {
  for (auto id = session.unsaved.begin(); id != session.unsaved.end();)
    id = session.log.contains(*id) ? std::next(id) : session.unsaved.erase(id);
}

// Asks for the store to hold nothing but the log. Until that is durable it counts as unsaved.
ClearStore clear_store(Session& session, const Env& env) {
  session.unsaved.erase(session.clearing);
  session.clearing = "clear " + env.fresh_id;
  session.unsaved.insert(session.clearing);
  return {rows_of(session.log), session.clearing};
}

}  // namespace

Effects apply(Session& session, const SaveCopy&, const Env& env) {
  Effects effects = record_setting(session, kCopied, "file", env);
  effects.push_back(
      Download{backup_file_name(env.local_day), backup_text(session.log, env.local_day)});
  effects.push_back(Announce{words::kCopySaved});
  return effects;
}

Effects apply(Session& session, const OfferCopy& action, const Env& env) {
  session.offer.reset();
  session.taking.reset();
  session.reading.emplace(action.text);
  return apply(session, ReadCopy{}, env);
}

Effects apply(Session& session, const ReadCopy&, const Env&) {
  if (!session.reading || session.reading->read_on(kSliceBytes)) return {};
  session.offer = session.reading->take();
  session.reading.reset();
  return {};
}

Effects apply(Session& session, const TakeCopy&, const Env&) {
  if (is_read_only(session)) session.taking.reset();
  if (is_read_only(session) || (!session.offer && !session.taking)) return {};
  Log fresh;
  if (session.offer) {
    Backup backup = *std::exchange(session.offer, std::nullopt);
    for (std::string& text : backup.unreadable) {
      if (session.log.unreadable().count(text) == 0) fresh.keep_unreadable(std::move(text));
    }
    session.taking = taking_of(std::move(backup.events), session.log);
    if (session.taking->events.empty() && fresh.unreadable().empty()) {
      session.taking.reset();
      return {};
    }
    session.taken.emplace();
  }
  fresh.merge(next_slice(*session.taking));
  Effects effects = add(session, fresh);
  session.taken->merge(fresh.events());
  for (const std::string& text : fresh.unreadable()) session.taken->keep_unreadable(text);
  if (session.taking->next < session.taking->events.size()) return effects;
  session.taking.reset();
  effects.push_back(Announce{words::kCopyTaken});
  return effects;
}

Effects apply(Session& session, const UndoCopy&, const Env&) {
  if (!session.taken || is_read_only(session)) return {};
  session.taking.reset();
  const Log taken = *std::exchange(session.taken, std::nullopt);
  replace_log(session, beyond(session.log, taken));
  forget_saving(session);
  Effects effects = tend_practice(session);
  effects.push_back(EraseRows{row_ids_of(taken)});
  effects.push_back(Announce{words::kUndone});
  return effects;
}

void clear_all_work(Session& session) {
  for (auto& [id, state] : session.exercises) {
    if (const Exercise* exercise = find_exercise(session.workbook, id))
      state = fresh_again(*exercise, state.problem, session.learner);
  }
}

Effects apply(Session& session, const StartOver&, const Env& env) {
  if (is_read_only(session)) return {};
  Log settings = settings_of(session.log);
  discard(session);
  session.taken.reset();
  session.taking.reset();
  replace_log(session, std::move(settings));
  forget_saving(session);
  clear_all_work(session);
  Effects effects = tend_practice(session);
  effects.push_back(clear_store(session, env));
  return effects;
}

Effects apply(Session& session, const UndoStartOver&, const Env& env) {
  if (!session.discarded || is_read_only(session)) return {};
  Discarded before = *std::exchange(session.discarded, std::nullopt);
  // What was written since stays.
  session.drafts.merge(before.drafts);
  Effects effects = add(session, beyond(before.log, session.log));
  // A deletion that still waits must not come after what is brought back: one step does both.
  if (!session.clearing.empty()) effects = {clear_store(session, env)};
  for (const auto& [key, draft] : session.drafts) {
    effects.push_back(KeepDraft{key, draft_json(draft)});
  }
  effects.push_back(Announce{words::kUndone});
  return effects;
}

}  // namespace steps
}  // namespace tmw
