#include "web/layout/motion.h"

#include <algorithm>
#include <cmath>

namespace tmw {
namespace {

constexpr float kLeastPx = 0.5F;

// What stands in these is uncovered by their own growing height.
bool uncovers(NodeKind kind) { return kind == NodeKind::kFold || kind == NodeKind::kStatus; }

float between(float from, float to, float progress) { return from + (to - from) * progress; }

// Works through a layout in its order, so that parents and elder siblings come first.
class Glider {
 public:
  Glider(const Layout& to, const ShownPlaces& from, float progress)
      : to_(to),
        from_(from),
        progress_(progress),
        glides_(to.nodes.size()),
        elder_(to.nodes.size(), -1) {}

  std::vector<Glide> run() {
    for (std::size_t i = 0; i < to_.nodes.size(); ++i) {
      glides_[i] = glide_of(static_cast<int>(i));
      const int parent = to_.nodes[i].parent;
      if (parent >= 0) elder_[static_cast<std::size_t>(parent)] = static_cast<int>(i);
    }
    return std::move(glides_);
  }

 private:
  [[nodiscard]] const LaidNode& node(int index) const {
    return to_.nodes[static_cast<std::size_t>(index)];
  }
  [[nodiscard]] const Glide& at(int index) const {
    return glides_[static_cast<std::size_t>(index)];
  }

  Glide glide_of(int index) {
    const LaidNode& laid = node(index);
    Glide glide;
    glide.height = laid.rect.height;
    if (laid.parent >= 0) {
      const Glide& parent = at(laid.parent);
      glide.alpha = parent.alpha;
      glide.clip_top = parent.clip_top;
      glide.clip_bottom = parent.clip_bottom;
    }
    const auto known = from_.find(laid.id);
    // What had nothing to say is as good as new.
    const bool is_new =
        known == from_.end() || (known->second.height <= 0.0F && laid.rect.height > 0.0F);
    if (is_new) {
      unfold(laid, glide, known != from_.end());
    } else {
      glide.dy = between(known->second.y - laid.rect.y, 0.0F, progress_);
      glide.height = between(known->second.height, laid.rect.height, progress_);
    }
    if (std::abs(glide.height - laid.rect.height) > kLeastPx) clip(laid, glide);
    return glide;
  }

  // A new node hangs from the neighbour above it, or from the top of the node around it; it opens
  // to its height unless that node is new itself or uncovers it, or neighbours stand beside it.
  // What was there without a word had no space around it either: that comes with it.
  void unfold(const LaidNode& laid, Glide& glide, bool had_no_words) const {
    if (laid.parent < 0) return;
    const int elder = elder_[static_cast<std::size_t>(laid.parent)];
    const Glide& parent = at(laid.parent);
    glide.dy = parent.dy;
    if (from_.count(node(laid.parent).id) == 0) return;
    glide.alpha *= progress_;
    if (uncovers(node(laid.parent).kind)) return;
    if (elder < 0) {
      glide.height *= progress_;
      return;
    }
    const LaidNode& above = node(elder);
    const bool below = above.rect.bottom() <= laid.rect.y + kLeastPx;
    glide.dy = at(elder).dy + (below ? at(elder).height - above.rect.height : 0.0F);
    if (!below) return;
    glide.height *= progress_;
    if (had_no_words) glide.dy -= (1.0F - progress_) * (laid.rect.y - above.rect.bottom());
  }

  static void clip(const LaidNode& laid, Glide& glide) {
    glide.clip_top = std::max(glide.clip_top, laid.rect.y + glide.dy);
    glide.clip_bottom = std::min(glide.clip_bottom, laid.rect.y + glide.dy + glide.height);
  }

  const Layout& to_;
  const ShownPlaces& from_;
  float progress_;
  std::vector<Glide> glides_;
  std::vector<int> elder_;  // of each parent: the child that came last
};

}  // namespace

float eased(double share) {
  const double rest = 1.0 - std::clamp(share, 0.0, 1.0);
  return static_cast<float>(1.0 - rest * rest * rest);
}

ShownPlaces places_of(const Layout& layout) {
  ShownPlaces places;
  places.reserve(layout.nodes.size());
  for (const LaidNode& node : layout.nodes)
    places.emplace(node.id, Shown{node.rect.y, node.rect.height});
  return places;
}

ShownPlaces places_of(const Layout& layout, std::span<const Glide> glides) {
  ShownPlaces places;
  places.reserve(layout.nodes.size());
  for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
    const LaidNode& node = layout.nodes[i];
    places.emplace(node.id, Shown{node.rect.y + glides[i].dy, glides[i].height});
  }
  return places;
}

std::vector<Glide> glide(const Layout& to, const ShownPlaces& from, float progress) {
  return Glider(to, from, progress).run();
}

std::vector<Glide> fade_out(const Layout& old, const Layout& to, std::span<const Glide> glides,
                            float progress) {
  std::vector<Glide> fading(old.nodes.size());
  for (std::size_t i = 0; i < old.nodes.size(); ++i) {
    const LaidNode& gone = old.nodes[i];
    Glide& glide = fading[i];
    glide.height = gone.rect.height;
    glide.alpha = 0.0F;
    if (gone.parent < 0 || to.index.count(gone.id) != 0) continue;
    const auto parent = static_cast<std::size_t>(gone.parent);
    const auto around = to.index.find(old.nodes[parent].id);
    if (around == to.index.end()) {
      glide = fading[parent];
      glide.height = gone.rect.height;
      continue;
    }
    const auto index = static_cast<std::size_t>(around->second);
    const float top = to.nodes[index].rect.y + glides[index].dy;
    glide.alpha = 1.0F - progress;
    glide.dy = top - old.nodes[parent].rect.y;
    glide.clip_top = top;
    glide.clip_bottom = top + glides[index].height;
  }
  return fading;
}

std::vector<Shift> shifts(const Layout& to, std::span<const Glide> at_start) {
  std::vector<Shift> found;
  for (std::size_t i = 0; i < to.nodes.size(); ++i) {
    const int parent = to.nodes[i].parent;
    // The page itself has no element of its own.
    const float around = parent <= 0 ? 0.0F : at_start[static_cast<std::size_t>(parent)].dy;
    const float dy = at_start[i].dy - around;
    if (std::abs(dy) > kLeastPx) found.push_back({to.nodes[i].id, dy});
  }
  return found;
}

}  // namespace tmw
