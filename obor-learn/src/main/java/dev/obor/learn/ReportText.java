package dev.obor.learn;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;

/// The text of a classification report.
final class ReportText {
    private static final String WEIGHTED = "weighted avg";

    private ReportText() {}

    static String of(ClassCounts counts, String[] names, int digits) {
        int width =
                Math.max(
                        Arrays.stream(names)
                                .mapToInt(n -> n.codePointCount(0, n.length()))
                                .max()
                                .orElse(0),
                        Math.max(WEIGHTED.length(), digits));
        var text = new StringBuilder();
        line(text, width, "", "precision", "recall", "f1-score", "support");
        text.append('\n');
        for (int i = 0; i < names.length; i++) {
            line(
                    text,
                    width,
                    names[i],
                    number(counts.precision(i), digits),
                    number(counts.recall(i), digits),
                    number(counts.f1(i), digits),
                    Long.toString(counts.support(i)));
        }
        text.append('\n');
        String total = Long.toString(counts.total());
        line(text, width, "accuracy", "", "", number(counts.accuracy(), digits), total);
        for (boolean weighted : new boolean[] {false, true}) {
            line(
                    text,
                    width,
                    weighted ? WEIGHTED : "macro avg",
                    number(counts.mean(ClassCounts::precision, weighted), digits),
                    number(counts.mean(ClassCounts::recall, weighted), digits),
                    number(counts.mean(ClassCounts::f1, weighted), digits),
                    total);
        }
        return text.toString();
    }

    private static void line(StringBuilder text, int width, String name, String... fields) {
        text.append(" ".repeat(width - name.codePointCount(0, name.length())))
                .append(name)
                .append(' ');
        for (String field : fields) {
            text.append(String.format(Locale.ROOT, " %9s", field));
        }
        text.append('\n');
    }

    /// Rounded as Python does: exactly, and halves to the even digit.
    private static String number(double value, int digits) {
        return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }
}
