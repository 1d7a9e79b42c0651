#include "web/platform/app.h"

#include <algorithm>
#include <utility>

#include "core/workbook/load.h"
#include "web/ui/records.h"

namespace tmw {

bool App::add_font(std::string_view name, std::string_view bytes) {
  for (std::size_t face = 0; face < kFaceCount; ++face) {
    if (file_of(static_cast<Face>(face)) != name) continue;
    font_files_.resize(kFaceCount);
    std::string& file = font_files_[face] = std::string(bytes);
    return fonts.load(static_cast<Face>(face),
                      {reinterpret_cast<const std::uint8_t*>(file.data()), file.size()});
  }
  return false;
}

std::string App::open(std::string_view index_toml, const std::string& hash) {
  Loaded<WorkbookIndex> index = load_index(index_toml, "workbook.toml");
  if (!index.value) {
    return index.errors.empty() ? "The list of chapters is empty."
                                : error_text(index.errors.front());
  }
  session_ = new_session(std::move(*index.value));
  act(Navigate{hash});
  return "";
}

void App::act(const Action& action) {
  Effects more = update(session_, action, env_now());
  effects_.insert(effects_.end(), std::make_move_iterator(more.begin()),
                  std::make_move_iterator(more.end()));
  stale_ = true;
}

void App::act_on(NodeId id, const std::string& value) {
  if (stale_) rebuild();
  const Node* node = find_node(page_, id);
  if (node == nullptr || node->disabled) return;
  act(with_value(node->action, value));
}

void App::set_width(float width_px) {
  if (width_px == width_px_) return;
  width_px_ = width_px;
  stale_ = true;
}

void App::rebuild() {
  page_ = page_for(session_);
  layout_ = layout_page(page_, std::max(width_px_, 320.0F), fonts);
  records_ = pack_records(page_, layout_, fonts);
  stale_ = false;
}

const std::vector<std::uint8_t>& App::records() {
  if (stale_) rebuild();
  return records_;
}

Effects App::take_effects() { return std::exchange(effects_, {}); }

void App::draw(double now_seconds) {
  if (stale_) rebuild();
  Interaction interaction = canvas.draw(layout_, fonts, paint_state, now_seconds);
  paint_state.pressed = interaction.pressed;
  activated_.insert(activated_.end(), interaction.activated.begin(), interaction.activated.end());
}

NodeId App::take_activated() {
  const NodeId id = activated_.empty() ? 0 : activated_.front();
  activated_.clear();
  return id;
}

}  // namespace tmw
