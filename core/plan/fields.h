// What each question lets one choose: one table a question, one row a field. Four read the rows and
// nothing else knows the fields: options are understood by them (asking.h), JSON tells a setup by
// them, --help and docs/model-files.md list them, and a page can make an input of each:
//
//   for (const Row<MemorySetup>& row : rows<MemorySetup>()) {
//     const ReadValue read = read_value(row.field, "4k");  // what somebody typed
//     if (read.error.empty()) row.set(setup, read.value);
//   }
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tmw::plan {

struct ModelSetup;     // model_plan.h
struct MemorySetup;    // memory_plan.h
struct ServingSetup;   // serving_plan.h
struct TrainingSetup;  // training_plan.h

// What a field holds: a flag, a whole number, a number, or the word of a choice, which lives as
// long as the program. Nothing when it is left open; the plan then fills in what suits the model.
using FieldValue = std::variant<std::monostate, bool, std::int64_t, double, std::string_view>;

// What no card, price or data set comes near; the answers stay finite between these.
inline constexpr double kLeastNumber = 1e-9;
inline constexpr double kLargestNumber = 1e24;
inline constexpr std::int64_t kLargestWhole = 1'000'000'000'000'000;

// What a field accepts.
struct Whole {  // a whole number up to kLargestWhole; "4k" and "1e12" are read too
  std::int64_t least = 1;
};
struct Number {};  // kLeastNumber ... kLargestNumber; "10B" is read too
struct Share {};   // kLeastNumber ... 1
struct Choice {    // one of these words, as it is written here
  std::span<const std::string_view> words;
};
struct Format {};  // a number format (core/transformer/precision.h), in any case
struct Flag {      // an option without a value; giving it sets the field to this
  FieldValue given;
};
struct Fixed {};  // no option: a convention of the question that is told, never chosen

using FieldKind = std::variant<Whole, Number, Share, Choice, Format, Flag, Fixed>;

// How "conventions" in JSON tells a field.
struct Echo {
  std::string_view name = {};
  int place = 0;           // among the others, from 1; 0: it is not told
  bool as_number = false;  // the words of this choice are numbers
};

// A field that decides the same thing as another: one of them may be given.
struct Instead {
  std::string_view of = {};    // the option of the row before
  std::string_view sets = {};  // what both decide
};

// What is known about a field without a setup.
struct Field {
  std::string_view option;  // its name as an option: "lora-rank"; empty for what is fixed
  std::string_view what;    // what it is: "rank of the adapters"
  FieldKind kind = Whole{};
  std::string_view unit = {};  // of a number: "tokens", "GB"
  std::string_view sign = {};  // stands for a value in the usage: "N", "bf16"
  std::string_view open = {};  // what it comes to when it is left open: "4,096"
  Echo echo = {};
  Instead instead = {};
};

template <class Setup>
struct Row {
  Field field;
  FieldValue (*get)(const Setup& setup);
  // Requires a value that read_value gave for this field or `get` for any setup.
  void (*set)(Setup& setup, const FieldValue& value);
};

// The fields of a question, in the order of its usage. A field's default is `get` of a new Setup.
template <class Setup>
[[nodiscard]] std::span<const Row<Setup>> rows();
template <>
std::span<const Row<ModelSetup>> rows();
template <>
std::span<const Row<MemorySetup>> rows();
template <>
std::span<const Row<ServingSetup>> rows();
template <>
std::span<const Row<TrainingSetup>> rows();

struct ReadValue {
  FieldValue value;
  std::string error;  // a sentence with the option and what to give; then there is no value
};

// Reads what somebody typed. Requires a field whose option takes a value.
[[nodiscard]] ReadValue read_value(const Field& field, std::string_view typed);

// Whether the option stands before a value; flags stand alone.
[[nodiscard]] bool takes_value(const Field& field);
// The words to choose from, of a Choice or Format; none for other kinds.
[[nodiscard]] std::vector<std::string_view> words_of(const Field& field);
// "a whole number from 1 up", "one of full, half, exact"; empty for flags and what is fixed.
[[nodiscard]] std::string range_in_words(const Field& field);
// A value as one would type it; empty when it is left open.
[[nodiscard]] std::string text_of(const FieldValue& value);

}  // namespace tmw::plan
