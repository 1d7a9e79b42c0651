#include "core/plan/expected_answer.h"

#include "core/plan/words.h"

namespace tmw::plan {
namespace {

using namespace transformer;

constexpr const char* kNoLink =
    "The rate of this card's links is not known, so nothing is expected of several cards.";
constexpr std::int64_t kMostSplits = 4096;

Sentences outside(const std::vector<Unlike>& reasons) {
  Sentences sentences;
  for (const Unlike reason : reasons) sentences.push_back(in_words(reason));
  return sentences;
}

std::string percent(double share) { return number_text(100 * share, 3) + " %"; }

void explain_outside(const std::vector<Unlike>& reasons, Lines& lines) {
  if (reasons.empty()) return;
  std::string all;
  for (const Unlike reason : reasons) all += (all.empty() ? "" : "; ") + in_words(reason);
  lines.row("outside the data", "yes", "no run of this kind was measured: " + all);
}

std::string fit_in_words(const FitError& error) {
  return "median error " + percent(error.median) + " on runs left out, of " + grouped(error.rows) +
         " (" + error.date + ")";
}

std::string range_in_words(const ExpectedSeconds& expected) {
  return "eight in ten measured runs lay between " + seconds_in_words(expected.low) + " and " +
         seconds_in_words(expected.high);
}

struct Term {
  std::string_view name;
  const char* label;
  double seconds;
  const char* explanation;
};

void explain_terms(const std::vector<Term>& terms, Lines& lines) {
  for (const Term& term : terms) {
    if (term.seconds > 0) lines.row(term.label, seconds_in_words(term.seconds), term.explanation);
  }
}

Figures figures_of(const std::vector<Term>& terms) {
  Figures figures;
  for (const Term& term : terms) figures.members.push_back({term.name, term.seconds});
  return figures;
}

std::vector<Term> terms_of(const ServingTerms& terms) {
  return {{"memory_seconds", "reading", terms.memory, "weights and caches"},
          {"compute_seconds", "computing", terms.compute, "the step, and prompts read beside it"},
          {"layer_seconds", "layers", terms.layers, "a time for each, whatever it does"},
          {"link_seconds", "links", terms.link, "what tensor-parallel cards add up"}};
}

std::vector<Term> terms_of(const TrainingTerms& terms) {
  return {{"compute_seconds", "computing", terms.compute, "useful work"},
          {"bubble_seconds", "bubble", terms.bubble, "the pipeline fills and drains"},
          {"tensor_in_node_seconds", "tensor parallel", terms.tensor_in_node, "within a node"},
          {"tensor_between_nodes_seconds", "tensor parallel", terms.tensor_between_nodes,
           "between nodes"},
          {"data_seconds", "data parallel", terms.data, "gradients and weights"},
          {"layer_seconds", "layers", terms.layer_runs,
           "a time for each and micro-batch, whatever it does"}};
}

Figures figures_of(const ExpectedSeconds& step, const FitError& error) {
  return {{{"step_seconds", step.seconds},
           {"low_seconds", step.low},
           {"high_seconds", step.high},
           {"median_error", error.median}}};
}

}  // namespace

Figure expected_figure(const Model& model, const Hardware& card, const ServingPlan& plan) {
  if (!plan.expected_terms) return {"expected", std::optional<double>()};
  Figures figures = figures_of(plan.expected_step, shipped_expected().serving_error);
  const double users = static_cast<double>(plan.setup.users);
  figures.members.push_back({"tokens_per_second", users / plan.expected_step.seconds});
  figures.members.push_back({"terms", figures_of(terms_of(*plan.expected_terms))});
  figures.members.push_back({"outside_the_data", outside(unlike_serving(model, card, plan.setup))});
  return {"expected", figures};
}

Figure expected_figure(const Model& model, const Hardware& card, const TrainingPlan& plan) {
  if (!plan.expected_terms) return {"expected", std::optional<double>()};
  Figures figures = figures_of(plan.expected_step, shipped_expected().training_error);
  figures.members.push_back({"mfu", plan.expected_mfu});
  figures.members.push_back({"run_seconds", plan.expected_run_seconds});
  figures.members.push_back({"terms", figures_of(terms_of(*plan.expected_terms))});
  figures.members.push_back(
      {"outside_the_data", outside(unlike_training(model, card, plan.setup))});
  return {"expected", figures};
}

void explain_expected(const Model& model, const Hardware& card, const ServingPlan& plan,
                      Lines& lines) {
  lines.heading("Expected, not the bound: prompts of " + grouped(*plan.setup.prompt_tokens) +
                " tokens, answers of " + grouped(plan.setup.answer_tokens));
  if (!plan.expected_terms) {
    lines.row("step", "unknown", kNoLink);
    return;
  }
  explain_terms(terms_of(*plan.expected_terms), lines);
  lines.row("step", seconds_in_words(plan.expected_step.seconds),
            fit_in_words(shipped_expected().serving_error));
  lines.row("range", seconds_in_words(plan.expected_step.low), range_in_words(plan.expected_step));
  const double users = static_cast<double>(plan.setup.users);
  lines.row("speed", number_text(users / plan.expected_step.seconds, 4) + " token/s",
            number_text(1 / plan.expected_step.seconds, 4) + " for each user");
  explain_outside(unlike_serving(model, card, plan.setup), lines);
}

void explain_expected(const Model& model, const Hardware& card, const TrainingPlan& plan,
                      Lines& lines) {
  const TrainingSetup& setup = plan.setup;
  lines.heading("Expected step of " + grouped(*setup.batch) +
                " sequences: " + grouped(plan.data_parallel_cards) + " data-parallel x " +
                grouped(setup.tensor_parallel_cards) + " tensor-parallel cards x " +
                grouped(setup.pipeline_stages) + " stages, " + grouped(plan.micro_batches) +
                " micro-batches of " + grouped(setup.micro_batch));
  lines.row("states, each card", bytes_in_words(plan.state_bytes_per_card),
            "weights, gradients, optimizer: 16 bytes a parameter, as ZeRO splits them");
  lines.row("at least, each card", bytes_in_words(plan.least_bytes_per_card),
            plan.too_big ? "more than a card has: the run does not fit"
                         : "with activations and logits; tmw memory has every term");
  if (!plan.expected_terms) {
    lines.row("step", "unknown", kNoLink);
    return;
  }
  explain_terms(terms_of(*plan.expected_terms), lines);
  lines.row("step", seconds_in_words(plan.expected_step.seconds),
            fit_in_words(shipped_expected().training_error));
  lines.row("range", seconds_in_words(plan.expected_step.low), range_in_words(plan.expected_step));
  lines.row("run", seconds_in_words(plan.expected_run_seconds),
            percent(plan.expected_mfu) + " MFU");
  explain_outside(unlike_training(model, card, setup), lines);
}

Figures sent_figures(const Traffic& traffic) {
  return {{{"tensor_per_micro_batch", traffic.tensor},
           {"pipeline_per_micro_batch", traffic.pipeline},
           {"expert_per_micro_batch", traffic.expert},
           {"data_per_step", traffic.data}}};
}

void explain_traffic(const Model& model, const Traffic& traffic, Lines& lines) {
  if (traffic.tensor + traffic.pipeline + traffic.expert + traffic.data <= 0) return;
  lines.heading("Sent by each card");
  const auto row = [&](const char* label, double bytes, const char* explanation) {
    if (bytes > 0) lines.row(label, bytes_in_words(bytes), explanation);
  };
  row("tensor parallel", traffic.tensor,
      model.lone
          ? "a micro-batch: 2 all-reduces a layer, or as many all-gathers and reduce-scatters"
          : "a micro-batch: 4 all-reduces a layer, or as many all-gathers and reduce-scatters");
  row("pipeline", traffic.pipeline, "a micro-batch: activations on, gradients back");
  row("expert parallel", traffic.expert, "a micro-batch: 4 all-to-alls a mixture layer");
  row("data parallel", traffic.data, "a step: gradients and weights, as ZeRO splits them");
}

std::string numbers_in_words(const std::vector<std::int64_t>& numbers) {
  std::string words;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i > 0) words += i + 1 == numbers.size() ? " and " : ", ";
    words += grouped(numbers[i]);
  }
  return words;
}

namespace {

std::string heads_in_words(const Model& model) {
  const bool attention = attention_layers(model) > 0;
  return grouped(shared_heads(model)) + " heads" +
         (model.mla || !attention ? std::string()
                                  : " and " + grouped(model.n_kv_heads) + " KV heads");
}

}  // namespace

std::string refused_heads(const Model& model, std::int64_t cards) {
  return "The option --tp is " + grouped(cards) + ": that many cards cannot share " +
         heads_in_words(model) +
         " evenly. These would do: " + numbers_in_words(tensor_splits(model, kMostSplits)) + ".";
}

std::string uneven_cards(const Model& model, std::int64_t cards) {
  if (cards == 1) return "";
  if (!splits_heads(model, cards)) {
    return "The figures are those of an even split. Engines refuse " + grouped(cards) +
           " tensor-parallel cards, which cannot share " + heads_in_words(model) +
           " evenly; these would do: " + numbers_in_words(tensor_splits(model, kMostSplits)) +
           ". With other numbers, cards share layers (pipeline parallelism), and the token of one "
           "user "
           "takes as long as on one card.";
  }
  if (attention_layers(model) == 0) return "";
  if (model.mla) {
    return "Caches are split evenly, each user's on one card (data-parallel attention); under "
           "tensor parallelism every card keeps the latent vectors of all users.";
  }
  if (cards <= model.n_kv_heads) return "";
  return "The " + grouped(model.n_kv_heads) + " KV heads are fewer than the " + grouped(cards) +
         " cards: under tensor parallelism each head's cache is kept and read on " +
         grouped(cards / model.n_kv_heads) + " of them, which the even split here leaves out.";
}

std::string refused_stages(const Model& model, std::int64_t stages) {
  return "The option --pipeline is " + grouped(stages) + ", more than the " +
         grouped(model.n_layers) + " layers: give at most as many stages.";
}

}  // namespace tmw::plan
