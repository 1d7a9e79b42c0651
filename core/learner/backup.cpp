#include "core/learner/backup.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>
#include <set>
#include <utility>

#include "core/json/json_text.h"
#include "core/learner/json_fields.h"

namespace tmw {
namespace {

// An order begins with milliseconds since 1970: this is the year 33658.
constexpr std::int64_t kLastBelievableOrder = 1'000'000'000'000'000;

constexpr const char* kWorkbook = "transformer-math-workbook";

std::string header_json(std::size_t lines, std::int32_t today) {
  const RawFields fields = {{"workbook", json_quoted(kWorkbook)},
                            {"v", std::to_string(kEventFormatVersion)},
                            {"saved", json_quoted(date_text(today))},
                            {"lines", std::to_string(lines)}};
  return json_object(fields, {"workbook", "v", "saved", "lines"});
}

// The number of lines that a header promises; nothing if the line is no header.
std::optional<int> read_header(const RawFields& fields) {
  const auto name = fields.find("workbook");
  if (name == fields.end() || read_json_string(name->second) != kWorkbook) return std::nullopt;
  const auto lines = fields.find("lines");
  const auto count = lines == fields.end() ? std::nullopt : read_json_integer(lines->second);
  return count && *count >= 0 && std::in_range<int>(*count) ? static_cast<int>(*count) : 0;
}

// The text of a line that a log took along without being able to read it.
std::optional<std::string> read_unreadable(const RawFields& fields) {
  const auto text = fields.find("unreadable");
  if (fields.size() != 1 || text == fields.end()) return std::nullopt;
  return read_json_string(text->second);
}

// Cut so that no character is cut.
std::string start_of(std::string_view line) {
  constexpr std::size_t kMost = 60;
  if (line.size() <= kMost) return std::string(line);
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
  return std::string(line.substr(0, end)) + "…";
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

void read_line(Backup& backup, std::string_view line, int number) {
  const auto fields = read_json_fields(line);
  if (const auto lines = fields ? read_header(*fields) : std::nullopt) {
    backup.has_header = true;
    backup.promised += *lines;  // two copies in one file are as good as one
    return;
  }
  ++backup.found;
  if (auto text = fields ? read_unreadable(*fields) : std::nullopt) {
    backup.unreadable.push_back(std::move(*text));
  } else if (auto event = read_event(line); !event) {
    backup.bad.push_back({number, start_of(line)});
  } else if (is_newer(*event)) {
    ++backup.newer;
  } else {
    // An order that only an editor gives would be later than all that is answered from now on.
    if (event->order > kLastBelievableOrder) event->order = 0;
    backup.events.push_back(std::move(*event));
  }
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
  return std::string(kWorkbook) + "-" + date_text(today) + ".jsonl";
}

Backup read_backup(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark)
    text.remove_prefix(kByteOrderMark.size());
  Backup backup;
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (!is_blank(line)) read_line(backup, line, number);
    const bool is_bad = !backup.bad.empty() && backup.bad.back().number == number;
    backup.ends_broken = is_bad && end == text.size();
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return backup;
}

BackupPreview preview_of(const Backup& backup, const Log& log, std::int32_t today) {
  BackupPreview preview;
  std::set<std::string_view> seen;
  for (const Event& event : backup.events) {
    const bool fresh = !log.contains(event.id) && seen.insert(event.id).second;
    ++(fresh ? preview.fresh : preview.known);
    if (fresh && event.local_day > today) ++preview.ahead;
  }
  for (const std::string& text : backup.unreadable)
    preview.fresh_unreadable += log.unreadable().count(text) == 0 ? 1 : 0;
  return preview;
}

bool is_cut(const Backup& backup) { return backup.ends_broken || backup.found < backup.promised; }

}  // namespace tmw
