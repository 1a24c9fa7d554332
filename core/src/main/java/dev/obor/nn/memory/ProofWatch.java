package dev.obor.nn.memory;

import dev.obor.op.TensorAccess;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/// Whether the classes that run are still those whose bytes were read.
///
/// Agents and debuggers change classes. Those that were there from the start are on the command
/// line; one that comes later attaches to the virtual machine, which starts a thread for that
/// before it lets anybody in. Calls of modules look for it before they give memory back.
public final class ProofWatch {
    private static final String ATTACHED = "Attach Listener";
    private static final List<String> CHANGERS =
            List.of(
                    "-javaagent",
                    "-agent",
                    "-Xrun",
                    "jdwp",
                    "HotswapAgent",
                    "EnhancedClassRedefinition",
                    "--patch-module",
                    "-Xverify",
                    "-noverify",
                    "BytecodeVerification");
    private static final ThreadGroup ROOT = root();

    private static volatile boolean attached;

    private ProofWatch() {}

    private static ThreadGroup root() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    /// Whether nothing has come that changes what code does; takes about a microsecond.
    public static boolean isQuiet() {
        return !attached && !TensorAccess.extended() && !looksAttached();
    }

    private static boolean looksAttached() {
        Thread[] threads = new Thread[32];
        int count = ROOT.enumerate(threads, true);
        while (count == threads.length) {
            threads = new Thread[2 * count];
            count = ROOT.enumerate(threads, true);
        }
        for (int i = 0; i < count; i++) {
            if (threads[i].getName().equals(ATTACHED)) {
                attached = true;
                return true;
            }
        }
        return false;
    }

    /// Why no class can be relied on in this process, or null.
    public static @Nullable String disturbance() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (context != null && context.getClass().getName().startsWith("jdk.jshell")) {
            return "JShell can change classes";
        }
        if (TensorAccess.extended()) {
            return "the program has a class of tensors of its own, whose methods may keep anything";
        }
        if (attached || looksAttached()) {
            return "a tool has attached to the program, and can change classes";
        }
        String machine = System.getProperty("java.vm.name", "");
        if (!machine.contains("OpenJDK") && !machine.contains("HotSpot")) {
            return "it is not known how tools attach to this virtual machine, " + machine;
        }
        List<String> arguments = arguments();
        if (arguments == null) {
            return "the command line cannot be read, and may name an agent";
        }
        for (String argument : arguments) {
            if (CHANGERS.stream().anyMatch(argument::contains)) {
                return "a debugger, an agent or an option of the command line can change classes";
            }
        }
        return launcherHasAgent()
                ? "the program's jar names an agent, which can change classes"
                : null;
    }

    /// The options of the virtual machine, those from files and from the environment included.
    private static @Nullable List<String> arguments() {
        try {
            Object bean =
                    Class.forName("java.lang.management.ManagementFactory")
                            .getMethod("getRuntimeMXBean")
                            .invoke(null);
            Object list =
                    Class.forName("java.lang.management.RuntimeMXBean")
                            .getMethod("getInputArguments")
                            .invoke(bean);
            return ((List<?>) list).stream().map(Object::toString).toList();
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | IllegalAccessException
                | InvocationTargetException e) {
            return null; // an image without that module
        }
    }

    /// `Launcher-Agent-Class` starts an agent without a word on the command line.
    private static boolean launcherHasAgent() {
        String first = System.getProperty("java.class.path", "").split(File.pathSeparator)[0];
        if (!first.endsWith(".jar")) {
            return false;
        }
        try (JarFile jar = new JarFile(first)) {
            Manifest manifest = jar.getManifest();
            return manifest != null
                    && manifest.getMainAttributes().getValue("Launcher-Agent-Class") != null;
        } catch (IOException e) {
            return true;
        }
    }

    /// Why what a class's resource holds may not be what was loaded, or null.
    public static @Nullable String doubt(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        if (type.isHidden() || loader == null) {
            return "its bytes cannot be read";
        }
        Class<?> kind = loader.getClass();
        boolean ofJava =
                kind.getName().equals("jdk.internal.loader.ClassLoaders$AppClassLoader")
                        || kind.getName().startsWith("com.sun.tools.javac.launcher.");
        return ofJava && kind.getModule().isNamed()
                ? null
                : "its class loader, a " + kind.getName() + ", may change what it loads";
    }

    /// The bytes of a class as its module has them, if they are older than this process.
    public static byte @Nullable [] bytes(Module module, String name) {
        String file = name + ".class";
        try (InputStream in = module.getResourceAsStream(file)) {
            if (in == null) {
                return null;
            }
            ClassLoader loader = module.getClassLoader();
            URL url = loader == null ? null : loader.getResource(file);
            URI place = module.isNamed() ? place(module, file) : url == null ? null : url.toURI();
            return place == null || isNew(place.toString()) ? null : in.readAllBytes();
        } catch (IOException | URISyntaxException e) {
            return null;
        }
    }

    /// Where a module has one of its files, or null if it does not say.
    private static @Nullable URI place(Module module, String file) {
        ModuleLayer layer = module.getLayer();
        URI location =
                layer == null
                        ? null
                        : layer.configuration()
                                .findModule(module.getName())
                                .flatMap(m -> m.reference().location())
                                .orElse(null);
        return location != null && location.toString().endsWith("/")
                ? location.resolve(file)
                : location;
    }

    private static boolean isNew(String url) throws IOException, URISyntaxException {
        String text = url;
        if (text.startsWith("jar:file:") && text.contains("!/")) {
            text = text.substring(4, text.indexOf("!/"));
        }
        if (!text.startsWith("file:")) {
            // in Java itself, or in the memory of the launcher; others could give anything
            return !text.startsWith("jrt:") && !text.startsWith("sourcelauncher-");
        }
        Instant changed = Files.getLastModifiedTime(Path.of(new URI(text))).toInstant();
        return ProcessHandle.current().info().startInstant().map(changed::isAfter).orElse(true);
    }
}
