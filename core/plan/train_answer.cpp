#include "core/plan/answers.h"
#include "core/plan/conventions.h"
#include "core/plan/json_writer.h"
#include "core/plan/lines.h"
#include "core/plan/load.h"
#include "core/plan/words.h"
#include "core/transformer/activations.h"
#include "core/transformer/flops.h"
#include "core/transformer/parameters.h"
#include "core/transformer/training.h"

namespace tmw::plan {
namespace {

using namespace transformer;

constexpr const char* kUsage =
    "Usage: tmw train-plan MODEL CARD [--data TOKENS] [--tokens N] [--cards N] [--mfu 0.4 | --hfu "
    "0.5] [--recompute none|selective|full] [--mask full|half|exact] [--no-logits] [--n "
    "all|non-embedding] [--price DOLLARS] [--measured TOKENS_PER_SECOND] [--json].";

struct TrainSetup {
  double data = 0;  // tokens; 0: 20 per parameter
  std::int64_t tokens = 4096;
  double cards = 1;
  double share = 0.4;         // of the cards' peak
  bool share_is_hfu = false;  // of executed instead of useful work
  Recompute recompute = Recompute::kNone;
  FlopConventions conventions;
  EmbeddingsInN embeddings = EmbeddingsInN::kCounted;
  double price = 0;
  double measured = 0;  // tokens per second
  Hardware card;
};

struct TrainPlan {
  double active = 0;
  Count n;                     // of 6ND
  double exact_per_token = 0;  // useful: forward and backward
  double executed_share = 1;   // executed over useful work
  double rule_flops = 0;       // 6ND
  double exact_flops = 0;      // by part
  double recompute_flops = 0;
  double mfu = 0;
  double hfu = 0;
  double seconds = 0;
  double hours = 0;  // card-hours
  ComputeOptimum optimum;
  bool overflowed = false;
};

TrainSetup read_setup(PlanOptions& options) {
  TrainSetup setup;
  if (options.gave("data")) setup.data = options.number("data", 1);
  setup.tokens = options.whole("tokens", setup.tokens);
  setup.cards = static_cast<double>(options.whole("cards", 1));
  setup.share_is_hfu = options.gave("hfu");
  setup.share = options.share(setup.share_is_hfu ? "hfu" : "mfu", setup.share);
  if (options.gave("mfu") && options.gave("hfu")) {
    options.fail("The options --mfu and --hfu both set the speed: give one of them.");
  }
  setup.recompute =
      static_cast<Recompute>(options.choice("recompute", {"none", "selective", "full"}, 0));
  setup.conventions.mask = mask_option(options, AttentionMask::kFullSquare);
  setup.conventions.logits = !options.has("no-logits");
  setup.embeddings = embeddings_option(options);
  if (options.gave("price")) setup.price = options.number("price", 1);
  if (options.gave("measured")) setup.measured = options.number("measured", 1);
  return setup;
}

// What the backward pass computes a second time.
Count recomputed(const Flops& forward, Recompute recompute) {
  switch (recompute) {
    case Recompute::kNone:
      return 0;
    case Recompute::kSelective:
      return forward.attention_scores + forward.attention_values;
    case Recompute::kFull:
      return forward.total;
  }
  return 0;
}

TrainPlan plan_training(const Model& model, TrainSetup& setup) {
  const Flops forward = flops_per_sequence(model, setup.tokens, setup.conventions);
  const Parameters parameters = count_parameters(model);
  TrainPlan plan;
  plan.n = parameters_in_n(parameters, setup.embeddings);
  plan.overflowed = (forward.total * 4 + parameters.total).overflowed();
  plan.active = parameters.active.as_double();
  if (setup.data == 0) setup.data = kChinchillaTokensPerParameter * plan.active;
  const Count useful = training_flops(forward, TrainingPass::kForwardBackward).total;
  plan.exact_per_token = useful.as_double() / static_cast<double>(setup.tokens);
  plan.executed_share =
      (useful + recomputed(forward, setup.recompute)).as_double() / useful.as_double();
  plan.mfu = setup.share_is_hfu ? setup.share / plan.executed_share : setup.share;
  plan.hfu = plan.mfu * plan.executed_share;
  plan.rule_flops = six_n_d(plan.n.as_double(), setup.data);
  plan.exact_flops = plan.exact_per_token * setup.data;
  plan.recompute_flops = plan.exact_flops * 4.0 / 3.0;
  plan.seconds =
      training_seconds(plan.exact_flops, setup.cards, setup.card.flops_per_second, plan.mfu);
  plan.hours = card_hours(plan.seconds, setup.cards);
  plan.optimum = compute_optimum(plan.rule_flops);
  return plan;
}

double measured_mfu(const TrainPlan& plan, const TrainSetup& setup) {
  return utilisation(plan.exact_per_token, setup.measured, setup.cards,
                     setup.card.flops_per_second);
}

void write_conventions(JsonWriter& json, const TrainSetup& setup) {
  static constexpr std::string_view kRecompute[] = {"none", "selective", "full"};
  json.open("conventions");
  json.member("tokens", Count(setup.tokens));
  json.member("flops_per_multiply_add", Count(setup.conventions.per_multiply_add));
  json.member("mask", mask_word(setup.conventions.mask));
  json.member("logits", setup.conventions.logits);
  json.member("n", embeddings_word(setup.embeddings));
  json.member("recompute", kRecompute[static_cast<int>(setup.recompute)]);
  json.close();
}

std::string json_of(const std::string& name, const TrainSetup& setup, const TrainPlan& plan,
                    Integers integers) {
  JsonWriter json(integers);
  json.member("name", std::string_view(name));
  json.member("active_parameters", plan.active);
  json.member("n", plan.n);
  json.member("data_tokens", setup.data);
  json.member("training_flops_per_token", plan.exact_per_token);
  json.member("training_flops", plan.exact_flops);
  json.member("training_flops_6ND", plan.rule_flops);
  json.member("training_flops_with_full_recompute", plan.recompute_flops);
  json.member("executed_flops", plan.exact_flops * plan.executed_share);
  json.open("planned");
  json.member("mfu", plan.mfu);
  json.member("hfu", plan.hfu);
  json.close();
  json.member("seconds", plan.seconds);
  json.member("card_hours", plan.hours);
  if (setup.price > 0) json.member("dollars", plan.hours * setup.price);
  if (setup.measured > 0) {
    json.open("measured");
    json.member("mfu", measured_mfu(plan, setup));
    json.member("hfu", measured_mfu(plan, setup) * plan.executed_share);
    json.close();
  }
  write_conventions(json, setup);
  json.open("compute_optimum");
  json.member("parameters", plan.optimum.parameters);
  json.member("tokens", plan.optimum.tokens);
  json.close();
  return json.finish();
}

std::string explain(const std::string& title, const TrainSetup& setup, const TrainPlan& plan) {
  static constexpr const char* kRecompute[] = {"nothing is recomputed",
                                               "the attention core is recomputed",
                                               "the whole forward pass is recomputed"};
  Lines lines;
  lines.heading("Work");
  lines.row("data", number_text(setup.data, 4) + " tokens",
            number_text(setup.data / plan.active, 4) + " for each active parameter");
  lines.row("each token", number_text(plan.exact_per_token, 5) + " FLOP",
            "3 x forward by part, a multiply-add as 2, " + mask_in_words(setup.conventions.mask) +
                " at " + grouped(setup.tokens) + " tokens, logits " +
                (setup.conventions.logits ? "included" : "left out"));
  lines.row("run", number_text(plan.exact_flops, 5) + " FLOP", "useful work");
  lines.row("6ND", number_text(plan.rule_flops, 5) + " FLOP",
            "rule of thumb: 6 x data x " + n_in_words(plan.n, setup.embeddings));
  lines.row("executed", number_text(plan.exact_flops * plan.executed_share, 5) + " FLOP",
            kRecompute[static_cast<int>(setup.recompute)]);
  lines.row("with full recompute", number_text(plan.recompute_flops, 5) + " FLOP", "4 x forward");
  lines.heading("Time");
  lines.row("run", seconds_in_words(plan.seconds),
            "useful work / (cards x peak x " + number_text(100 * plan.mfu, 4) + " % MFU)");
  lines.row("HFU", number_text(100 * plan.hfu, 4) + " %",
            "executed work counted instead of useful");
  lines.row("card-hours", number_text(plan.hours, 5), "however many cards share them");
  if (setup.price > 0) lines.row("cost", number_text(plan.hours * setup.price, 5) + " $", "");
  if (setup.measured > 0) {
    lines.heading("From the measured " + number_text(setup.measured, 5) + " token/s");
    lines.row("MFU", number_text(100 * measured_mfu(plan, setup), 4) + " %",
              "useful work / (cards x peak)");
    lines.row("HFU", number_text(100 * measured_mfu(plan, setup) * plan.executed_share, 4) + " %",
              "executed work / (cards x peak)");
  }
  lines.heading("Compute optimum for the same 6ND (20 tokens a parameter)");
  lines.row("parameters", number_text(plan.optimum.parameters, 4), "");
  lines.row("tokens", number_text(plan.optimum.tokens, 4), "");
  return title + "\n\n" + lines.text();
}

}  // namespace

Answer train_answer(const Words& words, ReadText read) {
  PlanOptions options(
      words,
      {"data", "tokens", "cards", "mfu", "hfu", "recompute", "mask", "n", "price", "measured"},
      {"no-logits"});
  TrainSetup setup = read_setup(options);
  options.expect_names(2, kUsage);
  const std::optional<NamedModel> model = load_model(0, read, options);
  const std::optional<NamedHardware> card = load_hardware(1, options);
  if (!options.error().empty()) return options.answer();
  setup.card = card->hardware;
  setup.tokens = tokens_within_positions(options, "tokens", setup.tokens, model->model);
  const TrainPlan plan = plan_training(model->model, setup);
  if (plan.overflowed) {
    options.fail("The counts overflow 64 bits: make the model or --tokens smaller.");
    return options.answer();
  }
  if (setup.measured > 0 && measured_mfu(plan, setup) * plan.executed_share > 1) {
    options.fail(
        "The option --measured is more than the cards can compute: check it, and --cards and "
        "--recompute.");
    return options.answer();
  }
  if (options.wants_json()) return {json_of(model->name, setup, plan, options.integers()), ""};
  return {
      explain(model->name + " on " + number_text(setup.cards) + " x " + card->name, setup, plan),
      ""};
}

}  // namespace tmw::plan
