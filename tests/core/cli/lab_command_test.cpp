#include "core/cli/lab_command.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "core/cli/plan_commands.h"

namespace tmw {
namespace {

struct Ran {
  int code = 0;
  std::string out;
  std::string err;
};

using Command = int (*)(const std::vector<std::string>&, std::ostream&, std::ostream&);

Ran run(Command command, const std::vector<std::string>& words) {
  std::ostringstream out;
  std::ostringstream err;
  const int code = command(words, out, err);
  return {code, out.str(), err.str()};
}

TEST(LabCommand, SaysOfAnAddressWhatTheOtherCommandsSay) {
  const Ran lab = run(run_lab_command, {"#/lab?v=1&model=gpt2&card=a100&users=4", "--json"});
  const Ran plan = run(run_serve_plan_command, {"gpt2", "a100", "--users", "4", "--json"});
  EXPECT_EQ(lab.code, 0);
  EXPECT_EQ(lab.out, plan.out);
  EXPECT_EQ(run(run_lab_command, {"v=1&model=gpt2&card=a100&users=4&ask=train"}).out,
            run(run_train_plan_command, {"gpt2", "a100"}).out);
}

TEST(LabCommand, AnswersAboutEditedModelsAndTellsWhatItDoesNotKnow) {
  const Ran edited = run(run_lab_command, {"v=1&model=gpt2&model.layers=24&card=a100&colour=red"});
  EXPECT_EQ(edited.code, 0);
  EXPECT_NE(edited.out.find("edited"), std::string::npos) << edited.out;
  EXPECT_NE(edited.err.find("colour=red"), std::string::npos);
  EXPECT_EQ(run(run_lab_command, {}).code, 2);
  EXPECT_EQ(run(run_lab_command, {"--help"}).code, 0);
}

}  // namespace
}  // namespace tmw
