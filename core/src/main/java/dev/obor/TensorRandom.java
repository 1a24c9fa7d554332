package dev.obor;

import dev.obor.OperationOptions.Draw;
import dev.obor.backend.Distribution;
import dev.obor.op.Factories;
import dev.obor.op.Randoms;
import java.util.function.Consumer;

/// New tensors like this one, and random fills.
///
/// One topic of [Tensor]; see there.
public sealed interface TensorRandom permits Tensor {
    /// Zeros of the same sizes, dtype and layout.
    default Tensor zerosLike() {
        return Factories.fullLike((Tensor) this, 0);
    }

    /// Ones of the same sizes, dtype and layout.
    default Tensor onesLike() {
        return Factories.fullLike((Tensor) this, 1);
    }

    /// Equally likely numbers from 0 to before 1; returns this.
    default Tensor uniform_() {
        return Randoms.fill((Tensor) this, "uniform", new Distribution.Uniform(0, 1), null);
    }

    /// Equally likely numbers from `from` to before `to`; returns this.
    default Tensor uniform_(double from, double to) {
        return Randoms.fill((Tensor) this, "uniform", new Distribution.Uniform(from, to), null);
    }

    /// Equally likely numbers from `from` to before `to`, from a generator.
    default Tensor uniform_(double from, double to, Generator generator) {
        return Randoms.fill(
                (Tensor) this, "uniform", new Distribution.Uniform(from, to), generator);
    }

    /// Normal numbers with mean 0 and variance 1; returns this.
    default Tensor normal_() {
        return Randoms.fill((Tensor) this, "normal", new Distribution.Normal(0, 1), null);
    }

    /// Normal numbers with a mean and a standard deviation; returns this.
    default Tensor normal_(double mean, double std) {
        return Randoms.fill((Tensor) this, "normal", new Distribution.Normal(mean, std), null);
    }

    /// Normal numbers with a mean and a standard deviation, from a generator.
    default Tensor normal_(double mean, double std, Generator generator) {
        return Randoms.fill((Tensor) this, "normal", new Distribution.Normal(mean, std), generator);
    }

    /// Exponentials of normal numbers with mean 1 and deviation 2; returns this.
    default Tensor logNormal_() {
        return Randoms.fill((Tensor) this, "log_normal", new Distribution.LogNormal(1, 2), null);
    }

    /// Exponentials of normal numbers with this mean and deviation; returns this.
    default Tensor logNormal_(double mean, double std) {
        return Randoms.fill(
                (Tensor) this, "log_normal", new Distribution.LogNormal(mean, std), null);
    }

    /// Exponentials of normal numbers with this mean and deviation, from a generator.
    default Tensor logNormal_(double mean, double std, Generator generator) {
        return Randoms.fill(
                (Tensor) this, "log_normal", new Distribution.LogNormal(mean, std), generator);
    }

    /// Numbers of the standard Cauchy distribution; returns this.
    default Tensor cauchy_() {
        return Randoms.fill((Tensor) this, "cauchy", new Distribution.Cauchy(0, 1), null);
    }

    /// Numbers of a Cauchy distribution; returns this.
    default Tensor cauchy_(double median, double sigma) {
        return Randoms.fill((Tensor) this, "cauchy", new Distribution.Cauchy(median, sigma), null);
    }

    /// Numbers of a Cauchy distribution, from a generator.
    default Tensor cauchy_(double median, double sigma, Generator generator) {
        return Randoms.fill(
                (Tensor) this, "cauchy", new Distribution.Cauchy(median, sigma), generator);
    }

    /// Exponentially distributed numbers with rate 1; returns this.
    default Tensor exponential_() {
        return Randoms.fill((Tensor) this, "exponential", new Distribution.Exponential(1), null);
    }

    /// Exponentially distributed numbers with a rate; returns this.
    default Tensor exponential_(double lambd) {
        return Randoms.fill(
                (Tensor) this, "exponential", new Distribution.Exponential(lambd), null);
    }

    /// Exponentially distributed numbers with a rate, from a generator.
    default Tensor exponential_(double lambd, Generator generator) {
        return Randoms.fill(
                (Tensor) this, "exponential", new Distribution.Exponential(lambd), generator);
    }

    /// The number of trials up to the first success, each with probability `p`; returns this.
    default Tensor geometric_(double p) {
        return Randoms.fill((Tensor) this, "geometric", new Distribution.Geometric(p), null);
    }

    /// The number of trials up to the first success, each with probability `p`, from a generator.
    default Tensor geometric_(double p, Generator generator) {
        return Randoms.fill((Tensor) this, "geometric", new Distribution.Geometric(p), generator);
    }

    /// One or zero, equally likely; returns this.
    default Tensor bernoulli_() {
        return Randoms.fill((Tensor) this, "bernoulli", new Distribution.Bernoulli(0.5), null);
    }

    /// One with probability `p`, else zero; returns this.
    default Tensor bernoulli_(double p) {
        return Randoms.fill((Tensor) this, "bernoulli", new Distribution.Bernoulli(p), null);
    }

    /// One with probability `p`, else zero, from a generator.
    default Tensor bernoulli_(double p, Generator generator) {
        return Randoms.fill((Tensor) this, "bernoulli", new Distribution.Bernoulli(p), generator);
    }

    /// The non-negative integers that the dtype holds without gaps; returns this.
    default Tensor random_() {
        return Randoms.fill((Tensor) this, "random", new Distribution.AllIntegers(), null);
    }

    /// Integers from 0 to before `to`; returns this.
    default Tensor random_(long to) {
        return Randoms.fill((Tensor) this, "random", new Distribution.Integers(0, to), null);
    }

    /// Integers from `from` to before `to`; returns this.
    default Tensor random_(long from, long to) {
        return Randoms.fill((Tensor) this, "random", new Distribution.Integers(from, to), null);
    }

    /// Integers from `from` to before `to`, from a generator.
    default Tensor random_(long from, long to, Generator generator) {
        return Randoms.fill(
                (Tensor) this, "random", new Distribution.Integers(from, to), generator);
    }

    /// One with the probability at the same place of `p`, which broadcasts, else zero; returns
    /// this.
    default Tensor bernoulli_(Tensor p) {
        return Randoms.bernoulliInto((Tensor) this, p, null);
    }

    /// One with the probability at the same place of `p`, which broadcasts, else zero, from a
    /// generator.
    default Tensor bernoulli_(Tensor p, Generator generator) {
        return Randoms.bernoulliInto((Tensor) this, p, generator);
    }

    /// A new tensor: one with the probability that stands here, else zero.
    default Tensor bernoulli() {
        return Randoms.bernoulli((Tensor) this, null);
    }

    /// A new tensor of these sizes: one with probability `p`, else zero.
    default Tensor bernoulli(double p) {
        return Randoms.bernoulli((Tensor) this, p, null);
    }

    /// A new tensor: one with the probability that stands here, else zero, from a generator.
    default Tensor bernoulli(Generator generator) {
        return Randoms.bernoulli((Tensor) this, generator);
    }

    /// Places drawn with these weights, for each row: `(categories)` or `(rows, categories)` gives
    /// int64 `(numSamples)` or `(rows, numSamples)`.
    default Tensor multinomial(int numSamples) {
        return multinomial(numSamples, Draw.DEFAULT);
    }

    /// Places drawn with these weights, with options: `o -> o.replacement(true)`.
    default Tensor multinomial(int numSamples, Consumer<Draw> options) {
        Draw o = Draw.DEFAULT.with(options);
        return Randoms.multinomial((Tensor) this, numSamples, o.replacement, o.generator);
    }
}
