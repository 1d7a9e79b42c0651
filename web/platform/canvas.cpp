#include "web/platform/canvas.h"

#include <GLES3/gl3.h>
#include <emscripten/html5.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>

namespace tmw {
namespace {

// Large enough that the first page needs no second allocation.
constexpr int kFirstAtlasSide = 1024;

void set_up_imgui(ImGuiFonts& fonts) {
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendPlatformName = "transformer-math-workbook";
  io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
  io.Fonts->TexMinWidth = kFirstAtlasSide;
  io.Fonts->TexMinHeight = kFirstAtlasSide;
  fonts.add_to(*io.Fonts);
}

}  // namespace

bool Canvas::make_context() {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = false;
  attributes.depth = false;
  attributes.stencil = false;
  attributes.antialias = false;
  attributes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
  context_ = static_cast<int>(emscripten_webgl_create_context(selector_.c_str(), &attributes));
  return context_ > 0 &&
         emscripten_webgl_make_context_current(context_) == EMSCRIPTEN_RESULT_SUCCESS &&
         ImGui_ImplOpenGL3_Init("#version 300 es");
}

bool Canvas::start(const std::string& selector, const Fonts& fonts) {
  selector_ = selector;
  fonts_.emplace(fonts);
  set_up_imgui(*fonts_);
  return make_context();
}

bool Canvas::restore() {
  ImGui_ImplOpenGL3_Shutdown();  // also forgets the textures, which live on in ImGui's memory
  emscripten_webgl_destroy_context(context_);
  context_ = 0;
  return make_context();
}

void Canvas::set_pointer(float x, float y, bool down) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(x, y);
  io.AddMouseButtonEvent(0, down);
}

Interaction Canvas::draw(const Layout& layout, PaintState state, const PageMotion& motion,
                         double now_seconds) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(view_.width, view_.height);
  io.DisplayFramebufferScale = ImVec2(view_.density, view_.density);
  io.DeltaTime = std::clamp(static_cast<float>(now_seconds - last_seconds_), 1e-4F, 0.1F);
  last_seconds_ = now_seconds;
  state.origin_x = 0.0F;
  state.origin_y = -view_.top;

  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  Interaction interaction = paint(layout, *fonts_, state, motion);
  ImGui::Render();

  const Rgb paper = rgb(state.theme, Colour::kPaper);
  glViewport(0, 0, static_cast<int>(view_.width * view_.density + 0.5F),
             static_cast<int>(view_.height * view_.density + 0.5F));
  glClearColor(static_cast<float>(paper.red) / 255.0F, static_cast<float>(paper.green) / 255.0F,
               static_cast<float>(paper.blue) / 255.0F, 1.0F);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  return interaction;
}

}  // namespace tmw
