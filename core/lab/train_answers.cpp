// What is said about training: does it fit, how long does it take, what does it cost.
#include <algorithm>
#include <cmath>
#include <utility>

#include "core/lab/answer_parts.h"
#include "core/lab/training.h"
#include "core/plan/choices.h"
#include "core/plan/expected_plan.h"
#include "core/plan/training_plan.h"
#include "core/transformer/parameters.h"
#include "core/transformer/presets.h"

namespace tmw::lab {
namespace {

using namespace transformer;
using plan::TrainingPlan;
using plan::TrainingSetup;

struct Subject {
  const Model& model;
  const Hardware& card;
  const TrainingPlan& plan;

  [[nodiscard]] double cards() const { return static_cast<double>(plan.setup.cards); }
  [[nodiscard]] double data() const { return *plan.setup.data_tokens; }
  [[nodiscard]] double sequence() const { return static_cast<double>(*plan.setup.tokens); }
  [[nodiscard]] double batch() const { return static_cast<double>(*plan.setup.batch); }
};

Line held_line(const Subject& subject) {
  const TrainingPlan& plan = subject.plan;
  Working working;
  working.given(kState, plan.state_bytes_per_card)
      .given(kActivations, plan.least_activation_bytes)
      .given(kLogits, plan.least_logits_bytes)
      .step(
          "The least that a card holds: the training state, the activations that the backward "
          "pass needs with FlashAttention, and the logits.",
          "H", "S + A + Z", Unit::kBytes);
  Line made = line("held", "Held by each card, at least", Unit::kBytes, working);
  made.value = plan.least_bytes_per_card;
  made.feeling = plan.too_big ? Feeling::kBad : Feeling::kGood;
  made.remark = "of " + in_words(subject.card.memory_bytes, Unit::kBytes) + ".";
  made.notes =
      "Not counted, because no formula gives them: buffers of communication, tensors of a "
      "moment, memory that the allocator holds in pieces.";
  taught_in(made, "#/3/3.5", "3.5 How many cards to train?");
  return made;
}

// "2 bytes of weight, 2 of gradient and 12 of the optimizer's state"
std::string bytes_in_words(const StateBytes& each) {
  const std::string optimizer = each.optimizer == 0
                                    ? "none of the optimizer's state"
                                    : std::to_string(each.optimizer) + " of the optimizer's state";
  return std::to_string(each.weights) + " bytes of weight, " + std::to_string(each.gradients) +
         " of gradient and " + optimizer;
}

Line state_line(const Subject& subject) {
  const TrainingPlan& plan = subject.plan;
  const TrainingState& state = plan.state_per_card;
  const StateBytes each = state_bytes(plan.setup.recipe);
  Working working;
  working.given(kWeightState, state.weights.as_double())
      .given(kGradients, state.gradients.as_double())
      .given(kOptimizer, state.optimizer.as_double())
      .step("For each parameter " + bytes_in_words(each) +
                ", split over cards as ZeRO and the split say.",
            "S", "w + e + o", Unit::kBytes);
  Line made = line("state", "Weights, gradients, optimizer", Unit::kBytes, working);
  made.value = plan.state_bytes_per_card;
  made.terms = {{"Optimizer", state.optimizer.as_double()},
                {"Weights", state.weights.as_double()},
                {"Gradients", state.gradients.as_double()}};
  taught_in(made, "#/3/3.1", "3.1 Everything that Adam keeps");
  return made;
}

Line activations_line(const Subject& subject) {
  const TrainingPlan& plan = subject.plan;
  Working working;
  working.given(kActivations, plan.least_activation_bytes)
      .given(kLogits, plan.least_logits_bytes)
      .step("Of " + in_words(static_cast<double>(plan.setup.micro_batch), Unit::kCount) +
                " sequences of " + in_words(subject.sequence(), Unit::kCount) +
                " tokens at once: " + plan::kept_in_words(plan.setup.recompute) + ".",
            "K", "A + Z", Unit::kBytes);
  Line made = line("activations", "Activations and logits", Unit::kBytes, working);
  made.terms = {{"Activations", plan.least_activation_bytes}, {"Logits", plan.least_logits_bytes}};
  taught_in(made, "#/3/3.3", "3.3 Stored for the backward pass");
  return made;
}

Line work_line(const Subject& subject) {
  const TrainingPlan& plan = subject.plan;
  Working working;
  working.given(kTrainingTokenWork, plan.flops_per_token)
      .given(kData, subject.data())
      .given(kParameters, plan.n.as_double())
      .step("The rule of thumb: six FLOPs for each parameter and token.", "R", "6 * N * D",
            Unit::kFlop)
      .step("By part, with attention over the sequence: three times the forward pass of a token.",
            "F", "f * D", Unit::kFlop);
  Line made = line("work", "Arithmetic of the run", Unit::kFlop, working);
  made.value = plan.flops;
  made.remark = "for " + in_words(subject.data(), Unit::kCount) + " tokens, " +
                in_words(subject.data() / plan.active_parameters, Unit::kCount) +
                " for each parameter.";
  taught_in(made, "#/8/8.b2", "8.b2 Why six, and not two");
  return made;
}

Line time_line(const Subject& subject) {
  const TrainingPlan& plan = subject.plan;
  Working working;
  working.given(kRunWork, plan.flops)
      .given(kCards, subject.cards())
      .given(kPeak, subject.card.flops_per_second)
      .given(kMfu, plan.planned.mfu)
      .step("At this share of the cards' peak.", "t", "F / (n * P * MFU)", Unit::kSeconds);
  Line made = line("time", "Time of the run", Unit::kSeconds, working);
  made.value = plan.seconds;
  made.remark = "at " + in_words(plan.planned.mfu, Unit::kShare) + " MFU, which is chosen";
  made.is_bound = false;
  if (plan.expected_terms && !plan.too_big) {
    const double steps = plan.expected_run_seconds / plan.expected_step.seconds;
    made.expected = plan.expected_run_seconds;
    made.expected_low = steps * plan.expected_step.low;
    made.expected_high = steps * plan.expected_step.high;
  }
  taught_in(made, "#/9/9.2", "9.2 Time to train");
  return made;
}

Line expected_line(const Subject& subject) {
  const TrainingTerms& terms = *subject.plan.expected_terms;
  Line made = line("expected", "Expected of a step", Unit::kSeconds, Working());
  made.value = subject.plan.expected_step.seconds;
  made.terms = {{"Computing", terms.compute},
                {"Bubble of the pipeline", terms.bubble},
                {"Tensor parallel, in a node", terms.tensor_in_node},
                {"Tensor parallel, between nodes", terms.tensor_between_nodes},
                {"Data parallel", terms.data},
                {"A time for each layer", terms.layer_runs}};
  std::erase_if(made.terms, [](const Term& term) { return term.value <= 0; });
  made.remark = "of " + in_words(subject.batch(), Unit::kCount) + " sequences, an MFU of " +
                in_words(subject.plan.expected_mfu, Unit::kShare) + ". " +
                measured_range(subject.plan.expected_step.low, subject.plan.expected_step.high,
                               Unit::kSeconds);
  made.notes = fit_words("Each term", shipped_expected().training_error,
                         plan::unlike_training(subject.model, subject.card, subject.plan.setup));
  return made;
}

Line hours_line(const Subject& subject) {
  const TrainingPlan& plan = subject.plan;
  Working working;
  working.given(kRunTime, plan.seconds)
      .given(kCards, subject.cards())
      .step("However many cards share them.", "T", "n * t / 3600", Unit::kHours);
  Line made = line("hours", "Card-hours", Unit::kHours, working);
  made.value = plan.card_hours;
  taught_in(made, "#/9/9.2", "9.2 Time to train");
  return made;
}

Line cost_line(const Subject& subject) {
  const TrainingPlan& plan = subject.plan;
  Working working;
  working.given(kCardHours, plan.card_hours)
      .given(kPrice, *plan.setup.dollars_per_card_hour)
      .step("Every card-hour at its price.", "c", "T * p", Unit::kDollars);
  Line made = line("cost", "Cost of the run", Unit::kDollars, working);
  made.value = *plan.dollars;
  return made;
}

Line optimum_line(const Subject& subject) {
  Line made = line("optimum", "Compute-optimal size for the same work", Unit::kCount, Working());
  made.value = subject.plan.optimum.parameters;
  made.remark =
      "parameters, on " + in_words(subject.plan.optimum.tokens, Unit::kCount) + " tokens.";
  made.notes = "By the rule of 20 tokens for each parameter, for the same $6ND$.";
  taught_in(made, "#/8/8.2", "8.2 Tokens and compute for a given size");
  return made;
}

void judge(const Subject& subject, Answers& answers) {
  const TrainingPlan& plan = subject.plan;
  answers.fits = !plan.too_big;
  const double apart = std::fabs(subject.card.memory_bytes - plan.least_bytes_per_card);
  const bool below = plan.least_bytes_per_card <= subject.card.memory_bytes;
  if (!answers.fits) {
    answers.verdict = "It does not fit: even the least that a card holds is " +
                      in_words(apart, Unit::kBytes) + " too much.";
  } else if (below) {
    answers.verdict = "The least that a card holds fits, with " + in_words(apart, Unit::kBytes) +
                      " free for what no formula gives.";
  } else {
    answers.verdict =
        "The least that a card holds is at its limit: makers write GB for GiB on many "
        "cards, and only then there is room.";
  }
}

}  // namespace

Answers answers_about_training(const State& state) {
  Answers answers;
  const plan::ReadSetup<TrainingSetup> asked =
      plan::read_setup<TrainingSetup>(suited_options(state).options);
  const Model& model = state.model.named.model;
  const Hardware& card = state.card.named.hardware;
  const TrainingPlan plan = plan::plan_training(model, card, asked.setup);
  if (plan.problem != plan::TrainingProblem::kNone) {
    answers.problem = plan_answer(state, plan::Form::kLines).error;
    return answers;
  }
  const Subject subject{model, card, plan};
  answers.filled = filled_in(plan.setup);
  answers.cautions = cautions_about(state, *plan.setup.tokens);
  judge(subject, answers);
  if (!answers.fits) {
    answers.remedies = training_remedies(model, card, asked.setup, plan);
    answers.verdict += answers.remedies.empty() ? " No number of cards that was tried holds it."
                                                : " One of these would do:";
  }
  Group fits{"fits", "Does it fit?", {}, {}};
  fits.bars = memory_bars({{"Weights", plan.state_per_card.weights.as_double()},
                           {"Gradients", plan.state_per_card.gradients.as_double()},
                           {"Optimizer", plan.state_per_card.optimizer.as_double()},
                           {"Activations", plan.least_activation_bytes},
                           {"Logits", plan.least_logits_bytes}},
                          card.memory_bytes);
  fits.lines = {held_line(subject), state_line(subject), activations_line(subject)};
  Group run{"run", "How long does it take?", {}, {}};
  run.lines = {work_line(subject), time_line(subject)};
  if (plan.expected_terms && answers.fits) run.lines.push_back(expected_line(subject));
  run.lines.push_back(hours_line(subject));
  if (plan.dollars) run.lines.push_back(cost_line(subject));
  run.lines.push_back(optimum_line(subject));
  Group what{"what", "What is it?", {}, {}};
  what.lines = {parameters_line(model)};
  answers.groups = {std::move(fits), std::move(run), std::move(what)};
  answers.notes = state.model.named.notes;
  if (!answers.fits)
    answers.notes.push_back(
        "A run that does not fit has no time that could be measured: what is shown is the "
        "arithmetic at the MFU that is chosen.");
  if (!plan.expected_terms)
    answers.notes.push_back(
        "The rate of this card's links is not known, so nothing is expected of "
        "tensor-parallel cards.");
  return answers;
}

}  // namespace tmw::lab
