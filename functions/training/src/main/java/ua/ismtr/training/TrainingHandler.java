package ua.ismtr.training;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import ua.ismtr.aws.Clients;
import ua.ismtr.config.Environment;
import ua.ismtr.http.HttpFunction;
import ua.ismtr.json.Json;
import ua.ismtr.queue.QueueFunction;

/** The function of the weekly schedule, of the administrators' routes, and of the trainings that they ask for. */
public final class TrainingHandler implements RequestStreamHandler {
    private final Training training;
    private final QueueFunction queue;
    private final HttpFunction http;

    /** Wires the function from its environment. */
    public TrainingHandler() {
        this(Wiring.of(TrainingConfig.read(Environment.ofProcess()), Clients.ofProcess()));
    }

    private TrainingHandler(Wiring wiring) {
        this(wiring.training(), wiring.api());
    }

    TrainingHandler(Training training, ModelsApi api) {
        this.training = training;
        this.queue = QueueFunction.oneByOne(message -> training.run());
        this.http = new HttpFunction(api::answer);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        byte[] bytes = event.readAllBytes();
        JsonNode json = Json.MAPPER.readTree(bytes);
        if (json.has("routeKey")) {
            http.handle(new ByteArrayInputStream(bytes), answer);
        } else if (json.has("Records")) {
            queue.handle(new ByteArrayInputStream(bytes), answer, context);
        } else {
            training.run();
        }
    }
}
