package dev.obor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.base.DType;
import dev.obor.io.Json;
import dev.obor.nn.Linear;
import dev.obor.nn.Sequential;
import dev.obor.onnx.Onnx;
import dev.obor.vision.io.Images;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionServerTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private SavedModel model;
    private PredictionServer server;

    @BeforeEach
    void start() throws IOException {
        Obor.manualSeed(0);
        DataName data = DataName.of("synthetic");
        Sequential network = ModelKind.LOGISTIC.build(data.side(), 3);
        network.eval();
        model = new SavedModel(ModelKind.LOGISTIC, data, List.of("a", "b", "c"), network);
        var limits = new PredictionServer.Limits(5000, 10_000, 1);
        server = PredictionServer.start(model, "127.0.0.1", 0, limits);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> predict(byte[] body) throws Exception {
        return send(at("/predict").POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static byte[] picture(long rows, long columns) {
        return Images.encodePng(Obor.zeros(DType.UINT8, 1, rows, columns));
    }

    @Test
    void aPictureIsAnsweredAsOnTheCommandLine() throws Exception {
        byte[] png = Images.encodePng(Obor.randint(0, 256, 1, 40, 30).to(DType.UINT8));
        HttpResponse<String> response = predict(png);
        assertEquals(200, response.statusCode(), response.body());
        Map<?, ?> answer = (Map<?, ?>) Json.parse(response.body());
        float[] shares = model.classify(GreyImage.decode(png, 10_000));
        List<?> classes = (List<?>) answer.get("classes");
        assertEquals(3, classes.size());
        int best = Evaluation.best(shares, 0, 3);
        assertEquals(model.classes().get(best), answer.get("class"));
        assertEquals(shares[best], (double) answer.get("probability"), 1e-7);
        assertTrue(send(at("/").GET()).body().contains("\"classes\":[\"a\",\"b\",\"c\"]"));
    }

    /// Numbers go in and come out as JSON, named or not; what does not fit is the sender's mistake.
    @Test
    void anOnnxFileComputesWithNumbers(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("line.onnx");
        var line = new Linear(2, 1);
        try (var _ = Obor.noGrad()) {
            line.weight.copy_(Obor.tensor(new float[][] {{2, 3}}));
            line.bias.fill_(1);
        }
        Onnx.export(
                line.eval(),
                file,
                List.of(Obor.ones(1, 2)),
                o -> o.dynamicBatch().inputNames("x").outputNames("y"));
        server.close();
        var limits = new PredictionServer.Limits(5000, 10_000, 4);
        server =
                PredictionServer.start(
                        PictureModel.load(file, new OnnxPictures.Options()),
                        "127.0.0.1",
                        0,
                        limits);
        assertEquals(
                "{\"outputs\":{\"y\":[[9.0],[1.0]]}}", json("{\"inputs\": [[1, 2], [0, 0]]}", 200));
        assertEquals("{\"outputs\":{\"y\":[[6.0]]}}", json("{\"inputs\": {\"x\": [[1, 1]]}}", 200));
        assertTrue(json("{\"inputs\": [[1, 2, 3]]}", 400).contains("error"));
        assertTrue(json("{\"inputs\": [[1, 2], [3]]}", 400).contains("equally long"));
        assertTrue(json("{\"inputs\": {\"z\": [[1, 1]]}}", 400).contains("x"));
        assertTrue(json("{\"inputs\": ", 400).contains("no JSON"));
        assertTrue(json("[1]", 400).contains("inputs"));
        assertTrue(predict(picture(8, 8)).body().contains("takes no pictures"));
        assertTrue(send(at("/").GET()).body().contains("x: float32"));
    }

    private String json(String body, int code) throws Exception {
        HttpResponse<String> response =
                send(
                        at("/predict")
                                .header("Content-Type", "application/json; charset=utf-8")
                                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertEquals(code, response.statusCode(), response.body());
        return response.body().strip();
    }

    @Test
    void whatIsTooMuchOrNoPictureIsRefused() throws Exception {
        byte[] text = "no picture".getBytes(StandardCharsets.UTF_8);
        assertEquals(400, predict(text).statusCode());
        assertEquals(400, predict(new byte[0]).statusCode());
        assertEquals(413, predict(new byte[5001]).statusCode());
        HttpResponse<String> large = predict(picture(101, 100));
        assertEquals(400, large.statusCode());
        assertTrue(large.body().contains("pixels"), large.body());
        assertEquals(404, send(at("/other").GET()).statusCode());
        assertEquals(405, send(at("/predict").GET()).statusCode());
        assertEquals(200, predict(picture(100, 100)).statusCode());
    }

    @Test
    void moreRequestsThanAllowedAreToldToComeBack() throws Exception {
        try (var slow = new Socket("127.0.0.1", server.port())) {
            String head = "POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n";
            slow.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            slow.getOutputStream().flush();
            int code = 0;
            for (int i = 0; i < 200 && code != 503; i++) {
                Thread.sleep(10);
                code = predict(picture(8, 8)).statusCode();
            }
            assertEquals(503, code);
        }
    }

    @Test
    void aTakenPortIsSaid() {
        var limits = new PredictionServer.Limits(1, 1, 1);
        var error =
                assertThrows(
                        IOException.class,
                        () -> PredictionServer.start(model, "127.0.0.1", server.port(), limits));
        assertTrue(error.getMessage().contains("--port 0"), error.getMessage());
    }
}
