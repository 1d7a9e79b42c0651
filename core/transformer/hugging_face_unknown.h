// What is said of a Hugging Face family that is not counted. Used by hugging_face.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tmw::transformer {

// Says what kind of model `model_type` is where that is why it is not counted, else which of
// `families`, those that are, have a like name.
[[nodiscard]] std::string unknown_type(const std::string& model_type,
                                       const std::vector<std::string_view>& families);

}  // namespace tmw::transformer
