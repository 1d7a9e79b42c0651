// What the answers to both questions share. Internal to core/lab.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/lab/answers.h"
#include "core/lab/field_words.h"
#include "core/lab/symbols.h"
#include "core/lab/working.h"
#include "core/plan/expected_plan.h"
#include "core/plan/fields.h"
#include "core/transformer/expected.h"
#include "core/transformer/model.h"

namespace tmw::lab {

// A line whose value is the last step of `working`.
[[nodiscard]] Line line(std::string id, std::string name, Unit unit, const Working& working);
void taught_in(Line& line, std::string_view href, std::string_view words);

// The parameters, by part.
[[nodiscard]] Line parameters_line(const transformer::Model& model);

// "Memory of 80 GB: ..." as bars that are parts of the room, the rest free; what does not fit is
// compared with the room instead.
[[nodiscard]] Bars memory_bars(std::vector<Bar> held, double room);

// Each option of a settled setup in words; none that is open still.
template <class Setup>
[[nodiscard]] std::vector<std::pair<std::string, std::string>> filled_in(const Setup& setup) {
  std::vector<std::pair<std::string, std::string>> filled;
  for (const plan::Row<Setup>& row : plan::rows<Setup>()) {
    const plan::FieldValue value = row.get(setup);
    std::string text = value_words(plan::text_of(value));
    if (const auto* whole = std::get_if<std::int64_t>(&value))
      text = in_words(static_cast<double>(*whole), Unit::kCount);
    if (const auto* number = std::get_if<double>(&value)) text = in_words(*number, Unit::kCount);
    if (!text.empty()) filled.emplace_back(row.field.option, std::move(text));
  }
  return filled;
}

// Of an expected figure: where measured runs lay, how it was fitted and how far it was off, and
// what of this setting is unlike those runs. `each` begins the second sentence: "Each term".
[[nodiscard]] std::string measured_range(double low, double high, Unit unit);
[[nodiscard]] std::string fit_words(const std::string& each, const transformer::FitError& error,
                                    const std::vector<plan::Unlike>& unlike);

// What is to be said before any number: a context beyond the model's own, a format that the card
// lacks.
[[nodiscard]] std::vector<std::string> cautions_about(const State& state, std::int64_t tokens);

[[nodiscard]] Answers answers_about_serving(const State& state);
[[nodiscard]] Answers answers_about_training(const State& state);

}  // namespace tmw::lab
