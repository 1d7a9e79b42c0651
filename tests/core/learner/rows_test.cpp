#include "core/learner/rows.h"

#include <gtest/gtest.h>

#include <string>

namespace tmw {
namespace {

TEST(Rows, HoldEveryEventByItsIdAndEveryUnreadableTextOnce) {
  Log log;
  log.add(*read_event(
      R"({"v":2,"id":"a\"1","order":1,"utc_ms":1,"day":1,"what":"hint","exercise":"0.1"})"));
  for (const char* text : {"garbage", "other", "garbage"}) log.keep_unreadable(text);
  const std::vector<Row> rows = rows_of(log);
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].id, "a\"1");
  EXPECT_EQ(read_event(rows[0].line), log.events()[0]);
  EXPECT_EQ(rows[1].line, "garbage");
  EXPECT_EQ(rows[1].id.rfind("unreadable-", 0), 0u);
  EXPECT_NE(rows[1].id, rows[2].id);
  EXPECT_EQ(rows_of(log)[1].id, rows[1].id) << "the same at the next start";
  for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(row_ids_of(log)[i], rows[i].id);
}

TEST(Rows, CrossToJavaScriptAsJson) {
  EXPECT_EQ(rows_json({}), "[]");
  EXPECT_EQ(rows_json({{"a", "{\"v\":2}"}, {"b", "x\n"}}),
            R"([{"id":"a","line":"{\"v\":2}"},{"id":"b","line":"x\n"}])");
  EXPECT_EQ(ids_json({"a", "\""}), R"(["a","\""])");
  const std::vector<std::string> ids = {"a", "\"", "\x1e", ""};
  EXPECT_EQ(read_ids(ids_json(ids)), ids);
  for (const char* none : {"", "{}", "[", "[[1]]"}) EXPECT_TRUE(read_ids(none).empty()) << none;
}

}  // namespace
}  // namespace tmw
