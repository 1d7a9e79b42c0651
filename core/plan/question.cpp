#include "core/plan/question.h"

#include <utility>

namespace tmw::plan {
namespace {

Subject refusing(Answer answer) {
  Subject subject;
  subject.refusal = std::move(answer);
  return subject;
}

}  // namespace

Answer refused(std::string sentence) { return {"", {}, std::move(sentence)}; }

Subject subject_of(const Request& request, ReadText read, std::size_t names,
                   const OptionMistake& mistake, const std::string& usage) {
  if (gave(request.options, "help")) return refusing({usage + "\n", {}, ""});
  if (!mistake.error.empty()) return refusing(refused(mistake.error));
  if (mistake.stray || request.names.size() != names) return refusing(refused(usage));
  Found<NamedModel> model = load_model(request.names[0], read);
  if (!model.named) return refusing(refused(model.error));
  if (names == 1) return {std::move(*model.named), {}, std::nullopt};
  Found<NamedHardware> card = load_hardware(request.names[1]);
  if (!card.named) return refusing(refused(card.error));
  return {std::move(*model.named), std::move(*card.named), std::nullopt};
}

}  // namespace tmw::plan
