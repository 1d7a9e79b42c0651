// The plots of serving.
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "core/lab/answers.h"
#include "core/lab/plot_curves.h"
#include "core/plan/asking.h"
#include "core/plan/serving_plan.h"
#include "core/transformer/serving.h"

namespace tmw::lab {
namespace {

using namespace transformer;
using plan::ServingPlan;
using plan::ServingSetup;

constexpr double kGiga = 1e9;
constexpr double kTera = 1e12;

Curve& add(Plot& plot, std::string name) {
  plot.curves.push_back({std::move(name), {}, {}});
  return plot.curves.back();
}

struct ServingAt {
  double value = 0;
  ServingPlan plan;
  [[nodiscard]] bool answered() const { return plan.problem == plan::ServingProblem::kNone; }
};

// Bytes that each card holds.
double held_of(const ServingPlan& plan) {
  return (plan.served.weight_bytes +
          static_cast<double>(plan.setup.users) * plan.served.cache_bytes_per_user) /
         static_cast<double>(plan.setup.cards);
}
double room_of(const ServingPlan& plan, const Hardware& card) {
  return card.memory_bytes - 1e9 * plan.setup.reserved_gb_per_card.value_or(0);
}
double decode_flops(const ServingPlan& plan) {
  return static_cast<double>(plan.setup.users) * plan.served.flops_per_token;
}
// Of a step of decoding on one card, its share of work over its time.
double decode_rate(const ServingPlan& plan) {
  return decode_flops(plan) / plan.step.seconds / static_cast<double>(plan.setup.cards);
}
// Reading a prompt reads the weights once.
double prefill_intensity(const ServingPlan& plan) {
  return plan.prompt_flops / plan.served.weight_bytes;
}

void draw_memory(Plot& plot, const std::vector<ServingAt>& all, const Hardware& card) {
  plot.x_title = {};
  plot.x_runs = true;
  plot.y_title = "GB on each card";
  plot.y_log = true;  // a few users and a thousand are both to be seen
  plot.y_unit = "GB";
  plot.curves.reserve(3);
  Curve& held = add(plot, "weights and KV caches");
  Curve& weights = add(plot, "weights");
  Curve& room = add(plot, "room on a card");
  for (const ServingAt& at : all) {
    const bool is = at.answered();
    put(held, at.value, is ? held_of(at.plan) / kGiga : kNoPoint);
    put(weights, at.value,
        is ? at.plan.served.weight_bytes / static_cast<double>(at.plan.setup.cards) / kGiga
           : kNoPoint);
    put(room, at.value, is ? room_of(at.plan, card) / kGiga : kNoPoint);
  }
}

void draw_speed(Plot& plot, const std::vector<ServingAt>& all) {
  plot.x_title = "time for each token, ms";
  plot.y_title = "tokens/s of all users";
  plot.x_unit = "ms";
  plot.y_unit = "tokens/s";
  plot.x_log = plot.y_log = true;
  plot.curves.reserve(2);
  Curve& bound = add(plot, "bound");
  Curve& expected = add(plot, "expected beside prompts");
  for (const ServingAt& at : all) {
    const ServingPlan& plan = at.plan;
    const bool is = at.answered();
    put(bound, is ? 1e3 * plan.step.seconds : kNoPoint,
        is ? plan.step.tokens_per_second : kNoPoint);
    const double seconds = is && plan.expected_terms ? plan.expected_step.seconds : kNoPoint;
    put(expected, 1e3 * seconds, static_cast<double>(plan.setup.users) / seconds);
  }
  plot.points = {{"now", bound.x[plot.now], bound.y[plot.now]}};
  const bool none =
      std::none_of(expected.x.begin(), expected.x.end(), [](double x) { return std::isfinite(x); });
  if (none) plot.curves.pop_back();
}

void draw_roof(Plot& plot, const std::vector<ServingAt>& all, const Hardware& card) {
  plot.x_title = "FLOPs for each byte";
  plot.y_title = "TFLOP/s of a card";
  plot.x_unit = "FLOP/B";
  plot.y_unit = "TFLOP/s";
  plot.x_log = plot.y_log = true;
  plot.curves.reserve(3);
  // What lies on the roof is to be seen on it: the first curve is drawn last.
  Curve& decode = add(plot, "decoding");
  Curve& prefill = add(plot, "prompt");
  Curve& roof = add(plot, "the card's roof");
  roof.fixed = true;
  for (const ServingAt& at : all) {
    const ServingPlan& plan = at.plan;
    const bool is = at.answered();
    put(decode, is ? plan.intensity_flop_per_byte : kNoPoint,
        is ? decode_rate(plan) / kTera : kNoPoint);
    put(prefill, is ? prefill_intensity(plan) : kNoPoint,
        is ? peak_in(card, plan.setup.compute) * plan.setup.prefill_mfu / kTera : kNoPoint);
  }
  double low = 0.1;
  double high = 1e4;
  for (const Curve* curve : {&decode, &prefill}) {
    for (const double x : curve->x) {
      if (std::isfinite(x) && x > 0) low = std::min(low, x), high = std::max(high, x);
    }
  }
  Hardware computing = card;
  computing.flops_per_second = peak_in(card, all[plot.now].plan.setup.compute);
  const double ridge = ridge_point(computing);
  for (const double x : {low, ridge, high})
    put(roof, x, attainable_flops_per_second(computing, x) / kTera);
  plot.points = {{"now", decode.x[plot.now], decode.y[plot.now]},
                 {"now", prefill.x[plot.now], prefill.y[plot.now]}};
}

// Where a curve crosses another, by the value of the option; nothing where it does not.
std::optional<double> crossing(const Plot& plot, const Curve& one, const Curve& other) {
  for (std::size_t i = 1; i < plot.runs.size(); ++i) {
    const double before = one.y[i - 1] - other.y[i - 1];
    const double now = one.y[i] - other.y[i];
    if (!std::isfinite(before) || !std::isfinite(now) || (before > 0) == (now > 0)) continue;
    return plot.runs[i - 1] + (plot.runs[i] - plot.runs[i - 1]) * before / (before - now);
  }
  return std::nullopt;
}

// "It is full at about 33 users."
std::string room_words(const State& state, const Plot& plot, const Curve& held, const Curve& room) {
  const std::optional<double> at = crossing(plot, held, room);
  if (at) {
    const bool whole = *at > 4;
    return "It is full at about " + running_value(state, plot.over, whole ? std::floor(*at) : *at) +
           ".";
  }
  const bool above = held.y[plot.now] > room.y[plot.now];
  return above ? "None of these values makes it fit." : "All of these values fit.";
}

std::string caption_of_serving(const State& state, const Plot& plot,
                               const std::vector<ServingAt>& all, const Hardware& card) {
  if (plot.id == "memory")
    return "Memory of each card, " + range_words(state, plot) + ". " +
           room_words(state, plot, plot.curves[0], plot.curves[2]);
  const ServingPlan& now = all[plot.now].plan;
  if (plot.id == "speed") {
    return "What all users get together against what each waits for a token, " +
           range_words(state, plot) + ". At present no run is faster than " +
           in_words(now.step.seconds, Unit::kSeconds) + " for each token, " +
           in_words(now.step.tokens_per_second, Unit::kTokensPerSecond) + " of all.";
  }
  return "Below the roof's bend at " +
         in_words(peak_in(card, now.setup.compute) / card.bytes_per_second, Unit::kFlopPerByte) +
         " a card waits for its memory. Decoding does " +
         in_words(now.intensity_flop_per_byte, Unit::kFlopPerByte) + ", reading a prompt " +
         in_words(prefill_intensity(now), Unit::kFlopPerByte) + ".";
}

}  // namespace

void plot_serving(const State& state, Plot& plot) {
  const auto asked = plan::read_setup<ServingSetup>(suited_options(state).options);
  const Model& model = state.model.named.model;
  const Hardware& card = state.card.named.hardware;
  const ServingPlan now = plan::plan_serving(model, card, asked.setup);
  take_runs(plot, now.setup);
  const plan::Row<ServingSetup>& row = row_of<ServingSetup>(plot.over);
  std::vector<ServingAt> all;
  for (const double value : plot.runs) {
    ServingSetup setup = asked.setup;
    set_number(setup, row, value);
    all.push_back({value, plan::plan_serving(model, card, setup)});
  }
  if (!all[plot.now].answered()) {
    plot.problem = "There is nothing to draw until the question has an answer.";
    return;
  }
  if (plot.id == "memory") draw_memory(plot, all, card);
  if (plot.id == "speed") draw_speed(plot, all);
  if (plot.id == "roof") draw_roof(plot, all, card);
  plot.caption = caption_of_serving(state, plot, all, card);
}

}  // namespace tmw::lab
