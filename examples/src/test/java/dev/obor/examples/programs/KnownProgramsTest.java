package dev.obor.examples.programs;

import dev.obor.Obor;
import dev.obor.base.DType;
import dev.obor.examples.programs.Programs.Run;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Well-known programs as their authors write them have PyTorch's numbers, by
/// `conformance/python/known_programs.py`.
class KnownProgramsTest {
    private static final Map<String, Supplier<Run>> PROGRAMS =
            Map.ofEntries(
                    Map.entry("makemore", KnownLanguage::makemore),
                    Map.entry("llama", KnownLanguage::llama),
                    Map.entry("wavenet", KnownSequences::wavenet),
                    Map.entry("word2vec", KnownLanguage::word2vec),
                    Map.entry("bilstm_crf", KnownSequences::bilstmCrf),
                    Map.entry("translation", KnownSequences::translation),
                    Map.entry("sequence_prediction", KnownSequences::sequencePrediction),
                    Map.entry("selective_scan", KnownSequences::selectiveScan),
                    Map.entry("ddpm", KnownPictures::ddpm),
                    Map.entry("neural_ode", KnownPictures::neuralOde),
                    Map.entry("siren", KnownPictures::siren),
                    Map.entry("nerf", KnownPictures::nerf),
                    Map.entry("vqvae", KnownPictures::vqvae),
                    Map.entry("mixup", KnownPictures::mixup),
                    Map.entry("simclr", KnownPictures::simclr),
                    Map.entry("pointnet", KnownPictures::pointnet),
                    Map.entry("forward_forward", KnownPictures::forwardForward),
                    Map.entry("mixture_of_experts", KnownLearning::mixtureOfExperts),
                    Map.entry("ppo", KnownLearning::ppo),
                    Map.entry("sac", KnownLearning::sac),
                    Map.entry("maml", KnownLearning::maml),
                    Map.entry("temporal_convolution", KnownLearning::temporalConvolution),
                    Map.entry("bayes_by_backprop", KnownLearning::bayesByBackprop),
                    Map.entry("lora", KnownLearning::lora));

    /// Makes much of rounding: L-BFGS divides by differences of gradients.
    private static final String AMPLIFYING = "sequence_prediction";

    @AfterEach
    void narrow() {
        Obor.setDefaultDtype(DType.FLOAT32);
    }

    @TestFactory
    Stream<DynamicTest> numbersArePyTorchs() {
        return Programs.lines("known-programs.txt")
                .map(words ->
                        DynamicTest.dynamicTest(words[0] + " " + words[1], () -> check(words)));
    }

    private static void check(String[] words) {
        double narrow = words[0].equals(AMPLIFYING) ? 1e-4 : 1e-5;
        Programs.check(
                words,
                Objects.requireNonNull(PROGRAMS.get(words[0])),
                words[1].equals("float64") ? 1e-8 : narrow);
    }
}
