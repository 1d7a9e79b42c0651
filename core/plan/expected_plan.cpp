#include "core/plan/expected_plan.h"

#include <algorithm>
#include <iterator>

#include "core/transformer/parameters.h"

namespace tmw::plan {
namespace {

using namespace transformer;

// Peak and bandwidth of the cards of the serving runs: H100 SXM, H200 SXM and B200 SXM.
constexpr double kMeasuredCards[][2] = {{989e12, 3.35e12}, {989e12, 4.8e12}, {2250e12, 8e12}};

bool measured_card(const Hardware& card, std::size_t first) {
  return std::any_of(
      std::begin(kMeasuredCards), std::begin(kMeasuredCards) + first, [&](const double(&known)[2]) {
        return card.flops_per_second == known[0] && card.bytes_per_second == known[1];
      });
}

void look_at_model(const Model& model, double least, double most, std::vector<Unlike>& reasons) {
  if (moe_layers(model) > 0) reasons.push_back(Unlike::kExperts);
  if (model.recurrent) reasons.push_back(Unlike::kState);
  if (model.mla) reasons.push_back(Unlike::kLatent);
  if (model.window) reasons.push_back(Unlike::kWindow);
  const double parameters = total_parameters(model).as_double();
  if (parameters < least || parameters > most) reasons.push_back(Unlike::kSize);
}

bool measured_format(Precision precision) {
  constexpr Precision kMeasured[] = {Precision::kBf16,     Precision::kFp16, Precision::kFp8,
                                     Precision::kFp8Block, Precision::kInt8, Precision::kNvFp4};
  return std::find(std::begin(kMeasured), std::end(kMeasured), precision) != std::end(kMeasured);
}

}  // namespace

std::vector<Unlike> unlike_serving(const Model& model, const Hardware& card,
                                   const ServingSetup& setup) {
  std::vector<Unlike> reasons;
  look_at_model(model, 7e9, 75e9, reasons);
  if (!measured_card(card, 3)) reasons.push_back(Unlike::kCard);
  const std::int64_t cards = setup.cards;
  if (cards != 1 && cards != 2 && cards != 4 && cards != 8) reasons.push_back(Unlike::kCards);
  if (!measured_format(setup.weights)) reasons.push_back(Unlike::kFormat);
  const bool prompt = *setup.prompt_tokens >= 1000 && *setup.prompt_tokens <= 8192;
  const bool context = *setup.tokens >= 1000 && *setup.tokens <= 13000;
  const bool answer = setup.answer_tokens >= 100 && setup.answer_tokens <= 8192;
  if (!prompt || !context || !answer) reasons.push_back(Unlike::kLength);
  if (setup.users > 512) reasons.push_back(Unlike::kUsers);
  return reasons;
}

std::vector<Unlike> unlike_training(const Model& model, const Hardware& card,
                                    const TrainingSetup& setup) {
  std::vector<Unlike> reasons;
  look_at_model(model, 1.5e9, 81e9, reasons);
  if (!measured_card(card, 1)) reasons.push_back(Unlike::kCard);
  if (setup.cards < 8 || setup.cards > 512) reasons.push_back(Unlike::kCards);
  if (setup.recompute != Recompute::kNone) reasons.push_back(Unlike::kRecompute);
  if (*setup.tokens < 2048 || *setup.tokens > 8192) reasons.push_back(Unlike::kSequence);
  return reasons;
}

std::string in_words(Unlike reason) {
  switch (reason) {
    case Unlike::kExperts:
      return "no mixture was measured";
    case Unlike::kState:
      return "no model with a state was measured";
    case Unlike::kLatent:
      return "no latent attention was measured";
    case Unlike::kWindow:
      return "no layers with a window were measured";
    case Unlike::kSize:
      return "no model of this size was measured";
    case Unlike::kCard:
      return "no run on this card was measured";
    case Unlike::kCards:
      return "no run on this number of cards was measured";
    case Unlike::kFormat:
      return "no weights in this format were measured";
    case Unlike::kLength:
      return "no prompts, answers or contexts of this length were measured";
    case Unlike::kUsers:
      return "no run with more than 512 users was measured";
    case Unlike::kRecompute:
      return "no run that computes activations again was measured";
    case Unlike::kSequence:
      return "no sequences of this length were measured";
  }
  return "";
}

std::optional<ServingTerms> serving_terms(const Model& model, const Hardware& card,
                                          const ServingPlan& plan) {
  const double cards = static_cast<double>(plan.setup.cards);
  if (cards > 1 && card.link_bytes_per_second <= 0) return std::nullopt;
  const double users = static_cast<double>(plan.setup.users);
  const double prompt = static_cast<double>(*plan.setup.prompt_tokens);
  const double answer = static_cast<double>(plan.setup.answer_tokens);
  // For each token a user is given, prompt / answer tokens of another's prompt are read.
  const double prompts = users / answer;
  const double tokens = users + prompts * prompt;
  ServingTerms terms;
  terms.memory = plan.step.memory_seconds;
  terms.compute = (users * plan.served.flops_per_token + prompts * plan.prompt_flops) /
                  (cards * peak_in(card, plan.setup.compute));
  terms.layers = static_cast<double>(model.n_layers);
  if (cards > 1) {
    const double of_layer = model.lone ? 1 : 2;  // all-reduces
    const double bytes = of_layer * terms.layers * tokens * static_cast<double>(model.d_model) * 2;
    terms.link = all_reduce_bytes(bytes, cards) / card.link_bytes_per_second;
  }
  return terms;
}

}  // namespace tmw::plan
