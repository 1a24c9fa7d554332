package dev.obor.op.linalg;

import static dev.obor.op.Operation.Face.OBOR;

import dev.obor.Tensor;
import dev.obor.backend.Sizes;
import dev.obor.base.ShapeError;
import dev.obor.op.Operation;
import dev.obor.op.reduce.Reductions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `einsum`: sums of products of named dimensions, operand by operand from the left.
public final class Einsum {
    /// A tensor whose dimensions have labels, letters or the negative numbers of an ellipsis.
    private record Labelled(Tensor tensor, List<Integer> labels) {
        boolean has(int label) {
            return labels.contains(label);
        }

        long size(int label) {
            return tensor.size(labels.indexOf(label));
        }

        /// Without a dimension, which is summed.
        ///
        /// @param widened whether integers become int64, as where nothing is multiplied
        Labelled summed(int label, boolean widened) {
            int at = labels.indexOf(label);
            List<Integer> rest = new ArrayList<>(labels);
            rest.remove(at);
            return new Labelled(
                    Reductions.sum(tensor, new long[] {at}, false, widened ? null : tensor.dtype()),
                    rest);
        }

        /// Without dimensions of size 1, which go with everything.
        Labelled withoutOnes() {
            List<Integer> rest = new ArrayList<>();
            Tensor result = tensor;
            for (int i = labels.size() - 1; i >= 0; i--) {
                if (tensor.size(i) == 1) {
                    result = result.squeeze(i);
                } else {
                    rest.addFirst(labels.get(i));
                }
            }
            return new Labelled(result, rest);
        }

        /// The same with the dimensions in a given order.
        Labelled ordered(List<Integer> order) {
            List<Integer> present = new ArrayList<>(order);
            present.retainAll(labels);
            long[] dims = present.stream().mapToLong(labels::indexOf).toArray();
            return present.equals(labels) ? this : new Labelled(tensor.permute(dims), present);
        }

        /// With dimensions in an order and new sizes; absent ones have size 1.
        Tensor arranged(List<Integer> order) {
            List<Integer> present = new ArrayList<>(order);
            present.retainAll(labels);
            long[] dims = present.stream().mapToLong(labels::indexOf).toArray();
            Tensor moved = tensor.permute(dims);
            long[] sizes = new long[order.size()];
            int next = 0;
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] = has(order.get(i)) ? moved.size(next++) : 1;
            }
            return moved.reshape(sizes);
        }
    }

    private Einsum() {}

    /// Sums of products of named dimensions: `einsum("bij,bjk->bik", a, b)`.
    ///
    /// @param equation letters for dimensions, `...` for any others; without an arrow the letters
    ///   that occur once stay, in alphabetical order
    /// @throws dev.obor.base.ShapeError if the equation does not fit the operands
    @Operation(value = OBOR, autocast = Operation.Autocast.LOWER)
    public static Tensor einsum(String equation, Tensor... operands) {
        if (operands.length == 0) {
            throw new ShapeError("einsum(): must provide at least one operand");
        }
        int arrow = equation.indexOf("->");
        String[] inputs = inputs(arrow < 0 ? equation : equation.substring(0, arrow), operands);
        List<Labelled> terms = new ArrayList<>();
        int ellipsis = 0;
        for (int i = 0; i < inputs.length; i++) {
            Labelled term = labelled(inputs[i], operands[i], i);
            ellipsis = Math.max(ellipsis, (int) term.labels().stream().filter(l -> l < 0).count());
            terms.add(term);
        }
        List<Integer> output =
                arrow < 0
                        ? implied(inputs, ellipsis)
                        : output(checked(equation, arrow + 2, equation.length(), -1), ellipsis);
        checkOutput(output, terms);
        long[] shape = sizes(terms, output);
        List<Integer> order = order(terms, output);
        boolean single = terms.size() == 1; // its sums are sums, of single elements too
        List<Labelled> ordered =
                terms.stream()
                        .map(t -> single ? t : alone(t, terms, output).withoutOnes())
                        .map(t -> t.ordered(order))
                        .toList();
        return contracted(ordered, output, order).arranged(output).reshape(shape);
    }

    /// A term without the dimensions of size 1 that no other has: they are summed, which makes
    /// integers int64.
    private static Labelled alone(Labelled term, List<Labelled> terms, List<Integer> output) {
        Labelled result = term;
        for (int label : term.labels()) {
            boolean shared = terms.stream().filter(t -> t.has(label)).count() > 1;
            if (!shared && !output.contains(label) && term.size(label) == 1) {
                result = result.summed(label, true);
            }
        }
        return result;
    }

    /// The output's labels, then those that are summed: in this order dimensions are contracted.
    private static List<Integer> order(List<Labelled> terms, List<Integer> output) {
        List<Integer> order = new ArrayList<>(output);
        terms.stream()
                .flatMap(t -> t.labels().stream())
                .sorted()
                .filter(l -> !output.contains(l))
                .distinct()
                .forEach(order::add);
        return order;
    }

    /// The subscripts of each operand, without blanks.
    private static String[] inputs(String left, Tensor[] operands) {
        List<String> inputs = new ArrayList<>();
        int start = 0;
        for (int end = left.indexOf(',', start); ; end = left.indexOf(',', start)) {
            int stop = end < 0 ? left.length() : end;
            inputs.add(checked(left, start, stop, inputs.size()));
            if (end < 0) {
                break;
            }
            if (inputs.size() == operands.length) {
                throw new ShapeError(
                        "einsum(): fewer operands were provided than specified in the equation");
            }
            start = end + 1;
        }
        if (inputs.size() < operands.length) {
            throw new ShapeError(
                    "einsum(): more operands were provided than specified in the equation");
        }
        return inputs.toArray(new String[0]);
    }

    /// A part of the equation without blanks: letters and at most one ellipsis.
    ///
    /// @param operand whose part it is, or -1 for the output's
    private static String checked(String equation, int from, int to, int operand) {
        String owner = operand < 0 ? "output" : "operand " + operand;
        var text = new StringBuilder();
        boolean dots = false;
        for (int i = from; i < to; i++) {
            char c = equation.charAt(i);
            if (c == ' ') {
                continue;
            }
            if (c == '.') {
                if (dots) {
                    throw new ShapeError(
                            "einsum(): found '.' for "
                                    + owner
                                    + (operand < 0
                                            ? " but an ellipsis (...) was already found"
                                            : " for which an ellipsis was already found"));
                }
                if (i + 2 >= to || !equation.startsWith("...", i)) {
                    throw new ShapeError(
                            "einsum(): found '.' for "
                                    + owner
                                    + " that is not part of any ellipsis"
                                    + (operand < 0 ? " (...)" : ""));
                }
                dots = true;
                i += 2;
                text.append("...");
            } else if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
                text.append(c);
            } else {
                throw new ShapeError(
                        "einsum(): invalid subscript given at index "
                                + i
                                + " in the equation string, subscripts must be in [a-zA-Z]");
            }
        }
        return text.toString();
    }

    private static long[] sizes(List<Labelled> terms, List<Integer> output) {
        Map<Integer, Long> sizes = checkedSizes(terms);
        return output.stream().mapToLong(l -> sizes.getOrDefault(l, 1L)).toArray();
    }

    /// The size of each label; 1 goes with everything.
    private static Map<Integer, Long> checkedSizes(List<Labelled> terms) {
        Map<Integer, Long> sizes = new HashMap<>();
        for (int i = 0; i < terms.size(); i++) {
            Labelled term = terms.get(i);
            for (int label : term.labels()) {
                long size = term.size(label);
                long known = sizes.getOrDefault(label, 1L);
                if (known != 1 && size != 1 && known != size) {
                    throw new ShapeError(
                            "einsum(): subscript "
                                    + (label < 0 ? "..." : String.valueOf((char) label))
                                    + " has size "
                                    + size
                                    + " for operand "
                                    + i
                                    + " which does not broadcast with previously seen size "
                                    + known);
                }
                sizes.put(label, known == 1 ? size : known);
            }
        }
        return sizes;
    }

    /// Names the dimensions; one that is named twice becomes its diagonal.
    private static Labelled labelled(String text, Tensor t, int number) {
        int dots = text.indexOf("...");
        String letters = text.replace("...", "");
        int extra = t.dim() - letters.length();
        if (extra < 0 || dots < 0 && extra > 0) {
            throw new ShapeError(
                    "einsum(): the number of subscripts in the equation ("
                            + letters.length()
                            + ") does not match the number of dimensions ("
                            + t.dim()
                            + ") for operand "
                            + number
                            + (dots < 0 ? " and no ellipsis was given" : ""));
        }
        List<Integer> labels = new ArrayList<>();
        for (int i = 0; i <= letters.length(); i++) {
            if (i == dots) {
                for (int k = extra; k > 0; k--) {
                    labels.add(-k);
                }
            }
            if (i < letters.length()) {
                labels.add((int) letters.charAt(i));
            }
        }
        return diagonals(t, labels, number);
    }

    private static Labelled diagonals(Tensor t, List<Integer> labels, int number) {
        Tensor result = t;
        List<Integer> rest = new ArrayList<>(labels);
        for (int i = 0; i < rest.size(); i++) {
            int label = rest.get(i);
            int again = rest.lastIndexOf(label);
            while (again > i) {
                if (result.size(i) != result.size(again)) {
                    throw new ShapeError(
                            "einsum(): subscript "
                                    + (char) label
                                    + " is repeated for operand "
                                    + number
                                    + " but the sizes don't match, "
                                    + result.size(again)
                                    + " != "
                                    + result.size(i));
                }
                result = result.diagonal(0, i, again).movedim(-1, i);
                rest.remove(again);
                again = rest.lastIndexOf(label);
            }
        }
        return new Labelled(result, rest);
    }

    /// Without an arrow: the ellipsis, then the letters that occur once in all of the equation, the
    /// capital ones first.
    private static List<Integer> implied(String[] inputs, int ellipsis) {
        List<Integer> output = dots(ellipsis);
        String all = String.join("", inputs).replace(".", "");
        all.chars().filter(c -> all.indexOf(c) == all.lastIndexOf(c)).sorted().forEach(output::add);
        return output;
    }

    private static List<Integer> dots(int ellipsis) {
        List<Integer> labels = new ArrayList<>();
        for (int k = ellipsis; k > 0; k--) {
            labels.add(-k);
        }
        return labels;
    }

    private static List<Integer> output(String text, int ellipsis) {
        List<Integer> output = new ArrayList<>();
        int dots = text.indexOf("...");
        String letters = text.replace("...", "");
        for (int i = 0; i <= letters.length(); i++) {
            if (i == dots) {
                output.addAll(dots(ellipsis));
            }
            if (i < letters.length()) {
                output.add((int) letters.charAt(i));
            }
        }
        return output;
    }

    private static void checkOutput(List<Integer> output, List<Labelled> terms) {
        for (int i = 0; i < output.size(); i++) {
            int label = output.get(i);
            if (output.lastIndexOf(label) != i) {
                throw new ShapeError(
                        "einsum(): output subscript "
                                + (char) label
                                + " appears more than once in the output");
            }
            if (label > 0 && terms.stream().noneMatch(t -> t.has(label))) {
                throw new ShapeError(
                        "einsum(): output subscript "
                                + (char) label
                                + " does not appear in the equation for any input operand");
            }
        }
    }

    private static Labelled contracted(
            List<Labelled> terms, List<Integer> output, List<Integer> order) {
        Labelled result = terms.getFirst();
        for (int i = 1; i < terms.size(); i++) {
            List<Integer> later = new ArrayList<>(output);
            terms.subList(i + 1, terms.size()).forEach(t -> later.addAll(t.labels()));
            result = product(result, terms.get(i), later, order).ordered(order);
        }
        for (int label : List.copyOf(result.labels())) {
            if (!output.contains(label)) {
                result = result.summed(label, terms.size() == 1);
            }
        }
        return result;
    }

    /// The product of two operands, summed over what is not needed any more, as a batch of matrix
    /// products. Rows are those of the operand whose dimensions come first, as in PyTorch, so that
    /// the result lies in memory as PyTorch's does.
    private static Labelled product(
            Labelled a, Labelled b, List<Integer> later, List<Integer> order) {
        Labelled left = a;
        Labelled right = b;
        List<Integer> batch = new ArrayList<>();
        List<Integer> sums = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        List<Integer> columns = new ArrayList<>();
        for (int label : a.labels()) {
            boolean needed = later.contains(label);
            if (b.has(label)) {
                (needed ? batch : sums).add(label);
            } else if (needed) {
                rows.add(label);
            } else {
                left = left.summed(label, true);
            }
        }
        for (int label : b.labels()) {
            if (!a.has(label)) {
                if (later.contains(label)) {
                    columns.add(label);
                } else {
                    right = right.summed(label, true);
                }
            }
        }
        if (sums.isEmpty()) {
            List<Integer> labels = new ArrayList<>(order);
            Labelled l = left;
            Labelled r = right;
            labels.removeIf(label -> !l.has(label) && !r.has(label));
            return new Labelled(l.arranged(labels).mul(r.arranged(labels)), labels);
        }
        boolean swap =
                !rows.isEmpty()
                        && !columns.isEmpty()
                        && order.indexOf(columns.getFirst()) < order.indexOf(rows.getFirst());
        return swap
                ? multiplied(right, left, batch, columns, sums, rows)
                : multiplied(left, right, batch, rows, sums, columns);
    }

    private static Labelled multiplied(
            Labelled left,
            Labelled right,
            List<Integer> batch,
            List<Integer> rows,
            List<Integer> sums,
            List<Integer> columns) {
        List<Integer> labels = new ArrayList<>(batch);
        labels.addAll(rows);
        labels.addAll(columns);
        long[] shape =
                labels.stream()
                        .mapToLong(l -> left.has(l) ? left.size(l) : right.size(l))
                        .toArray();
        Tensor product =
                Products.bmm(flat(left, batch, rows, sums), flat(right, batch, sums, columns));
        return new Labelled(product.reshape(shape), labels);
    }

    private static Tensor flat(
            Labelled t, List<Integer> batch, List<Integer> first, List<Integer> second) {
        List<Integer> order = new ArrayList<>(batch);
        order.addAll(first);
        order.addAll(second);
        long[] sizes = order.stream().mapToLong(t::size).toArray();
        int middle = batch.size() + first.size();
        return t.arranged(order)
                .reshape(
                        Sizes.numel(Arrays.copyOf(sizes, batch.size())),
                        Sizes.numel(Arrays.copyOfRange(sizes, batch.size(), middle)),
                        Sizes.numel(Arrays.copyOfRange(sizes, middle, sizes.length)));
    }
}
