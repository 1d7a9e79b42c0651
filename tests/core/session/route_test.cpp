#include "core/session/route.h"

#include <gtest/gtest.h>

namespace tmw {
namespace {

TEST(Route, OfEveryKnownFormReadsBackFromItsAddress) {
  for (const Route& route : {Route{}, Route{0, "", 0}, Route{4, "4.3", 0}, Route{4, "4.3", 17},
                             Route{9, "9.12", 18446744073709551615u}}) {
    const auto again = read_route(hash_of(route));
    ASSERT_TRUE(again.has_value()) << hash_of(route);
    EXPECT_EQ(*again, route);
  }
  EXPECT_EQ(hash_of({4, "4.3", 17}), "#/4/4.3?seed=17");
}

TEST(Route, AcceptsAnEmptyAddressAndATrailingSlash) {
  EXPECT_EQ(read_route(""), Route{});
  EXPECT_EQ(read_route("#"), Route{});
  EXPECT_EQ(read_route("#/0/"), (Route{0, "", 0}));
  EXPECT_EQ(read_route("#/0/0.3/"), (Route{0, "0.3", 0}));
}

TEST(Route, IsNothingForAnyOtherText) {
  for (const char* hash :
       {"#x", "/0", "#/x", "#/-1", "#/00", "#/0/1.3", "#/0/0", "#/0/0.", "#/0/0.3/4",
        "#/0/0.3?seed=", "#/0/0.3?seed=x", "#/0/0.3?seed=-1", "#/0?seed=3",
        "#/0/0.3?seed=99999999999999999999", "#/99999999999", "#/0/0.3?other=1", "#//", "#/0 "}) {
    EXPECT_FALSE(read_route(hash).has_value()) << hash;
  }
}

}  // namespace
}  // namespace tmw
