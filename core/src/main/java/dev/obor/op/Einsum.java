package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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

    /// `einsum` of an equation such as `bij,bjk->bik`.
    ///
    /// @throws ShapeError if the equation does not fit the operands
    public static Tensor einsum(String equation, Tensor... operands) {
        String text = equation.replace(" ", "");
        int arrow = text.indexOf("->");
        String[] inputs = (arrow < 0 ? text : text.substring(0, arrow)).split(",", -1);
        if (operands.length == 0) {
            throw new ShapeError("einsum(): must provide at least one operand");
        }
        if (inputs.length != operands.length) {
            throw new ShapeError(
                    inputs.length > operands.length
                            ? "einsum(): fewer operands were provided than specified in the equation"
                            : "einsum(): more operands were provided than specified in the"
                                    + " equation");
        }
        List<Labelled> terms = new ArrayList<>();
        int ellipsis = 0;
        for (int i = 0; i < inputs.length; i++) {
            Labelled term = labelled(inputs[i], operands[i], i);
            ellipsis = Math.max(ellipsis, (int) term.labels().stream().filter(l -> l < 0).count());
            terms.add(term);
        }
        List<Integer> output =
                arrow < 0 ? implied(terms, ellipsis) : output(text.substring(arrow + 2), ellipsis);
        checkOutput(output, terms);
        return contracted(terms, output).arranged(output).reshape(sizes(terms, output));
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

    private static void checkLetter(char c) {
        if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z')) {
            throw new ShapeError(
                    "einsum(): invalid subscript given, subscripts must be in [a-zA-Z], got " + c);
        }
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
                checkLetter(letters.charAt(i));
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

    /// Without an arrow: the ellipsis, then the letters that occur once, in their order.
    private static List<Integer> implied(List<Labelled> terms, int ellipsis) {
        Map<Integer, Integer> counts = new HashMap<>();
        terms.forEach(t -> t.labels().forEach(l -> counts.merge(l, 1, Integer::sum)));
        List<Integer> output = dots(ellipsis);
        counts.entrySet().stream()
                .filter(e -> e.getKey() > 0 && e.getValue() == 1)
                .map(Map.Entry::getKey)
                .sorted(
                        Comparator.comparing(
                                (Integer l) -> Character.isUpperCase((char) (int) l) ? l : l + 64))
                .forEach(output::add);
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
                checkLetter(letters.charAt(i));
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

    private static Labelled contracted(List<Labelled> terms, List<Integer> output) {
        checkedSizes(terms);
        Labelled result = terms.getFirst();
        for (int i = 1; i < terms.size(); i++) {
            List<Integer> later = new ArrayList<>(output);
            terms.subList(i + 1, terms.size()).forEach(t -> later.addAll(t.labels()));
            result = product(result, terms.get(i), later);
        }
        for (int label : List.copyOf(result.labels())) {
            if (!output.contains(label)) {
                result = result.summed(label, terms.size() == 1);
            }
        }
        return result;
    }

    /// The product of two operands, summed over what is not needed any more, as a batch of matrix
    /// products.
    private static Labelled product(Labelled a, Labelled b, List<Integer> later) {
        Labelled left = a;
        Labelled right = b;
        List<Integer> batch = new ArrayList<>();
        List<Integer> sums = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        List<Integer> columns = new ArrayList<>();
        for (int label : a.labels()) {
            boolean needed = later.contains(label);
            boolean one = b.has(label) && (a.size(label) == 1 || b.size(label) == 1);
            if (!needed && one && a.size(label) != b.size(label)) { // broadcast: sum the long one
                left = a.size(label) == 1 ? left : sumTo1(left, label);
                right = b.size(label) == 1 ? right : sumTo1(right, label);
            }
            if (b.has(label)) {
                (needed ? batch : sums).add(label);
            } else if (needed) {
                rows.add(label);
            } else {
                left = left.summed(label, false);
            }
        }
        for (int label : b.labels()) {
            if (!a.has(label)) {
                if (later.contains(label)) {
                    columns.add(label);
                } else {
                    right = right.summed(label, false);
                }
            }
        }
        long[] shape = new long[batch.size() + rows.size() + columns.size()];
        long[] common = new long[batch.size()];
        for (int i = 0; i < common.length; i++) {
            common[i] = Math.max(a.size(batch.get(i)), b.size(batch.get(i)));
            if (a.size(batch.get(i)) == 0 || b.size(batch.get(i)) == 0) {
                common[i] = 0;
            }
            shape[i] = common[i];
        }
        Tensor m = flat(left, common, batch, rows, sums);
        Tensor n = flat(right, common, batch, sums, columns);
        List<Integer> order = new ArrayList<>(batch);
        order.addAll(rows);
        order.addAll(columns);
        for (int i = common.length; i < shape.length; i++) {
            int label = order.get(i);
            shape[i] = a.has(label) ? a.size(label) : b.size(label);
        }
        return new Labelled(Products.bmm(m, n).reshape(shape), order);
    }

    private static Labelled sumTo1(Labelled t, int label) {
        long[] dim = {t.labels().indexOf(label)};
        Tensor sum = Reductions.sum(t.tensor(), dim, true, t.tensor().dtype());
        return new Labelled(sum, t.labels());
    }

    private static Tensor flat(
            Labelled t,
            long[] common,
            List<Integer> batch,
            List<Integer> first,
            List<Integer> second) {
        List<Integer> order = new ArrayList<>(batch);
        order.addAll(first);
        order.addAll(second);
        Tensor arranged = t.arranged(order);
        long[] shape = arranged.shape().toArray();
        System.arraycopy(common, 0, shape, 0, common.length);
        int middle = common.length + first.size();
        return arranged.expand(shape)
                .reshape(
                        Shapes.numel(common),
                        Shapes.numel(Arrays.copyOfRange(shape, common.length, middle)),
                        Shapes.numel(Arrays.copyOfRange(shape, middle, shape.length)));
    }
}
