#include "core/plan/answers.h"
#include "core/plan/conventions.h"
#include "core/plan/json_writer.h"
#include "core/plan/lines.h"
#include "core/plan/load.h"
#include "core/plan/words.h"
#include "core/transformer/flops.h"
#include "core/transformer/kv_cache.h"
#include "core/transformer/parameters.h"
#include "core/transformer/serving.h"

namespace tmw::plan {
namespace {

using namespace transformer;

constexpr const char* kUsage =
    "Usage: tmw serve-plan MODEL CARD [--users N] [--tokens N] [--prompt N] [--cards N] [--weights "
    "bf16] [--cache bf16] [--mfu 0.4] [--mask full|half|exact] [--no-logits] [--reserve-gb G] "
    "[--step-ms T] [--price DOLLARS] [--json].";

struct ServeSetup {
  double users = 1;
  std::int64_t tokens = 4096;
  std::int64_t prompt = 2048;
  Precision weights = Precision::kBf16;
  Precision cache = Precision::kBf16;
  double mfu = 0.4;
  FlopConventions conventions{AttentionMask::kCausalExact, 2, true};
  double reserve_bytes = 0;  // a card
  double step_seconds = 0;   // 0: not asked
  double price = 0;          // dollars a card-hour; 0: not asked
  CardGroup group;
};

struct ServePlan {
  ServedModel served;
  DecodeStep step;
  double intensity = 0;  // of the decode step, FLOP a byte
  double prefill = 0;
  double crossover = 0;
  std::optional<double> crossover_with_caches;
  std::int64_t users_that_fit = 0;
  std::int64_t cards_for_room = 0;
  bool overflowed = false;
};

ServeSetup read_setup(PlanOptions& options) {
  ServeSetup setup;
  setup.users = static_cast<double>(options.whole("users", 1));
  setup.tokens = options.whole("tokens", setup.tokens);
  setup.prompt = options.whole("prompt", setup.prompt);
  setup.group.cards = options.whole("cards", 1);
  setup.weights = options.precision("weights", setup.weights);
  setup.cache = options.precision("cache", setup.cache);
  setup.mfu = options.share("mfu", setup.mfu);
  setup.conventions.mask = mask_option(options, setup.conventions.mask);
  setup.conventions.logits = !options.has("no-logits");
  if (options.gave("reserve-gb")) setup.reserve_bytes = options.number("reserve-gb", 1) * 1e9;
  if (options.gave("step-ms")) setup.step_seconds = options.number("step-ms", 1) * 1e-3;
  if (options.gave("price")) setup.price = options.number("price", 1);
  return setup;
}

ServePlan plan_serving(const Model& model, const ServeSetup& setup) {
  const Count weights = bytes_of(total_parameters(model), setup.weights);
  const Flops decode = flops_per_token(model, setup.tokens, setup.conventions);
  const Flops prompt = flops_per_sequence(model, setup.prompt, setup.conventions);
  const Count cache = kv_cache_bytes(model, setup.tokens, setup.cache);
  ServePlan plan;
  plan.overflowed = (weights + decode.total + prompt.total + cache).overflowed();
  plan.served = {weights.as_double(), decode.total.as_double(), cache.as_double()};
  plan.step = decode_step(plan.served, setup.group, setup.users);
  plan.intensity = arithmetic_intensity(
      setup.users * plan.served.flops_per_token,
      plan.served.weight_bytes + setup.users * plan.served.cache_bytes_per_user);
  plan.prefill = prefill_seconds(prompt.total.as_double(), setup.group, setup.mfu);
  plan.crossover = batch_crossover(plan.served, setup.group);
  plan.crossover_with_caches = batch_crossover_with_caches(plan.served, setup.group);
  const double reserved = setup.reserve_bytes * static_cast<double>(setup.group.cards);
  plan.users_that_fit = users_that_fit(plan.served, setup.group, reserved);
  plan.cards_for_room =
      cards_for_room(plan.served, setup.group.card, setup.users, setup.reserve_bytes);
  return plan;
}

std::int64_t cards_for_speed(const ServePlan& plan, const ServeSetup& setup) {
  return cards_for_step(plan.served, setup.group, setup.users, setup.step_seconds);
}

double dollars(const ServePlan& plan, const ServeSetup& setup) {
  return dollars_per_million_tokens(setup.price, setup.group.cards, plan.step.tokens_per_second);
}

std::string json_of(const std::string& name, const ServeSetup& setup, const ServePlan& plan,
                    Integers integers) {
  JsonWriter json(integers);
  json.member("name", std::string_view(name));
  json.member("ridge_point_flop_per_byte", ridge_point(setup.group.card));
  json.member("weight_bytes", plan.served.weight_bytes);
  json.member("cache_bytes_per_user", plan.served.cache_bytes_per_user);
  json.member("flops_per_token", plan.served.flops_per_token);
  json.open("decode_step");
  json.member("compute_seconds", plan.step.compute_seconds);
  json.member("weight_seconds", plan.step.weight_seconds);
  json.member("cache_seconds", plan.step.cache_seconds);
  json.member("seconds", plan.step.seconds);
  json.member("tokens_per_second", plan.step.tokens_per_second);
  json.member("memory_bound", plan.step.memory_bound);
  json.close();
  json.member("intensity_flop_per_byte", plan.intensity);
  json.member("prefill_seconds", plan.prefill);
  json.member("batch_crossover", plan.crossover);
  if (plan.crossover_with_caches) {
    json.member("batch_crossover_with_caches", *plan.crossover_with_caches);
  } else {
    json.null("batch_crossover_with_caches");
  }
  json.member("users_that_fit", Count(plan.users_that_fit));
  json.member("cards_for_room", Count(plan.cards_for_room));
  if (setup.step_seconds > 0) json.member("cards_for_speed", Count(cards_for_speed(plan, setup)));
  if (setup.price > 0) json.member("dollars_per_million_tokens", dollars(plan, setup));
  json.open("conventions");
  json.member("tokens", Count(setup.tokens));
  json.member("prompt", Count(setup.prompt));
  json.member("flops_per_multiply_add", Count(setup.conventions.per_multiply_add));
  json.member("mask", mask_word(setup.conventions.mask));
  json.member("logits", setup.conventions.logits);
  json.member("prefill_mfu", setup.mfu);
  json.member("weights", name_of(setup.weights));
  json.member("cache", name_of(setup.cache));
  json.close();
  return json.finish();
}

void explain_step(const ServeSetup& setup, const ServePlan& plan, Lines& lines) {
  const DecodeStep& step = plan.step;
  lines.heading("One decode step for " + number_text(setup.users) + " users at " +
                grouped(setup.tokens) + " tokens");
  lines.row("computing", seconds_in_words(step.compute_seconds),
            "users x " + number_text(plan.served.flops_per_token, 4) +
                " FLOP (a multiply-add as 2) / peak rate");
  lines.row("reading weights", seconds_in_words(step.weight_seconds),
            bytes_in_words(plan.served.weight_bytes) + " / bandwidth");
  lines.row("reading caches", seconds_in_words(step.cache_seconds),
            "users x " + bytes_in_words(plan.served.cache_bytes_per_user) + " / bandwidth");
  lines.row("step", seconds_in_words(step.seconds),
            step.memory_bound ? "memory takes longer than computing"
                              : "computing takes longer than memory");
  lines.row("speed", number_text(step.tokens_per_second, 4) + " token/s",
            number_text(step.tokens_per_second / setup.users, 4) + " for each user");
}

std::string explain(const std::string& title, const ServeSetup& setup, const ServePlan& plan) {
  Lines lines;
  explain_step(setup, plan, lines);
  lines.heading("Limits");
  lines.row("intensity", number_text(plan.intensity, 4) + " FLOP/B",
            "of that step: its FLOP / (weights and caches)");
  lines.row("ridge point", number_text(ridge_point(setup.group.card), 4) + " FLOP/B",
            "peak rate / bandwidth");
  lines.row("prefill", seconds_in_words(plan.prefill),
            grouped(setup.prompt) + " tokens at " + number_text(100 * setup.mfu, 4) + " % MFU, " +
                mask_in_words(setup.conventions.mask) + ", logits " +
                (setup.conventions.logits ? "of every token" : "left out"));
  lines.row("batch crossover", number_text(plan.crossover, 4),
            "users at which computing catches up with reading the weights");
  lines.row("with caches",
            plan.crossover_with_caches ? number_text(*plan.crossover_with_caches, 4) : "never",
            plan.crossover_with_caches ? "users, their caches read too"
                                       : "each user's cache takes longer to read than to compute");
  lines.row("users that fit", grouped(plan.users_that_fit), "room beside the weights / cache");
  lines.row("cards for room", grouped(plan.cards_for_room), "weights and all caches");
  if (setup.step_seconds > 0) {
    lines.row("cards for speed", grouped(cards_for_speed(plan, setup)),
              "for a step of " + seconds_in_words(setup.step_seconds));
  }
  if (setup.price > 0) {
    lines.row("cost", number_text(dollars(plan, setup), 4) + " $", "for a million tokens");
  }
  return title + "\n\n" + lines.text();
}

}  // namespace

Answer serve_answer(const Words& words, ReadText read) {
  PlanOptions options(words,
                      {"users", "tokens", "prompt", "cards", "weights", "cache", "mfu", "mask",
                       "reserve-gb", "step-ms", "price"},
                      {"no-logits"});
  ServeSetup setup = read_setup(options);
  options.expect_names(2, kUsage);
  const std::optional<NamedModel> model = load_model(0, read, options);
  const std::optional<NamedHardware> card = load_hardware(1, options);
  if (card && setup.reserve_bytes >= card->hardware.memory_bytes) {
    options.fail("The option --reserve-gb leaves no room on a card: give less than its memory.");
  }
  if (!options.error().empty()) return options.answer();
  setup.group.card = card->hardware;
  setup.tokens = tokens_within_positions(options, "tokens", setup.tokens, model->model);
  setup.prompt = tokens_within_positions(options, "prompt", setup.prompt, model->model);
  const ServePlan plan = plan_serving(model->model, setup);
  if (plan.overflowed) {
    options.fail("The counts overflow 64 bits: make the model smaller, or --tokens or --prompt.");
    return options.answer();
  }
  if (options.wants_json()) return {json_of(model->name, setup, plan, options.integers()), ""};
  return {
      explain(model->name + " on " + grouped(setup.group.cards) + " x " + card->name, setup, plan),
      ""};
}

}  // namespace tmw::plan
