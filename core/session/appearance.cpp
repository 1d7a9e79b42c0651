#include "core/session/appearance.h"

namespace tmw {

const char* theme_word(ThemeWish theme) {
  switch (theme) {
    case ThemeWish::kSystem:
      break;
    case ThemeWish::kLight:
      return "light";
    case ThemeWish::kDark:
      return "dark";
  }
  return "system";
}

const char* ink_word(InkWish ink) {
  switch (ink) {
    case InkWish::kAuto:
      break;
    case InkWish::kPlain:
      return "plain";
    case InkWish::kCanvas:
      return "canvas";
  }
  return "auto";
}

ThemeWish theme_of_word(std::string_view word) {
  for (const ThemeWish theme : {ThemeWish::kLight, ThemeWish::kDark}) {
    if (word == theme_word(theme)) return theme;
  }
  return ThemeWish::kSystem;
}

InkWish ink_of_word(std::string_view word) {
  for (const InkWish ink : {InkWish::kPlain, InkWish::kCanvas}) {
    if (word == ink_word(ink)) return ink;
  }
  return InkWish::kAuto;
}

}  // namespace tmw
