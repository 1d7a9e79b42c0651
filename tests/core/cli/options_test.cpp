// The one reading of the command line's words, for the questions of core/plan and for the commands
// on the workbook.
#include "core/cli/options.h"

#include <gtest/gtest.h>

namespace tmw {
namespace {

constexpr std::string_view kValued[] = {"tokens", "mask"};

TEST(SplitWords, TellNamesFromOptionsWithAndWithoutValues) {
  const SplitWords split =
      split_words({"gpt2", "--tokens", "4k", "--macs", "a100", "-5", "--bogus", "x"}, kValued);
  EXPECT_EQ(split.names, (std::vector<std::string>{"gpt2", "a100", "-5", "x"}));
  ASSERT_EQ(split.options.size(), 3u);
  EXPECT_EQ(split.options[0].option, "tokens");
  EXPECT_EQ(split.options[0].text, "4k");
  EXPECT_EQ(split.options[1].option, "macs");
  EXPECT_EQ(split.options[1].text, std::nullopt);
  EXPECT_EQ(split.options[2].option, "bogus");  // whoever reads the options says that there is none
}

TEST(SplitWords, AValueIsTheNextWordWhateverItLooksLike) {
  const SplitWords split = split_words({"--mask", "--json", "--tokens"}, kValued);
  ASSERT_EQ(split.options.size(), 2u);
  EXPECT_EQ(split.options[0].text, "--json");
  EXPECT_EQ(split.options[1].text, std::nullopt);  // nothing follows
}

TEST(SplitWords, KeepEveryOptionInItsOrder) {
  const SplitWords split = split_words({"--tokens", "1", "--json", "--tokens", "2"}, kValued);
  ASSERT_EQ(split.options.size(), 3u);
  EXPECT_EQ(split.options[0].text, "1");
  EXPECT_EQ(split.options[2].text, "2");
}

TEST(ReadOptions, KnowJsonSolutionAndTheLastSeed) {
  const Options options =
      read_options({"0.1", "--seed", "7", "--json", "-5", "--seed", "8", "--solution"});
  EXPECT_EQ(options.words, (std::vector<std::string>{"0.1", "-5"}));
  EXPECT_EQ(options.seed, 8u);
  EXPECT_TRUE(options.json && options.solution);
  EXPECT_EQ(options.error, "");
}

TEST(ReadOptions, AMistakeIsNamed) {
  EXPECT_EQ(read_options({"--tokens", "4"}).error, "there is no option --tokens");
  for (const char* bad : {"-1", "many", "", "99999999999999999999999"}) {
    EXPECT_EQ(read_options({"--seed", bad}).error, "--seed needs a whole number, 0 or more") << bad;
  }
  EXPECT_EQ(read_options({"--seed"}).error, "--seed needs a whole number, 0 or more");
}

}  // namespace
}  // namespace tmw
