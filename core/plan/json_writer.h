// Writes one JSON object, indented, members in the order given.
#pragma once

#include <string>
#include <string_view>

#include "core/transformer/count.h"

namespace tmw::plan {

// How integers above 2^53 - 1 are written: as they are, or in quotation marks for readers whose
// numbers are doubles.
enum class Integers { kExact, kSafe };

class JsonWriter {
 public:
  explicit JsonWriter(Integers integers) : integers_(integers) {}  // opens the outermost object

  void open(std::string_view name);
  void close();  // the innermost object
  void member(std::string_view name, transformer::Count count);
  void member(std::string_view name, double value);  // null when it is no finite number
  void member(std::string_view name, bool value);
  void member(std::string_view name, std::string_view text);
  void null(std::string_view name);
  // Closes the outermost object; the writer is empty afterwards.
  [[nodiscard]] std::string finish();

 private:
  void begin(std::string_view name);

  Integers integers_;
  std::string text_ = "{";
  int depth_ = 1;
  bool first_ = true;
};

// Text in JSON's quotation marks.
[[nodiscard]] std::string json_quoted(std::string_view text);

}  // namespace tmw::plan
