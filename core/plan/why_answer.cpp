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
  std::string_view key;  // in figures
  std::string_view what;
  Unit unit;
  std::vector<TermPlace> terms;
  std::string_view total = {};  // where terms run at the same time: the path of what they come to
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
       "parameters",
       "Parameters",
       Unit::kParameters,
       {{"parameters.parts.token_embedding", "token embedding", "vd"},
        {"parameters.parts.layer_embedding", "layer embedding", "l"},
        {"parameters.parts.position_embedding", "positions", "d"},
        {"parameters.parts.type_embedding", "token types", "d"},
        {"parameters.parts.embedding_norm", "embedding norm", "d"},
        {"parameters.parts.embedding_projections", "embedding projections", "d"},
        {"parameters.layers.query", "queries", "ldhw"},
        {"parameters.layers.key", "keys", "ldkw"},
        {"parameters.layers.value", "values", "ldkw"},
        {"parameters.layers.latent", "latent", "ld"},
        {"parameters.layers.output", "attention output", "ldhw"},
        {"parameters.layers.qk_norm", "QK norms", "lhkw"},
        {"parameters.layers.sinks", "attention sinks", "lh"},
        {"parameters.layers.indexer", "indexer", "ld"},
        {"parameters.layers.recurrent", "mixers with a state", "ld"},
        {"parameters.layers.norms", "norms", "ld"},
        {"parameters.layers.mlp", "MLP", "ldf"},
        {"parameters.layers.experts", "experts", "ld"},
        {"parameters.layers.shared_experts", "shared experts", "ld"},
        {"parameters.layers.router", "router", "ld"},
        {"parameters.layers.layer_inputs", "layer inputs", "ld"},
        {"parameters.parts.final_norm", "final norm", "d"},
        {"parameters.parts.pooler", "pooler", "d"},
        {"parameters.parts.score_head", "score head", "d"},
        {"parameters.parts.lm_head", "head", "vd"}}},
      {"memory",
       "training_bytes_per_card",
       "Training on each card",
       Unit::kBytes,
       {{"training_state_bytes_per_card.weights", "weights", kAllFields},
        {"training_state_bytes_per_card.gradients", "gradients", kAllFields},
        {"training_state_bytes_per_card.optimizer", "optimizer", kAllFields},
        {"activation_bytes_per_card.first_pipeline_stage", "activations", "ldhkwf"},
        {"activation_bytes_per_card.logits", "logits", "v"}}},
      {"memory",
       "serving_bytes_per_card",
       "Serving on each card",
       Unit::kBytes,
       {{"weight_bytes_per_card", "weights", kAllFields},
        {"kv_cache_bytes.batch_per_card", "KV cache", "lkw"}}},
      {"serve-plan",
       "bound_seconds",
       "The bound of a decode step",
       Unit::kSeconds,
       {{"decode_step.weight_seconds", "reading weights", kAllFields},
        {"decode_step.cache_seconds", "reading caches", "lkw"},
        {"decode_step.compute_seconds", "computing, at the same time", kAllFields}},
       "decode_step.seconds"},
      {"serve-plan",
       "expected_seconds",
       "The expected step",
       Unit::kSeconds,
       {{"expected.terms.memory_seconds", "reading", kAllFields},
        {"expected.terms.compute_seconds", "computing", kAllFields},
        {"expected.terms.layer_seconds", "layers", "l"},
        {"expected.terms.link_seconds", "links", "ld"}}},
      {"train-plan",
       "expected_seconds",
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

// What the terms of a plan come to.
double total_of(const SumOfTerms& sum, const Figures& figures) {
  if (!sum.total.empty()) return number_at(figures, sum.total).value_or(0);
  double all = 0;
  for (const TermPlace& place : sum.terms) all += number_at(figures, place.path).value_or(0);
  return all;
}

void explain_shares(const SumOfTerms& sum, const Figures& figures, Lines& lines) {
  const std::vector<Term> terms = terms_of(sum, figures, nullptr);
  const double all = total_of(sum, figures);
  if (terms.empty() || all <= 0) return;
  lines.heading(std::string(sum.what));
  for (const Term& term : terms) {
    lines.row(std::string(term.place->label), number_text(100 * term.first / all, 3) + " %",
              amount(term.first, sum.unit));
  }
}

// The last member of a path; terms are called so in figures.
std::string_view key_of(const TermPlace& place) {
  return place.path.substr(place.path.rfind('.') + 1);
}

Figure shares_figure(const SumOfTerms& sum, const Figures& figures) {
  const double all = total_of(sum, figures);
  Figures terms;
  for (const Term& term : terms_of(sum, figures, nullptr)) {
    terms.members.push_back(
        {key_of(*term.place), Figures{{{"value", term.first}, {"share", term.first / all}}}});
  }
  return {sum.key, Figures{{{"total", all}, {"terms", terms}}}};
}

// "8 KV heads instead of 32".
Sentences reasons_for(const Term& term, const Model& first, const Model& second) {
  Sentences reasons;
  for (const ModelField& field : kFields) {
    if (term.place->fields.find(field.letter) == std::string_view::npos) continue;
    const std::int64_t one = first.*field.field;
    const std::int64_t other = second.*field.field;
    if (one == other) continue;
    reasons.push_back(grouped(other) + " " + std::string(field.name) + " instead of " +
                      grouped(one));
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
  for (const Term& term : terms) {
    std::string reasons;
    for (const std::string& reason : reasons_for(term, one, other)) {
      reasons += (reasons.empty() ? "" : ", ") + reason;
    }
    lines.row(std::string(term.place->label), change_in_words(term.first, term.second),
              amount(term.first, sum.unit) + " -> " + amount(term.second, sum.unit) +
                  (reasons.empty() ? "" : ": " + reasons));
  }
  const double before = total_of(sum, first);
  const double after = total_of(sum, second);
  lines.row(sum.total.empty() ? "together" : "step", change_in_words(before, after),
            amount(before, sum.unit) + " -> " + amount(after, sum.unit));
}

// The share by which something grows; nothing where there was none.
std::optional<double> change(double first, double second) {
  if (first <= 0) return std::nullopt;
  return second / first - 1;
}

Figure difference_figure(const SumOfTerms& sum, const Figures& first, const Figures& second,
                         const Model& one, const Model& other) {
  Figures terms;
  for (const Term& term : terms_of(sum, first, &second)) {
    terms.members.push_back(
        {key_of(*term.place), Figures{{{"first", term.first},
                                       {"second", term.second},
                                       {"change", change(term.first, term.second)},
                                       {"sizes", reasons_for(term, one, other)}}}});
  }
  const double before = total_of(sum, first);
  const double after = total_of(sum, second);
  return {sum.key, Figures{{{"first", before},
                            {"second", after},
                            {"change", change(before, after)},
                            {"terms", terms}}}};
}

constexpr const char* kUsage =
    "Usage: tmw why model|memory|serve-plan|train-plan MODEL [CARD] [OPTIONS] [-- MODEL [CARD] "
    "[OPTIONS]] [--json]. One plan's terms by their share, or two plans' differences.";

// A plan that is looked into.
struct Planned {
  NamedModel named;
  Figures figures;
  std::optional<Answer> refusal;  // then nothing else is meant
};

Planned planned(Question ask, Request request, ReadText read) {
  request.form = Form::kFigures;
  Answer answer = ask(request, read);
  if (!answer.error.empty() || !answer.text.empty()) return {{}, {}, std::move(answer)};
  const Found<NamedModel> model = load_model(request.names[0], read);
  if (!model.named) return {{}, {}, refused(model.error)};
  return {*model.named, std::move(answer.figures), std::nullopt};
}

Answer shares_answer(std::string_view question, const Planned& plan, Form form) {
  Lines lines;
  Figures figures = {{{"name", plan.named.name}, {"question", std::string(question)}}};
  for (const SumOfTerms& sum : sums()) {
    if (sum.question != question) continue;
    explain_shares(sum, plan.figures, lines);
    if (total_of(sum, plan.figures) <= 0) continue;
    figures.members.push_back(shares_figure(sum, plan.figures));
  }
  if (form == Form::kFigures) return {"", figures, ""};
  return {plan.named.name + "\n\n" + lines.text(), {}, ""};
}

Answer difference_answer(std::string_view question, const Planned& one, const Planned& other,
                         Form form) {
  Lines lines;
  Figures figures = {{{"name", one.named.name},
                      {"second_name", other.named.name},
                      {"question", std::string(question)}}};
  for (const SumOfTerms& sum : sums()) {
    if (sum.question != question) continue;
    const Model& first = one.named.model;
    const Model& second = other.named.model;
    explain_difference(sum, one.figures, other.figures, first, second, lines);
    if (terms_of(sum, one.figures, &other.figures).empty()) continue;
    figures.members.push_back(difference_figure(sum, one.figures, other.figures, first, second));
  }
  if (form == Form::kFigures) return {"", figures, ""};
  return {one.named.name + " -> " + other.named.name + "\n\n" + lines.text(), {}, ""};
}

}  // namespace

Answer why_answer(const std::string& question, const Request& first,
                  const std::optional<Request>& second, ReadText read) {
  const Question ask = question_named(question);
  if (ask == nullptr || first.names.empty()) return refused(kUsage);
  const Planned one = planned(ask, first, read);
  if (one.refusal) return *one.refusal;
  if (!second) return shares_answer(question, one, first.form);
  const Planned other = planned(ask, *second, read);
  if (other.refusal) return *other.refusal;
  return difference_answer(question, one, other, first.form);
}

}  // namespace tmw::plan
