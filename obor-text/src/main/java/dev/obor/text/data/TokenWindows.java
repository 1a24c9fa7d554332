package dev.obor.text.data;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.data.Dataset;
import dev.obor.data.Sample;

/// Windows over a long text for a model that says what comes next: sample i is `x`, the tokens of a
/// window, and `y`, those one place further.
///
/// ```java
/// var windows = new TokenWindows(arange(10), 4, 4);
/// windows.size() // 2
/// windows.get(1).x() // [4, 5, 6, 7]
/// windows.get(1).y() // [5, 6, 7, 8]
/// ```
///
/// Both are views of the text, so that windows take no memory.
public final class TokenWindows implements Dataset<Sample> {
    private final Tensor tokens;
    private final long length;
    private final long stride;

    /// A window at every place.
    ///
    /// @param tokens the text, `(tokens)`
    /// @param length how many tokens a window has
    /// @throws ShapeError if the tokens are not in one dimension
    /// @throws ValueError if there is no room for a window
    public TokenWindows(Tensor tokens, long length) {
        this(tokens, length, 1);
    }

    /// A window at every so many places.
    ///
    /// @param tokens the text, `(tokens)`
    /// @param length how many tokens a window has
    /// @param stride how far one begins behind the other; `length` if they shall not overlap
    /// @throws ShapeError if the tokens are not in one dimension
    /// @throws ValueError if there is no room for a window
    public TokenWindows(Tensor tokens, long length, long stride) {
        Arguments.given(tokens, "tokens");
        if (tokens.dim() != 1) {
            throw new ShapeError("tokens must be of one dimension, but got " + tokens.shape());
        }
        if (length < 1 || stride < 1 || tokens.numel() <= length) {
            throw new ValueError(
                    ("%d tokens have no window of length %d with the token behind it, at every %d"
                                    + " places; lengths and strides are at least 1")
                            .formatted(tokens.numel(), length, stride));
        }
        this.tokens = tokens;
        this.length = length;
        this.stride = stride;
    }

    @Override
    public long size() {
        return (tokens.numel() - length - 1) / stride + 1;
    }

    /// One window.
    ///
    /// @throws IndexError if there is no such window
    @Override
    public Sample get(long index) {
        if (index < 0 || index >= size()) {
            throw new IndexError("index " + index + " is out of range for " + size() + " windows");
        }
        return Sample.of(
                tokens.narrow(0, index * stride, length),
                tokens.narrow(0, index * stride + 1, length));
    }
}
