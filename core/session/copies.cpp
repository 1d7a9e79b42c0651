// Copies of the progress as files, and starting over: what is done can be undone.
#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/learner/backup.h"
#include "core/learner/rows.h"
#include "core/session/mark_desk.h"
#include "core/session/own_work.h"
#include "core/session/steps.h"
#include "core/session/words.h"

namespace tmw {

CopyState copy_state(const Session& session) {
  CopyState state;
  for (const Event& event : session.log.events()) {
    if (event.kind == EventKind::kAttempt || event.kind == EventKind::kReview) {
      state.any_answers = true;
      ++state.answers_since;
    } else if (event.kind == EventKind::kSetting && event.name == steps::kCopied) {
      state.day = event.local_day;
      state.answers_since = 0;
    }
  }
  return state;
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

}  // namespace

Effects apply(Session& session, const SaveCopy&, const Env& env) {
  Effects effects = record_setting(session, kCopied, "file", env);
  effects.push_back(
      Download{backup_file_name(env.local_day), backup_text(session.log, env.local_day)});
  effects.push_back(Announce{words::kCopySaved});
  return effects;
}

Effects apply(Session& session, const OfferCopy& action, const Env&) {
  session.offer = read_backup(action.text);
  return {};
}

Effects apply(Session& session, const TakeCopy&, const Env&) {
  if (!session.offer || is_read_only(session)) return {};
  const Backup backup = *std::exchange(session.offer, std::nullopt);
  Log file;
  file.merge(backup.events);
  for (const std::string& text : backup.unreadable) file.keep_unreadable(text);
  Log fresh = beyond(file, session.log);
  if (fresh.events().empty() && fresh.unreadable().empty()) return {};
  Effects effects = add(session, fresh);
  session.taken = std::move(fresh);
  effects.push_back(Announce{words::kCopyTaken});
  return effects;
}

Effects apply(Session& session, const UndoCopy&, const Env&) {
  if (!session.taken) return {};
  const Log taken = *std::exchange(session.taken, std::nullopt);
  std::vector<std::string> ids;
  for (const Row& row : rows_of(taken)) ids.push_back(row.id);
  replace_log(session, beyond(session.log, taken));
  forget_saving(session);
  Effects effects = tend_practice(session);
  effects.push_back(EraseRows{std::move(ids)});
  effects.push_back(Announce{words::kUndone});
  return effects;
}

Effects apply(Session& session, const StartOver&, const Env&) {
  if (is_read_only(session)) return {};
  Log settings = settings_of(session.log);
  discard(session);
  session.taken.reset();
  replace_log(session, std::move(settings));
  forget_saving(session);
  for (auto& [id, state] : session.exercises) {
    if (const Exercise* exercise = find_exercise(session.workbook, id))
      state = fresh_again(*exercise, state.problem, session.learner);
  }
  Effects effects = tend_practice(session);
  effects.push_back(ClearStore{rows_of(session.log)});
  effects.push_back(Announce{words::kStartedOver});
  return effects;
}

Effects apply(Session& session, const UndoStartOver&, const Env&) {
  if (!session.discarded) return {};
  Discarded before = *std::exchange(session.discarded, std::nullopt);
  Effects effects;
  for (auto& [key, draft] : before.drafts) {
    effects.push_back(KeepDraft{key, draft_json(draft)});
    session.drafts.try_emplace(key, std::move(draft));
  }
  Effects saved = add(session, beyond(before.log, session.log));
  std::move(saved.begin(), saved.end(), std::back_inserter(effects));
  effects.push_back(Announce{words::kUndone});
  return effects;
}

}  // namespace steps
}  // namespace tmw
