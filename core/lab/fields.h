// Every number of a model's description and of a card by a name: so an address can say in what a
// model or a card differs from a preset, and the page has a field for each.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/lab/field_words.h"
#include "core/transformer/hardware.h"
#include "core/transformer/model.h"

namespace tmw::lab {

// What the page says of a figure that is not known, and what may be typed for it, beside "none".
inline constexpr std::string_view kNotGiven = "not given";

// A part of a `Thing`, as text.
template <class Thing>
struct Part {
  std::string_view name;  // in an address: "layers", "moe.experts"
  std::string_view what;  // on the page: "Layers"; empty: the page has no field for it
  std::string_view unit;  // of a number that the page shows
  std::string (*get)(const Thing& thing);
  // False if the text is no value of this part; then nothing is changed.
  bool (*set)(Thing& thing, std::string_view text);
  bool is_flag = false;  // "1" or "0"; the page says "yes" and "no"
  bool or_none = false;  // 0: its source does not say, or there is none; the page says kNotGiven
};

using ModelPart = Part<transformer::Model>;
using CardPart = Part<transformer::Hardware>;

// All parts of a description: models that agree in them are the same.
[[nodiscard]] std::span<const ModelPart> model_parts();

// Rates in TFLOP/s and TOP/s, memory in GB (10^9 bytes), bandwidth in TB/s, links in GB/s.
[[nodiscard]] std::span<const CardPart> card_parts();

// "3.35 TB/s", "not given" for a card's rate or link that is not known, "none" for a window that is
// not there.
template <class Thing>
[[nodiscard]] std::string in_words(const Part<Thing>& part, const Thing& thing) {
  const std::string text = part.get(thing);
  if (part.is_flag) return text == "1" ? "yes" : "no";
  if (text == "none") return text;
  if (text == "0" && part.or_none) return std::string(kNotGiven);
  return value_words(text) + (part.unit.empty() ? "" : " ") + std::string(part.unit);
}

// Whether the page has a field for this part of this model: parts of a mixture only where there is
// one, of latent attention, a window, a state and the like as well.
[[nodiscard]] bool is_shown(const ModelPart& part, const transformer::Model& model);

}  // namespace tmw::lab
