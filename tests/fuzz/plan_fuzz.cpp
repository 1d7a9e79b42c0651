// Any words as a question of the calculator: figures that are finite and not negative, or one
// sentence. Lines are the question, the model, the card, and options as "name" or "name=value".
// libFuzzer target.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "core/plan/answers.h"

namespace {

using namespace tmw::plan;

void require(bool condition) {
  if (!condition) std::abort();
}

struct Check {
  void operator()(std::monostate) const {}
  void operator()(bool) const {}
  void operator()(double number) const { require(std::isfinite(number) && number >= 0); }
  void operator()(tmw::transformer::Count count) const {
    require(!count.overflowed() && count.value() >= 0);
  }
  void operator()(const std::string&) const {}
  void operator()(const Sentences& list) const {
    for (const std::string& sentence : list) require(!sentence.empty());
  }
  void operator()(const Figures& figures) const {
    for (const Figure& figure : figures.members) {
      require(!figure.name().empty());
      std::visit(*this, figure.value());
    }
  }
};

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  return lines;
}

Asked asked(const std::string& line) {
  const std::size_t at = line.find('=');
  if (at == std::string::npos) return {line, std::nullopt};
  return {line.substr(0, at), line.substr(at + 1)};
}

std::optional<std::string> text_itself(const std::string& text) {
  return text.starts_with('{') ? std::optional<std::string>(text) : std::nullopt;
}

void check(const Answer& answer, Form form) {
  const bool refused = !answer.error.empty();
  require(!refused || (answer.text.empty() && answer.figures.members.empty()));
  if (refused || form == Form::kLines) {
    require(refused || answer.text.ends_with('\n'));
    return;
  }
  require(answer.text.empty() != answer.figures.members.empty());  // the usage, or figures
  Check()(answer.figures);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<std::string> lines = lines_of({reinterpret_cast<const char*>(data), size});
  Request request;
  const bool with_card = lines[0] == "serve-plan" || lines[0] == "train-plan";
  const std::size_t names = with_card ? 3 : 2;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (i < names) {
      request.names.push_back(lines[i]);
    } else {
      request.options.push_back(asked(lines[i]));
    }
  }
  for (const Form form : {Form::kLines, Form::kFigures}) {
    request.form = form;
    if (lines[0] == "model") check(model_answer(request, text_itself), form);
    if (lines[0] == "memory") check(memory_answer(request, text_itself), form);
    if (lines[0] == "serve-plan") check(serving_answer(request, text_itself), form);
    if (lines[0] == "train-plan") check(training_answer(request, text_itself), form);
    check(why_answer(lines[0], request, request, text_itself), form);
  }
  return 0;
}
