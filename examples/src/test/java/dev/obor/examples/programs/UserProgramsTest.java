package dev.obor.examples.programs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.Obor;
import dev.obor.base.DType;
import dev.obor.examples.programs.Programs.Run;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Programs as people write them start with PyTorch's weights and have its losses, by
/// `conformance/python/user_programs.py`.
class UserProgramsTest {
    /// Programs that make much of rounding: steps of L-BFGS, which divide by differences of
    /// gradients.
    private static final Set<String> AMPLIFYING = Set.of("style_transfer");

    @AfterEach
    void narrow() {
        Obor.setDefaultDtype(DType.FLOAT32);
    }

    @TestFactory
    Stream<DynamicTest> lossesArePyTorchs() {
        return Programs.lines("user-programs.txt")
                .map(w -> DynamicTest.dynamicTest(w[0] + " " + w[1], () -> check(w)));
    }

    private static void check(String[] words) {
        boolean wide = words[1].equals("float64");
        double tolerance = wide ? 1e-8 : 1e-5;
        if (words[0].equals("autocast")) {
            tolerance = 1e-5; // computes in float32 and bfloat16 always
        } else if (!wide && AMPLIFYING.contains(words[0])) {
            tolerance = 1e-4;
        }
        Programs.check(words, () -> run(words[0]), tolerance);
    }

    /// Where real data lie, or this program is not run.
    private static Path data() {
        String folder = System.getenv("OBOR_DATA");
        assumeTrue(folder != null && !folder.isBlank(), "OBOR_DATA names no folder");
        return Path.of(folder);
    }

    private static Run run(String name) {
        return switch (name) {
            case "fourier_operator" -> FunctionPrograms.fourierOperator();
            case "dcgan" -> GenerativePrograms.dcgan();
            case "style_transfer" -> GenerativePrograms.styleTransfer();
            case "realnvp" -> GenerativePrograms.realnvp();
            case "mixture_density" -> GenerativePrograms.mixtureDensity();
            case "spectral_gan" -> GenerativePrograms.spectralGan();
            case "gradient_penalty" -> GenerativePrograms.gradientPenalty();
            case "vae" -> GenerativePrograms.vae();
            case "distillation" -> LearningPrograms.distillation();
            case "actor_critic" -> LearningPrograms.actorCritic();
            case "dqn" -> LearningPrograms.dqn();
            case "gcn" -> LearningPrograms.gcn();
            case "gat" -> LearningPrograms.gat();
            case "contrastive" -> LearningPrograms.contrastive();
            case "fgsm" -> PicturePrograms.fgsm();
            case "mobilenet" -> PicturePrograms.mobilenet();
            case "resnet18" -> PicturePrograms.resnet18();
            case "mnist" -> PicturePrograms.mnist();
            case "fashion" -> PicturePrograms.fashion(data());
            case "autocast" -> PicturePrograms.mixedPrecision();
            case "pinn" -> FunctionPrograms.pinn();
            case "gaussian_process" -> FunctionPrograms.gaussianProcess();
            case "per_sample_gradients" -> FunctionPrograms.perSampleGradients();
            case "newton" -> FunctionPrograms.newton();
            default -> throw new AssertionError(name);
        };
    }
}
