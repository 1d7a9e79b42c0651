// How far a slow proof over many numbers goes.
#pragma once

namespace tmw::test {

#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif
#else
inline constexpr bool kSanitized = false;
#endif

#ifdef __EMSCRIPTEN__
inline constexpr bool kShort = true;
#else
inline constexpr bool kShort = kSanitized;
#endif

// Of so many numbers, how many a sweep tries here. All of them in `./workbook test sweeps`, which
// is native and plain. `./workbook test` has the short form: a tenth under the sanitizers, which
// look at memory and cost ten times as much, and a fourth in WebAssembly.
constexpr int swept(int numbers) {
  return kSanitized ? numbers / 10 : kShort ? numbers / 4 : numbers;
}

}  // namespace tmw::test
