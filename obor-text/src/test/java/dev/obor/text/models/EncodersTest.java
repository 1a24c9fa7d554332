package dev.obor.text.models;

import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.noGrad;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.FileError;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.io.Safetensors;
import dev.obor.nn.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The encoders against Hugging Face's.
class EncodersTest {
    @TempDir Path folder;

    private static EncoderOutput run(Module model, Map<String, Tensor> given) {
        Tensor ids = given.get("input_ids");
        Tensor mask = given.get("attention_mask");
        return switch (model) {
            case Bert bert -> bert.call(ids, mask, given.get("token_type_ids"));
            case DistilBert distil -> distil.call(ids, mask);
            case T5Encoder t5 -> t5.call(ids, mask);
            default -> throw new AssertionError(model);
        };
    }

    private static void compare(Path from) {
        Map<String, Tensor> expected = SavedModels.expected(from);
        try (var _ = noGrad()) {
            for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
                String prefix = dtype == DType.FLOAT32 ? "float32." : "float64.";
                Module model = (Module) TextEncoder.fromPretrained(from, o -> o.dtype(dtype));
                assertFalse(model.isTraining());
                EncoderOutput out = run(model, expected);
                Tensor seen = expected.get("attention_mask").unsqueeze(-1);
                SavedModels.close(
                        expected.get(prefix + "last_hidden_state"),
                        out.lastHiddenState().mul(seen),
                        prefix + "last_hidden_state");
                SavedModels.close(
                        expected.get(prefix + "plain"),
                        model.call(expected.get("input_ids").narrow(0, 0, 1)),
                        prefix + "plain");
                Tensor pooled = expected.get(prefix + "pooler_output");
                if (pooled == null) {
                    assertNull(out.poolerOutput());
                } else {
                    SavedModels.close(pooled, out.poolerOutput(), prefix + "pooler_output");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert", "distilbert", "t5"})
    void keptModels(String name) {
        compare(SavedModels.kept(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert", "distilbert", "t5"})
    void modelsOfPublishedSizes(String name) {
        compare(SavedModels.published(name));
    }

    private static Module fresh(String name) {
        return switch (name) {
            case "bert" ->
                    new Bert(o ->
                            o.vocabSize(61)
                                    .hiddenSize(16)
                                    .numHiddenLayers(2)
                                    .numAttentionHeads(4)
                                    .intermediateSize(24)
                                    .maxPositionEmbeddings(20));
            case "distilbert" ->
                    new DistilBert(o ->
                            o.vocabSize(61)
                                    .dim(16)
                                    .nLayers(2)
                                    .nHeads(2)
                                    .hiddenDim(24)
                                    .maxPositionEmbeddings(20));
            case "t5" ->
                    new T5Encoder(o ->
                            o.vocabSize(61)
                                    .dModel(16)
                                    .dKv(6)
                                    .dFf(20)
                                    .numLayers(2)
                                    .numHeads(3)
                                    .relativeAttentionNumBuckets(12)
                                    .relativeAttentionMaxDistance(20)
                                    .feedForwardProj("gated-gelu"));
            default -> throw new AssertionError(name);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert", "distilbert", "t5"})
    void firstNumbersAndKeys(String name) {
        manualSeed(0);
        Module model = fresh(name);
        SavedModels.firstNumbers(
                SavedModels.expected(SavedModels.kept(name)).get("first_numbers"), model);
        TreeSet<String> keys = new TreeSet<>(state(SavedModels.kept(name)).keySet());
        if (name.equals("t5")) {
            keys.add("encoder.embed_tokens.weight"); // one tensor under two names is saved once
        }
        assertEquals(keys, new TreeSet<>(model.stateDict().keySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert", "distilbert", "t5"})
    void gradientsReachAllThatTakesPart(String name) {
        Module model = fresh(name);
        Tensor ids = Obor.tensor(new long[][] {{3, 5, 7, 9}, {2, 4, 6, 0}});
        Tensor mask = Obor.tensor(new long[][] {{1, 1, 1, 1}, {1, 1, 1, 0}});
        EncoderOutput out = run(model, Map.of("input_ids", ids, "attention_mask", mask));
        Tensor loss = out.lastHiddenState().square().mean();
        if (out.poolerOutput() != null) {
            loss = loss.add(out.poolerOutput().sum());
        }
        loss.backward();
        model.namedParameters()
                .forEach((key, parameter) -> {
                    Tensor grad = parameter.grad();
                    assertTrue(grad != null && grad.isfinite().all().itemBoolean(), key);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert", "distilbert", "t5"})
    void whatIsSavedIsReadAgain(String name) {
        Module model = (Module) TextEncoder.fromPretrained(SavedModels.kept(name));
        switch (model) {
            case Bert bert -> bert.savePretrained(folder);
            case DistilBert distil -> distil.savePretrained(folder);
            case T5Encoder t5 -> t5.savePretrained(folder);
            default -> throw new AssertionError(model);
        }
        same(SavedModels.kept(name), folder);
        assertEquals(model.toString(), TextEncoder.fromPretrained(folder).toString());
    }

    private static Map<String, Tensor> state(Path from) {
        return new LinkedHashMap<>(Safetensors.load(from.resolve("model.safetensors")).tensors());
    }

    private static void same(Path from, Path other) {
        Tensor ids = SavedModels.expected(from).get("input_ids");
        Tensor expected = ((Module) TextEncoder.fromPretrained(from)).call(ids);
        assertTrue(((Module) TextEncoder.fromPretrained(other)).call(ids).equal(expected));
    }

    @Test
    void filesOfLargerAndOlderModelsAreRead() throws IOException {
        Path from = SavedModels.kept("bert");
        Files.copy(from.resolve("config.json"), folder.resolve("config.json"));
        Map<String, Tensor> old = new LinkedHashMap<>();
        state(from)
                .forEach((key, tensor) ->
                        old.put(
                                "bert."
                                        + key.replace("LayerNorm.weight", "LayerNorm.gamma")
                                                .replace("LayerNorm.bias", "LayerNorm.beta"),
                                tensor));
        old.put("bert.embeddings.position_ids", Obor.arange(20).unsqueeze(0));
        old.put("cls.predictions.bias", Obor.zeros(61));
        Safetensors.save(old, folder.resolve("model.safetensors"));
        same(from, folder);
    }

    @Test
    void allKindsOfFilesAreRead() throws IOException {
        Path from = SavedModels.kept("distilbert");
        Files.copy(from.resolve("config.json"), folder.resolve("config.json"));
        Map<String, Tensor> state = state(from);
        Path bin = folder.resolve("pytorch_model.bin");
        Obor.save(state, bin);
        same(from, folder);
        Files.delete(bin);
        Safetensors.saveSharded(state, folder.resolve("model.safetensors"), 5000);
        assertFalse(Files.exists(folder.resolve("model.safetensors")));
        same(from, folder);
        Files.delete(folder.resolve("model.safetensors.index.json"));
        FileError none = assertThrows(FileError.class, () -> TextEncoder.fromPretrained(folder));
        assertTrue(none.getMessage().contains("has no weights"), none::getMessage);
        Map<String, Tensor> first = new LinkedHashMap<>();
        Map<String, Tensor> second = new LinkedHashMap<>();
        state.forEach((key, tensor) -> (key.contains("0") ? first : second).put(key, tensor));
        Obor.save(first, folder.resolve("a.bin"));
        Obor.save(second, folder.resolve("b.bin"));
        Files.writeString(
                folder.resolve("pytorch_model.bin.index.json"),
                "{\"weight_map\": {\"x\": \"a.bin\", \"y\": \"b.bin\"}}");
        same(from, folder);
        Files.writeString(
                folder.resolve("pytorch_model.bin.index.json"),
                "{\"weight_map\": {\"x\": \"../a.bin\"}}");
        assertThrows(FileError.class, () -> TextEncoder.fromPretrained(folder));
    }

    @Test
    void aModelWithoutPoolerIsRead() throws IOException {
        Path from = SavedModels.kept("bert");
        Files.copy(from.resolve("config.json"), folder.resolve("config.json"));
        Map<String, Tensor> state = state(from);
        state.keySet().removeIf(key -> key.startsWith("pooler"));
        Safetensors.save(state, folder.resolve("model.safetensors"));
        assertNull(
                Bert.fromPretrained(folder)
                        .call(SavedModels.expected(from).get("input_ids"), null)
                        .poolerOutput());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    "model_type": "bert" | "model_type": "albert" | 'model_type' is 'albert'
                    "model_type": "bert" | "model_kind": "bert" | 'model_type' must be a string, and is missing
                    "vocab_size": 61 | "vocab_size": 100000000000 | 'vocab_size' must be a whole number
                    "vocab_size": 61 | "vocab_size": 16000000 | 'vocab_size' and 'hidden_size' say [16000000, 16]
                    "vocab_size": 61 | "vocab_size": "many" | and is "many"
                    "vocab_size": 61 | "vocab_sizes": 61 | 'vocab_size' must be a whole number from -2147483648 to 2147483647, and is missing
                    "hidden_size": 16 | "hidden_size": 0 | 'hidden_size' must be a whole number from 1 to
                    "hidden_size": 16 | "hidden_size": 1048576 | say [61, 1048576]
                    "hidden_size": 16 | "hidden_size": 16.5 | and is 16.5
                    "num_hidden_layers": 2 | "num_hidden_layers": 1000000 | encoder.layer.2.intermediate.dense.weight
                    "num_hidden_layers": 2 | "num_hidden_layers": -1 | 'num_hidden_layers' must be a whole number from 0
                    "num_hidden_layers": 2 | "num_hidden_layers": 1 | Unexpected key(s) in state_dict
                    "num_attention_heads": 4 | "num_attention_heads": 3 | no multiple of 'num_attention_heads', 3
                    "intermediate_size": 24 | "intermediate_size": 1000000 | 'intermediate_size'
                    "hidden_act": "gelu" | "hidden_act": "wave" | 'hidden_act' is 'wave'
                    "layer_norm_eps": 1e-12 | "layer_norm_eps": -1 | 'layer_norm_eps' must be positive
                    "hidden_dropout_prob": 0.1 | "hidden_dropout_prob": 2 | 'hidden_dropout_prob' must be from 0 to 1
                    "dtype": "float32" | "dtype": "int8" | 'dtype' is 'int8'
                    "is_decoder": false | "is_decoder": true | only encoders
                    "pad_token_id": 0 | "pad_token_id": 61 | 'pad_token_id'
                    """)
    void whatIsWrongInTheSettingsIsNamed(String from, String to, String message)
            throws IOException {
        SavedModels.copy(SavedModels.kept("bert"), folder);
        Path config = folder.resolve("config.json");
        String before = Files.readString(config);
        assertTrue(before.contains(from), from);
        Files.writeString(config, before.replace(from, to));
        RuntimeException error =
                assertThrows(RuntimeException.class, () -> Bert.fromPretrained(folder));
        assertTrue(error instanceof FileError || error instanceof StateError, error::toString);
        assertTrue(error.getMessage().contains(message), error::getMessage);
        assertTrue(error.getMessage().contains(folder.toString()), error::getMessage);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThrows(ValueError.class, () -> new Bert(o -> o.numAttentionHeads(7)));
        assertThrows(ValueError.class, () -> new Bert(o -> o.hiddenAct("wave")));
        Bert bert = (Bert) fresh("bert");
        assertThrows(ShapeError.class, () -> bert.call(Obor.arange(4)));
        assertThrows(ValueError.class, () -> bert.call(Obor.zeros(1, 21).to(DType.INT64)));
        Tensor ids = Obor.ones(1, 4).to(DType.INT64);
        assertThrows(ShapeError.class, () -> bert.call(ids, Obor.ones(1, 5)));
        assertThrows(ShapeError.class, () -> bert.call(ids, null, Obor.ones(1, 5)));
        assertThrows(
                FileError.class,
                () -> TextEncoder.fromPretrained(folder)); // there is no config.json
    }
}
