// Serving as the lab's lines see it, and what they say of memory. Internal to core/lab.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/lab/answers.h"
#include "core/plan/serving_plan.h"
#include "core/transformer/hardware.h"
#include "core/transformer/model.h"

namespace tmw::lab {

// What the lines are about.
struct Serving {
  const transformer::Model& model;
  const transformer::Hardware& card;
  const plan::ServingPlan& plan;
  std::int64_t context_tokens = 0;  // the longest that the model's makers name; 0: not known

  [[nodiscard]] double users() const { return static_cast<double>(plan.setup.users); }
  [[nodiscard]] double cards() const { return static_cast<double>(plan.setup.cards); }
  [[nodiscard]] double tokens() const { return static_cast<double>(*plan.setup.tokens); }
  [[nodiscard]] double reserved() const {
    return 1e9 * plan.setup.reserved_gb_per_card.value_or(0);
  }
  // Bytes that all cards hold.
  [[nodiscard]] double held() const {
    return plan.served.weight_bytes + users() * plan.served.cache_bytes_per_user;
  }
  [[nodiscard]] double room() const { return cards() * (card.memory_bytes - reserved()); }
  [[nodiscard]] double peak() const { return transformer::peak_in(card, plan.setup.compute); }
};

// "1 card", "2 cards".
[[nodiscard]] std::string counted(double count, const char* one, const char* more);

[[nodiscard]] Line weights_line(const Serving& subject);
[[nodiscard]] Line cache_line(const Serving& subject);
[[nodiscard]] Line held_line(const Serving& subject);
[[nodiscard]] Line users_line(const Serving& subject);
[[nodiscard]] Line context_line(const Serving& subject);

// Single changes after which it would fit. Requires what does not.
[[nodiscard]] std::vector<Remedy> remedies_for(const Serving& subject);

}  // namespace tmw::lab
