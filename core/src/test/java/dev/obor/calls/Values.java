package dev.obor.calls;

import dev.obor.Generator;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.TensorArgument;
import dev.obor.base.DType;
import dev.obor.base.Options;
import dev.obor.base.Rank;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.profiler.Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Arguments for the random calls: mostly plain ones, now and then extreme ones.
final class Values {
    /// No value of a type is known yet.
    static final Object NONE = new Object();

    private static final int KEPT = 12;
    private static final int LARGEST = 4096;
    private static final long[][] SHAPES = {
        {2, 3},
        {2, 3},
        {3},
        {3, 3},
        {},
        {2},
        {4},
        {2, 3, 4},
        {1, 2, 4, 4},
        {2, 2, 3, 3},
        {1, 1, 4, 4, 4},
        {0},
        {2, 0},
        {1},
        {4, 4},
        {2, 4},
        {1, 3, 5}
    };
    private static final long[] EXTREME = {
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        -1L << 40,
        1L << 40,
        Integer.MIN_VALUE,
        Integer.MAX_VALUE,
        1L << 31,
        -100,
        100,
        65536,
        Long.MAX_VALUE / 4
    };
    private static final double[] DOUBLES = {
        0,
        1,
        -1,
        0.5,
        2,
        0.1,
        0.9,
        3,
        1e-3,
        1e300,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        -0.0,
        Double.MIN_VALUE
    };
    private static final String[] STRINGS = {
        "",
        "a",
        "mean",
        "sum",
        "none",
        "ij,jk->ik",
        "linear",
        "relu",
        "constant",
        "ij",
        "fro",
        "left",
        "replicate",
        "zeros",
        "cpu",
        "weight",
        "fan_in",
        "min",
        "floor",
        "0",
        "tanh",
        "a.b",
        "default",
        "batchmean",
        ".3f",
        "\uD83D\uDE00",
        "nearest",
        "bias"
    };

    /// What strings may be by the name of the parameter.
    private static final Map<String, String[]> WORDS =
            Map.ofEntries(
                    Map.entry("padding", new String[] {"valid", "same"}),
                    Map.entry("paddingMode", words("zeros", "reflect", "replicate", "circular")),
                    Map.entry("mode", words("reflect", "constant", "min", "max", "mean", "sum")),
                    Map.entry("computeMode", words("use_mm_for_euclid_dist")),
                    Map.entry("approximate", words("none", "tanh")),
                    Map.entry("reduction", words("none", "mean", "sum")),
                    Map.entry("reduce", words("add", "multiply", "prod", "mean", "amax", "amin")),
                    Map.entry("p", words("fro", "nuc")),
                    Map.entry("randomness", words("error", "same")),
                    Map.entry("accPolicy", words("auto", "balanced")),
                    Map.entry("profile", words("default", "short", "full")),
                    Map.entry("device", words("cpu")),
                    Map.entry("type", words("cpu")),
                    Map.entry("equation", words("i", "ij", "ij,jk->ik", "i,i->", "ij->ji")),
                    Map.entry("indexing", words("ij", "xy")),
                    Map.entry("path", words("weight", "bias", "0.weight", "0")),
                    Map.entry("key", words("weight", "bias", "0", "step", "exp_avg")),
                    Map.entry("name", words("weight", "bias", "x", "momentum_buffer", "step")),
                    Map.entry("roundingMode", words("floor", "trunc")));

    private final Random random;
    private final Path folder;
    private final Map<Class<?>, List<Object>> kept = new HashMap<>();
    private final Map<Class<?>, List<Object>> forGood = new HashMap<>();
    private int depth;
    private int serial;
    private @Nullable Theme theme;
    private Thread owner = Thread.currentThread();

    Values(Random random, Path folder) {
        this.random = random;
        this.folder = folder;
    }

    /// Begins a call: what is drawn for it follows from the seed alone, and not from what other
    /// threads do meanwhile.
    void begin(long seed) {
        owner = Thread.currentThread();
        random.setSeed(seed);
        Obor.manualSeed(seed);
        depth = 0;
        theme = random.nextInt(3) > 0 ? Theme.draw(random) : null;
    }

    /// Whether other threads than that of the calls ask: what they get is no draw.
    private boolean isAside() {
        return Thread.currentThread() != owner;
    }

    /// Keeps a result as an argument or receiver of later calls.
    void keep(@Nullable Object value) {
        if (value == null
                || isAside()
                || value instanceof Module m && m.modules().size() > 40
                || Proxy.isProxyClass(value.getClass())
                || value instanceof Tensor t
                        && (t.numel() > LARGEST || !(t instanceof Parameter))) {
            return;
        }
        for (Class<?> c = value.getClass(); c != null && c != Object.class; c = c.getSuperclass()) {
            keep(c, value);
            for (Class<?> i : c.getInterfaces()) {
                keep(i, value);
            }
        }
    }

    private void keep(Class<?> c, Object value) {
        if (!c.getName().startsWith("dev.obor.")) {
            return;
        }
        List<Object> list = kept.computeIfAbsent(c, k -> new ArrayList<>());
        if (list.size() < KEPT) {
            list.add(value);
        } else {
            list.set(random.nextInt(KEPT), value);
        }
    }

    private static String[] words(String... words) {
        return words;
    }

    /// Keeps what is there from the beginning: it is drawn as long as calls are made.
    void keepForGood(List<Object> examples) {
        for (Object value : examples) {
            for (Class<?> c = value.getClass(); c != Object.class; c = c.getSuperclass()) {
                forGood.computeIfAbsent(c, k -> new ArrayList<>()).add(value);
            }
        }
    }

    Object receiver(Class<?> c) {
        return of(c, "this");
    }

    private boolean rarely() {
        return random.nextInt(25) == 0;
    }

    private long whole(String name) {
        if (name.equals("niter")) { // as many iterations as are asked for are made
            return random.nextInt(5);
        }
        if (rarely()) {
            return EXTREME[random.nextInt(EXTREME.length)];
        }
        if (theme != null && random.nextInt(4) > 0) {
            return name.startsWith("dim") ? Math.min(theme.number(), 1) : theme.number();
        }
        if (name.startsWith("dim") || name.equals("axis")) {
            return random.nextInt(3) - 1;
        }
        return random.nextInt(8) == 0 ? -1 : random.nextInt(5);
    }

    /// A value of a type, or [#NONE].
    Object of(Type type, String name) {
        if (depth > 4) {
            return NONE;
        }
        depth++;
        try {
            return drawn(type, name);
        } finally {
            depth--;
        }
    }

    private Object drawn(Type type, String name) {
        Class<?> c = Types.raw(type);
        if (c == long.class || c == Long.class) {
            return whole(name);
        } else if (c == int.class || c == Integer.class) {
            return Math.clamp(whole(name), Integer.MIN_VALUE, Integer.MAX_VALUE);
        } else if (c == double.class || c == Double.class) {
            return DOUBLES[random.nextInt(rarely() ? DOUBLES.length : 8)];
        } else if (c == float.class || c == Float.class) {
            return (float) DOUBLES[random.nextInt(DOUBLES.length)];
        } else if (c == boolean.class || c == Boolean.class) {
            return random.nextBoolean();
        } else if (c == byte.class || c == Byte.class) {
            return (byte) random.nextInt();
        } else if (c == short.class) {
            return (short) random.nextInt();
        } else if (c == Number.class) {
            return random.nextBoolean() ? (Object) whole(name) : random.nextInt(3);
        } else if (c == String.class || c == CharSequence.class) {
            return string(name);
        } else if (c == Path.class) {
            return folder.resolve("file" + random.nextInt(5));
        } else if (c == Tensor.class || c == TensorArgument.class) {
            return tensor(name);
        } else if (c == Parameter.class && random.nextInt(3) > 0) {
            return new Parameter(Obor.rand(2, 3));
        } else if (c.isArray()) {
            return array(Types.argumentOfArray(type), name);
        } else if (c.isEnum()) {
            Object[] constants = c.getEnumConstants();
            boolean usual = c == DType.class && random.nextBoolean();
            return usual ? DType.FLOAT32 : constants[random.nextInt(constants.length)];
        } else if (c == InputStream.class) {
            return new ByteArrayInputStream(new byte[random.nextInt(20)]);
        } else if (c == OutputStream.class) {
            return new ByteArrayOutputStream();
        } else if (c == Object.class) {
            return of(random.nextBoolean() ? Tensor.class : pick(Long.class, String.class), name);
        } else if (c == Throwable.class) {
            return new IllegalStateException("a cause");
        } else if (c == Class.class) {
            return pick(String.class, Tensor.class);
        } else if (c == Thread.class || c == ClassLoader.class) {
            return NONE;
        }
        return composed(type, c, name);
    }

    private Object composed(Type type, Class<?> c, String name) {
        if (c == Iterable.class || c == List.class || c == java.util.Collection.class) {
            return list(Types.argument(type, 0), name, new ArrayList<>());
        } else if (c == java.util.Set.class) {
            return new java.util.LinkedHashSet<>(
                    list(Types.argument(type, 0), name, new ArrayList<>()));
        } else if (c == Iterator.class) {
            return list(Types.argument(type, 0), name, new ArrayList<>()).iterator();
        } else if (c == Map.class) {
            Map<Object, Object> map = new LinkedHashMap<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                Object key = of(Types.argument(type, 0), name);
                Object value = of(Types.argument(type, 1), name);
                if (key != NONE && value != NONE) {
                    map.put(key, value);
                }
            }
            return map;
        }
        List<Object> known = kept.getOrDefault(c, List.of());
        List<Object> examples = forGood.getOrDefault(c, List.of());
        if (!examples.isEmpty() && (known.isEmpty() || random.nextInt(3) == 0)) {
            return examples.get(random.nextInt(examples.size()));
        }
        boolean isOurs = c.getName().startsWith("dev.obor.") && !c.isInterface();
        if (isOurs && (known.isEmpty() || random.nextInt(3) == 0)) {
            Object made = made(c);
            if (made != NONE || known.isEmpty()) {
                return made;
            }
        }
        if (c == Consumer.class) {
            Class<?> options = Types.raw(Types.argument(type, 0));
            return Options.class.isAssignableFrom(options) ? setters(options) : proxy(type, c);
        }
        if (!known.isEmpty() && (!c.isInterface() || random.nextBoolean())) {
            return known.get(random.nextInt(known.size()));
        }
        return c.isInterface() && !c.isSealed() ? proxy(type, c) : NONE;
    }

    private Class<?> pick(Class<?>... classes) {
        return classes[random.nextInt(classes.length)];
    }

    /// An object that one of the constructors makes, or [#NONE].
    private Object made(Class<?> c) {
        List<Constructor<?>> ways = new ArrayList<>(List.of(c.getConstructors()));
        if (ways.isEmpty() || Modifier.isAbstract(c.getModifiers())) {
            return NONE;
        }
        ways.sort(Comparator.comparing(Constructor::toGenericString));
        Constructor<?> way = ways.get(random.nextInt(ways.size()));
        Object[] arguments = new Object[way.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            Type type = way.getGenericParameterTypes()[i];
            arguments[i] = of(type, way.getParameters()[i].getName());
            if (arguments[i] == NONE) {
                return NONE;
            }
        }
        try {
            Object made = way.newInstance(arguments);
            if (made instanceof Profile || made instanceof Rank) {
                ((AutoCloseable) made)
                        .close(); // else all that follows is recorded, or shares threads
            }
            return made;
        } catch (InvocationTargetException refused) {
            return NONE;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String string(String name) {
        String[] words = WORDS.getOrDefault(name, STRINGS);
        return random.nextInt(8) == 0
                ? STRINGS[random.nextInt(STRINGS.length)]
                : words[random.nextInt(words.length)];
    }

    private Tensor tensor(String name) {
        if (name.equals("start") && random.nextBoolean()) {
            return Obor.tensor(0L);
        } else if (name.startsWith("batch") && random.nextInt(3) == 0) {
            return Obor.rand(2, 2, 2);
        } else if (name.startsWith("vec") && random.nextBoolean()) {
            return Obor.rand(2);
        }
        if (theme != null && random.nextInt(8) > 0) {
            return theme.tensor(random, name);
        }
        long[] shape = SHAPES[random.nextInt(random.nextInt(3) == 0 ? SHAPES.length : 4)];
        DType[] all = DType.values();
        return switch (random.nextInt(12)) {
            case 0 -> Obor.randint(0, 3, shape);
            case 1 -> Obor.rand(shape).gt(0.5);
            case 2 -> Obor.rand(shape).to(all[random.nextInt(all.length)]);
            case 3 -> Obor.rand(shape).to(DType.FLOAT64);
            case 4 -> Obor.rand(shape).requiresGrad_(true);
            case 5 -> Obor.rand(shape).transpose(0, shape.length < 2 ? 0 : 1);
            default -> Obor.rand(shape);
        };
    }

    private Object array(Type component, String name) {
        if (component == byte.class && name.equals("state")) {
            return new Generator().getState();
        }
        int n = rarely() ? 0 : 1 + random.nextInt(3);
        Object result = Array.newInstance(Types.raw(component), n);
        for (int i = 0; i < n; i++) {
            Object value = of(component, name);
            if (value == NONE) {
                return NONE;
            }
            Array.set(result, i, value);
        }
        return result;
    }

    private List<Object> list(Type element, String name, List<Object> result) {
        for (int i = rarely() ? 0 : 1 + random.nextInt(3); i > 0; i--) {
            Object value = of(element, name);
            if (value != NONE) {
                result.add(value);
            }
        }
        return result;
    }

    /// Options, some of which are set.
    private Consumer<Object> setters(Class<?> declared) {
        int n = random.nextInt(3);
        return options -> {
            keep(options);
            List<Method> setters = new ArrayList<>();
            for (Method m : options.getClass().getMethods()) {
                boolean sets = declared.isAssignableFrom(m.getReturnType());
                sets |= Options.class.isAssignableFrom(m.getReturnType());
                if (sets && m.getParameterCount() == 1 && m.getDeclaringClass() != Options.class) {
                    setters.add(m);
                }
            }
            setters.sort(Comparator.comparing(Method::toGenericString));
            for (int i = 0; i < n && !setters.isEmpty(); i++) {
                Method m = setters.get(random.nextInt(setters.size()));
                Object value = of(m.getGenericParameterTypes()[0], m.getName());
                if (value != NONE) {
                    invoke(m, options, value);
                }
            }
        };
    }

    private static Object invoke(Method m, Object receiver, @Nullable Object... arguments) {
        try {
            return m.invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
            throw Values.<RuntimeException>sneaky(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException sneaky(Throwable t) throws E {
        throw (E) t;
    }

    /// A user's callback: it gives what it is given if that fits, or anything, or throws.
    private Object proxy(Type type, Class<?> c) {
        Map<TypeVariable<?>, Type> variables = Types.variables(type);
        boolean faulty = random.nextInt(10) == 0;
        int number = serial++;
        InvocationHandler handler =
                (self, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return switch (method.getName()) {
                            case "equals" -> self == arguments[0];
                            case "hashCode" -> number;
                            default -> "a callback";
                        };
                    }
                    if (method.isDefault()) {
                        return InvocationHandler.invokeDefault(self, method, arguments);
                    }
                    if (isAside()) {
                        return aside(method, variables, arguments, faulty);
                    }
                    for (int i = 0; arguments != null && i < arguments.length; i++) {
                        keep(arguments[i]);
                    }
                    if (faulty) {
                        throw new UserFault();
                    }
                    return answer(method, variables, arguments == null ? new Object[0] : arguments);
                };
        return Proxy.newProxyInstance(Values.class.getClassLoader(), new Class<?>[] {c}, handler);
    }

    /// What a callback gives in a thread of the library's own: something that fits, if there is
    /// any.
    private static @Nullable Object aside(
            Method method,
            Map<TypeVariable<?>, Type> variables,
            Object @Nullable [] arguments,
            boolean faulty) {
        if (faulty) {
            throw new UserFault();
        }
        Class<?> c = Types.raw(Types.resolved(method.getGenericReturnType(), variables));
        for (Object a : arguments == null ? new Object[0] : arguments) {
            if (c.isInstance(a)) {
                return a;
            }
        }
        return c == long.class ? (Object) 4L : c == int.class ? (Object) 4 : null;
    }

    private @Nullable Object answer(
            Method method, Map<TypeVariable<?>, Type> variables, Object[] arguments) {
        Type result = Types.resolved(method.getGenericReturnType(), variables);
        Class<?> c = Types.raw(result);
        if (c == void.class) {
            return null;
        }
        for (Object a : arguments) {
            if (c.isInstance(a) && random.nextInt(4) > 0) {
                return a;
            }
        }
        if (c == long.class || c == int.class) {
            long n = 4; // sizes: small
            return c == long.class ? (Object) n : (Object) (int) n;
        }
        Object value = of(result, "result");
        return value == NONE ? null : value;
    }

    static boolean isInstanceMethod(Method m) {
        return !Modifier.isStatic(m.getModifiers());
    }
}
