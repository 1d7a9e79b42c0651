// The log and its store.
#include <algorithm>
#include <utility>

#include "core/session/option_order.h"
#include "core/session/own_work.h"
#include "core/session/steps.h"
#include "core/session/words.h"

namespace tmw {
namespace {

void take_lines(Session& session, const std::vector<std::string>& lines) {
  std::vector<Event> events;
  for (const std::string& line : lines) {
    if (auto event = read_event(line)) {
      // What comes from the store is durable.
      session.unsaved.erase(event->id);
      events.push_back(std::move(*event));
    } else {
      ++session.unreadable_lines;
    }
  }
  session.log.merge(events);
  session.records = exercise_records(session.log);
  tell_own_numbers(session);
}

int solved_with_prefix(const Session& session, const std::string& prefix) {
  return static_cast<int>(
      std::count_if(session.records.begin(), session.records.end(), [&prefix](const auto& entry) {
        return entry.second.solved && entry.first.rfind(prefix, 0) == 0 &&
               !is_bonus_id(entry.first);
      }));
}

}  // namespace

SaveState save_state(const Session& session) {
  if (!session.storage_failure.empty()) return SaveState::kFailed;
  if (!session.unsaved.empty()) return SaveState::kSaving;
  return session.log.events().empty() ? SaveState::kNothing : SaveState::kSaved;
}

SaveState save_state_of(const Session& session, const std::string& event_id) {
  if (!session.log.contains(event_id)) return SaveState::kNothing;
  if (session.unsaved.count(event_id) == 0) return SaveState::kSaved;
  return session.storage_failure.empty() ? SaveState::kSaving : SaveState::kFailed;
}

int solved_in_chapter(const Session& session, int chapter) {
  const ChapterEntry* entry = find_entry(session.workbook.index, chapter);
  if (entry == nullptr) return 0;
  return std::min(entry->exercise_count(),
                  solved_with_prefix(session, std::to_string(chapter) + "."));
}

int solved_in_all(const Session& session) {
  int solved = 0;
  for (const ChapterEntry& entry : session.workbook.index.chapters)
    solved += solved_in_chapter(session, entry.number);
  return solved;
}

std::string theme_of(const Session& session) {
  const std::string theme = setting(session.log, "theme", "system");
  return theme == "light" || theme == "dark" ? theme : "system";
}

CodeLanguage language_of(const Session& session) {
  return language_of_word(setting(session.log, "language", ""));
}

std::string ink_of(const Session& session) {
  const std::string ink = setting(session.log, "ink", "auto");
  return ink == "plain" || ink == "canvas" ? ink : "auto";
}

namespace steps {
namespace {

Effects record_setting(Session& session, const char* name, const std::string& value,
                       const Env& env) {
  Event event;
  event.kind = EventKind::kSetting;
  event.name = name;
  event.value = value;
  return record(session, std::move(event), env);
}

}  // namespace

Effects record(Session& session, Event event, const Env& env) {
  event.id = env.fresh_id;
  event.utc_ms = env.now_utc_ms;
  event.local_day = env.local_day;
  const std::string line = event_json(event);
  if (!session.log.add(std::move(event))) return {};
  session.unsaved.insert(env.fresh_id);
  session.records = exercise_records(session.log);
  return {SaveEvent{env.fresh_id, line}};
}

Effects save_again(const Session& session) {
  Effects effects;
  for (const Event& event : session.log.events()) {
    if (session.unsaved.count(event.id) != 0)
      effects.push_back(SaveEvent{event.id, event_json(event)});
  }
  return effects;
}

Effects apply(Session& session, const LogLoaded& action, const Env& env) {
  session.log_loaded = true;
  session.unreadable_lines = 0;
  take_lines(session, action.events);
  session.learner = learner_of(session.log, env.chance);
  for (auto& [id, state] : session.exercises) {
    if (!is_at_rest(state)) continue;
    order_options(state.problem, session.learner);
    bring_back_entries(state, session.log);
  }
  return {};
}

Effects apply(Session& session, const LogMerged& action, const Env&) {
  take_lines(session, action.events);
  return {};
}

Effects apply(Session& session, const EventSaved& action, const Env&) {
  session.unsaved.erase(action.id);
  if (session.storage_failure.empty()) return {};
  // The store works again: bring it what it missed.
  session.storage_failure.clear();
  Effects effects = save_again(session);
  effects.push_back(Announce{words::kStorageWorksAgain});
  return effects;
}

Effects apply(Session& session, const StorageFailed& action, const Env&) {
  const bool news = session.storage_failure.empty();
  session.storage_failure = action.reason.empty() ? words::kNoReason : action.reason;
  if (!news) return {};
  return {Announce{words::storage_failed(session.storage_failure)}};
}

Effects apply(Session& session, const SetTheme& action, const Env& env) {
  if (theme_of(session) == action.theme) return {};
  return record_setting(session, "theme", action.theme, env);
}

Effects apply(Session& session, const SetLanguage& action, const Env& env) {
  if (language_of(session) == action.language) return {};
  Effects effects = record_setting(session, "language", language_word(action.language), env);
  for (auto& [id, state] : session.exercises) write_in(state, action.language);
  return effects;
}

Effects apply(Session& session, const SetInk& action, const Env& env) {
  if (ink_of(session) == action.ink) return {};
  return record_setting(session, "ink", action.ink, env);
}

}  // namespace steps
}  // namespace tmw
