package dev.obor.conformance;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.autograd.ForwardAD;
import dev.obor.autograd.GradCheck;
import dev.obor.nn.functional.F;
import dev.obor.nn.init.Init;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds the public Java name that a name of PyTorch's has, by reflection.
final class Resolution {
    /// Python's packages and the Java packages that hold their classes.
    private static final List<String> PACKAGES =
            List.of(
                    "dev.obor",
                    "dev.obor.base",
                    "dev.obor.amp",
                    "dev.obor.autograd",
                    "dev.obor.func",
                    "dev.obor.nn",
                    "dev.obor.nn.utils",
                    "dev.obor.nn.utils.prune",
                    "dev.obor.optim",
                    "dev.obor.data",
                    "dev.obor.io",
                    "dev.obor.vision",
                    "dev.obor.vision.transforms",
                    "dev.obor.vision.models",
                    "dev.obor.vision.ops");

    private Resolution() {}

    /// The Java name, if there is one.
    static Optional<String> of(String name) {
        if (name.startsWith("torch.distributions.")) {
            return distribution(name.substring("torch.distributions.".length()));
        }
        int bracket = name.indexOf('(');
        if (bracket > 0) {
            return argument(
                    name.substring(0, bracket), name.substring(bracket + 1, name.length() - 1));
        }
        if (name.startsWith("reset_parameters:")) {
            return type(name.substring("reset_parameters:".length())).map(Class::getSimpleName);
        }
        int dot = name.lastIndexOf('.');
        String owner = dot < 0 ? "" : name.substring(0, dot);
        String last = Names.camel(name.substring(dot + 1));
        return switch (owner) {
            case "torch" -> first(last, Obor.class, Tensor.class, F.class);
            case "torch.Tensor" -> member(Tensor.class, last);
            case "torch.nn.functional" -> member(F.class, last);
            case "torch.nn.init" -> member(Init.class, last);
            case "torch.special", "torch.linalg", "torch.fft" ->
                    type(upper(owner.substring("torch.".length())))
                            .flatMap(t -> member(t, last))
                            .or(() -> first(last, Obor.class, F.class));
            case "torch.amp" -> member(Obor.class, last).or(() -> nested(owner, last));
            case "torch.autograd.gradcheck" ->
                    member(GradCheck.class, last).or(() -> nested(owner, last));
            case "torch.autograd.forward_ad" ->
                    member(ForwardAD.class, last)
                            .or(() -> java("dev.obor.autograd.ForwardAD." + last))
                            .or(() -> nested(owner, last));
            case "torch.autograd", "torch.autograd.graph", "torch.autograd.functional" ->
                    member(Autograd.class, last).or(() -> nested(owner, last));
            case "torchvision.transforms.functional", "torchvision.transforms.v2.functional" ->
                    java("dev.obor.vision.transforms.TF." + last);
            case "torchvision.utils" -> java("dev.obor.vision.io.Grids." + last);
            default -> nested(owner, last);
        };
    }

    /// A name below `torch.distributions`: a distribution, a member of one, a divergence of two, a
    /// transform or a constraint.
    private static Optional<String> distribution(String name) {
        String space = "dev.obor.distributions.";
        int bracket = name.indexOf('(');
        if (bracket > 0) {
            boolean known =
                    Arrays.stream(name.substring(bracket + 1, name.length() - 1).split(","))
                            .allMatch(kind -> Names.type(space + kind).isPresent());
            return known ? Optional.of("KL.klDivergence") : Optional.empty();
        }
        int dot = name.lastIndexOf('.');
        String last = Names.camel(name.substring(dot + 1));
        return switch (dot < 0 ? "" : name.substring(0, dot)) {
            case "" ->
                    Names.type(space + last)
                            .<String>map(Class::getSimpleName)
                            .or(() -> java(space + "KL." + last));
            case "transforms" -> Names.type(space + "transforms." + last).map(Class::getSimpleName);
            case "constraints" ->
                    java(space + "constraints." + last)
                            .or(() -> java(space + "constraints.Constraints." + last));
            default -> java(space + name.substring(0, dot) + "." + last);
        };
    }

    private static Optional<String> first(String name, Class<?>... owners) {
        return Arrays.stream(owners)
                .flatMap(o -> member(o, name).stream())
                .findFirst()
                .or(() -> type(name).map(Class::getSimpleName));
    }

    /// A class, or a member of the class that the owner names.
    private static Optional<String> nested(String owner, String last) {
        Optional<Class<?>> type = type(last);
        if (type.isPresent() && Character.isUpperCase(last.charAt(0))) {
            return type.map(Class::getSimpleName);
        }
        String space = owner.substring(owner.lastIndexOf('.') + 1);
        return type(upper(Names.camel(space)))
                .flatMap(t -> member(t, last))
                .or(() ->
                        owner.startsWith("torch.func") || owner.startsWith("torch.nn.utils")
                                ? first(last, Autograd.class)
                                : Optional.empty());
    }

    private static String upper(String name) {
        return name.isEmpty()
                ? name
                : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /// A public method or field of a class.
    static Optional<String> member(Class<?> owner, String name) {
        boolean method = Arrays.stream(owner.getMethods()).anyMatch(m -> m.getName().equals(name));
        boolean field = Arrays.stream(owner.getFields()).anyMatch(f -> f.getName().equals(name));
        boolean open = // what programs override, though they do not call it
                Arrays.stream(owner.getDeclaredMethods())
                        .anyMatch(m ->
                                m.getName().equals(name) && Modifier.isProtected(m.getModifiers()));
        return method || field || open
                ? Optional.of(owner.getSimpleName() + "." + name)
                : Optional.empty();
    }

    /// A public class of the library with a simple name.
    static Optional<Class<?>> type(String name) {
        return PACKAGES.stream()
                .flatMap(p -> Names.type(p + "." + name).stream())
                .filter(t -> Modifier.isPublic(t.getModifiers()))
                .findFirst();
    }

    /// A full Java name, of a class or a member.
    static Optional<String> java(String name) {
        Optional<Class<?>> type = Names.type(name);
        if (type.isPresent()) {
            return type.map(Class::getSimpleName);
        }
        int dot = name.lastIndexOf('.');
        return Names.type(name.substring(0, dot)).flatMap(t -> member(t, name.substring(dot + 1)));
    }

    /// An argument of a constructor: a parameter, or one of its options.
    private static Optional<String> argument(String owner, String argument) {
        String java = Names.camel(argument);
        Optional<Class<?>> type = type(owner.substring(owner.lastIndexOf('.') + 1));
        boolean found =
                type.isPresent()
                        && (Arrays.stream(type.get().getConstructors())
                                        .anyMatch(c -> hasParameter(c, java))
                                || Arrays.stream(type.get().getClasses())
                                        .filter(c -> c.isRecord() || isOptions(c))
                                        .anyMatch(r -> member(r, java).isPresent()));
        return found
                ? Optional.of(type.get().getSimpleName() + "(" + java + ")")
                : Optional.empty();
    }

    private static boolean isOptions(Class<?> type) {
        return dev.obor.base.Options.class.isAssignableFrom(type);
    }

    private static boolean hasParameter(Constructor<?> constructor, String name) {
        return Arrays.stream(constructor.getParameters()).anyMatch(p -> p.getName().equals(name));
    }
}
