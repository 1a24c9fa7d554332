package dev.obor.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.Index;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DTypeError;
import dev.obor.nn.Flatten;
import dev.obor.nn.Module;
import dev.obor.nn.Sigmoid;
import dev.obor.nn.Softmax;
import dev.obor.progress.Tqdm;
import dev.obor.vision.ImageDataset;
import dev.obor.vision.Mnist;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows of document 004 that come out exactly.
class FirstNeuralNetworkTest {
    /// What the document's network answered for image 13.
    private static final double[] OUTPUTS = {
        -0.2600, 0.1508, 0.0664, -0.0762, -0.0020, -0.0805, -0.3462, -0.2443, 0.2733, -0.0991
    };

    @TempDir private Path plots;

    private final FirstNeuralNetwork program = new FirstNeuralNetwork();

    /// Image 13 of MNIST, as document 004 prints it.
    private static String printedImage() throws IOException {
        try (var in = FirstNeuralNetworkTest.class.getResourceAsStream("image-13.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /// The images: those of MNIST, else 20 times the one that the document prints.
    private static Tensor data() throws IOException {
        if (MnistData.folder().isPresent()) {
            return Mnist.train(MnistData.folder().get()).data();
        }
        String numbers = printedImage().replace("dtype=torch.uint8", "");
        byte[] bytes = new byte[20 * 784];
        String[] parts = numbers.replaceAll("[^0-9]+", " ").strip().split(" ");
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(parts[i % 784]);
        }
        return Obor.fromArray(bytes, Obor.uint8, 20, 28, 28);
    }

    @Test
    void row004_01_aBarAroundALoop() {
        List<Integer> seen = new ArrayList<>();
        for (int i : Tqdm.trange(5, o -> o.desc("digits"))) {
            seen.add(i);
        }
        assertEquals(List.of(0, 1, 2, 3, 4), seen);
    }

    @Test
    void row004_02_theTransformAppliesToTheSamples() {
        ImageDataset training = program.trainingData(new Setup(MnistData.folder(), plots));
        assertEquals(Obor.uint8, training.data().dtype());
        Tensor image = training.get(13).x();
        assertEquals("torch.Size([1, 28, 28]) torch.float32", image.shape() + " " + image.dtype());
        assertTrue(image.squeeze(0).equal(training.data().get(13).toFloat().div(255)));
    }

    @Test
    void row004_03_shapeOfAllImages() throws IOException {
        long n = MnistData.folder().isPresent() ? 60_000 : 20;
        assertEquals("torch.Size([" + n + ", 28, 28])", data().shape().toString());
    }

    @Test
    void row004_04_anImageAsIntegers() throws IOException {
        String text = data().get(13).toString();
        assertEquals(Output.collapsed(printedImage()), Output.collapsed(text));
        assertEquals(57, text.lines().count());
        assertTrue(text.endsWith("]],\n       dtype=torch.uint8)"), text);
    }

    @Test
    void row004_05_threePictures() {
        var setup = new Setup(java.util.Optional.empty(), plots);
        String text = Output.of(() -> program.look(setup, program.trainingData(setup)));
        for (String name : new String[] {"image-13", "image-13-binary", "image-13-binary-r"}) {
            assertTrue(plots.resolve(name + ".png").toFile().isFile(), text);
        }
    }

    @Test
    void row004_06_labelAsTensorAndAsNumber() {
        Tensor targets =
                MnistData.folder()
                        .map(folder -> Mnist.train(folder).targets())
                        .orElseGet(() -> Obor.full(new long[] {14}, 6L));
        assertEquals("tensor(6)", targets.get(13).toString());
        assertEquals(6, targets.get(13).itemLong());
        assertEquals(Obor.int64, targets.dtype());
    }

    @Test
    void row004_07_flattenBytes() throws IOException {
        Tensor flat = new Flatten().call(data().get(Index.to(13)));
        assertEquals("torch.Size([13, 784])", flat.shape().toString());
        assertEquals(
                """
                tensor([[0, 0, 0,  ..., 0, 0, 0],
                        [0, 0, 0,  ..., 0, 0, 0],
                        [0, 0, 0,  ..., 0, 0, 0],
                        ...,
                        [0, 0, 0,  ..., 0, 0, 0],
                        [0, 0, 0,  ..., 0, 0, 0],
                        [0, 0, 0,  ..., 0, 0, 0]], dtype=torch.uint8)\
                """,
                flat.toString());
    }

    @Test
    void row004_08_theSmallestModule() throws IOException {
        Tensor data = data();
        String text = Output.of(() -> program.flatten(data));
        assertTrue(text.contains("\nThreeBlue\nFlatten(start_dim=1, end_dim=-1)\ntensor([["), text);
    }

    @Test
    void row004_09_aSequentialInsideAModule() {
        assertEquals(
                """
                ThreeBlue(
                  (flatten): Flatten(start_dim=1, end_dim=-1)
                  (layers): Sequential(
                    (0): Linear(in_features=784, out_features=10, bias=True)
                  )
                )\
                """,
                program.biggerNetwork().toString());
    }

    @Test
    void row004_10_bytesIntoAFloatLayerFail() throws IOException {
        Tensor data = data().get(Index.to(20));
        Module mon = program.biggerNetwork();
        var error = assertThrows(DTypeError.class, () -> mon.call(data));
        String message = String.valueOf(error.getMessage());
        assertTrue(
                message.startsWith(
                        "mat1 and mat2 must have the same dtype, but got Byte and Float\n"
                                + "  in layers.0 of ThreeBlue: "),
                message);
    }

    @Test
    void row004_11_maximum() throws IOException {
        assertEquals(255, data().max().itemLong());
        assertEquals("tensor(255, dtype=torch.uint8)", data().max().toString());
    }

    @Test
    void row004_12_allImages() throws IOException {
        Obor.manualSeed(0);
        boolean real = MnistData.folder().isPresent();
        Tensor images = real ? data().div(255) : Obor.rand(200, 28, 28);
        Tensor out = program.biggerNetwork().call(images);
        long n = real ? 60_000 : 200;
        assertEquals("torch.Size([" + n + ", 10])", out.shape().toString());
        String text = out.toString();
        assertEquals(8, text.lines().count());
        assertTrue(text.startsWith("tensor([["), text);
        assertTrue(text.endsWith("]],\n       grad_fn=<AddmmBackward0>)"), text);
    }

    @Test
    void row004_13_oneImageWithItsDimension() throws IOException {
        Obor.manualSeed(0);
        Tensor data = data().get(Index.slice(13, 14)).div(255);
        String text = program.biggerNetwork().call(data).toString();
        // PyTorch 2.13, seed 0: conformance/python/mnist_runs.py, 004-image-13.
        assertEquals(
                """
                tensor([[ 0.3395,  0.2620,  0.0370, -0.3336,  0.1381, -0.0835, -0.1353,  0.1927,
                          0.0362,  0.0617]], grad_fn=<AddmmBackward0>)\
                """,
                text);
    }

    @Test
    void row004_14_predictedClass() {
        assertEquals("tensor([8])", outputs().argmax(1).toString());
    }

    @Test
    void row004_15_sigmoid() {
        assertEquals(
                """
                tensor([[0.4354, 0.5376, 0.5166, 0.4810, 0.4995, 0.4799, 0.4143, 0.4392, 0.5679,
                         0.4752]])\
                """,
                new Sigmoid().call(outputs()).toString());
    }

    @Test
    void row004_16_softmax() {
        assertEquals(
                """
                tensor([[0.0807, 0.1216, 0.1118, 0.0969, 0.1044, 0.0965, 0.0740, 0.0819, 0.1375,
                         0.0947]])\
                """,
                new Softmax(1).call(outputs()).toString());
        // The sum is 1 or the next number below it: the last bit decides between two texts.
        assertEquals("tensor(1.)", Obor.tensor(1f).toString());
        assertEquals("tensor(1.0000)", Obor.tensor(Math.nextDown(1f)).toString());
    }

    @Test
    void row004_17_callRunsTheHooksAndForwardDoesNot() {
        Module mon = program.biggerNetwork();
        int[] calls = new int[1];
        mon.registerForwardHook((module, input, output) -> {
            calls[0]++;
            return null;
        });
        Tensor x = Obor.rand(1, 28, 28);
        assertTrue(mon.call(x).equal((Tensor) mon.forward(x)));
        assertEquals(1, calls[0]);
    }

    @Test
    void theProgramRunsFromBeginningToEnd() {
        assumeTrue(MnistData.folder().isEmpty(), "tested row by row on the real data");
        String text = Output.of(() -> program.run(new Setup(java.util.Optional.empty(), plots)));
        assertTrue(text.contains("grad_fn=<SoftmaxBackward0>)"), text);
    }

    private static Tensor outputs() {
        return Obor.tensor(OUTPUTS).view(1, 10);
    }
}
