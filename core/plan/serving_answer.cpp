// `tmw serve-plan`: the words and figures of a serving plan.
#include "core/plan/choices.h"
#include "core/plan/expected_answer.h"
#include "core/plan/lines.h"
#include "core/plan/question.h"
#include "core/plan/serving_plan.h"
#include "core/plan/words.h"

namespace tmw::plan {
namespace {

using namespace transformer;

constexpr Usage kUsage = {"Usage: tmw serve-plan MODEL CARD"};

std::string in_words(ServingProblem problem) {
  switch (problem) {
    case ServingProblem::kNone:
      return "";
    case ServingProblem::kNoRoom:
      return "The option --reserve-gb leaves no room on a card: give less than its memory.";
    case ServingProblem::kAllCached:
      return "The option --cached leaves no token of the prompt to read: give less than --prompt.";
    case ServingProblem::kManyChunks:
      return "The option --chunk is so small that a prompt has more than 100,000 chunks: give "
             "more.";
    case ServingProblem::kNoPeak:
      return "The card has no published peak in that format: give another --compute, or another "
             "card.";
    case ServingProblem::kOverflow:
      return "The counts overflow 64 bits: make the model smaller, or --tokens or --prompt.";
  }
  return "";
}

// What the answer assumes beside what was asked.
Sentences notes_of(const NamedModel& named, const ServingPlan& plan) {
  Sentences notes = named.notes;
  if (named.model.kind == ModelKind::kEncoder) {
    notes.push_back(
        "This model is an encoder: it reads a text whole, keeps no cache and writes no text. The "
        "prefill is what it does; steps and caches are those of a decoder of its sizes.");
  }
  if (plan.fp16_for_bf16) notes.emplace_back(kNoBf16);
  const std::string uneven = uneven_cards(named.model, plan.setup.cards);
  if (!uneven.empty()) notes.push_back(uneven);
  if (plan.experts_read_per_layer) {
    notes.push_back(
        "A step reads E(1 - (1 - k/E)^U) of the E experts of a layer on average, k of them for "
        "each "
        "of U users: uniform routing is assumed. Shared experts and all other weights are read "
        "whole.");
  }
  if (named.model.layer_embedding) {
    notes.push_back(
        "Of the second embedding, with a row for each token and layer, a step reads only those "
        "rows: it is not among the weights read.");
  }
  if (named.model.indexer) {
    notes.push_back("A step attends to at most " + grouped(named.model.indexer->top_k) +
                    " tokens, which an indexer chooses by its keys of all tokens: what it reads of "
                    "a cache is less than what is kept.");
  }
  if (named.model.recurrent) {
    notes.push_back("A user's cache holds the state of " + grouped(named.model.recurrent->layers) +
                    " layers too, in FP32 and of constant size.");
  }
  return notes;
}

std::string weights_read(const ServingPlan& plan) {
  const std::string read = bytes_in_words(plan.weight_bytes_read);
  if (!plan.experts_read_per_layer) {
    const std::string all = " of " + bytes_in_words(plan.served.weight_bytes);
    return read + (plan.served.looked_up_bytes > 0 ? all : "") + " / bandwidth";
  }
  return read + " of " + bytes_in_words(plan.served.weight_bytes) +
         " / bandwidth: " + number_text(*plan.experts_read_per_layer, 4) + " of " +
         number_text(plan.served.experts.per_layer) +
         " experts of a layer on average (uniform routing)";
}

Figures figures_of(const DecodeStep& step) {
  return {{{"compute_seconds", step.compute_seconds},
           {"weight_seconds", step.weight_seconds},
           {"cache_seconds", step.cache_seconds},
           {"seconds", step.seconds},
           {"tokens_per_second", step.tokens_per_second},
           {"memory_bound", step.memory_bound}}};
}

Figures figures_of(const ChunkedPrefill& chunked) {
  return {{{"chunk_tokens", Count(chunked.chunk_tokens)},
           {"steps", Count(chunked.steps)},
           {"seconds", chunked.seconds},
           {"longest_step_seconds", chunked.longest_step},
           {"tokens_per_second", chunked.tokens_per_second}}};
}

Figures figures_of(const NamedModel& named, const Hardware& card, const ServingPlan& plan) {
  Figures figures = {{{"name", named.name},
                      {"ridge_point_flop_per_byte", plan.ridge_flop_per_byte},
                      {"weight_bytes", plan.served.weight_bytes},
                      {"weight_bytes_read", plan.weight_bytes_read},
                      {"experts_read_per_layer", plan.experts_read_per_layer},
                      {"cache_bytes_per_user", plan.served.cache_bytes_per_user},
                      {"flops_per_token", plan.served.flops_per_token},
                      {"decode_step", figures_of(plan.step)},
                      {"tokens_per_step", plan.tokens_per_step},
                      {"verify_step", figures_of(plan.verify_step)},
                      {"intensity_flop_per_byte", plan.intensity_flop_per_byte},
                      {"prefill_seconds", plan.prefill_seconds},
                      {"batch_crossover", plan.crossover_users},
                      {"batch_crossover_with_caches", plan.crossover_with_caches_users},
                      {"users_that_fit", Count(plan.users_that_fit)},
                      {"cards_for_room", Count(plan.cards_for_room)}}};
  std::vector<Figure>& members = figures.members;
  if (plan.chunked) members.push_back({"chunked_prefill", figures_of(*plan.chunked)});
  if (plan.cards_for_speed) members.push_back({"cards_for_speed", Count(*plan.cards_for_speed)});
  if (plan.dollars_per_million_tokens) {
    members.push_back({"dollars_per_million_tokens", *plan.dollars_per_million_tokens});
  }
  members.push_back(expected_figure(named.model, card, plan));
  members.push_back({"conventions", conventions_of(plan.setup)});
  members.push_back({"notes", notes_of(named, plan)});
  return figures;
}

void explain_drafts(const ServingPlan& plan, Lines& lines) {
  const ServingSetup& setup = plan.setup;
  if (setup.draft_tokens == 0) return;
  lines.heading("With " + grouped(setup.draft_tokens) +
                " drafted tokens, verified in one step; the draft itself is not counted");
  lines.row("tokens a step", number_text(plan.tokens_per_step, 4),
            setup.accepted ? "as measured"
                           : "(1 - a^(g+1)) / (1 - a), a = " + number_text(setup.acceptance, 3) +
                                 "; measured runs accept fewer, since chances fall along a draft");
  lines.row("step", seconds_in_words(plan.verify_step.seconds),
            plan.verify_step.memory_bound ? "memory takes longer than computing"
                                          : "computing takes longer than memory");
  lines.row("speed", number_text(plan.verify_step.tokens_per_second, 4) + " token/s",
            number_text(plan.verify_step.tokens_per_second / plan.step.tokens_per_second, 3) +
                " x that without drafts");
}

void explain_chunks(const ServingPlan& plan, Lines& lines) {
  if (!plan.chunked) return;
  const ChunkedPrefill& chunked = *plan.chunked;
  lines.heading("A prompt read in chunks of " + grouped(chunked.chunk_tokens) +
                " tokens, beside a token for every user");
  lines.row("steps", grouped(chunked.steps),
            "each reads the weights once, and what the prompt has in its cache");
  lines.row("prompt", seconds_in_words(chunked.seconds), "all steps: the time to the first token");
  lines.row("longest step", seconds_in_words(chunked.longest_step),
            "what others wait for a token; unchunked " + seconds_in_words(plan.prefill_seconds));
  lines.row("speed", number_text(chunked.tokens_per_second, 4) + " token/s",
            "answers of all users meanwhile");
}

void explain_step(const ServingPlan& plan, Lines& lines) {
  const double users = static_cast<double>(plan.setup.users);
  const DecodeStep& step = plan.step;
  lines.heading("One decode step for " + number_text(users) +
                (users == 1 ? " user at " : " users at ") + grouped(*plan.setup.tokens) +
                " tokens");
  lines.row("computing", seconds_in_words(step.compute_seconds),
            "users x " + number_text(plan.served.flops_per_token, 4) +
                " FLOP (a multiply-add as 2) / peak rate");
  lines.row("reading weights", seconds_in_words(step.weight_seconds), weights_read(plan));
  lines.row("reading caches", seconds_in_words(step.cache_seconds),
            "users x " + bytes_in_words(cache_bytes_read(plan.served)) +
                (plan.served.unread_cache_bytes > 0
                     ? " of " + bytes_in_words(plan.served.cache_bytes_per_user)
                     : "") +
                " / bandwidth");
  lines.row("step", seconds_in_words(step.seconds),
            step.memory_bound ? "memory takes longer than computing"
                              : "computing takes longer than memory");
  lines.row("speed", number_text(step.tokens_per_second, 4) + " token/s",
            number_text(step.tokens_per_second / users, 4) + " for each user");
}

std::string explain(const NamedModel& named, const NamedHardware& card, const ServingPlan& plan) {
  const std::string title = named.name + " on " + grouped(plan.setup.cards) + " x " + card.name;
  const ServingSetup& setup = plan.setup;
  Lines lines;
  explain_step(plan, lines);
  explain_drafts(plan, lines);
  explain_chunks(plan, lines);
  explain_expected(named.model, card.hardware, plan, lines);
  lines.heading("Limits");
  lines.row("intensity", number_text(plan.intensity_flop_per_byte, 4) + " FLOP/B",
            "of that step: its FLOP / (weights and caches)");
  lines.row("ridge point", number_text(plan.ridge_flop_per_byte, 4) + " FLOP/B",
            "peak rate / bandwidth");
  lines.row("prefill", seconds_in_words(plan.prefill_seconds),
            grouped(*setup.prompt_tokens) + " tokens" +
                (setup.cached_prompt_tokens > 0
                     ? ", " + grouped(setup.cached_prompt_tokens) + " of them cached,"
                     : "") +
                " at " + number_text(100 * setup.prefill_mfu, 4) + " % MFU, " +
                mask_in_words(setup.conventions.mask) + ", logits " +
                (setup.conventions.logits ? "of every token" : "left out"));
  lines.row("batch crossover", number_text(plan.crossover_users, 4),
            "users at which computing catches up with reading the weights");
  lines.row("with caches",
            plan.crossover_with_caches_users ? number_text(*plan.crossover_with_caches_users, 4)
                                             : "never",
            plan.crossover_with_caches_users
                ? "users, their caches read too"
                : "each user's cache takes longer to read than to compute");
  lines.row("users that fit", grouped(plan.users_that_fit), "room beside the weights / cache");
  lines.row("cards for room", grouped(plan.cards_for_room), "weights and all caches");
  if (plan.cards_for_speed) {
    lines.row("cards for speed", grouped(*plan.cards_for_speed),
              "for a step of " + seconds_in_words(*setup.step_milliseconds * 1e-3));
  }
  if (plan.dollars_per_million_tokens) {
    lines.row("cost", number_text(*plan.dollars_per_million_tokens, 4) + " $",
              "for a million tokens");
  }
  return title + "\n\n" + lines.text() + notes_in_lines(notes_of(named, plan));
}

}  // namespace

Answer serving_answer(const Request& request, ReadText read) {
  const auto [setup, subject] = understand<ServingSetup>(request, read, 2, kUsage);
  if (subject.refusal) return *subject.refusal;
  return serving_answer_of(request, subject.model, subject.card);
}

Answer serving_answer_of(const Request& request, const NamedModel& model,
                         const NamedHardware& card) {
  const ReadSetup<ServingSetup> asked = read_setup<ServingSetup>(request.options);
  if (!asked.mistake.error.empty()) return refused(asked.mistake.error);
  const ServingPlan plan = plan_serving(model.model, card.hardware, asked.setup);
  if (plan.problem != ServingProblem::kNone) return refused(in_words(plan.problem));
  if (request.form == Form::kFigures) return {"", figures_of(model, card.hardware, plan), ""};
  return {explain(model, card, plan), {}, ""};
}

}  // namespace tmw::plan
