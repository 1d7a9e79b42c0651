// What the shipped prose says of models: which one is meant, and under which conditions a formula
// holds.
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "core/exercise/instantiate.h"
#include "core/exercise/problem.h"
#include "core/exercise/theory.h"
#include "core/prose/rich_text.h"
#include "tests/core/content/chapter_file.h"

namespace tmw {
namespace {

std::vector<Chapter> chapters() {
  const auto index = load_index(content_text("workbook.toml"), "workbook.toml");
  std::vector<Chapter> all;
  for (const ChapterEntry& entry : index.value->chapters) all.push_back(chapter_from(entry.file));
  return all;
}

const Exercise& exercise_of(const Chapter& chapter, const std::string& id) {
  for (const Exercise& exercise : chapter.exercises) {
    if (exercise.id == id) return exercise;
  }
  ADD_FAILURE() << id;
  return chapter.exercises.front();
}

// Pieces of prose between paragraph breaks, or between full stops; line breaks are spaces.
std::vector<std::string> pieces(const std::string& prose, const std::string& separator) {
  const std::string flat = std::regex_replace(prose, std::regex("([^\n])\n(?!\n)"), "$1 ");
  std::vector<std::string> found;
  for (std::size_t from = 0; from < flat.size();) {
    const std::size_t end = std::min(flat.find(separator, from), flat.size());
    found.push_back(flat.substr(from, end - from));
    from = end + separator.size();
  }
  return found;
}

// Every name of a model that an exercise or one of its variants is about.
std::set<std::string> model_names(const std::vector<Chapter>& all) {
  std::set<std::string> names;
  for (const Chapter& chapter : all) {
    for (const Exercise& exercise : chapter.exercises) {
      for (const GivenSpec& given : exercise.given) {
        if (!given.is_words()) continue;
        names.insert(std::get<std::string>(given.value));
        for (const DrawSpec& draw : exercise.draws)
          for (const DrawRow& row : draw.rows)
            for (const auto& [name, value] : row)
              if (name == given.name) names.insert(std::get<std::string>(value));
      }
    }
  }
  return names;
}

// "For GPT-2 small that is the 124M": in a variant, "that" was the count of another model.
TEST(Prose, ARemarkNeverCallsAVariantsNumberThatOfANamedModel) {
  const std::vector<Chapter> all = chapters();
  const std::set<std::string> names = model_names(all);
  EXPECT_TRUE(names.count("GPT-2 small") && names.count("OPT-6.7B"));
  const auto faults = [&](const std::string& remark) {
    std::string found;
    for (const std::string& sentence : pieces(remark, ". ")) {
      for (const std::string& name : names) {
        for (const char* pronoun : {" that ", " this ", ", that ", ", this "}) {
          if (sentence.find("or " + name + pronoun) != std::string::npos) found += sentence + "\n";
        }
      }
    }
    return found;
  };
  EXPECT_NE(faults("It has {{ total }}. For GPT-2 small\nthat is the 124M."), "");
  for (const Chapter& chapter : all) {
    for (const Exercise& exercise : chapter.exercises) {
      if (exercise.draws.empty()) continue;
      EXPECT_EQ(faults(exercise.remark.source), "") << exercise.id;
    }
  }
}

// Published as 124,439,808; the variants' counts are those of other models.
TEST(Prose, EveryVariantOfTheFirstExerciseTellsTheCountOfGpt2Small) {
  const Chapter chapter = chapter_from("00-parameter-counting.toml");
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const std::string remark =
        plain_text(instantiate(exercise_of(chapter, "0.1"), seed).problem.remark);
    EXPECT_NE(remark.find("GPT-2 small has 124,439,808: the “124M”"), std::string::npos) << remark;
  }
}

// Korthikanti et al. 2022, section 4.1: 11sbh + 5as^2b for attention, 19sbh for the FFN, 4sbh for
// the norms, of which dropout takes sbh + 3as^2b and sbh. Without it 10 + 18 + 4 = 32 and 2: for 32
// layers of width 4,096, 32 heads, 8 x 2,048 tokens, 32 * 16,384 * (32 * 4,096 + 2 * 32 * 2,048)
// bytes = 137.4 GB, and 68.7 GB without the scores.
TEST(Prose, BytesOfActivationsSayWhetherDropoutIsInThem) {
  const std::regex estimate(R"(s\\,b\\,d)");
  int met = 0;
  for (const Chapter& chapter : chapters()) {
    std::vector<std::string> prose = {chapter.theory.source};
    for (const Exercise& exercise : chapter.exercises) prose.push_back(exercise.remark.source);
    for (const std::string& text : prose) {
      if (!std::regex_search(text, estimate)) continue;
      ++met;
      EXPECT_NE(text.find("dropout"), std::string::npos) << text;
      EXPECT_NE(text.find("GELU"), std::string::npos) << text;
    }
  }
  EXPECT_EQ(met, 3);  // the theory of chapter 3, and the remarks of 3.3 and 3.4
  const Chapter chapter = chapter_from("03-memory-budget.toml");
  const std::string theory = plain_text(theory_of(chapter).blocks);
  const std::string remark = plain_text(instantiate(exercise_of(chapter, "3.3"), 0).problem.remark);
  for (const std::string& text : {theory, remark}) {
    EXPECT_NE(text.find("137.4 GB"), std::string::npos) << text;
    EXPECT_NE(text.find("68.7"), std::string::npos) << text;
  }
}

// Of 8 experts, 2 for each token: 1 - 3/4 = 25 %, 1 - (3/4)^4 = 68.36 %, 1 - (3/4)^16 = 99.0 %.
TEST(Prose, OnlyADenseModelReadsAllItsWeightsWhateverTheNumberOfUsers) {
  const Chapter chapter = chapter_from("07-throughput-latency.toml");
  const std::string theory = plain_text(theory_of(chapter).blocks);
  EXPECT_NE(theory.find("25% for one token, 68% for 4, 99% for 16"), std::string::npos) << theory;
  const std::regex claim("reads all weights|2NU|cache per user");
  int met = 0;
  for (const std::string& paragraph : pieces(chapter.theory.source, "\n")) {
    if (!std::regex_search(paragraph, claim)) continue;
    ++met;
    EXPECT_TRUE(paragraph.find("dense") != std::string::npos ||
                paragraph.find("all of them read") != std::string::npos)
        << paragraph;
  }
  EXPECT_GE(met, 2);
  EXPECT_NE(theory.find("a single chat runs at the lower of the two"), std::string::npos);
}

}  // namespace
}  // namespace tmw
