package dev.obor.examples.service;

import java.nio.file.Path;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PredictController {
    private final Classifier classifier = new Classifier(Path.of("photos.pt"));

    @PostMapping("/predict")
    Classifier.Answer predict(@RequestBody byte[] picture) {
        return classifier.classify(picture);
    }
}
