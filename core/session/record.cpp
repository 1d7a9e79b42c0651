// Events put into the log, and what is computed from it.
#include <algorithm>
#include <utility>

#include "core/session/own_work.h"
#include "core/session/steps.h"

namespace tmw {
namespace {

int solved_with_prefix(const Session& session, const std::string& prefix) {
  return static_cast<int>(
      std::count_if(session.records.begin(), session.records.end(), [&](const auto& entry) {
        return entry.second.solved && entry.first.rfind(prefix, 0) == 0 &&
               !is_bonus_id(entry.first) &&
               find_exercise_entry(session.workbook.index, entry.first) != nullptr;
      }));
}

}  // namespace

bool is_told_beside(const Session& session) {
  return session.storage_failure == kSlowStore && session.unsaved.empty();
}

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

const Chapter* chapter_shown(const Session& session) {
  const auto* place = std::get_if<ChapterPlace>(&session.place);
  return place == nullptr ? nullptr : find_chapter(session.workbook, place->chapter);
}

bool is_tried(const Session& session, const std::string& exercise) {
  const auto record = session.records.find(exercise);
  return record != session.records.end() && record->second.attempts > 0;
}

bool is_solved(const Session& session, const std::string& exercise) {
  const auto record = session.records.find(exercise);
  return record != session.records.end() && record->second.solved;
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

SolvedOf solved_of(const Session& session, int chapter) {
  if (chapter < 0) return {solved_in_all(session), session.workbook.index.exercise_count()};
  const ChapterEntry* entry = find_entry(session.workbook.index, chapter);
  if (entry == nullptr) return {};
  return {solved_in_chapter(session, chapter), entry->exercise_count()};
}

ThemeWish theme_of(const Session& session) {
  return theme_of_word(setting(session.log, "theme", ""));
}

CodeLanguage language_of(const Session& session) {
  return language_of_word(setting(session.log, "language", ""));
}

InkWish ink_of(const Session& session) { return ink_of_word(setting(session.log, "ink", "")); }

bool is_read_only(const Session& session) {
  return session.log.is_newer() || session.storage_failure == kNewerStore;
}

namespace steps {

Effects record(Session& session, Event event, const Env& env) {
  event.id = env.fresh_id;
  event.order = session.log.next_order(env.now_utc_ms);
  event.utc_ms = env.now_utc_ms;
  event.local_day = env.local_day;
  const std::string line = event_json(event);
  if (!session.log.add(std::move(event))) return {};
  session.first_id.clear();
  session.unsaved.insert(env.fresh_id);
  session.records = exercise_records(session.log);
  if (is_read_only(session)) return {};
  return {SaveEvent{env.fresh_id, line}};
}

Effects record_setting(Session& session, const char* name, std::string value, const Env& env) {
  Event event;
  event.kind = EventKind::kSetting;
  event.name = name;
  event.value = std::move(value);
  return record(session, std::move(event), env);
}

Effects tell_missed_day(Session& session, const Env& env) {
  constexpr const char* kTold = "missed-day-told";
  if (!session.log_loaded || !std::holds_alternative<Home>(session.place)) return {};
  const Streak days = streak(session.log, session.today);
  const std::string last = std::to_string(days.last_day);
  if (days.best == 0 || days.current > 0 || setting(session.log, kTold, "") == last) return {};
  session.missed_day = true;
  return record_setting(session, kTold, last, env);
}

Effects apply(Session& session, const LookAgain&, const Env& env) {
  return tell_missed_day(session, env);
}

Effects apply(Session& session, const SetTheme& action, const Env& env) {
  if (theme_of(session) == action.theme) return {};
  return record_setting(session, "theme", theme_word(action.theme), env);
}

Effects apply(Session& session, const SetLanguage& action, const Env& env) {
  if (language_of(session) == action.language) return {};
  Effects effects = record_setting(session, "language", language_word(action.language), env);
  for (auto& [id, state] : session.exercises) write_in(state, action.language);
  return effects;
}

Effects apply(Session& session, const SetInk& action, const Env& env) {
  if (ink_of(session) == action.ink) return {};
  return record_setting(session, "ink", ink_word(action.ink), env);
}

}  // namespace steps
}  // namespace tmw
