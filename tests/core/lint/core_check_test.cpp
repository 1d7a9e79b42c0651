// `check`: the calculation core called from a content file. Expected values are published counts,
// or worked out by hand beside the case.
#include "core/lint/core_check.h"

#include <gtest/gtest.h>

#include "core/content/exercise.h"
#include "core/lint/lint.h"
#include "tests/core/content/chapter_file.h"

namespace tmw {
namespace {

double value_of_check(const std::string& text, const std::vector<Binding>& bindings = {}) {
  const CoreValue value = core_value(text, bindings);
  EXPECT_EQ(value.error, "") << text;
  return value.value;
}

TEST(CoreCheck, PublishedModelsAreCountedByTheCore) {
  EXPECT_EQ(value_of_check("total_parameters(llama-7b)"), 6738415616.0);
  EXPECT_EQ(value_of_check("total_parameters(mixtral-8x7b)"), 46702792704.0);
  EXPECT_EQ(value_of_check("kv_cache_bytes(llama-2-70b, 4096, bf16)"), 1342177280.0);
  EXPECT_TRUE(core_value("total_parameters(llama-7b)", {}).names_model);
}

TEST(CoreCheck, AModelCanBeDescribedFieldByField) {
  const std::vector<Binding> gpt2 = {{"d", 768, ""}, {"L", 12, ""}, {"V", 50257, ""}};
  EXPECT_EQ(
      value_of_check("total_parameters(d_model = d, n_layers = L, vocab = V, tied = 1)", gpt2),
      123532032.0);  // 12 * 12 * 768^2 + 50257 * 768
  EXPECT_FALSE(core_value("layer_parameters(d_model = d, n_layers = L)", gpt2).names_model);
}

TEST(CoreCheck, CallsStandInsideExpressionsAndInsideEachOther) {
  EXPECT_EQ(value_of_check("2*bytes_of(10, fp32) + 1"), 81.0);
  EXPECT_EQ(
      value_of_check("users_that_fit(bytes_of(10, bf16), kv_cache_bytes(d_model = 2, 3, bf16),"
                     " 100)"),
      3.0);  // (100 - 20) / (2 * 2 * 3 * 2 bytes)
}

TEST(CoreCheck, ServingAndNumericsAgreeWithHandCalculations) {
  EXPECT_DOUBLE_EQ(value_of_check("decode_tokens_per_second(13.48e9, 0, 1, 2e12)"), 2e12 / 13.48e9);
  EXPECT_DOUBLE_EQ(value_of_check("batch_crossover(2, 2, 312e12, 2e12)"), 156.0);
  EXPECT_NEAR(value_of_check("softmax_first(0.5, 2, 1, 0.5)"), 0.8437947344813395, 1e-12);
  EXPECT_NEAR(value_of_check("sinusoid_period(512, 255, 10000)"), 60611.47716626105, 1e-4);
  EXPECT_EQ(value_of_check("cards_for_step(140e9, 1.342177280e9, 100, 3.35e12, 1/30)"), 3.0);
}

TEST(CoreCheck, MisuseIsSaidInWords) {
  const char* misuses[] = {"total_parameters(12)",
                           "total_parameters(d_model = 8, colour = 3)",
                           "kv_cache_bytes(llama-7b, 4096)",
                           "bytes_of(bf16)",
                           "softmax_first(1)",
                           "total_parameters(n_layers = 2)",
                           "total_parameters(llama-7b",
                           "12 +",
                           "no_such_function(3)"};
  for (const char* text : misuses) EXPECT_NE(core_value(text, {}).error, "") << text;
}

TEST(CoreCheck, LintNamesAnAnswerThatTheCoreDoesNotReach) {
  const char* const kText = R"toml(
number = 4
id = "x"
title = "X"
minutes = 1
theory = "Words."
[[exercise]]
id = "4.1"
kind = "derive"
title = "Cache"
prompt = "How many bytes?"
hints = ["One.", "Two."]
remark = "Done."
steps = [ { name = "cache", say = "All", is = "L*g*16*s*2" } ]
[exercise.given]
L = { value = 3, what = "layers" }
g = { value = 5, what = "KV heads" }
s = { value = 7, what = "tokens" }
[exercise.answer]
ask = "Cache"
of = "cache"
unit = "B"
accept = "exact"
check = "kv_cache_bytes(d_model = 16*g, n_layers = L, n_heads = g, s, bf16)"
)toml";
  const Loaded<Chapter> chapter = load_chapter(kText, "x.toml");
  ASSERT_TRUE(chapter.value);
  std::string all;
  for (const ContentError& error : lint_chapter(*chapter.value, {3, {}})) all += error_text(error);
  // The keys alone are counted: half of 2 * 3 * 5 * 16 * 7 * 2 bytes.
  EXPECT_NE(all.find("`check` is 6720 by the calculation core, but here 3360 is right"),
            std::string::npos)
      << all;
}

}  // namespace
}  // namespace tmw
