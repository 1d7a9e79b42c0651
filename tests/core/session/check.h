// A step of a learner's way: an answer is checked, and all that must follow from it.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <variant>

#include "core/session/words.h"
#include "tests/core/session/desk.h"

namespace tmw::test {

// Checks, and expects this verdict, an attempt more, and the words announced.
inline void check(Desk& desk, const std::string& id, VerdictKind expected) {
  const int attempts = desk.record(id).attempts;
  const Effects effects = desk.act(Check{id});
  ASSERT_TRUE(desk.at(id).verdict.has_value());
  EXPECT_EQ(desk.verdict(id), expected) << desk.at(id).verdict->message;
  EXPECT_FALSE(desk.at(id).verdict->message.empty());
  EXPECT_EQ(desk.record(id).attempts, attempts + (expected == VerdictKind::kUnreadable ? 0 : 1));
  ASSERT_EQ(all_of<Announce>(effects).size(), 1u);
  const auto* typed = std::get_if<DeriveEntry>(&desk.at(id).entry);
  const bool in_parts = typed != nullptr && typed->part_verdicts.size() > 1;
  const std::string said =
      in_parts ? words::parts_right(typed->part_verdicts) : desk.at(id).verdict->message;
  EXPECT_NE(all_of<Announce>(effects)[0].text.find(said), std::string::npos);
}
}  // namespace tmw::test
