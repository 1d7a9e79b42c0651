// Questions for the tests of marking and slips: shapes of published models, answers worked out by
// hand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/formula/read_expression.h"
#include "core/marking/numeric_question.h"

namespace tmw::sample {

inline Expression parsed(std::string_view text) { return parse_expression(text).expression; }

// 12 * 12 * 768^2 + 50257 * 768 + 1024 * 768 + 2 * 768 = 124,320,000.
inline NumericQuestion gpt2_parameters() {
  NumericQuestion question;
  question.id = "0.1";
  question.givens = {{"d", 768, "width", "", {}},
                     {"L", 12, "layers", "", {}},
                     {"V", 50257, "tokens in the vocabulary", "", {}},
                     {"T", 1024, "positions", "", {}}};
  question.steps = {{"layers", parsed("12 * L * d^2"), "all layers", "", {}},
                    {"tokens", parsed("V * d"), "token table", "", {}},
                    {"places", parsed("T * d"), "position table", "", {}},
                    {"norm", parsed("2 * d"), "final LayerNorm", "", {}}};
  question.answer = parsed("layers + tokens + places + norm");
  question.unit = *find_unit("million parameters");
  question.digits = 4;
  question.first_hint = "Count one layer first.";
  return question;
}

// The full count, published as 124,439,808; biases and norms inside the layers are 12 * 13 * 768 =
// 119,808.
inline NumericQuestion gpt2_exact() {
  NumericQuestion question = gpt2_parameters();
  question.steps.push_back({"small", parsed("13 * L * d"), "biases and norms", "", {}});
  question.answer = parsed("layers + tokens + places + norm + small");
  question.grade = Grade::kExact;
  return question;
}

// 2 * 80 * 8 * 128 * 4096 * 2 bytes = 1,342,177,280 = 1.25 GiB.
inline NumericQuestion kv_cache(std::string_view unit = "GiB") {
  NumericQuestion question;
  question.id = "4.3";
  question.givens = {{"kv", 2, "one K and one V", "", {}},
                     {"L", 80, "layers", "", {}},
                     {"h", 64, "query heads", "", {}},
                     {"g", 8, "KV heads", "", {}},
                     {"d", 8192, "width", "", {}},
                     {"s", 4096, "tokens", "", {}},
                     {"bytes", 2, "bytes per BF16 value", "", {}}};
  question.steps = {{"d_k", parsed("d / h"), "head size", "", {}}};
  question.answer = parsed("kv * L * g * d_k * s * bytes");
  question.unit = *find_unit(unit);
  return question;
}

// 13.48 GB read at 2 TB/s: 6.74 ms.
inline NumericQuestion decode_step() {
  NumericQuestion question;
  question.id = "7.1";
  question.givens = {{"N", 6.74e9, "parameters", "", {}},
                     {"B", 2, "bytes per weight", "", {}},
                     {"BW", 2e12, "bandwidth", "", *find_unit("TB/s")}};
  question.answer = parsed("N * B / BW");
  question.unit = *find_unit("ms");
  return question;
}

// 4 projections and scores: 343,597,383,680 FLOP.
inline NumericQuestion attention_flops() {
  NumericQuestion question;
  question.id = "1.2";
  question.givens = {{"s", 2048, "tokens", "", {}},
                     {"d", 4096, "width", "", {}},
                     {"h", 32, "heads", "", {}},
                     {"d_k", 128, "head size", "", {}}};
  question.steps = {{"projections", parsed("4 * 2 * s * d^2"), "four projections", "", {}},
                    {"scores", parsed("2 * h * 2 * s * d_k * s"), "scores and mixing", "", {}}};
  question.answer = parsed("projections + scores");
  question.unit = *find_unit("GFLOP");
  return question;
}

// floor((80e9 - 13.48e9) / 2,147,483,648) = 30 users.
inline NumericQuestion users() {
  NumericQuestion question;
  question.id = "4.4";
  question.givens = {{"cap", 80e9, "card memory", "", *find_unit("GB")},
                     {"W", 13.48e9, "weights", "", *find_unit("GB")},
                     {"cache", 2147483648.0, "cache per user", "", *find_unit("GiB")}};
  question.answer = parsed("floor((cap - W) / cache)");
  question.unit = *find_unit("users");
  question.grade = Grade::kExact;
  question.source_answers = {{33, "33 comes from dividing gigabytes by gibibytes."}};
  return question;
}

// s * (s - 1) / 2 of s^2: 49.951 %.
inline NumericQuestion causal_share() {
  NumericQuestion question;
  question.id = "1.5";
  question.givens = {{"s", 1024, "tokens", "", {}}};
  question.answer = parsed("(s * (s - 1) / 2) / s^2");
  question.unit = *find_unit("%");
  question.digits = 4;
  return question;
}

// 6 * 13e9 * 260e9 FLOP on 64 cards of 990 TFLOP/s at half use: 177.8 hours.
inline NumericQuestion training_hours() {
  NumericQuestion question;
  question.id = "9.2";
  question.givens = {{"N", 13e9, "parameters", "", {}},
                     {"D", 260e9, "training tokens", "", {}},
                     {"n", 64, "cards", "", {}},
                     {"peak", 990e12, "peak per card", "", *find_unit("TFLOP/s")},
                     {"mfu", 0.5, "utilisation", "", {}}};
  question.answer = parsed("6 * N * D / (n * peak * mfu)");
  question.unit = *find_unit("hours");
  return question;
}

// 24 hours at $3 for 50 million tokens: $1.44 per million.
inline NumericQuestion price() {
  NumericQuestion question;
  question.id = "9.5";
  question.givens = {{"p", 3, "dollars per hour", "", {}},
                     {"U", 50, "users", "", {}},
                     {"t", 1e6, "tokens per user and day", "", {}}};
  question.answer = parsed("24 * p / (U * t)");
  question.unit = *find_unit("$ per 1M tokens");
  return question;
}

inline std::vector<NumericQuestion> all() {
  return {gpt2_parameters(), gpt2_exact(), kv_cache(),     kv_cache("GB"),  decode_step(),
          attention_flops(), users(),      causal_share(), training_hours()};
}

}  // namespace tmw::sample
