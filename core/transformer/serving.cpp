#include "core/transformer/serving.h"

#include <algorithm>
#include <cmath>

namespace tmw::transformer {
namespace {

double compute_rate(const CardGroup& group) {
  return group.card.flops_per_second * static_cast<double>(group.cards) * group.compute_efficiency;
}

double read_rate(const CardGroup& group) {
  return group.card.bytes_per_second * static_cast<double>(group.cards) *
         group.bandwidth_efficiency;
}

// A count from a ratio that may lie a rounding error above a whole number.
std::int64_t whole_up(double ratio) {
  return std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(ratio * (1 - 1e-12))));
}

}  // namespace

double arithmetic_intensity(double flops, double bytes) { return flops / bytes; }

double ridge_point(const Hardware& card) { return card.flops_per_second / card.bytes_per_second; }

double attainable_flops_per_second(const Hardware& card, double intensity) {
  return std::min(card.flops_per_second, intensity * card.bytes_per_second);
}

double matmul_intensity(double b, double d, double f, double bytes_per_element) {
  return 2.0 * b * d * f / (bytes_per_element * (b * d + d * f + b * f));
}

DecodeStep decode_step(const ServedModel& model, const CardGroup& group, double users) {
  DecodeStep step;
  step.compute_seconds = users * model.flops_per_token / compute_rate(group);
  step.weight_seconds = model.weight_bytes / read_rate(group);
  step.cache_seconds = users * model.cache_bytes_per_user / read_rate(group);
  step.memory_seconds = step.weight_seconds + step.cache_seconds;
  step.memory_bound = step.memory_seconds >= step.compute_seconds;
  step.seconds = std::max(step.compute_seconds, step.memory_seconds);
  step.tokens_per_second = users / step.seconds;
  return step;
}

double prefill_seconds(double flops, const CardGroup& group, double mfu) {
  return flops / (group.card.flops_per_second * static_cast<double>(group.cards) * mfu);
}

double batch_crossover(const ServedModel& model, const CardGroup& group) {
  return model.weight_bytes / read_rate(group) * compute_rate(group) / model.flops_per_token;
}

std::optional<double> batch_crossover_with_caches(const ServedModel& model,
                                                  const CardGroup& group) {
  const double compute = model.flops_per_token / compute_rate(group);
  const double cache = model.cache_bytes_per_user / read_rate(group);
  if (compute <= cache) return std::nullopt;
  return model.weight_bytes / read_rate(group) / (compute - cache);
}

std::int64_t users_that_fit(const ServedModel& model, const CardGroup& group,
                            double reserved_bytes) {
  const double room = group.card.memory_bytes * static_cast<double>(group.cards) -
                      model.weight_bytes - reserved_bytes;
  if (room <= 0 || model.cache_bytes_per_user <= 0) return 0;
  return static_cast<std::int64_t>(std::floor(room / model.cache_bytes_per_user * (1 + 1e-12)));
}

std::int64_t cards_for_room(const ServedModel& model, const Hardware& card, double users,
                            double reserved_bytes) {
  const double bytes = model.weight_bytes + users * model.cache_bytes_per_user;
  return whole_up(bytes / (card.memory_bytes - reserved_bytes));
}

std::int64_t cards_for_step(const ServedModel& model, const CardGroup& group, double users,
                            double seconds) {
  CardGroup one = group;
  one.cards = 1;
  return whole_up(decode_step(model, one, users).seconds / seconds);
}

double dollars_per_million_tokens(double dollars_per_card_hour, std::int64_t cards,
                                  double tokens_per_second) {
  const double dollars_per_second = dollars_per_card_hour * static_cast<double>(cards) / 3600.0;
  return dollars_per_second / tokens_per_second * 1e6;
}

}  // namespace tmw::transformer
