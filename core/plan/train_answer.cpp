#include "core/plan/answers.h"
#include "core/plan/json_writer.h"
#include "core/plan/lines.h"
#include "core/plan/load.h"
#include "core/plan/words.h"
#include "core/transformer/flops.h"
#include "core/transformer/parameters.h"
#include "core/transformer/training.h"

namespace tmw::plan {
namespace {

using namespace transformer;

constexpr const char* kUsage =
    "Usage: tmw train-plan MODEL CARD [--data TOKENS] [--tokens N] [--cards N] [--mfu 0.4] [--mask "
    "full|half|exact] [--price DOLLARS] [--measured TOKENS_PER_SECOND] [--json].";

struct TrainSetup {
  double data = 0;  // tokens; 0: 20 per parameter
  std::int64_t tokens = 4096;
  double cards = 1;
  double mfu = 0.4;
  FlopConventions conventions;
  double price = 0;
  double measured = 0;  // tokens per second
  Hardware card;
};

struct TrainPlan {
  double parameters = 0;  // active
  double exact_per_token = 0;
  double rule_flops = 0;   // 6ND
  double exact_flops = 0;  // by part
  double recompute_flops = 0;
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
  setup.mfu = options.share("mfu", setup.mfu);
  setup.conventions.mask =
      static_cast<AttentionMask>(options.choice("mask", {"full", "half", "exact"}, 0));
  if (options.gave("price")) setup.price = options.number("price", 1);
  if (options.gave("measured")) setup.measured = options.number("measured", 1);
  return setup;
}

TrainPlan plan_training(const Model& model, TrainSetup& setup) {
  const Flops forward = flops_per_sequence(model, setup.tokens, setup.conventions);
  const Count active = active_parameters(model);
  TrainPlan plan;
  plan.overflowed = (forward.total * 4 + active).overflowed();
  plan.parameters = active.as_double();
  if (setup.data == 0) setup.data = kChinchillaTokensPerParameter * plan.parameters;
  plan.exact_per_token = 3.0 * forward.total.as_double() / static_cast<double>(setup.tokens);
  plan.rule_flops = six_n_d(plan.parameters, setup.data);
  plan.exact_flops = plan.exact_per_token * setup.data;
  plan.recompute_flops = plan.exact_flops * 4.0 / 3.0;
  plan.seconds =
      training_seconds(plan.exact_flops, setup.cards, setup.card.flops_per_second, setup.mfu);
  plan.hours = card_hours(plan.seconds, setup.cards);
  plan.optimum = compute_optimum(plan.rule_flops);
  return plan;
}

double measured_mfu(const TrainPlan& plan, const TrainSetup& setup) {
  return utilisation(plan.exact_per_token, setup.measured, setup.cards,
                     setup.card.flops_per_second);
}

std::string json_of(const std::string& name, const TrainSetup& setup, const TrainPlan& plan,
                    Integers integers) {
  JsonWriter json(integers);
  json.member("name", std::string_view(name));
  json.member("active_parameters", plan.parameters);
  json.member("data_tokens", setup.data);
  json.member("training_flops_per_token", plan.exact_per_token);
  json.member("training_flops", plan.exact_flops);
  json.member("training_flops_6ND", plan.rule_flops);
  json.member("training_flops_with_full_recompute", plan.recompute_flops);
  json.member("seconds", plan.seconds);
  json.member("card_hours", plan.hours);
  if (setup.price > 0) json.member("dollars", plan.hours * setup.price);
  if (setup.measured > 0) {
    json.member("mfu", measured_mfu(plan, setup));
    json.member("hfu_with_full_recompute", measured_mfu(plan, setup) * 4.0 / 3.0);
  }
  json.open("compute_optimum");
  json.member("parameters", plan.optimum.parameters);
  json.member("tokens", plan.optimum.tokens);
  json.close();
  return json.finish();
}

std::string explain(const std::string& title, const TrainSetup& setup, const TrainPlan& plan) {
  static constexpr const char* kMasks[] = {"full square of scores", "half the square",
                                           "exact causal triangle"};
  Lines lines;
  lines.heading("Work");
  lines.row("data", number_text(setup.data, 4) + " tokens",
            number_text(setup.data / plan.parameters, 4) + " for each active parameter");
  lines.row("each token", number_text(plan.exact_per_token, 5) + " FLOP",
            "3 x forward by part, " +
                std::string(kMasks[static_cast<int>(setup.conventions.mask)]) + " at " +
                grouped(setup.tokens) + " tokens, logits included");
  lines.row("run", number_text(plan.exact_flops, 5) + " FLOP", "useful work");
  lines.row("6ND", number_text(plan.rule_flops, 5) + " FLOP",
            "rule of thumb with active parameters, embeddings included");
  lines.row("with full recompute", number_text(plan.recompute_flops, 5) + " FLOP", "4 x forward");
  lines.heading("Time");
  lines.row("run", seconds_in_words(plan.seconds),
            "useful work / (cards x peak x " + number_text(100 * setup.mfu, 4) + " % MFU)");
  lines.row("card-hours", number_text(plan.hours, 5), "however many cards share them");
  if (setup.price > 0) lines.row("cost", number_text(plan.hours * setup.price, 5) + " $", "");
  if (setup.measured > 0) {
    lines.row("MFU", number_text(100 * measured_mfu(plan, setup), 4) + " %",
              "from the measured " + number_text(setup.measured, 5) + " token/s");
  }
  lines.heading("Compute optimum for the same 6ND (20 tokens a parameter)");
  lines.row("parameters", number_text(plan.optimum.parameters, 4), "");
  lines.row("tokens", number_text(plan.optimum.tokens, 4), "");
  return title + "\n\n" + lines.text();
}

}  // namespace

Answer train_answer(const Words& words, ReadText read) {
  PlanOptions options(words, {"data", "tokens", "cards", "mfu", "mask", "price", "measured"}, {});
  TrainSetup setup = read_setup(options);
  options.expect_names(2, kUsage);
  const std::optional<NamedModel> model = load_model(0, read, options);
  const std::optional<NamedHardware> card = load_hardware(1, options);
  if (!options.error().empty()) return options.answer();
  setup.card = card->hardware;
  const TrainPlan plan = plan_training(model->model, setup);
  if (plan.overflowed) {
    options.fail("The counts overflow 64 bits: make the model or --tokens smaller.");
    return options.answer();
  }
  if (options.wants_json()) return {json_of(model->name, setup, plan, options.integers()), ""};
  return {
      explain(model->name + " on " + number_text(setup.cards) + " x " + card->name, setup, plan),
      ""};
}

}  // namespace tmw::plan
