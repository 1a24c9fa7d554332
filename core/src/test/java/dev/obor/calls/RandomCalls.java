package dev.obor.calls;

import com.sun.management.OperatingSystemMXBean;
import dev.obor.Generator;
import dev.obor.Obor;
import dev.obor.PrintOptions;
import dev.obor.Tensor;
import dev.obor.autograd.GradcheckError;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.OborError;
import dev.obor.base.Options;
import dev.obor.base.ValueError;
import dev.obor.base.Warning;
import dev.obor.nn.Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Calls public methods with random arguments and notes what a user should not see.
final class RandomCalls {
    private static final long SLOW = 5;
    private static final long STUCK = 30;

    /// Says how long the process has computed: on a busy machine a call takes longer than its work.
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final long seed;
    private final Random random;
    private final Values values;
    private final List<Executable> all;
    private final Map<String, Supplier<Object[]>> fitting = FittingArguments.all();
    private final Map<String, Supplier<Object>> receivers;
    private final Map<Executable, Object[]> good = new HashMap<>();
    private final Map<Executable, Object> goodReceivers = new HashMap<>();
    private final Set<Executable> succeeded = new HashSet<>();
    private final DType dtype = Obor.getDefaultDtype();
    private final PrintOptions printing = Obor.getPrintOptions();
    private final int threads = Obor.getNumThreads();

    /// What happened, with how often and an example.
    final Map<String, Integer> faults = new TreeMap<>();

    final Map<String, String> examples = new TreeMap<>();
    final Map<String, Integer> byType = new TreeMap<>();

    /// What was called, and how it ended, as one number.
    long verdicts;

    int calls;
    int successes;

    /// How many calls with null were left out because their module no longer works at all.
    int spoiled;

    RandomCalls(long seed, Path folder, List<Executable> all) {
        this.seed = seed;
        this.random = new Random(seed);
        this.values = new Values(random, folder);
        values.keepForGood(Examples.objects());
        keepFitting();
        fitting.putAll(Examples.ARGUMENTS);
        fitting.putAll(RareArguments.all(folder));
        this.receivers = RareArguments.receivers(folder);
        this.all = all;
    }

    /// The methods that never returned.
    List<Executable> neverSucceeded() {
        return all.stream().filter(e -> !succeeded.contains(e)).toList();
    }

    /// Makes so many calls, in a thread that is left behind if it does not come back.
    void run(int count) throws InterruptedException {
        int end = calls + count;
        while (calls < end) {
            FutureTask<@Nullable Void> task = new FutureTask<>(() -> loop(end), null);
            Thread thread = new Thread(task, "random calls");
            thread.setDaemon(true);
            thread.start();
            int before = calls;
            long cpu = PROCESS.getProcessCpuTime();
            while (!task.isDone()) {
                try {
                    task.get(STUCK, TimeUnit.SECONDS);
                } catch (TimeoutException e) {
                    long worked = PROCESS.getProcessCpuTime() - cpu;
                    boolean waits = worked < TimeUnit.SECONDS.toNanos(1);
                    if (before == calls && (waits || worked > TimeUnit.SECONDS.toNanos(STUCK))) {
                        StackTraceElement[] trace = thread.getStackTrace();
                        note("stuck", now, trace.length == 0 ? "" : place(trace), "");
                        return;
                    }
                    if (before != calls) {
                        before = calls;
                        cpu = PROCESS.getProcessCpuTime();
                    }
                } catch (ExecutionException e) {
                    throw new AssertionError(e.getCause());
                }
            }
        }
    }

    private void keepFitting() {
        values.keepForGood(FittingArguments.objects());
        values.keepForGood(RareArguments.objects());
    }

    /// Tries the methods that never succeeded, each so often.
    void insist(int times) {
        restore();
        keepFitting(); // anew: calls have changed the first ones
        for (Executable e : neverSucceeded()) {
            for (int i = 0; i < times && !succeeded.contains(e); i++) {
                restore();
                values.begin(seed * 0x9E3779B97F4A7C15L + calls);
                one(e);
            }
        }
        restore();
    }

    /// Calls what has succeeded again, with null for one argument after the other.
    void nulls() {
        for (Executable e : List.copyOf(good.keySet())) {
            for (int i = 0; i < e.getParameterCount(); i++) {
                if (!e.getParameterTypes()[i].isPrimitive() && !isNullable(e, i)) {
                    restore();
                    values.begin(seed * 0x9E3779B97F4A7C15L + calls);
                    Object[] arguments = good.get(e).clone();
                    if (setNull(e, arguments, i)) {
                        String name = e.getParameters()[i].getName();
                        call(e, goodReceivers.get(e), arguments, name);
                    }
                }
            }
        }
        restore();
    }

    /// Takes an argument from a call that went well; false if the call no longer goes well with it
    /// either.
    private boolean setNull(Executable e, Object[] arguments, int i) {
        for (int k = 0; k < arguments.length; k++) {
            boolean isOptions = e.getParameterTypes()[k] == Consumer.class && k != i;
            if (isOptions) { // which may be set to what does not fit
                arguments[k] = (Consumer<Object>) o -> {};
            }
        }
        if (!stillGoes(e, arguments)) {
            return false;
        }
        arguments[i] = null;
        return true;
    }

    /// Whether a call of a module that went well goes well yet: calls since then may have changed
    /// its weights or its submodules, so that it refuses whatever it is given.
    private boolean stillGoes(Executable e, Object[] arguments) {
        Object receiver = goodReceivers.get(e);
        if (!(receiver instanceof Module)) {
            return true;
        }
        try {
            invoke(e, receiver, arguments);
            return true;
        } catch (ReflectiveOperationException refused) {
            spoiled++;
            return false;
        }
    }

    private volatile String now = "";

    private void loop(int end) {
        while (calls < end) {
            restore();
            values.begin(seed * 0x9E3779B97F4A7C15L + calls);
            Executable e = all.get(random.nextInt(all.size()));
            for (int i = 0; i < 3 && succeeded.contains(e) && random.nextInt(3) == 0; i++) {
                e = all.get(random.nextInt(all.size()));
            }
            one(e);
        }
    }

    /// What calls set for the whole process.
    private void restore() {
        Obor.setDefaultDtype(dtype);
        if (Obor.getNumThreads() != threads) {
            Obor.setNumThreads(threads);
        }
        Obor.setPrintOptions(printing);
        Warning.resetAll();
    }

    private void one(Executable e) {
        Type[] types = e.getGenericParameterTypes();
        Object receiver = null;
        Object[] arguments = good.get(e);
        String nullName = null;
        if (arguments != null && random.nextInt(3) == 0) {
            arguments = arguments.clone();
            receiver = goodReceivers.get(e);
            if (arguments.length > 0) {
                int i = random.nextInt(arguments.length);
                boolean isReference = !e.getParameterTypes()[i].isPrimitive();
                if (isReference && random.nextBoolean()) {
                    if (setNull(e, arguments, i) && !isNullable(e, i)) {
                        nullName = e.getParameters()[i].getName();
                    }
                } else {
                    arguments[i] = values.of(types[i], e.getParameters()[i].getName());
                }
            }
        } else {
            arguments = new Object[types.length];
            for (int i = 0; i < types.length; i++) {
                arguments[i] = values.of(types[i], nameOf(e, i));
                if (isNullable(e, i) && random.nextInt(3) == 0) {
                    arguments[i] = null;
                }
            }
            if (e instanceof Method m && Values.isInstanceMethod(m)) {
                receiver = values.receiver(e.getDeclaringClass());
            }
            Supplier<Object[]> example = fitting.get(PublicCalls.name(e));
            if (example != null && random.nextInt(3) == 0) {
                arguments = example.get();
                Supplier<Object> fit = receivers.get(PublicCalls.name(e));
                receiver = fit == null ? receiver : fit.get();
            }
            if (e.getName().equals("loadStateDict") && example == null && random.nextBoolean()) {
                arguments[0] = stateOf(receiver, e.getParameterTypes()[0], arguments[0]);
            }
        }
        for (Object a : arguments) {
            if (a == Values.NONE) {
                calls++;
                return;
            }
        }
        if (receiver == Values.NONE) {
            calls++;
            return;
        }
        call(e, receiver, arguments, nullName);
    }

    /// The name of a parameter; a setter's is that of the option.
    private static String nameOf(Executable e, int i) {
        boolean sets = Options.class.isAssignableFrom(e.getDeclaringClass());
        return sets ? e.getName() : e.getParameters()[i].getName();
    }

    /// The state of what a state is to be loaded into.
    private static Object stateOf(@Nullable Object receiver, Class<?> type, Object otherwise) {
        try {
            if (receiver == null || receiver == Values.NONE) {
                return otherwise;
            }
            Object state = receiver.getClass().getMethod("stateDict").invoke(receiver);
            return type.isInstance(state) ? state : otherwise;
        } catch (ReflectiveOperationException absent) {
            return otherwise;
        }
    }

    private void call(
            Executable e,
            @Nullable Object receiver,
            Object[] arguments,
            @Nullable String nullName) {
        now = PublicCalls.name(e);
        long start = System.nanoTime();
        long cpu = PROCESS.getProcessCpuTime();
        Object worker = receiver;
        try {
            Object result = invoke(e, receiver, arguments);
            if (nullName != null && !isUsers(e)) {
                note("null accepted", now, nullName, "");
            }
            successes++;
            succeeded.add(e);
            worker = receiver == null ? result : receiver;
            if (nullName == null) {
                good.put(e, arguments);
                if (receiver != null) {
                    goodReceivers.put(e, receiver);
                }
            }
            if (result instanceof AutoCloseable c
                    && !(result instanceof java.util.stream.BaseStream)) {
                close(c);
            }
            if (receiver instanceof Generator g && e.getName().equals("seed")) {
                g.manualSeed(0); // what it drew is not to be drawn again
            }
            values.keep(result);
            verdicts = 31 * verdicts + now.hashCode();
        } catch (InvocationTargetException thrown) {
            judge(e, thrown.getCause(), nullName, described(receiver, arguments));
        } catch (Exception other) {
            note("harness " + other.getClass().getSimpleName(), now, "" + other.getMessage(), "");
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        calls++;
        long worked = TimeUnit.NANOSECONDS.toSeconds(PROCESS.getProcessCpuTime() - cpu);
        long slow = seconds < SLOW ? SLOW : SLOW * (1 + layersOf(worker) / 1000);
        if (seconds >= slow && (worked >= slow || seconds >= 4 * slow)) {
            note("slow", now, "", seconds + " s");
        }
    }

    /// How many layers something has; other calls may have given it very many.
    private static long layersOf(@Nullable Object receiver) {
        return receiver instanceof Module m ? m.modules().size() : 0;
    }

    /// Modes and hooks end with the call.
    private static void close(AutoCloseable c) throws Exception {
        try {
            c.close();
        } catch (UserFault thrown) {
            // passed through
        }
    }

    private static @Nullable Object invoke(
            Executable e, @Nullable Object receiver, Object[] arguments)
            throws ReflectiveOperationException {
        if (e instanceof Constructor<?> c) {
            return c.newInstance(arguments);
        }
        Method m = (Method) e;
        boolean isSetter =
                receiver instanceof Options<?> && Options.class.isAssignableFrom(m.getReturnType());
        if (!isSetter || m.getDeclaringClass() == Options.class) {
            return m.invoke(receiver, arguments);
        }
        return set(m, (Options<?>) receiver, arguments);
    }

    private static <O extends Options<O>> Object set(Method m, Options<O> options, Object[] values)
            throws InvocationTargetException {
        try {
            return options.with(o -> {
                try {
                    m.invoke(o, values);
                } catch (InvocationTargetException thrown) {
                    throw new Wrapped(thrown.getCause());
                } catch (IllegalAccessException thrown) {
                    throw new IllegalStateException(thrown);
                }
            });
        } catch (Wrapped wrapped) {
            throw new InvocationTargetException(wrapped.getCause());
        } catch (RuntimeException thrown) {
            throw new InvocationTargetException(thrown);
        }
    }

    private static final class Wrapped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrapped(Throwable cause) {
            super(cause);
        }
    }

    private void judge(Executable e, Throwable t, @Nullable String nullName, String described) {
        verdicts = 31 * verdicts + now.hashCode() + t.getClass().getName().hashCode();
        String type = t.getClass().getSimpleName();
        if (nullName != null) {
            String text = "" + t.getMessage();
            boolean sets = Options.class.isAssignableFrom(e.getDeclaringClass());
            boolean named =
                    text.contains("'" + nullName + "'")
                            || text.contains("'options'")
                            || sets && text.contains("'" + e.getName() + "'")
                            // a layer's forward has its own name for what it takes
                            || e.getDeclaringClass() == Module.class
                                    && text.contains("must not be null");
            // Without the options that made it succeed, another argument may be wrong as well.
            boolean other = t instanceof OborError && hasOptions(e);
            if (!(t instanceof ValueError && named) && !isUsers(e) && !other) {
                note("null gives " + type, now, nullName + " " + place(t.getStackTrace()), "" + t);
            }
            return;
        }
        boolean expected =
                t instanceof OborError
                        || t instanceof UserFault
                        || t instanceof GradcheckError
                        || t instanceof IOException
                        || t instanceof UncheckedIOException
                        || t instanceof NoSuchElementException && e.getName().equals("next")
                        || t instanceof AssertionError && now.startsWith("Testing.")
                        || t instanceof OutOfMemoryError && ("" + t.getMessage()).contains("bytes");
        if (!expected) {
            note(type, now, place(t.getStackTrace()), described + trace(t));
        }
    }

    private static boolean hasOptions(Executable e) {
        return List.of(e.getParameterTypes()).contains(Consumer.class);
    }

    /// Whether users write the method: one of an interface for callbacks.
    private static boolean isUsers(Executable e) {
        return e.getDeclaringClass().isInterface() && Modifier.isAbstract(e.getModifiers());
    }

    /// Sizes and dtypes of tensors, and what else can be said in a word.
    private static String described(@Nullable Object receiver, Object[] arguments) {
        StringBuilder out = new StringBuilder();
        for (int i = -1; i < arguments.length; i++) {
            Object a = i < 0 ? receiver : arguments[i];
            if (a instanceof Module m) {
                out.append(m.getClass().getSimpleName() + " of " + m.namedModules().keySet());
            } else if (a instanceof Tensor t) {
                out.append(t.shape() + " " + t.dtype() + ", ");
            } else if (a instanceof Number || a instanceof String) {
                String text = a.toString();
                out.append(text.substring(0, Math.min(30, text.length())) + ", ");
            }
        }
        return out + ": ";
    }

    /// The error and the library's part of its stack.
    private static String trace(Throwable t) {
        StringBuilder out = new StringBuilder("" + t.getMessage());
        Arrays.stream(t.getStackTrace())
                .filter(f -> f.getClassName().startsWith("dev.obor."))
                .limit(8)
                .forEach(f -> out.append(" < " + place(new StackTraceElement[] {f})));
        return out.toString();
    }

    private static String place(StackTraceElement[] trace) {
        for (StackTraceElement frame : trace) {
            if (frame.getClassName().startsWith("dev.obor.")) {
                return frame.getClassName().substring("dev.obor.".length())
                        + "."
                        + frame.getMethodName()
                        + ":"
                        + frame.getLineNumber();
            }
        }
        return "";
    }

    private void note(String kind, String method, String place, String example) {
        String key = kind + " | " + place + " | " + method;
        byType.merge(kind, 1, Integer::sum);
        faults.merge(key, 1, Integer::sum);
        examples.putIfAbsent(key, example.lines().findFirst().orElse(""));
    }

    private static boolean isNullable(Executable e, int i) {
        AnnotatedType[] types = e.getAnnotatedParameterTypes();
        if (e.getDeclaringClass() == Arguments.class) {
            return true; // they say what is missing by the name they are given
        }
        if (Throwable.class.isAssignableFrom(e.getDeclaringClass())) {
            return true; // as of Java's own
        }
        if (e.getName().equals("equals") || types.length != e.getParameterCount()) {
            return true;
        }
        if (types[i].isAnnotationPresent(Nullable.class)) {
            return true;
        }
        if (types[i].getType() instanceof TypeVariable<?> v) {
            for (AnnotatedType bound : v.getAnnotatedBounds()) {
                if (bound.isAnnotationPresent(Nullable.class)) {
                    return true;
                }
            }
        }
        return false;
    }
}
