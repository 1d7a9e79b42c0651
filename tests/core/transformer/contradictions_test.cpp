// What a model file leaves open, says in a wrong way, or says against itself.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "tests/core/transformer/small_models.h"

namespace tmw::transformer {
namespace {

using test::expect_error;
using test::notes_of;

// A file of a family with the sizes that all of them read, and `more`.
std::string file_of(const std::string& family, int layers, const std::string& more) {
  return R"({"model_type":")" + family + R"(","hidden_size":64,"intermediate_size":96,)" +
         R"("num_attention_heads":4,"num_key_value_heads":2,"head_dim":16,"vocab_size":100,)" +
         R"("tie_word_embeddings":false,"num_hidden_layers":)" + std::to_string(layers) +
         (more.empty() ? "" : ",") + more + "}";
}

std::string mamba2(const std::string& more) {
  return R"({"model_type":"mamba2","hidden_size":64,"num_hidden_layers":2,"vocab_size":100,)"
         R"("state_size":16)" +
         (more.empty() ? std::string() : ",") + more + "}";
}

// How many layers see everything.
std::int64_t global_layers(const std::string& json) {
  const ReadModel read = read_model(json);
  EXPECT_TRUE(read.model && read.model->window) << json << "\n-> " << read.error;
  return read.model && read.model->window ? read.model->window->global_layers : -1;
}

// As transformers: a layer that does not rotate (0) sees everything, one that does sees its chunk.
TEST(Contradictions, Llama4sListOfRotatedLayersDecidesWhichAttendInChunks) {
  const auto llama4 = [](const std::string& more) { return file_of("llama4_text", 4, more); };
  EXPECT_EQ(global_layers(llama4("")), 1);  // every fourth
  EXPECT_EQ(global_layers(llama4(R"("no_rope_layers":null)")), 1);
  EXPECT_EQ(global_layers(llama4(R"("no_rope_layers":[])")), 1);
  EXPECT_EQ(global_layers(llama4(R"("no_rope_layers":[],"no_rope_layer_interval":2)")), 2);
  EXPECT_EQ(global_layers(llama4(R"("no_rope_layers":[1,1,1,1])")), 0);
  EXPECT_EQ(global_layers(llama4(R"("no_rope_layers":[0,0,1,0])")), 3);
  EXPECT_EQ(global_layers(llama4(R"("no_rope_layers":[0,0,1,0],"no_rope_layer_interval":4)")), 3);
  const std::string types =
      R"("layer_types":["full_attention","chunked_attention","chunked_attention","full_attention"])";
  EXPECT_EQ(global_layers(llama4(R"("no_rope_layers":[1,1,1,1],)" + types)), 2);
  for (const char* list : {"[1,1,1]", "[1,1,1,0,1]", "[1,1,1,2]", "[1,1,1,-1]", "[1,1,1,0.5]",
                           "[1,1,1,\"0\"]", "[1,1,1,null]", "4", "\"1110\"", "{}", "false"}) {
    expect_error(llama4(R"("no_rope_layers":)" + std::string(list)),
                 "\"no_rope_layers\" must give each of the 4 layers");
  }
}

TEST(Contradictions, ANullThatIsReadAsADefaultIsTold) {
  const auto told = [](const std::string& json, const std::string& words) {
    EXPECT_TRUE(read_model(json).model) << read_model(json).error;
    EXPECT_NE(notes_of(json).find(words), std::string::npos) << json << "\n-> " << notes_of(json);
  };
  told(file_of("llama4_text", 4, R"("num_local_experts":null)"),
       "\"num_local_experts\" 16 (null in the file)");
  told(file_of("granitemoehybrid", 2, R"("num_local_experts":null)"),
       "\"num_local_experts\" 8 (null in the file)");
  told(mamba2(R"("num_heads":null,"head_dim":1)"), "\"num_heads\" 128 (null in the file)");
  told(mamba2(R"("num_heads":2,"n_groups":null)"), "\"n_groups\" 8 (null in the file)");
  told(mamba2(R"("num_heads":2)"), "\"n_groups\" 8");
  told(mamba2(R"("num_heads":2,"tie_word_embeddings":null)"),
       "\"tie_word_embeddings\" true (null in the file)");
  told(file_of("gemma3_text", 6, R"("_sliding_window_pattern":null)"),
       "\"_sliding_window_pattern\" 6 (null in the file)");
}

TEST(Contradictions, AValueOfAnotherKindIsNotPassedOver) {
  const auto lfm2 = [](const std::string& more) { return file_of("lfm2", 2, more); };
  for (const char* value : {"\"1\"", "1", "{\"0\":1}", "true"}) {
    expect_error(lfm2(R"("full_attn_idxs":)" + std::string(value)),
                 "\"full_attn_idxs\" must be a list");
  }
  EXPECT_TRUE(read_model(lfm2(R"("full_attn_idxs":null)")).model);
  for (const char* value : {"\"1.3\"", "true", "[1.3]", "0", "-1"}) {
    expect_error(lfm2(R"("block_ffn_dim_multiplier":)" + std::string(value)),
                 "\"block_ffn_dim_multiplier\" must be a positive number");
  }
  EXPECT_TRUE(read_model(lfm2(R"("block_ffn_dim_multiplier":null)")).model);
  expect_error(lfm2(R"("block_multiple_of":0)"), "\"block_multiple_of\" is 0");
  const std::string mamba =
      R"({"model_type":"mamba","hidden_size":64,"num_hidden_layers":2,"vocab_size":100,)"
      R"("time_step_rank":)";
  expect_error(mamba + R"("64"})", "\"time_step_rank\" is \"64\"");
  expect_error(mamba + "true}", "\"time_step_rank\" is not a number");
  expect_error(mamba + "0}", "\"time_step_rank\" is 0");
  EXPECT_EQ(read_model(mamba + "\"auto\"}").model->recurrent->dt_rank, 4);
  EXPECT_EQ(read_model(mamba + "7}").model->recurrent->dt_rank, 7);
  expect_error(file_of("jamba", 8, R"("mamba_dt_rank":"64")"), "\"mamba_dt_rank\" is \"64\"");
}

TEST(Contradictions, WhichLayersAttendIsNotGuessed) {
  const auto states = [](const std::string& json) {
    const auto read = read_model(json);
    return read.model && read.model->recurrent ? read.model->recurrent->layers : 0;
  };
  const auto bamba = [](const std::string& places) {
    return file_of("bamba", 4, R"("mamba_n_heads":4,"attn_layer_indices":)" + places);
  };
  EXPECT_EQ(states(bamba("[1,3]")), 2);
  EXPECT_EQ(states(bamba("null")), 4);
  for (const char* places : {"[4]", "[-1]", "[1,1]", "[1.5]", "[\"1\"]", "1", "{\"a\":1}"}) {
    expect_error(bamba(places), "\"attn_layer_indices\" must list layers from 0 to 3");
  }
  const auto minimax = [](const std::string& more) {
    return file_of("minimax", 4, R"("num_local_experts":4,"num_experts_per_tok":2,)" + more);
  };
  EXPECT_EQ(states(minimax(R"("attn_type_list":[0,0,0,1])")), 3);
  EXPECT_EQ(states(minimax(R"("attn_type_list":null)")), 2);
  EXPECT_EQ(states(minimax(R"("layer_types":["linear_attention","full_attention",)"
                           R"("linear_attention","linear_attention"])")),
            3);
  for (const char* list : {"[0,1]", "[0,1,2,0]", "[0,1,true,0]", "\"0001\"", "1"}) {
    expect_error(minimax(R"("attn_type_list":)" + std::string(list)),
                 "\"attn_type_list\" must give each of the 4 layers 1");
  }
  expect_error(minimax(R"("shared_intermediate_size":64)"), "with a shared expert");
}

TEST(Contradictions, HeadsOfAStateMustBeAsWideAsTheState) {
  EXPECT_TRUE(read_model(mamba2(R"("num_heads":4,"head_dim":32)")).model);
  EXPECT_TRUE(read_model(mamba2(R"("num_heads":4,"head_dim":64,"expand":4)")).model);
  expect_error(mamba2(R"("num_heads":4,"head_dim":64)"), "\"expand\" and \"hidden_size\"");
  expect_error(mamba2(R"("num_heads":4,"head_dim":32,"expand":3)"), "they must be the same");
  for (const char* family : {"falcon_h1", "granitemoehybrid"}) {
    const auto with = [&](const std::string& head) {
      return file_of(family, 2, R"("mamba_d_ssm":128,"mamba_n_heads":4,"mamba_d_head":)" + head);
    };
    for (const char* head : {"32", "\"auto\"", "null"}) {
      EXPECT_TRUE(read_model(with(head)).model) << read_model(with(head)).error;
    }
    expect_error(with("64"), "\"mamba_d_head\" is 64");
    expect_error(with("\"32\""), "\"mamba_d_head\" is not a number");
  }
}

TEST(Contradictions, AListForEachLayerHasAsManyNumbersAsLayers) {
  const auto gemma = [](const std::string& widths) {
    return R"({"model_type":"gemma3n_text","hidden_size":64,"num_hidden_layers":3,)"
           R"("num_attention_heads":4,"num_kv_shared_layers":0,"vocab_size":100,)"
           R"("intermediate_size":)" +
           widths + "}";
  };
  EXPECT_TRUE(read_model(gemma("[96,96,96]")).model) << read_model(gemma("[96,96,96]")).error;
  EXPECT_TRUE(read_model(gemma("96")).model);
  expect_error(gemma("[96,96]"), "one for each of the 3 layers: it has 2");
  expect_error(gemma("[96,96,96,96]"), "one for each of the 3 layers: it has 4");
  const auto hunyuan = [](const std::string& more) { return file_of("hunyuan_v1_moe", 2, more); };
  EXPECT_TRUE(read_model(hunyuan(R"("num_experts":[8,8],"moe_topk":[2,2])")).model);
  expect_error(hunyuan(R"("num_experts":[8],"moe_topk":2)"), "\"num_experts\" must be one number");
  expect_error(hunyuan(R"("num_experts":8,"moe_topk":[2,2,2])"), "\"moe_topk\" must be one number");
}

TEST(Contradictions, APatternOfZeroLayersIsNone) {
  for (const char* family : {"gemma3_text", "cohere2"}) {
    expect_error(file_of(family, 6, R"("sliding_window_pattern":0)"),
                 "\"sliding_window_pattern\" is 0");
  }
  expect_error(file_of("gemma3_text", 6, R"("_sliding_window_pattern":0)"),
               "\"_sliding_window_pattern\" is 0");
  expect_error(file_of("exaone4", 6, R"("sliding_window":16,"sliding_window_pattern":0)"),
               "\"sliding_window_pattern\" is 0");
  expect_error(file_of("modernbert", 6, R"("global_attn_every_n_layers":0)"),
               "\"global_attn_every_n_layers\" is 0");
}

// A list of layers is looked at where it decides nothing, too: without a window.
TEST(Contradictions, WordsForLayersAreKnownOrTold) {
  const std::string fine = R"("layer_types":["full_attention","sliding_attention"])";
  const std::string odd = R"("layer_types":["full_attention","sliding_atention"])";
  for (const char* family : {"qwen2", "qwen3", "mistral", "gemma3_text", "cohere2"}) {
    for (const char* window : {"null", "16"}) {
      const std::string size = R"("sliding_window":)" + std::string(window) + ",";
      EXPECT_TRUE(read_model(file_of(family, 2, size + fine)).model) << family;
      expect_error(file_of(family, 2, size + odd), "\"layer_types\" holds something else");
      expect_error(file_of(family, 2, size + R"("layer_types":[1,2])"),
                   "\"layer_types\" holds something else");
    }
  }
}

}  // namespace
}  // namespace tmw::transformer
