package dev.obor.nn;

import org.jspecify.annotations.Nullable;

/// The shapes that the `forward` of a module may have: up to six inputs of any type, any result.
///
/// They are the targets of `this::forward` in `call(this::forward, a, b)`; see [Module].
public final class Forward {
    private Forward() {}

    /// Without inputs.
    ///
    /// @param <R> the result
    @FunctionalInterface
    public interface Of0<R extends @Nullable Object> {
        /// Computes the result.
        R forward();
    }

    /// Of one input.
    ///
    /// @param <A> the input
    /// @param <R> the result
    @FunctionalInterface
    public interface Of1<A extends @Nullable Object, R extends @Nullable Object> {
        /// Computes the result.
        R forward(A a);
    }

    /// Of two inputs.
    ///
    /// @param <A> the first input
    /// @param <B> the second input
    /// @param <R> the result
    @FunctionalInterface
    public interface Of2<
            A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> {
        /// Computes the result.
        R forward(A a, B b);
    }

    /// Of three inputs.
    ///
    /// @param <A> the first input
    /// @param <B> the second input
    /// @param <C> the third input
    /// @param <R> the result
    @FunctionalInterface
    public interface Of3<
            A extends @Nullable Object,
            B extends @Nullable Object,
            C extends @Nullable Object,
            R extends @Nullable Object> {
        /// Computes the result.
        R forward(A a, B b, C c);
    }

    /// Of four inputs.
    ///
    /// @param <A> the first input
    /// @param <B> the second input
    /// @param <C> the third input
    /// @param <D> the fourth input
    /// @param <R> the result
    @FunctionalInterface
    public interface Of4<
            A extends @Nullable Object,
            B extends @Nullable Object,
            C extends @Nullable Object,
            D extends @Nullable Object,
            R extends @Nullable Object> {
        /// Computes the result.
        R forward(A a, B b, C c, D d);
    }

    /// Of five inputs.
    ///
    /// @param <A> the first input
    /// @param <B> the second input
    /// @param <C> the third input
    /// @param <D> the fourth input
    /// @param <E> the fifth input
    /// @param <R> the result
    @FunctionalInterface
    public interface Of5<
            A extends @Nullable Object,
            B extends @Nullable Object,
            C extends @Nullable Object,
            D extends @Nullable Object,
            E extends @Nullable Object,
            R extends @Nullable Object> {
        /// Computes the result.
        R forward(A a, B b, C c, D d, E e);
    }

    /// Of six inputs.
    ///
    /// @param <A> the first input
    /// @param <B> the second input
    /// @param <C> the third input
    /// @param <D> the fourth input
    /// @param <E> the fifth input
    /// @param <F> the sixth input
    /// @param <R> the result
    @FunctionalInterface
    public interface Of6<
            A extends @Nullable Object,
            B extends @Nullable Object,
            C extends @Nullable Object,
            D extends @Nullable Object,
            E extends @Nullable Object,
            F extends @Nullable Object,
            R extends @Nullable Object> {
        /// Computes the result.
        R forward(A a, B b, C c, D d, E e, F f);
    }
}
