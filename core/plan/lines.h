// Aligned lines "label  value  explanation"; a row without value is a heading.
#pragma once

#include <string>
#include <vector>

#include "core/transformer/count.h"

namespace tmw::plan {

class Lines {
 public:
  void heading(std::string text);
  void row(std::string label, std::string value, std::string explanation);
  // Leaves out a part that the model does not have.
  void part(std::string label, transformer::Count count, std::string explanation);
  [[nodiscard]] std::string text() const;

 private:
  struct Row {
    std::string label;
    std::string value;
    std::string explanation;
  };
  std::vector<Row> rows_;
};

// Notes under a heading, each on a line of its own; nothing when there are none.
[[nodiscard]] std::string notes_in_lines(const std::vector<std::string>& notes);

}  // namespace tmw::plan
