// What would make a training run fit.
#include <algorithm>
#include <string>
#include <utility>

#include "core/lab/training.h"
#include "core/plan/choices.h"
#include "core/plan/fields.h"
#include "core/transformer/parallelism.h"

namespace tmw::lab {
namespace {

using namespace transformer;
using plan::TrainingSetup;

constexpr std::size_t kMostRemedies = 4;
constexpr std::int64_t kMostCards = 1 << 16;

// Changed options of a setup, in words, and whether a card would hold it then.
class Trial {
 public:
  Trial(const Model& model, const Hardware& card, const TrainingSetup& now)
      : model_(model), card_(card), setup_(now) {}

  Trial& zero(ZeroStage stage) {
    setup_.zero = stage;
    return add("ZeRO stage ", "zero", std::string(plan::kZeroStages[static_cast<int>(stage)].word),
               true);
  }
  Trial& recompute(Recompute how, const char* words) {
    setup_.recompute = how;
    return add(words, "recompute", std::string(plan::kRecomputes[static_cast<int>(how)].word),
               false);
  }
  Trial& micro_batch(std::int64_t sequences) {
    setup_.micro_batch = sequences;
    const std::string count = std::to_string(sequences);
    return add(count + (sequences == 1 ? " sequence at once" : " sequences at once"), "micro-batch",
               count, false);
  }
  Trial& tensor_parallel(std::int64_t cards) {
    setup_.tensor_parallel_cards = cards;
    return add(std::to_string(cards) + " tensor-parallel cards", "tp", std::to_string(cards),
               false);
  }
  Trial& cards(std::int64_t count) {
    setup_.cards = count;
    return add(std::to_string(count) + " cards", "cards", std::to_string(count), false);
  }

  // Where the sequences of a step that were asked cannot be split, they are as many as can.
  [[nodiscard]] bool fits() {
    plan::TrainingPlan plan = plan::plan_training(model_, card_, setup_);
    if (plan.problem == plan::TrainingProblem::kBatch) {
      setup_.batch.reset();
      plan = plan::plan_training(model_, card_, setup_);
      if (plan.problem == plan::TrainingProblem::kNone && plan.setup.batch) {
        const std::string count = std::to_string(*plan.setup.batch);
        add(count + " sequences a step", "batch", count, false);
      }
    }
    return plan.problem == plan::TrainingProblem::kNone && !plan.too_big;
  }
  [[nodiscard]] Remedy remedy() && { return std::move(remedy_); }

 private:
  Trial& add(const std::string& words, const char* option, const std::string& text, bool named) {
    remedy_.words += (remedy_.words.empty() ? "" : ", ") + words + (named ? text : "");
    remedy_.options.push_back({option, text});
    return *this;
  }

  const Model& model_;
  const Hardware& card_;
  TrainingSetup setup_;
  Remedy remedy_;
};

}  // namespace

std::vector<Remedy> training_remedies(const Model& model, const Hardware& card,
                                      const TrainingSetup& now, const plan::TrainingPlan& plan) {
  std::vector<Remedy> remedies;
  const auto attempt = [&](Trial trial) {
    if (remedies.size() >= kMostRemedies || !trial.fits()) return false;
    remedies.push_back(std::move(trial).remedy());
    return true;
  };
  const auto trial = [&] { return Trial(model, card, now); };
  // One option.
  if (plan.data_parallel_cards > 1) {
    for (const ZeroStage stage :
         {ZeroStage::kOptimizer, ZeroStage::kGradients, ZeroStage::kWeights}) {
      if (stage > now.zero && attempt(trial().zero(stage))) break;
    }
  }
  if (now.recompute == Recompute::kNone)
    (void)attempt(trial().recompute(Recompute::kSelective, "attention computed again"));
  if (now.recompute != Recompute::kFull && remedies.size() < 2)
    (void)attempt(trial().recompute(Recompute::kFull, "activations computed again"));
  for (std::int64_t half = now.micro_batch / 2; half > 0; half /= 2) {
    if (attempt(trial().micro_batch(half))) break;
  }
  for (const std::int64_t cards : tensor_splits(model, 64)) {
    const std::int64_t stages = now.pipeline_stages;
    if (cards <= now.tensor_parallel_cards || now.cards % (cards * stages) != 0) continue;
    if (attempt(trial().tensor_parallel(cards))) break;
  }
  if (!remedies.empty()) return remedies;
  // The fewest cards, their number doubled, split by ZeRO; then with activations computed again;
  // then with the layers' matrices split, too.
  const auto fewest = [&](const auto& with) {
    for (std::int64_t cards = now.cards; cards <= kMostCards; cards *= 2) {
      if (cards % (now.tensor_parallel_cards * now.pipeline_stages) != 0) continue;
      Trial one = trial();
      with(one, cards);
      if (cards > now.cards) one.cards(cards);
      if (attempt(std::move(one))) return;
    }
  };
  const auto split = [&](Trial& one) {
    if (now.zero != ZeroStage::kWeights) one.zero(ZeroStage::kWeights);
  };
  const auto again = [&](Trial& one) {
    if (now.recompute != Recompute::kFull)
      one.recompute(Recompute::kFull, "activations computed again");
  };
  fewest([&](Trial& one, std::int64_t) { split(one); });
  fewest([&](Trial& one, std::int64_t) {
    split(one);
    again(one);
  });
  for (const std::int64_t parallel : tensor_splits(model, 8)) {
    if (parallel <= now.tensor_parallel_cards) continue;
    fewest([&](Trial& one, std::int64_t cards) {
      split(one);
      again(one);
      if (cards % (parallel * now.pipeline_stages) == 0) one.tensor_parallel(parallel);
    });
    if (!remedies.empty()) break;
  }
  return remedies;
}

}  // namespace tmw::lab
