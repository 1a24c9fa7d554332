package dev.obor.mistakes;

import static dev.obor.Obor.full;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.rand;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Warning;
import dev.obor.nn.BatchNorm1d;
import dev.obor.nn.Dropout;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.optim.SGD;
import dev.obor.optim.StepLR;
import java.util.ArrayList;
import java.util.List;
import org.example.Learner;
import org.example.Log;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is likely wrong is said once; what is right is not warned of.
class WarningTest {
    private final Linear layer = new Linear(3, 2);
    private final SGD optimizer = new SGD(layer.parameters(), 0.1);

    @BeforeEach
    @AfterEach
    void forget() {
        Log.take();
        Warning.resetAll();
        layer.train();
    }

    /// The test framework stands where a program's line would be, so that line is left out.
    private static String told() {
        List<String> lines = Log.take();
        assertEquals(1, lines.size(), lines.toString());
        return lines.getFirst().replaceFirst("\n  at .*", "");
    }

    private static void assertSilent() {
        assertEquals(List.of(), Log.take());
    }

    private static String text(Warning kind, String sentence, String advice) {
        return "WARNING: "
                + sentence
                + "\n  "
                + advice
                + "\n  (If it is meant, Warning."
                + kind
                + ".ignore() says so.)";
    }

    private Tensor loss() {
        return layer.call(ones(4, 3)).sum();
    }

    @Test
    void columnAgainstRow() {
        F.mseLoss(zeros(4), zeros(4));
        assertSilent();
        F.mseLoss(zeros(4, 1), zeros(4));
        assertEquals(
                text(
                        Warning.TARGET_SIZE,
                        Mistakes.PYTORCH.get("mse_broadcast"),
                        "Take the last dimension off the input with squeeze(-1), or give it to the"
                                + " targets with unsqueeze(-1)."),
                told());
        F.mseLoss(zeros(4, 1), zeros(4));
        F.l1Loss(zeros(4, 1), zeros(4));
        assertSilent();
    }

    @Test
    void theLineOfTheProgramIsNamed() {
        Learner.columnAgainstRow();
        String line = Log.take().getFirst().split("\n")[1];
        assertEquals(
                "  at org.example.Learner.columnAgainstRow(Learner.java:29)",
                line.replace("app//", ""));
    }

    @Test
    void softmaxBeforeCrossEntropy() {
        Tensor logits = rand(2, 3).requiresGrad_();
        F.crossEntropy(logits, tensor(0, 2));
        F.nllLoss(F.logSoftmax(logits, 1), tensor(0, 2));
        assertSilent();
        F.crossEntropy(F.softmax(logits, 1), tensor(0, 2));
        assertEquals(
                text(
                        Warning.SOFTMAX_TWICE,
                        "The input of the loss is the result of a softmax: probabilities, where the"
                                + " loss expects logits.",
                        "Leave the softmax out of the model: crossEntropy contains it. For"
                                + " predictions, argmax needs none either."),
                told());
    }

    @Test
    void softmaxBeforeNegativeLogLikelihood() {
        F.nllLoss(F.softmax(rand(2, 3).requiresGrad_(), 1), tensor(0, 2));
        assertEquals(
                text(
                        Warning.SOFTMAX_TWICE,
                        "The input of the loss is the result of a softmax: probabilities, where the"
                                + " loss expects their logarithms.",
                        "Use logSoftmax instead of softmax, or crossEntropy on the logits."),
                told());
    }

    @Test
    void sigmoidBeforeLossWithLogits() {
        Tensor logits = rand(3).requiresGrad_();
        F.binaryCrossEntropy(logits.sigmoid(), ones(3));
        F.binaryCrossEntropyWithLogits(logits, ones(3));
        assertSilent();
        F.binaryCrossEntropyWithLogits(logits.sigmoid(), ones(3));
        assertEquals(
                text(
                        Warning.SOFTMAX_TWICE,
                        "The input of the loss is the result of a sigmoid: probabilities, where the"
                                + " loss expects logits.",
                        "Leave the sigmoid out of the model: the loss with logits contains it."),
                told());
    }

    @Test
    void forgottenZeroGrad() {
        loss().backward();
        optimizer.step();
        assertSilent();
        loss().backward();
        optimizer.step();
        assertEquals(
                text(
                        Warning.GRADIENTS_NOT_CLEARED,
                        "optimizer.step() used gradients that were added to those of the step"
                                + " before.",
                        "Call optimizer.zeroGrad() in every round, before backward()."),
                told());
    }

    @Test
    void gradientsMayBeClearedInEveryWayAndAccumulatedBeforeTheStep() {
        for (int round = 0; round < 8; round++) {
            switch (round % 4) {
                case 0 -> optimizer.zeroGrad();
                case 1 -> optimizer.zeroGrad(false);
                case 2 -> layer.zeroGrad();
                default -> layer.parameters().forEach(p -> p.grad().zero_());
            }
            loss().backward();
            loss().backward();
            optimizer.step();
        }
        assertSilent();
    }

    @Test
    void stepWithoutBackward() {
        optimizer.zeroGrad();
        optimizer.step();
        assertEquals(
                text(
                        Warning.STEP_WITHOUT_GRADIENT,
                        "optimizer.step() changed nothing: no parameter has a gradient.",
                        "Call loss.backward() after zeroGrad() and before step(), and give the"
                                + " optimizer the parameters of the model that made the loss."),
                told());
    }

    @Test
    void trainingModeInValidation() {
        Module model = new Sequential(layer, new Dropout(0.25), new BatchNorm1d(2));
        model.call(ones(4, 3));
        model.eval();
        try (var _ = noGrad()) {
            model.call(ones(4, 3));
        }
        model.train();
        assertSilent();
        try (var _ = noGrad()) {
            model.call(ones(4, 3));
        }
        assertEquals(
                text(
                        Warning.TRAINING_MODE_WITHOUT_GRADIENT,
                        "Dropout(p=0.25, inplace=False) is in training mode while gradients are"
                                + " off.",
                        "For validation call model.eval() first, and model.train() afterwards."),
                told());
    }

    @Test
    void evaluationModeInTraining() {
        Module model = new Sequential(layer, new BatchNorm1d(2));
        model.eval();
        model.call(ones(4, 3));
        model.train();
        model.call(ones(4, 3)).sum().backward();
        optimizer.step();
        assertSilent();
        model.eval();
        optimizer.zeroGrad();
        model.call(ones(4, 3)).sum().backward();
        optimizer.step();
        assertEquals(
                text(
                        Warning.STEP_IN_EVALUATION_MODE,
                        "optimizer.step() follows a forward pass with BatchNorm1d(2, eps=1e-05,"
                                + " momentum=0.1, affine=True, bias=True,"
                                + " track_running_stats=True) in evaluation mode.",
                        "Call model.train() before training, also after each validation; for"
                                + " evaluation use noGrad()."),
                told());
    }

    /// Two inputs and a record: neither the usual signature nor a layer of the library.
    private static final class Mixed extends Module {
        record Both(Tensor sum, Tensor product) {}

        final BatchNorm1d norm = new BatchNorm1d(2);
        final Dropout dropout = new Dropout(0.25);

        public Both forward(Tensor a, Tensor b) {
            return new Both(norm.call(a.add(b)), dropout.call(a.mul(b)));
        }

        public Both call(Tensor a, Tensor b) {
            return call(this::forward, a, b);
        }
    }

    @Test
    void theModesOfTheProgramsOwnModules() {
        Mixed model = new Mixed();
        model.eval();
        optimizer.zeroGrad();
        Tensor x = layer.call(ones(4, 3));
        model.call(x, x).sum().sum().backward();
        optimizer.step();
        assertEquals(
                text(
                        Warning.STEP_IN_EVALUATION_MODE,
                        "optimizer.step() follows a forward pass with BatchNorm1d(2, eps=1e-05,"
                                + " momentum=0.1, affine=True, bias=True,"
                                + " track_running_stats=True) in evaluation mode.",
                        "Call model.train() before training, also after each validation; for"
                                + " evaluation use noGrad()."),
                told());
        model.train();
        try (var _ = noGrad()) {
            model.call(x, x);
        }
        assertEquals(
                text(
                        Warning.TRAINING_MODE_WITHOUT_GRADIENT,
                        "BatchNorm1d(2, eps=1e-05, momentum=0.1, affine=True, bias=True,"
                                + " track_running_stats=True) is in training mode while gradients"
                                + " are off.",
                        "For validation call model.eval() first, and model.train() afterwards."),
                told());
    }

    private static final String COLLECTED =
            text(
                    Warning.LOSS_TENSORS_ADDED,
                    "Losses are collected as tensors after their backward pass: each keeps the"
                            + " graph of its step in memory.",
                    "Collect numbers, total += loss.item(), or tensors without graph,"
                            + " loss.detach().");

    @Test
    void lossTensorsAddedAfterBackward() {
        Tensor total = tensor(0.0);
        for (int i = 0; i < 3; i++) {
            Tensor loss = loss();
            loss.backward();
            optimizer.step();
            optimizer.zeroGrad();
            total = total.add(loss);
        }
        assertEquals(COLLECTED, told());
    }

    @Test
    void lossTensorsAddedBeforeBackward() {
        Tensor total = tensor(0.0);
        for (int i = 0; i < 3; i++) {
            Tensor loss = loss();
            total = total.add(loss);
            loss.backward();
            optimizer.step();
            optimizer.zeroGrad();
        }
        assertEquals(COLLECTED, told());
    }

    @Test
    void lossTensorsAddedWithoutAnOptimizer() {
        Tensor total = tensor(0.0);
        for (int i = 0; i < 5; i++) {
            Tensor loss = loss();
            loss.backward();
            total = total.add(loss);
        }
        assertEquals(COLLECTED, told());
    }

    /// The discriminator of the DCGAN tutorial, and a third part as a gradient penalty is.
    @Test
    void partsOfOneLossMayBeAddedAfterTheirBackwardPasses() {
        for (int i = 0; i < 3; i++) {
            optimizer.zeroGrad();
            Tensor real = loss();
            real.backward();
            Tensor fake = loss();
            fake.backward();
            Tensor penalty = loss();
            penalty.backward();
            assertTrue(Double.isFinite(real.add(fake).item()));
            assertTrue(Double.isFinite(real.add(fake).add(penalty).item()));
            assertTrue(Double.isFinite(Obor.stack(List.of(real, fake)).mean().item()));
            optimizer.step();
            assertTrue(Double.isFinite(real.detach().add(fake).item()));
        }
        assertSilent();
    }

    @Test
    void lossTensorsInAList() {
        var losses = new ArrayList<Tensor>();
        for (int i = 0; i < 3; i++) {
            losses.add(loss());
            losses.getLast().backward();
            optimizer.step();
            optimizer.zeroGrad();
        }
        Obor.stack(losses).mean();
        assertEquals(COLLECTED, told());
    }

    @Test
    void numbersAndDetachedLossesMayBeAddedAndLossesSummedBeforeBackward() {
        Tensor total = tensor(0.0);
        double number = 0;
        for (int i = 0; i < 3; i++) {
            Tensor loss = loss().add(loss().mul(0.5));
            loss.backward();
            total = total.add(loss.detach());
            number += loss.item();
        }
        assertEquals(number, total.item(), 1e-4);
        assertSilent();
    }

    @Test
    void scheduleBeforeTheFirstStep() {
        var schedule = new StepLR(optimizer, 1);
        schedule.step();
        assertEquals(
                text(
                        Warning.SCHEDULE_BEFORE_STEP,
                        Mistakes.PYTORCH
                                .get("schedule_before_step")
                                .replaceFirst(" See more details.*", ""),
                        "Call schedule.step() at the end of the epoch, after the optimizer's."),
                told());
        loss().backward();
        optimizer.step();
        new StepLR(optimizer, 1).step();
        assertSilent();
    }

    @Test
    void warningsCanBeSilenced() {
        Warning.TARGET_SIZE.ignore();
        F.mseLoss(zeros(4, 1), zeros(4));
        assertSilent();
        Warning.ignoreAll();
        optimizer.zeroGrad();
        optimizer.step();
        F.crossEntropy(
                F.softmax(full(new long[] {1, 2}, 0.5).requiresGrad_(), 1),
                tensor(0L, 0L).get(0).view(1));
        assertSilent();
    }
}
