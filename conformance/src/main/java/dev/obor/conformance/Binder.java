package dev.obor.conformance;

import dev.obor.Tensor;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds the overload that takes a case's arguments, as a person who reads PyTorch's call would.
///
/// Positional arguments keep their order, keywords go to the parameter or the option of their name,
/// and a parameter that PyTorch gives a default receives that default.
final class Binder {
    /// A call that is ready to be made.
    record Call(
            Executable target, @Nullable Object receiver, @Nullable Object[] arguments, int cost) {
        /// Makes the call; what it throws is thrown.
        @Nullable Object make() {
            return Invocation.invoke(target, receiver, arguments);
        }
    }

    /// Keywords without a meaning for values on one device.
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("device", "layout", "pin_memory", "inplace", "name");

    private static final Consumer<Object> NO_CHANGE = _ -> {};

    private Binder() {}

    /// The cheapest way to make the call, if there is one.
    ///
    /// @param receiver the object to call on, or null: the first argument of an instance method
    static Optional<Call> bind(
            Arguments arguments, List<Executable> candidates, @Nullable Object receiver) {
        return candidates.stream()
                .flatMap(
                        m -> Optional.ofNullable(new Binding(arguments, m).call(receiver)).stream())
                .min(Comparator.comparingInt(Call::cost));
    }

    private static final class Binding {
        private final Arguments source;
        private final Executable method;
        private final List<Parameter> parameters;
        private final @Nullable Object[] values;
        private final boolean[] bound;
        private final boolean instance;
        private final Map<String, @Nullable Object> rest;
        private int cost;
        private int offset;

        Binding(Arguments source, Executable method) {
            this.source = source;
            this.method = method;
            this.instance =
                    !(method instanceof Constructor<?>)
                            && !Modifier.isStatic(method.getModifiers());
            this.parameters = List.of(method.getParameters());
            this.values = new Object[parameters.size()];
            this.bound = new boolean[parameters.size()];
            this.rest = new LinkedHashMap<>(source.keywords());
            if (rest.get("unbiased") instanceof Boolean unbiased) { // the older name of correction
                rest.remove("unbiased");
                rest.put("correction", number(unbiased));
            }
        }

        @Nullable Call call(@Nullable Object owner) {
            List<@Nullable Object> positional = new ArrayList<>(source.positional());
            Object receiver = owner;
            if (instance && owner == null) {
                if (positional.isEmpty() || !(positional.removeFirst() instanceof Tensor tensor)) {
                    return null;
                }
                offset = 1;
                receiver = tensor;
            }
            boolean complete = takePositional(positional) && takeKeywords() && takeDefaults();
            return complete ? new Call(method, receiver, values, cost) : null;
        }

        private boolean takePositional(List<@Nullable Object> positional) {
            int first = !parameters.isEmpty() && options() == 0 ? 1 : 0;
            for (int i = 0; i < positional.size(); i++) {
                Object value = positional.get(i);
                int place = i + first;
                boolean last = place == parameters.size() - 1;
                if (last && method.isVarArgs() && positional.size() - i > 1) {
                    return take(place, positional.subList(i, positional.size()));
                }
                if (place < parameters.size() && take(place, value)) {
                    continue;
                }
                if (i + offset >= source.names().size()) {
                    return false;
                }
                String name = source.names().get(i + offset);
                boolean unbiased = name.equals("dim") && value instanceof Boolean;
                rest.put(unbiased ? "correction" : name, unbiased ? number(value) : value);
            }
            return true;
        }

        private static Long number(@Nullable Object truth) {
            return Boolean.TRUE.equals(truth) ? 1L : 0L;
        }

        private boolean take(int i, @Nullable Object value) {
            if (isOptions(parameters.get(i).getType())) {
                return false; // not by position, and not as null
            }
            var converted = Conversion.to(parameters.get(i).getType(), value);
            if (converted == null) {
                return false;
            }
            values[i] = converted.value();
            bound[i] = true;
            cost += converted.cost();
            return true;
        }

        private boolean takeKeywords() {
            for (var keyword : rest.entrySet()) {
                String name = keyword.getKey();
                if (keyword.getValue() == null && isDefault(name, null) && !isParameter(name)) {
                    continue; // an option that is not given
                }
                String java = Names.argument(name.startsWith("_") ? name.substring(1) : name);
                if (takeNamed(java, keyword.getValue()) || takeOption(java, keyword.getValue())) {
                    continue;
                }
                boolean sparse = String.valueOf(keyword.getValue()).contains("sparse");
                if ((!WITHOUT_EFFECT.contains(name) || sparse)
                        && !isDefault(name, keyword.getValue())) {
                    return false;
                }
                cost += 4; // better an overload that takes it
            }
            return true;
        }

        private boolean isParameter(String name) {
            return parameters.stream().anyMatch(p -> p.getName().equals(Names.argument(name)));
        }

        private boolean takeNamed(String name, @Nullable Object value) {
            for (int i = 0; i < parameters.size(); i++) {
                String own = parameters.get(i).getName();
                boolean same = own.equals(name) || own.equals(name + "s") || name.equals(own + "s");
                if (!bound[i] && same) {
                    return take(i, value);
                }
            }
            return false;
        }

        /// The place of the optional arguments, last or first; -1 if there are none.
        private int options() {
            for (int i = parameters.size() - 1; i >= 0; i--) {
                if (isOptions(parameters.get(i).getType())) {
                    return i;
                }
            }
            return -1;
        }

        private boolean takeOption(String name, @Nullable Object value) {
            int last = options();
            if (last < 0) {
                return false;
            }
            var type = (ParameterizedType) parameters.get(last).getParameterizedType();
            Method[] setters = ((Class<?>) type.getActualTypeArguments()[0]).getMethods();
            // As a compiler does, one number goes to a setter of one before one of several.
            Arrays.sort(setters, Comparator.comparing(Method::isVarArgs));
            for (Method setter : setters) {
                Object[] converted =
                        setter.getName().equals(name) ? arguments(setter, value) : null;
                if (converted != null) {
                    addOption(last, setter, converted);
                    return true;
                }
            }
            return false;
        }

        private static boolean isOptions(Class<?> type) {
            return type == Consumer.class;
        }

        /// A value for a setter; one with several parameters takes a list of as many.
        private static @Nullable Object @Nullable [] arguments(
                Method setter, @Nullable Object value) {
            Class<?>[] types = setter.getParameterTypes();
            List<?> values =
                    types.length > 1 && value instanceof List<?> list
                            ? list
                            : Collections.singletonList(value);
            if (values.size() != types.length) {
                return null;
            }
            Object[] result = new Object[types.length];
            for (int i = 0; i < result.length; i++) {
                var converted = Conversion.to(types[i], values.get(i));
                if (converted == null) {
                    return null;
                }
                result[i] = converted.value();
            }
            return result;
        }

        @SuppressWarnings("unchecked")
        private void addOption(int i, Method setter, @Nullable Object[] value) {
            Consumer<Object> before =
                    bound[i] ? (Consumer<Object>) Objects.requireNonNull(values[i]) : NO_CHANGE;
            values[i] = before.andThen(options -> Invocation.invoke(setter, options, value));
            bound[i] = true;
        }

        private boolean isDefault(String name, @Nullable Object value) {
            boolean optional = source.defaults().containsKey(name);
            return optional
                    ? Objects.equals(source.defaults().get(name), value)
                    : value == null || value.equals(false);
        }

        private boolean takeDefaults() {
            for (int i = 0; i < parameters.size(); i++) {
                if (!bound[i] && !takeDefault(i)) {
                    return false;
                }
            }
            return true;
        }

        private boolean takeDefault(int i) {
            cost += 3;
            Class<?> type = parameters.get(i).getType();
            if (isOptions(type)) {
                values[i] = NO_CHANGE;
                return true;
            }
            for (var entry : source.defaults().entrySet()) {
                if (Names.argument(entry.getKey()).equals(parameters.get(i).getName())) {
                    return take(i, entry.getValue()) || takeUnset(i);
                }
            }
            return takeUnset(i);
        }

        /// What PyTorch takes for a number that is None: all dimensions, the sample variance.
        private boolean takeUnset(int i) {
            return switch (parameters.get(i).getName()) {
                case "dim", "dims" -> take(i, List.of());
                case "ord" -> parameters.get(i).getType() == Double.class && take(i, null);
                case "correction" -> take(i, 1L);
                default -> false;
            };
        }
    }
}
