#include "core/content/load.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <variant>
#include <vector>

#include "core/content/exercise.h"
#include "core/content/toml_tree.h"
#include "core/prose/rich_text.h"

namespace tmw {
namespace {

const std::string kHead = R"(number = 0
id = "x"
title = "X"
minutes = 4
theory = "t"
)";

const std::string kExercise = R"([[exercise]]
id = "0.1"
kind = "derive"
title = "T"
prompt = "p"
hints = ["a", "b"]
remark = "r"
given = { d = { value = 2, what = "width" } }
steps = [ { name = "s", say = "sum", is = "d + 1" } ]
answer = { ask = "S", of = "s", accept = "exact" }
)";

// The messages of a file that must not load, each with its line.
std::string faults(const std::string& text) {
  const Loaded<Chapter> loaded = load_chapter(text, "f.toml");
  EXPECT_FALSE(loaded.value.has_value());
  std::string result;
  for (const ContentError& error : loaded.errors) result += error_text(error) + "\n";
  return result;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(Load, AWholeChapterLoads) {
  const Loaded<Chapter> loaded = load_chapter(kHead + kExercise, "f.toml");
  ASSERT_TRUE(loaded.value.has_value()) << error_text(loaded.errors.front());
  EXPECT_EQ(loaded.value->exercises.at(0).given.at(0).name, "d");
  EXPECT_EQ(loaded.value->exercises.at(0).line, 6);
}

TEST(Load, BrokenTomlNamesItsLine) {
  EXPECT_NE(faults("number = 0\ntitle = \"x\n").find("f.toml:2: this is not TOML"),
            std::string::npos);
}

TEST(Load, AnUnknownKeyIsNamedWithTheNearestKnownOne) {
  const std::string text = faults(kHead + replaced(kExercise, "remark =", "remrk ="));
  EXPECT_NE(text.find("f.toml:12: 0.1: there is no key `remrk` here; did you mean `remark`?"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("0.1: `remark` is missing"), std::string::npos) << text;
}

TEST(Load, AnUnreadableExpressionIsNamed) {
  const std::string text = faults(kHead + replaced(kExercise, "d + 1", "d + "));
  EXPECT_NE(text.find("f.toml:14: 0.1, step 1: `is`: the expression \"d + \""), std::string::npos)
      << text;
}

TEST(Load, AMarkerInALongTextIsFoundOnItsLine) {
  const std::string text =
      faults(kHead + replaced(kExercise, "\"p\"", "'''\nfirst\n{{ d | furlongs }}\n'''"));
  EXPECT_NE(text.find("f.toml:12: 0.1: `prompt`: {{ d }}: \"furlongs\" is no number format"),
            std::string::npos)
      << text;
}

// With the file, the line and the key, as any fault of the content.
TEST(Load, AFormulaThatCannotBeTypesetIsFoundOnItsLine) {
  const auto with = [](const std::string& from, const std::string& to) {
    return faults(kHead + replaced(kExercise, from, to));
  };
  EXPECT_NE(with("\"p\"", "'''\nfirst\n\n> $\\frac{1}{ {{ d }} }$ and\n> $\\fraq{a}{b}$\n'''")
                .find("f.toml:14: 0.1: `prompt`: the formula $\\fraq{a}{b}$ cannot be read: \\fraq "
                      "is not one of the commands"),
            std::string::npos);
  EXPECT_NE(with("[\"a\", \"b\"]", "[\"a\",\n'$x^$']")
                .find("f.toml:12: 0.1: `hints`: the formula $x^$ cannot be read"),
            std::string::npos);
  EXPECT_NE(with("what = \"width\"", "what = \"w\", tex = 'd_'")
                .find("f.toml:13: 0.1, given d: `tex`: the formula $d_$ cannot be read"),
            std::string::npos);
  EXPECT_NE(with("remark", "sources = ['Book, $a}$']\nremark")
                .find("f.toml:12: 0.1: `sources`: the formula $a}$ cannot be read"),
            std::string::npos);
}

TEST(Load, ADrawnValueIsReadAsItsGivenIs) {
  const std::string drawn = replaced(
      kExercise, "given = {", "vary = [ { d = [\"2^3\", \"4 +\"] } ]\ngiven = { n = \"A 4 +\",");
  EXPECT_NE(faults(kHead + drawn)
                .find("f.toml:13: 0.1, vary 1: `d`: the expression \"4 +\" cannot be read"),
            std::string::npos);
  EXPECT_NE(faults(kHead + replaced(drawn, "\"2^3\"", "true"))
                .find("f.toml:13: 0.1, vary 1: `vary` gives `d` no number or text"),
            std::string::npos);
  const std::string words = replaced(drawn, "d = [\"2^3\", \"4 +\"]", "n = [\"B 4 +\", 7]");
  const Loaded<Chapter> loaded = load_chapter(kHead + words, "f.toml");
  ASSERT_TRUE(loaded.value.has_value()) << error_text(loaded.errors.front());
  const std::vector<DrawRow>& rows = loaded.value->exercises.front().draws.front().rows;
  EXPECT_EQ(std::get<std::string>(rows.at(0).at(0).second), "B 4 +");
  EXPECT_EQ(std::get<std::string>(rows.at(1).at(0).second), "7");
}

TEST(Load, WrongSortsAndUnknownUnitsAreSaid) {
  EXPECT_NE(faults(replaced(kHead, "number = 0", "number = \"0\"") + kExercise)
                .find("`number` must be a number"),
            std::string::npos);
  EXPECT_NE(faults(kHead + replaced(kExercise, "accept =", "unit = \"furlong\", accept ="))
                .find("is no unit"),
            std::string::npos);
  EXPECT_NE(faults(kHead + replaced(kExercise, "\"exact\"", "\"roughly\""))
                .find("`accept` = \"roughly\" is not understood"),
            std::string::npos);
  EXPECT_NE(faults(kHead + replaced(kExercise, "accept =", "per = [\"laier\"], accept ="))
                .find("`per` names \"laier\""),
            std::string::npos);
  EXPECT_NE(faults(kHead + replaced(kExercise, "\"derive\"", "\"guess\"")).find("none of derive"),
            std::string::npos);
}

const std::string kBuild = R"([[exercise]]
id = "0.1"
kind = "build"
title = "T"
prompt = "p"
hints = ["a", "b"]
remark = "r"
[exercise.build]
function = "area"
parameters = ["w", "h"]
starter = "s"
solution = "s"
python_starter = "s"
python_solution = "s"
compare = "exact"
result = "w * h"
random = { count = 2, args = ["integer 1 to 9", "integer 1 to 9"] }
[[exercise.build.test]]
args = [3, [0.5, true]]
expect = 7
why = "x"
)";

TEST(Load, ArgumentsOfACallAreValuesOnceTheChapterIsLoaded) {
  const Loaded<Chapter> loaded = load_chapter(kHead + kBuild, "f.toml");
  ASSERT_TRUE(loaded.value.has_value()) << error_text(loaded.errors.front());
  const auto& task = std::get<BuildTask>(loaded.value->exercises.at(0).task);
  const CodeTestSpec& test = task.tests.at(0);
  ASSERT_EQ(test.arguments.size(), 2u);
  EXPECT_EQ(test.arguments[0].number, 3);
  EXPECT_EQ(test.arguments[1].items.at(0).number, 0.5);
  EXPECT_TRUE(test.arguments[1].items.at(1).boolean);
  EXPECT_EQ(test.arguments_json, "[3,[0.5,true]]");
  EXPECT_EQ(test.expected->number, 7);
  ASSERT_EQ(task.random.arguments.size(), 2u);
  EXPECT_EQ(task.random.arguments[0].high, 9);
}

// With the file, the line and the key: `args` of the test is in line 24, `random` in line 22.
TEST(Load, ABadArgumentOfACallIsFoundOnItsLine) {
  const std::vector<std::array<std::string, 3>> cases = {
      {"[3, [0.5, true]]", "[3, { x = 1 }]", "f.toml:24: 0.1, build, test 1: `args` may hold"},
      {"[3, [0.5, true]]", "[3, nan]", "f.toml:24: 0.1, build, test 1: `args` may hold"},
      {"[3, [0.5, true]]", "[3]", "f.toml:24: 0.1, build, test 1: `args` has 1 arguments, but"},
      {"expect = 7", "expect = [inf]", "f.toml:25: 0.1, build, test 1: `expect` may hold"},
      {"\"integer 1 to 9\", ", "\"integer 9 to 1\", ",
       "f.toml:22: 0.1, build, random: `args`: \"integer 9 to 1\" is no generator"},
  };
  for (const auto& [from, to, said] : cases) {
    const std::string text = faults(kHead + replaced(kBuild, from, to));
    EXPECT_NE(text.find(said), std::string::npos) << to << "\n" << text;
  }
}

TEST(Load, AnyCutOfAFileIsAnErrorOrAChapterAndNeverACrash) {
  const std::string whole = kHead + kExercise;
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const Loaded<Chapter> loaded = load_chapter(whole.substr(0, length), "f.toml");
    EXPECT_NE(loaded.value.has_value(), !loaded.errors.empty()) << length;
  }
}

// The page reads decimals with cmake/toml_charconv.h, a native build as toml++ does.
TEST(Toml, ReadsDecimalsToTheLastBitAndRefusesWhatIsNone) {
  const TomlDocument document =
      parse_toml("a = 0.1\nb = -1.5e-3\nc = 6.02214076e23\nd = 1_000.25\ne = 3E8\nf = 7\n", "f");
  ASSERT_TRUE(document.errors.empty()) << error_text(document.errors.front());
  const double wanted[] = {0.1, -0.0015, 6.02214076e23, 1000.25, 3e8, 7.0};
  ASSERT_EQ(document.root.entries.size(), std::size(wanted));
  for (std::size_t i = 0; i < std::size(wanted); ++i)
    EXPECT_EQ(document.root.entries[i].value.number, wanted[i]) << document.root.entries[i].name;
  EXPECT_EQ(document.root.entries[4].value.kind, TomlKind::kDecimal);
  EXPECT_EQ(document.root.entries[5].value.kind, TomlKind::kInteger);
  for (const char* text : {"a = 1.\n", "a = 1.2.3\n", "a = .5\n", "a = 1e\n"})
    EXPECT_EQ(parse_toml(text, "f").errors.size(), 1u) << text;
}

}  // namespace
}  // namespace tmw
