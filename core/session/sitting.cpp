#include "core/session/sitting.h"

#include <algorithm>
#include <charconv>
#include <tuple>
#include <utility>
#include <vector>

#include "core/content/workbook.h"
#include "core/learner/draft.h"

namespace tmw {
namespace {

constexpr char kBetween = '\t';
constexpr std::int64_t kVersion = 1;

std::vector<std::string_view> cut(std::string_view text, char between) {
  std::vector<std::string_view> pieces;
  for (;;) {
    const std::size_t end = text.find(between);
    pieces.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return pieces;
    text.remove_prefix(end + 1);
  }
}

// Pieces of one line, taken from its front. What is missing or no number makes all of it void.
class Line {
 public:
  explicit Line(std::string_view text) : pieces_(cut(text, kBetween)) {}

  std::string word() { return std::string(next()); }

  template <typename Integer>
  Integer number() {
    const std::string_view text = next();
    Integer value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    sound_ = sound_ && error == std::errc() && stop == end;
    return value;
  }

  [[nodiscard]] bool is_sound() const { return sound_; }
  [[nodiscard]] bool is_at_end() const { return at_ == pieces_.size(); }

 private:
  std::string_view next() {
    sound_ = sound_ && !is_at_end();
    return sound_ ? pieces_[at_++] : std::string_view();
  }

  std::vector<std::string_view> pieces_;
  std::size_t at_ = 0;
  bool sound_ = true;
};

template <typename... Numbers>
std::string numbers_line(Numbers... numbers) {
  std::string line;
  ((line += (line.empty() ? "" : std::string(1, kBetween)) + std::to_string(numbers)), ...);
  return line;
}

int flags_of(const PracticeResult& result) {
  return (result.answered ? 1 : 0) | (result.first_right ? 2 : 0) | (result.solved ? 4 : 0) |
         (result.helped ? 8 : 0) | (result.told ? 16 : 0);
}

PracticeResult result_of(int flags) {
  PracticeResult result;
  result.answered = (flags & 1) != 0;
  result.first_right = (flags & 2) != 0;
  result.solved = (flags & 4) != 0;
  result.helped = (flags & 8) != 0;
  result.told = (flags & 16) != 0;
  return result;
}

std::string item_line(const PracticeItem& item, const PracticeResult& result) {
  std::string line = item.exercise + kBetween + std::to_string(item.seed) + kBetween + item.slip +
                     kBetween + std::to_string(flags_of(result));
  for (const std::string& slip : result.slips) line += kBetween + slip;
  return line;
}

bool read_item(std::string_view text, Practice& practice) {
  Line line(text);
  PracticeItem item;
  item.exercise = line.word();
  item.seed = line.number<std::uint64_t>();
  item.slip = line.word();
  PracticeResult result = result_of(line.number<int>());
  while (line.is_sound() && !line.is_at_end()) result.slips.push_back(line.word());
  practice.items.push_back(std::move(item));
  practice.results.push_back(std::move(result));
  return line.is_sound();
}

bool outlives_its_day(PracticeKind kind) {
  return kind == PracticeKind::kTimed || kind == PracticeKind::kPlacement;
}

bool has_all_exercises(const Session& session, const Practice& practice) {
  return std::all_of(practice.items.begin(), practice.items.end(), [&](const PracticeItem& item) {
    return find_exercise_entry(session.workbook.index, item.exercise) != nullptr;
  });
}

// Reviews that were done elsewhere meanwhile are not asked for again.
bool has_anything_due(const Session& session, const Practice& practice) {
  const std::vector<std::string> due = due_today(session);
  for (std::size_t i = practice.at; i < practice.items.size(); ++i) {
    const PracticeItem& item = practice.items[i];
    const bool is_due = std::find(due.begin(), due.end(), item.exercise) != due.end();
    if (is_due || !item.slip.empty() || practice.results[i].answered) return true;
  }
  return false;
}

// Of one sitting, in two tabs. Drills are drawn one by one.
bool is_same_sitting(const Practice& a, const Practice& b) {
  const std::size_t count = std::min(a.items.size(), b.items.size());
  const auto end = a.items.begin() + static_cast<std::ptrdiff_t>(count);
  return a.began_ms == b.began_ms && std::equal(a.items.begin(), end, b.items.begin());
}

// Whether it is the one that is shown here.
bool is_shown(const Session& session, const Practice& practice) {
  return session.practice && session.practice->place == practice.place &&
         is_same_sitting(*session.practice, practice);
}

// Whether there is still something to do here, or to see.
bool goes_on(const Session& session, const Practice& practice) {
  const PracticeKind kind = practice.place.kind;
  if (practice.day != session.today && !outlives_its_day(kind)) return false;
  if (practice.at < practice.items.size())
    return kind != PracticeKind::kToday || has_anything_due(session, practice);
  if (practice.day != session.today) return false;
  return is_shown(session, practice) ||  // another tab has come to its end
         (session.first_place && (kind != PracticeKind::kToday || due_today(session).empty()));
}

// The latest moment of which it is known that it was worked on: the last deed, be it an answer or
// a letter that was typed.
double last_seen(const Session& session, const Practice& practice) {
  double seen = practice.seen_ms;
  const auto consider = [&](std::int64_t order) {
    if (order > practice.since && order <= session.now_utc_ms)
      seen = std::max(seen, static_cast<double>(order));
  };
  const PracticeItem& item = practice.items[practice.at];
  const auto draft = session.drafts.find(draft_key(item.exercise, item.seed));
  if (draft != session.drafts.end()) consider(draft->second.order);
  for (const Event* event : events_of(session.log, item.exercise)) consider(event->order);
  return seen;
}

// A step back by less is one of the clock's own corrections.
constexpr double kClockSteps = 1000.0;

// How far it is: exercises done with, answered, solved.
std::tuple<std::size_t, std::ptrdiff_t, std::ptrdiff_t> progress_of(const Practice& practice) {
  const auto count = [&practice](bool PracticeResult::*is) {
    return std::count_if(practice.results.begin(), practice.results.end(),
                         [is](const PracticeResult& result) { return result.*is; });
  };
  return {practice.at, count(&PracticeResult::answered), count(&PracticeResult::solved)};
}

bool is_further(const Practice& a, const Practice& b) {
  return is_same_sitting(a, b) && progress_of(a) > progress_of(b);
}

std::string key_of(const PracticePlace& place) { return draft_key(hash_of(place), 0); }

Effects keep(Session& session, const PracticePlace& place, std::string text) {
  Draft draft{hash_of(place), 0, session.log.next_order(session.now_utc_ms), std::move(text)};
  KeepDraft effect{key_of(place), draft_json(draft)};
  session.drafts[effect.key] = std::move(draft);
  return {std::move(effect)};
}

Effects keep_unless_behind(Session& session) {
  const Practice& practice = *session.practice;
  const auto draft = session.drafts.find(key_of(practice.place));
  if (draft != session.drafts.end()) {
    const auto kept = read_sitting(draft->second.text, practice.place);
    if (kept && is_further(*kept, practice)) return {};
  }
  return keep(session, practice.place, sitting_text(practice));
}

}  // namespace

bool is_sitting(const Draft& draft) { return draft.exercise.rfind("#/", 0) == 0; }

bool replaces_sitting(const Draft& kept, const Draft& other) {
  const auto before = read_sitting(kept.text, {});
  const auto after = read_sitting(other.text, {});
  if (before && after) {
    if (is_further(*before, *after)) return false;
    if (is_further(*after, *before)) return true;
  }
  return kept.order < other.order;
}

bool is_overtaken(const Session& session) {
  if (!session.practice) return false;
  const Practice& practice = *session.practice;
  const bool waiting = practice.stage == PracticeStage::kWaiting;
  if (!waiting && practice.stage != PracticeStage::kUnderWay) return false;
  const auto kept = kept_sitting(session, practice.place);
  if (!kept) return false;
  return is_further(*kept, practice) || (waiting && !practice.is_kept && kept->resumed);
}

void consider_clock(const Session& session, Practice& practice) {
  if (static_cast<double>(session.now_utc_ms) < practice.seen_ms - kClockSteps)
    practice.took_ms = -1.0;
}

std::string sitting_text(const Practice& practice) {
  const auto whole = [](double ms) { return static_cast<std::int64_t>(ms); };
  std::string text =
      numbers_line(kVersion, practice.day, practice.at, practice.free_before, practice.more_due,
                   practice.not_solved, whole(practice.began_ms), whole(practice.took_ms),
                   whole(practice.away_ms), whole(practice.seen_ms), practice.since);
  for (std::size_t i = 0; i < practice.items.size(); ++i)
    text += "\n" + item_line(practice.items[i], practice.results[i]);
  return text;
}

std::optional<Practice> read_sitting(std::string_view text, const PracticePlace& place) {
  const std::vector<std::string_view> lines = cut(text, '\n');
  Line head(lines.front());
  if (head.number<std::int64_t>() != kVersion) return std::nullopt;
  Practice practice;
  practice.place = place;
  practice.day = head.number<std::int32_t>();
  practice.at = head.number<std::size_t>();
  practice.free_before = head.number<int>();
  practice.more_due = head.number<int>();
  practice.not_solved = head.number<int>();
  practice.began_ms = static_cast<double>(head.number<std::int64_t>());
  practice.took_ms = static_cast<double>(head.number<std::int64_t>());
  practice.away_ms = static_cast<double>(head.number<std::int64_t>());
  practice.seen_ms = static_cast<double>(head.number<std::int64_t>());
  practice.since = head.number<std::int64_t>();
  if (!head.is_sound() || !head.is_at_end()) return std::nullopt;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (!read_item(lines[i], practice)) return std::nullopt;
  }
  if (practice.items.empty() || practice.at > practice.items.size()) return std::nullopt;
  return practice;
}

std::optional<Practice> kept_sitting(const Session& session, const PracticePlace& place) {
  const auto draft = session.drafts.find(key_of(place));
  if (draft == session.drafts.end()) return std::nullopt;
  auto practice = read_sitting(draft->second.text, place);
  if (!practice || !has_all_exercises(session, *practice) || !goes_on(session, *practice))
    return std::nullopt;
  practice->is_kept = true;
  practice->resumed = practice->at < practice->items.size();
  practice->left_day = practice->day;
  practice->day = session.today;
  practice->events = session.log.events().size();
  if (practice->resumed) practice->seen_ms = last_seen(session, *practice);
  return practice;
}

Effects keep_sitting(Session& session) {
  if (!session.practice || session.practice->items.empty()) return {};
  Practice& practice = *session.practice;
  const bool begun =
      practice.stage == PracticeStage::kUnderWay || practice.stage == PracticeStage::kDone;
  if (!begun) return {};
  consider_clock(session, practice);
  practice.day = session.today;
  practice.seen_ms = static_cast<double>(session.now_utc_ms);
  practice.touched = true;
  return keep_unless_behind(session);
}

Effects keep_leaving(Session& session) {
  Practice& practice = *session.practice;
  consider_clock(session, practice);
  practice.seen_ms = static_cast<double>(session.now_utc_ms);
  return std::exchange(practice.touched, false) ? keep_unless_behind(session) : Effects{};
}

Effects drop_sitting(Session& session, const PracticePlace& place) {
  const auto draft = session.drafts.find(key_of(place));
  if (draft == session.drafts.end() || draft->second.text.empty()) return {};
  return keep(session, place, "");
}

}  // namespace tmw
