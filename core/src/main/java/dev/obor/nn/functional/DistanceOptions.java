package dev.obor.nn.functional;

import dev.obor.base.Options;

/// Optional arguments of distances and lengths: `F.normalize(x, o -> o.dim(-1))`.
///
/// @param <O> the options themselves
public abstract sealed class DistanceOptions<O extends DistanceOptions<O>> extends Options<O> {
    double eps;

    private DistanceOptions(double eps) {
        this.eps = eps;
    }

    /// What keeps the result finite: the least that lengths count as, 1e-8 for cosines and 1e-12
    /// for [F#normalize]; of distances what is added to differences, 1e-6.
    public final O eps(double value) {
        return set(() -> eps = value);
    }

    /// Those of distances between pairs of vectors.
    public static final class Pairwise extends DistanceOptions<Pairwise> {
        static final Pairwise DEFAULT = new Pairwise();
        double p = 2;
        boolean keepdim;

        /// PyTorch's defaults.
        public Pairwise() {
            super(1e-6);
        }

        /// Of which norm they are, 2.
        public Pairwise p(double value) {
            return set(() -> p = value);
        }

        /// Whether the last dimension stays, with size 1; false.
        public Pairwise keepdim(boolean value) {
            return set(() -> keepdim = value);
        }
    }

    /// Those of the cosine similarity.
    public static final class Cosine extends DistanceOptions<Cosine> {
        static final Cosine DEFAULT = new Cosine();
        int dim = 1;

        /// PyTorch's defaults.
        public Cosine() {
            super(1e-8);
        }

        /// Along which dimension the vectors lie, 1.
        public Cosine dim(int value) {
            return set(() -> dim = value);
        }
    }

    /// Those of the division by lengths.
    public static final class Normalize extends DistanceOptions<Normalize> {
        static final Normalize DEFAULT = new Normalize();
        double p = 2;
        int dim = 1;

        /// PyTorch's defaults.
        public Normalize() {
            super(1e-12);
        }

        /// Of which norm lengths are, 2.
        public Normalize p(double value) {
            return set(() -> p = value);
        }

        /// Along which dimension the vectors lie, 1.
        public Normalize dim(int value) {
            return set(() -> dim = value);
        }
    }
}
