// What the source document prints, typed with the unit that it prints: why it is not right is said,
// in words for a learner who does not know the document. The figures and units stand in the
// document; see docs/errata.md.
#include <gtest/gtest.h>

#include <string>

#include "core/exercise/instantiate.h"
#include "core/exercise/problem.h"
#include "core/marking/verdict.h"
#include "tests/core/content/chapter_file.h"

namespace tmw {
namespace {

struct Printed {
  const char* file;
  const char* id;
  int part;
  const char* typed;
};

const Printed kPrinted[] = {
    {"00-parameter-counting.toml", "0.7", 0, "47.5"},
    {"02-multi-head-attention.toml", "2.4", 0, "0.5"},
    {"03-memory-budget.toml", "3.3", 0, "256 MB"},
    {"04-kv-cache.toml", "4.1", 0, "2.0 GB"},
    {"04-kv-cache.toml", "4.2", 0, "64.0 GB"},
    {"04-kv-cache.toml", "4.3", 0, "1.25 GB"},
    {"04-kv-cache.toml", "4.3", 1, "10.0 GB"},
    {"04-kv-cache.toml", "4.4", 0, "66"},
    {"04-kv-cache.toml", "4.4", 0, "133"},
    {"04-kv-cache.toml", "4.5", 0, "512 KB"},
    {"05-softmax-layer-norm.toml", "5.5", 0, "0.576"},
    {"06-positional-encoding.toml", "6.1", 0, "62,577"},
    {"07-throughput-latency.toml", "7.5", 0, "25"},
    {"07-throughput-latency.toml", "7.5", 0, "8"},
    {"07-throughput-latency.toml", "7.5", 0, "2"},
    {"08-architecture-design.toml", "8.2", 0, "5.88 PFLOP"},
    {"08-architecture-design.toml", "8.2", 0, "5,880 TFLOP"},
    {"08-architecture-design.toml", "8.5", 1, "1.56"},
    {"09-capstone-challenge.toml", "9.3", 0, "57.25 GB"},
    {"09-capstone-challenge.toml", "9.5", 0, "0.36"},
};

TEST(PrintedFigures, WithTheirUnitAreExplainedWithoutNamingWhereTheyStand) {
  for (const Printed& printed : kPrinted) {
    const Chapter chapter = chapter_from(printed.file);
    for (const Exercise& exercise : chapter.exercises) {
      if (exercise.id != printed.id) continue;
      const Problem problem = instantiate(exercise, 0).problem;
      const auto& derive = std::get<DeriveProblem>(problem.task);
      const Verdict verdict = mark_part(derive, printed.part, printed.typed);
      EXPECT_EQ(verdict.kind, VerdictKind::kSlip) << printed.id << " " << printed.typed;
      EXPECT_EQ(verdict.slip, "source") << printed.id << " " << printed.typed << verdict.message;
      for (const std::string named : {"published solution", "source"})
        EXPECT_EQ(verdict.message.find(named), std::string::npos)
            << printed.id << " " << printed.typed << ": " << verdict.message;
    }
  }
}

}  // namespace
}  // namespace tmw
