// Checked whole numbers for counts (parameters, FLOPs, bytes): a sum or product that leaves 64 bits
// stays at the top as "overflowed" instead of wrapping, so that a report can say so.
#pragma once

#include <cstdint>
#include <limits>

namespace tmw::transformer {

// A count that is never negative in a sound model. One word, so that a report of some hundred
// products costs under a microsecond; inlined by force, because -Os leaves calls in WASM otherwise.
class Count {
 public:
  [[gnu::always_inline]] constexpr Count() {}  // NOLINT: `= default` is a call of its own in WASM
  [[gnu::always_inline]] constexpr Count(std::int64_t value)
      : value_(value) {}  // NOLINT: a number is a count

  // The exact value; 0 when overflowed, so always ask `overflowed()` first.
  [[nodiscard, gnu::always_inline]] constexpr std::int64_t value() const {
    return overflowed() ? 0 : value_;
  }
  [[nodiscard, gnu::always_inline]] constexpr bool overflowed() const {
    return value_ == kOverflow;
  }
  // For ratios and times, where rounding to a double is intended.
  [[nodiscard, gnu::always_inline]] constexpr double as_double() const {
    return static_cast<double>(value());
  }

  [[gnu::always_inline]] constexpr Count& operator+=(Count other) { return *this = *this + other; }
  [[gnu::always_inline]] constexpr Count& operator*=(Count other) { return *this = *this * other; }

  [[gnu::always_inline]] friend constexpr Count operator+(Count a, Count b) {
    const std::uint64_t sum =
        static_cast<std::uint64_t>(a.value_) + static_cast<std::uint64_t>(b.value_);
    return sum >= static_cast<std::uint64_t>(kOverflow) ? Count(kOverflow)
                                                        : Count(static_cast<std::int64_t>(sum));
  }
  // Requires a >= b.
  [[gnu::always_inline]] friend constexpr Count operator-(Count a, Count b) {
    if (a.overflowed() || b.overflowed()) return Count(kOverflow);
    return Count(a.value_ - b.value_);
  }
  [[gnu::always_inline]] friend constexpr Count operator*(Count a, Count b) {
    // Factors of together 63 bits cannot overflow; the checked product is a slow call in WASM.
    if (leading_zeros(a.value_) + leading_zeros(b.value_) >= 65) return Count(a.value_ * b.value_);
    std::int64_t product = 0;
    const bool overflow = __builtin_mul_overflow(a.value_, b.value_, &product);
    return overflow || product < 0 ? Count(kOverflow) : Count(product);
  }
  friend constexpr bool operator==(Count a, Count b) { return a.value_ == b.value_; }

 private:
  static constexpr std::int64_t kOverflow = std::numeric_limits<std::int64_t>::max();

  // Of a number's 64 bits; 63 for 0 too, which the builtin leaves undefined.
  [[gnu::always_inline]] static constexpr int leading_zeros(std::int64_t value) {
    return __builtin_clzll(static_cast<unsigned long long>(value) | 1);
  }

  std::int64_t value_ = 0;
};

// Rounds up. Requires divisor > 0 and count >= 0.
[[nodiscard, gnu::always_inline]] constexpr inline Count divide_up(Count count,
                                                                   std::int64_t divisor) {
  if (count.overflowed()) return count;
  return Count(count.value() / divisor + (count.value() % divisor != 0 ? 1 : 0));
}

}  // namespace tmw::transformer
