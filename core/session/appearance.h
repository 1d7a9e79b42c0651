// How the learner wants the page to look, and the words for it in the log and in JavaScript.
#pragma once

#include <cstdint>
#include <string_view>

namespace tmw {

// Light or dark; kSystem: as the device has it.
enum class ThemeWish : std::uint8_t { kSystem, kLight, kDark };

// Who inks the words: the canvas, or the DOM as plain text. kAuto: the canvas where it can.
enum class InkWish : std::uint8_t { kAuto, kPlain, kCanvas };

// "system", "light", "dark"; "auto", "plain", "canvas". This is a saved format: it never changes.
[[nodiscard]] const char* theme_word(ThemeWish theme);
[[nodiscard]] const char* ink_word(InkWish ink);

// The way back; kSystem and kAuto for any other word.
[[nodiscard]] ThemeWish theme_of_word(std::string_view word);
[[nodiscard]] InkWish ink_of_word(std::string_view word);

}  // namespace tmw
