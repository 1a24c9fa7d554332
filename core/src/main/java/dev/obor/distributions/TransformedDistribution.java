package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.SampleShapes;
import dev.obor.distributions.transforms.ComposeTransform;
import dev.obor.distributions.transforms.Transform;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A distribution of transformed values, PyTorch's `torch.distributions.TransformedDistribution`.
///
/// ```text
/// y = f(x), log p(y) = log p(x) - log |det dy/dx|
/// ```
///
/// ```java
/// var flow = new TransformedDistribution(base, List.of(layer1, layer2));
/// Tensor loss = flow.logProb(data).mean().neg();
/// ```
public class TransformedDistribution extends Distribution {
    private final Distribution base;
    private final List<Transform> transforms;

    /// Values of a distribution after a transform.
    public TransformedDistribution(Distribution baseDistribution, Transform transform) {
        this(baseDistribution, List.of(given(transform, "transform")));
    }

    /// Values of a distribution after transforms, the first of which is applied first.
    ///
    /// @throws ValueError if the values have fewer dimensions than the transforms take
    public TransformedDistribution(
            Distribution baseDistribution, List<? extends Transform> transforms) {
        this(baseDistribution, transforms, o -> {});
    }

    /// With options.
    ///
    /// @throws ValueError if the values have fewer dimensions than the transforms take
    public TransformedDistribution(
            Distribution baseDistribution,
            List<? extends Transform> transforms,
            Consumer<Options> options) {
        this(
                baseDistribution,
                transforms,
                new ArgConstraints(),
                new Options().with(options).validateArgs);
    }

    /// For classes that extend this one and name their arguments.
    protected TransformedDistribution(
            Distribution baseDistribution,
            List<? extends Transform> transforms,
            ArgConstraints arguments,
            boolean validateArgs) {
        this(Shaped.of(baseDistribution, transforms), arguments, validateArgs);
    }

    private TransformedDistribution(Shaped shaped, ArgConstraints arguments, boolean validateArgs) {
        this.base = shaped.base();
        this.transforms = shaped.transforms();
        super(shaped.batch(), shaped.event(), arguments, validateArgs);
    }

    /// The base distribution, expanded so that the transforms do not widen it, and the shapes.
    private record Shaped(Distribution base, List<Transform> transforms, Size batch, Size event) {
        static Shaped of(Distribution given, List<? extends Transform> parts) {
            Arguments.given(given, "baseDistribution");
            Arguments.given(parts, "transforms");
            Size shape = SampleShapes.join(given.batchShape(), given.eventShape());
            int baseDims = given.eventShape().dim();
            var whole = new ComposeTransform(parts);
            int taken = whole.domain().eventDim();
            if (shape.dim() < taken) {
                throw new ValueError(
                        "base_distribution needs to have shape with size at least "
                                + taken
                                + ", but got "
                                + shape
                                + ".");
            }
            Size forward = whole.forwardShape(shape);
            Size back = whole.inverseShape(forward);
            Distribution base = given;
            if (!shape.equals(back)) {
                base = base.expand(SampleShapes.first(back, back.dim() - baseDims).toArray());
            }
            if (taken > baseDims) {
                base = new Independent(base, taken - baseDims);
            }
            int made = whole.codomain().eventDim();
            int dims = Math.max(made, baseDims + made - taken);
            int cut = forward.dim() - dims;
            return new Shaped(
                    base,
                    whole.parts(),
                    SampleShapes.first(forward, cut),
                    SampleShapes.from(forward, cut));
        }
    }

    /// The distribution before the transforms.
    public Distribution baseDist() {
        return base;
    }

    /// The transforms, the first applied first.
    public List<Transform> transforms() {
        return transforms;
    }

    @Override
    public Constraint support() {
        if (transforms.isEmpty()) {
            return base.support();
        }
        Constraint support = transforms.getLast().codomain();
        int more = eventShape().dim() - support.eventDim();
        return more > 0 ? Constraints.independent(support, more) : support;
    }

    @Override
    public boolean hasRsample() {
        return base.hasRsample();
    }

    private Tensor transformed(Tensor x) {
        Tensor y = x;
        for (Transform transform : transforms) {
            y = transform.call(y);
        }
        return y;
    }

    @Override
    public Tensor sample(long... sampleShape) {
        given(sampleShape, "sampleShape");
        try (var _ = Obor.noGrad()) {
            return transformed(base.sample(sampleShape));
        }
    }

    @Override
    public Tensor rsample(long... sampleShape) {
        given(sampleShape, "sampleShape");
        return transformed(base.rsample(sampleShape));
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        int dims = eventShape().dim();
        @Nullable Tensor jacobian = null;
        Tensor y = value;
        for (Transform transform : transforms.reversed()) {
            Tensor x = transform.inv().call(y);
            int taken = transform.domain().eventDim();
            dims += taken - transform.codomain().eventDim();
            Tensor term =
                    SampleShapes.sumRightmost(transform.logAbsDetJacobian(x, y), dims - taken);
            jacobian = jacobian == null ? term.neg() : jacobian.sub(term);
            y = x;
        }
        Tensor ofBase = SampleShapes.sumRightmost(base.logProb(y), dims - base.eventShape().dim());
        return jacobian == null ? ofBase : jacobian.add(ofBase);
    }

    /// A probability for falling transforms is one minus that of the base.
    private Tensor turned(Tensor probability) {
        @Nullable Tensor sign = null;
        for (Transform transform : transforms) {
            sign = sign == null ? transform.sign() : sign.mul(transform.sign());
        }
        return sign == null
                ? probability
                : sign.to(probability.dtype()).mul(probability.sub(0.5)).add(0.5);
    }

    @Override
    public Tensor cdf(Tensor value) {
        Tensor x = given(value, "value");
        for (Transform transform : transforms.reversed()) {
            x = transform.inv().call(x);
        }
        if (validatesArgs()) {
            base.validateSample(x);
        }
        return turned(base.cdf(x));
    }

    @Override
    public Tensor icdf(Tensor value) {
        return transformed(base.icdf(turned(given(value, "value"))));
    }

    @Override
    public TransformedDistribution expand(long... batchShape) {
        given(batchShape, "batchShape");
        Size shape = SampleShapes.join(Size.of(batchShape), eventShape());
        for (Transform transform : transforms.reversed()) {
            shape = transform.inverseShape(shape);
        }
        Size batch = SampleShapes.first(shape, shape.dim() - base.eventShape().dim());
        Distribution expanded = base.expand(batch.toArray());
        return as(new TransformedDistribution(expanded, transforms, o -> o.validateArgs(false)));
    }
}
