package dev.obor.faces;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One parameter list of an operation, with what the other parameters are set to.
///
/// @param taken the parameters, in the order of the declaration
/// @param arguments what the declared method is called with
/// @param presets the parameters that are left out and what they are
/// @param options the class of options that it takes, or empty
/// @param optional the parameters that are set by these
record Form(
        List<Parameter> taken,
        List<String> arguments,
        Map<String, String> presets,
        String options,
        List<Parameter> optional) {
    /// What the values of options are read from.
    static final String OPTIONS = "o";

    /// That of a constant, which has no parameters beside its operands.
    static final Form FULL = new Form(List.of(), List.of(), Map.of(), "", List.of());

    private static final String ONE = "one ";
    private static final String MANY = "...";

    /// The forms of an operation: with all parameters, without the preset ones from the last on,
    /// and those that the annotation adds. In a form of the annotation `one dim` is a single value
    /// where the declaration takes a list, and `dim...` an open-ended list.
    static List<Form> of(Declaration d, boolean inPlace) {
        List<Parameter> open = new ArrayList<>();
        for (Parameter p : d.parameters()) {
            if (!isChange(d, p, inPlace)) {
                open.add(p);
            }
        }
        Map<String, Form> forms = new LinkedHashMap<>();
        boolean hasOptions = !d.operation().options().isEmpty();
        if (hasOptions) {
            if (open.stream().anyMatch(p -> p.preset().isPresent())) {
                forms.put("options", withOptions(d, inPlace));
            }
            open.removeIf(p -> p.preset().isPresent());
        }
        for (int n = open.size(); ; n--) {
            List<String> names = open.subList(0, n).stream().map(Parameter::name).toList();
            forms.put(String.join(",", names), of(d, names, inPlace));
            if (n == 0 || open.get(n - 1).preset().isEmpty()) {
                break;
            }
        }
        for (String text : d.operation().forms()) {
            List<String> names = names(d, text);
            if (!inPlace || !names.contains(Declaration.IN_PLACE_OPTION)) {
                forms.put(key(d, names), of(d, names, inPlace));
            }
        }
        return List.copyOf(forms.values());
    }

    /// Whether a parameter is the one that says that the input is changed, and no form takes it.
    private static boolean isChange(Declaration d, Parameter p, boolean inPlace) {
        return p.name().equals(Declaration.IN_PLACE)
                || (inPlace
                        && d.operation().inPlace()
                        && p.name().equals(Declaration.IN_PLACE_OPTION));
    }

    private static Form withOptions(Declaration d, boolean inPlace) {
        List<Parameter> taken = new ArrayList<>();
        List<Parameter> optional = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        for (Parameter p : d.parameters()) {
            if (isChange(d, p, inPlace)) {
                arguments.add(Boolean.toString(inPlace));
            } else if (p.preset().isPresent()) {
                arguments.add(OPTIONS + "." + p.name());
                optional.add(p);
            } else {
                taken.add(p.closed());
                arguments.add(p.name());
            }
        }
        String options = d.operation().options();
        taken.add(new Parameter("Consumer<" + options + ">", "options", Optional.empty()));
        return new Form(taken, arguments, Map.of(), options, optional);
    }

    /// What takes the place of a form that follows from the presets: a list may be open-ended, and
    /// a number that may be null need not.
    private static String key(Declaration d, List<String> names) {
        List<String> plain = new ArrayList<>();
        for (String name : names) {
            String bare = name.replace(MANY, "").replace(ONE, "");
            boolean boxed = d.parameter(bare).filter(Parameter::isBoxed).isPresent();
            plain.add(boxed || name.endsWith(MANY) ? bare : name);
        }
        return String.join(",", plain);
    }

    /// The parameters that a form names; those without a preset go without saying.
    private static List<String> names(Declaration d, String text) {
        List<String> said = text.isBlank() ? List.of() : List.of(text.split(", *"));
        List<String> names = new ArrayList<>();
        for (Parameter p : d.parameters()) {
            boolean isOpen = !p.name().equals(Declaration.IN_PLACE);
            if (isOpen && p.preset().isEmpty() && !isSaid(said, p)) {
                names.add(p.name());
            }
        }
        for (String name : said) {
            String plain = name.replace(MANY, "").replace(ONE, "");
            if (d.parameter(plain).isEmpty()) {
                throw new FaceException(d.place() + ": a form names " + plain + ", which it lacks");
            }
            names.add(name);
        }
        return names;
    }

    private static boolean isSaid(List<String> said, Parameter p) {
        return said.contains(p.name())
                || said.contains(ONE + p.name())
                || said.contains(p.name() + MANY);
    }

    private static Form of(Declaration d, List<String> names, boolean inPlace) {
        List<Parameter> taken = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        Map<String, String> presets = new LinkedHashMap<>();
        for (Parameter p : d.parameters()) {
            if (isChange(d, p, inPlace)) {
                arguments.add(Boolean.toString(inPlace));
            } else if (names.contains(ONE + p.name())) {
                taken.add(p.single());
                arguments.add(
                        p.isBoxed() ? p.name() : "new " + p.element() + "[] {" + p.name() + "}");
            } else if (isSaid(names, p)) {
                taken.add(names.contains(p.name() + MANY) ? p.openEnded() : p);
                arguments.add(p.name());
            } else {
                String preset = p.preset().orElseThrow(() -> missing(d, p));
                arguments.add(preset);
                presets.put(p.name(), preset);
            }
        }
        for (int i = 0; i < taken.size() - 1; i++) {
            taken.set(i, taken.get(i).closed());
        }
        return new Form(taken, arguments, presets, "", List.of());
    }

    private static FaceException missing(Declaration d, Parameter p) {
        return new FaceException(
                d.place() + ": " + p.name() + " has no preset and is left out by a form");
    }
}
