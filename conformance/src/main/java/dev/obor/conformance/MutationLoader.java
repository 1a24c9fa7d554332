package dev.obor.conformance;

import dev.obor.base.OborError;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Loads the library a second time, with calls of [Mutants] where its rules are.
final class MutationLoader extends URLClassLoader {
    private static final ClassDesc MUTANTS = ClassDesc.of(Mutants.class.getName());
    private static final ClassDesc TENSOR = ClassDesc.of("dev.obor.Tensor");
    private static final ClassDesc EXPR = ClassDesc.of("dev.obor.expr.Expr");
    private static final ClassDesc VIEW = ClassDesc.of("dev.obor.backend.View");
    private static final ClassDesc DTYPE = ClassDesc.of("dev.obor.base.DType");
    private static final ClassDesc OBJECTS = ConstantDescs.CD_Object.arrayType();
    private static final ClassDesc LONGS = ConstantDescs.CD_long.arrayType();
    private static final ClassDesc TEXT = ConstantDescs.CD_String;

    /// Whose texts are flipped: every kind of the library's errors, and Java's own.
    private static final Set<String> ERRORS =
            Stream.concat(
                            Arrays.stream(OborError.class.getPermittedSubclasses()),
                            Stream.of(IllegalArgumentException.class))
                    .map(type -> type.getName().replace('.', '/'))
                    .collect(Collectors.toUnmodifiableSet());

    /// The methods that hold rules, those of operations whatever their topic, and where the calls
    /// go. All others may make messages.
    static final Map<String, CodeTransform> RULES =
            Map.ofEntries(
                    Map.entry("autograd/Function.backwardAll", MutationLoader::gradients),
                    Map.entry("autograd/MultiFunction.backwardAll", MutationLoader::gradients),
                    Map.entry("op/TypedPointwise.gradient", atStart(MutationLoader::derive)),
                    Map.entry("op/TypedPointwise.compact", atStart(MutationLoader::compact)),
                    Map.entry("op/Extremes.share", atStart(MutationLoader::share)),
                    Map.entry("op/Pointwise.instance", atStart(MutationLoader::forget)),
                    Map.entry(
                            "op/OperandKey.promote",
                            (b, e) ->
                                    atReturn(b, e, "operands", DTYPE, ConstantDescs.CD_int, 0, 1)),
                    Map.entry(
                            "base/DType.promote",
                            (b, e) -> atReturn(b, e, "promotion", DTYPE, DTYPE, 0, 1)),
                    Map.entry(
                            "op/Layouts.isChannelsLast",
                            (b, e) ->
                                    atReturn(b, e, "channels", ConstantDescs.CD_boolean, VIEW, 0)),
                    Map.entry(
                            "op/Layouts.isColumnMajor",
                            (b, e) -> atReturn(b, e, "columns", ConstantDescs.CD_boolean, VIEW, 0)),
                    Map.entry(
                            "expr/DerivativeRules.of",
                            atStart(MutationLoader::rule).andThen(MutationLoader::note)),
                    Map.entry("op/Views.view", atStart(MutationLoader::geometry)),
                    Map.entry("op/Layouts.strides", MutationLoader::layout));

    private final Consumer<String> messages;

    /// A loader with the class path of this program.
    ///
    /// @param messages is told every place that makes a message
    MutationLoader(Consumer<String> messages) {
        super(path(), ClassLoader.getPlatformClassLoader());
        this.messages = messages;
    }

    private static URL[] path() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(MutationLoader::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            boolean library =
                    name.startsWith("dev.obor.") && !name.startsWith("dev.obor.conformance.");
            byte[] changed = library ? changed(bytes) : bytes;
            return defineClass(
                    name, changed, 0, changed.length, MutationLoader.class.getProtectionDomain());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] changed(byte[] bytes) {
        ClassFile file = ClassFile.of();
        ClassModel model = file.parse(bytes);
        String name = model.thisClass().asInternalName();
        ClassTransform transform =
                (builder, element) -> {
                    if (element instanceof MethodModel method && method.code().isPresent()) {
                        builder.transformMethod(
                                method, MethodTransform.transformingCode(code(name, method)));
                    } else {
                        builder.with(element);
                    }
                };
        return file.transformClass(model, transform);
    }

    private CodeTransform code(String type, MethodModel method) {
        String name = method.methodName().stringValue();
        String place = type.substring("dev/obor/".length()) + "." + name;
        CodeTransform rule = RULES.get(withoutTopic(place));
        return rule == null
                ? new Messages(type.substring(type.lastIndexOf('/') + 1) + "." + name)
                : rule;
    }

    /// The name of a method among [#RULES].
    static String withoutTopic(String place) {
        return place.replaceFirst("^op/\\w+/", "op/");
    }

    private static CodeTransform atStart(Consumer<CodeBuilder> start) {
        return new CodeTransform() {
            @Override
            public void atStart(CodeBuilder builder) {
                start.accept(builder);
            }

            @Override
            public void accept(CodeBuilder builder, CodeElement element) {
                builder.with(element);
            }
        };
    }

    private static void gradients(CodeBuilder b, CodeElement e) {
        if (e instanceof ReturnInstruction) {
            ClassDesc tensors = TENSOR.arrayType();
            b.aload(0);
            b.invokestatic(
                    MUTANTS,
                    "gradients",
                    MethodTypeDesc.of(tensors, tensors, ConstantDescs.CD_Object));
        }
        b.with(e);
    }

    private static void derive(CodeBuilder b) {
        ClassDesc instance = ClassDesc.of("dev.obor.op.pointwise.TypedPointwise");
        b.aload(0);
        b.getfield(instance, "gradients", instance.nested("Gradient").arrayType());
        b.iload(1);
        b.invokestatic(
                MUTANTS,
                "derive",
                MethodTypeDesc.of(ConstantDescs.CD_void, OBJECTS, ConstantDescs.CD_int));
    }

    private static void compact(CodeBuilder b) {
        ClassDesc layout = ClassDesc.of("dev.obor.op.Layouts").nested("Gradient");
        ClassDesc any = ConstantDescs.CD_Object;
        b.aload(0).aload(1);
        b.invokestatic(MUTANTS, "ties", MethodTypeDesc.of(EXPR, any, EXPR));
        b.astore(1);
        b.aload(0).aload(3);
        b.invokestatic(MUTANTS, "gradientLayout", MethodTypeDesc.of(any, any, any));
        b.checkcast(layout).astore(3);
    }

    private static void share(CodeBuilder b) {
        b.aload(0).aload(1).aload(2);
        b.invokestatic(MUTANTS, "share", MethodTypeDesc.of(TENSOR, TENSOR, TENSOR, LONGS));
        b.astore(0);
    }

    private static void forget(CodeBuilder b) {
        b.aload(0);
        b.invokestatic(
                MUTANTS,
                "forget",
                MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object));
    }

    /// Passes a result on, with parameters of one type.
    private static void atReturn(
            CodeBuilder b,
            CodeElement e,
            String name,
            ClassDesc result,
            ClassDesc parameter,
            int... slots) {
        if (e instanceof ReturnInstruction) {
            List<ClassDesc> types = new ArrayList<>(List.of(result));
            for (int slot : slots) {
                types.add(parameter);
                b.loadLocal(TypeKind.from(parameter), slot);
            }
            b.invokestatic(MUTANTS, name, MethodTypeDesc.of(result, types));
        }
        b.with(e);
    }

    private static void rule(CodeBuilder b) {
        b.aload(0).iload(1).aload(2);
        b.invokestatic(MUTANTS, "rule", MethodTypeDesc.of(EXPR, EXPR, ConstantDescs.CD_int, EXPR));
        b.astore(2);
    }

    private static void note(CodeBuilder b, CodeElement e) {
        if (e instanceof ReturnInstruction) {
            b.dup().aload(0).iload(1);
            b.invokestatic(
                    MUTANTS,
                    "note",
                    MethodTypeDesc.of(
                            ConstantDescs.CD_void,
                            ConstantDescs.CD_Object,
                            EXPR,
                            ConstantDescs.CD_int));
        }
        b.with(e);
    }

    private static void geometry(CodeBuilder b) {
        b.aload(2).aload(1);
        b.invokestatic(MUTANTS, "geometry", MethodTypeDesc.of(VIEW, VIEW, TEXT));
        b.astore(2);
    }

    private static void layout(CodeBuilder b, CodeElement e) {
        if (e instanceof ReturnInstruction) {
            b.aload(0);
            b.invokestatic(MUTANTS, "layout", MethodTypeDesc.of(LONGS, LONGS, LONGS));
        }
        b.with(e);
    }

    /// Passes the text of every error through [Mutants#message].
    private final class Messages implements CodeTransform {
        private final String method;
        private int count;

        Messages(String method) {
            this.method = method;
        }

        @Override
        public void accept(CodeBuilder b, CodeElement e) {
            if (e instanceof InvokeInstruction call
                    && call.opcode() == Opcode.INVOKESPECIAL
                    && call.name().equalsString("<init>")
                    && ERRORS.contains(call.owner().asInternalName())
                    && !method.endsWith(".<init>")) {
                String type = call.type().stringValue();
                boolean cause = type.equals("(Ljava/lang/String;Ljava/lang/Throwable;)V");
                if (cause || type.equals("(Ljava/lang/String;)V")) {
                    count++;
                    messages.accept(method + " " + count);
                    if (cause) {
                        b.swap();
                    }
                    b.loadConstant(method + " " + count);
                    b.invokestatic(MUTANTS, "message", MethodTypeDesc.of(TEXT, TEXT, TEXT));
                    if (cause) {
                        b.swap();
                    }
                }
            }
            b.with(e);
        }
    }
}
