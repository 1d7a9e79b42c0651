#include "core/plan/lines.h"

#include <algorithm>
#include <utility>

#include "core/plan/words.h"

namespace tmw::plan {

void Lines::heading(std::string text) { rows_.push_back({std::move(text), "", ""}); }

void Lines::row(std::string label, std::string value, std::string explanation) {
  rows_.push_back({std::move(label), std::move(value), std::move(explanation)});
}

void Lines::part(std::string label, transformer::Count count, std::string explanation) {
  if (count.value() == 0) return;
  row(std::move(label), grouped(count.value()), std::move(explanation));
}

std::string Lines::text() const {
  std::size_t label_width = 0;
  std::size_t value_width = 0;
  for (const Row& row : rows_) {
    if (row.value.empty()) continue;
    label_width = std::max(label_width, row.label.size());
    value_width = std::max(value_width, row.value.size());
  }
  std::string text;
  for (const Row& row : rows_) {
    if (row.value.empty()) {
      if (!text.empty()) text += '\n';
      text += row.label + "\n";
      continue;
    }
    text += "  " + row.label + std::string(label_width - row.label.size() + 2, ' ');
    text += std::string(value_width - row.value.size(), ' ') + row.value;
    if (!row.explanation.empty()) text += "  " + row.explanation;
    text += '\n';
  }
  return text;
}

std::string notes_in_lines(const std::vector<std::string>& notes) {
  std::string text;
  for (const std::string& note : notes) text += (text.empty() ? "\nNotes\n  " : "  ") + note + "\n";
  return text;
}

}  // namespace tmw::plan
