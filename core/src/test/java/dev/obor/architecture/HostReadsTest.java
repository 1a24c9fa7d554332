package dev.obor.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Values come to the host through named doors, and only where they decide something: a step of
/// training waits for none that is not listed here.
class HostReadsTest {
    private static final Pattern DOORS =
            Pattern.compile(
                    "dev\\.obor\\.op\\.Backends\\.(read|longAt|doubleAt)"
                            + "|dev\\.obor\\.op\\.HostAccess\\.\\w+"
                            + "|dev\\.obor\\.Tensor(Conversion)?\\.(item\\w*|to\\w*Array)");

    private static final String ASKED = "the program asks for values";
    private static final String REFUSED = "parameters and values are refused, unless told not to";
    private static final String SIZES = "the result's size depends on values";
    private static final String CHECK = "values that are no classes or shares are refused";
    private static final String RARE = "only with an option that needs it";
    private static final String DRAWS = "random numbers decide what is read or written";

    private static final Map<String, String> READERS =
            Map.ofEntries(
                    Map.entry("Tensor", ASKED),
                    Map.entry("TensorText", ASKED),
                    Map.entry("op.pointwise.Comparisons", ASKED),
                    Map.entry("op.linalg.MatrixChecks", "singular matrices are refused"),
                    Map.entry("op.linalg.EigenOps", "losses that depend on phases are refused"),
                    Map.entry("op.linalg.GeneralEigenOps", "what is not finite is refused"),
                    Map.entry("op.linalg.LuOps", "pivots become rows"),
                    Map.entry("op.linalg.Determinants", "pivots have a sign"),
                    Map.entry("op.linalg.LeastSquares", "residuals exist for full rank alone"),
                    Map.entry("op.linalg.MatrixExponential", "norms decide how often to square"),
                    Map.entry("op.linalg.LobpcgRun", "residuals decide when it ends"),
                    Map.entry("op.HostAccess", ASKED),
                    Map.entry("Loaded", ASKED),
                    Map.entry("io.NumpyValues", ASKED),
                    Map.entry("io.RawElements", ASKED),
                    Map.entry("testing.Testing", ASKED),
                    Map.entry("amp.GradScaler", "decides whether a step is taken"),
                    Map.entry("autograd.GradCheck", ASKED),
                    Map.entry("autograd.Engine", "anomaly mode looks for NaN"),
                    Map.entry("op.nn.ClassLosses", CHECK),
                    Map.entry("nn.functional.LossChecks", CHECK),
                    Map.entry("nn.AdaptiveLogSoftmaxWithLoss", CHECK),
                    Map.entry("nn.functional.CtcFunctions", CHECK),
                    Map.entry("nn.functional.LikelihoodFunctions", CHECK),
                    Map.entry("nn.functional.MultiLabelFunctions", CHECK),
                    Map.entry("op.nn.Unpooling", CHECK),
                    Map.entry("op.fourier.ShortTime", CHECK),
                    Map.entry("nn.functional.RandomActivations", DRAWS),
                    Map.entry("op.sort.Quantiles", CHECK),
                    Map.entry("op.pointwise.Masks", SIZES),
                    Map.entry("Masked", CHECK),
                    Map.entry("op.pointwise.Specials", "when Euclid's algorithm ends"),
                    Map.entry("distributions.SobolEngine", "drawn bits turn directions"),
                    Map.entry("op.reduce.Covariances", CHECK),
                    Map.entry("op.reduce.Segments", "lengths that do not add up are refused"),
                    Map.entry("op.sort.Histograms", "bounds of bins are those of the elements"),
                    Map.entry("op.reduce.ProductReductions", "whether a factor is 0, as PyTorch"),
                    Map.entry("op.shape.Predicates", ASKED),
                    Map.entry("op.create.JavaArrays", CHECK),
                    Map.entry("op.create.Ranges", SIZES),
                    Map.entry("op.shape.Splitting", SIZES),
                    Map.entry("op.shape.Slicing", SIZES),
                    Map.entry("nn.LSTM", SIZES),
                    Map.entry("nn.RecurrentLayer", SIZES),
                    Map.entry("nn.utils.Sequences", SIZES),
                    Map.entry("op.recurrent.Layers", SIZES),
                    Map.entry("nn.functional.BagFunctions", SIZES),
                    Map.entry("nn.TransformerEncoder", "whether padding is left out"),
                    Map.entry("op.nn.Embeddings", RARE),
                    Map.entry("nn.functional.EmbeddingFunctions", RARE),
                    Map.entry("nn.utils.ClipGrad", RARE),
                    Map.entry("op.create.RandomDraws", CHECK),
                    Map.entry("distributions.Binomial", "as many results as trials"),
                    Map.entry("distributions.Distribution", REFUSED),
                    Map.entry("distributions.Geometric", REFUSED),
                    Map.entry("distributions.SameKindKl", REFUSED),
                    Map.entry("distributions.constraints.Matrices", REFUSED),
                    Map.entry("distributions.VonMises", DRAWS),
                    Map.entry("distributions.Wishart", REFUSED),
                    Map.entry("nn.init.Init", DRAWS),
                    Map.entry("nn.init.Orthogonal", DRAWS),
                    Map.entry("nn.init.TruncatedNormal", DRAWS),
                    Map.entry("data.RandomIntegers", DRAWS),
                    Map.entry("optim.ASGD", "numbers that PyTorch keeps on the host"),
                    Map.entry("optim.NAdam", "numbers that PyTorch keeps on the host"),
                    Map.entry("optim.Adafactor", "the length of a step is a number"),
                    Map.entry("optim.SwaUtils", "a share in the default dtype"),
                    Map.entry("optim.LBFGS", "the line search decides by numbers"),
                    Map.entry("optim.LbfgsMemory", "the line search decides by numbers"),
                    Map.entry("optim.SavedValues", "a state is loaded"));

    @Test
    void valuesAreReadWhereTheyDecide() {
        Map<String, Set<String>> readers = new TreeMap<>();
        for (JavaClass type : Library.CLASSES) {
            boolean backend = type.getPackageName().matches("dev\\.obor\\.(cpu|machine|backend).*");
            if (backend || type.getName().equals("dev.obor.op.Backends")) {
                continue;
            }
            for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
                String target = call.getTargetOwner().getName() + "." + call.getName();
                boolean reads =
                        DOORS.matcher(target).matches()
                                && !call.getTarget()
                                        .getRawReturnType()
                                        .getName()
                                        .equals("dev.obor.Tensor");
                if (reads) {
                    readers.computeIfAbsent(Library.nameOf(type), _ -> new TreeSet<>()).add(target);
                }
            }
        }
        assertTrue(readers.containsKey("op.HostAccess"), readers.toString());
        Map<String, Set<String>> unlisted = new TreeMap<>(readers);
        unlisted.keySet().removeAll(READERS.keySet());
        assertEquals(Map.of(), unlisted, "keep it on the device, or say here why it is read");
        Set<String> unused = new TreeSet<>(READERS.keySet());
        unused.removeAll(readers.keySet());
        assertEquals(Set.of(), unused, "they read no values any more: take them off the list");
    }
}
