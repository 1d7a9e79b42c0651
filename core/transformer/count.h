// Checked whole numbers for counts (parameters, FLOPs, bytes): a sum or product that leaves 64 bits
// is remembered as overflow instead of wrapping, so that a report can say so.
#pragma once

#include <cstdint>

namespace tmw::transformer {

// A count that is never negative in a valid model. Once overflowed it stays overflowed.
class Count {
 public:
  constexpr Count() = default;
  constexpr Count(std::int64_t value) : value_(value) {}  // NOLINT: a number is a count

  // The exact value; 0 when overflowed, so always ask `overflowed()` first.
  [[nodiscard]] constexpr std::int64_t value() const { return overflowed_ ? 0 : value_; }
  [[nodiscard]] constexpr bool overflowed() const { return overflowed_; }
  // For ratios and times, where rounding to a double is intended.
  [[nodiscard]] constexpr double as_double() const { return static_cast<double>(value()); }

  constexpr Count& operator+=(Count other) { return *this = *this + other; }
  constexpr Count& operator*=(Count other) { return *this = *this * other; }

  friend constexpr Count operator+(Count a, Count b) {
    Count sum;
    sum.overflowed_ =
        __builtin_add_overflow(a.value_, b.value_, &sum.value_) | a.overflowed_ | b.overflowed_;
    return sum;
  }
  friend constexpr Count operator-(Count a, Count b) {
    Count difference;
    difference.overflowed_ = __builtin_sub_overflow(a.value_, b.value_, &difference.value_) |
                             a.overflowed_ | b.overflowed_;
    return difference;
  }
  friend constexpr Count operator*(Count a, Count b) {
    Count product;
    product.overflowed_ =
        __builtin_mul_overflow(a.value_, b.value_, &product.value_) | a.overflowed_ | b.overflowed_;
    return product;
  }
  friend constexpr bool operator==(Count a, Count b) {
    return a.overflowed_ == b.overflowed_ && a.value() == b.value();
  }

 private:
  std::int64_t value_ = 0;
  bool overflowed_ = false;
};

// Rounds up. Requires divisor > 0 and count >= 0.
[[nodiscard]] constexpr Count divide_up(Count count, std::int64_t divisor) {
  if (count.overflowed()) return count;
  return Count(count.value() / divisor + (count.value() % divisor != 0 ? 1 : 0));
}

}  // namespace tmw::transformer
