// An exercise with numbers that are chosen, not drawn: each way in which they vary is a row of
// values, the original among them.
#pragma once

#include <cstddef>
#include <vector>

#include "core/content/content_error.h"
#include "core/content/exercise.h"
#include "core/exercise/explored.h"
#include "core/exercise/instantiate.h"
#include "core/exercise/numbers.h"

namespace tmw {

// What a row is called that changes several numbers together and names none.
inline constexpr const char* kTogether = "numbers";
inline constexpr const char* kModel = "model";  // ... and of which it names the model

// The rows of each `vary` of an exercise, with the original numbers; rows of one number in rising
// order.
struct PlayRow {
  std::vector<DrawRow> values;
  std::size_t own = 0;  // the original
};
[[nodiscard]] std::vector<PlayRow> play_rows(const Exercise& exercise);

// The control of each row, under the name "4.3/0", with the value at `places`.
[[nodiscard]] std::vector<Knob> play_knobs(const Exercise& exercise,
                                           const std::vector<std::size_t>& places);

// The exercise with these values, one place for each row. It is as seed 0 gives it otherwise.
[[nodiscard]] Instance instantiate_rows(const Exercise& exercise,
                                        const std::vector<std::size_t>& places);

// The numbers of an exercise with these drawn values (numbers.cpp).
[[nodiscard]] Numbers numbers_with(const Exercise& exercise, const DrawRow& drawn,
                                   ContentErrors& errors);

}  // namespace tmw
