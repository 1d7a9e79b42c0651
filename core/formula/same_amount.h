// Whether two statements in one answer say the same amount: "13.48 GB (12.55 GiB)", "0.124
// = 12.4%".
#pragma once

#include <optional>

#include "core/formula/read_answer.h"

namespace tmw {

// As a share of the number, half a unit in its last digit; 0 for a calculation.
[[nodiscard]] double rounding_of(const TypedAnswer& answer);

// Whether two numbers are apart by no more than this share of the larger.
[[nodiscard]] bool is_near(double a, double b, double share);

// 148 /s is 148 tokens/s.
[[nodiscard]] Dimension without_tokens(const TypedAnswer& answer);

// "12.4%": a number as such, but of a size of its own; "33 users" is no share.
[[nodiscard]] bool is_share(const TypedAnswer& answer);

// Neither a unit nor a scale says how large it is.
[[nodiscard]] bool is_bare(const TypedAnswer& answer);

// A number that a share stands beside says by itself how large it is: "0.124 = 12.4%" is no 0.124
// per cent.
[[nodiscard]] TypedAnswer as_large_as_it_says(TypedAnswer answer);

// Whether both say the same amount; one that is bare may count in any multiple, but beside a share
// it is that number, "0.124 = 12.4%".
[[nodiscard]] bool agree(const TypedAnswer& a, const TypedAnswer& b);

// "0.12 % (0.1245)", "0.124 (0.124 %)": the same digits with and without the sign, of which the
// sign tells how large they are. Empty for all others.
[[nodiscard]] std::optional<TypedAnswer> sign_said_once(const TypedAnswer& answer,
                                                        const TypedAnswer& note);

}  // namespace tmw
