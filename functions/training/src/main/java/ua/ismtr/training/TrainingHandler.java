package ua.ismtr.training;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import ua.ismtr.aws.Clients;
import ua.ismtr.config.Environment;
import ua.ismtr.json.Json;
import ua.ismtr.models.DynamoCorrections;
import ua.ismtr.models.S3Models;
import ua.ismtr.queue.QueueFunction;
import ua.ismtr.telemetry.Invocation;
import ua.ismtr.topics.TopicModel;
import ua.ismtr.topics.training.Trainer;

/** The function of the weekly schedule and of the trainings that administrators ask for. */
public final class TrainingHandler implements RequestStreamHandler {
    private final Training training;
    private final QueueFunction queue;

    /** Wires the function from its environment. */
    public TrainingHandler() {
        this(TrainingConfig.read(Environment.ofProcess()), Clients.ofProcess());
    }

    private TrainingHandler(TrainingConfig config, Clients clients) {
        this(new Training(
                new S3Models(clients.s3(), config.modelsBucket()),
                new DynamoCorrections(clients.dynamo(), config.correctionsTable()),
                TopicModel.packaged(),
                Packaged.corpus(),
                Packaged.gold(),
                corpus -> new Trainer().train(corpus),
                Clock.systemUTC()));
    }

    TrainingHandler(Training training) {
        this.training = training;
        this.queue = QueueFunction.oneByOne(message -> training.runAsked());
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation.begin(context);
        byte[] bytes = event.readAllBytes();
        JsonNode json = Json.MAPPER.readTree(bytes);
        if (json.has("Records")) {
            queue.handle(new ByteArrayInputStream(bytes), answer, context);
        } else {
            training.runScheduled();
        }
    }
}
