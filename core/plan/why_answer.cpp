// `tmw why`: the terms of a plan ordered by their share, or two plans compared term by term.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>
#include <vector>

#include "core/plan/answers.h"
#include "core/plan/lines.h"
#include "core/plan/load.h"
#include "core/plan/question.h"
#include "core/plan/words.h"

namespace tmw::plan {
namespace {

using namespace transformer;

enum class Unit { kParameters, kBytes, kSeconds };

// A term's place among the figures of its question, and the fields of a model that it depends on.
struct TermPlace {
  std::string_view path;  // members with dots between them
  std::string_view label;
  std::string_view fields;  // letters of kFields
};

struct SumOfTerms {
  std::string_view question;
  std::string_view what;
  Unit unit;
  std::vector<TermPlace> terms;
};

struct ModelField {
  char letter;
  std::string_view name;
  std::int64_t Model::*field;
};

constexpr ModelField kFields[] = {{'l', "layers", &Model::n_layers},
                                  {'d', "of d_model", &Model::d_model},
                                  {'h', "heads", &Model::n_heads},
                                  {'k', "KV heads", &Model::n_kv_heads},
                                  {'w', "of head_dim", &Model::head_dim},
                                  {'f', "of d_ff", &Model::d_ff},
                                  {'v', "tokens in the vocabulary", &Model::vocab}};

constexpr std::string_view kAllFields = "ldhkwfv";

const std::vector<SumOfTerms>& sums() {
  static const std::vector<SumOfTerms> kSums = {
      {"model",
       "Parameters",
       Unit::kParameters,
       {{"parameters.parts.token_embedding", "token embedding", "vd"},
        {"parameters.parts.position_embedding", "positions", "d"},
        {"parameters.layers.query", "queries", "ldhw"},
        {"parameters.layers.key", "keys", "ldkw"},
        {"parameters.layers.value", "values", "ldkw"},
        {"parameters.layers.latent", "latent", "ld"},
        {"parameters.layers.output", "attention output", "ldhw"},
        {"parameters.layers.recurrent", "mixers with a state", "ld"},
        {"parameters.layers.norms", "norms", "ld"},
        {"parameters.layers.mlp", "MLP", "ldf"},
        {"parameters.layers.experts", "experts", "ld"},
        {"parameters.layers.shared_experts", "shared experts", "ld"},
        {"parameters.layers.router", "router", "ld"},
        {"parameters.parts.lm_head", "head", "vd"}}},
      {"memory",
       "Training on each card",
       Unit::kBytes,
       {{"training_state_bytes_per_card.weights", "weights", kAllFields},
        {"training_state_bytes_per_card.gradients", "gradients", kAllFields},
        {"training_state_bytes_per_card.optimizer", "optimizer", kAllFields},
        {"activation_bytes_per_card.first_pipeline_stage", "activations", "ldhkwf"},
        {"activation_bytes_per_card.logits", "logits", "v"}}},
      {"memory",
       "Serving on each card",
       Unit::kBytes,
       {{"weight_bytes_per_card", "weights", kAllFields},
        {"kv_cache_bytes.batch_per_card", "KV cache", "lkw"}}},
      {"serve-plan",
       "The bound of a decode step",
       Unit::kSeconds,
       {{"decode_step.weight_seconds", "reading weights", kAllFields},
        {"decode_step.cache_seconds", "reading caches", "lkw"},
        {"decode_step.compute_seconds", "computing, at the same time", kAllFields}}},
      {"serve-plan",
       "The expected step",
       Unit::kSeconds,
       {{"expected.terms.memory_seconds", "reading", kAllFields},
        {"expected.terms.compute_seconds", "computing", kAllFields},
        {"expected.terms.layer_seconds", "layers", "l"},
        {"expected.terms.link_seconds", "links", "ld"}}},
      {"train-plan",
       "The expected step",
       Unit::kSeconds,
       {{"expected.terms.compute_seconds", "computing", kAllFields},
        {"expected.terms.bubble_seconds", "bubble", kAllFields},
        {"expected.terms.tensor_in_node_seconds", "tensor parallel", "ld"},
        {"expected.terms.tensor_between_nodes_seconds", "tensor parallel, between nodes", "ld"},
        {"expected.terms.data_seconds", "data parallel", kAllFields},
        {"expected.terms.layer_seconds", "layers", "l"}}}};
  return kSums;
}

using Question = Answer (*)(const Request&, ReadText);

Question question_named(std::string_view name) {
  if (name == "model") return model_answer;
  if (name == "memory") return memory_answer;
  if (name == "serve-plan") return serving_answer;
  return name == "train-plan" ? training_answer : nullptr;
}

// The number at a path; nothing where there is none.
std::optional<double> number_at(const Figures& figures, std::string_view path) {
  const std::size_t dot = path.find('.');
  const std::string_view name = path.substr(0, dot);
  for (const Figure& figure : figures.members) {
    if (figure.name() != name) continue;
    if (dot != std::string_view::npos) {
      const auto* members = std::get_if<Figures>(&figure.value());
      return members == nullptr ? std::nullopt : number_at(*members, path.substr(dot + 1));
    }
    if (const auto* count = std::get_if<Count>(&figure.value())) return count->as_double();
    if (const auto* number = std::get_if<double>(&figure.value())) return *number;
    return std::nullopt;
  }
  return std::nullopt;
}

std::string amount(double value, Unit unit) {
  switch (unit) {
    case Unit::kParameters:
      return grouped(std::llround(value));
    case Unit::kBytes:
      return bytes_in_words(value);
    case Unit::kSeconds:
      return seconds_in_words(value);
  }
  return "";
}

struct Term {
  const TermPlace* place;
  double first = 0;
  double second = 0;
};

// The terms of a sum that are not 0 in either plan, the largest first.
std::vector<Term> terms_of(const SumOfTerms& sum, const Figures& first, const Figures* second) {
  std::vector<Term> terms;
  for (const TermPlace& place : sum.terms) {
    const double one = number_at(first, place.path).value_or(0);
    const double other = second == nullptr ? 0 : number_at(*second, place.path).value_or(0);
    if (one > 0 || other > 0) terms.push_back({&place, one, other});
  }
  std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) {
    return std::max(a.first, a.second) > std::max(b.first, b.second);
  });
  return terms;
}

void explain_shares(const SumOfTerms& sum, const Figures& figures, Lines& lines) {
  const std::vector<Term> terms = terms_of(sum, figures, nullptr);
  double all = 0;
  for (const Term& term : terms) all += term.first;
  if (terms.empty()) return;
  lines.heading(std::string(sum.what));
  for (const Term& term : terms) {
    lines.row(std::string(term.place->label), number_text(100 * term.first / all, 3) + " %",
              amount(term.first, sum.unit));
  }
}

// "8 KV heads instead of 32".
std::string reasons_for(const Term& term, const Model& first, const Model& second) {
  std::string reasons;
  for (const ModelField& field : kFields) {
    if (term.place->fields.find(field.letter) == std::string_view::npos) continue;
    const std::int64_t one = first.*field.field;
    const std::int64_t other = second.*field.field;
    if (one == other) continue;
    reasons += (reasons.empty() ? "" : ", ") + grouped(other) + " " + std::string(field.name) +
               " instead of " + grouped(one);
  }
  return reasons;
}

std::string change_in_words(double first, double second) {
  if (first <= 0) return "new";
  const double change = 100 * (second / first - 1);
  if (std::fabs(change) < 0.005) return "same";
  if (std::fabs(change) >= 1000) return "x " + number_text(second / first, 3);
  return (change > 0 ? "+" : "") + number_text(change, 3) + " %";
}

void explain_difference(const SumOfTerms& sum, const Figures& first, const Figures& second,
                        const Model& one, const Model& other, Lines& lines) {
  const std::vector<Term> terms = terms_of(sum, first, &second);
  if (terms.empty()) return;
  lines.heading(std::string(sum.what));
  double before = 0;
  double after = 0;
  for (const Term& term : terms) {
    before += term.first;
    after += term.second;
    const std::string reasons = reasons_for(term, one, other);
    lines.row(std::string(term.place->label), change_in_words(term.first, term.second),
              amount(term.first, sum.unit) + " -> " + amount(term.second, sum.unit) +
                  (reasons.empty() ? "" : ": " + reasons));
  }
  lines.row("together", change_in_words(before, after),
            amount(before, sum.unit) + " -> " + amount(after, sum.unit));
}

constexpr const char* kUsage =
    "Usage: tmw why model|memory|serve-plan|train-plan MODEL [CARD] [OPTIONS] [-- MODEL [CARD] "
    "[OPTIONS]]. One plan's terms by their share, or two plans' differences.";

}  // namespace

Answer why_answer(const std::string& question, const Request& first,
                  const std::optional<Request>& second, ReadText read) {
  const Question ask = question_named(question);
  if (ask == nullptr || first.names.empty()) return refused(kUsage);
  const auto figures_for = [&](Request request) {
    request.form = Form::kFigures;
    return ask(request, read);
  };
  const Answer one = figures_for(first);
  if (!one.error.empty() || !one.text.empty()) return one;
  Lines lines;
  const Found<NamedModel> model = load_model(first.names[0], read);
  if (!model.named) return refused(model.error);
  if (!second) {
    for (const SumOfTerms& sum : sums()) {
      if (sum.question == question) explain_shares(sum, one.figures, lines);
    }
    return {model.named->name + "\n\n" + lines.text(), {}, ""};
  }
  const Answer other = figures_for(*second);
  if (!other.error.empty() || !other.text.empty()) return other;
  const Found<NamedModel> model_two = load_model(second->names[0], read);
  if (!model_two.named) return refused(model_two.error);
  for (const SumOfTerms& sum : sums()) {
    if (sum.question != question) continue;
    explain_difference(sum, one.figures, other.figures, model.named->model, model_two.named->model,
                       lines);
  }
  return {model.named->name + " -> " + model_two.named->name + "\n\n" + lines.text(), {}, ""};
}

}  // namespace tmw::plan
