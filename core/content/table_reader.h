// Reads one TOML table key by key; reports what is missing, of the wrong sort, unknown or
// unreadable.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/content_error.h"
#include "core/content/prose.h"
#include "core/content/toml_tree.h"
#include "core/formula/expression.h"

namespace tmw {

struct NumberFormat;
struct TextFault;

enum class Need { kRequired, kOptional };

// Where faults are noted while a file is read.
struct ErrorSink {
  std::string file;
  ContentErrors errors;

  void add(int line, std::string message) { errors.push_back({file, line, std::move(message)}); }
};

// Every accessor marks its key as known; `finish` reports the others. `place` leads every message:
// "0.3, option 2". What cannot be read is reported here, with its line, and comes back empty.
class TableReader {
 public:
  TableReader(const TomlValue& table, std::string place, ErrorSink& sink)
      : table_(&table), place_(std::move(place)), sink_(&sink) {}

  [[nodiscard]] std::string text(std::string_view key, Need need);
  [[nodiscard]] Prose prose(std::string_view key, Need need);
  // Source code with markers.
  [[nodiscard]] CodeTemplate code(std::string_view key, Need need);
  // Markdown without markers.
  [[nodiscard]] Blocks markdown(std::string_view key, Need need);
  // How TeX shows a symbol.
  [[nodiscard]] std::string tex(std::string_view key);
  // A number or a text that core/formula can read.
  [[nodiscard]] Expression expression(std::string_view key, Need need);
  [[nodiscard]] NumberFormat format(std::string_view key);
  [[nodiscard]] std::optional<Unit> unit(std::string_view key, Need need);
  [[nodiscard]] double number(std::string_view key, Need need, double otherwise = 0.0);
  [[nodiscard]] bool boolean(std::string_view key);
  [[nodiscard]] std::vector<std::string> texts(std::string_view key, Need need);
  [[nodiscard]] std::vector<Prose> proses(std::string_view key, Need need);
  [[nodiscard]] std::vector<Blocks> markdowns(std::string_view key, Need need);

  // The same for a value that is no key of its own, such as a table's cell; `name` leads a fault:
  // "`rows`", "given L".
  [[nodiscard]] Prose prose_of(const TomlValue& value, const std::string& name);
  [[nodiscard]] Expression expression_of(const TomlValue& value, const std::string& name);

  // The value of a key that must be a table, an array, or anything; null if it is not there.
  [[nodiscard]] const TomlValue* table(std::string_view key, Need need);
  [[nodiscard]] const TomlValue* array(std::string_view key, Need need);
  [[nodiscard]] const TomlValue* any(std::string_view key);

  // Calls `read` with a reader for each table of an array of tables. `word` names one of them in
  // messages.
  void each(std::string_view key, Need need, std::string_view word,
            const std::function<void(TableReader&)>& read);

  // Reports every key that no accessor asked for, with the nearest known one.
  void finish();

  void fail(int line, const std::string& message);
  [[nodiscard]] int line() const { return table_->line; }
  [[nodiscard]] const std::string& place() const { return place_; }
  [[nodiscard]] const TomlValue& value() const { return *table_; }
  [[nodiscard]] ErrorSink& sink() { return *sink_; }

 private:
  const TomlValue* find(std::string_view key, Need need);
  const TomlValue* find_text(std::string_view key, Need need);  // null also for an empty one
  void each_text(std::string_view key, Need need,
                 const std::function<void(const TomlValue&)>& read);
  const TomlValue* find_kind(std::string_view key, Need need, TomlKind kind, const char* wanted);
  Blocks markdown_of(const TomlValue& value, const std::string& name);
  void report(const TomlValue& text, const std::string& name, const std::vector<TextFault>& faults);

  const TomlValue* table_;
  std::string place_;
  ErrorSink* sink_;
  std::vector<std::string> known_;
};

// A TOML number or text as text; empty for other kinds.
[[nodiscard]] std::string expression_text(const TomlValue& value);

// The known word nearest to a misspelt one, or empty if none is near.
[[nodiscard]] std::string nearest_word(std::string_view word,
                                       const std::vector<std::string>& known);

}  // namespace tmw
