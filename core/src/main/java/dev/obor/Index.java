package dev.obor;

import dev.obor.base.Arguments;
import org.jspecify.annotations.Nullable;

/// One entry of an index such as `x[0, 2:5, ..., mask]`.
///
/// ```java
/// x.get(Index.all(), Index.slice(0, 64));        // x[:, 0:64]
/// x.get(Index.ellipsis(), -1);                   // x[..., -1]
/// x.get(0, Index.newAxis(), Index.of(2, 0, 1));  // x[0, None, [2, 0, 1]]
/// x.get(x.gt(0));                                // x[x > 0]
/// ```
///
/// Plain Java numbers, `int[]`, `long[]`, `boolean[]` and tensors may stand beside these entries.
public sealed interface Index {

    /// One place of a dimension, which disappears; negative places count from the end.
    record At(long place) implements Index {}

    /// The places from `start` to before `end` in steps; null means from the first, to the last.
    record Slice(@Nullable Long start, @Nullable Long end, long step) implements Index {}

    /// The places that an integer tensor lists, or that a bool tensor marks.
    record Of(Tensor tensor) implements Index {
        public Of {
            Arguments.given(tensor, "tensor");
        }
    }

    /// All dimensions that no other entry names.
    record Ellipsis() implements Index {}

    /// A new dimension of size 1.
    record NewAxis() implements Index {}

    /// A new dimension of size 1 (true) or 0 (false).
    record Flag(boolean value) implements Index {}

    /// One place: `x[place]`.
    static Index of(long place) {
        return new At(place);
    }

    /// Several places: `x[[2, 0, 1]]`.
    static Index of(long... places) {
        Arguments.given(places, "places");
        return new Of(Obor.tensor(places));
    }

    /// The places in an int64 tensor, or those where a bool tensor is true.
    static Index of(Tensor tensor) {
        Arguments.given(tensor, "tensor");
        return new Of(tensor);
    }

    /// The places where the flags are true: `x[[True, False]]`.
    static Index of(boolean... mask) {
        Arguments.given(mask, "mask");
        return new Of(Obor.tensor(mask));
    }

    /// The places from `start` to before `end`: `x[start:end]`.
    static Index slice(long start, long end) {
        return new Slice(start, end, 1);
    }

    /// The places from `start` to before `end` in steps: `x[start:end:step]`.
    static Index slice(long start, long end, long step) {
        return new Slice(start, end, step);
    }

    /// The places from `start` on: `x[start:]`.
    static Index from(long start) {
        return new Slice(start, null, 1);
    }

    /// The places before `end`: `x[:end]`.
    static Index to(long end) {
        return new Slice(null, end, 1);
    }

    /// The same as [#to]: inside of a class that has a method `to` of its own, as a
    /// [dev.obor.nn.Module] has, the imported one is hidden.
    static Index until(long end) {
        return to(end);
    }

    /// Every `step`-th place: `x[::step]`.
    static Index every(long step) {
        return new Slice(null, null, step);
    }

    /// All places: `x[:]`.
    static Index all() {
        return new Slice(null, null, 1);
    }

    /// All dimensions that no other entry names: `x[...]`.
    static Index ellipsis() {
        return new Ellipsis();
    }

    /// A new dimension of size 1: `x[None]`.
    static Index newAxis() {
        return new NewAxis();
    }
}
