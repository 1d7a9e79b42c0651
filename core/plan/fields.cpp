// The tables. Each row names its place in a setup by pointers to members.
#include "core/plan/fields.h"

#include <array>

#include "core/plan/choices.h"
#include "core/plan/memory_plan.h"
#include "core/plan/model_plan.h"
#include "core/plan/serving_plan.h"
#include "core/plan/training_plan.h"

namespace tmw::plan {
namespace {

using namespace transformer;

FieldValue value_of(bool value) { return value; }
FieldValue value_of(std::int64_t value) { return value; }
FieldValue value_of(double value) { return value; }
FieldValue value_of(Precision value) { return name_of(value); }
template <class T>
FieldValue value_of(const std::optional<T>& value) {
  return value ? value_of(*value) : FieldValue();
}

template <class T>
void assign(T& place, const FieldValue& value) {
  place = *std::get_if<T>(&value);
}
void assign(Precision& place, const FieldValue& value) {
  place = *precision_from(*std::get_if<std::string_view>(&value));
}
template <class T>
void assign(std::optional<T>& place, const FieldValue& value) {
  place.reset();
  if (const T* number = std::get_if<T>(&value)) place = *number;
}

// A row whose value lies at `kPath`: `setup.*first.*second`.
template <class Setup, auto... kPath>
constexpr Row<Setup> plain(const Field& field) {
  return {field, [](const Setup& setup) { return value_of((setup.*....*kPath)); },
          [](Setup& setup, const FieldValue& value) { assign((setup.*....*kPath), value); }};
}

template <const auto& kTable>
constexpr auto words_in() {
  std::array<std::string_view, std::size(kTable)> words;
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = kTable[i].word;
  return words;
}
template <const auto& kTable>
constexpr auto kWords = words_in<kTable>();

// A row of a choice among the words of `kTable`.
template <const auto& kTable, class Setup, auto... kPath>
constexpr Row<Setup> chosen(const Field& field) {
  return {{field.option, field.what, Choice{kWords<kTable>}, field.unit, field.sign, field.open,
           field.echo, field.instead},
          [](const Setup& setup) -> FieldValue {
            for (const auto& named : kTable) {
              if (named.value == (setup.*....*kPath)) return named.word;
            }
            return {};
          },
          [](Setup& setup, const FieldValue& value) {
            for (const auto& named : kTable) {
              if (named.word == *std::get_if<std::string_view>(&value)) {
                (setup.*....*kPath) = named.value;
              }
            }
          }};
}

constexpr auto kMultiplyAdd = &FlopConventions::per_multiply_add;

constexpr Row<ModelSetup> kModelRows[] = {
    plain<ModelSetup, &ModelSetup::tokens>({.option = "tokens",
                                            .what = "length of a sequence, and of the context",
                                            .kind = Whole{},
                                            .unit = "tokens",
                                            .sign = "N",
                                            .open = "2,048, or a model's learned positions",
                                            .echo = {"tokens", 1}}),
    chosen<kMasks, ModelSetup, &ModelSetup::conventions, &FlopConventions::mask>(
        {.option = "mask", .what = "scores counted: s², s²/2 or s(s+1)/2", .echo = {"mask", 3}}),
    plain<ModelSetup, &ModelSetup::conventions, kMultiplyAdd>(
        {.option = "macs",
         .what = "a multiply-add counts as 1 instead of 2",
         .kind = Flag{std::int64_t{1}},
         .echo = {"flops_per_multiply_add", 2}}),
    plain<ModelSetup, &ModelSetup::conventions, &FlopConventions::logits>(
        {.option = "no-logits",
         .what = "the product with the head is left out",
         .kind = Flag{false},
         .echo = {"logits", 4}}),
    chosen<kEmbeddings, ModelSetup, &ModelSetup::embeddings_in_n>(
        {.option = "n", .what = "parameters that N of 2N and 6ND counts", .echo = {"n", 5}}),
    plain<ModelSetup, &ModelSetup::weights>({.option = "weights",
                                             .what = "format of the weights",
                                             .kind = Format{},
                                             .sign = "bf16",
                                             .echo = {"weights", 6}}),
    plain<ModelSetup, &ModelSetup::cache>({.option = "cache",
                                           .what = "format of the KV cache",
                                           .kind = Format{},
                                           .sign = "bf16",
                                           .echo = {"cache", 7}}),
};

constexpr Row<MemorySetup> kMemoryRows[] = {
    plain<MemorySetup, &MemorySetup::tokens>({.option = "tokens",
                                              .what = "length of a sequence",
                                              .kind = Whole{},
                                              .unit = "tokens",
                                              .sign = "N",
                                              .open = "2,048, or a model's learned positions",
                                              .echo = {"tokens", 1}}),
    plain<MemorySetup, &MemorySetup::batch>({.option = "batch",
                                             .what = "sequences at once on a card",
                                             .kind = Whole{},
                                             .unit = "sequences",
                                             .sign = "N",
                                             .echo = {"batch", 2}}),
    plain<MemorySetup, &MemorySetup::weights>({.option = "weights",
                                               .what = "format of the weights that are served",
                                               .kind = Format{},
                                               .sign = "bf16",
                                               .echo = {"weights", 3}}),
    plain<MemorySetup, &MemorySetup::group>({.option = "group",
                                             .what = "weights that share a 16-bit scale; 0: none",
                                             .kind = Whole{0},
                                             .unit = "weights",
                                             .sign = "128",
                                             .open = "128 for int4, awq and gptq, else 0",
                                             .echo = {"group", 4}}),
    plain<MemorySetup, &MemorySetup::cache>({.option = "cache",
                                             .what = "format of the KV cache",
                                             .kind = Format{},
                                             .sign = "bf16",
                                             .echo = {"cache", 5}}),
    plain<MemorySetup, &MemorySetup::cache_block_tokens>(
        {.option = "block",
         .what = "the cache takes room in blocks of this many",
         .kind = Whole{},
         .unit = "tokens",
         .sign = "16",
         .echo = {"block", 6}}),
    chosen<kRecipes, MemorySetup, &MemorySetup::recipe>(
        {.option = "recipe",
         .what = "what is kept for each trained parameter",
         .echo = {"recipe", 7}}),
    chosen<kZeroStages, MemorySetup, &MemorySetup::zero>(
        {.option = "zero",
         .what = "ZeRO: 1 splits the optimizer, 2 gradients too, 3 weights too",
         .echo = {"zero", 8, true}}),
    plain<MemorySetup, &MemorySetup::data_parallel_cards>({.option = "cards",
                                                           .what = "data-parallel cards",
                                                           .kind = Whole{},
                                                           .unit = "cards",
                                                           .sign = "N",
                                                           .echo = {"cards", 9}}),
    plain<MemorySetup, &MemorySetup::tensor_parallel_cards>({.option = "tp",
                                                             .what = "tensor-parallel cards",
                                                             .kind = Whole{},
                                                             .unit = "cards",
                                                             .sign = "N",
                                                             .echo = {"tp", 10}}),
    plain<MemorySetup, &MemorySetup::expert_parallel_cards>(
        {.option = "ep",
         .what = "data-parallel cards that share the experts",
         .kind = Whole{},
         .unit = "cards",
         .sign = "N",
         .echo = {"ep", 19}}),
    plain<MemorySetup, &MemorySetup::sequence_parallel>(
        {.option = "sp",
         .what = "tensor-parallel cards split the sequence too",
         .kind = Flag{true},
         .echo = {"sp", 11}}),
    chosen<kRecomputes, MemorySetup, &MemorySetup::recompute>(
        {.option = "recompute",
         .what = "activations that are computed again instead of kept",
         .echo = {"recompute", 12}}),
    chosen<kAttentionKernels, MemorySetup, &MemorySetup::attention>(
        {.option = "attention",
         .what = "whether training keeps the scores: flash does not",
         .echo = {"attention", 13}}),
    plain<MemorySetup, &MemorySetup::dropout>({.option = "dropout",
                                               .what = "masks of dropout are kept",
                                               .kind = Flag{true},
                                               .echo = {"dropout", 14}}),
    plain<MemorySetup, &MemorySetup::pipeline_stages>({.option = "pipeline",
                                                       .what = "pipeline stages",
                                                       .kind = Whole{},
                                                       .unit = "stages",
                                                       .sign = "P",
                                                       .echo = {"pipeline", 15}}),
    plain<MemorySetup, &MemorySetup::pipeline_chunks>(
        {.option = "chunks",
         .what = "interleaved chunks of each pipeline stage",
         .kind = Whole{},
         .unit = "chunks",
         .sign = "V",
         .echo = {"chunks", 16}}),
    plain<MemorySetup, &MemorySetup::lora_rank>(
        {.option = "lora-rank",
         .what = "rank of adapters on queries and values; 0: all is trained",
         .kind = Whole{0},
         .sign = "R",
         .open = "16 with --qlora, else 0",
         .echo = {"lora_rank", 17}}),
    plain<MemorySetup, &MemorySetup::qlora>({.option = "qlora",
                                             .what = "adapters on a base frozen in 4 bits",
                                             .kind = Flag{true},
                                             .echo = {"qlora", 18}}),
};

constexpr Row<ServingSetup> kServingRows[] = {
    plain<ServingSetup, &ServingSetup::users>({.option = "users",
                                               .what = "users served at once",
                                               .kind = Whole{},
                                               .unit = "users",
                                               .sign = "N"}),
    plain<ServingSetup, &ServingSetup::tokens>({.option = "tokens",
                                                .what = "context of each user",
                                                .kind = Whole{},
                                                .unit = "tokens",
                                                .sign = "N",
                                                .open = "4,096, or a model's learned positions",
                                                .echo = {"tokens", 1}}),
    plain<ServingSetup, &ServingSetup::prompt_tokens>(
        {.option = "prompt",
         .what = "length of a prompt",
         .kind = Whole{},
         .unit = "tokens",
         .sign = "N",
         .open = "2,048, or a model's learned positions",
         .echo = {"prompt", 2}}),
    plain<ServingSetup, &ServingSetup::answer_tokens>(
        {.option = "answer",
         .what = "tokens that each user is given; for the expected step",
         .kind = Whole{},
         .unit = "tokens",
         .sign = "N",
         .echo = {"answer", 10}}),
    plain<ServingSetup, &ServingSetup::cards>({.option = "cards",
                                               .what = "cards that share the model",
                                               .kind = Whole{},
                                               .unit = "cards",
                                               .sign = "N"}),
    plain<ServingSetup, &ServingSetup::weights>({.option = "weights",
                                                 .what = "format of the weights",
                                                 .kind = Format{},
                                                 .sign = "bf16",
                                                 .echo = {"weights", 7}}),
    plain<ServingSetup, &ServingSetup::cache>({.option = "cache",
                                               .what = "format of the KV cache",
                                               .kind = Format{},
                                               .sign = "bf16",
                                               .echo = {"cache", 8}}),
    chosen<kComputeFormats, ServingSetup, &ServingSetup::compute>(
        {.option = "compute",
         .what = "format of the products, which decides the peak rate",
         .echo = {"compute", 9}}),
    plain<ServingSetup, &ServingSetup::prefill_mfu>(
        {.option = "mfu",
         .what = "share of peak that reading a prompt reaches",
         .kind = Share{},
         .sign = "0.4",
         .echo = {"prefill_mfu", 6}}),
    plain<ServingSetup, &ServingSetup::draft_tokens>(
        {.option = "draft",
         .what = "tokens guessed and verified in a step; 0: none",
         .kind = Whole{0},
         .unit = "tokens",
         .sign = "N",
         .echo = {"draft", 11}}),
    plain<ServingSetup, &ServingSetup::acceptance>({.option = "accept",
                                                    .what = "chance that a guess is accepted",
                                                    .kind = Share{},
                                                    .sign = "0.7",
                                                    .echo = {"acceptance", 12}}),
    plain<ServingSetup, &ServingSetup::accepted>(
        {.option = "accepted",
         .what = "tokens a step as measured, in place of --accept",
         .kind = Number{},
         .unit = "tokens",
         .sign = "3.77",
         .open = "as --accept gives it",
         .instead = {"accept", "the accepted tokens"}}),
    plain<ServingSetup, &ServingSetup::cached_prompt_tokens>(
        {.option = "cached",
         .what = "tokens of the prompt whose caches are there (prefix caching)",
         .kind = Whole{0},
         .unit = "tokens",
         .sign = "N",
         .echo = {"cached", 13}}),
    plain<ServingSetup, &ServingSetup::chunk_tokens>(
        {.option = "chunk",
         .what = "tokens of a prompt read in a step beside the answers (chunked prefill); 0: all",
         .kind = Whole{0},
         .unit = "tokens",
         .sign = "N",
         .echo = {"chunk", 14}}),
    chosen<kMasks, ServingSetup, &ServingSetup::conventions, &FlopConventions::mask>(
        {.option = "mask",
         .what = "scores of a prompt counted: s², s²/2 or s(s+1)/2",
         .echo = {"mask", 4}}),
    plain<ServingSetup, &ServingSetup::conventions, &FlopConventions::logits>(
        {.option = "no-logits",
         .what = "the product with the head is left out",
         .kind = Flag{false},
         .echo = {"logits", 5}}),
    plain<ServingSetup, &ServingSetup::reserved_gb_per_card>(
        {.option = "reserve-gb",
         .what = "memory of each card that is kept free",
         .kind = Number{},
         .unit = "GB",
         .sign = "G",
         .open = "none"}),
    plain<ServingSetup, &ServingSetup::step_milliseconds>(
        {.option = "step-ms",
         .what = "the decode step that is wished for; asks for the cards",
         .kind = Number{},
         .unit = "ms",
         .sign = "T",
         .open = "not asked"}),
    plain<ServingSetup, &ServingSetup::dollars_per_card_hour>(
        {.option = "price",
         .what = "price of a card-hour; asks for the cost of tokens",
         .kind = Number{},
         .unit = "$/h",
         .sign = "DOLLARS",
         .open = "not asked"}),
    plain<ServingSetup, &ServingSetup::conventions, kMultiplyAdd>(
        {.option = "",
         .what = "FLOPs of a multiply-add, as data sheets count",
         .kind = Fixed{},
         .echo = {"flops_per_multiply_add", 3}}),
};

constexpr Row<TrainingSetup> kTrainingRows[] = {
    plain<TrainingSetup, &TrainingSetup::data_tokens>({.option = "data",
                                                       .what = "tokens of the whole run",
                                                       .kind = Number{},
                                                       .unit = "tokens",
                                                       .sign = "TOKENS",
                                                       .open = "20 for each active parameter"}),
    plain<TrainingSetup, &TrainingSetup::tokens>({.option = "tokens",
                                                  .what = "length of a sequence",
                                                  .kind = Whole{},
                                                  .unit = "tokens",
                                                  .sign = "N",
                                                  .open = "4,096, or a model's learned positions",
                                                  .echo = {"tokens", 1}}),
    plain<TrainingSetup, &TrainingSetup::cards>({.option = "cards",
                                                 .what = "cards that share the run",
                                                 .kind = Whole{},
                                                 .unit = "cards",
                                                 .sign = "N"}),
    plain<TrainingSetup, &TrainingSetup::tensor_parallel_cards>(
        {.option = "tp",
         .what = "tensor-parallel cards; those that are left over are data-parallel",
         .kind = Whole{},
         .unit = "cards",
         .sign = "N",
         .echo = {"tp", 7}}),
    plain<TrainingSetup, &TrainingSetup::pipeline_stages>({.option = "pipeline",
                                                           .what = "pipeline stages",
                                                           .kind = Whole{},
                                                           .unit = "stages",
                                                           .sign = "P",
                                                           .echo = {"pipeline", 8}}),
    plain<TrainingSetup, &TrainingSetup::micro_batch>({.option = "micro-batch",
                                                       .what = "sequences at once on a card",
                                                       .kind = Whole{},
                                                       .unit = "sequences",
                                                       .sign = "N",
                                                       .echo = {"micro_batch", 9}}),
    plain<TrainingSetup, &TrainingSetup::batch>({.option = "batch",
                                                 .what = "sequences of a step, on all cards",
                                                 .kind = Whole{},
                                                 .unit = "sequences",
                                                 .sign = "N",
                                                 .open = "256, or as many as the cards need",
                                                 .echo = {"batch", 10}}),
    chosen<kRecipes, TrainingSetup, &TrainingSetup::recipe>(
        {.option = "recipe",
         .what = "what is kept for each trained parameter",
         .echo = {"recipe", 12}}),
    chosen<kZeroStages, TrainingSetup, &TrainingSetup::zero>(
        {.option = "zero",
         .what = "ZeRO: 1 splits the optimizer, 2 gradients too, 3 weights too",
         .echo = {"zero", 11, true}}),
    plain<TrainingSetup, &TrainingSetup::mfu>({.option = "mfu",
                                               .what = "share of peak that useful work reaches",
                                               .kind = Share{},
                                               .sign = "0.4",
                                               .open = "0.4"}),
    plain<TrainingSetup, &TrainingSetup::hfu>(
        {.option = "hfu",
         .what = "share of peak that executed work reaches, in place of --mfu",
         .kind = Share{},
         .sign = "0.5",
         .open = "as --mfu gives it",
         .instead = {"mfu", "the speed"}}),
    chosen<kRecomputes, TrainingSetup, &TrainingSetup::recompute>(
        {.option = "recompute",
         .what = "what the backward pass computes a second time",
         .echo = {"recompute", 6}}),
    chosen<kMasks, TrainingSetup, &TrainingSetup::conventions, &FlopConventions::mask>(
        {.option = "mask", .what = "scores counted: s², s²/2 or s(s+1)/2", .echo = {"mask", 3}}),
    plain<TrainingSetup, &TrainingSetup::conventions, &FlopConventions::logits>(
        {.option = "no-logits",
         .what = "the product with the head is left out",
         .kind = Flag{false},
         .echo = {"logits", 4}}),
    chosen<kEmbeddings, TrainingSetup, &TrainingSetup::embeddings_in_n>(
        {.option = "n", .what = "parameters that N of 6ND counts", .echo = {"n", 5}}),
    plain<TrainingSetup, &TrainingSetup::dollars_per_card_hour>(
        {.option = "price",
         .what = "price of a card-hour; asks for the cost of the run",
         .kind = Number{},
         .unit = "$/h",
         .sign = "DOLLARS",
         .open = "not asked"}),
    plain<TrainingSetup, &TrainingSetup::measured_tokens_per_second>(
        {.option = "measured",
         .what = "speed of all cards; asks for its MFU and HFU",
         .kind = Number{},
         .unit = "token/s",
         .sign = "TOKENS_PER_SECOND",
         .open = "not asked"}),
    plain<TrainingSetup, &TrainingSetup::conventions, kMultiplyAdd>(
        {.option = "",
         .what = "FLOPs of a multiply-add, as data sheets count",
         .kind = Fixed{},
         .echo = {"flops_per_multiply_add", 2}}),
};

}  // namespace

template <>
std::span<const Row<ModelSetup>> rows() {
  return kModelRows;
}
template <>
std::span<const Row<MemorySetup>> rows() {
  return kMemoryRows;
}
template <>
std::span<const Row<ServingSetup>> rows() {
  return kServingRows;
}
template <>
std::span<const Row<TrainingSetup>> rows() {
  return kTrainingRows;
}

}  // namespace tmw::plan
