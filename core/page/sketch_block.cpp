// A decoder block: the residual stream, and each matrix beside it, to one scale.
#include <algorithm>
#include <string>

#include "core/exercise/chart.h"
#include "core/page/sketch_kinds.h"

namespace tmw {
namespace {

constexpr float kStream = 16.0F;  // where the residual stream stands
constexpr float kIn = 46.0F;      // and the parts beside it begin
constexpr float kGap = 10.0F;

// "4096" as "4,096".
std::string grouped(double value) {
  std::string digits = std::to_string(static_cast<long long>(value));
  for (int i = static_cast<int>(digits.size()) - 3; i > 0; i -= 3)
    digits.insert(static_cast<std::size_t>(i), ",");
  return digits;
}

std::string shape(double high, double wide) { return grouped(high) + " × " + grouped(wide); }

class BlockSketch {
 public:
  BlockSketch(const Chart& figure, float width)
      : d_(figure.size("width")),
        queries_(figure.size("queries")),
        keys_(figure.size("keys")),
        inner_(figure.size("inner")),
        width_(width) {
    const float room = std::min(width - kIn - 4.0F, 520.0F);
    const double in_row = 2.0 * (queries_ + keys_);
    const double scale = (static_cast<double>(room) - 3.0 * static_cast<double>(kGap)) /
                         std::max({in_row, inner_, 1.0});
    scale_ = std::min(scale, 110.0 / std::max(d_, 1.0));
  }

  Sketch draw() {
    words("residual stream, width " + grouped(d_), kIn, 16.0F);
    y_ = 34.0F;
    branch("norm, then attention");
    attention();
    join();
    branch("norm, then feed-forward");
    feed_forward();
    join();
    words("to the next layer", kIn, y_ + 18.0F);
    line(kStream, 4.0F, kStream, y_ + 24.0F, 3.0F);
    line(kStream - 7.0F, y_ + 16.0F, kStream, y_ + 24.0F, 3.0F);
    line(kStream + 7.0F, y_ + 16.0F, kStream, y_ + 24.0F, 3.0F);
    sketch_.height = y_ + 28.0F;
    return std::move(sketch_);
  }

 private:
  void words(const std::string& text, float x, float baseline, float align = 0.0F,
             SketchInk ink = SketchInk::kQuiet) {
    sketch_.words.push_back({text, x, baseline, align, ink});
  }
  void line(float x0, float y0, float x1, float y1, float thickness = 1.5F) {
    sketch_.lines.push_back({x0, y0, x1, y1, SketchInk::kControlLine, thickness});
  }

  // What leaves the stream, with an arrow to the right.
  void branch(const std::string& text) {
    const float y = y_ + 12.0F;
    line(kStream, y, kIn - 8.0F, y);
    line(kIn - 13.0F, y - 5.0F, kIn - 8.0F, y);
    line(kIn - 13.0F, y + 5.0F, kIn - 8.0F, y);
    words(text, kIn, y + 5.0F, 0.0F, SketchInk::kText);
    y_ += 30.0F;
  }

  // What comes back is added.
  void join() {
    const float y = y_ + 8.0F;
    line(kIn - 8.0F, y, kStream + 11.0F, y);
    sketch_.rings.push_back({kStream, y, 10.0F, SketchInk::kControlLine});
    line(kStream - 5.0F, y, kStream + 5.0F, y);
    words("added to the stream", kIn, y + 5.0F);
    y_ += 34.0F;
  }

  // A matrix with so many rows and columns; its name in its middle.
  void matrix(const std::string& name, float x, double high, double wide, std::size_t series) {
    const auto w = std::max(static_cast<float>(wide * scale_), 3.0F);
    const auto h = std::max(static_cast<float>(high * scale_), 3.0F);
    sketch_.boxes.push_back({x, y_, w, h, series_ink(series), 2.0F});
    const bool inside = w > rough_width(name) + 6.0F && h > 22.0F;
    if (inside) words(name, x + w / 2.0F, y_ + h / 2.0F + 5.0F, 0.5F, SketchInk::kOnSeries);
    if (!inside) words(name, x + w / 2.0F, y_ + h + 17.0F, 0.5F, SketchInk::kText);
    outside_ = outside_ || !inside;
  }

  [[nodiscard]] float px(double length) const {
    return std::max(static_cast<float>(length * scale_), 3.0F);
  }

  void shapes(const std::string& first, const std::string& second) {
    const std::string both = first + "   " + second;
    const bool one_line = rough_width(both) <= width_ - kIn;
    words(one_line ? both : first, kIn, y_ + 18.0F);
    if (!one_line) words(second, kIn, y_ + 40.0F);
    y_ += one_line ? 28.0F : 50.0F;
  }

  void attention() {
    outside_ = false;
    float x = kIn;
    matrix("Q", x, d_, queries_, 0);
    x += px(queries_) + kGap;
    matrix("K", x, d_, keys_, 1);
    x += px(keys_) + kGap;
    matrix("V", x, d_, keys_, 1);
    x += px(keys_) + kGap;
    matrix("O", x, queries_, d_, 0);
    y_ += px(std::max(d_, queries_)) + (outside_ ? 20.0F : 0.0F);
    if (queries_ == d_ && keys_ == d_) return shapes("Q, K, V, O: each " + shape(d_, d_), "");
    if (queries_ == d_)
      return shapes("Q, O: each " + shape(d_, d_), "K, V: each " + shape(d_, keys_));
    shapes("Q: " + shape(d_, queries_) + ", O turned", "K, V: each " + shape(d_, keys_));
  }

  // The second stands on its side, so that both lie alike.
  void feed_forward() {
    outside_ = false;
    matrix("up", kIn, d_, inner_, 2);
    y_ += px(d_);
    words("up: " + shape(d_, inner_), kIn, y_ + 18.0F);
    y_ += 28.0F;
    matrix("down", kIn, d_, inner_, 2);
    y_ += px(d_);
    words("down: " + shape(inner_, d_) + " (lying)", kIn, y_ + 18.0F);
    y_ += 28.0F;
  }

  double d_;
  double queries_;
  double keys_;
  double inner_;
  double scale_ = 1.0;
  float width_;
  float y_ = 0.0F;
  bool outside_ = false;  // a name had no room within its matrix
  Sketch sketch_;
};

}  // namespace

Sketch sketch_block(const Chart& figure, float width) { return BlockSketch(figure, width).draw(); }

}  // namespace tmw
