package dev.obor.text.models;

import dev.obor.base.ValueError;
import dev.obor.text.tokenize.Part;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/// How the places of a [Llama] are stretched beyond the texts that it was trained with:
/// `rope_scaling` of `config.json`, or `rope_parameters` of newer ones.
///
/// Source: Su et al., "RoFormer", 2021, for rotations by places; Meta's Llama 3.1 for `llama3`.
///
/// @param ropeType `linear` or `llama3`
/// @param factor how many times longer texts may be
/// @param lowFreqFactor where slow rotations begin, of `llama3`
/// @param highFreqFactor where quick rotations end, of `llama3`
/// @param originalMaxPositionEmbeddings the longest text of the training, of `llama3`
public record RopeScaling(
        String ropeType,
        double factor,
        double lowFreqFactor,
        double highFreqFactor,
        int originalMaxPositionEmbeddings) {
    /// Checks the values.
    ///
    /// @throws ValueError if they do not fit together
    public RopeScaling {
        boolean llama = "llama3".equals(ropeType);
        if (!llama && !"linear".equals(ropeType)) {
            throw new ValueError(
                    "'rope_type' is '" + ropeType + "', which Obor does not know",
                    "Known are 'default', 'linear' and 'llama3'.");
        }
        positive("factor", factor);
        if (llama) {
            positive("low_freq_factor", lowFreqFactor);
            positive("high_freq_factor", highFreqFactor);
            positive("original_max_position_embeddings", originalMaxPositionEmbeddings);
            if (highFreqFactor <= lowFreqFactor) {
                throw new ValueError(
                        "'high_freq_factor', %s, must be more than 'low_freq_factor', %s"
                                .formatted(highFreqFactor, lowFreqFactor));
            }
        }
    }

    private static void positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new ValueError("'" + name + "' must be positive, and is " + value);
        }
    }

    /// All rotations slower by a factor.
    public static RopeScaling linear(double factor) {
        return new RopeScaling("linear", factor, 1, 4, 1);
    }

    /// Slow rotations slower by a factor, quick ones as they are, and between them a mixture.
    public static RopeScaling llama3(
            double factor, double lowFreqFactor, double highFreqFactor, int original) {
        return new RopeScaling("llama3", factor, lowFreqFactor, highFreqFactor, original);
    }

    /// What a file says, or null for nothing.
    static @Nullable RopeScaling of(@Nullable Part part, int longest) {
        if (part == null) {
            return null;
        }
        String type = part.string(part.has("rope_type") ? "rope_type" : "type", "default");
        if (type.equals("default")) {
            return null;
        }
        return new RopeScaling(
                type,
                part.real("factor"),
                type.equals("llama3") ? part.real("low_freq_factor") : 1,
                type.equals("llama3") ? part.real("high_freq_factor") : 4,
                part.number("original_max_position_embeddings", longest));
    }

    /// What a file says of them.
    static Map<String, Object> saved(double theta, @Nullable RopeScaling scaling) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("rope_theta", theta);
        values.put("rope_type", scaling == null ? "default" : scaling.ropeType);
        if (scaling != null) {
            values.put("factor", scaling.factor);
        }
        if (scaling != null && scaling.ropeType.equals("llama3")) {
            values.put("low_freq_factor", scaling.lowFreqFactor);
            values.put("high_freq_factor", scaling.highFreqFactor);
            values.put("original_max_position_embeddings", scaling.originalMaxPositionEmbeddings);
        }
        return values;
    }

    /// The angles by which each pair of a head is turned from one place to the next.
    ///
    /// @param round what numbers are rounded to: float32 in models that have no more
    static double[] angles(
            long size, double theta, @Nullable RopeScaling scaling, DoubleUnaryOperator round) {
        double[] angles = new double[(int) (size / 2)];
        for (int i = 0; i < angles.length; i++) {
            double part = round.applyAsDouble(2.0 * i / size);
            double angle = round.applyAsDouble(1 / round.applyAsDouble(Math.pow(theta, part)));
            angles[i] = scaling == null ? angle : scaling.stretched(angle, round);
        }
        return angles;
    }

    private double stretched(double angle, DoubleUnaryOperator round) {
        double slow = round.applyAsDouble(angle / factor);
        if (ropeType.equals("linear")) {
            return slow;
        }
        double turn = round.applyAsDouble(2 * Math.PI / angle);
        if (turn > originalMaxPositionEmbeddings / lowFreqFactor) {
            return slow;
        }
        if (turn < originalMaxPositionEmbeddings / highFreqFactor) {
            return angle;
        }
        double turns = round.applyAsDouble(originalMaxPositionEmbeddings / turn);
        double part =
                round.applyAsDouble((turns - lowFreqFactor) / (highFreqFactor - lowFreqFactor));
        return round.applyAsDouble((1 - part) * angle / factor + part * angle);
    }
}
