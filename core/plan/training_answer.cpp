// `tmw train-plan`: the words and figures of a training plan.
#include "core/plan/choices.h"
#include "core/plan/expected_answer.h"
#include "core/plan/lines.h"
#include "core/plan/question.h"
#include "core/plan/training_plan.h"
#include "core/plan/words.h"

namespace tmw::plan {
namespace {

using namespace transformer;

constexpr Usage kUsage = {"Usage: tmw train-plan MODEL CARD"};

std::string in_words(const Model& model, const TrainingPlan& plan) {
  const TrainingSetup& setup = plan.setup;
  switch (plan.problem) {
    case TrainingProblem::kNone:
      return "";
    case TrainingProblem::kOverflow:
      return "The counts overflow 64 bits: make the model or --tokens smaller.";
    case TrainingProblem::kMeasuredTooFast:
      return "The option --measured is more than the cards can compute: check it, and --cards and "
             "--recompute.";
    case TrainingProblem::kHeads:
      return refused_heads(model, setup.tensor_parallel_cards);
    case TrainingProblem::kStages:
      return refused_stages(model, setup.pipeline_stages);
    case TrainingProblem::kCards: {
      const std::string of_model = grouped(setup.tensor_parallel_cards * setup.pipeline_stages);
      return "The option --cards is " + grouped(setup.cards) + ": --tp times --pipeline is " +
             of_model + ", so give a multiple of that.";
    }
    case TrainingProblem::kBatch: {
      const std::string at_once = grouped(plan.data_parallel_cards * setup.micro_batch);
      return "The option --batch is " + grouped(*setup.batch) + ": " +
             grouped(plan.data_parallel_cards) + " data-parallel cards take " + at_once +
             " sequences at once, so give a multiple of that.";
    }
  }
  return "";
}

Figures figures_of(const Utilisation& share) { return {{{"mfu", share.mfu}, {"hfu", share.hfu}}}; }

Figures figures_of(const NamedModel& named, const Hardware& card, const TrainingPlan& plan) {
  Figures figures = {{{"name", named.name},
                      {"active_parameters", plan.active_parameters},
                      {"n", plan.n},
                      {"data_tokens", *plan.setup.data_tokens},
                      {"training_flops_per_token", plan.flops_per_token},
                      {"training_flops", plan.flops},
                      {"training_flops_6ND", plan.rule_flops},
                      {"training_flops_with_full_recompute", plan.recompute_flops},
                      {"executed_flops", plan.executed_flops},
                      {"planned", figures_of(plan.planned)},
                      {"seconds", plan.seconds},
                      {"card_hours", plan.card_hours}}};
  std::vector<Figure>& members = figures.members;
  if (plan.dollars) members.push_back({"dollars", *plan.dollars});
  if (plan.measured) members.push_back({"measured", figures_of(*plan.measured)});
  members.push_back({"data_parallel_cards", Count(plan.data_parallel_cards)});
  members.push_back({"micro_batches", Count(plan.micro_batches)});
  members.push_back({"state_bytes_per_card", plan.state_bytes_per_card});
  members.push_back({"least_bytes_per_card", plan.least_bytes_per_card});
  members.push_back({"too_big", plan.too_big});
  members.push_back({"bytes_sent_per_card", sent_figures(plan.traffic)});
  members.push_back(expected_figure(named.model, card, plan));
  members.push_back({"conventions", conventions_of(plan.setup)});
  members.push_back({"compute_optimum", Figures{{{"parameters", plan.optimum.parameters},
                                                 {"tokens", plan.optimum.tokens}}}});
  members.push_back({"notes", named.notes});
  return figures;
}

std::string explain(const NamedModel& named, const NamedHardware& card, const TrainingPlan& plan) {
  const std::string title =
      named.name + " on " + number_text(static_cast<double>(plan.setup.cards)) + " x " + card.name;
  const TrainingSetup& setup = plan.setup;
  Lines lines;
  lines.heading("Work");
  lines.row(
      "data", number_text(*setup.data_tokens, 4) + " tokens",
      number_text(*setup.data_tokens / plan.active_parameters, 4) + " for each active parameter");
  lines.row("each token", number_text(plan.flops_per_token, 5) + " FLOP",
            "3 x forward by part, a multiply-add as 2, " + mask_in_words(setup.conventions.mask) +
                " at " + grouped(*setup.tokens) + " tokens, logits " +
                (setup.conventions.logits ? "included" : "left out"));
  lines.row("run", number_text(plan.flops, 5) + " FLOP", "useful work");
  lines.row("6ND", number_text(plan.rule_flops, 5) + " FLOP",
            "rule of thumb: 6 x data x " + n_in_words(plan.n, setup.embeddings_in_n));
  lines.row("executed", number_text(plan.executed_flops, 5) + " FLOP",
            recomputed_in_words(setup.recompute));
  lines.row("with full recompute", number_text(plan.recompute_flops, 5) + " FLOP", "4 x forward");
  lines.heading("Time");
  lines.row("run", seconds_in_words(plan.seconds),
            "useful work / (cards x peak x " + number_text(100 * plan.planned.mfu, 4) + " % MFU)");
  lines.row("HFU", number_text(100 * plan.planned.hfu, 4) + " %",
            "executed work counted instead of useful");
  lines.row("card-hours", number_text(plan.card_hours, 5), "however many cards share them");
  if (plan.dollars) lines.row("cost", number_text(*plan.dollars, 5) + " $", "");
  explain_expected(named.model, card.hardware, plan, lines);
  explain_traffic(named.model, plan.traffic, lines);
  if (plan.measured) {
    lines.heading("From the measured " + number_text(*setup.measured_tokens_per_second, 5) +
                  " token/s");
    lines.row("MFU", number_text(100 * plan.measured->mfu, 4) + " %",
              "useful work / (cards x peak)");
    lines.row("HFU", number_text(100 * plan.measured->hfu, 4) + " %",
              "executed work / (cards x peak)");
  }
  lines.heading("Compute optimum for the same 6ND (20 tokens a parameter)");
  lines.row("parameters", number_text(plan.optimum.parameters, 4), "");
  lines.row("tokens", number_text(plan.optimum.tokens, 4), "");
  return title + "\n\n" + lines.text() + notes_in_lines(named.notes);
}

}  // namespace

Answer training_answer(const Request& request, ReadText read) {
  const auto [setup, subject] = understand<TrainingSetup>(request, read, 2, kUsage);
  if (subject.refusal) return *subject.refusal;
  return training_answer_of(request, subject.model, subject.card);
}

Answer training_answer_of(const Request& request, const NamedModel& model,
                          const NamedHardware& card) {
  const ReadSetup<TrainingSetup> asked = read_setup<TrainingSetup>(request.options);
  if (!asked.mistake.error.empty()) return refused(asked.mistake.error);
  const TrainingPlan plan = plan_training(model.model, card.hardware, asked.setup);
  if (plan.problem != TrainingProblem::kNone) return refused(in_words(model.model, plan));
  if (request.form == Form::kFigures) return {"", figures_of(model, card.hardware, plan), ""};
  return {explain(model, card, plan), {}, ""};
}

}  // namespace tmw::plan
