// A learner at a workbook, for the tests: acts, and keeps what the world was asked for. The
// workbook is the small one of fixture/, so that an author's edit breaks no test; `shipped_desk` is
// for tests that are about what is shipped.
#pragma once

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/compiled/compile.h"
#include "core/content/load.h"
#include "core/session/session.h"
#include "tests/paths.h"

namespace tmw::test {

inline constexpr const char* kShipped = "/assets/workbook/";
inline constexpr const char* kFixture = "/tests/core/session/fixture/";

inline std::string content_file(const std::string& folder, const std::string& name) {
  std::ifstream file(test::source_dir() + folder + name);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline std::string asset(const std::string& name) { return content_file(kShipped, name); }
inline std::string fixture(const std::string& name) { return content_file(kFixture, name); }

// A chapter's file arrives, as the build compiles it.
inline ChapterLoaded arrived(const Session& session, int chapter, const std::string& toml,
                             const std::string& file = "each-kind.toml") {
  return {chapter, compile_chapter(toml, file, session.workbook.index)};
}

class Desk {
 public:
  explicit Desk(std::string name = "a", std::string folder = kFixture)
      : session(new_session(load_index(content_file(folder, "workbook.toml"), "workbook.toml")
                                .value.value_or(WorkbookIndex{}))),
        name_(std::move(name)),
        folder_(std::move(folder)) {}

  // Acts, fetches what is asked for, and returns all effects. A store that works saves at once.
  Effects act(const Action& action) {
    env.fresh_id = name_ + std::to_string(++count_);
    env.now_utc_ms += 1000;
    Effects effects = update(session, action, env);
    Effects all = effects;
    for (const Effect& effect : effects) {
      if (const auto* load = std::get_if<LoadChapter>(&effect)) {
        append(all,
               act(arrived(session, load->chapter, content_file(folder_, load->file), load->file)));
      } else if (const auto* save = std::get_if<SaveEvent>(&effect); save && store_works) {
        stored.push_back(save->json);
        append(all, act(EventSaved{save->id}));
      } else if (const auto* rows = std::get_if<SaveRows>(&effect); rows && store_works) {
        for (const Row& row : rows->rows) {
          stored.push_back(row.line);
          append(all, act(EventSaved{row.id}));
        }
      } else if (const auto* clear = std::get_if<ClearStore>(&effect); clear && store_works) {
        stored.clear();
        drafts.clear();
        for (const Row& row : clear->rows) {
          stored.push_back(row.line);
          append(all, act(EventSaved{row.id}));
        }
        append(all, act(EventSaved{clear->id}));
      } else if (const auto* draft = std::get_if<KeepDraft>(&effect)) {
        drafts[draft->key] = draft->json;
      }
    }
    return all;
  }

  void open(const std::string& hash) { act(Navigate{hash}); }

  [[nodiscard]] const ExerciseState& at(const std::string& id) const {
    return session.exercises.at(id);
  }
  template <typename KindEntry>
  [[nodiscard]] const KindEntry& entry(const std::string& id) const {
    return std::get<KindEntry>(at(id).entry);
  }
  [[nodiscard]] ExerciseRecord record(const std::string& id) const {
    const auto found = session.records.find(id);
    return found == session.records.end() ? ExerciseRecord{} : found->second;
  }
  [[nodiscard]] VerdictKind verdict(const std::string& id) const { return at(id).verdict->kind; }

  Session session;
  Env env{1767225600000, 20454, {}, 12345};
  bool store_works = true;
  std::vector<std::string> stored;
  std::map<std::string, std::string> drafts;

 private:
  std::string name_;
  std::string folder_;
  int count_ = 0;
};

// A learner at the workbook of assets/.
inline Desk shipped_desk(std::string name = "a") { return Desk(std::move(name), kShipped); }

// The effects of one kind.
template <typename T>
std::vector<T> all_of(const Effects& effects) {
  std::vector<T> found;
  for (const Effect& effect : effects) {
    if (const T* one = std::get_if<T>(&effect)) found.push_back(*one);
  }
  return found;
}

}  // namespace tmw::test
