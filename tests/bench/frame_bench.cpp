// CPU time of what the page does per frame and per change, on the longest chapter, against one
// frame of ImGui's own demo window in the same run. Nothing is rendered: the renderer takes
// textures and throws them away.
#include <emscripten.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "core/compiled/compile.h"
#include "core/content/load.h"
#include "core/lab/lab.h"
#include "core/page/page.h"
#include "core/session/session.h"
#include "imgui.h"
#include "tests/paths.h"
#include "web/layout/layout.h"
#include "web/layout/layout_memo.h"
#include "web/layout/records.h"
#include "web/paint/paint.h"

namespace tmw {
namespace {

constexpr float kWidthPx = 1168.0F;   // the page beside the contents at 1440
constexpr float kCanvasPx = 1688.0F;  // a view of 844 and its overscan

std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// What the process has computed so far, ms: on a busy machine a clock on the wall counts the
// others' work as well.
EM_JS(double, cpu_ms, (), {
  const used = process.cpuUsage();
  return (used.user + used.system) / 1000;
});

// Milliseconds of the fastest of many runs: the machine's noise only ever adds.
double fastest_with_asking(int runs, const std::function<void()>& work) {
  double best = 1e9;
  for (int i = 0; i < runs; ++i) {
    const double start = cpu_ms();
    work();
    best = std::min(best, cpu_ms() - start);
  }
  return best;
}

// The same without what asking for the time takes, which is not little.
double fastest_ms(int runs, const std::function<void()>& work) {
  static const double asking_ms = fastest_with_asking(500, [] {});
  return std::max(0.0, fastest_with_asking(runs, work) - asking_ms);
}

void throw_textures_away() {
  for (ImTextureData* texture : *ImGui::GetDrawData()->Textures) {
    if (texture->Status == ImTextureStatus_OK) continue;
    texture->SetTexID(ImTextureID{1});
    texture->SetStatus(ImTextureStatus_OK);
  }
}

void frame(const std::function<void()>& contents) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {kWidthPx, kCanvasPx};
  io.DeltaTime = 1.0F / 60.0F;
  ImGui::NewFrame();
  contents();
  ImGui::Render();
  throw_textures_away();
}

Session open_workbook(const std::string& assets) {
  Session session = new_session(
      std::move(*load_index(file_text(assets + "workbook.toml"), "workbook.toml").value));
  const Env env{.now_utc_ms = 0, .local_day = 0, .fresh_id = "bench", .chance = 1};
  for (const ChapterEntry& entry : std::vector(session.workbook.index.chapters)) {
    if (!entry.file.empty())
      (void)update(session,
                   ChapterLoaded{entry.number, compile_chapter(file_text(assets + entry.file),
                                                               entry.file, session.workbook.index)},
                   env);
  }
  return session;
}

// Goes to the chapter whose page is the highest; returns its number.
int go_to_longest(Session& session, const Fonts& fonts) {
  int longest = 0;
  float height = 0.0F;
  const Env env{.now_utc_ms = 0, .local_day = 0, .fresh_id = "bench", .chance = 1};
  for (const Chapter& chapter : std::vector(session.workbook.chapters)) {
    (void)update(session, Navigate{"#/" + std::to_string(chapter.number)}, env);
    const Layout layout = layout_page(page_for(session), kWidthPx, fonts);
    if (layout.height > height) {
      height = layout.height;
      longest = chapter.number;
    }
  }
  (void)update(session, Navigate{"#/" + std::to_string(longest)}, env);
  return longest;
}

// What one frame costs after a change: from the control to the canvas. What the browser's DOM takes
// on top is printed by page_bench.mjs.
struct ChangeCost {
  double change_ms = 0.0;  // what depends on the control, anew
  double page_ms = 0.0;    // what the page says
  double layout_ms = 0.0;
  double records_ms = 0.0;
  double paint_ms = 0.0;

  [[nodiscard]] double all_ms() const {
    return change_ms + page_ms + layout_ms + records_ms + paint_ms;
  }
};

// The cost of one change after the other, as `change` makes them: the page before is still known
// where the next one is packed. The fastest of each part.
ChangeCost cost_of(const Session& session, const std::function<void()>& change, const Fonts& fonts,
                   const ImGuiFonts& imgui_fonts) {
  ChangeCost cost{1e9, 1e9, 1e9, 1e9, 0.0};
  LayoutMemo laid;
  RecordMemo memo;
  Page page;
  Layout layout;
  for (int i = 0; i < 200; ++i) {
    const auto part = [](double& best, const std::function<void()>& work) {
      best = std::min(best, fastest_ms(1, work));
    };
    part(cost.change_ms, change);
    part(cost.page_ms, [&] { page = page_for(session); });
    part(cost.layout_ms, [&] { layout = layout_page(page, kWidthPx, fonts, laid); });
    part(cost.records_ms, [&] { (void)pack_records(page, layout, fonts, &memo); });
  }
  PaintState state;
  cost.paint_ms = fastest_ms(60, [&] { frame([&] { (void)paint(layout, imgui_fonts, state); }); });
  return cost;
}

void print(const ChangeCost& cost, const char* change, double aim_ms) {
  std::printf("  %-22s%7.3f ms\n", change, cost.change_ms);
  std::printf("  what the page says    %7.3f ms\n", cost.page_ms);
  std::printf("  layout                %7.3f ms\n", cost.layout_ms);
  std::printf("  DOM difference        %7.3f ms\n", cost.records_ms);
  std::printf("  paint                 %7.3f ms\n", cost.paint_ms);
  std::printf("  in all                %7.3f ms (aim: below %.0f)\n", cost.all_ms(), aim_ms);
}

// A number of the chapter's text is changed.
void measure_number(Session& session, int chapter, const Fonts& fonts,
                    const ImGuiFonts& imgui_fonts) {
  const Env env{.now_utc_ms = 0, .local_day = 0, .fresh_id = "bench", .chance = 1};
  const Theory& theory = session.theories.at(chapter);
  if (theory.knobs.empty()) return;
  const std::string name = theory.knobs.front().name;
  const int last = static_cast<int>(theory.knobs.front().words.size()) - 1;
  std::printf("A number of that chapter is changed (%s):\n", name.c_str());
  std::printf("  its control is opened %7.3f ms\n", fastest_ms(5, [&] {
                (void)update(session, OpenNumber{}, env);
                (void)update(session, OpenNumber{name}, env);
              }));
  int value = 0;
  const auto change = [&] { (void)update(session, SetNumber{name, value = last - value}, env); };
  print(cost_of(session, change, fonts, imgui_fonts), "the theory anew", 8);
}

// A field of the Lab is changed, with all lines and one plot. In the page the answers and the rest
// are two modules, with a text between them.
void measure_lab(Session& session, const Fonts& fonts, const ImGuiFonts& imgui_fonts,
                 const char* query) {
  const Env env{.now_utc_ms = 0, .local_day = 0, .fresh_id = "bench", .chance = 1};
  lab::Lab lab;
  (void)update(session, Navigate{"#/lab"}, env);
  lab::Said said = lab::act(lab, "open", query);
  int users = 1;
  const auto change = [&] {
    said = lab::act(
        lab,
        "option " +
            std::string(lab.state.question == lab::Question::kServe ? "users" : "micro-batch"),
        std::to_string(1 + users++ % 50));
    (void)update(session, LabSaid{said.sheet, said.query}, env);
  };
  std::printf("A field of the Lab is changed (%s):\n", query);
  print(cost_of(session, change, fonts, imgui_fonts), "answers and their page", 4);
}

void measure(Session& session, const Fonts& fonts, const ImGuiFonts& imgui_fonts) {
  const int longest = go_to_longest(session, fonts);
  const Page page = page_for(session);
  const Layout layout = layout_page(page, kWidthPx, fonts);
  std::printf("Longest chapter: %d, %zu nodes, %.0f px high\n", longest, layout.nodes.size(),
              static_cast<double>(layout.height));
  std::printf("  what the page says    %7.3f ms\n",
              fastest_ms(20, [&] { (void)page_for(session); }));
  std::printf("  layout                %7.3f ms\n",
              fastest_ms(20, [&] { (void)layout_page(page, kWidthPx, fonts); }));
  std::printf("  layout, other width   %7.3f ms\n",
              fastest_ms(20, [&] { (void)layout_page(page, 390.0F, fonts); }));
  std::printf("  records               %7.3f ms, %zu bytes\n",
              fastest_ms(20, [&] { (void)pack_records(page, layout, fonts); }),
              pack_records(page, layout, fonts).size());

  PaintState state;
  state.origin_y = -1000.0F;
  const auto page_frame = [&] { frame([&] { (void)paint(layout, imgui_fonts, state); }); };
  const auto demo_frame = [&] { frame([] { ImGui::ShowDemoWindow(); }); };
  for (int i = 0; i < 10; ++i) page_frame(), demo_frame();
  const double ours = fastest_ms(200, page_frame);
  const int our_vertices = ImGui::GetDrawData()->TotalVtxCount;
  const double theirs = fastest_ms(200, demo_frame);
  const int their_vertices = ImGui::GetDrawData()->TotalVtxCount;
  std::printf("  one frame of the page %7.3f ms, %d vertices\n", ours, our_vertices);
  std::printf(
      "  ImGui's demo window   %7.3f ms, %d vertices; ratio %.2f (aim: below 1), per vertex %.2f\n",
      theirs, their_vertices, ours / theirs, ours / our_vertices / (theirs / their_vertices));
  measure_number(session, longest, fonts, imgui_fonts);
}

}  // namespace
}  // namespace tmw

int main() {
  using namespace tmw;
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
  ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  std::vector<std::string> files(kFaceCount);
  Fonts fonts;
  for (std::size_t i = 0; i < kFaceCount; ++i) {
    const Face face = static_cast<Face>(i);
    files[i] = file_text(test::font_dir() + "/" + row_of(face).file);
    if (!fonts.load(face,
                    {reinterpret_cast<const std::uint8_t*>(files[i].data()), files[i].size()}))
      return 1;
  }
  ImGuiFonts imgui_fonts(fonts);
  imgui_fonts.add_to(*ImGui::GetIO().Fonts);
  Session session = open_workbook(test::source_dir() + "/assets/workbook/");
  measure(session, fonts, imgui_fonts);
  measure_lab(session, fonts, imgui_fonts, "v=1");
  measure_lab(session, fonts, imgui_fonts, "v=1&ask=train&cards=64&zero=3");
}
