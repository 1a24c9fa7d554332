package dev.obor.bench;

import java.util.ArrayList;
import java.util.List;

/// The named rows of each suite. Rows are added, never changed: figures in the repository name
/// them.
public final class Suites {
    private static final List<String> PRODUCTS =
            names(
                    "mm-8 mm-32 mm-64 mm-192 mm-384 mm-768 mm-1536 mmdouble-64 mmdouble-192"
                            + " mmdouble-768 bmm-96x64 mm-64x784x10 mm-64x784x50 mmt-64x784x50"
                            + " tmm-784x64x50 mv-1024 mv-4096x256 mm-16x16x1");

    // Plain, in a scope, and with a gradient.
    private static final List<String> COMPUTING =
            names(
                    "softmax-1m crossentropy-1m layernorm-1m batchnorm-8x64x56 gather-1m"
                            + " scatteradd-1m cumsum-1m gelu-1m sigmoid-1m exp-1m tanh-1m sum-1m"
                            + " sumrows-1m indexselect-1m indexadd-1m maxpool-8x64x56"
                            + " avgpool-8x64x56");

    // Plain, and in a scope.
    private static final List<String> MOVING =
            names(
                    "clone-1m relu-1m add-1m cat-1m cat1-1m transpose-1m todouble-1m tobfloat16-1m"
                            + " tohalf-1m tolong-1m touint8-1m fromlong-1m fromuint8-1m"
                            + " indexselect1-1m cumsum0-1m sumcolumns-1m maxrows-1m greater-1m"
                            + " where-1m addint-1m addlong-1m adduint8-1m sumlong-1m addhalf-1m"
                            + " exphalf-1m sumhalf-1m softmaxhalf-1m addbfloat16-1m nearest-8x64x56"
                            + " embedding-10000x128 embeddingbag-10000x128 gamma-1m");

    private static final List<String> SMALL =
            names(
                    "add-4k@scope exp-4k@scope gelu-4k@scope sum-4k@scope softmax-4k@scope add-8"
                            + " exp-8 sum-8");

    private static final List<String> CONVOLUTIONS =
            names(
                    "conv-64x56 conv-256x14 conv1x1-256x56 depthwise-96x56 depthwise2-96x56"
                            + " conv3d-16x16");

    private Suites() {}

    private static List<String> names(String all) {
        return List.of(all.split(" "));
    }

    /// What `--suite` may name.
    public static List<String> names() {
        return List.of("life", "ops", "networks", "library", "memory", "latency");
    }

    /// The rows of a suite, in order.
    ///
    /// @throws IllegalArgumentException if there is no such suite
    public static List<String> rows(String suite) {
        return switch (suite) {
            case "life" -> LifeProbe.ROWS;
            case "library" -> LibraryRows.ROWS;
            case "networks", "memory", "latency" ->
                    names(
                            "logistic mlp50 cnn mlp512 lenet5 linear100 resnet vgg mobilenet"
                                    + " logistic@captured mlp50@captured cnn@captured"
                                    + " mlp512@captured lenet5@captured linear100@captured"
                                    + " resnet@captured mlp1024 resnet18 unet autoencoder vit gpt"
                                    + " bert lstm gru bag gcn mlp1024@captured resnet18@captured"
                                    + " gpt@captured lstm@captured logistic@infer1 mlp50@infer1"
                                    + " cnn@infer1 lenet5@infer1 mobilenet@infer1 resnet18@infer1"
                                    + " unet@infer1 vit@infer1 gpt@infer1 bert@infer1 lstm@infer1"
                                    + " mlp50@infer64 cnn@infer64 lenet5@infer64"
                                    + " resnet18@infer64 dcgan");
            case "ops" -> {
                List<String> rows = new ArrayList<>(PRODUCTS);
                for (String row : COMPUTING) {
                    rows.addAll(List.of(row, row + "@scope", row + "+backward"));
                }
                for (String row : MOVING) {
                    rows.addAll(List.of(row, row + "@scope"));
                }
                rows.addAll(SMALL);
                for (String row : CONVOLUTIONS) {
                    rows.addAll(List.of(row, row + "+backward"));
                }
                yield rows;
            }
            default -> throw new IllegalArgumentException("no suite " + suite);
        };
    }
}
