package dev.obor.examples.service;

import dev.obor.base.ValueError;
import java.nio.file.Path;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PredictController {
    private final Classifier classifier = new Classifier(Path.of("photos.pt"));

    @PostMapping("/predict")
    Classifier.Answer predict(@RequestBody byte[] picture) {
        return classifier.classify(picture);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String noPicture(ValueError e) {
        return e.getMessage();
    }
}
