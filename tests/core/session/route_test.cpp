#include "core/session/route.h"

#include <gtest/gtest.h>

namespace tmw {
namespace {

TEST(Route, OfEveryKnownFormReadsBackFromItsAddress) {
  for (const Route& route :
       {Route{}, Route{0, "", 0}, Route{4, "4.3", 0}, Route{4, "4.3", 17},
        Route{9, "9.12", 18446744073709551615u}, Route{4, "", 0, "how-large-it-is"}}) {
    const auto again = read_route(hash_of(route));
    ASSERT_TRUE(again.has_value()) << hash_of(route);
    EXPECT_EQ(*again, route);
  }
  EXPECT_EQ(hash_of({4, "4.3", 17}), "#/4/4.3?seed=17");
}

TEST(Route, NamesASectionByTheWordsOfItsHeading) {
  EXPECT_EQ(hash_of({4, "", 0, "how-large-it-is"}), "#/4/how-large-it-is");
  EXPECT_EQ(slug_of("How large it is"), "how-large-it-is");
  EXPECT_EQ(slug_of("A token's 2 costs: time & memory"), "a-tokens-2-costs-time-memory");
  EXPECT_EQ(slug_of("A token\u2019s price"), slug_of("A token's price"));
  EXPECT_EQ(slug_of("8 bits, or 4?"), "bits-or-4") << "a digit first would be an exercise";
  EXPECT_EQ(slug_of("4.3"), "");
  EXPECT_EQ(slug_of(""), "");
}

TEST(Route, AcceptsAnEmptyAddressAndATrailingSlash) {
  EXPECT_EQ(read_route(""), Route{});
  EXPECT_EQ(read_route("#"), Route{});
  EXPECT_EQ(read_route("#/0/"), (Route{0, "", 0}));
  EXPECT_EQ(read_route("#/0/0.3/"), (Route{0, "0.3", 0}));
}

TEST(Route, IsNothingForAnyOtherText) {
  for (const char* hash : {"#x",
                           "/0",
                           "#/x",
                           "#/-1",
                           "#/00",
                           "#/0/1.3",
                           "#/0/0",
                           "#/0/0.",
                           "#/0/0.3/4",
                           "#/0/0.3?seed=",
                           "#/0/0.3?seed=x",
                           "#/0/0.3?seed=-1",
                           "#/0?seed=3",
                           "#/0/0.3?seed=99999999999999999999",
                           "#/99999999999",
                           "#/0/0.3?other=1",
                           "#/0/How",
                           "#/0/-x",
                           "#/0/a b",
                           "#/0/why?seed=3",
                           "#//",
                           "#/0 "}) {
    EXPECT_FALSE(read_route(hash).has_value()) << hash;
  }
}

}  // namespace
}  // namespace tmw
