// Lint must find what it promises to find: each case spoils one thing in a sound chapter.
#include "core/lint/lint.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/content/exercise.h"
#include "core/content/read_prose.h"
#include "core/content/references.h"
#include "core/content/terms.h"
#include "core/formula/read_expression.h"
#include "tests/core/content/chapter_file.h"

namespace tmw {
namespace {

struct Spoilt {
  const char* from;
  const char* to;
  const char* message;  // part of the fault that must be reported
};

const Spoilt kCases[] = {
    {"id = \"0.3\"", "id = \"1.3\"", "the id must be the chapter's number"},
    {"id = \"0.3\"", "id = \"0.8\"", "this one should be 0.3"},
    {"is = \"layers + tokens + positions + norm\"", "is = \"layers + tokens + positions + nrm\"",
     "step total"},
    {"text = \"{{ layers/(layers + tables/2) | %, 3 digits }}\"",
     "text = \"{{ share | %, 3 digits }}\"", "two options read the same"},
    {"value = \"share\"\nright = true", "value = \"share*2\"\nright = true", "states"},
    {"nearest = \"12*depth*width^2\"", "nearest = \"8*depth*width^2\"", "but it is not the one"},
    {"accept = \"4 digits\"", "accept = \"4 digits, 5 %\"", "accepted as the right answer"},
    {"accept = \"4 digits\"", "accept = \"2 digits\"",
     "with L = 12 (layers) in place of positions"},
    {"How many parameters is that?", "How many is that? It is 124320000.", "types the number"},
    {"It is an estimate, and a good one.", "It is good, with 4096.", "types the number"},
    {"![](figure:parts)", "![](figure:pieces)", "a figure `pieces`"},
    {"rows = [\n  { name = \"GPT-2 medium\", d = 1024, L = 24 },\n  { name = \"GPT-2 large\"",
     "rows = [\n  { nme = \"GPT-2 medium\", d = 1024, L = 24 },\n  { name = \"GPT-2 large\"",
     "did you mean `name`?"},
    {"because = \"This is the share of the tables; the layers hold the rest.\"",
     "because = \"This is $s$.\"", "not typeset"},
    {"say = \"The layers\"", "say = \"The layers, {{ layers | million }}\"",
     "before it is worked out"},
    {"shows = \"faulty_count\"", "shows = \"count\"", "are both"},
    {"\"binary-million\"]", "\"gb-for-gb\"]", "the slip table has no row gb-for-gb"},
    {"say = \"These are the layers alone; the tables and the final norm come on top.\"",
     "say = \"It is {{ total | million, 4 digits }}.\"", "a slip tells the answer, 124.3"},
    {"because = \"This is the share of the tables; the layers hold the rest.\"",
     "because = \"It is {{ share | %, 3 digits }}.\"", "tells the right option"},
    {"d3 = 12288\n",
     "d3 = 12288\nq = { value = 3, what = \"things\", explore = [1, 2, 3], says = \"{{ q }} "
     "things.\" }\n",
     "nobody can change q"},
    {"d3 = 12288",
     "d3 = { value = 12288, what = \"width of GPT-3\", explore = [0, 12288], says = \"\" }",
     "`says`"},
    {"{ label = \"Positions\", is = \"T*d\" }", "{ label = \"Rest\", is = \"5e8 - V*d\" }",
     "with d:6144,V:262144: figure parts has no place for Rest"},
    {"handles = [ { of = \"d\", at = \"12*L*d^2/parts_sum\"",
     "handles = [ { of = \"d\", at = \"d/1000\"",
     "figure parts has no place for the handle d at 1,024"},
    {"at = \"12*L*d^2/parts_sum\"", "at = \"(d - 2000)^2/1e8\"", "out of order"},
    {"{ of = \"d\", at", "{ of = \"T\", at", "no given T can be explored"},
    {"is = \"parts_sum - 24*L*d^2\"", "is = \"12*L*d^2 - V*d - T*d\"",
     "figure parts: its goal is reached before anything is done"},
    {"is = \"parts_sum - 24*L*d^2\"", "is = \"V*d - 1000*L*d^2\"",
     "figure parts: its goal is out of reach"},
    {"as = \"million parameters\"\nbar", "as = \"million parameters, 2 digits\"\nbar",
     "figure parts shows 4*L*d^2 in another form than its words tell it"},
    {"model, by part.", "model, by part, to 9.2e-6.", "the text prints `9.2e-6.`"},
    {"kind = \"block\"", "kind = \"blok\"", "`kind` of a figure must be one of \"bars\""},
    {"keep = [", "keep = ['One.', 'Two.', ", "`keep` holds the rules"},
    {"> [!ask] 0.3", "> [!ask] 0.9", "this chapter has no exercise 0.9"},
    {"> [!ask] 0.3", "> [!ask] 0.4", "it is asked above already"},
    {"> [!ask] 0.3", "- > [!ask] 0.3", "not within a list or a quote"},
    {"How many parameters is that?", "How many?\n\n> [!ask] 0.3\n", "only a chapter's theory"},
    {"Width enters squared. One more", "With 28311552 more, one more", "types the number"},
};

std::string lint_of(const std::string& text) {
  const Loaded<Chapter> loaded = load_chapter(text, "f.toml");
  std::string result;
  for (const ContentError& error : loaded.errors) result += error_text(error) + "\n";
  if (!loaded.value) return result;
  for (const ContentError& error : lint_chapter(*loaded.value, {3, {}})) {
    result += error_text(error) + "\n";
  }
  return result;
}

TEST(Lint, FindsEachSpoiltPlace) {
  const std::string sound = content_text("00-parameter-counting.toml");
  for (const Spoilt& spoilt : kCases) {
    std::string text = sound;
    const std::size_t at = text.find(spoilt.from);
    ASSERT_NE(at, std::string::npos) << spoilt.from;
    text.replace(at, std::string(spoilt.from).size(), spoilt.to);
    const std::string faults = lint_of(text);
    EXPECT_NE(faults.find(spoilt.message), std::string::npos) << spoilt.to << "\nreported:\n"
                                                              << faults;
  }
}

TEST(Lint, WarnsOfTwoSlipsWithOneValueAndCallsThemNoFault) {
  Chapter chapter = chapter_from("00-parameter-counting.toml");
  auto& task = std::get<DeriveTask>(chapter.exercises.front().task);
  const std::size_t before = lint_warnings(chapter).size();
  task.parts.front().slips.push_back({parse_expression("12*L*d*d").expression,
                                      read_prose("Only the layers.").prose,
                                      {},
                                      false,
                                      0});
  const ContentErrors warnings = lint_warnings(chapter);
  ASSERT_EQ(warnings.size(), before + 1);
  EXPECT_EQ(std::count_if(warnings.begin(), warnings.end(),
                          [](const ContentError& warning) {
                            return warning.message.find("both give 84.9347 million parameters") !=
                                   std::string::npos;
                          }),
            1);
  EXPECT_TRUE(lint_chapter(chapter, {3, {}}).empty());
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

// LLaMA-2-70B has 8 KV heads with 8 query heads each, so that no number tells which was taken.
TEST(Lint, ListsAWarnedOfMistakeThatTheOriginalNumbersHide) {
  const std::string told =
      "part answer: group-size:g:h, of which the chapter warns, is right by accident with the "
      "original numbers: there are 8 KV heads, and 8 query heads for each";
  const auto warned = [](const std::string& text) {
    std::string all;
    for (const ContentError& warning : lint_warnings(*load_chapter(text, "f.toml").value))
      all += warning.message + "\n";
    return all;
  };
  const std::string sound = content_text("02-multi-head-attention.toml");
  EXPECT_NE(warned(sound).find("2.2: " + told), std::string::npos) << warned(sound);
  const std::string shown =
      replaced(sound,
               "g = { value = 8, what = \"KV heads\" }\n\n[[exercise.vary]]\nrows = [\n  { name = "
               "\"Llama-3.2-1B\"",
               "g = { value = 4, what = \"KV heads\" }\n\n[[exercise.vary]]\nrows = [\n  { name = "
               "\"Llama-3.2-1B\"");
  EXPECT_EQ(warned(shown).find("2.2: part answer: group-size"), std::string::npos);
}

TEST(Lint, LetsNoNewNumbersHideAWarnedOfMistake) {
  std::string text = content_text("02-multi-head-attention.toml");
  // 64 query heads on 8 KV heads in every variant of 2.2.
  const std::size_t rows = text.find("  { name = \"Llama-3.2-1B\", d = 2048, h = 32, g = 8 }");
  ASSERT_NE(rows, std::string::npos);
  text.replace(rows, text.find("]\n", rows) - rows,
               "  { name = \"Llama-3-70B\", d = 8192, h = 64, g = 8 },\n");
  const std::string faults = lint_of(replaced(text, "name = \"LLaMA-2-70B\"\nd = { value = 8192",
                                              "name = \"LLaMA-2-70B\"\nd = { value = 4096"));
  EXPECT_NE(faults.find("2.2: with these numbers, group-size:g:h, of which the chapter warns, "
                        "is right by accident: choose others (with seed 1)"),
            std::string::npos)
      << faults;
}

TEST(Lint, TheIndexNamesTheExercisesOfAChapterAsTheChapterDoes) {
  Workbook workbook;
  workbook.chapters = {chapter_from("00-parameter-counting.toml")};
  const Chapter& chapter = workbook.chapters.front();
  ChapterEntry entry;
  entry.title = chapter.title;
  entry.file = chapter.file;
  entry.asks = {"0.4", "0.3"};
  for (const Exercise& exercise : chapter.exercises)
    entry.exercises.push_back({exercise.id, exercise.kind, exercise.title});
  workbook.index.chapters = {entry};
  EXPECT_TRUE(lint_workbook(workbook, "w.toml").empty());
  workbook.index.chapters.front().asks.pop_back();
  ContentErrors errors = lint_workbook(workbook, "w.toml");
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors.front().message,
            "chapter 0: its text asks other exercises than the index says; write asks = [\"0.4\", "
            "\"0.3\"]");
  workbook.index.chapters.front().asks.push_back("0.3");
  workbook.index.chapters.front().exercises[2].title = "Which part is larger?";
  errors = lint_workbook(workbook, "w.toml");
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors.front().message,
            "chapter 0: the index calls 0.3 \"Which part is larger?\" (Trace), the file \"Which "
            "part dominates?\" (Trace)");
  workbook.index.chapters.front().exercises.pop_back();
  errors = lint_workbook(workbook, "w.toml");
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors.front().message, "chapter 0: the index lists 6 exercises, the file has 7");
}

// A workbook of chapter 0 alone, whose index lists one letter.
Workbook with_letter(const SymbolEntry& symbol) {
  Workbook workbook;
  workbook.chapters = {chapter_from("00-parameter-counting.toml")};
  workbook.index.symbols = {symbol};
  return workbook;
}

std::string faults_across(const Workbook& workbook) {
  std::string faults;
  for (const ContentError& error : lint_workbook(workbook, "w.toml"))
    faults += error.message + "\n";
  return faults;
}

TEST(Lint, BonusExercisesAreListedApartAndAsTheChapterHasThem) {
  Workbook workbook;
  workbook.chapters = {chapter_from("03-memory-budget.toml")};
  const Chapter& chapter = workbook.chapters.front();
  ChapterEntry entry;
  entry.number = 3;
  entry.title = chapter.title;
  entry.file = chapter.file;
  entry.asks = {"3.1", "3.4"};
  for (const Exercise& exercise : chapter.exercises)
    (exercise.bonus ? entry.bonus : entry.exercises)
        .push_back({exercise.id, exercise.kind, exercise.title});
  ASSERT_FALSE(entry.bonus.empty());
  ChapterEntry drawing;  // whose block it points to
  ChapterEntry next;     // which it refers to
  next.number = 4;
  workbook.index.chapters = {drawing, entry, next};
  EXPECT_EQ(faults_across(workbook), "");
  workbook.index.chapters[1].bonus.clear();
  EXPECT_EQ(faults_across(workbook),
            "chapter 3: the index lists 0 bonus exercises, the file has 1\n");
}

TEST(Lint, TheFirstExerciseHasOneFieldAndItsWrongAnswerASlip) {
  Workbook workbook;
  workbook.chapters = {chapter_from("00-parameter-counting.toml")};
  workbook.index.first = {"0.1", "162.9 million"};
  EXPECT_EQ(faults_across(workbook), "");
  workbook.index.first = {"0.1", "124.3 million"};
  EXPECT_NE(faults_across(workbook).find("first: `wrong` is met with no slip, but with:"),
            std::string::npos);
  workbook.index.first = {"0.3", "162.9 million"};
  EXPECT_EQ(faults_across(workbook), "first: 0.3 does not have one field\n");
  workbook.index.first = {"0.8", "1"};
  EXPECT_EQ(faults_across(workbook), "first: there is no exercise 0.8\n");
}

TEST(Lint, ALetterMeansOneThingInTheWholeWorkbook) {
  SymbolEntry layers;
  layers.name = "L";
  layers.means = "layers";
  layers.says = {"layers"};
  layers.only = {"layers"};
  EXPECT_EQ(faults_across(with_letter(layers)), "");
  layers.says = {"lengths"};
  EXPECT_NE(faults_across(with_letter(layers)).find("0.1: L (layers): the letter L means layers"),
            std::string::npos);
  layers.name = "M";
  layers.says = {"layers"};
  EXPECT_NE(faults_across(with_letter(layers)).find("this is called M in the whole workbook"),
            std::string::npos);
}

TEST(Lint, AReferenceToWhatDoesNotExistIsAFault) {
  Workbook workbook;
  workbook.chapters = {chapter_from("00-parameter-counting.toml")};
  ChapterEntry entry;
  workbook.index.chapters = {entry};  // number 0, without a file
  workbook.chapters.front().theory = read_prose("See exercise 0.7 and chapter 0.").prose;
  EXPECT_EQ(faults_across(workbook), "");
  workbook.chapters.front().theory = read_prose("See exercise 0.9 and chapter 12.").prose;
  const std::string faults = faults_across(workbook);
  EXPECT_NE(faults.find("there is no exercise 0.9"), std::string::npos) << faults;
  EXPECT_NE(faults.find("there is no chapter 12"), std::string::npos) << faults;
}

TEST(Lint, ASourceHasAnAddressAndACitation) {
  Workbook workbook;
  workbook.chapters = {chapter_from("00-parameter-counting.toml")};
  workbook.index.sources = {{"Nobody 1999", "Nothing", "https://example.org", 7}};
  link_sources(workbook.chapters.front(), workbook.index.sources);
  const std::string faults = faults_across(workbook);
  EXPECT_NE(faults.find("cites a source without an address"), std::string::npos) << faults;
  EXPECT_NE(faults.find("no chapter cites the source Nobody 1999"), std::string::npos) << faults;
}

TEST(Lint, ATermIsExplainedInASectionAndUsed) {
  Workbook workbook;
  workbook.chapters = {chapter_from("00-parameter-counting.toml")};
  workbook.index.chapters = {ChapterEntry{}};  // number 0, without a file
  TermEntry term;
  term.name = "token table";
  term.section = "outside-the-layers";
  workbook.index.terms = {term};
  link_terms(workbook.chapters.front(), workbook.index.terms);
  EXPECT_EQ(faults_across(workbook), "");
  workbook.index.terms.front().section = "inside";
  workbook.index.terms.front().symbol = "Q";
  workbook.index.terms.push_back(term);
  const std::string faults = faults_across(workbook);
  for (const char* fault : {"chapter 0 has no section inside", "there is no [[symbol]] Q",
                            "nothing uses it", "these words open another term already"})
    EXPECT_NE(faults.find(fault), std::string::npos) << fault << "\n" << faults;
}

TEST(Lint, BonusExercisesAreNumberedApartAndNotCounted) {
  Chapter chapter = chapter_from("05-softmax-layer-norm.toml");
  EXPECT_EQ(counted_exercises(chapter), 5);
  EXPECT_EQ(chapter.exercises.size(), 8u);
  EXPECT_TRUE(is_bonus_id(chapter.exercises[5].id));
  chapter.exercises[6].id = "5.b3";
  std::string faults;
  for (const ContentError& error : lint_chapter(chapter, {0, {}})) faults += error.message + "\n";
  EXPECT_NE(faults.find("this one should be 5.b2"), std::string::npos) << faults;
  chapter.exercises[6].id = "5.6";
  faults.clear();
  for (const ContentError& error : lint_chapter(chapter, {0, {}})) faults += error.message + "\n";
  EXPECT_NE(faults.find("a point, b and a number: 5.b1"), std::string::npos) << faults;
}

TEST(Lint, CodeIsProvedWithTheEngineItIsGiven) {
  const Chapter chapter = chapter_from("00-parameter-counting.toml");
  LintOptions options{0, {}};
  options.run_script = [](const std::string&, const std::string&) {
    return std::optional<std::string>("{\"error\":\"nothing runs\"}");
  };
  std::string faults;
  for (const ContentError& error : lint_chapter(chapter, options)) faults += error.message + "\n";
  EXPECT_NE(faults.find("0.5: the solution in JavaScript does not pass"), std::string::npos)
      << faults;
  EXPECT_NE(faults.find("0.5: the solution in Python does not pass"), std::string::npos) << faults;
  EXPECT_NE(faults.find("0.6: the faulty listing does not run"), std::string::npos) << faults;
}

}  // namespace
}  // namespace tmw
