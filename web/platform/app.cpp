#include "web/platform/app.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "core/compiled/compiled.h"
#include "core/page/dom.h"
#include "web/layout/records.h"

namespace tmw {

bool App::add_font(const std::string& name, const std::string& bytes) {
  for (std::size_t face = 0; face < kFaceCount; ++face) {
    if (row_of(static_cast<Face>(face)).file != name) continue;
    font_files_.resize(kFaceCount);
    std::string& file = font_files_[face] = bytes;
    stale_ = true;  // a letter may have waited for it
    laid_ = {};
    return fonts.load(static_cast<Face>(face),
                      {reinterpret_cast<const std::uint8_t*>(file.data()), file.size()});
  }
  return false;
}

std::string App::open(const std::string& index_text, const std::string& hash, bool begun_before,
                      const std::string& alone) {
  CompiledRead<WorkbookIndex> index = read_compiled_index(index_text, "workbook.txt");
  if (!index.value) return index.fault;
  session_ = new_session(std::move(*index.value));
  session_.begun_before = begun_before;
  session_.alone = alone;
  act(Navigate{hash});
  return "";
}

void App::act(const Action& action) {
  Env env = env_now();
  env.focused = focused_;
  // What the Lab says first is its page, and what it says then an answer.
  const bool there = !session_.lab_sheet.empty() || !session_.game_sheet.empty();
  const bool answer = there && std::holds_alternative<LabSaid>(action);
  Effects more = update(session_, action, env);
  answered_ = answered_ || answer;
  deed_ = deed_ || answered_ || std::holds_alternative<CodeFinished>(action);
  effects_.insert(effects_.end(), std::make_move_iterator(more.begin()),
                  std::make_move_iterator(more.end()));
  stale_ = true;
}

void App::act_on(NodeId id, const std::string& value) {
  if (stale_) rebuild();
  const Node* node = find_node(page_, id);
  if (node == nullptr || node->disabled) return;
  deed_ = true;
  act(with_value(node->action, value));
}

void App::set_width(float width_px) {
  if (width_px == width_px_) return;
  width_px_ = width_px;
  stale_ = true;
}

// The node that stays where it is seen while the page changes around it: where something is to be
// shown, and where the lab answers to a field, the view goes with what has the focus
// (web/js/in_view.js); 0 if there is none.
NodeId App::still() const {
  const bool shows =
      answered_ || std::any_of(effects_.begin(), effects_.end(), [](const Effect& effect) {
        return std::holds_alternative<ShowNodes>(effect);
      });
  return shows ? focused_ : 0;
}

void App::rebuild() {
  Page next_page = page_for(session_);
  Layout next = layout_page(next_page, std::max(width_px_, 320.0F), fonts, laid_);
  const bool same_page = next_page.text == page_.text && next.width == layout_.width;
  if (same_page && !calm_) {
    mover_.replaced(std::move(layout_), next, deed_, still());
  } else {
    mover_.stop();
  }
  page_ = std::move(next_page);
  layout_ = std::move(next);
  records_ = pack_records(page_, layout_, fonts, &packed_);
  stale_ = false;
  deed_ = false;
  answered_ = false;
}

std::vector<Shift> App::take_shifts() {
  std::vector<Shift> moved = mover_.take_shifts();
  // A control may stand in a box of its own: it is the outermost element that moves.
  for (Shift& shift : moved) {
    if (const LaidNode* laid = layout_.find(shift.id))
      shift.id = outermost_id(laid->kind, laid->id);
  }
  return moved;
}

const std::vector<std::uint8_t>& App::records() {
  if (stale_) rebuild();
  return records_;
}

Effects App::take_effects() { return std::exchange(effects_, {}); }

const SearchIndex& App::search_index() {
  const std::size_t stamp = search_stamp(session_);
  if (stamp != search_stamp_) search_index_ = tmw::search_index(session_);
  search_stamp_ = stamp;
  return search_index_;
}

bool App::draw(double now_seconds) {
  if (stale_) rebuild();
  const PageMotion motion = mover_.motion_at(layout_, now_seconds);
  Interaction interaction = canvas.draw(layout_, paint_state, motion, now_seconds);
  paint_state.pressed = interaction.pressed;
  activated_.insert(activated_.end(), interaction.activated.begin(), interaction.activated.end());
  seen_ = std::move(interaction);
  if (seen_.placed) placed_ = grip();
  return mover_.moving();
}

App::Grip App::grip() const {
  const LaidNode* node = seen_.figure == 0 ? nullptr : layout_.find(seen_.figure);
  if (node == nullptr || node->figure < 0) return {};
  const auto& handles = layout_.figures[static_cast<std::size_t>(node->figure)].handles;
  const auto handle = static_cast<std::size_t>(seen_.handle);
  if (seen_.handle < 0 || handle >= handles.size()) return {};
  return {handles[handle].given, seen_.figure, seen_.holding, seen_.value};
}

App::Grip App::take_placed() { return std::exchange(placed_, {}); }

NodeId App::take_activated() {
  const NodeId id = activated_.empty() ? 0 : activated_.front();
  activated_.clear();
  return id;
}

}  // namespace tmw
