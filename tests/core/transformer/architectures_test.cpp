// Which head, or which kind of model, the class in a model file's `architectures` means.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "tests/core/transformer/small_models.h"

namespace tmw::transformer {
namespace {

using test::expect_error;
using test::kBody;
using test::kTable;
using test::llama;
using test::llama_class;
using test::notes_of;
using test::own;
using test::total;

TEST(Architectures, TheClassDecidesWhichHeadIsCounted) {
  EXPECT_EQ(total(llama_class("LlamaForCausalLM")), kBody + 2 * kTable);
  EXPECT_EQ(total(llama_class("LLaMAForCausalLM")), kBody + 2 * kTable);
  EXPECT_EQ(total(llama_class("LlamaModel")), kBody + kTable);
  const std::string one = R"(,"id2label":{"0":"reward"})";
  EXPECT_EQ(total(llama_class("LlamaForSequenceClassification", one)), kBody + kTable + 64);
  EXPECT_EQ(total(llama_class("LlamaForSequenceClassification")), kBody + kTable + 2 * 64);
  EXPECT_EQ(total(llama_class("LlamaForSequenceClassification", R"(,"num_labels":5)")),
            kBody + kTable + 5 * 64);
  EXPECT_EQ(total(llama_class("LlamaForTokenClassification", R"(,"num_labels":9)")),
            kBody + kTable + 9 * 64 + 9);
  EXPECT_EQ(total(llama_class("LlamaForQuestionAnswering")), kBody + kTable + 2 * 64 + 2);
}

TEST(Architectures, ARewardModelOfQwenHasALayerBeforeItsScore) {
  const std::string qwen =
      R"({"model_type":"qwen2","hidden_size":64,"intermediate_size":256,"num_hidden_layers":2,)"
      R"("num_attention_heads":4,"num_key_value_heads":4,"vocab_size":100,)"
      R"("tie_word_embeddings":false,"architectures":[")";
  const std::int64_t body = kBody + 2 * 3 * 64 + kTable;  // with biases of q, k and v
  EXPECT_EQ(total(qwen + R"(Qwen2ForRewardModel"]})"), body + 64 * 64 + 64 + 64 + 1);
  EXPECT_EQ(total(qwen + R"(Qwen2ForProcessRewardModel"]})"), body + 64 * 64 + 64 + 2 * 65);
}

// The pooler stays, and the classifier has a bias: 109,483,778 for BERT base with two labels.
TEST(Architectures, AClassifierOfBertKeepsItsPooler) {
  EXPECT_EQ(total(R"({"model_type":"bert","hidden_size":768,"intermediate_size":3072,)"
                  R"("num_hidden_layers":12,"num_attention_heads":12,"vocab_size":30522,)"
                  R"("max_position_embeddings":512,)"
                  R"("architectures":["BertForSequenceClassification"]})"),
            109483778);
}

// One that scores every token has none: 107,726,601 for BERT base, cased, with nine labels.
TEST(Architectures, ATaggerOfBertHasNoPooler) {
  const std::string labels =
      R"("id2label":{"0":"O","1":"B","2":"I","3":"B-P","4":"I-P","5":"B-O","6":"I-O","7":"B-L","8":"I-L"},)";
  EXPECT_EQ(total(R"({"model_type":"bert","hidden_size":768,"intermediate_size":3072,)"
                  R"("num_hidden_layers":12,"num_attention_heads":12,"vocab_size":28996,)" +
                  labels +
                  R"("max_position_embeddings":512,)"
                  R"("architectures":["BertForTokenClassification"]})"),
            107726601);
}

// DistilBERT has a layer of its own before its two scores: 66,362,880 + 590,592 + 1,538.
TEST(Architectures, AClassifierOfDistilBertHasALayerBeforeItsScores) {
  EXPECT_EQ(total(R"({"model_type":"distilbert","dim":768,"hidden_dim":3072,"n_layers":6,)"
                  R"("n_heads":12,"vocab_size":30522,"max_position_embeddings":512,)"
                  R"("architectures":["DistilBertForSequenceClassification"]})"),
            66955010);
}

TEST(Architectures, ExpertsThatDifferByLayerAreRefused) {
  const std::string hunyuan =
      R"({"model_type":"hunyuan_v1_moe","hidden_size":64,"intermediate_size":32,)"
      R"("num_hidden_layers":2,"num_attention_heads":4,"num_key_value_heads":2,"vocab_size":100,)"
      R"("num_experts":8,"moe_topk":)";
  EXPECT_TRUE(read_model(hunyuan + "[2,2]}").model) << read_model(hunyuan + "[2,2]}").error;
  expect_error(hunyuan + "[2,4]}", "\"moe_topk\" gives the layers different numbers");
  expect_error(hunyuan + "[]}", "\"moe_topk\" gives the layers different numbers");
}

TEST(Architectures, WhatChangesACountWithoutBeingInTheFileIsSaid) {
  EXPECT_EQ(notes_of(llama_class("LlamaForCausalLM", R"(,"num_key_value_heads":4)")), "");
  EXPECT_NE(notes_of(llama_class("LlamaModel")).find("without a head"), std::string::npos);
  EXPECT_NE(notes_of(llama_class("LlamaForSequenceClassification")).find("head of 2 outputs"),
            std::string::npos);
  EXPECT_NE(notes_of(llama("")).find("\"num_key_value_heads\" 4, \"tie_word_embeddings\" false"),
            std::string::npos);
  EXPECT_NE(notes_of(llama_class("AquilaForCausalLM")).find("no class of the family \"llama\""),
            std::string::npos);
  EXPECT_NE(notes_of(llama_class("LlamaForSomethingNew")).find("is not known"), std::string::npos);
  EXPECT_NE(notes_of(llama(R"("num_nextn_predict_layers":1)")).find("further tokens"),
            std::string::npos);
  EXPECT_NE(notes_of(llama(R"("quantization_config":{"quant_method":"gptq","bits":4})"))
                .find("few bits (gptq, 4 bits)"),
            std::string::npos);
  EXPECT_TRUE(read_model(own("")).notes.empty());
}

TEST(Architectures, ADefaultRankOfLatentAttentionIsSaid) {
  const std::string deepseek =
      R"({"model_type":"deepseek_v2","hidden_size":64,"intermediate_size":256,)"
      R"("num_hidden_layers":2,"num_attention_heads":4,"vocab_size":100,"kv_lora_rank":32,)"
      R"("qk_nope_head_dim":16,"qk_rope_head_dim":8,"v_head_dim":16,"n_routed_experts":null)";
  EXPECT_NE(notes_of(deepseek + "}").find("\"q_lora_rank\" 1536"), std::string::npos);
  EXPECT_EQ(notes_of(deepseek + R"(,"q_lora_rank":null})").find("q_lora_rank"), std::string::npos);
}

TEST(Architectures, ADraftHeadIsNoLanguageModel) {
  expect_error(llama(R"("draft_vocab_size":32)"), "draft head");
  expect_error(llama(R"("truncated_vocab_size":32)"), "draft head");
  expect_error(llama_class("LlamaForCausalLMEagle3"), "draft head");
  expect_error(llama_class("Eagle3LlamaForCausalLM"), "draft head");
  expect_error(llama_class("MedusaModel"), "draft head");
}

TEST(Architectures, SettingsOfDraftHeadsAreToldWhoseTheyAre) {
  expect_error(R"({"medusa_num_heads":5,"medusa_num_layers":1})", "Medusa");
  expect_error(R"({"model_type":"mlp_speculator","emb_dim":64})", "drafts tokens");
  const std::string one_layer =
      R"({"model_type":"llama","architectures":["LlamaForCausalLM"],"hidden_size":4096,)"
      R"("intermediate_size":14336,"num_hidden_layers":1,"num_attention_heads":32,)"
      R"("num_key_value_heads":8,"vocab_size":128256,"tie_word_embeddings":false})";
  EXPECT_NE(notes_of(one_layer).find("EAGLE"), std::string::npos);
}

// The option whose format the file means, with the words of each method.
TEST(Architectures, AFileInFewBitsIsToldTheOptionThatCountsItsBytes) {
  const struct {
    const char* quantization;
    const char* words;
  } cases[] = {
      {R"({"quant_method":"fp8","weight_block_size":[128,128]})",
       "(fp8, blocks of 128 x 128): it is counted as the model they stand for, and --weights "
       "fp8_block"},
      {R"({"quant_method":"fp8","activation_scheme":"static"})", "--weights fp8 counts"},
      {R"({"quant_method":"mxfp4"})", "--weights mxfp4 counts"},
      {R"({"quant_method":"awq","bits":4,"group_size":128})", "--weights awq counts"},
      {R"({"quant_method":"gptq","bits":8})", "--weights int8 counts"},
      {R"({"quant_method":"gptq","bits":3})",
       "(gptq, 3 bits): it is counted as the model they "
       "stand for, and --weights sets"},
      {R"({"quant_method":"bitsandbytes","load_in_4bit":true})", "(bitsandbytes, 4 bits)"},
      {R"({"quant_method":"bitsandbytes","load_in_8bit":true})", "--weights int8 counts"},
      {R"({"quant_method":"modelopt","quant_algo":"NVFP4"})", "(modelopt, nvfp4)"},
      {R"({"quant_method":"compressed-tensors","config_groups":{"group_0":{"weights":)"
       R"({"num_bits":8,"type":"float","strategy":"channel"}}}})",
       "(compressed-tensors, 8 bits): it is counted as the model they stand for, and --weights "
       "fp8 counts"},
      {R"({"quant_method":"compressed-tensors","config_groups":{"group_0":{"weights":)"
       R"({"num_bits":4,"type":"float","group_size":16}}}})",
       "--weights nvfp4 counts"},
      {R"({"quant_method":"compressed-tensors","config_groups":{"group_0":{"weights":)"
       R"({"num_bits":4,"type":"int","group_size":128}}}})",
       "--weights int4 counts"},
      {R"({"quant_method":"hqq"})", "(hqq)"},
      {R"({"quant_method":7,"config_groups":[1]})", "few bits"},
      {R"({"quant_method":"compressed-tensors","config_groups":{"a":3}})", "few bits"},
  };
  for (const auto& one : cases) {
    const std::string notes =
        notes_of(llama(R"("quantization_config":)" + std::string(one.quantization)));
    EXPECT_NE(notes.find(one.words), std::string::npos) << one.quantization << ": " << notes;
  }
  EXPECT_NE(notes_of(llama(R"("compression_config":{"quant_method":"awq"})")).find("few bits"),
            std::string::npos);
}

TEST(Architectures, TheClassOfAWholeDecidesTheHeadOfItsLanguageModel) {
  const auto whole = [](const std::string& type, const std::string& name) {
    return R"({"model_type":")" + type + R"(","architectures":[")" + name +
           R"("],"id2label":{"0":"good"},"text_config":{"model_type":"llama","hidden_size":64,)" +
           R"("intermediate_size":256,"num_hidden_layers":2,"num_attention_heads":4,)" +
           R"("vocab_size":100,"tie_word_embeddings":false}})";
  };
  const std::int64_t with_head = total(whole("llava", "LlavaForConditionalGeneration"));
  EXPECT_EQ(total(whole("llava", "LlavaModel")), with_head - 64 * 100);
  EXPECT_EQ(total(whole("llava", "LlavaForSequenceClassification")), with_head - 64 * 100 + 64);
  EXPECT_EQ(total(whole("internvl_chat", "InternVLChatModel")), with_head);
  EXPECT_EQ(total(whole("llava_llama", "LlavaLlamaModel")), with_head);
  EXPECT_NE(notes_of(whole("llava", "LlavaModel")).find("without a head"), std::string::npos);
  EXPECT_EQ(notes_of(whole("llava", "LlavaModel")).find("no class of"), std::string::npos);
}

// SmolVLM's part says no family: Llama's. Phi-4-multimodal gives its language model's sizes as its
// own: 3,836,021,760, as Phi-4-mini's in tests/golden/models.json.
TEST(Architectures, ALanguageModelOfNoFamilyIsOfThatOfItsWhole) {
  const std::string sizes =
      R"("hidden_size":2048,"intermediate_size":8192,"num_hidden_layers":24,)"
      R"("num_attention_heads":32,"vocab_size":49280,"tie_word_embeddings":false)";
  EXPECT_EQ(total(R"({"model_type":"smolvlm","text_config":{)" + sizes + "}}"),
            total(R"({"model_type":"llama",)" + sizes + "}"));
  EXPECT_EQ(total(R"({"model_type":"phi4mm","architectures":["Phi4MMForCausalLM"],)"
                  R"("hidden_size":3072,"intermediate_size":8192,"num_hidden_layers":32,)"
                  R"("num_attention_heads":24,"num_key_value_heads":8,"vocab_size":200064,)"
                  R"("tie_word_embeddings":true,"speech_lora":{"r":320}})"),
            3836021760);
}

TEST(Architectures, AnUnknownFamilyIsToldThoseOfLikeName) {
  expect_error(R"({"model_type":"qwen9","hidden_size":8})", "like name are: qwen, qwen2,");
  expect_error(R"({"model_type":"persimmon","hidden_size":8})", "does not know. docs/model-files");
}

TEST(Architectures, AClassOfAnotherKindContradictsTheFamily) {
  expect_error(llama_class("MambaForCausalLM"), "\"MambaForCausalLM\"");
  expect_error(llama_class("T5ForConditionalGeneration"), "different kinds");
}

TEST(Architectures, AnEncoderWithADecoderIsRefusedAsSuch) {
  expect_error(R"({"model_type":"bart","is_encoder_decoder":true,"d_model":8})", "encoder and a");
}
}  // namespace
}  // namespace tmw::transformer
