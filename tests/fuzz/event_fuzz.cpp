// Any bytes as a line of the log and as a file to load: events that write and read back the same,
// and a log that is the same whatever is merged twice. libFuzzer target.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "core/learner/backup.h"
#include "core/learner/draft.h"
#include "core/learner/json_fields.h"
#include "core/learner/written_event.h"

namespace {

using namespace tmw;

void require(bool condition) {
  if (!condition) std::abort();
}

void check_line(std::string_view text) {
  if (const auto draft = read_draft(text)) require(read_draft(draft_json(*draft)) == draft);
  const auto event = read_event(text);
  if (const auto written = read_written_event(text)) {
    auto fields = read_json_fields(text);
    require(fields.has_value() && event_of(std::move(*fields)) == written && event == written);
  }
  if (!event) return;
  require(!event->id.empty() && event->order >= 0 && event->order <= kLastOrder);
  const std::string line = event_json(*event);
  require(line.find('\n') == std::string::npos);
  const auto again = read_event(line);
  require(again.has_value() && event_json(*again) == line);
  require(is_newer(*again) == is_newer(*event));
}

void check_file(std::string_view text) {
  const Backup backup = read_backup(text);
  Log log;
  log.merge(backup.events);
  for (const std::string& unreadable : backup.unreadable) log.keep_unreadable(unreadable);
  require(static_cast<int>(log.events().size()) == preview_of(backup, {}, 0).fresh);
  require(log.merge(backup.events) == 0);
  require(log.next_order(0) <= kLastOrder);
  (void)exercise_records(log);
  require(streak(log, 20000).current <= streak(log, 20000).best);
  const Backup copy = read_backup(backup_text(log, 20783));
  require(copy.bad.empty() && missing_lines(copy) == 0 && copy.newer == 0);
  require(copy.events.size() == log.events().size());
  Log same;
  same.merge(copy.events);
  for (const std::string& unreadable : copy.unreadable) same.keep_unreadable(unreadable);
  require(backup_text(same, 20783) == backup_text(log, 20783));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_line(text);
  check_file(text);
  return 0;
}
