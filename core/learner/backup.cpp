#include "core/learner/backup.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>
#include <set>
#include <utility>

#include "core/json/json_text.h"
#include "core/learner/backup_records.h"
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

// Of its first line, cut so that no character is cut.
std::string start_of(std::string_view text) {
  constexpr std::size_t kMost = 60;
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  if (line.size() <= kMost) return std::string(line) + (line.size() < text.size() ? " …" : "");
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
  return std::string(line.substr(0, end)) + "…";
}

// Without the commas behind which nothing comes, as some editors write them.
std::string without_hanging_commas(std::string_view text) {
  std::string result;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string && c == '\\' && i + 1 < text.size()) {
      result += text.substr(i++, 2);
      continue;
    }
    if (c == '"') in_string = !in_string;
    if (c == ',' && !in_string) {
      const std::size_t next = text.find_first_not_of(" \t\r\n", i + 1);
      if (next != std::string_view::npos && (text[next] == '}' || text[next] == ']')) continue;
    }
    result += c;
  }
  return result;
}

// The lists in an object that is no event itself: some tools wrap what they are given.
std::vector<std::string> lists_in(const RawFields& fields) {
  std::vector<std::string> lists;
  if (fields.count("id") != 0) return lists;
  for (const auto& [name, value] : fields) {
    if (value.front() == '[' && value.find('{') != std::string::npos) lists.push_back(value);
  }
  return lists;
}

void take_event(Backup& backup, Event event) {
  if (is_newer(event)) {
    ++backup.newer;
    return;
  }
  // An order that only an editor gives would be later than all that is answered from now on.
  if (event.order > kLastBelievableOrder) event.order = 0;
  backup.events.push_back(std::move(event));
}

void read_record(Backup& backup, const BackupRecord& record);

bool read_lists(Backup& backup, const RawFields& fields, int line) {
  const std::vector<std::string> lists = lists_in(fields);
  for (const std::string& list : lists) {
    for (BackupRecord record : backup_records(list)) {
      record.line = line;
      record.at_the_end = false;
      read_record(backup, record);
    }
  }
  return !lists.empty();
}

void read_record(Backup& backup, const BackupRecord& record) {
  std::string mended;
  std::string_view text = record.text;
  auto fields = read_json_fields(text);
  if (!fields && text.front() == '{') {
    mended = without_hanging_commas(text);
    text = mended;
    fields = read_json_fields(text);
  }
  if (const auto lines = fields ? read_header(*fields) : std::nullopt) {
    backup.has_header = true;
    backup.promised += *lines;  // two copies in one file are as good as one
    return;
  }
  if (fields && read_lists(backup, *fields, record.line)) return;
  ++backup.found;
  if (auto unreadable = fields ? read_unreadable(*fields) : std::nullopt) {
    backup.unreadable.push_back(std::move(*unreadable));
  } else if (auto event = read_event(text)) {
    take_event(backup, std::move(*event));
  } else {
    backup.bad.push_back({record.line, start_of(record.text)});
    backup.ends_broken = record.at_the_end;
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
  Backup backup;
  for (const BackupRecord& record : backup_records(text)) read_record(backup, record);
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
