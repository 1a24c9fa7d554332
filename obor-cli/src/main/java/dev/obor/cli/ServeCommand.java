package dev.obor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `obor serve`: answers over HTTP what pictures show.
@Command(
        name = "serve",
        description = "Answer over HTTP, with a model of 'obor train --save' or an ONNX file.",
        footer = {
            "",
            "GET / tells what the model is; POST /predict takes the bytes of a picture and answers",
            "with JSON. An ONNX file is asked with numbers, too: JSON, {\"inputs\": [[1, 2]]} or",
            "{\"inputs\": {\"x\": [[1, 2]]}} with the names of its inputs, is answered by its outputs,",
            "where the request's Content-Type is application/json. It listens on this machine alone unless --host says otherwise; it has no",
            "passwords and no encryption: put a proxy that has both in front. Ctrl-C ends it.",
            "",
            "Example: obor serve digits.safetensors",
            "         curl --data-binary @seven.png http://127.0.0.1:8080/predict",
            "         obor serve model.onnx",
            "         curl -H 'Content-Type: application/json' -d '{\"inputs\": [[1.5, 2]]}' \\",
            "           http://127.0.0.1:8080/predict"
        })
final class ServeCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "MODEL", description = "A saved model.")
    private Path model = Path.of("");

    @Option(
            names = "--host",
            paramLabel = "NAME",
            defaultValue = "127.0.0.1",
            description = "The address to listen at (default: ${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "The port; 0 takes one that is free (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--max-bytes",
            paramLabel = "N",
            defaultValue = "10000000",
            description = "The largest request in bytes (default: ${DEFAULT-VALUE}).")
    private int maxBytes;

    @Option(
            names = "--max-pixels",
            paramLabel = "N",
            defaultValue = "25000000",
            description = "The largest picture in pixels (default: ${DEFAULT-VALUE}).")
    private long maxPixels;

    @Option(
            names = "--max-requests",
            paramLabel = "N",
            defaultValue = "16",
            description =
                    "How many are answered at a time; more are told to come back"
                            + " (default: ${DEFAULT-VALUE}).")
    private int maxRequests;

    @Mixin private final OnnxPictures.Options onnx = new OnnxPictures.Options();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > 65535 || maxBytes < 1 || maxPixels < 1 || maxRequests < 1) {
            throw new ParameterException(
                    spec.commandLine(), "ports are from 0 to 65535, limits at least 1");
        }
        var limits = new PredictionServer.Limits(maxBytes, maxPixels, maxRequests);
        PictureModel saved = PictureModel.load(model, onnx);
        PrintWriter out = spec.commandLine().getOut();
        try (var server = PredictionServer.start(saved, host, port, limits)) {
            out.println("http://" + host + ":" + server.port() + "/predict");
            out.println("Ctrl-C ends it.");
            out.flush();
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(60_000);
            }
        }
        return 0;
    }
}
