#include "core/lab/field_words.h"

#include <algorithm>
#include <span>

#include "core/lab/answers.h"
#include "core/lab/number_texts.h"
#include "core/plan/choices.h"
#include "core/text/characters.h"

namespace tmw::lab {
namespace {

constexpr FieldWords kServe[] = {
    {"users", "Users at once", true},
    {"cards", "Cards", true},
    {"tokens", "Context of each user, tokens", true},
    {"prompt", "Prompt, tokens", true},
    {"weights", "Format of the weights", true},
    {"cache", "Format of the KV cache", true},
    {"price", "Price of a card-hour, $", true},
    {"answer", "Answer, tokens"},
    {"compute", "Format of the products"},
    {"mfu", "MFU while reading a prompt"},
    {"draft", "Drafted tokens a step"},
    {"accept", "Chance that a draft is accepted"},
    {"accepted", "Tokens a step, as measured"},
    {"cached", "Cached tokens of the prompt"},
    {"chunk", "Tokens of a prompt read in a step; 0: all"},
    {"mask", "Scores counted of a prompt"},
    {"no-logits", "Product with the head"},
    {"reserve-gb", "Kept free on each card, GB"},
    {"step-ms", "Wished time for a token, ms"},
};

constexpr FieldWords kTrain[] = {
    {"cards", "Cards", true},
    {"data", "Tokens of the run", true},
    {"tokens", "Sequence, tokens", true},
    {"micro-batch", "Sequences at once on a card", true},
    {"tp", "Tensor-parallel cards", true},
    {"zero", "ZeRO stage", true},
    {"recompute", "Activations computed again", true},
    {"recipe", "Optimizer and formats (recipe)", true},
    {"price", "Price of a card-hour, $", true},
    {"pipeline", "Pipeline stages"},
    {"batch", "Sequences of a step"},
    {"mfu", "MFU"},
    {"hfu", "HFU, in place of MFU"},
    {"mask", "Scores counted"},
    {"no-logits", "Product with the head"},
    {"n", "Parameters in 6ND"},
    {"measured", "Measured tokens/s of all cards"},
};

}  // namespace

const FieldWords* words_for(Question question, std::string_view option) {
  const bool serve = question == Question::kServe;
  for (const FieldWords& words :
       serve ? std::span<const FieldWords>(kServe) : std::span<const FieldWords>(kTrain)) {
    if (words.option == option) return &words;
  }
  return nullptr;
}

std::string value_words(std::string_view text) {
  if (!text.empty() && is_digit(text.front())) {
    if (const auto whole = whole_from(text))
      return in_words(static_cast<double>(*whole), Unit::kCount);
  }
  std::string words(text);
  const bool is_format =
      std::any_of(std::begin(plan::kComputeFormats), std::end(plan::kComputeFormats),
                  [&](const auto& format) { return format.word == text; });
  if (!is_format) return words;
  for (char& c : words) {
    if (is_letter(c)) c = static_cast<char>(c & ~0x20);
  }
  return words;
}

}  // namespace tmw::lab
