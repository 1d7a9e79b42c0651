// Remembers what was shown before a deed of the learner, until the page has come to rest again.
#pragma once

#include <vector>

#include "web/layout/layout.h"
#include "web/layout/motion.h"

namespace tmw {

class Mover {
 public:
  // `now` takes the place of `old`. After a deed a motion begins with the next frame; otherwise one
  // that is under way goes on towards `now`. The view goes with the node `still`, which does not
  // move in it, if both know that node.
  void replaced(Layout old, const Layout& now, bool deed, NodeId still = 0);

  void stop();

  // How the page is shown at this time. Valid until the next call of a member that is not const.
  [[nodiscard]] PageMotion motion_at(const Layout& now, double seconds);

  [[nodiscard]] bool moving() const { return moving_; }

  // How much lower nodes stood when the motion that has not yet been asked for begins.
  [[nodiscard]] std::vector<Shift> take_shifts();

 private:
  [[nodiscard]] ShownPlaces shown(const Layout& old) const;

  bool moving_ = false;
  bool begun_ = false;
  double start_seconds_ = 0.0;
  NodeId pleased_ = 0;
  ShownPlaces from_;
  Layout before_;
  std::vector<Glide> glides_;
  std::vector<Glide> fading_;
  std::vector<Shift> shifts_;
};

}  // namespace tmw
