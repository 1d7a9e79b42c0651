// What is said about serving: does it fit, how fast is it, what does it cost.
#include <algorithm>
#include <cmath>
#include <utility>

#include "core/lab/answer_parts.h"
#include "core/lab/serving.h"
#include "core/plan/expected_plan.h"
#include "core/transformer/presets.h"

namespace tmw::lab {
namespace {

using namespace transformer;
using plan::ServingPlan;
using plan::ServingSetup;

Line prefill_line(const Serving& subject) {
  Working working;
  working.given(kPromptWork, subject.plan.prompt_flops)
      .given(kCards, subject.cards())
      .given(kPeak, subject.peak())
      .given(kMfu, subject.plan.setup.prefill_mfu)
      .step("The FLOPs of the prompt, at the share of the cards' peak that reading reaches.", "t",
            "F / (n * P * MFU)", Unit::kSeconds);
  Line made = line("first-token", "Time to the first token", Unit::kSeconds, working);
  made.value = subject.plan.prefill_seconds;
  made.remark = "for a prompt of " +
                in_words(static_cast<double>(*subject.plan.setup.prompt_tokens), Unit::kCount) +
                " tokens, nobody waiting before it.";
  taught_in(made, "#/7/7.2", "7.2 Reading a prompt");
  return made;
}

Line step_line(const Serving& subject) {
  const ServingPlan& plan = subject.plan;
  Working working;
  working.given(kCards, subject.cards())
      .given(kBandwidth, subject.card.bytes_per_second)
      .given(kPeak, subject.peak())
      .given(kUsers, subject.users())
      .given(kWeightsRead, plan.weight_bytes_read)
      .given(kCache, cache_bytes_read(plan.served))
      .given(kTokenWork, plan.served.flops_per_token);
  working
      .step(plan.experts_read_per_layer
                ? "Reading the weights: of the experts only those that the users' tokens pick."
                : "Reading the weights once for all users.",
            "t_W", "W / (n * B)", Unit::kSeconds)
      .step("Reading the cache of every user.", "t_C", "U * C / (n * B)", Unit::kSeconds)
      .step("Computing, at the same time.", "t_F", "U * F / (n * P)", Unit::kSeconds)
      .step("The longer of reading and computing.", "t", "max(t_W + t_C, t_F)", Unit::kSeconds);
  Line made = line("step", "Time for each token", Unit::kSeconds, working);
  made.value = plan.step.seconds;
  made.terms = {{"Reading weights", plan.step.weight_seconds},
                {"Reading caches", plan.step.cache_seconds},
                {"Computing, at the same time", plan.step.compute_seconds}};
  if (plan.expected_terms && subject.fits()) {
    made.expected = plan.expected_step.seconds;
    made.expected_low = plan.expected_step.low;
    made.expected_high = plan.expected_step.high;
  }
  taught_in(made, "#/7/7.1", "7.1 Decode throughput for one user");
  return made;
}

Line expected_line(const Serving& subject) {
  const ServingTerms& terms = *subject.plan.expected_terms;
  Line made = line("expected", "Expected beside prompts of others", Unit::kSeconds, Working());
  made.value = subject.plan.expected_step.seconds;
  made.terms = {{"Reading weights and caches", terms.memory},
                {"Computing, prompts too", terms.compute},
                {"A time for each layer", terms.layers},
                {"Links between cards", terms.link}};
  std::erase_if(made.terms, [](const Term& term) { return term.value <= 0; });
  made.remark = measured_range(subject.plan.expected_step.low, subject.plan.expected_step.high,
                               Unit::kSeconds);
  made.notes = fit_words("Each term of the bound", shipped_expected().serving_error,
                         plan::unlike_serving(subject.model, subject.card, subject.plan.setup));
  return made;
}

Line speed_line(const Serving& subject) {
  const ServingPlan& plan = subject.plan;
  Working working;
  working.given(kUsers, subject.users())
      .given(kStepTime, plan.verify_step.seconds)
      .given(kTokensOfStep, plan.tokens_per_step)
      .step(plan.setup.draft_tokens > 0
                ? "Every user gets the accepted tokens of a step that verifies the drafts."
                : "Every user gets one token in a step.",
            "v", plan.setup.draft_tokens > 0 ? "U * a / t" : "U / t", Unit::kTokensPerSecond);
  Line made = line("speed", "Speed of all users together", Unit::kTokensPerSecond, working);
  made.value = plan.verify_step.tokens_per_second;
  made.remark =
      in_words(plan.verify_step.tokens_per_second / subject.users(), Unit::kTokensPerSecond) +
      " for each.";
  if (plan.expected_terms && subject.fits() && plan.setup.draft_tokens == 0) {
    made.expected = subject.users() / plan.expected_step.seconds;
    made.expected_low = subject.users() / plan.expected_step.high;
    made.expected_high = subject.users() / plan.expected_step.low;
  }
  taught_in(made, "#/7/7.1", "7.1 Decode throughput for one user");
  return made;
}

Line limit_line(const Serving& subject) {
  const ServingPlan& plan = subject.plan;
  Working working;
  working.given(kUsers, subject.users())
      .given(kTokenWork, plan.served.flops_per_token)
      .given(kWeightsRead, plan.weight_bytes_read)
      .given(kCache, cache_bytes_read(plan.served))
      .given(kPeak, subject.peak())
      .given(kBandwidth, subject.card.bytes_per_second);
  working
      .step("The card computes so many FLOPs in the time in which it reads a byte.", "I_ridge",
            "P / B", Unit::kFlopPerByte, "I_{\\text{ridge}}")
      .step("The step computes so many FLOPs for each byte that it reads.", "I",
            "U * F / (W + U * C)", Unit::kFlopPerByte);
  Line made = line("limit", "FLOPs for each byte", Unit::kFlopPerByte, working);
  const double longer = std::max(plan.step.memory_seconds, plan.step.compute_seconds);
  const double shorter = std::min(plan.step.memory_seconds, plan.step.compute_seconds);
  made.remark = plan.step.memory_bound ? "Memory limits: " : "Arithmetic limits: ";
  made.remark += plan.step.memory_bound ? "reading takes " : "computing takes ";
  made.remark +=
      in_words(longer / shorter, Unit::kCount) +
      (plan.step.memory_bound ? " times as long as computing." : " times as long as reading.");
  made.notes = plan.crossover_with_caches_users
                   ? "Computing catches up at " +
                         in_words(std::ceil(*plan.crossover_with_caches_users), Unit::kCount) +
                         " users, their caches read too."
                   : "It never catches up: each user's cache takes longer to read than to compute "
                     "with.";
  taught_in(made, "#/7/7.3", "7.3 When arithmetic catches up");
  return made;
}

Line cost_line(const Serving& subject) {
  const ServingPlan& plan = subject.plan;
  Working working;
  working.given(kPrice, *plan.setup.dollars_per_card_hour)
      .given(kCards, subject.cards())
      .given(kSpeed, plan.step.tokens_per_second)
      .step("The price of an hour by the tokens of an hour, for a million of them.", "c",
            "p * n / (3600 * v) * 10^6", Unit::kDollars);
  Line made = line("cost", "Cost of a million tokens", Unit::kDollars, working);
  made.value = *plan.dollars_per_million_tokens;
  if (plan.expected_terms && subject.fits()) {
    const double each = made.value / plan.step.seconds;
    made.expected = each * plan.expected_step.seconds;
    made.expected_low = each * plan.expected_step.low;
    made.expected_high = each * plan.expected_step.high;
  }
  taught_in(made, "#/9/9.5", "9.5 The price of a million tokens");
  return made;
}

// Whether it fits and by how much; if not, what would.
void judge(const Serving& subject, Answers& answers) {
  const ServingPlan& plan = subject.plan;
  answers.fits = subject.held() <= subject.room();
  const double apart = std::fabs(subject.room() - subject.held());
  if (answers.fits) {
    answers.verdict = "It fits, with " + in_words(apart / subject.cards(), Unit::kBytes) +
                      " free on each card: " +
                      counted(static_cast<double>(plan.users_that_fit), "user", "users") +
                      " of this length would fit.";
    return;
  }
  answers.verdict = "It does not fit: " + in_words(apart, Unit::kBytes) + " too much on " +
                    counted(subject.cards(), "card", "cards together") + ". One of these would do:";
  answers.remedies = remedies_for(subject);
}

}  // namespace

Answers answers_about_serving(const State& state) {
  Answers answers;
  const plan::ReadSetup<ServingSetup> asked =
      plan::read_setup<ServingSetup>(suited_options(state).options);
  const Model& model = state.model.named.model;
  const Hardware& card = state.card.named.hardware;
  const ServingPlan plan = plan::plan_serving(model, card, asked.setup);
  if (plan.problem != plan::ServingProblem::kNone) {
    answers.problem = plan_answer(state, plan::Form::kLines).error;
    return answers;
  }
  const Serving subject{model, card, plan, state.model.named.context_tokens};
  answers.filled = filled_in(plan.setup);
  answers.cautions = cautions_about(state, *plan.setup.tokens);
  judge(subject, answers);
  Group fits{"fits", "Does it fit?", {}, {}};
  fits.bars = memory_bars(
      {{"Weights", plan.served.weight_bytes / subject.cards()},
       {"KV caches", subject.users() * plan.served.cache_bytes_per_user / subject.cards()},
       {"Kept free", subject.reserved()}},
      card.memory_bytes);
  fits.lines = {held_line(subject), weights_line(subject), cache_line(subject), users_line(subject),
                context_line(subject)};
  Group fast{"fast", "How fast is it?", {}, {}};
  fast.lines = {prefill_line(subject), step_line(subject)};
  if (plan.expected_terms && answers.fits) fast.lines.push_back(expected_line(subject));
  fast.lines.push_back(speed_line(subject));
  fast.lines.push_back(limit_line(subject));
  if (plan.dollars_per_million_tokens) fast.lines.push_back(cost_line(subject));
  Group what{"what", "What is it?", {}, {}};
  what.lines = {parameters_line(model)};
  answers.groups = {std::move(fits), std::move(fast), std::move(what)};
  answers.notes = state.model.named.notes;
  if (!plan.expected_terms)
    answers.notes.push_back(
        "The rate of this card's links is not known, so nothing is expected of "
        "several cards.");
  answers.notes.push_back(
      "Bounds are what no run can beat; the cards share the model without any "
      "loss. 1 GB is 10⁹ bytes and 1 GiB is 2³⁰.");
  return answers;
}

}  // namespace tmw::lab
