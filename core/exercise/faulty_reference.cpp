#include "core/exercise/faulty_reference.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/exercise/faulty_norm.h"
#include "core/exercise/reference_arguments.h"
#include "core/numerics/online_softmax.h"
#include "core/numerics/softmax.h"

namespace tmw {
namespace {

using Arguments = std::vector<JsValue>;
using Numbers = std::vector<double>;

double sum(const Numbers& x) { return std::accumulate(x.begin(), x.end(), 0.0); }
double largest(const Numbers& x) { return *std::max_element(x.begin(), x.end()); }
double smallest(const Numbers& x) { return *std::min_element(x.begin(), x.end()); }
double count(const Numbers& x) { return static_cast<double>(x.size()); }

// exp(x - pivot), each over their sum.
Numbers softmax_from(const Numbers& x, double pivot) {
  Numbers weights;
  for (const double one : x) weights.push_back(std::exp(one - pivot));
  const double total = sum(weights);
  for (double& weight : weights) weight /= total;
  return weights;
}

// What a program that should subtract the largest number subtracts instead.
enum class Pivot { kNothing, kFirst, kLast, kSmallest, kMean, kMagnitude };

double pivot_of(const Numbers& x, Pivot pivot) {
  switch (pivot) {
    case Pivot::kNothing:
      return 0.0;
    case Pivot::kFirst:
      return x.front();
    case Pivot::kLast:
      return x.back();
    case Pivot::kSmallest:
      return smallest(x);
    case Pivot::kMean:
      return sum(x) / count(x);
    case Pivot::kMagnitude:
      return std::max(largest(x), -smallest(x));
  }
  return 0.0;
}

template <Pivot kPivot>
Numbers softmax_pivot(const Numbers& x) {
  return softmax_from(x, pivot_of(x, kPivot));
}

Numbers softmax_unnormalised(const Numbers& x) {
  Numbers weights;
  for (const double one : x) weights.push_back(std::exp(one - largest(x)));
  return weights;
}

Numbers softmax_shares(const Numbers& x) {
  Numbers shares = x;
  for (double& share : shares) share /= sum(x);
  return shares;
}

Numbers softmax_logarithm(const Numbers& x) { return numerics::log_softmax(x); }

// Numbers at least 0, as `let largest = 0` finds them.
Numbers softmax_from_zero(const Numbers& x) { return softmax_from(x, std::max(0.0, largest(x))); }

using SoftmaxFault = Numbers (*)(const Numbers&);

// One query's attention in steps, each of which a fault may replace.
struct Head {
  Numbers query;
  std::vector<Numbers> keys, values;
};

Numbers scores_of(const Head& head, double divisor) {
  Numbers scores;
  for (const Numbers& key : head.keys)
    scores.push_back(std::inner_product(head.query.begin(), head.query.end(), key.begin(), 0.0) /
                     divisor);
  return scores;
}

Numbers weighted(const Head& head, const Numbers& weights) {
  Numbers output(head.values.front().size(), 0.0);
  for (std::size_t n = 0; n < weights.size(); ++n) {
    for (std::size_t j = 0; j < output.size(); ++j) output[j] += weights[n] * head.values[n][j];
  }
  return output;
}

double key_size(const Head& head) { return count(head.query); }
Numbers right_scores(const Head& head) { return scores_of(head, std::sqrt(key_size(head))); }

Numbers attention_unscaled(const Head& head) {
  return weighted(head, numerics::softmax(scores_of(head, 1.0)));
}
Numbers attention_by_size(const Head& head) {
  return weighted(head, numerics::softmax(scores_of(head, key_size(head))));
}
Numbers attention_by_keys(const Head& head) {
  return weighted(
      head, numerics::softmax(scores_of(head, std::sqrt(static_cast<double>(head.keys.size())))));
}
Numbers attention_by_values(const Head& head) {
  return weighted(head, numerics::softmax(scores_of(head, std::sqrt(count(head.values.front())))));
}
Numbers attention_multiplied(const Head& head) {
  return weighted(head, numerics::softmax(scores_of(head, 1.0 / std::sqrt(key_size(head)))));
}
Numbers attention_no_softmax(const Head& head) { return weighted(head, right_scores(head)); }
Numbers attention_unnormalised(const Head& head) {
  return weighted(head, softmax_unnormalised(right_scores(head)));
}
Numbers attention_mean(const Head& head) {
  return weighted(head, Numbers(head.keys.size(), 1.0 / static_cast<double>(head.keys.size())));
}
Numbers attention_hardest(const Head& head) {
  const Numbers scores = right_scores(head);
  return head.values[static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) -
                                              scores.begin())];
}
Numbers attention_scaled_twice(const Head& head) {
  Numbers weights = numerics::softmax(scores_of(head, 1.0));
  for (double& weight : weights) weight /= std::sqrt(key_size(head));
  return weighted(head, weights);
}
Numbers attention_weights(const Head& head) { return numerics::softmax(right_scores(head)); }
template <Pivot kPivot>
Numbers attention_pivot(const Head& head) {
  return weighted(head, softmax_pivot<kPivot>(right_scores(head)));
}

using AttentionFault = Numbers (*)(const Head&);

// Two tiles of an online softmax.
struct Tiles {
  numerics::SoftmaxTile first, second;
};

// Each output by its share of these weights.
Numbers mixed(const Tiles& tiles, double one, double other, bool divide = true) {
  Numbers result;
  for (std::size_t j = 0; j < tiles.first.output.size(); ++j) {
    const double both = one * tiles.first.output[j] + other * tiles.second.output[j];
    result.push_back(divide ? both / (one + other) : both);
  }
  return result;
}

Numbers tiles_averaged(const Tiles& tiles) { return mixed(tiles, 1.0, 1.0); }
Numbers tiles_by_sums(const Tiles& tiles) {
  return mixed(tiles, tiles.first.sum, tiles.second.sum);
}
Numbers tiles_by_largest(const Tiles& tiles) {
  const double m = std::max(tiles.first.largest, tiles.second.largest);
  return mixed(tiles, std::exp(tiles.first.largest - m), std::exp(tiles.second.largest - m));
}
Numbers tiles_no_pivot(const Tiles& tiles) {
  return mixed(tiles, tiles.first.sum * std::exp(tiles.first.largest),
               tiles.second.sum * std::exp(tiles.second.largest));
}
Numbers tiles_undivided(const Tiles& tiles) {
  const double m = std::max(tiles.first.largest, tiles.second.largest);
  return mixed(tiles, tiles.first.sum * std::exp(tiles.first.largest - m),
               tiles.second.sum * std::exp(tiles.second.largest - m), false);
}
Numbers tiles_turned(const Tiles& tiles) {
  const double m = std::max(tiles.first.largest, tiles.second.largest);
  return mixed(tiles, tiles.first.sum * std::exp(m - tiles.first.largest),
               tiles.second.sum * std::exp(m - tiles.second.largest));
}
// What FlashAttention adds up before it divides; the outputs here are divided already.
Numbers tiles_unweighted(const Tiles& tiles) {
  const double m = std::max(tiles.first.largest, tiles.second.largest);
  const double one = std::exp(tiles.first.largest - m);
  const double other = std::exp(tiles.second.largest - m);
  Numbers result = mixed(tiles, one, other, false);
  for (double& number : result) number /= one * tiles.first.sum + other * tiles.second.sum;
  return result;
}
Numbers tiles_winner(const Tiles& tiles) {
  return tiles.first.largest >= tiles.second.largest ? tiles.first.output : tiles.second.output;
}

using TilesFault = Numbers (*)(const Tiles&);

// A head with its cache, and the newest token apart.
struct Cached {
  Head cache;
  Numbers key, value;
};

Head with_newest(const Cached& cached) {
  Head head = cached.cache;
  head.keys.push_back(cached.key);
  head.values.push_back(cached.value);
  return head;
}

Numbers cached_without_newest(const Cached& cached) {
  return weighted(cached.cache, numerics::softmax(right_scores(cached.cache)));
}
Numbers cached_newest_alone(const Cached& cached) { return cached.value; }
Numbers cached_unscaled(const Cached& cached) { return attention_unscaled(with_newest(cached)); }
Numbers cached_by_size(const Cached& cached) { return attention_by_size(with_newest(cached)); }
Numbers cached_by_keys(const Cached& cached) { return attention_by_keys(with_newest(cached)); }
Numbers cached_unnormalised(const Cached& cached) {
  return attention_unnormalised(with_newest(cached));
}
template <Pivot kPivot>
Numbers cached_pivot(const Cached& cached) {
  return attention_pivot<kPivot>(with_newest(cached));
}
Numbers cached_query_as_key(const Cached& cached) {
  Cached mixed_up = cached;
  mixed_up.key = cached.cache.query;
  const Head head = with_newest(mixed_up);
  return weighted(head, numerics::softmax(right_scores(head)));
}
Numbers cached_shifted(const Cached& cached) {
  Head head = with_newest(cached);
  std::rotate(head.values.begin(), head.values.end() - 1, head.values.end());
  return weighted(head, numerics::softmax(right_scores(head)));
}

using CachedFault = Numbers (*)(const Cached&);

template <typename Call>
struct Row {
  const char* name;
  Call call;
};

constexpr Row<SoftmaxFault> kSoftmax[] = {{"no-pivot", softmax_pivot<Pivot::kNothing>},
                                          {"first", softmax_pivot<Pivot::kFirst>},
                                          {"last", softmax_pivot<Pivot::kLast>},
                                          {"smallest", softmax_pivot<Pivot::kSmallest>},
                                          {"mean", softmax_pivot<Pivot::kMean>},
                                          {"magnitude", softmax_pivot<Pivot::kMagnitude>},
                                          {"from-zero", softmax_from_zero},
                                          {"unnormalised", softmax_unnormalised},
                                          {"shares", softmax_shares},
                                          {"logarithm", softmax_logarithm}};

constexpr Row<AttentionFault> kAttention[] = {{"unscaled", attention_unscaled},
                                              {"by-size", attention_by_size},
                                              {"by-keys", attention_by_keys},
                                              {"by-values", attention_by_values},
                                              {"multiplied", attention_multiplied},
                                              {"no-softmax", attention_no_softmax},
                                              {"unnormalised", attention_unnormalised},
                                              {"mean", attention_mean},
                                              {"hardest", attention_hardest},
                                              {"scaled-late", attention_scaled_twice},
                                              {"weights", attention_weights},
                                              {"no-pivot", attention_pivot<Pivot::kNothing>},
                                              {"first", attention_pivot<Pivot::kFirst>},
                                              {"last", attention_pivot<Pivot::kLast>}};

constexpr Row<TilesFault> kTiles[] = {
    {"averaged", tiles_averaged},     {"by-sums", tiles_by_sums},
    {"by-largest", tiles_by_largest}, {"no-pivot", tiles_no_pivot},
    {"undivided", tiles_undivided},   {"turned", tiles_turned},
    {"unweighted", tiles_unweighted}, {"winner", tiles_winner}};

constexpr Row<CachedFault> kCached[] = {{"without-newest", cached_without_newest},
                                        {"newest-alone", cached_newest_alone},
                                        {"unscaled", cached_unscaled},
                                        {"by-size", cached_by_size},
                                        {"by-keys", cached_by_keys},
                                        {"unnormalised", cached_unnormalised},
                                        {"no-pivot", cached_pivot<Pivot::kNothing>},
                                        {"first", cached_pivot<Pivot::kFirst>},
                                        {"last", cached_pivot<Pivot::kLast>},
                                        {"query-as-key", cached_query_as_key},
                                        {"shifted", cached_shifted}};

template <typename Call, std::size_t kCount>
Call find(const Row<Call> (&rows)[kCount], std::string_view name) {
  for (const Row<Call>& row : rows) {
    if (name == row.name) return row.call;
  }
  return nullptr;
}

template <typename Call, std::size_t kCount>
std::vector<std::string> names_of(const Row<Call> (&rows)[kCount]) {
  std::vector<std::string> names;
  for (const Row<Call>& row : rows) names.emplace_back(row.name);
  return names;
}

std::vector<Numbers> rows_of(const JsValue& matrix) {
  std::vector<Numbers> rows;
  for (const JsValue& row : matrix.items) rows.push_back(numbers_of(row));
  return rows;
}

}  // namespace

std::optional<JsValue> call_faulty(std::string_view reference, std::string_view fault,
                                   const Arguments& arguments) {
  if (reference == "softmax" && arguments.size() == 1) {
    const SoftmaxFault call = find(kSoftmax, fault);
    const Numbers x = numbers_of(arguments[0]);
    if (call == nullptr) return std::nullopt;
    return js_array(x.empty() ? Numbers() : call(x));
  }
  if (reference == "rms_norm" && arguments.size() == 3) {
    const auto norm = faulty_norm(
        fault, {numbers_of(arguments[0]), numbers_of(arguments[1]), arguments[2].number});
    return norm ? std::optional(js_array(*norm)) : std::nullopt;
  }
  if (reference == "attention" && arguments.size() == 3) {
    const AttentionFault call = find(kAttention, fault);
    const Head head{numbers_of(arguments[0]), rows_of(arguments[1]), rows_of(arguments[2])};
    if (call == nullptr || head.query.empty() || head.values.empty()) return std::nullopt;
    return js_array(call(head));
  }
  if (reference == "merge_tiles" && arguments.size() == 6) {
    const TilesFault call = find(kTiles, fault);
    if (call == nullptr) return std::nullopt;
    return js_array(call({{arguments[0].number, arguments[1].number, numbers_of(arguments[2])},
                          {arguments[3].number, arguments[4].number, numbers_of(arguments[5])}}));
  }
  if (reference == "cached_attention" && arguments.size() == 5) {
    const CachedFault call = find(kCached, fault);
    const Head cache{numbers_of(arguments[0]), rows_of(arguments[1]), rows_of(arguments[2])};
    if (call == nullptr) return std::nullopt;
    // What this one does with nothing at all differs from program to program.
    if (call == cached_without_newest && cache.keys.empty()) return std::nullopt;
    return js_array(call({cache, numbers_of(arguments[3]), numbers_of(arguments[4])}));
  }
  return std::nullopt;
}

std::vector<std::string> fault_names(std::string_view reference) {
  if (reference == "softmax") return names_of(kSoftmax);
  if (reference == "rms_norm") return norm_fault_names();
  if (reference == "attention") return names_of(kAttention);
  if (reference == "merge_tiles") return names_of(kTiles);
  if (reference == "cached_attention") return names_of(kCached);
  return {};
}

}  // namespace tmw
