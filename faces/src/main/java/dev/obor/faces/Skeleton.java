package dev.obor.faces;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The hand-written part of a face, in which a line stands for the operations.
final class Skeleton {
    /// The line that the operations take the place of.
    static final String MARK = "    // Here stand the operations.";

    /// What refuses null.
    private static final String ARGUMENTS = "dev.obor.base.Arguments";

    /// What a trace is told by.
    private static final String RECORDER = "dev.obor.trace.Recorder";

    /// What casts where automatic mixed precision is on.
    private static final String PRECISION = "dev.obor.op.Precision";

    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?!static)([\\w.]+);\n");

    private final String name;
    private final String text;

    Skeleton(String name, String text) {
        this.name = name;
        this.text = text;
        if (!text.contains(MARK)) {
            throw new FaceException(name + " has no line \"" + MARK.strip() + "\"");
        }
    }

    /// The whole file.
    String filled(Face face, List<Declaration> declarations) {
        Map<String, Method> methods = new TreeMap<>();
        Map<String, String> places = new HashMap<>();
        TreeSet<String> imports = new TreeSet<>();
        Map<String, String> bySimpleName = new HashMap<>();
        Matcher m = IMPORT.matcher(text);
        while (m.find()) {
            add(imports, bySimpleName, m.group(1), name);
        }
        Methods.on(face, declarations)
                .forEach((d, own) -> {
                    for (Method method : own) {
                        Method other = methods.put(method.key(), method);
                        String place = places.put(method.key(), d.place());
                        if (other != null) {
                            throw new FaceException(
                                    d.place() + " and " + place + " both declare " + method.key());
                        }
                    }
                    add(imports, bySimpleName, d.owner(), d.place());
                    d.imports().values().forEach(i -> add(imports, bySimpleName, i, d.place()));
                    if (!d.operation().autocast().isEmpty()) {
                        add(imports, bySimpleName, PRECISION, d.place());
                    }
                    if (!d.operation().options().isEmpty()) {
                        add(imports, bySimpleName, "java.util.function.Consumer", d.place());
                    }
                });
        add(imports, bySimpleName, ARGUMENTS, name);
        add(imports, bySimpleName, RECORDER, name);
        List<String> written = new ArrayList<>();
        methods.values().forEach(method -> written.add(method.text(face)));
        String body = String.join("\n", written).stripTrailing();
        String whole = text.replace(MARK, body);
        return withImports(whole, imports);
    }

    private static void add(
            TreeSet<String> imports, Map<String, String> known, String type, String place) {
        String simple = type.substring(type.lastIndexOf('.') + 1);
        String other = known.putIfAbsent(simple, type);
        if (other != null && !other.equals(type)) {
            throw new FaceException(place + ": " + simple + " is " + other + " and " + type);
        }
        imports.add(type);
    }

    private static String withImports(String whole, TreeSet<String> imports) {
        String pack =
                Pattern.compile("package ([\\w.]+);")
                        .matcher(whole)
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1);
        StringBuilder lines = new StringBuilder();
        for (String type : imports) {
            String from = type.substring(0, type.lastIndexOf('.'));
            if (!from.equals(pack)) {
                lines.append("import ").append(type).append(";\n");
            }
        }
        int first = whole.indexOf('\n', whole.indexOf("package ")) + 1;
        Matcher statics = Pattern.compile("(?m)^import static [\\w.]+;\n").matcher(whole);
        StringBuilder staticLines = new StringBuilder();
        while (statics.find()) {
            staticLines.append(statics.group());
        }
        String head = whole.substring(0, first) + "\n";
        String rest =
                IMPORT.matcher(whole.substring(first))
                        .replaceAll("")
                        .replaceAll("(?m)^import static [\\w.]+;\n", "")
                        .stripLeading();
        String separate = staticLines.isEmpty() ? "" : staticLines + "\n";
        return head + separate + lines + "\n" + rest;
    }
}
