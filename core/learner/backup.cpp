#include "core/learner/backup.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <unordered_set>

#include "core/json/json_text.h"
#include "core/learner/backup_name.h"
#include "core/learner/json_fields.h"

namespace tmw {
namespace {

std::string header_json(std::size_t lines, std::int32_t today) {
  const RawFields fields = {{"workbook", json_quoted(kBackupWorkbook)},
                            {"v", std::to_string(kEventFormatVersion)},
                            {"saved", json_quoted(date_text(today))},
                            {"lines", std::to_string(lines)}};
  return json_object(fields, {"workbook", "v", "saved", "lines"});
}

}  // namespace

std::string date_text(std::int32_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  char text[40];
  (void)std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

std::string answer_lines(const Log& log) {
  std::string lines;
  for (const Event& event : log.events()) {
    if (event.kind == EventKind::kAttempt || event.kind == EventKind::kReview)
      lines += event_json(event) + "\n";
  }
  return lines;
}

std::string backup_text(const Log& log, std::int32_t today) {
  std::string text = header_json(log.events().size() + log.unreadable().size(), today) + "\n";
  for (const Event& event : log.events()) text += event_json(event) + "\n";
  for (const std::string& line : log.unreadable())
    text += "{\"unreadable\":" + json_quoted(line) + "}\n";
  return text;
}

std::string backup_file_name(std::int32_t today) {
  return std::string(kBackupWorkbook) + "-" + date_text(today) + ".jsonl";
}

bool is_foreign(const Backup& backup) {
  return !backup.has_header && backup.events.empty() && backup.newer == 0 &&
         backup.unreadable.empty() && !backup.looks_like_ours;
}

int missing_lines(const Backup& backup) { return std::max(0, backup.promised - backup.found); }

BackupPreview preview_of(const Backup& backup, const Log& log, std::int32_t today) {
  BackupPreview preview;
  std::unordered_set<std::string_view> seen;
  seen.reserve(backup.events.size());
  for (const Event& event : backup.events) {
    const bool fresh = !log.contains(event.id) && seen.insert(event.id).second;
    ++(fresh ? preview.fresh : preview.known);
    if (fresh && event.local_day > today) ++preview.ahead;
  }
  for (const std::string& text : backup.unreadable)
    preview.fresh_unreadable += log.unreadable().count(text) == 0 ? 1 : 0;
  return preview;
}

}  // namespace tmw
