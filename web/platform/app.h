// The door of web/platform; bindings.cpp is what JavaScript may say to it.
//
// The running workbook: a session, the page it says, where the page stands, and the canvas.
//
// Each thing the browser reports becomes one call here; what it must do in answer waits in
// `take_effects`. Nothing is laid out or packed again unless the session or the width changed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/page/page.h"
#include "core/page/search_index.h"
#include "core/session/effect.h"
#include "core/session/session.h"
#include "web/faces/fonts.h"
#include "web/layout/layout.h"
#include "web/layout/layout_memo.h"
#include "web/layout/mover.h"
#include "web/layout/record_memo.h"
#include "web/platform/canvas.h"

namespace tmw {

class App {
 public:
  // Keeps its own copy of the font file. False if it cannot be read.
  [[nodiscard]] bool add_font(const std::string& name, const std::string& bytes);

  // Starts a session on the index of chapters. Returns what is wrong with the index, or "".
  [[nodiscard]] std::string open(const std::string& index_text, const std::string& hash,
                                 bool begun_before, const std::string& alone);

  void act(const Action& action);

  // Activates or edits the node with this id, as the page now stands. An id that is gone does
  // nothing.
  void act_on(NodeId id, const std::string& value);

  void set_width(float width_px);

  // The page's records, packed again only after a change; valid until the next call.
  [[nodiscard]] const std::vector<std::uint8_t>& records();
  [[nodiscard]] bool page_changed() const { return stale_; }

  [[nodiscard]] Effects take_effects();

  // Elements that the last deed moved, each with how much lower it stood before, px; once.
  [[nodiscard]] std::vector<Shift> take_shifts();

  // The node that has the focus, 0 for none: what a deed is about may depend on it.
  void set_focus(NodeId id) { focused_ = id; }

  // Without motion a deed shows its end at once.
  void set_calm(bool calm) { calm_ = calm; }

  [[nodiscard]] const Session& session() const { return session_; }
  [[nodiscard]] const Page& page() const { return page_; }
  [[nodiscard]] const Layout& layout() const { return layout_; }

  // What the search looks through, made again only after a change.
  [[nodiscard]] const SearchIndex& search_index();

  // Paints one frame; the ids that the pointer activated wait in `take_activated`. Returns whether
  // something is on the move, so that another frame is wanted.
  bool draw(double now_seconds);
  [[nodiscard]] NodeId take_activated();

  // The grip of a figure that the pointer holds or stands on, as the last frame had it.
  struct Grip {
    std::string given;  // empty: none
    NodeId figure = 0;
    bool holding = false;
    int value = -1;  // of the given's row, where the pointer has it; -1 unless it is held
  };
  [[nodiscard]] Grip grip() const;

  // The grip that a click beside it has put at `value`, once.
  [[nodiscard]] Grip take_placed();

  Canvas canvas;
  PaintState paint_state;
  Fonts fonts;
  SearchNames names;  // other names that the search knows; none until they are loaded

 private:
  void rebuild();
  [[nodiscard]] NodeId still() const;

  std::vector<std::string> font_files_;
  Session session_;
  Page page_;
  Layout layout_;
  std::vector<std::uint8_t> records_;
  LayoutMemo laid_;
  RecordMemo packed_;
  Effects effects_;
  std::vector<NodeId> activated_;
  Interaction seen_;  // by the last frame
  Grip placed_;       // waits in `take_placed`
  NodeId focused_ = 0;
  float width_px_ = 0.0F;
  bool stale_ = true;
  bool deed_ = false;      // what made the page stale was done by the learner
  bool answered_ = false;  // it is what the lab says
  bool calm_ = false;
  Mover mover_;
  SearchIndex search_index_;
  std::size_t search_stamp_ = 0;
};

// The world now: the browser's clock, the learner's calendar day, fresh chance.
[[nodiscard]] Env env_now();

}  // namespace tmw
