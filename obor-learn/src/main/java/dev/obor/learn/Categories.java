package dev.obor.learn;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.F;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column of texts as numbers, as pandas' `Categorical`: each text is the place in the sorted
/// list of all of them.
///
/// @param codes the places, `(rows)`, int64; -1 where the text is missing
/// @param labels the texts
public record Categories(Tensor codes, List<String> labels) {
    /// The list is copied.
    public Categories {
        Arguments.given(codes, "codes");
        labels = List.copyOf(Arguments.allGiven(labels, "labels"));
    }

    /// Other texts by the same list, as those of new rows: what was not there before is -1, as is
    /// what is missing.
    ///
    /// ```java
    /// var table = CsvTable.parse("city\nRome\nBonn\n", o -> {});
    /// var cities = table.categories("city");
    /// cities.of(List.of("Rome", "Oslo")).codes() // [1, -1]
    /// ```
    public Categories of(List<? extends @Nullable String> texts) {
        long[] codes = new long[Arguments.given(texts, "texts").size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = labels.indexOf(texts.get(i));
        }
        return new Categories(Obor.fromArray(codes), labels);
    }

    /// A column of zeros and ones for each text, `(rows, labels)`, float32; a missing text is zero
    /// in all of them.
    public Tensor oneHot() {
        Tensor there = codes.ge(0);
        return F.oneHot(codes.clampMin(0), Math.max(1, labels.size()))
                .mul(there.unsqueeze(1))
                .toFloat();
    }

    /// The text of a code, as of a prediction.
    ///
    /// @throws ValueError if there is none
    public String label(long code) {
        if (code < 0 || code >= labels.size()) {
            throw new ValueError(
                    "there is no category "
                            + code
                            + "; there are "
                            + labels.size()
                            + ": "
                            + labels);
        }
        return labels.get((int) code);
    }
}
