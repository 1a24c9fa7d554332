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
import java.util.stream.LongStream;
import java.util.stream.Stream;

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

        /// The tensor with all dimensions of an order; those that it has not have size 1.
        Tensor aligned(List<Integer> order) {
            Tensor result = tensor;
            long[] places = new long[order.size()];
            for (int i = 0; i < places.length; i++) {
                int at = labels.indexOf(order.get(i));
                places[i] = at < 0 ? result.dim() : at;
                result = at < 0 ? result.unsqueeze(-1) : result;
            }
            return result.permute(places);
        }
    }

    private Einsum() {}

    /// Sums of products of named dimensions: `einsum("bij,bjk->bik", a, b)`.
    ///
    /// ```java
    /// einsum("ij->ji", arange(6).view(2, 3)) // [[0, 3], [1, 4], [2, 5]]
    /// einsum("bij,bjk->bik", ones(7, 2, 3), ones(7, 3, 4)).shape() // [7, 2, 4]
    /// einsum("i,i->", tensor(1, 2), tensor(3, 4)) // 11
    /// ```
    ///
    /// @param equation letters for dimensions, `...` for any others; without an arrow the letters
    ///   that occur once stay, in alphabetical order
    /// @param operands of one dtype
    /// @return of the sizes that the letters behind the arrow stand for; of their dtype
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
        checkSizes(terms);
        List<Integer> order = order(terms, output);
        return contracted(terms.stream().map(t -> t.aligned(order)).toList(), output.size());
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

    /// Checks that each label has one size; 1 goes with everything.
    private static void checkSizes(List<Labelled> terms) {
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

    /// The product of all operands, from the left, summed over the dimensions from `kept` on: each
    /// as soon as no later operand has it, where it is not of size 1.
    private static Tensor contracted(List<Tensor> operands, int kept) {
        Tensor result = operands.getFirst();
        int dims = result.dim();
        if (operands.size() == 1) {
            return dims == kept
                    ? result
                    : Reductions.sum(result, LongStream.range(kept, dims).toArray(), false, null);
        }
        int[] counts = new int[dims];
        for (Tensor t : operands) {
            for (int d = kept; d < dims; d++) {
                counts[d] += t.size(d) == 1 ? 0 : 1;
            }
        }
        for (Tensor t : operands.subList(1, operands.size())) {
            result = product(result, t, kept, counts);
        }
        return dims == kept ? result : result.view(Arrays.copyOf(result.shape().toArray(), kept));
    }

    /// The product of two operands, summed over what is not needed any more.
    ///
    /// @param counts how many operands that are left have each dimension
    private static Tensor product(Tensor a, Tensor b, int kept, int[] counts) {
        List<Long> ofBoth = new ArrayList<>();
        List<Long> ofA = new ArrayList<>();
        List<Long> ofB = new ArrayList<>();
        for (int d = kept; d < counts.length; d++) {
            boolean inA = a.size(d) != 1;
            boolean inB = b.size(d) != 1;
            counts[d] -= inA && inB ? 1 : 0;
            if (counts[d] == 1 && (inA || inB)) {
                (inA && inB ? ofBoth : inA ? ofA : ofB).add((long) d);
                counts[d] = 0;
            }
        }
        Tensor left = summed(a, ofA);
        Tensor right = summed(b, ofB);
        return ofBoth.isEmpty() ? left.mul(right) : multiplied(left, right, ofBoth);
    }

    /// Summed where nothing is multiplied, which makes integers int64.
    private static Tensor summed(Tensor t, List<Long> dims) {
        return dims.isEmpty() ? t : Reductions.sum(t, array(dims), true, null);
    }

    /// The product summed over dimensions that both have, as a batch of matrix products. Rows are
    /// those of the operand whose dimensions come first, as in PyTorch, so that the result lies in
    /// memory as PyTorch's does.
    private static Tensor multiplied(Tensor a, Tensor b, List<Long> sums) {
        List<Long> batch = new ArrayList<>();
        List<Long> ofA = new ArrayList<>();
        List<Long> ofB = new ArrayList<>();
        for (long d = 0; d < a.dim(); d++) {
            if (!sums.contains(d)) {
                boolean inA = a.size(d) != 1;
                (inA && b.size(d) != 1 ? batch : inA ? ofA : ofB).add(d);
            }
        }
        boolean swap = !ofA.isEmpty() && !ofB.isEmpty() && ofB.getLast() < ofA.getFirst();
        Tensor left = swap ? b : a;
        Tensor right = swap ? a : b;
        List<Long> rows = swap ? ofB : ofA;
        List<Long> columns = swap ? ofA : ofB;
        Tensor product =
                Products.bmm(
                        flat(left, batch, rows, sums, columns),
                        flat(right, batch, sums, columns, rows));
        List<Long> order = joined(batch, rows, sums, columns);
        long[] sizes = new long[order.size()];
        long[] back = new long[order.size()];
        for (int i = 0; i < sizes.length; i++) {
            long d = order.get(i);
            boolean ofLeft = i < batch.size() + rows.size();
            sizes[i] = sums.contains(d) ? 1 : (ofLeft ? left : right).size(d);
            back[(int) d] = i;
        }
        return product.view(sizes).permute(back);
    }

    /// Three groups of dimensions, each as one; the last ones have size 1.
    private static Tensor flat(
            Tensor t, List<Long> first, List<Long> second, List<Long> third, List<Long> rest) {
        return t.permute(array(joined(first, second, third, rest)))
                .reshape(size(t, first), size(t, second), size(t, third));
    }

    private static long size(Tensor t, List<Long> dims) {
        return Sizes.numel(dims.stream().mapToLong(t::size).toArray());
    }

    private static List<Long> joined(
            List<Long> first, List<Long> second, List<Long> third, List<Long> rest) {
        return Stream.of(first, second, third, rest).flatMap(List::stream).toList();
    }

    private static long[] array(List<Long> values) {
        return values.stream().mapToLong(v -> v).toArray();
    }
}
