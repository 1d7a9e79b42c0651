#include "core/page/links.h"

#include <gtest/gtest.h>

namespace tmw {
namespace {

TEST(LinkAttributes, OfAPlaceAreWrittenForTheFileThatHoldsThem) {
  struct Case {
    const char* address;
    const char* from_home;
    const char* from_chapter;
  };
  const Case cases[] = {
      {"#/", "./", "../"},
      {"#/4", "pages/4.html", "4.html"},
      {"#/4/4.3", "pages/4.html#4.3", "4.html#4.3"},
      {"#/4/how-large-it-is", "pages/4.html#how-large-it-is", "4.html#how-large-it-is"},
      // Other numbers are the running workbook's alone.
      {"#/4/4.3?seed=17", "./#/4/4.3?seed=17", "../#/4/4.3?seed=17"},
  };
  for (const auto& [address, from_home, from_chapter] : cases) {
    const std::string hash = address;
    EXPECT_EQ(link_attributes(hash, LinkStyle::kHash), " href=\"" + hash + "\"");
    EXPECT_EQ(link_attributes(hash, LinkStyle::kFromHome),
              std::string(" href=\"") + from_home + "\" data-hash=\"" + hash + "\"");
    EXPECT_EQ(link_attributes(hash, LinkStyle::kFromChapter),
              std::string(" href=\"") + from_chapter + "\"");
  }
}

TEST(LinkAttributes, OfAnyOtherLinkAreTheSameEverywhere) {
  for (const LinkStyle style : {LinkStyle::kHash, LinkStyle::kFromHome, LinkStyle::kFromChapter}) {
    EXPECT_EQ(link_attributes("https://example.org/?a=1&b=2", style),
              " href=\"https://example.org/?a=1&amp;b=2\"");
    EXPECT_EQ(link_attributes("#no/place", style), " href=\"#no/place\"");
  }
}

}  // namespace
}  // namespace tmw
