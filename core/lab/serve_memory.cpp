// What is said about the memory of serving: what cards hold, what fits, what would.
#include <algorithm>
#include <cmath>
#include <utility>

#include "core/lab/answer_parts.h"
#include "core/lab/serving.h"
#include "core/transformer/kv_cache.h"
#include "core/transformer/parameters.h"

namespace tmw::lab {
namespace {

using namespace transformer;
using plan::ServingPlan;
using plan::ServingSetup;

bool has_plain_cache(const Model& model) {
  return !model.mla && !model.window && !model.global_heads && !model.recurrent;
}

// The longest context that fits for these users; 0 if not even one token does.
std::int64_t longest_context(const Serving& subject) {
  const auto fits = [&subject](std::int64_t tokens) {
    const Count cache = kv_cache_bytes(subject.model, tokens, subject.plan.setup.cache) +
                        recurrent_state_bytes(subject.model);
    if (cache.overflowed()) return false;
    return subject.plan.served.weight_bytes + subject.users() * cache.as_double() <= subject.room();
  };
  constexpr std::int64_t kMost = 1'000'000'000;
  std::int64_t low = 0;
  std::int64_t high = kMost + 1;
  while (high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    (fits(middle) ? low : high) = middle;
  }
  return low;
}

// Another format, if it would do.
void try_format(const Serving& subject, const char* option, const char* what, Precision format,
                std::vector<Remedy>& remedies) {
  ServingSetup setup = subject.plan.setup;
  Precision& place = option == std::string_view("weights") ? setup.weights : setup.cache;
  if (bits_per_number(format) >= bits_per_number(place)) return;
  place = format;
  const ServingPlan plan = plan::plan_serving(subject.model, subject.card, setup);
  const Serving changed{subject.model, subject.card, plan};
  if (plan.problem != plan::ServingProblem::kNone || changed.held() > changed.room()) return;
  const std::string name(name_of(format));
  remedies.push_back({what + name, {{option, name}}});
}

}  // namespace

Line weights_line(const Serving& subject) {
  const Precision format = subject.plan.setup.weights;
  Working working;
  working.given(kParameters, total_parameters(subject.model).as_double())
      .given(kBits, bits_per_number(format))
      .step("All parameters in " + std::string(name_of(format)) + ", its scales included.", "W",
            "N * bits / 8", Unit::kBytes);
  Line made = line("weights", "Weights", Unit::kBytes, working);
  made.value = subject.plan.served.weight_bytes;
  taught_in(made, "#/3/3.2", "3.2 Weights to serve");
  return made;
}

Line cache_line(const Serving& subject) {
  const Model& model = subject.model;
  const Precision format = subject.plan.setup.cache;
  Working working;
  working.given(kBits, bits_per_number(format)).given(kTokens, subject.tokens());
  if (has_plain_cache(model)) {
    working.given(kLayers, static_cast<double>(model.n_layers))
        .given(kKvHeads, static_cast<double>(model.n_kv_heads))
        .given(kHeadWidth, static_cast<double>(model.head_dim))
        .given(kValueWidth, static_cast<double>(model.v_head_dim));
    working
        .step("One key and one value for each layer and KV head, in " +
                  std::string(name_of(format)) + ".",
              "k",
              model.head_dim == model.v_head_dim ? "2 * L * g * d_k * bits / 8"
                                                 : "L * g * (d_k + d_v) * bits / 8",
              Unit::kBytes)
        .step("For every token of a user's context.", "C", "k * s", Unit::kBytes);
  } else {
    working.given(kNumbersKept, kv_cache_elements(model, *subject.plan.setup.tokens).as_double())
        .given(kStateKept, recurrent_state_bytes(model).as_double());
    working.step(model.recurrent ? "The numbers that this model keeps of " +
                                       in_words(subject.tokens(), Unit::kCount) +
                                       " tokens, and the state of its other layers."
                                 : "The numbers that this model keeps of " +
                                       in_words(subject.tokens(), Unit::kCount) + " tokens.",
                 "C", model.recurrent ? "n * bits / 8 + z" : "n * bits / 8", Unit::kBytes);
  }
  Line made = line("cache", "KV cache of a user", Unit::kBytes, working);
  made.value = subject.plan.served.cache_bytes_per_user;
  if (model.mla) made.notes = "Latent attention keeps one short vector a token and layer.";
  if (model.window) made.notes = "Layers with a window keep no more tokens than it holds.";
  taught_in(made, "#/4/4.1", "4.1 Cache of a full context");
  return made;
}

Line held_line(const Serving& subject) {
  Working working;
  working.given(kWeights, subject.plan.served.weight_bytes)
      .given(kUsers, subject.users())
      .given(kCache, subject.plan.served.cache_bytes_per_user)
      .given(kCards, subject.cards())
      .step("Weights and the caches of all users, shared evenly by the cards.", "H",
            "(W + U * C) / n", Unit::kBytes);
  Line made = line("held", "Held by each card", Unit::kBytes, working);
  made.feeling = subject.held() <= subject.room() ? Feeling::kGood : Feeling::kBad;
  made.remark = "of " + in_words(subject.room() / subject.cards(), Unit::kBytes) + ".";
  taught_in(made, "#/4/4.4", "4.4 Users on one card");
  return made;
}

Line users_line(const Serving& subject) {
  Line made;
  if (subject.room() > subject.plan.served.weight_bytes) {
    Working working;
    working.given(kRoom, subject.room())
        .given(kWeights, subject.plan.served.weight_bytes)
        .given(kCache, subject.plan.served.cache_bytes_per_user)
        .step("The room beside the weights, by the cache of one user.", "U", "floor((R - W) / C)",
              Unit::kCount);
    made = line("users", "Users that fit", Unit::kCount, working);
  } else {
    made = line("users", "Users that fit", Unit::kCount, Working());
    made.remark = "The weights alone do not fit.";
  }
  made.value = static_cast<double>(subject.plan.users_that_fit);
  taught_in(made, "#/4/4.4", "4.4 Users on one card");
  return made;
}

Line context_line(const Serving& subject) {
  const std::int64_t longest = longest_context(subject);
  Line made = line("context", "Longest context for these users", Unit::kCount, Working());
  made.value = static_cast<double>(longest);
  if (longest >= 1'000'000'000) made.remark = "tokens and more: memory sets no end to it.";
  if (longest > 0 && longest < 1'000'000'000) made.remark = "tokens each.";
  if (longest == 0) made.remark = "Not even one token each fits.";
  made.notes = "Found by trying: the most tokens for which weights and caches fit the room.";
  if (subject.context_tokens > 0)
    made.notes += " The model itself was made for " +
                  in_words(static_cast<double>(subject.context_tokens), Unit::kCount) + " tokens" +
                  (longest > subject.context_tokens ? ", which is less." : ".");
  taught_in(made, "#/4/4.2", "4.2 The same model, a long context");
  return made;
}

std::string counted(double count, const char* one, const char* more) {
  return in_words(count, Unit::kCount) + " " + (count == 1 ? one : more);
}

std::vector<Remedy> remedies_for(const Serving& subject) {
  const ServingPlan& plan = subject.plan;
  std::vector<Remedy> remedies;
  try_format(subject, "weights", "weights in ", Precision::kFp8, remedies);
  try_format(subject, "weights", "weights in ", Precision::kInt4, remedies);
  try_format(subject, "cache", "caches in ", Precision::kFp8, remedies);
  const auto whole = [](std::int64_t count) { return std::to_string(count); };
  if (plan.users_that_fit > 0)
    remedies.push_back({counted(static_cast<double>(plan.users_that_fit), "user", "users"),
                        {{"users", whole(plan.users_that_fit)}}});
  const std::int64_t longest = longest_context(subject);
  if (longest > 0)
    remedies.push_back({"contexts of " + counted(static_cast<double>(longest), "token", "tokens"),
                        {{"tokens", whole(longest)}}});
  remedies.push_back({counted(static_cast<double>(plan.cards_for_room), "card", "cards"),
                      {{"cards", whole(plan.cards_for_room)}}});
  return remedies;
}

}  // namespace tmw::lab
