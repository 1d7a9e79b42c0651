#include "core/lab/forms.h"

#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "core/plan/asking.h"
#include "core/plan/serving_plan.h"
#include "core/plan/training_plan.h"
#include "core/plan/words.h"
#include "core/text/characters.h"
#include "core/transformer/kv_cache.h"
#include "core/transformer/parameters.h"
#include "core/units/binary_prefix.h"

namespace tmw::lab {
namespace {

using namespace transformer;

constexpr std::size_t kLongestName = 40;
constexpr int kDigits = 4;  // of what is measured: as a data sheet would say it

// What the forms read of a state.
struct Subject {
  const State& state;
  const Model& model;
  const Hardware& card;
  plan::ServingSetup serve;
  plan::ServingPlan serving;
  plan::TrainingSetup train;
  plan::TrainingPlan training;

  [[nodiscard]] double parameters() const { return total_parameters(model).as_double(); }
  [[nodiscard]] double cache() const { return serving.served.cache_bytes_per_user; }
  [[nodiscard]] double tokens() const { return static_cast<double>(*serving.setup.tokens); }
};

// Letters, digits, ".", "-" and "_" for what lies between words: what an address holds.
std::string name_for(std::string_view name) {
  std::string safe;
  for (const char c : name.substr(0, kLongestName)) {
    if (is_letter(c) || is_digit(c) || c == '.' || c == '-')
      safe += c;
    else if (!safe.empty() && safe.back() != '_')
      safe += '_';
  }
  while (!safe.empty() && safe.back() == '_') safe.pop_back();
  return safe.empty() ? "This_model" : safe;
}

// The givens of an exercise, one after the other.
class Givens {
 public:
  explicit Givens(std::string_view exercise)
      : text_("#/" + std::string(exercise.substr(0, exercise.find('.'))) + "/" +
              std::string(exercise) + "?own=") {}
  Givens& words(std::string_view name, std::string_view words) {
    return add(name, name_for(words));
  }
  Givens& whole(std::string_view name, std::int64_t value) {
    return add(name, std::to_string(value));
  }
  Givens& number(std::string_view name, double value) {
    return add(name, plan::number_text(value, kDigits));
  }
  [[nodiscard]] const std::string& hash() const { return text_; }

 private:
  Givens& add(std::string_view name, const std::string& value) {
    if (text_.back() != '=') text_ += ',';
    text_ += std::string(name) + ":" + value;
    return *this;
  }
  std::string text_;
};

bool is_bf16(Precision format) { return bits_per_number(format) == 16; }

// Only layers with attention, all alike, each token kept by all of them.
bool has_plain_cache(const Model& model) {
  return !model.mla && !model.window && !model.global_heads && !model.recurrent &&
         model.v_head_dim == model.head_dim;
}

bool has_square_heads(const Model& model) {
  return has_plain_cache(model) && model.d_model == model.n_heads * model.head_dim;
}

bool is_dense(const Model& model) { return has_plain_cache(model) && !model.moe; }

// A gated decoder with separate tables and nothing but matrices and gains.
bool is_like_llama(const Model& model) {
  return is_dense(model) && has_square_heads(model) && model.gated && !model.tied &&
         model.has_head && model.embed_dim == model.d_model && !model.qkv_bias && !model.out_bias &&
         !model.mlp_bias && model.mlp_scalars == 0 && !model.lm_head_bias &&
         model.qk_norm == QkNorm::kNone && model.kind == ModelKind::kDecoder &&
         model.learned_positions == 0 && model.relative_bias == 0 &&
         model.norm == NormKind::kRmsNorm && model.norms_per_layer == 2 && model.final_norm &&
         !model.norm_bias && !model.embedding_norm && !model.attn_sinks && !model.attn_gate &&
         model.type_vocab == 0 && model.score_outputs == 0;
}

Givens of_model(std::string_view exercise, const Subject& subject) {
  Givens givens(exercise);
  givens.words("name", name_of(subject.state.model));
  return givens;
}

double billions(const Subject& subject) { return subject.parameters() / 1e9; }

using Hash = std::optional<std::string>;

Hash llama_parameters(const Subject& subject) {
  const Model& model = subject.model;
  if (!is_like_llama(model) || model.n_heads != model.n_kv_heads) return std::nullopt;
  return of_model("0.2", subject)
      .whole("d", model.d_model)
      .whole("L", model.n_layers)
      .whole("V", model.vocab)
      .whole("d_ff", model.d_ff)
      .hash();
}

Hash adam_state(const Subject& subject) {
  return of_model("3.1", subject).number("N", billions(subject)).hash();
}

Hash weights(const Subject& subject) {
  return of_model("3.2", subject).number("N", billions(subject)).hash();
}

Hash slices(const Subject& subject) {
  if (subject.train.cards < 2) return std::nullopt;
  return of_model("3.b1", subject)
      .number("N", billions(subject))
      .whole("n", subject.train.cards)
      .hash();
}

Hash cache(const Subject& subject) {
  const Model& model = subject.model;
  if (!has_plain_cache(model) || !is_bf16(subject.serve.cache) || model.n_heads != model.n_kv_heads)
    return std::nullopt;
  return of_model("4.1", subject)
      .whole("L", model.n_layers)
      .whole("g", model.n_kv_heads)
      .whole("d_k", model.head_dim)
      .whole("s", *subject.serving.setup.tokens)
      .hash();
}

Hash sharing(const Subject& subject) {
  const Model& model = subject.model;
  if (!has_square_heads(model) || !is_bf16(subject.serve.cache) ||
      model.n_heads <= model.n_kv_heads)
    return std::nullopt;
  return of_model("4.3", subject)
      .whole("L", model.n_layers)
      .whole("d", model.d_model)
      .whole("h", model.n_heads)
      .whole("g", model.n_kv_heads)
      .whole("s", *subject.serving.setup.tokens)
      .hash();
}

Hash users(const Subject& subject) {
  if (subject.serve.cards != 1 || !is_bf16(subject.serve.weights) ||
      subject.serving.users_that_fit < 1)
    return std::nullopt;
  return of_model("4.4", subject)
      .number("card", subject.card.memory_bytes / kGibi)
      .number("weights", subject.serving.served.weight_bytes / 1e9)
      .number("cache", subject.cache() / kGibi)
      .whole("s", *subject.serving.setup.tokens)
      .hash();
}

Hash decoding(const Subject& subject) {
  if (!is_dense(subject.model) || subject.serve.cards != 1 || !is_bf16(subject.serve.weights))
    return std::nullopt;
  return of_model("7.1", subject)
      .words("card", subject.state.card.named.name)
      .number("N", billions(subject))
      .number("BW", subject.card.bytes_per_second / 1e12)
      .number("peak", subject.card.flops_per_second / 1e12)
      .hash();
}

Hash prompt(const Subject& subject) {
  if (!is_dense(subject.model) || subject.serve.cards != 1 || !is_bf16(subject.serve.weights) ||
      subject.serve.compute != ComputeFormat::kBf16)
    return std::nullopt;
  return of_model("7.2", subject)
      .words("card", subject.state.card.named.name)
      .number("N", billions(subject))
      .whole("s", *subject.serving.setup.prompt_tokens)
      .number("peak", subject.card.flops_per_second / 1e12)
      .number("mfu", subject.serve.prefill_mfu * 100)
      .whole("L", subject.model.n_layers)
      .whole("d", subject.model.d_model)
      .number("BW", subject.card.bytes_per_second / 1e12)
      .hash();
}

Hash architecture(const Subject& subject) {
  const Model& model = subject.model;
  if (!is_like_llama(model)) return std::nullopt;
  return of_model("9.1", subject)
      .whole("d", model.d_model)
      .whole("L", model.n_layers)
      .whole("h", model.n_heads)
      .whole("g", model.n_kv_heads)
      .whole("d_ff", model.d_ff)
      .whole("V", model.vocab)
      .hash();
}

Hash training_time(const Subject& subject) {
  if (!is_dense(subject.model)) return std::nullopt;
  return Givens("9.2")
      .words("card", subject.state.card.named.name)
      .number("N", billions(subject))
      .number("D", *subject.training.setup.data_tokens)
      .whole("n", subject.train.cards)
      .number("peak", subject.card.flops_per_second / 1e12)
      .number("mfu", subject.training.planned.mfu * 100)
      .hash();
}

struct Row {
  const char* exercise;
  const char* title;
  const char* asks;
  Question question;
  Hash (*hash)(const Subject& subject);
};

// In the order of the course.
constexpr Row kRows[] = {
    {"0.2", "A model like LLaMA, matrix by matrix", "its parameters", Question::kServe,
     llama_parameters},
    {"3.1", "Everything that Adam keeps", "what training keeps of it", Question::kTrain,
     adam_state},
    {"3.2", "Weights to serve", "its weights in BF16 and in four bits", Question::kServe, weights},
    {"3.b1", "A slice on every card", "what ZeRO leaves on each of these cards", Question::kTrain,
     slices},
    {"4.1", "Cache of a full context", "the KV cache of this context", Question::kServe, cache},
    {"4.3", "What sharing saves", "its KV cache, and what sharing heads saves", Question::kServe,
     sharing},
    {"4.4", "Users on one card", "how many users fit on this card", Question::kServe, users},
    {"7.1", "Decode throughput for one user", "its tokens per second on this card",
     Question::kServe, decoding},
    {"7.2", "Reading a prompt", "the time of this prompt", Question::kServe, prompt},
    {"9.1", "The architecture", "its parameters, part by part", Question::kServe, architecture},
    {"9.2", "Time to train", "the time of this run", Question::kTrain, training_time},
};

}  // namespace

std::vector<Form> forms_for(const State& state) {
  Subject subject{state, state.model.named.model, state.card.named.hardware, {}, {}, {}, {}};
  subject.serve = plan::read_setup<plan::ServingSetup>(state.serve).setup;
  subject.train = plan::read_setup<plan::TrainingSetup>(state.train).setup;
  if (state.question == Question::kServe)
    subject.serving = plan::plan_serving(subject.model, subject.card, subject.serve);
  else
    subject.training = plan::plan_training(subject.model, subject.card, subject.train);
  if (subject.serving.problem != plan::ServingProblem::kNone ||
      subject.training.problem != plan::TrainingProblem::kNone)
    return {};
  std::vector<Form> forms;
  for (const Row& row : kRows) {
    if (row.question != state.question) continue;
    if (Hash hash = row.hash(subject))
      forms.push_back({row.exercise, row.title, row.asks, std::move(*hash)});
  }
  return forms;
}

}  // namespace tmw::lab
