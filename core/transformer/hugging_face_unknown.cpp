#include "core/transformer/hugging_face_unknown.h"

#include <algorithm>

namespace tmw::transformer {
namespace {

// Models of other kinds that people try, by how their "model_type" begins.
struct OtherKind {
  std::string_view begins;
  std::string_view what;
};
constexpr OtherKind kOtherKinds[] = {
    {"vits", "turns text into sound"},
    {"vit", "encodes images"},
    {"deit", "encodes images"},
    {"swin", "encodes images"},
    {"dinov", "encodes images"},
    {"convnext", "encodes images"},
    {"clip", "compares images and texts"},
    {"siglip", "compares images and texts"},
    {"chinese_clip", "compares images and texts"},
    {"mllama", "attends to images in layers of its own (cross-attention), which are not counted"},
    {"wav2vec2", "encodes sound"},
    {"hubert", "encodes sound"},
    {"wavlm", "encodes sound"},
    {"whisper", "turns sound into text by an encoder and a decoder"},
    {"rwkv", "mixes tokens by a recurrence that is not counted"},
    {"recurrent_gemma", "mixes tokens by a recurrence that is not counted"},
    {"xlstm", "mixes tokens by a recurrence that is not counted"},
    {"deberta",
     "is an encoder whose attention has tables of relative positions, which are not counted"},
    {"albert", "uses the same weights in every layer, which is not counted"},
    {"mlp_speculator", "drafts tokens for another model"},
    {"medusa", "drafts tokens for another model"},
    {"eagle", "drafts tokens for another model"},
    {"minicpmv", "does not say in this file of which family its language model is"},
    {"minicpmo", "does not say in this file of which family its language model is"},
    {"reformer", "has layers that are computed backwards, which are not counted"}};

// Whether two names have their first letters in common, as many as tell a family: "qwen".
bool begin_alike(std::string_view a, std::string_view b) {
  constexpr std::size_t kTelling = 4;
  const std::size_t length = std::min({kTelling, a.size(), b.size()});
  return length >= 3 && a.substr(0, length) == b.substr(0, length);
}

}  // namespace

std::string unknown_type(const std::string& model_type,
                         const std::vector<std::string_view>& families) {
  for (const OtherKind& other : kOtherKinds) {
    if (!std::string_view(model_type).starts_with(other.begins)) continue;
    return "The field \"model_type\" is \"" + model_type + "\": such a model " +
           std::string(other.what) +
           ". What is counted are language models with attention, windows or states; "
           "docs/model-files.md lists their families.";
  }
  std::string alike;
  for (const std::string_view family : families) {
    if (!begin_alike(family, model_type)) continue;
    alike += (alike.empty() ? " Known of like name are: " : ", ") + std::string(family);
  }
  return "The field \"model_type\" is \"" + model_type + "\", which this program does not know." +
         alike + (alike.empty() ? "" : ".") + " docs/model-files.md lists the " +
         std::to_string(families.size()) +
         " families it knows, and the fields that describe any other model.";
}

}  // namespace tmw::transformer
