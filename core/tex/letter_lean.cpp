#include "core/tex/letter_lean.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace tmw {
namespace {

struct Lean {
  char32_t letter;
  float em;
};

// By code point.
constexpr Lean kLeans[] = {
    {U'C', 0.045F}, {U'E', 0.026F}, {U'F', 0.106F}, {U'H', 0.058F}, {U'I', 0.066F},
    {U'J', 0.078F}, {U'K', 0.039F}, {U'M', 0.081F}, {U'N', 0.084F}, {U'P', 0.109F},
    {U'S', 0.032F}, {U'T', 0.120F}, {U'U', 0.083F}, {U'V', 0.186F}, {U'W', 0.106F},
    {U'X', 0.024F}, {U'Y', 0.181F}, {U'Z', 0.040F}, {U'f', 0.060F}, {U'q', 0.014F},
    {U'γ', 0.025F}, {U'ζ', 0.033F}, {U'ν', 0.036F}, {U'ς', 0.042F}, {U'τ', 0.080F},
};

}  // namespace

float letter_lean(char32_t letter) {
  const Lean* const found =
      std::lower_bound(std::begin(kLeans), std::end(kLeans), letter,
                       [](const Lean& one, char32_t wanted) { return one.letter < wanted; });
  return found != std::end(kLeans) && found->letter == letter ? found->em : 0.0F;
}

std::u32string_view leaning_letters() {
  static constexpr auto kLetters = [] {
    std::array<char32_t, std::size(kLeans)> letters{};
    for (std::size_t i = 0; i < letters.size(); ++i) letters[i] = kLeans[i].letter;
    return letters;
  }();
  return {kLetters.data(), kLetters.size()};
}

std::string lean_class(char32_t letter) {
  return "lean-" + std::to_string(std::lround(letter_lean(letter) * 1000.0F));
}

}  // namespace tmw
