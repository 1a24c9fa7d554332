package dev.obor.backend;

/// A linear map along one dimension, of which each result needs a few neighbouring elements:
///
/// ```text
/// out[a, o, b] = sum over t < count[o] of weights[o taps + t] in[a, first[o] + t, b]
/// ```
///
/// Resizing of images is one for each dimension, and so is its gradient: the transposed map, where
/// `first` rises.
///
/// @param outer how many there are of what lies before the dimension
/// @param in the size of the dimension
/// @param out its size in the result
/// @param inner how many there are of what lies after it
/// @param first of each result the first element that it needs
/// @param count how many it needs
/// @param taps the largest of these numbers
/// @param weights `taps` for each result
public record ResampleShape(
        int outer,
        int in,
        int out,
        int inner,
        int[] first,
        int[] count,
        int taps,
        double[] weights) {
    /// The transposed map, from results to elements.
    public ResampleShape transposed() {
        int[] begin = new int[in];
        int[] number = new int[in];
        int most = 1;
        int from = 0;
        for (int i = 0; i < in; i++) {
            while (from < out && first[from] + count[from] <= i) {
                from++;
            }
            int to = from;
            while (to < out && first[to] <= i) {
                to++;
            }
            begin[i] = Math.min(from, out - 1);
            number[i] = to - from;
            most = Math.max(most, number[i]);
        }
        double[] turned = new double[in * most];
        for (int i = 0; i < in; i++) {
            for (int t = 0; t < number[i]; t++) {
                int o = begin[i] + t;
                int at = i - first[o];
                turned[i * most + t] = at < count[o] ? weights[o * taps + at] : 0;
            }
        }
        return new ResampleShape(outer, out, in, inner, begin, number, most, turned);
    }
}
