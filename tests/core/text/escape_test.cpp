#include "core/text/escape.h"

#include <gtest/gtest.h>

namespace tmw {
namespace {

// The five signs with a meaning in HTML, by the names and number of the HTML standard,
// section 13.1.4.
TEST(EscapeHtml, NamesEverySignThatHtmlWouldRead) {
  EXPECT_EQ(escape_html("a<b>c&d\"e'f"), "a&lt;b&gt;c&amp;d&quot;e&#39;f");
  EXPECT_EQ(escape_html("&amp;"), "&amp;amp;");
}

TEST(EscapeHtml, LeavesEveryOtherLetterAlone) {
  EXPECT_EQ(escape_html("d_k = 128, 2³⁰\n\tπ ≈ 3"), "d_k = 128, 2³⁰\n\tπ ≈ 3");
  EXPECT_EQ(escape_html(""), "");
}

TEST(EscapeHtml, DropsWhatHtmlForbidsAndKeepsSpaces) {
  EXPECT_EQ(escape_html("a\x01\x1f b\r\n"), "a b\r\n");
  EXPECT_EQ(printable("<\x01\x0b\t>"), "<\t>");
}

}  // namespace
}  // namespace tmw
