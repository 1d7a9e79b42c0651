#include "core/content/table_reader.h"

#include <algorithm>

#include "core/content/read_prose.h"
#include "core/formula/read_expression.h"

namespace tmw {
namespace {

int edit_distance(std::string_view a, std::string_view b) {
  std::vector<int> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    int diagonal = row[0];
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

std::string joined(const std::vector<std::string>& words) {
  std::string result;
  for (const std::string& word : words) result += (result.empty() ? "" : ", ") + word;
  return result;
}

std::string quoted(std::string_view key) { return "`" + std::string(key) + "`"; }

int newlines_before(const std::string& text, std::size_t position) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(position, text.size()));
  return static_cast<int>(std::count(text.begin(), end, '\n'));
}

}  // namespace

std::string nearest_word(std::string_view word, const std::vector<std::string>& known) {
  std::string best;
  int best_distance = 3;
  for (const std::string& candidate : known) {
    const int distance = edit_distance(word, candidate);
    if (distance < best_distance && distance < static_cast<int>(candidate.size())) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

std::string expression_text(const TomlValue& value) {
  if (value.kind == TomlKind::kText) return value.text;
  if (value.kind != TomlKind::kInteger && value.kind != TomlKind::kDecimal) return {};
  NumberFormat plain;
  plain.plain = true;
  return print_formatted(value.number, plain);
}

void TableReader::fail(int line, const std::string& message) {
  sink_->add(line, place_.empty() ? message : place_ + ": " + message);
}

const TomlValue* TableReader::find(std::string_view key, Need need) {
  known_.emplace_back(key);
  for (const auto& [name, value] : table_->entries) {
    if (name == key) return &value;
  }
  if (need == Need::kRequired) fail(table_->line, quoted(key) + " is missing; add it");
  return nullptr;
}

const TomlValue* TableReader::find_kind(std::string_view key, Need need, TomlKind kind,
                                        const char* wanted) {
  const TomlValue* value = find(key, need);
  if (value == nullptr || value->kind == kind) return value;
  fail(value->line, quoted(key) + " must be " + wanted);
  return nullptr;
}

void TableReader::report(const TomlValue& text, const std::string& name,
                         const std::vector<TextFault>& faults) {
  for (const TextFault& fault : faults) {
    fail(text.text_line + newlines_before(text.text, fault.position), name + ": " + fault.message);
  }
}

Prose TableReader::prose_of(const TomlValue& value, const std::string& name) {
  ProseRead read = read_prose(expression_text(value));
  report(value, name, read.faults);
  return std::move(read.prose);
}

Blocks TableReader::markdown_of(const TomlValue& value, const std::string& name) {
  MarkdownRead read = read_markdown(value.text);
  report(value, name, read.faults);
  return std::move(read.blocks);
}

Expression TableReader::expression_of(const TomlValue& value, const std::string& name) {
  const std::string text = expression_text(value);
  ReadResult read = parse_expression(text);
  if (!read.ok()) {
    fail(value.line,
         name + ": the expression \"" + text + "\" cannot be read: " + read.error.message);
  }
  return std::move(read.expression);
}

const TomlValue* TableReader::find_text(std::string_view key, Need need) {
  const TomlValue* value = find_kind(key, need, TomlKind::kText, "a text in quotes");
  if (value == nullptr || !value->text.empty()) return value;
  fail(value->line, quoted(key) + " is empty; write it or leave it out");
  return nullptr;
}

std::string TableReader::text(std::string_view key, Need need) {
  const TomlValue* value = find_text(key, need);
  return value == nullptr ? std::string() : value->text;
}

Prose TableReader::prose(std::string_view key, Need need) {
  const TomlValue* value = find_text(key, need);
  return value == nullptr ? Prose() : prose_of(*value, quoted(key));
}

CodeTemplate TableReader::code(std::string_view key, Need need) {
  const TomlValue* value = find_text(key, need);
  if (value == nullptr) return {};
  CodeRead read = read_code(value->text);
  report(*value, quoted(key), read.faults);
  return std::move(read.code);
}

Blocks TableReader::markdown(std::string_view key, Need need) {
  const TomlValue* value = find_text(key, need);
  return value == nullptr ? Blocks() : markdown_of(*value, quoted(key));
}

std::string TableReader::tex(std::string_view key) {
  const TomlValue* value = find_text(key, Need::kOptional);
  if (value == nullptr) return {};
  report(*value, quoted(key), formula_faults(value->text));
  return value->text;
}

Expression TableReader::expression(std::string_view key, Need need) {
  const TomlValue* value = find(key, need);
  return value == nullptr ? Expression() : expression_of(*value, quoted(key));
}

NumberFormat TableReader::format(std::string_view key) {
  const TomlValue* value = find_kind(key, Need::kOptional, TomlKind::kText, "a number format");
  if (value == nullptr) return {};
  FormatResult format = parse_format(value->text);
  if (!format.error.empty()) fail(value->line, quoted(key) + ": " + format.error);
  return std::move(format.format);
}

std::optional<Unit> TableReader::unit(std::string_view key, Need need) {
  const TomlValue* value = find_kind(key, need, TomlKind::kText, "a unit in quotes");
  if (value == nullptr) return std::nullopt;
  std::optional<Unit> unit = find_unit(value->text);
  if (!unit) {
    fail(value->line, quoted(key) + ": \"" + value->text +
                          "\" is no unit that the workbook knows; GB, GiB, TFLOP/s, tokens/s, "
                          "million parameters and % are some that it does");
  }
  return unit;
}

double TableReader::number(std::string_view key, Need need, double otherwise) {
  const TomlValue* value = find(key, need);
  if (value == nullptr) return otherwise;
  if (value->kind != TomlKind::kInteger && value->kind != TomlKind::kDecimal) {
    fail(value->line, quoted(key) + " must be a number");
    return otherwise;
  }
  return value->number;
}

bool TableReader::boolean(std::string_view key) {
  const TomlValue* value = find_kind(key, Need::kOptional, TomlKind::kBoolean, "true or false");
  return value != nullptr && value->boolean;
}

void TableReader::each_text(std::string_view key, Need need,
                            const std::function<void(const TomlValue&)>& read) {
  const TomlValue* value = find_kind(key, need, TomlKind::kArray, "a list of texts");
  if (value == nullptr) return;
  for (const TomlValue& item : value->items) {
    if (item.kind != TomlKind::kText) fail(item.line, quoted(key) + " must hold texts only");
    read(item);
  }
}

std::vector<std::string> TableReader::texts(std::string_view key, Need need) {
  std::vector<std::string> result;
  each_text(key, need, [&](const TomlValue& item) { result.push_back(item.text); });
  return result;
}

std::vector<Prose> TableReader::proses(std::string_view key, Need need) {
  std::vector<Prose> result;
  each_text(key, need,
            [&](const TomlValue& item) { result.push_back(prose_of(item, quoted(key))); });
  return result;
}

std::vector<Blocks> TableReader::markdowns(std::string_view key, Need need) {
  std::vector<Blocks> result;
  each_text(key, need,
            [&](const TomlValue& item) { result.push_back(markdown_of(item, quoted(key))); });
  return result;
}

const TomlValue* TableReader::table(std::string_view key, Need need) {
  return find_kind(key, need, TomlKind::kTable, "a table");
}

const TomlValue* TableReader::array(std::string_view key, Need need) {
  return find_kind(key, need, TomlKind::kArray, "a list");
}

const TomlValue* TableReader::any(std::string_view key) { return find(key, Need::kOptional); }

void TableReader::each(std::string_view key, Need need, std::string_view word,
                       const std::function<void(TableReader&)>& read) {
  const TomlValue* list = find_kind(key, need, TomlKind::kArray, "a list of tables");
  if (list == nullptr) return;
  int number = 0;
  for (const TomlValue& item : list->items) {
    const std::string place =
        (place_.empty() ? "" : place_ + ", ") + std::string(word) + " " + std::to_string(++number);
    TableReader reader(item, place, *sink_);
    if (item.kind != TomlKind::kTable) {
      reader.fail(item.line, "must be a table { ... }");
      continue;
    }
    read(reader);
    reader.finish();
  }
}

void TableReader::finish() {
  for (const auto& [name, value] : table_->entries) {
    if (std::find(known_.begin(), known_.end(), name) != known_.end()) continue;
    const std::string nearest = nearest_word(name, known_);
    const std::string advice =
        nearest.empty() ? "the keys here are " + joined(known_) : "did you mean `" + nearest + "`?";
    fail(value.line, "there is no key `" + name + "` here; " + advice);
  }
}

}  // namespace tmw
