// `tmw memory`: the words and figures of a memory plan.
#include <algorithm>

#include "core/plan/choices.h"
#include "core/plan/expected_answer.h"
#include "core/plan/lines.h"
#include "core/plan/memory_plan.h"
#include "core/plan/question.h"
#include "core/plan/words.h"
#include "core/transformer/kv_cache.h"

namespace tmw::plan {
namespace {

using namespace transformer;

constexpr Usage kUsage = {"Usage: tmw memory MODEL"};

std::string refused_experts(const Model& model, const MemorySetup& setup) {
  if (!model.moe) return "The option --ep is for mixtures, and this model has no experts.";
  std::vector<std::int64_t> would_do;
  for (const std::int64_t cards : divisors(std::min<std::int64_t>(model.moe->n_experts, 1 << 20))) {
    if (setup.data_parallel_cards % cards == 0) would_do.push_back(cards);
  }
  return "The option --ep is " + grouped(setup.expert_parallel_cards) + ": it must divide the " +
         grouped(model.moe->n_experts) + " experts and the " + grouped(setup.data_parallel_cards) +
         " data-parallel cards of --cards. These would do: " + numbers_in_words(would_do) + ".";
}

std::string in_words(const Model& model, const MemoryPlan& plan) {
  const MemorySetup& setup = plan.setup;
  switch (plan.problem) {
    case MemoryProblem::kHeads:
      return refused_heads(model, setup.tensor_parallel_cards);
    case MemoryProblem::kStages:
      return refused_stages(model, setup.pipeline_stages);
    case MemoryProblem::kExperts:
      return refused_experts(model, setup);
    case MemoryProblem::kNone:
      return "";
    case MemoryProblem::kSplitAdapters:
      return "Adapters are counted on one card: leave --zero and --cards out, or --lora-rank and "
             "--qlora.";
    case MemoryProblem::kGroupsOfBlocks:
      return "This format of weights has blocks and scales of its own: leave --group out.";
    case MemoryProblem::kLatentAdapters:
      return "LoRA is counted for plain attention only, and this model has latent attention or "
             "heads "
             "of two kinds: leave --lora-rank and --qlora out.";
    case MemoryProblem::kOverflow:
      return "The bytes overflow 64 bits: make the model smaller, or --tokens, --batch, --block or "
             "--lora-rank.";
  }
  return "";
}

bool splits_model(const MemorySetup& setup) {
  return setup.tensor_parallel_cards > 1 || setup.pipeline_stages > 1 ||
         setup.expert_parallel_cards > 1;
}

// What the sum does not know.
Sentences notes_of(const NamedModel& named) {
  Sentences notes = named.notes;
  notes.push_back(
      "Training on a card is state, activations and logits. Not counted, because no formula gives "
      "them: the driver's context, buffers of communication, tensors that live for one operation, "
      "and memory the allocator holds in pieces. One measured run (1.6 B parameters, 8 cards, "
      "The Ultra-Scale Playbook) took 3 % more than this sum.");
  return notes;
}

Figures figures_of(const NamedModel& named, const MemoryPlan& plan) {
  const TrainingState& state = plan.state_bytes_per_card;
  return {{{"name", named.name},
           {"parameters", plan.parameters},
           {"parameters_per_card", plan.parameters_per_card},
           {"weight_bytes", plan.weight_bytes},
           {"weight_bytes_per_card", plan.weight_bytes_per_card},
           {"training_state_bytes_per_card", Figures{{{"weights", state.weights},
                                                      {"gradients", state.gradients},
                                                      {"optimizer", state.optimizer},
                                                      {"total", state.total}}}},
           {"lora_parameters", plan.lora_parameters},
           {"bytes_sent_per_card", sent_figures(plan.traffic)},
           {"activation_bytes_per_card",
            Figures{{{"one_layer", plan.layer_activation_bytes},
                     {"all_layers", plan.activation_bytes},
                     {"all_layers_flash", plan.flash_activation_bytes},
                     {"all_layers_stored", plan.stored_activation_bytes},
                     {"first_pipeline_stage", plan.first_stage_activation_bytes},
                     {"logits", plan.logits_bytes}}}},
           {"training_bytes_per_card", plan.training_bytes},
           {"kv_cache_bytes", Figures{{{"per_token", plan.cache_bytes_per_token},
                                       {"per_sequence", plan.cache_bytes_per_sequence},
                                       {"batch_per_card", plan.cache_bytes_per_card},
                                       {"state_per_sequence", plan.state_bytes_per_sequence}}}},
           {"conventions", conventions_of(plan.setup)},
           {"notes", notes_of(named)}}};
}

void explain_state(const MemoryPlan& plan, Lines& lines) {
  const MemorySetup& setup = plan.setup;
  const StateBytes bytes = state_bytes(setup.recipe);
  const auto each = [&](std::int64_t per_parameter, ZeroStage splits) {
    const bool split =
        *setup.lora_rank == 0 && setup.zero >= splits && setup.data_parallel_cards > 1;
    return grouped(per_parameter) + " bytes a trained parameter" +
           (split ? ", split over " + grouped(setup.data_parallel_cards) + " data-parallel cards"
                  : "");
  };
  lines.heading("Training state on each card");
  if (splits_model(setup)) {
    lines.part("parameters", plan.parameters_per_card,
               "all / (" + grouped(setup.tensor_parallel_cards) + "-way tensor parallel x " +
                   grouped(setup.pipeline_stages) + " pipeline stages)" +
                   (setup.expert_parallel_cards > 1
                        ? ", experts / " + grouped(setup.expert_parallel_cards) + " too"
                        : "") +
                   "; norms are copied, below a thousandth");
  }
  if (*setup.lora_rank > 0) {
    lines.part("adapter parameters", plan.lora_parameters,
               "rank " + grouped(*setup.lora_rank) + " on queries and values; the base is frozen" +
                   (setup.qlora ? " in 4 bits with block constants" : " in 16 bits"));
  }
  lines.row("weights", bytes_in_words(plan.state_bytes_per_card.weights.as_double()),
            each(bytes.weights, ZeroStage::kWeights));
  lines.row("gradients", bytes_in_words(plan.state_bytes_per_card.gradients.as_double()),
            each(bytes.gradients, ZeroStage::kGradients));
  lines.row("optimizer", bytes_in_words(plan.state_bytes_per_card.optimizer.as_double()),
            each(bytes.optimizer, ZeroStage::kOptimizer));
  lines.row("together", bytes_in_words(plan.state_bytes_per_card.total.as_double()), "");
}

void explain_activations(const Model& model, const MemoryPlan& plan, Lines& lines) {
  const MemorySetup& setup = plan.setup;
  lines.heading("Activations on each card, " + grouped(setup.batch) + " x " +
                grouped(*setup.tokens) + " tokens");
  lines.row("one layer", bytes_in_words(plan.layer_activation_bytes.as_double()),
            kept_in_words(setup.recompute) + ", " + grouped(setup.tensor_parallel_cards) +
                "-way tensor parallel" +
                (setup.sequence_parallel ? " with sequence parallelism" : ""));
  const bool flash = setup.attention == AttentionKernel::kFlash;
  lines.row("all layers", bytes_in_words(plan.activation_bytes.as_double()),
            (model.recurrent && !model.recurrent->beside_attention && !model.lone
                 ? "x " + grouped(attention_layers(model)) + " layers with attention, and " +
                       grouped(model.recurrent->layers) + " with a state, "
                 : "x " + grouped(model.n_layers) + " layers, ") +
                (flash ? "FlashAttention keeps no scores" : "scores kept"));
  const Count other = flash ? plan.stored_activation_bytes : plan.flash_activation_bytes;
  lines.row(flash ? "with stored scores" : "with FlashAttention", bytes_in_words(other.as_double()),
            flash ? "the same layers, --attention stored" : "the same layers, --attention flash");
  if (setup.pipeline_stages > 1) {
    lines.row("first stage", bytes_in_words(plan.first_stage_activation_bytes),
              "p micro-batches of L/p layers, x " +
                  number_text(interleave_factor(setup.pipeline_stages, setup.pipeline_chunks), 5) +
                  " for interleaving");
  }
  lines.row("logits", bytes_in_words(plan.logits_bytes.as_double()),
            "tokens x vocabulary x " + grouped(kBytesPerLogit) +
                " bytes: as computed, FP32, FP32 softmax, gradient");
  lines.row("training, each card", bytes_in_words(plan.training_bytes),
            "state, activations and logits");
}

std::string format_in_words(const MemorySetup& setup) {
  const std::string name(name_of(setup.weights));
  if (!takes_groups(setup.weights)) {
    return name + ": " + number_text(bits_per_number(setup.weights), 6) +
           " bits a weight, scales included";
  }
  if (*setup.group == 0) return name;
  const GroupScales scales = scales_of(setup.weights, *setup.group);
  return name + " with a " + grouped(scales.scale_bits) + "-bit scale" +
         (scales.zero_point_bits > 0 ? " and a " + grouped(scales.zero_point_bits) + "-bit zero"
                                     : "") +
         " for every " + grouped(*setup.group) + " weights";
}

std::string explain(const NamedModel& named, const MemoryPlan& plan) {
  const MemorySetup& setup = plan.setup;
  Lines lines;
  lines.heading("Weights to serve");
  lines.row("weights", bytes_in_words(plan.weight_bytes.as_double()),
            "in " + format_in_words(setup));
  if (splits_model(setup)) {
    lines.row("on each card", bytes_in_words(plan.weight_bytes_per_card.as_double()),
              "an even share");
  }
  explain_state(plan, lines);
  explain_activations(named.model, plan, lines);
  explain_traffic(named.model, plan.traffic, lines);
  lines.heading("KV cache in " + std::string(name_of(setup.cache)));
  lines.row("one token", bytes_in_words(plan.cache_bytes_per_token.as_double()), "");
  lines.row("one sequence", bytes_in_words(plan.cache_bytes_per_sequence.as_double()),
            grouped(*setup.tokens) + " tokens");
  lines.row(
      "batch, each card", bytes_in_words(plan.cache_bytes_per_card.as_double()),
      grouped(setup.batch) + " sequences, " +
          (named.model.mla ? std::string("the latent vector on every card")
                           : grouped(kv_heads_per_card(named.model, setup.tensor_parallel_cards)) +
                                 " KV heads a card") +
          ", blocks of " + grouped(setup.cache_block_tokens) +
          (setup.pipeline_stages > 1 ? ", all layers" : ""));
  if (named.model.recurrent) {
    lines.row("state of a sequence", bytes_in_words(plan.state_bytes_per_sequence.as_double()),
              "FP32, however long it is");
  }
  return named.name + ", " + grouped(plan.parameters.value()) + " parameters\n\n" + lines.text() +
         notes_in_lines(notes_of(named));
}

}  // namespace

Answer memory_answer(const Request& request, ReadText read) {
  const auto [setup, subject] = understand<MemorySetup>(request, read, 1, kUsage);
  if (subject.refusal) return *subject.refusal;
  const MemoryPlan plan = plan_memory(subject.model.model, setup);
  if (plan.problem != MemoryProblem::kNone) return refused(in_words(subject.model.model, plan));
  if (request.form == Form::kFigures) return {"", figures_of(subject.model, plan), ""};
  return {explain(subject.model, plan), {}, ""};
}

}  // namespace tmw::plan
