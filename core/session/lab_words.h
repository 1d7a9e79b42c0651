// The words about the lab that are needed without it. What its page says is in core/lab.
#pragma once

#include <string>

namespace tmw::words {

inline constexpr const char* kLab = "The Lab";
inline constexpr const char* kLoadingLab = "The Lab is loading.";
inline constexpr const char* kAboutLab =
    "Any model on any hardware: what fits, how fast it answers and what it costs, every number "
    "with "
    "the formula behind it.";
// For the search: what its page has fields, answers and plots for.
inline constexpr const char* kInLab =
    "Choose a model or paste a config.json, GGUF or safetensors header; choose a card; set users, "
    "context, prompt, cards, formats of weights and KV cache, price, speculation (drafted tokens), "
    "cached prefix, ZeRO stage, recipe, recomputation, tensor and pipeline parallel cards. See "
    "what fills the card, users that fit, time to the first token, time for each token, tokens "
    "per second, cost, training time; plots, a roofline, measured runs; pin a setting and see why "
    "a number changed.";
inline constexpr const char* kOpenLab = "Open the Lab";
inline constexpr const char* kOpenInLab = "Open in the Lab";
inline constexpr const char* kSlipInLab = "What if it were so? See it in the Lab";
inline constexpr const char* kBackToLab = "Back to the Lab";
inline constexpr const char* kOwnNumbers =
    "These numbers are a state of the Lab. An answer is marked as always, and kept apart from the "
    "course.";
inline constexpr const char* kGames = "Two games";
inline constexpr const char* kAboutGames =
    "Ten rounds each, from training and serving runs that really happened: guess first, then see "
    "the arithmetic.";
inline constexpr const char* kCrashGame = "Fit or crash?";
inline constexpr const char* kAboutCrashGame =
    "Each of these training runs was really tried on H100 cards with 80 GiB. Did it fit?";
inline constexpr const char* kGapGame = "Explain the gap";
inline constexpr const char* kAboutGapGame =
    "No run is as fast as its bound. Which term takes most of the time between the two?";
inline constexpr const char* kBackToPractice = "Back to the practice";

inline constexpr const char* kNoGameYet = "The best score will be kept here.";

// "Your best: 8 of 10."
[[nodiscard]] std::string best_so_far(int best);

// "Fit or crash? (best: 8 of 10)", or the name alone where `best` is -1.
[[nodiscard]] std::string game_and_best(const std::string& name, int best);

// "Exercise 4.3 takes a whole number... Its own numbers are shown."
[[nodiscard]] std::string own_numbers_fault(const std::string& fault);

// "Back to exercise 4.3".
[[nodiscard]] std::string back_to_exercise(const std::string& exercise);

// "The Lab could not be loaded (...). ..."
[[nodiscard]] std::string lab_failed(const std::string& reason);

}  // namespace tmw::words
