#include "tests/web/ui/ui_fixture.h"

#include <fstream>
#include <iterator>

namespace tmw {
namespace {

std::vector<std::uint8_t> file_bytes(Face face) {
  std::ifstream file(std::string(TMW_FONT_DIR) + "/" + std::string(file_of(face)),
                     std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

const std::vector<std::vector<std::uint8_t>>& all_files() {
  static const auto files = [] {
    std::vector<std::vector<std::uint8_t>> read;
    for (std::size_t i = 0; i < kFaceCount; ++i) read.push_back(file_bytes(static_cast<Face>(i)));
    return read;
  }();
  return files;
}

Fonts loaded() {
  Fonts fonts;
  for (std::size_t i = 0; i < kFaceCount; ++i) {
    EXPECT_TRUE(fonts.load(static_cast<Face>(i), all_files()[i])) << file_of(static_cast<Face>(i));
  }
  return fonts;
}

void accept_textures(ImDrawData& data) {
  for (ImTextureData* texture : *data.Textures) {
    if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    } else if (texture->Status != ImTextureStatus_OK) {
      texture->SetTexID(ImTextureID{1});
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
}

}  // namespace

const Fonts& test_fonts() {
  static const Fonts fonts = loaded();
  return fonts;
}

void PaintTest::SetUp() {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  fonts = loaded();
  fonts.add_to(*io.Fonts);
}

void PaintTest::TearDown() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
  ImGui::DestroyContext();
}

Interaction PaintTest::frame(const Layout& layout, float top_px, float height_px, float density) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {layout.width, height_px};
  io.DisplayFramebufferScale = {density, density};
  io.DeltaTime = 1.0F / 60.0F;
  state.origin_y = -top_px;
  ImGui::NewFrame();
  Interaction interaction = paint(layout, fonts, state, motion);
  EXPECT_FALSE(io.WantTextInput);
  ImGui::Render();
  vertices = ImGui::GetDrawData()->TotalVtxCount;
  accept_textures(*ImGui::GetDrawData());
  return interaction;
}

void PaintTest::pointer(float x, float y, bool down) {
  ImGui::GetIO().AddMousePosEvent(x, y);
  ImGui::GetIO().AddMouseButtonEvent(0, down);
}

}  // namespace tmw
