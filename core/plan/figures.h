// An answer's figures as a plain value: named members in the order in which they are told. `tmw`
// prints it as JSON (json_writer.h); web/calculator makes a JavaScript object of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/transformer/count.h"

namespace tmw::plan {

class Figure;

struct Figures {
  std::vector<Figure> members;
};

using Sentences = std::vector<std::string>;

// Nothing (null), a flag, a measure, an exact whole number, a word, members of its own, or a list.
using FigureValue =
    std::variant<std::monostate, bool, double, transformer::Count, std::string, Figures, Sentences>;

// A member. Its functions are in figures.cpp, so that a list of many figures stays small code.
class Figure {
 public:
  // `name` must live as long as the program.
  Figure(std::string_view name, bool flag);
  Figure(std::string_view name, double measure);
  Figure(std::string_view name, std::optional<double> measure);  // null when there is none
  Figure(std::string_view name, transformer::Count count);
  Figure(std::string_view name, std::string word);
  Figure(std::string_view name, Figures members);
  Figure(std::string_view name, Sentences list);
  Figure(std::string_view name, const char* word) = delete;  // would be a flag
  Figure(const Figure& other);
  Figure(Figure&& other) noexcept;
  Figure& operator=(const Figure& other);
  Figure& operator=(Figure&& other) noexcept;
  ~Figure();

  [[nodiscard]] std::string_view name() const { return name_; }
  [[nodiscard]] const FigureValue& value() const { return value_; }

 private:
  std::string_view name_;
  FigureValue value_;
};

}  // namespace tmw::plan
