// The curves. Every value is that of core/plan at a setup in which one option is another.
#include "core/lab/plots.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>
#include <variant>

#include "core/lab/answers.h"
#include "core/lab/field_words.h"
#include "core/lab/plot_curves.h"
#include "core/text/characters.h"

namespace tmw::lab {
namespace {

constexpr int kSamples = 33;

bool is_number(const plan::Field& field) {
  return std::holds_alternative<plan::Whole>(field.kind) ||
         std::holds_alternative<plan::Number>(field.kind) ||
         std::holds_alternative<plan::Share>(field.kind);
}

// The values through which an option runs, from well below to well above where it is. Cards and
// other numbers that must divide something run through powers of two.
std::vector<double> values_of(const plan::Field& field, double now) {
  std::vector<double> values;
  if (std::holds_alternative<plan::Share>(field.kind)) {
    for (int i = 1; i <= 20; ++i) values.push_back(0.05 * i);
  } else {
    const bool whole = std::holds_alternative<plan::Whole>(field.kind);
    const double low = whole ? std::max(1.0, now / 64) : now / 16;
    const double high = std::min((whole ? 1024 : 64) * std::max(now, whole ? 1.0 : 0.0), 1e14);
    for (int i = 0; i < kSamples; ++i) {
      double value = low * std::pow(high / low, static_cast<double>(i) / (kSamples - 1));
      if (whole) value = std::round(value);
      if (values.empty() || value > values.back()) values.push_back(value);
    }
  }
  // The present setting is one of them.
  const auto place = std::lower_bound(values.begin(), values.end(), now);
  if (now > 0 && (place == values.end() || *place != now)) values.insert(place, now);
  return values;
}

bool must_divide(std::string_view option) {
  return option == "cards" || option == "tp" || option == "pipeline" || option == "micro-batch" ||
         option == "batch";
}

std::vector<double> powers_around(double now) {
  std::vector<double> values;
  for (double value = now; value >= 1 && std::floor(value) == value && values.size() < 7;
       value /= 2)
    values.insert(values.begin(), value);
  for (double value = 2 * now; values.size() < 16 && value < 1e9; value *= 2)
    values.push_back(value);
  return values;
}

double share_of(const Plot& plot, double x, double low, double high) {
  if (high <= low) return 0;
  return plot.x_log ? std::log(x / low) / std::log(high / low) : (x - low) / (high - low);
}

bool is_near(double one, double other) {
  return std::fabs(one - other) <= 1e-9 * std::max(std::fabs(one), std::fabs(other));
}

// A curve that does not depend on the option that runs: there is one place to be marked.
bool stays_in_place(const FigureSeries& series) {
  for (std::size_t i = 1; i < series.x.size(); ++i) {
    if (!is_near(series.x[i], series.x[0]) || !is_near(series.y[i], series.y[0])) return false;
  }
  return series.x.size() > 1;
}

}  // namespace

void put(Curve& curve, double x, double y) {
  const bool drawn = std::isfinite(x) && std::isfinite(y);
  curve.x.push_back(drawn ? x : kNoPoint);
  curve.y.push_back(drawn ? y : kNoPoint);
}

std::string range_words(const State& state, const Plot& plot) {
  return "from " + running_value(state, plot.over, plot.runs.front()) + " to " +
         running_value(state, plot.over, plot.runs.back());
}

std::vector<double> values_around(const plan::Field& field, double now) {
  return must_divide(field.option) && now >= 1 ? powers_around(now) : values_of(field, now);
}

const std::vector<PlotKind>& plots_of(Question question) {
  static const std::vector<PlotKind> kServe = {
      {"memory", "Memory of each card", "users"},
      {"speed", "Speed of all against time for each token", "users"},
      {"roof", "Roofline: decoding and reading a prompt", "users"}};
  static const std::vector<PlotKind> kTrain = {
      {"zero", "Memory by ZeRO stage", "cards"},
      {"again", "Memory by what is computed again", "tokens"},
      {"time", "Time of the run", "cards"}};
  return question == Question::kServe ? kServe : kTrain;
}

const PlotKind& plot_of(Question question, std::string_view id) {
  for (const PlotKind& kind : plots_of(question)) {
    if (kind.id == id) return kind;
  }
  return plots_of(question).front();
}

std::vector<std::string_view> running_options(Question question) {
  std::vector<std::string_view> options;
  for (const plan::Field* field : fields_of(question)) {
    if (is_number(*field) && words_for(question, field->option) != nullptr)
      options.push_back(field->option);
  }
  return options;
}

bool can_run(Question question, std::string_view option) {
  const std::vector<std::string_view> options = running_options(question);
  return std::find(options.begin(), options.end(), option) != options.end();
}

Plot make_plot(const State& state, std::string_view id, std::string_view over) {
  const PlotKind& kind = plot_of(state.question, id);
  Plot plot;
  plot.id = kind.id;
  plot.title = kind.title;
  plot.over = can_run(state.question, over) ? over : kind.over;
  if (state.question == Question::kServe)
    plot_serving(state, plot);
  else
    plot_training(state, plot);
  if (plot.x_runs) {
    const plan::Field& field = *field_named(state.question, plot.over);
    plot.x_log = !std::holds_alternative<plan::Share>(field.kind);
    plot.x_title =
        lower(running_name(state, plot.over).front()) + running_name(state, plot.over).substr(1);
  }
  return plot;
}

DrawnPlot drawn_of(const Plot& plot) {
  DrawnPlot drawn;
  std::vector<FigureSeries> places;
  for (const Curve& curve : plot.curves) {
    FigureSeries series{curve.name, {}, {}};
    for (std::size_t i = 0; i < curve.x.size(); ++i) {
      if (!std::isfinite(curve.x[i]) || !std::isfinite(curve.y[i])) continue;
      series.x.push_back(curve.x[i]);
      series.y.push_back(curve.y[i]);
    }
    if (stays_in_place(series)) series = {series.name, {series.x.front()}, {series.y.front()}};
    (is_place(series) ? places : drawn.series).push_back(std::move(series));
  }
  for (const PlotPoint& point : plot.points) {
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) continue;
    const bool marked = std::any_of(places.begin(), places.end(), [&](const FigureSeries& one) {
      return is_near(one.x.front(), point.x) && is_near(one.y.front(), point.y);
    });
    if (!marked) places.push_back({point.name, {point.x}, {point.y}});
  }
  std::move(places.begin(), places.end(), std::back_inserter(drawn.series));
  if (plot.x_runs) drawn.marks = {{"now", plot.runs[plot.now]}};
  return drawn;
}

std::string running_name(const State& state, std::string_view over) {
  const FieldWords* words = words_for(state.question, over);
  return std::string(words == nullptr ? over : words->label);
}

std::string running_value(const State& state, std::string_view over, double value) {
  const plan::Field* field = field_named(state.question, over);
  const std::string number = in_words(value, Unit::kCount);
  if (field == nullptr || field->unit.empty()) return running_name(state, over) + " " + number;
  std::string unit(field->unit);
  if (value == 1 && unit.back() == 's' && unit.size() > 2) unit.pop_back();
  return number + " " + unit;
}

std::string reading_of(const State& state, const Plot& plot, std::size_t index) {
  if (index >= plot.runs.size()) return {};
  std::string words = "At " + running_value(state, plot.over, plot.runs[index]) + ": ";
  bool first = true;
  for (const Curve& curve : plot.curves) {
    if (curve.fixed) continue;
    words += (first ? "" : "; ") + curve.name + " ";
    first = false;
    words += words_at(plot, curve, index);
  }
  return words + ".";
}

std::string words_at(const Plot& plot, const Curve& curve, std::size_t index) {
  if (!std::isfinite(curve.y[index])) return "no answer";
  const std::string up = in_words(curve.y[index], Unit::kCount) + " " + plot.y_unit;
  if (plot.x_runs) return up;
  return in_words(curve.x[index], Unit::kCount) + " " + plot.x_unit + ", " + up;
}

std::size_t index_at(const Plot& plot, double share) {
  double low = HUGE_VAL;
  double high = -HUGE_VAL;
  for (const Curve& curve : plot.curves) {
    for (const double x : curve.x) {
      if (std::isfinite(x)) low = std::min(low, x), high = std::max(high, x);
    }
  }
  std::size_t best = plot.now;
  double nearest = HUGE_VAL;
  for (const Curve& curve : plot.curves) {
    if (curve.fixed) continue;
    for (std::size_t i = 0; i < curve.x.size(); ++i) {
      if (!std::isfinite(curve.x[i])) continue;
      const double apart = std::fabs(share_of(plot, curve.x[i], low, high) - share);
      if (apart < nearest) nearest = apart, best = i;
    }
    break;  // the first that runs is the main one
  }
  return best;
}

}  // namespace tmw::lab
