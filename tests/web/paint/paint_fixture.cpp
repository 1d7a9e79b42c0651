#include "tests/web/paint/paint_fixture.h"

namespace tmw {
namespace {

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

void PaintTest::SetUp() {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  imgui_fonts.add_to(*io.Fonts);
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
  Interaction interaction = paint(layout, imgui_fonts, state, motion);
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
