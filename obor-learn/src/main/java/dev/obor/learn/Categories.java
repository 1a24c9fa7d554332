package dev.obor.learn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.F;
import java.util.List;

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
