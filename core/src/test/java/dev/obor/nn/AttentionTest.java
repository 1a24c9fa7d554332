package dev.obor.nn;

import static dev.obor.Obor.float64;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.randn;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.autograd.GradCheck;
import dev.obor.nn.functional.AttentionResult;
import dev.obor.nn.functional.CausalBias;
import dev.obor.nn.functional.F;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Attention and bags: second derivatives, what masks do, options, and what is refused. Values are
/// compared with PyTorch's elsewhere.
class AttentionTest {
    private static void refused(String sentence, Runnable call) {
        var e = assertThrows(RuntimeException.class, call::run);
        assertTrue(e.getMessage().startsWith(sentence), e.getMessage());
    }

    @Test
    void attentionIsTwiceDifferentiable() {
        manualSeed(0);
        var attention = new MultiheadAttention(4, 2, o -> o.addBiasKv(true).dtype(float64));
        Tensor x = randn(float64, 3, 1, 4).requiresGrad_();
        Tensor y = randn(float64, 2, 1, 4).requiresGrad_();
        for (boolean weights : new boolean[] {true, false}) {
            assertTrue(
                    GradCheck.gradgradcheck(
                            in ->
                                    attention
                                            .call(in[0], in[1], in[1], o -> o.needWeights(weights))
                                            .output(),
                            x,
                            y));
        }
    }

    @Test
    void whatIsMaskedHasNoInfluence() {
        manualSeed(1);
        var attention = new MultiheadAttention(4, 2, o -> o.batchFirst(true));
        Tensor x = randn(2, 3, 4);
        Tensor padding =
                Obor.fromArray(new boolean[][] {{false, false, true}, {false, true, true}});
        AttentionResult r = attention.call(x, x, x, o -> o.keyPaddingMask(padding));
        assertEquals(
                0, r.weights().maskedSelect(padding.unsqueeze(1).expand(2, 3, 3)).sum().item());
        Tensor changed = x.clone();
        changed.select(1, 2).fill_(9);
        Tensor other = attention.call(x, changed, changed, o -> o.keyPaddingMask(padding)).output();
        assertTrue(r.output().allclose(other));
        Tensor alone =
                attention.call(x, x, x, o -> o.keyPaddingMask(padding).needWeights(false)).output();
        assertTrue(r.output().allclose(alone));
    }

    @Test
    void attentionsThatDoNotFitAreRefused() {
        refused("embed_dim must be divisible by num_heads", () -> new MultiheadAttention(4, 3));
        refused(
                "embed_dim and num_heads must be greater than 0, got embed_dim=0 and num_heads=1",
                () -> new MultiheadAttention(0, 1));
        var attention = new MultiheadAttention(4, 2);
        Tensor x = randn(3, 2, 4);
        refused(
                "query should be unbatched 2D or batched 3D tensor but received 1-D",
                () -> attention.call(x.flatten(), x, x));
        refused(
                "For batched (3-D) `query`, expected `key` and `value` to be 3-D but found 2-D",
                () -> attention.call(x, x.select(1, 0), x));
        refused(
                "key shape torch.Size([3, 2, 4]) does not match value shape torch.Size([2, 2, 4])",
                () -> attention.call(x, x, x.narrow(0, 0, 2)));
        refused(
                "was expecting embedding dimension of 4, but got 3",
                () -> attention.call(x.narrow(2, 0, 3), x, x));
        refused(
                "The shape of the 2D attn_mask is torch.Size([2, 2]), but should be (3, 3).",
                () -> attention.call(x, x, x, o -> o.attnMask(Obor.zeros(2, 2))));
        refused(
                "only bool and floating types of attn_mask are supported",
                () -> attention.call(x, x, x, o -> o.attnMask(Obor.zeros(Obor.int64, 3, 3))));
        refused(
                "Need attn_mask if specifying the is_causal hint.",
                () -> attention.call(x, x, x, o -> o.isCausal(true)));
        refused(
                "the feature number of src and tgt must be equal to d_model",
                () -> new Transformer(o -> o.dModel(8).nhead(2)).call(x, x));
        refused(
                "activation should be relu/gelu, not silu",
                () -> new TransformerEncoderLayer(4, 2, o -> o.activation("silu")));
    }

    @Test
    void causalBiasesMeetAtTheirCorner() {
        assertArrayEquals(
                new boolean[] {true, false, false, true, true, false},
                (boolean[]) CausalBias.causalUpperLeft(2, 3).mask().flatten().toArray());
        assertArrayEquals(
                new boolean[] {true, true, false, true, true, true},
                (boolean[]) CausalBias.causalLowerRight(2, 3).mask().flatten().toArray());
        Tensor q = randn(1, 3, 4);
        Tensor mask = CausalBias.causalUpperLeft(3, 3).mask();
        assertTrue(
                F.scaledDotProductAttention(q, q, q, o -> o.isCausal(true))
                        .allclose(F.scaledDotProductAttention(q, q, q, o -> o.attnMask(mask))));
    }

    @Test
    void layersOfAnEncoderAreCopiesWithAnActivationOfTheProgram() {
        manualSeed(2);
        var layer =
                new TransformerEncoderLayer(
                        4, 2, o -> o.dimFeedforward(8).dropout(0).activation(t -> t.sin()));
        var encoder = new TransformerEncoder(layer, 2);
        Tensor x = randn(3, 1, 4);
        Tensor y = encoder.call(x);
        assertTrue(y.allclose(layer.call(layer.call(x))));
        assertEquals(24, encoder.namedParameters().size());
        assertTrue(encoder.namedParameters().containsKey("layers.1.self_attn.out_proj.bias"));
        var own = new TransformerEncoderLayer(4, 2, o -> o.activation(new PReLU()));
        assertTrue(own.namedParameters().containsKey("activation.weight"));
    }

    @Test
    void masksOfAnEncoderChangeNothingBeforeThem() {
        manualSeed(3);
        var encoder = new TransformerEncoder(new TransformerEncoderLayer(4, 2, 8), 1);
        encoder.eval();
        Tensor x = randn(3, 1, 4);
        Tensor mask = Transformer.generateSquareSubsequentMask(3);
        Tensor all = encoder.call(x, mask);
        Tensor first = encoder.call(x.narrow(0, 0, 2), mask.narrow(0, 0, 2).narrow(1, 0, 2));
        assertTrue(all.narrow(0, 0, 2).allclose(first));
        assertFalse(all.allclose(encoder.call(x)));
    }

    @Test
    void bagsAreTwiceDifferentiableAndEmptyOnesAreZero() {
        manualSeed(4);
        Tensor table = randn(float64, 5, 3).requiresGrad_();
        Tensor factors = randn(float64, 4).requiresGrad_();
        Tensor words = Obor.fromArray(new long[] {1, 4, 1, 0});
        Tensor offsets = Obor.fromArray(new long[] {0, 0, 3});
        for (String mode : List.of("mean", "max")) {
            assertTrue(
                    GradCheck.gradgradcheck(
                            in -> F.embeddingBag(words, in[0], offsets, o -> o.mode(mode)).square(),
                            table));
        }
        assertTrue(
                GradCheck.gradgradcheck(
                        in ->
                                F.embeddingBag(
                                        words,
                                        in[0],
                                        offsets,
                                        o -> o.mode("sum").perSampleWeights(in[1])),
                        table,
                        factors));
        Tensor none = Obor.zeros(Obor.int64, 0);
        for (String mode : List.of("sum", "mean", "max")) {
            Tensor y = F.embeddingBag(none, table, offsets.mul(0), o -> o.mode(mode));
            assertEquals(0, y.abs().sum().item());
            assertEquals(3, y.size(0));
        }
    }

    /// `F.embedding_bag(torch.tensor([1, 2, 3]), w, torch.tensor([0]), mode="max")`, and its
    /// gradient
    @Test
    void aNumberThatIsNoneStaysInAMaximumOnlyWhereItComesFirst() {
        double nan = Double.NaN;
        Tensor table =
                Obor.fromArray(new double[][] {{0, 0, 0}, {1, nan, 5}, {nan, 4, 5}, {2, 6, 5}})
                        .requiresGrad_();
        Tensor words = Obor.fromArray(new long[] {1, 2, 3});
        Tensor y = F.embeddingBag(words, table, Obor.fromArray(new long[] {0}), o -> o.mode("max"));
        assertArrayEquals(new double[] {2, nan, 5}, y.detach().flatten().toDoubleArray());
        Tensor grad = Autograd.grad(y.sum(), table);
        assertArrayEquals(
                new double[] {0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0}, grad.flatten().toDoubleArray());
    }

    @Test
    void bagsThatDoNotFitAreRefused() {
        Tensor table = Obor.arange(12).view(4, 3).toFloat();
        Tensor words = Obor.fromArray(new long[] {0, 1, 3});
        Tensor offsets = Obor.fromArray(new long[] {0, 2});
        refused("offsets has to be a 1D Tensor but got None", () -> F.embeddingBag(words, table));
        refused(
                "if input is 2D, then offsets has to be None",
                () -> F.embeddingBag(words.unsqueeze(0), table, offsets));
        refused(
                "Index 2 of input takes value 3 which is not in the valid range [0, 3)",
                () -> F.embeddingBag(words, table.narrow(0, 0, 3), offsets));
        refused("offsets[0] has to be 0", () -> F.embeddingBag(words, table, offsets.add(1)));
        refused(
                "offsets[-1] can not be greater than input's length 3 but got offsets[-1] of 4",
                () -> F.embeddingBag(words, table, offsets.mul(2)));
        refused(
                "mode has to be one of sum, mean or max",
                () -> F.embeddingBag(words, table, offsets, o -> o.mode("min")));
        refused(
                "max mode does not support scaling the gradient by the frequency",
                () ->
                        F.embeddingBag(
                                words, table, offsets, o -> o.mode("max").scaleGradByFreq(true)));
        refused(
                "embedding_bag: per_sample_weights was not None.",
                () -> F.embeddingBag(words, table, offsets, o -> o.perSampleWeights(Obor.ones(3))));
        refused(
                "padding_idx must be within the number of embeddings, -4 through 3, but got 4",
                () -> F.embeddingBag(words, table, offsets, o -> o.paddingIdx(4)));
    }
}
