#include "core/lab/lab.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>

#include "core/lab/address.h"
#include "core/lab/answers.h"
#include "core/lab/field_words.h"
#include "core/lab/plots.h"
#include "core/lab/share.h"
#include "core/plan/answers.h"
#include "core/plan/fields.h"
#include "core/plan/json_writer.h"
#include "core/sheet/sheet.h"
#include "tests/core/lab/random_state.h"
#include "tests/core/transformer/gguf_bytes.h"

namespace tmw::lab {
namespace {

using sheet::Kind;
using sheet::Node;

void visit(const std::vector<Node>& nodes, const std::function<void(const Node&)>& see) {
  for (const Node& node : nodes) {
    see(node);
    visit(node.children, see);
  }
}

const Node* find(const std::vector<Node>& nodes, const std::string& path) {
  for (const Node& node : nodes) {
    if (node.path == path) return &node;
    if (const Node* found = find(node.children, path)) return found;
  }
  return nullptr;
}

std::string field_value(const Said& said, const std::string& path) {
  const sheet::Sheet page = sheet::read_sheet(said.sheet);
  const Node* node = find(page, path);
  return node == nullptr ? "(no field)" : node->value;
}

double parameters_of(const Lab& lab) {
  const Answers answers = answers_to(lab.state);
  return find_line(answers, "parameters")->value;
}

TEST(Lab, NamesEveryNodeOnce) {
  std::mt19937 chance(2);
  for (int i = 0; i < 25; ++i) {
    Lab lab;
    lab.state = test::random_state(chance, true);
    lab.search = "llama";
    std::set<std::string> paths;
    visit(sheet::read_sheet(act(lab, "open", write_address(lab.state)).sheet),
          [&paths](const Node& node) {
            EXPECT_TRUE(paths.insert(node.path).second) << node.path;
            if (node.kind != Kind::kField) return;
            EXPECT_FALSE(node.label.empty()) << node.path;
            EXPECT_FALSE(node.deed.empty()) << node.path;
          });
  }
}

TEST(Lab, HasItsStateInTheAddress) {
  Lab lab;
  EXPECT_EQ(act(lab, "open", "").query, "");
  const Said said = act(lab, "option users", "32");
  EXPECT_EQ(said.query, "v=1&model=llama-3-8b&card=h100&users=32");
  EXPECT_TRUE(said.push);
  Lab other;
  EXPECT_EQ(field_value(act(other, "open", said.query), "lab/serve/users"), "32");
}

TEST(Lab, TakesTheTypingInOneFieldForOneStep) {
  Lab lab;
  (void)act(lab, "open", "");
  EXPECT_TRUE(act(lab, "option users", "3").push);
  EXPECT_FALSE(act(lab, "option users", "32").push);
  EXPECT_TRUE(act(lab, "option tokens", "8k").push) << "another field is another step";
  EXPECT_TRUE(act(lab, "choose weights", "FP8").push);
  EXPECT_FALSE(act(lab, "fold weights", "").push) << "nothing is asked by unfolding";
}

TEST(Lab, KeepsWhatIsTypedAndSaysWhatIsWrongWithIt) {
  Lab lab;
  (void)act(lab, "open", "");
  (void)act(lab, "option users", "32");
  const Said said = act(lab, "option users", "32x");
  EXPECT_EQ(field_value(said, "lab/serve/users"), "32x");
  EXPECT_EQ(option_text(lab.state, Question::kServe, "users"), "32")
      << "the last that could be read";
  const sheet::Sheet page = sheet::read_sheet(said.sheet);
  EXPECT_TRUE(find(page, "lab/serve/users")->invalid);
  ASSERT_NE(find(page, "lab/fault"), nullptr);
  EXPECT_EQ(find(page, "lab/fault")->text.find("--"), std::string::npos);
  const Node* field = find(page, "lab/serve/users");
  ASSERT_EQ(field->children.size(), 1u) << "it stands with its field and with no other";
  EXPECT_EQ(field->children[0].path, "lab/fault");
  EXPECT_EQ(field->described_by, "lab/fault");
  EXPECT_EQ(field_value(act(lab, "option users", ""), "lab/serve/users"), "");
  EXPECT_EQ(field_value(act(lab, "fold weights", ""), "lab/serve/users"), "1");
}

TEST(Lab, FindsModelsByWordsOfTheirNames) {
  Lab lab;
  (void)act(lab, "open", "");
  const sheet::Sheet page = sheet::read_sheet(act(lab, "search ", "70b llama").sheet);
  EXPECT_NE(find(page, "lab/found/llama-3-70b/take"), nullptr);
  EXPECT_EQ(find(page, "lab/found/llama-3-8b/take"), nullptr);
  (void)act(lab, "model llama-3-70b", "");
  EXPECT_EQ(lab.state.model.preset, "llama-3-70b");
}

TEST(Lab, IsAsItWasLeftWhenOneComesBackWithoutAQuery) {
  Lab lab;
  (void)act(lab, "open", "");
  (void)act(lab, "option users", "32");
  EXPECT_EQ(act(lab, "open", "").query, "v=1&model=llama-3-8b&card=h100&users=32");
}

TEST(Lab, DoesNothingOnWhatItDoesNotKnow) {
  Lab lab;
  (void)act(lab, "open", "");
  for (const char* deed : {"", "fly", "option", "option wings", "model", "model x", "take",
                           "copy x", "model-part", "card-part heads", "question", "choose mask"}) {
    const Said said = act(lab, deed, "7");
    EXPECT_EQ(said.query, "") << deed;
    EXPECT_FALSE(said.push) << deed;
  }
}

TEST(Lab, TakesADescriptionFromAFileOrFromWhatIsPasted) {
  const std::string config =
      R"({"model_type": "llama", "hidden_size": 64, "num_hidden_layers": 2, "num_attention_heads": 4,
          "intermediate_size": 128, "vocab_size": 1000})";
  Lab lab;
  (void)act(lab, "open", "");
  const Said said = act(lab, "file tiny.json", config);
  EXPECT_TRUE(said.push);
  EXPECT_EQ(lab.state.model.named.model.d_model, 64);
  Lab other;
  (void)act(other, "open", said.query);
  EXPECT_EQ(other.state.model.named.model.n_layers, 2) << "the address alone has all of it";
  (void)act(other, "model gpt2", "");
  const Said part = act(other, "paste ", config.substr(0, 40));
  EXPECT_EQ(other.state.model.preset, "gpt2") << "half of a description is none";
  EXPECT_FALSE(part.push);
  (void)act(other, "paste ", config);
  EXPECT_EQ(other.state.model.named.model.d_model, 64);
  (void)act(other, "file photo.jpg", "\xff\xd8\xff");
  ASSERT_EQ(other.told.size(), 1u);
  EXPECT_NE(other.told[0].find("photo.jpg"), std::string::npos);
}

// What a GGUF file describes is the model where its tensors agree; otherwise they are listed.
TEST(Lab, TakesTheModelThatAGgufFileDescribes) {
  Lab lab;
  (void)act(lab, "open", "");
  const Said said = act(lab, "file small.gguf", transformer::test::small_llama(192));
  EXPECT_TRUE(said.push);
  EXPECT_EQ(lab.state.model.named.name, "Small");
  EXPECT_EQ(lab.state.model.named.model.d_ff, 64);
  EXPECT_NE(lab.tensors.find("9,956"), std::string::npos) << lab.tensors;
  (void)act(lab, "model gpt2", "");
  const Said other = act(lab, "file other.gguf", transformer::test::small_llama(191));
  EXPECT_EQ(lab.state.model.preset, "gpt2");
  EXPECT_NE(other.announce.find("its tensors are listed"), std::string::npos) << other.announce;
}

// The words of a command line as a shell splits them; none of these has quotation marks.
std::vector<std::string> split(const std::string& command) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : command + " ") {
    if (c != ' ') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  return words;
}

TEST(Lab, ReadsTheChangesOnlyWhenItIsAsked) {
  Lab lab;
  (void)act(lab, "open", "");
  EXPECT_EQ(act(lab, "option users", "16").announce, "");
  const std::string said = act(lab, "say changes", "").announce;
  EXPECT_EQ(said.find("Since the last step: "), 0u) << said;
  EXPECT_NE(said.find("Speed of all users together"), std::string::npos) << said;
  (void)act(lab, "pin", "");
  EXPECT_EQ(act(lab, "say changes", "").announce, "Every answer is the same.");
}

// A field that a question has and the page has not would be reachable by the command alone.
TEST(Lab, HasAFieldForEveryOptionOfBothQuestions) {
  for (const Question question : {Question::kServe, Question::kTrain}) {
    Lab lab;
    lab.state.question = question;
    (void)act(lab, "fold more", "open");
    const sheet::Sheet page = sheet::read_sheet(act(lab, "fold dimensions", "open").sheet);
    for (const plan::Field* about : fields_of(question)) {
      if (about->option.empty()) continue;  // told, never chosen
      const std::string option(about->option);
      const std::string path =
          (question == Question::kServe ? "lab/serve/" : "lab/train/") + option;
      EXPECT_NE(find(page, path), nullptr) << path;
      State state = first_state();
      state.question = question;
      const auto words = plan::words_of(*about);
      const std::string value = words.empty() ? "1" : std::string(words[words.size() / 2]);
      ASSERT_EQ(set_option(state, question, option, value), "") << option;
      if (option_text(state, question, option).empty()) continue;  // it is what it would be anyway
      EXPECT_NE(command_for(state).find(" --" + option), std::string::npos)
          << option << " " << value << ": " << command_for(state);
    }
  }
}

TEST(Lab, HasAFieldForEveryDimensionThatTheModelHas) {
  const auto parts_of = [](const char* model) {
    Lab lab;
    EXPECT_TRUE(take_model(lab.state, model)) << model;
    const sheet::Sheet page = sheet::read_sheet(act(lab, "fold dimensions", "open").sheet);
    std::set<std::string> names;
    visit(page, [&names](const Node& node) {
      if (node.path.starts_with("lab/model-part/")) names.insert(node.path.substr(15));
    });
    return names;
  };
  const std::set<std::string> dense = parts_of("llama-3-8b");
  EXPECT_TRUE(dense.contains("tied") && dense.contains("kv-heads"));
  EXPECT_FALSE(dense.contains("mla.kv-rank") || dense.contains("state.layers"));
  const std::set<std::string> latent = parts_of("deepseek-v3");
  EXPECT_TRUE(latent.contains("mla.kv-rank") && latent.contains("moe.d-shared"));
  EXPECT_FALSE(latent.contains("kv-heads"));
  Lab lab;
  (void)act(lab, "open", "");
  const double untied = parameters_of(lab);
  const Said said = act(lab, "model-part tied", "1");
  EXPECT_NE(said.query.find("model.tied=1"), std::string::npos) << said.query;
  EXPECT_EQ(untied - parameters_of(lab), 128256.0 * 4096) << "the head of Llama 3 8B";
}

// So a page costs what is seen of it, and the browser's search finds what is folded all the same.
TEST(Lab, MakesWhatIsFoldedWhenItIsUnfoldedAndNamesItBefore) {
  Lab lab;
  const Said closed = act(lab, "open", "");
  const sheet::Sheet first = sheet::read_sheet(closed.sheet);
  visit(first, [](const Node& node) {
    if (node.kind != Kind::kFold || node.open) return;
    ASSERT_EQ(node.children.size(), 1u) << node.path;
    EXPECT_EQ(node.children[0].path, node.path + "/inside");
    EXPECT_FALSE(node.children[0].text.empty()) << node.path;
  });
  for (const auto& [fold, words] : {std::pair{"more", "Chance that a draft is accepted"},
                                    {"dimensions", "Vocabulary"},
                                    {"figures", "Bandwidth of the memory"},
                                    {"cache", "KV heads"},
                                    {"handles", "Users at once"},
                                    {"values", "room on a card"},
                                    {"file", "paste a config"}}) {
    const Node* inside = find(first, std::string("lab/fold/") + fold + "/inside");
    ASSERT_NE(inside, nullptr) << fold;
    EXPECT_NE(inside->text.find(words), std::string::npos) << inside->text;
  }
  for (const char* id : {"weights", "more", "dimensions", "figures", "handles", "find", "file"}) {
    const Said said = act(lab, std::string("fold ") + id, "");
    const sheet::Sheet page = sheet::read_sheet(said.sheet);
    EXPECT_FALSE(find(page, std::string("lab/fold/") + id)->children.empty()) << id;
    EXPECT_EQ(find(page, std::string("lab/fold/") + id + "/inside"), nullptr) << id;
  }
}

// A choice of what is looked at is a step of the history, not of the setting.
TEST(Lab, HasThePlotInTheAddressSoThatBackUndoesIt) {
  Lab lab;
  (void)act(lab, "open", "");
  (void)act(lab, "option users", "16");
  const std::string before = act(lab, "pin", "").query;
  const State step = *lab.before;
  const Said speed = act(lab, "plot ", "speed");
  EXPECT_TRUE(speed.push);
  EXPECT_NE(speed.query.find("&plot=speed"), std::string::npos) << speed.query;
  EXPECT_TRUE(same_state(*lab.before, step)) << "nothing of the setting changed";
  EXPECT_TRUE(act(lab, "over ", "tokens").push);
  EXPECT_FALSE(act(lab, "over ", "tokens").push) << "the same again is no step";
  EXPECT_FALSE(act(lab, "read ", "3").push);
  const Said back = act(lab, "open", speed.query);
  EXPECT_EQ(field_value(back, "lab/plot/over"), "users");
  EXPECT_EQ(field_value(act(lab, "open", before), "lab/plot/which"), "memory");
  (void)act(lab, "open", speed.query);
  EXPECT_EQ(act(lab, "question train", "").query.find("plot="), std::string::npos)
      << "training has other plots";
}

TEST(Lab, KeepsWhatThePlotRunsOverWhenAnotherPlotIsChosen) {
  Lab lab;
  (void)act(lab, "open", "");
  (void)act(lab, "over ", "cards");
  const Said said = act(lab, "plot ", "roof");
  EXPECT_NE(said.query.find("&plot=roof&over=cards"), std::string::npos) << said.query;
  EXPECT_EQ(field_value(said, "lab/plot/over"), "cards");
  Lab other;
  EXPECT_EQ(field_value(act(other, "open", said.query), "lab/plot/over"), "cards");
  EXPECT_EQ(act(lab, "question train", "").query.find("over="), std::string::npos)
      << "training has plots of its own";
}

// Whoever chose a value, and wherever it stands.
TEST(Lab, WritesNumbersAndFormatsInOneWay) {
  EXPECT_EQ(value_words("2087"), "2,087");
  EXPECT_EQ(value_words("4k"), "4,000");
  EXPECT_EQ(value_words("1555.2"), "1555.2") << "no digit is lost";
  EXPECT_EQ(value_words("bf16"), "BF16");
  EXPECT_EQ(value_words("selective"), "selective");
  Lab lab;
  (void)act(lab, "open", "");
  (void)act(lab, "option prompt", "2087");
  (void)act(lab, "fold dimensions", "");
  const Said said = act(lab, "fold more", "");
  EXPECT_EQ(field_value(said, "lab/serve/prompt"), "2,087");
  EXPECT_EQ(field_value(said, "lab/model-part/vocab"), "128,256");
  const sheet::Sheet page = sheet::read_sheet(said.sheet);
  for (const char* field : {"lab/serve/compute", "lab/serve/weights", "lab/serve/cache"}) {
    const std::vector<sheet::Option>& options = find(page, field)->options;
    const auto bf16 = std::find_if(options.begin(), options.end(),
                                   [](const sheet::Option& one) { return one.words == "BF16"; });
    EXPECT_NE(bf16, options.end()) << field;
  }
  const Plot roof = make_plot(lab.state, "roof", "");
  for (const Curve& curve : roof.curves) {
    if (curve.name != "prompt") continue;
    const std::string words = words_at(roof, curve, roof.now);
    EXPECT_EQ(words.find(in_words(curve.x[roof.now], Unit::kFlopPerByte)), 0u) << words;
  }
}

// Adam in FP32 keeps 16 bytes of a parameter as mixed precision does; with moments of 8 bits 10.
TEST(Lab, AsksForTheRecipeOfTraining) {
  State state = first_state();
  state.question = Question::kTrain;
  const double mixed = find_line(answers_to(state), "state")->value;
  ASSERT_EQ(set_option(state, Question::kTrain, "recipe", "adam8"), "");
  const Answers answers = answers_to(state);
  const Line* small = find_line(answers, "state");
  EXPECT_EQ(small->value, mixed * 10 / 16);
  EXPECT_EQ(command_for(state), "tmw train-plan llama-3-8b h100 --recipe adam8");
}

TEST(Share, NamesModelCardsAndUnitsInMarkdown) {
  State state = first_state();
  ASSERT_EQ(set_option(state, Question::kServe, "cards", "2"), "");
  const std::string text = share_text(state, "markdown");
  for (const char* words : {"## Serving Llama-3-8B / 3.1-8B on 2 × NVIDIA H100 SXM",
                            "- Context of each user, tokens: 4,096", "It fits, with",
                            "| Weights | 16.06 GB (14.96 GiB) |",
                            "| Longest context for these users | 1,098,171 tokens each |",
                            "| Time for each token | 2.477 ms at least | 4.895 ms (",
                            "`tmw serve-plan llama-3-8b h100 --cards 2`"})
    EXPECT_NE(text.find(words), std::string::npos) << words << "\n" << text;
  EXPECT_EQ(text.find("_bytes"), std::string::npos) << "no keys of a program";
}

TEST(Lab, ShowsWhatWasLeftOpenAsAValueAndNotAsAPlaceholder) {
  Lab lab;
  const Said said = act(lab, "open", "");
  EXPECT_EQ(field_value(said, "lab/serve/tokens"), "4,096");
  EXPECT_EQ(field_value(act(lab, "option tokens", ""), "lab/serve/tokens"), "")
      << "while it is edited, what was typed stays";
}

TEST(Lab, FindsCardsTooAndListsPresetsByNameAndNumber) {
  Lab lab;
  (void)act(lab, "open", "");
  const sheet::Sheet page = sheet::read_sheet(act(lab, "search ", "h100").sheet);
  EXPECT_NE(find(page, "lab/found/h100/take"), nullptr);
  std::vector<std::string> names;
  for (const sheet::Option& option : find(page, "lab/model")->options)
    names.push_back(option.words);
  const auto place = [&names](const std::string& name) {
    return std::find(names.begin(), names.end(), name) - names.begin();
  };
  EXPECT_LT(place("Llama-2-7B"), place("Llama-2-13B"));
  EXPECT_LT(place("Llama-2-13B"), place("Llama-2-70B"));
  EXPECT_LT(place("BERT-base uncased"), place("GPT-2 124M"));
}

TEST(Share, HasACommandThatGivesTheSameNumbers) {
  std::mt19937 chance(17);
  int answered = 0;
  for (int i = 0; i < 100; ++i) {
    const State state = test::random_state(chance, false);
    const std::vector<std::string> words = split(command_for(state));
    ASSERT_GE(words.size(), 4u);
    plan::Request request = {{words[2], words[3]}, {}, plan::Form::kFigures};
    for (std::size_t w = 4; w < words.size(); ++w) {
      if (words[w].substr(0, 2) == "--") {
        request.options.push_back({words[w].substr(2), std::nullopt});
      } else {
        request.options.back().text = words[w];
      }
    }
    const plan::ReadText none = [](const std::string&) { return std::optional<std::string>(); };
    const plan::Answer answer = words[1] == "serve-plan" ? plan::serving_answer(request, none)
                                                         : plan::training_answer(request, none);
    const std::string shared = share_text(state, "json");
    EXPECT_EQ(answer.error.empty(), !shared.empty()) << answer.error;
    if (answer.error.empty()) {
      EXPECT_EQ(plan::json_text(answer.figures, plan::Integers::kExact), shared);
      ++answered;
    }
  }
  EXPECT_GT(answered, 20);
}

}  // namespace
}  // namespace tmw::lab
