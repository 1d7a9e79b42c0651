#include "web/paint/imgui_fonts.h"

#include "imgui.h"

namespace tmw {

void ImGuiFonts::add_to(ImFontAtlas& atlas) {
  for (std::size_t i = 0; i < kFaceCount; ++i) {
    const auto face = static_cast<Face>(i);
    const std::span<const std::uint8_t> bytes = fonts_.bytes(face);
    if (bytes.empty()) continue;
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.OversampleH = 2;
    config.OversampleV = 1;
    config.PixelSnapH = false;
    // ImGui never writes to font data that it does not own.
    auto* data = const_cast<std::uint8_t*>(bytes.data());
    faces_[i] = atlas.AddFontFromMemoryTTF(data, static_cast<int>(bytes.size()),
                                           fonts_.imgui_size(face, 17.0F), &config);
  }
}

}  // namespace tmw
