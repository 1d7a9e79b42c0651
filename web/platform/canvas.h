// The WebGL2 canvas and the ImGui context that paints on it. The only file pair that knows both.
#pragma once

#include <optional>
#include <string>

#include "web/faces/fonts.h"
#include "web/layout/layout.h"
#include "web/paint/paint.h"

namespace tmw {

// Where the canvas lies in the document and how many pixels it has.
struct CanvasView {
  float width = 0.0F;    // CSS px
  float height = 0.0F;   // CSS px
  float top = 0.0F;      // document y of its upper edge, CSS px
  float density = 1.0F;  // device pixels per CSS px
};

class Canvas {
 public:
  // Takes the canvas with this CSS selector. False where the browser gives no WebGL2 context; the
  // page then stays real DOM. `fonts` must outlive this object.
  [[nodiscard]] bool start(const std::string& selector, const Fonts& fonts);

  // Makes the context anew after the browser lost it. Requires a successful start.
  [[nodiscard]] bool restore();

  [[nodiscard]] bool running() const { return context_ > 0; }

  void set_view(const CanvasView& view) { view_ = view; }
  [[nodiscard]] const CanvasView& view() const { return view_; }

  // The pointer in CSS px of the canvas, and whether its main button is down.
  void set_pointer(float x, float y, bool down);

  // Paints one frame. `state.origin_x` and `origin_y` are filled in here.
  [[nodiscard]] Interaction draw(const Layout& layout, PaintState state, const PageMotion& motion,
                                 double now_seconds);

 private:
  [[nodiscard]] bool make_context();

  std::string selector_;
  int context_ = 0;
  CanvasView view_;
  std::optional<ImGuiFonts> fonts_;  // of the one ImGui context, made by start
  double last_seconds_ = 0.0;
};

}  // namespace tmw
