// What a learner is told of code that stopped, and of values that are no answer.
#include "core/exercise/code_hints.h"

#include <gtest/gtest.h>

#include <string>

#include "core/exercise/code_words.h"
#include "core/exercise/js_value.h"
#include "core/exercise/js_words.h"

namespace tmw {
namespace {

constexpr CodeLanguage kJs = CodeLanguage::kJavaScript;
constexpr CodeLanguage kPy = CodeLanguage::kPython;

std::string hint(CodeLanguage language, const std::string& error, const std::string& source = "") {
  return stopped_code_hint({source, "paramCount", error, language});
}

void expect_says(const std::string& text, const std::string& words) {
  EXPECT_NE(text.find(words), std::string::npos) << "\"" << text << "\" lacks " << words;
}

TEST(CodeHints, AModuleOrAWordThatIsNotThereIsToldWithWhatIs) {
  expect_says(hint(kPy, "(line 1): ImportError: no module named 'numpy'"), "work with lists");
  expect_says(hint(kPy, "NameError: name 'np' isn't defined"), "numpy is not here");
  expect_says(hint(kPy, "NameError: name 'math' isn't defined"), "`import math`");
  expect_says(hint(kPy, "NameError: name 'exp' isn't defined"), "math.exp");
  expect_says(hint(kPy, "NameError: name 'true' isn't defined"), "True, False and None");
  expect_says(hint(kPy, "OverflowError: math range error"), "709.8");
  expect_says(hint(kJs, "ReferenceError: exp is not defined"), "Math.exp");
  expect_says(hint(kJs, "ReferenceError: None is not defined"), "true, false and null");
  expect_says(hint(kJs, "ReferenceError: len is not defined"), "array.length");
  expect_says(hint(kJs, "SyntaxError: Unexpected token 'export'", "// a\n  export function f() {}"),
              "Leave `export` out");
  expect_says(hint(kJs, "SyntaxError: Cannot use import", "import x from 'y';"), "no modules");
}

TEST(CodeHints, AnErrorWithoutAFullStopGetsOne) {
  EXPECT_EQ(hint(kJs, "ReferenceError: len is not defined"),
            ". JavaScript writes array.length for len(array).");
  EXPECT_EQ(hint(kJs, "There is no function named paramCount.", "let paramcount;"),
            " It is spelt paramcount in your code.");
}

TEST(CodeHints, WhereTheErrorSaysEnoughNothingIsAdded) {
  for (const char* error : {"ReferenceError: x is not defined", "TypeError: y is not a function",
                            "SyntaxError: Unexpected token '}'", "", "line "})
    EXPECT_EQ(hint(kJs, error, "const exports = 1; // export f"), "") << error;
  for (const char* error : {"NameError: name 'x' isn't defined", "IndexError: list index",
                            "(line 99999999999): SyntaxError: invalid syntax", "line 3"})
    EXPECT_EQ(hint(kPy, error, "def f():\n  return 1"), "") << error;
}

TEST(CodeHints, TheFunctionUnderAnotherSpellingIsFound) {
  const std::string error = "There is no function named paramCount.";
  for (const char* source : {"def param_count(d):\n", "ParamCount = 1", "const paramcount=(d)=>d"})
    expect_says(hint(kPy, error, source), "It is spelt ");
  expect_says(hint(kJs, error, "function paramcount(d) {}"), "spelt paramcount in");
  EXPECT_EQ(hint(kJs, error, "// paramCount\nfunction f() {}"), "");
}

TEST(CodeHints, PythonsFaultsOfSyntaxAreNamedFromTheirLine) {
  const auto syntax = [](int line, const std::string& source) {
    return hint(kPy, "(line " + std::to_string(line) + "): SyntaxError: invalid syntax", source);
  };
  expect_says(syntax(1, "def f(d)\n    return 1\n"), "begins with `def` ends with a colon");
  expect_says(syntax(2, "def f(d):\n    if d > 1 # so\n        return 1"), "begins with `if`");
  expect_says(syntax(3, "def f(d):\n\nreturn 1\n"), "further to the right");
  expect_says(syntax(1, "def f(d) {\n    return d\n}\n"), "for `{`");
  expect_says(syntax(2, "def f(d):\n    print d\n"), "print(x)");
  expect_says(syntax(2, "def f(d):\n    d++\n"), "x += 1");
  expect_says(syntax(3, "def f(d):\n    return (1\n"), "not closed");
  EXPECT_EQ(syntax(2, "def f(d):\n    return 1 1\n"), "");
  expect_says(hint(kPy, "IndentationError: unexpected indent", "def f():\n    x = 1\n\treturn x\n"),
              "tabs");
  EXPECT_EQ(hint(kPy, "IndentationError: unexpected indent", "def f():\n  x = 1\n    return x\n"),
            "");
}

TEST(JsText, ANegativeZeroATupleAndOtherTypesAreTold) {
  const auto text = [](const std::string& json, CodeLanguage language = kJs) {
    return js_text(*parse_js_value(json), 6, language);
  };
  EXPECT_EQ(text(R"([{"number":"-0"},0])"), "[-0, 0]");
  EXPECT_EQ(to_json(*parse_js_value(R"({"number":"-0"})")), R"({"number":"-0"})");
  EXPECT_EQ(text(R"([{"number":"NaN"},{"number":"-Infinity"}])", kPy), "[nan, -inf]");
  EXPECT_EQ(text(R"({"tuple":[1,[2]]})", kPy), "(1, [2])");
  EXPECT_EQ(text(R"({"tuple":[1]})", kPy), "(1,)");
  EXPECT_EQ(text(R"({"tuple":{"cut":7,"of":[1]}})", kPy), "(1, ... 7 more)");
  EXPECT_EQ(text(R"([{"other":"Map"},{"other":"symbol"},{"other":"closure"},{"other":"mine"}])"),
            "[a Map, a symbol, a function, an object]");
}

TEST(JsText, ATupleIsAsGoodAsAList) {
  const JsValue list = *parse_js_value("[1,[2,3]]");
  EXPECT_TRUE(js_equal(*parse_js_value(R"({"tuple":[1,{"tuple":[2,3]}]})"), list, 0));
  EXPECT_FALSE(js_equal(*parse_js_value(R"({"tuple":[1,2]})"), list, 0));
}

TEST(CodeWords, ACommaAtTheEndAndAGeneratorAreNamed) {
  const JsValue number = js_number(3);
  EXPECT_EQ(why_differs(number, *parse_js_value(R"({"tuple":[3]})"), kPy),
            "The comma at the end makes a tuple of the number: leave it out.");
  EXPECT_EQ(why_differs(number, *parse_js_value(R"({"tuple":[3,4]})"), kPy),
            "It should return a number, not a tuple of 2 numbers.");
  const JsValue generator = *parse_js_value(R"({"other":"generator"})");
  expect_says(why_differs(number, generator, kPy), "[ ... for ... ]");
  expect_says(why_differs(number, generator, kJs), "without the star");
}

TEST(JsWords, NothingIsShownThatCannotBeSeen) {
  EXPECT_EQ(quoted_beginning("a\n\t\r\x07\"\\\u202e", 240, 0),
            "\"a\\n\\t\\r\\u0007\\\"\\\\\\u202e\"");
  EXPECT_EQ(beginning("a\r\n\tb\x07\u202e\u2066\u2028", 240, 0), "a\n\tb\uFFFD\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(beginning("a\n", 240, 0), "a\n");
}

TEST(JsWords, OfManyLinesTwentyAreShown) {
  const std::string lines(1000, '\n');
  const std::string shown = beginning(lines, 240, 5);
  EXPECT_EQ(shown, std::string(19, '\n') + "... (986 more characters)");
  EXPECT_EQ(beginning(std::string("\xC3"), 240, 0), "\uFFFD");  // half a character
}

}  // namespace
}  // namespace tmw
