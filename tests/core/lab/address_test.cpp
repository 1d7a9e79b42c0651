#include "core/lab/address.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "core/lab/fields.h"
#include "core/lab/plots.h"
#include "core/transformer/config_reader.h"
#include "core/transformer/presets.h"
#include "core/transformer/report.h"
#include "tests/core/lab/random_state.h"
#include "tests/paths.h"

namespace tmw::lab {
namespace {

using transformer::Report;

TEST(Address, OfAFirstVisitIsEmpty) {
  EXPECT_EQ(write_address(first_state()), "");
  EXPECT_TRUE(same_state(read_address("").state, first_state()));
}

TEST(Address, SaysWhatWasChosenInWords) {
  State state = first_state();
  EXPECT_EQ(set_option(state, Question::kServe, "users", "32"), "");
  EXPECT_EQ(set_option(state, Question::kServe, "tokens", "8,192"), "");
  EXPECT_EQ(set_option(state, Question::kTrain, "cards", "8"), "");
  EXPECT_EQ(set_model_part(state, "layers", "40"), "");
  EXPECT_EQ(write_address(state),
            "v=1&model=llama-3-8b&model.layers=40&card=h100&users=32&tokens=8192&train.cards=8");
}

TEST(Address, GivesTheSameStateBack) {
  std::mt19937 chance(11);
  for (int i = 0; i < 200; ++i) {
    const State state = test::random_state(chance, true);
    const std::string address = write_address(state);
    const ReadState read = read_address(address);
    EXPECT_TRUE(read.told.empty()) << address << "\n" << read.told.front();
    EXPECT_EQ(write_address(read.state), address);
    EXPECT_EQ(read.state.model.named.name, state.model.named.name);
    EXPECT_EQ(address.find_first_of("\"<> #"), std::string::npos) << address;
  }
}

// What `tmw model` counts of a model: if the parts in an address left one out that matters, some of
// these would differ.
std::string counts_of(const transformer::Model& model) {
  const Report report = transformer::report_on(model, {});
  std::string counts;
  for (const transformer::Count count :
       {report.parameters.total, report.parameters.active, report.parameters.non_embedding,
        report.kv_bytes_per_token, report.kv_bytes_per_sequence, report.state_bytes_per_sequence,
        report.forward_per_sequence.total, report.activation_bytes})
    counts += std::to_string(count.value()) + " ";
  return counts;
}

void expect_own_model_survives(const transformer::Model& model, const std::string& name) {
  State state = first_state();
  state.model = {"", {model, name, {}}};
  const ReadState read = read_address(write_address(state));
  EXPECT_TRUE(read.told.empty()) << name << ": " << read.told.front();
  EXPECT_EQ(counts_of(read.state.model.named.model), counts_of(model)) << name;
}

TEST(Address, HoldsAnyModelWhole) {
  for (const auto& preset : transformer::shipped_models().presets)
    expect_own_model_survives(preset.model, preset.name);
  std::ifstream file(tmw::test::source_dir() + "/tests/golden/models_hugging_face.json");
  const auto golden = nlohmann::json::parse(file, nullptr, false);
  ASSERT_GT(golden.size(), 20u);
  for (const auto& entry : golden) {
    const transformer::ReadModel read = transformer::read_model(entry["config"].dump());
    ASSERT_TRUE(read.model.has_value()) << entry["name"];
    expect_own_model_survives(*read.model, entry["name"]);
  }
}

TEST(Address, TellsWhatItDoesNotKnow) {
  const ReadState read = read_address(
      "v=9&model=llama-99&card=h100&users=4&colour=red&model.wings=2&users=many&ask=fly");
  EXPECT_EQ(read.told.size(), 6u);
  EXPECT_EQ(option_text(read.state, Question::kServe, "users"), "4");
  EXPECT_EQ(read.state.model.preset, first_state().model.preset);
}

TEST(Address, OfNoSoundModelShowsAnother) {
  const ReadState read = read_address("v=1&model=gpt2&model.heads=0&card=own&card.gb=24");
  EXPECT_EQ(read.told.size(), 2u);
  EXPECT_EQ(read.state.model.preset, "gpt2");
  EXPECT_EQ(read.state.model.named.model.n_heads, 12);
  EXPECT_EQ(read.state.card.preset, "h100");
}

TEST(Address, IsReadFromAnyText) {
  std::mt19937 chance(3);
  const std::string letters = "vmodelcard=own&.%2Fusers1k-_ layers";
  for (int i = 0; i < 800; ++i) {
    std::string text;
    for (unsigned length = chance() % 50; length > 0; --length)
      text += letters[chance() % letters.size()];
    const State state = read_address(text).state;
    EXPECT_TRUE(same_state(read_address(write_address(state)).state, state)) << text;
  }
}

// The pin is told by what differs, and comes back from the address alone.
TEST(Address, HoldsThePin) {
  State pin = first_state();
  State now = pin;
  ASSERT_EQ(set_option(now, Question::kServe, "users", "32"), "");
  EXPECT_EQ(write_address(now, pin), "v=1&model=llama-3-8b&card=h100&users=32&pin.users=");
  ASSERT_EQ(set_option(pin, Question::kServe, "users", "16"), "");
  EXPECT_EQ(write_address(now, pin), "v=1&model=llama-3-8b&card=h100&users=32&pin.users=16");
  EXPECT_EQ(write_address(now, now), "v=1&model=llama-3-8b&card=h100&users=32&pin=1");
  EXPECT_FALSE(read_address("v=1&model=llama-3-8b&card=h100&users=32").pin.has_value())
      << "an address of before pins were told";
  std::mt19937 chance(12);
  for (int i = 0; i < 200; ++i) {
    const State one = test::random_state(chance, true);
    const State other = test::random_state(chance, true);
    const ReadState read = read_address(write_address(one, other));
    EXPECT_TRUE(read.told.empty()) << read.told.front();
    EXPECT_TRUE(same_state(read.state, one));
    ASSERT_TRUE(read.pin.has_value());
    EXPECT_TRUE(same_state(*read.pin, other)) << write_address(one, other);
  }
  const ReadState wrong = read_address("v=1&model=llama-3-8b&card=h100&pin.card=abacus");
  ASSERT_EQ(wrong.told.size(), 1u);
  EXPECT_NE(wrong.told[0].find("Of the pin"), std::string::npos) << wrong.told[0];
}

// Which plot is shown, and over what, comes back from the address; what is usual is not told.
TEST(Address, HoldsThePlotThatIsShown) {
  const State first = first_state();
  EXPECT_EQ(write_address(first, {}, {"memory", "users"}), "") << "both are usual";
  const std::string address = write_address(first, {}, {"speed", "tokens"});
  EXPECT_EQ(address, "v=1&model=llama-3-8b&card=h100&plot=speed&over=tokens");
  EXPECT_EQ(write_address(first, {}, {"zero", "micro-batch"}), "") << "of another question";
  std::mt19937 chance(21);
  for (int i = 0; i < 15; ++i) {
    const State state = test::random_state(chance, true);
    std::optional<State> pin;
    if (chance() % 2 == 0) pin = test::random_state(chance, true);
    for (const PlotKind& kind : plots_of(state.question)) {
      for (const std::string_view over : running_options(state.question)) {
        const View view{std::string(kind.id), std::string(over)};
        const std::string written = write_address(state, pin, view);
        const ReadState read = read_address(written);
        EXPECT_TRUE(read.told.empty()) << written << "\n" << read.told.front();
        EXPECT_EQ(write_address(read.state, read.pin, read.view), written);
        EXPECT_EQ(plot_of(state.question, read.view.plot).id, kind.id) << written;
        EXPECT_EQ(make_plot(state, read.view.plot, read.view.over).over, over) << written;
      }
    }
  }
  const ReadState wrong = read_address("v=1&model=gpt2&card=h100&plot=pie&over=colour");
  EXPECT_EQ(wrong.told.size(), 2u);
  EXPECT_EQ(wrong.view, View());
  EXPECT_EQ(read_address("v=1&model=gpt2&card=h100").view, View()) << "an address of before";
}

}  // namespace
}  // namespace tmw::lab
