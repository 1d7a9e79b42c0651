#include "core/cli/lab_command.h"

#include <algorithm>
#include <ostream>

#include "core/lab/address.h"
#include "core/lab/answers.h"
#include "core/plan/json_writer.h"
#include "core/plan/table_writer.h"

namespace tmw {
namespace {

constexpr const char* kUsage =
    "Usage: tmw lab ADDRESS [--json|--csv|--markdown], such as tmw lab "
    "'v=1&model=llama-3-8b&card=h100&users=32'.\n";

// What stands behind the mark of a whole address.
std::string query_of(const std::string& address) {
  const std::size_t mark = address.find('?');
  return mark == std::string::npos ? address : address.substr(mark + 1);
}

}  // namespace

int run_lab_command(const std::vector<std::string>& args, std::ostream& out, std::ostream& err) {
  const auto given = [&args](const char* option) {
    return std::find(args.begin(), args.end(), option) != args.end();
  };
  if (given("--help")) {
    out << kUsage;
    return 0;
  }
  std::vector<std::string> names;
  for (const std::string& word : args) {
    if (word.substr(0, 2) != "--") names.push_back(word);
  }
  if (names.size() != 1) {
    err << kUsage;
    return 2;
  }
  const lab::ReadState read = lab::read_address(query_of(names[0]));
  for (const std::string& sentence : read.told) err << sentence << "\n";
  const bool figures = given("--json") || given("--csv") || given("--markdown");
  const plan::Answer answer =
      lab::plan_answer(read.state, figures ? plan::Form::kFigures : plan::Form::kLines);
  if (!answer.error.empty()) {
    err << answer.error << "\n";
    return 2;
  }
  if (given("--csv")) {
    out << plan::csv_text(answer.figures);
  } else if (given("--markdown")) {
    out << plan::markdown_text(answer.figures);
  } else {
    out << (figures ? plan::json_text(answer.figures, plan::Integers::kExact) : answer.text);
  }
  return 0;
}

}  // namespace tmw
