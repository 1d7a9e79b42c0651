#include "core/prose/units_beside.h"

#include <gtest/gtest.h>

#include <string>

namespace tmw {
namespace {

// Spaces that must not end a line are shown as "_".
std::string kept(Spans spans) {
  for (const SpacePlace& place : kept_spaces(spans)) spans[place.span].text[place.offset] = '_';
  std::string shown;
  for (const Span& span : spans) shown += span.text;
  return shown;
}

Span of_kind(SpanKind kind, const std::string& text) {
  Span run;
  run.kind = kind;
  run.text = text;
  return run;
}

Span words(const std::string& text) { return of_kind(SpanKind::kText, text); }

TEST(KeptSpaces, ANumberAndItsUnit) {
  EXPECT_EQ(kept({words("an H100 promises 989 TFLOP/s in dense BF16.")}),
            "an H100 promises 989_TFLOP/s in dense BF16.");
  EXPECT_EQ(kept({words("80 GB × 8 = 640 GB, as planned")}), "80_GB ×_8_=_640_GB, as planned");
  EXPECT_EQ(kept({words("about 6.74 "), words("billion of them")}), "about 6.74_billion of them");
}

TEST(KeptSpaces, AFormulaThatEndsInANumber) {
  EXPECT_EQ(kept({words("here are "), of_kind(SpanKind::kMath, "2^{30}"), words(" bytes of it")}),
            "here are 2^{30}_bytes of_it");
}

TEST(KeptSpaces, AShortLastWordAndNoOther) {
  EXPECT_EQ(kept({words("that is what stands in it.")}), "that is what stands in_it.");
  EXPECT_EQ(kept({words("in it")}), "in it") << "two words are a line";
}

TEST(KeptSpaces, NothingWithinCodeOrFormulas) {
  EXPECT_EQ(
      kept({words("write the code "), of_kind(SpanKind::kCode, "8 GB"), words(" here please")}),
      "write the code 8 GB here please");
}

}  // namespace
}  // namespace tmw
