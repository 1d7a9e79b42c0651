// Model files: what is accepted, and the sentence for what is not.
#include <gtest/gtest.h>

#include "core/transformer/config_reader.h"
#include "core/transformer/kv_cache.h"
#include "tests/core/transformer/small_models.h"

namespace tmw::transformer {
namespace {

using test::expect_error;
using test::kBody;
using test::kTable;
using test::llama;
using test::notes_of;
using test::own;
using test::total;

TEST(Reader, DefaultsFollowTheReference) {
  const ReadModel read = read_model(own(""));
  ASSERT_TRUE(read.model) << read.error;
  EXPECT_EQ(read.model->n_kv_heads, 4);
  EXPECT_EQ(read.model->head_dim, 16);
  EXPECT_EQ(read.model->norms_per_layer, 2);
  EXPECT_TRUE(read.model->has_head);
  EXPECT_TRUE(read.model->final_norm);
}

TEST(Reader, TakesAWrapperWithNameAndConfig) {
  const ReadModel read = read_model(R"({"name":"Mine","note":"x","config":)" + own("") + "}");
  ASSERT_TRUE(read.model) << read.error;
  EXPECT_EQ(read.name, "Mine");
  EXPECT_TRUE(read_model(R"({"name":"Mine","config":)" + llama("") + "}").model);
}

TEST(Reader, AFieldItDoesNotKnowIsNamedSoThatATypoNeverChangesACount) {
  expect_error(own(R"("qkv_bais":true)"), "\"qkv_bais\"");
  expect_error(own(R"("moe":{"n_experts":4,"top_k":2,"d_expert":8,"shared":1})"), "\"moe.shared\"");
  EXPECT_TRUE(read_model(own(R"("note":"mine","name":"x")")).model);
}

TEST(Reader, AMissingFieldIsNamed) {
  expect_error(R"({"n_layers":2})", "\"d_model\" is missing");
  expect_error(
      R"({"d_model":64,"n_layers":2,"n_heads":4,"d_ff":8,"vocab":9,"tied":true,"gated":true})",
      "\"norm\" is missing");
  expect_error(R"({"model_type":"llama","hidden_size":64})", "\"num_hidden_layers\" is missing");
  expect_error(R"({"architectures":["LlamaForCausalLM"]})", "\"model_type\" is missing");
  expect_error(R"({"hidden_size":64,"num_hidden_layers":2})", "\"model_type\" is missing");
  expect_error(R"({"model_type":"gpt2","n_layer":2})", "\"n_embd\" is missing");
  expect_error(R"({"model_type":"mpt","d_model":64,"n_heads":0,"n_layers":1})", "\"n_heads\" is 0");
  expect_error(R"({"model_type":"bert","hidden_size":64,"n_layer":0})", "\"n_layer\" is 0");
  expect_error(own(R"("mla":{"kv_lora_rank":5})"), "\"mla.qk_nope_head_dim\" is missing");
}

TEST(Reader, SharedKeysAndLayerEmbeddingsThatContradictTheModelAreNamed) {
  expect_error(own(R"("shared_keys":{"layers":2,"d_ff":8})"), "must have its own");
  expect_error(own(R"("shared_keys":{"layers":1,"global_layers":2,"d_ff":8})"), "2 of them");
  expect_error(own(R"("shared_keys":{"layers":1})"), "\"shared_keys.d_ff\" is missing");
  expect_error(own(R"("shared_keys":[1])"), "\"shared_keys\" must be an object");
  expect_error(own(R"("shared_keys":{"layers":1,"global_layers":1,"d_ff":8},)"
                   R"("moe":{"n_experts":4,"top_k":2,"d_expert":8})"),
               "dense models");
  expect_error(own(R"("layer_embedding":{"vocab":0,"width":8})"), "\"layer_embedding.vocab\" is 0");
  expect_error(own(R"("layer_embedding":{"vocab":9,"width":-8})"), "never negative");
  const std::string gemma =
      R"({"model_type":"gemma4_text","num_hidden_layers":12,"num_kv_shared_layers":)";
  expect_error(gemma + "12}", "\"num_kv_shared_layers\" is 12");
  expect_error(gemma + "\"6\"}", "is not a number");
  expect_error(gemma + R"(6,"layer_types":["full_attention"]})", "\"layer_types\"");
  expect_error(gemma + "11}", "must have its own");  // no layer without a window is left for them
}

// Twelve layers of Gemma 4's class: of the last six, five have a window and one has none.
TEST(Reader, LayersThatShareKeysHaveQueriesAlone) {
  const auto read = [](const std::string& more) {
    const ReadModel model = read_model(
        R"({"model_type":"gemma4_text","num_hidden_layers":12,"hidden_size_per_layer_input":0)" +
        more + "}");
    EXPECT_TRUE(model.model) << model.error;
    return model.model.value_or(Model());
  };
  const Model plain = read("");
  const Model shared = read(R"(,"num_kv_shared_layers":6)");
  // 4 KV heads: keys, values and the gain on keys of five layers 256 wide and one 512 wide.
  EXPECT_EQ((total_parameters(plain) - total_parameters(shared)).value(),
            5 * (2 * 2304 * 4 * 256 + 256) + (2 * 2304 * 4 * 512 + 512));
  EXPECT_EQ(kv_cache_elements_per_token(shared).value() * 2,
            kv_cache_elements_per_token(plain).value());
  const Model wide = read(R"(,"num_kv_shared_layers":6,"use_double_wide_mlp":true)");
  EXPECT_EQ((total_parameters(wide) - total_parameters(shared)).value(), 6 * 3 * 2304 * 9216);
}

TEST(Reader, AFieldThatIsThereTwiceIsNamed) {
  expect_error(llama(R"("hidden_size":128)"), "\"hidden_size\" is there twice");
  expect_error(own(R"("moe":{"top_k":1,"top_k":2})"), "\"top_k\" is there twice");
  EXPECT_TRUE(read_model(llama(R"("a":{"x":1},"b":[{"x":1},{"x":2}])")).model);
}

TEST(Reader, AnAbsurdFieldIsNamed) {
  expect_error(llama(R"("num_key_value_heads":3)"), "\"num_key_value_heads\" is 3");
  expect_error(llama(R"("num_key_value_heads":0)"), "\"num_key_value_heads\"");
  expect_error(llama(R"("num_key_value_heads":-2)"), "never negative");
  expect_error(llama(R"("head_dim":"big")"), "\"head_dim\" is not a number");
  expect_error(llama(R"("tie_word_embeddings":"yes")"), "\"tie_word_embeddings\"");
  expect_error(own(R"("n_kv_heads":3)"), "does not divide");
  expect_error(own(R"("n_kv_heads":1e30)"), "\"n_kv_heads\"");
  expect_error(own(R"("learned_positions":18446744073709551615)"), "overflow");
  expect_error(own(R"("head_dim":0)"), "\"head_dim\" is 0");
  expect_error(own(R"("qk_norm":"half")"), "\"qk_norm\"");
  expect_error(own(R"("moe":{"n_experts":4,"top_k":5,"d_expert":8})"), "\"moe.top_k\" is 5");
  expect_error(own(R"("moe":[])"), "\"moe\"");
  expect_error(own(R"("global_every":2)"), "\"sliding_window\" is missing");
}

TEST(Reader, HeadsThatDoNotDivideTheWidthNeedAHeadSize) {
  expect_error(
      R"({"model_type":"gpt2","n_embd":100,"n_layer":2,"n_head":3,"n_positions":8,"vocab_size":9})",
      "\"n_head\" is 3, which does not divide \"n_embd\"");
  EXPECT_TRUE(read_model(own(R"("head_dim":10)")).model);
}

TEST(Reader, AnUnknownFamilyIsNamedWithThoseOfLikeName) {
  expect_error(R"({"model_type":"zamba2","hidden_size":64})", "\"zamba2\"");
  expect_error(R"({"model_type":"zamba2"})", "docs/model-files.md lists the ");
  expect_error(R"({"model_type":"qwen3_mole"})", "qwen3_moe");
  expect_error(R"({"model_type":"gemma3","text_config":{}})", "\"text_config\"");
}

TEST(Reader, ModelsOfOtherKindsAreToldWhatTheyDo) {
  expect_error(R"({"model_type":"vit","hidden_size":768})", "encodes images");
  expect_error(R"({"model_type":"whisper","d_model":768})", "turns sound into text");
  expect_error(R"({"model_type":"deberta-v2","hidden_size":768})", "relative positions");
  expect_error(R"({"model_type":"t5","is_encoder_decoder":true,"d_model":8})", "an encoder and a");
}

// A file's own code may build what its family's class has not: the count is given, and told.
TEST(Reader, PartsThatTheFamilyHasNotAreTold) {
  EXPECT_NE(notes_of(llama(R"("num_experts":8)")).find("\"num_experts\" is passed over"),
            std::string::npos);
  EXPECT_EQ(notes_of(llama(R"("num_experts":null,"num_local_experts":1)")).find("passed over"),
            std::string::npos);
  expect_error(R"({"model_type":"mllama","text_config":{"model_type":"mllama_text_model"}})",
               "cross-attention");
}

TEST(Reader, ALanguageModelWithinThePartOfAPartIsFound) {
  const std::string text =
      R"({"model_type":"qwen2_5_omni_text","hidden_size":64,"intermediate_size":128,)"
      R"("num_hidden_layers":2,"num_attention_heads":4,"vocab_size":100})";
  const ReadModel read =
      read_model(R"({"model_type":"qwen2_5_omni","thinker_config":{"text_config":)" + text +
                 R"(,"audio_config":{}},"talker_config":{}})");
  ASSERT_TRUE(read.model) << read.error;
  // 2 x (queries and output 64 x 64, keys and values of 4 heads, biases of 64 + 2 x 64, an MLP of 3
  // x 64 x 128, two norms), two tables of 100 x 64 and a norm.
  EXPECT_EQ(total_parameters(*read.model),
            2 * (4 * 64 * 64 + 3 * 64 + 3 * 64 * 128 + 2 * 64) + 2 * 6400 + 64);
}

// The first LLaVAs: sizes of the language model in the whole's file.
TEST(Reader, AWholeThatGivesItsLanguageModelsSizesIsCountedAsThat) {
  const std::string sizes =
      R"("hidden_size":64,"intermediate_size":256,"num_hidden_layers":2,"num_attention_heads":4,)"
      R"("vocab_size":100,"architectures":["LlavaLlamaForCausalLM"],"mm_hidden_size":1024})";
  const std::string llava = R"({"model_type":"llava",)" + sizes;
  EXPECT_EQ(total(llava), kBody + 2 * kTable);
  EXPECT_NE(notes_of(llava).find("Only the language model of \"llava\""), std::string::npos);
  EXPECT_EQ(total(R"({"model_type":"llava_llama",)" + sizes), kBody + 2 * kTable);
}

TEST(Reader, TheFewBitsOfAWholeAreToldOfItsPart) {
  const std::string part = R"({"model_type":"llava","text_config":)" + llama("") +
                           R"(,"quantization_config":{"quant_method":"compressed-tensors"}})";
  EXPECT_NE(notes_of(part).find("few bits (compressed-tensors)"), std::string::npos);
}

TEST(Reader, LayersThatAFamilyDoesNotKnowAreNamed) {
  const std::string nemotron =
      R"({"model_type":"nemotron_h","hidden_size":64,"vocab_size":9,"intermediate_size":128,)"
      R"("num_attention_heads":4,"num_key_value_heads":2,"head_dim":16,"mamba_num_heads":4,)"
      R"("mamba_head_dim":32,"n_groups":1,"ssm_state_size":16)";
  expect_error(nemotron + "}", "\"hybrid_override_pattern\" is missing");
  expect_error(nemotron + R"(,"hybrid_override_pattern":"M-X"})", "something else");
  EXPECT_TRUE(read_model(nemotron + R"(,"hybrid_override_pattern":["M","*","-"]})").model);
  const std::string mismatch =
      nemotron + R"(,"num_hidden_layers":4,"layers_block_type":["mamba","attention","mlp"]})";
  EXPECT_EQ(read_model(mismatch).model->n_layers, 3);
  EXPECT_NE(notes_of(mismatch).find("3 layers are named"), std::string::npos);
  const std::string lfm =
      R"({"model_type":"lfm2","hidden_size":64,"vocab_size":9,"intermediate_size":96,)"
      R"("num_attention_heads":4,"num_key_value_heads":2,"num_hidden_layers":2)";
  expect_error(lfm + R"(,"layer_types":["conv","mamba"]})", "\"conv\" or \"full_attention\"");
  expect_error(lfm + R"(,"full_attn_idxs":[2]})", "\"full_attn_idxs\" must be a list");
  EXPECT_EQ(read_model(lfm + R"(,"full_attn_idxs":[1]})").model->recurrent->layers, 1);
  const std::string glm =
      R"({"model_type":"glm4_moe_lite","hidden_size":64,"vocab_size":9,"intermediate_size":96,)"
      R"("num_attention_heads":4,"num_hidden_layers":3,"kv_lora_rank":16,"qk_nope_head_dim":8,)"
      R"("qk_rope_head_dim":8,"v_head_dim":8,"n_routed_experts":4,"num_experts_per_tok":2,)"
      R"("moe_intermediate_size":32,"mlp_layer_types":)";
  expect_error(glm + R"(["dense","sparse"]})", "\"mlp_layer_types\" must name every layer");
  const Model mixed = *read_model(glm + R"(["dense","sparse","dense"]})").model;
  EXPECT_EQ(moe_layers(mixed), 1);
}

TEST(Reader, PartsOfSparseAttentionAndLoneLayersMustFitTheModel) {
  expect_error(own(R"("indexer":{"n_heads":2,"head_dim":8,"top_k":4})"), "beside latent attention");
  expect_error(own(R"("indexer":{"n_heads":2,"head_dim":8})"), "\"indexer.top_k\" is missing");
  expect_error(own(R"("streams":{"streams":4,"low_rank":2})"), "\"layer_embedding\" only");
  expect_error(own(R"("lone":{"attention":1})"), "must be all");
  expect_error(own(R"("lone":{"attention":1,"mixtures":1})"), "need \"moe\"");
  EXPECT_TRUE(read_model(own(R"("lone":{"attention":1,"dense":1})")).model);
}

TEST(Reader, WhatIsNoModelFileGetsASentence) {
  expect_error("", "empty");
  expect_error(" \n\t", "empty");
  expect_error("{", "not valid JSON");
  expect_error("{\n\"d_model\": 8,\n\"n_layers\": 2 3}", "line 3, after \"n_layers\"");
  for (const char* number : {"NaN", "nan", "Infinity", "-Infinity"}) {
    expect_error("{\"d_model\":" + std::string(number) + "}", "\"d_model\" (line 1) is NaN");
  }
  expect_error(std::string("\x00\xff\x7f"
                           "ELF",
                           6),
               "not valid JSON");
  expect_error("{} {}", "not valid JSON");
  expect_error("[]", "a list");
  expect_error("7", "object");
  expect_error(R"({"config":7})", "\"config\"");
  expect_error("{\"a\":" + std::string(100, '[') + std::string(100, ']') + "}", "deep");
  expect_error(std::string(2 << 20, ' '), "1 MiB");
}

TEST(Reader, AVariantWithWeightsItDoesNotCountIsRefused) {
  const std::string bert =
      R"({"model_type":"bert","hidden_size":64,"intermediate_size":256,"num_hidden_layers":2,)"
      R"("num_attention_heads":4,"vocab_size":100,"max_position_embeddings":32)";
  EXPECT_TRUE(read_model(bert + R"(,"position_embedding_type":"absolute"})").model);
  expect_error(bert + R"(,"position_embedding_type":"relative_key"})",
               "\"position_embedding_type\"");
  expect_error(bert + R"(,"add_cross_attention":true})", "\"add_cross_attention\"");
  const std::string mpt =
      R"({"model_type":"mpt","d_model":64,"n_layers":2,"n_heads":4,"vocab_size":100,)"
      R"("max_seq_len":32,"ffn_config":{"ffn_type":)";
  EXPECT_TRUE(read_model(mpt + R"("mptmlp"}})").model);
  expect_error(mpt + R"("mptglu"}})", "\"ffn_type\" is \"mptglu\"");
}

TEST(Reader, MessagesUseTheFamilysOwnSpelling) {
  expect_error(
      R"({"model_type":"falcon","hidden_size":64,"num_hidden_layers":2,"num_attention_heads":4,)"
      R"("vocab_size":9,"new_decoder_architecture":true,"num_kv_heads":3})",
      "\"num_kv_heads\" is 3");
  expect_error(
      R"({"model_type":"mixtral","hidden_size":64,"intermediate_size":8,"num_hidden_layers":2,)"
      R"("num_attention_heads":8,"vocab_size":9,"num_local_experts":2,"num_experts_per_tok":3})",
      "\"num_local_experts\"");
}

// google/gemma-3-4b-it gives its text model these sizes only; the class knows the others.
TEST(Reader, TheTextModelOfGemma3MayLeaveOutWhatItsClassKnows) {
  const ReadModel read =
      read_model(R"({"model_type":"gemma3_text","hidden_size":2560,"intermediate_size":10240,)"
                 R"("num_hidden_layers":34,"sliding_window":1024})");
  ASSERT_TRUE(read.model) << read.error;
  EXPECT_EQ(total_parameters(*read.model).value(), 3880263168);
  EXPECT_EQ(read.model->window->global_layers, 5);  // 6, 12, 18, 24, 30
}

TEST(Reader, ANullWindowIsNoWindow) {
  const std::string qwen =
      R"({"model_type":"qwen2","hidden_size":64,"intermediate_size":256,"num_hidden_layers":8,)"
      R"("num_attention_heads":4,"num_key_value_heads":2,"vocab_size":100,"max_window_layers":3,)"
      R"("use_sliding_window":true,"sliding_window":)";
  EXPECT_FALSE(read_model(qwen + "null}").model->window);
  EXPECT_EQ(read_model(qwen + "16}").model->window->global_layers, 3);
}

TEST(Reader, HuggingFaceNullsMeanTheFamilysDefault) {
  const ReadModel read = read_model(llama(R"("num_key_value_heads":null,"head_dim":null)"));
  ASSERT_TRUE(read.model) << read.error;
  EXPECT_EQ(read.model->n_kv_heads, 4);
  EXPECT_EQ(read.model->head_dim, 16);
}

TEST(Reader, KeysThatChangeNoCountArePassedOverWhateverTheyHold) {
  const ReadModel plain = read_model(llama(""));
  const ReadModel noisy = read_model(llama(
      R"("_name_or_path":"/x","architectures":["LlamaForCausalLM"],"auto_map":{"AutoConfig":"a.B"},)"
      R"("eos_token_id":[1,107],"rope_scaling":{"long_factor":[1.08,32],"type":"su"},)"
      R"("rope_parameters":null,"quantization_config":{"quant_method":"fp8","weight_block_size":[128]},)"
      R"("task_specific_params":{"t":{"do_sample":true}},"torch_dtype":"bfloat16","dtype":null,)"
      R"("transformers_version":"5.0.0.dev0","rms_norm_eps":1e-05,"use_cache":true,"id2label":{"0":"a"},)"
      R"("num_nextn_predict_layers":1,"layer_types":7,"sliding_window":"no","text_config":[])"));
  ASSERT_TRUE(noisy.model) << noisy.error;
  EXPECT_EQ(total_parameters(*noisy.model), total_parameters(*plain.model));
  EXPECT_FALSE(noisy.model->window);
}

TEST(Reader, TyingFollowsTheFamilyWhenTheKeyIsAbsent) {
  EXPECT_FALSE(read_model(llama("")).model->tied);
  EXPECT_TRUE(read_model(llama(R"("tie_word_embeddings":true)")).model->tied);
  const std::string gemma =
      R"({"model_type":"gemma","hidden_size":64,"intermediate_size":256,"num_hidden_layers":2,)"
      R"("num_attention_heads":4,"num_key_value_heads":1,"vocab_size":100})";
  ASSERT_TRUE(read_model(gemma).model);
  EXPECT_TRUE(read_model(gemma).model->tied);
  EXPECT_EQ(read_model(gemma).model->head_dim, 256);
}

std::string qwen_moe(const std::string& change) {
  return R"({"model_type":"qwen3_moe","hidden_size":64,"intermediate_size":256,)"
         R"("num_hidden_layers":8,"num_attention_heads":4,"num_key_value_heads":2,"vocab_size":100,)"
         R"("num_experts":4,"num_experts_per_tok":2,"moe_intermediate_size":32,)" +
         change + "}";
}

TEST(Reader, SparseStepsAndListedLayersDecideWhichLayersHaveExperts) {
  const auto mixtures = [](const std::string& change) {
    const ReadModel read = read_model(qwen_moe(change));
    EXPECT_TRUE(read.model) << read.error;
    return read.model ? moe_layers(*read.model) : -1;
  };
  EXPECT_EQ(mixtures(R"("decoder_sparse_step":1)"), 8);
  EXPECT_EQ(mixtures(R"("decoder_sparse_step":3)"), 2);                              // 2, 5
  EXPECT_EQ(mixtures(R"("decoder_sparse_step":2,"mlp_only_layers":[0,1,1,7])"), 2);  // 3, 5
  EXPECT_EQ(mixtures(R"("mlp_only_layers":[0,99])"), 7);
  expect_error(qwen_moe(R"("mlp_only_layers":["a"])"), "mlp_only_layers");
}

TEST(Reader, DeepSeekCountsEveryNthLayerFromTheFirstSparseOne) {
  const std::string json =
      R"({"model_type":"deepseek_v2","hidden_size":64,"intermediate_size":256,"num_hidden_layers":9,)"
      R"("num_attention_heads":4,"vocab_size":100,"q_lora_rank":null,"kv_lora_rank":32,)"
      R"("qk_nope_head_dim":16,"qk_rope_head_dim":8,"v_head_dim":16,"n_routed_experts":4,)"
      R"("n_shared_experts":null,"num_experts_per_tok":2,"moe_intermediate_size":32,)"
      R"("first_k_dense_replace":3,"moe_layer_freq":2})";
  const ReadModel read = read_model(json);
  ASSERT_TRUE(read.model) << read.error;
  EXPECT_EQ(moe_layers(*read.model), 3);  // 4, 6, 8
  EXPECT_EQ(read.model->moe->d_shared, 0);
  EXPECT_EQ(kv_cache_elements_per_token(*read.model).value(), 9 * 40);
}

TEST(Reader, LayerTypesDecideWhichLayersAreGlobal) {
  const std::string gpt_oss =
      R"({"model_type":"gpt_oss","hidden_size":64,"intermediate_size":32,"num_hidden_layers":3,)"
      R"("num_attention_heads":4,"num_key_value_heads":2,"vocab_size":100,"num_local_experts":4,)"
      R"("num_experts_per_tok":2,"sliding_window":16,"layer_types":)";
  const ReadModel read =
      read_model(gpt_oss + R"(["full_attention","sliding_attention","full_attention"]})");
  ASSERT_TRUE(read.model) << read.error;
  EXPECT_EQ(read.model->window->global_layers, 2);
  expect_error(gpt_oss + R"(["full_attention"]})", "\"layer_types\" must be a list");
  expect_error(gpt_oss + R"("full_attention"})", "\"layer_types\" must be a list");
  expect_error(gpt_oss + R"(["full_attention","mamba","full_attention"]})",
               "\"layer_types\" holds");
}

TEST(Reader, FilesBesideAConfigAreToldWhatTheyAre) {
  expect_error(R"({"prompts":{"query":"q"},"similarity_fn_name":"cosine"})", "sentence-transf");
  expect_error(R"({"peft_type":"LORA","r":8,"base_model_name_or_path":"x"})", "adapter");
  expect_error(R"({"model_type":"llama","peft_type":"LORA"})", "adapter");
  expect_error(R"({"dim":4096,"n_layers":32,"n_heads":32,"vocab_size":-1})", "params.json");
  expect_error(R"({"metadata":{"total_size":9},"weight_map":{"a":"b"}})", "index of a model");
  expect_error(R"({"version":"1.0","added_tokens":[],"model":{"type":"BPE"}})", "tokenizer.json");
  expect_error(R"({"tokenizer_class":"LlamaTokenizer"})", "tokenizer_config.json");
  expect_error(R"({"eos_token_id":2,"do_sample":true})", "generation_config.json");
  expect_error(R"({"image_processor_type":"X"})", "preprocessor_config.json");
  expect_error(R"({"bits":4,"group_size":128,"desc_act":false})", "quantize_config.json");
  expect_error(R"({"_class_name":"UNet","_diffusers_version":"0.1"})", "diffusion");
}

TEST(Reader, ALanguageModelWithinAModelOfSeveralPartsIsTakenAsItIs) {
  for (const char* part : {"text_config", "language_config", "llm_config"}) {
    const std::string whole = R"({"model_type":"anything","vision_config":{"hidden_size":9},)"
                              R"("tie_word_embeddings":true,")" +
                              std::string(part) + "\":" + llama("") + "}";
    EXPECT_EQ(total(whole), kBody + kTable) << part;  // tied by the whole
    EXPECT_NE(notes_of(whole).find("Only the language model in \"" + std::string(part)),
              std::string::npos);
  }
  expect_error(R"({"model_type":"clip","text_config":{"model_type":"clip_text_model"}})",
               "no language model");
}

// llava-1.5-7b: LlamaConfig's sizes with 64 more tokens, 6,738,939,904 (configs of LLaVA).
TEST(Reader, APartMayLeaveOutTheSizesThatItsClassKnows) {
  const std::string part = R"({"model_type":"llama","vocab_size":32064})";
  EXPECT_EQ(total(part), 6738939904);
  const std::string llava = R"({"model_type":"llava","text_config":{"vocab_size":32064}})";
  EXPECT_EQ(total(llava), 6738939904);
  EXPECT_NE(notes_of(llava).find("\"text_config.hidden_size\" 4096"), std::string::npos);
}

TEST(Reader, OneKvHeadForAllIsReadFromSantaCodersKey) {
  const std::string gpt2 =
      R"({"model_type":"gpt2","n_embd":64,"n_layer":2,"n_head":4,"n_positions":8,"vocab_size":9,)"
      R"("attention_head_type":")";
  EXPECT_EQ(read_model(gpt2 + R"(multiquery"})").model->n_kv_heads, 1);
  EXPECT_EQ(read_model(gpt2 + R"(multihead"})").model->n_kv_heads, 4);
  expect_error(gpt2 + R"(groupedquery"})", "\"attention_head_type\"");
}

TEST(Reader, LettersTellWhichLayersAreGlobalAndTheLastAlwaysIs) {
  const auto globals = [](const std::string& pattern, int layers) {
    const ReadModel read = read_model(
        R"({"model_type":"exaone4","hidden_size":64,"intermediate_size":8,"vocab_size":9,)"
        R"("num_attention_heads":4,"num_key_value_heads":4,"sliding_window":16,)"
        R"("num_hidden_layers":)" +
        std::to_string(layers) + R"(,"sliding_window_pattern":)" + pattern + "}");
    EXPECT_TRUE(read.model) << read.error;
    return read.model->window->global_layers;
  };
  EXPECT_EQ(globals("\"LLLG\"", 8), 2);
  EXPECT_EQ(globals("\"LLLG\"", 10), 3);  // 3, 7 and the last
  EXPECT_EQ(globals("4", 12), 3);
}

TEST(Reader, ErniesExpertsEndWhereItsFileSays) {
  const auto mixtures = [](const std::string& end) {
    const ReadModel read = read_model(
        R"({"model_type":"ernie4_5_moe","hidden_size":64,"intermediate_size":8,"vocab_size":9,)"
        R"("num_attention_heads":4,"num_key_value_heads":4,"num_hidden_layers":10,)"
        R"("moe_num_experts":4,"moe_intermediate_size":8,"moe_k":2,"moe_layer_start_index":3,)"
        R"("moe_layer_interval":2,"moe_layer_end_index":)" +
        end + "}");
    EXPECT_TRUE(read.model) << read.error;
    return moe_layers(*read.model);
  };
  EXPECT_EQ(mixtures("null"), 4);  // 3, 5, 7, 9
  EXPECT_EQ(mixtures("-1"), 4);
  EXPECT_EQ(mixtures("6"), 2);  // 3, 5
  EXPECT_EQ(mixtures("5"), 2);
  EXPECT_EQ(mixtures("2"), 0);
}

// The same model in our own words and in Hugging Face's.
TEST(Reader, AnOwnDescriptionHasLayersOfSeveralKinds) {
  const ReadModel own = read_model(
      R"({"d_model":1024,"n_layers":36,"n_heads":8,"n_kv_heads":2,"head_dim":64,"d_ff":2048,)"
      R"("gated":true,"vocab":32784,"tied":false,"norm":"rmsnorm","recurrent":{"kind":"mamba2",)"
      R"("layers":36,"beside_attention":true,"d_inner":1536,"d_state":128,"n_heads":24,)"
      R"("conv_bias":true}})");
  ASSERT_TRUE(own.model) << own.error;
  EXPECT_EQ(total_parameters(*own.model).value(), 521411104);  // Falcon-H1-0.5B
  const std::string sizes =
      R"("d_model":64,"n_layers":4,"n_heads":4,"d_ff":256,"gated":true,"vocab":100,"tied":true,)"
      R"("norm":"rmsnorm")";
  const auto with = [&](const std::string& more) { return "{" + sizes + "," + more + "}"; };
  expect_error(with(R"("recurrent":{"layers":2,"d_inner":64,"d_state":8})"), "recurrent.kind");
  expect_error(with(R"("recurrent":{"kind":"mamba2","layers":5,"d_inner":64,"d_state":8})"),
               "\"recurrent.layers\" is 5");
  expect_error(with(R"("recurrent":{"kind":"mamba","layers":2,"d_inner":64,"d_state":8})"),
               "\"recurrent.dt_rank\" is 0");
  expect_error(with(R"("recurrent":{"kind":"mamba2","layers":2,"d_inner":64})"),
               "\"recurrent.d_state\" is missing");
  expect_error(with(R"("recurrent":[2])"), "\"recurrent\" must be an object");
  expect_error(with(R"("global_heads":{"n_kv_heads":2,"head_dim":32})"), "layers with a window");
  expect_error(with(R"("moe":{"n_experts":4,"top_k":1,"d_expert":8,"every":2},)"
                    R"("recurrent":{"kind":"mamba2","layers":2,"d_inner":64,"d_state":8})"),
               "layers_with_experts\" is missing");
}

TEST(Reader, AHybridThatCannotBeCountedSaysWhy) {
  const std::string gemma =
      R"({"model_type":"gemma4_text","hidden_size":64,"intermediate_size":256,"vocab_size":100,)"
      R"("num_hidden_layers":6,"num_attention_heads":8)";
  EXPECT_TRUE(read_model(gemma + "}").model);
  EXPECT_TRUE(read_model(gemma + R"(,"hidden_size_per_layer_input":0})").model);
  const std::string jamba =
      R"({"model_type":"jamba","hidden_size":64,"intermediate_size":256,"vocab_size":100,)"
      R"("num_hidden_layers":8,"num_attention_heads":8)";
  EXPECT_TRUE(read_model(jamba + "}").model) << read_model(jamba + "}").error;
  expect_error(jamba + R"(,"attn_layer_period":0})", "\"attn_layer_period\" is 0");
  expect_error(jamba + R"(,"attn_layer_offset":8})", "\"attn_layer_offset\" is 8");
  const std::string granite =
      R"({"model_type":"granitemoehybrid","hidden_size":64,"intermediate_size":256,)"
      R"("vocab_size":100,"num_hidden_layers":2,"num_attention_heads":4,"mamba_n_heads":4)";
  expect_error(granite + R"(,"layer_types":["mamba"]})", "\"layer_types\" must name every layer");
  expect_error(granite + R"(,"layer_types":["mamba","conv"]})", "\"mamba\" or \"attention\"");
  EXPECT_TRUE(read_model(granite + R"(,"layer_types":["mamba","attention"]})").model);
}

}  // namespace
}  // namespace tmw::transformer
