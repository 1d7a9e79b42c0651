// What a draft is read as, before any verdict.
#include "core/marking/reading.h"

#include <gtest/gtest.h>

#include "core/marking/marking.h"
#include "tests/core/marking/sample_questions.h"

namespace tmw {
namespace {

struct Case {
  NumericQuestion question;
  const char* typed;
  const char* text;
};

// 12 * 12 * 768^2 + 50257 * 768 = 84,934,656 + 38,597,376 = 123,532,032. 2^33 = 8,589,934,592.
// 2 * 32 * 8 * 128 * 4096 = 268,435,456 = 2^28, which is 0.25 * 2^30.
TEST(Reading, SaysHowADraftIsRead) {
  const Case cases[] = {
      {sample::gpt2_parameters(), "12 L d^2 + Vd",
       "12\u00b7L\u00b7d\u00b2 + V\u00b7d = 123,532,032 \u2248 123.5 million parameters"},
      {sample::gpt2_parameters(), "123.5", "123.5 million parameters"},
      {sample::gpt2_parameters(), "123532032", "123,532,032 = 123.5 million parameters"},
      {sample::kv_cache(), "8589934592 B", "8,589,934,592 B = 8 GiB"},
      {sample::kv_cache(), "2*32*8*128*4096",
       "2\u00b732\u00b78\u00b7128\u00b74,096 = 268,435,456 \u2248 0.25 GiB"},
      {sample::kv_cache(), "1024/1000 GiB",
       "(1,024 / 1,000) GiB = 1,099,511,627.78 B \u2248 1.024 GiB"},
      {sample::kv_cache(), "max(1000, 2) GiB",
       "max(1000, 2) GiB = 1,073,741,824,000 B \u2248 1,000 GiB"},
      {sample::kv_cache(), "0.25 * 16 bit / 8", "0.25\u00b716 bit / 8 = 0.5 \u2248 0.5 GiB"},
      {sample::kv_cache(), " ", ""},
  };
  for (const Case& one : cases)
    EXPECT_EQ(read_draft(one.typed, one.question).text(), one.text) << one.typed;
}

TEST(Reading, TellsNothingOfTheAnswer) {
  NumericQuestion question = sample::kv_cache();
  for (const char* typed : {"1.25", "1342177280", "12*3", "3 GB", "2*L*g*d_k*s*bytes"}) {
    const std::string before = read_draft(typed, question).text();
    NumericQuestion other = question;
    other.answer = sample::parsed("77777 * L");
    EXPECT_EQ(read_draft(typed, other).text(), before) << typed;
  }
}

struct FaultCase {
  const char* typed;
  std::size_t begin, end;
  bool unfinished;
  const char* words;  // that the message holds
};

TEST(Reading, PointsAtAFaultAndSaysWhatToWrite) {
  const FaultCase cases[] = {
      {"2*L*Dk*3", 4, 6, false, "Did you mean d_k?"},
      {"L(4g+2 gx)", 7, 9, false, "\u201cgx\u201d"},
      {"12 *", 4, 4, true, "missing after \u201c*\u201d"},
      {"(3 + 4", 0, 1, true, "not closed"},
      {"3 + 4)", 5, 6, false, "closes nothing"},
      {"12 13", 3, 5, true, "side by side"},
      {"3 \u00b7 \u00b7 4", 5, 7, false, "missing after"},
      {"1.25 s", 0, 6, false, "a time"},
      {"8,59", 0, 1, false, "Is \u201c8,59\u201d meant as 8.59?"},
  };
  for (const FaultCase& one : cases) {
    const DraftReading reading = read_draft(one.typed, sample::kv_cache());
    ASSERT_TRUE(reading.fault) << one.typed;
    EXPECT_EQ(reading.fault->begin, one.begin) << one.typed;
    EXPECT_EQ(reading.fault->end, one.end) << one.typed;
    EXPECT_EQ(reading.fault->unfinished, one.unfinished) << one.typed;
    EXPECT_NE(reading.fault->message.find(one.words), std::string::npos) << reading.fault->message;
    EXPECT_EQ(reading.fault->message.find('`'), std::string::npos) << reading.fault->message;
    EXPECT_EQ(reading.text(), "");
  }
}

// As marking reads them: a share beside a count is left out, another note would be a factor.
TEST(Reading, TakesNoNoteForAFactor) {
  EXPECT_EQ(read_draft("30 (38 %)", sample::users()).text(), "30 users");
  const DraftReading note = read_draft("1.25 (11.3)", sample::kv_cache());
  ASSERT_TRUE(note.fault);
  EXPECT_EQ(note.fault->begin, 5u);
  EXPECT_EQ(note.fault->end, 11u);
  EXPECT_NE(note.fault->message.find("multiplied"), std::string::npos) << note.fault->message;
  EXPECT_FALSE(read_draft("2 (3 + 4)", sample::users()).fault);
}

TEST(Reading, PointsAtWordsThatSaySomethingElse) {
  const DraftReading nodes = read_draft("30 nodes", sample::users());
  ASSERT_TRUE(nodes.fault);
  EXPECT_EQ(nodes.fault->begin, 3u);
  EXPECT_EQ(nodes.fault->end, 8u);
  EXPECT_TRUE(read_draft("1.25 GiB/token", sample::kv_cache()).fault);
}

// What is said may be copied into the field.
TEST(Reading, CanBeTypedBack) {
  const NumericQuestion question = sample::kv_cache();
  for (const char* typed : {"2*L*g*d_k*s*bytes", "sqrt(2)*1e9 + 3^(1/2)", "min(2000, 3)*L/(g + 1)",
                            "2 pi L", "-3^2 + 2^-3", "7 GiB / 3", "5//2"}) {
    const DraftReading first = read_draft(typed, question);
    ASSERT_FALSE(first.fault) << typed << ": " << first.fault->message;
    const DraftReading again = read_draft(first.calculation, question);
    ASSERT_FALSE(again.fault) << first.calculation << ": " << again.fault->message;
    EXPECT_EQ(again.text(), first.text()) << typed;
  }
}

}  // namespace
}  // namespace tmw
