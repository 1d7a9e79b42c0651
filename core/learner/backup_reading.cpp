#include "core/learner/backup_reading.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "core/learner/backup_name.h"
#include "core/learner/json_fields.h"
#include "core/learner/loose_fields.h"
#include "core/learner/written_event.h"

namespace tmw {
namespace {

// An order begins with milliseconds since 1970: this is the year 33658.
constexpr std::int64_t kLastBelievableOrder = 1'000'000'000'000'000;

// Nobody looks at more, and a file of another kind has millions.
constexpr std::size_t kMostBadLines = 1000;

// The number of lines that a header promises; nothing if the line is no header.
std::optional<int> read_header(const RawFields& fields) {
  const auto name = fields.find("workbook");
  if (name == fields.end() || read_json_string(name->second) != kBackupWorkbook)
    return std::nullopt;
  const auto lines = fields.find("lines");
  const auto count = lines == fields.end() ? std::nullopt : whole_meant(lines->second);
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

std::optional<RawFields> fields_of(std::string_view text) {
  auto fields = read_json_fields(text);
  if (!fields && text.front() == '{') fields = read_json_fields(without_hanging_commas(text));
  return fields;
}

// The object with nothing in its lists of objects.
std::string without_lists(const BackupRecord& record) {
  std::string text;
  std::size_t from = 0;
  for (const BackupList& list : record.lists) {
    const auto begin = static_cast<std::size_t>(list.text.data() - record.text.data());
    text += record.text.substr(from, begin - from);
    from = begin + list.text.size();
  }
  return text.append(record.text.substr(from));
}

// A few of them stand in no file of another kind.
bool are_like_ours(const RawFields& fields) {
  const std::vector<std::string_view>& names = event_fields();
  return std::count_if(fields.begin(), fields.end(), [&names](const auto& field) {
           return std::find(names.begin(), names.end(), field.first) != names.end();
         }) >= 3;
}

}  // namespace

BackupReading::BackupReading(std::string text)
    : text_(std::make_shared<const std::string>(std::move(text))) {
  open(*text_, 1);
}

void BackupReading::open(std::string_view text, int line) {
  sources_.push_back({BackupCutter(text, line), text.size()});
}

bool BackupReading::read_on(std::size_t bytes) {
  // What comes to pass with a piece costs more than its bytes.
  constexpr std::size_t kOfAPiece = 64;
  for (std::size_t read = 0; read < bytes && !sources_.empty();) {
    const auto record = sources_.back().cutter.next();
    if (!record) {
      sources_.pop_back();
      continue;
    }
    read += record->text.size() + kOfAPiece;
    this->read(*record);
  }
  return !sources_.empty();
}

double BackupReading::share() const {
  if (sources_.empty()) return 1.0;
  // A list within the file is nearly all of it where there is one.
  const Source& source = sources_.back();
  return static_cast<double>(source.cutter.at()) / std::max(1.0, static_cast<double>(source.size));
}

void BackupReading::take_event(Event event) {
  if (is_newer(event)) {
    ++backup_.newer;
    return;
  }
  // An order that only an editor gives would be later than all that is answered from now on.
  if (event.order > kLastBelievableOrder) event.order = 0;
  backup_.events.push_back(std::move(event));
}

void BackupReading::take_bad(const BackupRecord& record, BadLine bad, const RawFields* fields) {
  ++backup_.bad_lines;
  backup_.ends_broken = record.is_cut;
  backup_.looks_like_ours =
      backup_.looks_like_ours || (fields != nullptr && are_like_ours(*fields));
  if (backup_.bad.size() == kMostBadLines) return;
  bad.number = record.line;
  bad.start = start_of(record.text);
  backup_.bad.push_back(std::move(bad));
}

// The lists in an object that is no event itself. What breaks off loses what it breaks off in.
bool BackupReading::open_lists(const BackupRecord& record) {
  if (record.lists.empty()) return false;
  const auto fields = fields_of(without_lists(record));
  const std::string_view before = record.text.substr(
      0, static_cast<std::size_t>(record.lists[0].text.data() - record.text.data()));
  const bool torn = record.is_cut || record.is_broken;
  if (!fields && !(torn && before.find("\"id\"") == std::string_view::npos)) return false;
  if (fields && fields->count("id") != 0) return false;
  if (fields) (void)take_header(*fields);
  // The last one opened is read first.
  for (auto list = record.lists.rbegin(); list != record.lists.rend(); ++list)
    open(list->text, list->line);
  return true;
}

bool BackupReading::take_header(const RawFields& fields) {
  const auto lines = read_header(fields);
  if (!lines) return false;
  backup_.has_header = true;
  backup_.promised += *lines;  // two copies in one file are as good as one
  return true;
}

void BackupReading::read(const BackupRecord& record) {
  if (open_lists(record)) return;
  if (auto written = read_written_event(record.text)) {
    ++backup_.found;
    return take_event(std::move(*written));
  }
  auto fields = fields_of(record.text);
  if (fields && take_header(*fields)) return;
  ++backup_.found;
  if (!fields) return take_bad(record, {.is_json = false}, nullptr);
  if (auto unreadable = read_unreadable(*fields)) {
    backup_.unreadable.push_back(std::move(*unreadable));
    return;
  }
  mend_fields(*fields);
  BadLine bad;
  if (auto event = event_of(*fields, &bad.fault)) return take_event(std::move(*event));
  take_bad(record, std::move(bad), &*fields);
}

Backup read_backup(std::string_view text) {
  BackupReading reading{std::string(text)};
  while (reading.read_on(text.size() + 1)) {
  }
  return reading.take();
}

}  // namespace tmw
