// Answers that say themselves twice, as calculators print them and people explain them:
// "13.48 GB (12.55 GiB)", "512 MiB = 536.9 MB", "12*7 = 84", "128 (d_k)".
#pragma once

#include <optional>
#include <string_view>

#include "core/formula/read_answer.h"

namespace tmw {

// The number before a bracket that only repeats or names it; empty where the text is nothing of the
// kind, so that `2 (3 + 4)` stays a product.
[[nodiscard]] std::optional<TypedAnswer> read_with_note(std::string_view text,
                                                        const ReadContext& context);

// Of statements with = or ≈ between them, the one that says most: with a unit, a calculation, the
// most digits. An error where they disagree. Empty where there is no such sign.
[[nodiscard]] std::optional<TypedAnswer> read_chain(std::string_view text,
                                                    const ReadContext& context);

// "13.48 + 2.1 GB": the unit at the end as that of a whole sum in which nothing else has one.
[[nodiscard]] std::optional<TypedAnswer> read_sum_with_unit(std::string_view text,
                                                            const ReadContext& context);

}  // namespace tmw
