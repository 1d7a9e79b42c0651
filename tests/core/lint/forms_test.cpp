// "Ask me": every form that the lab names takes the numbers of the state, and asks for what the lab
// shows.
#include "core/lab/forms.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "core/content/exercise.h"
#include "core/content/load.h"
#include "core/exercise/own_numbers.h"
#include "core/exercise/problem_part.h"
#include "core/lab/address.h"
#include "core/lab/answers.h"
#include "core/marking/numeric_question.h"
#include "core/transformer/presets.h"
#include "tests/paths.h"

namespace tmw {
namespace {

std::string read(const std::string& name) {
  std::ifstream file(test::source_dir() + "/assets/workbook/" + name);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

const Workbook& the_workbook() {
  static const Workbook workbook = [] {
    Workbook made;
    made.index = *load_index(read("workbook.toml"), "workbook.toml").value;
    for (const ChapterEntry& entry : made.index.chapters)
      made.chapters.push_back(*load_chapter(read(entry.file), entry.file).value);
    return made;
  }();
  return workbook;
}

// The lines of the lab that show what the first part of a form asks.
const std::map<std::string, std::string> kLines = {{"0.2", "parameters"},
                                                   {"3.1", "state"},
                                                   {"3.2", "weights"},
                                                   {"4.1", "cache"},
                                                   {"4.3", "cache"}};

void open_forms(const lab::State& state, std::map<std::string, int>& opened) {
  const lab::Answers answers = lab::answers_to(state);
  for (const lab::Form& form : lab::forms_for(state)) {
    const Exercise* exercise = find_exercise(the_workbook(), form.exercise);
    ASSERT_NE(exercise, nullptr) << form.exercise;
    EXPECT_EQ(exercise->title, form.title);
    const std::string own = form.hash.substr(form.hash.find("?own=") + 5);
    const OwnInstance made = instantiate_own(*exercise, own);
    EXPECT_EQ(made.fault, "") << form.hash;
    if (!made.fault.empty()) continue;
    ++opened[form.exercise];
    const auto line = kLines.find(form.exercise);
    if (line == kLines.end() || (form.exercise == "3.1" && state.train.size() > 1)) continue;
    const lab::Line* shown = lab::find_line(answers, line->second);
    if (form.exercise == "3.2" && lab::option_text(state, state.question, "weights") != "")
      continue;
    ASSERT_NE(shown, nullptr) << form.hash;
    const double asked = right_value(parts_of(made.problem).front().question);
    EXPECT_NEAR(asked / shown->value, 1, 0.01) << form.hash;
  }
}

TEST(Forms, OfEveryModelOnSomeCardsTakeItsNumbersAndAskForWhatTheLabShows) {
  std::map<std::string, int> opened;
  for (const auto& preset : transformer::shipped_models().presets) {
    for (const char* card : {"h100", "l40s", "mi300x"}) {
      for (const char* more : {"", "&tokens=8192&users=3", "&ask=train", "&ask=train&cards=16"}) {
        const std::string query = "v=1&model=" + preset.id + "&card=" + card + more;
        open_forms(lab::read_address(query).state, opened);
      }
    }
  }
  for (const char* exercise :
       {"0.2", "3.1", "3.2", "3.b1", "4.1", "4.3", "4.4", "7.1", "7.2", "9.1", "9.2"})
    EXPECT_GT(opened[exercise], 5) << exercise;
}

TEST(OwnNumbers, ThatAnExerciseDoesNotTakeAreSaid) {
  const Exercise& exercise = *find_exercise(the_workbook(), "4.3");
  const auto fault = [&](const char* text) { return instantiate_own(exercise, text).fault; };
  EXPECT_EQ(fault("name:My_model,L:32,d:4096,h:32,g:8,s:8192"), "");
  EXPECT_NE(fault("L:1.5").find("whole number"), std::string::npos) << fault("L:1.5");
  EXPECT_NE(fault("L:0").find("above 0"), std::string::npos);
  EXPECT_NE(fault("L:-2").find("above 0"), std::string::npos);
  EXPECT_NE(fault("L:1e99").find("above 0"), std::string::npos);
  EXPECT_NE(fault("L:nan").find("above 0"), std::string::npos);
  EXPECT_NE(fault("L:many").find("\"many\""), std::string::npos);
  EXPECT_NE(fault("kv:7").find("called kv"), std::string::npos) << "a hidden one";
  EXPECT_NE(fault("zebra:7").find("called zebra"), std::string::npos);
  EXPECT_NE(fault("h:32,g:5").find("whole number"), std::string::npos) << fault("h:32,g:5");
  const Exercise& other = *find_exercise(the_workbook(), "1.4");
  EXPECT_NE(instantiate_own(other, "d_k:64").fault.find("no numbers but its own"),
            std::string::npos);
}

TEST(OwnNumbers, StandInTheProblemAndAreToldFromOthers) {
  const Exercise& exercise = *find_exercise(the_workbook(), "4.3");
  const std::string text = "name:My_model,L:2,d:256,h:4,g:2,s:1024";
  const OwnInstance made = instantiate_own(exercise, text);
  ASSERT_EQ(made.fault, "");
  EXPECT_EQ(made.problem.own, text);
  EXPECT_EQ(made.problem.seed, own_seed(text));
  EXPECT_NE(own_seed(text), own_seed("name:My_model,L:2,d:256,h:4,g:2,s:1025"));
  EXPECT_EQ(right_value(parts_of(made.problem).front().question), 2.0 * 2 * 1024 * 2 * 64 * 2);
}

}  // namespace
}  // namespace tmw
