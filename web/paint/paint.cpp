#include "web/paint/paint.h"

#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "web/layout/place_figure.h"
#include "web/paint/paint_boxes.h"
#include "web/paint/paint_figure.h"
#include "web/paint/pen.h"

namespace tmw {
namespace {

constexpr ImGuiWindowFlags kPageWindow =
    ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
    ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollWithMouse |
    ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoFocusOnAppearing;

bool is_control(NodeKind kind) {
  return kind == NodeKind::kButton || kind == NodeKind::kListingLine || kind == NodeKind::kChoice ||
         kind == NodeKind::kFold || kind == NodeKind::kLink;
}

// Radios, folds and links answer to the browser; only buttons are activated by the pointer here.
bool is_ours(NodeKind kind) { return kind == NodeKind::kButton; }

const Rect& hot_area(const LaidNode& node) {
  return node.kind == NodeKind::kFold ? node.control : node.rect;
}

// A framed block changes its height on the way; other nodes are cut where they end.
bool is_framed(NodeKind kind) {
  return kind == NodeKind::kCard || kind == NodeKind::kCallout || kind == NodeKind::kStatus;
}

ImU32 faded(ImU32 colour, float alpha) {
  const auto opacity = static_cast<float>((colour >> IM_COL32_A_SHIFT) & 0xFFU) * alpha;
  return (colour & ~IM_COL32_A_MASK) | (static_cast<ImU32>(opacity) << IM_COL32_A_SHIFT);
}

class PagePainter {
 public:
  PagePainter(const Layout& layout, const ImGuiFonts& fonts, const PaintState& state,
              std::span<const Glide> glides, const PageMotion& motion)
      : layout_(layout),
        fonts_(fonts),
        state_(state),
        glides_(glides),
        motion_(motion),
        pen_(*ImGui::GetWindowDrawList(), fonts, state, ImGui::GetIO().DisplayFramebufferScale.x) {
    // What moves may come from outside of the canvas.
    for (const Glide& glide : glides) reach_ = std::max(reach_, std::abs(glide.dy));
    top_ = -state.origin_y - reach_;
    bottom_ = -state.origin_y + ImGui::GetIO().DisplaySize.y + reach_;
  }

  Interaction run() {
    collect();
    if (state_.take_pointer) {
      for (const LaidNode* node : visible_) {
        react(*node);
        if (node->figure >= 0) react_grips(*node);
      }
    }
    paint_boxes();
    for (const Rect& rect : state_.selection) pen_.fill(rect, Colour::kSelection, 2.0F);
    paint_words();
    grips();
    return interaction_;
  }

  // What is only looked at.
  void run_silent() {
    collect();
    paint_boxes();
    paint_words();
  }

 private:
  // Nodes that reach into the painted band. A parent holds all of its descendants, so the rest of a
  // subtree is skipped with it.
  void collect() {
    const auto count = static_cast<int>(layout_.nodes.size());
    for (int i = 0; i < count;) {
      const LaidNode& node = layout_.nodes[static_cast<std::size_t>(i)];
      const bool seen = node.rect.bottom() >= top_ && node.rect.y <= bottom_;
      if (seen) visible_.push_back(&node);
      i = seen ? i + 1 : node.after;
    }
  }

  void paint_boxes() {
    for (const LaidNode* node : visible_) {
      carried(*node, [this](const LaidNode& shown) {
        paint_box(pen_, layout_, shown, touch(shown));
        if (shown.figure >= 0) {
          paint_figure(pen_, layout_.figures[static_cast<std::size_t>(shown.figure)], shown.control,
                       fonts_.widths());
        }
      });
    }
  }

  void paint_words() {
    if (!state_.paint_words) return;
    for (const LaidNode* node : visible_) {
      carried(*node, [this](const LaidNode& shown) { words(shown); });
    }
  }

  // Draws a node where the layout has it; then moves, cuts and fades what was drawn.
  template <typename Draw>
  void carried(const LaidNode& node, const Draw& draw) {
    if (glides_.empty()) return draw(node);
    const Glide& glide = glides_[static_cast<std::size_t>(&node - layout_.nodes.data())];
    if (glide.alpha <= 0.0F) return;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (glide.clipped()) {
      list.PushClipRect({0.0F, state_.origin_y + glide.clip_top},
                        {ImGui::GetIO().DisplaySize.x, state_.origin_y + glide.clip_bottom}, true);
    }
    const int first = list.VtxBuffer.Size;
    if (is_framed(node.kind) && glide.height != node.rect.height) {
      LaidNode shown = node;
      shown.rect.height = glide.height;
      draw(shown);
    } else {
      draw(node);
    }
    const float density = ImGui::GetIO().DisplayFramebufferScale.x;
    const float dy = std::round(glide.dy * density) / density;
    for (int i = first; i < list.VtxBuffer.Size; ++i) {
      list.VtxBuffer[i].pos.y += dy;
      list.VtxBuffer[i].col = faded(list.VtxBuffer[i].col, glide.alpha);
    }
    if (glide.clipped()) list.PopClipRect();
  }

  void react(const LaidNode& node) {
    if (!is_control(node.kind) || node.disabled) return;
    const Rect& area = hot_area(node);
    if (area.width < 1.0F || area.height < 1.0F) return;
    // What glides is hit where it is seen.
    const float dy =
        glides_.empty() ? 0.0F : glides_[static_cast<std::size_t>(&node - layout_.nodes.data())].dy;
    ImGui::SetCursorScreenPos(pen_.to_canvas(area.x, area.y + dy));
    ImGui::PushID(static_cast<int>(node.id));
    const bool clicked = ImGui::InvisibleButton("", {area.width, area.height});
    if (clicked && is_ours(node.kind)) interaction_.activated.push_back(node.id);
    if (ImGui::IsItemHovered()) interaction_.hovered = node.id;
    if (ImGui::IsItemActive()) interaction_.pressed = node.id;
    ImGui::PopID();
  }

  // Every grip is a button of ImGui; the one nearest to the pointer comes first, where two overlap.
  void react_grips(const LaidNode& node) {
    const Chart& figure = layout_.figures[static_cast<std::size_t>(node.figure)];
    const std::vector<HandlePlace> places = handle_places(figure, node.control);
    const float mouse = ImGui::GetIO().MousePos.x - state_.origin_x;
    const auto distance = [&](int handle) {
      const auto i = static_cast<std::size_t>(handle);
      return std::abs(places[i].stops[figure.handles[i].now] - mouse);
    };
    std::vector<int> order;
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (figure.handles[i].now < places[i].stops.size()) order.push_back(static_cast<int>(i));
    }
    std::sort(order.begin(), order.end(),
              [&](int one, int other) { return distance(one) < distance(other); });
    for (const int handle : order) {
      const auto i = static_cast<std::size_t>(handle);
      react_grip(node, handle, places[i], places[i].stops[figure.handles[i].now], mouse);
    }
    if (!order.empty()) react_figure(node, order, places, mouse);
  }

  // A click anywhere else in the figure brings the grip whose line is nearest. On release, so that
  // a finger that scrolls changes nothing.
  void react_figure(const LaidNode& node, const std::vector<int>& order,
                    const std::vector<HandlePlace>& places, float mouse) {
    const Rect& area = node.control;
    ImGui::SetCursorScreenPos(pen_.to_canvas(area.x, area.y));
    ImGui::PushID(static_cast<int>(node.id));
    const bool clicked = ImGui::InvisibleButton("figure", {area.width, area.height});
    ImGui::PopID();
    if (!clicked) return;
    const float mouse_y = ImGui::GetIO().MousePos.y - state_.origin_y;
    const auto away = [&](int handle) {
      return std::abs(places[static_cast<std::size_t>(handle)].y - mouse_y);
    };
    const int nearest = *std::min_element(
        order.begin(), order.end(), [&](int one, int other) { return away(one) < away(other); });
    interaction_.figure = node.id;
    interaction_.handle = nearest;
    interaction_.value =
        static_cast<int>(nearest_stop(places[static_cast<std::size_t>(nearest)], mouse));
    interaction_.placed = true;
  }

  void react_grip(const LaidNode& node, int handle, const HandlePlace& place, float x,
                  float mouse) {
    constexpr float kHalf = kGripTargetPx / 2.0F;
    ImGui::SetCursorScreenPos(pen_.to_canvas(x - kHalf, place.y - kHalf));
    ImGui::PushID(static_cast<int>(node.id));
    ImGui::PushID(handle);
    ImGui::InvisibleButton("grip", {kGripTargetPx, kGripTargetPx});
    const ImGuiID id = ImGui::GetItemID();
    if (ImGui::IsItemActivated()) ImGui::GetStateStorage()->SetFloat(id, mouse - x);
    const bool active = ImGui::IsItemActive();
    if (active || (ImGui::IsItemHovered() && !interaction_.holding)) {
      interaction_.figure = node.id;
      interaction_.handle = handle;
      interaction_.holding = active;
    }
    if (active) {
      const float offset = ImGui::GetStateStorage()->GetFloat(id);
      interaction_.value = static_cast<int>(nearest_stop(place, mouse - offset));
    }
    ImGui::PopID();
    ImGui::PopID();
  }

  // Over the words: what a grip tells may reach out of its figure.
  void grips() {
    for (const LaidNode* node : visible_) {
      if (node->figure < 0) continue;
      carried(*node, [this](const LaidNode& shown) {
        const GripTouch touch{shown.id == interaction_.figure ? interaction_.handle : -1};
        paint_grips(pen_, layout_.figures[static_cast<std::size_t>(shown.figure)], shown.control,
                    fonts_.widths(), touch);
      });
    }
  }

  [[nodiscard]] Touch touch(const LaidNode& node) const {
    return {node.id == interaction_.hovered || node.id == state_.hovered,
            node.id == interaction_.pressed || node.id == state_.pressed,
            node.id == motion_.pleased ? motion_.pleasure : 1.0F};
  }

  void words(const LaidNode& node) {
    for (auto i = node.chips.begin; i < node.chips.end; ++i) {
      pen_.fill(layout_.chips[i], Colour::kSunken, 4.0F);
    }
    for (auto i = node.texts.begin; i < node.texts.end; ++i) text(layout_.texts[i]);
    for (auto i = node.maths.begin; i < node.maths.end; ++i) {
      const MathPiece& piece = layout_.maths[i];
      pen_.math(layout_.boxes[piece.box], piece.em_px, piece.colour, piece.x, piece.baseline);
    }
  }

  // Below a term that can be opened, and below a number that can be changed, over the whole room
  // that it keeps; as CSS draws them.
  void dots(const TextPiece& piece) {
    constexpr float kDot = 1.5F;
    constexpr float kStep = 4.0F;
    const float y = piece.baseline + 3.0F;
    for (float x = piece.x; x + kDot <= piece.x + piece.width; x += kStep)
      pen_.fill({x, y, kDot, kDot}, Colour::kQuiet);
  }

  void text(const TextPiece& piece) {
    if (piece.baseline < top_ - 60.0F || piece.baseline > bottom_ + 60.0F) return;
    pen_.letters(piece.face, piece.size_px, piece.colour, piece.x, piece.baseline,
                 layout_.letters_of(piece));
    if (piece.dotted) dots(piece);
    if (!piece.underlined) return;
    pen_.line(piece.x, piece.baseline + 3.5F, piece.x + piece.width, piece.baseline + 3.5F,
              piece.colour, 1.0F, 0.6F);
  }

  const Layout& layout_;
  const ImGuiFonts& fonts_;
  const PaintState& state_;
  std::span<const Glide> glides_;
  const PageMotion& motion_;
  Pen pen_;
  float reach_ = 0.0F;
  float top_ = 0.0F;
  float bottom_ = 0.0F;
  std::vector<const LaidNode*> visible_;
  Interaction interaction_;
};

}  // namespace

Interaction paint(const Layout& layout, const ImGuiFonts& fonts, const PaintState& state,
                  const PageMotion& motion) {
  ImGui::SetNextWindowPos({0.0F, 0.0F});
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0.0F, 0.0F));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0F);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0.0F);
  const ImGuiWindowFlags inputs = state.take_pointer ? 0 : ImGuiWindowFlags_NoInputs;
  Interaction interaction;
  if (ImGui::Begin("page", nullptr, kPageWindow | inputs)) {
    if (motion.before != nullptr)
      PagePainter(*motion.before, fonts, state, motion.fading, motion).run_silent();
    interaction = PagePainter(layout, fonts, state, motion.glides, motion).run();
  }
  ImGui::End();
  ImGui::PopStyleVar(3);
  return interaction;
}

}  // namespace tmw
