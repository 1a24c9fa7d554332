package dev.obor.text.models;

import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.FileError;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.io.Json;
import dev.obor.io.Safetensors;
import dev.obor.nn.Module;
import dev.obor.nn.functional.F;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Models that say what comes next, and what they say, against Hugging Face's.
class GenerationTest {
    @TempDir Path folder;

    /// The options of a case, by Python's names.
    private static Consumer<GenerationOptions> options(Map<?, ?> given) {
        return o -> {
            o.padTokenId(1);
            o.eosTokenId();
            given.forEach((key, value) -> {
                switch ((String) key) {
                    case "max_new_tokens" -> o.maxNewTokens(whole(value));
                    case "min_new_tokens" -> o.minNewTokens(whole(value));
                    case "num_beams" -> o.numBeams(whole(value));
                    case "num_return_sequences" -> o.numReturnSequences(whole(value));
                    case "top_k" -> o.topK(whole(value));
                    case "top_p" -> o.topP(real(value));
                    case "min_p" -> o.minP(real(value));
                    case "temperature" -> o.temperature(real(value));
                    case "do_sample" -> o.doSample((Boolean) value);
                    case "use_cache" -> o.useCache((Boolean) value);
                    case "repetition_penalty" -> o.repetitionPenalty(real(value));
                    case "no_repeat_ngram_size" -> o.noRepeatNgramSize(whole(value));
                    case "length_penalty" -> o.lengthPenalty(real(value));
                    case "early_stopping" -> o.earlyStopping(String.valueOf(value));
                    case "pad_token_id" -> o.padTokenId(whole(value));
                    case "eos_token_id" ->
                            o.eosTokenId(
                                    ((List<?>) value)
                                            .stream()
                                                    .map(GenerationTest::whole)
                                                    .toArray(Integer[]::new));
                    default -> throw new AssertionError(key);
                }
            });
        };
    }

    private static int whole(Object value) {
        return ((Number) value).intValue();
    }

    private static double real(Object value) {
        return ((Number) value).doubleValue();
    }

    private static void compare(Path from) {
        Safetensors file = Safetensors.load(from.resolve("expected.safetensors"));
        Map<String, Tensor> expected = file.tensors();
        Tensor ids = expected.get("input_ids");
        Tensor mask = expected.get("attention_mask");
        try (var _ = noGrad()) {
            for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
                String prefix = dtype == DType.FLOAT32 ? "float32." : "float64.";
                CausalModel model = CausalModel.fromPretrained(from, o -> o.dtype(dtype));
                Tensor wanted = expected.get(prefix + "logits");
                Tensor found = model.call(ids);
                long last = wanted.size(1);
                SavedModels.close(
                        wanted, found.narrow(1, found.size(1) - last, last), prefix + "logits");
                Tensor places = mask.cumsum(-1).sub(1).clampMin(0);
                Tensor masked = model.run(ids, mask, null, places, true).select(1, 0);
                SavedModels.close(expected.get(prefix + "masked"), masked, prefix + "masked");

                KeyValueCache cache = model.newCache();
                List<Tensor> parts = new ArrayList<>();
                for (long[] part : new long[][] {{0, 5}, {5, 1}, {6, ids.size(1) - 6}}) {
                    parts.add(model.call(ids.narrow(1, part[0], part[1]), null, cache));
                }
                Tensor pieces = Obor.cat(parts, 1);
                SavedModels.close(
                        wanted, pieces.narrow(1, found.size(1) - last, last), prefix + "cached");
                assertEquals(ids.size(1), cache.length());
            }
        }
        Map<?, ?> cases = (Map<?, ?>) Json.parse(file.metadata().get("generate"));
        assertTrue(cases.size() >= 10);
        CausalModel model = CausalModel.fromPretrained(from);
        for (String key : expected.keySet()) {
            if (key.startsWith("generate.")) {
                String name = key.substring("generate.".length());
                boolean batch = name.endsWith("_batch");
                Map<?, ?> given = (Map<?, ?>) cases.get(name.replace("_batch", ""));
                manualSeed(7);
                Tensor begin = batch ? ids : tensor(new long[][] {{2, 5, 7, 11, 13}});
                Tensor said =
                        model.generate(
                                begin,
                                o -> {
                                    options(given).accept(o);
                                    o.attentionMask(batch ? mask : null);
                                });
                assertEquals(expected.get(key).toString(), said.toString(), name);
                assertTrue(expected.get(key).equal(said), name);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama", "mistral", "qwen2"})
    void keptModels(String name) {
        compare(SavedModels.kept(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama"})
    void modelsOfPublishedSizes(String name) {
        compare(SavedModels.published(name));
    }

    private static CausalModel fresh(String name) {
        return switch (name) {
            case "gpt2" ->
                    new Gpt2(o -> o.vocabSize(131).nPositions(120).nEmbd(16).nLayer(2).nHead(4));
            case "llama" ->
                    new Llama(o ->
                            o.vocabSize(131)
                                    .hiddenSize(16)
                                    .intermediateSize(28)
                                    .numHiddenLayers(2)
                                    .numAttentionHeads(4)
                                    .numKeyValueHeads(2)
                                    .tieWordEmbeddings(true));
            default -> throw new AssertionError(name);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama"})
    void firstNumbersAndKeys(String name) {
        manualSeed(0);
        Module model = fresh(name);
        SavedModels.firstNumbers(
                SavedModels.expected(SavedModels.kept(name)).get("first_numbers"), model);
        TreeSet<String> keys =
                new TreeSet<>(
                        Safetensors.load(SavedModels.kept(name).resolve("model.safetensors"))
                                .tensors()
                                .keySet());
        keys.add("lm_head.weight"); // one tensor under two names is saved once
        assertEquals(keys, new TreeSet<>(model.stateDict().keySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama"})
    void aModelLearns(String name) {
        manualSeed(1);
        CausalModel model = fresh(name);
        Tensor ids = Obor.randint(0, 131, 4, 13);
        var optimizer = new dev.obor.optim.AdamW(model.parameters(), 0.01);
        double first = 0;
        double last = 0;
        for (int step = 0; step < 40; step++) {
            Tensor scores = model.call(ids.narrow(1, 0, 12));
            Tensor loss = F.crossEntropy(scores.flatten(0, 1), ids.narrow(1, 1, 12).flatten());
            optimizer.zeroGrad();
            loss.backward();
            optimizer.step();
            last = loss.item();
            first = step == 0 ? last : first;
        }
        assertTrue(last < 0.7 * first, first + " " + last);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama", "mistral", "qwen2"})
    void whatIsSavedIsReadAgain(String name) throws IOException {
        CausalModel model = CausalModel.fromPretrained(SavedModels.kept(name));
        model.savePretrained(folder.resolve("new"));
        CausalModel again = CausalModel.fromPretrained(folder.resolve("new"));
        Tensor ids = tensor(new long[][] {{2, 5, 7, 8, 9, 1, 4}});
        assertTrue(again.call(ids).equal(model.call(ids)));
        assertEquals(model.toString(), again.toString());
        assertEquals(model.defaults().saved(), again.defaults().saved());
        Map<?, ?> before = (Map<?, ?>) Json.read(SavedModels.kept(name).resolve("config.json"));
        Map<?, ?> after = (Map<?, ?>) Json.read(folder.resolve("new/config.json"));
        for (String key : List.of("model_type", "vocab_size", "architectures", "dtype")) {
            assertEquals(before.get(key), after.get(key), key);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama"})
    void halfPrecisionIsNear(String name) {
        Path from = SavedModels.kept(name);
        Tensor ids = SavedModels.expected(from).get("input_ids");
        Tensor wanted = SavedModels.expected(from).get("float32.logits");
        for (DType dtype : List.of(DType.BFLOAT16, DType.FLOAT16)) {
            CausalModel model = CausalModel.fromPretrained(from, o -> o.dtype(dtype));
            Tensor found = model.call(ids);
            assertEquals(dtype, found.dtype());
            double off = found.to(DType.FLOAT32).sub(wanted).abs().mean().item();
            assertTrue(off < 0.1 * wanted.std().item(), dtype + " is off by " + off);
            model.generate(ids, o -> o.maxNewTokens(3));
        }
    }

    @Test
    void tokensAreToldOneByOne() {
        CausalModel model = CausalModel.fromPretrained(SavedModels.kept("gpt2"));
        List<Double> told = new ArrayList<>();
        Tensor said =
                model.generate(
                        tensor(new long[][] {{2, 5, 7}}),
                        o ->
                                o.maxNewTokens(9)
                                        .eosTokenId()
                                        .onTokens(token -> told.add(token.item())));
        assertEquals(List.of(1L, 12L), said.shape().toList());
        for (int i = 0; i < 9; i++) {
            assertEquals(said.select(0, 0).select(0, 3 + i).item(), told.get(i));
        }
    }

    @Test
    void generationKeepsTheMode() {
        CausalModel model = fresh("gpt2");
        model.generate(tensor(new long[][] {{2, 5, 7}}));
        assertTrue(model.isTraining());
        model.eval();
        model.generate(tensor(new long[][] {{2, 5, 7}}));
        assertFalse(model.isTraining());
    }

    @Test
    void filesWithoutAHeadAndUntiedOnesAreRead() throws IOException {
        Path from = SavedModels.kept("gpt2");
        Map<String, Tensor> state = Safetensors.load(from.resolve("model.safetensors")).tensors();
        Files.copy(from.resolve("config.json"), folder.resolve("config.json"));
        Map<String, Tensor> old = new LinkedHashMap<>();
        state.forEach((key, value) -> old.put(key.replace("transformer.", ""), value));
        old.put("h.0.attn.bias", Obor.ones(1, 1, 4, 4));
        old.put("h.0.attn.masked_bias", tensor(-1e4));
        Safetensors.save(old, folder.resolve("model.safetensors"));
        Tensor ids = tensor(new long[][] {{2, 5, 7, 8}});
        Tensor expected = Gpt2.fromPretrained(from).call(ids);
        assertTrue(Gpt2.fromPretrained(folder).call(ids).equal(expected));
        // A head of its own that differs is not tied, whatever the settings say.
        Map<String, Tensor> untied = new LinkedHashMap<>(state);
        untied.put("lm_head.weight", state.get("transformer.wte.weight").mul(2));
        Safetensors.save(untied, folder.resolve("model.safetensors"));
        Gpt2 other = Gpt2.fromPretrained(folder);
        assertTrue(other.call(ids).allclose(expected.mul(2)));
        // PyTorch's own files name one tensor twice.
        Files.delete(folder.resolve("model.safetensors"));
        untied.put("lm_head.weight", state.get("transformer.wte.weight"));
        Obor.save(untied, folder.resolve("pytorch_model.bin"));
        assertTrue(Gpt2.fromPretrained(folder).call(ids).equal(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    gpt2 | "n_embd": 16 | "n_embd": 1048576 | 'n_embd'
                    gpt2 | "n_layer": 2 | "n_layer": 3 | transformer.h.2.mlp.c_fc.weight
                    gpt2 | "n_head": 4 | "n_head": 5 | no multiple of 'n_head', 5
                    gpt2 | "n_inner": null | "n_inner": 10 | 'n_inner'
                    gpt2 | "activation_function": "gelu_new" | "activation_function": [] | 'activation_function' must be a string
                    gpt2 | "model_type": "gpt2" | "model_type": "gpt3" | 'model_type' is 'gpt3'
                    llama | "rope_type": "llama3" | "rope_type": "yarn" | 'rope_type' is 'yarn'
                    llama | "factor": 8.0 | "factor": 0 | 'factor' must be positive
                    llama | "factor": 8.0 | "factors": 8.0 | 'rope_parameters.factor' must be a number, and is missing
                    llama | "rms_norm_eps": 1e-06 | "rms_norm_eps": "small" | 'rms_norm_eps' must be a number
                    llama | "num_key_value_heads": 2 | "num_key_value_heads": 3 | no multiple of 'num_key_value_heads'
                    llama | "head_dim": 4 | "head_dim": 3 | 'head_dim' must be even
                    llama | "head_dim": 4 | "head_dim": 8 | num_attention_heads * head_dim
                    """)
    void whatIsWrongInTheSettingsIsNamed(String name, String from, String to, String message)
            throws IOException {
        SavedModels.copy(SavedModels.kept(name), folder);
        Path config = folder.resolve("config.json");
        String before = Files.readString(config);
        assertTrue(before.contains(from), before);
        Files.writeString(config, before.replace(from, to));
        RuntimeException error =
                assertThrows(RuntimeException.class, () -> CausalModel.fromPretrained(folder));
        assertTrue(error instanceof FileError || error instanceof StateError, error::toString);
        assertTrue(error.getMessage().contains(message), error::getMessage);
        assertTrue(error.getMessage().contains(folder.toString()), error::getMessage);
    }

    @Test
    void generationConfigIsTheDefault() throws IOException {
        SavedModels.copy(SavedModels.kept("gpt2"), folder);
        Path file = folder.resolve("generation_config.json");
        Files.writeString(file, "{\"max_new_tokens\": 3, \"eos_token_id\": [1, 2]}");
        Tensor ids = tensor(new long[][] {{2, 5, 7}});
        assertTrue(Gpt2.fromPretrained(folder).generate(ids).size(1) <= 6);
        for (String wrong :
                List.of(
                        "{\"max_new_tokens\": 0}",
                        "{\"temperature\": -1}",
                        "{\"eos_token_id\": [\"x\"]}",
                        "{\"top_p\": \"much\"}",
                        "[]")) {
            Files.writeString(file, wrong);
            FileError error =
                    assertThrows(FileError.class, () -> Gpt2.fromPretrained(folder), wrong);
            assertTrue(error.getMessage().contains(file.toString()), error::getMessage);
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        CausalModel model = fresh("gpt2");
        Tensor ids = tensor(new long[][] {{2, 5, 7}});
        List<Consumer<GenerationOptions>> wrong =
                List.of(
                        o -> o.maxNewTokens(0),
                        o -> o.maxNewTokens(118),
                        o -> o.maxNewTokens(Integer.MAX_VALUE),
                        o -> o.temperature(0),
                        o -> o.temperature(Double.NaN),
                        o -> o.topP(1.5),
                        o -> o.topK(-1),
                        o -> o.minP(-0.1),
                        o -> o.numBeams(0),
                        o -> o.numBeams(1000),
                        o -> o.numReturnSequences(2),
                        o -> o.numBeams(2).numReturnSequences(3),
                        o -> o.numBeams(2).onTokens(t -> {}),
                        o -> o.earlyStopping("soon"),
                        o -> o.eosTokenId(-3),
                        o -> o.padTokenId(-3));
        for (Consumer<GenerationOptions> options : wrong) {
            assertThrows(ValueError.class, () -> model.generate(ids, options));
        }
        assertThrows(ShapeError.class, () -> model.generate(tensor(new long[] {1, 2})));
        assertThrows(ValueError.class, () -> model.generate(tensor(new long[][] {{1, 131}})));
        assertThrows(ValueError.class, () -> model.generate(Obor.ones(1, 3)));
        Tensor right = tensor(new long[][] {{1, 1, 0}});
        assertThrows(ValueError.class, () -> model.generate(ids, o -> o.attentionMask(right)));
        assertThrows(ShapeError.class, () -> model.generate(ids, o -> o.attentionMask(ids.t())));
        model.eval();
        KeyValueCache cache = model.newCache();
        try (var _ = noGrad()) {
            model.call(ids, null, cache);
            assertThrows(
                    StateError.class, () -> model.call(Obor.cat(List.of(ids, ids)), null, cache));
        }
    }
}
