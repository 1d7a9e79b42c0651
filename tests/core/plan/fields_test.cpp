// Every row of every question: its default and its other values go in and come out, nothing else is
// touched, what is out of range is refused in the words that users know, and usage, JSON and
// docs/model-files.md tell each field once. The ranges, usages and names below were copied from the
// parsers, usages and JSON writers that the rows replaced.
#include "core/plan/fields.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "core/plan/answers.h"
#include "core/plan/memory_plan.h"
#include "core/plan/model_plan.h"
#include "core/plan/serving_plan.h"
#include "core/plan/training_plan.h"
#include "tests/paths.h"

namespace tmw::plan {
namespace {

const std::string kPositive = "a positive number, from 1e-9 to 1e24";
const std::string kFromOne = "a whole number from 1 up";
const std::string kFromZero = "a whole number from 0 up";
const std::string kShare = "a number between 0 and 1";
const std::string kFormats =
    "fp32, tf32, bf16, fp16, fp8, int8, int4, fp8_block, mxfp8, mxfp6, mxfp4, nvfp4, awq, gptq, "
    "q8_0, q5_1, q5_0, q4_1, q4_0, iq4_nl, q6_k, q5_k, q4_k, q3_k, q2_k, iq4_xs, q4_k_m or q4_k_s";
const std::string kMaskWords = "one of full, half, exact";
const std::string kNWords = "one of all, non-embedding";
const std::string kRecomputeWords = "one of none, selective, full";
const std::string kFlag;  // takes no value

using Ranges = std::map<std::string_view, std::string>;

template <class Setup>
struct Expected;

template <>
struct Expected<ModelSetup> {
  static constexpr auto kAnswer = model_answer;
  const Ranges ranges = {{"tokens", kFromOne}, {"mask", kMaskWords}, {"macs", kFlag},
                         {"no-logits", kFlag}, {"n", kNWords},       {"weights", kFormats},
                         {"cache", kFormats}};
  const std::string usage =
      "Usage: tmw model PRESET|FILE [--json] [--tokens N] [--mask full|half|exact] [--macs] "
      "[--no-logits] [--n all|non-embedding] [--weights bf16] [--cache bf16], tmw model --list or "
      "tmw model --accuracy [FILE].\n";
  const std::string told = "tokens flops_per_multiply_add mask logits n weights cache ";
  const std::string heading = "### `tmw model`";
};

template <>
struct Expected<MemorySetup> {
  static constexpr auto kAnswer = memory_answer;
  const Ranges ranges = {{"tokens", kFromOne},
                         {"batch", kFromOne},
                         {"weights", kFormats},
                         {"group", kFromZero},
                         {"cache", kFormats},
                         {"block", kFromOne},
                         {"recipe", "one of sgd, momentum, adam, mixed16, mixed18, adam8"},
                         {"zero", "one of 0, 1, 2, 3"},
                         {"cards", kFromOne},
                         {"tp", kFromOne},
                         {"ep", kFromOne},
                         {"sp", kFlag},
                         {"recompute", kRecomputeWords},
                         {"attention", "one of flash, stored"},
                         {"dropout", kFlag},
                         {"pipeline", kFromOne},
                         {"chunks", kFromOne},
                         {"lora-rank", kFromZero},
                         {"qlora", kFlag}};
  const std::string usage =
      "Usage: tmw memory MODEL [--tokens N] [--batch N] [--weights bf16] [--group 128] [--cache "
      "bf16] [--block 16] [--recipe sgd|momentum|adam|mixed16|mixed18|adam8] [--zero 0|1|2|3] "
      "[--cards N] [--tp N] [--ep N] [--sp] [--recompute none|selective|full] [--attention "
      "flash|stored] "
      "[--dropout] [--pipeline P] [--chunks V] [--lora-rank R] [--qlora] [--json].\n";
  const std::string told =
      "tokens batch weights group cache block recipe zero cards tp sp recompute attention dropout "
      "pipeline chunks lora_rank qlora ep ";
  const std::string heading = "### `tmw memory`";
};

template <>
struct Expected<ServingSetup> {
  static constexpr auto kAnswer = serving_answer;
  const Ranges ranges = {
      {"users", kFromOne},       {"tokens", kFromOne},
      {"prompt", kFromOne},      {"answer", kFromOne},
      {"cards", kFromOne},       {"weights", kFormats},
      {"cache", kFormats},       {"compute", "one of bf16, fp16, tf32, fp8, int8, fp4"},
      {"draft", kFromZero},      {"accept", kShare},
      {"accepted", kPositive},   {"cached", kFromZero},
      {"chunk", kFromZero},      {"mfu", kShare},
      {"mask", kMaskWords},      {"no-logits", kFlag},
      {"reserve-gb", kPositive}, {"step-ms", kPositive},
      {"price", kPositive}};
  const std::string usage =
      "Usage: tmw serve-plan MODEL CARD [--users N] [--tokens N] [--prompt N] [--answer N] "
      "[--cards N] [--weights bf16] [--cache bf16] [--compute bf16|fp16|tf32|fp8|int8|fp4] [--mfu "
      "0.4] "
      "[--draft N] [--accept 0.7 | --accepted 3.77] [--cached N] [--chunk N] [--mask "
      "full|half|exact] "
      "[--no-logits] [--reserve-gb G] [--step-ms T] [--price DOLLARS] "
      "[--json].\n";
  const std::string told =
      "tokens prompt flops_per_multiply_add mask logits prefill_mfu weights cache compute "
      "answer draft acceptance cached chunk ";
  const std::string heading = "### `tmw serve-plan`";
};

template <>
struct Expected<TrainingSetup> {
  static constexpr auto kAnswer = training_answer;
  const Ranges ranges = {{"data", kPositive},
                         {"tokens", kFromOne},
                         {"cards", kFromOne},
                         {"tp", kFromOne},
                         {"pipeline", kFromOne},
                         {"micro-batch", kFromOne},
                         {"batch", kFromOne},
                         {"recipe", "one of sgd, momentum, adam, mixed16, mixed18, adam8"},
                         {"zero", "one of 0, 1, 2, 3"},
                         {"mfu", kShare},
                         {"hfu", kShare},
                         {"recompute", kRecomputeWords},
                         {"mask", kMaskWords},
                         {"no-logits", kFlag},
                         {"n", kNWords},
                         {"price", kPositive},
                         {"measured", kPositive}};
  const std::string usage =
      "Usage: tmw train-plan MODEL CARD [--data TOKENS] [--tokens N] [--cards N] [--tp N] "
      "[--pipeline P] "
      "[--micro-batch N] [--batch N] [--recipe sgd|momentum|adam|mixed16|mixed18|adam8] [--zero "
      "0|1|2|3] [--mfu 0.4 | --hfu 0.5] [--recompute "
      "none|selective|full] [--mask full|half|exact] [--no-logits] [--n "
      "all|non-embedding] [--price DOLLARS] [--measured TOKENS_PER_SECOND] [--json].\n";
  const std::string told =
      "tokens flops_per_multiply_add mask logits n recompute tp pipeline micro_batch "
      "batch zero recipe ";
  const std::string heading = "### `tmw train-plan`";
};

template <class Asked>  // a Setup, a name that googletest keeps for itself
class Fields : public testing::Test {
 protected:
  const Expected<Asked> expected = {};
  const std::span<const Row<Asked>> all = rows<Asked>();
};

using Setups = testing::Types<ModelSetup, MemorySetup, ServingSetup, TrainingSetup>;
TYPED_TEST_SUITE(Fields, Setups);

// What may be typed for a field that takes a value; at least one differs from the default.
std::vector<std::string> typed_for(const Field& field) {
  if (std::holds_alternative<Whole>(field.kind)) return {"1", "7", "4096", "1000000000000000"};
  if (std::holds_alternative<Number>(field.kind)) return {"1e-09", "0.5", "12345.6", "1e+24"};
  if (std::holds_alternative<Share>(field.kind)) return {"1e-09", "0.25", "1"};
  const std::vector<std::string_view> words = words_of(field);
  return {words.begin(), words.end()};
}

TYPED_TEST(Fields, ADefaultIsSetReadAndPrintedAsItIs) {
  for (const auto& row : this->all) {
    const FieldValue value = row.get(TypeParam{});
    const bool open = std::holds_alternative<std::monostate>(value);
    EXPECT_EQ(row.field.open.empty(), !open) << row.field.option << ": what is it when left open?";
    TypeParam setup;
    if (takes_value(row.field))
      row.set(setup, read_value(row.field, typed_for(row.field)[0]).value);
    row.set(setup, value);
    EXPECT_EQ(row.get(setup), value) << row.field.option;
    if (open || !takes_value(row.field)) continue;
    const ReadValue read = read_value(row.field, text_of(value));
    EXPECT_EQ(read.error, "");
    EXPECT_EQ(read.value, value) << row.field.option;
  }
}

TYPED_TEST(Fields, EveryValueComesOutAsItWentInAndTouchesNoOtherField) {
  for (const auto& row : this->all) {
    int others = 0;
    for (const std::string& typed : typed_for(row.field)) {
      const ReadValue read = read_value(row.field, typed);
      ASSERT_EQ(read.error, "") << row.field.option;
      EXPECT_EQ(text_of(read.value), typed) << row.field.option;
      TypeParam setup;
      row.set(setup, read.value);
      EXPECT_EQ(row.get(setup), read.value) << row.field.option;
      if (read.value != row.get(TypeParam{})) ++others;
      for (const auto& other : this->all) {
        if (&other == &row) continue;
        EXPECT_EQ(other.get(setup), other.get(TypeParam{}))
            << row.field.option << " changes " << other.field.option;
      }
    }
    EXPECT_EQ(takes_value(row.field), others > 0) << row.field.option;
  }
}

TYPED_TEST(Fields, AFlagSetsWhatANewSetupDoesNotHold) {
  for (const auto& row : this->all) {
    const auto* flag = std::get_if<Flag>(&row.field.kind);
    if (flag == nullptr) continue;
    TypeParam setup;
    EXPECT_NE(row.get(setup), flag->given) << row.field.option;
    row.set(setup, flag->given);
    EXPECT_EQ(row.get(setup), flag->given) << row.field.option;
  }
}

// Out of every range: each kind refuses each of these.
constexpr const char* kBad[] = {"", "-1", "nan", "inf", "many", "4kk", "1e300", "7 ", "NONE"};

TYPED_TEST(Fields, WhatIsOutOfRangeIsRefusedInTheKnownWords) {
  std::size_t fields = 0;
  for (const auto& row : this->all) {
    const std::string option(row.field.option);
    if (option.empty()) continue;
    ++fields;
    ASSERT_EQ(this->expected.ranges.count(option), 1u) << option;
    const std::string range = this->expected.ranges.at(option);
    EXPECT_EQ(range_in_words(row.field), range) << option;
    EXPECT_EQ(takes_value(row.field), range != kFlag) << option;
    if (range == kFlag) continue;
    for (const std::string typed : kBad) {
      const std::string give = range == kShare ? kPositive : range;
      EXPECT_EQ(read_value(row.field, typed).error,
                "The option --" + option + " is \"" + typed + "\": give " + give + ".");
    }
    if (range == kShare) {
      EXPECT_EQ(read_value(row.field, "1.5").error,
                "The option --" + option + " is a share: give a number between 0 and 1.");
    }
    EXPECT_EQ(read_value(row.field, "0").error.empty(), range == kFromZero || option == "zero");
    EXPECT_EQ(read_value(row.field, "2.5").error.empty(), range == kPositive) << option;
  }
  EXPECT_EQ(fields, this->expected.ranges.size());
}

TYPED_TEST(Fields, TheUsageNamesEachOnceAsItAlwaysDid) {
  const Request request = {{}, {{"help", std::nullopt}}, Form::kLines};
  const Answer answer = Expected<TypeParam>::kAnswer(
      request, [](const std::string&) { return std::optional<std::string>(); });
  EXPECT_EQ(answer.text, this->expected.usage);
}

TYPED_TEST(Fields, JsonTellsEachConventionOnceAndInItsPlace) {
  std::string told;
  for (const Figure& figure : conventions_of(TypeParam{}).members) {
    told += std::string(figure.name()) + " ";
  }
  EXPECT_EQ(told, this->expected.told);
}

TYPED_TEST(Fields, EachSaysWhatItIs) {
  for (const auto& row : this->all) EXPECT_FALSE(row.field.what.empty()) << row.field.option;
}

// A row as docs/model-files.md has it.
template <class Setup>
std::string documented(const Row<Setup>& row) {
  const Field& field = row.field;
  std::string usage;
  for (const char c : usage_of(field)) usage += c == '|' ? "\\|" : std::string(1, c);
  std::string takes = words_of(field).empty() ? range_in_words(field) : "";
  if (!field.unit.empty()) takes += " (" + std::string(field.unit) + ")";
  if (std::holds_alternative<Format>(field.kind)) takes = "a format";
  std::string fallback(field.open);
  if (fallback.empty()) fallback = takes_value(field) ? text_of(row.get(Setup{})) : "off";
  return "| `" + usage + "` | " + std::string(field.what) + " | " + takes + " | " + fallback +
         " |\n";
}

TYPED_TEST(Fields, TheDocumentListsThemAll) {
  std::ifstream file(test::source_dir() + "/docs/model-files.md");
  const std::string document((std::istreambuf_iterator<char>(file)), {});
  std::string table = this->expected.heading +
                      "\n\n| Option | What it is | Takes | Default |\n| --- | --- | --- | --- |\n";
  for (const auto& row : this->all) {
    if (!row.field.option.empty()) table += documented(row);
  }
  EXPECT_NE(document.find(table), std::string::npos) << "docs/model-files.md must hold:\n" << table;
}

TEST(Reading, TakesMultiplesAndFormatsInAnyCase) {
  const Field whole = {.option = "tokens", .what = "", .kind = Whole{}};
  EXPECT_EQ(read_value(whole, "4k").value, FieldValue(std::int64_t{4000}));
  EXPECT_EQ(read_value(whole, "1e3").value, FieldValue(std::int64_t{1000}));
  const Field number = {.option = "data", .what = "", .kind = Number{}};
  EXPECT_EQ(read_value(number, "1.4T").value, FieldValue(1.4e12));
  const Field format = {.option = "weights", .what = "", .kind = Format{}};
  EXPECT_EQ(read_value(format, "int4").value, FieldValue(std::string_view("INT4")));
}

}  // namespace
}  // namespace tmw::plan
