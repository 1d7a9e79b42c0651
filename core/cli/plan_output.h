// The two faces of a plan: lines that explain each term, or JSON with exact integers.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "core/transformer/count.h"

namespace tmw::cli {

// Writes one JSON object, indented, members in the order given.
class JsonWriter {
 public:
  explicit JsonWriter(std::ostream& out);  // opens the outermost object
  void open(std::string_view name);
  void close();   // the innermost object
  void finish();  // the outermost one, and a line end
  void member(std::string_view name, transformer::Count count);
  void member(std::string_view name, double value);
  void member(std::string_view name, bool value);
  void member(std::string_view name, std::string_view text);
  void null(std::string_view name);

 private:
  void begin(std::string_view name);

  std::ostream& out_;
  int depth_ = 1;
  bool first_ = true;
};

// Text in JSON's quotation marks.
[[nodiscard]] std::string json_quoted(std::string_view text);

// Aligned lines "label  value  explanation"; a row without value is a heading.
class Lines {
 public:
  void heading(std::string text);
  void row(std::string label, std::string value, std::string explanation);
  // Leaves out a part that the model does not have.
  void part(std::string label, transformer::Count count, std::string explanation);
  void print(std::ostream& out) const;

 private:
  struct Row {
    std::string label;
    std::string value;
    std::string explanation;
  };
  std::vector<Row> rows_;
};

// Says a mistake: as a sentence on err, and as {"error": ...} on out when JSON was asked for.
// Returns the exit code 2.
int report_mistake(const std::string& sentence, bool json, std::ostream& out, std::ostream& err);

}  // namespace tmw::cli
