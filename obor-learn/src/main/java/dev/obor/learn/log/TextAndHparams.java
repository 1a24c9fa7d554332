package dev.obor.learn.log;

import dev.obor.base.ValueError;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values that plug-ins of TensorBoard read: texts and hyper-parameters.
///
/// Source: TensorBoard's `plugins/text/plugin_data.proto` and `plugins/hparams/api.proto`.
final class TextAndHparams {
    private static final int STRING = 1;
    private static final int BOOL = 2;
    private static final int FLOAT64 = 3;
    private static final int DT_STRING = 7;
    private static final int SUCCESS = 1;

    private TextAndHparams() {}

    static Proto text(String tag, String text) {
        Proto shape = new Proto().message(2, new Proto().number(1, 1));
        Proto tensor =
                new Proto()
                        .number(1, DT_STRING)
                        .message(2, shape)
                        .bytes(8, text.getBytes(StandardCharsets.UTF_8));
        return new Proto()
                .text(1, tag + "/text_summary")
                .message(8, tensor)
                .message(9, plugin("text", new Proto()));
    }

    private static Proto plugin(String name, Proto content) {
        Proto data = new Proto().text(1, name);
        byte[] bytes = content.toBytes();
        return new Proto().message(1, bytes.length == 0 ? data : data.bytes(2, bytes));
    }

    /// The experiment, the start and the end of a session.
    static Proto[] hparams(
            Map<String, ? extends @Nullable Object> hparams, Map<String, Double> metrics) {
        Proto experiment = new Proto();
        Proto start = new Proto();
        hparams.forEach((name, value) -> {
            experiment.message(4, new Proto().text(1, name).number(4, kind(name, value)));
            start.message(1, new Proto().text(1, name).message(2, value(value)));
        });
        metrics.keySet()
                .forEach(name ->
                        experiment.message(5, new Proto().message(1, new Proto().text(2, name))));
        return new Proto[] {
            named("_hparams_/experiment", new Proto().message(2, experiment)),
            named("_hparams_/session_start_info", new Proto().message(3, start)),
            named(
                    "_hparams_/session_end_info",
                    new Proto().message(4, new Proto().number(1, SUCCESS)))
        };
    }

    private static Proto named(String tag, Proto content) {
        return new Proto().text(1, tag).message(9, plugin("hparams", content));
    }

    private static int kind(String name, @Nullable Object value) {
        return switch (value) {
            case Boolean _ -> BOOL;
            case Number _ -> FLOAT64;
            case CharSequence _ -> STRING;
            case null, default ->
                    throw new ValueError(
                            "addHparams: value of '"
                                    + name
                                    + "' should be a number, a truth value or a text, got "
                                    + (value == null
                                            ? "null"
                                            : "a " + value.getClass().getSimpleName()),
                            "Give its text: String.valueOf(…).");
        };
    }

    private static Proto value(@Nullable Object value) {
        Proto result = new Proto();
        return switch (value) {
            case Boolean truth -> truth ? result.number(4, 1) : result.falsehood(4);
            case Number number -> result.real(2, number.doubleValue(), true);
            case null, default ->
                    result.bytes(3, String.valueOf(value).getBytes(StandardCharsets.UTF_8));
        };
    }
}
