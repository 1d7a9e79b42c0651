#include "core/lab/answer_parts.h"

#include <algorithm>
#include <utility>

#include "core/plan/words.h"
#include "core/transformer/parameters.h"

namespace tmw::lab {
namespace {

using namespace transformer;

void add(std::vector<Term>& terms, const char* name, Count count) {
  if (count.value() > 0) terms.push_back({name, count.as_double()});
}

std::vector<Term> parts_of(const Parameters& parameters) {
  const LayerBreakdown& layers = parameters.layers;
  std::vector<Term> terms;
  add(terms, "Token embedding", parameters.token_embedding);
  add(terms, "Positions and types", parameters.position_embedding + parameters.type_embedding);
  add(terms, "Attention: queries", layers.query);
  add(terms, "Attention: keys and values", layers.key + layers.value + layers.latent);
  add(terms, "Attention: output", layers.output + layers.sinks);
  add(terms, "Attention: what chooses tokens", layers.indexer);
  add(terms, "Mixers with a state", layers.recurrent);
  add(terms, "MLP", layers.mlp);
  add(terms, "Experts", layers.experts);
  add(terms, "Shared experts", layers.shared_experts);
  add(terms, "Router", layers.router);
  add(terms, "Norms",
      layers.norms + layers.qk_norm + parameters.embedding_norm + parameters.final_norm);
  add(terms, "Output head",
      parameters.lm_head + parameters.score_head + parameters.pooler +
          parameters.embedding_projections);
  std::stable_sort(terms.begin(), terms.end(),
                   [](const Term& a, const Term& b) { return a.value > b.value; });
  return terms;
}

// Attention with plain heads and a plain MLP in every layer: its matrices in one formula.
bool is_plain(const Model& model) {
  return !model.mla && !model.moe && !model.recurrent && !model.global_heads && !model.lone &&
         !model.attn_gate && model.head_dim == model.v_head_dim;
}

Working plain_matrices(const Model& model) {
  Working working;
  working.given(kLayers, static_cast<double>(model.n_layers))
      .given(kWidth, static_cast<double>(model.d_model))
      .given(kHeads, static_cast<double>(model.n_heads))
      .given(kKvHeads, static_cast<double>(model.n_kv_heads))
      .given(kHeadWidth, static_cast<double>(model.head_dim))
      .given(kMlpWidth, static_cast<double>(model.d_ff));
  working.step("Attention: queries and output for each head, keys and values for each KV head.",
               "A", "L * d * d_k * (2 * h + 2 * g)", Unit::kCount);
  working.step(
      model.gated ? "The MLP: three matrices, since it is gated." : "The MLP: two matrices.", "M",
      model.gated ? "L * 3 * d * f" : "L * 2 * d * f", Unit::kCount);
  return working;
}

}  // namespace

Line line(std::string id, std::string name, Unit unit, const Working& working) {
  Line made;
  made.id = std::move(id);
  made.name = std::move(name);
  made.unit = unit;
  made.givens = working.givens();
  made.steps = working.steps();
  if (!made.steps.empty()) made.value = made.steps.back().value;
  return made;
}

void taught_in(Line& line, std::string_view href, std::string_view words) {
  line.href = href;
  line.href_words = words;
}

Line parameters_line(const Model& model) {
  const Parameters parameters = count_parameters(model);
  Line made = line("parameters", "Parameters", Unit::kCount,
                   is_plain(model) ? plain_matrices(model) : Working());
  made.value = parameters.total.as_double();
  if (!(parameters.active == parameters.total))
    made.remark =
        in_words(parameters.active.as_double(), Unit::kCount) + " of them take part in a token.";
  made.terms = parts_of(parameters);
  if (is_plain(model)) made.notes = "With embeddings, norms and biases, part by part:";
  taught_in(made, model.moe ? "#/0/0.7" : "#/0/0.2",
            model.moe ? "0.7 A mixture like Mixtral" : "0.2 A model like LLaMA, matrix by matrix");
  return made;
}

std::string measured_range(double low, double high, Unit unit) {
  return "Eight in ten measured runs lay between " + in_words(low, unit) + " and " +
         in_words(high, unit) + ".";
}

std::string fit_words(const std::string& each, const FitError& error,
                      const std::vector<plan::Unlike>& unlike) {
  std::string words = each + " times a constant fitted to " +
                      in_words(static_cast<double>(error.rows), Unit::kCount) +
                      " published runs; the median error on runs left out is " +
                      in_words(error.median, Unit::kShare) + ".";
  for (const plan::Unlike reason : unlike) words += " Beware: " + plan::in_words(reason) + ".";
  return words;
}

std::vector<std::string> cautions_about(const State& state, std::int64_t tokens) {
  std::vector<std::string> cautions;
  const plan::NamedModel& named = state.model.named;
  if (named.context_tokens > 0 && tokens > named.context_tokens) {
    cautions.push_back(
        in_words(static_cast<double>(tokens), Unit::kCount) + " tokens are more than the " +
        in_words(static_cast<double>(named.context_tokens), Unit::kCount) + " that " + named.name +
        " was made for: the memory is right, what it would say there is another matter.");
  }
  const SuitedOptions suited = suited_options(state);
  if (!suited.caution.empty()) cautions.push_back(suited.caution);
  if (!state.card.named.hardware.has_bf16) cautions.emplace_back(plan::kNoBf16);
  return cautions;
}

Bars memory_bars(std::vector<Bar> held, double room) {
  Bars bars;
  bars.bars = std::move(held);
  std::erase_if(bars.bars, [](const Bar& bar) { return bar.value <= 0; });
  double all = 0;
  for (const Bar& bar : bars.bars) all += bar.value;
  bars.parts = all <= room;
  std::string words;
  for (const Bar& bar : bars.bars)
    words += (words.empty() ? "" : ", ") + bar.name + " " + in_words(bar.value, Unit::kBytes);
  if (bars.parts) {
    bars.caption = "What fills each card of " + in_words(room, Unit::kBytes) + ": " + words + ".";
    bars.bars.push_back({"Free", room - all});
  } else {
    bars.caption =
        "Each card would have to hold " + in_words(all, Unit::kBytes) + ": " + words + ".";
    bars.bars.push_back({"Room on a card", room});
  }
  return bars;
}

}  // namespace tmw::lab
