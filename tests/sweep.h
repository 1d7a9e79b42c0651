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

// Of so many numbers, how many a sweep tries here: a tenth under the sanitizers, which look at
// memory only and cost ten times as much, else all. `./workbook test` runs both: native-san, and
// WebAssembly, which is optimised.
constexpr int swept(int numbers) { return kSanitized ? numbers / 10 : numbers; }

}  // namespace tmw::test
