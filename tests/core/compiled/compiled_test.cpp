// Content compiled and read back: whole, damaged, and of other versions.
#include "core/compiled/compiled.h"

#include <gtest/gtest.h>

#include <random>

#include "core/compiled/compile.h"
#include "core/compiled/write.h"
#include "core/content/exercise.h"
#include "core/content/explore.h"
#include "core/content/load.h"
#include "core/content/markers.h"
#include "core/formula/expression_node.h"
#include "core/formula/print_expression.h"
#include "core/prose/rich_text.h"
#include "tests/core/content/content_text.h"

namespace tmw {
namespace {

WorkbookIndex shipped_index() {
  return std::move(*load_index(content_text("workbook.toml"), "workbook.toml").value);
}

// As its author's file gives it, with its links.
Chapter shipped_chapter(const WorkbookIndex& index, const ChapterEntry& entry) {
  Chapter chapter = std::move(*load_chapter(content_text(entry.file), entry.file).value);
  link_sources(chapter, index.sources);
  link_terms(chapter, index.terms);
  return chapter;
}

std::string a_file() {
  return compile_chapter(content_text("04-kv-cache.toml"), "04-kv-cache.toml", shipped_index());
}

// The first line, and what follows it.
std::pair<std::string, std::string> parts_of_file(const std::string& file) {
  const std::size_t end = file.find('\n') + 1;
  return {file.substr(0, end), file.substr(end)};
}

std::size_t text_bytes(const std::string& file) {
  const std::string line = parts_of_file(file).first;
  return std::stoul(line.substr(line.rfind(' ')));
}

TEST(Compiled, EveryShippedChapterReadsBackAsItsAuthorWroteIt) {
  const WorkbookIndex index = shipped_index();
  for (const ChapterEntry& entry : index.chapters) {
    const Chapter written = shipped_chapter(index, entry);
    const CompiledRead<Chapter> read = read_compiled_chapter(
        compile_chapter(content_text(entry.file), entry.file, index), entry.file);
    ASSERT_TRUE(read.value.has_value()) << read.fault;
    EXPECT_EQ(compiled(*read.value), compiled(written)) << entry.file;
    EXPECT_EQ(read.value->title, written.title);
    EXPECT_EQ(read.value->theory.blocks, written.theory.blocks) << entry.file;
    ASSERT_EQ(read.value->exercises.size(), written.exercises.size());
    for (std::size_t i = 0; i < written.exercises.size(); ++i) {
      const Exercise& one = read.value->exercises[i];
      const Exercise& other = written.exercises[i];
      EXPECT_EQ(one.id, other.id);
      EXPECT_EQ(one.prompt.blocks, other.prompt.blocks) << one.id;
      EXPECT_EQ(one.task.index(), other.task.index()) << one.id;
      EXPECT_EQ(one.own.empty(), other.own.empty()) << one.id;
      EXPECT_EQ(one.lab.empty(), other.lab.empty()) << one.id;
      EXPECT_EQ(one.solution_note.empty(), other.solution_note.empty()) << one.id;
      ASSERT_EQ(one.steps.size(), other.steps.size()) << one.id;
      for (std::size_t s = 0; s < other.steps.size(); ++s)
        EXPECT_EQ(to_text(one.steps[s].is), to_text(other.steps[s].is)) << one.id;
    }
  }
}

TEST(Compiled, AMarkersExpressionIsReadAgain) {
  const WorkbookIndex index = shipped_index();
  const Chapter written = shipped_chapter(index, *find_entry(index, 4));
  const CompiledRead<Chapter> read = read_compiled_chapter(a_file(), "4");
  ASSERT_EQ(read.value->theory.markers.size(), written.theory.markers.size());
  ASSERT_FALSE(written.theory.markers.empty());
  for (std::size_t i = 0; i < written.theory.markers.size(); ++i) {
    const Marker& one = read.value->theory.markers[i];
    const Marker& other = written.theory.markers[i];
    EXPECT_EQ(to_text(one.expression), to_text(other.expression));
    EXPECT_EQ(one.inside, other.inside);
    EXPECT_EQ(one.place, other.place);
  }
}

TEST(Compiled, TheIndexReadsBackAndNamesCompiledFiles) {
  const CompiledRead<WorkbookIndex> read = read_compiled_index(
      compile_index(content_text("workbook.toml"), "workbook.toml"), "workbook.txt");
  ASSERT_TRUE(read.value.has_value()) << read.fault;
  const WorkbookIndex written = shipped_index();
  EXPECT_EQ(read.value->exercise_count(), written.exercise_count());
  EXPECT_EQ(read.value->about, written.about);
  EXPECT_EQ(read.value->terms.size(), written.terms.size());
  EXPECT_EQ(read.value->symbols.size(), written.symbols.size());
  EXPECT_EQ(find_entry(*read.value, 4)->file, "04-kv-cache.txt");
  EXPECT_EQ(find_entry(*read.value, 4)->asks, find_entry(written, 4)->asks);
}

TEST(Compiled, NumbersKeepEveryBit) {
  for (const double number : {0.0, -0.0, 1.0, -3.0, 0.1, 124439808.0, 1e-5, 0x1p-1074, 1e300,
                              0x1p53, 1.0 / 3.0, 6.02214076e23, HUGE_VAL}) {
    Chapter chapter;
    chapter.plan.push_back({.what = "", .from = "", .limit = number});
    const CompiledRead<Chapter> read = read_compiled_chapter(compiled(chapter), "x");
    ASSERT_TRUE(read.value.has_value()) << number;
    EXPECT_EQ(read.value->plan[0].limit, number);
    EXPECT_EQ(std::signbit(read.value->plan[0].limit), std::signbit(number));
  }
}

TEST(Compiled, AnAuthorsFaultIsSaidWithItsLine) {
  const WorkbookIndex index = shipped_index();
  const std::string broken = compile_chapter("number = 0\ntitle = \"open\n", "00-a.toml", index);
  const CompiledRead<Chapter> read = read_compiled_chapter(broken, "00-a.txt");
  EXPECT_FALSE(read.value.has_value());
  EXPECT_EQ(read.fault.find("00-a.toml:2: "), 0u) << read.fault;
  const CompiledRead<Chapter> many =
      read_compiled_chapter(compile_chapter("number = 0\n", "00-a.toml", index), "00-a.txt");
  EXPECT_NE(many.fault.find(" more)"), std::string::npos) << many.fault;
  EXPECT_EQ(
      read_compiled_index(compile_index("title = 3\n", "w.toml"), "w.txt").fault.find("w.toml"),
      0u);
}

TEST(Compiled, AFileThatIsCutSaysSo) {
  const std::string file = a_file();
  for (std::size_t length = 0; length < file.size(); length += length < 60 ? 1 : 997) {
    const CompiledRead<Chapter> read = read_compiled_chapter(file.substr(0, length), "4.txt");
    EXPECT_FALSE(read.value.has_value()) << length;
    EXPECT_EQ(read.fault.find("4.txt "), 0u) << length << ": " << read.fault;
  }
}

TEST(Compiled, AFileWithAChangedByteSaysSo) {
  const std::string file = a_file();
  for (std::size_t at = 0; at < file.size(); at += at < 60 ? 1 : 997) {
    for (const int bit : {0, 3, 7}) {
      std::string other = file;
      other[at] = static_cast<char>(other[at] ^ (1 << bit));
      const CompiledRead<Chapter> read = read_compiled_chapter(other, "4.txt");
      EXPECT_FALSE(read.value.has_value()) << at;
      EXPECT_EQ(read.fault.find("4.txt "), 0u) << at << ": " << read.fault;
    }
  }
}

// What the checksum lets pass and no compiler wrote: it may be refused or read, within bounds.
TEST(Compiled, AnyBodyIsReadWithinItsBounds) {
  const std::string file = a_file();
  const std::string body = parts_of_file(file).second;
  const std::size_t text = text_bytes(file);
  std::mt19937 random(1);
  int refused = 0;
  for (int i = 0; i < 400; ++i) {
    std::string other = body;
    for (int changes = 0; changes < 4; ++changes)
      other[text + random() % (body.size() - text)] = static_cast<char>(' ' + random() % 64);
    const CompiledRead<Chapter> read = read_compiled_chapter(sealed(other, text), "4.txt");
    if (!read.value) ++refused;
    EXPECT_EQ(read.value.has_value(), read.fault.empty());
  }
  EXPECT_GT(refused, 200);
  const std::string deep(100000, '!');  // one block that holds one block that holds ...
  EXPECT_FALSE(read_compiled_chapter(sealed(deep, 0), "4.txt").value.has_value());
  EXPECT_FALSE(read_compiled_chapter(sealed("!", 2), "4.txt").value.has_value());
}

TEST(Compiled, AFileOfAnotherVersionOrKindSaysSo) {
  std::string file = a_file();
  EXPECT_EQ(read_compiled_index(file, "4.txt").fault,
            "4.txt is no content file of this workbook; build the page anew");
  const std::string head = "tmw content ";
  file.replace(head.size(), 1, std::to_string(kCompiledVersion + 1));
  EXPECT_EQ(read_compiled_chapter(file, "4.txt").fault,
            "4.txt was made by another version of the workbook; reload the page, or build it anew");
  EXPECT_EQ(read_compiled_chapter("<!doctype html>\n<p>", "4.txt").fault,
            "4.txt is no content file of this workbook; build the page anew");
}

// One of everything, empty: its file changes with every list of fields.h.
Chapter one_of_everything() {
  Chapter chapter;
  chapter.given.emplace_back().unit.emplace();
  chapter.explores.emplace_back().values.emplace_back().sets.emplace_back();
  Block& block = chapter.theory.blocks.emplace_back();
  block.spans.emplace_back();
  block.children.emplace_back();
  chapter.theory.markers.emplace_back();
  chapter.keep.emplace_back();
  FigureSpec& figure = chapter.figures.emplace_back();
  figure.items.emplace_back();
  figure.sizes.emplace_back();
  figure.handles.emplace_back();
  chapter.plan.emplace_back();
  chapter.exercises.resize(5);
  chapter.exercises[0].draws.emplace_back();
  chapter.exercises[0].steps.emplace_back().is = symbol_expression("L");
  DeriveTask derive;
  PartSpec& part = derive.parts.emplace_back();
  part.slips.emplace_back().lab.markers.emplace_back();
  part.conventions.emplace_back();
  derive.table.emplace().rows.emplace_back().emplace_back();
  chapter.exercises[0].task = std::move(derive);
  ChoiceTask choice;
  choice.options.emplace_back();
  choice.budgets.emplace_back();
  choice.goal.emplace();
  chapter.exercises[1].task = std::move(choice);
  OrderTask order;
  order.items.emplace_back();
  chapter.exercises[2].task = std::move(order);
  BuildTask build;
  build.tests.emplace_back().arguments.emplace_back();
  build.random.arguments.emplace_back();
  build.faults.emplace_back();
  chapter.exercises[3].task = std::move(build);
  DebugTask debug;
  debug.lines.emplace_back();
  chapter.exercises[4].task = std::move(debug);
  return chapter;
}

TEST(Compiled, WhatAFileLooksLikeChangesWithItsVersionOnly) {
  ASSERT_EQ(kCompiledVersion, 3) << "then write its line here anew";
  EXPECT_EQ(parts_of_file(compiled(one_of_everything())).first, "tmw content 3 2c30fd98 41\n")
      << "a list of fields.h has changed: raise kCompiledVersion";
}

}  // namespace
}  // namespace tmw
