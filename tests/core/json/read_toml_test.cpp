#include "core/json/read_toml.h"

#include <gtest/gtest.h>
#include <toml++/toml.h>

#include <fstream>
#include <iterator>
#include <string>

#include "tests/paths.h"

namespace tmw {
namespace {

Json tree_of(const toml::node& node) {
  if (const toml::table* table = node.as_table()) {
    Json object = Json::object();
    for (const auto& [key, value] : *table) object[std::string(key.str())] = tree_of(value);
    return object;
  }
  if (const toml::array* array = node.as_array()) {
    Json list = Json::array();
    for (const toml::node& value : *array) list.push_back(tree_of(value));
    return list;
  }
  if (const auto* number = node.as_integer()) return number->get();
  if (const auto* number = node.as_floating_point()) return number->get();
  if (const auto* flag = node.as_boolean()) return flag->get();
  return node.value_or(std::string());
}

// A reader that others have tested says the same of every file that is read by ours.
TEST(ReadToml, SaysOfOurDataFilesWhatALibrarySays) {
  for (const char* name : {"models", "hardware", "expected", "measured"}) {
    std::ifstream file(test::source_dir() + "/assets/" + name + ".toml");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    ASSERT_FALSE(text.empty()) << name;
    const ReadToml ours = read_toml(text);
    EXPECT_EQ(ours.error, "") << name;
    const toml::parse_result library = toml::parse(text);
    ASSERT_TRUE(library) << name;
    EXPECT_EQ(ours.root, tree_of(library.table())) << name;
  }
}

TEST(ReadToml, SaysInWhichLineAFaultIs) {
  struct Case {
    const char* text;
    const char* error;
  };
  for (const Case& one :
       {Case{"a = 1\nb = ", "line 2: a value is missing"},
        Case{"a", "line 1: an equals sign is missing"},
        Case{"a = \"b", "line 1: a quotation mark is missing"},
        Case{"a = [1, 2", "line 1: a bracket is missing"},
        Case{"a = {b = 1", "line 1: a brace is missing"},
        Case{"[a", "line 1: a bracket is missing"}, Case{"[[a]", "line 1: a bracket is missing"},
        Case{"a = 1 2", "line 1: one line says two things"},
        Case{"a = 1\na = 2", "line 2: a name stands twice"},
        Case{"a = 1\n[a]", "line 2: a table stands where there is a value"},
        Case{"[a]\n[[a]]", "line 2: a list of tables stands where there is a value"},
        Case{"= 1", "line 1: a name is missing"}, Case{"a = 1x", "line 1: a value is missing"}})
    EXPECT_EQ(read_toml(one.text).error, one.error) << one.text;
  EXPECT_NE(read_toml("a = " + std::string(1000, '[')).error, "") << "no stack overflows";
}

TEST(ReadToml, FindsMembersOfTheirKindOnly) {
  const ReadToml read = read_toml("a = 1\nb = \"x\"\nc = true\nd = 2.5 # so much\n");
  EXPECT_EQ(whole_in(read.root, "a"), 1);
  EXPECT_EQ(number_in(read.root, "a"), 1.0);
  EXPECT_EQ(number_in(read.root, "b", 7.0), 7.0);
  EXPECT_EQ(text_in(read.root, "b"), "x");
  EXPECT_EQ(text_in(read.root, "a"), "");
  EXPECT_TRUE(flag_in(read.root, "c", false));
  EXPECT_TRUE(flag_in(read.root, "z", true));
  EXPECT_EQ(whole_in(read.root, "d"), 0);
}

}  // namespace
}  // namespace tmw
