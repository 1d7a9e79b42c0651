// How curves are filled. Internal to core/lab.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/lab/plots.h"
#include "core/plan/fields.h"

namespace tmw::lab {

inline constexpr double kNoPoint = std::numeric_limits<double>::quiet_NaN();

// Not finite where there is no answer.
void put(Curve& curve, double x, double y);

// "from 1 users to 64 users".
[[nodiscard]] std::string range_words(const State& state, const Plot& plot);

// The values through which an option runs, from well below to well above where it is.
[[nodiscard]] std::vector<double> values_around(const plan::Field& field, double now);

template <class Setup>
[[nodiscard]] const plan::Row<Setup>& row_of(std::string_view option) {
  for (const plan::Row<Setup>& row : plan::rows<Setup>()) {
    if (row.field.option == option) return row;
  }
  return plan::rows<Setup>().front();
}

template <class Setup>
void set_number(Setup& setup, const plan::Row<Setup>& row, double value) {
  if (std::holds_alternative<plan::Whole>(row.field.kind))
    row.set(setup, static_cast<std::int64_t>(value));
  else
    row.set(setup, value);
}

// Fills in the values of the option that runs. `settled` has what was left open filled in.
template <class Setup>
void take_runs(Plot& plot, const Setup& settled) {
  const plan::Row<Setup>& row = row_of<Setup>(plot.over);
  const plan::FieldValue value = row.get(settled);
  double now = 1;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) now = static_cast<double>(*whole);
  if (const auto* number = std::get_if<double>(&value)) now = *number;
  plot.runs = values_around(row.field, now);
  for (std::size_t i = 0; i < plot.runs.size(); ++i) {
    if (std::fabs(plot.runs[i] - now) < std::fabs(plot.runs[plot.now] - now)) plot.now = i;
  }
}

void plot_serving(const State& state, Plot& plot);
void plot_training(const State& state, Plot& plot);

}  // namespace tmw::lab
