package dev.obor;

import dev.obor.OperationOptions.Draw;
import dev.obor.op.Randoms;
import java.util.function.Consumer;

/// The functions of [Obor] that draw random numbers with parameters from tensors.
public abstract class RandomFunctions extends NumberFunctions {
    RandomFunctions() {}

    /// One with the probability that stands in `input`, else zero.
    public static Tensor bernoulli(Tensor input) {
        return Randoms.bernoulli(input, null);
    }

    /// One with the probability that stands in `input`, else zero, from a generator.
    public static Tensor bernoulli(Tensor input, Generator generator) {
        return Randoms.bernoulli(input, generator);
    }

    /// One with probability `p`, else zero, in the sizes of `input`.
    public static Tensor bernoulli(Tensor input, double p) {
        return Randoms.bernoulli(input, p, null);
    }

    /// Counts of a Poisson distribution with the rates that stand in `input`.
    public static Tensor poisson(Tensor input) {
        return Randoms.poisson(input, null);
    }

    /// Counts of a Poisson distribution with the rates that stand in `input`, from a generator.
    public static Tensor poisson(Tensor input, Generator generator) {
        return Randoms.poisson(input, generator);
    }

    /// Places drawn without replacement with the weights in `input`, `(categories)` or `(rows,
    /// categories)`; int64 `(numSamples)` or `(rows, numSamples)`.
    ///
    /// @throws IllegalArgumentException if a weight is negative or not finite, or all are zero
    public static Tensor multinomial(Tensor input, int numSamples) {
        return input.multinomial(numSamples);
    }

    /// Places drawn with the weights in `input`, with options: `o -> o.replacement(true)`.
    public static Tensor multinomial(Tensor input, int numSamples, Consumer<Draw> options) {
        return input.multinomial(numSamples, options);
    }

    /// Normal numbers with a mean for each element.
    public static Tensor normal(Tensor mean, double std) {
        return Randoms.normal(mean, std, null);
    }

    /// Normal numbers with a deviation for each element.
    public static Tensor normal(double mean, Tensor std) {
        return Randoms.normal(mean, std, null);
    }

    /// Normal numbers with a mean and a deviation for each element; they broadcast.
    public static Tensor normal(Tensor mean, Tensor std) {
        return Randoms.normal(mean, std, null);
    }

    /// Normal numbers with one mean and one deviation.
    public static Tensor normal(double mean, double std, long... size) {
        return Creators.empty(size).normal_(mean, std);
    }

    /// Normal numbers with one mean and one deviation, with options.
    public static Tensor normal(
            Consumer<TensorOptions> options, double mean, double std, long... size) {
        return Creators.empty(options, size).normal_(mean, std);
    }

    /// Normal numbers with one mean and one deviation, with options.
    public static Tensor normal(
            double mean, double std, long[] size, Consumer<TensorOptions> options) {
        return Creators.empty(options, size).normal_(mean, std);
    }
}
