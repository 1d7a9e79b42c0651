#include "core/exercise/playing.h"

#include <algorithm>

#include "core/formula/evaluate.h"
#include "core/formula/print_expression.h"

namespace tmw {
namespace {

const GivenSpec* given_named(const Exercise& exercise, const std::string& name) {
  for (const GivenSpec& given : exercise.given) {
    if (given.name == name) return &given;
  }
  return nullptr;
}

double number_of(const GivenValue& value) {
  const auto* expression = std::get_if<Expression>(&value);
  return expression == nullptr ? 0.0 : evaluate(*expression, {}).quantity.value;
}

std::string text_of(const GivenValue& value) {
  const auto* words = std::get_if<std::string>(&value);
  return words != nullptr ? *words : to_text(std::get<Expression>(value));
}

// What the names of a row have by themselves.
DrawRow original_of(const Exercise& exercise, const DrawSpec& draw) {
  DrawRow original;
  for (const DrawRow& row : draw.rows) {
    for (const auto& [name, value] : row) {
      const auto same = [&, name = name](const auto& one) { return one.first == name; };
      const GivenSpec* given = given_named(exercise, name);
      if (given != nullptr && std::none_of(original.begin(), original.end(), same))
        original.emplace_back(name, given->value);
    }
  }
  return original;
}

// Whether a row says nothing else than the original.
bool is_original(const DrawRow& row, const DrawRow& original) {
  return std::all_of(row.begin(), row.end(), [&](const auto& one) {
    const auto own = std::find_if(original.begin(), original.end(),
                                  [&](const auto& other) { return other.first == one.first; });
    return own != original.end() && text_of(own->second) == text_of(one.second);
  });
}

// "LLaMA-2-70B", "4,096 tokens", "L = 80, d = 8,192".
std::string words_of(const Exercise& exercise, const DrawRow& row) {
  for (const auto& [name, value] : row) {
    if (const auto* words = std::get_if<std::string>(&value)) return *words;
  }
  std::string words;
  for (const auto& [name, value] : row) {
    const GivenSpec* given = given_named(exercise, name);
    NumberFormat format;
    if (given != nullptr) format.unit = given->unit;
    const std::string number =
        print_formatted(number_of(value) * (format.unit ? format.unit->factor : 1.0), format);
    words += (words.empty() ? "" : ", ") + (row.size() == 1 ? number : name + " = " + number);
  }
  return words;
}

// What a row of values is about: "model", "tokens in the cache".
std::string label_of(const Exercise& exercise, const DrawRow& original) {
  for (const auto& [name, value] : original) {
    if (std::holds_alternative<std::string>(value)) return name == "name" ? kModel : name;
  }
  const GivenSpec* given = given_named(exercise, original.front().first);
  return original.size() == 1 && given != nullptr && !given->what.empty() ? given->what : kTogether;
}

}  // namespace

std::vector<PlayRow> play_rows(const Exercise& exercise) {
  std::vector<PlayRow> rows;
  for (const DrawSpec& draw : exercise.draws) {
    const DrawRow original = original_of(exercise, draw);
    PlayRow play{{original}, 0};
    for (const DrawRow& row : draw.rows) {
      if (!is_original(row, original)) play.values.push_back(row);
    }
    if (original.size() == 1 && !std::holds_alternative<std::string>(original[0].second)) {
      const double own = number_of(original[0].second);
      const auto number = [](const DrawRow& row) { return number_of(row.front().second); };
      std::stable_sort(play.values.begin(), play.values.end(),
                       [&](const DrawRow& a, const DrawRow& b) { return number(a) < number(b); });
      while (number(play.values[play.own]) < own) ++play.own;
    }
    if (play.values.size() > 1) rows.push_back(std::move(play));
  }
  return rows;
}

std::vector<Knob> play_knobs(const Exercise& exercise, const std::vector<std::size_t>& places) {
  const std::vector<PlayRow> rows = play_rows(exercise);
  std::vector<Knob> knobs;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Knob knob{exercise.id + "/" + std::to_string(i),
              label_of(exercise, rows[i].values[rows[i].own]),
              {},
              places[i],
              {}};
    for (const DrawRow& row : rows[i].values) knob.words.push_back(words_of(exercise, row));
    knobs.push_back(std::move(knob));
  }
  return knobs;
}

}  // namespace tmw
