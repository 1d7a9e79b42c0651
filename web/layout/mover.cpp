#include "web/layout/mover.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tmw {
namespace {

constexpr double kPleasureSeconds = 0.7;

bool differs(const ShownPlaces& from, const Layout& now) {
  if (from.size() != now.nodes.size()) return true;
  return std::any_of(now.nodes.begin(), now.nodes.end(), [&](const LaidNode& node) {
    const auto found = from.find(node.id);
    return found == from.end() || std::abs(found->second.y - node.rect.y) > 0.5F ||
           std::abs(found->second.height - node.rect.height) > 0.5F;
  });
}

// The verdict that is right now and was not before, or 0.
NodeId newly_right(const Layout& old, const Layout& now) {
  for (const LaidNode& node : now.nodes) {
    if (node.kind != NodeKind::kStatus || node.tone != Tone::kGood) continue;
    const LaidNode* before = old.find(node.id);
    if (before == nullptr || before->tone != Tone::kGood) return node.id;
  }
  return 0;
}

// Where things would have been seen before, had the view stood where it now goes with `still`.
void follow(NodeId still, const Layout& now, ShownPlaces& from) {
  const LaidNode* there = now.find(still);
  const auto here = from.find(still);
  if (there == nullptr || here == from.end()) return;
  const float way = there->rect.y - here->second.y;
  for (auto& [id, place] : from) place.y += way;
}

}  // namespace

ShownPlaces Mover::shown(const Layout& old) const {
  const bool on_the_way = moving_ && glides_.size() == old.nodes.size();
  return on_the_way ? places_of(old, glides_) : places_of(old);
}

void Mover::replaced(Layout old, const Layout& now, bool deed, NodeId still) {
  if (!deed) {
    glides_.clear();
    return;
  }
  ShownPlaces from = shown(old);
  follow(still, now, from);
  const NodeId pleased = newly_right(old, now);
  if (pleased == 0 && !differs(from, now)) return;
  moving_ = true;
  begun_ = false;
  pleased_ = pleased;
  from_ = std::move(from);
  before_ = std::move(old);
  glides_ = glide(now, from_, 0.0F);
  shifts_ = shifts(now, glides_);
}

void Mover::stop() { *this = Mover(); }

PageMotion Mover::motion_at(const Layout& now, double seconds) {
  if (!moving_) return {};
  if (!begun_) start_seconds_ = seconds;
  begun_ = true;
  const double gone = seconds - start_seconds_;
  if (gone >= (pleased_ != 0 ? kPleasureSeconds : kMotionSeconds)) {
    stop();
    return {};
  }
  PageMotion motion;
  motion.pleased = pleased_;
  motion.pleasure = static_cast<float>(gone / kPleasureSeconds);
  if (gone >= kMotionSeconds) {
    glides_.clear();
    return motion;
  }
  const float progress = eased(gone / kMotionSeconds);
  glides_ = glide(now, from_, progress);
  fading_ = fade_out(before_, now, glides_, progress);
  motion.glides = glides_;
  motion.before = &before_;
  motion.fading = fading_;
  return motion;
}

std::vector<Shift> Mover::take_shifts() { return std::exchange(shifts_, {}); }

}  // namespace tmw
