// Random arguments of code tests, as an author asks for them.
#pragma once

#include <optional>
#include <string_view>

namespace tmw {

enum class GeneratorKind { kInteger, kNumber, kVector, kMatrix };

struct ArgumentGenerator {
  GeneratorKind kind = GeneratorKind::kNumber;
  int rows = 1;     // kMatrix; 1 to 64
  int columns = 1;  // kVector, kMatrix; 1 to 64
  double low = 0.0;
  double high = 0.0;
  double step = 1.0;  // kInteger
};

// "integer 1 to 96", "integer 64 to 4096 step 64", "number -5 to 5", "vector 4 of -5 to 5", "matrix
// 3 by 4 of -2 to 2". Nothing if the text is none of these or its range is empty.
[[nodiscard]] std::optional<ArgumentGenerator> read_generator(std::string_view text);

// What an author may write, for messages.
inline constexpr const char* kGeneratorForms =
    "\"integer 1 to 96\", \"number -5 to 5\", \"vector 4 of -5 to 5\" and \"matrix 3 by 4 of -2 to "
    "2\"";

}  // namespace tmw
