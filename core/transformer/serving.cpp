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

// Users at which `seconds_per_user` of each have grown to what reading the weights takes. Reading
// grows ever slower with users and ends at all weights, so there is one such number; it lies
// between those for no expert and for all, and halving finds it.
double users_when_reading_is_matched(const ServedModel& model, const CardGroup& group,
                                     double seconds_per_user) {
  const double all =
      (model.weight_bytes - model.looked_up_bytes) / read_rate(group) / seconds_per_user;
  if (model.experts.bytes <= 0) return all;
  double low = 0;
  double high = all;
  for (int i = 0; i < 200 && high - low > 1e-12 * all; ++i) {
    const double users = (low + high) / 2;
    const double reading = weight_bytes_read(model, users) / read_rate(group);
    (users * seconds_per_user < reading ? low : high) = users;
  }
  return high;
}

}  // namespace

double expected_experts(double experts, double top_k, double tokens) {
  if (top_k >= experts) return tokens > 0 ? experts : 0;
  return experts * -std::expm1(tokens * std::log1p(-top_k / experts));
}

double weight_bytes_read(const ServedModel& model, double users) {
  const RoutedExperts& experts = model.experts;
  const double read = model.weight_bytes - model.looked_up_bytes;
  if (experts.bytes <= 0) return read;
  const double share =
      expected_experts(experts.per_layer, experts.top_k, users) / experts.per_layer;
  return read - experts.bytes * (1 - share);
}

double cache_bytes_read(const ServedModel& model) {
  return model.cache_bytes_per_user - model.unread_cache_bytes;
}

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
  step.weight_seconds = weight_bytes_read(model, users) / read_rate(group);
  step.cache_seconds = users * cache_bytes_read(model) / read_rate(group);
  step.memory_seconds = step.weight_seconds + step.cache_seconds;
  step.memory_bound = step.memory_seconds >= step.compute_seconds;
  step.seconds = std::max(step.compute_seconds, step.memory_seconds);
  step.tokens_per_second = users / step.seconds;
  return step;
}

double tokens_per_verified_step(double acceptance, double drafted) {
  if (acceptance >= 1) return drafted + 1;
  return (1 - std::pow(acceptance, drafted + 1)) / (1 - acceptance);
}

double prefill_seconds(double flops, const CardGroup& group, double mfu) {
  return flops / (group.card.flops_per_second * static_cast<double>(group.cards) * mfu);
}

double batch_crossover(const ServedModel& model, const CardGroup& group) {
  return users_when_reading_is_matched(model, group, model.flops_per_token / compute_rate(group));
}

std::optional<double> batch_crossover_with_caches(const ServedModel& model,
                                                  const CardGroup& group) {
  const double compute = model.flops_per_token / compute_rate(group);
  const double cache = cache_bytes_read(model) / read_rate(group);
  if (compute <= cache) return std::nullopt;
  return users_when_reading_is_matched(model, group, compute - cache);
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
