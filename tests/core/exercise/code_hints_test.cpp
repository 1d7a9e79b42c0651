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
  expect_says(hint(kPy, "NameError: name 'math' isn't defined"), "“import math”");
  expect_says(hint(kPy, "NameError: name 'exp' isn't defined"), "math.exp");
  expect_says(hint(kPy, "NameError: name 'true' isn't defined"), "True, False and None");
  expect_says(hint(kPy, "OverflowError: math range error"), "709.8");
  expect_says(hint(kPy, "TypeError: unsupported types for __xor__: 'float', 'int'"), "write **");
  expect_says(hint(kJs, "ReferenceError: exp is not defined"), "Math.exp");
  expect_says(hint(kJs, "ReferenceError: None is not defined"), "true, false and null");
  expect_says(hint(kJs, "ReferenceError: len is not defined"), "array.length");
  expect_says(hint(kJs, "SyntaxError: Unexpected token 'export'", "// a\n  export function f() {}"),
              "Leave “export” out");
  expect_says(hint(kJs, "SyntaxError: Cannot use import", "import x from 'y';"), "no modules");
}

TEST(CodeHints, AWordOfMathIsToldByItsOwnName) {
  EXPECT_EQ(hint(kJs, "ReferenceError: max is not defined"),
            ". It belongs to “Math”: write Math.max.");
  EXPECT_EQ(hint(kJs, "ReferenceError: Can't find variable: pow"),  // WebKit's words
            ". It belongs to “Math”: write Math.pow.");
  EXPECT_EQ(hint(kPy, "NameError: name 'sqrt' isn't defined"),
            ". It belongs to “math”: write “import math” in the first line, and math.sqrt.");
  expect_says(hint(kJs, "ReferenceError: sum is not defined"), "in a loop, or with reduce");
  expect_says(hint(kJs, "TypeError: Math.sum is not a function"), "in a loop, or with reduce");
  expect_says(hint(kJs, "TypeError: logits.max is not a function"), "Arrays have none");
  expect_says(hint(kPy, "NameError: name 'Infinity' isn't defined"), "float(\"inf\")");
}

TEST(CodeHints, MoreArgumentsThanACallTakesAreToldFromCallsWithoutEnd) {
  const std::string full = "RangeError: Maximum call stack size exceeded";
  for (const char* source :
       {"const m = Math.max(...x);", "Math.max(0, ...x)", "Math.max.apply(0, x)"})
    expect_says(hint(kJs, full, source), "do not fit into one call");
  expect_says(hint(kJs, "RangeError: too many arguments provided for a function call", ""),
              "in a loop, or with reduce");
  expect_says(hint(kJs, full, "function f(x) { return f(x); }"), "calls itself again and again");
  expect_says(hint(kJs, "InternalError: too much recursion", ""), "calls itself");
  expect_says(hint(kPy, "RuntimeError: maximum recursion depth exceeded"), "calls itself");
}

TEST(CodeHints, ABracketWithoutItsPartnerIsNamedWithItsLine) {
  const auto script = [](const std::string& source) {
    return hint(kJs, "SyntaxError: Unexpected end of input", source);
  };
  EXPECT_EQ(script("function f(d) {\n  return d;\n"), ". The “{” of line 1 is not closed.");
  // The brace at the margin is the function's, by how it stands, so the loop has none.
  EXPECT_EQ(script("function f(d) {\n  for (const x of d) {\n    g(x);\n  return d;\n}\n"),
            ". A “}” is missing, as it seems that of the “{” of line 2.");
  EXPECT_EQ(script("function f(d) {\n  return (d * 2;\n}\n"), ". The “(” of line 2 is not closed.");
  EXPECT_EQ(script("function f(d) {\n  return d;\n}\n}\n"), ". The “}” of line 4 closes nothing.");
  EXPECT_EQ(script("// (\nconst s = '(' + `{` + \"it's [\"; /* { */\n"), "");
  EXPECT_EQ(script("const s = 'no end (\nf(1);"), "");
}

TEST(CodeHints, WhatIsMissingIsNamed) {
  const std::string not_run = "The code could not be run (line 1): ";
  expect_says(
      hint(kJs, not_run + "SyntaxError: Unexpected token 'return'", "function f(d)\n  return d;\n"),
      "between “{” and “}”");
  EXPECT_EQ(hint(kJs, not_run + "ReferenceError: L is not defined", "return 12 * L;"),
            ". Your code has no function named paramCount.");
  EXPECT_EQ(hint(kJs, "f(1) stopped: ReferenceError: x is not defined", "const g = x;"), "");
  EXPECT_EQ(hint(kPy, "NameError: name 'v' isn't defined", "def f(V):\n    return v\n"),
            ". Elsewhere in your code it is V.");
  expect_says(hint(kPy, "ValueError: arg is an empty sequence"), "at least one number");
  expect_says(hint(kJs, "TypeError: Reduce of empty array with no initial value"),
              "at least one number");
  expect_says(hint(kJs, "17 of 18 tests pass.", "return Float32Array.from(x);"), "seven digits");
}

TEST(CodeHints, ListsThatAreNoArraysAndLoopsOverPlacesAreNamed) {
  for (const char* error : {"TypeError: unsupported types for __truediv__: 'list', 'float'",
                            "AttributeError: 'list' object has no attribute 'T'"})
    expect_says(hint(kPy, error), "no numpy array");
  EXPECT_EQ(hint(kPy, "TypeError: unsupported types for __add__: 'int', 'str'"), "");
  const std::string wrong = "2 of 13 tests pass.";
  expect_says(hint(kJs, wrong, "for (const v in x) r += v * v;"), "for (... of x)");
  for (const char* source : {"for (const v of x) r += v;", "for (;;) { const a = 1 in x; }"})
    EXPECT_EQ(hint(kJs, wrong, source), "") << source;
}

TEST(CodeHints, ACommaInReturnIsToldWhereTheResultIsWrong) {
  const std::string wrong = "0 of 9 tests pass. f(1) should return 2, but yours returned 1 (so).";
  EXPECT_EQ(hint(kJs, wrong, "function f(a) {\n  return 12 * a, a;\n}"),
            " Line 2 returns only what stands behind its last comma: several values are an array, "
            "[a, b].");
  expect_says(hint(kJs, wrong, "function f(a) {\n  return a +\n    1, 2;\n}"), "Line 2 returns");
  for (const char* source :
       {"function f(a) { return [a, 1]; }", "function f(a) { return g(a, 1); }",
        "function f(a) {\n  if (!a) return 0\n  let b = 1, c = 2\n  return b + c\n}",
        "function f(a) { return 1; } // return a, b", "const my_return = 1, b = 2;",
        "function f(a) { if (a) { return } const b = 1, c = 2; return b; }"})
    EXPECT_EQ(hint(kJs, wrong, source), "") << source;
}

TEST(CodeHints, AnErrorWithoutAFullStopGetsOne) {
  EXPECT_EQ(behind("SyntaxError: invalid syntax", "So."), ". So.");
  EXPECT_EQ(behind("It is so!", "So."), " So.");
  EXPECT_EQ(behind("It is so", ""), "");
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
  expect_says(syntax(1, "def f(d)\n    return 1\n"), "begins with “def” ends with a colon");
  expect_says(syntax(2, "def f(d):\n    if d > 1 # so\n        return 1"), "begins with “if”");
  expect_says(syntax(3, "def f(d):\n\nreturn 1\n"), "further to the right");
  expect_says(syntax(1, "def f(d) {\n    return d\n}\n"), "for “{”");
  expect_says(syntax(2, "def f(d):\n    print d\n"), "print(x)");
  expect_says(syntax(2, "def f(d):\n    d++\n"), "x += 1");
  expect_says(syntax(3, "def f(d):\n    return (1\n"), "not closed");
  EXPECT_EQ(syntax(2, "def f(d):\n    return 1 1\n"), "");
  expect_says(hint(kPy, "IndentationError: unexpected indent", "def f():\n    x = 1\n\treturn x\n"),
              "tabs");
  EXPECT_EQ(hint(kPy, "IndentationError: unexpected indent", "def f():\n  x = 1\n    return x\n"),
            "");
}

TEST(CodeHints, PythonsTextsOfSeveralLinesHoldNoBrackets) {
  const std::string source =
      "def f(d):\n    \"\"\"The (first\n    it's\"\"\"\n    return [d for d in d\n";
  EXPECT_EQ(hint(kPy, "(line 5): SyntaxError: invalid syntax", source),
            ". The “[” of line 4 is not closed.");
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
  EXPECT_EQ(
      why_differs(number, *parse_js_value(R"({"tuple":[3,4]})"), kPy),
      "It should return a number, not a tuple of 2 numbers: a comma in “return” makes a tuple.");
  const JsValue generator = *parse_js_value(R"({"other":"generator"})");
  expect_says(why_differs(number, generator, kPy), "[ ... for ... ]");
  expect_says(why_differs(number, generator, kJs), "without the star");
}

// GPT-2's and GPT-3's counts: 174563733504 is 40 x 2^32 + 2765041664, which is -1529925632 with a
// sign.
TEST(CodeWords, ANumberCutTo32BitsIsNamed) {
  for (const double cut : {2765041664.0, -1529925632.0})
    expect_says(why_differs(js_number(174563733504.0), js_number(cut), kJs), "lowest 32 bits");
  expect_says(why_differs(js_number(174563733504.0), js_number(2765041664.0), kPy), "32 bits");
  EXPECT_EQ(why_differs(js_number(123532032), js_number(123532031), kJs), "");
  EXPECT_EQ(why_differs(js_number(0.5), js_number(4294967296.5), kJs), "");
}

TEST(CodeWords, AReturnThatStandsAloneIsOneWithoutAValue) {
  const JsValue nothing = *parse_js_value(R"({"missing":true})");
  EXPECT_EQ(why_differs(js_number(3), nothing, kJs),
            "A function without “return” gives undefined; so does a “return” that stands alone in "
            "its line.");
  EXPECT_EQ(why_differs(js_number(3), nothing, kPy),
            "A function without “return” gives None, and so does one that stands without a value.");
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
