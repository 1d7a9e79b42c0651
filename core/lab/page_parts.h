// The parts of the lab's page, and short ways to make its nodes. Internal to core/lab.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/lab/answers.h"
#include "core/lab/lab.h"
#include "core/sheet/sheet.h"
#include "core/transformer/presets.h"

namespace tmw::lab {

// Words from outside, safe in Markdown.
[[nodiscard]] std::string plain(std::string_view words);

[[nodiscard]] sheet::Node make(sheet::Kind kind, std::string path, std::string text = {});
[[nodiscard]] sheet::Node heading(std::string path, int level, std::string text);
[[nodiscard]] sheet::Node section(const std::string& path, std::string title);
[[nodiscard]] sheet::Node button(std::string path, std::string words, std::string deed);
// A fold that is open if its id is among the open ones. What is folded is not made: it comes when
// it is asked for, so that a page costs what is seen of it, at each key. In its place stand words
// by which the browser's search finds it, and opens it then (say_inside).
[[nodiscard]] sheet::Node fold(const Lab& lab, const std::string& id, std::string summary);
// In a closed fold, the names of what it holds; numbers are left to what is made when it opens.
void say_inside(sheet::Node& fold, const std::vector<std::string_view>& names);
[[nodiscard]] sheet::Node row_of_cells(const std::string& path,
                                       const std::vector<std::string>& cells);

// page_controls.cpp: what is asked.
[[nodiscard]] sheet::Node controls(const Lab& lab, const Answers& answers);
// A field whose text is `text`, unless it is the one that is edited; what is wrong with what is
// typed there stands in it, below the control.
[[nodiscard]] sheet::Node field(const Lab& lab, const std::string& path, std::string label,
                                std::string text, const std::string& deed);
// What an option is where nobody chose it: "1" of users, "BF16" of weights; empty where it is open.
[[nodiscard]] std::string usual_text(Question question, std::string_view option);
// What the header of a file of weights says.
[[nodiscard]] sheet::Node tensors(const Lab& lab);
// page_answers.cpp: the verdict, which stands where both what it is about and what can be changed
// are seen with it, and what is to be said beside it; then what is answered.
[[nodiscard]] sheet::Node verdict(const Answers& answers);
[[nodiscard]] sheet::Node cautions(const Answers& answers);
[[nodiscard]] sheet::Node group_section(const Lab& lab, const Group& group);
// page_handles.cpp: ranges for the main numbers. The text that an option gets at a place of its
// handle; empty where there is no such handle.
[[nodiscard]] sheet::Node handles_fold(const Lab& lab, const Answers& answers);
[[nodiscard]] std::string handle_text(Question question, std::string_view option,
                                      std::size_t place);
// page_measured.cpp
[[nodiscard]] sheet::Node measured_fold(const Lab& lab);
// page_plots.cpp
[[nodiscard]] sheet::Node plots(const Lab& lab);
// page_find.cpp: presets by their names.
[[nodiscard]] bool stands_before(std::string_view one, std::string_view other);
[[nodiscard]] const std::vector<transformer::HardwarePreset>& cards_with_rate();
[[nodiscard]] sheet::Node find_fold(const Lab& lab);
// page_compare.cpp: what changed, and what can be taken along.
[[nodiscard]] sheet::Node comparison(const Lab& lab);
[[nodiscard]] sheet::Node sharing(const Lab& lab);

// page_learn.cpp: the guide of a first visit, and exercises made of the state; nothing if there is
// none.
[[nodiscard]] std::optional<sheet::Node> guide_callout(const Lab& lab);
[[nodiscard]] std::optional<sheet::Node> ask_me(const Lab& lab);

}  // namespace tmw::lab
