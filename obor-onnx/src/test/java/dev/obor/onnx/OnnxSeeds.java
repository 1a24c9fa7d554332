package dev.obor.onnx;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.onnx.format.ElementKind;
import dev.obor.onnx.format.Elements;
import dev.obor.onnx.format.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Small models of one node each, one or more for every operator, to be damaged: a file of 300
/// bytes is read a hundred times while one of a real model is read once, and none of its bytes are
/// weights.
///
/// A line is an operator, its inputs, and behind a bar its attributes. Inputs: `f2x3` floats,
/// `l2x3` integers and `b2x3` truth values that are given, `F2x3` floats in the file, `[1,2]`
/// integers in the file, `=0.5` a number in the file, `-` none; TRUE, SCALES and LENGTHS are what
/// they say, `n0` the result of the first of several nodes between semicolons, and `N7,5,1,2` two
/// numbers of ONNX's type 7 that stand in field 5. Attributes: whole numbers, numbers with a point,
/// lists of whole numbers in brackets, texts, lists of texts with bars. `>3` is the number of
/// outputs, `@11` the opset.
final class OnnxSeeds {
    private static final String LINES =
            """
            Abs f2x3
            own.Slope f2x3 | slope=0.5
            own.Slope f2x3 ; own.Slope n0
            SplitToSequence f4x3 [1,3] | axis=0 ; SequenceAt n0 [1]
            SplitToSequence f4x3 | axis=0 keepdims=0 ; SequenceAt n0 [1]
            Identity N10,5,15360,0,1
            Identity N16,5,16256,0
            Identity N1,4,1,2
            Identity N7,7,1,2
            Identity N9,5,0,1
            Identity N3,5,0,-1
            ReduceMax f0x3 [0]
            ReduceMin l0x3 [0]
            ReduceMax b2x3 [0]
            ReduceMax b0x3 [0]
            ReduceSum f
            Not b2x3
            BitwiseNot l2x3
            Div l2x3 [2,3,4]
            Div f2x3 f3
            Equal f2x3 f2x3
            And b2x3 b3
            BitwiseXor l3 l3
            Min f2x3 f3 f1
            Mean f2x3 f3
            Sum f2x3 f3
            BitShift l3 [1,2,3] | direction=LEFT
            BitShift l3 [1,2,3] | direction=RIGHT
            Pow f2x3 =2.0
            Pow l2x3 [2]
            Mod l3 [2,3,4]
            Mod f3 =2.0 | fmod=1
            IsInf f3 | detect_negative=0 detect_positive=1
            IsInf f3 | detect_positive=0
            Clip f2x3 =0.1 =0.5
            Clip f2x3 - =0.5
            Clip f2x3 | min=0.1 max=0.5 @7
            Clip l2x3 [1] [2]
            Cast f2x3 | to=7
            Cast f2x3 | to=9
            Cast l2x3 | to=10 saturate=1
            CastLike f2x3 l1
            Where b2x3 f2x3 f3
            PRelu f2x3 F3
            Relu f2x3
            Gelu f2x3 | approximate=tanh
            Gelu f2x3 | approximate=none
            LeakyRelu f3 | alpha=0.1
            Elu f3 | alpha=1.5
            Celu f3 | alpha=1.5
            ThresholdedRelu f3 | alpha=1.5
            Selu f3 | alpha=1.6 gamma=1.05
            HardSigmoid f3 | alpha=0.2 beta=0.5
            Shrink f3 | lambd=0.5 bias=0.1
            Softmax f2x3 | axis=1
            Softmax f2x3x4 | axis=1 @11
            LogSoftmax f2x3 | axis=-1
            LogSoftmax f2x3x4 | axis=1 @11
            Hardmax f2x3 | axis=1
            Hardmax f2x3x4 | axis=1 @11
            Dropout f2x3 =0.5 | seed=1 >2
            Dropout f2x3 | ratio=0.5 @11
            Dropout f2x3 | ratio=0.5 is_test=1 @7
            Dropout f2x3 =0.5 TRUE >2
            Reshape f2x3 [0,-1]
            Reshape f2x3 [3,2] | allowzero=1
            Reshape f2x3 | shape=[3,2] @7
            Flatten f2x3x4 | axis=2
            Squeeze f1x3x1 [0]
            Squeeze f1x3x1
            Squeeze f1x3x1 | axes=[0,2] @11
            Unsqueeze f3 [0,2]
            Unsqueeze f3 | axes=[0] @11
            Transpose f2x3x4 | perm=[2,0,1]
            Transpose f2x3
            Concat f2x3 f2x1 | axis=1
            Concat [1,2] [3] | axis=0
            Split f4x3 [1,3] | axis=0 >2
            Split f4x3 | num_outputs=3 axis=0 >3
            Split f4x3 | axis=0 split=[2,2] @11 >2
            Split f4x3 | axis=0 @11 >2
            Expand f2x1 [2,3]
            Tile f2x3 [2,1]
            Tile f2x3 l2
            Pad f2x3 [0,1,0,1] =0.5 | mode=constant
            Pad f2x3 [1,1] - [1] | mode=constant
            Pad f1x2x4 [0,0,1,0,0,1] | mode=reflect
            Pad f1x2x4 [0,0,1,0,0,1] | mode=edge
            Pad f1x2x4 [0,0,1,0,0,1] | mode=wrap
            Pad f1x2x4 [0,0,-1,0,0,1] | mode=constant
            Pad f2x3 | mode=constant pads=[0,1,0,1] value=0.5 @7
            Pad f2x3 | mode=constant paddings=[0,1,0,1] value=0.5 @7
            DepthToSpace f1x8x2x2 | blocksize=2 mode=DCR
            DepthToSpace f1x8x2x2 | blocksize=2 mode=CRD
            SpaceToDepth f1x2x4x4 | blocksize=2
            Gather f3x4 [0,2] | axis=1
            Gather [5,6,7] [1]
            GatherElements f3 [0,1] | axis=0
            GatherElements f2x3 l2x3 | axis=1
            GatherND f2x3 l2x1
            GatherND f2x3x4 l2x1 | batch_dims=1
            ScatterElements f2x3 l1x3 f1x3 | axis=0 reduction=add
            ScatterElements f2x3 l1x3 f1x3 | axis=0 reduction=mul
            ScatterElements f2x3 l1x3 f1x3 | axis=0 reduction=max
            ScatterElements f2x3 l1x3 f1x3 | reduction=none
            Scatter f2x3 l1x3 f1x3 | axis=0 @9
            ScatterND f4x3 l2x1 f2x3 | reduction=add
            ScatterND f4x3 l2x1 f2x3 | reduction=mul
            ScatterND f4x3 l2x1 f2x3 | reduction=min
            ScatterND f4x3 l2x1 f2x3 | reduction=none
            Slice f4x3 [0,1] [2,3] [0,1] [1,1]
            Slice f4x3 [3] [-9] [0] [-1]
            Slice [1,2,3,4] [0] [2]
            Slice f4x3 | starts=[0] ends=[2] axes=[1] @9
            NonZero f2x3
            OneHot l3 [4] F2 | axis=-1
            OneHot l3 [4] [0,1] | axis=0
            TopK f2x5 [2] | axis=1 largest=1 sorted=1 >2
            TopK f2x5 [2] | axis=1 largest=0 sorted=0 >2
            TopK f2x5 | k=2 axis=1 @7 >2
            Trilu f3x3 [1] | upper=0
            Trilu f3x3 | upper=1
            Compress f3x2 b3 | axis=0
            Compress f3x2 b4
            Constant | value_float=1.5
            Constant | value_floats=(1.5,2.5)
            Constant | value_int=3
            Constant | value_ints=[1,2]
            Constant | value=TENSOR
            ConstantOfShape [2,3] | value=TENSOR
            ConstantOfShape l2
            Shape f2x3x4 | start=1 end=-1
            Size f2x3
            Range [0] [5] [2]
            Range =0.0 =1.0 =0.25
            EyeLike f3x3 | k=1 dtype=1
            EyeLike f3x4
            RandomNormalLike f2x3 | mean=1.0 scale=2.0 dtype=1 seed=1
            RandomUniformLike f2x3 | low=1.0 high=2.0
            ReduceSum f2x3 [1] | keepdims=0
            ReduceSum f2x3 | noop_with_empty_axes=1
            ReduceMean f2x3 | axes=[0] keepdims=1 @13
            ReduceMax f2x3 [0,1]
            ReduceMin l2x3 [0]
            ReduceProd f2x3 [-1]
            ReduceL1 f2x3 [0]
            ReduceL2 f2x3 [0]
            ReduceLogSum f2x3 [0]
            ReduceLogSumExp f2x3 [0]
            ReduceSumSquare f2x3 [0]
            ArgMax f2x3 | axis=1 keepdims=0 select_last_index=1
            ArgMin f2x3 | axis=0
            CumSum f2x3 [1] | exclusive=1 reverse=1
            CumSum f2x3 [0]
            CumProd f2x3 [0] @23
            MatMul f2x3 F3x2
            MatMul f2x3x4 f4
            Gemm f2x3 F4x3 F4 | transB=1 alpha=0.5 beta=2.0
            Gemm f3x2 f3x4 | transA=1
            Gemm f2x3 F3x4 F4 | broadcast=1 @7
            Einsum f2x3 f3x4 | equation=ij,jk->ik
            Det f3x3
            Conv f1x2x5x5 F3x2x3x3 F3 | kernel_shape=[3,3] pads=[1,1,1,1] strides=[1,1] dilations=[1,1] group=1
            Conv f1x2x6 F4x1x3 | group=2 auto_pad=SAME_UPPER strides=[2]
            Conv f1x2x6 F4x2x2 | auto_pad=SAME_LOWER
            Conv f1x1x3x3x3 F1x1x2x2x2 | auto_pad=VALID
            Conv f1x2x5x5 F3x2x3x3 | pads=[0,1,2,1]
            ConvTranspose f1x2x4x4 F2x3x3x3 F3 | strides=[2,2] output_padding=[1,1] pads=[1,1,1,1]
            ConvTranspose f1x2x4x4 F2x3x3x3 | strides=[2,2] output_shape=[8,8]
            ConvTranspose f1x2x4 F2x3x3 | strides=[2] auto_pad=SAME_UPPER
            ConvTranspose f1x2x4 F2x3x3 | pads=[0,1]
            MaxPool f1x2x5x5 | kernel_shape=[3,3] strides=[2,2] pads=[1,1,1,1] ceil_mode=1 dilations=[1,1] >2
            MaxPool f1x2x7 | kernel_shape=[3] auto_pad=SAME_UPPER storage_order=0
            MaxPool f1x2x5x5 | kernel_shape=[2,2] pads=[0,1,1,0]
            AveragePool f1x2x5x5 | kernel_shape=[3,3] pads=[1,1,1,1] count_include_pad=1
            AveragePool f1x2x5x5 | kernel_shape=[3,3] pads=[1,0,0,1] ceil_mode=1
            AveragePool f1x2x7 | kernel_shape=[3] auto_pad=SAME_LOWER
            AveragePool f1x2x7x7 | kernel_shape=[2,2] dilations=[2,2] @19
            LpPool f1x2x5x5 | kernel_shape=[2,2] p=2 strides=[2,2]
            LpPool f1x2x5 | kernel_shape=[2] p=3 pads=[1,0]
            GlobalAveragePool f1x2x4x4
            GlobalMaxPool f1x2x4
            Resize f1x1x4x4 - - [1,1,6,6] | mode=linear coordinate_transformation_mode=align_corners
            Resize f1x1x4x4 - - [1,1,6,6] | mode=cubic cubic_coeff_a=-0.75 exclude_outside=1
            Resize f1x1x4x4 - - [6,6] | mode=linear axes=[2,3] keep_aspect_ratio_policy=not_larger
            Resize f1x1x4x4 - - [2,2] | mode=linear antialias=1 axes=[2,3]
            Resize f1x1x4x4 - - [2,2] | mode=cubic antialias=1 axes=[2,3] coordinate_transformation_mode=half_pixel
            Resize f1x1x4x4 - - [7,7] | mode=nearest nearest_mode=floor axes=[2,3] coordinate_transformation_mode=asymmetric
            Resize f1x1x4x4 - - [7,7] | mode=nearest nearest_mode=ceil axes=[2,3] coordinate_transformation_mode=half_pixel
            Resize f1x1x4x4 - - [7,7] | mode=nearest nearest_mode=round_prefer_ceil axes=[2,3] coordinate_transformation_mode=pytorch_half_pixel
            Resize f1x1x4x4 - - [7,7] | mode=linear axes=[2,3] coordinate_transformation_mode=half_pixel_symmetric
            Resize f1x1x4x4 F8 SCALES | mode=linear coordinate_transformation_mode=tf_crop_and_resize extrapolation_value=1.0
            Resize f1x1x4x4 - SCALES | mode=nearest
            Resize f1x1x4x4 SCALES | mode=nearest @10
            Upsample f1x1x4x4 SCALES | mode=nearest @9
            Upsample f1x1x4x4 | mode=linear scales=(1.0,1.0,2.0,2.0) @7
            GridSample f1x1x4x4 f1x2x2x2 | mode=linear padding_mode=zeros align_corners=1
            GridSample f1x1x4x4 f1x2x2x2 | mode=nearest padding_mode=border
            GridSample f1x1x4x4 f1x2x2x2 | mode=cubic padding_mode=reflection
            BatchNormalization f2x3x4 F3 F3 F3 F3 | epsilon=0.1 momentum=0.9
            BatchNormalization f2x3x4 F3 F3 F3 F3 | training_mode=1 @15
            BatchNormalization f2x3x4 F3 F3 F3 F3 | spatial=1 is_test=1 @7
            InstanceNormalization f2x3x4 F3 F3 | epsilon=0.1
            GroupNormalization f2x4x3 F4 F4 | num_groups=2 epsilon=0.1
            GroupNormalization f2x4x3 F2 F2 | num_groups=2 @18
            LayerNormalization f2x3x4 F4 F4 | axis=-1 epsilon=0.1 stash_type=1
            LayerNormalization f2x3x4 F3x4 | axis=1 >3
            RMSNormalization f2x3x4 F4 | axis=-1 epsilon=0.1 @23
            LRN f1x4x3x3 | size=3 alpha=0.1 beta=0.7 bias=1.0
            MeanVarianceNormalization f1x2x3x3 | axes=[0,2,3]
            LpNormalization f2x3 | axis=1 p=2
            LpNormalization f2x3 | axis=1 p=1
            LSTM f3x2x4 F1x12x4 F1x12x3 F1x24 | hidden_size=3 >3
            LSTM f3x2x4 F2x12x4 F2x12x3 F2x24 - F2x2x3 F2x2x3 | hidden_size=3 direction=bidirectional >3
            LSTM f3x2x4 F1x12x4 F1x12x3 F1x24 LENGTHS - - F1x9 | hidden_size=3 direction=reverse >3
            LSTM f2x3x4 F1x12x4 F1x12x3 | hidden_size=3 layout=1 clip=5.0 input_forget=1 >3
            LSTM f3x2x4 F1x12x4 F1x12x3 | hidden_size=3 activations=Sigmoid|Tanh|Relu >3
            GRU f3x2x4 F1x9x4 F1x9x3 F1x18 | hidden_size=3 linear_before_reset=1 >2
            GRU f3x2x4 F1x9x4 F1x9x3 F1x18 | hidden_size=3 linear_before_reset=0 >2
            GRU f3x2x4 F2x9x4 F2x9x3 F2x18 LENGTHS F2x2x3 | hidden_size=3 direction=bidirectional >2
            GRU f3x2x4 F1x9x4 F1x9x3 | hidden_size=3 activations=HardSigmoid|Softsign >2
            RNN f3x2x4 F1x3x4 F1x3x3 F1x6 | hidden_size=3 >2
            RNN f3x2x4 F1x3x4 F1x3x3 F1x6 LENGTHS F1x2x3 | hidden_size=3 activations=Relu >2
            RNN f3x2x4 F1x3x4 F1x3x3 | hidden_size=3 activations=HardSigmoid >2
            RNN f3x2x4 F1x3x4 F1x3x3 | hidden_size=3 activations=Softsign >2
            RNN f3x2x4 F1x3x4 F1x3x3 | hidden_size=3 activations=Softplus >2
            Attention f1x2x3x4 f1x2x3x4 f1x2x3x4 | scale=0.5 @23
            Attention f1x2x3x4 f1x2x3x4 f1x2x3x4 b3x3 | is_causal=1 softcap=5.0 @23
            Attention f1x3x8 f1x3x8 f1x3x8 f3x3 | q_num_heads=2 kv_num_heads=2 @23
            Attention f1x3x8 f1x3x4 f1x3x4 | q_num_heads=4 kv_num_heads=2 qk_matmul_output_mode=0 >4 @23
            Attention f1x2x3x4 f1x2x3x4 f1x2x3x4 - f1x2x2x4 f1x2x2x4 | softmax_precision=1 >3 @23
            """;

    private final Message graph = new Message();
    private int inputs;
    private int nodes;

    private OnnxSeeds() {}

    /// The lines, and the models that they stand for.
    static Map<String, byte[]> all() throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (String line : LINES.lines().toList()) {
            all.put(line, new OnnxSeeds().model(line));
        }
        return all;
    }

    private byte[] model(String line) throws IOException {
        long opset = line.contains("@") ? Long.parseLong(line.replaceAll(".*@(\\d+).*", "$1")) : 21;
        List<String> parts = List.of(line.split(" ; "));
        for (String part : parts.subList(0, parts.size() - 1)) {
            String result = "n" + nodes;
            graph.nested(1, node(part).text(2, result));
            nodes++;
        }
        int outputs =
                line.contains(" >") ? Integer.parseInt(line.replaceAll(".* >(\\d).*", "$1")) : 1;
        Message last = node(parts.getLast());
        for (int i = 0; i < outputs; i++) {
            last.text(2, "o" + i);
            graph.nested(12, value("o" + i, DType.FLOAT32));
        }
        graph.nested(1, last);
        Message model = new Message().number(1, 8).nested(7, graph).nested(8, set("", opset));
        if (line.startsWith("own.")) {
            model.nested(8, set("own", 1)).nested(25, function(opset));
        }
        var out = new ByteArrayOutputStream();
        model.writeTo(out);
        return out.toByteArray();
    }

    private static Message set(String domain, long version) {
        return new Message().text(1, domain).number(2, version);
    }

    /// `Slope(x) = leakyRelu(x + x, alpha)`.
    private static Message function(long opset) {
        Message sum = new Message().text(1, "x").text(1, "x").text(2, "t").text(4, "Add");
        Message reference = new Message().text(1, "alpha").text(21, "slope").number(20, 1);
        Message relu = new Message().text(1, "t").text(2, "y").text(4, "LeakyRelu");
        return new Message()
                .text(1, "Slope")
                .text(4, "x")
                .text(5, "y")
                .text(6, "slope")
                .nested(7, sum)
                .nested(7, relu.nested(5, reference))
                .nested(9, set("", opset))
                .text(10, "own");
    }

    private Message node(String text) {
        boolean behind = false;
        List<String> words = List.of(text.split(" "));
        Message node = new Message();
        for (String word : words.subList(1, words.size())) {
            if (word.equals("|")) {
                behind = true;
            } else if (word.startsWith(">") || word.startsWith("@")) {
                continue;
            } else if (behind) {
                int at = word.indexOf('=');
                String name = word.substring(0, at);
                node.nested(5, attribute(name, word.substring(at + 1)).text(1, name));
            } else {
                node.text(1, input(word));
            }
        }
        String type = words.getFirst();
        return type.startsWith("own.")
                ? node.text(4, type.substring(4)).text(7, "own")
                : node.text(4, type);
    }

    private String input(String word) {
        String name = "i" + inputs++;
        switch (word.charAt(0)) {
            case '-' -> {
                return "";
            }
            case 'n' -> {
                return word;
            }
            case 'N' -> graph.nested(5, numbers(longs(word)).text(8, name));
            case '[' -> keep(name, Obor.tensor(longs(word)));
            case '=' -> keep(name, Obor.tensor(Float.parseFloat(word.substring(1))));
            case 'F' -> keep(name, Obor.rand(sizes(word)));
            case 'T' -> keep(name, Obor.tensor(true));
            case 'S' -> keep(name, Obor.tensor(1f, 1f, 2f, 1.5f));
            case 'L' -> keep(name, Obor.tensor(3L, 2L).to(DType.INT32));
            case 'l' -> graph.nested(11, value(name, DType.INT64, sizes(word)));
            case 'b' -> graph.nested(11, value(name, DType.BOOL, sizes(word)));
            default -> graph.nested(11, value(name, DType.FLOAT32, sizes(word)));
        }
        return name;
    }

    private void keep(String name, Tensor tensor) {
        graph.nested(5, tensor(tensor).text(8, name));
    }

    private static Message tensor(Tensor tensor) {
        Message t = new Message();
        for (long size : tensor.shape().toArray()) {
            t.number(1, size);
        }
        return t.number(2, ElementKind.of(tensor.dtype()).number()).bytes(9, Elements.of(tensor));
    }

    /// A tensor of numbers in place of bytes.
    ///
    /// @param parts ONNX's type of elements, the field they stand in, and its own numbers
    private static Message numbers(long[] parts) {
        int field = (int) parts[1];
        Message t = new Message().number(1, parts.length - 2).number(2, parts[0]);
        for (int i = 2; i < parts.length; i++) {
            if (field == 4) {
                t.real(4, parts[i]);
            } else {
                t.number(field, parts[i]);
            }
        }
        return t;
    }

    private static Message value(String name, DType dtype, long... sizes) {
        Message shape = new Message();
        for (long size : sizes) {
            shape.nested(1, new Message().number(1, size));
        }
        Message tensor = new Message().number(1, ElementKind.of(dtype).number()).nested(2, shape);
        return new Message().text(1, name).nested(2, new Message().nested(1, tensor));
    }

    private static long[] sizes(String word) {
        return word.length() == 1 ? new long[0] : longs(word.replace('x', ','));
    }

    /// Numbers between commas, behind one letter or bracket.
    private static long[] longs(String word) {
        String[] parts = word.substring(1).replace("]", "").split(",");
        return Arrays.stream(parts).mapToLong(Long::parseLong).toArray();
    }

    private static Message attribute(String name, String text) {
        Message m = new Message();
        if (name.equals("activations")) {
            for (String item : text.split("\\|")) {
                m.text(9, item);
            }
            return m.number(20, 8);
        }
        if (text.startsWith("[")) {
            for (long item : longs(text)) {
                m.number(8, item);
            }
            return m.number(20, 7);
        }
        if (text.startsWith("(")) {
            for (String item : text.substring(1, text.length() - 1).split(",")) {
                m.real(7, Float.parseFloat(item));
            }
            return m.number(20, 6);
        }
        if (text.equals("TENSOR")) {
            return m.nested(5, tensor(Obor.tensor(1.5f))).number(20, 5);
        }
        if (text.matches("-?[0-9]+")) {
            return m.number(3, Long.parseLong(text)).number(20, 2);
        }
        if (text.matches("-?[0-9]+\\.[0-9]+")) {
            return m.real(2, Float.parseFloat(text)).number(20, 1);
        }
        return m.text(4, text).number(20, 3);
    }
}
