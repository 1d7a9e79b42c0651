// What the store says: the log as it stands there, what is saved, what hinders it.
#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/learner/rows.h"
#include "core/session/mark_desk.h"
#include "core/session/option_order.h"
#include "core/session/own_work.h"
#include "core/session/sitting.h"
#include "core/session/steps.h"
#include "core/session/words.h"

namespace tmw::steps {
namespace {

// Whether the learner has deleted the event, and the store has yet to do so.
bool is_being_deleted(const Session& session, const std::string& id) {
  return !session.clearing.empty() && session.discarded && session.discarded->log.contains(id) &&
         !session.log.contains(id);
}

bool is_being_deleted(const Session& session, const Draft& draft) {
  if (session.clearing.empty() || !session.discarded) return false;
  const auto& all = session.discarded->drafts;
  const auto found = all.find(draft_key(draft.exercise, draft.seed));
  return found != all.end() && draft.order <= found->second.order;
}

// What comes from the store is durable. `taken`: of the same log, what came before.
StoredLines take_lines(Session& session, const std::vector<std::string>& lines,
                       StoredLines taken = {}) {
  for (const std::string& line : lines) {
    if (auto event = read_event(line)) {
      if (is_being_deleted(session, event->id)) continue;
      session.unsaved.erase(event->id);
      taken.events.push_back(std::move(*event));
    } else {
      taken.unreadable.push_back(line);
    }
  }
  return taken;
}

// With the parts that came before. What a first visit has none of is not even called here and
// below: so it comes with the rest of the program.
StoredLines take_all(Session& session, const std::vector<std::string>& lines) {
  if (lines.empty()) return std::exchange(session.stored, {});
  return take_lines(session, lines, std::exchange(session.stored, {}));
}

void merge(Log& log, StoredLines taken) {
  if (!taken.events.empty()) log.merge(std::move(taken.events));
  for (std::string& text : taken.unreadable) log.keep_unreadable(std::move(text));
}

bool is_empty(const Log& log) { return log.events().empty() && log.unreadable().empty(); }

// Saved once, and no longer there: somebody has cleared the store while this page was open.
Log missing_in(const StoredLines& stored, const Session& session) {
  Log missing;
  std::set<std::string_view> there;
  for (const Event& event : stored.events) there.insert(event.id);
  for (const Event& event : session.log.events()) {
    if (there.count(event.id) == 0 && session.unsaved.count(event.id) == 0) missing.add(event);
  }
  const std::set<std::string_view> texts(stored.unreadable.begin(), stored.unreadable.end());
  for (const std::string& text : session.log.unreadable()) {
    if (texts.count(text) == 0) missing.keep_unreadable(text);
  }
  return missing;
}

Effects write_back(Session& session, const Log& missing) {
  if (is_empty(missing)) return {};
  for (const Event& event : missing.events()) session.unsaved.insert(event.id);
  session.notice = words::kClearedWhileOpen;
  return {SaveRows{rows_of(missing)}, Announce{words::kClearedWhileOpen}};
}

void take_learner(Session& session, const Env& env) {
  session.first_id = env.fresh_id;
  session.learner = learner_of(session.log, session.first_id);
  for (auto& [id, state] : session.exercises) {
    if (is_at_rest(state)) order_options(state.problem, session.learner);
    bring_back_work(session, state);
  }
}

// The store can be read: that is over which only opening it can mend.
void tell_opened(Session& session) {
  const bool writing =
      session.storage_failure == kSlowStore || session.storage_failure == kFullStore;
  if (session.unsaved.empty() || !writing) session.storage_failure.clear();
  if (session.log.is_newer()) session.storage_failure = kNewerStore;
}

void is_merged(Session& session) {
  session.records = exercise_records(session.log);
  tell_own_numbers(session);
}

// What was answered in other tabs shows in this one.
void merge_and_follow(Session& session, StoredLines taken) {
  std::set<std::string> fresh;
  for (const Event& event : taken.events) {
    if (!session.log.contains(event.id)) fresh.insert(event.id);
  }
  merge(session.log, std::move(taken));
  is_merged(session);
  if (fresh.empty()) return;
  for (auto& [id, state] : session.exercises) follow_answer(session, state, fresh);
}

void take_drafts(Session& session, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) {
    auto draft = read_draft(line);
    if (!draft || is_being_deleted(session, *draft)) continue;
    Draft& kept = session.drafts[draft_key(draft->exercise, draft->seed)];
    const bool newer =
        is_sitting(*draft) ? replaces_sitting(kept, *draft) : kept.order < draft->order;
    if (kept.exercise.empty() || newer) kept = std::move(*draft);
  }
}

// The desk without what belongs to events that are gone.
void clear_desk(Session& session, const std::map<std::string, ExerciseRecord>& before) {
  for (auto& [id, state] : session.exercises) {
    if (before.count(id) == 0 || session.records.count(id) != 0) continue;
    const Exercise* exercise = find_exercise(session.workbook, id);
    if (exercise != nullptr) state = fresh_again(*exercise, state.problem, session.learner);
  }
}

}  // namespace

Effects save_again(const Session& session) {
  if (is_read_only(session)) return {};
  Log missed;
  for (const Event& event : session.log.events()) {
    if (session.unsaved.count(event.id) != 0) missed.add(event);
  }
  if (missed.events().empty()) return {};
  if (missed.events().size() == 1) {
    const Event& event = missed.events().front();
    return {SaveEvent{event.id, event_json(event)}};
  }
  return {
      SaveRows{rows_of(missed)}};  // at once: a write each takes a browser a minute for a thousand
}

void replace_log(Session& session, Log log) {
  forget_practice(session);
  const auto before = std::exchange(session.records, {});
  session.log = std::move(log);
  is_merged(session);
  clear_desk(session, before);
  consider_first(session);
}

Effects apply(Session& session, const LogPart& action, const Env&) {
  session.stored = take_all(session, action.events);
  return {};
}

Effects apply(Session& session, const LogLoaded& action, const Env& env) {
  const bool first = !std::exchange(session.log_loaded, true);
  const bool answered_here = latest_answer(session.log) != nullptr;
  StoredLines stored = take_all(session, action.events);
  const Log missing = is_empty(session.log) ? Log() : missing_in(stored, session);
  if (first) {
    if (!stored.events.empty() || !stored.unreadable.empty()) merge(session.log, std::move(stored));
    is_merged(session);
  } else {
    merge_and_follow(session, std::move(stored));
  }
  tell_opened(session);
  if (first) {
    forget_practice(session);  // planned without the log, if at all
    take_learner(session, env);
    if (!answered_here) session.trying_first = false;  // it was offered before anything was known
    consider_first(session);
  }
  Effects effects = is_read_only(session) ? Effects{} : write_back(session, missing);
  append(effects, request_content(session));
  append(effects, tend_practice(session));
  append(effects, tell_missed_day(session, env));
  return effects;
}

Effects apply(Session& session, const LogReplaced& action, const Env&) {
  Log log;
  merge(log, take_all(session, action.events));
  for (const Event& event : session.log.events()) {
    if (session.unsaved.count(event.id) != 0) log.add(event);
  }
  replace_log(session, std::move(log));
  if (action.drafts) {
    session.drafts.clear();
    take_drafts(session, *action.drafts);
    clear_all_work(session);
    for (auto& [id, state] : session.exercises) bring_back_work(session, state);
  }
  tell_opened(session);
  Effects effects = request_content(session);
  append(effects, tend_practice(session));
  return effects;
}

Effects apply(Session& session, const LogMerged& action, const Env&) {
  merge_and_follow(session, take_lines(session, action.events));
  if (session.log.is_newer()) session.storage_failure = kNewerStore;
  return {};
}

Effects apply(Session& session, const DraftsLoaded& action, const Env&) {
  if (action.drafts.empty()) return session.log_loaded ? tend_practice(session) : Effects{};
  const std::map<std::string, Draft> before = session.drafts;
  take_drafts(session, action.drafts);
  if (!session.log_loaded) return {};
  for (auto& [id, state] : session.exercises) follow_draft(session, state, before);
  // Another tab may be further with the practice that this one shows.
  return tend_practice(session);
}

Effects apply(Session& session, const EventSaved& action, const Env&) {
  session.unsaved.erase(action.id);
  Effects effects;
  const bool deleted = !session.clearing.empty() && action.id == session.clearing;
  if (deleted) session.clearing.clear();
  const bool answer = std::any_of(
      session.exercises.begin(), session.exercises.end(),
      [&action](const auto& exercise) { return exercise.second.last_event == action.id; });
  if (answer && !std::exchange(session.asked_to_persist, true)) effects.push_back(Persist{});
  // What was undone meanwhile has deleted nothing.
  const bool gone = deleted && session.discarded;
  if (session.storage_failure.empty() || is_read_only(session)) {
    if (gone) effects.push_back(Announce{words::kStartedOver});
    return effects;
  }
  if (!session.clearing.empty()) return effects;  // what it refused is the deletion
  // The store works again: bring it what it missed.
  session.storage_failure.clear();
  append(effects, save_again(session));
  effects.push_back(Announce{gone ? words::kStartedOver : words::kStorageWorksAgain});
  return effects;
}

Effects apply(Session& session, const EventsSaved& action, const Env& env) {
  Effects effects;
  for (const std::string& id : action.ids) append(effects, apply(session, EventSaved{id}, env));
  return effects;
}

Effects apply(Session& session, const StorageFailed& action, const Env&) {
  const std::string reason = action.reason.empty() ? words::kNoReason : action.reason;
  // The first reason is the true one; what follows from it is not. Only one that was a guess gives
  // way: a store that does not answer may say later why.
  const bool guess =
      session.storage_failure == kSlowStore || session.storage_failure == kWaitingStore;
  if (is_read_only(session) || reason == session.storage_failure) return {};
  if (!session.storage_failure.empty() && (!guess || reason == kSlowStore)) return {};
  session.storage_failure = reason;
  Effects effects = tend_practice(session);  // it need not wait for the log any longer
  if (!is_told_beside(session)) effects.push_back(Announce{words::storage_failed(reason)});
  return effects;
}

}  // namespace tmw::steps
