// Handles of the main numbers: the browser's ranges over round values.
#include <algorithm>
#include <cmath>
#include <span>

#include "core/lab/field_words.h"
#include "core/lab/number_texts.h"
#include "core/lab/page_parts.h"
#include "core/plan/words.h"

namespace tmw::lab {
namespace {

using sheet::Kind;
using sheet::Node;

// A handle's values: `first`, and so many more, in steps that repeat after `factor`.
struct Handle {
  std::string_view option;
  double first;
  double factor;
  int steps;  // of one factor
  int count;
};
constexpr Handle kServe[] = {{"users", 1, 2, 2, 25},
                             {"tokens", 256, 2, 2, 27},
                             {"prompt", 256, 2, 2, 21},
                             {"cards", 1, 2, 1, 9}};
constexpr Handle kTrain[] = {{"cards", 1, 2, 1, 15},
                             {"data", 1e9, 10, 3, 16},
                             {"tokens", 256, 2, 2, 21},
                             {"micro-batch", 1, 2, 1, 8}};

std::span<const Handle> handles_of(Question question) {
  return question == Question::kServe ? std::span<const Handle>(kServe)
                                      : std::span<const Handle>(kTrain);
}

// 1, 1.5, 2, 3, 4, 6 ... by twos; 1, 2, 5, 10 ... by tens.
double value_at(const Handle& handle, int place) {
  const int within = place % handle.steps;
  const double between = handle.factor == 10 ? (within == 0   ? 1
                                                : within == 1 ? 2
                                                              : 5)
                                             : 1 + 0.5 * within;
  return std::round(handle.first * std::pow(handle.factor, place / handle.steps) * between);
}

int nearest_place(const Handle& handle, double value) {
  int nearest = 0;
  for (int place = 1; place < handle.count; ++place) {
    if (std::fabs(value_at(handle, place) - value) < std::fabs(value_at(handle, nearest) - value))
      nearest = place;
  }
  return nearest;
}

}  // namespace

std::string handle_text(Question question, std::string_view option, std::size_t place) {
  for (const Handle& handle : handles_of(question)) {
    if (handle.option != option) continue;
    const int last = handle.count - 1;
    return plan::number_text(value_at(
        handle, static_cast<int>(std::min<std::size_t>(place, static_cast<std::size_t>(last)))));
  }
  return {};
}

Node handles_fold(const Lab& lab, const Answers& answers) {
  Node node = fold(lab, "handles", "Drag the main numbers");
  if (!node.open) {
    std::vector<std::string_view> names;
    for (const Handle& handle : handles_of(lab.state.question)) {
      if (const FieldWords* words = words_for(lab.state.question, handle.option))
        names.push_back(words->label);
    }
    say_inside(node, names);
    return node;
  }
  Node row = make(Kind::kRow, "lab/handles");
  for (const Handle& handle : handles_of(lab.state.question)) {
    const std::string option(handle.option);
    std::string now;
    for (const auto& [name, filled] : answers.filled) {
      if (name == option) now = filled;
    }
    const FieldWords* words = words_for(lab.state.question, option);
    const std::optional<double> value = number_from(now);
    if (words == nullptr || !value) continue;
    Node range = make(Kind::kField, "lab/handle/" + option);
    range.label = std::string(words->label) + ": " + now;
    range.hint = now;
    range.most = handle.count - 1;
    range.value = std::to_string(nearest_place(handle, *value));
    range.deed = "drag " + option;
    row.children.push_back(std::move(range));
  }
  if (!row.children.empty()) node.children.push_back(std::move(row));
  return node;
}

}  // namespace tmw::lab
